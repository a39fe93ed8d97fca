#include "ash-check-private.h"

#include "ash-orientation.h"

#include <glib/gi18n-lib.h>

/* One that is aligned is a beginning, no design. */
#define FEWEST_SERVING 2
/* What is stated to take less costs learners too little for a word. */
#define LEAST_MINUTES 30

/* What is stated to take longer is no help to find one's way, whatever it is called. */
#define MOST_MINUTES_TO_ORIENT 60

/* What learners do. A file or a link is at hand for an activity, it is none. */
static gboolean
is_activity (const AshItem *item)
{
  return item->is_linked && item->role == ASH_ROLE_LEARNER &&
         (item->kind == ASH_ITEM_PAGE || item->kind == ASH_ITEM_TOPIC ||
          item->kind == ASH_ITEM_QUIZ || item->kind == ASH_ITEM_ASSIGNMENT ||
          item->kind == ASH_ITEM_LTI);
}

/* A module that has outcomes of its own says for all that is in it what that serves, as long as
 * nothing in it says so itself. */
static void
add_modules (const AshDesign *design, GHashTable *serving)
{
  g_autoptr (GHashTable) by_parts = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, serving);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const AshItem *item = ash_design_item (design, id);

      for (guint depth = 0; item != NULL && depth < 64; depth++)
        {
          g_hash_table_add (by_parts, (gpointer) item->record.id);
          item = item->parent != NULL ? ash_design_item (design, item->parent) : NULL;
        }
    }
  for (guint i = 0; i < design->statement_uses->len; i++)
    {
      const AshCredentialStatement *use = g_ptr_array_index (design->statement_uses, i);

      if (use->module != NULL && !g_hash_table_contains (by_parts, use->module))
        g_hash_table_add (serving, use->module);
    }
}

/* (nullable) (element-type utf8): the ids of items that serve an outcome or are evidence
 * themselves; %NULL when nobody has begun to say what serves one */
static GHashTable *
serving_items (const AshDesign *design)
{
  GHashTable *serving = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < design->alignments->len; i++)
    {
      const AshAlignment *alignment = g_ptr_array_index (design->alignments, i);

      if (alignment->subject_kind == ASH_SUBJECT_ITEM && alignment->subject != NULL)
        g_hash_table_add (serving, alignment->subject);
    }
  if (g_hash_table_size (serving) == 0)
    {
      g_hash_table_unref (serving);
      return NULL;
    }
  add_modules (design, serving);
  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (design->assessments, i);

      if (assessment->item != NULL)
        g_hash_table_add (serving, assessment->item);
    }
  return serving;
}

/* Whether the same item of a course serves one in another place. */
static gboolean
serves_elsewhere (const AshDesign *design, GHashTable *serving, const AshItem *item)
{
  const AshItemOrigin *origin = ash_design_origin (design, item->record.id);
  GPtrArray *uses = origin != NULL && origin->source_item != NULL
                        ? ash_design_uses (design, origin->source_item)
                        : NULL;

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    if (g_hash_table_contains (serving, ((AshItem *) g_ptr_array_index (uses, i))->record.id))
      return TRUE;
  return FALSE;
}

/* A folder that serves an outcome lends that to what is in it. */
static gboolean
serves (const AshDesign *design, GHashTable *serving, const AshItem *item)
{
  if (serves_elsewhere (design, serving, item))
    return TRUE;
  for (guint depth = 0; item != NULL && depth < 64; depth++)
    {
      if (g_hash_table_contains (serving, item->record.id))
        return TRUE;
      item = item->parent != NULL ? ash_design_item (design, item->parent) : NULL;
    }
  return FALSE;
}

/* (element-type AshItem): activities that serve none, and cost learners more than a few minutes */
static GPtrArray *
idle_items (const AshDesign *design, GHashTable *serving, guint *n_serving)
{
  GPtrArray *idle = g_ptr_array_new ();

  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);

      if (!is_activity (item) ||
          (ash_is_orientation (item->title) && item->minutes <= MOST_MINUTES_TO_ORIENT))
        continue;
      if (serves (design, serving, item))
        (*n_serving)++;
      else if (item->minutes <= 0 || item->minutes >= LEAST_MINUTES)
        g_ptr_array_add (idle, (gpointer) item);
    }
  return idle;
}

static void
name_each (AshCheck *check, GPtrArray *idle)
{
  for (guint i = 0; i < idle->len; i++)
    {
      const AshItem *item = g_ptr_array_index (idle, i);
      g_autofree char *place = ash_design_place (check->design, item);

      ash_check_add (check, &item->record, place,
                     g_strdup (_ ("This activity serves none of the outcomes.")),
                     _ ("Say which outcome it introduces or lets learners practise, or leave it "
                        "out. If it only helps learners find their way, set this aside."));
    }
}

/* It leads to the first of them. */
static void
sum_up (AshCheck *check, GPtrArray *idle, guint n_activities)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  AshFinding *finding;

  for (guint i = 0; i < idle->len; i++)
    g_string_append (ids, ((const AshItem *) g_ptr_array_index (idle, i))->record.id);
  finding = ash_check_add_whole (
      check, ids->str,
      g_strdup_printf (ngettext ("%u of %u activity serves none of the outcomes.",
                                 "%u of %u activities serve none of the outcomes.", n_activities),
                       idle->len, n_activities),
      _ ("Say which outcome each introduces or lets learners practise, or leave it out."));
  if (finding != NULL)
    finding->to = g_strdup (((const AshItem *) g_ptr_array_index (idle, 0))->record.id);
}

/* Every activity is to serve an outcome, or it costs learners time for nothing that is promised.
 * Where most of them serve none, a line for each would be noise. */
gboolean
ash_rule_activity_without_outcome (AshCheck *check, GError **error)
{
  g_autoptr (GHashTable) serving = serving_items (check->design);
  g_autoptr (GPtrArray) idle = NULL;
  guint n_serving = 0;

  if (serving == NULL)
    return TRUE;
  idle = idle_items (check->design, serving, &n_serving);
  if (idle->len == 0 || n_serving < FEWEST_SERVING)
    return TRUE;
  if (n_serving > idle->len)
    name_each (check, idle);
  else
    sum_up (check, idle, n_serving + idle->len);
  return TRUE;
}
