/* What a credential uses of frameworks. */
#include <ash-error.h>
#include <ash-statement-target.h>
#include <glib/gi18n-lib.h>

#include "ash-desk-align.h"
#include "ash-desk-frameworks.h"
#include "ash-desk-private.h"

static const char *
label_of (AshStatementKind kind, const char *outcome)
{
  if (outcome != NULL)
    return _ ("Align outcome");
  if (kind == ASH_STATEMENT_ATTRIBUTE)
    return _ ("Add graduate attribute");
  return kind == ASH_STATEMENT_SKILL ? _ ("Add skill") : _ ("Add outcome");
}

static AshStatement *
make_statement (const char *framework,
                const AshListing *listing,
                guint index,
                AshStatementKind kind)
{
  const AshEntry *entry = ash_listing_entry (listing, index);
  AshStatement *statement = ash_statement_new ();
  AshStatementTarget target = { entry->text, entry->code, entry->note,
                                (char *) ash_listing_target_type (listing) };

  statement->framework = g_strdup (framework);
  statement->kind = kind;
  statement->code = g_strdup (entry->code);
  statement->uri = g_strdup (entry->uri);
  statement->text = g_strdup (kind == ASH_STATEMENT_OUTCOME ? ash_listing_sentence (listing, index)
                                                            : entry->text);
  statement->extra = ash_statement_target_to_json (&target);
  return statement;
}

/* Whether a statement of the document is that one of the framework. */
static gboolean
is_that (const AshStatement *statement, const AshEntry *entry, AshStatementKind kind)
{
  AshStatementTarget target;
  gboolean is_same;

  if (statement->kind != kind)
    return FALSE;
  if (statement->uri != NULL || entry->uri != NULL)
    return g_strcmp0 (statement->uri, entry->uri) == 0;
  ash_statement_target_read (&target, statement);
  is_same = g_strcmp0 (target.code, entry->code) == 0 && g_strcmp0 (target.name, entry->text) == 0;
  ash_statement_target_clear (&target);
  return is_same;
}

/* The one that the credential has, else a skill or attribute that another one has: those say the
 * same everywhere, while an outcome may be put in words of one's own. */
static AshStatement *
find_statement (AshStore *store,
                const char *credential,
                const char *framework,
                const AshEntry *entry,
                AshStatementKind kind)
{
  g_autoptr (GPtrArray) all = ash_store_list (store, &ASH_STATEMENT, "framework", framework, NULL);
  const AshStatement *other = NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const AshStatement *each = g_ptr_array_index (all, i);

      if (!is_that (each, entry, kind))
        continue;
      if (ash_desk_has_statement (store, credential, each->record.id))
        return ash_statement_copy (each);
      if (kind != ASH_STATEMENT_OUTCOME)
        other = each;
    }
  return other != NULL ? ash_statement_copy (other) : NULL;
}

/* A level that the framework itself states is a fact of the skill. */
static gboolean
state_level (AshStore *store,
             const char *credential,
             const AshStatement *statement,
             const AshEntry *entry,
             GError **error)
{
  return entry->level == NULL || statement->kind != ASH_STATEMENT_SKILL ||
         ash_desk_set_skill_level (store, credential, statement->record.id, entry->level, error);
}

/**
 * ash_desk_use_statement:
 * @framework: that @listing is of
 * @index: of the statement in @listing
 * @outcome: (nullable): an outcome of the credential, not with %ASH_STATEMENT_OUTCOME
 *
 * One step. Nothing when the credential has the statement already and @outcome shows it.
 */
char *
ash_desk_use_statement (AshStore *store,
                        const char *credential,
                        const char *framework,
                        const AshListing *listing,
                        guint index,
                        AshStatementKind kind,
                        const char *outcome,
                        GError **error)
{
  const AshEntry *entry = ash_listing_entry (listing, index);
  g_autoptr (AshCredential) record = ash_store_get (store, &ASH_CREDENTIAL, credential, error);
  g_autoptr (AshFramework) from =
      record != NULL ? ash_store_get (store, &ASH_FRAMEWORK, framework, error) : NULL;
  g_autoptr (AshStatement) statement = NULL;
  gboolean is_listed, is_done = TRUE;

  g_return_val_if_fail (entry != NULL, NULL);
  if (from == NULL)
    return NULL;
  statement = find_statement (store, credential, framework, entry, kind);
  is_listed = statement != NULL && ash_desk_has_statement (store, credential, statement->record.id);
  if (is_listed && outcome == NULL)
    return g_strdup (statement->record.id);
  if (statement == NULL)
    statement = make_statement (framework, listing, index, kind);
  if (!ash_store_begin (store, label_of (kind, outcome), NULL, error))
    return NULL;
  if (!is_listed)
    is_done = ash_desk_list_statement (store, credential, statement, error) &&
              state_level (store, credential, statement, entry, error);
  if (is_done && outcome != NULL && kind != ASH_STATEMENT_OUTCOME)
    is_done = ash_desk_set_shown_by (store, statement->record.id, outcome, TRUE, error);
  return ash_desk_end (store, is_done, error) ? g_strdup (statement->record.id) : NULL;
}

