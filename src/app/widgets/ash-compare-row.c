#include "ash-compare-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ash-names.h"

/* Longer texts are cut off here: a row is a paragraph, and nobody writes one of that length. */
#define MOST_BYTES 20000
/* Of 65535: the words stay readable on it in both palettes. */
#define TINT_ALPHA 0x2800

static void
add_attribute (PangoAttrList *list, guint start, guint end, PangoAttribute *mark)
{
  mark->start_index = start;
  mark->end_index = end;
  pango_attr_list_insert (list, mark);
}

/* A tint of the palette; where contrast is asked for, weight instead. */
static void
add_attributes (GtkWidget *label, PangoAttrList *list, guint start, guint end, gboolean is_gone)
{
  gboolean is_plain = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GdkRGBA tint;

  add_attribute (list, start, end,
                 is_gone ? pango_attr_strikethrough_new (TRUE)
                         : pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
  if (is_plain)
    add_attribute (list, start, end, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  else if (gtk_style_context_lookup_color (gtk_widget_get_style_context (label),
                                           is_gone ? "sev_lost" : "sev_ok", &tint))
    {
      add_attribute (list, start, end,
                     pango_attr_background_new ((guint16) (tint.red * G_MAXUINT16),
                                                (guint16) (tint.green * G_MAXUINT16),
                                                (guint16) (tint.blue * G_MAXUINT16)));
      add_attribute (list, start, end, pango_attr_background_alpha_new (TINT_ALPHA));
    }
}

static PangoAttrList *
attributes_of (
    GtkWidget *label, const AshTextBlock *block, GArray *ranges, gboolean is_gone, gboolean is_all)
{
  PangoAttrList *list = pango_attr_list_new ();

  if (block->kind == ASH_TEXT_HEADING)
    pango_attr_list_insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (block->kind == ASH_TEXT_CODE)
    pango_attr_list_insert (list, pango_attr_family_new ("monospace"));
  if (is_all)
    add_attributes (label, list, PANGO_ATTR_INDEX_FROM_TEXT_BEGINNING, PANGO_ATTR_INDEX_TO_TEXT_END,
                    is_gone);
  for (guint i = 0; ranges != NULL && i < ranges->len; i++)
    {
      const AshTextRange *range = &g_array_index (ranges, AshTextRange, i);

      add_attributes (label, list, range->start, range->end, is_gone);
    }
  return list;
}

static const char *
icon_of (AshTextKind kind)
{
  return kind == ASH_TEXT_PICTURE ? "image-x-generic-symbolic"
         : kind == ASH_TEXT_MEDIA ? "video-x-generic-symbolic"
                                  : NULL;
}

/* Indices of ranges count from the text: nothing may stand before it in the label. */
static GtkWidget *
text_new (const AshTextBlock *block, GArray *ranges, gboolean is_gone, gboolean is_all)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *end = block->text + MIN (strlen (block->text), MOST_BYTES);
  g_autofree char *text = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;
  GtkWidget *label;

  if (*end != '\0')
    end = g_utf8_find_prev_char (block->text, end);
  text = g_strndup (block->text, (gsize) (end - block->text));
  label = gtk_label_new (text);
  attributes = attributes_of (label, block, ranges, is_gone, is_all);
  if (block->kind == ASH_TEXT_ITEM)
    {
      GtkWidget *bullet = gtk_label_new ("•");

      gtk_widget_set_valign (bullet, GTK_ALIGN_START);
      gtk_widget_set_margin_start (bullet, 12);
      gtk_box_append (GTK_BOX (box), bullet);
    }
  if (icon_of (block->kind) != NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name (icon_of (block->kind));

      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), icon);
    }
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static const char *
say_fate (AshPieceFate fate)
{
  switch (fate)
    {
    case ASH_PIECE_CHANGED:
      return _ ("Changed");
    case ASH_PIECE_GONE:
      return _ ("Only in the course");
    case ASH_PIECE_NEW:
      return _ ("Only here");
    case ASH_PIECE_SAME:
    default:
      return _ ("The same");
    }
}

GtkWidget *
ash_compare_row_new (const AshPiece *piece, gboolean is_narrow)
{
  GtkWidget *row = gtk_box_new (is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL,
                                is_narrow ? 3 : 24);
  gboolean is_same = piece->fate == ASH_PIECE_SAME;
  GtkWidget *before = piece->before != NULL ? text_new (piece->before, piece->gone, TRUE,
                                                        piece->fate == ASH_PIECE_GONE)
                                            : gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *after = piece->after != NULL
                         ? text_new (piece->after, piece->come, FALSE, piece->fate == ASH_PIECE_NEW)
                         : gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *label =
      g_strdup_printf ("%s: %s", say_fate (piece->fate),
                       piece->after != NULL ? piece->after->text : piece->before->text);

  gtk_widget_add_css_class (row, "compare-row");
  if (!is_same)
    gtk_widget_add_css_class (row, "differs");
  gtk_box_set_homogeneous (GTK_BOX (row), !is_narrow);
  if (!is_narrow || piece->before != NULL)
    gtk_box_append (GTK_BOX (row), before);
  else
    g_object_ref_sink (before), g_object_unref (before);
  if (!is_narrow || (piece->after != NULL && !is_same))
    gtk_box_append (GTK_BOX (row), after);
  else
    g_object_ref_sink (after), g_object_unref (after);
  ash_name (row, label);
  return row;
}
