#include "ash-outcome-edits.h"

#include <ash-check.h>
#include <ash-desk-align.h>
#include <ash-desk-evidence.h>
#include <ash-desk-outcomes.h>
#include <ash-verbs.h>
#include <glib/gi18n-lib.h>

#include "ash-advice.h"
#include "ash-edits.h"
#include "ash-reason.h"
#include "ash-window.h"

#define FAILED _ ("The outcome could not be changed")

static gboolean
done (GtkWidget *from, gboolean is_done, GError *error)
{
  return ash_edits_done (from, is_done, error, FAILED);
}

gboolean
ash_outcome_edits_add (GtkWidget *from, AshPlace *place, const char *module, const char *text)
{
  AshStore *store = ash_place_get_store (place);
  const char *credential = ash_place_get_credential (place);
  g_autoptr (GError) error = NULL;
  g_autofree char *made =
      module != NULL ? ash_desk_add_module_outcome (store, credential, module, text, &error)
                     : ash_desk_add_outcome (store, credential, text, NULL, &error);

  return done (from, made != NULL, error);
}

gboolean
ash_outcome_edits_add_all (GtkWidget *from, AshPlace *place, const char *const *texts)
{
  g_autoptr (GError) error = NULL;

  return done (from,
               ash_desk_add_outcomes (ash_place_get_store (place), ash_place_get_credential (place),
                                      texts, &error),
               error);
}

gboolean
ash_outcome_edits_set_text (GtkWidget *from,
                            AshPlace *place,
                            const char *statement,
                            const char *text)
{
  g_autoptr (GError) error = NULL;

  return done (from,
               ash_desk_set_outcome_text (ash_place_get_store (place), statement, text, &error),
               error);
}

gboolean
ash_outcome_edits_set_level (GtkWidget *from,
                             AshPlace *place,
                             const char *statement,
                             const char *nick)
{
  g_autoptr (GError) error = NULL;

  return done (from,
               ash_desk_set_outcome_level (ash_place_get_store (place), statement, nick, &error),
               error);
}

gboolean
ash_outcome_edits_shift (GtkWidget *from, AshPlace *place, const char *statement, int by)
{
  g_autoptr (GError) error = NULL;

  return done (from,
               ash_desk_shift_outcome (ash_place_get_store (place),
                                       ash_place_get_credential (place), statement, by, &error),
               error);
}

gboolean
ash_outcome_edits_indent (GtkWidget *from, AshPlace *place, const char *statement)
{
  g_autoptr (GError) error = NULL;

  return done (from,
               ash_desk_indent_outcome (ash_place_get_store (place),
                                        ash_place_get_credential (place), statement, &error),
               error);
}

gboolean
ash_outcome_edits_outdent (GtkWidget *from, AshPlace *place, const char *statement)
{
  g_autoptr (GError) error = NULL;

  return done (from,
               ash_desk_outdent_outcome (ash_place_get_store (place),
                                         ash_place_get_credential (place), statement, &error),
               error);
}

gboolean
ash_outcome_edits_set_module (GtkWidget *from,
                              AshPlace *place,
                              const char *statement,
                              const char *module)
{
  g_autoptr (GError) error = NULL;

  return done (from,
               ash_desk_set_outcome_module (ash_place_get_store (place),
                                            ash_place_get_credential (place), statement, module,
                                            &error),
               error);
}

gboolean
ash_outcome_edits_delete (GtkWidget *from, AshPlace *place, const char *statement)
{
  AshStore *store = ash_place_get_store (place);
  g_autoptr (AshStatement) outcome = ash_store_find (store, &ASH_STATEMENT, "id", statement);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GtkRoot *root = gtk_widget_get_root (from);

  if (!done (from,
             ash_desk_delete_outcome (store, ash_place_get_credential (place), statement, &error),
             error))
    return FALSE;
  text = g_strdup_printf (_ ("Deleted outcome %s"),
                          outcome != NULL && outcome->code != NULL ? outcome->code : "");
  if (ASH_IS_WINDOW (root))
    ash_window_toast (ASH_WINDOW (root), g_strchomp (text), TRUE);
  return TRUE;
}

gboolean
ash_outcome_edits_duplicate (GtkWidget *from, AshPlace *place, const char *statement)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *made = ash_desk_duplicate_outcome (
      ash_place_get_store (place), ash_place_get_credential (place), statement, &error);

  return done (from, made != NULL, error);
}

static gboolean
mark (AshStore *store,
      const AshColumn *column,
      const char *statement,
      AshMarkDepth depth,
      GError **error)
{
  if (column->kind == ASH_COLUMN_EVIDENCE)
    return ash_desk_mark_evidence (store, column->id, statement, (int) depth - 1, error);
  if (depth == ASH_MARK_NONE)
    return ash_desk_unalign (store, ASH_SUBJECT_ITEM, column->id, statement, error);
  return ash_desk_align (store, ASH_SUBJECT_ITEM, column->id, statement, (AshDepth) (depth - 1),
                         error);
}

