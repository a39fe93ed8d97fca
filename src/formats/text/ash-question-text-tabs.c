/* Rows of a spreadsheet: the question, its right answer, then wrong ones. */
#include "ash-question-text-private.h"

#include <ash-fragment.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* One cell from @p on; quotes hold tabs, line feeds and doubled quotes. Says where it ends. */
static const char *
read_cell (const char *p, GString *out, guint *line)
{
  g_string_truncate (out, 0);
  if (*p == '"')
    {
      const char *start = p;
      guint lines = 0;

      for (p++; *p != '\0'; p++)
        {
          if (*p == '"' && p[1] == '"')
            p++;
          else if (*p == '"')
            break;
          lines += *p == '\n' ? 1 : 0;
          g_string_append_c (out, *p);
        }
      if (*p == '"' && (p[1] == '\t' || p[1] == '\n' || p[1] == '\0'))
        {
          *line += lines;
          return p + 1;
        }
      /* A quotation, not a quoted cell. */
      g_string_truncate (out, 0);
      p = start;
    }
  while (*p != '\0' && *p != '\t' && *p != '\n')
    g_string_append_c (out, *p++);
  return p;
}

/* (transfer full): the cells of the row at @p, without empty ones at its end */
static GPtrArray *
read_row (const char **p, guint *line)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) cell = g_string_new (NULL);

  for (;;)
    {
      *p = read_cell (*p, cell, line);
      g_ptr_array_add (cells, g_strstrip (g_strdup (cell->str)));
      if (**p != '\t')
        break;
      (*p)++;
    }
  if (**p == '\n')
    (*p)++;
  while (cells->len > 0 && *(char *) g_ptr_array_index (cells, cells->len - 1) == '\0')
    g_ptr_array_set_size (cells, (gint) cells->len - 1);
  return cells;
}

static gboolean
is_heading (GPtrArray *cells)
{
  static const char *const heads[] = { "question", "stem", "frage", "pregunta", NULL };
  g_autofree char *first = g_utf8_casefold (g_ptr_array_index (cells, 0), -1);

  return cells->len > 1 && g_strv_contains (heads, first);
}

static void
add_row (AshQuestionText *self, GPtrArray *cells, guint line)
{
  AshQuestionDraft *draft = ash_question_draft_new (line);
  const char *right = cells->len > 1 ? g_ptr_array_index (cells, 1) : "";
  int truth = ash_question_text_truth (right);

  draft->question->stem = ash_fragment_from_text (g_ptr_array_index (cells, 0));
  if (*draft->question->stem == '\0')
    ash_question_text_fault (self, line, _ ("This row has no question in its first column."));
  if (cells->len == 1)
    draft->question->kind = ASH_QUESTION_ESSAY;
  else if (cells->len == 2 && truth < 0)
    {
      draft->question->kind = ASH_QUESTION_FILL_IN;
      ash_question_draft_accept (draft, right);
    }
  else
    for (guint i = 1; i < cells->len; i++)
      {
        const char *text = g_ptr_array_index (cells, i);

        if (*text != '\0')
          ash_question_draft_choice (draft, ash_fragment_from_text (text), i == 1);
        else if (i == 1)
          ash_question_text_fault (self, line,
                                   _ ("This row has no right answer in its second column."));
      }
  if (cells->len == 2 && truth >= 0)
    ash_question_draft_choice (draft, g_strdup (truth ? "False" : "True"), FALSE);
  if (ash_question_draft_is_truth (draft))
    draft->question->kind = ASH_QUESTION_TRUE_FALSE;
  ash_question_text_add (self, draft);
}

void
ash_question_text_read_tabs (AshQuestionText *self, const char *text)
{
  guint line = 1;
  gboolean is_first = TRUE;

  for (const char *p = text; *p != '\0';)
    {
      guint start = line;
      g_autoptr (GPtrArray) cells = read_row (&p, &line);

      line++;
      if (cells->len == 0)
        continue;
      if (!is_first || !is_heading (cells))
        add_row (self, cells, start);
      is_first = FALSE;
    }
}
