#include "ash-orientation.h"

#include <string.h>

#include "ash-check-data-private.h"

typedef struct
{
  char **words; /* anywhere in a title */
  char **alone; /* as the title, with words of `beside` alone */
  char **beside;
} Lists;

static Lists *
read_lists (void)
{
  g_autoptr (GKeyFile) file = ash_check_load_data ("orientation.ini");
  Lists *lists = g_new0 (Lists, 1);

  lists->words = g_key_file_get_string_list (file, "orientation", "words", NULL, NULL);
  lists->alone = g_key_file_get_string_list (file, "orientation", "alone", NULL, NULL);
  lists->beside = g_key_file_get_string_list (file, "orientation", "beside", NULL, NULL);
  return lists;
}

static const Lists *
get_lists (void)
{
  static gsize once;
  static Lists *lists;

  if (g_once_init_enter (&once))
    {
      lists = read_lists ();
      g_once_init_leave (&once, 1);
    }
  return lists;
}

static gboolean
is_apart (const char *text, const char *at, gsize length)
{
  const char *after = at + length;

  return (at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)))) &&
         !g_unichar_isalnum (g_utf8_get_char (after));
}

static gboolean
has_one_of (const char *title, char **words)
{
  for (char **word = words; word != NULL && *word != NULL; word++)
    for (const char *at = strstr (title, *word); at != NULL; at = strstr (at + 1, *word))
      if (is_apart (title, at, strlen (*word)))
        return TRUE;
  return FALSE;
}

/* "Week 2: overview": the word, numbers, and words of a course */
static gboolean
is_alone (const Lists *lists, const char *title)
{
  GString *spaced = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;
  gboolean has_word = FALSE;

  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (spaced,
                             g_unichar_isalpha (g_utf8_get_char (p)) ? g_utf8_get_char (p) : ' ');
  parts = g_strsplit (spaced->str, " ", -1);
  g_string_free (spaced, TRUE);
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) lists->alone, parts[i]))
      has_word = TRUE;
    else if (*parts[i] != '\0' && !g_strv_contains ((const char *const *) lists->beside, parts[i]))
      return FALSE;
  return has_word;
}

/**
 * ash_is_orientation:
 * @title: (nullable): of an item
 */
gboolean
ash_is_orientation (const char *title)
{
  const Lists *lists = get_lists ();
  g_autofree char *folded =
      title != NULL && g_utf8_validate (title, -1, NULL) ? g_utf8_strdown (title, -1) : NULL;

  return folded != NULL && (has_one_of (folded, lists->words) || is_alone (lists, folded));
}
