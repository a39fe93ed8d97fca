#include "ash-form-editor.h"

#include <glib/gi18n-lib.h>

#include "ash-names.h"
#include "ash-page-editor.h"

struct _AshFormEditor
{
  GtkWidget parent_instance;

  AshPlace *place;
  GtkStack *stack;
  AshForm *form;
  GtkWidget *page_side; /* NULL until the text is first opened as a page */
  GtkWidget *page;
  const AshFormKind *kind;
  AshItemKind item_kind;
  gpointer own;
  gboolean is_showing;
  gboolean is_narrow;
};

static void view_init (AshViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AshFormEditor,
                               ash_form_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASH_TYPE_VIEW, view_init))

static void
look_again (AshFormEditor *self)
{
  g_autoptr (AshItem) item = ash_form_dup_item (self->form);
  g_autoptr (AshAssessment) assessment = ash_form_dup_assessment (self->form);

  if (item == NULL)
    return;
  self->is_showing = TRUE;
  self->item_kind = item->kind;
  ash_form_show (self->form);
  if (self->kind->show != NULL)
    self->kind->show (self, self->own, item, assessment);
  self->is_showing = FALSE;
}

static gboolean
is_page_shown (AshFormEditor *self)
{
  return self->page_side != NULL && gtk_stack_get_visible_child (self->stack) == self->page_side;
}

static void
close_page (AshFormEditor *self)
{
  if (!is_page_shown (self))
    return;
  ash_view_flush (ASH_VIEW (self->page));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->form));
  look_again (self);
}

static void
make_page (AshFormEditor *self, const char *item)
{
  GtkWidget *back = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "go-previous-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Everything else"));
  gtk_button_set_child (GTK_BUTTON (back), content);
  gtk_widget_add_css_class (back, "flat");
  gtk_widget_set_halign (back, GTK_ALIGN_START);
  ash_name (back, _ ("Back to everything else"));
  g_signal_connect_swapped (back, "clicked", G_CALLBACK (close_page), self);
  self->page = ash_page_editor_new (self->place, item);
  gtk_widget_set_vexpand (self->page, TRUE);
  self->page_side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->page_side), back);
  gtk_box_append (GTK_BOX (self->page_side), self->page);
  gtk_stack_add_child (self->stack, self->page_side);
  ash_view_set_narrow (ASH_VIEW (self->page), self->is_narrow);
}

/**
 * ash_form_editor_open_page:
 *
 * Shows the item's text as a page, with all that is in it, in place of the form.
 */
void
ash_form_editor_open_page (AshFormEditor *self)
{
  const char *item = ash_form_get_item (self->form);

  ash_form_flush (self->form);
  if (self->page_side != NULL)
    {
      ash_view_apply_all (ASH_VIEW (self->page));
      if (!ash_view_go_to (ASH_VIEW (self->page), item, NULL))
        {
          gtk_stack_remove (self->stack, self->page_side);
          self->page_side = NULL;
        }
    }
  if (self->page_side == NULL)
    make_page (self, item);
  gtk_stack_set_visible_child (self->stack, self->page_side);
}

static void
ash_form_editor_dispose (GObject *object)
{
  AshFormEditor *self = ASH_FORM_EDITOR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->place);
  G_OBJECT_CLASS (ash_form_editor_parent_class)->dispose (object);
}

static void
ash_form_editor_finalize (GObject *object)
{
  g_free (ASH_FORM_EDITOR (object)->own);
  G_OBJECT_CLASS (ash_form_editor_parent_class)->finalize (object);
}

static void
ash_form_editor_class_init (AshFormEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_form_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = ash_form_editor_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ash_form_editor_init (AshFormEditor *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

GtkWidget *
ash_form_editor_new (AshPlace *place, const char *item, const AshFormKind *kind)
{
  AshFormEditor *self = g_object_new (ASH_TYPE_FORM_EDITOR, NULL);

  self->place = g_object_ref (place);
  self->kind = kind;
  self->own = g_malloc0 (MAX (kind->size, 1));
  self->form = ASH_FORM (ash_form_new (place));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->form));
  kind->build (self, self->form, self->own);
  ash_form_set_item (self->form, item);
  look_again (self);
  return GTK_WIDGET (self);
}

AshForm *
ash_form_editor_get_form (AshFormEditor *self)
{
  return self->form;
}

AshPlace *
ash_form_editor_get_place (AshFormEditor *self)
{
  return self->place;
}

gpointer
ash_form_editor_get_own (AshFormEditor *self)
{
  return self->own;
}

/**
 * ash_form_editor_is_showing:
 *
 * Returns: whether widgets are being set from the document, and not by the user
 */
gboolean
ash_form_editor_is_showing (AshFormEditor *self)
{
  return self->is_showing;
}

/**
 * ash_form_editor_add_link:
 *
 * Returns: (transfer none): a row that leads elsewhere when it is activated
 */
GtkWidget *
ash_form_editor_add_link (AshForm *form, const char *title, const char *icon)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (icon != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  ash_form_add_row (form, row);
  return row;
}

static void
ash_form_editor_apply (AshView *view, const AshChangeSet *changes)
{
  AshFormEditor *self = ASH_FORM_EDITOR (view);

  look_again (self);
  if (is_page_shown (self))
    ash_view_apply (ASH_VIEW (self->page), changes);
}

static gboolean
ash_form_editor_go_to (AshView *view, const char *record, const char *part)
{
  AshFormEditor *self = ASH_FORM_EDITOR (view);
  g_autoptr (AshItem) item = NULL;

  if (g_strcmp0 (ash_form_get_item (self->form), record) == 0)
    {
      /* A passage is shown in the text as it is written. */
      if (part != NULL && g_str_has_prefix (part, "passage "))
        {
          ash_form_editor_open_page (self);
          ash_view_go_to (ASH_VIEW (self->page), record, part);
        }
      else if (part != NULL)
        gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
      return TRUE;
    }
  item = ash_store_find (ash_place_get_store (self->place), &ASH_ITEM, "id", record);
  if (item == NULL || item->kind != self->item_kind)
    return FALSE;
  close_page (self);
  ash_form_set_item (self->form, record);
  look_again (self);
  return TRUE;
}

static void
ash_form_editor_flush (AshView *view)
{
  AshFormEditor *self = ASH_FORM_EDITOR (view);

  ash_form_flush (self->form);
  if (is_page_shown (self))
    ash_view_flush (ASH_VIEW (self->page));
}

static gboolean
ash_form_editor_run (AshView *view, const char *command, GVariant *parameter)
{
  AshFormEditor *self = ASH_FORM_EDITOR (view);

  return is_page_shown (self) && ash_view_run (ASH_VIEW (self->page), command, parameter);
}

static void
ash_form_editor_set_narrow (AshView *view, gboolean is_narrow)
{
  AshFormEditor *self = ASH_FORM_EDITOR (view);

  self->is_narrow = is_narrow;
  if (self->page_side != NULL)
    ash_view_set_narrow (ASH_VIEW (self->page), is_narrow);
}

static void
view_init (AshViewInterface *iface)
{
  iface->apply = ash_form_editor_apply;
  iface->go_to = ash_form_editor_go_to;
  iface->run = ash_form_editor_run;
  iface->set_narrow = ash_form_editor_set_narrow;
  iface->flush = ash_form_editor_flush;
}
