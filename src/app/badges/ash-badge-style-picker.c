#include "ash-badge-style-picker.h"

#include <ash-badge.h>
#include <glib/gi18n-lib.h>

#include "ash-names.h"

#define PIXELS 96
#define SHOWN 44

struct _AshBadgeStylePicker
{
  GtkWidget parent_instance;

  AshDesign *design;
  AshBadgeStyle style;
  gboolean is_showing;
  GPtrArray *shapes;  /* (element-type GtkToggleButton) */
  GPtrArray *symbols; /* likewise; the letters stand for themselves */
  GPtrArray *colours;
  GtkEditable *letters;
};

G_DEFINE_FINAL_TYPE (AshBadgeStylePicker, ash_badge_style_picker, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In the order of their nicks; what is added there is called by its nick until it is named. */
static const char *
say (const char *nick)
{
  static const struct
  {
    const char *nick;
    const char *name;
  } NAMES[] = {
    { "circle", N_ ("Circle") },   { "octagon", N_ ("Octagon") }, { "hexagon", N_ ("Hexagon") },
    { "square", N_ ("Square") },   { "teal", N_ ("Teal") },       { "violet", N_ ("Violet") },
    { "amber", N_ ("Amber") },     { "green", N_ ("Green") },     { "blue", N_ ("Blue") },
    { "crimson", N_ ("Crimson") }, { "slate", N_ ("Slate") },     { "olive", N_ ("Olive") },
    { "plum", N_ ("Plum") },       { "rust", N_ ("Rust") },       { "indigo", N_ ("Indigo") },
    { "pine", N_ ("Pine green") }, { "stairs", N_ ("Steps") },    { "pyramid", N_ ("Pyramid") },
    { "arch", N_ ("Arch") },       { "gate", N_ ("Gate") },       { "wall", N_ ("Wall") },
    { "tower", N_ ("Tower") },     { "bridge", N_ ("Bridge") },   { "column", N_ ("Column") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    if (g_str_equal (NAMES[i].nick, nick))
      return _ (NAMES[i].name);
  return nick;
}

static void
draw (AshBadgeStylePicker *self, GtkWidget *button, const AshBadgeStyle *style)
{
  g_autoptr (GBytes) png = ash_badge_style_png (self->design, style, PIXELS, NULL);
  g_autoptr (GdkTexture) texture = png != NULL ? gdk_texture_new_from_bytes (png, NULL) : NULL;

  gtk_image_set_from_paintable (GTK_IMAGE (gtk_button_get_child (GTK_BUTTON (button))),
                                texture != NULL ? GDK_PAINTABLE (texture) : NULL);
}

static void
show (AshBadgeStylePicker *self)
{
  gboolean has_letters = *self->style.letters != '\0';

  self->is_showing = TRUE;
  for (guint i = 0; i < self->shapes->len; i++)
    {
      AshBadgeStyle style = self->style;

      style.shape = i;
      draw (self, g_ptr_array_index (self->shapes, i), &style);
      gtk_toggle_button_set_active (g_ptr_array_index (self->shapes, i), self->style.shape == i);
    }
  for (guint i = 0; i < self->symbols->len; i++)
    {
      AshBadgeStyle style = self->style;

      style.symbol = i;
      style.letters[0] = '\0';
      draw (self, g_ptr_array_index (self->symbols, i), &style);
      gtk_toggle_button_set_active (g_ptr_array_index (self->symbols, i),
                                    !has_letters && self->style.symbol == i);
    }
  for (guint i = 0; i < self->colours->len; i++)
    {
      AshBadgeStyle style = self->style;

      style.colour = i;
      draw (self, g_ptr_array_index (self->colours, i), &style);
      gtk_toggle_button_set_active (g_ptr_array_index (self->colours, i), self->style.colour == i);
    }
  if (!gtk_widget_has_focus (
          GTK_WIDGET (gtk_editable_get_delegate (self->letters) != NULL
                          ? GTK_WIDGET (gtk_editable_get_delegate (self->letters))
                          : GTK_WIDGET (self->letters))))
    gtk_editable_set_text (self->letters, self->style.letters);
  self->is_showing = FALSE;
}

static void
choose (AshBadgeStylePicker *self)
{
  g_autofree char *json = ash_badge_style_to_json (&self->style);

  show (self);
  g_signal_emit (self, signals[CHOSEN], 0, json);
}

static void
toggled_cb (GtkToggleButton *button, AshBadgeStylePicker *self)
{
  guint place;

  if (self->is_showing)
    return;
  if (g_ptr_array_find (self->shapes, button, &place))
    self->style.shape = place;
  else if (g_ptr_array_find (self->colours, button, &place))
    self->style.colour = place;
  else if (g_ptr_array_find (self->symbols, button, &place))
    {
      self->style.symbol = place;
      self->style.letters[0] = '\0';
    }
  choose (self);
}

static void
letters_cb (AshBadgeStylePicker *self)
{
  char letters[3];

  if (self->is_showing)
    return;
  ash_badge_letters (gtk_editable_get_text (self->letters), letters);
  if (g_str_equal (letters, self->style.letters))
    return;
  g_strlcpy (self->style.letters, letters, sizeof self->style.letters);
  choose (self);
}

static GtkWidget *
add_title (GtkBox *box, const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (box, label);
  return label;
}

static GPtrArray *
add_choices (
    AshBadgeStylePicker *self, GtkBox *box, guint n, guint per_line, const char *(*nick) (guint))
{
  GPtrArray *buttons = g_ptr_array_new ();
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_row_spacing (grid, 3);
  gtk_grid_set_column_spacing (grid, 3);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();
      GtkWidget *picture = gtk_image_new ();
      const char *name = say (nick (i));

      gtk_image_set_pixel_size (GTK_IMAGE (picture), SHOWN);
      gtk_button_set_child (GTK_BUTTON (button), picture);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "badge-choice");
      gtk_widget_set_tooltip_text (button, name);
      ash_name (button, name);
      g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_grid_attach (grid, button, (int) (i % per_line), (int) (i / per_line), 1, 1);
      g_ptr_array_add (buttons, button);
    }
  gtk_box_append (box, GTK_WIDGET (grid));
  return buttons;
}

static void
ash_badge_style_picker_dispose (GObject *object)
{
  AshBadgeStylePicker *self = ASH_BADGE_STYLE_PICKER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->design, ash_design_free);
  g_clear_pointer (&self->shapes, g_ptr_array_unref);
  g_clear_pointer (&self->symbols, g_ptr_array_unref);
  g_clear_pointer (&self->colours, g_ptr_array_unref);
  G_OBJECT_CLASS (ash_badge_style_picker_parent_class)->dispose (object);
}

