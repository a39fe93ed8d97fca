#include "cli.h"

#include <ash-limits.h>
#include <glib/gi18n-lib.h>

static gboolean as_json, strict;

/* At most one byte more than a plan may have: the reader then says that it is too long. */
static GBytes *
read_plan (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 part[65536];
  gssize n;

  if (stream == NULL)
    return NULL;
  while (bytes->len <= ASH_LIMIT_JSON_BYTES &&
         (n = g_input_stream_read (G_INPUT_STREAM (stream), part, sizeof part, NULL, error)) != 0)
    {
      if (n < 0)
        return NULL;
      g_byte_array_append (bytes, part, (guint) n);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* What the plan made, gathered while the store is there. */
static AshJsonWriter *
describe (AshStore *store, GPtrArray *credentials, guint from, GString *words)
{
  AshJsonWriter *json = ash_json_writer_new ();

  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_begin_array (json, "credentials");
  for (guint i = from; i < credentials->len; i++)
    {
      const AshCredential *each = g_ptr_array_index (credentials, i);
      g_autofree char *title = cli_credential_title (store, each);
      g_autofree char *contents = cli_contents_in_words (store, each->tree);

      g_string_append_printf (words, _ ("%sCredential %u: %s (%s)"), i > from ? "\n" : "", i + 1,
                              title, contents);
      ash_json_writer_begin_object (json, NULL);
      ash_json_writer_string (json, "ref", each->record.id);
      ash_json_writer_string (json, "title", title);
      ash_json_writer_string (json, "code", each->code);
      ash_json_writer_end_object (json);
    }
  ash_json_writer_end_array (json);
  ash_json_writer_end_object (json);
  return json;
}

static int
check_new (AshStore *store, GPtrArray *credentials, guint from)
{
  for (guint i = from; i < credentials->len; i++)
    {
      const AshCredential *each = g_ptr_array_index (credentials, i);
      int code = cli_check_strictly (store, each->record.id);

      if (code != CLI_DONE)
        return code;
    }
  return CLI_DONE;
}

static int
apply (const char *document, const char *name, GBytes *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AshBuild) build = ash_build_new (document, TRUE, &error);
  g_autoptr (GPtrArray) credentials = NULL;
  g_autoptr (AshJsonWriter) json = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  AshStore *store;
  guint n_before;
  int code = CLI_DONE;

  if (build == NULL)
    return cli_fail (error, CLI_REFUSED);
  store = ash_build_get_store (build);
  n_before = (guint) ash_store_count (store, &ASH_CREDENTIAL, NULL, NULL);
  if (!ash_desk_apply_plan (store, plan, name, &error) ||
      (credentials = ash_desk_list_credentials (store, &error)) == NULL)
    return cli_fail (error, CLI_REFUSED);
  if (strict)
    code = check_new (store, credentials, n_before);
  if (code != CLI_DONE)
    return code;
  json = describe (store, credentials, n_before, words);
  if (!ash_build_finish (build, &error))
    return cli_fail (error, CLI_NOT_WRITTEN);
  if (words->len == 0)
    g_string_append (words, _ ("The plan makes no credential."));
  if (as_json)
    cli_print_json (json);
  else
    cli_print ("%s", words->str);
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
  g_autoptr (GBytes) plan = NULL;
  g_autofree char *name = NULL;
  int code = CLI_DONE;

  if (!cli_parse (&VERB_APPLY, options, &argc, argv))
    return CLI_USAGE;
  if (argc != 2)
    return cli_usage (&VERB_APPLY, _ ("Name the document and the plan."));
  if (!cli_can_read (argv[0], &code) || !cli_can_read (argv[1], &code))
    return code;
  if (!cli_can_write_file (argv[0]))
    return CLI_NOT_WRITTEN;
  plan = read_plan (argv[1], &error);
  if (plan == NULL)
    return cli_fail (error, CLI_REFUSED);
  name = g_path_get_basename (argv[1]);
  return apply (argv[0], name, plan);
}

const CliVerb VERB_APPLY = {
  "apply",
  "P.ashlar PLAN.json [--strict] [--json]",
  N_ ("Make credentials as a plan says"),
  N_ ("The whole plan is applied, or none of it; a refusal names the line. Its form is in\n"
      "data/plan.schema.json, with an example in data/plan.example.json.\n"
      "\n"
      "  --strict   stop (exit 1) where something in the new credentials is to be fixed\n"
      "  --json     report as JSON"),
  run,
};
