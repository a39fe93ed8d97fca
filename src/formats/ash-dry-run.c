#include "ash-target-private.h"
#include "cc/ash-cc-write-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many parts of which the same is to be said are named one by one; more stand in one line. */
#define MAX_SINGLE 3
/* A descriptor of a link, a discussion or a quiz, where its size is not known yet. */
#define DESCRIPTOR_BYTES 2000

/* Sentences */

static char *
fill_in (const char *template, const AshPartFacts *facts, guint n)
{
  g_autoptr (GString) out = g_string_new (template);
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *draw = g_strdup_printf ("%u", facts->draw);
  g_autofree char *of = g_strdup_printf ("%u", facts->of);

  g_string_replace (out, "{n}", number, 0);
  g_string_replace (out, "{draw}", draw, 0);
  g_string_replace (out, "{of}", of, 0);
  /* The title last: what a person wrote is no template. */
  g_string_replace (out, "{title}", facts->part->title, 1);
  return g_strdup (out->str);
}

/* What is to be said besides: “X” loses its time limit -> Loses its time limit. */
static void
append_besides (GString *out, const AshTargetRule *rule, const AshPartFacts *facts)
{
  g_autofree char *sentence = NULL;
  const char *template = rule->one;
  g_autofree char *first = NULL;

  if (g_str_has_prefix (template, "“{title}”"))
    template += strlen ("“{title}”");
  template += strspn (template, ": ");
  sentence = fill_in (template, facts, 1);
  first = g_utf8_substring (sentence, 0, 1);
  {
    g_autofree char *upper = g_utf8_strup (first, -1);

    g_string_append_printf (out, " %s%s.", upper, sentence + strlen (first));
  }
}

/* Rules */

static gboolean
applies (const AshTargetRule *rule, const AshPartFacts *facts)
{
  return facts->amounts[rule->about] > rule->over;
}

static AshVerdict
effect_at (GPtrArray *rules, guint index)
{
  return ((const AshTargetRule *) g_ptr_array_index (rules, index))->effect;
}

/* The worst first. */
static void
insert_rule (GPtrArray *rules, const AshTargetRule *rule)
{
  guint at = 0;

  while (at < rules->len && effect_at (rules, at) >= rule->effect)
    at++;
  g_ptr_array_insert (rules, (gint) at, (gpointer) rule);
}

static gboolean
is_known_whole (const AshPartFacts *facts, const gboolean *is_known)
{
  for (guint about = 0; about < ASH_N_ABOUTS; about++)
    if (facts->amounts[about] > 0 && !is_known[about])
      return FALSE;
  return TRUE;
}

/* A part is not known when no rule is about something of it, whoever has looked at the system;
 * where what is said of it is as bad or worse, that is enough. */
static void
add_unseen (GPtrArray *found, const AshTarget *target, const AshPartFacts *facts)
{
  if (found->len > 0 && effect_at (found, 0) >= ASH_VERDICT_UNKNOWN)
    return;
  for (guint i = 0; i < target->unseen->len; i++)
    if (applies (g_ptr_array_index (target->unseen, i), facts))
      {
        insert_rule (found, g_ptr_array_index (target->unseen, i));
        return;
      }
}

/* The rules that are about a part, the worst first; of several about the same the first counts. */
static GPtrArray *
rules_for (const AshTarget *target, const AshPartFacts *facts)
{
  GPtrArray *found = g_ptr_array_new ();
  gboolean is_known[ASH_N_ABOUTS] = { FALSE };
  gboolean is_said[ASH_N_ABOUTS] = { FALSE };

  for (guint i = 0; i < target->rules->len; i++)
    {
      const AshTargetRule *rule = g_ptr_array_index (target->rules, i);

      if (is_said[rule->about] || !applies (rule, facts))
        continue;
      is_known[rule->about] = TRUE;
      is_said[rule->about] = TRUE;
      if (rule->effect != ASH_VERDICT_ARRIVES)
        insert_rule (found, rule);
    }
  if (!is_known_whole (facts, is_known))
    add_unseen (found, target, facts);
  return found;
}

typedef struct
{
  GPtrArray *rules; /* (element-type AshTargetRule) */
  GPtrArray *facts; /* (element-type AshPartFacts) of which just these are true */
} Group;

static void
group_free (gpointer data)
{
  Group *self = data;

  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->facts);
  g_free (self);
}

static char *
signature (GPtrArray *rules)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < rules->len; i++)
    g_string_append_printf (out, "%p ", g_ptr_array_index (rules, i));
  return g_string_free (out, FALSE);
}

static Group *
group_for (GPtrArray *groups, GHashTable *by_rules, GPtrArray *rules)
{
  g_autofree char *key = signature (rules);
  Group *group = g_hash_table_lookup (by_rules, key);

  if (group != NULL)
    return group;
  group = g_new0 (Group, 1);
  group->rules = g_ptr_array_ref (rules);
  group->facts = g_ptr_array_new ();
  g_ptr_array_add (groups, group);
  g_hash_table_insert (by_rules, g_steal_pointer (&key), group);
  return group;
}

