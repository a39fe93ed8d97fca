#include "ash-lane.h"

#include <ash-desk.h>
#include <glib/gi18n-lib.h>

#include "ash-edits.h"
#include "ash-names.h"
#include "ash-rename.h"
#include "ash-say.h"
#include "ash-tooltip.h"

struct _AshLane
{
  GtkWidget parent_instance;

  AshDocument *document;
  AshCredential *credential;
  char *name; /* of its tree, until the outline is there */
  guint number;

  GtkLabel *mark;
  GtkLabel *title;
  GtkLabel *facts;
  GtkWidget *menu;
  GtkBox *place;
  GtkWidget *add_module;
  AshCredentialTree *tree;
  GHashTable *uses; /* (nullable): as AshCoverage has it */
};

G_DEFINE_FINAL_TYPE (AshLane, ash_lane, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  ENTERED,
  PREVIEW,
  ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What the lane shows */

static guint
count_modules (const AshOutlineItem *root)
{
  guint n = 0;

  for (guint i = 0; i < root->children->len; i++)
    n += ((AshOutlineItem *) g_ptr_array_index (root->children, i))->kind == ASH_ITEM_FOLDER;
  return n;
}

static void
show_facts (AshLane *self)
{
  AshOutline *outline = ash_credential_tree_get_outline (self->tree);
  const AshOutlineItem *root = outline != NULL ? ash_outline_get_root (outline) : NULL;
  guint n_modules = root != NULL ? count_modules (root) : 0;
  g_autofree char *modules =
      g_strdup_printf (ngettext ("%u module", "%u modules", n_modules), n_modules);
  g_autofree char *items = ash_say_items (root != NULL ? root->n_items : 0);
  g_autofree char *minutes =
      root != NULL ? ash_say_about_minutes (root->minutes, root->is_estimate) : g_strdup ("");
  g_autofree char *facts =
      root != NULL ? g_strjoin (" · ", modules, items, *minutes != '\0' ? minutes : NULL, NULL)
                   : g_strdup (_ ("Reading the outline"));
  g_autofree char *number = g_strdup_printf ("%u", self->number);
  const char *title = ash_lane_get_title (self);
  AshTreeList *list = ash_lane_get_list (self);
  g_autofree char *label = NULL;

  gtk_label_set_label (self->mark, number);
  gtk_label_set_label (self->title, title);
  ash_tooltip_set (GTK_WIDGET (self->title), title);
  gtk_label_set_label (self->facts, facts);
  label = g_strdup_printf (_ ("Credential %u, %s, %s"), self->number, title, facts);
  ash_name (self, label);
  ash_name (ash_tree_list_get_view (list), title);
  g_free (label);
  label = g_strdup_printf (_ ("More for %s"), title);
  ash_tooltip_set (self->menu, label);
  ash_name (self->menu, label);
}

static void
show_adapted (AshLane *self, GPtrArray *changed)
{
  AshOutline *outline = ash_credential_tree_get_outline (self->tree);

  if (outline != NULL && self->uses != NULL)
    ash_outline_set_adapted (outline, self->uses, changed);
}

static void
renamed_credential_cb (const char *title, gpointer user_data)
{
  AshLane *self = user_data;
  g_autoptr (GError) error = NULL;

  ash_edits_done (GTK_WIDGET (self),
                  ash_desk_rename_credential (ash_document_get_store (self->document),
                                              self->credential->record.id, title, &error),
                  error, _ ("The title could not be changed"));
}

void
ash_lane_rename (AshLane *self)
{
  ash_rename_popup (GTK_WIDGET (self->title), _ ("Title of the credential"),
                    ash_lane_get_title (self), renamed_credential_cb, self);
}

static void
lane_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AshLane *self = ASH_LANE (widget);
  const char *verb = name + strlen ("lane.");

  if (g_str_equal (verb, "rename"))
    ash_lane_rename (self);
  else if (g_str_equal (verb, "add-module"))
    ash_lane_run (self, "add-module", NULL);
  else if (g_str_equal (verb, "delete"))
    ash_edits_delete_credential (widget, self->document, self->credential->record.id);
  else if (g_str_equal (verb, "preview"))
    g_signal_emit (self, signals[PREVIEW], 0, NULL);
  else
    g_signal_emit (self, signals[ASKED], 0, verb);
}

/* The widget */

