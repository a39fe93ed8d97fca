#include "ash-rates-window.h"

#include <adwaita.h>
#include <ash-desk-rate.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "ash-dialog.h"
#include "ash-message.h"
#include "ash-names.h"

#define ASH_TYPE_RATES_WINDOW (ash_rates_window_get_type ())
G_DECLARE_FINAL_TYPE (AshRatesWindow, ash_rates_window, ASH, RATES_WINDOW, AdwWindow)

typedef struct
{
  AshRatesWindow *window;
  AshRate rate;
  GtkWidget *row;
  GtkSpinButton *spin;
  GtkWidget *reset;
} Figure;

struct _AshRatesWindow
{
  AdwWindow parent_instance;

  AshPlace *place;
  char *credential;
  AdwPreferencesPage *page;
  Figure figures[ASH_N_RATES];
  gboolean is_own; /* the figures are being set */
};

G_DEFINE_FINAL_TYPE (AshRatesWindow, ash_rates_window, ADW_TYPE_WINDOW)

static void
tell (AshRatesWindow *self, gboolean is_done, const GError *error)
{
  if (!is_done)
    ash_message_present (GTK_WINDOW (self), _ ("The figure could not be changed"), error->message,
                         NULL, NULL, NULL);
}

static void
changed_cb (Figure *figure)
{
  AshRatesWindow *self = figure->window;
  g_autoptr (GError) error = NULL;

  if (!self->is_own)
    tell (self,
          ash_desk_set_rate (ash_place_get_store (self->place), self->credential, figure->rate,
                             gtk_spin_button_get_value (figure->spin), &error),
          error);
}

static void
reset_cb (Figure *figure)
{
  AshRatesWindow *self = figure->window;
  g_autoptr (GError) error = NULL;

  tell (self,
        ash_desk_reset_rate (ash_place_get_store (self->place), self->credential, figure->rate,
                             &error),
        error);
  /* The button goes, and the focus should not go with it. */
  gtk_widget_grab_focus (GTK_WIDGET (figure->spin));
}

static void
show_figure (Figure *figure, const AshDesign *design, const AshRates *rates)
{
  double value = rates->values[figure->rate];
  gboolean is_of_credit =
      figure->rate == ASH_RATE_CREDIT_LEAST || figure->rate == ASH_RATE_CREDIT_MOST;
  double usual = ash_rate_default (design->credential, figure->rate);
  g_autofree char *usually = ash_rate_say (figure->rate, usual);
  g_autofree char *tip = g_strdup_printf (_ ("Back to %s"), usually);

  /* Of this kind of credit nobody has figures. */
  gtk_widget_set_visible (figure->row, value > 0 || !is_of_credit);
  gtk_widget_set_visible (figure->reset, ash_rates_is_changed (rates, design, figure->rate));
  gtk_widget_set_tooltip_text (figure->reset, tip);
  ash_name (figure->reset, tip);
  if (fabs (gtk_spin_button_get_value (figure->spin) - value) > 1e-6)
    gtk_spin_button_set_value (figure->spin, value);
}

static void
show_figures (AshRatesWindow *self)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (self->place));
  AshRates rates;

  if (design == NULL || design->credential == NULL ||
      g_strcmp0 (design->credential->record.id, self->credential) != 0)
    return;
  ash_rates_init (&rates, design);
  self->is_own = TRUE;
  for (AshRate rate = 0; rate < ASH_N_RATES; rate++)
    show_figure (&self->figures[rate], design, &rates);
  self->is_own = FALSE;
}

/* A design that lacks an edit would take back what was set meanwhile. */
static void
design_cb (AshRatesWindow *self)
{
  if (ash_live_is_current (ash_place_get_live (self->place)))
    show_figures (self);
}

/* Building */

