#include "ash-preview.h"

#include <adwaita.h>
#include <ash-desk.h>
#include <ash-id.h>
#include <ash-job.h>
#include <glib/gi18n-lib.h>
#include <gmodule.h>

#include "ash-cache-folder.h"
#include "ash-memory.h"
#include "ash-names.h"
#include "ash-preview-frame.h"
#include "ash-preview-system.h"
#include "ash-settings.h"
#include "ash-trial-bar.h"
#include "ash-uri.h"
#include "ash-window.h"

#define MEMORY "preview"
#define SITES "sites"

#define ASH_TYPE_PREVIEW (ash_preview_get_type ())
G_DECLARE_FINAL_TYPE (AshPreview, ash_preview, ASH, PREVIEW, GtkWidget)

struct _AshPreview
{
  GtkWidget parent_instance;

  AshPlace *place;
  AshPreviewServer *server;
  WebKitWebContext *context;
  AshPreviewFrame *large; /* a phone, a tablet or a computer */
  AshPreviewFrame *small; /* (nullable) the phone beside it, made when first asked for */
  char *item;             /* (nullable) followed last */
  gboolean is_waiting;    /* for a design, to show @item */
  gboolean is_narrow;
  gint64 edited_at; /* 0: nothing is to be followed */
  AshJob *site;
  GFile *folder;   /* where the site is written for the browser */
  char *site_page; /* that is opened there */

  GtkMenuButton *credentials;
  GtkLabel *mark;
  GtkLabel *title;
  GtkToggleButton *phone;
  GtkToggleButton *tablet;
  GtkToggleButton *computer;
  GtkToggleButton *both;
  GtkToggleButton *dark;
  GtkDropDown *text_size;
  GtkDropDown *system_choice;
  GtkWidget *beside;
  GtkWidget *browser;
  GtkBox *bar;
  AshPreviewSystem *system;
  GtkWidget *gaps;
  GtkBox *gap_links;
  GtkBox *ground;
  AshTrialBar *trial;
};

G_DEFINE_FINAL_TYPE (AshPreview, ash_preview, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  GO_TO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const double TEXT_SIZES[] = { 1, 1.5, 2 };

/* The frames */

static void
frame_failed_cb (AshPreview *self, const char *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

static void
frame_go_to_cb (AshPreview *self, const char *item)
{
  g_signal_emit (self, signals[GO_TO], 0, item);
}

/* As large as the person at this computer wants it, until it is changed here. */
static void
take_text_size (AshPreview *self)
{
  g_autofree char *size = ash_settings_dup_string ("preview-text-size", "100");
  double wanted = g_ascii_strtod (size, NULL) / 100;

  for (guint i = 0; i < G_N_ELEMENTS (TEXT_SIZES); i++)
    if (wanted > TEXT_SIZES[i] - .01 && wanted < TEXT_SIZES[i] + .01)
      gtk_drop_down_set_selected (self->text_size, i);
}

static double
text_size (AshPreview *self)
{
  guint which = gtk_drop_down_get_selected (self->text_size);

  return TEXT_SIZES[MIN (which, G_N_ELEMENTS (TEXT_SIZES) - 1)];
}

/* How long the page in sight took to follow an edit: for `G_MESSAGES_DEBUG=all`. */
static void
frame_updated_cb (AshPreview *self)
{
  if (self->edited_at != 0)
    g_debug ("preview: %.0f ms after the edit",
             (double) (g_get_monotonic_time () - self->edited_at) / 1000);
  self->edited_at = 0;
}

/* Also a page that was gone to inside the preview. */
static void
large_shows_cb (AshPreview *self)
{
  g_autofree char *item = ash_preview_frame_dup_item (self->large);

  ash_preview_system_show (self->system, item);
}

static void
edited_cb (AshPreview *self)
{
  self->edited_at = g_get_monotonic_time ();
}

static AshPreviewFrame *
add_frame (AshPreview *self)
{
  GtkWidget *frame = ash_preview_frame_new (self->context, self->server);

  g_signal_connect_swapped (frame, "failed", G_CALLBACK (frame_failed_cb), self);
  g_signal_connect_swapped (frame, "updated", G_CALLBACK (frame_updated_cb), self);
  g_signal_connect_swapped (frame, "go-to", G_CALLBACK (frame_go_to_cb), self);
  ash_preview_frame_set_text_size (ASH_PREVIEW_FRAME (frame), text_size (self));
  gtk_box_append (self->ground, frame);
  return ASH_PREVIEW_FRAME (frame);
}

static gboolean
has_small (AshPreview *self)
{
  return self->small != NULL && gtk_widget_get_visible (GTK_WIDGET (self->small));
}

static void
show_item (AshPreview *self)
{
  ash_preview_frame_show (self->large, self->item);
  if (has_small (self))
    ash_preview_frame_show (self->small, self->item);
}

/* What the bar and the strip above the page say */

static void
show_credentials (AshPreview *self)
{
  AshStore *store = ash_place_get_store (self->place);
  const char *chosen = ash_place_get_credential (self->place);
  g_autoptr (GPtrArray) credentials = ash_desk_list_credentials (store, NULL);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; credentials != NULL && i < credentials->len; i++)
    {
      const AshCredential *credential = g_ptr_array_index (credentials, i);
      g_autoptr (AshTree) tree = ash_store_find (store, &ASH_TREE, "id", credential->tree);
      const char *title = tree != NULL && tree->title != NULL ? tree->title : "";
      g_autofree char *label = g_strdup_printf (_ ("%u  %s"), i + 1, title);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      g_menu_item_set_action_and_target (item, "win.credential", "s", credential->record.id);
      g_menu_append_item (menu, item);
      if (g_strcmp0 (credential->record.id, chosen) == 0)
        {
          gtk_label_set_label (self->mark, number);
          gtk_label_set_label (self->title, title);
          ash_name (self->credentials, title);
        }
    }
  gtk_menu_button_set_menu_model (self->credentials, G_MENU_MODEL (menu));
}

static void
add_gap (
    AshPreview *self, const char *label, const char *view, const char *record, const char *part)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "small-button");
  if (record != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sss)", view, record, part);
  else
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", view);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                  record != NULL ? "win.go-to" : "win.view");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (self->gap_links, button);
}

