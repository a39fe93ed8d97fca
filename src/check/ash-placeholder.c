#include "ash-placeholder.h"

#include <string.h>

#include "ash-check-data-private.h"

/* What is longer says something, however it begins. */
#define LONGEST 80

typedef struct
{
  char **whole;
  char **begins;
} Lists;

static const Lists *
get_lists (void)
{
  static gsize once;
  static Lists lists;

  if (g_once_init_enter (&once))
    {
      g_autoptr (GKeyFile) file = ash_check_load_data ("placeholders.ini");

      lists.whole = g_key_file_get_string_list (file, "whole", "words", NULL, NULL);
      lists.begins = g_key_file_get_string_list (file, "begins", "words", NULL, NULL);
      g_once_init_leave (&once, 1);
    }
  return &lists;
}

static gboolean
has_letter (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* "TBD." and "(to follow)" are the words alone. */
static void
strip_stops (char *text)
{
  gsize length;

  g_strstrip (text);
  length = strlen (text);
  while (length > 0 && strchr (".!?:-)", text[length - 1]) != NULL)
    text[--length] = '\0';
  g_strchomp (text);
  if (*text == '(')
    memmove (text, text + 1, length);
}

/* "[describe the audience here]": brackets around all of it stand for what is to come. */
static gboolean
is_in_brackets (const char *text)
{
  gsize length = strlen (text);

  return length > 2 && ((*text == '[' && strchr (text, ']') == text + length - 1) ||
                        (*text == '<' && strchr (text, '>') == text + length - 1) ||
                        (*text == '{' && text[length - 1] == '}'));
}

gboolean
ash_is_placeholder (const char *text)
{
  const Lists *lists = get_lists ();
  g_autofree char *folded =
      text != NULL && g_utf8_validate (text, -1, NULL) ? g_utf8_strdown (text, -1) : NULL;

  if (folded == NULL || !has_letter (folded))
    return TRUE;
  strip_stops (folded);
  if (is_in_brackets (folded))
    return TRUE;
  if (lists->whole != NULL && g_strv_contains ((const char *const *) lists->whole, folded))
    return TRUE;
  for (char **word = lists->begins; word != NULL && *word != NULL; word++)
    if (g_str_has_prefix (folded, *word))
      return g_utf8_strlen (folded, -1) <= LONGEST || g_str_has_prefix (folded, "lorem ipsum");
  return FALSE;
}
