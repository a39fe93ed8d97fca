#include "ash-badge-form.h"

#include <adwaita.h>
#include <ash-badge.h>
#include <ash-desk-badge.h>
#include <ash-desk-outcomes.h>
#include <ash-desk-sheet.h>
#include <ash-error.h>
#include <glib/gi18n-lib.h>

#include "ash-add-row.h"
#include "ash-badge-criteria.h"
#include "ash-badge-logo.h"
#include "ash-commit.h"
#include "ash-edits.h"
#include "ash-follow.h"
#include "ash-names.h"
#include "ash-refusal.h"
#include "ash-width-bin.h"
#include "ash-window.h"

/* The choices of "Valid for", in months; 0 for no end. */
static const int MONTHS[] = { 0, 12, 24, 36, 60 };
#define SUBTITLE_CHARS 40

struct _AshBadgeForm
{
  GtkWidget parent_instance;

  AshPlace *place;
  gboolean is_filling;
  gint64 other_months; /* what is stated and not among MONTHS */
  GPtrArray *skill_rows;

  GtkImage *state_icon;
  GtkLabel *state;
  AdwEntryRow *name;
  GtkLabel *name_count;
  GtkTextView *text;
  GtkLabel *text_count;
  AdwActionRow *criteria;
  GtkLabel *criteria_chip;
  AdwExpanderRow *skills;
  AdwEntryRow *new_skill;
  AdwExpanderRow *issuer;
  AdwEntryRow *issuer_name;
  AdwEntryRow *issuer_url;
  AdwEntryRow *issuer_email;
  AshBadgeLogo *logo;
  GtkDropDown *valid;
};

G_DEFINE_FINAL_TYPE (AshBadgeForm, ash_badge_form, GTK_TYPE_WIDGET)

static AshStore *
store_of (AshBadgeForm *self)
{
  return ash_place_get_store (self->place);
}

static void
refuse (AshBadgeForm *self, const GError *error)
{
  ash_window_refuse (ASH_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                     _ ("This could not be changed"), error);
}

/* What is typed becomes an edit */

static void
commit_badge (AshBadgeForm *self, const char *column, const char *text)
{
  g_autoptr (GError) error = NULL;
  const char *credential = ash_place_get_credential (self->place);

  if (credential != NULL &&
      !ash_desk_set_badge_text (store_of (self), credential, column, text, &error))
    refuse (self, error);
}

static char *
credential_title (AshBadgeForm *self)
{
  g_autoptr (AshCredential) credential = ash_store_find (store_of (self), &ASH_CREDENTIAL, "id",
                                                         ash_place_get_credential (self->place));
  g_autoptr (AshTree) tree =
      credential != NULL ? ash_store_find (store_of (self), &ASH_TREE, "id", credential->tree)
                         : NULL;

  return g_strdup (tree != NULL && tree->title != NULL ? tree->title : "");
}

/* The credential's own title is not a name of its own. */
static void
name_cb (GtkWidget *widget, const char *text, gpointer user_data)
{
  AshBadgeForm *self = user_data;
  g_autofree char *title = credential_title (self);

  commit_badge (self, "name", g_str_equal (text, title) ? "" : text);
}

static void
text_cb (GtkWidget *widget, const char *text, gpointer user_data)
{
  commit_badge (user_data, "text", text);
}

static void
issuer_cb (GtkWidget *widget, const char *text, gpointer user_data)
{
  AshBadgeForm *self = user_data;
  g_autoptr (GError) error = NULL;
  const char *column = widget == GTK_WIDGET (self->issuer_name)  ? "name"
                       : widget == GTK_WIDGET (self->issuer_url) ? "url"
                                                                 : "email";

  /* What is no address says so below it, and stays to be mended. */
  ash_desk_set_issuer_text (store_of (self), column, text, &error);
  ash_refuse (widget,
              g_error_matches (error, ASH_ERROR, ASH_ERROR_REFUSED) ? error->message : NULL);
  if (error != NULL && !g_error_matches (error, ASH_ERROR, ASH_ERROR_REFUSED))
    refuse (self, error);
}

