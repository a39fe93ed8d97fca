#include "ash-typing.h"

/* A process that hangs keeps no window from closing. */
#define LONGEST_MS 5000

/* A widget that was typed into. */
typedef struct
{
  GtkWidget *widget;
  const AshTypingClass *klass;
  guint timeout; /* while it was asked and has not answered */
} Typing;

/* What is to be done when nothing is under way in its window. */
typedef struct
{
  GtkWidget *window;
  AshTypingFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
} Waiting;

static GQueue typings = G_QUEUE_INIT;
static GQueue waitings = G_QUEUE_INIT;

static GList *
find (GtkWidget *widget)
{
  for (GList *link = typings.head; link != NULL; link = link->next)
    if (((Typing *) link->data)->widget == widget)
      return link;
  return NULL;
}

static gboolean
is_under_way_in (GtkWidget *window)
{
  for (GList *link = typings.head; link != NULL; link = link->next)
    if (gtk_widget_is_ancestor (((Typing *) link->data)->widget, window))
      return TRUE;
  return FALSE;
}

static void
waiting_free (Waiting *self)
{
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_object_unref (self->window);
  g_free (self);
}

static gboolean
timeout_cb (gpointer widget)
{
  Typing *typing = find (widget)->data;

  typing->timeout = 0;
  ash_typing_end (widget);
  return G_SOURCE_REMOVE;
}

static void
ask (Typing *self)
{
  if (self->timeout != 0)
    return;
  self->timeout = g_timeout_add (LONGEST_MS, timeout_cb, self->widget);
  self->klass->ask (self->widget);
}

static void
ask_all (GtkWidget *window)
{
  for (GList *link = typings.head; link != NULL; link = link->next)
    if (gtk_widget_is_ancestor (((Typing *) link->data)->widget, window))
      ask (link->data);
}

/* The first that has nothing to wait for any more. */
static Waiting *
take_ready (void)
{
  for (GList *link = waitings.head; link != NULL; link = link->next)
    {
      Waiting *waiting = link->data;

      if (is_under_way_in (waiting->window))
        continue;
      g_queue_delete_link (&waitings, link);
      return waiting;
    }
  return NULL;
}

/* In the order in which they came; for what one of them does to a page the next waits too. */
static void
go_on (void)
{
  Waiting *waiting;

  while ((waiting = take_ready ()) != NULL)
    {
      if (gtk_widget_get_mapped (waiting->window))
        waiting->func (waiting->window, waiting->user_data);
      waiting_free (waiting);
    }
  for (GList *link = waitings.head; link != NULL; link = link->next)
    ask_all (((Waiting *) link->data)->window);
}

/**
 * ash_typing_begin:
 *
 * Something was sent to the web view of @widget. It has to call ash_typing_end() before it goes.
 */
void
ash_typing_begin (GtkWidget *widget, const AshTypingClass *klass)
{
  Typing *typing;

  if (find (widget) != NULL)
    return;
  typing = g_new0 (Typing, 1);
  typing->widget = widget;
  typing->klass = klass;
  g_queue_push_tail (&typings, typing);
}

/**
 * ash_typing_ask:
 *
 * Something other than a command waits for it.
 */
void
ash_typing_ask (GtkWidget *widget)
{
  GList *link = find (widget);

  if (link != NULL)
    ask (link->data);
}

void
ash_typing_end (GtkWidget *widget)
{
  GList *link = find (widget);
  Typing *typing = link != NULL ? link->data : NULL;

  if (typing == NULL)
    return;
  g_queue_delete_link (&typings, link);
  g_clear_handle_id (&typing->timeout, g_source_remove);
  typing->klass->ended (widget);
  g_free (typing);
  go_on ();
}

gboolean
ash_typing_is_under_way (GtkWidget *widget)
{
  return find (widget) != NULL;
}

/**
 * ash_typing_await:
 * @func: called later, unless the window has gone by then
 *
 * Returns: %FALSE when nothing is under way in @window; @func and @destroy are not called then
 */
gboolean
ash_typing_await (GtkWidget *window, AshTypingFunc func, gpointer user_data, GDestroyNotify destroy)
{
  Waiting *waiting;

  ask_all (window);
  if (!is_under_way_in (window))
    return FALSE;
  waiting = g_new0 (Waiting, 1);
  waiting->window = g_object_ref (window);
  waiting->func = func;
  waiting->user_data = user_data;
  waiting->destroy = destroy;
  g_queue_push_tail (&waitings, waiting);
  return TRUE;
}
