#include "ash-commit.h"

#include "ash-refusal.h"

#define REST_S 2

typedef struct
{
  GtkWidget *widget;
  AshCommitFunc func;
  gpointer user_data;
  char *stored;        /* as it was shown or stored last */
  char *document;      /* what it has, while what was typed is wrong */
  guint rest;          /* the timeout */
  gboolean is_refused; /* it could not be stored, and stays as it was typed */
  gboolean is_own;     /* the text is being set from the document */
} Commit;

/* What is being stored just now: nothing else can happen in between. */
static Commit *current;

static GQuark
commit_quark (void)
{
  return g_quark_from_static_string ("ash-commit");
}

static void
commit_free (gpointer data)
{
  Commit *self = data;

  g_clear_handle_id (&self->rest, g_source_remove);
  g_free (self->stored);
  g_free (self->document);
  g_free (self);
}

static Commit *
commit_of (GtkWidget *widget)
{
  return g_object_get_qdata (G_OBJECT (widget), commit_quark ());
}

static char *
dup_text (GtkWidget *widget)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
store (Commit *self)
{
  /* It may be taken out of the window by what is stored. */
  g_autoptr (GtkWidget) widget = g_object_ref (self->widget);
  g_autofree char *text = dup_text (widget);
  g_autofree char *before = NULL;
  Commit *outer = current;

  g_clear_handle_id (&self->rest, g_source_remove);
  if (g_strcmp0 (text, self->stored) == 0)
    return;
  before = g_steal_pointer (&self->stored);
  if (ash_refusal_of (widget) == NULL)
    {
      g_free (self->document);
      self->document = g_strdup (before);
    }
  self->stored = g_strdup (text);
  self->is_refused = FALSE;
  current = self;
  self->func (widget, text, self->user_data);
  if (self->is_refused)
    {
      g_free (self->stored);
      self->stored = g_steal_pointer (&before);
    }
  current = outer;
}

static gboolean
rest_cb (gpointer data)
{
  Commit *self = data;

  self->rest = 0;
  store (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (Commit *self)
{
  if (self->is_own)
    return;
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add_seconds (REST_S, rest_cb, self);
}

static void
put_text (Commit *self, const char *text)
{
  self->is_own = TRUE;
  if (GTK_IS_EDITABLE (self->widget))
    {
      int place = gtk_editable_get_position (GTK_EDITABLE (self->widget));

      gtk_editable_set_text (GTK_EDITABLE (self->widget), text);
      gtk_editable_set_position (GTK_EDITABLE (self->widget), place);
    }
  else
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->widget));
      GtkTextIter place;
      int offset;

      gtk_text_buffer_get_iter_at_mark (buffer, &place, gtk_text_buffer_get_insert (buffer));
      offset = gtk_text_iter_get_offset (&place);
      gtk_text_buffer_set_text (buffer, text, -1);
      gtk_text_buffer_get_iter_at_offset (buffer, &place, offset);
      gtk_text_buffer_place_cursor (buffer, &place);
    }
  self->is_own = FALSE;
}

/* What was refused is given up for what the document has. */
static void
give_up (Commit *self)
{
  ash_refuse (self->widget, NULL);
  g_free (self->stored);
  self->stored = g_strdup (self->document != NULL ? self->document : "");
}

static gboolean
key_cb (
    GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  Commit *self = data;
  g_autofree char *text = NULL;

  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  if (ash_refusal_of (self->widget) != NULL)
    give_up (self);
  text = dup_text (self->widget);
  if (g_strcmp0 (text, self->stored) == 0)
    return GDK_EVENT_PROPAGATE;
  g_clear_handle_id (&self->rest, g_source_remove);
  self->is_refused = FALSE;
  put_text (self, self->stored);
  return GDK_EVENT_STOP;
}

static Commit *
attach (GtkWidget *widget, GObject *source, AshCommitFunc func, gpointer user_data)
{
  Commit *self = g_new0 (Commit, 1);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->widget = widget;
  self->func = func;
  self->user_data = user_data;
  self->stored = dup_text (widget);
  g_object_set_qdata_full (G_OBJECT (widget), commit_quark (), self, commit_free);
  g_signal_connect_swapped (source, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (store), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, keys);
  return self;
}

/**
 * ash_commit_editable:
 * @editable: a single line: a GtkEntry, a GtkText, an AdwEntryRow, …
 * @func: stores what was typed
 * @user_data: lives as long as @editable
 */
void
ash_commit_editable (GtkEditable *editable, AshCommitFunc func, gpointer user_data)
{
  Commit *self = attach (GTK_WIDGET (editable), G_OBJECT (editable), func, user_data);

  gtk_editable_set_enable_undo (editable, FALSE);
  if (g_signal_lookup ("activate", G_OBJECT_TYPE (editable)) != 0)
    g_signal_connect_swapped (editable, "activate", G_CALLBACK (store), self);
  if (g_signal_lookup ("entry-activated", G_OBJECT_TYPE (editable)) != 0)
    g_signal_connect_swapped (editable, "entry-activated", G_CALLBACK (store), self);
}

/**
 * ash_commit_text_view:
 *
 * As ash_commit_editable() for several lines; Enter makes a new line.
 */
void
ash_commit_text_view (GtkTextView *view, AshCommitFunc func, gpointer user_data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  attach (GTK_WIDGET (view), G_OBJECT (buffer), func, user_data);
}

/**
 * ash_commit_show:
 * @widget: one that was given to ash_commit_editable() or ash_commit_text_view()
 * @text: (nullable): as the document has it
 *
 * Shows what the document says, unless something else is being typed there at the moment, or was
 * refused and stays to be mended.
 */
void
ash_commit_show (GtkWidget *widget, const char *text)
{
  Commit *self = commit_of (widget);

  g_return_if_fail (self != NULL);
  if (text == NULL)
    text = "";
  if (self->rest != 0 || self->is_refused || g_strcmp0 (self->stored, text) == 0)
    return;
  if (ash_refusal_of (widget) != NULL && g_strcmp0 (self->document, text) == 0)
    return;
  ash_refuse (widget, NULL);
  g_free (self->stored);
  self->stored = g_strdup (text);
  put_text (self, text);
}

/**
 * ash_commit_refuse:
 *
 * Called when an edit could not be done: what is being stored just now, if anything, stays in its
 * widget as it was typed, whatever the document says there, and is stored again when the keyboard
 * leaves it next. Esc takes it back.
 */
void
ash_commit_refuse (void)
{
  if (current != NULL)
    current->is_refused = TRUE;
}

/**
 * ash_commit_flush:
 *
 * Stores what is being typed in @root or anywhere below it.
 */
void
ash_commit_flush (GtkWidget *root)
{
  Commit *self = commit_of (root);

  if (self != NULL)
    store (self);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ash_commit_flush (child);
}