static void
valid_cb (AshBadgeForm *self)
{
  guint which = gtk_drop_down_get_selected (self->valid);
  g_autoptr (GError) error = NULL;
  gint64 months = which < G_N_ELEMENTS (MONTHS) ? MONTHS[which] : self->other_months;

  if (!self->is_filling && ash_place_get_credential (self->place) != NULL &&
      !ash_desk_set_badge_months (store_of (self), ash_place_get_credential (self->place), months,
                                  &error))
    refuse (self, error);
}

static void
add_skill_cb (AshBadgeForm *self)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->new_skill))));
  g_autoptr (GError) error = NULL;
  g_autofree char *added = NULL;

  if (*text == '\0' || ash_place_get_credential (self->place) == NULL)
    return;
  added = ash_desk_add_skill (store_of (self), ash_place_get_credential (self->place), text, NULL,
                              &error);
  if (added == NULL)
    refuse (self, error);
  else
    ash_add_row_clear (self->new_skill);
}

static void
take_skill_cb (GtkWidget *button, AshBadgeForm *self)
{
  g_autoptr (GError) error = NULL;

  if (!ash_desk_delete_outcome (store_of (self), ash_place_get_credential (self->place),
                                g_object_get_data (G_OBJECT (button), "skill"), &error))
    refuse (self, error);
  else
    ash_edits_toast (GTK_WIDGET (self), _ ("Deleted a skill"));
}

static void
criteria_cb (AshBadgeForm *self)
{
  ash_badge_criteria_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->place);
}

/* Limits, as is typed */

static void
show_count (GtkLabel *label, glong n, const char *field)
{
  int limit = ash_badge_limit (field);
  /* Translators: characters that are there, that are kept, and by whom: 120 of 500 (Credly) */
  g_autofree char *count =
      g_strdup_printf (_ ("%ld of %d (%s)"), n, limit, ash_badge_limit_who (field));

  gtk_label_set_label (label, count);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), ash_badge_limit_reason (field));
  if (n > limit)
    gtk_widget_add_css_class (GTK_WIDGET (label), "over-limit");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "over-limit");
}

static void
count_name (AshBadgeForm *self)
{
  glong n = g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (self->name)), -1);

  show_count (self->name_count, n, "name");
}

static void
count_text (AshBadgeForm *self)
{
  glong n = gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->text));

  show_count (self->text_count, n, "description");
}

/* What is shown */

/* Returns: (transfer full) (nullable) */
static char *
say_missing (const AshDesign *design)
{
  g_autoptr (AshBadgeCard) card = ash_badge_card_new (design);
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autofree char *list = NULL;

  if (card->can->len == 0)
    g_ptr_array_add (missing, (gpointer) _ ("an outcome that evidence shows"));
  if (card->issuer == NULL)
    g_ptr_array_add (missing, (gpointer) _ ("who issues it"));
  if (design->badge == NULL || design->badge->text == NULL)
    g_ptr_array_add (missing, (gpointer) _ ("a description"));
  if (missing->len == 0)
    return NULL;
  g_ptr_array_add (missing, NULL);
  list = g_strjoinv (_ (", "), (char **) missing->pdata);
  return g_strdup_printf (_ ("Still needed: %s"), list);
}

