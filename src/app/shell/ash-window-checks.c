/* What the checks found, at the foot of the window, and the way from there to the place. */
#include "ash-window-private.h"

#include <glib/gi18n-lib.h>

#include "ash-check-place.h"
#include "ash-say.h"

static char *
credential_title (AshStore *store, const char *id)
{
  g_autoptr (AshCredential) credential =
      id != NULL ? ash_store_find (store, &ASH_CREDENTIAL, "id", id) : NULL;
  g_autoptr (AshTree) tree =
      credential != NULL ? ash_store_find (store, &ASH_TREE, "id", credential->tree) : NULL;

  return tree != NULL ? g_strdup (tree->title) : NULL;
}

static char *
say_place (const AshFinding *finding, gpointer window)
{
  AshWindow *self = window;
  AshStore *store = ash_place_get_store (self->place);
  g_autofree char *title = ash_check_place_title (store, finding);
  g_autofree char *quoted = NULL;
  AshCheckPlace where;

  ash_check_place_of (store, finding, &where);
  if (title == NULL)
    title = credential_title (store, finding->credential);
  quoted = ash_say_quoted (title);
  /* Translators: the name of a view, and what is found there: Build, “Bar, line or dot?” */
  return g_strdup_printf (_ ("%s, %s"), ash_window_view_title (self, where.view), quoted);
}

static gboolean
is_item (AshStore *store, const char *id)
{
  g_autoptr (AshItem) item = id != NULL ? ash_store_find (store, &ASH_ITEM, "id", id) : NULL;

  return item != NULL;
}

static void
go_cb (AshWindow *self, const AshFinding *finding)
{
  AshStore *store = ash_place_get_store (self->place);
  g_autofree char *credential = g_strdup (finding->credential);
  g_autofree char *ref = g_strdup (finding->ref);
  g_autofree char *to = g_strdup (finding->to != NULL ? finding->to : finding->ref);
  g_autofree char *part = g_strdup (finding->part);
  AshCheckPlace where;

  ash_check_place_of (store, finding, &where);
  ash_place_set (self->place, credential, is_item (store, ref) ? ref : NULL);
  if (ref == NULL)
    return;
  ash_window_go_to (self, ash_window_settle_view (self, where.view), to,
                    part != NULL ? part : where.part);
}

/**
 * ash_window_show_found:
 *
 * Leads to what was found in the document.
 */
void
ash_window_show_found (AshWindow *self, const AshFound *found)
{
  const char *view = "design";

  if (found->kind == ASH_FOUND_SOURCE_ITEM)
    {
      ash_window_go_to (self, "source", found->id, NULL);
      return;
    }
  ash_place_set (self->place, found->credential, found->kind == ASH_FOUND_ITEM ? found->id : NULL);
  if (found->kind == ASH_FOUND_ITEM)
    view = ash_window_settle_view (self, "build");
  if (found->kind == ASH_FOUND_CREDENTIAL)
    ash_window_show_view (self, view);
  else
    ash_window_go_to (self, view, found->id, found->part);
}

static void
refused_cb (AshWindow *self, const char *heading, const GError *error)
{
  ash_window_refuse (self, heading, error);
}

/**
 * ash_window_add_checks:
 *
 * Adds the checks of the document to the foot.
 */
void
ash_window_add_checks (AshWindow *self)
{
  self->checks = ASH_CHECKS_BAR (ash_checks_bar_new (self->place, say_place, self));
  gtk_box_prepend (self->foot, GTK_WIDGET (self->checks));
  g_signal_connect_swapped (self->checks, "go", G_CALLBACK (go_cb), self);
  g_signal_connect_swapped (self->checks, "refused", G_CALLBACK (refused_cb), self);
}

/**
 * ash_window_step_check:
 * @by: 1 for the next finding, -1 for the one before
 */
void
ash_window_step_check (AshWindow *self, int by)
{
  if (self->checks != NULL)
    ash_checks_bar_step (self->checks, by);
}
