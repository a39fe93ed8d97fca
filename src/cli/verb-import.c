#include "cli.h"

#include <ash-lengths.h>
#include <glib/gi18n-lib.h>

static char *into;
static char *as_credential;
static gboolean again, as_json, strict;

/* What one package became. */
typedef struct
{
  const char *file;
  AshImported *imported;
  char *title;
  char *credential; /* NULL when the course was only brought in */
} Arrival;

static void
arrival_free (gpointer data)
{
  Arrival *self = data;

  g_clear_pointer (&self->imported, ash_imported_free);
  g_free (self->title);
  g_free (self->credential);
  g_free (self);
}

static char *
title_of (AshStore *store, const char *id)
{
  g_autoptr (AshSource) source = ash_store_get (store, &ASH_SOURCE, id, NULL);
  g_autoptr (AshTree) tree =
      source != NULL ? ash_store_get (store, &ASH_TREE, source->tree, NULL) : NULL;

  return g_strdup (tree != NULL ? tree->title : NULL);
}

static Arrival *
bring_in (AshStore *store, const char *file, AshProgress *progress, GError **error)
{
  Arrival *self = g_new0 (Arrival, 1);

  self->file = file;
  self->imported = ash_cartridge_import (store, file, again, progress, error);
  if (self->imported != NULL && ash_desk_accept_source (store, self->imported->source, error) &&
      (as_credential == NULL || (self->credential = ash_desk_take_course (
                                     store, self->imported->source, as_credential, error)) != NULL))
    {
      self->title = title_of (store, self->imported->source);
      return self;
    }
  arrival_free (self);
  return NULL;
}

static void
print_json (GPtrArray *arrivals)
{
  g_autoptr (AshJsonWriter) json = ash_json_writer_new ();

  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_string (json, "document", into);
  ash_json_writer_begin_array (json, "sources");
  for (guint i = 0; i < arrivals->len; i++)
    {
      const Arrival *arrival = g_ptr_array_index (arrivals, i);

      ash_json_writer_begin_object (json, NULL);
      ash_json_writer_string (json, "ref", arrival->imported->source);
      ash_json_writer_string (json, "title", arrival->title);
      ash_json_writer_string (json, "file", arrival->file);
      ash_json_writer_string (json, "credential", arrival->credential);
      cli_write_report (json, arrival->imported->report);
      ash_json_writer_end_object (json);
    }
  ash_json_writer_end_array (json);
  ash_json_writer_end_object (json);
  cli_print_json (json);
}

static void
print_words (GPtrArray *arrivals)
{
  for (guint i = 0; i < arrivals->len; i++)
    {
      const Arrival *arrival = g_ptr_array_index (arrivals, i);
      const AshReport *report = arrival->imported->report;

      cli_print (_ ("%s: “%s” is in %s. Of %d resources %d were converted, %d kept as files, %d "
                    "kept as they are, %d were missing, %d left out."),
                 arrival->file, arrival->title, into, (int) ash_report_total (report),
                 (int) report->fates[ASH_FATE_CONVERTED], (int) report->fates[ASH_FATE_FILE],
                 (int) report->fates[ASH_FATE_VERBATIM], (int) report->fates[ASH_FATE_MISSING],
                 (int) report->fates[ASH_FATE_REFUSED]);
      cli_print_report (report, TRUE);
    }
}

static gboolean
has_losses (GPtrArray *arrivals)
{
  for (guint i = 0; i < arrivals->len; i++)
    {
      const Arrival *arrival = g_ptr_array_index (arrivals, i);

      if (cli_report_has_losses (arrival->imported->report))
        return TRUE;
    }
  return FALSE;
}

/* All files into one new document, or nothing. */
static int
import_all (int n_files, char **files)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CliProgress) progress = cli_progress_new ();
  g_autoptr (AshBuild) build = ash_build_new (into, FALSE, &error);
  g_autoptr (GPtrArray) arrivals = g_ptr_array_new_with_free_func (arrival_free);
  AshStore *store;

  if (build == NULL)
    return cli_fail (error, CLI_NOT_WRITTEN);
  store = ash_build_get_store (build);
  for (int i = 0; i < n_files; i++)
    {
      Arrival *arrival = bring_in (store, files[i], cli_progress_get (progress), &error);

      if (arrival == NULL)
        {
          g_clear_pointer (&progress, cli_progress_free);
          if (n_files > 1)
            cli_say (_ ("%s was not brought in, and so none was:"), files[i]);
          if (!g_error_matches (error, ASH_ERROR, ASH_ERROR_AGAIN))
            return cli_fail (error, CLI_REFUSED);
          cli_say (_ ("%s Use --again to bring it in once more."), error->message);
          return CLI_REFUSED;
        }
      g_ptr_array_add (arrivals, arrival);
    }
  if (!ash_desk_read_lengths (store, cli_progress_get (progress), NULL, &error))
    return cli_fail (error, CLI_NOT_WRITTEN);
  g_clear_pointer (&progress, cli_progress_free);
  if (strict && has_losses (arrivals))
    {
      cli_say (_ ("Nothing was written: --strict stops where a part of a package is lost."));
      return CLI_FINDINGS;
    }
  if (!ash_build_finish (build, &error))
    return cli_fail (error, CLI_NOT_WRITTEN);
  if (as_json)
    print_json (arrivals);
  else
    print_words (arrivals);
  return CLI_DONE;
}

static int
run (int argc, char **argv)
{
  const CliOption options[] = {
    { "--into", NULL, NULL, &into },     { "--as-credential", NULL, NULL, &as_credential },
    { "--again", NULL, &again, NULL },   { "--json", NULL, &as_json, NULL },
    { "--strict", NULL, &strict, NULL }, { NULL, NULL, NULL, NULL },
  };
  int code = CLI_DONE;

  if (!cli_parse (&VERB_IMPORT, options, &argc, argv))
    return CLI_USAGE;
  if (argc == 0)
    return cli_usage (&VERB_IMPORT, _ ("Name the course packages to bring in."));
  if (into == NULL)
    return cli_usage (&VERB_IMPORT, _ ("Say with --into where they go."));
  if (as_credential != NULL && argc > 1)
    return cli_usage (&VERB_IMPORT, _ ("--as-credential takes one package at a time."));
  for (int i = 0; i < argc; i++)
    if (cli_is_same_file (argv[i], into))
      return cli_usage (&VERB_IMPORT, _ ("%s cannot be brought into itself."), argv[i]);
  for (int i = 0; i < argc; i++)
    if (!cli_can_read (argv[i], &code))
      return code;
  if (!cli_can_write_file (into))
    return CLI_NOT_WRITTEN;
  return import_all (argc, argv);
}

const CliVerb VERB_IMPORT = {
  "import",
  "FILE… --into P.ashlar [--as-credential NAME] [--again] [--strict] [--json]",
  N_ ("Bring course packages into a document"),
  N_ ("Makes P.ashlar when it is not there. All packages come in, or none.\n"
      "\n"
      "  --into P.ashlar        the document they go into\n"
      "  --as-credential NAME   use the whole course in a credential of that name\n"
      "  --again                bring in a package that is in the document already\n"
      "  --strict               stop (exit 1) where a part of a package is lost\n"
      "  --json                 report as JSON"),
  run,
};
