#include "ash-evidence-row.h"

#include <ash-desk-evidence.h>
#include <ash-sheet.h>
#include <ash-terms.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-comment-here.h"
#include "ash-commit.h"
#include "ash-edits.h"
#include "ash-evidence-brief.h"
#include "ash-names.h"
#include "ash-refusal.h"
#include "ash-say.h"
#include "ash-talk-button.h"

typedef struct
{
  GtkWidget *row;
  AshPlace *place;
  char *id;
  GtkImage *icon;
  GtkEditable *title;
  GtkEditable *weight;
  GtkEditable *pass;
  GtkWidget *terms; /* the line of the next two */
  GtkEditable *attempts;
  GtkEditable *time;
  GtkLabel *time_title;
  GtkEditable *integrity;
  GtkWidget *brief;
  GtkWidget *up;
  GtkWidget *down;
  GtkWidget *remove;
  GtkWidget *talk;
} Row;

static Row *
row_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "ash-evidence-row");
}

static void
row_free (gpointer data)
{
  Row *self = data;

  g_object_unref (self->place);
  g_free (self->id);
  g_free (self);
}

static void
title_cb (GtkWidget *widget, const char *text, gpointer data)
{
  Row *self = data;
  g_autofree char *title = g_strstrip (g_strdup (text));
  g_autoptr (GError) error = NULL;

  if (*title != '\0')
    ash_edits_done (self->row,
                    ash_desk_set_text (ash_place_get_store (self->place), &ASH_ASSESSMENT, self->id,
                                       "title", title, _ ("Rename evidence"), &error),
                    error, _ ("The evidence could not be renamed"));
}

/* "30" or "30 %"; what is no share of a hundred changes nothing, and that is said. */
static void
store_percent (
    Row *self, GtkWidget *widget, const char *text, const char *column, const char *label)
{
  g_autofree char *digits = g_strdup (text);
  g_autoptr (GError) error = NULL;
  gint64 value;

  g_strdelimit (digits, "%", ' ');
  if (!ash_sheet_parse (ASH_SHEET_HUNDREDTHS, digits, &value) || value > 10000)
    {
      ash_refuse (widget, _ ("A number of percent up to 100 belongs here, like 30 or 12.5"));
      return;
    }
  ash_refuse (widget, NULL);
  ash_edits_done (self->row,
                  ash_desk_set_int (ash_place_get_store (self->place), &ASH_ASSESSMENT, self->id,
                                    column, value, label, &error),
                  error, _ ("The evidence could not be changed"));
}

static void
weight_cb (GtkWidget *widget, const char *text, gpointer data)
{
  store_percent (data, widget, text, "weight_bp", _ ("Change weight"));
}

static void
pass_cb (GtkWidget *widget, const char *text, gpointer data)
{
  store_percent (data, widget, text, "pass_bp", _ ("Change pass mark"));
}

static void
attempts_cb (GtkWidget *widget, const char *text, gpointer data)
{
  Row *self = data;
  g_autoptr (GError) error = NULL;
  gint64 value;

  if (ash_refuse_all_but_whole (widget, text, ASH_TERMS_MOST_ATTEMPTS, &value))
    ash_edits_done (
        self->row,
        ash_desk_set_attempts (ash_place_get_store (self->place), self->id, value, &error), error,
        _ ("The evidence could not be changed"));
}

static void
time_cb (GtkWidget *widget, const char *text, gpointer data)
{
  Row *self = data;
  g_autoptr (GError) error = NULL;
  gint64 value;

  if (ash_refuse_all_but_whole (widget, text, ASH_TERMS_MOST_MINUTES, &value))
    ash_edits_done (self->row,
                    ash_desk_set_time (ash_place_get_store (self->place), self->id,
                                       value > 0 ? value : ASH_UNSET, &error),
                    error, _ ("The evidence could not be changed"));
}

static void
integrity_cb (GtkWidget *widget, const char *text, gpointer data)
{
  Row *self = data;
  g_autoptr (GError) error = NULL;

  ash_edits_done (self->row,
                  ash_desk_set_text (ash_place_get_store (self->place), &ASH_ASSESSMENT, self->id,
                                     "integrity", text, _ ("Change how it is kept honest"), &error),
                  error, _ ("The evidence could not be changed"));
}

static void
shift (Row *self, int by)
{
  g_autoptr (GError) error = NULL;

  ash_edits_done (self->row,
                  ash_desk_shift_evidence (ash_place_get_store (self->place), self->id, by, &error),
                  error, _ ("The evidence could not be moved"));
}

