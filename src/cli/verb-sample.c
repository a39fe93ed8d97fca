#include "cli.h"

#include <glib/gi18n-lib.h>

static char *out;
static gboolean as_json, strict;

static int
make_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CliProgress) progress = cli_progress_new ();
  g_autoptr (AshBuild) build = ash_build_new (out, FALSE, &error);
  int code = CLI_DONE;

  if (build == NULL)
    return cli_fail (error, CLI_NOT_WRITTEN);
  if (!ash_desk_fill_sample (ash_build_get_store (build), cli_progress_get (progress), &error))
    return cli_fail (error, CLI_NOT_WRITTEN);
  g_clear_pointer (&progress, cli_progress_free);
  if (strict)
    code = cli_check_strictly (ash_build_get_store (build), NULL);
  if (code != CLI_DONE)
    return code;
  if (!ash_build_finish (build, &error))
    return cli_fail (error, CLI_NOT_WRITTEN);
  if (as_json)
    {
      g_autoptr (AshJsonWriter) json = ash_json_writer_new ();

      ash_json_writer_begin_object (json, NULL);
      ash_json_writer_string (json, "document", out);
      ash_json_writer_end_object (json);
      cli_print_json (json);
    }
  else
    cli_print (_ ("The sample is in %s."), out);
  return CLI_DONE;
}

static int
run (int argc, char **argv)
{
  const CliOption options[] = {
    { "--output", "-o", NULL, &out },
    { "--json", NULL, &as_json, NULL },
    { "--strict", NULL, &strict, NULL },
    { NULL, NULL, NULL, NULL },
  };

  if (!cli_parse (&VERB_SAMPLE, options, &argc, argv))
    return CLI_USAGE;
  if (argc != 0 || out == NULL)
    return cli_usage (&VERB_SAMPLE, _ ("Say with -o which document to make."));
  if (!cli_can_write_file (out))
    return CLI_NOT_WRITTEN;
  if (g_file_test (out, G_FILE_TEST_EXISTS))
    {
      cli_say (_ ("%s is there already and stays as it is. Name another file."), out);
      return CLI_NOT_WRITTEN;
    }
  return make_sample ();
}

const CliVerb VERB_SAMPLE = {
  "sample",
  "-o P.ashlar [--strict] [--json]",
  N_ ("Make the sample document, ready to look at"),
  N_ ("A course of twelve weeks and three credentials made from it.\n"
      "\n"
      "  -o, --output P.ashlar   the document to make; it must not be there yet\n"
      "  --strict                stop (exit 1) where something is to be fixed\n"
      "  --json                  report as JSON"),
  run,
};