static void
add_figure (AshRatesWindow *self, AdwPreferencesGroup *group, AshRate rate)
{
  const AshRateInfo *info = ash_rate_info (rate);
  Figure *figure = &self->figures[rate];
  g_autofree char *name = g_strdup_printf ("%s, %s", ash_rate_title (rate), ash_rate_unit (rate));

  figure->window = self;
  figure->rate = rate;
  figure->row = adw_action_row_new ();
  figure->reset = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  figure->spin =
      GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (info->least, info->most, info->step));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (figure->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (figure->row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (figure->row), ash_rate_source (rate));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (figure->row), 0);
  /* The figure in it is the one stop of the keyboard. */
  gtk_widget_set_focusable (figure->row, FALSE);
  gtk_widget_add_css_class (figure->reset, "flat");
  gtk_widget_set_valign (figure->reset, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (figure->reset, FALSE);
  gtk_spin_button_set_digits (figure->spin, info->digits);
  gtk_editable_set_width_chars (GTK_EDITABLE (figure->spin), 4);
  gtk_editable_set_enable_undo (GTK_EDITABLE (figure->spin), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (figure->spin), "numeric");
  gtk_widget_set_valign (GTK_WIDGET (figure->spin), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (figure->row), figure->reset);
  adw_action_row_add_suffix (ADW_ACTION_ROW (figure->row), GTK_WIDGET (figure->spin));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (figure->row), GTK_WIDGET (figure->spin));
  g_signal_connect_swapped (figure->spin, "value-changed", G_CALLBACK (changed_cb), figure);
  g_signal_connect_swapped (figure->reset, "clicked", G_CALLBACK (reset_cb), figure);
  adw_preferences_group_add (group, figure->row);
}

static void
add_group (
    AshRatesWindow *self, const char *title, const char *description, AshRate first, AshRate end)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  for (AshRate rate = first; rate < end; rate++)
    add_figure (self, group, rate);
  adw_preferences_page_add (self->page, group);
}

/* What is being typed is stored. */
static void
flush (AshRatesWindow *self)
{
  for (AshRate rate = 0; rate < ASH_N_RATES; rate++)
    gtk_spin_button_update (self->figures[rate].spin);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  flush (ASH_RATES_WINDOW (widget));
  ash_dialog_pass_undo (widget, name);
}

static gboolean
ash_rates_window_close_request (GtkWindow *window)
{
  flush (ASH_RATES_WINDOW (window));
  return GTK_WINDOW_CLASS (ash_rates_window_parent_class)->close_request (window);
}

static void
ash_rates_window_dispose (GObject *object)
{
  AshRatesWindow *self = ASH_RATES_WINDOW (object);

  self->is_own = TRUE;
  g_clear_object (&self->place);
  g_clear_pointer (&self->credential, g_free);
  G_OBJECT_CLASS (ash_rates_window_parent_class)->dispose (object);
}

static void
ash_rates_window_class_init (AshRatesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_rates_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = ash_rates_window_close_request;
  gtk_widget_class_install_action (widget_class, "rates.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "rates.redo", NULL, undo_cb);
}

static void
ash_rates_window_init (AshRatesWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->page), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->page));
  adw_window_set_content (ADW_WINDOW (self), box);
  ash_dialog_close_on_escape (GTK_WINDOW (self));
  ash_dialog_add_undo_keys (GTK_WIDGET (self), "rates.undo", "rates.redo");
  self->is_own = TRUE;
  add_group (self, _ ("Reading, films and sounds"), ash_rates_formula (), ASH_RATE_WORDS,
             ASH_RATE_QUESTION);
  add_group (self, _ ("Questions and discussions"), NULL, ASH_RATE_QUESTION, ASH_RATE_CLAIM_OVER);
  add_group (self, _ ("Hours and credit"),
             _ ("When the checks say that the parts, the hours and the credit do not agree."),
             ASH_RATE_CLAIM_OVER, ASH_N_RATES);
  self->is_own = FALSE;
}

void
ash_rates_window_present (GtkWindow *parent, AshPlace *place)
{
  AshRatesWindow *self = g_object_new (ASH_TYPE_RATES_WINDOW, "transient-for", parent, "modal",
                                       TRUE, "title", _ ("How minutes are estimated"), NULL);

  self->place = g_object_ref (place);
  self->credential = g_strdup (ash_place_get_credential (place));
  ash_dialog_set_size (GTK_WINDOW (self), parent, 560, 640);
  g_signal_connect_object (ash_place_get_live (place), "design", G_CALLBACK (design_cb), self,
                           G_CONNECT_SWAPPED);
  show_figures (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->figures[ASH_RATE_WORDS].spin));
  gtk_window_present (GTK_WINDOW (self));
}
