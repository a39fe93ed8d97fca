#include "ash-pathway-strip.h"

#include <ash-desk-pathway.h>
#include <glib/gi18n-lib.h>

#include "ash-commit.h"
#include "ash-look.h"
#include "ash-menu.h"
#include "ash-names.h"
#include "ash-pathway-card.h"
#include "ash-say.h"
#include "ash-window.h"

struct _AshPathwayStrip
{
  GtkWidget parent_instance;

  AshPlace *place;
  char *pathway; /* (nullable) */
  AshLook *look; /* for overlaps */
  gboolean is_filling;
  gboolean is_narrow;

  GtkStack *stack;
  GtkWidget *add_pathway;
  GtkLabel *heading;
  GtkMenuButton *overlap;
  GtkLabel *overlap_label;
  GtkBox *overlap_list;
  GtkMenuButton *add;
  GtkScrolledWindow *scrolled;
  GtkBox *cards;
  GtkEditable *title;
  GtkEditable *award;
  GtkCheckButton *all;
  GtkCheckButton *any;
  GtkCheckButton *some;
  GtkSpinButton *need;
  GtkWidget *delete;
};

G_DEFINE_FINAL_TYPE (AshPathwayStrip, ash_pathway_strip, GTK_TYPE_WIDGET)

static AshStore *
store_of (AshPathwayStrip *self)
{
  return ash_place_get_store (self->place);
}

static AshWindow *
window_of (AshPathwayStrip *self)
{
  return ASH_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
done (AshPathwayStrip *self, gboolean is_done, const GError *error)
{
  if (!is_done)
    ash_window_refuse (window_of (self), _ ("The pathway could not be changed"), error);
}

/* The cards */

static void
card_cb (GtkWidget *card, AshPathwayStrip *self)
{
  ash_place_set (self->place, g_object_get_data (G_OBJECT (card), "credential"), NULL);
}

static GtkWidget *
focused_card (AshPathwayStrip *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_object_get_data (G_OBJECT (child), "credential") != NULL && gtk_widget_is_focus (child))
      return child;
  return NULL;
}

static void
mark_chosen (AshPathwayStrip *self)
{
  const char *chosen = ash_place_get_credential (self->place);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (child), "credential"), chosen) == 0)
      gtk_widget_add_css_class (child, "chosen");
    else
      gtk_widget_remove_css_class (child, "chosen");
}

static void
add_sign (AshPathwayStrip *self, const char *icon)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_widget_add_css_class (image, "muted");
  gtk_box_append (self->cards, image);
}

static char *
say_rule (const AshPath *path)
{
  if (path->op == ASH_RULE_ANY)
    return g_strdup (_ ("Any one of them"));
  if (path->op == ASH_RULE_NEED)
    return g_strdup_printf (
        ngettext ("%d of them, in any order", "%d of them, in any order", (gulong) path->need),
        (int) CLAMP (path->need, 1, G_MAXINT));
  return g_strdup (_ ("All of them, in any order"));
}

static void
show_cards (AshPathwayStrip *self, const AshPath *path)
{
  GtkWidget *focused = focused_card (self);
  g_autofree char *keyboard =
      focused != NULL ? g_strdup (g_object_get_data (G_OBJECT (focused), "credential")) : NULL;
  const char *title = path->pathway->award != NULL   ? path->pathway->award
                      : path->pathway->title != NULL ? path->pathway->title
                                                     : _ ("The award");
  gint64 minutes = 0, credit = 0;
  g_autofree char *rule = say_rule (path);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, child);
  for (guint i = 0; i < path->credentials->len; i++)
    {
      const char *id = g_ptr_array_index (path->credentials, i);
      g_autoptr (AshCredential) credential =
          ash_store_find (store_of (self), &ASH_CREDENTIAL, "id", id);
      GtkWidget *card;

      if (credential == NULL)
        continue;
      if (gtk_widget_get_first_child (GTK_WIDGET (self->cards)) != NULL)
        add_sign (self, "list-add-symbolic");
      card = ash_pathway_card_new (store_of (self), credential);
      g_object_set_data_full (G_OBJECT (card), "credential", g_strdup (id), g_free);
      g_signal_connect (card, "clicked", G_CALLBACK (card_cb), self);
      gtk_box_append (self->cards, card);
      minutes += MAX (credential->minutes, 0);
      credit += MAX (credential->credit_c, 0);
      if (g_strcmp0 (id, keyboard) == 0)
        gtk_widget_grab_focus (card);
    }
  add_sign (self, self->is_narrow ? "go-down-symbolic" : "go-next-symbolic");
  if (path->op != ASH_RULE_ALL)
    minutes = credit = 0; /* depends on which */
  gtk_box_append (
      self->cards,
      ash_pathway_award_new (title, minutes,
                             path->pathway->credit_c > 0 ? path->pathway->credit_c : credit, rule));
  mark_chosen (self);
}

