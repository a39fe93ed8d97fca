#include "ash-check-private.h"

#include "ash-orientation.h"

#include <glib/gi18n-lib.h>

/* In a design where fewer of the activities serve an outcome, they are not aligned yet: saying of
 * each that it is not would be noise. */
#define FEWEST_ALIGNED 5
#define LEAST_SHARE_ALIGNED 0.75
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

/* (element-type utf8): the ids of items that serve an outcome or are evidence themselves */
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
  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (design->assessments, i);

      if (assessment->item != NULL)
        g_hash_table_add (serving, assessment->item);
    }
  return serving;
}

/* A folder that serves an outcome lends that to what is in it. */
static gboolean
serves (const AshDesign *design, GHashTable *serving, const AshItem *item)
{
  for (guint depth = 0; item != NULL && depth < 64; depth++)
    {
      if (g_hash_table_contains (serving, item->record.id))
        return TRUE;
      item = item->parent != NULL ? ash_design_item (design, item->parent) : NULL;
    }
  return FALSE;
}

/* Every activity is to serve an outcome, or it costs learners time for nothing that is promised. */
gboolean
ash_rule_activity_without_outcome (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;
  g_autoptr (GHashTable) serving = serving_items (design);
  g_autoptr (GPtrArray) idle = g_ptr_array_new ();
  guint n_serving = 0;

  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);

      if (!is_activity (item) ||
          (ash_is_orientation (item->title) && item->minutes <= MOST_MINUTES_TO_ORIENT))
        continue;
      if (serves (design, serving, item))
        n_serving++;
      else if (item->minutes <= 0 || item->minutes >= LEAST_MINUTES)
        g_ptr_array_add (idle, (gpointer) item);
    }
  if (n_serving < FEWEST_ALIGNED || n_serving < LEAST_SHARE_ALIGNED * (n_serving + idle->len))
    return TRUE;
  for (guint i = 0; i < idle->len; i++)
    {
      const AshItem *item = g_ptr_array_index (idle, i);
      g_autofree char *place = ash_design_place (design, item);

      ash_check_add (check, &item->record, place,
                     g_strdup (_ ("This activity serves none of the outcomes.")),
                     _ ("Say which outcome it introduces or lets learners practise, or leave it "
                        "out. If it only helps learners find their way, set this aside."));
    }
  return TRUE;
}
