#include "ash-module-outcomes.h"

#include <ash-desk-outcomes.h>
#include <ash-in-words.h>
#include <ash-outcome-tree.h>
#include <ash-verbs.h>
#include <glib/gi18n-lib.h>

#include "ash-names.h"
#include "ash-picker.h"

struct _AshModuleOutcomes
{
  AshFormEditor *editor;
  AshForm *form;
  AdwPreferencesGroup *group;
  GtkWidget *add;
  GPtrArray *rows;
  char *credential; /* (nullable) */
  char *signature;  /* of what the rows say */
};

static void
module_outcomes_free (gpointer data)
{
  AshModuleOutcomes *self = data;

  g_ptr_array_unref (self->rows);
  g_object_unref (self->add);
  g_free (self->credential);
  g_free (self->signature);
  g_free (self);
}

static AshDesign *
design_of (AshModuleOutcomes *self)
{
  return ash_live_get_design (ash_place_get_live (ash_form_editor_get_place (self->editor)));
}

static void
set_module (AshModuleOutcomes *self, const char *statement, const char *module)
{
  g_autoptr (GError) error = NULL;

  ash_form_told (self->form,
                 ash_desk_set_outcome_module (ash_form_get_store (self->form), self->credential,
                                              statement, module, &error),
                 error);
}

static void
remove_cb (GtkWidget *button, AshModuleOutcomes *self)
{
  set_module (self, g_object_get_data (G_OBJECT (button), "statement"), NULL);
}

/* Choosing one */

typedef struct
{
  AshModuleOutcomes *outcomes;
  AshForm *form; /* keeps them */
  char *module;
  GtkWidget *written; /* the row of what is typed */
} Choice;

static void
choice_free (gpointer data)
{
  Choice *self = data;

  g_object_unref (self->form);
  g_free (self->module);
  g_free (self);
}

static void
typed_cb (AshPicker *picker, Choice *self)
{
  g_autofree char *words = g_strstrip (g_strdup (ash_picker_get_words (picker)));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->written), words);
  ash_picker_set_offered (picker, self->written, *words != '\0');
}

static void
chosen_cb (AshPicker *picker, GtkWidget *row, Choice *self)
{
  const char *statement = g_object_get_data (G_OBJECT (row), "statement");
  g_autofree char *made = NULL;
  g_autoptr (GError) error = NULL;

  if (statement != NULL)
    {
      set_module (self->outcomes, statement, self->module);
      return;
    }
  made = ash_desk_add_module_outcome (ash_form_get_store (self->form), self->outcomes->credential,
                                      self->module,
                                      adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), &error);
  ash_form_told (self->form, made != NULL, error);
}

static void
offer (AshPicker *picker, const AshStatement *outcome, const AshItem *module)
{
  const char *text =
      outcome->text != NULL && *outcome->text != '\0' ? outcome->text : _ ("Untitled");
  g_autofree char *title =
      outcome->code != NULL ? g_strconcat (outcome->code, "  ", text, NULL) : g_strdup (text);
  GtkWidget *row = ash_picker_row_new ("find-location-symbolic", title,
                                       module != NULL ? module->title : _ ("The whole credential"));

  g_object_set_data_full (G_OBJECT (row), "statement", g_strdup (outcome->record.id), g_free);
  ash_picker_add (picker, row, title);
}

static void
add_cb (AshModuleOutcomes *self)
{
  const AshDesign *design = design_of (self);
  AshPicker *picker;
  Choice *choice;

  if (design == NULL || self->credential == NULL || ash_form_get_item (self->form) == NULL)
    return;
  picker = ash_picker_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->form))),
                           _ ("Outcome of the module"), _ ("What learners can do after it"),
                           _ ("Outcomes"), _ ("No outcome says so"));
  choice = g_new0 (Choice, 1);
  choice->outcomes = self;
  choice->form = g_object_ref (self->form);
  choice->module = g_strdup (ash_form_get_item (self->form));
  choice->written = ash_picker_row_new ("list-add-symbolic", _ ("Write a new outcome"), "");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (choice->written), FALSE);
  g_object_set_data_full (G_OBJECT (picker), "ash-choice", choice, choice_free);
  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);
      const AshItem *module = ash_design_outcome_module (design, outcome);

      if (module == NULL || g_strcmp0 (module->record.id, choice->module) != 0)
        offer (picker, outcome, module);
    }
  /* The last: what is there already comes first when Enter is pressed. */
  ash_picker_add (picker, choice->written, NULL);
  ash_picker_set_offered (picker, choice->written, FALSE);
  g_signal_connect (picker, "typed", G_CALLBACK (typed_cb), choice);
  g_signal_connect (picker, "chosen", G_CALLBACK (chosen_cb), choice);
  ash_picker_present (picker, NULL);
}

/* What is shown */

