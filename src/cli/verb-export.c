#include "cli.h"

#include <glib/gi18n-lib.h>

static char *target_name;
static char *format;
static char *credential_name;
static char *out;
static gboolean as_json, strict, is_dry_run;

static void
write_texts (AshJsonWriter *json, const char *name, GPtrArray *texts)
{
  ash_json_writer_begin_array (json, name);
  for (guint i = 0; i < texts->len; i++)
    ash_json_writer_string (json, NULL, g_ptr_array_index (texts, i));
  ash_json_writer_end_array (json);
}

static void
print_json (const AshCredential *credential,
            const char *title,
            const AshTarget *target,
            AshCartridgeVersion version,
            const AshExported *exported)
{
  g_autoptr (AshJsonWriter) json = ash_json_writer_new ();

  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_string (json, "file", out);
  ash_json_writer_string (json, "format", cli_format_name (version));
  ash_json_writer_string (json, "target", target != NULL ? target->name : NULL);
  ash_json_writer_string (json, "credential", credential->record.id);
  ash_json_writer_string (json, "title", title);
  cli_write_report (json, exported->report);
  if (target != NULL)
    {
      write_texts (json, "steps", target->steps);
      cli_write_dry_run (json, exported->dry_run);
    }
  ash_json_writer_end_object (json);
  cli_print_json (json);
}

static void
print_words (AshStore *store,
             const AshCredential *credential,
             const char *title,
             const AshTarget *target,
             const AshExported *exported)
{
  g_autofree char *contents = cli_contents_in_words (store, credential->tree);

  cli_print (_ ("“%s” is in %s: %s. Read back, no differences."), title, out, contents);
  cli_print_report (exported->report, TRUE);
  if (exported->dry_run != NULL)
    cli_print_dry_run (exported->dry_run);
  for (guint i = 0; target != NULL && i < target->steps->len; i++)
    cli_print ("%u. %s", i + 1, (char *) g_ptr_array_index (target->steps, i));
}

static int export(AshStore *store,
                  const AshCredential *credential,
                  const AshTarget *target,
                  AshCartridgeVersion version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CliProgress) progress = cli_progress_new ();
  g_autoptr (AshExported) exported = NULL;
  g_autofree char *title = cli_credential_title (store, credential);
  const AshCartridgeOptions options = { version, ASH_LAYOUT_PLAIN, TRUE, TRUE };

  exported = ash_desk_export (store, credential->record.id, target, &options, out,
                              cli_progress_get (progress), &error);
  g_clear_pointer (&progress, cli_progress_free);
  if (exported == NULL)
    return cli_fail (error, CLI_NOT_WRITTEN);
  if (as_json)
    print_json (credential, title, target, version, exported);
  else
    print_words (store, credential, title, target, exported);
  return CLI_DONE;
}

/* What the target will do with it; nothing is written. */
static int
dry_run (AshStore *store, const AshCredential *credential, const AshTarget *target)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CliProgress) progress = cli_progress_new ();
  g_autoptr (AshDesign) design = ash_store_load_design (store, credential->tree, &error);
  AshBodies bodies = ash_store_bodies (store);
  const AshCartridgeOptions options = { target->version, target->layout, TRUE, TRUE };
  g_autoptr (AshCartridgePlan) plan = NULL;
  g_autoptr (AshDryRun) run = NULL;

  if (design != NULL)
    plan = ash_cartridge_plan_new (design, &bodies, &options, cli_progress_get (progress), &error);
  g_clear_pointer (&progress, cli_progress_free);
  if (plan == NULL)
    return cli_fail (error, CLI_REFUSED);
  run = ash_dry_run_new (plan, target);
  if (as_json)
    {
      g_autoptr (AshJsonWriter) json = ash_json_writer_new ();

      ash_json_writer_begin_object (json, NULL);
      ash_json_writer_string (json, "target", target->name);
      ash_json_writer_string (json, "credential", credential->record.id);
      cli_write_dry_run (json, run);
      ash_json_writer_end_object (json);
      cli_print_json (json);
    }
  else
    cli_print_dry_run (run);
  return CLI_DONE;
}

