#include "ash-inspect-access.h"

#include <ash-desk.h>
#include <ash-languages.h>
#include <glib/gi18n-lib.h>

#include "ash-edits.h"
#include "ash-inspect-section.h"
#include "ash-say.h"

/* Beyond these a page is worked on as a whole, and the list says how many more there are. */
#define MOST_ROWS 12

struct _AshInspectAccess
{
  GtkWidget parent_instance;

  AshPlace *place;
  GtkWidget *content;
};

G_DEFINE_FINAL_TYPE (AshInspectAccess, ash_inspect_access, GTK_TYPE_WIDGET)

static void
go_cb (GtkWidget *button)
{
  gtk_widget_activate_action (button, "win.go-to", "(sss)", "build",
                              (const char *) g_object_get_data (G_OBJECT (button), "item"),
                              (const char *) g_object_get_data (G_OBJECT (button), "part"));
}

static GtkWidget *
row_new (const char *icon, const char *css_class, const char *text)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = ash_inspect_text_new (text);

  gtk_widget_add_css_class (image, css_class);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_margin_top (image, 2);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), label);
  return row;
}

static GtkWidget *
button_new (const char *words, const char *item)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_add_css_class (button, "small-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "item", g_strdup (item), g_free);
  return button;
}

static void
add_way (GtkWidget *row, const char *words, const char *item, const char *part)
{
  GtkWidget *button = button_new (words, item);

  g_object_set_data_full (G_OBJECT (button), "part", g_strdup (part), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (go_cb), NULL);
  gtk_box_append (GTK_BOX (row), button);
}

static char *
say (const AshAccessNote *note, guint n)
{
  g_autofree char *what = ash_say_quoted (note->what);

  switch (note->kind)
    {
    case ASH_ACCESS_PICTURE:
      return ash_say_number (
          ngettext ("%u picture, no description", "%u pictures, no description", n), n);
    case ASH_ACCESS_HEADING:
      return g_strdup_printf (_ ("The heading %s leaves out a level"), what);
    case ASH_ACCESS_LANGUAGE:
      return g_strdup (_ ("The page does not say its language"));
    case ASH_ACCESS_LINK:
      return g_strdup_printf (_ ("The link %s does not say where it leads"), what);
    case ASH_ACCESS_TABLE:
      return g_strdup (_ ("A table without header cells"));
    case ASH_N_ACCESS_KINDS:
    default:
      return g_strdup ("");
    }
}

static void
say_language_cb (GtkWidget *button, AshInspectAccess *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done =
      ash_desk_set_page_language (ash_document_get_store (ash_place_get_document (self->place)),
                                  g_object_get_data (G_OBJECT (button), "item"), &error);

  ash_edits_done (GTK_WIDGET (self), is_done, error, _ ("The page could not say its language"));
}

static void
choose_language_cb (GtkWidget *button)
{
  gtk_widget_activate_action (button, "win.go-to", "(sss)", "design", "", "language");
}

/* The page says the language of its credential, or that is chosen first. */
static void
add_language_way (AshInspectAccess *self, GtkWidget *row, const AshInspection *inspection)
{
  g_autofree char *name =
      inspection->language != NULL ? ash_language_say (inspection->language) : NULL;
  g_autofree char *words =
      name != NULL ? g_strdup_printf (_ ("Set to %s"), name) : g_strdup (_ ("Language…"));
  GtkWidget *button = button_new (words, inspection->item);

  if (name != NULL)
    g_signal_connect (button, "clicked", G_CALLBACK (say_language_cb), self);
  else
    g_signal_connect (button, "clicked", G_CALLBACK (choose_language_cb), NULL);
  gtk_box_append (GTK_BOX (row), button);
}

static void
add_note (AshInspectAccess *self,
          const AshInspection *inspection,
          const AshAccessNote *note,
          guint n)
{
  gboolean is_picture = note->kind == ASH_ACCESS_PICTURE;
  g_autofree char *text = say (note, n);
  g_autofree char *part = g_strconcat (is_picture ? "picture " : "text ", note->what, NULL);
  GtkWidget *row = row_new (is_picture ? "dialog-warning-symbolic" : "dialog-information-symbolic",
                            is_picture ? "change" : "note", text);

  if (*note->what != '\0')
    add_way (row, is_picture ? _ ("Describe…") : _ ("Go there"), inspection->item, part);
  else if (note->kind == ASH_ACCESS_LANGUAGE)
    add_language_way (self, row, inspection);
  gtk_box_append (GTK_BOX (self->content), row);
}

/* What is in order, in one line: "Headings in order, language set" */
static void
add_well (AshInspectAccess *self, const AshInspection *inspection)
{
  static const struct
  {
    AshAccessKind kind;
    const char *words;
  } WELL[] = {
    { ASH_ACCESS_PICTURE, N_ ("pictures described") },
    { ASH_ACCESS_HEADING, N_ ("headings in order") },
    { ASH_ACCESS_LANGUAGE, N_ ("language set") },
    { ASH_ACCESS_LINK, N_ ("links say where they lead") },
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *first = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (WELL); i++)
    {
      if (ash_access_count (inspection->notes, WELL[i].kind) > 0 ||
          (WELL[i].kind == ASH_ACCESS_PICTURE && inspection->work.pictures == 0))
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", _ (WELL[i].words));
    }
  if (text->len == 0)
    return;
  first = g_utf8_strup (text->str, g_utf8_next_char (text->str) - text->str);
  sentence = g_strconcat (first, g_utf8_next_char (text->str), NULL);
  gtk_box_append (GTK_BOX (self->content), row_new ("object-select-symbolic", "ok", sentence));
}

static void
ash_inspect_access_dispose (GObject *object)
{
  AshInspectAccess *self = ASH_INSPECT_ACCESS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->place);
  G_OBJECT_CLASS (ash_inspect_access_parent_class)->dispose (object);
}

static void
ash_inspect_access_class_init (AshInspectAccessClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_inspect_access_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ash_inspect_access_init (AshInspectAccess *self)
{
  gtk_widget_set_parent (ash_inspect_section_new (_ ("Accessibility"), NULL, &self->content),
                         GTK_WIDGET (self));
}

GtkWidget *
ash_inspect_access_new (AshPlace *place)
{
  AshInspectAccess *self = g_object_new (ASH_TYPE_INSPECT_ACCESS, NULL);

  self->place = g_object_ref (place);
  return GTK_WIDGET (self);
}

void
ash_inspect_access_show (AshInspectAccess *self, const AshInspection *inspection)
{
  guint n_pictures = ash_access_count (inspection->notes, ASH_ACCESS_PICTURE);
  gboolean has_pictures = FALSE;
  guint n_rows = 0;
  guint n_left = 0;

  ash_inspect_clear (self->content);
  gtk_widget_set_visible (GTK_WIDGET (self), inspection->has_text);
  for (guint i = 0; i < inspection->notes->len; i++)
    {
      const AshAccessNote *note = g_ptr_array_index (inspection->notes, i);
      gboolean is_picture = note->kind == ASH_ACCESS_PICTURE;

      if (is_picture && has_pictures)
        continue;
      has_pictures |= is_picture;
      if (n_rows++ < MOST_ROWS)
        add_note (self, inspection, note, is_picture ? n_pictures : 1);
      else
        n_left++;
    }
  if (n_left > 0)
    {
      g_autofree char *more =
          ash_say_number (ngettext ("and %u more", "and %u more", n_left), n_left);

      gtk_box_append (GTK_BOX (self->content), ash_inspect_caption_new (more));
    }
  if (inspection->has_text)
    add_well (self, inspection);
}
