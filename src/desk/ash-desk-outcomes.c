#include "ash-desk-outcomes.h"

#include <ash-id.h>
#include <ash-statement-target.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-desk-private.h"

/* The order */

static gboolean
is_of_kind (AshStore *store, const AshCredentialStatement *use, AshStatementKind kind)
{
  g_autoptr (AshStatement) statement = ash_store_find (store, &ASH_STATEMENT, "id", use->statement);

  return statement != NULL && statement->kind == kind;
}

GPtrArray *
ash_desk_statement_uses (AshStore *store,
                         const char *credential,
                         AshStatementKind kind,
                         GError **error)
{
  GPtrArray *uses =
      ash_store_list (store, &ASH_CREDENTIAL_STATEMENT, "credential", credential, error);

  for (guint i = uses != NULL ? uses->len : 0; i > 0; i--)
    if (!is_of_kind (store, g_ptr_array_index (uses, i - 1), kind))
      g_ptr_array_remove_index (uses, i - 1);
  return uses;
}

static gint64
index_of (GPtrArray *uses, const char *statement)
{
  for (guint i = 0; statement != NULL && i < uses->len; i++)
    {
      const AshCredentialStatement *use = g_ptr_array_index (uses, i);

      if (g_strcmp0 (use->statement, statement) == 0)
        return i;
    }
  return -1;
}

static const char *
pos_at (GPtrArray *uses, gint64 index)
{
  return index >= 0 && index < uses->len
             ? ((AshCredentialStatement *) g_ptr_array_index (uses, index))->pos
             : NULL;
}

static gboolean
write_pos (AshStore *store, AshCredentialStatement *use, char *pos, GError **error)
{
  g_free (use->pos);
  use->pos = pos;
  return ash_store_update (store, &ASH_CREDENTIAL_STATEMENT, use, error);
}

/* A place before the row's @index; a document from outside may leave no room there, then the row
 * is numbered anew. */
static char *
place_at (AshStore *store, GPtrArray *uses, guint index, GError **error)
{
  const char *low = pos_at (uses, (gint64) index - 1);
  const char *high = pos_at (uses, index);

  if ((index == 0 || low != NULL) && (index >= uses->len || high != NULL) &&
      (low == NULL || high == NULL || strcmp (low, high) < 0))
    return ash_position_between (low, high);
  for (guint i = 0; i < uses->len; i++)
    if (!write_pos (store, g_ptr_array_index (uses, i), ash_position_nth (i < index ? i : i + 1),
                    error))
      return NULL;
  return ash_position_nth (index);
}

/* Codes */

/* "O3": a code of ours, which says no more than the place. */
static gboolean
is_own_code (const char *code)
{
  return code != NULL && code[0] == 'O' && g_ascii_isdigit (code[1]) &&
         strspn (code + 1, "0123456789") == strlen (code + 1);
}

static gboolean
number_one (AshStore *store, const AshCredentialStatement *use, guint number, GError **error)
{
  g_autoptr (AshStatement) statement = ash_store_find (store, &ASH_STATEMENT, "id", use->statement);
  g_autofree char *code = g_strdup_printf ("O%u", number);

  if (statement == NULL || (statement->code != NULL && !is_own_code (statement->code)) ||
      ash_statement_has_code (statement) || g_strcmp0 (statement->code, code) == 0 ||
      ash_store_count (store, &ASH_CREDENTIAL_STATEMENT, "statement", use->statement) > 1)
    return TRUE;
  g_free (statement->code);
  statement->code = g_steal_pointer (&code);
  return ash_store_update (store, &ASH_STATEMENT, statement, error);
}

static gboolean
number_codes (AshStore *store, const char *credential, GError **error)
{
  g_autoptr (GPtrArray) uses =
      ash_desk_statement_uses (store, credential, ASH_STATEMENT_OUTCOME, error);

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    if (!number_one (store, g_ptr_array_index (uses, i), i + 1, error))
      return FALSE;
  return uses != NULL;
}

/* Adding */

gboolean
ash_desk_has_statement (AshStore *store, const char *credential, const char *statement)
{
  g_autoptr (GPtrArray) uses =
      ash_store_list (store, &ASH_CREDENTIAL_STATEMENT, "credential", credential, NULL);

  return uses != NULL && index_of (uses, statement) >= 0;
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
  index = index_of (uses, before);
  use->credential = g_strdup (credential);
  use->statement = g_strdup (statement->record.id);
  use->pos = place_at (store, uses, index >= 0 ? (guint) index : uses->len, error);
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

      return made != NULL && number_codes (store, credential, error);
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
  if (!ash_desk_end (store, made != NULL && number_codes (store, credential, error), error))
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
  return ash_desk_end (store, is_done && number_codes (store, credential, error), error);
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

static gboolean
move_to (AshStore *store, GPtrArray *uses, guint from, guint to, GError **error)
{
  g_autoptr (AshCredentialStatement) use = g_ptr_array_steal_index (uses, from);
  char *pos = place_at (store, uses, to, error);

  return pos != NULL && write_pos (store, use, pos, error);
}

/**
 * ash_desk_shift_outcome:
 * @by: -1 for one place up, 1 for one down; nothing happens at the ends
 */
gboolean
ash_desk_shift_outcome (
    AshStore *store, const char *credential, const char *statement, int by, GError **error)
{
  g_autoptr (GPtrArray) uses =
      ash_desk_statement_uses (store, credential, ASH_STATEMENT_OUTCOME, error);
  gint64 from = uses != NULL ? index_of (uses, statement) : -1;
  gint64 to;

  if (from < 0)
    return uses != NULL;
  to = CLAMP (from + by, 0, (gint64) uses->len - 1);
  if (to == from)
    return TRUE;
  if (!ash_store_begin (store, _ ("Move outcome"), NULL, error))
    return FALSE;
  return ash_desk_end (store,
                       move_to (store, uses, (guint) from, (guint) to, error) &&
                           number_codes (store, credential, error),
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

static gboolean
drop (AshStore *store,
      const AshCredential *credential,
      const AshCredentialStatement *use,
      GError **error)
{
  return delete_own_marks (store, credential, use->statement, error) &&
         ash_desk_delete_where (store, &ASH_DISMISSAL, "subject", use->statement, error) &&
         ash_desk_drop_outcome (store, use, error) &&
         number_codes (store, credential->record.id, error);
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
  gint64 index = uses != NULL ? index_of (uses, statement) : -1;

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

/**
 * ash_desk_duplicate_outcome:
 *
 * The copy says the same at the same level; what shows it is still to be said.
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
  const AshCredentialStatement *next = NULL;
  gint64 index;

  if (uses == NULL)
    return NULL;
  index = index_of (uses, statement);
  if (index >= 0 && index + 1 < uses->len)
    next = g_ptr_array_index (uses, index + 1);
  copy->kind = original->kind;
  copy->text = g_strdup (original->text);
  copy->bloom = g_strdup (original->bloom);
  copy->knowledge = g_strdup (original->knowledge);
  if (!ash_store_begin (store, _ ("Duplicate outcome"), NULL, error))
    return NULL;
  made = insert_statement (store, credential, copy, next != NULL ? next->statement : NULL, error);
  if (!ash_desk_end (store, made != NULL && number_codes (store, credential, error), error))
    return NULL;
  return g_steal_pointer (&made);
}