/* What the start page of a new credential cannot say yet, each with the way to where it is said. */
static void
show_gaps (AshPreview *self, const AshDesign *design)
{
  const char *owner = design->credential != NULL ? design->credential->record.id : "";
  const char *purpose = ash_design_field (design, owner, "purpose");
  gboolean needs_purpose = purpose == NULL || *purpose == '\0';
  gboolean needs_outcomes = design->outcomes->len == 0;
  gboolean needs_modules = ash_design_children (design, NULL)->len == 0;
  gboolean needs_evidence = design->assessments->len == 0;
  GtkWidget *child;

  gtk_widget_set_visible (self->gaps,
                          needs_purpose + needs_outcomes + needs_modules + needs_evidence >= 3);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->gap_links))) != NULL)
    gtk_box_remove (self->gap_links, child);
  if (needs_purpose)
    add_gap (self, _ ("Say what it is for"), "design", owner, "purpose");
  if (needs_outcomes)
    add_gap (self, _ ("Say what learners will be able to do"), "design", NULL, NULL);
  if (needs_modules)
    add_gap (self, _ ("Use items of your course"), "source", NULL, NULL);
  if (needs_evidence)
    add_gap (self, _ ("Say how they show it"), "design", NULL, NULL);
}

/* Following the work */

static gboolean
is_in_sight (AshPreview *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self));
}

static void
design_cb (AshPreview *self)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (self->place));

  if (!is_in_sight (self) || design == NULL)
    return;
  ash_preview_server_set_design (self->server, design);
  if (self->is_waiting)
    show_item (self);
  else
    {
      ash_preview_frame_refresh (self->large);
      if (has_small (self))
        ash_preview_frame_refresh (self->small);
    }
  self->is_waiting = FALSE;
  show_credentials (self);
  show_gaps (self, design);
  ash_trial_bar_set_design (self->trial, design);
}

/* The design of another credential comes a moment later. */
static void
credential_cb (AshPreview *self)
{
  g_free (self->item);
  self->item = g_strdup (ash_place_get_item (self->place));
  self->is_waiting = TRUE;
  design_cb (self);
}

static void
item_cb (AshPreview *self)
{
  const char *item = ash_place_get_item (self->place);

  if (!is_in_sight (self) || item == NULL || g_strcmp0 (item, self->item) == 0)
    return;
  g_free (self->item);
  self->item = g_strdup (item);
  if (!self->is_waiting)
    show_item (self);
}

static void
ash_preview_map (GtkWidget *widget)
{
  AshPreview *self = ASH_PREVIEW (widget);

  GTK_WIDGET_CLASS (ash_preview_parent_class)->map (widget);
  design_cb (self);
  item_cb (self);
}

static void
preview_show (GtkWidget *widget, const char *item)
{
  AshPreview *self = ASH_PREVIEW (widget);
  g_autofree char *kept = g_strdup (item);

  g_free (self->item);
  self->item = g_steal_pointer (&kept);
  self->is_waiting = TRUE;
  design_cb (self);
}

/* The controls */

