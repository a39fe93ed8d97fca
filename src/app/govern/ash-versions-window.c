#include "ash-versions-window.h"

#include <adwaita.h>
#include <ash-desk-decide.h>
#include <ash-revision.h>
#include <glib/gi18n-lib.h>

#include "ash-commit.h"
#include "ash-day-row.h"
#include "ash-decision-dialog.h"
#include "ash-deed.h"
#include "ash-dialog.h"
#include "ash-governing.h"
#include "ash-names.h"
#include "ash-in-hand.h"
#include "ash-package-words.h"
#include "ash-say.h"
#include "ash-version-changes.h"
#include "ash-version-dialog.h"
#include "ash-wrap-layout.h"

#define ASH_TYPE_VERSIONS_WINDOW (ash_versions_window_get_type ())
G_DECLARE_FINAL_TYPE (AshVersionsWindow, ash_versions_window, ASH, VERSIONS_WINDOW, AdwWindow)

struct _AshVersionsWindow
{
  AdwWindow parent_instance;

  AshPlace *place;
  AdwPreferencesGroup *status;
  AdwPreferencesGroup *versions;
  AdwPreferencesGroup *decisions;
  GPtrArray *rows; /* in either */
  AdwActionRow *now;
  AdwEntryRow *review;
  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkWidget *keep;
};

G_DEFINE_FINAL_TYPE (AshVersionsWindow, ash_versions_window, ADW_TYPE_WINDOW)

static void
toast (AshVersionsWindow *self, const char *text, gboolean with_undo)
{
  ash_dialog_toast (self->toasts, text, with_undo ? "versions.undo" : NULL);
}

/* Rows */

static const char *
id_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "ash-id");
}

static void
compare_cb (GtkWidget *button, AshVersionsWindow *self)
{
  ash_version_changes_present (GTK_WINDOW (self), self->place, id_of (button));
}

static gboolean
restore (AshStore *store, gpointer version, GError **error)
{
  return ash_revision_restore (store, version, error);
}

static void
restored_cb (GtkWidget *from, gboolean is_done, GError *error, gpointer version)
{
  toast (ASH_VERSIONS_WINDOW (from),
         is_done ? _ ("The credential is as it was then") : error->message, is_done);
}

static void
restore_cb (GtkWidget *button, AshVersionsWindow *self)
{
  ash_deed_run (GTK_WIDGET (self), ash_place_get_document (self->place), TRUE, restore, restored_cb,
                g_strdup (id_of (button)), g_free);
}

static void
forget_cb (GtkWidget *button, AshVersionsWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (ash_desk_delete_decision (ash_place_get_store (self->place), id_of (button), &error))
    toast (self, _ ("Deleted the decision"), TRUE);
  else
    toast (self, error->message, FALSE);
}

