#include "ash-path.h"

#include <string.h>

struct _AshNames
{
  GHashTable *exact;  /* path -> value */
  GHashTable *folded; /* folded path -> value; the first of a kind stays */
  GHashTable *last;   /* folded last segment -> GPtrArray of folded paths */
};

static const char *const TOKENS[] = { "$IMS-CC-FILEBASE$", "$IMS_CC_FILEBASE$",
                                      "$1EdTech-CC-FILEBASE$", "$1EdTech_CC_FILEBASE$" };

AshNames *
ash_names_new (void)
{
  AshNames *self = g_new0 (AshNames, 1);

  self->exact = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->last =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

static char *
fold (const char *path)
{
  g_autofree char *decoded = ash_path_decode (path);
  g_autofree char *composed = NULL;

  g_strdelimit (decoded, "\\", '/');
  composed = g_utf8_normalize (decoded, -1, G_NORMALIZE_NFC);
  return g_utf8_casefold (composed != NULL ? composed : decoded, -1);
}

static const char *
last_segment (const char *path)
{
  const char *slash = strrchr (path, '/');

  return slash != NULL ? slash + 1 : path;
}

/**
 * ash_names_add:
 * @path: a normalised member name
 * @value: (transfer none): what is found under it
 *
 * Of names that differ only in case, the first answers for both in inexact look-ups.
 */
void
ash_names_add (AshNames *self, const char *path, gpointer value)
{
  g_autofree char *folded = fold (path);
  GPtrArray *same;

  g_hash_table_insert (self->exact, g_strdup (path), value);
  if (g_hash_table_contains (self->folded, folded))
    return;
  same = g_hash_table_lookup (self->last, last_segment (folded));
  if (same == NULL)
    {
      same = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->last, g_strdup (last_segment (folded)), same);
    }
  g_ptr_array_add (same, g_strdup (folded));
  g_hash_table_insert (self->folded, g_steal_pointer (&folded), value);
}

/**
 * ash_names_lookup:
 *
 * Returns: (transfer none) (nullable): what stands under @path exactly, else decoded, composed,
 *   with slashes for backslashes, in any case
 */
gpointer
ash_names_lookup (AshNames *self, const char *path)
{
  gpointer value = g_hash_table_lookup (self->exact, path);
  g_autofree char *decoded = NULL;
  g_autofree char *folded = NULL;

  if (value != NULL || path[0] == '\0')
    return value;
  decoded = ash_path_decode (path);
  value = g_hash_table_lookup (self->exact, decoded);
  if (value != NULL)
    return value;
  folded = fold (path);
  return g_hash_table_lookup (self->folded, folded);
}

/**
 * ash_names_lookup_suffix:
 *
 * Returns: (transfer none) (nullable): the one member whose path ends in @path; %NULL when
 *   there is none or more than one
 */
gpointer
ash_names_lookup_suffix (AshNames *self, const char *path)
{
  g_autofree char *folded = fold (path);
  GPtrArray *same = g_hash_table_lookup (self->last, last_segment (folded));
  const char *found = NULL;
  gsize length = strlen (folded);

  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      const char *candidate = g_ptr_array_index (same, i);
      gsize n = strlen (candidate);

      if (g_str_has_suffix (candidate, folded) && (n == length || candidate[n - length - 1] == '/'))
        {
          if (found != NULL)
            return NULL;
          found = candidate;
        }
    }
  return found != NULL ? g_hash_table_lookup (self->folded, found) : NULL;
}

static const char *
skip_token (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (TOKENS); i++)
    if (g_ascii_strncasecmp (path, TOKENS[i], strlen (TOKENS[i])) == 0)
      return path + strlen (TOKENS[i]);
  return NULL;
}

static gpointer
lookup_resolved (AshNames *self, const char *base, const char *path)
{
  g_autofree char *resolved = ash_path_resolve (base, path);

  return resolved != NULL ? ash_names_lookup (self, resolved) : NULL;
}

/**
 * ash_names_lookup_link:
 * @base: the member in which the link stands, or "" for the root
 * @href: the link as written, with any of the spellings of the file base token
 *
 * Tries what importers try: after a token the root, `web_resources/`, the place of the file
 * itself and at last any single member that ends so; else relative to @base, then to the root.
 *
 * Returns: (transfer none) (nullable): the member it leads to
 */
gpointer
ash_names_lookup_link (AshNames *self, const char *base, const char *href)
{
  g_autofree char *raw = ash_href_split (href, NULL);
  g_autofree char *plain = NULL;
  g_autofree char *below = NULL;
  const char *rest = skip_token (raw);
  gpointer value = NULL;

  if (rest == NULL && strchr (raw, '%') != NULL)
    {
      plain = ash_path_decode (raw);
      rest = skip_token (plain);
    }
  if (rest == NULL)
    {
      value = lookup_resolved (self, base, raw);
      return value != NULL ? value : lookup_resolved (self, "", raw);
    }

  while (*rest == '/')
    rest++;
  if (*rest == '\0')
    return NULL;
  value = lookup_resolved (self, "", rest);
  if (value == NULL)
    {
      below = g_strconcat ("web_resources/", rest, NULL);
      value = lookup_resolved (self, "", below);
    }
  if (value == NULL)
    value = lookup_resolved (self, base, rest);
  if (value == NULL)
    {
      while (g_str_has_prefix (rest, "../"))
        rest += 3;
      value = ash_names_lookup_suffix (self, rest);
    }
  return value;
}

void
ash_names_free (AshNames *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->exact);
  g_hash_table_unref (self->folded);
  g_hash_table_unref (self->last);
  g_free (self);
}
