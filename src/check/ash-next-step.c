#include "ash-next-step.h"

#include <glib/gi18n-lib.h>

#include "ash-placeholder.h"
#include "ash-step-facts-private.h"

/* How far the time that is planned may be from the time that is stated before it is worth a word.
 */
#define TIME_TOLERANCE 0.25

#define UBD N_ ("Wiggins and McTighe, Understanding by Design")
#define ALIGNMENT N_ ("Biggs and Tang, Teaching for Quality Learning at University")
#define COUNCIL N_ ("Council of the European Union, Recommendation on micro-credentials, 2022")

typedef AshStepFacts Facts;
typedef gboolean (*IsDoneFunc) (const Facts *facts);
typedef char *(*SayFunc) (const Facts *facts);
typedef const AshRecord *(*RecordFunc) (const Facts *facts);

static char *
quoted (const char *text)
{
  return g_strdup_printf (_ ("“%s”"), text != NULL && *text != '\0' ? text : _ ("Untitled"));
}

/* @format: what to do, with the credential's title */
G_GNUC_FORMAT (2)
static char *
about_title (const Facts *facts, const char *format)
{
  g_autofree char *title = quoted (facts->design->tree->title);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, title);
#pragma GCC diagnostic pop
}

static char *
minutes_in_words (gint64 minutes)
{
  if (minutes < 60)
    return g_strdup_printf (_ ("%d min"), (int) minutes);
  if (minutes % 60 == 0)
    return g_strdup_printf (_ ("%d h"), (int) (minutes / 60));
  return g_strdup_printf (_ ("%d h %02d"), (int) (minutes / 60), (int) (minutes % 60));
}

static const char *
field (const Facts *facts, const char *key)
{
  return ash_design_field (facts->design, facts->design->credential->record.id, key);
}

static const AshRecord *
credential (const Facts *facts)
{
  return &facts->design->credential->record;
}

/* A credential */

static gboolean
has_credential (const Facts *facts)
{
  return facts->design != NULL;
}

static char *
say_credential (const Facts *facts)
{
  return g_strdup (facts->context->has_course
                       ? _ ("drag one or two weeks that belong together")
                       : _ ("bring in a course that you teach, or start with a credential"));
}

static gboolean
has_items (const Facts *facts)
{
  return facts->n_items > 0;
}

static char *
say_items (const Facts *facts)
{
  return about_title (facts, _ ("use what you already teach in %s"));
}

static char *
fact_items (const Facts *facts)
{
  return g_strdup_printf (ngettext ("%u item", "%u items", facts->n_items), facts->n_items);
}

/* Purpose and audience */

static gboolean
has_purpose (const Facts *facts)
{
  return !ash_is_placeholder (field (facts, "purpose"));
}

static char *
say_purpose (const Facts *facts)
{
  return about_title (facts, _ ("say in a sentence what %s is for"));
}

static gboolean
has_audience (const Facts *facts)
{
  return !ash_is_placeholder (field (facts, "audience"));
}

static char *
say_audience (const Facts *facts)
{
  return about_title (facts, _ ("say who %s is for, and what they know already"));
}

static char *
fact_purpose (const Facts *facts)
{
  guint n = has_purpose (facts) + has_audience (facts);

  return n == 0 ? NULL : n == 2 ? g_strdup (_ ("written")) : g_strdup (_ ("1 of 2"));
}

/* Outcomes, evidence, activities */

static gboolean
has_outcomes (const Facts *facts)
{
  return facts->design->outcomes->len > 0;
}

static char *
say_outcomes (const Facts *facts)
{
  return about_title (facts, _ ("say what learners will be able to do after %s"));
}

static char *
fact_outcomes (const Facts *facts)
{
  guint n = facts->design->outcomes->len;

  return n > 0 ? g_strdup_printf ("%u", n) : NULL;
}

static char *
of_outcomes (const Facts *facts, guint n_without)
{
  guint n = facts->design->outcomes->len;

  return n > 0 ? g_strdup_printf (ngettext ("%u of %u outcome", "%u of %u outcomes", n),
                                  n - MIN (n_without, n), n)
               : NULL;
}

static gboolean
has_evidence (const Facts *facts)
{
  return has_outcomes (facts) && facts->n_unshown == 0;
}

