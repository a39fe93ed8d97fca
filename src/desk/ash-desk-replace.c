#include "ash-desk-quiz-private.h"
#include "ash-replace.h"

#include <ash-error.h>
#include <ash-json.h>
#include <ash-page.h>
#include <ash-words-find.h>
#include <glib/gi18n-lib.h>

/* Which hits of @text are chosen, rising. The hits stand in the order of the texts: @at is where
 * those of this one begin, and then where those of the next do. */
static GArray *
chosen_of (const AshReplaceFound *found, const AshText *text, guint *at)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  for (; *at < found->hits->len; (*at)++)
    {
      const AshReplaceHit *hit = g_ptr_array_index (found->hits, *at);

      if (hit->text != text)
        break;
      if (hit->is_chosen && !hit->is_fixed)
        g_array_append_val (chosen, hit->index);
    }
  return chosen;
}

static gboolean
replace_all (
    AshStore *store, const AshReplaceFound *found, const char *with, gint64 *out_n, GError **error)
{
  g_autoptr (AshPattern) pattern =
      ash_pattern_new (found->query.words, found->query.match_case, found->query.whole_words);
  guint at = 0;

  for (guint i = 0; i < found->texts->len; i++)
    {
      const AshText *text = g_ptr_array_index (found->texts, i);
      g_autoptr (GArray) chosen = chosen_of (found, text, &at);
      g_autofree char *changed = NULL;
      gboolean is_done = FALSE;

      if (chosen->len == 0)
        continue;
      changed = ash_words_replace (text->text, text->is_html, pattern, chosen, with);
      if (!ash_text_change (store, text, changed, &is_done, error))
        return FALSE;
      *out_n += is_done ? chosen->len : 0;
    }
  return TRUE;
}

gint64
ash_desk_replace (AshStore *store, const AshReplaceFound *found, const char *with, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Replace “%s”"), found->query.words);
  gint64 n = 0;

  if (!ash_store_begin (store, label, NULL, error) ||
      !ash_desk_end (store, replace_all (store, found, with, &n, error), error))
    return -1;
  return n;
}
