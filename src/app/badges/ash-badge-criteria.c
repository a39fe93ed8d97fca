#include "ash-badge-criteria.h"

#include <adwaita.h>
#include <ash-badge.h>
#include <ash-desk-badge.h>
#include <ash-desk-sheet.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-commit.h"
#include "ash-dialog.h"
#include "ash-names.h"

#define ASH_TYPE_BADGE_CRITERIA (ash_badge_criteria_get_type ())
G_DECLARE_FINAL_TYPE (AshBadgeCriteria, ash_badge_criteria, ASH, BADGE_CRITERIA, AdwWindow)

struct _AshBadgeCriteria
{
  AdwWindow parent_instance;

  AshPlace *place;
  char *credential;

  GtkLabel *state;
  GtkWidget *own_part;
  GtkTextView *own;
  GtkWidget *changes_part;
  GtkBox *changes;
  GtkLabel *generated_title;
  GtkLabel *generated;
  GtkWidget *write_own;
  GtkWidget *follow;
  GtkWidget *keep;
  GtkWidget *next; /* (nullable) for the keyboard, once it is in sight: what was pressed goes */
};

G_DEFINE_FINAL_TYPE (AshBadgeCriteria, ash_badge_criteria, ADW_TYPE_WINDOW)

static AshStore *
store_of (AshBadgeCriteria *self)
{
  return ash_place_get_store (self->place);
}

static AshDesign *
design_of (AshBadgeCriteria *self)
{
  AshLive *live = ash_place_get_live (self->place);

  return g_strcmp0 (ash_live_get_credential (live), self->credential) == 0
             ? ash_live_get_design (live)
             : NULL;
}

static void
set_criteria (AshBadgeCriteria *self, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (!ash_desk_set_criteria (store_of (self), self->credential, text, &error))
    gtk_label_set_label (self->state, error->message);
}

/* An emptied text follows the design again; so it is said, not left blank. */
static void
own_cb (GtkWidget *widget, const char *text, gpointer user_data)
{
  set_criteria (user_data, text);
}

static void
write_own_cb (AshBadgeCriteria *self)
{
  AshDesign *design = design_of (self);
  g_autofree char *text = design != NULL ? ash_badge_generated_criteria (design) : NULL;

  if (text == NULL)
    return;
  self->next = GTK_WIDGET (self->own);
  set_criteria (self, text);
}

static void
follow_cb (AshBadgeCriteria *self)
{
  ash_commit_show (GTK_WIDGET (self->own), "");
  self->next = self->write_own;
  set_criteria (self, "");
}

static void
keep_cb (AshBadgeCriteria *self)
{
  g_autoptr (GError) error = NULL;

  ash_commit_flush (GTK_WIDGET (self));
  self->next = GTK_WIDGET (self->own);
  if (!ash_desk_keep_criteria (store_of (self), self->credential, &error))
    gtk_label_set_label (self->state, error->message);
}

/* The little Markdown that is written here, as it is read: bold labels, no marks before signs. */
static char *
markup_of (const char *markdown)
{
  g_autofree char *escaped = g_markup_escape_text (markdown, -1);
  g_autoptr (GRegex) bold = g_regex_new ("\\*\\*(.+?)\\*\\*", 0, 0, NULL);
  g_autoptr (GRegex) signs = g_regex_new ("\\\\([^\\w\\s])", 0, 0, NULL);
  g_autofree char *with_bold = g_regex_replace (bold, escaped, -1, 0, "<b>\\1</b>", 0, NULL);

  return g_regex_replace (signs, with_bold != NULL ? with_bold : escaped, -1, 0, "\\1", 0, NULL);
}

/* What the design said when the words were written, and says no more, or says now */

static void
add_change (AshBadgeCriteria *self, const char *line, gboolean is_new)
{
  /* Translators: a line that the design gives now, or gave before */
  g_autofree char *text = g_strdup_printf (is_new ? _ ("New: %s") : _ ("No longer: %s"), line);
  g_autofree char *markup = markup_of (text);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup != NULL ? markup : "");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (self->changes, label);
}

/* Without what makes it one of a list: that it has another number there is no change. */
static const char *
words_of (char *line)
{
  gsize digits;

  g_strstrip (line);
  digits = strspn (line, "0123456789");
  if (g_str_has_prefix (line, "- "))
    return line + strlen ("- ");
  return digits > 0 && g_str_has_prefix (line + digits, ". ") ? line + digits + strlen (". ")
                                                              : line;
}

static void
add_changes (AshBadgeCriteria *self, const char *from, const char *to, gboolean is_new)
{
  g_auto (GStrv) old_lines = g_strsplit (from, "\n", -1);
  g_auto (GStrv) new_lines = g_strsplit (to, "\n", -1);

  for (guint i = 0; new_lines[i] != NULL; i++)
    {
      const char *line = words_of (new_lines[i]);
      gboolean is_known = FALSE;

      for (guint j = 0; !is_known && old_lines[j] != NULL; j++)
        is_known = g_str_equal (words_of (old_lines[j]), line);
      if (*line != '\0' && !is_known)
        add_change (self, line, is_new);
    }
}

