#include "ash-application.h"

#include <glib/gi18n-lib.h>

#include "ash-settings.h"

/* Where the program was built stand the languages too, in a folder for each like the installed. */
static char *
dup_locale_dir (const char *program)
{
  g_autofree char *folder = g_path_get_dirname (program);

  return ash_settings_find_schema (program) ? g_build_filename (folder, "..", "..", "po", NULL)
                                            : g_strdup (ASH_LOCALE_DIR);
}

int
main (int argc, char **argv)
{
  g_autoptr (AshApplication) application = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *locale_dir = dup_locale_dir (program != NULL ? program : argv[0]);

  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("ashlar");
  g_set_application_name (_ ("Ashlar"));
  application = ash_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
