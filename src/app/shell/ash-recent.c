#include "ash-recent.h"

#include <gtk/gtk.h>

void
ash_recent_free (AshRecent *self)
{
  g_free (self->uri);
  g_free (self->title);
  g_free (self);
}

static gint
compare_used (gconstpointer a, gconstpointer b)
{
  const AshRecent *one = *(AshRecent *const *) a;
  const AshRecent *two = *(AshRecent *const *) b;

  return (one->used < two->used) - (one->used > two->used);
}

static AshRecent *
recent_of (GtkRecentInfo *info)
{
  AshRecent *self = g_new0 (AshRecent, 1);
  g_autoptr (GDateTime) modified = g_date_time_ref (gtk_recent_info_get_modified (info));
  char *suffix;

  self->uri = g_strdup (gtk_recent_info_get_uri (info));
  self->title = g_strdup (gtk_recent_info_get_display_name (info));
  suffix = g_strrstr (self->title, ".ashlar");
  if (suffix != NULL)
    *suffix = '\0';
  self->used = g_date_time_to_unix (modified);
  return self;
}

/**
 * ash_recent_list:
 *
 * Returns: (transfer full) (element-type AshRecent): at most @most, newest first
 */
GPtrArray *
ash_recent_list (guint most)
{
  GPtrArray *recents = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_recent_free);
  GList *infos = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *link = infos; link != NULL; link = link->next)
    if (g_str_has_suffix (gtk_recent_info_get_uri (link->data), ".ashlar"))
      g_ptr_array_add (recents, recent_of (link->data));
  g_list_free_full (infos, (GDestroyNotify) gtk_recent_info_unref);
  g_ptr_array_sort (recents, compare_used);
  if (recents->len > most)
    g_ptr_array_set_size (recents, (gint) most);
  return recents;
}

void
ash_recent_add (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri,
                               &(GtkRecentData){ .mime_type = (char *) "application/x-ashlar",
                                                 .app_name = (char *) "Ashlar",
                                                 .app_exec = (char *) "ashlar %f" });
}

void
ash_recent_forget (const char *uri)
{
  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}