/* The menu of credentials that can be added, and the rules */

static void
show_addable (AshPathwayStrip *self, const AshPath *path)
{
  g_autoptr (GPtrArray) credentials = ash_desk_list_credentials (store_of (self), NULL);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; credentials != NULL && i < credentials->len; i++)
    {
      const AshCredential *credential = g_ptr_array_index (credentials, i);
      g_autoptr (AshTree) tree =
          ash_store_find (store_of (self), &ASH_TREE, "id", credential->tree);
      g_autofree char *label = g_strdup_printf (
          _ ("%u  %s"), i + 1, tree != NULL && tree->title != NULL ? tree->title : "");

      if (g_ptr_array_find_with_equal_func (path->credentials, credential->record.id, g_str_equal,
                                            NULL))
        continue;
      ash_menu_append (menu, label, "pathway.add", credential->record.id);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->add),
                          g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
  gtk_menu_button_set_menu_model (self->add, G_MENU_MODEL (menu));
}

static void
show_rules (AshPathwayStrip *self, const AshPath *path)
{
  guint n = MAX (path->credentials->len, 1);

  self->is_filling = TRUE;
  gtk_check_button_set_active (path->op == ASH_RULE_ANY    ? self->any
                               : path->op == ASH_RULE_NEED ? self->some
                                                           : self->all,
                               TRUE);
  gtk_spin_button_set_range (self->need, 1, n);
  gtk_spin_button_set_value (self->need,
                             path->op == ASH_RULE_NEED ? (double) path->need : (n + 1) / 2);
  gtk_widget_set_sensitive (GTK_WIDGET (self->need), path->op == ASH_RULE_NEED);
  ash_commit_show (GTK_WIDGET (self->title),
                   path->pathway->title != NULL ? path->pathway->title : "");
  ash_commit_show (GTK_WIDGET (self->award),
                   path->pathway->award != NULL ? path->pathway->award : "");
  self->is_filling = FALSE;
}

static void
rule_cb (AshPathwayStrip *self)
{
  g_autoptr (GError) error = NULL;
  AshRuleOp op = gtk_check_button_get_active (self->any)    ? ASH_RULE_ANY
                 : gtk_check_button_get_active (self->some) ? ASH_RULE_NEED
                                                            : ASH_RULE_ALL;

  if (self->is_filling || self->pathway == NULL)
    return;
  done (self,
        ash_desk_set_pathway_rule (store_of (self), self->pathway, op,
                                   gtk_spin_button_get_value_as_int (self->need), &error),
        error);
}

static void
toggled_cb (GtkCheckButton *button, AshPathwayStrip *self)
{
  if (gtk_check_button_get_active (button))
    rule_cb (self);
}

static void
text_cb (GtkWidget *widget, const char *text, gpointer user_data)
{
  AshPathwayStrip *self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->pathway != NULL)
    done (self,
          ash_desk_set_text (store_of (self), &ASH_PATHWAY, self->pathway,
                             widget == GTK_WIDGET (self->title) ? "title" : "award", text,
                             _ ("Change pathway"), &error),
          error);
}

static void
add_pathway_cb (AshPathwayStrip *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pathway = ash_desk_add_pathway (store_of (self), _ ("Pathway"), &error);

  done (self, pathway != NULL, error);
}

