/* What is pasted into the page editor, or dropped on it. */
#include "ash-page-editor-private.h"

#include <ash-error.h>
#include <ash-id.h>
#include <ash-limits.h>
#include <ash-page-paste.h>
#include <ash-page.h>
#include <ash-path.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-edits.h"
#include "ash-message.h"
#include "ash-say.h"
#include "ash-window.h"

#define CHUNK (256 << 10)

/* Pictures that come in as they are; others are drawn anew as PNG. */
static const char *const PICTURES[] = { "image/png", "image/jpeg", "image/gif", "image/webp",
                                        NULL };

/* What was copied from a page last, as it is written there. */
static struct
{
  char *html;
  char *text;
} own_copy;

/* One request; the page may have changed to another one when the answer comes. */
typedef struct
{
  AshPageEditor *editor;
  GdkClipboard *clipboard;
  char *item;
  char *alt; /* (nullable): of the picture that is being read */
  GByteArray *bytes;
  char *type;
} Paste;

static void
paste_free (Paste *self)
{
  g_object_unref (self->editor);
  g_object_unref (self->clipboard);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_free (self->item);
  g_free (self->alt);
  g_free (self->type);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

static gboolean
is_wanted (const Paste *self)
{
  return self->editor->draft != NULL && g_strcmp0 (self->editor->item, self->item) == 0 &&
         gtk_widget_get_root (GTK_WIDGET (self->editor)) != NULL;
}

static void
say_error (const Paste *self, const char *heading, const GError *error)
{
  if (is_wanted (self))
    ash_message_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->editor))), heading,
                         error->message, NULL, NULL, NULL);
}

/* Text */

static const char *
ending_of (const char *type)
{
  return g_str_equal (type, "image/jpeg")      ? "jpg"
         : g_str_equal (type, "image/gif")     ? "gif"
         : g_str_equal (type, "image/webp")    ? "webp"
         : g_str_equal (type, "image/svg+xml") ? "svg"
                                               : "png";
}

static AshNewAsset *
new_asset (const char *id, const char *type, GBytes *bytes)
{
  AshNewAsset *asset = g_new0 (AshNewAsset, 1);

  asset->id = id != NULL ? g_strdup (id) : ash_id_new ();
  asset->name = g_strdup_printf ("%s.%s", _ ("picture"), ending_of (type));
  asset->bytes = g_bytes_ref (bytes);
  return asset;
}

/* What has become of the pictures, when there is something to do. */
static char *
say_pictures (const AshPasted *pasted)
{
  if (pasted->n_left_out > 0)
    return ash_say_number (
        ngettext ("%u picture was not on the clipboard: insert it from its file",
                  "%u pictures were not on the clipboard: insert them from their files",
                  pasted->n_left_out),
        pasted->n_left_out);
  if (pasted->n_remote > 0)
    return ash_say_number (ngettext ("%u picture stays on the web, where it can change or go",
                                     "%u pictures stay on the web, where they can change or go",
                                     pasted->n_remote),
                           pasted->n_remote);
  return NULL;
}

static void
put_html (const Paste *self, const char *html)
{
  g_autofree char *value = ash_page_json ("html", html, "text", NULL);

  ash_page_editor_put (self->editor, _ ("Paste"), "paste", value);
}

static void
put_pasted (const Paste *self, const AshPasted *pasted)
{
  AshPageDraft *draft = self->editor->draft;
  g_autofree char *clean =
      ash_page_clean (pasted->html, ash_page_draft_get_blocks (draft), ASH_CLEAN_PASTED);
  g_autofree char *words = say_pictures (pasted);

  for (guint i = 0; i < pasted->pictures->len; i++)
    {
      const AshPastedPicture *picture = g_ptr_array_index (pasted->pictures, i);

      ash_page_draft_take_asset (draft, new_asset (picture->id, picture->type, picture->bytes));
    }
  if (*clean != '\0')
    put_html (self, clean);
  if (words != NULL)
    ash_edits_toast (GTK_WIDGET (self->editor), words);
}

