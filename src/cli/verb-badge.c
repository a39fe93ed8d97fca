#include "cli.h"

#include <glib/gi18n-lib.h>

static char *credential_name;
static char *out;
static gboolean as_json, strict;

static int
write_badge (AshStore *store, const AshCredential *credential)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *title = cli_credential_title (store, credential);

  if (!ash_desk_write_badge (store, credential->record.id, out, &missing, &error))
    {
      cli_fail (error, CLI_NOT_WRITTEN);
      return CLI_NOT_WRITTEN;
    }
  if (as_json)
    {
      g_autoptr (AshJsonWriter) json = ash_json_writer_new ();

      ash_json_writer_begin_object (json, NULL);
      ash_json_writer_string (json, "folder", out);
      ash_json_writer_string (json, "credential", credential->record.id);
      ash_json_writer_string (json, "title", title);
      ash_json_writer_boolean (json, "ob3", TRUE);
      ash_json_writer_boolean (json, "ob2", missing == NULL);
      ash_json_writer_string (json, "missing", missing);
      ash_json_writer_end_object (json);
      cli_print_json (json);
    }
  else
    cli_print (missing == NULL ? _ ("The badge of “%s” is in %s, for Open Badges 3.0 and 2.0.")
                               : _ ("The badge of “%s” is in %s, for Open Badges 3.0."),
               title, out);
  if (missing != NULL)
    cli_say ("%s", missing);
  return CLI_DONE;
}

static int
run (int argc, char **argv)
{
  const CliOption options[] = {
    { "--credential", NULL, NULL, &credential_name },
    { "--output", "-o", NULL, &out },
    { "--json", NULL, &as_json, NULL },
    { "--strict", NULL, &strict, NULL },
    { NULL, NULL, NULL, NULL },
  };
  g_autoptr (AshStore) store = NULL;
  g_autoptr (AshCredential) credential = NULL;
  int code = CLI_DONE;

  if (!cli_parse (&VERB_BADGE, options, &argc, argv))
    return CLI_USAGE;
  if (argc != 1)
    return cli_usage (&VERB_BADGE, _ ("Name one document."));
  if (out == NULL)
    return cli_usage (&VERB_BADGE, _ ("Say with -o which folder to write."));
  store = cli_open (argv[0], &code);
  if (store == NULL)
    return code;
  credential = cli_find_credential (&VERB_BADGE, store, credential_name, &code);
  if (credential == NULL)
    return code;
  if (!cli_can_write_folder (out))
    return CLI_NOT_WRITTEN;
  if (strict && (code = cli_check_strictly (store, credential->record.id)) != CLI_DONE)
    return code;
  return write_badge (store, credential);
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
