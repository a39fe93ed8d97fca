#include "ash-advice.h"

#include <ash-check.h>
#include <ash-verbs.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>

#include "ash-say.h"
#include "ash-shrink.h"
#include "ash-wrap-layout.h"

#define MAX_TITLE 28

static const char *
lang_of (const AshDesign *design)
{
  return design->tree != NULL ? design->tree->lang : NULL;
}

AshAdviceKind
ash_advice_of (const AshDesign *design, const AshMarks *marks, const AshStatement *outcome)
{
  AshVerb verb;

  if (outcome->text == NULL || *outcome->text == '\0')
    return ASH_ADVICE_NONE;
  if (!ash_marks_is_assessed (marks, outcome) &&
      !ash_check_is_dismissed (design, ASH_RULE_GAP, outcome->record.id))
    return ASH_ADVICE_GAP;
  if (ash_verb_read (outcome->text, lang_of (design), &verb) && verb.why != NULL &&
      !ash_check_is_dismissed (design, ASH_RULE_WEAK_VERB, outcome->record.id))
    return ASH_ADVICE_VERB;
  return ASH_ADVICE_NONE;
}

/* "Introduced once, practised twice, never assessed." */
static char *
say_gap (const AshMarks *marks, const AshStatement *outcome)
{
  guint introduced = ash_marks_count (marks, outcome, ASH_MARK_INTRODUCED);
  guint practised = ash_marks_count (marks, outcome, ASH_MARK_PRACTISED);
  g_autofree char *first =
      g_strdup_printf (ngettext ("Introduced once", "Introduced %u times", introduced), introduced);
  g_autofree char *second =
      g_strdup_printf (ngettext ("practised once", "practised %u times", practised), practised);

  if (introduced > 0 && practised > 0)
    return g_strdup_printf (_ ("%s, %s, never assessed."), first, second);
  if (introduced > 0)
    return g_strdup_printf (_ ("%s, never assessed."), first);
  if (practised > 0)
    return g_strdup_printf (ngettext ("Practised once, never assessed.",
                                      "Practised %u times, never assessed.", practised),
                            practised);
  return g_strdup (_ ("Not introduced, practised or assessed yet."));
}

char *
ash_advice_markup (AshAdviceKind kind,
                   const AshDesign *design,
                   const AshMarks *marks,
                   const AshStatement *outcome)
{
  AshVerb verb;
  g_autofree char *said = NULL;
  g_autofree char *word = NULL;

  if (kind == ASH_ADVICE_GAP)
    {
      said = say_gap (marks, outcome);
      return g_markup_printf_escaped ("<b>%s</b> %s", _ ("Nothing shows it."), said);
    }
  if (kind != ASH_ADVICE_VERB || !ash_verb_read (outcome->text, lang_of (design), &verb))
    return g_strdup ("");
  word = g_strndup (outcome->text + verb.start, verb.length);
  said = g_strdup_printf (_ ("“%s” cannot be observed. Try"), word);
  return g_markup_escape_text (said, -1);
}

/* The line */

typedef struct
{
  AshAdviceFunc func;
  gpointer user_data;
  char *command;
} Button;

static void
button_free (gpointer data, GClosure *closure)
{
  Button *self = data;

  g_free (self->command);
  g_free (self);
}

static void
clicked_cb (GtkButton *widget, gpointer data)
{
  Button *self = data;
  /* What it asks for may take the button away. */
  g_autofree char *command = g_strdup (self->command);

  self->func (command, self->user_data);
}

static GtkWidget *
add_button (GtkWidget *line,
            const char *label,
            const char *command,
            gboolean is_flat,
            AshAdviceFunc func,
            gpointer user_data)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  Button *self = g_new0 (Button, 1);

  self->func = func;
  self->user_data = user_data;
  self->command = g_strdup (command);
  gtk_widget_add_css_class (button, "small");
  if (is_flat)
    gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_data (button, "clicked", G_CALLBACK (clicked_cb), self, button_free, 0);
  ash_let_shrink (button);
  gtk_box_append (GTK_BOX (line), button);
  return button;
}

static char *
shorten (const char *title)
{
  if (g_utf8_strlen (title, -1) <= MAX_TITLE)
    return g_strdup (title);
  {
    g_autofree char *start = g_utf8_substring (title, 0, MAX_TITLE - 1);

    return g_strconcat (g_strchomp (start), "…", NULL);
  }
}

/* By what a gap is offered to be closed. While nothing is evidence, something else can be too. */
static GPtrArray *
carriers_of (const AshDesign *design)
{
  return ash_check_carriers (design, design->assessments->len > 0 ? 2 : 1);
}

static const char *
title_of (const AshDesign *design, const AshRecord *carrier)
{
  const AshItem *item = ash_design_item (design, carrier->id);

  return item != NULL ? item->title : ((const AshAssessment *) carrier)->title;
}

/**
 * ash_advice_dup_offers:
 *
 * Returns: (transfer full): text that is different when a line of advice offers something else
 */
