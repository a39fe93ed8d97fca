#include "ash-pathway-card.h"

#include <ash-design.h>
#include <glib/gi18n-lib.h>

#include "ash-badge-image-pane.h"
#include "ash-names.h"
#include "ash-say.h"

#define PIXELS 112

/* Only what its picture needs of the design. */
static GdkTexture *
picture_of (AshStore *store, const AshCredential *credential, const AshTree *tree)
{
  g_autoptr (AshDesign) design = ash_design_new ();

  design->tree = tree != NULL ? ash_tree_copy (tree) : ash_tree_new ();
  design->credential = ash_credential_copy (credential);
  design->badge = ash_store_find (store, &ASH_BADGE, "credential", credential->record.id);
  return ash_badge_texture (store, design, PIXELS);
}

char *
ash_pathway_say_credit (gint64 credit_c)
{
  if (credit_c <= 0)
    return NULL;
  if (credit_c % 100 == 0)
    return g_strdup_printf (ngettext ("%d point", "%d points", (gulong) (credit_c / 100)),
                            (int) (credit_c / 100));
  return g_strdup_printf (_ ("%.2f points"), (double) credit_c / 100);
}

static char *
say_size (gint64 minutes, gint64 credit_c)
{
  g_autofree char *time = minutes > 0 ? ash_say_minutes (minutes) : NULL;
  g_autofree char *credit = ash_pathway_say_credit (credit_c);

  if (time != NULL && credit != NULL)
    return g_strdup_printf ("%s · %s", time, credit);
  return time != NULL ? g_steal_pointer (&time) : g_steal_pointer (&credit);
}

static void
add_label (GtkBox *box, const char *text, gboolean is_title)
{
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return;
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_add_css_class (label, is_title ? "heading" : "caption");
  if (!is_title)
    {
      gtk_widget_add_css_class (label, "muted");
      gtk_widget_add_css_class (label, "numeric");
    }
  gtk_box_append (box, label);
}

static GtkWidget *
content_new (GtkWidget *picture, const char *title, const char *size, const char *last)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  add_label (GTK_BOX (texts), title, TRUE);
  add_label (GTK_BOX (texts), size, FALSE);
  add_label (GTK_BOX (texts), last, FALSE);
  gtk_box_append (GTK_BOX (content), picture);
  gtk_box_append (GTK_BOX (content), texts);
  return content;
}

GtkWidget *
ash_pathway_card_new (AshStore *store, const AshCredential *credential)
{
  g_autoptr (AshTree) tree = ash_store_find (store, &ASH_TREE, "id", credential->tree);
  g_autoptr (GdkTexture) texture = picture_of (store, credential, tree);
  const char *title = tree != NULL && tree->title != NULL ? tree->title : "";
  g_autofree char *size = say_size (credential->minutes, credential->credit_c);
  GtkWidget *picture = gtk_image_new_from_paintable (GDK_PAINTABLE (texture));
  GtkWidget *button = gtk_button_new ();

  gtk_image_set_pixel_size (GTK_IMAGE (picture), 56);
  gtk_widget_set_valign (picture, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button),
                        content_new (picture, title, size, ash_say_status (credential->status)));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "pathway-card");
  gtk_widget_set_tooltip_text (button, title);
  ash_name (button, title);
  return button;
}

GtkWidget *
ash_pathway_award_new (const char *title, gint64 minutes, gint64 credit_c, const char *rule)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("application-certificate-symbolic");
  g_autofree char *size = say_size (minutes, credit_c);
  GtkWidget *content = content_new (icon, title, size, rule);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 32);
  gtk_widget_set_size_request (icon, 44, -1);
  gtk_widget_add_css_class (content, "card");
  gtk_widget_add_css_class (content, "pathway-award");
  return content;
}