static void
show_state (AshBadgeForm *self, const AshDesign *design)
{
  g_autofree char *missing = say_missing (design);
  g_autofree char *too_long = ash_badge_dup_too_long (design);
  g_autofree char *both =
      missing != NULL && too_long != NULL ? g_strdup_printf ("%s\n%s", missing, too_long) : NULL;
  const char *text = both != NULL ? both : missing != NULL ? missing : too_long;
  gboolean is_well = text == NULL;

  gtk_image_set_from_icon_name (self->state_icon,
                                is_well ? "object-select-symbolic" : "dialog-information-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->state_icon), is_well ? "note" : "ok");
  gtk_widget_add_css_class (GTK_WIDGET (self->state_icon), is_well ? "ok" : "note");
  gtk_label_set_label (self->state, is_well ? _ ("Everything a badge needs is here") : text);
}

static guint
n_rubrics (const AshDesign *design)
{
  guint n = 0;

  for (guint i = 0; i < design->assessments->len; i++)
    n += ash_design_rubric (design, ((AshAssessment *) design->assessments->pdata[i])->rubric) !=
                 NULL
             ? 1
             : 0;
  return n;
}

static char *
say_written_from (const AshDesign *design)
{
  g_autoptr (AshBadgeCard) card = ash_badge_card_new (design);
  guint rubrics = n_rubrics (design);
  g_autofree char *outcomes =
      g_strdup_printf (ngettext ("%u outcome", "%u outcomes", card->can->len), card->can->len);
  g_autofree char *evidence = g_strdup_printf (
      ngettext ("%u assessment", "%u assessments", card->proved->len), card->proved->len);
  g_autofree char *rubric =
      g_strdup_printf (ngettext ("%u rubric", "%u rubrics", rubrics), rubrics);

  return g_strdup_printf (_ ("Written from %s, %s, %s"), outcomes, evidence, rubric);
}

static void
show_criteria (AshBadgeForm *self, const AshDesign *design)
{
  AshCriteriaState state = ash_badge_criteria_state (design);
  g_autofree char *from = say_written_from (design);
  gboolean is_drifted = state == ASH_CRITERIA_DRIFTED;

  adw_action_row_set_subtitle (self->criteria,
                               state == ASH_CRITERIA_FOLLOW ? from : _ ("In your own words"));
  gtk_label_set_label (self->criteria_chip, is_drifted ? _ ("Design changed") : _ ("Up to date"));
  gtk_widget_remove_css_class (GTK_WIDGET (self->criteria_chip), is_drifted ? "ok" : "change");
  gtk_widget_add_css_class (GTK_WIDGET (self->criteria_chip), is_drifted ? "change" : "ok");
}

static void
add_skill_row (AshBadgeForm *self, const AshStatement *skill)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *text = g_markup_escape_text (skill->text != NULL ? skill->text : "", -1);
  g_autofree char *name = g_strdup_printf (_ ("Take away “%s”"), skill->text);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  ash_name (button, name);
  g_object_set_data_full (G_OBJECT (button), "skill", g_strdup (skill->record.id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (take_skill_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_expander_row_add_row (self->skills, row);
  g_ptr_array_add (self->skill_rows, row);
}

static void
show_skills (AshBadgeForm *self, const AshDesign *design)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  g_autofree char *escaped = NULL;

  for (guint i = 0; i < self->skill_rows->len; i++)
    adw_expander_row_remove (self->skills, g_ptr_array_index (self->skill_rows, i));
  g_ptr_array_set_size (self->skill_rows, 0);
  for (guint i = 0; i < design->skills->len; i++)
    {
      const AshStatement *skill = g_ptr_array_index (design->skills, i);

      add_skill_row (self, skill);
      g_ptr_array_add (names, skill->text);
    }
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (_ (", "), (char **) names->pdata);
  escaped = g_markup_escape_text (*list != '\0' ? list : _ ("None yet"), -1);
  adw_expander_row_set_subtitle (self->skills, escaped);
}

static void
show_issuer (AshBadgeForm *self)
{
  g_autoptr (AshParty) party = ash_store_find (store_of (self), &ASH_PARTY, NULL, NULL);
  g_autofree char *escaped = g_markup_escape_text (
      party != NULL && party->name != NULL ? party->name : _ ("Not stated yet"), -1);

  adw_expander_row_set_subtitle (self->issuer, escaped);
  ash_commit_show (GTK_WIDGET (self->issuer_name),
                   party != NULL && party->name != NULL ? party->name : "");
  ash_commit_show (GTK_WIDGET (self->issuer_url),
                   party != NULL && party->url != NULL ? party->url : "");
  ash_commit_show (GTK_WIDGET (self->issuer_email),
                   party != NULL && party->email != NULL ? party->email : "");
  ash_badge_logo_show (self->logo, store_of (self), party);
}

static char *
say_end (int months)
{
  int years = months / 12;

  if (months == 0)
    return g_strdup (_ ("No end date"));
  return months % 12 == 0
             ? g_strdup_printf (ngettext ("%d year", "%d years", (gulong) years), years)
             : g_strdup_printf (ngettext ("%d month", "%d months", (gulong) months), months);
}

/* The list stays when one of it is chosen: the toolkit still speaks of the row that was pressed. */
static void
show_valid (AshBadgeForm *self, gint64 months)
{
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (self->valid));
  guint n_others = g_list_model_get_n_items (G_LIST_MODEL (names)) - G_N_ELEMENTS (MONTHS);
  guint chosen = 0;

  while (chosen < G_N_ELEMENTS (MONTHS) && MONTHS[chosen] != MAX (months, 0))
    chosen++;
  self->is_filling = TRUE;
  if (chosen < G_N_ELEMENTS (MONTHS))
    gtk_string_list_splice (names, G_N_ELEMENTS (MONTHS), n_others, NULL);
  else if (n_others == 0 || months != self->other_months)
    {
      g_autofree char *name = say_end ((int) MIN (months, G_MAXINT));
      const char *others[] = { name, NULL };

      gtk_string_list_splice (names, G_N_ELEMENTS (MONTHS), n_others, others);
      self->other_months = months;
    }
  gtk_drop_down_set_selected (self->valid, chosen);
  self->is_filling = FALSE;
}

static void
show_design (AshBadgeForm *self)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (self->place));

  if (design == NULL)
    return;
  show_state (self, design);
  show_criteria (self, design);
  show_skills (self, design);
}

