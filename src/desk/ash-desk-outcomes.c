#include "ash-desk-outcomes.h"

#include <ash-id.h>
#include <ash-statement-target.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-desk-private.h"

/* Adding */

gboolean
ash_desk_has_statement (AshStore *store, const char *credential, const char *statement)
{
  g_autoptr (GPtrArray) uses =
      ash_store_list (store, &ASH_CREDENTIAL_STATEMENT, "credential", credential, NULL);

  return uses != NULL && ash_desk_statement_index (uses, statement) >= 0;
}

/* Only the use: the statement is there. */
static gboolean
insert_use (AshStore *store,
            const char *credential,
            const AshStatement *statement,
            const char *before,
            GError **error)
{
  g_autoptr (GPtrArray) uses = ash_desk_statement_uses (store, credential, statement->kind, error);
  g_autoptr (AshCredentialStatement) use = ash_credential_statement_new ();
  gint64 index;

  if (uses == NULL)
    return FALSE;
  index = ash_desk_statement_index (uses, before);
  use->credential = g_strdup (credential);
  use->statement = g_strdup (statement->record.id);
  use->pos = ash_desk_place_statement (store, uses, index >= 0 ? (guint) index : uses->len, error);
  return use->pos != NULL && ash_store_insert (store, &ASH_CREDENTIAL_STATEMENT, use, error);
}

/* (transfer full): the statement's id */
static char *
insert_statement (AshStore *store,
                  const char *credential,
                  AshStatement *statement,
                  const char *before,
                  GError **error)
{
  if (statement->framework == NULL)
    statement->framework = ash_desk_own_framework (store, error);
  if (statement->framework == NULL)
    return NULL;
  statement->pos =
      ash_desk_place_last (store, &ASH_STATEMENT, "framework", statement->framework, error);
  if (statement->pos == NULL || !ash_store_insert (store, &ASH_STATEMENT, statement, error) ||
      !insert_use (store, credential, statement, before, error))
    return NULL;
  return g_strdup (statement->record.id);
}

/**
 * ash_desk_list_statement:
 * @statement: may be new, without a framework: one of our own
 *
 * Inside a transaction: makes it one of the credential's, the last of its kind.
 */
gboolean
ash_desk_list_statement (AshStore *store,
                         const char *credential,
                         AshStatement *statement,
                         GError **error)
{
  if (statement->record.n == 0)
    {
      g_autofree char *made = insert_statement (store, credential, statement, NULL, error);

      return made != NULL && ash_desk_number_outcomes (store, credential, error);
    }
  return insert_use (store, credential, statement, NULL, error);
}

static char *
insert_outcome (
    AshStore *store, const char *credential, const char *text, const char *before, GError **error)
{
  g_autoptr (AshStatement) statement = ash_statement_new ();

  statement->text = g_strdup (text);
  return insert_statement (store, credential, statement, before, error);
}

static gboolean
is_there (AshStore *store, const char *credential, GError **error)
{
  g_autoptr (AshCredential) record = ash_store_get (store, &ASH_CREDENTIAL, credential, error);

  return record != NULL;
}

/**
 * ash_desk_add_outcome:
 * @text: what learners will be able to do; may be empty, to be typed
 * @before: (nullable): the outcome that it shall stand before
 */
char *
ash_desk_add_outcome (
    AshStore *store, const char *credential, const char *text, const char *before, GError **error)
{
  g_autofree char *made = NULL;

  if (!is_there (store, credential, error) ||
      !ash_store_begin (store, _ ("Add outcome"), NULL, error))
    return NULL;
  made = insert_outcome (store, credential, text, before, error);
  if (!ash_desk_end (store, made != NULL && ash_desk_number_outcomes (store, credential, error),
                     error))
    return NULL;
  return g_steal_pointer (&made);
}

/**
 * ash_desk_add_module_outcome:
 * @module: a module of the credential
 * @text: what learners will be able to do after it
 *
 * Returns: (transfer full) (nullable): the new statement's id
 */
