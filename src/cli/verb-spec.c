#include "cli.h"

#include <ash-lengths.h>
#include <ash-spec.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  char *credential;
  char *out;
  AshSpecOptions options;
} Asked;

typedef gboolean (*WriteFunc) (
    AshStore *store, const char *credential, const Asked *asked, GFile *file, GError **error);

/* One credential of one document into one file. */
static int
write_file (const CliVerb *verb, int argc, char **argv, const Asked *asked, WriteFunc func)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = NULL;
  g_autoptr (AshCredential) credential = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *title = NULL;
  int code = CLI_DONE;

  if (argc != 1)
    return cli_usage (verb, _ ("Name one document."));
  if (asked->out == NULL)
    return cli_usage (verb, _ ("Say with -o which file to write."));
  if (cli_is_same_file (argv[0], asked->out))
    return cli_usage (verb, _ ("The document itself is not written over."));
  store = cli_open (argv[0], &code);
  if (store == NULL)
    return code;
  credential = cli_find_credential (verb, store, asked->credential, &code);
  if (credential == NULL)
    return code;
  if (!cli_can_write_file (asked->out))
    return CLI_NOT_WRITTEN;
  file = g_file_new_for_commandline_arg (asked->out);
  if (!func (store, credential->record.id, asked, file, &error))
    {
      cli_fail (error, CLI_NOT_WRITTEN);
      return CLI_NOT_WRITTEN;
    }
  title = cli_credential_title (store, credential);
  cli_print (_ ("“%s” is in %s."), title, asked->out);
  return CLI_DONE;
}

static gboolean
write_specification (
    AshStore *store, const char *credential, const Asked *asked, GFile *file, GError **error)
{
  g_autoptr (CliProgress) progress = cli_progress_new ();

  ash_desk_read_lengths (store, cli_progress_get (progress), NULL, NULL);
  return ash_desk_write_specification (store, credential, &asked->options, file,
                                       cli_progress_get (progress), error);
}

static gboolean
write_matrix (
    AshStore *store, const char *credential, const Asked *asked, GFile *file, GError **error)
{
  return ash_desk_write_matrix_csv (store, credential, file, error);
}

static int
run_spec (int argc, char **argv)
{
  Asked asked = { 0 };
  gboolean only_map = FALSE;
  const CliOption options[] = {
    { "--credential", NULL, NULL, &asked.credential },
    { "--output", "-o", NULL, &asked.out },
    { "--comments", NULL, &asked.options.with_comments, NULL },
    { "--checks", NULL, &asked.options.with_checks, NULL },
    { "--map", NULL, &only_map, NULL },
    { NULL, NULL, NULL, NULL },
  };

  if (!cli_parse (&VERB_SPEC, options, &argc, argv))
    return CLI_USAGE;
  asked.options.part = only_map ? ASH_SPEC_MAP : ASH_SPEC_WHOLE;
  return write_file (&VERB_SPEC, argc, argv, &asked, write_specification);
}

static int
run_matrix (int argc, char **argv)
{
  Asked asked = { 0 };
  const CliOption options[] = {
    { "--credential", NULL, NULL, &asked.credential },
    { "--output", "-o", NULL, &asked.out },
    { NULL, NULL, NULL, NULL },
  };

  if (!cli_parse (&VERB_MATRIX, options, &argc, argv))
    return CLI_USAGE;
  return write_file (&VERB_MATRIX, argc, argv, &asked, write_matrix);
}

const CliVerb VERB_SPEC = {
  "spec",
  "P.ashlar [--credential NAME] -o FILE.html [--comments] [--checks] [--map]",
  N_ ("Write the specification of a credential, for a committee"),
  N_ ("One file for a browser or a printer: what the sheet says, outcomes, skills, modules,\n"
      "assessment, rubrics, the matrix, the badge, decisions and versions.\n"
      "\n"
      "  --credential NAME   by title, code or ref; needed when there are several\n"
      "  -o, --output FILE   the file to write\n"
      "  --comments          with what people said of it\n"
      "  --checks            with what the checks find\n"
      "  --map               only the course map: modules with outcomes, evidence, activities"),
  run_spec,
};

const CliVerb VERB_MATRIX = {
  "matrix",
  "P.ashlar [--credential NAME] -o FILE.csv",
  N_ ("Write outcomes and evidence as a table for spreadsheets"),
  N_ ("Outcomes are rows, evidence and items columns; I introduced, P practised, A assessed.\n"
      "\n"
      "  --credential NAME   by title, code or ref; needed when there are several\n"
      "  -o, --output FILE   the file to write"),
  run_matrix,
};
