#include "ash-refusal.h"

#include <ash-sheet.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-names.h"
#include "ash-passed-row.h"

typedef struct
{
  GtkWidget *words; /* (owned): the label */
  GtkWidget *row;   /* (owned) (nullable): the row that holds it, below that of the field */
  char *why;
} Refusal;

static GQuark
refusal_quark (void)
{
  return g_quark_from_static_string ("ash-refusal");
}

static Refusal *
refusal_of (GtkWidget *field)
{
  return g_object_get_qdata (G_OBJECT (field), refusal_quark ());
}

/* An alert is spoken when it comes into sight. */
static GtkWidget *
make_words (void)
{
  GtkWidget *words =
      g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_add_css_class (words, "caption");
  gtk_widget_add_css_class (words, "refusal");
  gtk_widget_set_visible (words, FALSE);
  return words;
}

static gboolean
remove_row_cb (gpointer row)
{
  GtkWidget *list = gtk_widget_get_parent (row);

  if (GTK_IS_LIST_BOX (list))
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
  return G_SOURCE_REMOVE;
}

static void
hide_row (Refusal *self)
{
  if (self->row == NULL)
    return;
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->row), NULL);
  remove_row_cb (self->row);
  g_clear_object (&self->row);
}

static void
refusal_free (gpointer data)
{
  Refusal *self = data;

  /* The list may be busy with the row of the field, which is going. */
  if (self->row != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT, remove_row_cb, self->row, g_object_unref);
  g_object_unref (self->words);
  g_free (self->why);
  g_free (self);
}

static Refusal *
refusal_ensure (GtkWidget *field)
{
  Refusal *self = refusal_of (field);

  if (self != NULL)
    return self;
  self = g_new0 (Refusal, 1);
  self->words = g_object_ref_sink (make_words ());
  g_object_set_qdata_full (G_OBJECT (field), refusal_quark (), self, refusal_free);
  return self;
}

/* A field that is a row of a list has its words in a row of their own. */
static void
show_row (Refusal *self, GtkWidget *field)
{
  GtkWidget *row = gtk_widget_get_ancestor (field, GTK_TYPE_LIST_BOX_ROW);
  GtkWidget *list = row != NULL ? gtk_widget_get_parent (row) : NULL;

  if (self->row == NULL && GTK_IS_LIST_BOX (list))
    {
      self->row = g_object_ref_sink (ash_passed_row_new (self->words));
      gtk_widget_add_css_class (self->row, "refusal");
      gtk_list_box_insert (GTK_LIST_BOX (list), self->row,
                           gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);
    }
  if (self->row != NULL)
    ash_name (self->row, self->why);
}

static void
say (gpointer widget, const char *why)
{
  gtk_accessible_update_state (
      widget, GTK_ACCESSIBLE_STATE_INVALID,
      why != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (why != NULL)
    gtk_accessible_update_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why, -1);
  else
    gtk_accessible_reset_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/**
 * ash_refuse:
 * @field: what is typed into, or chosen from
 * @why: (nullable): what belongs there; %NULL: it is right
 *
 * What is typed stays to be mended.
 */
void
ash_refuse (GtkWidget *field, const char *why)
{
  GtkEditable *text =
      GTK_IS_EDITABLE (field) ? gtk_editable_get_delegate (GTK_EDITABLE (field)) : NULL;
  Refusal *self = refusal_of (field);

  if (why == NULL && (self == NULL || self->why == NULL))
    return;
  self = refusal_ensure (field);
  g_free (self->why);
  self->why = g_strdup (why);
  if (why != NULL)
    gtk_widget_add_css_class (field, "error");
  else
    gtk_widget_remove_css_class (field, "error");
  say (field, why);
  if (text != NULL)
    say (text, why); /* has the keyboard */
  gtk_label_set_label (GTK_LABEL (self->words), why != NULL ? why : "");
  gtk_widget_set_visible (self->words, why != NULL);
  if (why == NULL)
    hide_row (self);
  else if (self->row != NULL || gtk_widget_get_parent (self->words) == NULL)
    show_row (self, field);
}

/**
 * ash_refuse_all_but_whole:
 * @out_value: (out): %ASH_UNSET for nothing
 *
 * Returns: whether it could be taken
 */
gboolean
ash_refuse_all_but_whole (GtkWidget *field, const char *text, gint64 most, gint64 *out_value)
{
  gboolean is_read = strpbrk (text, ".,") == NULL &&
                     ash_sheet_parse (ASH_SHEET_NUMBER, text, out_value) && *out_value <= most;
  g_autofree char *why =
      is_read ? NULL
              : g_strdup_printf (_ ("A whole number up to %d belongs here, like 3"), (int) most);

  ash_refuse (field, why);
  return is_read;
}

const char *
ash_refusal_of (GtkWidget *field)
{
  Refusal *self = refusal_of (field);

  return self != NULL ? self->why : NULL;
}

/**
 * ash_refusal_words:
 *
 * Returns: (transfer none): a label that is seen only while something is wrong
 */
GtkWidget *
ash_refusal_words (GtkWidget *field)
{
  return refusal_ensure (field)->words;
}