/* Two dozen small drawings, made when somebody looks at them. */
static void
ash_badge_style_picker_map (GtkWidget *widget)
{
  AshBadgeStylePicker *self = ASH_BADGE_STYLE_PICKER (widget);

  GTK_WIDGET_CLASS (ash_badge_style_picker_parent_class)->map (widget);
  if (self->design != NULL)
    show (self);
}

static void
ash_badge_style_picker_class_init (AshBadgeStylePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_badge_style_picker_dispose;
  widget_class->map = ash_badge_style_picker_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ash_badge_style_picker_init (AshBadgeStylePicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *letters = gtk_entry_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (_ ("or one or two letters"));

  gtk_widget_add_css_class (box, "dialog-page");
  add_title (GTK_BOX (box), _ ("Shape"));
  self->shapes = add_choices (self, GTK_BOX (box), ash_badge_n_shapes (), 6, ash_badge_shape_nick);
  add_title (GTK_BOX (box), _ ("Symbol"));
  self->symbols =
      add_choices (self, GTK_BOX (box), ash_badge_n_symbols (), 6, ash_badge_symbol_nick);
  self->letters = GTK_EDITABLE (letters);
  gtk_editable_set_max_width_chars (self->letters, 4);
  gtk_editable_set_width_chars (self->letters, 4);
  gtk_entry_set_max_length (GTK_ENTRY (letters), 2);
  gtk_editable_set_enable_undo (self->letters, FALSE);
  ash_name (letters, _ ("Letters"));
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), letters);
  gtk_box_append (GTK_BOX (box), line);
  add_title (GTK_BOX (box), _ ("Colour"));
  self->colours =
      add_choices (self, GTK_BOX (box), ash_badge_n_colours (), 6, ash_badge_colour_nick);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  g_signal_connect_swapped (letters, "changed", G_CALLBACK (letters_cb), self);
}

GtkWidget *
ash_badge_style_picker_new (void)
{
  return g_object_new (ASH_TYPE_BADGE_STYLE_PICKER, NULL);
}

/**
 * ash_badge_style_picker_set_design:
 *
 * Shows how the badge of @design is drawn.
 */
void
ash_badge_style_picker_set_design (AshBadgeStylePicker *self, AshDesign *design)
{
  g_clear_pointer (&self->design, ash_design_free);
  self->design = ash_design_ref (design);
  ash_badge_style_init (&self->style, design);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show (self);
}
