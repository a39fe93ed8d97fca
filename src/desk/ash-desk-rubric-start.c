/* A first grid from what the evidence is to show. Its words are data (data/rubric/), in the
 * language of the credential. */
#include "ash-desk-rubric.h"

#include <ash-grid-table.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-desk-private.h"
#include "ash-rubric-resources.h"

static GKeyFile *
load_words (const char *name)
{
  g_autofree char *path = g_strconcat ("/org/ashlar/rubric/", name, ".ini", NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (ash_rubric_get_resource (), path, 0, NULL);
  g_autoptr (GKeyFile) words = g_key_file_new ();

  if (bytes == NULL || !g_key_file_load_from_bytes (words, bytes, 0, NULL))
    return NULL;
  return g_steal_pointer (&words);
}

/* The words of a language by its first part; NULL for one that nobody wrote them for. */
static GKeyFile *
words_of (const char *lang)
{
  g_auto (GStrv) parts = g_strsplit_set (lang != NULL && *lang != '\0' ? lang : "en", "-_", 2);
  g_autofree char *name = g_ascii_strdown (parts[0], -1);

  return strchr (name, '/') == NULL ? load_words (name) : NULL;
}

static gboolean
is_listed (GKeyFile *words, const char *group, const char *key, const char *word)
{
  g_auto (GStrv) list = g_key_file_get_string_list (words, group, key, NULL, NULL);

  return list != NULL && g_strv_contains ((const char *const *) list, word);
}

static const char *const LEVELS[] = { "remember", "understand", "apply",
                                      "analyse",  "evaluate",   "create" };

static const char *
level_of_word (GKeyFile *words, const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);

  for (guint i = 0; i < G_N_ELEMENTS (LEVELS); i++)
    if (is_listed (words, "verbs", LEVELS[i], lower))
      return LEVELS[i];
  return NULL;
}

/* (transfer full): @text up to its first space; moves *@rest behind it. */
static char *
first_word (const char *text, const char **rest)
{
  const char *end = text + strcspn (text, " \t\n");

  *rest = end + strspn (end, " \t\n");
  return g_strndup (text, (gsize) (end - text));
}

/**
 * ash_desk_level_of_verb:
 * @lang: (nullable): BCP 47
 * @text: an outcome
 *
 * Returns: (nullable): what the outcome's first verb asks of learners
 */
const char *
ash_desk_level_of_verb (const char *lang, const char *text)
{
  g_autoptr (GKeyFile) words = words_of (lang);
  const char *rest;
  g_autofree char *word = first_word (text, &rest);

  return words != NULL ? level_of_word (words, word) : NULL;
}

/* The English third person: chooses, applies, does. */
static char *
third_person (const char *verb)
{
  gsize length = strlen (verb);
  char last = length > 0 ? verb[length - 1] : '\0';
  char before = length > 1 ? verb[length - 2] : '\0';

  if (last == 'y' && strchr ("aeiou", before) == NULL)
    return g_strdup_printf ("%.*sies", (int) length - 1, verb);
  if (strchr ("sxzo", last) != NULL || (last == 'h' && strchr ("cs", before) != NULL))
    return g_strconcat (verb, "es", NULL);
  return g_strconcat (verb, "s", NULL);
}

static char *
without_stop (const char *text)
{
  char *copy = g_strstrip (g_strdup (text));
  gsize length = strlen (copy);

  while (length > 0 && strchr (".;:,", copy[length - 1]) != NULL)
    copy[--length] = '\0';
  return copy;
}

/* What an outcome begins with: "plan and run", "plans and runs", and the rest of it. */
typedef struct
{
  char *verb;
  char *verbs;
  char *rest;
} Verb;

