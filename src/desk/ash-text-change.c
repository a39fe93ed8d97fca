/* A text put in the place of another. Each of these leaves one alone that is gone, or reads
 * otherwise than when it was read. */
#include "ash-desk-quiz-private.h"
#include "ash-texts.h"

#include <ash-json.h>
#include <ash-page.h>
#include <glib/gi18n-lib.h>

static gboolean
replace_body (
    AshStore *store, const AshText *self, const char *changed, gboolean *out_done, GError **error)
{
  g_autoptr (AshItem) item = ash_store_find (store, &ASH_ITEM, "id", self->id);
  g_autoptr (GBytes) before =
      item != NULL && item->body != NULL ? ash_store_load_object (store, item->body, error) : NULL;
  g_autofree char *now = before != NULL ? ash_page_decode (before, NULL) : NULL;
  g_autoptr (GBytes) after = NULL;

  if (g_strcmp0 (now, self->text) != 0)
    return TRUE;
  after = ash_page_encode (before, changed);
  *out_done = TRUE;
  return ash_desk_set_body (store, self->id, after, item->body_type, NULL, _ ("Replace"), error);
}

static gboolean
replace_description (
    AshStore *store, const AshText *self, const char *changed, gboolean *out_done, GError **error)
{
  g_autoptr (AshItem) item = ash_store_find (store, &ASH_ITEM, "id", self->id);
  g_autoptr (AshJson) json =
      item != NULL && item->settings != NULL ? ash_json_parse_text (item->settings, NULL) : NULL;

  if (json == NULL ||
      g_strcmp0 (ash_json_member_string (ash_json_root (json), "description"), self->text) != 0)
    return TRUE;
  *out_done = TRUE;
  return ash_desk_quiz_set_description (store, self->id, changed, error);
}

/* The text of a record, changed when it still reads as it did. */
static gboolean
change_member (AshStore *store,
               const AshText *self,
               gpointer record,
               const char *changed,
               gboolean *out_done,
               GError **error)
{
  const AshField *field = ash_record_class_field (self->klass, self->column);
  char **member = &G_STRUCT_MEMBER (char *, record, field->offset);

  *out_done = g_strcmp0 (*member, self->text) == 0;
  if (!*out_done)
    return TRUE;
  g_free (*member);
  *member = g_strdup (changed);
  return ash_store_update (store, self->klass, record, error);
}

static gboolean
replace_in_line (
    AshStore *store, const AshText *self, const char *changed, gboolean *out_done, GError **error)
{
  g_auto (AshLineEdit) edit = { 0 };
  gpointer part;
  gboolean is_changed;

  if (!ash_line_edit_question (&edit, store, self->entry, NULL))
    return TRUE;
  if (!ash_line_edit_own (&edit, error))
    return FALSE;
  if (self->klass == &ASH_QUESTION)
    return change_member (store, self, edit.question, changed, out_done, error);
  part = ash_line_edit_part (&edit, self->klass, self->id, NULL);
  if (part == NULL)
    return TRUE;
  is_changed = change_member (store, self, part, changed, out_done, error);
  ash_record_free (self->klass, part);
  return is_changed;
}

static gboolean
replace_column (
    AshStore *store, const AshText *self, const char *changed, gboolean *out_done, GError **error)
{
  const AshField *field = ash_record_class_field (self->klass, self->column);
  gpointer record = ash_store_find (store, self->klass, "id", self->id);
  gboolean is_same;

  if (record == NULL)
    return TRUE;
  is_same = g_strcmp0 (G_STRUCT_MEMBER (char *, record, field->offset), self->text) == 0;
  ash_record_free (self->klass, record);
  *out_done = is_same;
  return !is_same || ash_desk_set_text (store, self->klass, self->id, self->column, changed,
                                        _ ("Replace"), error);
}

gboolean
ash_text_change (
    AshStore *store, const AshText *self, const char *changed, gboolean *out_done, GError **error)
{
  if (self->klass == &ASH_ITEM && g_str_equal (self->column, "body"))
    return replace_body (store, self, changed, out_done, error);
  if (self->klass == &ASH_ITEM && g_str_equal (self->column, "description"))
    return replace_description (store, self, changed, out_done, error);
  if (self->entry != NULL)
    return replace_in_line (store, self, changed, out_done, error);
  return replace_column (store, self, changed, out_done, error);
}

/* What it reads now */

static char *
dup_member (const AshText *self, gpointer record)
{
  const AshField *field = ash_record_class_field (self->klass, self->column);

  return record != NULL ? g_strdup (G_STRUCT_MEMBER (char *, record, field->offset)) : NULL;
}

static char *
body_now (AshStore *store, const AshItem *item)
{
  g_autoptr (GBytes) bytes =
      item->body != NULL ? ash_store_load_object (store, item->body, NULL) : NULL;

  return bytes != NULL ? ash_page_decode (bytes, NULL) : NULL;
}

static char *
description_now (const AshItem *item)
{
  g_autoptr (AshJson) json =
      item->settings != NULL ? ash_json_parse_text (item->settings, NULL) : NULL;

  return json != NULL ? g_strdup (ash_json_member_string (ash_json_root (json), "description"))
                      : NULL;
}

static char *
line_now (AshStore *store, const AshText *self)
{
  g_auto (AshLineEdit) edit = { 0 };
  gpointer part;
  char *now;

  if (!ash_line_edit_question (&edit, store, self->entry, NULL))
    return NULL;
  if (self->klass == &ASH_QUESTION)
    return dup_member (self, edit.question);
  part = ash_line_edit_part (&edit, self->klass, self->id, NULL);
  now = dup_member (self, part);
  if (part != NULL)
    ash_record_free (self->klass, part);
  return now;
}

char *
ash_text_now (AshStore *store, const AshText *self)
{
  gpointer record;
  char *now;

  if (self->entry != NULL)
    return line_now (store, self);
  record = ash_store_find (store, self->klass, "id", self->id);
  if (record == NULL)
    return NULL;
  if (self->klass == &ASH_ITEM && g_str_equal (self->column, "body"))
    now = body_now (store, record);
  else if (self->klass == &ASH_ITEM && g_str_equal (self->column, "description"))
    now = description_now (record);
  else
    now = dup_member (self, record);
  ash_record_free (self->klass, record);
  return now;
}
