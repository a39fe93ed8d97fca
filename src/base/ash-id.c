#include "ash-id.h"
#include "ash-digest.h"

#include <stdarg.h>
#include <string.h>

static const char DIGITS[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
#define BASE 62

/**
 * ash_id_new:
 *
 * Returns: (transfer full): a random identity
 */
char *
ash_id_new (void)
{
  g_autofree char *uuid = g_uuid_string_random ();
  GString *id = g_string_sized_new (33);

  for (const char *p = uuid; *p != '\0'; p++)
    if (*p != '-')
      g_string_append_c (id, *p);
  return g_string_free (id, FALSE);
}

/**
 * ash_id_derive:
 * @first: the first part
 * @...: more parts, closed by %NULL
 *
 * The identity that the same parts always give; parts are kept apart, so ("ab", "c") and
 * ("a", "bc") differ.
 *
 * Returns: (transfer full): a derived identity
 */
char *
ash_id_derive (const char *first, ...)
{
  g_autoptr (AshHasher) hasher = ash_hasher_new ();
  g_autofree char *digest = NULL;
  va_list args;

  va_start (args, first);
  for (const char *part = first; part != NULL; part = va_arg (args, const char *))
    ash_hasher_update (hasher, part, strlen (part) + 1);
  va_end (args);
  digest = ash_hasher_finish (hasher);
  return g_strndup (digest, 32);
}

/**
 * ash_id_is_valid:
 * @id: (nullable): what may be an identity
 *
 * Returns: whether it is 32 lower-case hex digits
 */
gboolean
ash_id_is_valid (const char *id)
{
  return id != NULL && strlen (id) == 32 && strspn (id, "0123456789abcdef") == 32;
}

/**
 * ash_id_from_exported:
 * @identifier: (nullable): an identifier of a package
 *
 * Exported identifiers are `i` and the record's id; a resource adds `_R`.
 *
 * Returns: (transfer full) (nullable): the record's id, or %NULL when Ashlar did not write it
 */
char *
ash_id_from_exported (const char *identifier)
{
  g_autofree char *id = NULL;

  if (identifier == NULL || identifier[0] != 'i' || strlen (identifier) < 33)
    return NULL;
  if (identifier[33] != '\0' && !g_str_equal (identifier + 33, "_R"))
    return NULL;
  id = g_strndup (identifier + 1, 32);
  return ash_id_is_valid (id) ? g_steal_pointer (&id) : NULL;
}

static int
digit_at (const char *position, gsize index, int beyond)
{
  const char *found;

  if (position == NULL || index >= strlen (position))
    return beyond;
  found = strchr (DIGITS, position[index]);
  return found != NULL ? (int) (found - DIGITS) : 0;
}

/**
 * ash_position_between:
 * @before: (nullable): the place before, or %NULL for the start
 * @after: (nullable): the place after, or %NULL for the end
 *
 * Returns: (transfer full): a place that sorts between them, never ending in "0"
 */
char *
ash_position_between (const char *before, const char *after)
{
  GString *position = g_string_new (NULL);
  gboolean is_below_after = after == NULL;

  for (gsize i = 0;; i++)
    {
      int low = digit_at (before, i, 0);
      int high = is_below_after ? BASE : digit_at (after, i, 0);

      if (high - low > 1)
        {
          g_string_append_c (position, DIGITS[(low + high) / 2]);
          return g_string_free (position, FALSE);
        }
      g_string_append_c (position, DIGITS[low]);
      if (high - low == 1)
        is_below_after = TRUE;
    }
}

/**
 * ash_position_nth:
 * @index: 0 for the first of a fresh row of siblings
 *
 * Places for a list written at once: short, in order, with room between them.
 *
 * Returns: (transfer full): the place
 */
char *
ash_position_nth (guint index)
{
  char position[7] = "00000V";

  for (int i = 4; i >= 0; i--, index /= BASE)
    position[i] = DIGITS[index % BASE];
  return g_strdup (position);
}
