#include "ash-edits.h"

#include <ash-desk-sheet.h>
#include <glib/gi18n-lib.h>

#include "ash-window.h"
#include "ash-say.h"
#include "ash-settings.h"

static AshWindow *
window_of (GtkWidget *from)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (from));

  while (root != NULL && !ASH_IS_WINDOW (root))
    root = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (root)));
  return ASH_WINDOW (root);
}

static char *
title_of (AshDocument *document, const char *item)
{
  g_autoptr (AshItem) record =
      ash_store_find (ash_document_get_store (document), &ASH_ITEM, "id", item);

  return ash_say_quoted (record != NULL ? record->title : NULL);
}

static char *
title_of_credential (AshDocument *document, const char *credential)
{
  AshStore *store = ash_document_get_store (document);
  g_autoptr (AshCredential) record = ash_store_find (store, &ASH_CREDENTIAL, "id", credential);
  g_autoptr (AshTree) tree =
      record != NULL ? ash_store_find (store, &ASH_TREE, "id", record->tree) : NULL;

  return ash_say_quoted (tree != NULL ? tree->title : NULL);
}

static char *
what_of (AshDocument *document, const char *const *items)
{
  return items[1] == NULL ? title_of (document, items[0])
                          : ash_say_items (g_strv_length ((GStrv) items));
}

/**
 * ash_edits_done:
 * @heading: what could not be done, when @is_done is %FALSE
 *
 * Returns: @is_done
 */
gboolean
ash_edits_done (GtkWidget *from, gboolean is_done, GError *error, const char *heading)
{
  AshWindow *window = window_of (from);

  if (!is_done && window != NULL)
    ash_window_refuse (window, heading, error);
  return is_done;
}

void
ash_edits_toast (GtkWidget *from, const char *text)
{
  AshWindow *window = window_of (from);

  if (window != NULL)
    ash_window_toast (window, text, TRUE);
}

/* What the person at this computer says of every credential; who issues is kept once. */
static gboolean
take_defaults (AshStore *store, const char *credential, GError **error)
{
  static const char *const ISSUER[][2] = { { "issuer", "issuer-name" },
                                           { "issuer_url", "issuer-url" },
                                           { "issuer_email", "issuer-email" } };
  g_autofree char *language = ash_settings_dup_string ("new-language", "");
  gboolean has_issuer = ash_store_count (store, &ASH_PARTY, NULL, NULL) > 0;

  if (*language != '\0' && !ash_desk_set_sheet (store, credential, "language", language, error))
    return FALSE;
  for (guint i = 0; !has_issuer && i < G_N_ELEMENTS (ISSUER); i++)
    {
      g_autofree char *value = ash_settings_dup_string (ISSUER[i][1], "");

      if (*value != '\0' && !ash_desk_set_sheet (store, credential, ISSUER[i][0], value, error))
        return FALSE;
    }
  return TRUE;
}

/* A new credential with what is said of every one: one step to undo. */
static char *
add_credential (AshStore *store, const char *title, GError **error)
{
  g_autofree char *credential = NULL;

  if (!ash_store_begin (store, _ ("Add credential"), NULL, error))
    return NULL;
  credential = ash_desk_add_credential (store, title, error);
  if (credential == NULL || !take_defaults (store, credential, error))
    {
      ash_store_rollback (store);
      return NULL;
    }
  return ash_store_commit (store, error) ? g_steal_pointer (&credential) : NULL;
}

/* A new credential and what is used in it are one step to undo. */
static GStrv
use_in_new (AshDocument *document, const char *const *source_items, GError **error)
{
  AshStore *store = ash_document_get_store (document);
  g_autoptr (AshItem) first = ash_store_get (store, &ASH_ITEM, source_items[0], error);
  g_autofree char *credential = NULL;
  GStrv used = NULL;

  if (first == NULL || !ash_store_begin (store, _ ("Use in a new credential"), NULL, error))
    return NULL;
  credential = add_credential (
      store, first->title != NULL && *first->title != '\0' ? first->title : _ ("New credential"),
      error);
  if (credential != NULL)
    used = ash_desk_use_items (store, credential, NULL, NULL, source_items, error);
  if (used == NULL)
    {
      ash_store_rollback (store);
      return NULL;
    }
  if (!ash_store_commit (store, error))
    g_clear_pointer (&used, g_strfreev);
  return used;
}

static void
toast_used (GtkWidget *from,
            AshDocument *document,
            const char *credential,
            const char *parent,
            const char *const *source_items)
{
  g_autofree char *what = what_of (document, source_items);
  g_autofree char *where = parent != NULL       ? title_of (document, parent)
                           : credential != NULL ? title_of_credential (document, credential)
                                                : g_strdup (_ ("a new credential"));
  g_autofree char *text = g_strdup_printf (_ ("Used %s in %s"), what, where);

  ash_window_toast (window_of (from), text, TRUE);
}

GStrv
ash_edits_use (GtkWidget *from,
               AshDocument *document,
               const char *credential,
               const char *parent,
               const char *before,
               const char *const *source_items)
{
  g_autoptr (GError) error = NULL;
  GStrv used = credential != NULL
                   ? ash_desk_use_items (ash_document_get_store (document), credential, parent,
                                         before, source_items, &error)
                   : use_in_new (document, source_items, &error);

  if (ash_edits_done (from, used != NULL, error, _ ("These items could not be used")))
    toast_used (from, document, credential, parent, source_items);
  return used;
}

gboolean
ash_edits_move (GtkWidget *from,
                AshDocument *document,
                const char *credential,
                const char *parent,
                const char *before,
                const char *const *items)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *what = what_of (document, items);
  g_autofree char *text = NULL;

  if (!ash_edits_done (from,
                       ash_desk_move_items (ash_document_get_store (document), items, credential,
                                            parent, before, &error),
                       error, _ ("These items could not be moved")))
    return FALSE;
  text = g_strdup_printf (_ ("Moved %s"), what);
  ash_window_toast (window_of (from), text, TRUE);
  return TRUE;
}

gboolean
ash_edits_delete (GtkWidget *from, AshDocument *document, const char *const *items)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *what = what_of (document, items);
  g_autofree char *text = NULL;

  if (!ash_edits_done (from,
                       ash_desk_delete_items (ash_document_get_store (document), items, &error),
                       error, _ ("These items could not be deleted")))
    return FALSE;
  text = g_strdup_printf (_ ("Deleted %s"), what);
  ash_window_toast (window_of (from), text, TRUE);
  return TRUE;
}

gboolean
ash_edits_rename (GtkWidget *from, AshDocument *document, const char *item, const char *title)
{
  g_autoptr (GError) error = NULL;

  return ash_edits_done (
      from, ash_desk_rename_item (ash_document_get_store (document), item, title, &error), error,
      _ ("The title could not be changed"));
}

char *
ash_edits_add_credential (GtkWidget *from, AshDocument *document, const char *title)
{
  g_autoptr (GError) error = NULL;
  char *credential = add_credential (ash_document_get_store (document), title, &error);

  ash_edits_done (from, credential != NULL, error, _ ("The credential could not be added"));
  return credential;
}

gboolean
ash_edits_delete_credential (GtkWidget *from, AshDocument *document, const char *credential)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = title_of_credential (document, credential);
  g_autofree char *text = NULL;

  if (!ash_edits_done (
          from, ash_desk_delete_credential (ash_document_get_store (document), credential, &error),
          error, _ ("The credential could not be deleted")))
    return FALSE;
  text = g_strdup_printf (_ ("Deleted %s"), title);
  ash_window_toast (window_of (from), text, TRUE);
  return TRUE;
}