static void
show_changes (AshBadgeCriteria *self, const AshDesign *design, const char *now)
{
  g_autoptr (GBytes) before =
      design->badge != NULL && design->badge->generated_digest != NULL
          ? ash_store_load_object (store_of (self), design->badge->generated_digest, NULL)
          : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->changes))) != NULL)
    gtk_box_remove (self->changes, child);
  if (before != NULL)
    {
      gsize length;
      const char *data = g_bytes_get_data (before, &length);
      g_autofree char *text = g_utf8_make_valid (data, (gssize) length);

      add_changes (self, text, now, TRUE);
      add_changes (self, now, text, FALSE);
    }
}

static void
refresh (AshBadgeCriteria *self)
{
  AshDesign *design = design_of (self);
  AshCriteriaState state;
  g_autofree char *generated = NULL;
  g_autofree char *markup = NULL;
  const char *own;

  if (design == NULL)
    return;
  state = ash_badge_criteria_state (design);
  generated = ash_badge_generated_criteria (design);
  own = design->badge != NULL && design->badge->criteria_override != NULL
            ? design->badge->criteria_override
            : "";
  gtk_label_set_label (
      self->state,
      state == ASH_CRITERIA_FOLLOW
          ? _ ("Written from outcomes, evidence and the rule. It follows every change of them.")
      : state == ASH_CRITERIA_OWN
          ? _ ("Your own words. You are told when outcomes, evidence or the rule change.")
          : _ ("Outcomes, evidence or the rule have changed since you wrote this."));
  gtk_label_set_label (self->generated_title, state == ASH_CRITERIA_FOLLOW
                                                  ? _ ("What the badge says")
                                                  : _ ("What the design says now"));
  markup = markup_of (generated);
  gtk_label_set_label (self->generated, markup != NULL ? markup : "");
  ash_commit_show (GTK_WIDGET (self->own), own);
  gtk_widget_set_visible (self->own_part, state != ASH_CRITERIA_FOLLOW);
  gtk_widget_set_visible (self->write_own, state == ASH_CRITERIA_FOLLOW);
  gtk_widget_set_visible (self->follow, state != ASH_CRITERIA_FOLLOW);
  gtk_widget_set_visible (self->keep, state == ASH_CRITERIA_DRIFTED);
  show_changes (self, design, generated);
  gtk_widget_set_visible (self->changes_part,
                          state == ASH_CRITERIA_DRIFTED &&
                              gtk_widget_get_first_child (GTK_WIDGET (self->changes)) != NULL);
  if (self->next != NULL && gtk_widget_grab_focus (self->next))
    self->next = NULL;
}

static gboolean
ash_badge_criteria_close_request (GtkWindow *window)
{
  ash_commit_flush (GTK_WIDGET (window));
  return GTK_WINDOW_CLASS (ash_badge_criteria_parent_class)->close_request (window);
}

static void
ash_badge_criteria_finalize (GObject *object)
{
  AshBadgeCriteria *self = ASH_BADGE_CRITERIA (object);

  g_clear_object (&self->place);
  g_free (self->credential);
  G_OBJECT_CLASS (ash_badge_criteria_parent_class)->finalize (object);
}

static void
ash_badge_criteria_class_init (AshBadgeCriteriaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ash_badge_criteria_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = ash_badge_criteria_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-badge-criteria.ui");
  gtk_widget_class_bind_template_child (widget_class, AshBadgeCriteria, state);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeCriteria, own_part);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeCriteria, own);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeCriteria, changes_part);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeCriteria, changes);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeCriteria, generated_title);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeCriteria, generated);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeCriteria, write_own);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeCriteria, follow);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeCriteria, keep);
}

static void
ash_badge_criteria_init (AshBadgeCriteria *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ash_dialog_close_on_escape (GTK_WINDOW (self));
  ash_commit_text_view (self->own, own_cb, self);
  ash_name (self->own, _ ("Your words"));
  g_signal_connect_swapped (self->write_own, "clicked", G_CALLBACK (write_own_cb), self);
  g_signal_connect_swapped (self->follow, "clicked", G_CALLBACK (follow_cb), self);
  g_signal_connect_swapped (self->keep, "clicked", G_CALLBACK (keep_cb), self);
}

void
ash_badge_criteria_present (GtkWindow *parent, AshPlace *place)
{
  AshBadgeCriteria *self =
      g_object_new (ASH_TYPE_BADGE_CRITERIA, "transient-for", parent, "modal", TRUE, NULL);

  self->place = g_object_ref (place);
  self->credential = g_strdup (ash_place_get_credential (place));
  g_signal_connect_object (ash_place_get_live (place), "design", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  gtk_window_present (GTK_WINDOW (self));
}
