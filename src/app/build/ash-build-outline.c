#include "ash-build-outline.h"

#include <ash-check.h>
#include <ash-desk.h>
#include <glib/gi18n-lib.h>

#include "ash-edits.h"
#include "ash-names.h"
#include "ash-say.h"
#include "ash-use-dialog.h"
#include "ash-way-back.h"

struct _AshBuildOutline
{
  GtkWidget parent_instance;

  AshPlace *place;
  AshCredentialTree *tree;
  AshTreeList *list;
  GtkBox *box;
  GtkWidget *foot;
  GtkLabel *planned;
  gboolean is_due;       /* to be read when it is first needed: large ones take a while */
  gboolean is_awaited;   /* a large one is on its way */
  gboolean is_selecting; /* by the program, not by the user */
  GStrv pending;         /* what the open "Move to…" dialog is about */
  guint pending_row;     /* where the keyboard was in the list */
};

G_DEFINE_FINAL_TYPE (AshBuildOutline, ash_build_outline, GTK_TYPE_WIDGET)

enum
{
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void load (AshBuildOutline *self);
static void settle (AshBuildOutline *self);

static AshOutline *
outline_of (AshBuildOutline *self)
{
  if (self->is_due)
    load (self);
  return ash_credential_tree_get_outline (self->tree);
}

static void
show_planned (AshBuildOutline *self)
{
  g_autofree char *planned = ash_build_outline_dup_planned (self);

  gtk_label_set_label (self->planned, planned);
  gtk_widget_set_visible (self->foot, *planned != '\0');
}

/* Where something is to fix. Findings are about items, or about something inside one. */
static void
show_flaws (AshBuildOutline *self)
{
  AshLive *live = ash_place_get_live (self->place);
  AshDesign *design = ash_live_get_design (live);
  GPtrArray *findings = ash_live_get_findings (live);
  g_autoptr (GHashTable) items = g_hash_table_new (g_str_hash, g_str_equal);

  if (self->is_due || outline_of (self) == NULL || design == NULL || findings == NULL)
    return;
  for (guint i = 0; i < findings->len; i++)
    {
      const AshFinding *finding = g_ptr_array_index (findings, i);

      const AshAssessment *assessment = ash_design_assessment (design, finding->ref);
      const char *item = assessment != NULL ? assessment->item : finding->ref;

      if (finding->severity < ASH_SEVERITY_ADVICE && item != NULL)
        g_hash_table_add (items, (gpointer) item);
    }
  ash_outline_set_flaws (outline_of (self), items);
}

/* Where people have something to say. */
static void
show_comments (AshBuildOutline *self)
{
  const AshTalk *talk = ash_live_get_talk (ash_place_get_live (self->place));

  if (!self->is_due && outline_of (self) != NULL && talk != NULL)
    ash_outline_set_comments (outline_of (self), talk);
}

static void
outline_changed_cb (AshBuildOutline *self)
{
  show_planned (self);
  if (!self->is_awaited || ash_credential_tree_is_loading (self->tree))
    return;
  self->is_awaited = FALSE;
  show_flaws (self);
  show_comments (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    settle (self);
}

static void
selected_cb (AshBuildOutline *self)
{
  g_auto (GStrv) ids = NULL;

  if (self->is_selecting)
    return;
  ids = ash_tree_list_dup_selected (self->list);
  if (ids[0] != NULL)
    ash_place_set_item (self->place, ids[0]);
}

static void
activate_cb (AshBuildOutline *self, const char *id)
{
  g_signal_emit (self, signals[ACTIVATE], 0, id);
}

/* Elsewhere */

static void
moved_cb (GtkWidget *from, const char *const *items, gpointer data)
{
  AshBuildOutline *self = ASH_BUILD_OUTLINE (from);

  if (ash_outline_get (outline_of (self), items[0]) != NULL)
    ash_tree_list_select (self->list, items, TRUE);
  else
    ash_tree_list_focus_row (self->list, self->pending_row);
}

static void
move_chosen_cb (const AshEditsPlace *place, gpointer user_data)
{
  AshBuildOutline *self = user_data;

  ash_edits_move (GTK_WIDGET (self), ash_place_get_document (self->place), place,
                  (const char *const *) self->pending, moved_cb);
}

static void
use_again_chosen_cb (const AshEditsPlace *place, gpointer user_data)
{
  AshBuildOutline *self = user_data;

  ash_edits_reuse (GTK_WIDGET (self), ash_place_get_document (self->place), place,
                   (const char *const *) self->pending, moved_cb);
}

/* Asks where what is selected is moved to, or used as well. */
static void
ask_where (AshBuildOutline *self, gboolean is_again)
{
  g_auto (GStrv) ids = ash_tree_list_dup_selected (self->list);

  if (ids[0] == NULL)
    return;
  g_strfreev (self->pending);
  self->pending = g_steal_pointer (&ids);
  self->pending_row = ash_tree_list_get_focus_row (self->list);
  ash_use_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                          ash_place_get_document (self->place),
                          is_again ? _ ("Use again in") : _ ("Move to"),
                          is_again ? NULL : (const char *const *) self->pending, ASH_USE_ANYWHERE,
                          is_again ? use_again_chosen_cb : move_chosen_cb, self);
}

/* Which item is worked on */

static const char *
first_item (const AshOutlineItem *above)
{
  for (guint i = 0; i < above->children->len; i++)
    {
      const AshOutlineItem *item = g_ptr_array_index (above->children, i);
      const char *below = item->kind == ASH_ITEM_FOLDER ? first_item (item) : item->id;

      if (below != NULL)
        return below;
    }
  return above->children->len > 0 ? ((AshOutlineItem *) above->children->pdata[0])->id : NULL;
}

/* Of a credential just chosen, or when what was worked on is gone, it is the first. */
static void
settle (AshBuildOutline *self)
{
  const char *item = ash_place_get_item (self->place);
  g_auto (GStrv) ids = NULL;

  if (outline_of (self) == NULL)
    return;
  ids = ash_tree_list_dup_selected (self->list);
  if (item == NULL || ash_outline_get (outline_of (self), item) == NULL)
    item = first_item (ash_outline_get_root (outline_of (self)));
  ash_place_set_item (self->place, item);
  if (item != NULL && !g_strv_contains ((const char *const *) ids, item))
    ash_build_outline_select (self, item, FALSE);
}

static void
load (AshBuildOutline *self)
{
  self->is_due = FALSE;
  self->is_selecting = TRUE;
  ash_credential_tree_set_credential (self->tree, ash_place_get_credential (self->place));
  self->is_selecting = FALSE;
  self->is_awaited = ash_credential_tree_is_loading (self->tree);
  show_flaws (self);
}

static void
credential_cb (AshBuildOutline *self)
{
  self->is_due = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    settle (self);
}

static void
item_cb (AshBuildOutline *self)
{
  const char *item = ash_place_get_item (self->place);
  g_auto (GStrv) ids = NULL;

  if (self->is_due || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  ids = ash_tree_list_dup_selected (self->list);
  if (item != NULL && !g_strv_contains ((const char *const *) ids, item))
    ash_build_outline_select (self, item, FALSE);
}

static void
ash_build_outline_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ash_build_outline_parent_class)->map (widget);
  settle (ASH_BUILD_OUTLINE (widget));
}

