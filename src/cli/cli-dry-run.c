#include "cli.h"

#include <ash-too-much.h>
#include <glib/gi18n-lib.h>

static void
write_lines (AshJsonWriter *json, const AshDryRun *run)
{
  ash_json_writer_begin_array (json, "lines");
  for (guint i = 0; i < run->lines->len; i++)
    {
      const AshDryLine *line = g_ptr_array_index (run->lines, i);

      ash_json_writer_begin_object (json, NULL);
      ash_json_writer_string (json, "verdict", ash_verdict_nick (line->verdict));
      ash_json_writer_string (json, "about", line->about);
      ash_json_writer_string (json, "title", line->title);
      ash_json_writer_string (json, "why", line->why);
      ash_json_writer_string (json, "sure", line->sure);
      ash_json_writer_string (json, "fix", line->fix);
      ash_json_writer_begin_array (json, "parts");
      for (guint k = 0; k < line->parts->len; k++)
        ash_json_writer_string (json, NULL,
                                ((AshDryPart *) g_ptr_array_index (line->parts, k))->ref);
      ash_json_writer_end_array (json);
      ash_json_writer_end_object (json);
    }
  ash_json_writer_end_array (json);
}

/* Members of the object that is open. */
void
cli_write_dry_run (AshJsonWriter *json, const AshDryRun *run)
{
  g_autofree char *too_much = ash_dry_run_dup_too_much (run);

  ash_json_writer_string (json, "basis", run->target->basis);
  ash_json_writer_begin_object (json, "parts");
  ash_json_writer_int (json, "all", run->parts->len);
  for (int verdict = 0; verdict < ASH_N_VERDICTS; verdict++)
    ash_json_writer_int (json, ash_verdict_nick (verdict), run->counts[verdict]);
  ash_json_writer_end_object (json);
  write_lines (json, run);
  if (too_much != NULL)
    ash_json_writer_string (json, "size", too_much);
  ash_json_writer_begin_array (json, "notes");
  for (guint i = 0; i < run->target->notes->len; i++)
    ash_json_writer_string (json, NULL, g_ptr_array_index (run->target->notes, i));
  ash_json_writer_end_array (json);
}

void
cli_print_dry_run (const AshDryRun *run)
{
  g_autofree char *verdict = ash_dry_run_dup_verdict (run);
  g_autofree char *too_much = ash_dry_run_dup_too_much (run);

  cli_print (ngettext ("%s: %u part. %s. %s", "%s: %u parts. %s. %s", run->parts->len),
             run->target->title, run->parts->len, verdict, run->target->basis);
  for (guint i = 0; i < run->lines->len; i++)
    {
      const AshDryLine *line = g_ptr_array_index (run->lines, i);
      g_autofree char *caption = ash_dry_line_dup_caption (line);

      cli_print ("  %s: %s. %s", ash_verdict_nick (line->verdict), line->title, caption);
    }
  if (too_much != NULL)
    cli_print ("  %s", too_much);
  for (guint i = 0; i < run->target->notes->len; i++)
    cli_print ("  %s", (char *) g_ptr_array_index (run->target->notes, i));
}
