#include "ash-rubric-words.h"

#include "ash-check-data-private.h"

/* Less than that says nothing by itself: two such levels are about different things. */
#define LEAST_WORDS_LEFT 2

static const char *const GROUPS[ASH_N_RUBRIC_WORDS] = {
  [ASH_RUBRIC_WORD_PRAISE] = "praise", [ASH_RUBRIC_WORD_AMOUNT] = "amount",
  [ASH_RUBRIC_WORD_MATTER] = "matter", [ASH_RUBRIC_WORD_FORM] = "form",
  [ASH_RUBRIC_WORD_OF] = "of",         [ASH_RUBRIC_WORD_WHETHER] = "whether",
};

static char *const *
get_words (AshRubricWordKind kind)
{
  static gsize once;
  static char **words[ASH_N_RUBRIC_WORDS];

  if (g_once_init_enter (&once))
    {
      g_autoptr (GKeyFile) file = ash_check_load_data ("rubric-words.ini");

      for (guint i = 0; i < ASH_N_RUBRIC_WORDS; i++)
        words[i] = g_key_file_get_string_list (file, GROUPS[i], "words", NULL, NULL);
      g_once_init_leave (&once, 1);
    }
  return words[kind];
}

gboolean
ash_rubric_word_is (AshRubricWordKind kind, const char *folded)
{
  char *const *words = get_words (kind);

  return words != NULL && g_strv_contains ((const char *const *) words, folded);
}

static gboolean
is_measure (const char *word)
{
  return ash_rubric_word_is (ASH_RUBRIC_WORD_PRAISE, word) ||
         ash_rubric_word_is (ASH_RUBRIC_WORD_AMOUNT, word);
}

static gboolean
has_kind (GStrv words, guint from, guint to, AshRubricWordKind kind)
{
  for (guint i = from; i < to; i++)
    if (ash_rubric_word_is (kind, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_praise (GStrv words)
{
  return has_kind (words, 0, g_strv_length (words), ASH_RUBRIC_WORD_PRAISE);
}

gboolean
ash_rubric_words_only_praise (GStrv one, GStrv other)
{
  guint i = 0, j = 0, n = 0;

  if (!has_praise (one) && !has_praise (other))
    return FALSE;
  while (TRUE)
    {
      while (one[i] != NULL && is_measure (one[i]))
        i++;
      while (other[j] != NULL && is_measure (other[j]))
        j++;
      if (one[i] == NULL || other[j] == NULL)
        return one[i] == other[j] && n >= LEAST_WORDS_LEFT;
      if (!g_str_equal (one[i++], other[j++]))
        return FALSE;
      n++;
    }
}

/* The kind that a side speaks of; where it speaks of both, it is one thing of the other:
 * "presentation of results". */
static AshRubricWordKind
kind_of (GStrv words, guint from, guint to)
{
  gboolean is_matter = has_kind (words, from, to, ASH_RUBRIC_WORD_MATTER);
  gboolean is_form = has_kind (words, from, to, ASH_RUBRIC_WORD_FORM);

  if (is_matter == is_form)
    return ASH_N_RUBRIC_WORDS;
  return is_matter ? ASH_RUBRIC_WORD_MATTER : ASH_RUBRIC_WORD_FORM;
}

gboolean
ash_rubric_words_are_two_things (GStrv words, guint joint)
{
  guint n = g_strv_length (words);
  AshRubricWordKind left = kind_of (words, 0, joint);
  AshRubricWordKind right = kind_of (words, joint + 1, n);

  if (has_kind (words, 0, joint, ASH_RUBRIC_WORD_OF) &&
      has_kind (words, joint + 1, n, ASH_RUBRIC_WORD_OF))
    return TRUE;
  return left != right && left != ASH_N_RUBRIC_WORDS && right != ASH_N_RUBRIC_WORDS;
}
