/* GIFT, as far as our questions go: choices, several right ones by weight, true or false, short
 * answers, exact numbers, essays, feedback, titles, categories, escapes. */
#include "ash-question-text-private.h"

#include <ash-fragment.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* No question is longer; looking on for its end would take ever longer. */
#define MAX_QUESTION 20000
#define MAX_EMPTY 10

typedef struct
{
  AshQuestionText *text;
  char *category; /* nullable */
  guint line;
  gboolean is_html; /* of the question being read */
} Reading;

/* One answer between its sign and the next one. */
typedef struct
{
  char sign; /* '=' or '~' */
  gboolean has_weight;
  double weight;
  char *text;     /* escapes undone */
  char *feedback; /* nullable, likewise */
} Answer;

static void
answer_free (gpointer data)
{
  Answer *self = data;

  g_free (self->text);
  g_free (self->feedback);
  g_free (self);
}

static char *
unescape (const char *text, gsize length)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] != '\\' || i + 1 >= length)
        g_string_append_c (out, text[i]);
      else if (text[i + 1] == 'n')
        {
          g_string_append_c (out, '\n');
          i++;
        }
      else if (strchr ("~=#{}:\\", text[i + 1]) != NULL)
        g_string_append_c (out, text[++i]);
      else
        g_string_append_c (out, text[i]);
    }
  return g_strstrip (g_string_free (out, FALSE));
}

/* The next of @signs that no backslash stands before, or the end. */
static const char *
find_sign (const char *p, const char *signs)
{
  for (; *p != '\0'; p++)
    if (*p == '\\' && p[1] != '\0')
      p++;
    else if (strchr (signs, *p) != NULL)
      return p;
  return p;
}

/* (transfer full): HTML of what was written */
static char *
to_html (const Reading *self, const char *text)
{
  return self->is_html ? g_strdup (text) : ash_fragment_from_text (text);
}

static void
set_html (const Reading *self, char **member, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_free (*member);
  *member = to_html (self, text);
}

/* A weight, the words, and the feedback after “#”. */
static Answer *
read_answer (char sign, const char *start, const char *end)
{
  Answer *answer = g_new0 (Answer, 1);
  g_autofree char *raw = g_strndup (start, (gsize) (end - start));
  char *p = g_strstrip (raw);
  const char *feedback;

  answer->sign = sign;
  if (*p == '%')
    {
      char *close;
      double weight = g_ascii_strtod (p + 1, &close);

      if (*close == '%')
        {
          answer->has_weight = TRUE;
          answer->weight = weight;
          p = close + 1;
        }
    }
  feedback = find_sign (p, "#");
  answer->text = unescape (p, (gsize) (feedback - p));
  if (*feedback == '#')
    answer->feedback = unescape (feedback + 1, strlen (feedback + 1));
  return answer;
}

static GPtrArray *
read_answers (const char *body)
{
  GPtrArray *answers = g_ptr_array_new_with_free_func (answer_free);
  const char *p = find_sign (body, "=~");

  while (*p != '\0')
    {
      const char *end = find_sign (p + 1, "=~");

      g_ptr_array_add (answers, read_answer (*p, p + 1, end));
      p = end;
    }
  return answers;
}

static gboolean
is_right (const Answer *answer)
{
  return answer->sign == '=' ? !answer->has_weight || answer->weight > 0
                             : answer->has_weight && answer->weight > 0;
}

static void
add_choices (Reading *self, AshQuestionDraft *draft, GPtrArray *answers)
{
  guint n_right = 0;

  for (guint i = 0; i < answers->len; i++)
    {
      const Answer *answer = g_ptr_array_index (answers, i);
      AshChoice *choice =
          ash_question_draft_choice (draft, to_html (self, answer->text), is_right (answer));

      set_html (self, &choice->feedback, answer->feedback);
      n_right += choice->is_correct ? 1 : 0;
    }
  draft->question->kind =
      n_right > 1 ? ASH_QUESTION_MULTIPLE_RESPONSE : ASH_QUESTION_MULTIPLE_CHOICE;
  if (n_right == 0)
    ash_question_text_fault (self->text, draft->line,
                             _ ("This question has no right answer. Put “=” before it."));
}

