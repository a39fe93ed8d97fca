/* What the tools of the page editor ask and do. */
#include "ash-page-editor-private.h"

#include <ash-json-writer.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-link-dialog.h"
#include "ash-picture-dialog.h"
#include "ash-window.h"

/* A change with a name of its own: what was typed before is stored first. */
void
ash_page_editor_put (AshPageEditor *self, const char *step, const char *name, const char *value)
{
  g_autoptr (GString) arguments = g_string_new (NULL);

  g_string_append_printf (arguments, "\"%s\", %s, ", name, value);
  if (step != NULL)
    {
      ash_page_editor_store (self);
      ash_append_json_string (arguments, step);
    }
  else
    g_string_append (arguments, "null");
  gtk_widget_grab_focus (self->web);
  ash_page_editor_type (self);
  ash_page_editor_call (self, "run", arguments->str);
}

char *
ash_page_json (const char *first_name,
               const char *first,
               const char *second_name,
               const char *second)
{
  AshJsonWriter *writer = ash_json_writer_new ();
  char *json;

  ash_json_writer_begin_object (writer, NULL);
  ash_json_writer_string (writer, first_name, first != NULL ? first : "");
  ash_json_writer_string (writer, second_name, second != NULL ? second : "");
  ash_json_writer_end_object (writer);
  json = ash_json_writer_finish (writer);
  ash_json_writer_free (writer);
  return json;
}

static GtkWindow *
window_of (AshPageEditor *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
described_cb (AshPictureChoice *choice, gpointer data)
{
  g_autofree char *value = ash_page_json ("alt", choice->alt, "href", NULL);

  ash_page_editor_put (data, _ ("Describe picture"), "describe", value);
}

static void ask_next (AshPageEditor *self);

static gboolean
next_cb (gpointer data)
{
  ask_next (data);
  return G_SOURCE_REMOVE;
}

static void
inserted_cb (AshPictureChoice *choice, gpointer data)
{
  AshPageEditor *self = data;
  g_autofree char *href = choice->asset != NULL
                              ? g_strconcat ("ash:asset/", choice->asset->id, NULL)
                              : g_strdup (choice->href);
  g_autofree char *value = ash_page_json ("src", href, "alt", choice->alt);

  if (choice->asset != NULL)
    ash_page_draft_take_asset (self->draft, g_steal_pointer (&choice->asset));
  ash_page_editor_put (self, _ ("Insert picture"), "picture", value);
  /* When this window is gone: one stands on the other else. */
  if (self->files != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, next_cb, g_object_ref (self), g_object_unref);
}

static void
forget_files (AshPageEditor *self)
{
  g_list_free_full (g_steal_pointer (&self->files), g_object_unref);
}

static void
ask_next (AshPageEditor *self)
{
  g_autoptr (GFile) file = NULL;

  if (self->files == NULL || self->draft == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  file = self->files->data;
  self->files = g_list_delete_link (self->files, self->files);
  ash_picture_dialog_insert_file (window_of (self), self->place, file, inserted_cb, self);
}

/**
 * ash_page_editor_ask_picture:
 * @asset: (transfer full): a new picture
 * @alt: (nullable): what is said of it where it comes from
 *
 * Puts it where the caret is, once it is described.
 */
void
ash_page_editor_ask_picture (AshPageEditor *self, AshNewAsset *asset, const char *alt)
{
  forget_files (self);
  asset->alt = g_strdup (alt);
  ash_picture_dialog_insert (window_of (self), self->place, asset, inserted_cb, self);
}

/**
 * ash_page_editor_ask_picture_files:
 * @files: (element-type GFile): none: what waits is forgotten
 *
 * Puts them where the caret is, one after the other as they are described; the first that is
 * cancelled ends it.
 */
void
ash_page_editor_ask_picture_files (AshPageEditor *self, GSList *files)
{
  forget_files (self);
  for (GSList *l = files; l != NULL; l = l->next)
    self->files = g_list_append (self->files, g_object_ref (l->data));
  ask_next (self);
}

static void
linked_cb (const char *href, const char *title, gpointer data)
{
  g_autofree char *value = ash_page_json ("href", href, "text", title);

  if (href == NULL)
    ash_page_editor_put (data, _ ("Remove link"), "unlink", "null");
  else
    ash_page_editor_put (data, _ ("Insert link"), "link", value);
}

static void
ask_link (AshPageEditor *self)
{
  const char *href = self->link;

  ash_link_dialog_present (window_of (self), self->place, href, linked_cb, self);
}

static const char *
step_of (const char *name)
{
  return g_str_equal (name, "table")          ? _ ("Insert table")
         : g_str_equal (name, "change-table") ? _ ("Change table")
                                              : NULL;
}

void
ash_page_editor_run (AshPageEditor *self, const char *name, const char *value)
{
  if (self->web == NULL || ash_page_toolbar_get_html (self->toolbar) || name == NULL)
    return;
  if (g_str_equal (name, "link"))
    ask_link (self);
  else if (g_str_equal (name, "picture"))
    {
      forget_files (self);
      ash_picture_dialog_insert (window_of (self), self->place, NULL, inserted_cb, self);
    }
  else
    ash_page_editor_put (self, step_of (name), name, value);
}

/* The picture that the web view has noted gets a description. */
void
ash_page_editor_describe (AshPageEditor *self, const AshJsonValue *message)
{
  gboolean has = ash_json_boolean (ash_json_member (message, "has"));

  ash_picture_dialog_describe (
      window_of (self), has ? ash_json_member_string (message, "alt") : NULL, described_cb, self);
}

void
ash_page_editor_say_no_picture (AshPageEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (ASH_IS_WINDOW (root))
    ash_window_toast (ASH_WINDOW (root), _ ("Put the cursor beside a picture first"), FALSE);
}

void
ash_page_editor_describe_here (AshPageEditor *self)
{
  if (self->web == NULL || ash_page_toolbar_get_html (self->toolbar))
    ash_page_editor_say_no_picture (self);
  else
    ash_page_editor_call (self, "describeHere", "");
}
