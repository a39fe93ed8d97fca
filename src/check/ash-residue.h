#pragma once

#include <ash-fragment.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * AshResidue:
 *
 * A phrase that is bound to the class a course was taught to, or to the system it was taught in.
 * The rules are data/residue/LANGUAGE.json.
 */
typedef struct
{
  const char *rule;
  const char *kind; /* "date", "meeting", "people", "group", "place", "term", "system" */
  const char *why;  /* one sentence, in the language of the text */
  gsize start;      /* byte range in the text */
  gsize end;
  char *phrase;      /* as it stands there */
  char *replacement; /* proposed; "" takes it out */
  gboolean
      is_certain; /* the proposal fits wherever the phrase is found; else a person looks at it */
} AshResidue;

void ash_residue_free (AshResidue *self);

/* In the words of a text, in order, none within another. What is quoted is somebody else's. */
GPtrArray *ash_residue_find (const char *text, const char *lang, gboolean is_self_paced);
/* In the words of a fragment, without its code and quotations. */
GPtrArray *ash_residue_find_in_fragment (const AshFragment *fragment,
                                         const char *lang,
                                         gboolean is_self_paced);
/* In the words of an HTML page or fragment, without its code and quotations. */
GPtrArray *ash_residue_find_in_html (const char *html, const char *lang, gboolean is_self_paced);
/* The text with a phrase replaced; what is taken out leaves one space. NULL when the words there
 * are not that phrase any more. */
char *
ash_residue_replace_in_text (const char *text, const AshResidue *residue, const char *replacement);
/* The HTML with a phrase replaced where it stands; every other byte stays. NULL when the words
 * there are not that phrase any more, or stand in markup that only as HTML can be changed. */
char *ash_residue_replace (const char *html, const AshResidue *residue, const char *replacement);
/* The ids of a language's rules, closed by NULL; %NULL where there are none. */
const char *const *ash_residue_rules (const char *lang);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshResidue, ash_residue_free)

G_END_DECLS
