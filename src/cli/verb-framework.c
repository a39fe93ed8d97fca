#include "cli.h"

#include <ash-desk-frameworks.h>
#include <ash-json-writer.h>
#include <glib/gi18n-lib.h>

static gboolean as_json, are_attributes, asks_list;
static char *words, *use, *use_as, *credential_name, *title, *only_name;

static const char *const KINDS[] = { "outcome", "skill", "attribute", NULL };

/* Stores the statements and the framework; gives the words for what became of it. */
static char *
bring_in (AshStore *store, const char *path, AshFrameworkNews *out_news, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (CliProgress) progress = cli_progress_new ();
  g_autoptr (AshListing) listing =
      ash_desk_read_framework (file, cli_progress_get (progress), error);
  g_autofree char *digest = listing != NULL ? ash_desk_store_listing (store, listing, error) : NULL;
  AshFrameworkKind kind = are_attributes ? ASH_FRAMEWORK_ATTRIBUTES : ASH_FRAMEWORK_SKILLS;
  g_autofree char *id = NULL;

  if (digest == NULL)
    return NULL;
  id = ash_desk_add_framework (store, listing, digest, kind, out_news, error);
  if (id != NULL && title != NULL && !ash_desk_rename_framework (store, id, title, error))
    return NULL;
  return g_steal_pointer (&id);
}

static void
print_entry (AshJsonWriter *json, const AshListing *listing, guint index, gboolean in_tree)
{
  const AshEntry *entry = ash_listing_entry (listing, index);
  g_autofree char *path = ash_listing_path (listing, index);

  if (!as_json)
    {
      g_autofree char *indent = g_strnfill (in_tree ? 2 * entry->depth : 0, ' ');
      g_autofree char *line = g_strdelimit (g_strdup (entry->text), "\n", ' ');

      cli_print ("  %s%s%s%s%s%s", indent, entry->code != NULL ? entry->code : "",
                 entry->code != NULL ? "  " : "", line, entry->uri != NULL ? "  " : "",
                 entry->uri != NULL ? entry->uri : "");
      return;
    }
  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_string (json, "text", entry->text);
  ash_json_writer_string (json, "code", entry->code);
  ash_json_writer_string (json, "uri", entry->uri);
  ash_json_writer_string (json, "description", entry->note);
  ash_json_writer_string (json, "level", entry->level);
  ash_json_writer_string (json, "below", *path != '\0' ? path : NULL);
  ash_json_writer_end_object (json);
}

static void
print_statements (AshJsonWriter *json, const AshListing *listing)
{
  g_autoptr (GArray) hits = words != NULL ? ash_listing_search (listing, words) : NULL;

  if (as_json)
    ash_json_writer_begin_array (json, "found");
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    print_entry (json, listing, g_array_index (hits, AshHit, i).index, FALSE);
  for (guint i = 0; asks_list && hits == NULL && i < ash_listing_length (listing); i++)
    print_entry (json, listing, i, TRUE);
  if (as_json)
    ash_json_writer_end_array (json);
}

/* Each framework, with what was asked of its statements. */
static gboolean
print_framework (AshJsonWriter *json, AshStore *store, const AshFramework *each, GError **error)
{
  g_autoptr (AshListing) listing = ash_desk_load_listing (store, each, error);
  const char *kind = each->kind == ASH_FRAMEWORK_ATTRIBUTES ? "attributes" : "skills";

  if (listing == NULL)
    return FALSE;
  if (as_json)
    {
      ash_json_writer_begin_object (json, NULL);
      ash_json_writer_string (json, "ref", each->record.id);
      ash_json_writer_string (json, "title", each->title);
      ash_json_writer_string (json, "for", kind);
      ash_json_writer_string (json, "format",
                              ASH_LISTING_FORMAT_NICKS[ash_listing_facts (listing)->format]);
      ash_json_writer_string (json, "uri", each->uri);
      ash_json_writer_string (json, "version", each->version);
      ash_json_writer_string (json, "publisher", each->publisher);
      ash_json_writer_int (json, "statements", ash_listing_length (listing));
    }
  else
    {
      guint n = ash_listing_length (listing);
      g_autofree char *count = g_strdup_printf (ngettext ("%u statement", "%u statements", n), n);

      cli_print ("%s (%s)", each->title != NULL ? each->title : "", count);
    }
  if (words != NULL || asks_list)
    print_statements (json, listing);
  if (as_json)
    ash_json_writer_end_object (json);
  return TRUE;
}

