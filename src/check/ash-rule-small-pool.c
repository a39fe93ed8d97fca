#include "ash-check-private.h"

#include <glib/gi18n-lib.h>

/* (transfer full) */
static char *
say_draw (AshCheck *check, const AshQuizEntry *draw, guint n_left)
{
  g_autofree char *name = ash_check_bank_name (check, draw->bank);
  int n = (int) MIN (draw->draw, G_MAXINT);

  if (n <= 0)
    return g_strdup_printf (_ ("It draws no question from “%s”."), name);
  if (n_left < ash_quiz_n_drawable (check->design, draw))
    return g_strdup_printf (
        ngettext ("It draws %d question from “%s”, of which the draws before it leave %u.",
                  "It draws %d questions from “%s”, of which the draws before it leave %u.", n),
        n, name, n_left);
  return g_strdup_printf (ngettext ("It draws %d question from “%s”, which has %u to draw.",
                                    "It draws %d questions from “%s”, which has %u to draw.", n),
                          n, name, n_left);
}

static void
check_draw (AshCheck *check, const AshItem *quiz, const AshQuizEntry *entry)
{
  guint n = entry->question == NULL ? ash_quiz_n_left (check->design, entry) : 0;
  g_autofree char *place = NULL;
  AshFinding *finding;
  AshRepair *repair;

  if (entry->question != NULL ||
      (entry->draw > 0 ? entry->draw <= (gint64) n : entry->bank == NULL))
    return;
  place = ash_design_place (check->design, quiz);
  finding = ash_check_add (check, &quiz->record, place, say_draw (check, entry, n),
                           entry->draw > 0 ? _ ("Draw fewer, or add questions to the pool.")
                                           : _ ("Draw some, or take the draw out."));
  if (finding != NULL)
    finding->to = g_strdup (entry->record.id);
  if (n == 0 || entry->draw <= 0)
    return;
  repair = ash_repair_new ("draw", entry->record.id, NULL);
  repair->number = n;
  ash_check_offer (finding, repair);
}

/* A draw from a pool that is smaller, or that other draws have emptied, gives less than the quiz
 * promises. */
gboolean
ash_rule_small_pool (AshCheck *check, GError **error)
{
  for (guint i = 0; i < check->design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (check->design->items, i);
      GPtrArray *entries = ash_design_entries (check->design, item->record.id);

      if (!item->is_linked || item->kind != ASH_ITEM_QUIZ)
        continue;
      for (guint j = 0; j < entries->len; j++)
        check_draw (check, item, g_ptr_array_index (entries, j));
    }
  return TRUE;
}
