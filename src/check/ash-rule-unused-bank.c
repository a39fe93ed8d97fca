#include "ash-check-private.h"

#include <glib/gi18n-lib.h>

/* (element-type utf8): the banks that some quiz asks from, of the credential and not of the course
 * that it came from */
static GHashTable *
used_banks (const AshDesign *design)
{
  GHashTable *used = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer quiz, entries;

  g_hash_table_iter_init (&iter, design->entries);
  while (g_hash_table_iter_next (&iter, &quiz, &entries))
    for (guint i = 0; ash_design_item (design, quiz) != NULL && i < ((GPtrArray *) entries)->len;
         i++)
      {
        const AshQuizEntry *entry = g_ptr_array_index ((GPtrArray *) entries, i);
        const AshQuestion *question = ash_design_question (design, entry->question);

        if (entry->bank != NULL)
          g_hash_table_add (used, entry->bank);
        if (question != NULL && question->bank != NULL)
          g_hash_table_add (used, question->bank);
      }
  return used;
}

/* Pools are drawn from in a quiz: it leads to the first. */
static void
offer (AshFinding *finding, const AshDesign *design, const AshBank *bank)
{
  AshRepair *repair = ash_repair_new ("drop-bank", bank->record.id, bank->title);

  repair->is_aside = TRUE;
  ash_check_offer (finding, repair);
  for (guint i = 0; finding != NULL && finding->to == NULL && i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);

      if (item->is_linked && item->kind == ASH_ITEM_QUIZ)
        finding->to = g_strdup (item->record.id);
    }
}

gboolean
ash_rule_unused_bank (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;
  g_autoptr (GHashTable) used = used_banks (design);

  for (guint i = 0; i < design->banks->len; i++)
    {
      const AshBank *bank = g_ptr_array_index (design->banks, i);
      guint n = ash_design_bank_questions (design, bank->record.id)->len;
      g_autofree char *name = NULL;

      /* The questions of a quiz are a bank too: its own. */
      if (bank->quiz != NULL || n == 0 || g_hash_table_contains (used, bank->record.id))
        continue;
      name = ash_check_bank_name (check, bank->record.id);
      offer (ash_check_add (check, &bank->record, name,
                            g_strdup_printf (ngettext ("No quiz asks its %u question.",
                                                       "No quiz asks any of its %u questions.", n),
                                             n),
                            _ ("Let a quiz draw from it, or take it out.")),
             design, bank);
    }
  return TRUE;
}