static void
add_button (AshVersionsWindow *self,
            GtkWidget *row,
            const char *icon,
            const char *words,
            const char *about,
            const char *id,
            GCallback func)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", words, about);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  ash_name (button, spoken);
  g_object_set_data_full (G_OBJECT (button), "ash-id", g_strdup (id), g_free);
  g_signal_connect (button, "clicked", func, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static void
add_row (AshVersionsWindow *self, AdwPreferencesGroup *group, GtkWidget *row, const char *id)
{
  ash_in_hand_name (row, id);
  g_object_set_data (G_OBJECT (row), "ash-group", group);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_version (AshVersionsWindow *self, const AshRevision *revision)
{
  g_autofree char *day = ash_say_moment (revision->at);
  GString *subtitle = g_string_new (day);
  const char *name =
      revision->name != NULL && *revision->name != '\0' ? revision->name : _ ("Untitled");
  g_autofree char *said = NULL;
  GtkWidget *row;

  if (revision->author != NULL)
    g_string_append_printf (subtitle, " · %s", revision->author);
  if (revision->note != NULL)
    g_string_append_printf (subtitle, "\n%s", revision->note);
  said = g_string_free (subtitle, FALSE);
  row = row_new (name, said);
  add_button (self, row, "view-dual-symbolic", _ ("Compare"), name, revision->record.id,
              G_CALLBACK (compare_cb));
  add_button (self, row, "edit-undo-symbolic", _ ("Go back to this version"), name,
              revision->record.id, G_CALLBACK (restore_cb));
  add_row (self, self->versions, row, revision->record.id);
}

static const char *
name_of (GPtrArray *revisions, const char *id)
{
  for (guint i = 0; id != NULL && i < revisions->len; i++)
    {
      const AshRevision *revision = g_ptr_array_index (revisions, i);

      if (g_strcmp0 (revision->record.id, id) == 0)
        return revision->name;
    }
  return NULL;
}

static void
add_decision (AshVersionsWindow *self, const AshDecision *decision, GPtrArray *revisions)
{
  const char *version = name_of (revisions, decision->revision);
  g_autofree char *day = ash_decision_say_day (decision->date);
  g_autofree char *title = g_strdup_printf ("%s · %s", ash_say_verdict (decision->verdict), day);
  GString *subtitle = g_string_new (decision->person != NULL ? decision->person : "");
  g_autofree char *said = NULL;
  GtkWidget *row;

  if (decision->role != NULL)
    g_string_append_printf (subtitle, ", %s", decision->role);
  if (version != NULL)
    {
      g_autofree char *words = g_strdup_printf (_ ("Version “%s”"), version);

      g_string_append_printf (subtitle, "\n%s", words);
    }
  if (decision->text != NULL)
    g_string_append_printf (subtitle, "\n%s", decision->text);
  said = g_string_free (subtitle, FALSE);
  row = row_new (title, said);
  add_button (self, row, "user-trash-symbolic", _ ("Delete the decision"), title,
              decision->record.id, G_CALLBACK (forget_cb));
  add_row (self, self->decisions, row, decision->record.id);
}

static void
show_now (AshVersionsWindow *self, const char *status)
{
  const AshApproval *approval = ash_governing_get (ash_place_get_live (self->place));
  g_autofree char *words = ash_governing_say_approval (approval);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->now), status);
  adw_action_row_set_subtitle (self->now, words);
}

static void
look_again (AshVersionsWindow *self)
{
  AshStore *store = self->place != NULL ? ash_place_get_store (self->place) : NULL;
  const char *id = store != NULL ? ash_place_get_credential (self->place) : NULL;
  g_autoptr (AshCredential) credential =
      id != NULL ? ash_store_find (store, &ASH_CREDENTIAL, "id", id) : NULL;
  g_autoptr (GPtrArray) revisions = credential != NULL ? ash_revision_list (store, id, NULL) : NULL;
  g_autoptr (GPtrArray) decisions =
      revisions != NULL ? ash_store_list (store, &ASH_DECISION, "credential", id, NULL) : NULL;
  AshInHand *in_hand;

  if (self->rows == NULL)
    return;
  in_hand = ash_in_hand_find (self->rows);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (
        g_object_get_data (g_ptr_array_index (self->rows, i), "ash-group"),
        g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = decisions != NULL ? decisions->len : 0; i > 0; i--)
    add_decision (self, g_ptr_array_index (decisions, i - 1), revisions);
  for (guint i = decisions != NULL ? revisions->len : 0; i > 0; i--)
    add_version (self, g_ptr_array_index (revisions, i - 1));
  ash_in_hand_return (in_hand, self->rows, self->keep);
  if (decisions == NULL)
    return;
  adw_preferences_group_set_description (
      self->decisions, decisions->len == 0 ? _ ("Nothing is decided yet.") : NULL);
  adw_preferences_group_set_description (
      self->versions, revisions->len == 0 ? _ ("Keep one before you change much, or before a board "
                                               "reads it: you can compare with it and go back.")
                                          : NULL);
  if (!gtk_widget_has_css_class (GTK_WIDGET (self->review), "error"))
    ash_commit_show (GTK_WIDGET (self->review), credential->review_date);
  show_now (self, ash_say_status (credential->status));
  {
    g_autofree char *title = ash_package_words_title (self->place);

    adw_window_title_set_subtitle (self->title, title);
  }
}

/* @wrong: (nullable): what is wrong with the day */
static void
say_of_review (AshVersionsWindow *self, const char *wrong)
{
  if (wrong != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->review), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->review), "error");
  adw_preferences_group_set_description (self->status, wrong);
}

