#include "ash-evidence-rows.h"

#include <ash-desk-evidence.h>
#include <ash-desk-rubric.h>
#include <glib/gi18n-lib.h>

#include "ash-names.h"
#include "ash-window.h"

static void
go_to_rubric (AshFormEditor *editor, const char *assessment)
{
  gtk_widget_activate_action (GTK_WIDGET (editor), "win.go-to", "(sss)", "build", assessment,
                              "rubric");
}

/* A rubric judges evidence: asking for one makes it that. */
static void
rubric_cb (AshEvidenceRows *self)
{
  AshForm *form = ash_form_editor_get_form (self->editor);
  g_autoptr (GError) error = NULL;
  g_autofree char *assessment = NULL;

  ash_form_flush (form);
  assessment = ash_desk_make_evidence (ash_form_get_store (form), ash_form_get_item (form), &error);
  if (ash_form_told (form, assessment != NULL, error))
    go_to_rubric (self->editor, assessment);
}

static gboolean
switched_cb (GtkSwitch *button, gboolean is_on, AshEvidenceRows *self)
{
  AshForm *form = ash_form_editor_get_form (self->editor);
  AshStore *store = ash_form_get_store (form);
  g_autoptr (AshAssessment) there = ash_form_dup_assessment (form);
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->editor));

  if (ash_form_editor_is_showing (self->editor) || is_on == (there != NULL))
    {
      gtk_switch_set_state (button, is_on);
      return TRUE;
    }
  ash_form_flush (form);
  if (is_on)
    {
      g_autofree char *made = ash_desk_make_evidence (store, ash_form_get_item (form), &error);

      ash_form_told (form, made != NULL, error);
    }
  else if (ash_form_told (form, ash_desk_delete_evidence (store, there->record.id, &error),
                          error) &&
           ASH_IS_WINDOW (root))
    ash_window_toast (ASH_WINDOW (root), _ ("No longer evidence; its marks are gone"), TRUE);
  return TRUE;
}

void
ash_evidence_rows_build (AshEvidenceRows *self, AshFormEditor *editor, AshForm *form)
{
  GtkWidget *row = adw_action_row_new ();

  self->editor = editor;
  ash_form_add_group (form, _ ("Evidence"), NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Counts for the credential"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("It proves what learners can do, and may be asked for to pass."));
  self->is_evidence = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->is_evidence), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->is_evidence));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->is_evidence));
  g_signal_connect (self->is_evidence, "state-set", G_CALLBACK (switched_cb), self);
  ash_form_add_row (form, row);
  self->weight = ash_form_add_number (form, _ ("Weight in %"), &ASH_ASSESSMENT, "weight_bp",
                                      ASH_UNIT_PERCENT, _ ("Change weight"));
  self->pass = ash_form_add_number (form, _ ("To pass, in %"), &ASH_ASSESSMENT, "pass_bp",
                                    ASH_UNIT_PERCENT, _ ("Change pass mark"));
  self->integrity = ash_form_add_note (form, _ ("How it is kept honest"),
                                       _ ("Supervised, oral follow-up, own data"), &ASH_ASSESSMENT,
                                       "integrity", _ ("Change how it is kept honest"));
  self->rubric =
      ADW_ACTION_ROW (ash_form_editor_add_link (form, _ ("Rubric"), "view-grid-symbolic"));
  g_signal_connect_swapped (self->rubric, "activated", G_CALLBACK (rubric_cb), self);
}

static char *
say_rubric (AshForm *form, const AshAssessment *assessment)
{
  g_autoptr (AshGrid) grid = NULL;
  g_autofree char *criteria = NULL;

  if (assessment == NULL)
    return g_strdup (_ ("Says what good work looks like. It makes this evidence."));
  grid = ash_desk_load_grid (ash_form_get_store (form), assessment->record.id, NULL);
  if (grid == NULL || grid->rows->len == 0)
    return g_strdup (_ ("None yet"));
  criteria =
      g_strdup_printf (ngettext ("%u criterion", "%u criteria", grid->rows->len), grid->rows->len);
  return g_strdup_printf (ngettext ("%s, %u level", "%s, %u levels", ash_grid_columns (grid)),
                          criteria, ash_grid_columns (grid));
}

void
ash_evidence_rows_show (AshEvidenceRows *self, const AshAssessment *assessment)
{
  AshForm *form = ash_form_editor_get_form (self->editor);
  g_autofree char *rubric = say_rubric (form, assessment);
  g_autofree char *name = g_strdup_printf ("%s: %s", _ ("Rubric"), rubric);

  gtk_switch_set_active (self->is_evidence, assessment != NULL);
  gtk_widget_set_visible (self->weight, assessment != NULL);
  gtk_widget_set_visible (self->pass, assessment != NULL);
  gtk_widget_set_visible (self->integrity, assessment != NULL);
  adw_action_row_set_subtitle (self->rubric, rubric);
  ash_name (self->rubric, name);
}