char *
ash_desk_add_module_outcome (
    AshStore *store, const char *credential, const char *module, const char *text, GError **error)
{
  g_autofree char *made = NULL;

  if (!is_there (store, credential, error) ||
      !ash_store_begin (store, _ ("Add outcome of the module"), NULL, error))
    return NULL;
  made = insert_outcome (store, credential, text, NULL, error);
  if (!ash_desk_end (store,
                     made != NULL && ash_desk_number_outcomes (store, credential, error) &&
                         ash_desk_write_module (store, credential, made, module, error),
                     error))
    return NULL;
  return g_steal_pointer (&made);
}

gboolean
ash_desk_add_outcomes (AshStore *store,
                       const char *credential,
                       const char *const *texts,
                       GError **error)
{
  guint n = g_strv_length ((GStrv) texts);
  g_autofree char *label = g_strdup_printf (ngettext ("Add outcome", "Add %u outcomes", n), n);
  gboolean is_done = TRUE;

  if (n == 0)
    return TRUE;
  if (!is_there (store, credential, error) || !ash_store_begin (store, label, NULL, error))
    return FALSE;
  for (guint i = 0; is_done && i < n; i++)
    {
      g_autofree char *made = insert_outcome (store, credential, texts[i], NULL, error);

      is_done = made != NULL;
    }
  return ash_desk_end (store, is_done && ash_desk_number_outcomes (store, credential, error),
                       error);
}

/**
 * ash_desk_add_skill:
 * @uri: (nullable): of the skill in a public list of skills
 */
char *
ash_desk_add_skill (
    AshStore *store, const char *credential, const char *text, const char *uri, GError **error)
{
  g_autoptr (AshStatement) statement = ash_statement_new ();
  g_autofree char *made = NULL;

  statement->kind = ASH_STATEMENT_SKILL;
  statement->text = g_strdup (text);
  statement->uri = g_strdup (uri);
  if (!is_there (store, credential, error) ||
      !ash_store_begin (store, _ ("Add skill"), NULL, error))
    return NULL;
  made = insert_statement (store, credential, statement, NULL, error);
  return ash_desk_end (store, made != NULL, error) ? g_steal_pointer (&made) : NULL;
}

/* Changing */

gboolean
ash_desk_set_outcome_text (AshStore *store, const char *statement, const char *text, GError **error)
{
  return ash_desk_set_text (store, &ASH_STATEMENT, statement, "text", text, _ ("Change outcome"),
                            error);
}

gboolean
ash_desk_set_outcome_level (AshStore *store,
                            const char *statement,
                            const char *bloom,
                            GError **error)
{
  return ash_desk_set_text (store, &ASH_STATEMENT, statement, "bloom", bloom, _ ("Change level"),
                            error);
}

/* The credential that the subject of a mark belongs to is this one. */
static gboolean
is_mark_of (AshStore *store, const AshAlignment *mark, const AshCredential *credential)
{
  g_autoptr (AshItem) item = NULL;
  g_autoptr (AshAssessment) assessment = NULL;

  if (mark->subject_kind == ASH_SUBJECT_ITEM)
    item = ash_store_find (store, &ASH_ITEM, "id", mark->subject);
  if (mark->subject_kind == ASH_SUBJECT_ASSESSMENT)
    assessment = ash_store_find (store, &ASH_ASSESSMENT, "id", mark->subject);
  if (mark->subject_kind == ASH_SUBJECT_STATEMENT)
    return ash_desk_has_statement (store, credential->record.id, mark->subject);
  return (item != NULL && g_strcmp0 (item->tree, credential->tree) == 0) ||
         (assessment != NULL && g_strcmp0 (assessment->credential, credential->record.id) == 0);
}

/* Another credential may have the outcome too: then only what this one says of it goes. */
static gboolean
delete_own_marks (AshStore *store,
                  const AshCredential *credential,
                  const char *statement,
                  GError **error)
{
  g_autoptr (GPtrArray) marks =
      ash_store_list (store, &ASH_ALIGNMENT, "statement", statement, error);

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const AshAlignment *mark = g_ptr_array_index (marks, i);

      if (is_mark_of (store, mark, credential) &&
          !ash_store_delete (store, &ASH_ALIGNMENT, mark->record.id, error))
        return FALSE;
    }
  return marks != NULL;
}