static void
changed_cb (AshLane *self)
{
  show_adapted (self, NULL);
  show_facts (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A selection made from outside does not move the keyboard here. */
static void
selected_cb (AshLane *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    g_signal_emit (self, signals[ENTERED], 0);
}

static void
entered_cb (AshLane *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
activate_cb (AshLane *self, const char *id)
{
  g_signal_emit (self, signals[PREVIEW], 0, id);
}

static void
ash_lane_dispose (GObject *object)
{
  AshLane *self = ASH_LANE (object);
  GtkWidget *child;

  g_clear_object (&self->document);
  g_clear_pointer (&self->credential, ash_credential_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->uses, g_hash_table_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ash_lane_parent_class)->dispose (object);
}

static void
ash_lane_class_init (AshLaneClass *klass)
{
  static const char *const verbs[] = { "lane.rename",  "lane.add-module", "lane.delete",
                                       "lane.preview", "lane.sheet",      "lane.export",
                                       "lane.badge" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_lane_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/ashlar/Ashlar/ui/ash-lane.ui");
  gtk_widget_class_bind_template_child (widget_class, AshLane, mark);
  gtk_widget_class_bind_template_child (widget_class, AshLane, title);
  gtk_widget_class_bind_template_child (widget_class, AshLane, facts);
  gtk_widget_class_bind_template_child (widget_class, AshLane, menu);
  gtk_widget_class_bind_template_child (widget_class, AshLane, place);
  gtk_widget_class_bind_template_child (widget_class, AshLane, add_module);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    gtk_widget_class_install_action (widget_class, verbs[i], NULL, lane_action_cb);
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] =
      g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PREVIEW] = g_signal_new ("preview", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ASKED] = g_signal_new ("asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_STRING);
}

static void
ash_lane_init (AshLane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ash_lane_new (AshDocument *document, const AshCredential *credential)
{
  AshLane *self = g_object_new (ASH_TYPE_LANE, NULL);

  self->document = g_object_ref (document);
  self->credential = ash_credential_copy (credential);
  self->tree = ASH_CREDENTIAL_TREE (ash_credential_tree_new (
      document, ASH_SIDE_LANE, _ ("Drag items here, or choose “Use in…”")));
  ash_credential_tree_set_credential (self->tree, credential->record.id);
  g_signal_connect_swapped (self->tree, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->tree, "entered", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (self->tree, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->tree, "activate", G_CALLBACK (activate_cb), self);
  gtk_box_append (self->place, GTK_WIDGET (self->tree));
  show_facts (self);
  return GTK_WIDGET (self);
}

/**
 * ash_lane_set_record:
 * @number: its mark, from 1
 */
void
ash_lane_set_record (AshLane *self, const AshCredential *credential, guint number)
{
  AshCredential *copy = ash_credential_copy (credential);

  g_autoptr (AshTree) tree =
      ash_store_find (ash_document_get_store (self->document), &ASH_TREE, "id", credential->tree);

  ash_credential_free (self->credential);
  self->credential = copy;
  self->number = number;
  g_free (self->name);
  self->name = g_strdup (tree != NULL && tree->title != NULL ? tree->title : "");
  show_facts (self);
}

void
ash_lane_apply (AshLane *self, const AshChangeSet *changes)
{
  ash_credential_tree_apply (self->tree, changes);
}

const char *
ash_lane_get_credential (AshLane *self)
{
  return self->credential->record.id;
}

const char *
ash_lane_get_title (AshLane *self)
{
  AshOutline *outline = ash_credential_tree_get_outline (self->tree);

  return outline != NULL ? ash_outline_get_title (outline) : self->name != NULL ? self->name : "";
}

/**
 * ash_lane_set_uses:
 * @uses: as AshCoverage has it: marks the items that were adapted
 * @changed: (nullable) (element-type utf8): in what they differ from those before
 */
void
ash_lane_set_uses (AshLane *self, GHashTable *uses, GPtrArray *changed)
{
  g_hash_table_ref (uses);
  g_clear_pointer (&self->uses, g_hash_table_unref);
  self->uses = uses;
  show_adapted (self, changed);
}

guint
ash_lane_get_number (AshLane *self)
{
  return self->number;
}

/**
 * ash_lane_get_minutes:
 *
 * Returns: the sum of its modules, so that the parts shown add up; ASH_UNSET when unknown
 */
gint64
ash_lane_get_minutes (AshLane *self)
{
  AshOutline *outline = ash_credential_tree_get_outline (self->tree);

  return outline != NULL ? ash_outline_get_root (outline)->minutes : ASH_UNSET;
}

/**
 * ash_lane_is_estimate:
 *
 * Returns: whether some of its minutes were not said by anybody
 */
gboolean
ash_lane_is_estimate (AshLane *self)
{
  AshOutline *outline = ash_credential_tree_get_outline (self->tree);

  return outline != NULL && ash_outline_get_root (outline)->is_estimate;
}

/**
 * ash_lane_select:
 *
 * As ash_tree_list_select(), when its outline is there.
 */
void
ash_lane_select (AshLane *self, const char *const *ids, gboolean with_focus)
{
  ash_credential_tree_select (self->tree, ids, with_focus);
}

AshTreeList *
ash_lane_get_list (AshLane *self)
{
  return ash_credential_tree_get_list (self->tree);
}

/**
 * ash_lane_run:
 *
 * Runs a command of the action table about what is selected here.
 */
gboolean
ash_lane_run (AshLane *self, const char *command, GVariant *parameter)
{
  return ash_credential_tree_run (self->tree, command, parameter);
}
