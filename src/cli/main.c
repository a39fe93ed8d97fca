#include "cli.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>

static const CliVerb *const VERBS[] = {
  &VERB_IMPORT,    &VERB_INFO,    &VERB_APPLY,  &VERB_PROPOSE, &VERB_FRAMEWORK, &VERB_FIND,
  &VERB_LEFTOVERS, &VERB_CHECK,   &VERB_EXPORT, &VERB_BADGE,   &VERB_PREVIEW,   &VERB_SPEC,
  &VERB_MATRIX,    &VERB_CONVERT, &VERB_SAMPLE, NULL,
};

static void
print_help (void)
{
  cli_print ("%s", _ ("Ashlar turns a course package into micro-credentials, without a screen."));
  cli_print ("\n%s\n", _ ("Usage: ashlar-cli VERB …"));
  for (guint i = 0; VERBS[i] != NULL; i++)
    cli_print ("  %-9s %s", VERBS[i]->name, _ (VERBS[i]->summary));
  cli_print ("\n%s", _ ("“ashlar-cli VERB --help” says more. Exit: 0 done; 1 something is to be "
                        "fixed (check, or any\nverb with --strict); 2 the command line; 3 the "
                        "input was refused; 4 could not write."));
}

static void
print_verb_help (const CliVerb *verb)
{
  cli_print ("%s.", _ (verb->summary));
  cli_print (_ ("\nUsage: ashlar-cli %s %s\n"), verb->name, verb->synopsis);
  cli_print ("%s", _ (verb->help));
}

static gboolean
asks_help (int argc, char **argv)
{
  for (int i = 0; i < argc && !g_str_equal (argv[i], "--"); i++)
    if (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h"))
      return TRUE;
  return FALSE;
}

/* The output may have been a full disk or a closed pipe. */
static int
flush (int code)
{
  if (fflush (stdout) == 0 || code != CLI_DONE)
    return code;
  cli_say (_ ("The output could not be written."));
  return CLI_NOT_WRITTEN;
}

/* Where the program was built stand the languages too, in a folder for each like the installed. */
static char *
dup_locale_dir (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : g_strdup (".");
  g_autofree char *build = g_build_filename (folder, "..", "..", "meson-info", NULL);

  return g_file_test (build, G_FILE_TEST_IS_DIR) ? g_build_filename (folder, "..", "..", "po", NULL)
                                                 : g_strdup (ASH_LOCALE_DIR);
}

static void
choose_language (void)
{
  g_autofree char *locale_dir = dup_locale_dir ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char **argv)
{
  choose_language ();
  if (argc < 2)
    {
      cli_say (_ ("Say what to do; “ashlar-cli --help” lists it."));
      return CLI_USAGE;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      cli_print ("ashlar-cli %s", ASH_VERSION);
      return flush (CLI_DONE);
    }
  for (guint i = 0; VERBS[i] != NULL; i++)
    {
      if (!g_str_equal (argv[1], VERBS[i]->name))
        continue;
      if (!asks_help (argc - 2, argv + 2))
        return flush (VERBS[i]->run (argc - 2, argv + 2));
      print_verb_help (VERBS[i]);
      return flush (CLI_DONE);
    }
  if (asks_help (argc - 1, argv + 1) || g_str_equal (argv[1], "help"))
    {
      print_help ();
      return flush (CLI_DONE);
    }
  cli_say (_ ("There is nothing called “%s” to do; “ashlar-cli --help” lists what there is."),
           argv[1]);
  return CLI_USAGE;
}
