/* The menu of the page editor, at the pointer or at the caret. */
#include "ash-page-editor-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* "edit NAME" is the web view's, "table NAME" a change of the table, all else a message. */
static void
run_cb (AshPageEditor *self, GVariant *parameter)
{
  const char *what = g_variant_get_string (parameter, NULL);
  g_autofree char *value = NULL;

  gtk_widget_grab_focus (self->web);
  if (g_str_has_prefix (what, "edit "))
    {
      ash_page_editor_type (self);
      self->api->edit (self->web, what + strlen ("edit "));
    }
  else if (g_str_has_prefix (what, "table "))
    {
      value = g_strdup_printf ("\"%s\"", what + strlen ("table "));
      ash_page_editor_run (self, "change-table", value);
    }
  else if (g_str_has_prefix (what, "paste"))
    ash_page_editor_paste_now (self, g_str_equal (what, "paste words"));
  else if (g_str_equal (what, "comment"))
    ash_page_editor_comment (self);
  else if (g_str_has_prefix (what, "show-comment "))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-comments", "(ss)",
                                what + strlen ("show-comment "), "");
  else if (g_str_equal (what, "describe"))
    ash_page_editor_describe_here (self);
  else if (g_str_equal (what, "unlink"))
    ash_page_editor_put (self, _ ("Remove link"), "unlink", "null");
  else
    ash_page_editor_run (self, what, "null");
}

static void
add (GMenu *menu, const char *label, const char *what)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "page.run", "s", what);
  g_menu_append_item (menu, item);
}

static void
add_comments (GMenu *menu, const AshJsonValue *message)
{
  const char *comment = ash_json_member_string (message, "comment");
  g_autofree char *show = NULL;

  add (menu,
       ash_json_boolean (ash_json_member (message, "chosen")) ? _ ("Comment on this passage…")
                                                              : _ ("Comment…"),
       "comment");
  if (comment == NULL || *comment == '\0')
    return;
  show = g_strconcat ("show-comment ", comment, NULL);
  add (menu, _ ("Show the comment"), show);
}

static GMenuModel *
make_menu (const AshJsonValue *message, gboolean is_page)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) clipboard = g_menu_new ();
  g_autoptr (GMenu) link = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();
  g_autoptr (GMenu) less = g_menu_new ();
  g_autoptr (GMenu) parts = g_menu_new ();
  g_autoptr (GMenu) talk = g_menu_new ();
  gboolean is_link = ash_json_boolean (ash_json_member (message, "link"));
  gboolean is_chosen = ash_json_boolean (ash_json_member (message, "chosen"));

  if (is_chosen)
    {
      add (clipboard, _ ("Cut"), "edit Cut");
      add (clipboard, _ ("Copy"), "edit Copy");
    }
  add (clipboard, _ ("Paste"), "paste");
  add (clipboard, _ ("Paste without formatting"), "paste words");
  add (clipboard, _ ("Select all"), "edit SelectAll");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (clipboard));
  add (link, is_link ? _ ("Change link…") : _ ("Link…"), "link");
  if (is_link)
    add (link, _ ("Remove link"), "unlink");
  if (ash_json_boolean (ash_json_member (message, "picture")))
    add (link, _ ("Describe picture…"), "describe");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (link));
  if (ash_json_boolean (ash_json_member (message, "table")))
    {
      add (more, _ ("Add row above"), "table row-before");
      add (more, _ ("Add row below"), "table row-after");
      add (more, _ ("Add column before"), "table column-before");
      add (more, _ ("Add column after"), "table column-after");
      if (ash_json_boolean (ash_json_member (message, "unnamed")))
        add (more, _ ("First row names the columns"), "table name-columns");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
      add (less, _ ("Delete row"), "table row-delete");
      add (less, _ ("Delete column"), "table column-delete");
      add (less, _ ("Delete table"), "table table-delete");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (less));
    }
  add_comments (talk, message);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (talk));
  if (is_page)
    {
      g_menu_append (parts,
                     ash_json_boolean (ash_json_member (message, "blocks"))
                         ? _ ("Split around the selection")
                         : _ ("Split here"),
                     "win.split-here");
      g_menu_append (parts, _ ("Split at headings…"), "win.split-headings");
      g_menu_append (parts, _ ("Move selection to page…"), "win.move-part");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (parts));
    }
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/* It may go only after its command has run. */
static gboolean
unparent_cb (gpointer data)
{
  gtk_widget_unparent (data);
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *popover)
{
  g_idle_add (unparent_cb, g_object_ref (popover));
}

/**
 * ash_page_editor_show_menu:
 * @message: {"x", "y", "chosen", "link", "picture", "table", "unnamed", "comment"}: where it
 * opens, and what is there
 */
void
ash_page_editor_show_menu (AshPageEditor *self, const AshJsonValue *message)
{
  const AshItem *item = ash_page_draft_get_item (self->draft);
  g_autoptr (GMenuModel) model = make_menu (message, item != NULL && item->kind == ASH_ITEM_PAGE);
  GtkWidget *popover = gtk_popover_menu_new_from_model (model);
  GdkRectangle place = { (int) ash_json_number (ash_json_member (message, "x")),
                         (int) ash_json_number (ash_json_member (message, "y")), 1, 1 };
  double x = 0;
  double y = 0;

  place.x = CLAMP (place.x, 0, gtk_widget_get_width (self->web));
  place.y = CLAMP (place.y, 0, gtk_widget_get_height (self->web));
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_widget_translate_coordinates (self->web, GTK_WIDGET (self), place.x, place.y, &x, &y);
  place.x = (int) x;
  place.y = (int) y;
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* Before the web view: it would open a menu that belongs to no text. */
static gboolean
key_cb (AshPageEditor *self, guint key, guint code, GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (key != GDK_KEY_Menu && (key != GDK_KEY_F10 || held != GDK_SHIFT_MASK))
    return FALSE;
  ash_page_editor_call (self, "menu", "");
  return TRUE;
}

void
ash_page_editor_add_menu (AshPageEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("run", G_VARIANT_TYPE_STRING);

  g_signal_connect_object (action, "activate", G_CALLBACK (run_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (group));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->web, keys);
}
