#include "ash-editor-host.h"

#include <adwaita.h>
#include <ash-desk-comment.h>
#include <ash-passage.h>
#include <glib/gi18n-lib.h>

#include "ash-comment-here.h"
#include "ash-editors.h"
#include "ash-say.h"

/* The editors are kept by kind of item; that of rubrics comes after them. */
#define RUBRIC ASH_N_ITEM_KINDS

struct _AshEditorHost
{
  GtkWidget parent_instance;

  AshPlace *place;
  char *item;       /* (nullable) what is edited, or has the rubric that is */
  char *assessment; /* (nullable) that it is evidence in */
  AshItemKind kind;
  gboolean is_rubric;
  gboolean is_narrow;

  GtkWidget *parts;
  GtkToggleButton *show_item;
  GtkToggleButton *show_rubric;
  GtkStack *stack;
  GtkWidget *nothing;
  GtkWidget *editors[ASH_N_ITEM_KINDS + 1];
  gboolean is_stale[ASH_N_ITEM_KINDS + 1];
};

G_DEFINE_FINAL_TYPE (AshEditorHost, ash_editor_host, GTK_TYPE_WIDGET)

static void
drop_editor (AshEditorHost *self, guint which)
{
  if (self->editors[which] != NULL)
    gtk_stack_remove (self->stack, self->editors[which]);
  self->editors[which] = NULL;
}

static GtkWidget *
make_editor (AshEditorHost *self, guint which, const char *record)
{
  AshEditorFunc create = which == RUBRIC ? ash_editors_for_rubric () : ash_editors_for_item (which);
  GtkWidget *editor = create (self->place, record);

  gtk_widget_set_hexpand (editor, TRUE);
  gtk_widget_set_vexpand (editor, TRUE);
  gtk_stack_add_child (self->stack, editor);
  ash_view_set_narrow (ASH_VIEW (editor), self->is_narrow);
  return editor;
}

/* The editor there is goes over to @record when it can. */
static void
show_editor (AshEditorHost *self, guint which, const char *record)
{
  if (self->editors[which] != NULL && self->is_stale[which])
    ash_view_apply_all (ASH_VIEW (self->editors[which]));
  if (self->editors[which] != NULL &&
      !ash_view_go_to (ASH_VIEW (self->editors[which]), record, NULL))
    drop_editor (self, which);
  if (self->editors[which] == NULL)
    self->editors[which] = make_editor (self, which, record);
  self->is_stale[which] = FALSE;
  gtk_stack_set_visible_child (self->stack, self->editors[which]);
}

static void
show_parts (AshEditorHost *self)
{
  g_autofree char *name = g_strdup (ash_say_kind (self->kind));
  g_autofree char *first = g_utf8_strup (name, g_utf8_next_char (name) - name);
  g_autofree char *label = g_strconcat (first, g_utf8_next_char (name), NULL);

  gtk_widget_set_visible (self->parts,
                          self->assessment != NULL && ash_editors_for_rubric () != NULL);
  gtk_button_set_label (GTK_BUTTON (self->show_item), label);
  gtk_toggle_button_set_active (self->is_rubric ? self->show_rubric : self->show_item, TRUE);
}

static void
leave (AshEditorHost *self)
{
  AshView *editor = ash_editor_host_get_editor (self);

  if (editor != NULL)
    ash_view_flush (editor);
}

static void
toggled_cb (AshEditorHost *self)
{
  gboolean is_rubric = gtk_toggle_button_get_active (self->show_rubric);

  if (is_rubric == self->is_rubric || self->item == NULL || self->assessment == NULL)
    return;
  leave (self);
  self->is_rubric = is_rubric;
  if (is_rubric)
    show_editor (self, RUBRIC, self->assessment);
  else
    show_editor (self, self->kind, self->item);
}

static void
ash_editor_host_dispose (GObject *object)
{
  AshEditorHost *self = ASH_EDITOR_HOST (object);
  GtkWidget *child;

  for (guint i = 0; i < G_N_ELEMENTS (self->editors); i++)
    self->editors[i] = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->place);
  g_clear_pointer (&self->item, g_free);
  g_clear_pointer (&self->assessment, g_free);
  G_OBJECT_CLASS (ash_editor_host_parent_class)->dispose (object);
}

