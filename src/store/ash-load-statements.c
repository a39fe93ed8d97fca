/* Outcomes, skills and graduate attributes of a credential, and the frameworks they come from. */
#include "ash-load-private.h"

#include <ash-outcome-tree.h>

#define CREDENTIALS "SELECT \"id\" FROM \"credential\" WHERE \"tree\"=?1"
#define SLOT(member) G_STRUCT_OFFSET (AshDesign, member)

#define OF_TREE                                                                                    \
  "\"id\" IN (SELECT s.\"framework\" FROM \"statement\" AS s, \"credential_statement\" AS u "      \
  "WHERE u.\"statement\"=s.\"id\" AND u.\"credential\" IN (" CREDENTIALS "))"

/* The statements of a credential, in its own order of them. */
static gboolean
load_records (AshDesign *design, AshStore *store, const char *tree, GError **error)
{
  GPtrArray *lines = design->statement_uses;
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  statements = ash_store_select (store, &ASH_STATEMENT,
                                 "\"id\" IN (SELECT \"statement\" FROM \"credential_statement\" "
                                 "WHERE \"credential\" IN (" CREDENTIALS "))",
                                 tree, error);
  if (statements == NULL)
    return FALSE;
  for (guint i = 0; i < statements->len; i++)
    {
      AshStatement *statement = g_ptr_array_index (statements, i);

      ash_load_ensure_text (&statement->text);
      g_hash_table_insert (by_id, statement->record.id, statement);
    }
  for (guint i = 0; i < lines->len; i++)
    {
      const AshCredentialStatement *line = g_ptr_array_index (lines, i);
      AshStatement *statement =
          line->statement != NULL ? g_hash_table_lookup (by_id, line->statement) : NULL;

      if (statement == NULL)
        continue;
      g_hash_table_remove (by_id, line->statement);
      if (statement->kind == ASH_STATEMENT_OUTCOME)
        g_ptr_array_add (design->outcomes, ash_statement_copy (statement));
      else if (statement->kind == ASH_STATEMENT_SKILL)
        g_ptr_array_add (design->skills, ash_statement_copy (statement));
      else if (statement->kind == ASH_STATEMENT_ATTRIBUTE)
        g_ptr_array_add (design->attributes, ash_statement_copy (statement));
    }
  ash_outcomes_arrange (design->outcomes);
  design->framework =
      design->outcomes->len > 0
          ? ash_store_find (store, &ASH_FRAMEWORK, "id",
                            ((AshStatement *) design->outcomes->pdata[0])->framework)
          : ash_store_find (store, &ASH_FRAMEWORK, "kind", "own");
  return TRUE;
}

gboolean
ash_load_statements (AshLoad *self, const char *credential, GError **error)
{
  return ash_load_array (self, SLOT (statement_uses), &ASH_CREDENTIAL_STATEMENT,
                         "\"credential\"=?1", credential, error) &&
         load_records (self->design, self->store, self->tree, error) &&
         ash_load_array (self, SLOT (frameworks), &ASH_FRAMEWORK, OF_TREE, self->tree, error);
}