static int
print_all (AshStore *store, const char *only)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) frameworks = ash_desk_list_frameworks (store, &error);
  g_autoptr (AshJsonWriter) json = ash_json_writer_new ();
  guint n_shown = 0;

  if (frameworks == NULL)
    return cli_fail (error, CLI_REFUSED);
  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_begin_array (json, "frameworks");
  for (guint i = 0; i < frameworks->len; i++)
    {
      const AshFramework *each = g_ptr_array_index (frameworks, i);

      if (only != NULL && g_strcmp0 (each->record.id, only) != 0)
        continue;
      if (!print_framework (json, store, each, &error))
        return cli_fail (error, CLI_REFUSED);
      n_shown++;
    }
  ash_json_writer_end_array (json);
  ash_json_writer_end_object (json);
  if (as_json)
    cli_print_json (json);
  else if (n_shown == 0)
    cli_print ("%s", _ ("The document has no framework."));
  return CLI_DONE;
}

/* The id of the framework of a title, or of that id. */
static char *
find_framework (AshStore *store, const char *name, GError **error)
{
  g_autoptr (GPtrArray) frameworks = ash_desk_list_frameworks (store, error);

  if (frameworks == NULL)
    return NULL;
  for (guint i = 0; i < frameworks->len; i++)
    {
      const AshFramework *each = g_ptr_array_index (frameworks, i);

      if (g_str_equal (each->record.id, name) || g_strcmp0 (each->title, name) == 0)
        return g_strdup (each->record.id);
    }
  g_set_error (error, ASH_ERROR, ASH_ERROR_NOT_FOUND,
               _ ("The document has no framework “%s”. “ashlar-cli framework” without more names "
                  "those that it has."),
               name);
  return NULL;
}

/* A code can stand at several statements; an address cannot. */
static gboolean
is_one (const AshListing *listing, guint index)
{
  const AshEntry *found = ash_listing_entry (listing, index);

  if (g_strcmp0 (found->code, use) != 0 || g_strcmp0 (found->uri, use) == 0)
    return TRUE;
  for (guint i = index + 1; i < ash_listing_length (listing); i++)
    if (g_strcmp0 (ash_listing_entry (listing, i)->code, use) == 0)
      return FALSE;
  return TRUE;
}

/* The framework that has a statement of that code or address. */
static int
use_statement (AshStore *store, const char *only)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) frameworks = ash_desk_list_frameworks (store, &error);
  g_autoptr (AshCredential) credential = NULL;
  int code = CLI_DONE;
  int kind = ash_enum_from_nick (KINDS, use_as, ASH_STATEMENT_SKILL);

  credential = cli_find_credential (&VERB_FRAMEWORK, store, credential_name, &code);
  if (credential == NULL)
    return code;
  for (guint i = 0; frameworks != NULL && i < frameworks->len; i++)
    {
      const AshFramework *each = g_ptr_array_index (frameworks, i);
      g_autoptr (AshListing) listing = NULL;
      g_autofree char *made = NULL;
      int index;

      if (only != NULL && g_strcmp0 (each->record.id, only) != 0)
        continue;
      listing = ash_desk_load_listing (store, each, &error);
      index = listing != NULL ? ash_listing_find (listing, use) : -1;
      if (index < 0 && error == NULL)
        continue;
      if (error == NULL && !is_one (listing, (guint) index))
        g_set_error (&error, ASH_ERROR, ASH_ERROR_REFUSED,
                     _ ("Several statements of “%s” have the code “%s”. Give the address of the "
                        "one that you mean, or choose it in Ashlar’s window."),
                     each->title, use);
      if (error == NULL)
        made = ash_desk_use_statement (store, credential->record.id, each->record.id, listing,
                                       (guint) index, (AshStatementKind) kind, NULL, &error);
      return made != NULL ? CLI_DONE : cli_fail (error, CLI_REFUSED);
    }
  if (error != NULL)
    return cli_fail (error, CLI_REFUSED);
  cli_say (_ ("No framework of the document has a statement with the code or address “%s”."), use);
  return CLI_REFUSED;
}

