#include "ash-frameworks-bring-in.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ash-message.h"

typedef struct
{
  AshPlace *place;
  char *path;
  GFile *file;
  AshBroughtInFunc func;
  AshListing *listing; /* once it is read */
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  g_object_unref (self->place);
  g_object_unref (self->file);
  ash_listing_unref (self->listing);
  g_free (self->path);
  g_free (self);
}

static void
bring_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = NULL;
  char *digest = NULL;

  order->listing = ash_desk_read_framework (order->file, NULL, &error);
  if (order->listing != NULL)
    store = ash_store_open (order->path, ASH_STORE_IMPORT, &error);
  if (store != NULL)
    digest = ash_desk_store_listing (store, order->listing, &error);
  if (digest != NULL)
    g_task_return_pointer (task, digest, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
brought_in_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GtkWidget *from = GTK_WIDGET (source);
  GtkRoot *root = gtk_widget_get_root (from);
  const Order *order = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *framework = NULL;
  AshFrameworkNews news = ASH_FRAMEWORK_NEW;

  /* The window may have been closed meanwhile. */
  if (root == NULL)
    return;
  if (digest != NULL)
    framework = ash_desk_add_framework (ash_place_get_store (order->place), order->listing, digest,
                                        ASH_FRAMEWORK_SKILLS, &news, &error);
  order->func (framework, news,
               order->listing != NULL ? ash_listing_facts (order->listing)->title : NULL, from);
  if (framework == NULL)
    ash_message_present (GTK_WINDOW (root), _ ("The framework could not be brought in"),
                         error->message, NULL, NULL, NULL);
}

void
ash_frameworks_bring_in (GtkWidget *from, AshPlace *place, GFile *file, AshBroughtInFunc func)
{
  g_autoptr (GTask) task = g_task_new (from, NULL, brought_in_cb, NULL);
  Order *order = g_new0 (Order, 1);

  order->place = g_object_ref (place);
  order->path = g_strdup (ash_document_get_session_path (ash_place_get_document (place)));
  order->file = g_object_ref (file);
  order->func = func;
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, bring_in_worker);
}

/**
 * ash_frameworks_status_new:
 * @can_bring_in: whether the way out is to bring one in
 *
 * Returns: (transfer floating): what stands where there are no statements
 */
GtkWidget *
ash_frameworks_status_new (const char *icon,
                           const char *title,
                           const char *text,
                           gboolean can_bring_in)
{
  GtkWidget *page = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", icon, "title", title,
                                  "description", text, "vexpand", TRUE, NULL);

  gtk_widget_add_css_class (page, "compact");
  if (can_bring_in)
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("Bring in a framework…"));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "frameworks.bring-in");
      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "pill");
      gtk_widget_add_css_class (button, "suggested-action");
      adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
    }
  return page;
}