static void
add_row (AshModuleOutcomes *self, const AshStatement *outcome, const char *lang)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *away = gtk_button_new_from_icon_name ("list-remove-symbolic");
  const char *text =
      outcome->text != NULL && *outcome->text != '\0' ? outcome->text : _ ("Untitled");
  AshBloom level = ash_outcome_level (outcome, lang);
  g_autofree char *name = g_strdup_printf (_ ("Take away: %s"), text);
  const char *words = level != ASH_BLOOM_UNKNOWN ? ash_say_bloom (level) : NULL;
  g_autofree char *facts =
      outcome->code != NULL ? g_strjoin (" · ", outcome->code, words, NULL) : g_strdup (words);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  gtk_widget_add_css_class (away, "flat");
  gtk_widget_set_valign (away, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (away, _ ("Let it belong to the whole credential"));
  ash_name (away, name);
  g_object_set_data_full (G_OBJECT (away), "statement", g_strdup (outcome->record.id), g_free);
  g_signal_connect (away, "clicked", G_CALLBACK (remove_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), away);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

AshModuleOutcomes *
ash_module_outcomes_add (AshFormEditor *editor, AshForm *form)
{
  AshModuleOutcomes *self = g_new0 (AshModuleOutcomes, 1);

  self->editor = editor;
  self->form = form;
  self->rows = g_ptr_array_new ();
  self->group = ash_form_add_group (form, _ ("Outcomes of this module"), NULL);
  self->add = ash_form_editor_add_link (form, _ ("Add an outcome…"), "list-add-symbolic");
  g_object_ref (self->add);
  g_signal_connect_swapped (self->add, "activated", G_CALLBACK (add_cb), self);
  g_object_set_data_full (G_OBJECT (form), "module-outcomes", self, module_outcomes_free);
  return self;
}

/* (nullable) (transfer full): the credential whose module it is */
static AshCredential *
credential_of (AshStore *store, const char *module)
{
  g_autoptr (AshItem) item = ash_store_find (store, &ASH_ITEM, "id", module);

  return item != NULL ? ash_store_find (store, &ASH_CREDENTIAL, "tree", item->tree) : NULL;
}

/* (element-type AshStatement): those of the module, in order */
static GPtrArray *
outcomes_of (AshModuleOutcomes *self, const char *module)
{
  AshStore *store = ash_form_get_store (self->form);
  g_autoptr (GPtrArray) uses =
      ash_store_list (store, &ASH_CREDENTIAL_STATEMENT, "module", module, NULL);
  GPtrArray *outcomes = g_ptr_array_new_with_free_func (ASH_STATEMENT.free);

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    {
      const AshCredentialStatement *use = g_ptr_array_index (uses, i);
      AshStatement *outcome = g_strcmp0 (use->credential, self->credential) == 0
                                  ? ash_store_find (store, &ASH_STATEMENT, "id", use->statement)
                                  : NULL;

      if (outcome != NULL && outcome->kind == ASH_STATEMENT_OUTCOME)
        g_ptr_array_add (outcomes, outcome);
      else
        ash_statement_free (outcome);
    }
  ash_outcomes_arrange (outcomes);
  return outcomes;
}

/* What the rows say: they stay, with the keyboard in them, as long as that does. */
static char *
signature_of (GPtrArray *outcomes, const char *lang)
{
  GString *out = g_string_new (lang);

  for (guint i = 0; i < outcomes->len; i++)
    {
      const AshStatement *each = g_ptr_array_index (outcomes, i);

      g_string_append_printf (out, "|%s %s %s %s", each->record.id, each->code, each->text,
                              each->bloom);
    }
  return g_string_free (out, FALSE);
}

static void
set_rows (AshModuleOutcomes *self, GPtrArray *outcomes, const char *lang)
{
  gboolean has_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->group)) != NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < outcomes->len; i++)
    add_row (self, g_ptr_array_index (outcomes, i), lang);
  /* It stays the last. */
  adw_preferences_group_remove (self->group, self->add);
  adw_preferences_group_add (self->group, self->add);
  if (has_focus)
    gtk_widget_grab_focus (self->add);
}

void
ash_module_outcomes_show (AshModuleOutcomes *self, const char *module)
{
  g_autoptr (AshCredential) credential = credential_of (ash_form_get_store (self->form), module);
  const AshDesign *design = design_of (self);
  const char *lang = design != NULL && design->tree != NULL ? design->tree->lang : NULL;
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autofree char *signature = NULL;

  g_free (self->credential);
  self->credential = credential != NULL ? g_strdup (credential->record.id) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->group), credential != NULL);
  outcomes = outcomes_of (self, module);
  signature = signature_of (outcomes, lang);
  if (g_strcmp0 (signature, self->signature) == 0)
    return;
  g_free (self->signature);
  self->signature = g_steal_pointer (&signature);
  set_rows (self, outcomes, lang);
}