/* What changes the document. */
static int
change (const char *document, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AshBuild) build = ash_build_new (document, TRUE, &error);
  AshFrameworkNews news = ASH_FRAMEWORK_NEW;
  g_autofree char *id = NULL;
  AshStore *store;
  int code = CLI_DONE;

  if (build == NULL)
    return cli_fail (error, CLI_REFUSED);
  store = ash_build_get_store (build);
  if (path != NULL && (id = bring_in (store, path, &news, &error)) == NULL)
    return cli_fail (error, CLI_REFUSED);
  if (only_name != NULL && (id = find_framework (store, only_name, &error)) == NULL)
    return cli_fail (error, CLI_REFUSED);
  if (use != NULL)
    code = use_statement (store, id);
  if (code == CLI_DONE)
    code = print_all (store, id);
  if (code != CLI_DONE)
    return code;
  if (!ash_build_finish (build, &error))
    return cli_fail (error, CLI_NOT_WRITTEN);
  if (path != NULL && news == ASH_FRAMEWORK_KNOWN)
    cli_say (_ ("The document had these very statements already."));
  else if (path != NULL && news == ASH_FRAMEWORK_RENEWED)
    cli_say (_ ("They take the place of another version of this framework. What credentials use "
                "stays as it was."));
  return CLI_DONE;
}

/* Options that have nothing to do with what was asked for were meant for something else. */
static const char *
what_is_missing (gboolean has_file)
{
  if (!has_file && title != NULL)
    return _ ("--title is for a framework that is brought in: name its file.");
  if (!has_file && are_attributes)
    return _ ("--attributes is for a framework that is brought in: name its file.");
  if (has_file && only_name != NULL)
    return _ ("--framework is for one that the document has: leave the file out.");
  if (use == NULL && use_as != NULL)
    return _ ("--as says what a statement becomes: name it with --use.");
  if (use == NULL && credential_name != NULL)
    return _ ("--credential says where a statement goes: name it with --use.");
  if (words != NULL && asks_list)
    return _ ("--search gives some of the statements, --list gives all: say one of them.");
  return NULL;
}

/* Asks without changing anything. */
static int
look (const char *document)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *only = NULL;
  int code = CLI_DONE;
  g_autoptr (AshStore) store = cli_open (document, &code);

  if (store == NULL)
    return code;
  if (only_name != NULL && (only = find_framework (store, only_name, &error)) == NULL)
    return cli_fail (error, CLI_REFUSED);
  return print_all (store, only);
}

static int
run (int argc, char **argv)
{
  const CliOption options[] = {
    { "--attributes", NULL, &are_attributes, NULL },
    { "--list", NULL, &asks_list, NULL },
    { "--json", NULL, &as_json, NULL },
    { "--search", NULL, NULL, &words },
    { "--title", NULL, NULL, &title },
    { "--use", NULL, NULL, &use },
    { "--as", NULL, NULL, &use_as },
    { "--credential", NULL, NULL, &credential_name },
    { "--framework", NULL, NULL, &only_name },
    { NULL, NULL, NULL, NULL },
  };
  const char *missing;
  int code = CLI_DONE;

  if (!cli_parse (&VERB_FRAMEWORK, options, &argc, argv))
    return CLI_USAGE;
  if (argc != 1 && argc != 2)
    return cli_usage (&VERB_FRAMEWORK, _ ("Name the document, and perhaps a framework’s file."));
  if (use_as != NULL && !g_strv_contains (KINDS, use_as))
    return cli_usage (&VERB_FRAMEWORK, _ ("--as takes skill, outcome or attribute."));
  missing = what_is_missing (argc == 2);
  if (missing != NULL)
    return cli_usage (&VERB_FRAMEWORK, "%s", missing);
  if (!cli_can_read (argv[0], &code) || (argc == 2 && !cli_can_read (argv[1], &code)))
    return code;
  if (argc == 2 || use != NULL)
    return cli_can_write_file (argv[0]) ? change (argv[0], argc == 2 ? argv[1] : NULL)
                                        : CLI_NOT_WRITTEN;
  return look (argv[0]);
}

const CliVerb VERB_FRAMEWORK = {
  "framework",
  "P.ashlar [FILE] [--search WORDS | --list] [--use CODE] [--json]",
  N_ ("Bring in frameworks of skills, and search them"),
  N_ ("FILE is a CASE 1.0 or 1.1 package (JSON), or a table (CSV): of Canvas outcomes, of a "
      "Moodle\n"
      "competency framework, of ESCO, of rich skill descriptors (OSMT), or any with a column of\n"
      "statements. It is known by its content. Without FILE: the frameworks of the document.\n"
      "\n"
      "  --framework F    only the one with this title or reference, of those in the document\n"
      "  --title T        what to call it\n"
      "  --attributes     its statements are graduate attributes\n"
      "  --search WORDS   its statements with these words, best first\n"
      "  --list           all its statements\n"
      "  --use CODE       add the statement with this code or address to the credential\n"
      "  --as KIND        as a skill (otherwise), an outcome or an attribute\n"
      "  --credential C   title, code or reference; needed where there are several\n"
      "  --json           report as JSON"),
  run,
};
