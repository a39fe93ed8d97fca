#include "ash-credential-tree-private.h"

#include <ash-desk-split.h>
#include <glib/gi18n-lib.h>

#include "ash-comment-here.h"
#include "ash-add-file.h"
#include "ash-compare-dialog.h"
#include "ash-edits.h"
#include "ash-rename.h"
#include "ash-say.h"
#include "ash-split-dialog.h"

static AshStore *
store_of (AshCredentialTree *self)
{
  return ash_document_get_store (self->document);
}

static void
select_one (AshCredentialTree *self, const char *id)
{
  ash_tree_list_select (self->list, (const char *const[]){ id, NULL }, TRUE);
}

/* Titles */

static void
renamed_cb (const char *title, gpointer user_data)
{
  AshCredentialTree *self = user_data;

  ash_edits_rename (GTK_WIDGET (self), self->document, self->renaming, title);
  select_one (self, self->renaming);
}

static void
rename_item (AshCredentialTree *self, const char *id)
{
  AshTreeRow *row = ash_tree_row_of (ash_tree_list_get_view (self->list), id);
  const AshOutlineItem *item = ash_outline_get (self->outline, id);

  if (row == NULL || item == NULL)
    return;
  g_free (self->renaming);
  self->renaming = g_strdup (id);
  ash_rename_popup (GTK_WIDGET (row), _ ("Title"), item->title, renamed_cb, self);
}

typedef struct
{
  AshCredentialTree *tree;
  char *id;
  guint n_tries;
} Naming;

static void
naming_free (gpointer data)
{
  Naming *self = data;

  g_object_unref (self->tree);
  g_free (self->id);
  g_free (self);
}

/* The row is there after the next frame, whenever that comes. */
static gboolean
rename_new_cb (gpointer data)
{
  Naming *self = data;
  AshTreeList *list = self->tree->list;

  if (self->tree->outline == NULL || gtk_widget_get_root (GTK_WIDGET (list)) == NULL)
    return G_SOURCE_REMOVE;
  if (ash_tree_row_of (ash_tree_list_get_view (list), self->id) == NULL && self->n_tries++ < 20)
    return G_SOURCE_CONTINUE;
  rename_item (self->tree, self->id);
  return G_SOURCE_REMOVE;
}

/* Selects what was just added and asks for its title. */
static void
name_new (AshCredentialTree *self, const char *id)
{
  Naming *naming = g_new0 (Naming, 1);

  naming->tree = g_object_ref (self);
  naming->id = g_strdup (id);
  select_one (self, id);
  g_timeout_add_full (G_PRIORITY_DEFAULT, 60, rename_new_cb, naming, naming_free);
}

/* More items */

static void
add_module (AshCredentialTree *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id =
      ash_desk_add_module (store_of (self), self->credential, _ ("New module"), NULL, &error);

  if (ash_edits_done (GTK_WIDGET (self), id != NULL, error, _ ("The module could not be added")))
    name_new (self, id);
}

static const char *
new_title (AshItemKind kind)
{
  switch (kind)
    {
    case ASH_ITEM_FOLDER:
      return _ ("New module");
    case ASH_ITEM_QUIZ:
      return _ ("New quiz");
    case ASH_ITEM_ASSIGNMENT:
      return _ ("New assignment");
    case ASH_ITEM_TOPIC:
      return _ ("New discussion");
    case ASH_ITEM_LINK:
      return _ ("New link");
    case ASH_ITEM_LABEL:
      return _ ("New heading");
    default:
      return _ ("New page");
    }
}

/* After what is selected; at the end of a module that is. Without a selection, at the end of the
 * last module. */
static void
place_for_new (AshCredentialTree *self,
               const AshOutlineItem **parent,
               const AshOutlineItem **before)
{
  const AshOutlineItem *root = ash_outline_get_root (self->outline);
  g_auto (GStrv) ids = ash_tree_list_dup_selected (self->list);
  guint n = g_strv_length (ids);
  const AshOutlineItem *item = n > 0 ? ash_outline_get (self->outline, ids[n - 1]) : NULL;
  guint place;

  *before = NULL;
  if (item == NULL && root->children->len > 0)
    item = g_ptr_array_index (root->children, root->children->len - 1);
  *parent = item != NULL && item->kind != ASH_ITEM_FOLDER ? item->parent : item;
  if (*parent == NULL)
    *parent = root;
  if (item == NULL || item == *parent)
    return;
  place = ash_outline_place (item);
  if (place < item->parent->children->len)
    *before = g_ptr_array_index (item->parent->children, place);
}