static void
up_cb (Row *self)
{
  shift (self, -1);
}

static void
down_cb (Row *self)
{
  shift (self, 1);
}

static void
remove_cb (Row *self)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (self->row)); /* which stays */

  if (ash_edits_done (
          root, ash_desk_delete_evidence (ash_place_get_store (self->place), self->id, &error),
          error, _ ("The evidence could not be deleted")))
    ash_edits_toast (root, _ ("Deleted evidence"));
}

static GtkWidget *
add_sign (Row *self, GtkWidget *box, const char *icon, GCallback func)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", func, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* One below the other, figures stand in columns. @column: (nullable) */
static GtkWidget *
add_small (GtkWidget *box, const char *text, GtkSizeGroup *column)
{
  GtkWidget *label = gtk_label_new (text);

  if (column != NULL)
    gtk_size_group_add_widget (column, label);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "muted");
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkEditable *
add_figure (Row *self, GtkWidget *box, AshCommitFunc func)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 4);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_add_css_class (entry, "numeric");
  ash_commit_editable (GTK_EDITABLE (entry), func, self);
  gtk_box_append (GTK_BOX (box), entry);
  return GTK_EDITABLE (entry);
}

/* What is wrong with a figure stands below all of them. */
static void
add_words (GtkWidget *box, GtkEditable *field)
{
  GtkWidget *words = ash_refusal_words (GTK_WIDGET (field));

  gtk_widget_set_margin_start (words, 22);
  gtk_box_append (GTK_BOX (box), words);
}

static GtkWidget *
facts_new (GtkWidget *box)
{
  GtkWidget *facts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_margin_start (facts, 22);
  gtk_box_append (GTK_BOX (box), facts);
  return facts;
}

static void
add_facts (Row *self, GtkWidget *box)
{
  GtkWidget *worth = facts_new (box);
  g_autoptr (GtkSizeGroup) first = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) unit = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) second = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  add_small (worth, _ ("Weight"), first);
  self->weight = add_figure (self, worth, weight_cb);
  add_small (worth, _ ("%"), unit);
  add_small (worth, _ ("Pass mark"), second);
  self->pass = add_figure (self, worth, pass_cb);
  add_small (worth, _ ("%"), NULL);
  self->terms = facts_new (box);
  add_small (self->terms, _ ("Attempts"), first);
  self->attempts = add_figure (self, self->terms, attempts_cb);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->attempts), _ ("0 for as many as a learner likes"));
  add_small (self->terms, NULL, unit);
  self->time_title = GTK_LABEL (add_small (self->terms, NULL, second));
  self->time = add_figure (self, self->terms, time_cb);
  add_small (self->terms, _ ("min"), NULL);
  add_words (box, self->weight);
  add_words (box, self->pass);
  add_words (box, self->attempts);
  add_words (box, self->time);
}

static GtkEditable *
add_integrity (Row *self, GtkWidget *box)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_ ("How it is kept honest"));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Supervised, oral follow-up, own data"));
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "muted");
  gtk_widget_set_margin_start (line, 22);
  ash_commit_editable (GTK_EDITABLE (entry), integrity_cb, self);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (box), line);
  return GTK_EDITABLE (entry);
}

static guint
talk_on (Row *self)
{
  return ash_talk_on (ash_live_get_talk (ash_place_get_live (self->place)), self->id);
}

static gboolean
comment_here_cb (GtkWidget *widget, AshCommentHere *here)
{
  Row *self = row_of (widget);

  here->kind = g_strdup ("assessment");
  here->subject = g_strdup (self->id);
  here->n = talk_on (self);
  return TRUE;
}