static void
list_targets (void)
{
  GPtrArray *targets = ash_targets ();

  for (guint i = 0; i < targets->len; i++)
    {
      const AshTarget *target = g_ptr_array_index (targets, i);

      cli_say ("  %-12s %s", target->name, target->title);
    }
  cli_usage_line (&VERB_EXPORT);
}

/* Where it will be taught, or which version: one of the two. */
static gboolean
choose (const AshTarget **out_target, AshCartridgeVersion *out_version)
{
  if (format != NULL && target_name != NULL)
    {
      cli_usage (&VERB_EXPORT, _ ("Say --target or --format, not both."));
      return FALSE;
    }
  if (format != NULL)
    {
      if (cli_parse_format (format, out_version))
        return TRUE;
      cli_usage (&VERB_EXPORT, _ ("There is no format %s; there are cc1.1 and cc1.3."), format);
      return FALSE;
    }
  *out_target = target_name != NULL ? ash_target_find (target_name) : NULL;
  if (*out_target != NULL)
    {
      *out_version = (*out_target)->version;
      return TRUE;
    }
  if (target_name != NULL)
    cli_say (_ ("There is no target “%s”. There are:"), target_name);
  else
    cli_say (_ ("Say with --target where it will be taught, or a --format:"));
  list_targets ();
  return FALSE;
}

static int
run (int argc, char **argv)
{
  const CliOption options[] = {
    { "--target", NULL, NULL, &target_name },
    { "--format", NULL, NULL, &format },
    { "--credential", NULL, NULL, &credential_name },
    { "--output", "-o", NULL, &out },
    { "--dry-run", NULL, &is_dry_run, NULL },
    { "--json", NULL, &as_json, NULL },
    { "--strict", NULL, &strict, NULL },
    { NULL, NULL, NULL, NULL },
  };
  g_autoptr (AshStore) store = NULL;
  g_autoptr (AshCredential) credential = NULL;
  const AshTarget *target = NULL;
  AshCartridgeVersion version = ASH_CC_1_1;
  int code = CLI_DONE;

  if (!cli_parse (&VERB_EXPORT, options, &argc, argv) ||
      (argc == 1 && (out != NULL || is_dry_run) && !choose (&target, &version)))
    return CLI_USAGE;
  if (argc != 1)
    return cli_usage (&VERB_EXPORT, _ ("Name one document."));
  if (is_dry_run && (target == NULL || out != NULL))
    return cli_usage (&VERB_EXPORT, _ ("Say --dry-run with a --target and without -o."));
  if (out == NULL && !is_dry_run)
    return cli_usage (&VERB_EXPORT, _ ("Say with -o which file to write."));
  if (out != NULL && cli_is_same_file (argv[0], out))
    return cli_usage (&VERB_EXPORT, _ ("%s is the document itself. Name another file."), out);
  store = cli_open (argv[0], &code);
  if (store == NULL)
    return code;
  credential = cli_find_credential (&VERB_EXPORT, store, credential_name, &code);
  if (credential == NULL)
    return code;
  if (is_dry_run)
    return dry_run (store, credential, target);
  if (!cli_can_write_file (out))
    return CLI_NOT_WRITTEN;
  if (strict && (code = cli_check_strictly (store, credential->record.id)) != CLI_DONE)
    return code;
  return export(store, credential, target, version);
}

const CliVerb VERB_EXPORT = {
  "export",
  "P.ashlar --target NAME | --format cc1.1|cc1.3 [--credential NAME] -o OUT | --dry-run",
  N_ ("Write a credential as a package that an LMS imports"),
  N_ ("An older file at OUT is replaced when the new one is written, read back and compared.\n"
      "\n"
      "  --target NAME          where it will be taught; without a name the list is shown\n"
      "  --format cc1.1|cc1.3   or: the version to write\n"
      "  --credential NAME      by title, code or ref; needed when there are several\n"
      "  -o, --output OUT       the file to write\n"
      "  --dry-run              write nothing; say what the target will do with it\n"
      "  --strict               stop (exit 1) where something is to be fixed\n"
      "  --json                 report as JSON"),
  run,
};
