#include "ash-evidence-brief.h"

#include <ash-desk.h>
#include <ash-evidence.h>
#include <ash-revision-words.h>
#include <glib/gi18n-lib.h>

#include "ash-commit.h"
#include "ash-edits.h"
#include "ash-names.h"

typedef struct _Brief Brief;

typedef struct
{
  Brief *brief;
  GtkWidget *view;
  char *key;
} Part;

struct _Brief
{
  GtkWidget *box;
  GtkWidget *button; /* unfolds it */
  AshPlace *place;
  char *id;
  Part parts[ASH_N_BRIEF_PARTS];
};

/* Translators: %s is the title of a piece of evidence */
static const char *const NAMES[ASH_N_BRIEF_PARTS] = {
  N_ ("Role in %s"),     N_ ("Situation of %s"),          N_ ("Product of %s"),
  N_ ("Standard of %s"), N_ ("What is handed in for %s"),
};

static void
brief_free (gpointer data)
{
  Brief *self = data;

  for (guint i = 0; i < ASH_N_BRIEF_PARTS; i++)
    g_free (self->parts[i].key);
  g_object_unref (self->place);
  g_free (self->id);
  g_free (self);
}

static void
part_cb (GtkWidget *widget, const char *text, gpointer data)
{
  Part *part = data;
  Brief *self = part->brief;
  g_autoptr (GError) error = NULL;

  ash_edits_done (
      self->box,
      ash_desk_set_field (ash_place_get_store (self->place), self->id, part->key, text, &error),
      error, _ ("The evidence could not be changed"));
}

static void
add_part (Brief *self, GtkWidget *box, guint index)
{
  Part *part = &self->parts[index];
  GtkWidget *label;

  part->brief = self;
  part->key = g_strconcat ("brief.", ASH_BRIEF_PARTS[index], NULL);
  label = gtk_label_new (ash_sheet_key_word (part->key));
  part->view = gtk_text_view_new ();
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "muted");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (part->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (part->view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (part->view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (part->view), 9);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (part->view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (part->view), 6);
  gtk_widget_add_css_class (part->view, "lines");
  gtk_widget_add_css_class (part->view, "card");
  ash_commit_text_view (GTK_TEXT_VIEW (part->view), part_cb, part);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), part->view);
}

/* A GtkExpander in a popover is not opened by the keyboard; a button is. */
GtkWidget *
ash_evidence_brief_new (AshPlace *place, const char *assessment)
{
  Brief *self = g_new0 (Brief, 1);
  GtkWidget *parts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->place = g_object_ref (place);
  self->id = g_strdup (assessment);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->button = gtk_toggle_button_new_with_label (_ ("Brief"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->button, "small");
  gtk_widget_add_css_class (self->button, "flat");
  for (guint i = 0; i < ASH_N_BRIEF_PARTS; i++)
    add_part (self, parts, i);
  g_object_bind_property (self->button, "active", parts, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_box_append (GTK_BOX (self->box), parts);
  gtk_widget_set_margin_start (self->box, 22);
  g_object_set_data_full (G_OBJECT (self->box), "ash-evidence-brief", self, brief_free);
  return self->box;
}

void
ash_evidence_brief_show (GtkWidget *brief, const AshDesign *design, const AshAssessment *assessment)
{
  Brief *self = g_object_get_data (G_OBJECT (brief), "ash-evidence-brief");
  g_autofree char *name = g_strdup_printf (_ ("Brief of %s"), assessment->title);

  ash_name (self->button, name);
  for (guint i = 0; i < ASH_N_BRIEF_PARTS; i++)
    {
      const Part *part = &self->parts[i];
      const char *text = ash_design_field (design, self->id, part->key);
      g_autofree char *said = g_strdup_printf (_ (NAMES[i]), assessment->title);

      ash_commit_show (part->view, text != NULL ? text : "");
      ash_name (part->view, said);
    }
}
