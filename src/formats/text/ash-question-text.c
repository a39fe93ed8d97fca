/* Typed and pasted questions: which way of writing them it is, and what all ways share. */
#include "ash-question-text-private.h"

#include <ash-fragment.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Nobody types more; what is pasted by mistake should not hold the window up. */
#define MAX_BYTES (1024 * 1024)
#define MAX_DRAFTS 2000

static void
fault_free (gpointer data)
{
  AshTextFault *self = data;

  g_free (self->what);
  g_free (self);
}

AshQuestionDraft *
ash_question_draft_new (guint line)
{
  AshQuestionDraft *self = g_new0 (AshQuestionDraft, 1);

  self->question = ash_question_new ();
  self->question->kind = ASH_QUESTION_MULTIPLE_CHOICE;
  self->question->points_c = 100;
  self->choices = g_ptr_array_new_with_free_func (ASH_CHOICE.free);
  self->accepted = g_ptr_array_new_with_free_func (ASH_ACCEPTED.free);
  self->line = line;
  return self;
}

void
ash_question_draft_free (AshQuestionDraft *self)
{
  if (self == NULL)
    return;
  ash_question_free (self->question);
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->accepted);
  g_free (self);
}

AshChoice *
ash_question_draft_choice (AshQuestionDraft *self, char *html, gboolean is_correct)
{
  AshChoice *choice = ash_choice_new ();

  choice->html = html;
  choice->is_correct = is_correct;
  g_ptr_array_add (self->choices, choice);
  return choice;
}

AshAccepted *
ash_question_draft_accept (AshQuestionDraft *self, const char *text)
{
  AshAccepted *accepted = ash_accepted_new ();

  accepted->text = g_strdup (text);
  accepted->how = ASH_ACCEPT_EXACT;
  g_ptr_array_add (self->accepted, accepted);
  return accepted;
}

int
ash_question_text_truth (const char *text)
{
  static const char *const yes[] = { "true", "wahr", "richtig", "vrai", "verdadero", "vero", NULL };
  static const char *const no[] = { "false", "falsch", "faux", "falso", NULL };
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_strv_contains (yes, folded) ? 1 : g_strv_contains (no, folded) ? 0 : -1;
}

gboolean
ash_question_draft_is_truth (const AshQuestionDraft *self)
{
  int sum = 0;

  if (self->choices->len != 2)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      const AshChoice *choice = g_ptr_array_index (self->choices, i);
      g_autofree char *text = ash_text_from_html (choice->html);
      int truth = ash_question_text_truth (text);

      if (truth < 0)
        return FALSE;
      sum += truth;
    }
  return sum == 1;
}

void
ash_question_text_fault (AshQuestionText *self, guint line, const char *what)
{
  AshTextFault *fault = g_new0 (AshTextFault, 1);

  fault->line = line;
  fault->what = g_strdup (what);
  g_ptr_array_add (self->faults, fault);
}

void
ash_question_text_add (AshQuestionText *self, AshQuestionDraft *draft)
{
  if (self->drafts->len < MAX_DRAFTS)
    {
      g_ptr_array_add (self->drafts, draft);
      return;
    }
  if (self->drafts->len == MAX_DRAFTS &&
      (self->faults->len == 0 ||
       ((AshTextFault *) self->faults->pdata[self->faults->len - 1])->line != draft->line))
    ash_question_text_fault (self, draft->line,
                             _ ("Only the first 2,000 questions are taken at once."));
  ash_question_draft_free (draft);
}

static gboolean
is_answer_line (const char *line)
{
  while (*line == ' ' || *line == '\t')
    line++;
  return g_ascii_strncasecmp (line, "ANSWER:", 7) == 0;
}

static gboolean
has_braces (const char *text)
{
  gboolean is_open = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    if (*p == '\\' && p[1] != '\0')
      p++;
    else if (*p == '{')
      is_open = TRUE;
    else if (*p == '}' && is_open)
      return TRUE;
  return FALSE;
}

/* A row of a spreadsheet, and not “A.” with its words set off by a tab. */
static gboolean
is_row (const char *line)
{
  const char *tab = strchr (line, '\t');

  return tab != NULL && tab > line && (tab - line > 3 || (tab[-1] != '.' && tab[-1] != ')'));
}

static AshQuestionTextFormat
guess (const char *text, char **lines)
{
  guint n = 0;
  guint n_tabs = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (is_answer_line (lines[i]))
        return ASH_QUESTION_TEXT_LINES;
      if (lines[i][strspn (lines[i], " \t\r")] == '\0')
        continue;
      n++;
      n_tabs += is_row (lines[i]) ? 1 : 0;
    }
  if (n > 0 && n_tabs * 2 >= n)
    return ASH_QUESTION_TEXT_TABS;
  return has_braces (text) ? ASH_QUESTION_TEXT_GIFT : ASH_QUESTION_TEXT_LINES;
}

static gint
compare_faults (gconstpointer a, gconstpointer b)
{
  const AshTextFault *x = *(AshTextFault *const *) a;
  const AshTextFault *y = *(AshTextFault *const *) b;

  return x->line < y->line ? -1 : x->line > y->line;
}

/**
 * ash_question_text_read:
 * @text: what was typed or pasted, of anybody
 * @format: %ASH_QUESTION_TEXT_AUTO to find out
 *
 * Reads leniently: what can be a question becomes one, and what is odd about it is said with its
 * line.
 *
 * Returns: (transfer full): drafts and faults, perhaps none
 */
AshQuestionText *
ash_question_text_read (const char *text, AshQuestionTextFormat format)
{
  AshQuestionText *self = g_new0 (AshQuestionText, 1);
  gsize length = strnlen (text, MAX_BYTES + 1);
  g_autofree char *clean = ash_text_repair_utf8 (text, (gssize) MIN (length, MAX_BYTES), NULL);
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) unix_text = g_string_new (clean);

  self->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_question_draft_free);
  self->faults = g_ptr_array_new_with_free_func (fault_free);
  if (g_str_has_prefix (unix_text->str, "\xef\xbb\xbf"))
    g_string_erase (unix_text, 0, 3);
  g_string_replace (unix_text, "\r\n", "\n", 0);
  g_string_replace (unix_text, "\r", "\n", 0);
  lines = g_strsplit (unix_text->str, "\n", -1);
  self->format = format != ASH_QUESTION_TEXT_AUTO ? format : guess (unix_text->str, lines);
  if (self->format == ASH_QUESTION_TEXT_GIFT)
    ash_question_text_read_gift (self, lines);
  else if (self->format == ASH_QUESTION_TEXT_TABS)
    ash_question_text_read_tabs (self, unix_text->str);
  else
    ash_question_text_read_lines (self, lines);
  if (length > MAX_BYTES)
    ash_question_text_fault (self, g_strv_length (lines),
                             _ ("The text is cut here: only the first million letters are read."));
  g_ptr_array_sort (self->faults, compare_faults);
  return self;
}

void
ash_question_text_free (AshQuestionText *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->drafts);
  g_ptr_array_unref (self->faults);
  g_free (self);
}
