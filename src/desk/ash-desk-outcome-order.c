/* The order of a credential's outcomes, what is a part of what, their codes, and their modules. */
#include "ash-desk-outcomes.h"

#include <ash-error.h>
#include <ash-id.h>
#include <ash-outcome-tree.h>
#include <ash-statement-target.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-desk-private.h"

/* A credential's statements of one kind, parts behind their whole, with the lines that list them.
 */
typedef struct
{
  GPtrArray *statements; /* (element-type AshStatement) */
  GPtrArray *uses;       /* (element-type AshCredentialStatement) at the same places */
} Order;

static void
order_clear (Order *self)
{
  g_clear_pointer (&self->statements, g_ptr_array_unref);
  g_clear_pointer (&self->uses, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Order, order_clear)

static void
arrange (Order *self, GHashTable *by_statement, AshStatementKind kind)
{
  if (kind == ASH_STATEMENT_OUTCOME)
    ash_outcomes_arrange (self->statements);
  for (guint i = 0; i < self->statements->len; i++)
    g_ptr_array_add (self->uses,
                     ash_credential_statement_copy (g_hash_table_lookup (
                         by_statement, ((AshRecord *) self->statements->pdata[i])->id)));
}

static gboolean
order_load (
    Order *self, AshStore *store, const char *credential, AshStatementKind kind, GError **error)
{
  g_autoptr (GPtrArray) listed =
      ash_store_list (store, &ASH_CREDENTIAL_STATEMENT, "credential", credential, error);
  g_autoptr (GHashTable) by_statement = g_hash_table_new (g_str_hash, g_str_equal);

  if (listed == NULL)
    return FALSE;
  self->statements = g_ptr_array_new_with_free_func (ASH_STATEMENT.free);
  self->uses = g_ptr_array_new_with_free_func (ASH_CREDENTIAL_STATEMENT.free);
  for (guint i = 0; i < listed->len; i++)
    {
      AshCredentialStatement *use = g_ptr_array_index (listed, i);
      AshStatement *statement =
          use->statement != NULL && !g_hash_table_contains (by_statement, use->statement)
              ? ash_store_find (store, &ASH_STATEMENT, "id", use->statement)
              : NULL;

      if (statement == NULL || statement->kind != kind)
        {
          ash_statement_free (statement);
          continue;
        }
      g_hash_table_insert (by_statement, use->statement, use);
      g_ptr_array_add (self->statements, statement);
    }
  arrange (self, by_statement, kind);
  return TRUE;
}

GPtrArray *
ash_desk_statement_uses (AshStore *store,
                         const char *credential,
                         AshStatementKind kind,
                         GError **error)
{
  g_auto (Order) order = { 0 };

  return order_load (&order, store, credential, kind, error) ? g_steal_pointer (&order.uses) : NULL;
}

gint64
ash_desk_statement_index (GPtrArray *uses, const char *statement)
{
  for (guint i = 0; statement != NULL && i < uses->len; i++)
    {
      const AshCredentialStatement *use = g_ptr_array_index (uses, i);

      if (g_strcmp0 (use->statement, statement) == 0)
        return i;
    }
  return -1;
}

static gboolean
write_pos (AshStore *store, AshCredentialStatement *use, char *pos, GError **error)
{
  g_free (use->pos);
  use->pos = pos;
  return ash_store_update (store, &ASH_CREDENTIAL_STATEMENT, use, error);
}

static const char *
pos_at (GPtrArray *uses, gint64 index)
{
  return index >= 0 && index < uses->len
             ? ((AshCredentialStatement *) g_ptr_array_index (uses, index))->pos
             : NULL;
}

/* Parts of an outcome need not stand behind it in a document from outside. */
static gboolean
is_in_order (GPtrArray *uses)
{
  for (guint i = 0; i < uses->len; i++)
    if (pos_at (uses, i) == NULL || (i > 0 && strcmp (pos_at (uses, i - 1), pos_at (uses, i)) >= 0))
      return FALSE;
  return TRUE;
}

/* A place before the row's @index; where there is no room the row is numbered anew. */
char *
ash_desk_place_statement (AshStore *store, GPtrArray *uses, guint index, GError **error)
{
  const char *low = pos_at (uses, (gint64) index - 1);
  const char *high = pos_at (uses, index);

  if (is_in_order (uses) && ash_desk_has_room (low, high))
    return ash_position_between (low, high);
  for (guint i = 0; i < uses->len; i++)
    if (!write_pos (store, g_ptr_array_index (uses, i), ash_position_nth (i < index ? i : i + 1),
                    error))
      return NULL;
  return ash_position_nth (index);
}

/* Codes */

/* "O3", and of a part "O3.1": a code of ours, which says no more than the place. */
static gboolean
is_own_code (const char *code, gboolean is_part)
{
  return code != NULL && code[0] == 'O' && g_ascii_isdigit (code[1]) &&
         strspn (code + 1, is_part ? "0123456789." : "0123456789") == strlen (code + 1);
}

static gboolean
write_code (
    AshStore *store, AshStatement *statement, const char *code, gboolean is_part, GError **error)
{
  if ((statement->code != NULL && !is_own_code (statement->code, is_part)) ||
      ash_statement_has_code (statement) || g_strcmp0 (statement->code, code) == 0 ||
      ash_store_count (store, &ASH_CREDENTIAL_STATEMENT, "statement", statement->record.id) > 1)
    return TRUE;
  g_free (statement->code);
  statement->code = g_strdup (code);
  return ash_store_update (store, &ASH_STATEMENT, statement, error);
}

/* Inside a transaction: O1, O2, and O2.1 for a part of O2, in their order. */
gboolean
ash_desk_number_outcomes (AshStore *store, const char *credential, GError **error)
{
  g_auto (Order) order = { 0 };
  guint number = 0;
  guint part = 0;

  if (!order_load (&order, store, credential, ASH_STATEMENT_OUTCOME, error))
    return FALSE;
  for (guint i = 0; i < order.statements->len; i++)
    {
      AshStatement *statement = g_ptr_array_index (order.statements, i);
      gboolean is_part = ash_outcome_whole (order.statements, statement) != NULL;
      g_autofree char *code = NULL;

      part = is_part ? part + 1 : 0;
      number += is_part ? 0 : 1;
      code = is_part ? g_strdup_printf ("O%u.%u", number, part) : g_strdup_printf ("O%u", number);
      if (!write_code (store, statement, code, is_part, error))
        return FALSE;
    }
  return TRUE;
}

/* Moving */

static const AshStatement *
whole_at (const Order *self, guint index)
{
  return ash_outcome_whole (self->statements, g_ptr_array_index (self->statements, index));
}

/* How many outcomes go where the one at @index goes: itself and its parts. */
static guint
group_at (const Order *self, guint index)
{
  return 1 + ash_outcomes_n_parts (self->statements, index);
}

/* The one that stands before, or behind, on the same level; -1: there is none. */
static gint64
neighbour (const Order *self, guint index, int by)
{
  const AshStatement *whole = whole_at (self, index);

  for (gint64 i = (gint64) index + by; i >= 0 && i < self->statements->len; i += by)
    if (whole_at (self, (guint) i) == whole)
      return i;
  return -1;
}

/* Moves @n lines from @from so that they begin where @to is now. */
static gboolean
move_lines (Order *self, AshStore *store, guint from, guint n, guint to, GError **error)
{
  g_autoptr (GPtrArray) moving = g_ptr_array_new_with_free_func (ASH_CREDENTIAL_STATEMENT.free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (moving, g_ptr_array_steal_index (self->uses, from));
  if (to > from)
    to -= n;
  for (guint i = 0; i < n; i++)
    {
      char *pos = ash_desk_place_statement (store, self->uses, to + i, error);
      AshCredentialStatement *use = g_ptr_array_index (moving, i);

      if (pos == NULL || !write_pos (store, use, pos, error))
        return FALSE;
      g_ptr_array_insert (self->uses, (int) (to + i), ash_credential_statement_copy (use));
    }
  return TRUE;
}

/* The place of an outcome of the credential; -1 with @error only when it could not be read. */
static gint64
load_at (
    Order *self, AshStore *store, const char *credential, const char *statement, GError **error)
{
  return order_load (self, store, credential, ASH_STATEMENT_OUTCOME, error)
             ? ash_desk_statement_index (self->uses, statement)
             : -1;
}

/**
 * ash_desk_shift_outcome:
 * @by: -1 for one place up, 1 for one down; nothing happens at the ends
 *
 * Its parts go with it; a part stays among those of its whole.
 */
gboolean
ash_desk_shift_outcome (
    AshStore *store, const char *credential, const char *statement, int by, GError **error)
{
  g_auto (Order) order = { 0 };
  gint64 from = load_at (&order, store, credential, statement, error);
  gint64 other = from >= 0 ? neighbour (&order, (guint) from, by) : -1;
  guint to;

  if (other < 0)
    return order.uses != NULL;
  to = by < 0 ? (guint) other : (guint) other + group_at (&order, (guint) other);
  if (!ash_store_begin (store, _ ("Move outcome"), NULL, error))
    return FALSE;
  return ash_desk_end (
      store,
      move_lines (&order, store, (guint) from, group_at (&order, (guint) from), to, error) &&
          ash_desk_number_outcomes (store, credential, error),
      error);
}

/* (transfer full) (nullable): the statement before which a copy of @statement goes: behind it and
 * its parts */
char *
ash_desk_outcome_after (AshStore *store, GPtrArray *uses, const char *statement)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (ASH_STATEMENT.free);
  gint64 index = ash_desk_statement_index (uses, statement);
  guint next;

  for (guint i = 0; i < uses->len; i++)
    g_ptr_array_add (
        statements,
        ash_store_find (store, &ASH_STATEMENT, "id",
                        ((AshCredentialStatement *) g_ptr_array_index (uses, i))->statement));
  next = index >= 0 ? (guint) index + 1 + ash_outcomes_n_parts (statements, (guint) index) : 0;
  return index >= 0 && next < statements->len
             ? g_strdup (((AshRecord *) g_ptr_array_index (statements, next))->id)
             : NULL;
}

/* Parts */

/* The code that it had by its place goes with the place. */
gboolean
ash_desk_write_whole (AshStore *store, AshStatement *statement, const char *whole, GError **error)
{
  if (is_own_code (statement->code, TRUE))
    g_clear_pointer (&statement->code, g_free);
  g_free (statement->parent);
  statement->parent = g_strdup (whole);
  return ash_store_update (store, &ASH_STATEMENT, statement, error);
}

/* What a framework, or another credential too, says to be a part of what stays so. */
static gboolean
check_own (AshStore *store, const AshStatement *statement, GError **error)
{
  g_autoptr (AshFramework) framework =
      ash_store_find (store, &ASH_FRAMEWORK, "id", statement->framework);
  gboolean is_own = framework != NULL && framework->kind == ASH_FRAMEWORK_OWN;

  if (is_own &&
      ash_store_count (store, &ASH_CREDENTIAL_STATEMENT, "statement", statement->record.id) < 2)
    return TRUE;
  g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
               is_own ? _ ("“%s” is an outcome of another credential too, where it would change "
                           "as well. Duplicate it, and change the copy.")
                      : _ ("“%s” comes from a framework, which says what it is a part of. "
                           "Duplicate it, and change the copy."),
               statement->text != NULL ? statement->text : "");
  return FALSE;
}