/* Marks of an outcome for a skill: a document from outside may hold several. */
static gboolean
unalign (AshStore *store, const char *statement, const char *outcome, GError **error)
{
  g_autoptr (GPtrArray) marks = ash_store_list (store, &ASH_ALIGNMENT, "subject", outcome, error);

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const AshAlignment *mark = g_ptr_array_index (marks, i);

      if (g_strcmp0 (mark->statement, statement) == 0 &&
          !ash_store_delete (store, &ASH_ALIGNMENT, mark->record.id, error))
        return FALSE;
    }
  return marks != NULL;
}

static gboolean
is_aligned (AshStore *store, const char *statement, const char *outcome)
{
  g_autoptr (GPtrArray) marks = ash_store_list (store, &ASH_ALIGNMENT, "subject", outcome, NULL);

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    if (g_strcmp0 (((AshAlignment *) g_ptr_array_index (marks, i))->statement, statement) == 0)
      return TRUE;
  return FALSE;
}

/**
 * ash_desk_set_shown_by:
 * @statement: a skill or an attribute
 * @outcome: an outcome of a credential that has it
 */
gboolean
ash_desk_set_shown_by (
    AshStore *store, const char *statement, const char *outcome, gboolean is_shown, GError **error)
{
  g_autoptr (AshStatement) record = ash_store_get (store, &ASH_STATEMENT, outcome, error);
  g_autoptr (AshAlignment) mark = NULL;

  if (record == NULL)
    return FALSE;
  if (record->kind != ASH_STATEMENT_OUTCOME)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                           _ ("Only an outcome shows a skill or a graduate attribute."));
      return FALSE;
    }
  if (is_aligned (store, statement, outcome) == is_shown)
    return TRUE;
  if (!ash_store_begin (store, is_shown ? _ ("Align outcome") : _ ("Remove alignment"), NULL,
                        error))
    return FALSE;
  if (!is_shown)
    return ash_desk_end (store, unalign (store, statement, outcome, error), error);
  mark = ash_alignment_new ();
  mark->subject_kind = ASH_SUBJECT_STATEMENT;
  mark->subject = g_strdup (outcome);
  mark->statement = g_strdup (statement);
  mark->depth = ASH_DEPTH_PRACTISED;
  return ash_desk_end (store, ash_store_insert (store, &ASH_ALIGNMENT, mark, error), error);
}

gboolean
ash_desk_set_skill_level (AshStore *store,
                          const char *credential,
                          const char *statement,
                          const char *level,
                          GError **error)
{
  g_autoptr (GPtrArray) uses =
      ash_store_list (store, &ASH_CREDENTIAL_STATEMENT, "credential", credential, error);
  g_autofree char *line = g_strstrip (g_strdup (level != NULL ? level : ""));

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    {
      const AshCredentialStatement *use = g_ptr_array_index (uses, i);

      if (g_strcmp0 (use->statement, statement) == 0)
        return ash_desk_set_text (store, &ASH_CREDENTIAL_STATEMENT, use->record.id, "level", line,
                                  _ ("Change level of a skill"), error);
    }
  if (uses != NULL)
    g_set_error_literal (error, ASH_ERROR, ASH_ERROR_NOT_FOUND,
                         _ ("The credential does not have this skill any more."));
  return FALSE;
}

char *
ash_desk_add_attribute (AshStore *store, const char *credential, const char *text, GError **error)
{
  g_autoptr (AshCredential) record = ash_store_get (store, &ASH_CREDENTIAL, credential, error);
  g_autoptr (AshStatement) statement = ash_statement_new ();

  if (record == NULL || !ash_store_begin (store, _ ("Add graduate attribute"), NULL, error))
    return NULL;
  statement->kind = ASH_STATEMENT_ATTRIBUTE;
  statement->text = g_strdup (text);
  if (!ash_desk_end (store, ash_desk_list_statement (store, credential, statement, error), error))
    return NULL;
  return g_strdup (statement->record.id);
}
