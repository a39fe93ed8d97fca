#include "ash-quiz-book.h"

#include <ash-quiz-lines.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* A row of the list shows no more of a question than this. */
#define FIRST_BYTES 600

struct _AshQuizBook
{
  AshStore *store;
  char *quiz;
  AshItem *item;
  GPtrArray *lines;      /* (element-type AshQuizBookLine) */
  GHashTable *questions; /* id -> AshQuestion */
};

static void
line_free (gpointer data)
{
  AshQuizBookLine *self = data;

  ash_quiz_entry_free (self->entry);
  g_free (self->bank_title);
  g_free (self);
}

static const AshQuestion *
get_question (AshQuizBook *self, const char *id)
{
  AshQuestion *question = id != NULL ? g_hash_table_lookup (self->questions, id) : NULL;

  if (question == NULL && id != NULL)
    {
      question = ash_store_find (self->store, &ASH_QUESTION, "id", id);
      if (question != NULL)
        g_hash_table_insert (self->questions, question->record.id, question);
    }
  return question;
}

static guint
count_drawable (AshQuizBook *self, GPtrArray *entries, const char *bank)
{
  gint64 n = ash_store_count (self->store, &ASH_QUESTION, "bank", bank);

  for (guint i = 0; i < entries->len; i++)
    {
      const AshQuizEntry *entry = g_ptr_array_index (entries, i);
      const AshQuestion *question = get_question (self, entry->question);

      if (question != NULL && g_strcmp0 (question->bank, bank) == 0)
        n--;
    }
  return (guint) MAX (n, 0);
}

static void
read_draw (AshQuizBook *self, GPtrArray *entries, AshQuizBookLine *line)
{
  g_autoptr (AshBank) bank = ash_store_find (self->store, &ASH_BANK, "id", line->entry->bank);

  line->bank_title = g_strdup (bank != NULL && bank->title != NULL ? bank->title : _ ("Pool"));
  line->n_drawable = count_drawable (self, entries, line->entry->bank);
  line->n = (guint) CLAMP (line->entry->draw, 0, (gint64) line->n_drawable);
}

static void
read_lines (AshQuizBook *self)
{
  g_autoptr (GPtrArray) entries =
      ash_store_list (self->store, &ASH_QUIZ_ENTRY, "quiz", self->quiz, NULL);
  guint number = 1;

  g_ptr_array_set_size (self->lines, 0);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      AshQuizBookLine *line = g_new0 (AshQuizBookLine, 1);

      line->entry = ash_quiz_entry_copy (g_ptr_array_index (entries, i));
      line->question = get_question (self, line->entry->question);
      line->n = line->question != NULL ? 1 : 0;
      if (line->entry->question == NULL && line->entry->bank != NULL)
        read_draw (self, entries, line);
      line->first = number;
      line->points_c = line->entry->points_c >= 0 ? line->entry->points_c
                       : line->question != NULL && line->question->points_c >= 0
                           ? line->question->points_c
                           : ASH_POINTS_DEFAULT_C;
      number += line->n;
      g_ptr_array_add (self->lines, line);
    }
}

AshQuizBook *
ash_quiz_book_new (AshStore *store, const char *quiz)
{
  AshQuizBook *self = g_new0 (AshQuizBook, 1);

  self->store = g_object_ref (store);
  self->quiz = g_strdup (quiz);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->questions = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, ASH_QUESTION.free);
  ash_quiz_book_apply (self, NULL);
  return self;
}

void
ash_quiz_book_free (AshQuizBook *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->lines);
  g_hash_table_unref (self->questions);
  ash_item_free (self->item);
  g_object_unref (self->store);
  g_free (self->quiz);
  g_free (self);
}

gboolean
ash_quiz_book_apply (AshQuizBook *self, const AshChangeSet *changes)
{
  static const AshRecordClass *const classes[] = { &ASH_ITEM,     &ASH_QUIZ_ENTRY, &ASH_QUESTION,
                                                   &ASH_CHOICE,   &ASH_ACCEPTED,   &ASH_BANK,
                                                   &ASH_ALIGNMENT };
  gboolean concerns = changes == NULL || changes->is_whole;
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; !concerns && i < G_N_ELEMENTS (classes); i++)
    concerns = ash_change_set_has (changes, classes[i]);
  if (!concerns)
    return FALSE;
  g_ptr_array_set_size (self->lines, 0);
  if (changes == NULL || changes->is_whole)
    g_hash_table_remove_all (self->questions);
  else
    {
      g_hash_table_iter_init (&iter, changes->ids);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        g_hash_table_remove (self->questions, id);
    }
  ash_item_free (self->item);
  self->item = ash_store_find (self->store, &ASH_ITEM, "id", self->quiz);
  read_lines (self);
  return TRUE;
}

