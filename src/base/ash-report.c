#include "ash-report.h"

#include <stdarg.h>

static void
line_free (gpointer data)
{
  AshReportLine *line = data;

  g_free (line->ref);
  g_free (line->where);
  g_free (line->what);
  g_free (line);
}

AshReport *
ash_report_new (void)
{
  AshReport *self = g_new0 (AshReport, 1);

  self->lines = g_ptr_array_new_with_free_func (line_free);
  return self;
}

void
ash_report_free (AshReport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/**
 * ash_report_count:
 *
 * Says what became of one resource.
 */
void
ash_report_count (AshReport *self, AshFate fate)
{
  self->fates[fate]++;
}

/**
 * ash_report_add:
 * @ref: (nullable): the record it leads to
 * @where: the place in words
 * @format: a translated sentence
 */
void
ash_report_add (
    AshReport *self, AshLineKind kind, const char *ref, const char *where, const char *format, ...)
{
  AshReportLine *line = g_new0 (AshReportLine, 1);
  va_list args;

  line->kind = kind;
  line->ref = g_strdup (ref);
  line->where = g_strdup (where);
  va_start (args, format);
  line->what = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->lines, line);
}

/**
 * ash_report_total:
 *
 * Returns: the resources of the package, each counted once
 */
gint64
ash_report_total (const AshReport *self)
{
  gint64 total = 0;

  for (int i = 0; i < ASH_N_FATES; i++)
    total += self->fates[i];
  return total;
}

guint
ash_report_n_lines (const AshReport *self, AshLineKind kind)
{
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    n += ((AshReportLine *) g_ptr_array_index (self->lines, i))->kind == kind;
  return n;
}

const char *
ash_line_kind_nick (AshLineKind kind)
{
  static const char *const nicks[] = { "missing",   "verbatim", "refused", "repaired",
                                       "dead-link", "changed",  "note" };

  return nicks[kind];
}

const char *
ash_fate_nick (AshFate fate)
{
  static const char *const nicks[] = { "converted", "file", "verbatim", "missing", "refused" };

  return nicks[fate];
}

/**
 * ash_repair_new:
 * @verb: a static name such as "unlink"
 * @record: (nullable): the one that it is done with
 *
 * Returns: (transfer full): a repair with copies of the texts
 */
AshRepair *
ash_repair_new (const char *verb, const char *record, const char *name)
{
  AshRepair *self = g_new0 (AshRepair, 1);

  self->verb = verb;
  self->records = g_new0 (char *, 2);
  self->records[0] = g_strdup (record);
  self->name = g_strdup (name);
  return self;
}

void
ash_repair_free (AshRepair *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->records);
  g_free (self->name);
  g_free (self);
}

/**
 * ash_finding_new:
 * @rule: a static name such as "dead-link"
 *
 * Returns: (transfer full): a finding with copies of the texts
 */
AshFinding *
ash_finding_new (const char *rule,
                 AshSeverity severity,
                 const char *ref,
                 const char *where,
                 const char *what,
                 const char *fix)
{
  AshFinding *self = g_new0 (AshFinding, 1);

  self->rule = rule;
  self->severity = severity;
  self->ref = g_strdup (ref);
  self->where = g_strdup (where);
  self->what = g_strdup (what);
  self->fix = g_strdup (fix);
  self->repairs = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_repair_free);
  return self;
}

void
ash_finding_free (AshFinding *self)
{
  if (self == NULL)
    return;
  g_free (self->ref);
  g_free (self->where);
  g_free (self->what);
  g_free (self->fix);
  g_free (self->credential);
  g_free (self->about);
  g_free (self->dismissal);
  g_free (self->reason);
  g_free (self->to);
  g_free (self->part);
  g_ptr_array_unref (self->repairs);
  g_free (self);
}

const char *
ash_severity_nick (AshSeverity severity)
{
  static const char *const nicks[] = { "error", "warning", "advice" };

  return nicks[severity];
}
