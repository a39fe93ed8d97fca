#include "ash-desk-sheet.h"

#include <ash-id.h>
#include <glib/gi18n-lib.h>

#include "ash-desk-private.h"

char *
ash_desk_own_framework (AshStore *store, GError **error)
{
  g_autoptr (AshFramework) framework = ash_store_find (store, &ASH_FRAMEWORK, "kind", "own");

  if (framework == NULL)
    {
      framework = ash_framework_new ();
      framework->kind = ASH_FRAMEWORK_OWN;
      framework->title = g_strdup (_ ("Outcomes"));
      if (!ash_store_insert (store, &ASH_FRAMEWORK, framework, error))
        return NULL;
    }
  return g_strdup (framework->record.id);
}

/* What people outside said of it for this credential goes with it. */
static gboolean
drop_validations (AshStore *store, const AshCredentialStatement *use, GError **error)
{
  g_autoptr (GPtrArray) said =
      ash_store_list (store, &ASH_VALIDATION, "statement", use->statement, error);

  for (guint i = 0; said != NULL && i < said->len; i++)
    {
      const AshValidation *validation = g_ptr_array_index (said, i);

      if (g_strcmp0 (validation->credential, use->credential) == 0 &&
          !ash_store_delete (store, &ASH_VALIDATION, validation->record.id, error))
        return FALSE;
    }
  return said != NULL;
}

gboolean
ash_desk_drop_outcome (AshStore *store, const AshCredentialStatement *use, GError **error)
{
  if (!ash_store_delete (store, &ASH_CREDENTIAL_STATEMENT, use->record.id, error) ||
      !drop_validations (store, use, error))
    return FALSE;
  if (ash_store_count (store, &ASH_CREDENTIAL_STATEMENT, "statement", use->statement) > 0)
    return TRUE;
  return ash_desk_delete_where (store, &ASH_ALIGNMENT, "statement", use->statement, error) &&
         ash_desk_delete_where (store, &ASH_ALIGNMENT, "subject", use->statement, error) &&
         ash_store_delete (store, &ASH_STATEMENT, use->statement, error);
}

static gboolean
change_outcome (AshStore *store, const char *statement, const char *text, GError **error)
{
  g_autoptr (AshStatement) record = ash_store_get (store, &ASH_STATEMENT, statement, error);

  if (record == NULL)
    return FALSE;
  if (g_strcmp0 (record->text, text) == 0)
    return TRUE;
  g_free (record->text);
  record->text = g_strdup (text);
  return ash_store_update (store, &ASH_STATEMENT, record, error);
}

static gboolean
is_code_taken (AshStore *store, GPtrArray *uses, const char *code)
{
  for (guint i = 0; i < uses->len; i++)
    {
      const AshCredentialStatement *use = g_ptr_array_index (uses, i);
      g_autoptr (AshStatement) statement =
          ash_store_find (store, &ASH_STATEMENT, "id", use->statement);

      if (statement != NULL && g_strcmp0 (statement->code, code) == 0)
        return TRUE;
    }
  return FALSE;
}

/* (transfer full): the new use of a new outcome, with the first free code of "O1", "O2", … */
static AshCredentialStatement *
add_outcome (AshStore *store,
             const char *credential,
             const char *text,
             GPtrArray *uses,
             guint index,
             GError **error)
{
  g_autofree char *framework = ash_desk_own_framework (store, error);
  g_autoptr (AshStatement) statement = ash_statement_new ();
  g_autoptr (AshCredentialStatement) use = ash_credential_statement_new ();
  guint number = index + 1;

  if (framework == NULL)
    return NULL;
  statement->code = g_strdup_printf ("O%u", number);
  while (is_code_taken (store, uses, statement->code))
    {
      g_free (statement->code);
      statement->code = g_strdup_printf ("O%u", ++number);
    }
  statement->framework = g_strdup (framework);
  statement->pos = ash_desk_place_last (store, &ASH_STATEMENT, "framework", framework, error);
  statement->text = g_strdup (text);
  use->credential = g_strdup (credential);
  use->pos = ash_position_nth (index);
  if (statement->pos == NULL || !ash_store_insert (store, &ASH_STATEMENT, statement, error))
    return NULL;
  use->statement = g_strdup (statement->record.id);
  if (!ash_store_insert (store, &ASH_CREDENTIAL_STATEMENT, use, error))
    return NULL;
  return g_steal_pointer (&use);
}