static void
add_accepted (Reading *self, AshQuestionDraft *draft, GPtrArray *answers)
{
  draft->question->kind = ASH_QUESTION_FILL_IN;
  for (guint i = 0; i < answers->len; i++)
    {
      const Answer *answer = g_ptr_array_index (answers, i);
      AshAccepted *accepted;

      if (answer->has_weight && answer->weight < 100)
        {
          ash_question_text_fault (self->text, draft->line,
                                   _ ("An answer that is worth a part of the points is left out; "
                                      "answers are right or not."));
          continue;
        }
      accepted = ash_question_draft_accept (draft, answer->text);
      set_html (self, &accepted->feedback, answer->feedback);
    }
}

/* “T#feedback when wrong#feedback when right” */
static gboolean
read_truth (Reading *self, AshQuestionDraft *draft, const char *body)
{
  const char *end = find_sign (body, "#");
  g_autofree char *word = unescape (body, (gsize) (end - body));
  gboolean is_true = g_ascii_strcasecmp (word, "T") == 0 || g_ascii_strcasecmp (word, "TRUE") == 0;
  AshChoice *yes, *no;

  if (!is_true && g_ascii_strcasecmp (word, "F") != 0 && g_ascii_strcasecmp (word, "FALSE") != 0)
    return FALSE;
  draft->question->kind = ASH_QUESTION_TRUE_FALSE;
  yes = ash_question_draft_choice (draft, g_strdup ("True"), is_true);
  no = ash_question_draft_choice (draft, g_strdup ("False"), !is_true);
  if (*end == '#')
    {
      const char *second = find_sign (end + 1, "#");
      g_autofree char *wrong = unescape (end + 1, (gsize) (second - end - 1));
      g_autofree char *right =
          *second == '#' ? unescape (second + 1, strlen (second + 1)) : g_strdup ("");

      set_html (self, is_true ? &no->feedback : &yes->feedback, wrong);
      set_html (self, is_true ? &yes->feedback : &no->feedback, right);
    }
  return TRUE;
}

/* “#3.14”: a number that has to be met. */
static void
read_number (Reading *self, AshQuestionDraft *draft, const char *body)
{
  const char *end = find_sign (body, "#");
  g_autofree char *number = unescape (body, (gsize) (end - body));
  const char *value = *number == '=' ? number + 1 : number;
  char *rest;

  draft->question->kind = ASH_QUESTION_FILL_IN;
  g_ascii_strtod (value, &rest);
  ash_question_draft_accept (draft, value);
  if (rest == value || *rest != '\0')
    ash_question_text_fault (self->text, draft->line,
                             _ ("A number with a range around it is taken as the words that have "
                                "to be written."));
}

static gboolean
is_matching (GPtrArray *answers)
{
  for (guint i = 0; i < answers->len; i++)
    {
      const Answer *answer = g_ptr_array_index (answers, i);

      if (answer->sign == '=' && strstr (answer->text, "->") != NULL)
        return TRUE;
    }
  return FALSE;
}

/* What stands between the braces; @body is changed. FALSE: no question of ours. */
static gboolean
read_body (Reading *self, AshQuestionDraft *draft, char *body)
{
  char *general = strstr (body, "####");
  g_autoptr (GPtrArray) answers = NULL;
  gboolean has_wrong = FALSE;

  if (general != NULL)
    {
      g_autofree char *text = unescape (general + 4, strlen (general + 4));

      set_html (self, &draft->question->fb_general, text);
      *general = '\0';
    }
  g_strstrip (body);
  if (*body == '\0')
    {
      draft->question->kind = ASH_QUESTION_ESSAY;
      return TRUE;
    }
  if (read_truth (self, draft, body))
    return TRUE;
  if (*body == '#')
    {
      read_number (self, draft, body + 1);
      return TRUE;
    }
  answers = read_answers (body);
  if (answers->len == 0 || is_matching (answers))
    {
      ash_question_text_fault (self->text, draft->line,
                               answers->len == 0
                                   ? _ ("No answer begins with “=” or “~” between the braces.")
                                   : _ ("A question of matching pairs is left out; Ashlar has no "
                                        "such questions."));
      return FALSE;
    }
  for (guint i = 0; i < answers->len; i++)
    has_wrong |= ((Answer *) g_ptr_array_index (answers, i))->sign == '~';
  if (has_wrong)
    add_choices (self, draft, answers);
  else
    add_accepted (self, draft, answers);
  return TRUE;
}

