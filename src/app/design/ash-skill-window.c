#include "ash-skill-window.h"

#include <adwaita.h>
#include <ash-desk-frameworks.h>
#include <ash-outcome-tree.h>
#include <ash-desk-outcomes.h>
#include <ash-statement-target.h>
#include <glib/gi18n-lib.h>

#include "ash-commit.h"
#include "ash-dialog.h"
#include "ash-listings.h"
#include "ash-message.h"
#include "ash-menu.h"
#include "ash-names.h"
#include "ash-validation-row.h"
#include "ash-wrap-layout.h"

#define ASH_TYPE_SKILL_WINDOW (ash_skill_window_get_type ())
G_DECLARE_FINAL_TYPE (AshSkillWindow, ash_skill_window, ASH, SKILL_WINDOW, AdwWindow)

struct _AshSkillWindow
{
  AdwWindow parent_instance;

  AshPlace *place;
  char *statement; /* NULL: the credential as a whole */
  char *credential;
  AdwPreferencesPage *page;
  AdwPreferencesGroup *facts;
  GtkWidget *level;
  AdwPreferencesGroup *shown;
  AdwPreferencesGroup *confirmed;
  GPtrArray *checks;      /* (element-type GtkCheckButton) with "outcome" */
  GPtrArray *shown_rows;  /* rows of them */
  GPtrArray *validations; /* rows */
  char *outcomes;         /* which are listed */
  char *to_open;          /* a confirmation that was just added */
  gboolean is_own;
};

G_DEFINE_FINAL_TYPE (AshSkillWindow, ash_skill_window, ADW_TYPE_WINDOW)

static gboolean
tell (AshSkillWindow *self, gboolean is_done, const GError *error)
{
  if (!is_done)
    ash_message_present (GTK_WINDOW (self), _ ("That could not be changed"), error->message, NULL,
                         NULL, NULL);
  return is_done;
}

static AshStore *
store_of (AshSkillWindow *self)
{
  return ash_place_get_store (self->place);
}

/* Level */

static void
level_cb (GtkWidget *widget, const char *text, gpointer data)
{
  AshSkillWindow *self = data;
  g_autoptr (GError) error = NULL;

  tell (self,
        ash_desk_set_skill_level (store_of (self), self->credential, self->statement, text, &error),
        error);
}

static void
choose_level_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  level_cb (widget, g_variant_get_string (parameter, NULL), widget);
}

/* In the words of its framework; else those that are widely in use. */
static GMenuModel *
levels_menu (AshSkillWindow *self, const AshFramework *framework)
{
  static const char *const USUAL[] = { N_ ("Introductory"), N_ ("Intermediate"), N_ ("Advanced"),
                                       N_ ("Expert"), NULL };
  const AshListed *listed =
      framework != NULL ? ash_listings_find (ash_listings_of (self->place), framework->record.id)
                        : NULL;
  const char *const *levels =
      listed != NULL && listed->listing != NULL ? ash_listing_levels (listed->listing) : NULL;
  gboolean is_theirs = levels != NULL && levels[0] != NULL;
  GMenu *menu = g_menu_new ();

  for (guint i = 0; is_theirs ? levels[i] != NULL : USUAL[i] != NULL; i++)
    {
      const char *level = is_theirs ? levels[i] : _ (USUAL[i]);

      ash_menu_append (menu, level, "skill.level", level);
    }
  return G_MENU_MODEL (menu);
}

static void
add_level (AshSkillWindow *self, const AshFramework *framework)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = levels_menu (self, framework);

  self->level = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->level), _ ("Level of specialisation"));
  ash_commit_editable (GTK_EDITABLE (self->level), level_cb, self);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "pan-down-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Levels to choose from"));
  ash_name (button, _ ("Levels to choose from"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->level), button);
  adw_preferences_group_add (self->facts, self->level);
}

static void
add_fact (AshSkillWindow *self, const char *title, const char *text)
{
  GtkWidget *row;

  if (text == NULL || *text == '\0')
    return;
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 6);
  adw_preferences_group_add (self->facts, row);
}