static const AshRecord *
record_unshown (const Facts *facts)
{
  return facts->unshown;
}

static char *
say_evidence (const Facts *facts)
{
  g_autofree char *text = quoted (((const AshStatement *) facts->unshown)->text);

  return g_strdup_printf (_ ("decide how learners will show %s"), text);
}

static char *
fact_evidence (const Facts *facts)
{
  return of_outcomes (facts, facts->n_unshown);
}

/* Where nothing is judged by people there is nothing to say, once there is evidence. */
static gboolean
has_rubrics (const Facts *facts)
{
  return facts->n_judged > 0 ? facts->n_unsaid == 0 : has_evidence (facts);
}

static const AshRecord *
record_unsaid (const Facts *facts)
{
  return facts->unsaid;
}

static char *
say_rubrics (const Facts *facts)
{
  g_autofree char *title = quoted (((const AshAssessment *) facts->unsaid)->title);

  return g_strdup_printf (_ ("say how well %s has to be done"), title);
}

static char *
fact_rubrics (const Facts *facts)
{
  if (facts->n_judged == 0)
    return has_evidence (facts) ? g_strdup (_ ("none needed")) : NULL;
  return g_strdup_printf (_ ("%u of %u"), facts->n_judged - facts->n_unsaid, facts->n_judged);
}

static gboolean
has_activities (const Facts *facts)
{
  return has_outcomes (facts) && facts->n_unmet == 0;
}

static const AshRecord *
record_unmet (const Facts *facts)
{
  return facts->unmet;
}

static char *
say_activities (const Facts *facts)
{
  g_autofree char *text = quoted (((const AshStatement *) facts->unmet)->text);

  return g_strdup_printf (_ ("choose the items that prepare learners for %s"), text);
}

static char *
fact_activities (const Facts *facts)
{
  return of_outcomes (facts, facts->n_unmet);
}

/* Time: a claim is needed; a plan is compared with it where there is one. */

static gboolean
has_time (const Facts *facts)
{
  gint64 claim = facts->design->credential->minutes;

  if (claim <= 0)
    return FALSE;
  return facts->minutes == 0 ||
         ABS ((double) facts->minutes - (double) claim) <= TIME_TOLERANCE * (double) claim;
}

static char *
say_time (const Facts *facts)
{
  gint64 claim = facts->design->credential->minutes;
  g_autofree char *stated = NULL;
  g_autofree char *planned = NULL;

  if (claim <= 0)
    return about_title (facts, _ ("say how much time %s takes a learner"));
  stated = minutes_in_words (claim);
  planned = minutes_in_words (facts->minutes);
  return g_strdup_printf (_ ("compare the %s that are planned with the %s that are stated"),
                          planned, stated);
}

static char *
fact_time (const Facts *facts)
{
  gint64 claim = facts->design->credential->minutes;
  g_autofree char *stated = claim > 0 ? minutes_in_words (claim) : NULL;
  g_autofree char *planned = facts->minutes > 0 ? minutes_in_words (facts->minutes) : NULL;

  if (stated != NULL && planned != NULL)
    return g_strdup_printf (_ ("%s of %s"), planned, stated);
  return g_strdup (stated != NULL ? stated : planned);
}

/* Badge and package */

static gboolean
has_issuer (const Facts *facts)
{
  const AshParty *issuer = facts->design->issuer;

  return issuer != NULL && issuer->name != NULL && *issuer->name != '\0';
}

static char *
say_issuer (const Facts *facts)
{
  return about_title (facts, _ ("say who issues the badge of %s"));
}

static gboolean
is_exported (const Facts *facts)
{
  return facts->context->is_exported;
}

static char *
say_package (const Facts *facts)
{
  return about_title (facts, _ ("see what your learning system will do with %s"));
}

