#include "ash-version-changes.h"

#include <adwaita.h>
#include <ash-page-compare.h>
#include <ash-revision-lines.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-compare-row.h"
#include "ash-deed.h"
#include "ash-dialog.h"
#include "ash-in-hand.h"
#include "ash-look.h"
#include "ash-names.h"
#include "ash-say.h"
#include "ash-wrap-layout.h"

/* Rows are real widgets; more differences are better read in the specification. */
#define MOST_LINES 300
#define MOST_PIECES 60

#define ASH_TYPE_VERSION_CHANGES (ash_version_changes_get_type ())
G_DECLARE_FINAL_TYPE (AshVersionChanges, ash_version_changes, ASH, VERSION_CHANGES, AdwWindow)

struct _AshVersionChanges
{
  AdwWindow parent_instance;

  AshPlace *place;
  GPtrArray *revisions; /* (element-type AshRevision) newest first */
  GPtrArray *lines;     /* (element-type AshRevisionLine) */
  AshLook *look;
  gboolean is_closed;
  AdwComboRow *from;
  AdwComboRow *to; /* the first is now */
  GtkStack *stack;
  AdwPreferencesGroup *group;
  GPtrArray *rows; /* in the group */
  AdwStatusPage *nothing;
  GtkWidget *all;
  AdwToastOverlay *toasts;
};

G_DEFINE_FINAL_TYPE (AshVersionChanges, ash_version_changes, ADW_TYPE_WINDOW)

/* On a worker */

typedef struct
{
  char *from;
  char *to;
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

static gpointer
describe (AshStore *store, gconstpointer data, AshProgress *progress, GError **error)
{
  const Order *order = data;

  return ash_revision_describe (store, order->from, order->to, error);
}

static const char *
revision_at (AshVersionChanges *self, guint index)
{
  return index < self->revisions->len
             ? ((AshRecord *) g_ptr_array_index (self->revisions, index))->id
             : NULL;
}

static const char *
from_id (AshVersionChanges *self)
{
  return revision_at (self, adw_combo_row_get_selected (self->from));
}

/* NULL: now */
static const char *
to_id (AshVersionChanges *self)
{
  guint selected = adw_combo_row_get_selected (self->to);

  return selected > 0 ? revision_at (self, selected - 1) : NULL;
}

/* Rows */

static char *
title_of (const AshRevisionLine *line)
{
  const char *fate = ash_revision_fate_in_words (line->fate);

  if (*line->title == '\0')
    return g_strdup_printf (_ ("%s: %s"), fate, line->kind);
  /* Translators: "Changed: Page “Charts”" */
  return g_strdup_printf (_ ("%s: %s “%s”"), fate, line->kind, line->title);
}

static void
say (AshVersionChanges *self, gboolean is_done, const GError *error)
{
  ash_dialog_toast (self->toasts, is_done ? _ ("Taken back") : error->message,
                    is_done ? "version.undo" : NULL);
}

static void
take_back_cb (GtkWidget *button, AshVersionChanges *self)
{
  const AshRevisionLine *line = g_object_get_data (G_OBJECT (button), "ash-line");
  g_autoptr (GError) error = NULL;
  gboolean is_done = ash_revision_restore_some (ash_place_get_store (self->place), from_id (self),
                                                (const char *const *) line->ids->pdata, &error);

  say (self, is_done, error);
}

static gboolean
restore (AshStore *store, gpointer version, GError **error)
{
  return ash_revision_restore (store, version, error);
}

static void
restored_cb (GtkWidget *from, gboolean is_done, GError *error, gpointer version)
{
  say (ASH_VERSION_CHANGES (from), is_done, error);
}

static void
all_cb (AshVersionChanges *self)
{
  ash_deed_run (GTK_WIDGET (self), ash_place_get_document (self->place), TRUE, restore, restored_cb,
                g_strdup (from_id (self)), g_free);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ash_dialog_pass_undo (widget, name);
}

static void
add_texts (AshVersionChanges *self, AdwExpanderRow *row, const AshRevisionLine *line)
{
  const char *before = line->before != NULL ? line->before : "";
  const char *after = line->after != NULL ? line->after : "";
  GPtrArray *then = ash_text_blocks_new (before, (gssize) strlen (before));
  GPtrArray *now = ash_text_blocks_new (after, (gssize) strlen (after));
  GPtrArray *pieces = ash_page_compare (then, now);
  guint n = 0;

  /* What a piece is about is borrowed of them. */
  g_object_set_data_full (G_OBJECT (row), "ash-then", then, (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data_full (G_OBJECT (row), "ash-now", now, (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data_full (G_OBJECT (row), "ash-pieces", pieces, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < pieces->len && n < MOST_PIECES; i++)
    {
      const AshPiece *piece = g_ptr_array_index (pieces, i);
      GtkWidget *place;

      if (piece->fate == ASH_PIECE_SAME)
        continue;
      place = gtk_list_box_row_new ();
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (place), FALSE);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (place), ash_compare_row_new (piece, TRUE));
      adw_expander_row_add_row (row, place);
      n++;
    }
}

static GtkWidget *
back_button_new (AshVersionChanges *self, const AshRevisionLine *line, const char *title)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Take back"));
  g_autofree char *spoken = g_strdup_printf (_ ("Take back. %s"), title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "ash-line", (gpointer) line);
  ash_name (button, spoken);
  g_signal_connect (button, "clicked", G_CALLBACK (take_back_cb), self);
  return button;
}

static GtkWidget *
row_new (AshVersionChanges *self, const AshRevisionLine *line)
{
  gboolean has_texts = line->before != NULL || line->after != NULL;
  GtkWidget *row = has_texts ? adw_expander_row_new () : adw_action_row_new ();
  g_autofree char *title = title_of (line);
  g_autoptr (GString) details = g_string_new (NULL);
  GtkWidget *back = to_id (self) == NULL ? back_button_new (self, line, title) : NULL;

  for (guint i = 0; i < line->details->len; i++)
    g_string_append_printf (details, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (line->details, i));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (has_texts)
    {
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), details->str);
      if (back != NULL)
        adw_expander_row_add_action (ADW_EXPANDER_ROW (row), back);
      add_texts (self, ADW_EXPANDER_ROW (row), line);
      return row;
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details->str);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (back != NULL)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), back);
      ash_wrap_beside (back);
    }
  return row;
}

