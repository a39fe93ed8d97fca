#include "ash-context-bar.h"

#include <ash-desk.h>
#include <glib/gi18n-lib.h>

#include "ash-governing.h"
#include "ash-menu.h"
#include "ash-names.h"
#include "ash-say.h"
#include "ash-width-bin.h"

struct _AshContextBar
{
  GtkWidget parent_instance;

  AshPlace *place;
  GtkMenuButton *chooser;
  GtkBox *box;
  GtkLabel *mark;
  GtkLabel *title;
  GtkMenuButton *status;
  GtkLabel *status_label;
  GtkImage *status_icon;
  GtkWidget *changed;
  GtkBox *coach_place;
  GtkBox *tools;
};

G_DEFINE_FINAL_TYPE (AshContextBar, ash_context_bar, GTK_TYPE_WIDGET)

/* Below this the title comes before the words of its status. */
#define SPARE_WIDTH 480
#define SPACING 12

static const char *
icon_of (AshCredentialStatus status)
{
  static const char *const ICONS[] = { "document-edit-symbolic", "document-open-recent-symbolic",
                                       "emblem-ok-symbolic",     "media-playback-start-symbolic",
                                       "emblem-shared-symbolic", "action-unavailable-symbolic" };

  return ICONS[MIN ((guint) status, G_N_ELEMENTS (ICONS) - 1)];
}

static void
append_credential (GMenu *menu, guint number, const char *title, const char *id)
{
  /* Translators: the number of a credential and its title, in the list of credentials */
  g_autofree char *label = g_strdup_printf (_ ("%u  %s"), number, title);

  ash_menu_append (menu, label, "win.credential", id);
}

static void
append_status (GMenu *menu, AshCredentialStatus status)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (ash_say_status (status), NULL);

  g_menu_item_set_action_and_target (item, "win.status", "s", ASH_STATUS_NICKS[status]);
  g_menu_append_item (menu, item);
}

static void
show_chosen (AshContextBar *self, const AshCredential *credential, guint number, const char *title)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_autofree char *spoken = g_strdup_printf (_ ("Credential %u, %s"), number, title);
  const char *status = ash_say_status (credential->status);
  g_autofree char *said = g_strdup_printf (_ ("Status: %s"), status);

  gtk_label_set_label (self->mark, digits);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->status_label, status);
  gtk_image_set_from_icon_name (self->status_icon, icon_of (credential->status));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status), said);
  ash_name (self->chooser, spoken);
  ash_name (self->status, said);
}

static void
look_again (AshContextBar *self)
{
  AshStore *store = ash_place_get_store (self->place);
  const char *chosen = ash_place_get_credential (self->place);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) credentials = ash_desk_list_credentials (store, &error);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) list = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();
  gboolean has_chosen = FALSE;

  for (guint i = 0; credentials != NULL && i < credentials->len; i++)
    {
      const AshCredential *credential = g_ptr_array_index (credentials, i);
      g_autoptr (AshTree) tree = ash_store_find (store, &ASH_TREE, "id", credential->tree);
      const char *title = tree != NULL && tree->title != NULL ? tree->title : "";

      append_credential (list, i + 1, title, credential->record.id);
      if (g_strcmp0 (credential->record.id, chosen) != 0)
        continue;
      has_chosen = TRUE;
      show_chosen (self, credential, i + 1, title);
    }
  g_menu_append (more, _ ("Add credential"), "win.add-credential");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (list));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  gtk_menu_button_set_menu_model (self->chooser, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->mark), has_chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->status), has_chosen);
  if (!has_chosen)
    gtk_label_set_label (self->title, _ ("No credential yet"));
}

/* That it is no longer what was approved. */
static void
show_approval (AshContextBar *self)
{
  const AshApproval *approval = ash_governing_get (ash_place_get_live (self->place));
  g_autofree char *words = ash_governing_say_approval (approval);

  gtk_widget_set_visible (self->changed, approval->is_approved && approval->is_changed);
  gtk_widget_set_tooltip_text (self->changed, words);
  ash_name (self->changed, words);
}

