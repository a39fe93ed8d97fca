#include "ash-quiz-settings-dialog.h"

#include <adwaita.h>
#include <ash-desk-quiz.h>
#include <ash-json.h>
#include <ash-terms.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "ash-commit.h"
#include "ash-dialog.h"
#include "ash-fragment-view.h"
#include "ash-message.h"

typedef struct
{
  GtkWindow *window;
  AshStore *store;
  char *quiz;
  char *assessment; /* (nullable) */
} SettingsDialog;

/* One figure: what it is a column of, and how many of its units make one on the screen. */
typedef struct
{
  SettingsDialog *dialog;
  const AshRecordClass *klass;
  const char *column;
  const char *label; /* of the step, translated */
  double unit;
  gboolean is_unset_at_0;
} Figure;

static void
settings_dialog_free (gpointer data)
{
  SettingsDialog *self = data;

  g_object_unref (self->store);
  g_free (self->quiz);
  g_free (self->assessment);
  g_free (self);
}

static void
say_error (SettingsDialog *self, const GError *error)
{
  ash_message_present (self->window, _ ("The setting could not be changed"), error->message, NULL,
                       NULL, NULL);
}

static void
figure_cb (GtkSpinButton *spin, Figure *figure)
{
  SettingsDialog *self = figure->dialog;
  double value = gtk_spin_button_get_value (spin);
  gint64 stored =
      value == 0 && figure->is_unset_at_0 ? ASH_UNSET : (gint64) lround (value * figure->unit);
  g_autoptr (GError) error = NULL;

  if (!ash_desk_set_int (self->store, figure->klass,
                         figure->klass == &ASH_ITEM ? self->quiz : self->assessment, figure->column,
                         stored, figure->label, &error))
    say_error (self, error);
}

static void
free_figure (gpointer data, GClosure *closure)
{
  g_free (data);
}

#define FIGURE_CHARS 4

static void
add_figure (AdwPreferencesGroup *group,
            const Figure *figure,
            const char *title,
            const char *subtitle,
            double most,
            gint64 stored)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (0, most, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), stored > 0 ? stored / figure->unit : 0);
  gtk_editable_set_enable_undo (GTK_EDITABLE (spin), FALSE);
  /* One below the other they are of one width, whatever they may hold. */
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), FIGURE_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (spin), FIGURE_CHARS);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  g_signal_connect_data (spin, "value-changed", G_CALLBACK (figure_cb),
                         g_memdup2 (figure, sizeof *figure), free_figure, 0);
  adw_preferences_group_add (group, row);
}

static void
description_cb (SettingsDialog *self, const char *html)
{
  g_autoptr (GError) error = NULL;

  if (!ash_desk_quiz_set_description (self->store, self->quiz, html, &error))
    say_error (self, error);
}

static AdwPreferencesGroup *
group_new (const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  return ADW_PREFERENCES_GROUP (group);
}

static AdwPreferencesGroup *
build_description (SettingsDialog *self, const AshItem *item)
{
  AdwPreferencesGroup *group =
      group_new (_ ("Before the questions"), _ ("What learners read first."));
  GtkWidget *field = ash_fragment_view_new (_ ("Nothing yet"), FALSE);
  g_autoptr (AshJson) json =
      item->settings != NULL ? ash_json_parse_text (item->settings, NULL) : NULL;

  ash_fragment_view_set_label (ASH_FRAGMENT_VIEW (field), _ ("Before the questions"));
  ash_fragment_view_show (
      ASH_FRAGMENT_VIEW (field),
      json != NULL ? ash_json_member_string (ash_json_root (json), "description") : NULL);
  gtk_widget_add_css_class (field, "card");
  gtk_widget_add_css_class (field, "stem");
  g_signal_connect_swapped (field, "commit", G_CALLBACK (description_cb), self);
  adw_preferences_group_add (group, field);
  return group;
}