static void
show_lines (AshVersionChanges *self)
{
  AshInHand *in_hand = ash_in_hand_find (self->rows);
  g_autofree char *more = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->lines->len && i < MOST_LINES; i++)
    {
      GtkWidget *row = row_new (self, g_ptr_array_index (self->lines, i));

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  more = ash_say_number (ngettext ("%u difference", "%u differences", self->lines->len),
                         self->lines->len);
  adw_preferences_group_set_description (self->group, self->lines->len > 0 ? more : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), self->lines->len == 0);
  gtk_widget_set_sensitive (self->all, self->lines->len > 0 && to_id (self) == NULL);
  gtk_stack_set_visible_child_name (self->stack, "lines");
  ash_in_hand_return (in_hand, self->rows, GTK_WIDGET (self->to));
}

static void
described_cb (gconstpointer order, gpointer found, const GError *error, gpointer data)
{
  AshVersionChanges *self = data;
  /* Rows borrow of the lines before until they are gone. */
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->lines);

  if (found == NULL)
    {
      adw_status_page_set_title (self->nothing, _ ("This version cannot be read"));
      adw_status_page_set_description (self->nothing, NULL);
    }
  self->lines = found != NULL ? found : g_ptr_array_new ();
  show_lines (self);
}

static void
look_again (AshVersionChanges *self)
{
  Order *order;

  if (self->is_closed || from_id (self) == NULL)
    return;
  order = g_new0 (Order, 1);
  order->from = g_strdup (from_id (self));
  order->to = g_strdup (to_id (self));
  ash_look_order (self->look, ash_place_get_document (self->place), order);
}