gboolean
ash_outcome_edits_mark (GtkWidget *from,
                        AshPlace *place,
                        const AshColumn *column,
                        const char *statement,
                        AshMarkDepth depth)
{
  g_autoptr (GError) error = NULL;

  return ash_edits_done (from, mark (ash_place_get_store (place), column, statement, depth, &error),
                         error, _ ("The mark could not be set"));
}

gboolean
ash_outcome_edits_make_evidence (GtkWidget *from,
                                 AshPlace *place,
                                 const AshColumn *column,
                                 const char *statement)
{
  g_autoptr (GError) error = NULL;

  return ash_edits_done (from,
                         ash_desk_assess_with_item (ash_place_get_store (place),
                                                    ash_place_get_credential (place), column->id,
                                                    statement, &error),
                         error, _ ("It could not be made evidence"));
}

/* Advice */

typedef struct
{
  GtkWidget *from;
  AshPlace *place;
  const char *rule; /* static */
  char *statement;
  char *about;
} Dismissal;

static void
dismissal_free (gpointer data)
{
  Dismissal *self = data;

  g_object_unref (self->from);
  g_object_unref (self->place);
  g_free (self->statement);
  g_free (self->about);
  g_free (self);
}

static void
dismiss_cb (const char *reason, gpointer data)
{
  Dismissal *self = data;
  g_autoptr (GError) error = NULL;

  ash_edits_done (self->from,
                  ash_desk_dismiss (ash_place_get_store (self->place),
                                    ash_place_get_credential (self->place), self->rule,
                                    self->statement, self->about, reason, &error),
                  error, _ ("The suggestion could not be dismissed"));
}

static void
dismiss (GtkWidget *from,
         AshPlace *place,
         const AshMarks *marks,
         const AshDesign *design,
         const AshStatement *outcome)
{
  AshAdviceKind kind = ash_advice_of (design, marks, outcome);
  Dismissal *self = g_new0 (Dismissal, 1);

  self->from = g_object_ref (from);
  self->place = g_object_ref (place);
  self->rule = kind == ASH_ADVICE_GAP ? ASH_RULE_GAP : ASH_RULE_WEAK_VERB;
  self->statement = g_strdup (outcome->record.id);
  self->about = ash_check_about (design, outcome->record.id);
  ash_reason_ask (
      GTK_WINDOW (gtk_widget_get_root (from)), _ ("Dismiss this suggestion?"),
      kind == ASH_ADVICE_GAP
          ? _ ("Say why nothing needs to show this outcome. The suggestion comes back when the "
               "outcome changes.")
          : _ ("Say why the verb stays. The suggestion comes back when the outcome changes."),
      _ ("Dismiss"), dismiss_cb, self, dismissal_free);
}

static void
replace_verb (GtkWidget *from,
              AshPlace *place,
              const AshDesign *design,
              const AshStatement *outcome,
              const char *with)
{
  AshVerb verb;
  g_autofree char *text = NULL;

  if (!ash_verb_read (outcome->text, design->tree->lang, &verb))
    return;
  text = ash_verb_replace (outcome->text, &verb, with);
  ash_outcome_edits_set_text (from, place, outcome->record.id, text);
}

/* @carrier: evidence, or an item that becomes evidence by this */
static void
show_by (GtkWidget *from,
         AshPlace *place,
         const AshDesign *design,
         const AshStatement *outcome,
         const char *carrier)
{
  AshStore *store = ash_place_get_store (place);
  const char *id = outcome->record.id;
  g_autoptr (GError) error = NULL;

  if (ash_design_item (design, carrier) != NULL)
    ash_edits_done (
        from,
        ash_desk_assess_with_item (store, ash_place_get_credential (place), carrier, id, &error),
        error, _ ("It could not be made evidence"));
  else
    ash_edits_done (from, ash_desk_mark_evidence (store, carrier, id, ASH_DEPTH_ASSESSED, &error),
                    error, _ ("The mark could not be set"));
}

void
ash_outcome_edits_advice (GtkWidget *from,
                          AshPlace *place,
                          const AshMarks *marks,
                          const AshStatement *outcome,
                          const char *command)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (place));

  if (design == NULL)
    return;
  if (g_str_equal (command, "dismiss"))
    dismiss (from, place, marks, design, outcome);
  else if (g_str_has_prefix (command, "instead "))
    replace_verb (from, place, design, outcome, command + strlen ("instead "));
  else if (g_str_has_prefix (command, "show-by "))
    show_by (from, place, design, outcome, command + strlen ("show-by "));
}
