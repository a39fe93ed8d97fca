#include "ash-comment-here.h"

#include <glib/gi18n-lib.h>

#include "ash-say.h"

static GQuark
here_quark (void)
{
  return g_quark_from_static_string ("ash-comment-here");
}

void
ash_comment_here_install (GtkWidget *widget, AshCommentHereFunc func)
{
  g_object_set_qdata (G_OBJECT (widget), here_quark (), (gpointer) func);
}

void
ash_comment_here_clear (AshCommentHere *here)
{
  g_clear_pointer (&here->kind, g_free);
  g_clear_pointer (&here->subject, g_free);
  g_clear_pointer (&here->other, g_free);
  g_clear_pointer (&here->quote, g_free);
}

gboolean
ash_comment_here_find (GtkWidget *from, AshCommentHere *here)
{
  for (; from != NULL; from = gtk_widget_get_parent (from))
    {
      AshCommentHereFunc func =
          (AshCommentHereFunc) g_object_get_qdata (G_OBJECT (from), here_quark ());

      *here = (AshCommentHere){ 0 };
      if (func != NULL && func (from, here) && here->subject != NULL)
        return TRUE;
      ash_comment_here_clear (here);
    }
  return FALSE;
}

void
ash_comment_here_append (GMenu *menu, const AshCommentHere *here)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("Comment…"), NULL);

  g_menu_item_set_action_and_target (item, "win.comment-on", "(ssss)", here->kind, here->subject,
                                     here->other != NULL ? here->other : "",
                                     here->quote != NULL ? here->quote : "");
  g_menu_append_item (menu, item);
  if (here->n > 0)
    {
      g_autoptr (GMenuItem) show = g_menu_item_new (_ ("Show the comments"), NULL);

      g_menu_item_set_action_and_target (show, "win.show-comments", "(ss)", here->subject,
                                         here->other != NULL ? here->other : "");
      g_menu_append_item (menu, show);
    }
}

void
ash_comment_here_show (GtkWidget *widget, const AshCommentHere *here)
{
  gtk_widget_activate_action (widget, "win.show-comments", "(ss)", here->subject,
                              here->other != NULL ? here->other : "");
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

static void
append_comments (GMenu *menu, const AshCommentHere *here)
{
  g_autoptr (GMenu) comments = g_menu_new ();

  ash_comment_here_append (comments, here);
  g_menu_append (comments, _ ("All comments"), "win.comments");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (comments));
  /* Of the matrix: to take it along. */
  if (g_str_equal (here->kind, "statement") || here->other != NULL)
    {
      g_autoptr (GMenu) table = g_menu_new ();

      g_menu_append (table, _ ("Save the matrix as a table…"), "win.save-matrix");
      g_menu_append (table, _ ("Print the matrix…"), "win.print-matrix");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (table));
    }
}

static gboolean
popup (GtkWidget *widget, GtkWidget *at, double x, double y)
{
  g_autoptr (GMenu) menu = NULL;
  AshMenuExtend extend = g_object_get_data (G_OBJECT (widget), "extend-menu");
  AshCommentHere here;
  GtkWidget *popover;
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  if (!ash_comment_here_find (at, &here))
    return FALSE;
  menu = g_menu_new ();
  popover = gtk_popover_menu_new_from_model (NULL);
  gtk_widget_set_parent (popover, widget);
  if (extend != NULL)
    extend (widget, &here, popover, menu);
  append_comments (menu, &here);
  ash_comment_here_clear (&here);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (popover), G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
  return TRUE;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkWidget *widget)
{
  GtkWidget *at = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);

  /* A text has a menu of its own. */
  if (GTK_IS_TEXT (at) || GTK_IS_TEXT_VIEW (at))
    return;
  if (popup (widget, at != NULL ? at : widget, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
key_cb (GtkWidget *widget, guint key, guint code, GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  double x = 0;
  double y = 0;

  /* In a popover the keys of the window are not heard. */
  if (key == GDK_KEY_m && held == (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return gtk_widget_activate_action (widget, "win.comment", NULL);
  if ((key != GDK_KEY_Menu && (key != GDK_KEY_F10 || held != GDK_SHIFT_MASK)) || focus == NULL ||
      GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus))
    return FALSE;
  gtk_widget_translate_coordinates (focus, widget, 0, gtk_widget_get_height (focus), &x, &y);
  return popup (widget, focus, x, y);
}

void
ash_comment_here_add_menu (GtkWidget *widget)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), widget);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), widget);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, keys);
}

void
ash_comment_here_set_extend (GtkWidget *widget, AshMenuExtend extend)
{
  g_object_set_data (G_OBJECT (widget), "extend-menu", (gpointer) extend);
}

char *
ash_comment_here_say (guint n)
{
  return n > 0 ? ash_say_number (ngettext ("%u comment", "%u comments", n), n) : NULL;
}