/* The order is the method. Steps with the same stage are one line of the way. */
static const struct
{
  const char *id;
  const char *stage;
  IsDoneFunc is_done;
  SayFunc say;
  SayFunc fact;
  const char *heading;
  const char *why;
  const char *source;
  const char *action;
  const char *view;
  RecordFunc record;
  const char *part;
} STEPS[] = {
  { "credential", N_ ("Source used"), has_credential, say_credential, NULL,
    N_ ("Small enough to name"),
    N_ ("A short credential says one thing that somebody can do. A few weeks that belong together "
        "are the quickest way to find out which."),
    COUNCIL, NC_ ("step", "Add credential"), "source", NULL, NULL },
  { "items", N_ ("Source used"), has_items, say_items, fact_items, N_ ("Begin with what you teach"),
    N_ ("What you already teach shows what can be learned in the time. What serves no outcome can "
        "stay behind in your course."),
    UBD, NC_ ("step", "Show them"), "source", NULL, NULL },
  { "purpose", N_ ("Purpose and audience"), has_purpose, say_purpose, fact_purpose,
    N_ ("Purpose before content"),
    N_ ("If you can say in a sentence what will be different for somebody afterwards, you know "
        "what "
        "to keep and what to leave out."),
    UBD, NC_ ("step", "Write it"), "design", credential, "purpose" },
  { "audience", N_ ("Purpose and audience"), has_audience, say_audience, fact_purpose,
    N_ ("Somebody in particular"),
    N_ ("Learners decide by who it is for and what they need to know before. It also tells you "
        "where to begin."),
    COUNCIL, NC_ ("step", "Write it"), "design", credential, "audience" },
  { "outcomes", N_ ("Outcomes"), has_outcomes, say_outcomes, fact_outcomes,
    N_ ("Outcomes before evidence"),
    N_ ("What learners will be able to do, in words that can be observed, decides everything that "
        "comes after."),
    ALIGNMENT, NC_ ("step", "Write outcomes"), "design", credential, "outcomes" },
  { "evidence", N_ ("Evidence"), has_evidence, say_evidence, fact_evidence,
    N_ ("Evidence before activities"),
    N_ ("If you decide first how learners will show it, you know which activities they need, and "
        "which you can leave out."),
    UBD, NC_ ("step", "Add evidence"), "design", record_unshown, NULL },
  { "rubric", N_ ("Rubrics"), has_rubrics, say_rubrics, fact_rubrics,
    N_ ("How well, before who did"),
    N_ ("Where people judge, learners aim at what is written down beforehand, and two who mark "
        "come "
        "to the same result."),
    N_ ("Brookhart, How to Create and Use Rubrics"), NC_ ("step", "Build its rubric"), "build",
    record_unsaid, "rubric" },
  { "activities", N_ ("Activities"), has_activities, say_activities, fact_activities,
    N_ ("Activities that lead there"),
    N_ ("Learners should have met and practised what they will be assessed on. An outcome that no "
        "item leads to is one that they are left alone with."),
    ALIGNMENT, NC_ ("step", "Show it"), "design", record_unmet, NULL },
  { "time", N_ ("Time"), has_time, say_time, fact_time, N_ ("Hours that add up"),
    N_ ("Learners and employers plan by the hours that you state. They hold when the items and the "
        "evidence come to about as much."),
    COUNCIL, NC_ ("step", "Show it"), "design", credential, "hours" },
  { "issuer", N_ ("Badge"), has_issuer, say_issuer, NULL, N_ ("Who stands behind it"),
    N_ ("Whoever reads a badge asks first who issued it. Without a name there is nothing to "
        "trust."),
    N_ ("1EdTech, Open Badges 3.0"), NC_ ("step", "Write it"), "badges", credential, "issuer" },
  { "package", N_ ("Package"), is_exported, say_package, NULL, N_ ("Look before you export"),
    N_ ("Every learning system keeps some things and drops others. To see that first is better "
        "than "
        "to find it out in class."),
    N_ ("1EdTech, Common Cartridge"), NC_ ("step", "Show it"), "package", NULL, NULL },
};