static void
narrow_cb (AshContextBar *self, gboolean is_narrow)
{
  gtk_widget_set_visible (GTK_WIDGET (self->status_label), !is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->status_icon), is_narrow);
  gtk_box_set_spacing (self->box, is_narrow ? 0 : SPACING);
  if (is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->box), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->box), "narrow");
}

/* It may be smaller than its parts ask for until they have become so. */
static void
note_width (AshContextBar *self)
{
  GtkWidget *width;

  g_object_ref (self->box);
  gtk_widget_unparent (GTK_WIDGET (self->box));
  width = ash_width_bin_new (GTK_WIDGET (self->box));
  g_object_unref (self->box);
  ash_width_bin_set_limit (ASH_WIDTH_BIN (width), SPARE_WIDTH);
  gtk_widget_set_parent (width, GTK_WIDGET (self));
  g_signal_connect_swapped (width, "narrow", G_CALLBACK (narrow_cb), self);
}

static void
ash_context_bar_dispose (GObject *object)
{
  AshContextBar *self = ASH_CONTEXT_BAR (object);
  GtkWidget *child;

  g_clear_object (&self->place);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ash_context_bar_parent_class)->dispose (object);
}

static void
ash_context_bar_class_init (AshContextBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_context_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-context-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AshContextBar, chooser);
  gtk_widget_class_bind_template_child (widget_class, AshContextBar, box);
  gtk_widget_class_bind_template_child (widget_class, AshContextBar, mark);
  gtk_widget_class_bind_template_child (widget_class, AshContextBar, title);
  gtk_widget_class_bind_template_child (widget_class, AshContextBar, status);
  gtk_widget_class_bind_template_child (widget_class, AshContextBar, status_label);
  gtk_widget_class_bind_template_child (widget_class, AshContextBar, status_icon);
  gtk_widget_class_bind_template_child (widget_class, AshContextBar, changed);
  gtk_widget_class_bind_template_child (widget_class, AshContextBar, coach_place);
  gtk_widget_class_bind_template_child (widget_class, AshContextBar, tools);
}

static void
ash_context_bar_init (AshContextBar *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) statuses = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  note_width (self);
  for (AshCredentialStatus status = ASH_STATUS_DRAFT; status <= ASH_STATUS_RETIRED; status++)
    append_status (statuses, status);
  /* What a status rests on. */
  g_menu_append (more, _ ("Record a decision…"), "win.decide");
  g_menu_append (more, _ ("Versions and decisions…"), "win.versions");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (statuses));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  gtk_menu_button_set_menu_model (self->status, G_MENU_MODEL (menu));
}

GtkWidget *
ash_context_bar_new (AshPlace *place)
{
  AshContextBar *self = g_object_new (ASH_TYPE_CONTEXT_BAR, NULL);

  self->place = g_object_ref (place);
  g_signal_connect_object (place, "notify::credential", G_CALLBACK (look_again), self,
                           G_CONNECT_SWAPPED);
  ash_governing_watch (place, G_OBJECT (self), (AshGoverningFunc) show_approval);
  look_again (self);
  return GTK_WIDGET (self);
}

void
ash_context_bar_apply (AshContextBar *self, const AshChangeSet *changes)
{
  if (ash_change_set_has (changes, &ASH_CREDENTIAL) || ash_change_set_has (changes, &ASH_TREE))
    look_again (self);
}

/**
 * ash_context_bar_set_tools:
 * @tools: (nullable): what the view puts at the end of the bar
 */
void
ash_context_bar_set_tools (AshContextBar *self, GtkWidget *tools)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tools))) != NULL)
    gtk_box_remove (self->tools, child);
  if (tools != NULL)
    gtk_box_append (self->tools, tools);
  gtk_widget_set_visible (GTK_WIDGET (self->tools), tools != NULL);
}

/**
 * ash_context_bar_get_coach_place:
 *
 * Returns: (transfer none): where the next step stands
 */
GtkBox *
ash_context_bar_get_coach_place (AshContextBar *self)
{
  return self->coach_place;
}