GtkWidget *
ash_evidence_row_new (AshPlace *place, const char *assessment)
{
  Row *self = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_entry_new ();

  self->place = g_object_ref (place);
  self->id = g_strdup (assessment);
  self->row = adw_preferences_row_new ();
  self->icon = GTK_IMAGE (gtk_image_new ());
  self->title = GTK_EDITABLE (title);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_editable_set_width_chars (self->title, 10);
  gtk_editable_set_max_width_chars (self->title, 24);
  ash_commit_editable (self->title, title_cb, self);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (head), title);
  self->talk = ash_talk_button_new ();
  gtk_box_append (GTK_BOX (head), self->talk);
  self->up = add_sign (self, head, "go-up-symbolic", G_CALLBACK (up_cb));
  self->down = add_sign (self, head, "go-down-symbolic", G_CALLBACK (down_cb));
  self->remove = add_sign (self, head, "user-trash-symbolic", G_CALLBACK (remove_cb));
  gtk_widget_add_css_class (box, "text-row");
  gtk_box_append (GTK_BOX (box), head);
  add_facts (self, box);
  self->integrity = add_integrity (self, box);
  self->brief = ash_evidence_brief_new (place, assessment);
  gtk_box_append (GTK_BOX (box), self->brief);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->row), FALSE);
  gtk_widget_set_focusable (self->row, FALSE);
  g_object_set_data_full (G_OBJECT (self->row), "ash-evidence-row", self, row_free);
  ash_comment_here_install (self->row, comment_here_cb);
  ash_comment_here_add_menu (self->row);
  return self->row;
}

static char *
say_percent (gint64 bp)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (bp < 0)
    return g_strdup ("");
  return g_strdup (g_ascii_formatd (digits, sizeof digits, "%.5g", (double) bp / 100));
}

static void
show_number (GtkEditable *entry, gint64 number)
{
  g_autofree char *text = number >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;

  ash_commit_show (GTK_WIDGET (entry), text != NULL ? text : "");
}

static void
set_name (gpointer widget, const char *format, const char *title)
{
  g_autofree char *name = g_strdup_printf (format, title);

  ash_name (widget, name);
  if (GTK_IS_BUTTON (widget))
    gtk_widget_set_tooltip_text (widget, name);
}

/* What a quiz, an assignment or a tool allows limits learners; a viva just takes its time. */
static void
show_terms (Row *self, const AshItem *item, const AshAssessment *assessment)
{
  AshTerms terms = ash_terms_of (item, assessment);
  gboolean is_limit = ash_terms_are_of_item (item);

  gtk_widget_set_visible (self->terms, ash_terms_make_sense (item));
  gtk_label_set_label (self->time_title, is_limit ? _ ("Time limit") : _ ("Time"));
  show_number (self->attempts, terms.attempts);
  show_number (self->time, terms.minutes);
  /* Translators: %s is the title of a piece of evidence */
  set_name (self->attempts, _ ("Attempts of %s"), assessment->title);
  set_name (self->time,
            is_limit ? _ ("Time limit of %s, in minutes") : _ ("Time of %s, in minutes"),
            assessment->title);
}

void
ash_evidence_row_show (GtkWidget *row, const AshDesign *design, const AshAssessment *assessment)
{
  Row *self = row_of (row);
  const AshItem *item = ash_design_item (design, assessment->item);
  const char *title = assessment->title;
  g_autofree char *weight = say_percent (assessment->weight_bp);
  g_autofree char *pass = say_percent (assessment->pass_bp);
  const AshRecord *first = g_ptr_array_index (design->assessments, 0);
  const AshRecord *last = g_ptr_array_index (design->assessments, design->assessments->len - 1);

  gtk_image_set_from_icon_name (self->icon, item != NULL ? ash_say_icon (item->kind)
                                                         : "avatar-default-symbolic");
  ash_commit_show (GTK_WIDGET (self->title), title);
  ash_commit_show (GTK_WIDGET (self->weight), weight);
  ash_commit_show (GTK_WIDGET (self->pass), pass);
  ash_commit_show (GTK_WIDGET (self->integrity), assessment->integrity);
  show_terms (self, item, assessment);
  ash_evidence_brief_show (self->brief, design, assessment);
  gtk_widget_set_sensitive (self->up, !g_str_equal (first->id, self->id));
  gtk_widget_set_sensitive (self->down, !g_str_equal (last->id, self->id));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  /* Translators: %s is the title of a piece of evidence */
  set_name (self->title, _ ("Title of %s"), title);
  set_name (self->weight, _ ("Weight of %s, in percent"), title);
  set_name (self->pass, _ ("Pass mark of %s, in percent"), title);
  set_name (self->integrity, _ ("How %s is kept honest"), title);
  set_name (self->up, _ ("Move %s up"), title);
  set_name (self->down, _ ("Move %s down"), title);
  set_name (self->remove, _ ("Delete evidence %s"), title);
  ash_talk_button_show (self->talk, talk_on (self), title, self->id, NULL);
}

const char *
ash_evidence_row_get_id (GtkWidget *row)
{
  Row *self = row_of (row);

  return self != NULL ? self->id : NULL;
}
