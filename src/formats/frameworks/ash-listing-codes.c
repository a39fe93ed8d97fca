/* Codes of statements: the numbers in them, and texts that say them once more. */
#include "ash-frameworks-private.h"

#include <string.h>

static gsize
length_of_number (const char *text)
{
  return strspn (text, "0123456789");
}

/* "05" is no five: it stands after a point, or is filled up so that text sorts it. */
static gboolean
is_counted (const char *text, gsize length)
{
  return length > 0 && (length == 1 || *text != '0');
}

static int
compare_numbers (const char *a, gsize one, const char *b, gsize two)
{
  int order = strncmp (a, b, MIN (one, two));

  if (one != two && (order == 0 || (is_counted (a, one) && is_counted (b, two))))
    return one < two ? -1 : 1;
  return order;
}

/**
 * ash_listing_compare_codes:
 *
 * As strcmp(), but LO2 comes before LO10, and 1.9 before 1.10.
 */
int
ash_listing_compare_codes (const char *a, const char *b)
{
  while (*a != '\0' && *b != '\0')
    {
      gsize one = length_of_number (a), two = length_of_number (b);
      int order = one > 0 && two > 0 ? compare_numbers (a, one, b, two)
                                     : (int) (guchar) *a - (int) (guchar) *b;

      if (order != 0)
        return order;
      a += MAX (one, 1);
      b += MAX (two, 1);
    }
  return strcmp (a, b);
}

/* "LO3" is a code whatever follows it; "3" and "Data" may be where a sentence begins. */
static gboolean
is_no_word (const char *code)
{
  gboolean has_digit = strpbrk (code, "0123456789") != NULL;

  return has_digit && strlen (code) >= 3 && length_of_number (code) < strlen (code);
}

/**
 * ash_listing_after_code:
 * @code: (nullable): the code of a statement
 * @text: what it says
 *
 * Returns: (nullable): where @text goes on after the code, when it says that first; NULL: it does
 *   not, or says nothing else
 */
const char *
ash_listing_after_code (const char *code, const char *text)
{
  const char *rest, *mark;

  if (code == NULL || *code == '\0' || !g_str_has_prefix (text, code))
    return NULL;
  rest = mark = text + strlen (code);
  while (*mark != '\0' &&
         (strchr (":.)-|", *mark) != NULL || g_utf8_get_char (mark) == 0x2013 /* – */))
    mark = g_utf8_next_char (mark);
  if (*mark != ' ' || (mark == rest && !is_no_word (code)))
    return NULL;
  mark += strspn (mark, " -|");
  if (g_utf8_get_char (mark) == 0x2013)
    mark = g_utf8_next_char (mark);
  mark += strspn (mark, " ");
  return *mark != '\0' ? mark : NULL;
}
