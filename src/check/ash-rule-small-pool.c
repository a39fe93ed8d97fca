#include "ash-check-private.h"

#include <ash-quiz-lines.h>
#include <glib/gi18n-lib.h>

static void
check_draw (AshCheck *check, const AshItem *quiz, const AshQuizEntry *entry)
{
  const AshBank *bank = ash_design_bank (check->design, entry->bank);
  guint n = ash_quiz_n_drawable (check->design, entry);
  g_autofree char *place = NULL;
  AshFinding *finding;
  char *what;

  if (entry->question != NULL || entry->draw <= (gint64) n)
    return;
  place = ash_design_place (check->design, quiz);
  what =
      g_strdup_printf (ngettext ("It draws %d question from “%s”, which has %u to draw.",
                                 "It draws %d questions from “%s”, which has %u to draw.",
                                 (gulong) MIN (entry->draw, G_MAXINT)),
                       (int) MIN (entry->draw, G_MAXINT),
                       bank != NULL && bank->title != NULL ? bank->title : _ ("Question bank"), n);
  finding = ash_check_add (check, &quiz->record, place, what,
                           _ ("Draw fewer, or add questions to the pool."));
  if (finding != NULL)
    finding->to = g_strdup (entry->record.id);
  if (n > 0)
    {
      AshRepair *repair = ash_repair_new ("draw", entry->record.id, NULL);

      repair->number = n;
      ash_check_offer (finding, repair);
    }
}

/* A draw from a pool that is smaller gives less than the quiz promises. */
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