static void
review_cb (GtkWidget *widget, const char *text, gpointer data)
{
  AshVersionsWindow *self = data;
  g_autofree char *day = g_strstrip (g_strdup (text));
  g_autoptr (GError) error = NULL;

  if (*day != '\0' && !ash_decision_is_day (day))
    {
      /* What is typed stays to be mended. */
      say_of_review (self, _ ("Write the day as year, month, day: 2027-03-01."));
      return;
    }
  say_of_review (self, NULL);
  if (!ash_desk_set_text (ash_place_get_store (self->place), &ASH_CREDENTIAL,
                          ash_place_get_credential (self->place), "review_date", day,
                          _ ("Change review date"), &error))
    toast (self, error->message, FALSE);
}

/* A wrong day is no step of the document: it is taken back alone. */
static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AshVersionsWindow *self = ASH_VERSIONS_WINDOW (widget);

  ash_commit_flush (widget);
  if (gtk_widget_has_css_class (GTK_WIDGET (self->review), "error"))
    {
      say_of_review (self, NULL);
      look_again (self);
    }
  else
    ash_dialog_pass_undo (widget, name);
}

static void
keep_cb (AshVersionsWindow *self)
{
  ash_version_dialog_present (GTK_WINDOW (self), self->place);
}

static void
decide_cb (AshVersionsWindow *self)
{
  ash_decision_dialog_present (GTK_WINDOW (self), self->place);
}

/* The window */

/* What is being typed is stored. */
static gboolean
ash_versions_window_close_request (GtkWindow *window)
{
  ash_commit_flush (GTK_WIDGET (window));
  return GTK_WINDOW_CLASS (ash_versions_window_parent_class)->close_request (window);
}

static void
ash_versions_window_dispose (GObject *object)
{
  AshVersionsWindow *self = ASH_VERSIONS_WINDOW (object);

  g_clear_object (&self->place);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (ash_versions_window_parent_class)->dispose (object);
}

static void
ash_versions_window_class_init (AshVersionsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_versions_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = ash_versions_window_close_request;
  gtk_widget_class_install_action (widget_class, "versions.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "versions.redo", NULL, undo_cb);
}

static AdwPreferencesGroup *
add_group (GtkWidget *page, const char *title, GtkWidget *button)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (button != NULL)
    {
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
      ash_wrap_beside (button);
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static void
ash_versions_window_init (AshVersionsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *decide = gtk_button_new_with_label (_ ("Record a decision…"));

  ash_dialog_add_undo_keys (GTK_WIDGET (self), "versions.undo", "versions.redo");
  self->rows = g_ptr_array_new ();
  self->now = ADW_ACTION_ROW (row_new ("", NULL));
  self->review = ADW_ENTRY_ROW (ash_day_row_new (_ ("Next review (year-month-day)")));
  self->status = add_group (page, _ ("Now"), NULL);
  adw_preferences_group_add (self->status, GTK_WIDGET (self->now));
  adw_preferences_group_add (self->status, GTK_WIDGET (self->review));
  ash_commit_editable (GTK_EDITABLE (self->review), review_cb, self);
  self->keep = gtk_button_new_with_label (_ ("Keep a version…"));
  self->decisions = add_group (page, _ ("Decisions"), decide);
  self->versions = add_group (page, _ ("Versions"), self->keep);
  g_signal_connect_swapped (decide, "clicked", G_CALLBACK (decide_cb), self);
  g_signal_connect_swapped (self->keep, "clicked", G_CALLBACK (keep_cb), self);
  self->toasts = ash_dialog_toasts_new (page);
  gtk_widget_set_vexpand (GTK_WIDGET (self->toasts), TRUE);
  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Versions and decisions"), NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
  ash_dialog_close_on_escape (GTK_WINDOW (self));
}

void
ash_versions_window_present (GtkWindow *parent, AshPlace *place)
{
  AshVersionsWindow *self =
      g_object_new (ASH_TYPE_VERSIONS_WINDOW, "transient-for", parent, "modal", TRUE, "title",
                    _ ("Versions and decisions"), NULL);

  self->place = g_object_ref (place);
  g_signal_connect_object (ash_place_get_document (place), "changed", G_CALLBACK (look_again), self,
                           G_CONNECT_SWAPPED);
  ash_governing_watch (place, G_OBJECT (self), (AshGoverningFunc) look_again);
  ash_dialog_set_size (GTK_WINDOW (self), parent, 600, 640);
  look_again (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->keep);
}
