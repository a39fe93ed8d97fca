#include "ash-check-private.h"

#include <string.h>

typedef struct
{
  AshCheck *check;
  AshCheckTextFunc func;
  gpointer user_data;
} Walk;

static void
tell (Walk *self, const AshItem *item, const AshQuestion *question, const char *html)
{
  g_autoptr (AshTextFacts) facts = NULL;

  if (html == NULL || html[0] == '\0')
    return;
  facts = ash_text_facts_of_html (html);
  self->func (self->check, item, question, question->path, facts, self->user_data);
}

static void
tell_body (Walk *self, const AshItem *item)
{
  g_autoptr (AshTextFacts) facts = NULL;

  if (item->body == NULL || item->kind == ASH_ITEM_FILE || item->kind == ASH_ITEM_UNKNOWN ||
      g_strcmp0 (item->body_type, "text/plain") == 0)
    return;
  /* A body that is not there was reported when it came in; there is nothing in it to check. */
  facts = ash_text_facts_of_body (self->check->bodies, item->body);
  if (facts != NULL)
    self->func (self->check, item, NULL, item->path, facts, self->user_data);
}

static void
tell_question (Walk *self, const AshItem *quiz, const AshQuestion *question)
{
  const AshDesign *design = self->check->design;
  GPtrArray *choices = ash_design_choices (design, question->record.id);
  GPtrArray *accepted = ash_design_accepted (design, question->record.id);

  tell (self, quiz, question, question->stem);
  tell (self, quiz, question, question->fb_general);
  tell (self, quiz, question, question->fb_correct);
  tell (self, quiz, question, question->fb_incorrect);
  tell (self, quiz, question, question->solution);
  tell (self, quiz, question, question->hint);
  for (guint i = 0; i < choices->len; i++)
    {
      const AshChoice *choice = g_ptr_array_index (choices, i);

      tell (self, quiz, question, choice->html);
      tell (self, quiz, question, choice->feedback);
    }
  for (guint i = 0; i < accepted->len; i++)
    tell (self, quiz, question, ((AshAccepted *) g_ptr_array_index (accepted, i))->feedback);
}

gboolean
ash_check_has_text (const AshItem *item)
{
  return item->kind == ASH_ITEM_PAGE || item->kind == ASH_ITEM_TOPIC ||
         item->kind == ASH_ITEM_ASSIGNMENT;
}

/* What learners may draw as well; @told: (element-type utf8) ids of questions that are done */
static void
tell_pools (Walk *self, GHashTable *told)
{
  GPtrArray *asked = ash_check_asked (self->check);

  for (guint i = 0; i < asked->len; i++)
    {
      const AshAskedFrom *from = g_ptr_array_index (asked, i);

      for (guint j = 0; from->draw != NULL && j < from->lines->len; j++)
        {
          const AshQuestion *question = g_array_index (from->lines, AshQuizLine, j).question;

          if (!g_hash_table_contains (told, question->record.id))
            tell_question (self, from->quiz, question);
        }
    }
}

gboolean
ash_check_each_text (AshCheck *self, AshCheckTextFunc func, gpointer user_data, GError **error)
{
  const AshDesign *design = self->design;
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  Walk walk = { self, func, user_data };

  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);
      g_autoptr (GArray) lines = NULL;

      if (!item->is_linked)
        continue;
      if (!ash_progress_step (self->progress, 1, error))
        return FALSE;
      tell_body (&walk, item);
      lines = ash_quiz_lines (design, item->record.id);
      for (guint j = 0; j < lines->len; j++)
        {
          const AshQuestion *question = g_array_index (lines, AshQuizLine, j).question;

          tell_question (&walk, item, question);
          g_hash_table_add (told, question->record.id);
        }
    }
  tell_pools (&walk, told);
  return TRUE;
}

const char *
ash_check_find_tag (const char *html, const char *const *tags)
{
  for (const char *p = strchr (html, '<'); p != NULL; p = strchr (p + 1, '<'))
    for (guint i = 0; tags[i] != NULL; i++)
      {
        gsize length = strlen (tags[i]);

        if (g_ascii_strncasecmp (p + 1, tags[i], length) == 0 && !g_ascii_isalnum (p[1 + length]))
          return p;
      }
  return NULL;
}