static void
add_item (AshCredentialTree *self, AshItemKind kind)
{
  const AshOutlineItem *parent;
  const AshOutlineItem *before;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  place_for_new (self, &parent, &before);
  id = ash_desk_add_item (store_of (self), self->credential,
                          parent->parent != NULL ? parent->id : NULL,
                          before != NULL ? before->id : NULL, kind, new_title (kind), &error);
  if (ash_edits_done (GTK_WIDGET (self), id != NULL, error, _ ("The item could not be added")))
    name_new (self, id);
}

static void
file_added_cb (const char *const *items, gpointer user_data)
{
  select_one (user_data, items[0]);
}

static void
add_file (AshCredentialTree *self)
{
  const AshOutlineItem *parent;
  const AshOutlineItem *before;

  place_for_new (self, &parent, &before);
  ash_add_file_present (GTK_WIDGET (self), self->document, self->credential,
                        parent->parent != NULL ? parent->id : NULL,
                        before != NULL ? before->id : NULL, file_added_cb);
}

static void
add_of_kind (AshCredentialTree *self, const char *nick)
{
  for (AshItemKind kind = 0; kind < ASH_N_ITEM_KINDS; kind++)
    if (g_strcmp0 (ASH_ITEM_KIND_NICKS[kind], nick) == 0)
      {
        if (kind == ASH_ITEM_FOLDER)
          add_module (self);
        else if (kind == ASH_ITEM_FILE)
          add_file (self);
        else
          add_item (self, kind);
      }
}

static void
duplicate (AshCredentialTree *self)
{
  g_auto (GStrv) ids = ash_tree_list_dup_selected (self->list);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) made = NULL;

  if (ids[0] == NULL)
    return;
  made = ash_desk_duplicate_items (store_of (self), (const char *const *) ids, &error);
  if (ash_edits_done (GTK_WIDGET (self), made != NULL, error, _ ("This could not be duplicated")))
    ash_tree_list_select (self->list, (const char *const *) made, TRUE);
}

/* Fewer */

/* What the keyboard goes to when the selected items are gone. */
static char *
neighbour (AshCredentialTree *self, const char *const *ids)
{
  const AshOutlineItem *item = ash_outline_get (self->outline, ids[0]);
  guint place;

  if (item == NULL || item->parent == NULL)
    return NULL;
  place = ash_outline_place (item) - 1;
  for (guint i = place + 1; i < item->parent->children->len; i++)
    {
      AshOutlineItem *next = g_ptr_array_index (item->parent->children, i);

      if (!g_strv_contains (ids, next->id))
        return g_strdup (next->id);
    }
  if (place > 0)
    return g_strdup (
        ((AshOutlineItem *) g_ptr_array_index (item->parent->children, place - 1))->id);
  return g_strdup (item->parent->id);
}

static void
deleted_cb (GtkWidget *from, const char *const *items, gpointer next)
{
  if (next != NULL)
    select_one (ASH_CREDENTIAL_TREE (from), next);
}

static void
delete_selected (AshCredentialTree *self)
{
  g_auto (GStrv) ids = ash_tree_list_dup_selected (self->list);

  if (ids[0] != NULL)
    ash_edits_delete (GTK_WIDGET (self), self->document, (const char *const *) ids, deleted_cb,
                      neighbour (self, (const char *const *) ids));
}

/* Elsewhere */

static void
shift (AshCredentialTree *self, int by)
{
  g_auto (GStrv) ids = ash_tree_list_dup_selected (self->list);
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  if (ids[0] == NULL)
    return;
  is_done = ash_desk_shift_items (store_of (self), (const char *const *) ids, by, &error);
  if (ash_edits_done (GTK_WIDGET (self), is_done, error, _ ("This could not be moved")))
    ash_tree_list_select (self->list, (const char *const *) ids, TRUE);
}

