#include "cli.h"

#include <ash-lengths.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>

static gboolean as_json;

typedef struct
{
  const char *document;
  const char *source; /* (nullable) */
  const char *credential;
  AshProposeBy by;
  guint n_modules;
} Asked;

static gboolean
is_named (AshStore *store, const AshSource *source, const char *name)
{
  g_autoptr (AshTree) tree = ash_store_find (store, &ASH_TREE, "id", source->tree);

  return g_strcmp0 (source->record.id, name) == 0 || g_strcmp0 (source->file_name, name) == 0 ||
         (tree != NULL && g_strcmp0 (tree->title, name) == 0);
}

/* The course of that name; NULL: the only one. Says what is wrong. */
static AshSource *
find_source (AshStore *store, const char *name, int *out_code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = ash_desk_list_sources (store, &error);

  if (sources == NULL)
    {
      *out_code = cli_fail (error, CLI_REFUSED);
      return NULL;
    }
  for (guint i = 0; i < sources->len; i++)
    if (name != NULL ? is_named (store, g_ptr_array_index (sources, i), name) : sources->len == 1)
      return g_ptr_array_steal_index (sources, i);
  if (name != NULL)
    cli_say (_ ("The document has no course “%s”; “ashlar-cli info” lists what it has."), name);
  else if (sources->len == 0)
    cli_say (_ ("The document has no course; bring one in with “ashlar-cli import”."));
  else
    cli_say (_ ("The document has several courses; name one with --source."));
  *out_code = CLI_USAGE;
  return NULL;
}

/* Of all of the course, and all of it is taken: nobody is there to be asked. */
static AshProposal *
propose (AshStore *store, const AshSource *source, const Asked *asked, GError **error)
{
  g_autoptr (CliProgress) progress = cli_progress_new ();
  AshProposal *proposal;

  ash_desk_read_lengths (store, cli_progress_get (progress), NULL, NULL);
  proposal = ash_desk_propose (store, source->tree, asked->by, asked->n_modules, TRUE,
                               cli_progress_get (progress), error);
  for (guint i = 0; proposal != NULL && i < proposal->modules->len; i++)
    ((AshProposedModule *) g_ptr_array_index (proposal->modules, i))->is_out = FALSE;
  return proposal;
}

static void
show (const AshProposal *proposal, const char *credential, AshJsonWriter *json, GString *words)
{
  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_string (json, "credential", credential);
  ash_json_writer_begin_array (json, "modules");
  for (guint i = 0; i < proposal->modules->len; i++)
    {
      const AshProposedModule *module = g_ptr_array_index (proposal->modules, i);
      gint64 minutes = ash_proposed_module_minutes (module);
      g_autofree char *time = minutes > 0 ? g_strdup_printf (_ ("about %d min"), (int) minutes)
                                          : g_strdup (_ ("nobody says how long"));

      g_string_append_printf (
          words, ngettext ("%s%u. %s (%u item, %s)", "%s%u. %s (%u items, %s)", module->items->len),
          i > 0 ? "\n" : "", i + 1, module->title, module->items->len, time);
      ash_json_writer_begin_object (json, NULL);
      ash_json_writer_string (json, "title", module->title);
      ash_json_writer_int (json, "minutes", minutes);
      if (module->weeks > 0)
        ash_json_writer_int (json, "weeks", module->weeks);
      ash_json_writer_begin_array (json, "items");
      for (guint j = 0; j < module->items->len; j++)
        {
          const AshProposedItem *item = g_ptr_array_index (module->items, j);

          ash_json_writer_string (json, NULL, item->title != NULL ? item->title : "");
        }
      ash_json_writer_end_array (json);
      ash_json_writer_end_object (json);
    }
  ash_json_writer_end_array (json);
  ash_json_writer_end_object (json);
}

static int
work (const Asked *asked)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AshBuild) build = ash_build_new (asked->document, TRUE, &error);
  g_autoptr (AshSource) source = NULL;
  g_autoptr (AshProposal) proposal = NULL;
  g_autoptr (AshJsonWriter) json = ash_json_writer_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *id = NULL;
  AshStore *store;
  int code = CLI_DONE;

  if (build == NULL)
    return cli_fail (error, CLI_REFUSED);
  store = ash_build_get_store (build);
  source = find_source (store, asked->source, &code);
  if (source == NULL)
    return code;
  proposal = propose (store, source, asked, &error);
  if (proposal == NULL ||
      (id = ash_desk_take_proposal (store, proposal, asked->credential, &error)) == NULL)
    return cli_fail (error, CLI_REFUSED);
  show (proposal, id, json, words);
  if (!ash_build_finish (build, &error))
    return cli_fail (error, CLI_NOT_WRITTEN);
  if (as_json)
    cli_print_json (json);
  else
    cli_print ("%s", words->str);
  return CLI_DONE;
}

static int
run (int argc, char **argv)
{
  char *by = NULL;
  char *modules = NULL;
  char *source = NULL;
  char *credential = NULL;
  const CliOption options[] = {
    { "--by", NULL, NULL, &by },         { "--modules", NULL, NULL, &modules },
    { "--source", NULL, NULL, &source }, { "--credential", NULL, NULL, &credential },
    { "--json", NULL, &as_json, NULL },  { NULL, NULL, NULL, NULL },
  };
  int code = CLI_DONE;
  int kind;
  guint64 n = 0;
  Asked asked;

  if (!cli_parse (&VERB_PROPOSE, options, &argc, argv))
    return CLI_USAGE;
  if (argc != 1)
    return cli_usage (&VERB_PROPOSE, _ ("Name the document."));
  kind = by != NULL ? ash_enum_from_nick (ASH_PROPOSE_NICKS, by, -1) : -1;
  if (kind < 0)
    return cli_usage (&VERB_PROPOSE, _ ("Say --by structure, headings, weeks or workload."));
  if (credential == NULL || *g_strstrip (credential) == '\0')
    return cli_usage (&VERB_PROPOSE, _ ("Name the new credential with --credential."));
  if (modules != NULL && kind != ASH_PROPOSE_WORKLOAD)
    return cli_usage (&VERB_PROPOSE, _ ("Say --modules for workload only."));
  if (modules != NULL && !g_ascii_string_to_unsigned (modules, 10, 1, 100, &n, NULL))
    return cli_usage (&VERB_PROPOSE, _ ("Say into how many modules, from 1 to 100."));
  if (!cli_can_read (argv[0], &code))
    return code;
  if (!cli_can_write_file (argv[0]))
    return CLI_NOT_WRITTEN;
  asked = (Asked){ argv[0], source, credential, (AshProposeBy) kind, (guint) n };
  return work (&asked);
}

const CliVerb VERB_PROPOSE = {
  "propose",
  "P.ashlar --by structure|headings|weeks|workload [--modules N] [--source S] --credential NAME "
  "[--json]",
  N_ ("Break a course into modules of a new credential"),
  N_ ("  --by structure  by the course's own units\n"
      "  --by headings   long pages split at their headings\n"
      "  --by weeks      by the weeks or dates that its titles name\n"
      "  --by workload   into modules of even workload, in the course's order\n"
      "  --modules       how many, for workload; without it as many as its hours suggest\n"
      "  --source        which course: its title, file name or ref; without it the only one\n"
      "  --credential    title of the new credential\n"
      "  --json          report as JSON"),
  run,
};