char *
ash_advice_dup_offers (const AshDesign *design)
{
  g_autoptr (GPtrArray) carriers = carriers_of (design);
  GString *offers = g_string_new (NULL);

  for (guint i = 0; i < carriers->len; i++)
    {
      const AshRecord *carrier = g_ptr_array_index (carriers, i);

      g_string_append_printf (offers, "%s %s\n", carrier->id, title_of (design, carrier));
    }
  return g_string_free (offers, FALSE);
}

static void
add_carrier_button (GtkWidget *line,
                    const AshDesign *design,
                    const AshRecord *carrier,
                    AshAdviceFunc func,
                    gpointer user_data)
{
  const char *whole = title_of (design, carrier);
  g_autofree char *title = shorten (whole != NULL ? whole : "");
  g_autofree char *label = g_strdup_printf (_ ("Add to %s"), title);
  g_autofree char *command = g_strconcat ("show-by ", carrier->id, NULL);
  GtkWidget *button = add_button (line, label, command, FALSE, func, user_data);
  g_autofree char *makes = ash_design_item (design, carrier->id) != NULL
                               ? g_strdup_printf (_ ("Makes “%s” evidence of this outcome"), whole)
                               : NULL;

  if (makes != NULL || g_strcmp0 (title, whole) != 0)
    gtk_widget_set_tooltip_text (button, makes != NULL ? makes : whole);
}

static void
add_gap_buttons (GtkWidget *line, const AshDesign *design, AshAdviceFunc func, gpointer user_data)
{
  g_autoptr (GPtrArray) carriers = carriers_of (design);

  for (guint i = 0; i < carriers->len; i++)
    add_carrier_button (line, design, g_ptr_array_index (carriers, i), func, user_data);
  if (design->assessments->len == 0)
    add_button (line, _ ("Add evidence…"), "evidence", FALSE, func, user_data);
  add_button (line, _ ("Dismiss…"), "dismiss", TRUE, func, user_data);
}

static void
add_why (GtkWidget *line, const AshVerb *verb, AshAdviceFunc func, gpointer user_data)
{
  GtkWidget *why = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *reason = g_strdup_printf (
      _ ("It %s An outcome that can be seen can be taught towards, and assessed fairly."),
      g_dgettext (GETTEXT_PACKAGE, verb->why));

  gtk_label_set_label (GTK_LABEL (label), reason);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_halign (add_button (box, _ ("Dismiss…"), "dismiss", FALSE, func, user_data),
                         GTK_ALIGN_START);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (why), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (why), _ ("Why?"));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (why), FALSE);
  gtk_widget_add_css_class (why, "small");
  gtk_widget_add_css_class (why, "no-arrow");
  gtk_widget_set_valign (why, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), why);
}

static void
add_verb_buttons (GtkWidget *line,
                  const AshDesign *design,
                  const AshStatement *outcome,
                  AshAdviceFunc func,
                  gpointer user_data)
{
  AshVerb verb;
  const char *const *instead;

  if (!ash_verb_read (outcome->text, lang_of (design), &verb))
    return;
  instead = ash_verb_instead (lang_of (design), &verb, ash_bloom_from_nick (outcome->bloom));
  for (guint i = 0; instead != NULL && instead[i] != NULL; i++)
    {
      g_autofree char *label = ash_text_capital (instead[i]);
      g_autofree char *command = g_strconcat ("instead ", instead[i], NULL);

      add_button (line, label, command, FALSE, func, user_data);
    }
  add_why (line, &verb, func, user_data);
}

/**
 * ash_advice_line_new:
 * @func: is told what was clicked
 *
 * Returns: (transfer floating): the line
 */
GtkWidget *
ash_advice_line_new (AshAdviceKind kind,
                     const AshDesign *design,
                     const AshMarks *marks,
                     const AshStatement *outcome,
                     gboolean is_stacked,
                     AshAdviceFunc func,
                     gpointer user_data)
{
  GtkWidget *line = gtk_box_new (is_stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL,
                                 is_stacked ? 3 : 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gboolean is_gap = kind == ASH_ADVICE_GAP;
  GtkWidget *icon =
      gtk_image_new_from_icon_name (is_gap ? "dialog-warning-symbolic" : "emoji-objects-symbolic");
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *markup = ash_advice_markup (kind, design, marks, outcome);

  if (is_stacked)
    gtk_widget_set_layout_manager (buttons, ash_wrap_layout_new (6));
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (icon, is_gap ? "change" : "note");
  gtk_widget_add_css_class (line, "advice");
  gtk_widget_add_css_class (line, is_gap ? "gap-line" : "verb-line");
  gtk_box_append (GTK_BOX (words), icon);
  gtk_box_append (GTK_BOX (words), label);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), buttons);
  if (is_gap)
    add_gap_buttons (buttons, design, func, user_data);
  else
    add_verb_buttons (buttons, design, outcome, func, user_data);
  return line;
}