static void
device_cb (AshPreview *self)
{
  gboolean is_both = gtk_toggle_button_get_active (self->both) && !self->is_narrow;
  AshDevice device = gtk_toggle_button_get_active (self->phone)    ? ASH_DEVICE_PHONE
                     : gtk_toggle_button_get_active (self->tablet) ? ASH_DEVICE_TABLET
                                                                   : ASH_DEVICE_COMPUTER;

  if (is_both && self->small == NULL)
    {
      self->small = add_frame (self);
      gtk_widget_set_hexpand (GTK_WIDGET (self->small), FALSE);
      ash_preview_frame_set_device (self->small, ASH_DEVICE_PHONE, FALSE);
      if (!self->is_waiting)
        ash_preview_frame_show (self->small, self->item);
    }
  else if (self->small != NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->small), is_both);
      if (is_both)
        ash_preview_frame_refresh (self->small);
    }
  ash_preview_frame_set_device (self->large, device, TRUE);
  ash_memory_set (MEMORY, "device", is_both ? ASH_DEVICE_COMPUTER + 1 : (int) device);
}

static void
dark_cb (AshPreview *self)
{
  ash_preview_server_set_theme (self->server, gtk_toggle_button_get_active (self->dark)
                                                  ? ASH_PREVIEW_DARK
                                                  : ASH_PREVIEW_LIGHT);
  ash_preview_frame_restyle (self->large);
  if (self->small != NULL)
    ash_preview_frame_restyle (self->small);
}

static void
text_size_cb (AshPreview *self)
{
  ash_preview_frame_set_text_size (self->large, text_size (self));
  if (self->small != NULL)
    ash_preview_frame_set_text_size (self->small, text_size (self));
}

static void
preview_cycle_width (GtkWidget *widget)
{
  AshPreview *self = ASH_PREVIEW (widget);
  GtkToggleButton *const devices[] = { self->phone, self->tablet, self->computer, self->both };

  for (guint i = 0; i < G_N_ELEMENTS (devices); i++)
    if (gtk_toggle_button_get_active (devices[i]))
      {
        do
          i = (i + 1) % G_N_ELEMENTS (devices);
        while (!gtk_widget_get_visible (GTK_WIDGET (devices[i])));
        gtk_toggle_button_set_active (devices[i], TRUE);
        return;
      }
}

static void
set_narrow_look (GtkWidget *widget, gboolean is_narrow)
{
  if (is_narrow)
    gtk_widget_add_css_class (widget, "narrow");
  else
    gtk_widget_remove_css_class (widget, "narrow");
}

/* With little room: one frame, who the learner is in a popover, and signs instead of words. */
static void
preview_set_room (GtkWidget *widget, gboolean is_narrow, gboolean is_beside)
{
  AshPreview *self = ASH_PREVIEW (widget);

  self->is_narrow = is_narrow || is_beside;
  gtk_widget_set_visible (GTK_WIDGET (self->credentials), !is_beside);
  gtk_widget_set_visible (GTK_WIDGET (self->title), !is_narrow);
  gtk_widget_set_visible (self->beside, !is_narrow || is_beside);
  gtk_widget_set_visible (GTK_WIDGET (self->tablet), !is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->both), !self->is_narrow);
  if (self->is_narrow)
    gtk_button_set_icon_name (GTK_BUTTON (self->browser), "web-browser-symbolic");
  else
    gtk_button_set_label (GTK_BUTTON (self->browser), _ ("Open in browser"));
  gtk_box_set_spacing (self->bar, self->is_narrow ? 6 : 12);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->gap_links),
                                  self->is_narrow ? GTK_ORIENTATION_VERTICAL
                                                  : GTK_ORIENTATION_HORIZONTAL);
  ash_trial_bar_set_narrow (self->trial, self->is_narrow);
  ash_preview_system_set_narrow (self->system, self->is_narrow);
  set_narrow_look (GTK_WIDGET (self->ground), self->is_narrow);
  set_narrow_look (GTK_WIDGET (self->bar), self->is_narrow);
  device_cb (self);
}

/* The browser */

static void
site_finished_cb (AshPreview *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AshReport) report = ash_job_site_finish (self->site, &error);
  g_autoptr (GFile) index = g_file_get_child (self->folder, "index.html");
  g_autoptr (GFile) page = g_file_resolve_relative_path (self->folder, self->site_page);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (report == NULL)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  else if (root != NULL)
    ash_uri_open (GTK_WINDOW (root), g_file_query_exists (page, NULL) ? page : index);
  g_clear_object (&self->site);
  gtk_widget_set_sensitive (self->browser, TRUE);
}

static void
sweep_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ash_cache_folder_sweep (SITES);
}

