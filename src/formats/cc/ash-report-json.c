#include <ash-formats.h>

#include <ash-json-writer.h>
#include <ash-json.h>
#include <string.h>

/**
 * ash_report_to_json:
 *
 * Returns: (transfer full): `{"fates": {nick: n}, "lines": [{"kind", "ref", "where", "what"}]}`
 */
char *
ash_report_to_json (const AshReport *report)
{
  g_autoptr (AshJsonWriter) json = ash_json_writer_new ();

  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_begin_object (json, "fates");
  for (int i = 0; i < ASH_N_FATES; i++)
    ash_json_writer_int (json, ash_fate_nick (i), report->fates[i]);
  ash_json_writer_end_object (json);
  ash_json_writer_begin_array (json, "lines");
  for (guint i = 0; i < report->lines->len; i++)
    {
      const AshReportLine *line = g_ptr_array_index (report->lines, i);

      ash_json_writer_begin_object (json, NULL);
      ash_json_writer_string (json, "kind", ash_line_kind_nick (line->kind));
      ash_json_writer_string_if (json, "ref", line->ref);
      ash_json_writer_string_if (json, "where", line->where);
      ash_json_writer_string (json, "what", line->what);
      ash_json_writer_end_object (json);
    }
  ash_json_writer_end_array (json);
  ash_json_writer_end_object (json);
  return ash_json_writer_finish (json);
}

static void
read_line (AshReport *report, const AshJsonValue *value)
{
  const char *nick = ash_json_member_string (value, "kind");
  const char *what = ash_json_member_string (value, "what");

  for (int kind = 0; nick != NULL && what != NULL && kind < ASH_N_LINE_KINDS; kind++)
    if (g_str_equal (ash_line_kind_nick (kind), nick))
      ash_report_add (report, kind, ash_json_member_string (value, "ref"),
                      ash_json_member_string (value, "where"), "%s", what);
}

/**
 * ash_report_from_json:
 * @json: (nullable): what ash_report_to_json() gave
 *
 * Returns: (transfer full): the report; what is damaged or unknown in it is left out
 */
AshReport *
ash_report_from_json (const char *json)
{
  AshReport *report = ash_report_new ();
  g_autoptr (AshJson) document = json != NULL ? ash_json_parse_text (json, NULL) : NULL;
  const AshJsonValue *root = document != NULL ? ash_json_root (document) : NULL;
  const AshJsonValue *fates = ash_json_member (root, "fates");
  const AshJsonValue *lines = ash_json_member (root, "lines");

  for (int i = 0; fates != NULL && i < ASH_N_FATES; i++)
    {
      double n = ash_json_number (ash_json_member (fates, ash_fate_nick (i)));

      if (n >= 0 && n < 1e9)
        report->fates[i] = (gint64) n;
    }
  for (guint i = 0; i < ash_json_length (lines); i++)
    read_line (report, ash_json_at (lines, i));
  return report;
}
