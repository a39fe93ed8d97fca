#include "ash-edits.h"

#include <ash-desk-sheet.h>
#include <glib/gi18n-lib.h>

#include "ash-deed.h"
#include "ash-say.h"
#include "ash-settings.h"
#include "ash-window.h"

/* What is done with more items takes longer than a frame. */
#define MOST_AT_ONCE 100

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
typedef struct
{
  char *language;
  char *issuer[3];
} Defaults;

static const char *const ISSUER[][2] = { { "issuer", "issuer-name" },
                                         { "issuer_url", "issuer-url" },
                                         { "issuer_email", "issuer-email" } };

static void
read_defaults (Defaults *self)
{
  self->language = ash_settings_dup_string ("new-language", "");
  for (guint i = 0; i < G_N_ELEMENTS (ISSUER); i++)
    self->issuer[i] = ash_settings_dup_string (ISSUER[i][1], "");
}

static void
clear_defaults (Defaults *self)
{
  g_free (self->language);
  for (guint i = 0; i < G_N_ELEMENTS (ISSUER); i++)
    g_free (self->issuer[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Defaults, clear_defaults)

static gboolean
take_defaults (AshStore *store, const char *credential, const Defaults *defaults, GError **error)
{
  gboolean has_issuer = ash_store_count (store, &ASH_PARTY, NULL, NULL) > 0;

  if (*defaults->language != '\0' &&
      !ash_desk_set_sheet (store, credential, "language", defaults->language, error))
    return FALSE;
  for (guint i = 0; !has_issuer && i < G_N_ELEMENTS (ISSUER); i++)
    if (*defaults->issuer[i] != '\0' &&
        !ash_desk_set_sheet (store, credential, ISSUER[i][0], defaults->issuer[i], error))
      return FALSE;
  return TRUE;
}

/* A new credential with what is said of every one: one step to undo. */
static char *
add_credential (AshStore *store, const char *title, const Defaults *defaults, GError **error)
{
  g_autofree char *credential = NULL;

  if (!ash_store_begin (store, _ ("Add credential"), NULL, error))
    return NULL;
  credential = ash_desk_add_credential (store, title, error);
  if (credential == NULL || !take_defaults (store, credential, defaults, error))
    {
      ash_store_rollback (store);
      return NULL;
    }
  return ash_store_commit (store, error) ? g_steal_pointer (&credential) : NULL;
}

/* What is done with items. */

typedef struct
{
  AshDocument *document;
  char *credential;
  char *parent;
  char *before;
  gboolean is_new_credential; /* it is made for them */
  gboolean is_new_module;
  char *title; /* (nullable): of what is made */
  GStrv items;
  GStrv used;
  Defaults defaults;
  AshEditsDone done;
  char *what;
  char *data;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *self = data;

  g_object_unref (self->document);
  g_free (self->credential);
  g_free (self->parent);
  g_free (self->before);
  g_free (self->title);
  g_strfreev (self->items);
  g_strfreev (self->used);
  clear_defaults (&self->defaults);
  g_free (self->what);
  g_free (self->data);
  g_free (self);
}

static Edit *
edit_new (AshDocument *document, const char *const *items, AshEditsDone done)
{
  Edit *self = g_new0 (Edit, 1);

  self->document = g_object_ref (document);
  self->items = g_strdupv ((GStrv) items);
  self->done = done;
  return self;
}

static Edit *
edit_new_at (AshDocument *document,
             const AshEditsPlace *place,
             const char *const *items,
             AshEditsDone done)
{
  Edit *self = edit_new (document, items, done);

  self->credential = g_strdup (place->credential);
  self->parent = g_strdup (place->parent);
  self->before = g_strdup (place->before);
  self->is_new_credential = place->credential == NULL;
  self->is_new_module = place->in_new_module;
  self->title = g_strdup (place->title);
  if (self->is_new_credential)
    read_defaults (&self->defaults);
  return self;
}

static void
run (GtkWidget *from, Edit *edit, AshEditFunc func, AshDeedDone done)
{
  gboolean is_large = ash_desk_are_many (ash_document_get_store (edit->document),
                                         (const char *const *) edit->items, MOST_AT_ONCE);

  ash_deed_run (from, edit->document, is_large, func, done, edit, edit_free);
}

/* Makes the credential or the module that items are to go to. */
static gboolean
make_place (AshStore *store, Edit *edit, GError **error)
{
  g_autoptr (AshItem) first = NULL;
  const char *title = edit->title;

  if (edit->is_new_module)
    {
      edit->parent = ash_desk_add_module (store, edit->credential,
                                          title != NULL ? title : _ ("New module"), NULL, error);
      return edit->parent != NULL;
    }
  first = ash_store_get (store, &ASH_ITEM, edit->items[0], error);
  if (first == NULL)
    return FALSE;
  if (title == NULL)
    title = first->title != NULL && *first->title != '\0' ? first->title : _ ("New credential");
  edit->credential = add_credential (store, title, &edit->defaults, error);
  return edit->credential != NULL;
}

/* Has items put where they are to go; a place that is made for them is part of the same step. */
static gboolean
put (AshStore *store,
     Edit *edit,
     const char *in_credential,
     const char *in_module,
     AshEditFunc func,
     GError **error)
{
  if (!edit->is_new_credential && !edit->is_new_module)
    return func (store, edit, error);
  if (!ash_store_begin (store, edit->is_new_credential ? in_credential : in_module, NULL, error))
    return FALSE;
  if (!make_place (store, edit, error) || !func (store, edit, error))
    {
      ash_store_rollback (store);
      return FALSE;
    }
  return ash_store_commit (store, error);
}

static gboolean
use_there (AshStore *store, gpointer data, GError **error)
{
  Edit *edit = data;

  edit->used = ash_desk_use_items (store, edit->credential, edit->parent, edit->before,
                                   (const char *const *) edit->items, error);
  return edit->used != NULL;
}

static gboolean
use (AshStore *store, gpointer data, GError **error)
{
  return put (store, data, _ ("Use in a new credential"), _ ("Use in a new module"), use_there,
              error);
}

static void
used_cb (GtkWidget *from, gboolean is_done, GError *error, gpointer data)
{
  const Edit *edit = data;
  g_autofree char *what = NULL;
  g_autofree char *where = NULL;
  g_autofree char *text = NULL;

  if (!ash_edits_done (from, is_done, error, _ ("These items could not be used")))
    return;
  what = what_of (edit->document, (const char *const *) edit->items);
  where = edit->parent != NULL ? title_of (edit->document, edit->parent)
          : edit->is_new_credential && edit->title == NULL
              ? g_strdup (_ ("a new credential"))
              : title_of_credential (edit->document, edit->credential);
  text = g_strdup_printf (_ ("Used %s in %s"), what, where);
  ash_edits_toast (from, text);
  if (edit->done != NULL)
    edit->done (from, (const char *const *) edit->used, edit->data);
}

void
ash_edits_use (GtkWidget *from,
               AshDocument *document,
               const AshEditsPlace *place,
               const char *const *source_items,
               AshEditsDone done)
{
  run (from, edit_new_at (document, place, source_items, done), use, used_cb);
}

static gboolean
move_there (AshStore *store, gpointer data, GError **error)
{
  const Edit *edit = data;

  return ash_desk_move_items (store, (const char *const *) edit->items, edit->credential,
                              edit->parent, edit->before, error);
}

static gboolean
move (AshStore *store, gpointer data, GError **error)
{
  return put (store, data, _ ("Move to a new credential"), _ ("Move to a new module"), move_there,
              error);
}

static void
moved_cb (GtkWidget *from, gboolean is_done, GError *error, gpointer data)
{
  const Edit *edit = data;
  g_autofree char *what = NULL;
  g_autofree char *text = NULL;

  if (!ash_edits_done (from, is_done, error, _ ("These items could not be moved")))
    return;
  what = what_of (edit->document, (const char *const *) edit->items);
  text = g_strdup_printf (_ ("Moved %s"), what);
  ash_edits_toast (from, text);
  if (edit->done != NULL)
    edit->done (from, (const char *const *) edit->items, edit->data);
}

void
ash_edits_move (GtkWidget *from,
                AshDocument *document,
                const AshEditsPlace *place,
                const char *const *items,
                AshEditsDone done)
{
  run (from, edit_new_at (document, place, items, done), move, moved_cb);
}

static gboolean
reuse_there (AshStore *store, gpointer data, GError **error)
{
  Edit *edit = data;

  edit->used = ash_desk_reuse_items (store, (const char *const *) edit->items, edit->credential,
                                     edit->parent, edit->before, error);
  return edit->used != NULL;
}

static gboolean
reuse (AshStore *store, gpointer data, GError **error)
{
  return put (store, data, _ ("Use in a new credential"), _ ("Use in a new module"), reuse_there,
              error);
}

void
ash_edits_reuse (GtkWidget *from,
                 AshDocument *document,
                 const AshEditsPlace *place,
                 const char *const *items,
                 AshEditsDone done)
{
  run (from, edit_new_at (document, place, items, done), reuse, used_cb);
}

static gboolean delete (AshStore *store, gpointer data, GError **error)
{
  const Edit *edit = data;

  return ash_desk_delete_items (store, (const char *const *) edit->items, error);
}

static void
deleted_cb (GtkWidget *from, gboolean is_done, GError *error, gpointer data)
{
  const Edit *edit = data;
  g_autofree char *text = NULL;

  if (!ash_edits_done (from, is_done, error, _ ("These items could not be deleted")))
    return;
  text = g_strdup_printf (_ ("Deleted %s"), edit->what);
  ash_edits_toast (from, text);
  if (edit->done != NULL)
    edit->done (from, (const char *const *) edit->items, edit->data);
}

void
ash_edits_delete (
    GtkWidget *from, AshDocument *document, const char *const *items, AshEditsDone done, char *data)
{
  Edit *edit = edit_new (document, items, done);

  edit->what = what_of (document, items); /* afterwards nobody knows their titles */
  edit->data = data;
  run (from, edit, delete, deleted_cb);
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
  g_auto (Defaults) defaults = { NULL };
  char *credential;

  read_defaults (&defaults);
  credential = add_credential (ash_document_get_store (document), title, &defaults, &error);
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
