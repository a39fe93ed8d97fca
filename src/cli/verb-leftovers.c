#include "cli.h"

#include <ash-desk-leftovers.h>
#include <glib/gi18n-lib.h>

static char *credential_name;
static gboolean as_json;

static void
show (const AshLeftover *leftover, AshJsonWriter *json, GString *words)
{
  const AshText *text = leftover->text;

  g_string_append_printf (words, "%s · %s · %s: %s[%s]%s\n  %s\n", text->owner, text->place,
                          text->what, leftover->before, leftover->phrase, leftover->after,
                          leftover->why);
  if (*leftover->replacement != '\0')
    g_string_append_printf (words, _ ("  Instead: %s\n"), leftover->replacement);
  ash_json_writer_begin_object (json, NULL);
  cli_write_text_place (json, text);
  ash_json_writer_string (json, "rule", leftover->rule);
  ash_json_writer_string (json, "why", leftover->why);
  ash_json_writer_string (json, "before", leftover->before);
  ash_json_writer_string (json, "phrase", leftover->phrase);
  ash_json_writer_string (json, "after", leftover->after);
  ash_json_writer_string (json, "instead", leftover->replacement);
  ash_json_writer_boolean (json, "certain", leftover->is_certain);
  ash_json_writer_end_object (json);
}

static gboolean
show_credential (AshStore *store,
                 const AshCredential *credential,
                 AshJsonWriter *json,
                 GString *words,
                 GError **error)
{
  g_autoptr (CliProgress) progress = cli_progress_new ();
  g_autoptr (GPtrArray) found =
      ash_desk_find_leftovers (store, credential->record.id, cli_progress_get (progress), error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    show (g_ptr_array_index (found, i), json, words);
  return found != NULL;
}

static int
show_all (AshStore *store, const AshCredential *only)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AshJsonWriter) json = ash_json_writer_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GPtrArray) credentials = ash_desk_list_credentials (store, &error);

  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_begin_array (json, "leftovers");
  for (guint i = 0; credentials != NULL && i < credentials->len; i++)
    {
      const AshCredential *credential = g_ptr_array_index (credentials, i);

      if ((only == NULL || g_str_equal (only->record.id, credential->record.id)) &&
          !show_credential (store, credential, json, words, &error))
        return cli_fail (error, CLI_REFUSED);
    }
  if (credentials == NULL)
    return cli_fail (error, CLI_REFUSED);
  ash_json_writer_end_array (json);
  ash_json_writer_end_object (json);
  if (as_json)
    cli_print_json (json);
  else if (words->len == 0)
    cli_print (_ ("Nothing speaks to the class of the old course."));
  else
    cli_print ("%s", g_strchomp (words->str));
  return CLI_DONE;
}

static int
run (int argc, char **argv)
{
  const CliOption options[] = {
    { "--credential", NULL, NULL, &credential_name },
    { "--json", NULL, &as_json, NULL },
    { NULL, NULL, NULL, NULL },
  };
  g_autoptr (AshStore) store = NULL;
  g_autoptr (AshCredential) credential = NULL;
  int code = CLI_DONE;

  if (!cli_parse (&VERB_LEFTOVERS, options, &argc, argv))
    return CLI_USAGE;
  if (argc != 1)
    return cli_usage (&VERB_LEFTOVERS, _ ("Name one document."));
  store = cli_open (argv[0], &code);
  if (store == NULL)
    return code;
  if (credential_name != NULL &&
      (credential = cli_find_credential (&VERB_LEFTOVERS, store, credential_name, &code)) == NULL)
    return code;
  return show_all (store, credential);
}

const CliVerb VERB_LEFTOVERS = {
  "leftovers",
  "P.ashlar [--credential NAME] [--json]",
  N_ ("Find what still speaks to the class of the old course"),
  N_ ("Days, rooms, people, terms and systems, in all that learners read, with what could stand\n"
      "there instead.\n"
      "\n"
      "  --credential NAME   only this one, by title, code or ref\n"
      "  --json              as JSON"),
  run,
};