/* An address alone is a link, also of the words that are chosen. */
static char *
link_of (const char *text)
{
  g_autofree char *line = g_strstrip (g_strdup (text));
  g_autoptr (GString) html = g_string_new ("<a href=\"");

  if ((!g_str_has_prefix (line, "http://") && !g_str_has_prefix (line, "https://")) ||
      strpbrk (line, " \t\r\n<>\"") != NULL)
    return NULL;
  ash_append_html_attribute (html, line);
  g_string_append (html, "\">");
  ash_append_html_text (html, line);
  g_string_append (html, "</a>");
  return g_string_free (g_steal_pointer (&html), FALSE);
}

static void
plain_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Paste) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (self->clipboard, result, NULL);
  g_autoptr (AshPasted) pasted = NULL;

  if (text == NULL || !is_wanted (self))
    return;
  pasted = ash_pasted_new_text (text);
  put_pasted (self, pasted);
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Paste) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (self->clipboard, result, NULL);
  g_autofree char *link = text != NULL ? link_of (text) : NULL;
  g_autoptr (AshPasted) pasted = NULL;

  if (text == NULL || !is_wanted (self))
    return;
  pasted = link != NULL ? ash_pasted_new_html (link) : ash_pasted_new_text (text);
  put_pasted (self, pasted);
}

/* Bytes */

static void
read_on (Paste *self, GInputStream *stream, GAsyncReadyCallback func)
{
  g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT, NULL, func, self);
}

/* FALSE: there is more to come, and @self went on with it. */
static gboolean
take_chunk (Paste *self,
            GInputStream *stream,
            GAsyncResult *result,
            GAsyncReadyCallback func,
            GError **error)
{
  g_autoptr (GBytes) chunk = g_input_stream_read_bytes_finish (stream, result, error);

  if (chunk == NULL || g_bytes_get_size (chunk) == 0)
    return TRUE;
  if (self->bytes->len + g_bytes_get_size (chunk) > ASH_LIMIT_ROW_BYTES)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_LIMIT,
                           _ ("What is on the clipboard is larger than 64 MB."));
      return TRUE;
    }
  g_byte_array_append (self->bytes, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
  read_on (self, stream, func);
  return FALSE;
}

static GBytes *
take_bytes (Paste *self)
{
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));
}

static void
picture_bytes_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Paste *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!take_chunk (self, G_INPUT_STREAM (source), result, picture_bytes_cb, &error))
    return;
  bytes = take_bytes (self);
  if (error != NULL)
    say_error (self, _ ("The picture could not be pasted"), error);
  else if (is_wanted (self))
    ash_page_editor_ask_picture (self->editor, new_asset (NULL, self->type, bytes), self->alt);
  paste_free (self);
}

static void
picture_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Paste *self = data;
  const char *type = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream =
      gdk_clipboard_read_finish (self->clipboard, result, &type, &error);

  if (stream == NULL)
    {
      say_error (self, _ ("The picture could not be pasted"), error);
      paste_free (self);
      return;
    }
  self->type = g_strdup (type);
  self->bytes = g_byte_array_new ();
  read_on (self, stream, picture_bytes_cb);
}

static void
texture_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Paste) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
      gdk_clipboard_read_texture_finish (self->clipboard, result, &error);
  g_autoptr (GBytes) bytes = texture != NULL ? gdk_texture_save_to_png_bytes (texture) : NULL;

  if (bytes == NULL)
    say_error (self, _ ("The picture could not be pasted"), error);
  else if (is_wanted (self))
    ash_page_editor_ask_picture (self->editor, new_asset (NULL, "image/png", bytes), self->alt);
}