static gboolean
is_set_aside (const Facts *facts, guint which)
{
  g_autofree char *rule = g_strconcat ("coach.", STEPS[which].id, NULL);

  for (guint i = 0; facts->design != NULL && i < facts->design->dismissals->len; i++)
    {
      const AshDismissal *dismissal = g_ptr_array_index (facts->design->dismissals, i);

      if (g_strcmp0 (dismissal->rule, rule) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Without a credential nothing can be said of what comes after it. Evidence for no outcome is not
 * there to be shown, so its step waits for the outcomes even when they were set aside; so does a
 * rubric for its evidence. */
static gboolean
is_possible (const Facts *facts, guint which)
{
  if (which == 0)
    return TRUE;
  if (facts->design == NULL)
    return FALSE;
  if (STEPS[which].record == record_unshown)
    return facts->unshown != NULL;
  if (STEPS[which].record == record_unsaid)
    return facts->unsaid != NULL;
  if (STEPS[which].record == record_unmet)
    return facts->unmet != NULL;
  return TRUE;
}

/* G_N_ELEMENTS (STEPS) when there is none. */
static guint
find_next (const Facts *facts)
{
  guint which = 0;

  while (
      which < G_N_ELEMENTS (STEPS) &&
      (!is_possible (facts, which) || STEPS[which].is_done (facts) || is_set_aside (facts, which)))
    which++;
  return which;
}

/**
 * ash_check_next_step:
 * @design: (nullable): the credential; %NULL when there is none yet
 * @findings: (nullable) (element-type AshFinding): what the checks found in it
 *
 * Returns: (transfer full) (nullable): what to do next; %NULL when nothing is left to say
 */
AshNextStep *
ash_check_next_step (const AshDesign *design, GPtrArray *findings, const AshStepContext *context)
{
  AshNextStep *step;
  const AshRecord *record;
  Facts facts;
  guint which;

  ash_step_facts_init (&facts, design, findings, context);
  which = find_next (&facts);
  if (which == G_N_ELEMENTS (STEPS))
    return NULL;
  record = STEPS[which].record != NULL ? STEPS[which].record (&facts) : NULL;
  step = g_new0 (AshNextStep, 1);
  step->id = STEPS[which].id;
  step->text = STEPS[which].say (&facts);
  step->heading = _ (STEPS[which].heading);
  step->why = _ (STEPS[which].why);
  step->source = _ (STEPS[which].source);
  step->action = g_dpgettext2 (GETTEXT_PACKAGE, "step", STEPS[which].action);
  step->view = STEPS[which].view;
  step->part = STEPS[which].part;
  if (which == 0)
    {
      /* Without a course the empty places of the view offer what there is. */
      step->action = context->has_course ? step->action : NULL;
      step->command = "add-credential";
    }
  step->record = record != NULL ? g_strdup (record->id) : NULL;
  return step;
}

/* A stage is done when each of its steps is, or was set aside. */
static AshStageState
state_of (const Facts *facts, guint first, guint end, guint next)
{
  if (next >= first && next < end)
    return ASH_STAGE_NEXT;
  if (facts->design == NULL)
    return ASH_STAGE_OPEN;
  for (guint i = first; i < end; i++)
    if (!STEPS[i].is_done (facts) && !is_set_aside (facts, i))
      return ASH_STAGE_OPEN;
  return ASH_STAGE_DONE;
}

/**
 * ash_check_stages:
 *
 * Returns: (transfer full) (element-type AshStage): the whole way, in order, as for
 *   ash_check_next_step()
 */
GPtrArray *
ash_check_stages (const AshDesign *design, GPtrArray *findings, const AshStepContext *context)
{
  GPtrArray *stages = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_stage_free);
  Facts facts;
  guint next;
  guint end;

  ash_step_facts_init (&facts, design, findings, context);
  next = find_next (&facts);
  for (guint first = 0; first < G_N_ELEMENTS (STEPS); first = end)
    {
      AshStage *stage = g_new0 (AshStage, 1);

      for (end = first + 1;
           end < G_N_ELEMENTS (STEPS) && g_str_equal (STEPS[end].stage, STEPS[first].stage);)
        end++;
      stage->title = _ (STEPS[first].stage);
      stage->state = state_of (&facts, first, end, next);
      if (facts.design != NULL && STEPS[end - 1].fact != NULL)
        stage->fact = STEPS[end - 1].fact (&facts);
      g_ptr_array_add (stages, stage);
    }
  return stages;
}

void
ash_next_step_free (AshNextStep *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->record);
  g_free (self);
}

void
ash_stage_free (AshStage *self)
{
  g_free (self->fact);
  g_free (self);
}