/* Lines */

static void
line_free (gpointer data)
{
  AshDryLine *self = data;

  g_free (self->title);
  g_free (self->why);
  g_free (self->button);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->rules);
  g_free (self);
}

/* What @rules say of @n parts, of which @facts are the first. */
static AshDryLine *
line_new (GPtrArray *rules, const AshPartFacts *facts, guint n)
{
  const AshTargetRule *rule = g_ptr_array_index (rules, 0);
  AshDryLine *line = g_new0 (AshDryLine, 1);
  g_autofree char *why =
      fill_in (n > 1 && rule->why_many != NULL ? rule->why_many : rule->why, facts, n);
  g_autoptr (GString) text = g_string_new (why);

  for (guint i = 1; i < rules->len; i++)
    append_besides (text, g_ptr_array_index (rules, i), facts);
  line->verdict = rule->effect;
  line->title = fill_in (n > 1 ? rule->many : rule->one, facts, n);
  line->why = g_strdup (text->str);
  line->about = ash_about_nick (rule->about);
  line->sure = rule->sure;
  line->fix = rule->fix;
  if (rule->button != NULL)
    line->button =
        fill_in (n > 1 && rule->button_many != NULL ? rule->button_many : rule->button, facts, n);
  line->done = rule->done;
  line->back = rule->back;
  line->parts = g_ptr_array_new ();
  line->rules = g_ptr_array_ref (rules);
  return line;
}

static void
add_line (AshDryRun *self, const Group *group, guint first, guint n)
{
  AshDryLine *line = line_new (group->rules, g_ptr_array_index (group->facts, first), n);

  for (guint i = first; i < first + n; i++)
    g_ptr_array_add (line->parts, ((AshPartFacts *) g_ptr_array_index (group->facts, i))->part);
  g_ptr_array_add (self->lines, line);
}

/* Figures differ from draw to draw: each has its own line. */
static gboolean
is_told_together (const Group *group)
{
  return group->facts->len > MAX_SINGLE &&
         ((AshTargetRule *) g_ptr_array_index (group->rules, 0))->about != ASH_ABOUT_DRAW;
}

static void
add_lines (AshDryRun *self, GPtrArray *groups)
{
  for (int verdict = ASH_VERDICT_LOST; verdict > ASH_VERDICT_ARRIVES; verdict--)
    for (guint i = 0; i < groups->len; i++)
      {
        const Group *group = g_ptr_array_index (groups, i);

        if ((int) ((AshTargetRule *) g_ptr_array_index (group->rules, 0))->effect != verdict)
          continue;
        if (is_told_together (group))
          add_line (self, group, 0, group->facts->len);
        else
          for (guint k = 0; k < group->facts->len; k++)
            add_line (self, group, k, 1);
      }
}

static void
judge (AshDryRun *self, GPtrArray *facts)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (GHashTable) by_rules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < facts->len; i++)
    {
      AshPartFacts *each = g_ptr_array_index (facts, i);
      g_autoptr (GPtrArray) rules = rules_for (self->target, each);

      if (rules->len > 0)
        {
          each->part->verdict = ((AshTargetRule *) g_ptr_array_index (rules, 0))->effect;
          g_ptr_array_add (group_for (groups, by_rules, rules)->facts, each);
        }
      self->counts[each->part->verdict]++;
      g_ptr_array_add (self->parts, each->part);
    }
  add_lines (self, groups);
  for (guint i = 0; i < facts->len; i++)
    ((AshPartFacts *) g_ptr_array_index (facts, i))->part = NULL;
}

static gint64
count_bytes (AshCartridgePlan *plan)
{
  gint64 bytes = 0;

  for (guint i = 0; i < plan->members->len; i++)
    {
      const AshCcMember *member = g_ptr_array_index (plan->members, i);
      gint64 size =
          member->digest != NULL ? plan->bodies.size (plan->bodies.user_data, member->digest) : -1;

      bytes += size >= 0 ? size : DESCRIPTOR_BYTES;
    }
  return bytes;
}

/**
 * ash_dry_run_new:
 * @plan: what would be written for @target
 * @target: where it would be taught
 *
 * What @target does with a package, part by part. Nothing is written.
 *
 * Returns: (transfer full): parts, each with one verdict, and what there is to say
 */
AshDryRun *
ash_dry_run_new (AshCartridgePlan *plan, const AshTarget *target)
{
  AshDryRun *self = g_new0 (AshDryRun, 1);
  g_autoptr (GPtrArray) facts = ash_dry_parts_new (plan);

  self->target = target;
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_dry_part_free);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->bytes = count_bytes (plan);
  judge (self, facts);
  return self;
}

