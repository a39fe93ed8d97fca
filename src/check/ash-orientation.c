#include "ash-orientation.h"

#include <gio/gio.h>
#include <string.h>

#include "ash-check-resources.h"

static char **
read_words (void)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (ash_check_get_resource (),
                                                     "/org/ashlar/check/orientation.ini", 0, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_load_from_bytes (file, bytes, 0, NULL);
  return g_key_file_get_string_list (file, "orientation", "words", NULL, NULL);
}

static char **
words (void)
{
  static gsize once;
  static char **list;

  if (g_once_init_enter (&once))
    {
      list = read_words ();
      g_once_init_leave (&once, 1);
    }
  return list;
}

static gboolean
is_apart (const char *text, const char *at, gsize length)
{
  const char *after = at + length;

  return (at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)))) &&
         !g_unichar_isalnum (g_utf8_get_char (after));
}

/**
 * ash_is_orientation:
 * @title: (nullable): of an item
 */
gboolean
ash_is_orientation (const char *title)
{
  g_autofree char *folded =
      title != NULL && g_utf8_validate (title, -1, NULL) ? g_utf8_strdown (title, -1) : NULL;

  for (char **word = words (); folded != NULL && word != NULL && *word != NULL; word++)
    for (const char *at = strstr (folded, *word); at != NULL; at = strstr (at + 1, *word))
      if (is_apart (folded, at, strlen (*word)))
        return TRUE;
  return FALSE;
}