const AshItem *
ash_quiz_book_get_item (AshQuizBook *self)
{
  return self->item;
}

const char *
ash_quiz_book_get_quiz (AshQuizBook *self)
{
  return self->quiz;
}

guint
ash_quiz_book_get_n (AshQuizBook *self)
{
  return self->lines->len;
}

const AshQuizBookLine *
ash_quiz_book_get (AshQuizBook *self, guint index)
{
  return index < self->lines->len ? g_ptr_array_index (self->lines, index) : NULL;
}

gint
ash_quiz_book_find (AshQuizBook *self, const char *id)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const AshQuizBookLine *line = g_ptr_array_index (self->lines, i);

      if (g_strcmp0 (line->entry->record.id, id) == 0 ||
          (id != NULL && g_strcmp0 (line->entry->question, id) == 0))
        return (gint) i;
    }
  return -1;
}

guint
ash_quiz_book_count_questions (AshQuizBook *self)
{
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    n += ((const AshQuizBookLine *) g_ptr_array_index (self->lines, i))->n;
  return n;
}

gint64
ash_quiz_book_sum_points (AshQuizBook *self)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const AshQuizBookLine *line = g_ptr_array_index (self->lines, i);

      sum += line->n * MIN (line->points_c, 100000000);
    }
  return sum;
}

/**
 * ash_quiz_say_points:
 *
 * Returns: (transfer full): "1 point", "2.5 points"
 */
char *
ash_quiz_say_points (gint64 points_c)
{
  g_autofree char *figure = points_c % 100 == 0
                                ? g_strdup_printf ("%" G_GINT64_FORMAT, points_c / 100)
                                : g_strdup_printf ("%.2f", (double) points_c / 100);

  if (points_c % 100 != 0 && g_str_has_suffix (figure, "0"))
    figure[strlen (figure) - 1] = '\0';
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s point", "%s points", points_c == 100 ? 1 : 2), figure);
}

/**
 * ash_quiz_say_number:
 *
 * Returns: (transfer full): "3", of a draw "4–6"
 */
char *
ash_quiz_say_number (const AshQuizBookLine *line)
{
  if (line->n > 1)
    return g_strdup_printf ("%u–%u", line->first, line->first + line->n - 1);
  return g_strdup_printf ("%u", line->first);
}

/**
 * ash_quiz_say_line:
 *
 * Returns: (transfer full): the beginning of the question, on one line
 */
char *
ash_quiz_say_line (const AshQuizBookLine *line)
{
  g_autofree char *text = NULL;

  if (line->bank_title != NULL)
    return g_strdup_printf (_ ("Draw %d from “%s”"), (int) MIN (line->entry->draw, G_MAXINT),
                            line->bank_title);
  if (line->question == NULL)
    return g_strdup (_ ("A question that is not there"));
  if (line->question->stem != NULL)
    {
      g_autofree char *start = g_strndup (line->question->stem, FIRST_BYTES);
      g_autofree char *valid = g_utf8_make_valid (start, -1);

      text = ash_text_from_html (valid);
    }
  if (text != NULL && *text != '\0')
    return g_steal_pointer (&text);
  if (line->question->title != NULL && *line->question->title != '\0')
    return ash_text_clean_title (line->question->title);
  return g_strdup (_ ("New question"));
}

const char *
ash_quiz_say_kind (AshQuestionKind kind)
{
  static const char *const names[] = {
    N_ ("One right answer"), N_ ("Several right answers"), N_ ("True or false"),
    N_ ("Short answer"),     N_ ("Answer contains words"), N_ ("Open answer"),
    N_ ("Of another kind"),
  };

  return kind < G_N_ELEMENTS (names) ? _ (names[kind]) : "";
}

const char *
ash_quiz_say_icon (const AshQuizBookLine *line)
{
  static const char *const names[] = {
    "radio-checked-symbolic",     "checkbox-checked-symbolic",     "object-select-symbolic",
    "insert-text-symbolic",       "tools-check-spelling-symbolic", "format-justify-left-symbolic",
    "x-office-document-symbolic",
  };

  if (line->question == NULL)
    return "view-paged-symbolic";
  return line->question->kind < G_N_ELEMENTS (names) ? names[line->question->kind] : names[6];
}