static void
add_facts (AshSkillWindow *self, const AshDesign *design, const AshStatement *statement)
{
  const AshFramework *framework = ash_design_framework_of (design, statement);
  AshStatementTarget target;

  ash_statement_target_read (&target, statement);
  self->facts = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->facts, _ ("Reference"));
  add_fact (self, C_ ("skills", "Framework"),
            framework != NULL ? framework->title : _ ("None: it is in your own words"));
  add_fact (self, _ ("Code"), target.code);
  add_fact (self, _ ("Description"), target.description);
  add_fact (self, _ ("Address"), statement->uri);
  if (framework != NULL && statement->uri == NULL)
    adw_preferences_group_set_description (
        self->facts, _ ("Its framework gives it no web address: a badge names it, and cannot lead "
                        "to it."));
  if (statement->kind == ASH_STATEMENT_SKILL)
    add_level (self, framework);
  adw_preferences_page_add (self->page, self->facts);
  ash_statement_target_clear (&target);
}

/* Outcomes that show it */

static void
toggled_cb (GtkCheckButton *check, AshSkillWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->is_own)
    tell (self,
          ash_desk_set_shown_by (store_of (self), self->statement,
                                 g_object_get_data (G_OBJECT (check), "outcome"),
                                 gtk_check_button_get_active (check), &error),
          error);
}

static void
add_outcome (AshSkillWindow *self, const AshStatement *outcome)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), outcome->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (check), "outcome", g_strdup (outcome->record.id), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  adw_preferences_group_add (self->shown, row);
  g_ptr_array_add (self->checks, check);
  g_ptr_array_add (self->shown_rows, row);
}

static void
show_outcomes (AshSkillWindow *self, const AshDesign *design)
{
  g_autoptr (GPtrArray) by = ash_design_shown_by (design, self->statement);
  g_autoptr (GString) listed = g_string_new (NULL);

  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);

      g_string_append_printf (listed, "%s %s\n", outcome->record.id, outcome->text);
    }
  if (g_strcmp0 (listed->str, self->outcomes) != 0)
    {
      g_free (self->outcomes);
      self->outcomes = g_strdup (listed->str);
      for (guint i = 0; i < self->shown_rows->len; i++)
        adw_preferences_group_remove (self->shown, g_ptr_array_index (self->shown_rows, i));
      g_ptr_array_set_size (self->shown_rows, 0);
      g_ptr_array_set_size (self->checks, 0);
      for (guint i = 0; i < design->outcomes->len; i++)
        add_outcome (self, g_ptr_array_index (design->outcomes, i));
    }
  self->is_own = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkWidget *check = g_ptr_array_index (self->checks, i);
      const AshStatement *outcome =
          ash_design_outcome (design, g_object_get_data (G_OBJECT (check), "outcome"));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_ptr_array_find (by, outcome, NULL));
    }
  self->is_own = FALSE;
}

/* Confirmations */

static void
add_confirmation_cb (AshSkillWindow *self)
{
  g_autoptr (GError) error = NULL;

  g_free (self->to_open);
  self->to_open =
      ash_desk_add_validation (store_of (self), self->credential, self->statement, &error);
  tell (self, self->to_open != NULL, error);
}

static GtkWidget *
row_of (AshSkillWindow *self, const AshValidation *validation)
{
  for (guint i = 0; i < self->validations->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->validations, i);

      if (g_strcmp0 (ash_validation_row_get_id (row), validation->record.id) == 0)
        return row;
    }
  return NULL;
}

static gboolean
is_there (AshSkillWindow *self, const AshDesign *design, GtkWidget *row)
{
  for (guint i = 0; i < design->validations->len; i++)
    if (g_strcmp0 (((AshRecord *) g_ptr_array_index (design->validations, i))->id,
                   ash_validation_row_get_id (row)) == 0)
      return TRUE;
  return FALSE;
}

static void
show_confirmations (AshSkillWindow *self, const AshDesign *design)
{
  for (guint i = self->validations->len; i > 0; i--)
    {
      GtkWidget *row = g_ptr_array_index (self->validations, i - 1);

      if (is_there (self, design, row))
        continue;
      adw_preferences_group_remove (self->confirmed, row);
      g_ptr_array_remove_index (self->validations, i - 1);
    }
  for (guint i = 0; i < design->validations->len; i++)
    {
      const AshValidation *validation = g_ptr_array_index (design->validations, i);
      GtkWidget *row = row_of (self, validation);

      if (g_strcmp0 (validation->statement, self->statement) != 0)
        continue;
      if (row != NULL)
        ash_validation_row_show (row, validation);
      else
        {
          row = ash_validation_row_new (self->place, validation);
          adw_preferences_group_add (self->confirmed, row);
          g_ptr_array_add (self->validations, row);
        }
      if (g_strcmp0 (self->to_open, validation->record.id) == 0)
        {
          g_clear_pointer (&self->to_open, g_free);
          ash_validation_row_open (row);
        }
    }
}

