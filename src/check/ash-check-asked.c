/* Where the questions stand that learners may be asked: in quizzes, and in the pools that they draw
 * from. A pool is one piece of work, however many quizzes draw from it. */
#include "ash-check-private.h"

#include "ash-question-advice.h"

#include <ash-quiz-lines.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>

/* More questions of a pool are counted, not named. */
#define MOST_NAMED 3
/* Of a question so many letters are quoted. */
#define QUOTED_LETTERS 40

static void
asked_free (gpointer data)
{
  AshAskedFrom *self = data;

  g_array_unref (self->lines);
  g_clear_pointer (&self->advice, g_ptr_array_unref);
  g_hash_table_unref (self->at);
  g_free (self);
}

/* @lines: (transfer full) */
static AshAskedFrom *
asked_new (const AshItem *quiz, const AshQuizEntry *draw, GArray *lines)
{
  AshAskedFrom *self = g_new0 (AshAskedFrom, 1);

  self->quiz = quiz;
  self->draw = draw;
  self->lines = lines;
  self->at = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = lines->len; i > 0; i--)
    g_hash_table_insert (self->at, g_array_index (lines, AshQuizLine, i - 1).entry->record.id,
                         GUINT_TO_POINTER (i));
  return self;
}

const AshQuizLine *
ash_asked_line (const AshAskedFrom *self, const AshQuizEntry *entry, const AshQuestion *question)
{
  const char *id = self->draw != NULL ? question->record.id : entry->record.id;
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (self->at, id));

  return at > 0 ? &g_array_index (self->lines, AshQuizLine, at - 1) : NULL;
}

/* A question that counts in one of the quizzes has to be sound there. */
static void
add_drawn (AshAskedFrom *pool, const AshDesign *design, const AshQuizEntry *draw)
{
  g_autoptr (GPtrArray) questions = ash_quiz_drawable (design, draw);

  for (guint i = 0; i < questions->len; i++)
    {
      const AshQuestion *question = g_ptr_array_index (questions, i);
      AshQuizLine line = { draw, question,
                           draw->points_c != ASH_UNSET ? draw->points_c : question->points_c };
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (pool->at, question->record.id));

      if (at > 0 && g_array_index (pool->lines, AshQuizLine, at - 1).points_c == 0)
        g_array_index (pool->lines, AshQuizLine, at - 1).points_c = line.points_c;
      if (at > 0)
        continue;
      g_array_append_val (pool->lines, line);
      g_hash_table_insert (pool->at, question->record.id, GUINT_TO_POINTER (pool->lines->len));
    }
}

/* Of several draws of a quiz from one pool, the first that counts. */
static GHashTable *
draws_of (const AshDesign *design, const AshItem *quiz)
{
  GPtrArray *entries = ash_design_entries (design, quiz->record.id);
  GHashTable *draws = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++)
    {
      AshQuizEntry *entry = g_ptr_array_index (entries, i);
      const AshQuizEntry *other;

      if (entry->question != NULL || entry->bank == NULL || entry->draw <= 0)
        continue;
      other = g_hash_table_lookup (draws, entry->bank);
      if (other == NULL || other->points_c == 0)
        g_hash_table_insert (draws, entry->bank, entry);
    }
  return draws;
}

static void
add_pools (AshCheck *check, GHashTable *pools, const AshItem *quiz)
{
  g_autoptr (GHashTable) draws = draws_of (check->design, quiz);
  GPtrArray *entries = ash_design_entries (check->design, quiz->record.id);

  for (guint i = 0; i < entries->len; i++)
    {
      const AshQuizEntry *entry = g_ptr_array_index (entries, i);
      AshAskedFrom *pool;

      if (entry->bank == NULL || g_hash_table_lookup (draws, entry->bank) != entry)
        continue;
      pool = g_hash_table_lookup (pools, entry->bank);
      if (pool == NULL)
        {
          pool = asked_new (quiz, entry, g_array_new (FALSE, FALSE, sizeof (AshQuizLine)));
          g_hash_table_insert (pools, entry->bank, pool);
          g_ptr_array_add (check->asked, pool);
        }
      add_drawn (pool, check->design, entry);
    }
}

GPtrArray *
ash_check_asked (AshCheck *self)
{
  g_autoptr (GHashTable) pools = NULL;

  if (self->asked != NULL)
    return self->asked;
  pools = g_hash_table_new (g_str_hash, g_str_equal);
  self->asked = g_ptr_array_new_with_free_func (asked_free);
  for (guint i = 0; i < self->design->items->len; i++)
    {
      const AshItem *quiz = g_ptr_array_index (self->design->items, i);

      if (!quiz->is_linked || quiz->kind != ASH_ITEM_QUIZ)
        continue;
      g_ptr_array_add (self->asked,
                       asked_new (quiz, NULL, ash_quiz_lines (self->design, quiz->record.id)));
      add_pools (self, pools, quiz);
    }
  return self->asked;
}

