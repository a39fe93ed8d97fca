#include "ash-dry-row.h"

#include <glib/gi18n-lib.h>

#include "ash-names.h"
#include "ash-prose.h"
#include "ash-say.h"

/* So many of a group are named; nobody reads more. */
#define MAX_NAMED 60

typedef struct
{
  const AshDryLine *line;
  const AshDryRowCalls *calls;
  GtkWidget *names; /* of a group: shown when it is opened */
  GtkWidget *arrow;
} Row;

static void
go_cb (GtkWidget *button, Row *row)
{
  row->calls->go (g_object_get_data (G_OBJECT (button), "ash-item"), row->calls->user_data);
}

static void
open_cb (GtkWidget *button, Row *row)
{
  gboolean is_open = !gtk_widget_get_visible (row->names);

  gtk_widget_set_visible (row->names, is_open);
  gtk_image_set_from_icon_name (GTK_IMAGE (row->arrow),
                                is_open ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, is_open, -1);
}

static void
fix_cb (GtkWidget *button, Row *row)
{
  row->calls->fix (row->line, FALSE, row->calls->user_data);
}

static void
back_cb (GtkWidget *button, Row *row)
{
  row->calls->fix (row->line, TRUE, row->calls->user_data);
}

static void
leave_cb (GtkWidget *button, Row *row)
{
  row->calls->leave (g_object_get_data (G_OBJECT (button), "ash-item"), TRUE,
                     row->calls->user_data);
}

static void
put_back_cb (GtkWidget *button, const AshDryRowCalls *calls)
{
  calls->leave (g_object_get_data (G_OBJECT (button), "ash-item"), FALSE, calls->user_data);
}

/**
 * ash_dry_row_icon:
 *
 * Returns: the sign of what a part is
 */
const char *
ash_dry_row_icon (const AshDryPart *part)
{
  switch (part->kind)
    {
    case ASH_PART_ITEM:
      return ash_say_icon (part->item_kind);
    case ASH_PART_START_PAGE:
      return "go-home-symbolic";
    case ASH_PART_RUBRIC:
      return "view-grid-symbolic";
    case ASH_PART_DRAW:
      return "dialog-question-symbolic";
    case ASH_PART_BANK:
      return "view-paged-symbolic";
    case ASH_PART_COMPLETION:
      break;
    }
  return "emblem-default-symbolic";
}

static GtkWidget *
text_new (const char *text, gboolean is_caption)
{
  GtkWidget *label = ash_prose_new (text, is_caption ? "caption" : NULL);

  if (is_caption)
    gtk_widget_add_css_class (label, "muted");
  return label;
}

static GtkWidget *
face_new (const char *icon, const char *title, const char *why)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_add_css_class (image, "muted");
  gtk_widget_add_css_class (image, "dry-icon");
  gtk_box_append (GTK_BOX (texts), text_new (title, FALSE));
  if (why != NULL && *why != '\0')
    gtk_box_append (GTK_BOX (texts), text_new (why, TRUE));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), texts);
  return box;
}

static GtkWidget *
button_around (GtkWidget *child, const char *name)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dry-face");
  gtk_widget_set_hexpand (button, TRUE);
  ash_name (button, name);
  return button;
}

static GtkWidget *
go_button (Row *row, GtkWidget *child, const char *name, const char *item)
{
  GtkWidget *button = button_around (child, name);

  g_object_set_data_full (G_OBJECT (button), "ash-item", g_strdup (item), g_free);
  gtk_widget_set_tooltip_text (button, _ ("Go there"));
  g_signal_connect (button, "clicked", G_CALLBACK (go_cb), row);
  return button;
}

static void
add_name (Row *row, const AshDryPart *part)
{
  GtkWidget *face = face_new (ash_dry_row_icon (part), part->title, NULL);

  if (part->item != NULL)
    face = go_button (row, face, part->title, part->item);
  gtk_box_append (GTK_BOX (row->names), face);
}

static void
add_names (Row *row)
{
  guint n = MIN (row->line->parts->len, MAX_NAMED);

  row->names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (row->names, "dry-names");
  gtk_widget_set_visible (row->names, FALSE);
  for (guint i = 0; i < n; i++)
    add_name (row, g_ptr_array_index (row->line->parts, i));
  if (n < row->line->parts->len)
    {
      g_autofree char *more = ash_say_number (_ ("and %u more"), row->line->parts->len - n);

      gtk_box_append (GTK_BOX (row->names), text_new (more, TRUE));
    }
}

static GtkWidget *
front_new (Row *row)
{
  const AshDryPart *part = g_ptr_array_index (row->line->parts, 0);
  g_autofree char *caption = ash_dry_line_dup_caption (row->line);
  GtkWidget *face = face_new (ash_dry_row_icon (part), row->line->title, caption);
  g_autofree char *name = g_strdup_printf ("%s. %s", row->line->title, caption);
  GtkWidget *button;

  if (row->line->parts->len == 1)
    {
      if (part->item != NULL)
        return go_button (row, face, name, part->item);
      gtk_widget_add_css_class (face, "dry-face");
      gtk_widget_set_hexpand (face, TRUE);
      return face;
    }
  row->arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  gtk_box_append (GTK_BOX (face), row->arrow);
  button = button_around (face, name);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), row);
  add_names (row);
  return button;
}