static void
delete_cb (AshPathwayStrip *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done =
      self->pathway != NULL && ash_desk_delete_pathway (store_of (self), self->pathway, &error);

  done (self, is_done || self->pathway == NULL, error);
  if (is_done)
    ash_window_toast (window_of (self), _ ("Pathway deleted"), TRUE);
}

static void
add_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AshPathwayStrip *self = ASH_PATHWAY_STRIP (widget);
  g_autoptr (GError) error = NULL;

  if (self->pathway != NULL)
    done (self,
          ash_desk_add_to_pathway (store_of (self), self->pathway,
                                   g_variant_get_string (parameter, NULL), &error),
          error);
}

gboolean
ash_pathway_strip_shift (AshPathwayStrip *self, int by)
{
  GtkWidget *card = focused_card (self);
  g_autoptr (GError) error = NULL;

  if (card == NULL || self->pathway == NULL)
    return FALSE;
  done (self,
        ash_desk_shift_in_pathway (store_of (self), self->pathway,
                                   g_object_get_data (G_OBJECT (card), "credential"), by, &error),
        error);
  return TRUE;
}

gboolean
ash_pathway_strip_take (AshPathwayStrip *self)
{
  GtkWidget *card = focused_card (self);
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  if (card == NULL || self->pathway == NULL)
    return FALSE;
  is_done = ash_desk_take_from_pathway (store_of (self), self->pathway,
                                        g_object_get_data (G_OBJECT (card), "credential"), &error);
  done (self, is_done, error);
  if (is_done)
    ash_window_toast (window_of (self), _ ("Taken from the pathway"), TRUE);
  return TRUE;
}

/* What is used twice, found on a worker */

static char *
say_numbers (const GArray *numbers)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < numbers->len; i++)
    {
      if (i > 0)
        g_string_append (text, i + 1 < numbers->len ? _ (", ") : _ (" and "));
      g_string_append_printf (text, "%u", g_array_index (numbers, guint, i));
    }
  return g_string_free (text, FALSE);
}

static void
show_overlaps (AshPathwayStrip *self, GPtrArray *overlaps)
{
  g_autofree char *label = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->overlap_list))) != NULL)
    gtk_box_remove (self->overlap_list, child);
  gtk_widget_set_visible (GTK_WIDGET (self->overlap), overlaps->len > 0);
  for (guint i = 0; i < overlaps->len; i++)
    {
      const AshOverlap *overlap = g_ptr_array_index (overlaps, i);
      g_autofree char *numbers = say_numbers (overlap->numbers);
      /* Translators: a title, and the numbers of credentials: Bar charts: in 1 and 3 */
      g_autofree char *text = g_strdup_printf (_ ("%s: in %s"), overlap->title, numbers);
      GtkWidget *line = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (line), 0);
      gtk_label_set_wrap (GTK_LABEL (line), TRUE);
      gtk_box_append (self->overlap_list, line);
      if (i == 0 && overlaps->len == 1)
        label = g_strdup_printf (_ ("One item used in %s"), numbers);
    }
  if (label == NULL)
    label = ash_say_number (
        ngettext ("%u item used more than once", "%u items used more than once", overlaps->len),
        overlaps->len);
  gtk_label_set_label (self->overlap_label, label);
  ash_name (self->overlap, label);
}

static gpointer
find_overlaps (AshStore *store, gconstpointer order, AshProgress *progress, GError **error)
{
  return ash_desk_pathway_overlaps (store, error);
}

static void
overlaps_cb (gconstpointer order, gpointer found, const GError *error, gpointer data)
{
  AshPathwayStrip *self = data;
  g_autoptr (GPtrArray) overlaps = found;

  if (overlaps != NULL)
    show_overlaps (self, overlaps);
  else
    g_warning ("pathway: %s", error->message);
}

/**
 * ash_pathway_strip_refresh:
 *
 * Shows the pathway as it is now.
 */
