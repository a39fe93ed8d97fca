#include "ash-inspect-time.h"

#include <ash-desk.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "ash-edits.h"
#include "ash-inspect-section.h"
#include "ash-names.h"
#include "ash-say.h"

#define MOST_MINUTES 60000
/* What takes less is not worth a word among other parts. */
#define LEAST_MINUTES 0.25

struct _AshInspectTime
{
  GtkWidget parent_instance;

  AshPlace *place;
  char *item; /* (nullable) */
  gint64 minutes;
  gint64 estimate;
  GtkSpinButton *spin;
  GtkWidget *adopt;
  GtkWidget *parts;
  GtkWidget *players;
  gboolean is_showing; /* the figure is set by the program */
};

G_DEFINE_FINAL_TYPE (AshInspectTime, ash_inspect_time, GTK_TYPE_WIDGET)

static void
set_minutes (AshInspectTime *self, gint64 minutes)
{
  g_autoptr (GError) error = NULL;

  if (self->item == NULL || MAX (minutes, 0) == MAX (self->minutes, 0))
    return;
  self->minutes = minutes;
  ash_edits_done (GTK_WIDGET (self),
                  ash_desk_set_int (ash_place_get_store (self->place), &ASH_ITEM, self->item,
                                    "minutes", minutes > 0 ? minutes : ASH_UNSET, _ ("Change time"),
                                    &error),
                  error, _ ("The time could not be changed"));
}

static void
changed_cb (AshInspectTime *self)
{
  if (!self->is_showing)
    set_minutes (self, gtk_spin_button_get_value_as_int (self->spin));
}

static void
adopt_cb (AshInspectTime *self)
{
  if (self->estimate > 0)
    set_minutes (self, self->estimate);
}

/* No figure, rather than a nought, while nothing is set. */
static gboolean
output_cb (AshInspectTime *self)
{
  int minutes = gtk_spin_button_get_value_as_int (self->spin);
  g_autofree char *text = minutes > 0 ? g_strdup_printf ("%d", minutes) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (self->spin), text);
  return TRUE;
}

static int
input_cb (AshInspectTime *self, double *value)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->spin));

  *value = CLAMP (g_ascii_strtod (text, NULL), 0, MOST_MINUTES);
  return TRUE;
}

static void
show_estimate (AshInspectTime *self)
{
  g_autofree char *label =
      g_strdup_printf (_ ("Estimate: %d min"), (int) CLAMP (self->estimate, 0, G_MAXINT));

  gtk_button_set_label (GTK_BUTTON (self->adopt), label);
  gtk_widget_set_visible (self->adopt, self->estimate > 0);
  gtk_widget_set_sensitive (self->adopt, self->estimate != self->minutes);
}

static void
ash_inspect_time_dispose (GObject *object)
{
  AshInspectTime *self = ASH_INSPECT_TIME (object);
  GtkWidget *child;

  self->is_showing = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->place);
  g_clear_pointer (&self->item, g_free);
  G_OBJECT_CLASS (ash_inspect_time_parent_class)->dispose (object);
}

