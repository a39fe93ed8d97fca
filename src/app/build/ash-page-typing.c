/* What was typed into the page and is on its way to the web view, or back. */
#include "ash-page-editor-private.h"

#include "ash-typing.h"

static void
ask (GtkWidget *widget)
{
  AshPageEditor *self = ASH_PAGE_EDITOR (widget);

  self->keys = -1;
  self->api->call (self->web, "typed", "");
}

/* The page that was left is stored with what came late, and the one that is edited shown. */
static void
ended (GtkWidget *widget)
{
  AshPageEditor *self = ASH_PAGE_EDITOR (widget);
  g_autoptr (AshPageDraft) draft = g_steal_pointer (&self->leaving);
  g_autofree char *settled = NULL;

  if (draft == NULL)
    return;
  if (ash_page_draft_is_pending (draft) && !ash_page_draft_store (draft, NULL, &settled, NULL))
    ash_page_editor_rescue_typed (self, draft);
  ash_page_editor_show_anew (self);
}

static const AshTypingClass typing = { ask, ended };

/**
 * ash_page_editor_type:
 *
 * Something goes to the web view that changes the page.
 */
void
ash_page_editor_type (AshPageEditor *self)
{
  if (self->is_ready)
    ash_typing_begin (GTK_WIDGET (self), &typing);
}

static gboolean
key_cb (AshPageEditor *self)
{
  ash_page_editor_type (self);
  return GDK_EVENT_PROPAGATE;
}

/**
 * ash_page_editor_hear_keys:
 *
 * Takes note of keys before the web view has them.
 */
void
ash_page_editor_hear_keys (AshPageEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->web, keys);
}

/**
 * ash_page_editor_take_typed:
 * @message: {"keys", "generation"}: how often a key went down or up, and what the page's edits speak of
 *
 * The web view gets its keys one by one, each when the one before was dealt with, and what it is
 * asked may overtake those that stand in line. When no key has come between two answers none is in
 * line; what the edits speak of is what they will be taken for.
 */
void
ash_page_editor_take_typed (AshPageEditor *self, const AshJsonValue *message)
{
  const AshPageDraft *draft = self->leaving != NULL ? self->leaving : self->draft;
  double keys = ash_json_number (ash_json_member (message, "keys"));
  double generation = ash_json_number (ash_json_member (message, "generation"));

  if (!ash_typing_is_under_way (GTK_WIDGET (self)))
    return;
  if (keys == self->keys && generation == (double) ash_page_draft_get_generation (draft))
    {
      ash_typing_end (GTK_WIDGET (self));
      return;
    }
  self->keys = keys;
  self->api->call (self->web, "typed", "");
}

/**
 * ash_page_editor_leave_typed:
 *
 * Another page is to be edited, while the web view still has keys for this one: it goes on showing
 * this one until it has told what became of them.
 */
void
ash_page_editor_leave_typed (AshPageEditor *self)
{
  if (self->draft == NULL || self->leaving != NULL || !ash_typing_is_under_way (GTK_WIDGET (self)))
    return;
  self->leaving = g_steal_pointer (&self->draft);
  ash_typing_ask (GTK_WIDGET (self));
}
