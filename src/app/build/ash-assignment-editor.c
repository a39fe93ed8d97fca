#include <ash-desk-task.h>
#include <glib/gi18n-lib.h>

#include "ash-evidence-rows.h"
#include "ash-names.h"
#include "ash-prompt-note.h"
#include "ash-small-editors.h"

static const char *const FORMATS[] = { "text", "html", "url", "file", NULL };
static const char *const FORMAT_TITLES[] = { N_ ("Typed text"), N_ ("Formatted text"),
                                             N_ ("Web address"), N_ ("File") };

typedef struct
{
  AshFormEditor *editor;
  AshPromptNote note;
  GtkCheckButton *formats[4];
  AshEvidenceRows evidence;
} Assignment;

static void
format_cb (Assignment *self)
{
  AshForm *form = ash_form_editor_get_form (self->editor);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) formats = NULL;
  g_autoptr (GError) error = NULL;

  if (ash_form_editor_is_showing (self->editor))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->formats); i++)
    if (gtk_check_button_get_active (self->formats[i]))
      g_strv_builder_add (builder, FORMATS[i]);
  formats = g_strv_builder_end (builder);
  ash_form_told (form,
                 ash_desk_set_formats (ash_form_get_store (form), ash_form_get_item (form),
                                       (const char *const *) formats, &error),
                 error);
}

static void
add_formats (Assignment *self, AshForm *form)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 4);
  gtk_widget_add_css_class (flow, "text-row");
  for (guint i = 0; i < G_N_ELEMENTS (self->formats); i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      self->formats[i] = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_ (FORMAT_TITLES[i])));
      g_signal_connect_swapped (self->formats[i], "toggled", G_CALLBACK (format_cb), self);
      gtk_widget_set_focusable (child, FALSE);
      ash_name (child, _ (FORMAT_TITLES[i]));
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), GTK_WIDGET (self->formats[i]));
      gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), flow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  ash_name (row, _ ("Handed in as"));
  ash_name (flow, _ ("Handed in as"));
  ash_form_add_group (form, _ ("Handed in as"), NULL);
  ash_form_add_row (form, row);
}

static void
add_brief (AshForm *form)
{
  static const struct
  {
    const char *key;
    const char *title;
    const char *hint;
  } PARTS[] = {
    { "brief.role", N_ ("Role"), N_ ("Who learners are in it: “You advise a school board”") },
    { "brief.situation", N_ ("Situation"), N_ ("For whom, and what has happened") },
    { "brief.product", N_ ("Product"), N_ ("What comes out: a page, a talk, a table") },
    { "brief.standard", N_ ("Standard"), N_ ("What makes it good enough for those who use it") },
    { "brief.evidence", N_ ("Evidence"), N_ ("What is handed in to show it") },
  };

  ash_form_add_group (form, _ ("Brief"),
                      _ ("A task from real work says who does it, for whom, and what comes out. "
                         "Learners see what you fill in, below the text."));
  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    ash_form_add_lines (form, _ (PARTS[i].title), _ (PARTS[i].hint), &ASH_ASSESSMENT, PARTS[i].key);
}

static void
build (AshFormEditor *editor, AshForm *form, gpointer own)
{
  Assignment *self = own;

  self->editor = editor;
  ash_form_add_group (form, NULL, NULL);
  ash_form_add_title (form);
  ash_form_add_lines (form, _ ("What learners are to do"), NULL, &ASH_ITEM, NULL);
  ash_prompt_note_build (&self->note, editor, form);
  add_brief (form);
  add_formats (self, form);
  ash_form_add_group (form, NULL, NULL);
  ash_form_add_number (form, _ ("Points"), &ASH_ITEM, "points_c", ASH_UNIT_POINTS,
                       _ ("Change points"));
  ash_form_add_number (form, _ ("Learners’ time in minutes"), &ASH_ITEM, "minutes",
                       ASH_UNIT_MINUTES, _ ("Change time"));
  ash_form_add_number (form, _ ("Attempts, 0 for any number"), &ASH_ITEM, "attempts",
                       ASH_UNIT_COUNT, _ ("Change attempts"));
  ash_form_add_number (form, _ ("Time limit in minutes"), &ASH_ITEM, "limit_minutes",
                       ASH_UNIT_MINUTES, _ ("Change time limit"));
  ash_evidence_rows_build (&self->evidence, editor, form);
}

static void
show (AshFormEditor *editor, gpointer own, const AshItem *item, const AshAssessment *assessment)
{
  Assignment *self = own;
  g_auto (GStrv) formats = ash_desk_get_formats (item);

  for (guint i = 0; i < G_N_ELEMENTS (self->formats); i++)
    gtk_check_button_set_active (self->formats[i],
                                 g_strv_contains ((const char *const *) formats, FORMATS[i]));
  ash_prompt_note_show (&self->note, item);
  ash_evidence_rows_show (&self->evidence, assessment);
}

static const AshFormKind KIND = { sizeof (Assignment), build, show };

GtkWidget *
ash_assignment_editor_new (AshPlace *place, const char *item)
{
  return ash_form_editor_new (place, item, &KIND);
}