/* Parts of an outcome that is no more stand for themselves. */
static gboolean
free_parts (AshStore *store, const char *statement, GError **error)
{
  g_autoptr (GPtrArray) parts = ash_store_list (store, &ASH_STATEMENT, "parent", statement, error);

  if (parts == NULL || ash_store_count (store, &ASH_STATEMENT, "id", statement) > 0)
    return parts != NULL;
  for (guint i = 0; i < parts->len; i++)
    if (!ash_desk_write_whole (store, g_ptr_array_index (parts, i), NULL, error))
      return FALSE;
  return TRUE;
}

static gboolean
drop (AshStore *store,
      const AshCredential *credential,
      const AshCredentialStatement *use,
      GError **error)
{
  return delete_own_marks (store, credential, use->statement, error) &&
         ash_desk_delete_where (store, &ASH_DISMISSAL, "subject", use->statement, error) &&
         ash_desk_drop_outcome (store, use, error) && free_parts (store, use->statement, error) &&
         ash_desk_number_outcomes (store, credential->record.id, error);
}

/**
 * ash_desk_delete_outcome:
 * @statement: an outcome or a skill of the credential
 *
 * Takes it out with its marks. One that another credential has too stays there.
 */
gboolean
ash_desk_delete_outcome (AshStore *store,
                         const char *credential,
                         const char *statement,
                         GError **error)
{
  g_autoptr (AshCredential) record = ash_store_get (store, &ASH_CREDENTIAL, credential, error);
  g_autoptr (AshStatement) outcome =
      record != NULL ? ash_store_get (store, &ASH_STATEMENT, statement, error) : NULL;
  g_autoptr (GPtrArray) uses =
      outcome != NULL ? ash_desk_statement_uses (store, credential, outcome->kind, error) : NULL;
  gint64 index = uses != NULL ? ash_desk_statement_index (uses, statement) : -1;

  if (index < 0)
    return uses != NULL;
  if (!ash_store_begin (store,
                        outcome->kind == ASH_STATEMENT_SKILL       ? _ ("Delete skill")
                        : outcome->kind == ASH_STATEMENT_ATTRIBUTE ? _ ("Delete graduate attribute")
                                                                   : _ ("Delete outcome"),
                        NULL, error))
    return FALSE;
  return ash_desk_end (store, drop (store, record, g_ptr_array_index (uses, index), error), error);
}

static gboolean
copy_module (AshStore *store,
             const char *credential,
             GPtrArray *uses,
             const char *statement,
             const char *copy,
             GError **error)
{
  gint64 index = ash_desk_statement_index (uses, statement);
  const AshCredentialStatement *use = index >= 0 ? g_ptr_array_index (uses, index) : NULL;

  return use == NULL || use->module == NULL ||
         ash_desk_write_module (store, credential, copy, use->module, error);
}

/**
 * ash_desk_duplicate_outcome:
 *
 * The copy says the same at the same level, in the same module; what shows it is still to be said,
 * and its parts stay the parts of the first.
 */
char *
ash_desk_duplicate_outcome (AshStore *store,
                            const char *credential,
                            const char *statement,
                            GError **error)
{
  g_autoptr (AshStatement) original = ash_store_get (store, &ASH_STATEMENT, statement, error);
  g_autoptr (GPtrArray) uses =
      original != NULL ? ash_desk_statement_uses (store, credential, original->kind, error) : NULL;
  g_autoptr (AshStatement) copy = ash_statement_new ();
  g_autofree char *made = NULL;
  g_autofree char *next = NULL;

  if (uses == NULL)
    return NULL;
  next = ash_desk_outcome_after (store, uses, statement);
  copy->kind = original->kind;
  copy->text = g_strdup (original->text);
  copy->bloom = g_strdup (original->bloom);
  copy->knowledge = g_strdup (original->knowledge);
  copy->parent = g_strdup (original->parent);
  if (!ash_store_begin (store, _ ("Duplicate outcome"), NULL, error))
    return NULL;
  made = insert_statement (store, credential, copy, next, error);
  if (!ash_desk_end (store,
                     made != NULL &&
                         copy_module (store, credential, uses, statement, made, error) &&
                         ash_desk_number_outcomes (store, credential, error),
                     error))
    return NULL;
  return g_steal_pointer (&made);
}
