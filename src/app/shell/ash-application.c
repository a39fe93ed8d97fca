#include "ash-application.h"

#include <ash-document.h>
#include <glib/gi18n-lib.h>

#include "ash-actions.h"
#include "ash-names.h"
#include "ash-settings.h"
#include "ash-window.h"

#define RESOURCE "/org/ashlar/Ashlar"

struct _AshApplication
{
  AdwApplication parent_instance;

  GtkCssProvider *palette;
  GtkCssProvider *contrast;
};

G_DEFINE_FINAL_TYPE (AshApplication, ash_application, ADW_TYPE_APPLICATION)

static void
add_provider (GtkCssProvider *provider, guint offset)
{
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + offset);
}

/* GTK 4.8 has no media queries: the palettes are providers of their own. */
static void
palette_cb (AshApplication *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_css_provider_load_from_resource (self->palette, adw_style_manager_get_dark (manager)
                                                          ? RESOURCE "/ui/palette-dark.css"
                                                          : RESOURCE "/ui/palette-light.css");
  if (adw_style_manager_get_high_contrast (manager))
    gtk_css_provider_load_from_resource (self->contrast, RESOURCE "/ui/high-contrast.css");
  else
    gtk_css_provider_load_from_data (self->contrast, "", -1);
}

static void
load_style (AshApplication *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  self->palette = gtk_css_provider_new ();
  self->contrast = gtk_css_provider_new ();
  palette_cb (self);
  gtk_css_provider_load_from_resource (style, RESOURCE "/ui/style.css");
  add_provider (self->palette, 0);
  add_provider (style, 1);
  add_provider (self->contrast, 2);
  g_signal_connect_swapped (manager, "notify::dark", G_CALLBACK (palette_cb), self);
  g_signal_connect_swapped (manager, "notify::high-contrast", G_CALLBACK (palette_cb), self);
}

static void
scheme_cb (void)
{
  g_autofree char *scheme = ash_settings_dup_string ("colour-scheme", "follow");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_str_equal (scheme, "light")  ? ADW_COLOR_SCHEME_FORCE_LIGHT
                                      : g_str_equal (scheme, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                     : ADW_COLOR_SCHEME_DEFAULT);
}

static AshWindow *
new_window (AshApplication *self)
{
  AshWindow *window = ash_window_new (GTK_APPLICATION (self));

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  AshWindow *window = ASH_WINDOW (gtk_application_get_active_window (self));

  if (window == NULL || ash_window_get_document (window) != NULL)
    window = new_window (self);
  ash_window_new_document (window);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (self));

  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_close (link->data);
}

static void
ash_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = { { "new", new_cb }, { "quit", quit_cb } };

  G_APPLICATION_CLASS (ash_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  ash_actions_set_accelerators (GTK_APPLICATION (application));
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    RESOURCE "/icons");
  gtk_window_set_default_icon_name ("org.ashlar.Ashlar");
  load_style (ASH_APPLICATION (application));
  ash_names_follow ();
  if (ash_settings_get () != NULL)
    g_signal_connect (ash_settings_get (), "changed::colour-scheme", G_CALLBACK (scheme_cb), NULL);
  scheme_cb ();
  ash_session_expire ();
}

static void
ash_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    new_window (ASH_APPLICATION (application));
}

static void
ash_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      AshWindow *window =
          ASH_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));

      if (ash_window_present_document (GTK_APPLICATION (application), files[i]))
        continue;
      if (window == NULL || ash_window_get_document (window) != NULL || i > 0)
        window = new_window (ASH_APPLICATION (application));
      ash_window_open (window, files[i]);
    }
}

static void
ash_application_dispose (GObject *object)
{
  AshApplication *self = ASH_APPLICATION (object);

  g_clear_object (&self->palette);
  g_clear_object (&self->contrast);
  G_OBJECT_CLASS (ash_application_parent_class)->dispose (object);
}

static void
ash_application_class_init (AshApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_application_dispose;
  application_class->startup = ash_application_startup;
  application_class->activate = ash_application_activate;
  application_class->open = ash_application_open;
}

static void
ash_application_init (AshApplication *self)
{
}

AshApplication *
ash_application_new (void)
{
  return g_object_new (ASH_TYPE_APPLICATION, "application-id", "org.ashlar.Ashlar", "flags",
                       G_APPLICATION_HANDLES_OPEN, NULL);
}
