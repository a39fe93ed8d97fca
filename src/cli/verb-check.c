#include "cli.h"

#include <ash-lengths.h>
#include <glib/gi18n-lib.h>

static char *credential_name;
static gboolean as_json, strict;

static int
run (int argc, char **argv)
{
  const CliOption options[] = {
    { "--credential", NULL, NULL, &credential_name },
    { "--json", NULL, &as_json, NULL },
    { "--strict", NULL, &strict, NULL },
    { NULL, NULL, NULL, NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = NULL;
  g_autoptr (AshCredential) credential = NULL;
  g_autoptr (CliProgress) progress = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  int code = CLI_DONE;

  if (!cli_parse (&VERB_CHECK, options, &argc, argv))
    return CLI_USAGE;
  if (argc != 1)
    return cli_usage (&VERB_CHECK, _ ("Name one document."));
  store = cli_open (argv[0], &code);
  if (store == NULL)
    return code;
  if (credential_name != NULL &&
      (credential = cli_find_credential (&VERB_CHECK, store, credential_name, &code)) == NULL)
    return code;
  progress = cli_progress_new ();
  ash_desk_read_lengths (store, cli_progress_get (progress), NULL, NULL);
  findings = ash_desk_check (store, credential != NULL ? credential->record.id : NULL,
                             cli_progress_get (progress), &error);
  g_clear_pointer (&progress, cli_progress_free);
  if (findings == NULL)
    return cli_fail (error, CLI_REFUSED);
  if (as_json)
    {
      g_autoptr (AshJsonWriter) json = ash_json_writer_new ();

      ash_json_writer_begin_object (json, NULL);
      cli_write_findings (json, findings);
      ash_json_writer_end_object (json);
      cli_print_json (json);
    }
  else if (findings->len > 0)
    cli_print_findings (findings);
  else
    cli_print (_ ("Nothing to fix."));
  return cli_has_errors (findings) ? CLI_FINDINGS : CLI_DONE;
}

const CliVerb VERB_CHECK = {
  "check",
  "P.ashlar [--credential NAME] [--json]",
  N_ ("Find what is to be fixed in the credentials"),
  N_ ("Exit 1 when a finding is an error, with or without --strict.\n"
      "\n"
      "  --credential NAME   only this one, by title, code or ref\n"
      "  --json              the findings as JSON"),
  run,
};
