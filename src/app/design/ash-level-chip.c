#include "ash-level-chip.h"

#include <ash-in-words.h>
#include <glib/gi18n-lib.h>

#include "ash-level-bar.h"
#include "ash-names.h"

struct _AshLevelChip
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  AshLevelBar *bar;
  GtkLabel *label;
  GSimpleAction *choose;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshLevelChip, ash_level_chip, GTK_TYPE_WIDGET)

static const char *
name_of (AshBloom level)
{
  return level != ASH_BLOOM_UNKNOWN ? ash_say_bloom (level) : _ ("Level");
}

static void
choose_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_signal_emit (data, signals[CHOSEN], 0, g_variant_get_string (parameter, NULL));
}

static void
append (GMenu *menu, const char *title, const char *nick)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target (item, "chip.choose", "s", nick);
  g_menu_append_item (menu, item);
}

/* Made when it is asked for: a design has many chips, and few are opened. */
static void
make_menu_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) levels = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  for (AshBloom level = ASH_BLOOM_REMEMBER; level < ASH_N_BLOOMS; level++)
    append (levels, name_of (level), ASH_BLOOM_NICKS[level]);
  append (rest, _ ("As its verb says"), "");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (levels));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
ash_level_chip_dispose (GObject *object)
{
  AshLevelChip *self = ASH_LEVEL_CHIP (object);
  GtkWidget *child;

  g_clear_object (&self->choose);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ash_level_chip_parent_class)->dispose (object);
}

static void
ash_level_chip_class_init (AshLevelChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_level_chip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ash_level_chip_init (AshLevelChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->bar = ASH_LEVEL_BAR (ash_level_bar_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, box);
  gtk_menu_button_set_create_popup_func (self->button, make_menu_cb, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "level-chip");
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  self->choose =
      g_simple_action_new_stateful ("choose", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect (self->choose, "activate", G_CALLBACK (choose_cb), self);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->choose));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "chip", G_ACTION_GROUP (group));
}

GtkWidget *
ash_level_chip_new (void)
{
  return g_object_new (ASH_TYPE_LEVEL_CHIP, NULL);
}

void
ash_level_chip_show (AshLevelChip *self, AshBloom level, const char *chosen)
{
  const char *word = name_of (level);
  g_autofree char *name = NULL;

  g_simple_action_set_state (self->choose, g_variant_new_string (chosen != NULL ? chosen : ""));
  if (g_strcmp0 (gtk_label_get_label (self->label), word) == 0)
    return;
  name = level != ASH_BLOOM_UNKNOWN ? g_strdup_printf (_ ("Level: %s"), word)
                                    : g_strdup (_ ("Level: not known"));
  ash_level_bar_set_level (self->bar, level);
  gtk_label_set_label (self->label, word);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Choose the level"));
  ash_name (self->button, name);
}
