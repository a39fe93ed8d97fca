#include "ash-dry-text.h"

#include <ash-left-out.h>
#include <ash-too-much.h>
#include <glib/gi18n-lib.h>

#include "ash-say.h"
#include "ash-verdict.h"

static void
append_parts (GString *out, const AshDryLine *line)
{
  if (line->parts->len < 2)
    return;
  for (guint i = 0; i < line->parts->len; i++)
    g_string_append_printf (out, "    · %s\n",
                            ((const AshDryPart *) g_ptr_array_index (line->parts, i))->title);
}

static void
append_lines (GString *out, const AshDryRun *run, AshVerdict verdict)
{
  if (run->counts[verdict] == 0)
    return;
  g_string_append_printf (out, "\n%s (%'u)\n", ash_verdict_title (verdict), run->counts[verdict]);
  for (guint i = 0; i < run->lines->len; i++)
    {
      const AshDryLine *line = g_ptr_array_index (run->lines, i);
      g_autofree char *caption = ash_dry_line_dup_caption (line);

      if (line->verdict != verdict)
        continue;
      g_string_append_printf (out, "- %s\n    %s\n", line->title, caption);
      append_parts (out, line);
    }
}

static void
append_left_out (GString *out, const AshDesign *design)
{
  g_autoptr (GPtrArray) items = ash_left_out_list (design);

  if (items->len > 0)
    g_string_append_printf (out, "\n%s\n", _ ("Left out, as you chose"));
  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);

      g_string_append_printf (out, "- %s\n", item->title != NULL ? item->title : _ ("Untitled"));
    }
}

static void
append_list (GString *out, const char *title, GPtrArray *texts)
{
  if (texts->len == 0)
    return;
  g_string_append_printf (out, "\n%s\n", title);
  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (out, "- %s\n", (const char *) g_ptr_array_index (texts, i));
}

/**
 * ash_dry_text_new:
 * @title: of the credential
 * @design: that @run is of
 *
 * Returns: (transfer full): the list as plain text, for the person who brings the package in
 */
char *
ash_dry_text_new (const char *title, const AshDesign *design, const AshDryRun *run)
{
  g_autofree char *too_much = ash_dry_run_dup_too_much (run);
  g_autofree char *system = ash_verdict_system (run->target);
  g_autofree char *parts =
      ash_say_numbers (ngettext ("%u of %u part arrives as it is",
                                 "%u of %u parts arrive as they are", run->parts->len),
                       run->counts[ASH_VERDICT_ARRIVES], run->parts->len);
  GString *out = g_string_new (title);

  g_string_append_c (out, '\n');
  g_string_append_printf (out, _ ("What %s will do with it"), system);
  g_string_append_printf (out, "\n%s\n\n", run->target->basis);
  g_string_append_printf (out, "%s\n", parts);
  for (int verdict = ASH_VERDICT_LOST; verdict > ASH_VERDICT_ARRIVES; verdict--)
    append_lines (out, run, verdict);
  append_left_out (out, design);
  if (too_much != NULL)
    g_string_append_printf (out, "\n%s\n- %s\n", _ ("Size"), too_much);
  append_list (out, _ ("Good to know"), run->target->notes);
  append_list (out, _ ("What to do there"), run->target->steps);
  return g_string_free (out, FALSE);
}