static AdwPreferencesGroup *
build_taking (SettingsDialog *self, const AshItem *item)
{
  AdwPreferencesGroup *group = group_new (_ ("Taking it"), NULL);

  add_figure (group, &(Figure){ self, &ASH_ITEM, "attempts", _ ("Change attempts"), 1, FALSE },
              _ ("Attempts"), _ ("0 for as many as a learner likes"), ASH_TERMS_MOST_ATTEMPTS,
              item->attempts);
  add_figure (
      group, &(Figure){ self, &ASH_ITEM, "limit_minutes", _ ("Change time limit"), 1, TRUE },
      _ ("Time limit in minutes"), _ ("0 for none"), ASH_TERMS_MOST_MINUTES, item->limit_minutes);
  return group;
}

static void
integrity_cb (GtkWidget *widget, const char *text, gpointer data)
{
  SettingsDialog *self = data;
  g_autoptr (GError) error = NULL;

  if (!ash_desk_set_text (self->store, &ASH_ASSESSMENT, self->assessment, "integrity", text,
                          _ ("Change how it is kept honest"), &error))
    say_error (self, error);
}

static void
add_integrity (SettingsDialog *self, AdwPreferencesGroup *group, const AshAssessment *assessment)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("How it is kept honest"));
  gtk_widget_set_tooltip_text (row, _ ("Supervised, oral follow-up, own data"));
  ash_commit_editable (GTK_EDITABLE (row), integrity_cb, self);
  ash_commit_show (row, assessment->integrity);
  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
build_counting (SettingsDialog *self, const AshAssessment *assessment)
{
  AdwPreferencesGroup *group = group_new (
      _ ("What it counts"), assessment != NULL ? NULL
                                               : _ ("It is practice: it does not count. Make it "
                                                    "evidence in Design to give it a weight."));

  if (assessment == NULL)
    return group;
  add_figure (group,
              &(Figure){ self, &ASH_ASSESSMENT, "weight_bp", _ ("Change weight"), 100, TRUE },
              _ ("Weight in %"), _ ("Of the result of the credential"), 100, assessment->weight_bp);
  add_figure (group,
              &(Figure){ self, &ASH_ASSESSMENT, "pass_bp", _ ("Change pass mark"), 100, TRUE },
              _ ("Pass mark in %"), _ ("Of the points of this quiz"), 100, assessment->pass_bp);
  add_integrity (self, group, assessment);
  return group;
}

static gboolean
close_cb (GtkWidget *window)
{
  ash_commit_flush (window);
  return FALSE;
}

void
ash_quiz_settings_dialog_present (GtkWindow *parent, AshPlace *place, const char *quiz)
{
  AshStore *store = ash_place_get_store (place);
  g_autoptr (AshItem) item = ash_store_find (store, &ASH_ITEM, "id", quiz);
  g_autoptr (AshAssessment) assessment = ash_store_find (store, &ASH_ASSESSMENT, "item", quiz);
  SettingsDialog *self;
  GtkWidget *box;
  GtkWidget *page;

  if (item == NULL)
    return;
  self = g_new0 (SettingsDialog, 1);
  self->store = g_object_ref (store);
  self->quiz = g_strdup (quiz);
  self->assessment = assessment != NULL ? g_strdup (assessment->record.id) : NULL;
  self->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_transient_for (self->window, parent);
  gtk_window_set_title (self->window, _ ("Settings of the quiz"));
  ash_dialog_set_size (self->window, parent, 480, 580);
  g_object_set_data_full (G_OBJECT (self->window), "ash-quiz-settings", self, settings_dialog_free);
  page = adw_preferences_page_new ();
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), build_taking (self, item));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), build_counting (self, assessment));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), build_description (self, item));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (self->window), box);
  g_signal_connect (self->window, "close-request", G_CALLBACK (close_cb), NULL);
  ash_dialog_close_on_escape (self->window);
  gtk_window_present (self->window);
}