static void
ash_editor_host_class_init (AshEditorHostClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_editor_host_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
add_parts (AshEditorHost *self, GtkBox *box)
{
  self->parts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->show_item = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  self->show_rubric = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_ ("Rubric")));
  gtk_toggle_button_set_group (self->show_rubric, self->show_item);
  gtk_widget_add_css_class (self->parts, "linked");
  gtk_widget_add_css_class (self->parts, "editor-parts");
  gtk_widget_set_halign (self->parts, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->parts, FALSE);
  gtk_box_append (GTK_BOX (self->parts), GTK_WIDGET (self->show_item));
  gtk_box_append (GTK_BOX (self->parts), GTK_WIDGET (self->show_rubric));
  g_signal_connect_swapped (self->show_rubric, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (box, self->parts);
}

/* What is selected in a field of words. */
static char *
selection_of (GtkWidget *focus)
{
  GtkTextIter start, end;
  int from, to;

  if (GTK_IS_TEXT_VIEW (focus) &&
      gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)),
                                            &start, &end))
    return gtk_text_iter_get_text (&start, &end);
  if (GTK_IS_EDITABLE (focus) &&
      gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), &from, &to))
    return gtk_editable_get_chars (GTK_EDITABLE (focus), from, to);
  return NULL;
}

/* What is edited, or a passage of its text; the page editor knows of its own. */
static gboolean
comment_here_cb (GtkWidget *widget, AshCommentHere *here)
{
  AshEditorHost *self = ASH_EDITOR_HOST (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *chosen = root != NULL ? selection_of (gtk_root_get_focus (root)) : NULL;
  gboolean is_of_rubric = self->is_rubric && self->assessment != NULL;

  if (!is_of_rubric && self->item == NULL)
    return FALSE;
  here->kind = g_strdup (is_of_rubric ? "assessment" : "item");
  here->subject = g_strdup (is_of_rubric ? self->assessment : self->item);
  if (!is_of_rubric && chosen != NULL &&
      ash_desk_has_passage (ash_place_get_store (self->place), self->item, chosen))
    here->quote = ash_passage_clean (chosen);
  return TRUE;
}

static void
ash_editor_host_init (AshEditorHost *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  add_parts (self, GTK_BOX (box));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  self->nothing = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->nothing), "document-edit-symbolic");
  gtk_widget_set_vexpand (self->nothing, TRUE);
  gtk_stack_add_child (self->stack, self->nothing);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
  ash_comment_here_install (GTK_WIDGET (self), comment_here_cb);
}

GtkWidget *
ash_editor_host_new (AshPlace *place)
{
  AshEditorHost *self = g_object_new (ASH_TYPE_EDITOR_HOST, NULL);

  self->place = g_object_ref (place);
  return GTK_WIDGET (self);
}

static void
set_assessment (AshEditorHost *self)
{
  g_autoptr (AshAssessment) assessment =
      ash_store_find (ash_place_get_store (self->place), &ASH_ASSESSMENT, "item", self->item);

  g_free (self->assessment);
  self->assessment = assessment != NULL ? g_strdup (assessment->record.id) : NULL;
}

static gboolean
has_items (AshEditorHost *self)
{
  AshStore *store = ash_place_get_store (self->place);
  const char *id = ash_place_get_credential (self->place);
  g_autoptr (AshCredential) credential =
      id != NULL ? ash_store_find (store, &ASH_CREDENTIAL, "id", id) : NULL;
  g_autoptr (AshItem) item = credential != NULL && credential->tree != NULL
                                 ? ash_store_find (store, &ASH_ITEM, "tree", credential->tree)
                                 : NULL;

  return item != NULL;
}

/* Nothing is chosen, or there is nothing to choose. */
static void
show_nothing (AshEditorHost *self)
{
  AdwStatusPage *page = ADW_STATUS_PAGE (self->nothing);
  GtkWidget *source = NULL;

  if (has_items (self))
    {
      adw_status_page_set_title (page, _ ("Nothing chosen"));
      adw_status_page_set_description (page, _ ("Choose an item in the outline to work on it."));
    }
  else
    {
      source = gtk_button_new_with_label (_ ("Use items of your course"));
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (source), "win.view::source");
      gtk_widget_set_halign (source, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (source, "pill");
      adw_status_page_set_title (page, _ ("Nothing to build yet"));
      adw_status_page_set_description (
          page, _ ("Use what you teach already, or add a module and its pages with the + above the "
                   "outline."));
    }
  adw_status_page_set_child (page, source);
  gtk_stack_set_visible_child (self->stack, self->nothing);
}