static void
add_confirmations (AshSkillWindow *self)
{
  GtkWidget *button = gtk_button_new_with_label (C_ ("button", "Add confirmation"));

  self->confirmed = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->confirmed, _ ("Confirmed by"));
  adw_preferences_group_set_description (
      self->confirmed, _ ("Employers and others outside who say that it is wanted"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_confirmation_cb), self);
  adw_preferences_group_set_header_suffix (self->confirmed, button);
  ash_wrap_beside (button);
  adw_preferences_page_add (self->page, self->confirmed);
}

/* The whole */

static void
design_cb (AshSkillWindow *self)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (self->place));
  const AshCredentialStatement *use;

  if (design == NULL || design->credential == NULL ||
      g_strcmp0 (design->credential->record.id, self->credential) != 0)
    return;
  if (self->statement != NULL && ash_design_statement (design, self->statement) == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  use = self->statement != NULL ? ash_design_use_of (design, self->statement) : NULL;
  if (self->level != NULL && use != NULL)
    ash_commit_show (self->level, use->level != NULL ? use->level : "");
  if (self->shown != NULL)
    show_outcomes (self, design);
  show_confirmations (self, design);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ash_commit_flush (widget);
  ash_dialog_pass_undo (widget, name);
}

static gboolean
ash_skill_window_close_request (GtkWindow *window)
{
  ash_commit_flush (GTK_WIDGET (window));
  return GTK_WINDOW_CLASS (ash_skill_window_parent_class)->close_request (window);
}

static void
ash_skill_window_dispose (GObject *object)
{
  AshSkillWindow *self = ASH_SKILL_WINDOW (object);

  g_clear_object (&self->place);
  g_clear_pointer (&self->statement, g_free);
  g_clear_pointer (&self->credential, g_free);
  g_clear_pointer (&self->outcomes, g_free);
  g_clear_pointer (&self->to_open, g_free);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->shown_rows, g_ptr_array_unref);
  g_clear_pointer (&self->validations, g_ptr_array_unref);
  G_OBJECT_CLASS (ash_skill_window_parent_class)->dispose (object);
}

static void
ash_skill_window_class_init (AshSkillWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_skill_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = ash_skill_window_close_request;
  gtk_widget_class_install_action (widget_class, "skill.level", "s", choose_level_cb);
  gtk_widget_class_install_action (widget_class, "skill.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "skill.redo", NULL, undo_cb);
}

static void
ash_skill_window_init (AshSkillWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  AdwToastOverlay *toasts;

  ash_dialog_add_undo_keys (GTK_WIDGET (self), "skill.undo", "skill.redo");
  self->checks = g_ptr_array_new ();
  self->shown_rows = g_ptr_array_new ();
  self->validations = g_ptr_array_new ();
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  toasts = ash_dialog_toasts_new (GTK_WIDGET (self->page));
  gtk_widget_set_vexpand (GTK_WIDGET (toasts), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
  ash_dialog_close_on_escape (GTK_WINDOW (self));
}

void
ash_skill_window_present (GtkWindow *parent, AshPlace *place, const char *statement)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (place));
  const AshStatement *record =
      design != NULL && statement != NULL ? ash_design_statement (design, statement) : NULL;
  AshSkillWindow *self;

  if (design == NULL || design->credential == NULL || (statement != NULL && record == NULL))
    return;
  self = g_object_new (ASH_TYPE_SKILL_WINDOW, "transient-for", parent, "modal", TRUE, "title",
                       record != NULL ? record->text : _ ("Confirmed by"), NULL);
  self->place = g_object_ref (place);
  self->statement = g_strdup (statement);
  self->credential = g_strdup (design->credential->record.id);
  ash_dialog_set_size (GTK_WINDOW (self), parent, 520, 620);
  if (record != NULL)
    {
      add_facts (self, design, record);
      self->shown = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (self->shown, _ ("Shown by"));
      adw_preferences_group_set_description (self->shown,
                                             _ ("The outcomes of this credential that show it"));
      adw_preferences_page_add (self->page, self->shown);
    }
  add_confirmations (self);
  g_signal_connect_object (ash_place_get_live (place), "design", G_CALLBACK (design_cb), self,
                           G_CONNECT_SWAPPED);
  design_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}
