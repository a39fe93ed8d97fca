#include "ash-preview-system.h"

#include <glib/gi18n-lib.h>

#include "ash-dry-look.h"
#include "ash-memory.h"
#include "ash-names.h"
#include "ash-say.h"
#include "ash-verdict.h"

#define MEMORY "preview-system"
/* More than that would take the page's place. */
#define MOST 4

struct _AshPreviewSystem
{
  GtkWidget parent_instance;

  AshPlace *place;
  AshDryLook *look;
  char *item; /* (nullable): the start page */

  GtkDropDown *choice;
  GtkWidget *before; /* the choice, in the bar */
  GtkBox *box;
  GtkBox *lines;
};

G_DEFINE_FINAL_TYPE (AshPreviewSystem, ash_preview_system, GTK_TYPE_WIDGET)

/* (nullable): none is chosen. */
static const AshTarget *
chosen (AshPreviewSystem *self)
{
  guint which = gtk_drop_down_get_selected (self->choice);

  return which > 0 && which <= ash_targets ()->len ? g_ptr_array_index (ash_targets (), which - 1)
                                                   : NULL;
}

/* The lines */

static GtkWidget *
label_new (const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

static void
add_line (AshPreviewSystem *self, AshVerdict verdict, const char *title, const char *caption)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *image = ash_verdict_image_new (verdict);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  ash_name (image, ash_verdict_title (verdict));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), label_new (title, NULL));
  if (caption != NULL)
    gtk_box_append (GTK_BOX (words), label_new (caption, "caption"));
  gtk_box_append (GTK_BOX (line), image);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (self->lines, line);
}

/* All of it is known to arrive, as far as anything is known of the system. */
static void
add_arrives (AshPreviewSystem *self, const AshTarget *target)
{
  g_autofree char *system = ash_verdict_system (target);
  g_autofree char *title =
      g_strdup_printf (g_str_equal (target->sure, "hearsay") ? _ ("Should arrive as it is on %s")
                                                             : _ ("Arrives as it is on %s"),
                       system);

  add_line (self, ASH_VERDICT_ARRIVES, title, target->basis);
}

static void
add_told (AshPreviewSystem *self, const AshDryLine *line)
{
  g_autofree char *caption = ash_dry_line_dup_caption (line);

  add_line (self, line->verdict, line->title, caption);
}

static void
add_rest (AshPreviewSystem *self, AshVerdict worst, guint n)
{
  g_autofree char *title =
      ash_say_number (ngettext ("%u more stands in Package", "%u more stand in Package", n), n);

  add_line (self, worst, title, NULL);
}

static void
add_run (AshPreviewSystem *self, const AshDryRun *run)
{
  g_autoptr (GPtrArray) lines = ash_dry_run_list_of_item (run, self->item);

  if (lines == NULL)
    add_line (self, ASH_VERDICT_LOST, _ ("Does not go along in the package"), NULL);
  else if (lines->len == 0)
    add_arrives (self, run->target);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const AshDryLine *line = g_ptr_array_index (lines, i);

      if (i == MOST)
        {
          add_rest (self, line->verdict, lines->len - i);
          return;
        }
      add_told (self, line);
    }
}

/* The choice stands here where the bar has no room for it. */
static void
show_if_any (AshPreviewSystem *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          chosen (self) != NULL || gtk_widget_get_parent (GTK_WIDGET (
                                                       self->choice)) == GTK_WIDGET (self->box));
}

static void
show_lines (AshPreviewSystem *self)
{
  const AshTarget *target = chosen (self);
  const AshDryRun *run = target != NULL ? ash_dry_look_get (self->look, target) : NULL;
  const GError *error = ash_dry_look_get_error (self->look);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, child);
  gtk_widget_set_visible (GTK_WIDGET (self->lines), target != NULL);
  show_if_any (self);
  if (target == NULL)
    return;
  if (run != NULL)
    add_run (self, run);
  else
    add_line (self, ASH_VERDICT_UNKNOWN, error != NULL ? error->message : _ ("Looking…"), NULL);
}