/* Each time another: what a browser shows already stays as it is. */
static void
browser_cb (AshPreview *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *sites = ash_cache_folder_path (SITES);
  g_autofree char *id = ash_id_new ();
  g_autofree char *folder = g_build_filename (sites, id, NULL);
  g_autoptr (GTask) sweep = g_task_new (NULL, NULL, NULL, NULL);

  g_task_run_in_thread (sweep, sweep_thread);
  g_clear_object (&self->folder);
  self->folder = g_file_new_for_path (folder);
  g_free (self->site_page);
  self->site_page = ash_preview_frame_dup_path (self->large);
  self->site = ash_job_site (ash_place_get_document (self->place),
                             ash_place_get_credential (self->place), self->folder);
  gtk_widget_set_sensitive (self->browser, FALSE);
  g_signal_connect_object (self->site, "finished", G_CALLBACK (site_finished_cb), self,
                           G_CONNECT_SWAPPED);
  ash_window_add_job (ASH_WINDOW (window), self->site);
}

static void
ash_preview_dispose (GObject *object)
{
  AshPreview *self = ASH_PREVIEW (object);
  GtkWidget *child;

  self->large = self->small = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->context);
  g_clear_object (&self->server);
  g_clear_object (&self->place);
  g_clear_object (&self->site);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->site_page, g_free);
  g_clear_pointer (&self->item, g_free);
  G_OBJECT_CLASS (ash_preview_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, AshPreview, credentials);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, mark);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, title);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, phone);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, tablet);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, computer);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, both);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, dark);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, text_size);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, system_choice);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, system);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, beside);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, browser);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, bar);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, gaps);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, gap_links);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, ground);
  gtk_widget_class_bind_template_child (widget_class, AshPreview, trial);
}

static void
ash_preview_class_init (AshPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_preview_dispose;
  widget_class->map = ash_preview_map;
  g_type_ensure (ASH_TYPE_TRIAL_BAR);
  g_type_ensure (ASH_TYPE_PREVIEW_SYSTEM);
  bind_children (widget_class);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[GO_TO] = g_signal_new ("go-to", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_STRING);
}

static void
remember_device (AshPreview *self)
{
  GtkToggleButton *const devices[] = { self->phone, self->tablet, self->computer, self->both };
  int device = ash_memory_get (MEMORY, "device", ASH_DEVICE_COMPUTER);

  gtk_toggle_button_set_active (devices[CLAMP (device, 0, (int) G_N_ELEMENTS (devices) - 1)], TRUE);
}

static void
ash_preview_init (AshPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_waiting = TRUE;
  gtk_toggle_button_set_active (self->dark,
                                adw_style_manager_get_dark (adw_style_manager_get_default ()));
  remember_device (self);
}

static void
connect_controls (AshPreview *self)
{
  g_signal_connect_swapped (self->phone, "toggled", G_CALLBACK (device_cb), self);
  g_signal_connect_swapped (self->tablet, "toggled", G_CALLBACK (device_cb), self);
  g_signal_connect_swapped (self->both, "toggled", G_CALLBACK (device_cb), self);
  g_signal_connect_swapped (self->dark, "toggled", G_CALLBACK (dark_cb), self);
  g_signal_connect_swapped (self->text_size, "notify::selected", G_CALLBACK (text_size_cb), self);
  take_text_size (self);
  if (ash_settings_get () != NULL)
    g_signal_connect_object (ash_settings_get (), "changed::preview-text-size",
                             G_CALLBACK (take_text_size), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->browser, "clicked", G_CALLBACK (browser_cb), self);
}

static GtkWidget *
preview_create (AshPlace *place)
{
  AshPreview *self = g_object_new (ASH_TYPE_PREVIEW, NULL);

  self->place = g_object_ref (place);
  self->item = g_strdup (ash_place_get_item (place));
  self->server =
      ash_preview_server_new (ash_document_get_session_path (ash_place_get_document (place)));
  self->context = ash_preview_context_new (self->server);
  self->large = add_frame (self);
  gtk_widget_set_hexpand (GTK_WIDGET (self->large), TRUE);
  g_signal_connect_object (self->large, "updated", G_CALLBACK (large_shows_cb), self,
                           G_CONNECT_SWAPPED);
  ash_preview_system_begin (self->system, place, self->system_choice);
  connect_controls (self);
  dark_cb (self);
  device_cb (self);
  g_signal_connect_object (ash_place_get_document (place), "changed", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ash_place_get_live (place), "design", G_CALLBACK (design_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "notify::credential", G_CALLBACK (credential_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "notify::item", G_CALLBACK (item_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

G_MODULE_EXPORT const AshPreviewApi ash_preview_api;
G_MODULE_EXPORT const AshPreviewApi ash_preview_api = { preview_create, preview_show,
                                                        preview_cycle_width, preview_set_room };