void
ash_dry_run_free (AshDryRun *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

/**
 * ash_dry_run_dup_verdict:
 *
 * Returns: (transfer full): "Everything arrives", or "2 lost, 3 changed"
 */
char *
ash_dry_run_dup_verdict (const AshDryRun *self)
{
  const guint *n = self->counts;
  gboolean is_hearsay = g_str_equal (self->target->sure, "hearsay") && self->parts->len > 0;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (n[ASH_VERDICT_LOST] > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u lost", "%u lost", n[ASH_VERDICT_LOST]),
                                             n[ASH_VERDICT_LOST]));
  if (n[ASH_VERDICT_CHANGED] > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u changed", "%u changed", n[ASH_VERDICT_CHANGED]),
                                      n[ASH_VERDICT_CHANGED]));
  if (n[ASH_VERDICT_UNKNOWN] > 0)
    g_ptr_array_add (
        parts, g_strdup_printf (ngettext ("%u not known", "%u not known", n[ASH_VERDICT_UNKNOWN]),
                                n[ASH_VERDICT_UNKNOWN]));
  if (parts->len == 0 && n[ASH_VERDICT_DIFFERENT] > 0)
    g_ptr_array_add (parts, g_strdup (_ ("Everything arrives, some looks different")));
  if (parts->len == 0)
    g_ptr_array_add (
        parts, g_strdup (is_hearsay ? _ ("Everything should arrive") : _ ("Everything arrives")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

static int
fewer_first (guint a, guint b)
{
  return a < b ? -1 : a > b;
}

/**
 * ash_dry_run_compare:
 *
 * Of two systems with the same package that one is better of which more parts are known to arrive:
 * what nobody knows is no better than what is changed.
 *
 * Returns: below 0 when @a is the better one, above when @b is, else 0
 */
int
ash_dry_run_compare (const AshDryRun *a, const AshDryRun *b)
{
  static const AshVerdict WORST_FIRST[] = { ASH_VERDICT_LOST, ASH_VERDICT_UNKNOWN,
                                            ASH_VERDICT_CHANGED, ASH_VERDICT_DIFFERENT };
  int order = fewer_first (b->counts[ASH_VERDICT_ARRIVES] + b->counts[ASH_VERDICT_DIFFERENT],
                           a->counts[ASH_VERDICT_ARRIVES] + a->counts[ASH_VERDICT_DIFFERENT]);

  for (guint i = 0; order == 0 && i < G_N_ELEMENTS (WORST_FIRST); i++)
    order = fewer_first (a->counts[WORST_FIRST[i]], b->counts[WORST_FIRST[i]]);
  return order;
}

static gboolean
is_of_item (const AshDryPart *part, const char *item)
{
  if (item == NULL)
    return part->kind == ASH_PART_START_PAGE;
  return g_strcmp0 (part->item, item) == 0 || g_strcmp0 (part->ref, item) == 0;
}

/* Of a part that is told of together with others what would be said of it alone; the figures of
 * draws are never told together. */
static AshDryLine *
line_of_part (const AshDryLine *line, AshDryPart *part)
{
  const AshPartFacts facts = { .part = part };
  AshDryLine *own = line_new (line->rules, &facts, 1);

  if (line->parts->len == 1)
    {
      g_free (own->title);
      g_free (own->why);
      own->title = g_strdup (line->title);
      own->why = g_strdup (line->why);
    }
  g_ptr_array_add (own->parts, part);
  return own;
}

/**
 * ash_dry_run_list_of_item:
 *
 * Returns: (transfer full) (nullable) (element-type AshDryLine): the worst first, each about one
 *   part; empty when everything of it arrives
 */
GPtrArray *
ash_dry_run_list_of_item (const AshDryRun *self, const char *item)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (line_free);
  gboolean is_there = FALSE;

  for (guint i = 0; i < self->parts->len; i++)
    is_there = is_there || is_of_item (g_ptr_array_index (self->parts, i), item);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const AshDryLine *line = g_ptr_array_index (self->lines, i);

      for (guint k = 0; k < line->parts->len; k++)
        if (is_of_item (g_ptr_array_index (line->parts, k), item))
          g_ptr_array_add (found, line_of_part (line, g_ptr_array_index (line->parts, k)));
    }
  return is_there ? g_steal_pointer (&found) : NULL;
}

/**
 * ash_dry_line_dup_caption:
 *
 * Returns: (transfer full): why it is so, and how that is known
 */
char *
ash_dry_line_dup_caption (const AshDryLine *self)
{
  static const struct
  {
    const char *sure;
    const char *words;
  } SURE[] = {
    { "standard", N_ ("Given by the format.") },
    { "tried", N_ ("Seen in a trial import.") },
    { "read", N_ ("Read in the importer’s source.") },
    { "documented", N_ ("From help pages, not tried.") },
    { "hearsay", N_ ("From general knowledge, not verified.") },
    { "unknown", N_ ("Not tried yet.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (SURE); i++)
    if (g_str_equal (SURE[i].sure, self->sure))
      return g_strdup_printf ("%s %s", self->why, _ (SURE[i].words));
  return g_strdup (self->why);
}