GPtrArray *
ash_check_asked_advice (AshCheck *self, AshAskedFrom *from)
{
  if (from->advice == NULL)
    from->advice = from->draw != NULL ? ash_pool_advice (self->design, from->lines)
                                      : ash_question_advice (self->design, from->quiz->record.id);
  return from->advice;
}

/* (transfer full) */
static char *
beginning_of (const AshQuestion *question)
{
  g_autofree char *text =
      g_strstrip (ash_text_from_html (question->stem != NULL ? question->stem : ""));
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= QUOTED_LETTERS)
    return g_steal_pointer (&text);
  start = g_utf8_substring (text, 0, QUOTED_LETTERS - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

static void
count_titles (GHashTable *titles, GPtrArray *banks)
{
  for (guint i = 0; i < banks->len; i++)
    {
      const AshBank *bank = g_ptr_array_index (banks, i);
      guint n = bank->title != NULL
                    ? GPOINTER_TO_UINT (g_hash_table_lookup (titles, bank->title)) + 1
                    : 0;

      if (n > 0)
        g_hash_table_insert (titles, bank->title, GUINT_TO_POINTER (n));
    }
}

/* Many packages call all their banks the same. */
static gboolean
is_only_one (AshCheck *self, const char *title)
{
  if (self->bank_titles == NULL)
    {
      self->bank_titles = g_hash_table_new (g_str_hash, g_str_equal);
      count_titles (self->bank_titles, self->design->banks);
      count_titles (self->bank_titles, self->design->drawn);
    }
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->bank_titles, title)) < 2;
}

char *
ash_check_bank_name (AshCheck *self, const char *id)
{
  const AshBank *bank = ash_design_bank (self->design, id);
  GPtrArray *questions = ash_design_bank_questions (self->design, id);
  const char *title =
      bank != NULL && bank->title != NULL && *bank->title != '\0' ? bank->title : NULL;
  g_autofree char *first = NULL;

  if (questions->len == 0 || (title != NULL && is_only_one (self, title)))
    return g_strdup (title != NULL ? title : _ ("Question bank"));
  first = beginning_of (g_ptr_array_index (questions, 0));
  return g_strdup_printf ("%s: %s", title != NULL ? title : _ ("Question bank"), first);
}

static char *
place_of (AshCheck *self, const AshAskedFrom *from)
{
  return from->draw != NULL ? ash_check_bank_name (self, from->draw->bank)
                            : ash_design_place (self->design, from->quiz);
}

/* By its number in the quiz; in a pool nothing is numbered. */
static char *
name_of (const AshAskedFrom *from, const AshQuizLine *line)
{
  g_autofree char *beginning = from->draw != NULL ? beginning_of (line->question) : NULL;

  return beginning != NULL
             ? g_strdup_printf (_ ("“%s”"), beginning)
             : g_strdup_printf ("%u", (guint) (line - (AshQuizLine *) from->lines->data) + 1);
}

static char *
names_of (const AshAskedFrom *from, GPtrArray *lines)
{
  guint n = from->draw != NULL && lines->len > MOST_NAMED + 1 ? MOST_NAMED : lines->len;
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = name_of (from, g_ptr_array_index (lines, i));

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  if (n < lines->len)
    g_string_append_printf (names, ", +%u", lines->len - n);
  return g_string_free (names, FALSE);
}

AshFinding *
ash_check_add_asked (AshCheck *self,
                     const AshAskedFrom *from,
                     GPtrArray *lines,
                     AshSayAskedFunc say,
                     const char *fix)
{
  const AshBank *bank =
      from->draw != NULL ? ash_design_bank (self->design, from->draw->bank) : NULL;
  const AshRecord *record = bank != NULL ? &bank->record : &from->quiz->record;
  g_autofree char *where = place_of (self, from);
  g_autofree char *names = names_of (from, lines);
  g_autoptr (GString) ids = g_string_new (NULL);
  AshFinding *finding;

  for (guint i = 0; i < lines->len; i++)
    {
      const AshQuizLine *line = g_ptr_array_index (lines, i);

      g_string_append (ids, line->question->record.id);
    }
  finding = ash_check_add_about (self, record, ids->str, where, say (lines->len, names), fix);
  if (finding != NULL)
    finding->to = g_strdup (((const AshQuizLine *) g_ptr_array_index (lines, 0))->entry->record.id);
  return finding;
}
