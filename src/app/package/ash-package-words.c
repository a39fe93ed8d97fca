#include "ash-package-words.h"

#include <glib/gi18n-lib.h>

#include "ash-say.h"

/* File systems allow 255 bytes; a name of this many signs fits in any script. */
#define MAX_NAME 60

static gboolean
is_any (const AshTarget *target)
{
  return g_str_equal (target->name, "not-sure");
}

/**
 * ash_package_words_title:
 *
 * Returns: (transfer full): what the credential is called
 */
char *
ash_package_words_title (AshPlace *place)
{
  AshStore *store = ash_place_get_store (place);
  const char *id = ash_place_get_credential (place);
  g_autoptr (AshCredential) credential =
      id != NULL ? ash_store_find (store, &ASH_CREDENTIAL, "id", id) : NULL;
  g_autoptr (AshTree) tree =
      credential != NULL ? ash_store_find (store, &ASH_TREE, "id", credential->tree) : NULL;

  return g_strdup (tree != NULL && tree->title != NULL && *tree->title != '\0' ? tree->title
                                                                               : _ ("Untitled"));
}

char *
ash_package_words_what (const char *title, const AshTarget *target)
{
  if (is_any (target))
    return g_strdup (title);
  /* Translators: a credential and a system: Visualising Data for Moodle */
  return g_strdup_printf (_ ("%s for %s"), title, target->title);
}

/**
 * ash_package_words_facts:
 * @run: (nullable): gives the size
 *
 * Returns: (transfer full): "Common Cartridge 1.1, about 4.2 MB, and a badge"
 */
char *
ash_package_words_facts (const AshTarget *target,
                         const AshDryRun *run,
                         gboolean with_badge,
                         gboolean with_site)
{
  const char *version = target->version == ASH_CC_1_3 ? "1.3" : "1.1";
  g_autofree char *size = run != NULL ? ash_say_size (run->bytes) : NULL;
  g_autofree char *package =
      size != NULL ? g_strdup_printf (_ ("Common Cartridge %s, about %s"), version, size)
                   : g_strdup_printf (_ ("Common Cartridge %s"), version);

  if (with_badge && with_site)
    return g_strdup_printf (_ ("%s, a badge and a website"), package);
  if (with_badge)
    return g_strdup_printf (_ ("%s, and a badge"), package);
  if (with_site)
    return g_strdup_printf (_ ("%s, and a website"), package);
  return g_steal_pointer (&package);
}

/**
 * ash_package_words_button:
 * @is_anyway: something will be lost, or is to be fixed
 */
char *
ash_package_words_button (const AshTarget *target, gboolean is_anyway)
{
  if (is_anyway)
    return g_strdup (_ ("Export anyway…"));
  return is_any (target) ? g_strdup (_ ("Export…"))
                         : g_strdup_printf (_ ("Export for %s…"), target->title);
}

static char *
name_with (const char *title, const AshTarget *target, const char *ending)
{
  g_autofree char *head = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), MAX_NAME));
  g_autofree char *whole =
      is_any (target) ? g_strdup (head) : g_strdup_printf ("%s, %s", head, target->title);

  for (char *p = whole; *p != '\0'; p++)
    if ((guchar) *p < ' ' || strchr ("/\\:*?\"<>|", *p) != NULL)
      *p = '-';
  while (*whole == '.' || *whole == '-')
    *whole = '_';
  return g_strconcat (whole, ending, NULL);
}

/**
 * ash_package_words_file_name:
 *
 * Returns: (transfer full): "Visualising Data, Moodle.imscc", a name that every file system takes
 */
char *
ash_package_words_file_name (const char *title, const AshTarget *target)
{
  return name_with (title, target, ".imscc");
}

/**
 * ash_package_words_list_name:
 *
 * Returns: (transfer full): the same for the list of what becomes of it
 */
char *
ash_package_words_list_name (const char *title, const AshTarget *target)
{
  return name_with (title, target, ".txt");
}
