#include "ash-web-load.h"

#include <gmodule.h>

/* Beside the program while it runs from its build folder, where a test says, else where it was
 * installed. */
static char *
module_path (void)
{
  const char *told = g_getenv ("ASHLAR_MODULE_DIR");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;
  g_autofree char *beside = folder != NULL ? g_build_filename (folder, "ash-web.so", NULL) : NULL;

  if (beside != NULL && g_file_test (beside, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&beside);
  return g_build_filename (told != NULL ? told : ASH_MODULE_DIR, "ash-web.so", NULL);
}

/**
 * ash_web_load:
 * @symbol: the name of a table of functions that the module exports
 *
 * The module is loaded once and never unloaded.
 *
 * Returns: (transfer none) (nullable): the table
 */
gconstpointer
ash_web_load (const char *symbol, GError **error)
{
  static GModule *module;
  gpointer table;

  if (module == NULL)
    {
      g_autofree char *path = module_path ();

      module = g_module_open_full (path, G_MODULE_BIND_LOCAL, error);
      if (module == NULL)
        return NULL;
      g_module_make_resident (module);
    }
  if (g_module_symbol (module, symbol, &table))
    return table;
  g_set_error (error, G_MODULE_ERROR, G_MODULE_ERROR_FAILED, "%s", g_module_error ());
  return NULL;
}
