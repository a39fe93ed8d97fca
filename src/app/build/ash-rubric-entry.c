#include "ash-rubric-entry.h"

#include "ash-commit.h"
#include "ash-names.h"
#include "ash-refusal.h"

struct _AshRubricEntry
{
  GtkWidget parent_instance;

  GtkWidget *fields[ASH_N_ENTRY_FIELDS];
  GtkWidget *scroller;
  GtkWidget *overlay; /* the scroller, and what is said while it is empty */
  GtkLabel *hint;
  guint idle; /* leaves, once the key has done its work */
};

enum
{
  TYPED,
  GROWN,
  LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshRubricEntry, ash_rubric_entry, GTK_TYPE_WIDGET)

static void
stored_cb (GtkWidget *widget, const char *text, gpointer data)
{
  AshRubricEntry *self = data;

  for (int i = 0; i < ASH_N_ENTRY_FIELDS; i++)
    if (self->fields[i] == widget)
      g_signal_emit (self, signals[TYPED], 0, i, text);
}

static void
changed_cb (AshRubricEntry *self, GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), *text == '\0');
  g_signal_emit (self, signals[GROWN], 0, text);
}

static gboolean
leave_cb (gpointer data)
{
  AshRubricEntry *self = data;

  self->idle = 0;
  ash_rubric_entry_refuse (self, NULL);
  g_signal_emit (self, signals[LEAVE], 0, 0);
  return G_SOURCE_REMOVE;
}

static void
leave_later (AshRubricEntry *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (leave_cb, self);
}

static void
leave (AshRubricEntry *self, int by)
{
  ash_commit_flush (GTK_WIDGET (self));
  g_signal_emit (self, signals[LEAVE], 0, by);
}

/**
 * ash_rubric_entry_end:
 *
 * What is typed is finished, and the keyboard goes back to the cell.
 */
void
ash_rubric_entry_end (AshRubricEntry *self)
{
  leave (self, 0);
}

static int
focused_field (AshRubricEntry *self)
{
  for (int i = 0; i < ASH_N_ENTRY_FIELDS; i++)
    if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL &&
        gtk_widget_has_focus (self->fields[i]))
      return i;
  for (int i = 0; i < ASH_N_ENTRY_FIELDS; i++)
    if (gtk_widget_get_state_flags (self->fields[i]) & GTK_STATE_FLAG_FOCUS_WITHIN)
      return i;
  return -1;
}

static gboolean
is_shown (AshRubricEntry *self, int field)
{
  return field == ASH_ENTRY_TEXT ? gtk_widget_get_visible (self->overlay)
                                 : gtk_widget_get_visible (self->fields[field]);
}

