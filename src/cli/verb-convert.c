#include "cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static char *format;
static gboolean as_json, strict;

/* The document that a conversion passes through: a folder of its own, gone afterwards. */
typedef struct
{
  char *folder;
  char *path;
  AshBuild *build;
} Passage;

static void
passage_clear (Passage *self)
{
  g_clear_pointer (&self->build, ash_build_free);
  if (self->path != NULL)
    g_unlink (self->path);
  if (self->folder != NULL)
    g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Passage, passage_clear)

static gboolean
passage_open (Passage *self, GError **error)
{
  self->folder = g_dir_make_tmp ("ashlar-XXXXXX", error);
  if (self->folder == NULL)
    return FALSE;
  self->path = g_build_filename (self->folder, "convert.ashlar", NULL);
  self->build = ash_build_new (self->path, FALSE, error);
  return self->build != NULL;
}

static void
print_result (const char *out,
              AshCartridgeVersion version,
              const AshReport *in,
              const AshReport *changes)
{
  g_autoptr (AshJsonWriter) json = NULL;

  if (!as_json)
    {
      cli_print (_ ("%s is written, read back and compared."), out);
      cli_print_report (in, TRUE);
      /* Links that were dead in the source are said once. */
      cli_print_report (changes, FALSE);
      return;
    }
  json = ash_json_writer_new ();
  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_string (json, "file", out);
  ash_json_writer_string (json, "format", cli_format_name (version));
  ash_json_writer_begin_object (json, "import");
  cli_write_report (json, in);
  ash_json_writer_end_object (json);
  ash_json_writer_begin_object (json, "export");
  cli_write_report (json, changes);
  ash_json_writer_end_object (json);
  ash_json_writer_end_object (json);
  cli_print_json (json);
}

static int
convert (const char *in, const char *out, AshCartridgeVersion version)
{
  g_autoptr (GError) error = NULL;
  g_auto (Passage) passage = { NULL };
  g_autoptr (CliProgress) progress = cli_progress_new ();
  g_autoptr (AshImported) imported = NULL;
  g_autoptr (AshExported) exported = NULL;
  g_autofree char *credential = NULL;
  const AshCartridgeOptions options = { version, ASH_LAYOUT_PLAIN, FALSE, TRUE };
  AshStore *store;

  if (!passage_open (&passage, &error))
    return cli_fail (error, CLI_NOT_WRITTEN);
  store = ash_build_get_store (passage.build);
  imported = ash_cartridge_import (store, in, FALSE, cli_progress_get (progress), &error);
  if (imported == NULL || !ash_desk_accept_source (store, imported->source, &error))
    return cli_fail (error, CLI_REFUSED);
  credential = ash_desk_take_course (store, imported->source, NULL, &error);
  if (credential == NULL)
    return cli_fail (error, CLI_REFUSED);
  if (strict && cli_report_has_losses (imported->report))
    {
      cli_say (_ ("Nothing was written: --strict stops where a part of a package is lost."));
      return CLI_FINDINGS;
    }
  exported =
      ash_desk_export (store, credential, NULL, &options, out, cli_progress_get (progress), &error);
  g_clear_pointer (&progress, cli_progress_free);
  if (exported == NULL)
    return cli_fail (error, CLI_NOT_WRITTEN);
  print_result (out, version, imported->report, exported->report);
  return CLI_DONE;
}

static int
run (int argc, char **argv)
{
  const CliOption options[] = {
    { "--format", NULL, NULL, &format },
    { "--json", NULL, &as_json, NULL },
    { "--strict", NULL, &strict, NULL },
    { NULL, NULL, NULL, NULL },
  };
  AshCartridgeVersion version;
  int code = CLI_DONE;

  if (!cli_parse (&VERB_CONVERT, options, &argc, argv))
    return CLI_USAGE;
  if (argc != 2)
    return cli_usage (&VERB_CONVERT, _ ("Name the package to read and the one to write."));
  if (!cli_parse_format (format, &version))
    return cli_usage (&VERB_CONVERT, _ ("Say --format cc1.1 or --format cc1.3."));
  if (!cli_can_read (argv[0], &code))
    return code;
  if (cli_is_same_file (argv[0], argv[1]))
    return cli_usage (&VERB_CONVERT, _ ("The package to write is the one to read. Name another."));
  if (!cli_can_write_file (argv[1]))
    return CLI_NOT_WRITTEN;
  return convert (argv[0], argv[1], version);
}

const CliVerb VERB_CONVERT = {
  "convert",
  "IN OUT.imscc --format cc1.1|cc1.3 [--strict] [--json]",
  N_ ("Read a course package and write it as a clean Common Cartridge"),
  N_ ("Adds nothing but the rubrics that came with the course, as tables. Converting the result\n"
      "again gives the same bytes.\n"
      "\n"
      "  --format cc1.1|cc1.3   the version to write\n"
      "  --strict               stop (exit 1) where a part of the package is lost\n"
      "  --json                 report as JSON"),
  run,
};