static void
ash_inspect_time_class_init (AshInspectTimeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_inspect_time_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
how_button_new (void)
{
  /* Translators: a button; what is asked is how minutes are estimated */
  GtkWidget *button = gtk_button_new_with_label (_ ("How?"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "estimate");
  gtk_widget_set_tooltip_text (button, _ ("How minutes are estimated…"));
  ash_name (button, _ ("How minutes are estimated…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.rates");
  return button;
}

static void
ash_inspect_time_init (AshInspectTime *self)
{
  GtkWidget *content;
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *unit = gtk_label_new (_ ("min"));
  GtkWidget *section;

  self->spin = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, MOST_MINUTES, 5));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->spin), 4);
  gtk_widget_add_css_class (GTK_WIDGET (self->spin), "numeric");
  ash_name (self->spin, _ ("Time in minutes"));
  g_signal_connect_swapped (self->spin, "output", G_CALLBACK (output_cb), self);
  g_signal_connect_swapped (self->spin, "input", G_CALLBACK (input_cb), self);
  g_signal_connect_swapped (self->spin, "value-changed", G_CALLBACK (changed_cb), self);
  /* There is one undo, the document's. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->spin), FALSE);
  self->adopt = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->adopt, "flat");
  gtk_widget_add_css_class (self->adopt, "estimate");
  gtk_widget_add_css_class (self->adopt, "numeric");
  gtk_widget_set_hexpand (self->adopt, TRUE);
  gtk_widget_set_halign (self->adopt, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (self->adopt, _ ("Take over the estimate"));
  g_signal_connect_swapped (self->adopt, "clicked", G_CALLBACK (adopt_cb), self);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->spin));
  gtk_box_append (GTK_BOX (line), unit);
  gtk_box_append (GTK_BOX (line), self->adopt);
  self->parts = ash_inspect_caption_new ("");
  self->players = ash_inspect_caption_new ("");
  section = ash_inspect_section_new (_ ("Time"), how_button_new (), &content);
  gtk_box_append (GTK_BOX (content), line);
  gtk_box_append (GTK_BOX (content), self->parts);
  gtk_box_append (GTK_BOX (content), self->players);
  gtk_widget_set_parent (section, GTK_WIDGET (self));
}

GtkWidget *
ash_inspect_time_new (AshPlace *place)
{
  AshInspectTime *self = g_object_new (ASH_TYPE_INSPECT_TIME, NULL);

  self->place = g_object_ref (place);
  self->minutes = self->estimate = ASH_UNSET;
  return GTK_WIDGET (self);
}

void
ash_inspect_time_show (AshInspectTime *self, const AshItem *item)
{
  if (g_strcmp0 (self->item, item->record.id) != 0)
    {
      /* What is being typed belongs to the item before. */
      gtk_spin_button_update (self->spin);
      g_free (self->item);
      self->item = g_strdup (item->record.id);
      self->estimate = ASH_UNSET;
      gtk_widget_set_visible (self->parts, FALSE);
      gtk_widget_set_visible (self->players, FALSE);
    }
  self->minutes = item->minutes;
  self->is_showing = TRUE;
  /* Setting it once more would take away what is being typed. */
  if (gtk_spin_button_get_value_as_int (self->spin) != CLAMP (item->minutes, 0, MOST_MINUTES))
    gtk_spin_button_set_value (self->spin, (double) CLAMP (item->minutes, 0, MOST_MINUTES));
  self->is_showing = FALSE;
  show_estimate (self);
}

/* What the estimate is made of: "From reading 8 min, film 6 min", or where it is of one thing,
 * whose minutes are the estimate's own, "From reading"; NULL when it is of no such parts. */
static char *
say_parts (const AshInspection *inspection)
{
  const char *const words[ASH_N_WORKLOAD_PARTS] = {
    [ASH_WORKLOAD_READING] = _ ("reading %d min"),
    [ASH_WORKLOAD_FILMS] = ngettext ("film %d min", "films %d min", inspection->work.films),
    [ASH_WORKLOAD_QUESTIONS] = _ ("questions %d min"),
    [ASH_WORKLOAD_DISCUSSION] = _ ("discussion %d min"),
  };
  const char *const alone[ASH_N_WORKLOAD_PARTS] = {
    [ASH_WORKLOAD_READING] = _ ("From reading"),
    [ASH_WORKLOAD_FILMS] = ngettext ("From a film", "From films", inspection->work.films),
    [ASH_WORKLOAD_QUESTIONS] = _ ("From questions"),
    [ASH_WORKLOAD_DISCUSSION] = _ ("From discussion"),
  };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  const char *last = NULL;

  for (AshWorkloadPart part = 0; part < ASH_N_WORKLOAD_PARTS; part++)
    {
      double minutes = ash_workload_part (&inspection->work, part, &inspection->rates);

      if (minutes < LEAST_MINUTES)
        continue;
      last = alone[part];
      g_ptr_array_add (parts, g_strdup_printf (words[part], MAX (1, (int) round (minutes))));
    }
  if (parts->len == 0 || inspection->estimate <= 0)
    return NULL;
  if (parts->len == 1)
    return g_strdup (last);
  g_ptr_array_add (parts, NULL);
  list = g_strjoinv (_ (", "), (char **) parts->pdata);
  /* Translators: what an estimate is the sum of: "From reading 8 min, film 6 min" */
  return g_strdup_printf (_ ("From %s"), list);
}

void
ash_inspect_time_show_estimate (AshInspectTime *self, const AshInspection *inspection)
{
  guint n = inspection->work.players;
  g_autofree char *text = g_strdup_printf (
      ngettext ("The estimate leaves out %u film or sound, whose length is not known.",
                "The estimate leaves out %u films and sounds, whose length is not known.", n),
      n);
  g_autofree char *parts = say_parts (inspection);

  if (parts != NULL)
    gtk_label_set_label (GTK_LABEL (self->parts), parts);
  gtk_widget_set_visible (self->parts, parts != NULL);
  self->estimate = inspection->estimate;
  gtk_label_set_label (GTK_LABEL (self->players), text);
  gtk_widget_set_visible (self->players, n > 0);
  show_estimate (self);
}

/**
 * ash_inspect_time_flush:
 *
 * Stores the figure that is being typed.
 */
void
ash_inspect_time_flush (AshInspectTime *self)
{
  gtk_spin_button_update (self->spin);
}
