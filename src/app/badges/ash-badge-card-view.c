#include "ash-badge-card-view.h"

#include <ash-badge.h>
#include <glib/gi18n-lib.h>

#include "ash-badge-image-pane.h"
#include "ash-follow.h"
#include "ash-prose.h"
#include "ash-say.h"
#include "ash-window.h"

struct _AshBadgeCardView
{
  GtkWidget parent_instance;

  AshPlace *place;
  GString *text; /* what is copied */

  GtkWidget *copy;
  GtkPicture *picture;
  GtkLabel *name;
  GtkLabel *issuer;
  GtkLabel *facts;
  GtkBox *body;
};

G_DEFINE_FINAL_TYPE (AshBadgeCardView, ash_badge_card_view, GTK_TYPE_WIDGET)

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
copy_line (AshBadgeCardView *self, const char *before, const char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (self->text, "%s%s\n", before, line);
}

static GtkWidget *
label_of (const char *text)
{
  GtkWidget *label = ash_prose_new (text, NULL);

  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
add_heading (AshBadgeCardView *self, const char *text)
{
  GtkWidget *label = label_of (text);

  gtk_widget_add_css_class (label, "card-heading");
  gtk_box_append (self->body, label);
  g_string_append_printf (self->text, "\n%s\n", text);
}

static void
add_line (AshBadgeCardView *self, const char *icon, const char *css, const char *text)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = label_of (text);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_add_css_class (image, css);
  if (g_str_equal (css, "change"))
    gtk_widget_add_css_class (label, "muted");
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (self->body, row);
}

static void
add_plain (AshBadgeCardView *self, const char *text)
{
  gtk_box_append (self->body, label_of (text));
  copy_line (self, "", text);
}

/* "Micro-credential · level 5 · 12 h" */
static char *
say_validity (gint64 months)
{
  gint64 years = months / 12;

  if (months % 12 == 0)
    return g_strdup_printf (ngettext ("valid for %d year", "valid for %d years", (gulong) years),
                            (int) MIN (years, G_MAXINT));
  return g_strdup_printf (ngettext ("valid for %d month", "valid for %d months", (gulong) months),
                          (int) MIN (months, G_MAXINT));
}

static char *
say_facts (const AshBadgeCard *card)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (facts, g_strdup (_ ("Micro-credential")));
  if (card->level != NULL)
    g_ptr_array_add (facts, g_strdup_printf (_ ("level %s"), card->level));
  if (card->minutes > 0)
    g_ptr_array_add (facts, ash_say_minutes (card->minutes));
  if (card->valid_months > 0)
    g_ptr_array_add (facts, say_validity (card->valid_months));
  g_ptr_array_add (facts, NULL);
  return g_strjoinv (" · ", (char **) facts->pdata);
}

static void
show_can (AshBadgeCardView *self, const AshBadgeCard *card)
{
  if (card->can->len == 0 && card->left_out->len == 0)
    return;
  add_heading (self, _ ("This person can"));
  for (guint i = 0; i < card->can->len; i++)
    {
      add_line (self, "object-select-symbolic", "ok", g_ptr_array_index (card->can, i));
      copy_line (self, "• ", g_ptr_array_index (card->can, i));
    }
  for (guint i = 0; i < card->left_out->len; i++)
    {
      g_autofree char *text = g_strdup_printf (_ ("Left out: %s. Nothing shows it yet."),
                                               (char *) g_ptr_array_index (card->left_out, i));

      add_line (self, "dialog-warning-symbolic", "change", text);
    }
}

static void
show_list (AshBadgeCardView *self, const char *heading, GPtrArray *lines)
{
  if (lines->len == 0)
    return;
  add_heading (self, heading);
  for (guint i = 0; i < lines->len; i++)
    add_plain (self, g_ptr_array_index (lines, i));
}

static void
show_skills (AshBadgeCardView *self, GPtrArray *skills)
{
  g_autofree char *list = NULL;

  if (skills->len == 0)
    return;
  g_ptr_array_add (skills, NULL);
  list = g_strjoinv (_ (", "), (char **) skills->pdata);
  add_heading (self, _ ("Skills"));
  add_plain (self, list);
}

static void
refresh (AshBadgeCardView *self)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (self->place));
  g_autoptr (AshBadgeCard) card = design != NULL ? ash_badge_card_new (design) : NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *facts = NULL;
  GtkWidget *child;

  if (card == NULL)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->body))) != NULL)
    gtk_box_remove (self->body, child);
  g_string_truncate (self->text, 0);
  texture = ash_badge_texture (ash_place_get_store (self->place), design, 128);
  gtk_picture_set_paintable (self->picture, texture != NULL ? GDK_PAINTABLE (texture) : NULL);
  facts = say_facts (card);
  show_text (self->name, card->name);
  show_text (self->issuer, card->issuer);
  show_text (self->facts, facts);
  copy_line (self, "", card->name);
  copy_line (self, "", card->issuer);
  copy_line (self, "", facts);
  if (g_strcmp0 (card->description, card->name) != 0)
    add_plain (self, card->description);
  show_can (self, card);
  show_list (self, _ ("They proved it by"), card->proved);
  show_skills (self, card->skills);
  show_list (self, _ ("Confirmed by"), card->confirmed);
}

static void
copy_cb (AshBadgeCardView *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->text->str);
  ash_window_toast (ASH_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Copied as text"),
                    FALSE);
}

static void
ash_badge_card_view_dispose (GObject *object)
{
  AshBadgeCardView *self = ASH_BADGE_CARD_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->place);
  G_OBJECT_CLASS (ash_badge_card_view_parent_class)->dispose (object);
}

static void
ash_badge_card_view_finalize (GObject *object)
{
  g_string_free (ASH_BADGE_CARD_VIEW (object)->text, TRUE);
  G_OBJECT_CLASS (ash_badge_card_view_parent_class)->finalize (object);
}

static void
ash_badge_card_view_class_init (AshBadgeCardViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_badge_card_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = ash_badge_card_view_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-badge-card-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AshBadgeCardView, copy);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeCardView, picture);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeCardView, name);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeCardView, issuer);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeCardView, facts);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeCardView, body);
}

static void
ash_badge_card_view_init (AshBadgeCardView *self)
{
  self->text = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->copy, "clicked", G_CALLBACK (copy_cb), self);
}

GtkWidget *
ash_badge_card_view_new (AshPlace *place)
{
  AshBadgeCardView *self = g_object_new (ASH_TYPE_BADGE_CARD_VIEW, NULL);

  self->place = g_object_ref (place);
  ash_follow_design (GTK_WIDGET (self), ash_place_get_live (place), (AshFollowFunc) refresh);
  refresh (self);
  return GTK_WIDGET (self);
}