static GtkWidget *
chip_new (const char *text)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_append (GTK_BOX (chip), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_box_append (GTK_BOX (chip), gtk_label_new (text));
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "ok");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  return chip;
}

static GtkWidget *
action_new (Row *row, const char *label, const char *css, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, row->line->title);

  gtk_widget_add_css_class (button, "small-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (css != NULL)
    gtk_widget_add_css_class (button, css);
  ash_name (button, name);
  g_signal_connect (button, "clicked", callback, row);
  return button;
}

/* Of one item for which there is no other remedy. */
static const AshDryPart *
part_to_leave (const AshDryLine *line)
{
  const AshDryPart *part = g_ptr_array_index (line->parts, 0);

  return line->button == NULL && line->done == NULL && line->parts->len == 1 &&
                 part->kind == ASH_PART_ITEM && line->verdict > ASH_VERDICT_DIFFERENT
             ? part
             : NULL;
}

/* What is done already is said instead of offered. */
static GtkWidget *
end_new (Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const AshDryLine *line = row->line;
  const AshDryPart *part = part_to_leave (line);

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_add_css_class (box, "dry-end");
  gtk_widget_set_visible (box, line->button != NULL || line->done != NULL || part != NULL);
  if (part != NULL)
    {
      GtkWidget *button = action_new (row, _ ("Leave out"), "flat", G_CALLBACK (leave_cb));

      g_object_set_data_full (G_OBJECT (button), "ash-item", g_strdup (part->ref), g_free);
      gtk_box_append (GTK_BOX (box), button);
    }
  if (line->button != NULL)
    gtk_box_append (GTK_BOX (box), action_new (row, line->button, NULL, G_CALLBACK (fix_cb)));
  else if (line->done != NULL)
    {
      if (line->back != NULL)
        gtk_box_append (GTK_BOX (box), action_new (row, line->back, "flat", G_CALLBACK (back_cb)));
      gtk_box_append (GTK_BOX (box), chip_new (line->done));
    }
  return box;
}

static GtkWidget *
shell_new (void)
{
  GtkWidget *shell = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);

  gtk_widget_add_css_class (shell, "dry-row");
  return shell;
}

static void
name_shell (GtkWidget *shell, const char *name)
{
  ash_name (shell, name);
}

GtkWidget *
ash_dry_row_new (const AshDryLine *line, const AshDryRowCalls *calls)
{
  GtkWidget *shell = shell_new ();
  GtkWidget *box =
      gtk_box_new (calls->is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 0);
  Row *row = g_new0 (Row, 1);

  row->line = line;
  row->calls = calls;
  g_object_set_data_full (G_OBJECT (shell), "ash-row", row, g_free);
  gtk_box_append (GTK_BOX (box), front_new (row));
  gtk_box_append (GTK_BOX (box), end_new (row));
  gtk_box_append (GTK_BOX (shell), box);
  if (row->names != NULL)
    gtk_box_append (GTK_BOX (shell), row->names);
  name_shell (shell, line->title);
  return shell;
}

GtkWidget *
ash_dry_row_new_done (const char *icon, const char *title, const char *done)
{
  GtkWidget *shell = shell_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *face = face_new (icon, title, NULL);
  g_autofree char *name = g_strdup_printf ("%s: %s", title, done);

  gtk_widget_add_css_class (face, "dry-face");
  gtk_widget_set_hexpand (face, TRUE);
  gtk_box_append (GTK_BOX (box), face);
  gtk_box_append (GTK_BOX (box), chip_new (done));
  gtk_box_append (GTK_BOX (shell), box);
  name_shell (shell, name);
  return shell;
}

GtkWidget *
ash_dry_row_new_left_out (const AshItem *item, const AshDryRowCalls *calls)
{
  const char *title = item->title != NULL ? item->title : _ ("Untitled");
  GtkWidget *shell = shell_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *face = face_new (ash_say_icon (item->kind), title, NULL);
  GtkWidget *button = gtk_button_new_with_label (_ ("Put back"));
  g_autofree char *name = g_strdup_printf (_ ("Put back “%s”"), title);

  gtk_widget_add_css_class (face, "dry-face");
  gtk_widget_set_hexpand (face, TRUE);
  gtk_widget_add_css_class (button, "small-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_end (button, 12);
  ash_name (button, name);
  g_object_set_data_full (G_OBJECT (button), "ash-item", g_strdup (item->record.id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (put_back_cb), (gpointer) calls);
  gtk_box_append (GTK_BOX (box), face);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (shell), box);
  name_shell (shell, title);
  return shell;
}