/**
 * ash_editor_host_show:
 * @item: (nullable): its id
 */
void
ash_editor_host_show (AshEditorHost *self, const char *item)
{
  AshStore *store = ash_place_get_store (self->place);
  g_autoptr (AshItem) record = item != NULL ? ash_store_find (store, &ASH_ITEM, "id", item) : NULL;

  if (record != NULL && !self->is_rubric && g_strcmp0 (self->item, item) == 0 &&
      self->kind == record->kind)
    return;
  leave (self);
  g_free (self->item);
  self->item = record != NULL ? g_strdup (item) : NULL;
  self->is_rubric = FALSE;
  if (record == NULL)
    {
      g_clear_pointer (&self->assessment, g_free);
      gtk_widget_set_visible (self->parts, FALSE);
      show_nothing (self);
      return;
    }
  self->kind = record->kind;
  set_assessment (self);
  show_editor (self, self->kind, self->item);
  show_parts (self);
}

/**
 * ash_editor_host_show_rubric:
 * @assessment: one that may have no item
 *
 * Returns: %FALSE when it is not there
 */
gboolean
ash_editor_host_show_rubric (AshEditorHost *self, const char *assessment)
{
  AshStore *store = ash_place_get_store (self->place);
  g_autoptr (AshAssessment) record = ash_store_find (store, &ASH_ASSESSMENT, "id", assessment);

  if (record == NULL || ash_editors_for_rubric () == NULL)
    return FALSE;
  if (record->item == NULL)
    {
      ash_editor_host_show (self, NULL);
      gtk_widget_set_visible (self->parts, FALSE);
    }
  else
    ash_editor_host_show (self, record->item);
  leave (self);
  g_free (self->assessment);
  self->assessment = g_strdup (assessment);
  self->is_rubric = TRUE;
  show_editor (self, RUBRIC, assessment);
  if (self->item != NULL)
    show_parts (self);
  return TRUE;
}

/**
 * ash_editor_host_go_to:
 * @record: the item itself, or something inside it
 */
gboolean
ash_editor_host_go_to (AshEditorHost *self, const char *record, const char *part)
{
  AshView *editor = ash_editor_host_get_editor (self);

  return editor != NULL && ash_view_go_to (editor, record, part);
}

/**
 * ash_editor_host_get_editor:
 *
 * Returns: (transfer none) (nullable): the one in sight
 */
AshView *
ash_editor_host_get_editor (AshEditorHost *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->stack);

  return ASH_IS_VIEW (child) ? ASH_VIEW (child) : NULL;
}

/* What is edited may have become evidence, be gone, or be there again. */
static void
look_again (AshEditorHost *self)
{
  g_autofree char *item = g_strdup (self->item);

  if (item == NULL)
    return;
  if (!self->is_rubric)
    ash_editor_host_show (self, item);
  if (self->item == NULL)
    return;
  set_assessment (self);
  if (self->is_rubric && self->assessment == NULL)
    ash_editor_host_show (self, item);
  if (self->item != NULL)
    show_parts (self);
}

void
ash_editor_host_apply (AshEditorHost *self, const AshChangeSet *changes)
{
  AshView *editor;

  if (ash_change_set_has (changes, &ASH_ITEM) || ash_change_set_has (changes, &ASH_ASSESSMENT))
    look_again (self);
  editor = ash_editor_host_get_editor (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->editors); i++)
    self->is_stale[i] = self->editors[i] != NULL && self->editors[i] != GTK_WIDGET (editor);
  if (editor != NULL)
    ash_view_apply (editor, changes);
}

void
ash_editor_host_set_narrow (AshEditorHost *self, gboolean is_narrow)
{
  self->is_narrow = is_narrow;
  for (guint i = 0; i < G_N_ELEMENTS (self->editors); i++)
    if (self->editors[i] != NULL)
      ash_view_set_narrow (ASH_VIEW (self->editors[i]), is_narrow);
}
