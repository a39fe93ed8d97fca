#include "ash-application.h"

#include <glib/gi18n-lib.h>

#include "ash-settings.h"

int
main (int argc, char **argv)
{
  g_autoptr (AshApplication) application = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  ash_settings_find_schema (program != NULL ? program : argv[0]);
  bindtextdomain (GETTEXT_PACKAGE, ASH_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("ashlar");
  g_set_application_name (_ ("Ashlar"));
  application = ash_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
