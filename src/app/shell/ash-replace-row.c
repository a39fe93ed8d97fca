#include "ash-replace-row.h"

#include <ash-text.h>
#include <glib/gi18n-lib.h>

#include "ash-names.h"

struct _AshReplacePlace
{
  GObject parent_instance;
  AshReplaceHit *hit;
};

G_DEFINE_FINAL_TYPE (AshReplacePlace, ash_replace_place, G_TYPE_OBJECT)

static void
ash_replace_place_class_init (AshReplacePlaceClass *klass)
{
}

static void
ash_replace_place_init (AshReplacePlace *self)
{
}

AshReplacePlace *
ash_replace_place_new (AshReplaceHit *hit)
{
  AshReplacePlace *self = g_object_new (ASH_TYPE_REPLACE_PLACE, NULL);

  self->hit = hit;
  return self;
}

AshReplaceHit *
ash_replace_place_get_hit (AshReplacePlace *self)
{
  return self->hit;
}

/* The row */

struct _AshReplaceRow
{
  GtkBox parent_instance;

  AshReplacePlace *place; /* (nullable) */
  gboolean is_showing;
  GtkWidget *check;
  GtkWidget *words;
  GtkWidget *where;
};

enum
{
  TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshReplaceRow, ash_replace_row, GTK_TYPE_BOX)

/* The keyboard is on the row: so it says what its check says. */
static void
say_chosen (AshReplaceRow *self)
{
  gboolean is_chosen = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));

  gtk_accessible_update_state (
      GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))), GTK_ACCESSIBLE_STATE_CHECKED,
      is_chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

static void
toggled_cb (AshReplaceRow *self)
{
  if (self->is_showing || self->place == NULL)
    return;
  say_chosen (self);
  ash_replace_place_get_hit (self->place)->is_chosen =
      gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));
  g_signal_emit (self, signals[TOGGLED], 0);
}

/* "…at the end of the [old] new one…" */
static char *
markup_of (const AshReplaceHit *hit, const char *with)
{
  g_autofree char *before = g_markup_escape_text (hit->before, -1);
  g_autofree char *match = g_markup_escape_text (hit->match, -1);
  g_autofree char *after = g_markup_escape_text (hit->after, -1);
  g_autofree char *put = hit->adds_capital ? ash_text_capital (with) : g_strdup (with);
  g_autofree char *new = g_markup_escape_text (put, -1);

  if (hit->is_fixed || !hit->is_chosen || *with == '\0')
    return g_strdup_printf ("%s<b>%s</b>%s", before, match, after);
  return g_strdup_printf ("%s<s>%s</s> <b>%s</b>%s", before, match, new, after);
}

/**
 * ash_replace_row_show:
 * @with: what is to be put there; "" when that is not said yet
 */
void
ash_replace_row_show (AshReplaceRow *self, AshReplacePlace *place, const char *with)
{
  const AshReplaceHit *hit = ash_replace_place_get_hit (place);
  const AshText *text = hit->text;
  g_autofree char *markup = markup_of (hit, with);
  g_autofree char *where =
      text->credential == NULL
          ? g_strdup_printf (_ ("Your course, %s · %s"), text->owner, text->place)
          : g_strdup_printf ("%s · %s · %s", text->owner, text->place, text->what);
  g_autofree char *name =
      g_strdup_printf ("%s%s%s, %s", hit->before, hit->match, hit->after, where);

  g_set_object (&self->place, place);
  self->is_showing = TRUE;
  gtk_label_set_markup (GTK_LABEL (self->words), markup);
  gtk_label_set_label (GTK_LABEL (self->where), where);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), hit->is_chosen);
  gtk_widget_set_sensitive (self->check, !hit->is_fixed);
  gtk_widget_set_tooltip_text (self->check, !hit->is_fixed ? NULL
                                            : text->credential == NULL
                                                ? _ ("Courses are never changed")
                                                : _ ("Change it in the page itself: it "
                                                     "reaches over a picture or a new "
                                                     "paragraph"));
  ash_name (self->check, name);
  ash_name (gtk_widget_get_parent (GTK_WIDGET (self)), name);
  say_chosen (self);
  self->is_showing = FALSE;
}

/**
 * ash_replace_row_toggle:
 *
 * Takes its place in or leaves it out, where it can be replaced at all.
 */
void
ash_replace_row_toggle (AshReplaceRow *self)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (self->check);

  if (gtk_widget_get_sensitive (self->check))
    gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static void
ash_replace_row_dispose (GObject *object)
{
  g_clear_object (&ASH_REPLACE_ROW (object)->place);
  G_OBJECT_CLASS (ash_replace_row_parent_class)->dispose (object);
}

static void
ash_replace_row_class_init (AshReplaceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_replace_row_dispose;
  signals[TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
label_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  return label;
}

static void
ash_replace_row_init (AshReplaceRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->check = gtk_check_button_new ();
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  gtk_widget_set_can_focus (self->check, FALSE);
  self->words = label_new ();
  self->where = label_new ();
  gtk_widget_add_css_class (self->where, "caption");
  gtk_widget_add_css_class (self->where, "muted");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), self->words);
  gtk_box_append (GTK_BOX (texts), self->where);
  gtk_box_append (GTK_BOX (self), self->check);
  gtk_box_append (GTK_BOX (self), texts);
  gtk_widget_add_css_class (GTK_WIDGET (self), "replace-row");
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (toggled_cb), self);
}

GtkWidget *
ash_replace_row_new (GCallback toggled, gpointer user_data)
{
  AshReplaceRow *self = g_object_new (ASH_TYPE_REPLACE_ROW, NULL);

  g_signal_connect_swapped (self, "toggled", toggled, user_data);
  return GTK_WIDGET (self);
}