/* Which outcome each line is: the one with that text, else the next that no line has. */
static void
match_lines (AshStore *store,
             GPtrArray *uses,
             const char *const *texts,
             guint n_texts,
             AshCredentialStatement **matches)
{
  g_autofree gboolean *is_taken = g_new0 (gboolean, uses->len + 1);
  guint next = 0;

  for (guint i = 0; i < n_texts; i++)
    for (guint j = 0; j < uses->len && matches[i] == NULL; j++)
      {
        AshCredentialStatement *use = g_ptr_array_index (uses, j);
        g_autoptr (AshStatement) statement =
            is_taken[j] ? NULL : ash_store_find (store, &ASH_STATEMENT, "id", use->statement);

        if (statement != NULL && g_strcmp0 (statement->text, texts[i]) == 0)
          {
            matches[i] = use;
            is_taken[j] = TRUE;
          }
      }
  for (guint i = 0; i < n_texts; i++)
    {
      while (next < uses->len && is_taken[next])
        next++;
      if (matches[i] == NULL && next < uses->len)
        matches[i] = g_ptr_array_index (uses, next++);
    }
}

static gboolean
place_outcome (AshStore *store, AshCredentialStatement *use, guint index, GError **error)
{
  g_autofree char *pos = ash_position_nth (index);

  if (g_strcmp0 (use->pos, pos) == 0)
    return TRUE;
  g_free (use->pos);
  use->pos = g_steal_pointer (&pos);
  return ash_store_update (store, &ASH_CREDENTIAL_STATEMENT, use, error);
}

static gboolean
is_among (AshCredentialStatement **matches, guint n, const AshCredentialStatement *use)
{
  for (guint i = 0; i < n; i++)
    if (matches[i] == use)
      return TRUE;
  return FALSE;
}

static gboolean
write_outcomes (AshStore *store, const char *credential, const char *const *texts, GError **error)
{
  g_autoptr (GPtrArray) uses =
      ash_desk_statement_uses (store, credential, ASH_STATEMENT_OUTCOME, error);
  guint n = g_strv_length ((GStrv) texts);
  g_autofree AshCredentialStatement **matches = g_new0 (AshCredentialStatement *, n + 1);

  if (uses == NULL)
    return FALSE;
  match_lines (store, uses, texts, n, matches);
  for (guint j = 0; j < uses->len; j++)
    if (!is_among (matches, n, g_ptr_array_index (uses, j)) &&
        !ash_desk_drop_outcome (store, g_ptr_array_index (uses, j), error))
      return FALSE;
  for (guint i = 0; i < n; i++)
    if (matches[i] != NULL)
      {
        if (!change_outcome (store, matches[i]->statement, texts[i], error) ||
            !place_outcome (store, matches[i], i, error))
          return FALSE;
      }
    else
      {
        AshCredentialStatement *added = add_outcome (store, credential, texts[i], uses, i, error);

        if (added == NULL)
          return FALSE;
        g_ptr_array_add (uses, added);
      }
  return TRUE;
}

/**
 * ash_desk_set_outcomes:
 * @texts: what learners will be able to do, a line each; empty lines do not count
 */
gboolean
ash_desk_set_outcomes (AshStore *store,
                       const char *credential,
                       const char *const *texts,
                       GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *line = g_strstrip (g_strdup (texts[i]));

      if (*line != '\0')
        g_strv_builder_add (builder, line);
    }
  lines = g_strv_builder_end (builder);
  if (!ash_store_begin (store, _ ("Change outcomes"), NULL, error))
    return FALSE;
  return ash_desk_end (
      store, write_outcomes (store, credential, (const char *const *) lines, error), error);
}
