#include "cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static gboolean as_json, strict;

static int
print_words (AshStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = ash_desk_list_sources (store, &error);
  g_autoptr (GPtrArray) credentials =
      sources != NULL ? ash_desk_list_credentials (store, &error) : NULL;

  if (credentials == NULL)
    return cli_fail (error, CLI_REFUSED);
  for (guint i = 0; i < sources->len; i++)
    {
      const AshSource *source = g_ptr_array_index (sources, i);
      g_autoptr (AshTree) tree = ash_store_get (store, &ASH_TREE, source->tree, NULL);
      g_autoptr (AshCoverage) coverage = ash_desk_coverage (store, source->record.id, &error);

      if (coverage == NULL)
        return cli_fail (error, CLI_REFUSED);
      cli_print (ngettext ("Course: %s (%s), %u item: %u used, %u adapted",
                           "Course: %s (%s), %u items: %u used, %u adapted", coverage->n_items),
                 tree != NULL ? tree->title : "", source->file_name, coverage->n_items,
                 coverage->n_used, coverage->n_adapted);
    }
  for (guint i = 0; i < credentials->len; i++)
    {
      const AshCredential *credential = g_ptr_array_index (credentials, i);
      g_autofree char *title = cli_credential_title (store, credential);
      int n_items = (int) ash_store_count (store, &ASH_ITEM, "tree", credential->tree);

      cli_print (ngettext ("Credential %u: %s%s%s, %d item", "Credential %u: %s%s%s, %d items",
                           (guint) n_items),
                 i + 1, credential->code != NULL ? credential->code : "",
                 credential->code != NULL ? " " : "", title, n_items);
    }
  if (sources->len == 0 && credentials->len == 0)
    cli_print (_ ("Nothing is in it yet."));
  return CLI_DONE;
}

static int
run (int argc, char **argv)
{
  const CliOption options[] = {
    { "--json", NULL, &as_json, NULL },
    { "--strict", NULL, &strict, NULL },
    { NULL, NULL, NULL, NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = NULL;
  g_autofree char *text = NULL;
  int code = CLI_DONE;

  if (!cli_parse (&VERB_INFO, options, &argc, argv))
    return CLI_USAGE;
  if (argc != 1)
    return cli_usage (&VERB_INFO, _ ("Name one document."));
  store = cli_open (argv[0], &code);
  if (store == NULL)
    return code;
  if (as_json)
    {
      text = ash_desk_info_json (store, &error);
      if (text == NULL)
        return cli_fail (error, CLI_REFUSED);
      fputs (text, stdout);
    }
  else
    code = print_words (store);
  if (code == CLI_DONE && strict)
    code = cli_check_strictly (store, NULL);
  return code;
}

const CliVerb VERB_INFO = {
  "info",
  "P.ashlar [--json] [--strict]",
  N_ ("Say what a document holds"),
  N_ ("  --json     everything, with the refs that “apply” takes\n"
      "  --strict   exit 1 when something in a credential is to be fixed"),
  run,
};
