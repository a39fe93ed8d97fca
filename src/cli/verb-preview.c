#include "cli.h"

#include <glib/gi18n-lib.h>

static int
write_site (const CliFolder *asked, AshStore *store, const AshCredential *credential)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CliProgress) progress = cli_progress_new ();
  g_autoptr (AshReport) report = NULL;
  g_autofree char *title = cli_credential_title (store, credential);
  g_autofree char *start = g_build_filename (asked->out, "index.html", NULL);

  report = ash_desk_write_site (store, credential->record.id, asked->out,
                                cli_progress_get (progress), &error);
  g_clear_pointer (&progress, cli_progress_free);
  if (report == NULL)
    {
      cli_fail (error, CLI_NOT_WRITTEN);
      return CLI_NOT_WRITTEN;
    }
  if (asked->as_json)
    {
      g_autoptr (AshJsonWriter) json = ash_json_writer_new ();

      ash_json_writer_begin_object (json, NULL);
      ash_json_writer_string (json, "folder", asked->out);
      ash_json_writer_string (json, "start", start);
      ash_json_writer_string (json, "credential", credential->record.id);
      ash_json_writer_string (json, "title", title);
      cli_write_report (json, report);
      ash_json_writer_end_object (json);
      cli_print_json (json);
      return CLI_DONE;
    }
  cli_print (_ ("“%s” as learners see it: open %s in a browser."), title, start);
  cli_print_report (report, TRUE);
  return CLI_DONE;
}

static int
run (int argc, char **argv)
{
  return cli_into_folder (&VERB_PREVIEW, argc, argv, write_site);
}

const CliVerb VERB_PREVIEW = {
  "preview",
  "P.ashlar [--credential NAME] -o DIR [--strict] [--json]",
  N_ ("Write a credential as the site that learners see"),
  N_ ("The site opens in any browser without a network. Its quiz answers can be found by whoever\n"
      "looks.\n"
      "\n"
      "  --credential NAME   by title, code or ref; needed when there are several\n"
      "  -o, --output DIR    the folder to write: new, empty, or an older site\n"
      "  --strict            stop (exit 1) where something is to be fixed\n"
      "  --json              report as JSON"),
  run,
};