void
ash_badge_form_refresh (AshBadgeForm *self)
{
  const char *credential = ash_place_get_credential (self->place);
  g_autoptr (AshBadge) badge =
      credential != NULL ? ash_store_find (store_of (self), &ASH_BADGE, "credential", credential)
                         : NULL;
  g_autofree char *title = credential_title (self);

  ash_commit_show (GTK_WIDGET (self->name),
                   badge != NULL && badge->name != NULL ? badge->name : title);
  ash_commit_show (GTK_WIDGET (self->text),
                   badge != NULL && badge->text != NULL ? badge->text : "");
  show_valid (self, badge != NULL ? badge->valid_months : ASH_UNSET);
  show_issuer (self);
  show_design (self);
}

/* Of what is asked about the issuer, what is still to be said. */
static GtkWidget *
first_empty (AshBadgeForm *self)
{
  AdwEntryRow *rows[] = { self->issuer_name, self->issuer_url, self->issuer_email };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (*gtk_editable_get_text (GTK_EDITABLE (rows[i])) == '\0')
      return GTK_WIDGET (rows[i]);
  return GTK_WIDGET (self->issuer_name);
}

/**
 * ash_badge_form_focus:
 * @part: (nullable): "text", "criteria", "issuer" or "skills"; else the name, none of it selected
 */
void
ash_badge_form_focus (AshBadgeForm *self, const char *part)
{
  GtkWidget *wanted = NULL;

  if (g_strcmp0 (part, "text") == 0)
    wanted = GTK_WIDGET (self->text);
  else if (g_strcmp0 (part, "criteria") == 0)
    wanted = GTK_WIDGET (self->criteria);
  else if (g_strcmp0 (part, "issuer") == 0)
    {
      adw_expander_row_set_expanded (self->issuer, TRUE);
      wanted = first_empty (self);
    }
  else if (g_strcmp0 (part, "skills") == 0)
    {
      adw_expander_row_set_expanded (self->skills, TRUE);
      wanted = GTK_WIDGET (self->new_skill);
    }
  if (wanted != NULL)
    gtk_widget_grab_focus (wanted);
  else
    gtk_text_grab_focus_without_selecting (
        GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->name))));
}