void
ash_pathway_strip_refresh (AshPathwayStrip *self)
{
  g_autoptr (AshPath) path = ash_desk_load_path (store_of (self), NULL);

  g_free (self->pathway);
  self->pathway = path != NULL ? g_strdup (path->pathway->record.id) : NULL;
  gtk_stack_set_visible_child_name (self->stack, path != NULL ? "pathway" : "none");
  if (path == NULL)
    return;
  gtk_label_set_label (self->heading,
                       path->pathway->title != NULL ? path->pathway->title : _ ("Pathway"));
  show_cards (self, path);
  show_addable (self, path);
  show_rules (self, path);
  ash_look_order (self->look, ash_place_get_document (self->place), NULL);
}

void
ash_pathway_strip_set_narrow (AshPathwayStrip *self, gboolean is_narrow)
{
  self->is_narrow = is_narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->cards), is_narrow
                                                                    ? GTK_ORIENTATION_VERTICAL
                                                                    : GTK_ORIENTATION_HORIZONTAL);
  ash_pathway_strip_refresh (self);
}

static void
ash_pathway_strip_dispose (GObject *object)
{
  AshPathwayStrip *self = ASH_PATHWAY_STRIP (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  ash_look_clear (&self->look);
  g_clear_object (&self->place);
  g_clear_pointer (&self->pathway, g_free);
  G_OBJECT_CLASS (ash_pathway_strip_parent_class)->dispose (object);
}

static void
ash_pathway_strip_class_init (AshPathwayStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_pathway_strip_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-pathway-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, AshPathwayStrip, stack);
  gtk_widget_class_bind_template_child (widget_class, AshPathwayStrip, add_pathway);
  gtk_widget_class_bind_template_child (widget_class, AshPathwayStrip, heading);
  gtk_widget_class_bind_template_child (widget_class, AshPathwayStrip, overlap);
  gtk_widget_class_bind_template_child (widget_class, AshPathwayStrip, overlap_label);
  gtk_widget_class_bind_template_child (widget_class, AshPathwayStrip, overlap_list);
  gtk_widget_class_bind_template_child (widget_class, AshPathwayStrip, add);
  gtk_widget_class_bind_template_child (widget_class, AshPathwayStrip, scrolled);
  gtk_widget_class_bind_template_child (widget_class, AshPathwayStrip, cards);
  gtk_widget_class_bind_template_child (widget_class, AshPathwayStrip, title);
  gtk_widget_class_bind_template_child (widget_class, AshPathwayStrip, award);
  gtk_widget_class_bind_template_child (widget_class, AshPathwayStrip, all);
  gtk_widget_class_bind_template_child (widget_class, AshPathwayStrip, any);
  gtk_widget_class_bind_template_child (widget_class, AshPathwayStrip, some);
  gtk_widget_class_bind_template_child (widget_class, AshPathwayStrip, need);
  gtk_widget_class_bind_template_child (widget_class, AshPathwayStrip, delete);
  gtk_widget_class_install_action (widget_class, "pathway.add", "s", add_action_cb);
}

static void
ash_pathway_strip_init (AshPathwayStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->look =
      ash_look_new (find_overlaps, NULL, (GDestroyNotify) g_ptr_array_unref, overlaps_cb, self);
  ash_commit_editable (self->title, text_cb, self);
  ash_commit_editable (self->award, text_cb, self);
  g_signal_connect_swapped (self->add_pathway, "clicked", G_CALLBACK (add_pathway_cb), self);
  g_signal_connect_swapped (self->delete, "clicked", G_CALLBACK (delete_cb), self);
  g_signal_connect (self->all, "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect (self->any, "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect (self->some, "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect_swapped (self->need, "value-changed", G_CALLBACK (rule_cb), self);
}

GtkWidget *
ash_pathway_strip_new (AshPlace *place)
{
  AshPathwayStrip *self = g_object_new (ASH_TYPE_PATHWAY_STRIP, NULL);

  self->place = g_object_ref (place);
  g_signal_connect_object (place, "notify::credential", G_CALLBACK (mark_chosen), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
