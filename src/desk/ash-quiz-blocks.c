/* The words of a quiz, for comparing it with the course's: one piece for each thing that people
 * read or that decides about points. */
#include "ash-comparison.h"
#include "ash-in-words.h"

#include <glib/gi18n-lib.h>

/* No quiz that anybody wrote has as many; what is beyond is not compared. */
#define MOST_LINES 2000

static void
add (GPtrArray *blocks, AshTextKind kind, char *text)
{
  AshTextBlock *block = g_new0 (AshTextBlock, 1);

  block->kind = kind;
  block->level = kind == ASH_TEXT_HEADING ? 4 : 0;
  block->text = text;
  g_ptr_array_add (blocks, block);
}

/* @kind: what its paragraphs are */
static void
add_html (GPtrArray *blocks, AshTextKind kind, const char *html, gboolean is_right)
{
  g_autoptr (GPtrArray) parts = ash_text_blocks_new (html != NULL ? html : "", -1);

  for (guint i = 0; i < parts->len; i++)
    {
      const AshTextBlock *part = g_ptr_array_index (parts, i);

      add (blocks, part->kind == ASH_TEXT_PARAGRAPH ? kind : part->kind,
           is_right ? g_strdup_printf (_ ("%s (right)"), part->text) : g_strdup (part->text));
    }
}

static gboolean
add_choices (GPtrArray *blocks, AshStore *store, const char *question, GError **error)
{
  g_autoptr (GPtrArray) choices = ash_store_list (store, &ASH_CHOICE, "question", question, error);

  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const AshChoice *choice = g_ptr_array_index (choices, i);

      add_html (blocks, ASH_TEXT_ITEM, choice->html, choice->is_correct);
      add_html (blocks, ASH_TEXT_QUOTE, choice->feedback, FALSE);
    }
  return choices != NULL;
}

static gboolean
add_accepted (GPtrArray *blocks, AshStore *store, const char *question, GError **error)
{
  g_autoptr (GPtrArray) answers =
      ash_store_list (store, &ASH_ACCEPTED, "question", question, error);

  for (guint i = 0; answers != NULL && i < answers->len; i++)
    {
      const AshAccepted *answer = g_ptr_array_index (answers, i);

      if (answer->text != NULL && *answer->text != '\0')
        add (blocks, ASH_TEXT_ITEM, g_strdup_printf (_ ("%s (right)"), answer->text));
      add_html (blocks, ASH_TEXT_QUOTE, answer->feedback, FALSE);
    }
  return answers != NULL;
}

static void
add_points (GPtrArray *blocks, gint64 points_c)
{
  char points[G_ASCII_DTOSTR_BUF_SIZE];

  if (points_c == ASH_UNSET)
    return;
  g_ascii_formatd (points, sizeof points, "%g", (double) points_c / 100);
  add (blocks, ASH_TEXT_CAPTION,
       g_strdup_printf (ngettext ("%s point", "%s points", points_c == 100 ? 1 : 2), points));
}

static gboolean
add_question (GPtrArray *blocks,
              AshStore *store,
              const AshQuizEntry *entry,
              const AshQuestion *question,
              GError **error)
{
  const char *const said[] = { question->fb_correct, question->fb_incorrect, question->fb_general,
                               question->solution, question->hint };

  if (question->title != NULL && *question->title != '\0')
    add (blocks, ASH_TEXT_HEADING, g_strdup (question->title));
  add_html (blocks, ASH_TEXT_PARAGRAPH, question->stem, FALSE);
  if (!add_choices (blocks, store, question->record.id, error) ||
      !add_accepted (blocks, store, question->record.id, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    add_html (blocks, ASH_TEXT_QUOTE, said[i], FALSE);
  add_points (blocks, entry->points_c != ASH_UNSET ? entry->points_c : question->points_c);
  return TRUE;
}

static void
add_draw (GPtrArray *blocks, AshStore *store, const AshQuizEntry *entry)
{
  g_autoptr (AshBank) bank =
      entry->bank != NULL ? ash_store_find (store, &ASH_BANK, "id", entry->bank) : NULL;
  guint n = (guint) CLAMP (entry->draw, 0, G_MAXINT);
  g_autofree char *drawn =
      ash_say_number (ngettext ("Draws %u question", "Draws %u questions", n), n);

  add (blocks, ASH_TEXT_HEADING,
       bank != NULL && bank->title != NULL ? g_strdup_printf ("%s: %s", drawn, bank->title)
                                           : g_strdup (drawn));
  add_points (blocks, entry->points_c);
}

GPtrArray *
ash_quiz_blocks_new (AshStore *store, const char *quiz, GError **error)
{
  g_autoptr (GPtrArray) entries = ash_store_list (store, &ASH_QUIZ_ENTRY, "quiz", quiz, error);
  g_autoptr (GPtrArray) blocks = ash_text_blocks_new ("", 0);

  if (entries == NULL)
    return NULL;
  for (guint i = 0; i < MIN (entries->len, MOST_LINES); i++)
    {
      const AshQuizEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (AshQuestion) question =
          entry->question != NULL ? ash_store_find (store, &ASH_QUESTION, "id", entry->question)
                                  : NULL;

      if (entry->question == NULL)
        add_draw (blocks, store, entry);
      else if (question != NULL && !add_question (blocks, store, entry, question, error))
        return NULL;
    }
  return g_steal_pointer (&blocks);
}
