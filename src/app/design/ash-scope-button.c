#include "ash-scope-button.h"

#include <glib/gi18n-lib.h>

#include "ash-menu.h"
#include "ash-names.h"

/* One menu has that many modules at most. */
#define MOST_MODULES 200

struct _AshScopeButton
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkLabel *label;
  GSimpleAction *choose;
  AshDesign *design; /* (nullable) */
  gboolean is_narrow;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshScopeButton, ash_scope_button, GTK_TYPE_WIDGET)

static void
choose_cb (AshScopeButton *self, GVariant *module)
{
  g_signal_emit (self, signals[CHOSEN], 0, g_variant_get_string (module, NULL));
}

static void
fill_menu (GtkMenuButton *button, gpointer data)
{
  AshScopeButton *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) whole = g_menu_new ();
  g_autoptr (GMenu) each = g_menu_new ();
  g_autoptr (GPtrArray) modules = ash_scope_modules (self->design);

  ash_menu_append (whole, _ ("Whole credential"), "scope.choose", "");
  for (guint i = 0; i < modules->len && i < MOST_MODULES; i++)
    {
      const AshItem *module = g_ptr_array_index (modules, i);

      ash_menu_append (each, module->title, "scope.choose", module->record.id);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (whole));
  g_menu_append_section (menu, _ ("One module"), G_MENU_MODEL (each));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
ash_scope_button_dispose (GObject *object)
{
  AshScopeButton *self = ASH_SCOPE_BUTTON (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->choose);
  g_clear_pointer (&self->design, ash_design_free);
  G_OBJECT_CLASS (ash_scope_button_parent_class)->dispose (object);
}

static void
ash_scope_button_class_init (AshScopeButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_scope_button_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ash_scope_button_init (AshScopeButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->choose =
      g_simple_action_new_stateful ("choose", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect_swapped (self->choose, "change-state", G_CALLBACK (choose_cb), self);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->choose));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "scope", G_ACTION_GROUP (group));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, box);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "scope");
  gtk_menu_button_set_create_popup_func (self->button, fill_menu, self, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

/* 0: the module is none to choose from */
static guint
place_of (GPtrArray *modules, const char *module)
{
  for (guint i = 0; i < modules->len; i++)
    if (g_strcmp0 (((AshRecord *) g_ptr_array_index (modules, i))->id, module) == 0)
      return i + 1;
  return 0;
}

/* Figures are those of the whole; the scope says how much of it is in sight. */
static void
say_module (AshScopeButton *self, const AshScope *scope, GPtrArray *modules, guint place)
{
  const AshItem *module = g_ptr_array_index (modules, place - 1);
  guint n = self->design->outcomes->len;
  g_autofree char *where = g_strdup_printf (_ ("Module %u of %u"), place, modules->len);
  g_autofree char *figure = g_strdup_printf (ngettext ("%u of %u outcome", "%u of %u outcomes", n),
                                             ash_scope_n_outcomes (scope, self->design), n);
  g_autofree char *label = self->is_narrow ? g_strdup_printf (_ ("Module %u"), place)
                                           : g_strdup_printf ("%s · %s", where, figure);
  g_autofree char *name = g_strdup_printf (_ ("Shown: %s, %s, %s"), where, module->title, figure);
  g_autofree char *tip =
      g_strdup_printf ("%s\n%s", module->title,
                       _ ("Figures, the table and the printed page are of the whole credential."));

  gtk_label_set_label (self->label, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), tip);
  ash_name (self->button, name);
}

static void
say_whole (AshScopeButton *self)
{
  g_autofree char *name = g_strdup_printf (_ ("Shown: %s"), _ ("Whole credential"));

  gtk_label_set_label (self->label,
                       self->is_narrow ? C_ ("scope", "Whole") : _ ("Whole credential"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Choose what is shown"));
  ash_name (self->button, name);
}

void
ash_scope_button_show (AshScopeButton *self, AshDesign *design, const AshScope *scope)
{
  g_autoptr (AshDesign) before = self->design;
  g_autoptr (GPtrArray) modules = ash_scope_modules (design);
  const char *module = ash_scope_get_module (scope);
  guint place = place_of (modules, module);

  self->design = ash_design_ref (design);
  g_simple_action_set_state (self->choose, g_variant_new_string (module != NULL ? module : ""));
  gtk_widget_set_visible (GTK_WIDGET (self),
                          design->outcomes->len > 0 && (modules->len > 1 || scope != NULL));
  if (place > 0)
    say_module (self, scope, modules, place);
  else
    say_whole (self);
}

/**
 * ash_scope_button_set_narrow:
 *
 * Fewer words, from the next time on that it is shown.
 */
void
ash_scope_button_set_narrow (AshScopeButton *self, gboolean is_narrow)
{
  self->is_narrow = is_narrow;
}
