#include "cli.h"

#include <glib/gi18n-lib.h>

static int
write_badge (const CliFolder *asked, AshStore *store, const AshCredential *credential)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *too_long = NULL;
  g_autofree char *title = cli_credential_title (store, credential);

  if (!ash_desk_write_badge (store, credential->record.id, asked->out, &missing, &too_long, &error))
    {
      cli_fail (error, CLI_NOT_WRITTEN);
      return CLI_NOT_WRITTEN;
    }
  if (asked->as_json)
    {
      g_autoptr (AshJsonWriter) json = ash_json_writer_new ();

      ash_json_writer_begin_object (json, NULL);
      ash_json_writer_string (json, "folder", asked->out);
      ash_json_writer_string (json, "credential", credential->record.id);
      ash_json_writer_string (json, "title", title);
      ash_json_writer_boolean (json, "ob3", TRUE);
      ash_json_writer_boolean (json, "ob2", missing == NULL);
      ash_json_writer_string (json, "missing", missing);
      ash_json_writer_string (json, "too_long", too_long);
      ash_json_writer_end_object (json);
      cli_print_json (json);
    }
  else
    cli_print (missing == NULL ? _ ("The badge of “%s” is in %s, for Open Badges 3.0 and 2.0.")
                               : _ ("The badge of “%s” is in %s, for Open Badges 3.0."),
               title, asked->out);
  if (missing != NULL)
    cli_say ("%s", missing);
  if (too_long != NULL)
    cli_say ("%s", too_long);
  return CLI_DONE;
}

static int
run (int argc, char **argv)
{
  return cli_into_folder (&VERB_BADGE, argc, argv, write_badge);
}

const CliVerb VERB_BADGE = {
  "badge",
  "P.ashlar [--credential NAME] -o DIR [--strict] [--json]",
  N_ ("Write the badge definitions of a credential"),
  N_ ("Without the issuer's address only Open Badges 3.0 is written.\n"
      "\n"
      "  --credential NAME   by title, code or ref; needed when there are several\n"
      "  -o, --output DIR    the folder to write\n"
      "  --strict            stop (exit 1) where something is to be fixed\n"
      "  --json              report as JSON"),
  run,
};