static void
ash_build_outline_dispose (GObject *object)
{
  AshBuildOutline *self = ASH_BUILD_OUTLINE (object);
  GtkWidget *child;

  self->is_selecting = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->place);
  g_clear_pointer (&self->pending, g_strfreev);
  G_OBJECT_CLASS (ash_build_outline_parent_class)->dispose (object);
}

static gboolean
ash_build_outline_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ASH_BUILD_OUTLINE (widget)->list));
}

static void
ash_build_outline_class_init (AshBuildOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_build_outline_dispose;
  widget_class->map = ash_build_outline_map;
  widget_class->grab_focus = ash_build_outline_grab_focus;
  ash_way_back_install (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-build-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, AshBuildOutline, box);
  gtk_widget_class_bind_template_child (widget_class, AshBuildOutline, foot);
  gtk_widget_class_bind_template_child (widget_class, AshBuildOutline, planned);
  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ash_build_outline_init (AshBuildOutline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ash_build_outline_new (AshPlace *place)
{
  AshBuildOutline *self = g_object_new (ASH_TYPE_BUILD_OUTLINE, NULL);
  GtkWidget *tree = ash_credential_tree_new (ash_place_get_document (place), ASH_SIDE_BUILD,
                                             _ ("Add a page or a module with the + above"));

  self->place = g_object_ref (place);
  self->tree = ASH_CREDENTIAL_TREE (tree);
  self->list = ash_credential_tree_get_list (self->tree);
  ash_name (ash_tree_list_get_view (self->list), _ ("Outline"));
  gtk_box_insert_child_after (self->box, tree, gtk_widget_get_first_child (GTK_WIDGET (self->box)));
  g_signal_connect_swapped (tree, "changed", G_CALLBACK (outline_changed_cb), self);
  g_signal_connect_swapped (tree, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (tree, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_object (place, "notify::credential", G_CALLBACK (credential_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "notify::item", G_CALLBACK (item_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ash_place_get_live (place), "findings", G_CALLBACK (show_flaws), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ash_place_get_live (place), "design", G_CALLBACK (show_comments), self,
                           G_CONNECT_SWAPPED);
  self->is_due = TRUE;
  return GTK_WIDGET (self);
}

void
ash_build_outline_apply (AshBuildOutline *self, const AshChangeSet *changes)
{
  if (self->is_due)
    load (self);
  self->is_selecting = TRUE;
  if (ash_credential_tree_apply (self->tree, changes))
    {
      show_flaws (self);
      show_comments (self);
    }
  self->is_selecting = FALSE;
  self->is_awaited = ash_credential_tree_is_loading (self->tree);
  settle (self);
  if (ash_change_set_has (changes, &ASH_CREDENTIAL))
    show_planned (self);
}

/* Whether the outline that is on its way has an item. */
static gboolean
will_have (AshBuildOutline *self, const char *id)
{
  AshStore *store = ash_place_get_store (self->place);
  g_autoptr (AshItem) item = ash_store_find (store, &ASH_ITEM, "id", id);
  g_autoptr (AshCredential) credential =
      item != NULL ? ash_store_find (store, &ASH_CREDENTIAL, "tree", item->tree) : NULL;

  return ash_credential_tree_is_loading (self->tree) && credential != NULL &&
         g_strcmp0 (credential->record.id, ash_place_get_credential (self->place)) == 0;
}

/**
 * ash_build_outline_select:
 *
 * Returns: %FALSE when the credential has no such item
 */
gboolean
ash_build_outline_select (AshBuildOutline *self, const char *item, gboolean with_focus)
{
  AshOutline *outline = outline_of (self);

  if (outline != NULL ? ash_outline_get (outline, item) == NULL : !will_have (self, item))
    return FALSE;
  self->is_selecting = TRUE;
  ash_credential_tree_select (self->tree, (const char *const[]){ item, NULL }, with_focus);
  self->is_selecting = FALSE;
  return TRUE;
}

/* With the keyboard. The first is what is worked on. */
static gboolean
select_rows (AshBuildOutline *self, GVariant *ids)
{
  AshOutline *outline = outline_of (self);
  g_autofree const char **rows = g_variant_get_strv (ids, NULL);

  if (outline == NULL || rows[0] == NULL || ash_outline_get (outline, rows[0]) == NULL)
    return FALSE;
  ash_credential_tree_select (self->tree, rows, TRUE);
  return TRUE;
}

/**
 * ash_build_outline_run:
 *
 * Runs a command about what is selected.
 */
gboolean
ash_build_outline_run (AshBuildOutline *self, const char *command, GVariant *parameter)
{
  g_autoptr (GVariant) page = g_variant_ref_sink (g_variant_new_string ("page"));

  if (g_str_equal (command, "new-sibling"))
    return ash_credential_tree_run (self->tree, "new-item", page);
  if (g_str_equal (command, "select"))
    return select_rows (self, parameter);
  if (g_str_equal (command, "use-in") || g_str_equal (command, "use-again"))
    {
      ask_where (self, g_str_equal (command, "use-again"));
      return TRUE;
    }
  return ash_credential_tree_run (self->tree, command, parameter);
}

/**
 * ash_build_outline_dup_planned:
 *
 * Returns: (transfer full): "10 h 30 of 12 h planned"; "" when nothing is known
 */
char *
ash_build_outline_dup_planned (AshBuildOutline *self)
{
  const char *id = ash_place_get_credential (self->place);
  g_autoptr (AshCredential) credential =
      id != NULL ? ash_store_find (ash_place_get_store (self->place), &ASH_CREDENTIAL, "id", id)
                 : NULL;
  AshOutline *outline = outline_of (self);
  const AshOutlineItem *root = outline != NULL ? ash_outline_get_root (outline) : NULL;
  g_autofree char *planned =
      root != NULL ? ash_say_about_minutes (root->minutes, root->is_estimate) : g_strdup ("");
  g_autofree char *whole = ash_say_minutes (credential != NULL ? credential->minutes : ASH_UNSET);

  if (*planned != '\0' && *whole != '\0')
    return g_strdup_printf (_ ("%s of %s planned"), planned, whole);
  if (*planned != '\0')
    return g_strdup_printf (_ ("%s planned"), planned);
  if (*whole != '\0')
    return g_strdup_printf (_ ("Nothing of %s planned yet"), whole);
  return g_strdup ("");
}