static void
ash_badge_form_dispose (GObject *object)
{
  AshBadgeForm *self = ASH_BADGE_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->place);
  g_clear_pointer (&self->skill_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (ash_badge_form_parent_class)->dispose (object);
}

static void
ash_badge_form_class_init (AshBadgeFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_badge_form_dispose;
  g_type_ensure (ASH_TYPE_BADGE_LOGO);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-badge-form.ui");
  gtk_widget_class_bind_template_child (widget_class, AshBadgeForm, state_icon);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeForm, state);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeForm, name);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeForm, name_count);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeForm, text);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeForm, text_count);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeForm, criteria);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeForm, criteria_chip);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeForm, skills);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeForm, new_skill);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeForm, issuer);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeForm, issuer_name);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeForm, issuer_url);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeForm, issuer_email);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeForm, logo);
  gtk_widget_class_bind_template_child (widget_class, AshBadgeForm, valid);
}

/* What a row says below its title wraps, so that the column is as wide in every language. */
static void
limit_subtitles (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "subtitle"))
    gtk_label_set_max_width_chars (GTK_LABEL (widget), SUBTITLE_CHARS);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    limit_subtitles (child);
}

static void
offer_ends (AshBadgeForm *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (MONTHS); i++)
    gtk_string_list_take (names, say_end (MONTHS[i]));
  gtk_drop_down_set_model (self->valid, G_LIST_MODEL (names));
}

/* Three lines of the description at least. */
static void
show_text_size (AshBadgeForm *self)
{
  GtkWidget *scroller = gtk_widget_get_parent (GTK_WIDGET (self->text));

  g_object_set (scroller, "min-content-height", -1, "max-content-height", ash_width_for_text (180),
                "min-content-height", ash_width_for_text (84), NULL);
}

static void
ash_badge_form_init (AshBadgeForm *self)
{
  self->skill_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  show_text_size (self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (show_text_size), self, G_CONNECT_SWAPPED);
  limit_subtitles (GTK_WIDGET (self));
  ash_commit_editable (GTK_EDITABLE (self->name), name_cb, self);
  ash_commit_text_view (self->text, text_cb, self);
  ash_commit_editable (GTK_EDITABLE (self->issuer_name), issuer_cb, self);
  ash_commit_editable (GTK_EDITABLE (self->issuer_url), issuer_cb, self);
  ash_commit_editable (GTK_EDITABLE (self->issuer_email), issuer_cb, self);
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (count_name), self);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->text), "changed",
                            G_CALLBACK (count_text), self);
  g_signal_connect_swapped (self->criteria, "activated", G_CALLBACK (criteria_cb), self);
  g_signal_connect_swapped (self->new_skill, "apply", G_CALLBACK (add_skill_cb), self);
  g_signal_connect_swapped (self->new_skill, "entry-activated", G_CALLBACK (add_skill_cb), self);
  offer_ends (self);
  g_signal_connect_swapped (self->valid, "notify::selected", G_CALLBACK (valid_cb), self);
  ash_name (self->text, _ ("Description"));
}

GtkWidget *
ash_badge_form_new (AshPlace *place)
{
  AshBadgeForm *self = g_object_new (ASH_TYPE_BADGE_FORM, NULL);

  self->place = g_object_ref (place);
  ash_badge_logo_set_store (self->logo, ash_place_get_store (place));
  ash_follow_design (GTK_WIDGET (self), ash_place_get_live (place), (AshFollowFunc) show_design);
  return GTK_WIDGET (self);
}
