#include "ash-decision-dialog.h"

#include <ash-desk-decide.h>
#include <ash-revision.h>
#include <glib/gi18n-lib.h>

#include "ash-ask.h"
#include "ash-say.h"

typedef struct
{
  GObject parent_instance;

  AshPlace *place;
  GPtrArray *revisions; /* (element-type AshRevision) newest first */
  AdwComboRow *verdict;
  AdwComboRow *version; /* the first is the credential as it is now */
  GtkEditable *person;
  GtkEditable *role;
  GtkEditable *date;
  GtkTextView *text;
  GtkWidget *status_row;
  GtkSwitch *status;
} Decision;

typedef struct
{
  GObjectClass parent_class;
} DecisionClass;

static GType decision_get_type (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Decision, g_object_unref)

G_DEFINE_FINAL_TYPE (Decision, decision, G_TYPE_OBJECT)

static void
decision_finalize (GObject *object)
{
  Decision *self = (Decision *) object;

  g_clear_object (&self->place);
  g_clear_pointer (&self->revisions, g_ptr_array_unref);
  G_OBJECT_CLASS (decision_parent_class)->finalize (object);
}

static void
decision_class_init (DecisionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = decision_finalize;
}

static void
decision_init (Decision *self)
{
}

static int
proposed (Decision *self)
{
  g_autoptr (AshCredential) credential =
      ash_store_find (ash_place_get_store (self->place), &ASH_CREDENTIAL, "id",
                      ash_place_get_credential (self->place));

  return credential != NULL ? ash_decision_proposes (adw_combo_row_get_selected (self->verdict),
                                                     credential->status)
                            : -1;
}

static void
verdict_cb (Decision *self)
{
  int status = proposed (self);
  g_autofree char *title =
      /* Translators: %s is a status: "Approved" */
      status >= 0 ? g_strdup_printf (_ ("Set the status to “%s”"), ash_say_status (status)) : NULL;

  gtk_widget_set_visible (self->status_row, status >= 0);
  if (title != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->status_row), title);
}

static gboolean
record_cb (GtkWindow *window, gpointer user_data, GError **error)
{
  Decision *self = user_data;
  guint version = adw_combo_row_get_selected (self->version);
  g_autofree char *text = g_strstrip (ash_ask_dup_text (self->text));
  AshDecision decision = {
    .date = (char *) gtk_editable_get_text (self->date),
    .person = (char *) gtk_editable_get_text (self->person),
    .role = (char *) gtk_editable_get_text (self->role),
    .verdict = adw_combo_row_get_selected (self->verdict),
    .text = text,
  };
  g_autofree char *id = NULL;

  if (version > 0 && version <= self->revisions->len)
    decision.revision = ((AshRecord *) g_ptr_array_index (self->revisions, version - 1))->id;
  id = ash_desk_decide (ash_place_get_store (self->place), ash_place_get_credential (self->place),
                        &decision, gtk_switch_get_active (self->status) ? proposed (self) : -1,
                        error);
  if (id == NULL && !ash_decision_is_day (decision.date))
    gtk_widget_grab_focus (GTK_WIDGET (self->date));
  if (id == NULL && *decision.person == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->person));
  return id != NULL;
}

static GPtrArray *
newest_first (AshPlace *place)
{
  g_autoptr (GPtrArray) all =
      ash_revision_list (ash_place_get_store (place), ash_place_get_credential (place), NULL);
  GPtrArray *revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_revision_free);

  for (guint i = all != NULL ? all->len : 0; i > 0; i--)
    g_ptr_array_add (revisions, ash_revision_copy (all->pdata[i - 1]));
  return revisions;
}

static AdwComboRow *
add_versions (Decision *self, AdwPreferencesGroup *group)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  g_ptr_array_add (words, (gpointer) _ ("As it is now"));
  for (guint i = 0; i < self->revisions->len; i++)
    {
      const AshRevision *revision = g_ptr_array_index (self->revisions, i);

      g_ptr_array_add (words, revision->name != NULL ? revision->name : (gpointer) "");
    }
  g_ptr_array_add (words, NULL);
  return ash_ask_add_choice (group, _ ("Of version"), (const char *const *) words->pdata);
}

static void
add_status (Decision *self, AdwPreferencesGroup *group)
{
  self->status_row = adw_action_row_new ();
  self->status = GTK_SWITCH (gtk_switch_new ());
  gtk_switch_set_active (self->status, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->status), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->status_row), GTK_WIDGET (self->status));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->status_row),
                                         GTK_WIDGET (self->status));
  adw_preferences_group_add (group, self->status_row);
}

void
ash_decision_dialog_present (GtkWindow *parent, AshPlace *place)
{
  const char *const verdicts[] = { C_ ("decision", "Approved"), C_ ("decision", "Changes wanted"),
                                   C_ ("decision", "Declined"), C_ ("decision", "Noted"), NULL };
  g_autoptr (Decision) self = g_object_new (decision_get_type (), NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  AdwPreferencesGroup *group;
  GtkWindow *window = ash_ask_new (parent, C_ ("title", "Record a decision"), _ ("Record"),
                                   record_cb, self, &group);

  self->place = g_object_ref (place);
  self->revisions = newest_first (place);
  self->verdict = ash_ask_add_choice (group, _ ("Decision"), verdicts);
  self->version = add_versions (self, group);
  self->person = ash_ask_add_line (group, _ ("Person or board"), NULL);
  self->role = ash_ask_add_line (group, _ ("Role"), NULL);
  self->date = ash_ask_add_day (group, _ ("Day (year-month-day)"), today);
  self->text = ash_ask_add_text (group, _ ("Remark"), NULL);
  add_status (self, group);
  g_signal_connect_object (self->verdict, "notify::selected", G_CALLBACK (verdict_cb), self,
                           G_CONNECT_SWAPPED);
  verdict_cb (self);
  gtk_window_present (window);
  gtk_widget_grab_focus (GTK_WIDGET (self->person));
}
