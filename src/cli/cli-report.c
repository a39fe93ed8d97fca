#include "cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

void
cli_print_json (AshJsonWriter *json)
{
  g_autofree char *text = ash_json_writer_finish (json);

  fputs (text, stdout);
}

void
cli_write_report (AshJsonWriter *json, const AshReport *report)
{
  ash_json_writer_begin_object (json, "report");
  ash_json_writer_int (json, "resources", ash_report_total (report));
  for (guint fate = 0; fate < ASH_N_FATES; fate++)
    ash_json_writer_int (json, ash_fate_nick (fate), report->fates[fate]);
  ash_json_writer_begin_array (json, "lines");
  for (guint i = 0; i < report->lines->len; i++)
    {
      const AshReportLine *line = g_ptr_array_index (report->lines, i);

      ash_json_writer_begin_object (json, NULL);
      ash_json_writer_string (json, "kind", ash_line_kind_nick (line->kind));
      ash_json_writer_string (json, "ref", line->ref);
      ash_json_writer_string (json, "where", line->where);
      ash_json_writer_string (json, "what", line->what);
      ash_json_writer_end_object (json);
    }
  ash_json_writer_end_array (json);
  ash_json_writer_end_object (json);
}

void
cli_print_report (const AshReport *report, gboolean with_dead_links)
{
  for (guint i = 0; i < report->lines->len; i++)
    {
      const AshReportLine *line = g_ptr_array_index (report->lines, i);

      if (line->kind == ASH_LINE_DEAD_LINK && !with_dead_links)
        continue;
      if (line->where != NULL && line->where[0] != '\0')
        cli_print ("  %s: %s", line->where, line->what);
      else
        cli_print ("  %s", line->what);
    }
}

static const char *
kind_in_words (AshItemKind kind, gulong n)
{
  switch (kind)
    {
    case ASH_ITEM_FOLDER:
      return ngettext ("%u module", "%u modules", n);
    case ASH_ITEM_PAGE:
      return ngettext ("%u page", "%u pages", n);
    case ASH_ITEM_FILE:
      return ngettext ("%u file", "%u files", n);
    case ASH_ITEM_LINK:
      return ngettext ("%u link", "%u links", n);
    case ASH_ITEM_TOPIC:
      return ngettext ("%u discussion", "%u discussions", n);
    case ASH_ITEM_QUIZ:
      return ngettext ("%u quiz", "%u quizzes", n);
    case ASH_ITEM_ASSIGNMENT:
      return ngettext ("%u assignment", "%u assignments", n);
    case ASH_ITEM_LTI:
      return ngettext ("%u tool", "%u tools", n);
    default:
      return ngettext ("%u other item", "%u other items", n);
    }
}

char *
cli_contents_in_words (AshStore *store, const char *tree)
{
  g_autoptr (GPtrArray) items = ash_store_list (store, &ASH_ITEM, "tree", tree, NULL);
  guint counts[ASH_N_ITEM_KINDS] = { 0 };
  GString *words = g_string_new (NULL);

  for (guint i = 0; items != NULL && i < items->len; i++)
    counts[((const AshItem *) g_ptr_array_index (items, i))->kind]++;
  for (guint kind = 0; kind < ASH_N_ITEM_KINDS; kind++)
    {
      g_autofree char *part = g_strdup_printf (kind_in_words (kind, counts[kind]), counts[kind]);

      if (counts[kind] > 0)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", part);
    }
  if (words->len == 0)
    g_string_append (words, _ ("nothing in it yet"));
  return g_string_free (words, FALSE);
}

gboolean
cli_report_has_losses (const AshReport *report)
{
  return report->fates[ASH_FATE_MISSING] > 0 || report->fates[ASH_FATE_REFUSED] > 0;
}

void
cli_write_text_place (AshJsonWriter *json, const AshText *text)
{
  ash_json_writer_string (json, "in", text->owner);
  ash_json_writer_string (json, "where", text->place);
  ash_json_writer_string (json, "what", text->what);
  ash_json_writer_string_if (json, "item", text->item);
}

void
cli_write_findings (AshJsonWriter *json, GPtrArray *findings)
{
  ash_json_writer_begin_array (json, "findings");
  for (guint i = 0; i < findings->len; i++)
    {
      const AshFinding *finding = g_ptr_array_index (findings, i);

      ash_json_writer_begin_object (json, NULL);
      ash_json_writer_string (json, "rule", finding->rule);
      ash_json_writer_string (json, "severity", ash_severity_nick (finding->severity));
      ash_json_writer_string (json, "ref", finding->ref);
      ash_json_writer_string (json, "where", finding->where);
      ash_json_writer_string (json, "what", finding->what);
      ash_json_writer_string (json, "fix", finding->fix);
      ash_json_writer_end_object (json);
    }
  ash_json_writer_end_array (json);
}

static const char *
severity_words (AshSeverity severity)
{
  switch (severity)
    {
    case ASH_SEVERITY_ERROR:
      return _ ("error");
    case ASH_SEVERITY_WARNING:
      return _ ("warning");
    default:
      return _ ("suggestion");
    }
}

void
cli_print_findings (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const AshFinding *finding = g_ptr_array_index (findings, i);

      cli_print ("%s: %s: %s [%s]", severity_words (finding->severity), finding->where,
                 finding->what, finding->rule);
      if (finding->fix != NULL)
        cli_print ("  %s", finding->fix);
    }
}

gboolean
cli_has_errors (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const AshFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == ASH_SEVERITY_ERROR)
        return TRUE;
    }
  return FALSE;
}

int
cli_check_strictly (AshStore *store, const char *credential)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = ash_desk_check (store, credential, NULL, &error);

  if (findings == NULL)
    return cli_fail (error, CLI_REFUSED);
  if (!cli_has_errors (findings))
    return CLI_DONE;
  for (guint i = 0; i < findings->len; i++)
    {
      const AshFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == ASH_SEVERITY_ERROR)
        cli_say ("%s: %s", finding->where, finding->what);
    }
  cli_say (_ ("Nothing was written: --strict stops where something is to be fixed first."));
  return CLI_FINDINGS;
}