/* The window */

static void
ash_version_changes_dispose (GObject *object)
{
  AshVersionChanges *self = ASH_VERSION_CHANGES (object);

  self->is_closed = TRUE;
  ash_look_clear (&self->look);
  g_clear_object (&self->place);
  g_clear_pointer (&self->revisions, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (ash_version_changes_parent_class)->dispose (object);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
}

static void
ash_version_changes_class_init (AshVersionChangesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_version_changes_dispose;
  gtk_widget_class_install_action (widget_class, "version.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "version.redo", NULL, undo_cb);
}

static AdwComboRow *
versions_row_new (AshVersionChanges *self, const char *title, gboolean with_now)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  if (with_now)
    gtk_string_list_append (list, _ ("As it is now"));
  for (guint i = 0; i < self->revisions->len; i++)
    {
      const AshRevision *revision = g_ptr_array_index (self->revisions, i);

      gtk_string_list_append (list, revision->name != NULL ? revision->name : "");
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (look_again), self,
                           G_CONNECT_SWAPPED);
  return ADW_COMBO_ROW (row);
}

static GtkWidget *
page_new (AshVersionChanges *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *which = adw_preferences_group_new ();
  GtkWidget *lines = adw_preferences_group_new ();
  GtkWidget *empty = adw_preferences_group_new ();

  self->from = versions_row_new (self, _ ("From"), FALSE);
  self->to = versions_row_new (self, _ ("To"), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (which), GTK_WIDGET (self->from));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (which), GTK_WIDGET (self->to));
  self->group = ADW_PREFERENCES_GROUP (lines);
  self->nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->nothing, "view-dual-symbolic");
  adw_status_page_set_title (self->nothing, _ ("Nothing differs"));
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "compact");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (empty), GTK_WIDGET (self->nothing));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (which));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (empty));
  return page;
}

static void
fill (AshVersionChanges *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  self->all = gtk_button_new_with_label (_ ("Restore all of it"));
  gtk_widget_set_sensitive (self->all, FALSE);
  g_signal_connect_swapped (self->all, "clicked", G_CALLBACK (all_cb), self);
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_stack_add_named (self->stack, spinner, "busy");
  gtk_stack_add_named (self->stack, page_new (self), "lines");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  self->toasts = ash_dialog_toasts_new (GTK_WIDGET (self->stack));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->all);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
  ash_dialog_close_on_escape (GTK_WINDOW (self));
}

static void
ash_version_changes_init (AshVersionChanges *self)
{
  self->lines = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->look =
      ash_look_new (describe, order_free, (GDestroyNotify) g_ptr_array_unref, described_cb, self);
  ash_dialog_add_undo_keys (GTK_WIDGET (self), "version.undo", "version.redo");
}

void
ash_version_changes_present (GtkWindow *parent, AshPlace *place, const char *revision)
{
  AshVersionChanges *self = g_object_new (ASH_TYPE_VERSION_CHANGES, "transient-for", parent,
                                          "modal", TRUE, "title", _ ("What differs"), NULL);
  g_autoptr (GPtrArray) all =
      ash_revision_list (ash_place_get_store (place), ash_place_get_credential (place), NULL);
  guint chosen = 0;

  self->place = g_object_ref (place);
  self->revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_revision_free);
  for (guint i = all != NULL ? all->len : 0; i > 0; i--)
    {
      if (g_strcmp0 (((AshRecord *) all->pdata[i - 1])->id, revision) == 0)
        chosen = self->revisions->len;
      g_ptr_array_add (self->revisions, ash_revision_copy (all->pdata[i - 1]));
    }
  fill (self);
  adw_combo_row_set_selected (self->from, chosen);
  g_signal_connect_object (ash_place_get_document (place), "changed", G_CALLBACK (look_again), self,
                           G_CONNECT_SWAPPED);
  ash_dialog_set_size (GTK_WINDOW (self), parent, 680, 640);
  look_again (self);
  gtk_window_present (GTK_WINDOW (self));
}
