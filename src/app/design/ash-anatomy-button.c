#include "ash-anatomy-button.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ash-anatomy-form.h"
#include "ash-names.h"

struct _AshAnatomyButton
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkLabel *label;
  AshAnatomyForm *form; /* NULL until it is asked for */
  AshStatement *outcome;
  char *lang;
  char *read; /* the text whose parts are said */
};

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshAnatomyButton, ash_anatomy_button, GTK_TYPE_WIDGET)

static void
edited_cb (AshAnatomyButton *self, const char *text)
{
  g_signal_emit (self, signals[EDITED], 0, text);
}

static void
show_form (AshAnatomyButton *self)
{
  ash_anatomy_form_show (self->form, self->outcome->text != NULL ? self->outcome->text : "",
                         self->lang, ash_outcome_level (self->outcome, self->lang),
                         self->outcome->knowledge);
}

/* Made when it is asked for: a design has many outcomes, and few are taken apart. */
static void
make_form_cb (GtkMenuButton *button, gpointer data)
{
  AshAnatomyButton *self = data;
  GtkWidget *popover;

  if (self->outcome == NULL || self->form != NULL)
    return;
  self->form = ASH_ANATOMY_FORM (ash_anatomy_form_new ());
  g_signal_connect_swapped (self->form, "edited", G_CALLBACK (edited_cb), self);
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->form));
  gtk_menu_button_set_popover (button, popover);
  ash_name (popover, _ ("Wording of the outcome"));
  show_form (self);
}

static void
ash_anatomy_button_dispose (GObject *object)
{
  AshAnatomyButton *self = ASH_ANATOMY_BUTTON (object);
  GtkWidget *child;

  if (self->form != NULL)
    g_signal_handlers_disconnect_by_func (self->form, edited_cb, self);
  self->form = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->outcome, ash_statement_free);
  g_clear_pointer (&self->lang, g_free);
  g_clear_pointer (&self->read, g_free);
  G_OBJECT_CLASS (ash_anatomy_button_parent_class)->dispose (object);
}

static void
ash_anatomy_button_class_init (AshAnatomyButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_anatomy_button_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

/* Beside the columns of many modules is no room for words: a sign, rather than half of them. */
static GtkWidget *
words_or_sign (AshAnatomyButton *self)
{
  AdwSqueezer *squeezer = ADW_SQUEEZER (adw_squeezer_new ());

  self->label = GTK_LABEL (gtk_label_new (NULL));
  adw_squeezer_set_homogeneous (squeezer, FALSE);
  adw_squeezer_set_xalign (squeezer, 0);
  adw_squeezer_add (squeezer, GTK_WIDGET (self->label));
  adw_squeezer_add (squeezer, gtk_image_new_from_icon_name ("document-edit-symbolic"));
  return GTK_WIDGET (squeezer);
}

static void
ash_anatomy_button_init (AshAnatomyButton *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, words_or_sign (self));
  gtk_menu_button_set_has_frame (self->button, FALSE);
  gtk_menu_button_set_create_popup_func (self->button, make_form_cb, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "anatomy");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Verb, condition and standard"));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

GtkWidget *
ash_anatomy_button_new (void)
{
  return g_object_new (ASH_TYPE_ANATOMY_BUTTON, NULL);
}

/* "Condition · Standard", of those that it has */
void
ash_anatomy_button_typed (AshAnatomyButton *self, const char *text)
{
  AshAnatomy parts;
  const char *said;
  g_autofree char *name = NULL;

  if (g_strcmp0 (self->read, text) == 0)
    return;
  g_free (self->read);
  self->read = g_strdup (text);
  if (!ash_anatomy_read (text, self->lang, &parts))
    parts = (AshAnatomy){ 0 };
  if (parts.n[ASH_ANATOMY_CONDITION] > 0 && parts.n[ASH_ANATOMY_STANDARD] > 0)
    said = _ ("Condition · Standard");
  else if (parts.n[ASH_ANATOMY_CONDITION] > 0)
    said = C_ ("outcome", "Condition");
  else if (parts.n[ASH_ANATOMY_STANDARD] > 0)
    said = C_ ("outcome", "Standard");
  else
    said = C_ ("outcome", "Wording");
  if (g_strcmp0 (gtk_label_get_label (self->label), said) == 0)
    return;
  name = g_strdup_printf (_ ("Wording of the outcome: %s"), said);
  gtk_label_set_label (self->label, said);
  ash_name (self->button, parts.n[0] + parts.n[1] > 0 ? name : _ ("Wording of the outcome"));
}

/* What another outcome was given in its form is not given to this one. */
static void
drop_form (AshAnatomyButton *self)
{
  if (self->form == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->form, edited_cb, self);
  self->form = NULL;
  gtk_menu_button_set_popover (self->button, NULL);
}

void
ash_anatomy_button_show (AshAnatomyButton *self, const AshStatement *outcome, const char *lang)
{
  g_autoptr (AshStatement) before = self->outcome;

  if (before != NULL && g_strcmp0 (before->record.id, outcome->record.id) != 0)
    drop_form (self);
  self->outcome = ash_statement_copy (outcome);
  if (g_strcmp0 (self->lang, lang) != 0)
    g_clear_pointer (&self->read, g_free);
  g_free (self->lang);
  self->lang = g_strdup (lang);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          ash_anatomy_example (lang, ASH_ANATOMY_CONDITION) != NULL);
  ash_anatomy_button_typed (self, outcome->text != NULL ? outcome->text : "");
  if (self->form != NULL)
    show_form (self);
}