static void
indent (AshCredentialTree *self, gboolean is_outward)
{
  g_auto (GStrv) ids = ash_tree_list_dup_selected (self->list);
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  if (ids[0] == NULL)
    return;
  is_done = ash_desk_indent_items (store_of (self), (const char *const *) ids, is_outward, &error);
  if (ash_edits_done (GTK_WIDGET (self), is_done, error, _ ("This could not be moved")))
    ash_tree_list_select (self->list, (const char *const *) ids, TRUE);
}

/* Pages in parts, and together */

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static gboolean
is_page (AshCredentialTree *self, const char *id)
{
  const AshOutlineItem *item = id != NULL ? ash_outline_get (self->outline, id) : NULL;

  return item != NULL && item->kind == ASH_ITEM_PAGE;
}

static void
split_at_headings (AshCredentialTree *self)
{
  g_auto (GStrv) ids = ash_tree_list_dup_selected (self->list);

  if (is_page (self, ids[0]))
    ash_split_dialog_present (GTK_WIDGET (self), self->document, ids[0]);
}

/* The pages that are to become one: those selected, or one and the page after it. */
static GStrv
dup_merging (AshCredentialTree *self)
{
  g_auto (GStrv) ids = ash_tree_list_dup_selected (self->list);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const AshOutlineItem *first = ids[0] != NULL ? ash_outline_get (self->outline, ids[0]) : NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (!is_page (self, ids[i]))
        return NULL;
      g_strv_builder_add (builder, ids[i]);
    }
  if (first == NULL || ids[1] != NULL)
    return first != NULL ? g_strv_builder_end (builder) : NULL;
  if (first->parent == NULL || ash_outline_place (first) >= first->parent->children->len)
    return NULL;
  first = g_ptr_array_index (first->parent->children, ash_outline_place (first));
  if (first->kind != ASH_ITEM_PAGE)
    return NULL;
  g_strv_builder_add (builder, first->id);
  return g_strv_builder_end (builder);
}

static void
merged_cb (GtkWidget *from, const char *const *items, gpointer data)
{
  select_one (ASH_CREDENTIAL_TREE (from), items[0]);
}

static void
merge (AshCredentialTree *self)
{
  g_auto (GStrv) ids = dup_merging (self);

  if (ids != NULL && ids[1] != NULL)
    ash_edits_merge_pages (GTK_WIDGET (self), self->document, (const char *const *) ids, merged_cb);
}

static void
append_parts (AshCredentialTree *self, GMenu *menu)
{
  g_auto (GStrv) ids = ash_tree_list_dup_selected (self->list);
  g_auto (GStrv) merging = dup_merging (self);
  GMenu *parts = g_menu_new ();

  if (is_page (self, ids[0]) && ids[1] == NULL)
    g_menu_append (parts, _ ("Split at headings…"), "win.split-headings");
  if (merging != NULL)
    g_menu_append (parts, ids[1] != NULL ? _ ("Merge pages") : _ ("Merge with the next page"),
                   "win.merge");
  append_section (menu, parts);
}

/* (transfer full) (nullable): the item of a course that the first of what is selected comes from */
static char *
dup_origin (AshCredentialTree *self)
{
  g_auto (GStrv) ids = ash_tree_list_dup_selected (self->list);
  g_autoptr (AshItemOrigin) origin =
      ids[0] != NULL ? ash_store_find (store_of (self), &ASH_ITEM_ORIGIN, "item", ids[0]) : NULL;

  return origin != NULL ? g_strdup (origin->source_item) : NULL;
}

static void
show_origin (AshCredentialTree *self)
{
  g_autofree char *origin = dup_origin (self);

  if (origin != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to", "(sss)", "source", origin, "");
}

/* Only what has words can be compared: a page, a discussion, an assignment or a quiz. */
static gboolean
has_words (AshCredentialTree *self)
{
  g_auto (GStrv) ids = ash_tree_list_dup_selected (self->list);
  const AshOutlineItem *item = ids[0] != NULL ? ash_outline_get (self->outline, ids[0]) : NULL;

  return item != NULL && (item->kind == ASH_ITEM_PAGE || item->kind == ASH_ITEM_TOPIC ||
                          item->kind == ASH_ITEM_ASSIGNMENT || item->kind == ASH_ITEM_QUIZ);
}

static void
compare (AshCredentialTree *self)
{
  g_auto (GStrv) ids = ash_tree_list_dup_selected (self->list);
  g_autofree char *origin = dup_origin (self);

  if (origin != NULL && has_words (self))
    ash_compare_dialog_present (GTK_WIDGET (self), self->document, ids[0]);
}

/* From a lane to where the item is worked on. */
static void
append_build (AshCredentialTree *self, GMenu *menu)
{
  g_auto (GStrv) ids = ash_tree_list_dup_selected (self->list);
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("Work on it"), NULL);

  if (ids[0] == NULL)
    return;
  g_menu_item_set_action_and_target (item, "win.go-to", "(sss)", "build", ids[0], "");
  g_menu_append_item (menu, item);
}

