#include "ash-outcome-draft.h"

#include <ash-verbs.h>
#include <ash-in-words.h>
#include <glib/gi18n-lib.h>

#include "ash-level-chip.h"
#include "ash-outcome-edits.h"

struct _AshOutcomeDraft
{
  GtkWidget parent_instance;

  AshPlace *place;
  char *module; /* (nullable): that what is written is an outcome of */
  GtkRevealer *revealer;
  GtkEntry *entry;
  GtkLabel *hint;
  GtkLabel *level;
};

G_DEFINE_FINAL_TYPE (AshOutcomeDraft, ash_outcome_draft, GTK_TYPE_WIDGET)

static void
close_draft (AshOutcomeDraft *self)
{
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
ash_outcome_draft_flush (AshOutcomeDraft *self)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (*text != '\0' && ash_outcome_edits_add (GTK_WIDGET (self), self->place, self->module, text))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
activate_cb (AshOutcomeDraft *self)
{
  gboolean is_empty = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0';

  if (is_empty)
    close_draft (self);
  else
    ash_outcome_draft_flush (self);
}

/* What is half typed is kept, as everywhere. */
static void
leave_cb (AshOutcomeDraft *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root == NULL || !gtk_window_is_active (GTK_WINDOW (root)))
    return;
  ash_outcome_draft_flush (self);
  close_draft (self);
}

static const char *
lang_of (AshOutcomeDraft *self)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (self->place));

  return design != NULL && design->tree != NULL ? design->tree->lang : NULL;
}

static void
typed_cb (AshOutcomeDraft *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *hint = NULL;
  AshVerb verb;

  if (self->place == NULL || !ash_verb_read (text, lang_of (self), &verb))
    verb = (AshVerb){ 0 };
  if (verb.why != NULL)
    {
      g_autofree char *word = g_strndup (text + verb.start, verb.length);
      g_autofree char *instead = g_strjoinv (", ", (char **) verb.instead);

      hint = g_strdup_printf (_ ("“%s” cannot be observed. Try %s."), word, instead);
    }
  gtk_label_set_label (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
  gtk_label_set_label (self->level,
                       verb.level != ASH_BLOOM_UNKNOWN ? ash_say_bloom (verb.level) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->level), verb.level != ASH_BLOOM_UNKNOWN);
}

static gboolean
key_cb (
    GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  AshOutcomeDraft *self = data;

  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  close_draft (self);
  return GDK_EVENT_STOP;
}

static void
ash_outcome_draft_dispose (GObject *object)
{
  AshOutcomeDraft *self = ASH_OUTCOME_DRAFT (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->place);
  g_clear_pointer (&self->module, g_free);
  G_OBJECT_CLASS (ash_outcome_draft_parent_class)->dispose (object);
}

static void
ash_outcome_draft_class_init (AshOutcomeDraftClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_outcome_draft_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-outcome-draft.ui");
  gtk_widget_class_bind_template_child (widget_class, AshOutcomeDraft, revealer);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomeDraft, entry);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomeDraft, hint);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomeDraft, level);
}

static void
ash_outcome_draft_init (AshOutcomeDraft *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

/**
 * ash_outcome_draft_set_module:
 * @module: (nullable): %NULL: outcomes are of the whole credential
 */
void
ash_outcome_draft_set_module (AshOutcomeDraft *self, const char *module)
{
  char *before = self->module;

  self->module = g_strdup (module);
  g_free (before);
}

void
ash_outcome_draft_set_place (AshOutcomeDraft *self, AshPlace *place)
{
  g_set_object (&self->place, place);
}

/**
 * ash_outcome_draft_open:
 * @text: (nullable): words to begin with, selected
 */
void
ash_outcome_draft_open (AshOutcomeDraft *self, const char *text)
{
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