/* From field to field, and out at either end. */
static void
step (AshRubricEntry *self, int by)
{
  for (int i = focused_field (self) + by; i >= 0 && i < ASH_N_ENTRY_FIELDS; i += by)
    if (is_shown (self, i))
      {
        gtk_widget_grab_focus (self->fields[i]);
        return;
      }
  leave (self, by);
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        AshRubricEntry *self)
{
  GdkModifierType held = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK);

  switch (keyval)
    {
    case GDK_KEY_Escape:
      /* What was not stored is taken back first. */
      leave_later (self);
      return GDK_EVENT_PROPAGATE;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      step (self, keyval == GDK_KEY_ISO_Left_Tab || (held & GDK_SHIFT_MASK) != 0 ? -1 : 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (held == GDK_SHIFT_MASK || held == GDK_ALT_MASK)
        return GDK_EVENT_PROPAGATE;
      leave (self, 0);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
ash_rubric_entry_dispose (GObject *object)
{
  AshRubricEntry *self = ASH_RUBRIC_ENTRY (object);
  GtkWidget *child;

  g_clear_handle_id (&self->idle, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ash_rubric_entry_parent_class)->dispose (object);
}

static void
ash_rubric_entry_class_init (AshRubricEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_rubric_entry_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "rubricentry");
  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
  signals[GROWN] = g_signal_new ("grown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static GtkWidget *
new_entry (AshRubricEntry *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_widget_set_parent (entry, GTK_WIDGET (self));
  ash_commit_editable (GTK_EDITABLE (entry), stored_cb, self);
  return entry;
}

static void
ash_rubric_entry_init (AshRubricEntry *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkTextView *view;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  self->fields[ASH_ENTRY_TITLE] = new_entry (self);
  self->fields[ASH_ENTRY_NUMBER] = new_entry (self);
  gtk_widget_set_parent (ash_refusal_words (self->fields[ASH_ENTRY_NUMBER]), GTK_WIDGET (self));
  view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  self->fields[ASH_ENTRY_TEXT] = GTK_WIDGET (view);
  ash_commit_text_view (view, stored_cb, self);
  g_signal_connect_object (gtk_text_view_get_buffer (view), "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_SWAPPED);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (view));
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->scroller);
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_label_set_xalign (self->hint, 0);
  gtk_widget_set_valign (GTK_WIDGET (self->hint), GTK_ALIGN_START);
  gtk_widget_set_can_target (GTK_WIDGET (self->hint), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "muted");
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->hint));
  gtk_widget_set_vexpand (self->overlay, TRUE);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
ash_rubric_entry_new (void)
{
  return g_object_new (ASH_TYPE_RUBRIC_ENTRY, NULL);
}

static void
name_field (GtkWidget *field, const char *label)
{
  if (label != NULL)
    ash_name (field, label);
  if (GTK_IS_ENTRY (field))
    {
      gtk_widget_set_visible (field, label != NULL);
      gtk_entry_set_placeholder_text (GTK_ENTRY (field), label);
    }
}

void
ash_rubric_entry_set_fields (AshRubricEntry *self,
                             const char *title_label,
                             const char *number_label,
                             const char *text_label)
{
  name_field (self->fields[ASH_ENTRY_TITLE], title_label);
  name_field (self->fields[ASH_ENTRY_NUMBER], number_label);
  name_field (self->fields[ASH_ENTRY_TEXT], text_label);
  gtk_widget_set_visible (self->overlay, text_label != NULL);
  gtk_label_set_label (self->hint, text_label != NULL ? text_label : "");
  ash_rubric_entry_refuse (self, NULL);
}

void
ash_rubric_entry_set (AshRubricEntry *self, AshEntryField field, const char *text)
{
  ash_commit_show (self->fields[field], text);
}

static void
select_end (GtkWidget *field, const char *typed)
{
  if (GTK_IS_EDITABLE (field))
    {
      if (typed == NULL)
        {
          gtk_editable_select_region (GTK_EDITABLE (field), 0, -1);
          return;
        }
      int end = -1;

      gtk_editable_set_position (GTK_EDITABLE (field), -1);
      end = gtk_editable_get_position (GTK_EDITABLE (field));
      gtk_editable_insert_text (GTK_EDITABLE (field), typed, -1, &end);
      gtk_editable_set_position (GTK_EDITABLE (field), end);
    }
  else
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field));
      GtkTextIter end;

      gtk_text_buffer_get_end_iter (buffer, &end);
      gtk_text_buffer_place_cursor (buffer, &end);
      if (typed != NULL)
        gtk_text_buffer_insert_at_cursor (buffer, typed, -1);
    }
}

/**
 * ash_rubric_entry_begin:
 * @typed: (nullable): the character that began it; it goes behind the text that is there
 */
void
ash_rubric_entry_begin (AshRubricEntry *self, const char *typed)
{
  for (int i = 0; i < ASH_N_ENTRY_FIELDS; i++)
    if (is_shown (self, i))
      {
        gtk_widget_grab_focus (self->fields[i]);
        select_end (self->fields[i], typed);
        return;
      }
}

void
ash_rubric_entry_flush (AshRubricEntry *self)
{
  ash_commit_flush (GTK_WIDGET (self));
}

void
ash_rubric_entry_refuse (AshRubricEntry *self, const char *why)
{
  ash_refuse (self->fields[ASH_ENTRY_NUMBER], why);
}

const char *
ash_rubric_entry_refusal (AshRubricEntry *self)
{
  return ash_refusal_of (self->fields[ASH_ENTRY_NUMBER]);
}

/* The one that is refused has the keyboard, to be mended. */
gboolean
ash_rubric_entry_holds (AshRubricEntry *self)
{
  if (ash_rubric_entry_refusal (self) == NULL)
    return FALSE;
  gtk_widget_grab_focus (self->fields[ASH_ENTRY_NUMBER]);
  return TRUE;
}