static void
append_comment (AshCredentialTree *self, GMenu *menu)
{
  GMenu *section = g_menu_new ();
  AshCommentHere here;

  if (self->list != NULL && ash_comment_here_find (GTK_WIDGET (self), &here))
    {
      ash_comment_here_append (section, &here);
      ash_comment_here_clear (&here);
    }
  append_section (menu, section);
}

/**
 * ash_credential_tree_build_menu:
 *
 * Returns: (transfer full): what can be done with what is selected
 */
GMenuModel *
ash_credential_tree_build_menu (AshCredentialTree *self)
{
  GMenu *menu = g_menu_new ();
  GMenu *edit = g_menu_new ();
  GMenu *place = g_menu_new ();
  GMenu *away = g_menu_new ();
  g_autofree char *origin = self->list != NULL ? dup_origin (self) : NULL;

  if (self->side == ASH_SIDE_LANE && self->list != NULL)
    append_build (self, edit);
  g_menu_append (edit, _ ("Rename…"), "win.rename");
  g_menu_append (edit, _ ("Move to…"), "win.use-in");
  g_menu_append (edit, _ ("Use again in…"), "win.use-again");
  g_menu_append (edit, _ ("Duplicate"), "win.duplicate");
  append_section (menu, edit);
  g_menu_append (place, _ ("Move up"), "win.move-up");
  g_menu_append (place, _ ("Move down"), "win.move-down");
  g_menu_append (place, _ ("Indent"), "win.indent");
  g_menu_append (place, _ ("Outdent"), "win.outdent");
  append_section (menu, place);
  if (self->list != NULL && self->outline != NULL)
    append_parts (self, menu);
  if (origin != NULL)
    {
      GMenu *source = g_menu_new ();

      g_menu_append (source, _ ("Show in the course"), "win.show-origin");
      if (has_words (self))
        g_menu_append (source, _ ("Compare with the course…"), "win.compare");
      append_section (menu, source);
    }
  append_comment (self, menu);
  g_menu_append (away, _ ("Delete"), "win.delete");
  append_section (menu, away);
  return G_MENU_MODEL (menu);
}

/**
 * ash_credential_tree_run:
 *
 * Runs a command of the action table about what is selected here.
 *
 * Returns: %FALSE when it is none of this list's
 */
gboolean
ash_credential_tree_run (AshCredentialTree *self, const char *command, GVariant *parameter)
{
  g_auto (GStrv) ids = NULL;

  if (self->outline == NULL)
    return FALSE;
  if (g_str_equal (command, "rename"))
    {
      ids = ash_tree_list_dup_selected (self->list);
      if (ids[0] != NULL)
        rename_item (self, ids[0]);
    }
  else if (g_str_equal (command, "delete"))
    delete_selected (self);
  else if (g_str_equal (command, "move-up"))
    shift (self, -1);
  else if (g_str_equal (command, "move-down"))
    shift (self, 1);
  else if (g_str_equal (command, "indent"))
    indent (self, FALSE);
  else if (g_str_equal (command, "outdent"))
    indent (self, TRUE);
  else if (g_str_equal (command, "add-module"))
    add_module (self);
  else if (g_str_equal (command, "new-item"))
    add_of_kind (self, g_variant_get_string (parameter, NULL));
  else if (g_str_equal (command, "duplicate"))
    duplicate (self);
  else if (g_str_equal (command, "split-headings") || g_str_equal (command, "split-here"))
    split_at_headings (self);
  else if (g_str_equal (command, "merge"))
    merge (self);
  else if (g_str_equal (command, "show-origin"))
    show_origin (self);
  else if (g_str_equal (command, "compare"))
    compare (self);
  else
    return FALSE;
  return TRUE;
}
