#include "ash-access.h"

#include <ash-html.h>
#include <ash-page.h>
#include <string.h>

#include "ash-check-data-private.h"

typedef struct
{
  GPtrArray *notes;
  GStrv vague; /* words of links, casefolded */
  guint level; /* of the heading before */
} Walk;

static void
note_free (gpointer data)
{
  AshAccessNote *self = data;

  g_free (self->what);
  g_free (self);
}

static void
add (Walk *walk, AshAccessKind kind, const char *what)
{
  AshAccessNote *note = g_new0 (AshAccessNote, 1);

  note->kind = kind;
  note->what = g_strdup (what);
  g_ptr_array_add (walk->notes, note);
}

/* Of a language that nobody wrote words for, none are vague. */
static GStrv
vague_words (const char *lang)
{
  g_autoptr (GKeyFile) words = ash_check_load_data ("access.ini");
  g_auto (GStrv) parts = g_strsplit_set (lang != NULL && *lang != '\0' ? lang : "en", "-_", 2);
  g_autofree char *name = g_ascii_strdown (parts[0], -1);
  GStrv list = g_key_file_get_string_list (words, "vague-links", name, NULL, NULL);

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    {
      char *folded = g_utf8_casefold (list[i], -1);

      g_free (list[i]);
      list[i] = folded;
    }
  return list != NULL ? list : g_new0 (char *, 1);
}

static gboolean
is_edge (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_ispunct (c) || c == '>' || c == 0x2192;
}

/* Without case, and without what stands around the words: arrows, brackets, points. */
static char *
fold_words (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  const char *start = folded;
  const char *end = folded + strlen (folded);

  while (*start != '\0' && is_edge (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start)
    {
      const char *before = g_utf8_prev_char (end);

      if (!is_edge (g_utf8_get_char (before)))
        break;
      end = before;
    }
  return g_strndup (start, (gsize) (end - start));
}

static void
take_link (Walk *walk, const AshHtmlNode *node)
{
  const char *label = ash_html_attribute (node, "aria-label");
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (ash_html_attribute (node, "href") == NULL || (label != NULL && *label != '\0'))
    return;
  text = ash_html_text_content (node);
  folded = fold_words (text);
  if (*folded != '\0' && g_strv_contains ((const char *const *) walk->vague, folded))
    add (walk, ASH_ACCESS_LINK, text);
}

/* The first heading may have any level: the title of the item stands above the page. */
static void
take_heading (Walk *walk, const AshHtmlNode *node, guint level)
{
  g_autofree char *text = ash_html_text_content (node);

  if (*text == '\0')
    return;
  if (walk->level > 0 && level > walk->level + 1)
    add (walk, ASH_ACCESS_HEADING, text);
  walk->level = level;
}

static gboolean
is_layout (const AshHtmlNode *table)
{
  const char *role = ash_html_attribute (table, "role");

  return role != NULL && (g_str_equal (role, "presentation") || g_str_equal (role, "none"));
}

/* A table of one row or one column has nothing that a header cell would say. */
static void
take_table (Walk *walk, const AshHtmlNode *table)
{
  const AshHtmlNode *first = NULL;
  guint n_rows = 0;
  guint n_cells = 0;
  g_autofree char *text = NULL;

  if (is_layout (table))
    return;
  for (const AshHtmlNode *n = ash_html_first (table); n != NULL; n = ash_html_after (table, n))
    {
      const char *tag = ash_html_tag (n);

      if (g_strcmp0 (tag, "th") == 0)
        return;
      n_cells += g_strcmp0 (tag, "td") == 0;
      if (g_strcmp0 (tag, "tr") != 0)
        continue;
      n_rows++;
      if (first == NULL)
        first = n;
    }
  if (n_rows < 2 || n_cells < 2 * n_rows)
    return;
  text = ash_html_text_content (first);
  add (walk, ASH_ACCESS_TABLE, text);
}

static void
take_element (Walk *walk, const AshHtmlNode *node, const char *tag)
{
  if (g_str_equal (tag, "a"))
    take_link (walk, node);
  else if (g_str_equal (tag, "table"))
    take_table (walk, node);
  else if (tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' && tag[2] == '\0')
    take_heading (walk, node, (guint) (tag[1] - '0'));
}

static const char *
language_of (const AshHtml *html)
{
  const AshHtmlNode *root = ash_html_root (html);
  const AshHtmlNode *body = ash_html_body (html);
  const char *const names[] = { "lang", "xml:lang" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *lang = ash_html_attribute (root, names[i]);

      if (lang == NULL || *lang == '\0')
        lang = ash_html_attribute (body, names[i]);
      if (lang != NULL && *lang != '\0')
        return lang;
    }
  return NULL;
}

GPtrArray *
ash_access_notes (const char *html, gssize length, const char *lang, gboolean is_fragment)
{
  g_autoptr (AshHtml) parsed = ash_html_parse (html, length, NULL);
  g_autoptr (AshPageFacts) facts = NULL;
  Walk walk = { g_ptr_array_new_with_free_func (note_free), NULL, 0 };
  const AshHtmlNode *body;

  if (parsed == NULL)
    return walk.notes;
  facts = ash_page_facts_new (html, length);
  body = ash_html_body (parsed);
  if (language_of (parsed) != NULL)
    lang = language_of (parsed);
  else if (!is_fragment && facts->words > 0)
    add (&walk, ASH_ACCESS_LANGUAGE, "");
  for (guint i = 0; i < facts->missing_alt->len; i++)
    add (&walk, ASH_ACCESS_PICTURE, g_ptr_array_index (facts->missing_alt, i));
  walk.vague = vague_words (lang);
  for (const AshHtmlNode *n = body; n != NULL; n = ash_html_after (body, n))
    if (ash_html_tag (n) != NULL)
      take_element (&walk, n, ash_html_tag (n));
  g_strfreev (walk.vague);
  return walk.notes;
}

guint
ash_access_count (GPtrArray *notes, AshAccessKind kind)
{
  guint n = 0;

  for (guint i = 0; i < notes->len; i++)
    n += ((const AshAccessNote *) g_ptr_array_index (notes, i))->kind == kind;
  return n;
}
