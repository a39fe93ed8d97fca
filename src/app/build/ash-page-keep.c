/* What becomes of a text that could not be stored, as on a disk that is full. */
#include <glib/gi18n-lib.h>

#include "ash-message.h"
#include "ash-page-editor-private.h"

static void
copy (const AshPageDraft *draft)
{
  g_autofree char *html = ash_page_draft_dup_typed (draft);

  gdk_clipboard_set_text (gdk_display_get_clipboard (gdk_display_get_default ()), html);
}

static void
copy_typed (gpointer data)
{
  AshPageEditor *self = data;

  if (self->draft != NULL)
    copy (self->draft);
}

/**
 * ash_page_editor_keep_typed:
 *
 * What was typed stays where it stands; that it is not stored is said once.
 */
void
ash_page_editor_keep_typed (AshPageEditor *self, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *text = NULL;

  if (self->is_failing || !GTK_IS_WINDOW (root))
    return;
  self->is_failing = TRUE;
  text =
      g_strdup_printf ("%s\n\n%s", error->message,
                       _ ("What you typed still stands in the page, and is tried again every few "
                          "seconds. Copy it before you leave the page."));
  ash_message_present (GTK_WINDOW (root), _ ("The text could not be stored"), text,
                       _ ("Copy the page"), copy_typed, self);
}

/**
 * ash_page_editor_rescue_typed:
 * @draft: (nullable):
 *
 * The page is left: what could not be stored is copied, not let go of.
 */
void
ash_page_editor_rescue_typed (AshPageEditor *self, const AshPageDraft *draft)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->is_failing = FALSE;
  if (draft == NULL || !ash_page_draft_is_pending (draft))
    return;
  copy (draft);
  if (GTK_IS_WINDOW (root))
    ash_message_present (GTK_WINDOW (root), _ ("The page was left before it could be stored"),
                         _ ("Its HTML was copied, and can be pasted."), NULL, NULL, NULL);
}