static void
verb_clear (Verb *self)
{
  g_free (self->verb);
  g_free (self->verbs);
  g_free (self->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Verb, verb_clear)

static void
read_verb (Verb *self, GKeyFile *words, const char *outcome)
{
  g_autofree char *text = without_stop (outcome);
  const char *rest, *second_rest, *after;
  g_autofree char *first = first_word (text, &rest);
  g_autofree char *lower = g_utf8_strdown (first, -1);
  g_autofree char *does = third_person (lower);
  g_autofree char *join = first_word (rest, &second_rest);
  g_autofree char *second = first_word (second_rest, &after);
  g_autofree char *also = third_person (second);

  if ((g_str_equal (join, "and") || g_str_equal (join, "or")) &&
      level_of_word (words, second) != NULL)
    {
      self->verb = g_strdup_printf ("%s %s %s", lower, join, second);
      self->verbs = g_strdup_printf ("%s %s %s", does, join, also);
      self->rest = g_strdup (after);
      return;
    }
  self->verb = g_steal_pointer (&lower);
  self->verbs = g_steal_pointer (&does);
  self->rest = g_strdup (rest);
}

static char *
capital (const char *text)
{
  g_autofree char *first = g_utf8_strup (text, (gssize) (g_utf8_next_char (text) - text));

  return *text != '\0' ? g_strconcat (first, g_utf8_next_char (text), NULL) : g_strdup ("");
}

static char *
fill (const char *pattern, const Verb *verb)
{
  GString *out = g_string_new (pattern);
  g_autofree char *upper = verb->verbs != NULL ? capital (verb->verbs) : NULL;

  if (upper != NULL)
    {
      g_string_replace (out, "{Verbs}", upper, 0);
      g_string_replace (out, "{verb}", verb->verb, 0);
    }
  return g_string_free (out, FALSE);
}

static void
start_row (AshGrid *grid, GKeyFile *words, const AshStatement *outcome)
{
  const char *text = outcome->text != NULL ? outcome->text : "";
  const char *rest;
  g_autofree char *word = first_word (text, &rest);
  const char *level = level_of_word (words, word);
  gboolean has_verb = level != NULL && *rest != '\0';
  const char *group = has_verb ? level : "none";
  g_auto (GStrv) patterns = g_key_file_get_string_list (words, group, "levels", NULL, NULL);
  g_auto (Verb) verb = { 0 };
  g_autofree char *plain = NULL;
  g_autofree char *title = NULL;
  guint row;

  if (has_verb)
    read_verb (&verb, words, text);
  plain = has_verb ? g_strstrip (g_strdup_printf ("%s %s", verb.verbs, verb.rest))
                   : without_stop (text);
  title = capital (plain);
  row = ash_grid_add_row (grid, grid->rows->len, title);
  ash_grid_set_outcome (grid, row, outcome->record.id, TRUE);
  for (guint i = 0; patterns != NULL && patterns[i] != NULL; i++)
    {
      g_autofree char *cell = fill (patterns[i], &verb);

      ash_grid_set_cell (grid, row, i, cell);
    }
}

/* The levels of an empty grid stand in its first criterion. */
static void
name_levels (AshGrid *grid, GKeyFile *words)
{
  g_auto (GStrv) titles = g_key_file_get_string_list (words, "levels", "titles", NULL, NULL);
  g_auto (GStrv) points = g_key_file_get_string_list (words, "levels", "points", NULL, NULL);

  for (guint i = 0; titles != NULL && titles[i] != NULL; i++)
    {
      gint64 min_c, points_c = ASH_UNSET;

      if (points != NULL && i < g_strv_length (points))
        ash_grid_parse_points (points[i], &min_c, &points_c);
      for (guint row = 0; row < grid->rows->len; row++)
        ash_grid_set_level (grid, row, i, titles[i], ASH_UNSET, points_c);
    }
}

static GPtrArray *
outcomes_of_credential (AshStore *store, const char *credential, GError **error)
{
  g_autoptr (GPtrArray) uses =
      ash_store_list (store, &ASH_CREDENTIAL_STATEMENT, "credential", credential, error);
  GPtrArray *all = g_ptr_array_new_with_free_func (ASH_STATEMENT.free);

  for (guint i = 0; uses != NULL && i < uses->len && i < ASH_GRID_MOST_ROWS; i++)
    {
      const AshCredentialStatement *use = g_ptr_array_index (uses, i);
      AshStatement *statement = use->statement != NULL
                                    ? ash_store_find (store, &ASH_STATEMENT, "id", use->statement)
                                    : NULL;

      if (statement != NULL)
        g_ptr_array_add (all, statement);
    }
  if (uses == NULL)
    g_clear_pointer (&all, g_ptr_array_unref);
  return all;
}

GPtrArray *
ash_desk_outcomes_of_evidence (AshStore *store, const char *assessment, GError **error)
{
  g_autoptr (AshAssessment) record = ash_store_get (store, &ASH_ASSESSMENT, assessment, error);

  return record != NULL ? outcomes_of_credential (store, record->credential, error) : NULL;
}

static gboolean
is_shown (GPtrArray *alignments, const AshStatement *outcome)
{
  for (guint i = 0; i < alignments->len; i++)
    if (g_strcmp0 (((AshAlignment *) g_ptr_array_index (alignments, i))->statement,
                   outcome->record.id) == 0)
      return TRUE;
  return FALSE;
}

/* What the evidence shows, in the credential's order; all outcomes when nothing says. */
static GPtrArray *
outcomes_of (AshStore *store, const AshAssessment *assessment, GError **error)
{
  g_autoptr (GPtrArray) all = outcomes_of_credential (store, assessment->credential, error);
  g_autoptr (GPtrArray) alignments =
      ash_store_list (store, &ASH_ALIGNMENT, "subject", assessment->record.id, error);
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (ASH_STATEMENT.free);

  if (all == NULL || alignments == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    if (is_shown (alignments, g_ptr_array_index (all, i)))
      g_ptr_array_add (own, ash_statement_copy (g_ptr_array_index (all, i)));
  return own->len > 0 ? g_steal_pointer (&own) : g_steal_pointer (&all);
}

static char *
lang_of (AshStore *store, const AshAssessment *assessment, GError **error)
{
  g_autofree char *id = ash_desk_tree_of (store, assessment->credential, error);
  g_autoptr (AshTree) tree = id != NULL ? ash_store_get (store, &ASH_TREE, id, error) : NULL;

  return tree != NULL ? g_strdup (tree->lang != NULL ? tree->lang : "") : NULL;
}

/**
 * ash_desk_start_rubric:
 * @is_blank: only levels and one criterion without words
 *
 * Takes the place of the rubric that the evidence has.
 */
gboolean
ash_desk_start_rubric (AshStore *store, const char *assessment, gboolean is_blank, GError **error)
{
  g_autoptr (AshAssessment) record = ash_store_get (store, &ASH_ASSESSMENT, assessment, error);
  g_autofree char *lang = record != NULL ? lang_of (store, record, error) : NULL;
  g_autoptr (GPtrArray) outcomes =
      lang != NULL && !is_blank ? outcomes_of (store, record, error) : NULL;
  g_autoptr (GKeyFile) words = words_of (lang);
  g_autoptr (AshGrid) grid = NULL;

  if (lang == NULL || (outcomes == NULL && !is_blank))
    return FALSE;
  grid = ash_desk_load_grid (store, assessment, error);
  if (grid == NULL)
    return FALSE;
  if (words == NULL)
    words = load_words ("en");
  g_ptr_array_set_size (grid->rows, 0);
  grid->rubric->scoring = ASH_SCORING_POINTS;
  for (guint i = 0; outcomes != NULL && i < outcomes->len; i++)
    start_row (grid, words, g_ptr_array_index (outcomes, i));
  if (grid->rows->len > 0)
    ash_grid_share_weights (grid);
  else
    ash_grid_add_row (grid, 0, NULL);
  name_levels (grid, words);
  return ash_desk_save_grid (store, assessment, grid,
                             is_blank ? _ ("Start rubric") : _ ("Build rubric from outcomes"), NULL,
                             error);
}
