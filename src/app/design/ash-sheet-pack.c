#include "ash-sheet-pack.h"

#include <glib/gi18n-lib.h>

#include "ash-names.h"
#include "ash-sheet-line.h"

struct _AshSheetPack
{
  GtkWidget parent_instance;

  const AshSheetPart *part;
  GtkMenuButton *button;
  GtkProgressBar *bar;
  GtkLabel *figure;
  AshDesign *design; /* (nullable) */
  GtkBox *missing;   /* in the popover, of the design that was there when it opened */
  GtkLabel *all;
};

enum
{
  GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshSheetPack, ash_sheet_pack, GTK_TYPE_WIDGET)

static void
ash_sheet_pack_dispose (GObject *object)
{
  AshSheetPack *self = ASH_SHEET_PACK (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->design, ash_design_free);
  G_OBJECT_CLASS (ash_sheet_pack_parent_class)->dispose (object);
}

static void
ash_sheet_pack_class_init (AshSheetPackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_sheet_pack_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[GO] = g_signal_new ("go", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
text_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static void
missing_cb (GtkWidget *button, AshSheetPack *self)
{
  const char *key = g_object_get_data (G_OBJECT (button), "key");

  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, signals[GO], 0, key);
}

static void
add_missing (AshSheetPack *self, const AshSheetEntry *entry)
{
  GtkWidget *button = gtk_button_new_with_label (ash_sheet_title (entry));

  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_widget_add_css_class (button, "flat");
  /* Keys live as long as the registry. */
  g_object_set_data (G_OBJECT (button), "key", entry->key);
  g_signal_connect (button, "clicked", G_CALLBACK (missing_cb), self);
  gtk_box_append (self->missing, button);
}

/* Whoever types does not wait for a list that nobody sees. */
static void
show_missing (AshSheetPack *self)
{
  GPtrArray *entries = ash_sheet_entries ();
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->missing))) != NULL)
    gtk_box_remove (self->missing, child);
  for (guint i = 0; self->design != NULL && i < entries->len; i++)
    {
      const AshSheetEntry *entry = g_ptr_array_index (entries, i);

      if (g_strv_contains ((const char *const *) entry->packs, self->part->key) &&
          !ash_sheet_is_filled (entry, self->design))
        add_missing (self, entry);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->all),
                          gtk_widget_get_first_child (GTK_WIDGET (self->missing)) == NULL);
}

static GtkWidget *
popover_new (AshSheetPack *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *about =
      text_new (self->part->about != NULL ? g_dgettext (GETTEXT_PACKAGE, self->part->about) : "");

  self->missing = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->all = GTK_LABEL (text_new (_ ("All of it is said.")));
  gtk_widget_add_css_class (about, "muted");
  gtk_widget_add_css_class (box, "popover-page");
  gtk_box_append (GTK_BOX (box), about);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->missing));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->all));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (show_missing), self);
  return popover;
}

static void
ash_sheet_pack_init (AshSheetPack *self)
{
}

/**
 * ash_sheet_pack_new:
 * @titles: makes the titles of all packs as wide as the widest, so that their bars begin together
 */
GtkWidget *
ash_sheet_pack_new (const AshSheetPart *part, GtkSizeGroup *titles)
{
  AshSheetPack *self = g_object_new (ASH_TYPE_SHEET_PACK, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (g_dgettext (GETTEXT_PACKAGE, part->title));

  self->part = part;
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->figure = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_width_chars (GTK_LABEL (title), 18);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_size_group_add_widget (titles, title);
  gtk_widget_set_valign (GTK_WIDGET (self->bar), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (GTK_WIDGET (self->bar), TRUE);
  gtk_label_set_width_chars (self->figure, 8);
  gtk_label_set_xalign (self->figure, 1);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->figure), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->figure), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->figure), "muted");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->figure));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, box);
  /* A menu button has its child in the middle, as wide as that likes. */
  for (GtkWidget *inner = box; inner != GTK_WIDGET (self->button);
       inner = gtk_widget_get_parent (inner))
    gtk_widget_set_halign (inner, GTK_ALIGN_FILL);
  gtk_menu_button_set_has_frame (self->button, FALSE);
  gtk_menu_button_set_popover (self->button, popover_new (self));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "pack");
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
ash_sheet_pack_show (AshSheetPack *self, AshDesign *design)
{
  AshSheetCount count = ash_sheet_count_pack (design, self->part->key);
  g_autofree char *figure = g_strdup_printf (_ ("%u of %u"), count.n_filled, count.n);
  g_autofree char *name =
      g_strdup_printf ("%s, %s", g_dgettext (GETTEXT_PACKAGE, self->part->title), figure);

  g_clear_pointer (&self->design, ash_design_free);
  self->design = ash_design_ref (design);
  gtk_progress_bar_set_fraction (self->bar, count.n > 0 ? (double) count.n_filled / count.n : 1);
  gtk_label_set_label (self->figure, figure);
  ash_name (self->button, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button),
                               count.n_filled < count.n ? _ ("What is still open") : NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->missing)))
    show_missing (self);
}