/* Its own parts become parts of the same whole: there are two levels. */
static gboolean
make_part (Order *self, AshStore *store, guint index, const char *whole, GError **error)
{
  guint n = group_at (self, index);

  for (guint i = index; i < index + n; i++)
    if (!ash_desk_write_whole (store, g_ptr_array_index (self->statements, i), whole, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_group (const Order *self, AshStore *store, guint index, GError **error)
{
  guint n = group_at (self, index);

  for (guint i = index; i < index + n; i++)
    if (!check_own (store, g_ptr_array_index (self->statements, i), error))
      return FALSE;
  return TRUE;
}

/**
 * ash_desk_indent_outcome:
 *
 * Makes an outcome a part of the one that stands above it; nothing happens where there is none, or
 * where it is a part already.
 */
gboolean
ash_desk_indent_outcome (AshStore *store,
                         const char *credential,
                         const char *statement,
                         GError **error)
{
  g_auto (Order) order = { 0 };
  gint64 index = load_at (&order, store, credential, statement, error);
  gint64 above = index >= 0 ? neighbour (&order, (guint) index, -1) : -1;

  if (above < 0 || whole_at (&order, (guint) index) != NULL)
    return order.uses != NULL;
  if (!check_group (&order, store, (guint) index, error))
    return FALSE;
  if (!ash_store_begin (store, _ ("Make outcome a part"), NULL, error))
    return FALSE;
  return ash_desk_end (store,
                       make_part (&order, store, (guint) index,
                                  ((AshRecord *) g_ptr_array_index (order.statements, above))->id,
                                  error) &&
                           ash_desk_number_outcomes (store, credential, error),
                       error);
}

/**
 * ash_desk_outdent_outcome:
 *
 * Lets a part of an outcome stand for itself, behind the one that it was a part of.
 */
gboolean
ash_desk_outdent_outcome (AshStore *store,
                          const char *credential,
                          const char *statement,
                          GError **error)
{
  g_auto (Order) order = { 0 };
  gint64 index = load_at (&order, store, credential, statement, error);
  const AshStatement *whole = index >= 0 ? whole_at (&order, (guint) index) : NULL;
  AshStatement *part = whole != NULL ? g_ptr_array_index (order.statements, index) : NULL;
  gint64 at = whole != NULL ? ash_desk_statement_index (order.uses, whole->record.id) : -1;

  if (at < 0)
    return order.uses != NULL;
  if (!check_own (store, part, error))
    return FALSE;
  if (!ash_store_begin (store, _ ("Let outcome stand for itself"), NULL, error))
    return FALSE;
  return ash_desk_end (store,
                       move_lines (&order, store, (guint) index, 1,
                                   (guint) at + group_at (&order, (guint) at), error) &&
                           ash_desk_write_whole (store, part, NULL, error) &&
                           ash_desk_number_outcomes (store, credential, error),
                       error);
}

/* Modules */

gboolean
ash_desk_write_module (AshStore *store,
                       const char *credential,
                       const char *statement,
                       const char *module,
                       GError **error)
{
  g_autoptr (GPtrArray) uses =
      ash_store_list (store, &ASH_CREDENTIAL_STATEMENT, "statement", statement, error);

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    {
      AshCredentialStatement *use = g_ptr_array_index (uses, i);

      if (g_strcmp0 (use->credential, credential) != 0)
        continue;
      if (g_strcmp0 (use->module, module) == 0)
        return TRUE;
      g_free (use->module);
      use->module = g_strdup (module);
      return ash_store_update (store, &ASH_CREDENTIAL_STATEMENT, use, error);
    }
  return uses != NULL;
}

/**
 * ash_desk_set_outcome_module:
 * @module: (nullable): a module of the credential; %NULL: it is the whole credential's
 */
gboolean
ash_desk_set_outcome_module (AshStore *store,
                             const char *credential,
                             const char *statement,
                             const char *module,
                             GError **error)
{
  if (!ash_store_begin (store, _ ("Change module of outcome"), NULL, error))
    return FALSE;
  return ash_desk_end (store, ash_desk_write_module (store, credential, statement, module, error),
                       error);
}
