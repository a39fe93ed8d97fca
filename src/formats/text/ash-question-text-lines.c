/* Aiken: a question, a line for each choice that begins with a letter, and “ANSWER: B”. A star
 * before a choice is taken as well, several letters make a question with several right answers,
 * and a question without choices is one to write about. */
#include "ash-question-text-private.h"

#include <ash-fragment.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  AshQuestionText *text;
  AshQuestionDraft *draft; /* NULL between questions */
  GString *stem;
  GString *letters; /* of its choices, in order, upper case */
  GString *choice;  /* the words of the last one */
  gboolean was_empty;
  guint line;
} Reading;

static void
end_choice (Reading *self)
{
  AshChoice *choice;

  if (self->draft == NULL || self->draft->choices->len == 0 || self->choice->len == 0)
    return;
  choice = g_ptr_array_index (self->draft->choices, self->draft->choices->len - 1);
  g_free (choice->html);
  choice->html = ash_fragment_from_text (self->choice->str);
  g_string_truncate (self->choice, 0);
}

static guint
n_right (const AshQuestionDraft *draft)
{
  guint n = 0;

  for (guint i = 0; i < draft->choices->len; i++)
    n += ((AshChoice *) g_ptr_array_index (draft->choices, i))->is_correct ? 1 : 0;
  return n;
}

static void
end_question (Reading *self)
{
  AshQuestionDraft *draft = self->draft;

  if (draft == NULL)
    return;
  end_choice (self);
  draft->question->stem = ash_fragment_from_text (self->stem->str);
  if (draft->choices->len == 0)
    draft->question->kind = ASH_QUESTION_ESSAY;
  else if (n_right (draft) > 1)
    draft->question->kind = ASH_QUESTION_MULTIPLE_RESPONSE;
  else if (ash_question_draft_is_truth (draft))
    draft->question->kind = ASH_QUESTION_TRUE_FALSE;
  if (draft->choices->len == 1)
    ash_question_text_fault (self->text, draft->line, _ ("This question has only one choice."));
  else if (draft->choices->len > 1 && n_right (draft) == 0)
    ash_question_text_fault (self->text, draft->line,
                             _ ("This question has no right answer. Add a line such as "
                                "“ANSWER: B”, or a star before the right choice."));
  ash_question_text_add (self->text, draft);
  self->draft = NULL;
  g_string_truncate (self->stem, 0);
  g_string_truncate (self->letters, 0);
}

/* “B) text”, “b. text”, “*B) text”; the length of what stands before the text, or 0. */
static gsize
choice_prefix (const char *line, char *out_letter, gboolean *out_is_right)
{
  const char *p = line;

  *out_is_right = *p == '*';
  if (*p == '*')
    p++;
  while (*p == ' ')
    p++;
  if (!g_ascii_isalpha (p[0]) || (p[1] != '.' && p[1] != ')') ||
      (p[1] == '.' && p[2] != ' ' && p[2] != '\t' && p[2] != '\0'))
    return 0;
  *out_letter = g_ascii_toupper (p[0]);
  return (gsize) (p + 2 - line);
}

static void
read_choice (Reading *self, const char *text, char letter, gboolean is_right)
{
  end_choice (self);
  if (strchr (self->letters->str, letter) != NULL && letter != '*')
    ash_question_text_fault (self->text, self->line, _ ("Two choices have the same letter."));
  g_string_append_c (self->letters, letter);
  ash_question_draft_choice (self->draft, g_strdup (""), is_right);
  while (*text == ' ' || *text == '\t')
    text++;
  if (*text == '\0')
    ash_question_text_fault (self->text, self->line, _ ("This choice has no words."));
  g_string_assign (self->choice, text);
}

static void
read_answer (Reading *self, const char *text)
{
  gboolean has_any = FALSE;

  if (self->draft == NULL || self->draft->choices->len == 0)
    {
      ash_question_text_fault (self->text, self->line,
                               _ ("This answer belongs to no question with choices."));
      return;
    }
  for (; *text != '\0'; text++)
    {
      const char *found;

      if (strchr (" ,;\t.)", *text) != NULL)
        continue;
      found = strchr (self->letters->str, g_ascii_toupper (*text));
      if (found == NULL || *found == '*')
        {
          ash_question_text_fault (self->text, self->line, _ ("No choice has this letter."));
          break;
        }
      ((AshChoice *) self->draft->choices->pdata[found - self->letters->str])->is_correct = TRUE;
      has_any = TRUE;
    }
  if (has_any || n_right (self->draft) > 0)
    end_question (self);
}

static void
begin_question (Reading *self)
{
  end_question (self);
  self->draft = ash_question_draft_new (self->line);
}

static void
read_words (Reading *self, const char *line)
{
  gboolean has_choices = self->draft != NULL && self->draft->choices->len > 0;

  if (self->draft == NULL || (has_choices && self->was_empty) ||
      (!has_choices && self->was_empty && self->stem->len > 0))
    begin_question (self);
  if (self->draft->choices->len > 0)
    {
      g_string_append_c (self->choice, '\n');
      g_string_append (self->choice, line);
      return;
    }
  if (self->stem->len > 0)
    g_string_append_c (self->stem, '\n');
  g_string_append (self->stem, line);
}

static void
read_line (Reading *self, char *line)
{
  char letter = '*';
  gboolean is_right;
  gsize prefix;

  g_strstrip (line);
  if (*line == '\0')
    {
      self->was_empty = TRUE;
      return;
    }
  prefix = choice_prefix (line, &letter, &is_right);
  if (g_ascii_strncasecmp (line, "ANSWER:", 7) == 0)
    read_answer (self, line + 7);
  else if (g_ascii_strncasecmp (line, "FEEDBACK:", 9) == 0 && self->draft != NULL)
    {
      g_free (self->draft->question->fb_general);
      self->draft->question->fb_general = ash_fragment_from_text (line + 9);
    }
  else if (prefix > 0 && self->draft != NULL && self->stem->len > 0)
    read_choice (self, line + prefix, letter, is_right);
  else if (prefix > 0 && self->draft == NULL && letter != '\0')
    {
      ash_question_text_fault (self->text, self->line, _ ("This choice has no question above it."));
      read_words (self, line);
    }
  else
    read_words (self, line);
  self->was_empty = FALSE;
}

void
ash_question_text_read_lines (AshQuestionText *self, char **lines)
{
  Reading reading = { .text = self };

  reading.stem = g_string_new (NULL);
  reading.letters = g_string_new (NULL);
  reading.choice = g_string_new (NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      reading.line = i + 1;
      read_line (&reading, lines[i]);
    }
  end_question (&reading);
  g_string_free (reading.stem, TRUE);
  g_string_free (reading.letters, TRUE);
  g_string_free (reading.choice, TRUE);
}
