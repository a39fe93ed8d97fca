#include "cli.h"

#include <ash-replace.h>
#include <glib/gi18n-lib.h>

#define MOST 100000

static gboolean as_json, match_case, whole_words;

static void
show (const AshReplaceFound *found, gint64 n_replaced, AshJsonWriter *json, GString *words)
{
  ash_json_writer_begin_object (json, NULL);
  if (n_replaced >= 0)
    ash_json_writer_int (json, "replaced", n_replaced);
  ash_json_writer_begin_array (json, "found");
  for (guint i = 0; i < found->hits->len; i++)
    {
      const AshReplaceHit *hit = g_ptr_array_index (found->hits, i);
      const AshText *text = hit->text;

      g_string_append_printf (words, "%s%s · %s · %s: …%s[%s]%s…", i > 0 ? "\n" : "", text->owner,
                              text->place, text->what, hit->before, hit->match, hit->after);
      ash_json_writer_begin_object (json, NULL);
      cli_write_text_place (json, text);
      ash_json_writer_string (json, "before", hit->before);
      ash_json_writer_string (json, "match", hit->match);
      ash_json_writer_string (json, "after", hit->after);
      ash_json_writer_boolean (json, "fixed", hit->is_fixed);
      ash_json_writer_end_object (json);
    }
  ash_json_writer_end_array (json);
  ash_json_writer_end_object (json);
}

static int
tell (const AshReplaceFound *found, gint64 n_replaced)
{
  g_autoptr (AshJsonWriter) json = ash_json_writer_new ();
  g_autoptr (GString) words = g_string_new (NULL);

  show (found, n_replaced, json, words);
  if (as_json)
    cli_print_json (json);
  else if (found->hits->len == 0)
    cli_print (_ ("These words were not found."));
  else if (n_replaced < 0)
    cli_print ("%s", words->str);
  else
    cli_print (ngettext ("Replaced in %d place", "Replaced in %d places", (gulong) n_replaced),
               (int) n_replaced);
  return CLI_DONE;
}

static AshReplaceFound *
find (AshStore *store, const char *words, const char *credential, GError **error)
{
  const AshReplaceQuery query = { (char *) words, match_case, whole_words, (char *) credential,
                                  credential == NULL };
  g_autoptr (CliProgress) progress = cli_progress_new ();

  return ash_replace_find (store, &query, MOST, cli_progress_get (progress), error);
}

static int
find_only (const char *document, const char *words, const char *name)
{
  g_autoptr (GError) error = NULL;
  int code = CLI_DONE;
  g_autoptr (AshStore) store = cli_open (document, &code);
  g_autoptr (AshCredential) credential = NULL;
  g_autoptr (AshReplaceFound) found = NULL;

  if (store == NULL ||
      (name != NULL && !(credential = cli_find_credential (&VERB_FIND, store, name, &code))))
    return code;
  found = find (store, words, credential != NULL ? credential->record.id : NULL, &error);
  return found != NULL ? tell (found, -1) : cli_fail (error, CLI_REFUSED);
}

static int
find_and_replace (const char *document, const char *words, const char *with, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AshBuild) build = NULL;
  g_autoptr (AshCredential) credential = NULL;
  g_autoptr (AshReplaceFound) found = NULL;
  AshStore *store;
  gint64 n;
  int code = CLI_DONE;

  if (!cli_can_read (document, &code))
    return code;
  if (!cli_can_write_file (document))
    return CLI_NOT_WRITTEN;
  build = ash_build_new (document, TRUE, &error);
  if (build == NULL)
    return cli_fail (error, CLI_REFUSED);
  store = ash_build_get_store (build);
  if (name != NULL && !(credential = cli_find_credential (&VERB_FIND, store, name, &code)))
    return code;
  found = find (store, words, credential != NULL ? credential->record.id : NULL, &error);
  if (found == NULL || (n = ash_desk_replace (store, found, with, &error)) < 0)
    return cli_fail (error, CLI_REFUSED);
  if (!ash_build_finish (build, &error))
    return cli_fail (error, CLI_NOT_WRITTEN);
  return tell (found, n);
}

static int
run (int argc, char **argv)
{
  char *credential = NULL;
  char *with = NULL;
  gboolean is_to_delete = FALSE;
  const CliOption options[] = {
    { "--credential", NULL, NULL, &credential },
    { "--replace", NULL, NULL, &with },
    { "--delete", NULL, &is_to_delete, NULL },
    { "--case", NULL, &match_case, NULL },
    { "--words", NULL, &whole_words, NULL },
    { "--json", NULL, &as_json, NULL },
    { NULL, NULL, NULL, NULL },
  };

  if (!cli_parse (&VERB_FIND, options, &argc, argv))
    return CLI_USAGE;
  if (argc != 2)
    return cli_usage (&VERB_FIND, _ ("Name the document, and the words to find."));
  if (*argv[1] == '\0')
    return cli_usage (&VERB_FIND, _ ("Say which words to find."));
  if (is_to_delete && with != NULL)
    return cli_usage (&VERB_FIND, _ ("Say either --replace or --delete."));
  return with != NULL || is_to_delete
             ? find_and_replace (argv[0], argv[1], is_to_delete ? "" : with, credential)
             : find_only (argv[0], argv[1], credential);
}

const CliVerb VERB_FIND = {
  "find",
  "P.ashlar WORDS [--replace OTHER | --delete] [--credential NAME] [--case] [--words] [--json]",
  N_ ("Find words in everything, and replace them"),
  N_ ("In titles, pages, questions and feedback, rubrics, outcomes, sheets, badges and the\n"
      "descriptions of pictures. The courses themselves are searched, but never changed.\n"
      "\n"
      "  --replace OTHER     put these words in their place, in every credential\n"
      "  --delete            take them out\n"
      "  --credential NAME   only in this one, by title, code or ref\n"
      "  --case              capitals count\n"
      "  --words             whole words only\n"
      "  --json              what was found as JSON"),
  run,
};
