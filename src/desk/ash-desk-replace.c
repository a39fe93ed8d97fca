#include "ash-desk-quiz-private.h"
#include "ash-replace.h"

#include <ash-error.h>
#include <ash-json.h>
#include <ash-page.h>
#include <ash-words-find.h>
#include <glib/gi18n-lib.h>

/* Each of these leaves a text alone that is gone, or reads otherwise than when it was searched. */

/* Which hits of @text are chosen, rising. The hits stand in the order of the texts: @at is where
 * those of this one begin, and then where those of the next do. */
static GArray *
chosen_of (const AshReplaceFound *found, const AshReplaceText *text, guint *at)
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
replace_body (AshStore *store,
              const AshReplaceText *text,
              const char *changed,
              gboolean *out_done,
              GError **error)
{
  g_autoptr (AshItem) item = ash_store_find (store, &ASH_ITEM, "id", text->id);
  g_autoptr (GBytes) before =
      item != NULL && item->body != NULL ? ash_store_load_object (store, item->body, error) : NULL;
  g_autofree char *now = before != NULL ? ash_page_decode (before, NULL) : NULL;
  g_autoptr (GBytes) after = NULL;

  if (g_strcmp0 (now, text->text) != 0)
    return TRUE;
  after = ash_page_encode (before, changed);
  *out_done = TRUE;
  return ash_desk_set_body (store, text->id, after, item->body_type, NULL, _ ("Replace"), error);
}

static gboolean
replace_description (AshStore *store,
                     const AshReplaceText *text,
                     const char *changed,
                     gboolean *out_done,
                     GError **error)
{
  g_autoptr (AshItem) item = ash_store_find (store, &ASH_ITEM, "id", text->id);
  g_autoptr (AshJson) json =
      item != NULL && item->settings != NULL ? ash_json_parse_text (item->settings, NULL) : NULL;

  if (json == NULL ||
      g_strcmp0 (ash_json_member_string (ash_json_root (json), "description"), text->text) != 0)
    return TRUE;
  *out_done = TRUE;
  return ash_desk_quiz_set_description (store, text->id, changed, error);
}

/* The text of a record, changed when it still reads as it did. */
static gboolean
change_member (AshStore *store,
               const AshReplaceText *text,
               gpointer record,
               const char *changed,
               gboolean *out_done,
               GError **error)
{
  const AshField *field = ash_record_class_field (text->klass, text->column);
  char **member = &G_STRUCT_MEMBER (char *, record, field->offset);

  *out_done = g_strcmp0 (*member, text->text) == 0;
  if (!*out_done)
    return TRUE;
  g_free (*member);
  *member = g_strdup (changed);
  return ash_store_update (store, text->klass, record, error);
}

static gboolean
replace_in_line (AshStore *store,
                 const AshReplaceText *text,
                 const char *changed,
                 gboolean *out_done,
                 GError **error)
{
  g_auto (AshLineEdit) edit = { 0 };
  gpointer part;
  gboolean is_changed;

  if (!ash_line_edit_question (&edit, store, text->entry, NULL))
    return TRUE;
  if (!ash_line_edit_own (&edit, error))
    return FALSE;
  if (text->klass == &ASH_QUESTION)
    return change_member (store, text, edit.question, changed, out_done, error);
  part = ash_line_edit_part (&edit, text->klass, text->id, NULL);
  if (part == NULL)
    return TRUE;
  is_changed = change_member (store, text, part, changed, out_done, error);
  ash_record_free (text->klass, part);
  return is_changed;
}

static gboolean
replace_column (AshStore *store,
                const AshReplaceText *text,
                const char *changed,
                gboolean *out_done,
                GError **error)
{
  const AshField *field = ash_record_class_field (text->klass, text->column);
  gpointer record = ash_store_find (store, text->klass, "id", text->id);
  gboolean is_same;

  if (record == NULL)
    return TRUE;
  is_same = g_strcmp0 (G_STRUCT_MEMBER (char *, record, field->offset), text->text) == 0;
  ash_record_free (text->klass, record);
  *out_done = is_same;
  return !is_same || ash_desk_set_text (store, text->klass, text->id, text->column, changed,
                                        _ ("Replace"), error);
}

static gboolean
replace_text (AshStore *store,
              const AshReplaceText *text,
              const char *changed,
              gboolean *out_done,
              GError **error)
{
  if (text->klass == &ASH_ITEM && g_str_equal (text->column, "body"))
    return replace_body (store, text, changed, out_done, error);
  if (text->klass == &ASH_ITEM && g_str_equal (text->column, "description"))
    return replace_description (store, text, changed, out_done, error);
  if (text->entry != NULL)
    return replace_in_line (store, text, changed, out_done, error);
  return replace_column (store, text, changed, out_done, error);
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
      const AshReplaceText *text = g_ptr_array_index (found->texts, i);
      g_autoptr (GArray) chosen = chosen_of (found, text, &at);
      g_autofree char *changed = NULL;
      gboolean is_done = FALSE;

      if (chosen->len == 0)
        continue;
      changed = ash_words_replace (text->text, text->is_html, pattern, chosen, with);
      if (!replace_text (store, text, changed, &is_done, error))
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
