#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AshFate:
 *
 * What became of a resource of a package: each ends in exactly one, and they add up to it.
 */
typedef enum
{
  ASH_FATE_CONVERTED,
  ASH_FATE_FILE,
  ASH_FATE_VERBATIM,
  ASH_FATE_MISSING,
  ASH_FATE_REFUSED,
  ASH_N_FATES
} AshFate;

/**
 * AshLineKind:
 * @ASH_LINE_MISSING: named in the package, but not in it
 * @ASH_LINE_VERBATIM: kept as it is, not understood
 * @ASH_LINE_REFUSED: left out, and why (@AshReportLine.count personal-data parts and the like)
 * @ASH_LINE_REPAIRED: came in after a repair
 * @ASH_LINE_DEAD_LINK: a link that led nowhere in the package already
 * @ASH_LINE_CHANGED: comes in or goes out as something else (an assignment as a page)
 * @ASH_LINE_NOTE: anything else worth a look
 */
typedef enum
{
  ASH_LINE_MISSING,
  ASH_LINE_VERBATIM,
  ASH_LINE_REFUSED,
  ASH_LINE_REPAIRED,
  ASH_LINE_DEAD_LINK,
  ASH_LINE_CHANGED,
  ASH_LINE_NOTE,
  ASH_N_LINE_KINDS
} AshLineKind;

typedef struct
{
  AshLineKind kind;
  char *ref;   /* (nullable): id of the record it leads to */
  char *where; /* the place in words: a title or a member's name, with a line when known */
  char *what;  /* one sentence a professor understands */
} AshReportLine;

typedef struct
{
  gint64 fates[ASH_N_FATES];
  GPtrArray *lines; /* (element-type AshReportLine) */
  gboolean is_cut;  /* the package ends too early: what came further on is missing */
} AshReport;

AshReport *ash_report_new (void);
void ash_report_free (AshReport *self);
void ash_report_count (AshReport *self, AshFate fate);
void ash_report_add (
    AshReport *self, AshLineKind kind, const char *ref, const char *where, const char *format, ...)
    G_GNUC_PRINTF (5, 6);
gint64 ash_report_total (const AshReport *self);
guint ash_report_n_lines (const AshReport *self, AshLineKind kind);
const char *ash_line_kind_nick (AshLineKind kind);
const char *ash_fate_nick (AshFate fate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshReport, ash_report_free)

/* What `check` finds: an error breaks something for learners or the award, a warning hinders, and
 * advice would make it better. */
typedef enum
{
  ASH_SEVERITY_ERROR,
  ASH_SEVERITY_WARNING,
  ASH_SEVERITY_ADVICE
} AshSeverity;

/**
 * AshRepair:
 * @verb: static: "show-by", "show-outcome", "practise", "draw", "use-item", "unlink", "no-points",
 *   "decorate", "state-hours", "drop-bank" or "unmark"
 * @records: ids of what it is done with, closed by %NULL
 * @name: (nullable): what that is called, or the address in a page
 * @number: how many, where it is about a number
 * @is_aside: there is a better way by hand, which is offered first
 *
 * What mends a finding in one step that can be undone.
 */
typedef struct
{
  const char *verb;
  char **records;
  char *name;
  gint64 number;
  gboolean is_aside;
} AshRepair;

AshRepair *ash_repair_new (const char *verb, const char *record, const char *name);
void ash_repair_free (AshRepair *self);

typedef struct
{
  const char *rule; /* static */
  AshSeverity severity;
  char *ref;   /* id of the record it leads to */
  char *where; /* the place in words */
  char *what;
  char *fix;
  char *credential;   /* (nullable): id of the credential it is about */
  char *about;        /* (nullable): digest of the text it is about */
  char *dismissal;    /* (nullable): id of the dismissal that set it aside */
  char *reason;       /* (nullable): why it was set aside */
  char *to;           /* (nullable): id of the place within the record, such as a question */
  char *part;         /* (nullable): what of it, such as "picture ADDRESS" */
  GPtrArray *repairs; /* (element-type AshRepair): perhaps none */
} AshFinding;

AshFinding *ash_finding_new (const char *rule,
                             AshSeverity severity,
                             const char *ref,
                             const char *where,
                             const char *what,
                             const char *fix);
void ash_finding_free (AshFinding *self);
const char *ash_severity_nick (AshSeverity severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshFinding, ash_finding_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshRepair, ash_repair_free)

G_END_DECLS