static const char *
picture_in (GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  const char *const *types = gdk_content_formats_get_mime_types (formats, NULL);

  for (guint i = 0; types != NULL && types[i] != NULL; i++)
    if (g_str_has_prefix (types[i], "image/") && !g_str_equal (types[i], "image/svg+xml"))
      return types[i];
  return gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE) ? "image/png" : NULL;
}

static void
read_picture (Paste *self)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (self->clipboard);

  for (guint i = 0; PICTURES[i] != NULL; i++)
    if (gdk_content_formats_contain_mime_type (formats, PICTURES[i]))
      {
        const char *types[] = { PICTURES[i], NULL };

        gdk_clipboard_read_async (self->clipboard, types, G_PRIORITY_DEFAULT, NULL, picture_cb,
                                  self);
        return;
      }
  gdk_clipboard_read_texture_async (self->clipboard, NULL, texture_cb, self);
}

/* A picture that was copied by itself also comes as a text that names it. */
static gboolean
is_one_picture (const AshPasted *pasted, char **out_alt)
{
  g_autoptr (AshHtml) html = ash_html_parse (pasted->html, -1, NULL);
  const AshHtmlNode *body = html != NULL ? ash_html_body (html) : NULL;
  g_autofree char *text = body != NULL ? ash_html_text_content (body) : NULL;

  if (body == NULL || *text != '\0' || pasted->pictures->len + pasted->n_remote != 1)
    return pasted->n_left_out == 1 && text != NULL && *text == '\0';
  for (const AshHtmlNode *n = body; n != NULL; n = ash_html_after (body, n))
    if (g_strcmp0 (ash_html_tag (n), "img") == 0)
      *out_alt = g_strdup (ash_html_attribute (n, "alt"));
  return TRUE;
}

static void
html_bytes_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Paste *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *html = NULL;
  g_autoptr (AshPasted) pasted = NULL;

  if (!take_chunk (self, G_INPUT_STREAM (source), result, html_bytes_cb, &error))
    return;
  bytes = take_bytes (self);
  html = ash_page_decode (bytes, NULL);
  pasted = ash_pasted_new_html (html);
  if (error != NULL)
    say_error (self, _ ("The text could not be pasted"), error);
  else if (is_wanted (self) && picture_in (self->clipboard) != NULL &&
           is_one_picture (pasted, &self->alt))
    {
      read_picture (self);
      return;
    }
  else if (is_wanted (self) && *pasted->html == '\0')
    {
      gdk_clipboard_read_text_async (self->clipboard, NULL, plain_cb, self);
      return;
    }
  else if (is_wanted (self))
    put_pasted (self, pasted);
  paste_free (self);
}

static void
html_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Paste *self = data;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (self->clipboard, result, NULL, NULL);

  if (stream == NULL)
    {
      gdk_clipboard_read_text_async (self->clipboard, NULL, text_cb, self);
      return;
    }
  self->bytes = g_byte_array_new ();
  read_on (self, stream, html_bytes_cb);
}

/* Files */

static void
take_files (AshPageEditor *self, GSList *files)
{
  g_autoptr (GSList) pictures = NULL;

  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *name = g_file_get_basename (l->data);

      if (name != NULL && g_str_has_prefix (ash_path_media_type (name), "image/"))
        pictures = g_slist_append (pictures, l->data);
    }
  if (pictures != NULL)
    ash_page_editor_ask_picture_files (self, pictures);
  /* No picture: what a file is for that is dropped anywhere. */
  else if (files != NULL)
    ash_window_open (ASH_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), files->data);
}

static void
files_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Paste) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (self->clipboard, result, NULL);
  GSList *files = value != NULL ? gdk_file_list_get_files (g_value_get_boxed (value)) : NULL;

  if (is_wanted (self))
    take_files (self->editor, files);
  g_slist_free (files);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, AshPageEditor *self)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autofree char *place = g_strdup_printf ("{\"x\": %d, \"y\": %d}", (int) x, (int) y);
  gboolean is_any = files != NULL && self->draft != NULL;

  ash_page_editor_call (self, "point", place);
  if (is_any)
    take_files (self, files);
  g_slist_free (files);
  return is_any;
}