/* Nobody looks while the preview is out of sight, or shows no system. */
static void
look_if_seen (AshPreviewSystem *self)
{
  if (self->look == NULL)
    return;
  ash_dry_look_set_active (self->look,
                           chosen (self) != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)));
}

static void
choice_cb (AshPreviewSystem *self)
{
  const AshTarget *target = chosen (self);

  for (guint i = 0; i < ash_targets ()->len; i++)
    {
      const AshTarget *each = g_ptr_array_index (ash_targets (), i);

      ash_memory_set (MEMORY, each->name, each == target);
    }
  show_lines (self);
  look_if_seen (self);
}

static void
ash_preview_system_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ash_preview_system_parent_class)->map (widget);
  look_if_seen (ASH_PREVIEW_SYSTEM (widget));
}

static void
ash_preview_system_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ash_preview_system_parent_class)->unmap (widget);
  look_if_seen (ASH_PREVIEW_SYSTEM (widget));
}

static void
ash_preview_system_dispose (GObject *object)
{
  AshPreviewSystem *self = ASH_PREVIEW_SYSTEM (object);

  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;
  g_clear_object (&self->look);
  g_clear_object (&self->place);
  g_clear_pointer (&self->item, g_free);
  G_OBJECT_CLASS (ash_preview_system_parent_class)->dispose (object);
}

static void
ash_preview_system_class_init (AshPreviewSystemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_preview_system_dispose;
  widget_class->map = ash_preview_system_map;
  widget_class->unmap = ash_preview_system_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ash_preview_system_init (AshPreviewSystem *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (self->box, GTK_WIDGET (self->lines));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "preview-gaps");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  ash_name (self, _ ("What the system does with it"));
}

/* The systems of the Package view, in its order. */
static void
fill_choice (AshPreviewSystem *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint remembered = 0;

  gtk_string_list_append (names, _ ("As it is here"));
  for (guint i = 0; i < ash_targets ()->len; i++)
    {
      const AshTarget *target = g_ptr_array_index (ash_targets (), i);
      /* Translators: %s is a system to teach in */
      g_autofree char *name = g_str_equal (target->name, "not-sure")
                                  ? g_strdup (_ ("As on another system"))
                                  : g_strdup_printf (_ ("As on %s"), target->title);

      gtk_string_list_append (names, name);
      if (ash_memory_get (MEMORY, target->name, FALSE))
        remembered = i + 1;
    }
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->choice, remembered);
}

void
ash_preview_system_begin (AshPreviewSystem *self, AshPlace *place, GtkDropDown *choice)
{
  self->place = g_object_ref (place);
  self->look = ash_dry_look_new (ash_place_get_document (place), ash_place_get_live (place));
  self->choice = choice;
  self->before = gtk_widget_get_prev_sibling (GTK_WIDGET (choice));
  fill_choice (self);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (choice_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->look, "looked", G_CALLBACK (show_lines), self, G_CONNECT_SWAPPED);
  show_lines (self);
}

void
ash_preview_system_set_narrow (AshPreviewSystem *self, gboolean is_narrow)
{
  GtkWidget *choice = GTK_WIDGET (self->choice);
  GtkBox *bar = GTK_BOX (gtk_widget_get_parent (self->before));
  GtkBox *from = GTK_BOX (gtk_widget_get_parent (choice));
  GtkBox *to = is_narrow ? self->box : bar;

  if (from == to)
    return;
  g_object_ref (choice);
  gtk_box_remove (from, choice);
  gtk_box_insert_child_after (to, choice, is_narrow ? NULL : self->before);
  g_object_unref (choice);
  show_if_any (self);
}

void
ash_preview_system_show (AshPreviewSystem *self, const char *item)
{
  char *kept;

  if (g_strcmp0 (item, self->item) == 0)
    return;
  kept = g_strdup (item);
  g_free (self->item);
  self->item = kept;
  show_lines (self);
}
