#include "ash-text-facts.h"

#include <ash-html.h>
#include <ash-page.h>
#include <string.h>

/* A few hundred bytes each; beyond it everything is forgotten and found again. */
#define MOST_REMEMBERED 100000

static struct
{
  GMutex mutex;
  GHashTable *facts; /* kind and digest or text -> AshTextFacts */
} memory;

static void
clear (gpointer data)
{
  AshTextFacts *self = data;

  g_clear_pointer (&self->hrefs, g_ptr_array_unref);
  g_clear_pointer (&self->are_anchors, g_free);
  g_clear_pointer (&self->missing_alt, g_ptr_array_unref);
  g_clear_pointer (&self->players, g_ptr_array_unref);
}

void
ash_text_facts_unref (AshTextFacts *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static AshTextFacts *
recall (const char *key)
{
  AshTextFacts *known;

  g_mutex_lock (&memory.mutex);
  known = memory.facts != NULL ? g_hash_table_lookup (memory.facts, key) : NULL;
  if (known != NULL)
    g_atomic_rc_box_acquire (known);
  g_mutex_unlock (&memory.mutex);
  return known;
}

static void
remember (const char *key, AshTextFacts *facts)
{
  g_mutex_lock (&memory.mutex);
  if (memory.facts == NULL)
    memory.facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) ash_text_facts_unref);
  if (g_hash_table_size (memory.facts) >= MOST_REMEMBERED)
    g_hash_table_remove_all (memory.facts);
  g_hash_table_replace (memory.facts, g_strdup (key), g_atomic_rc_box_acquire (facts));
  g_mutex_unlock (&memory.mutex);
}

static void
find_links (AshTextFacts *self, const AshHtml *parsed)
{
  g_autoptr (GPtrArray) links = ash_page_links (parsed);

  if (links->len == 0)
    return;
  self->hrefs = g_ptr_array_new_with_free_func (g_free);
  self->are_anchors = g_new0 (guint8, links->len);
  for (guint i = 0; i < links->len; i++)
    {
      const AshPageLink *link = g_ptr_array_index (links, i);

      if (link->href == NULL)
        continue;
      self->are_anchors[self->hrefs->len] =
          g_str_equal (link->tag, "a") && g_str_equal (link->attribute, "href");
      g_ptr_array_add (self->hrefs, g_strdup (link->href));
    }
}

static AshTextFacts *
find_out (const char *html, gboolean is_page)
{
  AshTextFacts *self = g_atomic_rc_box_new0 (AshTextFacts);
  g_autoptr (AshHtml) parsed =
      is_page || strchr (html, '<') != NULL ? ash_html_parse (html, -1, NULL) : NULL;
  g_autoptr (AshPageFacts) facts = NULL;

  if (parsed == NULL)
    return self;
  find_links (self, parsed);
  facts = ash_page_facts_of (parsed);
  if (facts->missing_alt->len > 0)
    self->missing_alt = g_ptr_array_ref (facts->missing_alt);
  self->words = facts->words;
  self->pictures = facts->images;
  self->tables = facts->tables;
  if (facts->players->len > 0)
    self->players = g_ptr_array_ref (facts->players);
  return self;
}

AshTextFacts *
ash_text_facts_of_html (const char *html)
{
  g_autofree char *key = NULL;
  AshTextFacts *known;

  if (strchr (html, '<') == NULL)
    return find_out (html, FALSE);
  key = g_strconcat ("text ", html, NULL);
  known = recall (key);
  if (known != NULL)
    return known;
  known = find_out (html, FALSE);
  remember (key, known);
  return known;
}

AshTextFacts *
ash_text_facts_of_body (const AshBodies *bodies, const char *digest)
{
  g_autofree char *key = g_strconcat ("body ", digest, NULL);
  AshTextFacts *known = recall (key);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *html = NULL;

  if (known != NULL)
    return known;
  bytes = ash_bodies_load (bodies, digest, NULL);
  if (bytes == NULL)
    return NULL;
  html = ash_page_decode (bytes, NULL);
  known = find_out (html != NULL ? html : "", TRUE);
  remember (key, known);
  return known;
}