/**
 * ash_page_editor_take_drops:
 *
 * Files that are dropped on the page are pictures for it. Before the web view sees them: it would
 * show them instead of the page.
 */
void
ash_page_editor_take_drops (AshPageEditor *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drop), GTK_PHASE_CAPTURE);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (self->web, GTK_EVENT_CONTROLLER (drop));
}

/* Choosing among what there is */

static void
read_foreign (Paste *self)
{
  static const char *const html[] = { "text/html", NULL };
  GdkContentFormats *formats = gdk_clipboard_get_formats (self->clipboard);

  if (gdk_content_formats_contain_mime_type (formats, "text/html"))
    gdk_clipboard_read_async (self->clipboard, (const char **) html, G_PRIORITY_DEFAULT, NULL,
                              html_cb, self);
  else if (gdk_content_formats_contain_mime_type (formats, "text/uri-list") ||
           gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (self->clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    files_cb, self);
  else if (picture_in (self->clipboard) != NULL)
    read_picture (self);
  else
    gdk_clipboard_read_text_async (self->clipboard, NULL, text_cb, self);
}

static char *
folded (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append (out, words[i]);
  return g_string_free (out, FALSE);
}

static void
own_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Paste *self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (self->clipboard, result, NULL);
  g_autofree char *here = folded (text != NULL ? text : "");
  g_autofree char *own = folded (own_copy.text);

  if (is_wanted (self) && g_str_equal (here, own))
    {
      g_autofree char *clean = ash_page_clean (
          own_copy.html, ash_page_draft_get_blocks (self->editor->draft), ASH_CLEAN_BLOCKS);

      put_html (self, clean);
      paste_free (self);
    }
  else
    read_foreign (self);
}

static void
paste_from (AshPageEditor *self, GdkClipboard *clipboard, gboolean is_plain)
{
  gboolean may_be_own = clipboard == gtk_widget_get_clipboard (self->web) &&
                        own_copy.html != NULL && gdk_clipboard_is_local (clipboard);
  Paste *paste = g_new0 (Paste, 1);

  paste->editor = g_object_ref (self);
  paste->item = g_strdup (self->item);
  paste->clipboard = g_object_ref (clipboard);
  if (is_plain)
    gdk_clipboard_read_text_async (clipboard, NULL, plain_cb, paste);
  else if (may_be_own)
    gdk_clipboard_read_text_async (clipboard, NULL, own_cb, paste);
  else
    read_foreign (paste);
}

void
ash_page_editor_paste_now (AshPageEditor *self, gboolean is_plain)
{
  paste_from (self, gtk_widget_get_clipboard (self->web), is_plain);
}

/**
 * ash_page_editor_paste:
 * @message: {"plain", "primary"}: whether only the words are wanted, and those that are chosen
 *   somewhere instead of those that were copied
 */
void
ash_page_editor_paste (AshPageEditor *self, const AshJsonValue *message)
{
  gboolean is_primary = ash_json_boolean (ash_json_member (message, "primary"));

  paste_from (self,
              is_primary ? gtk_widget_get_primary_clipboard (self->web)
                         : gtk_widget_get_clipboard (self->web),
              ash_json_boolean (ash_json_member (message, "plain")));
}

/**
 * ash_page_editor_copied:
 * @message: {"html", "text"} of what was copied or cut
 *
 * The web view puts it on the clipboard as it looks; from here to here it is as it is written.
 */
void
ash_page_editor_copied (const AshJsonValue *message)
{
  const char *html = ash_json_member_string (message, "html");
  const char *text = ash_json_member_string (message, "text");

  g_free (own_copy.html);
  g_free (own_copy.text);
  own_copy.html = g_strdup (html);
  own_copy.text = g_strdup (text != NULL ? text : "");
}