/* “::Title::” and “[html]” before the question; says where the question begins. */
static const char *
read_head (Reading *self, AshQuestionDraft *draft, const char *p)
{
  static const char *const formats[] = { "[html]", "[moodle]", "[plain]", "[markdown]" };

  while (g_ascii_isspace (*p))
    p++;
  if (g_str_has_prefix (p, "::"))
    {
      const char *end = p + 2;

      while ((end = find_sign (end, ":")) != NULL && *end != '\0' && end[1] != ':')
        end++;
      if (*end != '\0')
        {
          draft->question->title = unescape (p + 2, (gsize) (end - p - 2));
          p = end + 2;
        }
    }
  while (g_ascii_isspace (*p))
    p++;
  self->is_html = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_prefix (p, formats[i]))
      {
        self->is_html = i == 0;
        p += strlen (formats[i]);
      }
  return p;
}

static void
read_question (Reading *self, const char *text)
{
  g_autoptr (AshQuestionDraft) draft = ash_question_draft_new (self->line);
  const char *p = read_head (self, draft, text);
  const char *open = find_sign (p, "{");
  const char *close = *open == '{' ? find_sign (open + 1, "}") : open;
  g_autofree char *before = unescape (p, (gsize) (open - p));
  g_autofree char *after = *close == '}' ? unescape (close + 1, strlen (close + 1)) : g_strdup ("");
  g_autofree char *stem = NULL;
  g_autofree char *body = NULL;

  draft->question->category = g_strdup (self->category);
  if (*open != '{' || *close != '}')
    {
      ash_question_text_fault (self->text, self->line,
                               *open == '{'
                                   ? _ ("The answers of this question have no “}” after them.")
                                   : _ ("This text has no answers in braces; it is left out."));
      return;
    }
  stem = *after != '\0' ? g_strconcat (before, " _____ ", after, NULL) : g_strdup (before);
  draft->question->stem = to_html (self, stem);
  if (*stem == '\0')
    ash_question_text_fault (self->text, self->line, _ ("This question has no words."));
  body = g_strndup (open + 1, (gsize) (close - open - 1));
  if (read_body (self, draft, body))
    ash_question_text_add (self->text, g_steal_pointer (&draft));
}

/* Whether the answers go on after an empty line: braces that were forgotten do not take the next
 * question in. */
static gboolean
goes_on (const char *text, char **lines)
{
  const char *open = find_sign (text, "{");

  if (*open != '{' || *find_sign (open + 1, "}") != '\0')
    return FALSE;
  for (guint i = 0; i < MAX_EMPTY && lines[i] != NULL; i++)
    {
      const char *words = lines[i] + strspn (lines[i], " \t");

      if (*words != '\0')
        return strchr ("=~}#", *words) != NULL;
    }
  return FALSE;
}

void
ash_question_text_read_gift (AshQuestionText *self, char **lines)
{
  Reading reading = { .text = self };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0;; i++)
    {
      const char *line = lines[i] != NULL ? lines[i] : "";
      const char *words = line + strspn (line, " \t");

      if (g_str_has_prefix (words, "//"))
        continue;
      if (g_str_has_prefix (words, "$CATEGORY:"))
        {
          g_free (reading.category);
          reading.category = g_strstrip (g_strdup (words + strlen ("$CATEGORY:")));
          continue;
        }
      if (*words != '\0' || (lines[i] != NULL && text->len > 0 && text->len < MAX_QUESTION &&
                             goes_on (text->str, lines + i)))
        {
          if (text->len == 0)
            reading.line = i + 1;
          g_string_append (text, line);
          g_string_append_c (text, '\n');
          continue;
        }
      if (text->len > 0)
        read_question (&reading, text->str);
      g_string_truncate (text, 0);
      if (lines[i] == NULL)
        break;
    }
  g_free (reading.category);
}
