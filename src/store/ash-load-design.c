/* A tree with all that belongs to it, in one query per kind of record. In every condition below
 * ?1 is the tree. What a query cannot promise of a file from a stranger (that parents form a tree,
 * that titles are there) is seen to here, so that the pure rooms need not ask. */
#include "ash-store-private.h"

#include <ash-error.h>
#include <ash-id.h>
#include <ash-limits.h>
#include <glib/gi18n-lib.h>

#define ITEMS "SELECT \"id\" FROM \"item\" WHERE \"tree\"=?1"
#define CREDENTIALS "SELECT \"id\" FROM \"credential\" WHERE \"tree\"=?1"
/* A quiz is compared with the one that it was made from. */
#define QUIZZES                                                                                    \
  ITEMS " UNION SELECT \"source_item\" FROM \"item_origin\" WHERE \"item\" IN (" ITEMS ")"
#define DRAWN "SELECT \"bank\" FROM \"quiz_entry\" WHERE \"quiz\" IN (" ITEMS ")"
#define QUESTIONS                                                                                  \
  "SELECT \"id\" FROM \"question\" WHERE \"bank\" IN (SELECT \"id\" FROM \"bank\" WHERE "          \
  "\"tree\"=?1 UNION " DRAWN ") UNION SELECT \"question\" FROM \"quiz_entry\" WHERE \"quiz\" IN "  \
  "(" QUIZZES ")"
#define SOURCES                                                                                    \
  "SELECT \"tree\" FROM \"item\" WHERE \"id\" IN (SELECT \"source_item\" FROM \"item_origin\" "    \
  "WHERE \"item\" IN (" ITEMS ")) UNION SELECT \"tree\" FROM \"bank\" WHERE \"id\" IN (SELECT "    \
  "\"bank\" FROM \"question\" WHERE \"id\" IN (" QUESTIONS ")) UNION SELECT ?1"
#define RUBRICS                                                                                    \
  "SELECT \"id\" FROM \"rubric\" WHERE \"tree\" IN (" SOURCES ") UNION SELECT \"rubric\" FROM "    \
  "\"assessment\" WHERE \"credential\" IN (" CREDENTIALS ")"
#define CRITERIA "SELECT \"id\" FROM \"criterion\" WHERE \"rubric\" IN (" RUBRICS ")"

static void
ensure_text (char **text)
{
  if (*text == NULL)
    *text = g_strdup ("");
}

/* The array of a table under @key, made when there is none. */
static GPtrArray *
array_under (GHashTable *table, const char *key, GDestroyNotify free)
{
  GPtrArray *array;

  if (key == NULL)
    key = "";
  array = g_hash_table_lookup (table, key);
  if (array == NULL)
    {
      array = g_ptr_array_new_with_free_func (free);
      g_hash_table_insert (table, g_strdup (key), array);
    }
  return array;
}

static GHashTable *
children_of (GPtrArray *items)
{
  GHashTable *children =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < items->len; i++)
    {
      AshItem *item = g_ptr_array_index (items, i);

      if (item->is_linked)
        g_ptr_array_add (array_under (children, item->parent, NULL), item);
    }
  return children;
}

/* Walks the outline; a level beyond the limit, and what hangs on itself, is not reached. */
static void
walk (GHashTable *children, const char *parent, guint depth, GPtrArray *order, GHashTable *reached)
{
  GPtrArray *below = g_hash_table_lookup (children, parent);

  for (guint i = 0; below != NULL && i < below->len; i++)
    {
      AshItem *item = g_ptr_array_index (below, i);

      g_ptr_array_add (order, item);
      g_hash_table_add (reached, item);
      if (depth + 1 < ASH_LIMIT_TREE_DEPTH)
        walk (children, item->record.id, depth + 1, order, reached);
    }
}

/* Brings @items into reading order, the unlinked ones last. What the outline does not reach is
 * unlinked. Fills @into (nullable) with the linked children of each item. */
static void
put_in_order (GPtrArray *items, GHashTable *into)
{
  g_autoptr (GHashTable) children = children_of (items);
  g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  walk (children, "", 0, order, reached);
  for (guint i = 0; i < items->len; i++)
    {
      AshItem *item = g_ptr_array_index (items, i);

      ensure_text (&item->title);
      if (g_hash_table_contains (reached, item))
        {
          if (into != NULL)
            g_ptr_array_add (array_under (into, item->parent, NULL), item);
          continue;
        }
      item->is_linked = FALSE;
      g_clear_pointer (&item->parent, g_free);
      g_ptr_array_add (order, item);
    }
  for (guint i = 0; i < order->len; i++)
    items->pdata[i] = order->pdata[i];
}

static gboolean
replace_array (GPtrArray **array,
               AshStore *store,
               const AshRecordClass *klass,
               const char *where,
               const char *tree,
               GError **error)
{
  GPtrArray *records = ash_store_select (store, klass, where, tree, error);

  if (records == NULL)
    return FALSE;
  g_ptr_array_unref (*array);
  *array = records;
  return TRUE;
}

/* Sorts records of one kind into a table of arrays, by the text at @offset. */
static gboolean
group (GHashTable *table,
       AshStore *store,
       const AshRecordClass *klass,
       gsize key_offset,
       gsize text_offset,
       const char *where,
       const char *tree,
       GError **error)
{
  g_autoptr (GPtrArray) records = ash_store_select (store, klass, where, tree, error);

  if (records == NULL)
    return FALSE;
  g_ptr_array_set_free_func (records, NULL);
  for (guint i = 0; i < records->len; i++)
    {
      gpointer record = g_ptr_array_index (records, i);

      if (text_offset != 0)
        ensure_text (&G_STRUCT_MEMBER (char *, record, text_offset));
      g_ptr_array_add (
          array_under (table, G_STRUCT_MEMBER (char *, record, key_offset), klass->free), record);
    }
  return TRUE;
}

static gboolean
load_source (AshDesign *design, AshStore *store, AshSource *source, GError **error)
{
  g_autoptr (AshSourceView) view = ash_source_view_new ();
  g_autoptr (GPtrArray) keys = NULL;

  view->source = source;
  view->tree = ash_store_get (store, &ASH_TREE, source->tree, error);
  if (view->tree == NULL ||
      !replace_array (&view->items, store, &ASH_ITEM, "\"tree\"=?1", source->tree, error) ||
      !replace_array (&view->assets, store, &ASH_ASSET, "\"tree\"=?1", source->tree, error))
    return FALSE;
  keys = ash_store_select (store, &ASH_FOREIGN_KEY, "\"tree\"=?1", source->tree, error);
  if (keys == NULL)
    return FALSE;

  ensure_text (&view->tree->title);
  put_in_order (view->items, NULL);
  for (guint i = 0; i < view->items->len; i++)
    {
      AshRecord *record = g_ptr_array_index (view->items, i);

      g_hash_table_insert (view->by_id, record->id, record);
    }
  for (guint i = 0; i < view->assets->len; i++)
    {
      AshAsset *asset = g_ptr_array_index (view->assets, i);

      ensure_text (&asset->path);
      g_hash_table_insert (view->by_id, asset->record.id, asset);
    }
  for (guint i = 0; i < keys->len; i++)
    {
      const AshForeignKey *key = g_ptr_array_index (keys, i);
      g_autofree char *by_value = g_strdup_printf ("%s\n%s", key->scheme, key->value);
      g_autofree char *by_owner = g_strdup_printf ("%s\n%s", key->scheme, key->owner);

      if (key->owner == NULL || key->value == NULL)
        continue;
      if (!g_hash_table_contains (view->keys, by_value))
        g_hash_table_insert (view->keys, g_steal_pointer (&by_value), g_strdup (key->owner));
      if (!g_hash_table_contains (view->names, by_owner))
        g_hash_table_insert (view->names, g_steal_pointer (&by_owner), g_strdup (key->value));
      if (g_strcmp0 (key->scheme, "ashlar") == 0 && ash_id_is_valid (key->value))
        g_hash_table_insert (design->exported, g_strdup (key->owner), g_strdup (key->value));
    }
  g_ptr_array_add (design->sources, g_steal_pointer (&view));
  return TRUE;
}

static gboolean
load_sources (AshDesign *design, AshStore *store, const char *tree, GError **error)
{
  g_autoptr (GPtrArray) sources =
      ash_store_select (store, &ASH_SOURCE, "\"tree\" IN (" SOURCES ")", tree, error);

  if (sources == NULL)
    return FALSE;
  while (sources->len > 0)
    if (!load_source (design, store, g_ptr_array_steal_index (sources, 0), error))
      return FALSE;
  return TRUE;
}

static gboolean
load_outline (AshDesign *design, AshStore *store, const char *tree, GError **error)
{
  g_autoptr (GPtrArray) origins = NULL;

  if (!replace_array (&design->items, store, &ASH_ITEM, "\"tree\"=?1", tree, error) ||
      !replace_array (&design->assets, store, &ASH_ASSET, "\"tree\"=?1", tree, error))
    return FALSE;
  origins = ash_store_select (store, &ASH_ITEM_ORIGIN, "\"item\" IN (" ITEMS ")", tree, error);
  if (origins == NULL)
    return FALSE;

  put_in_order (design->items, design->children);
  while (origins->len > 0)
    {
      AshItemOrigin *origin = g_ptr_array_steal_index (origins, 0);

      if (g_hash_table_contains (design->origins, origin->item) || origin->source_item == NULL)
        ash_item_origin_free (origin);
      else
        g_hash_table_insert (design->origins, origin->item, origin);
    }
  for (guint i = 0; i < design->assets->len; i++)
    ensure_text (&((AshAsset *) g_ptr_array_index (design->assets, i))->path);
  for (guint i = 0; i < design->items->len; i++)
    {
      AshItem *item = g_ptr_array_index (design->items, i);
      const AshItemOrigin *origin = g_hash_table_lookup (design->origins, item->record.id);

      g_hash_table_insert (design->by_id, item->record.id, item);
      if (origin != NULL)
        g_ptr_array_add (array_under (design->uses, origin->source_item, NULL), item);
    }
  return TRUE;
}

static gboolean
load_questions (AshDesign *design, AshStore *store, const char *tree, GError **error)
{
  g_autoptr (GPtrArray) questions = NULL;

  if (!replace_array (&design->banks, store, &ASH_BANK, "\"tree\"=?1", tree, error) ||
      !replace_array (&design->drawn, store, &ASH_BANK, "\"tree\"<>?1 AND \"id\" IN (" DRAWN ")",
                      tree, error) ||
      !group (design->entries, store, &ASH_QUIZ_ENTRY, G_STRUCT_OFFSET (AshQuizEntry, quiz), 0,
              "\"quiz\" IN (" QUIZZES ")", tree, error) ||
      !group (design->choices, store, &ASH_CHOICE, G_STRUCT_OFFSET (AshChoice, question),
              G_STRUCT_OFFSET (AshChoice, html), "\"question\" IN (" QUESTIONS ")", tree, error) ||
      !group (design->accepted, store, &ASH_ACCEPTED, G_STRUCT_OFFSET (AshAccepted, question),
              G_STRUCT_OFFSET (AshAccepted, text), "\"question\" IN (" QUESTIONS ")", tree, error))
    return FALSE;
  questions = ash_store_select (store, &ASH_QUESTION, "\"id\" IN (" QUESTIONS ")", tree, error);
  if (questions == NULL)
    return FALSE;
  g_ptr_array_set_free_func (questions, NULL);
  for (guint i = 0; i < questions->len; i++)
    {
      AshQuestion *question = g_ptr_array_index (questions, i);

      ensure_text (&question->stem);
      g_hash_table_insert (design->questions, question->record.id, question);
      g_ptr_array_add (array_under (design->by_bank, question->bank, NULL), question);
    }
  return TRUE;
}

static gboolean
load_rubrics (AshDesign *design, AshStore *store, const char *tree, GError **error)
{
  if (!replace_array (&design->rubrics, store, &ASH_RUBRIC, "\"id\" IN (" RUBRICS ")", tree,
                      error) ||
      !group (design->criteria, store, &ASH_CRITERION, G_STRUCT_OFFSET (AshCriterion, rubric),
              G_STRUCT_OFFSET (AshCriterion, title), "\"rubric\" IN (" RUBRICS ")", tree, error) ||
      !group (design->ratings, store, &ASH_RATING, G_STRUCT_OFFSET (AshRating, criterion),
              G_STRUCT_OFFSET (AshRating, title), "\"criterion\" IN (" CRITERIA ")", tree, error))
    return FALSE;
  for (guint i = 0; i < design->rubrics->len; i++)
    ensure_text (&((AshRubric *) g_ptr_array_index (design->rubrics, i))->title);
  return TRUE;
}

/* The statements of a credential, in its own order of them. */
static gboolean
load_outcomes (AshDesign *design, AshStore *store, const char *tree, GError **error)
{
  g_autoptr (GPtrArray) lines = ash_store_select (
      store, &ASH_CREDENTIAL_STATEMENT, "\"credential\" IN (" CREDENTIALS ")", tree, error);
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  if (lines == NULL)
    return FALSE;
  statements = ash_store_select (store, &ASH_STATEMENT,
                                 "\"id\" IN (SELECT \"statement\" FROM \"credential_statement\" "
                                 "WHERE \"credential\" IN (" CREDENTIALS "))",
                                 tree, error);
  if (statements == NULL)
    return FALSE;
  for (guint i = 0; i < statements->len; i++)
    {
      AshStatement *statement = g_ptr_array_index (statements, i);

      ensure_text (&statement->text);
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
    }
  design->framework =
      design->outcomes->len > 0
          ? ash_store_find (store, &ASH_FRAMEWORK, "id",
                            ((AshStatement *) design->outcomes->pdata[0])->framework)
          : ash_store_find (store, &ASH_FRAMEWORK, "kind", "own");
  return TRUE;
}

static gboolean
load_credential (AshDesign *design, AshStore *store, const char *tree, GError **error)
{
  AshCredential *credential = ash_store_find (store, &ASH_CREDENTIAL, "tree", tree);

  design->credential = credential;
  if (credential == NULL)
    return TRUE;
  design->badge = ash_store_find (store, &ASH_BADGE, "credential", credential->record.id);
  if (credential->issuer != NULL)
    design->issuer = ash_store_find (store, &ASH_PARTY, "id", credential->issuer);
  if (design->issuer == NULL)
    design->issuer = ash_store_find (store, &ASH_PARTY, NULL, NULL);

  if (!load_outcomes (design, store, tree, error) ||
      !replace_array (&design->assessments, store, &ASH_ASSESSMENT,
                      "\"credential\" IN (" CREDENTIALS ")", tree, error) ||
      !replace_array (&design->rules, store, &ASH_RULE, "\"owner\" IN (" CREDENTIALS ")", tree,
                      error) ||
      !replace_array (&design->dismissals, store, &ASH_DISMISSAL,
                      "\"credential\" IN (" CREDENTIALS ")", tree, error) ||
      !replace_array (&design->alignments, store, &ASH_ALIGNMENT,
                      "\"subject\" IN (" ITEMS " UNION SELECT \"id\" FROM \"assessment\" WHERE "
                      "\"credential\" IN (" CREDENTIALS ") UNION " CRITERIA " UNION " QUESTIONS ")",
                      tree, error))
    return FALSE;
  for (guint i = 0; i < design->assessments->len; i++)
    ensure_text (&((AshAssessment *) g_ptr_array_index (design->assessments, i))->title);
  return TRUE;
}

/**
 * ash_store_load_design:
 * @tree: a credential's tree, or a source's
 *
 * Takes a snapshot that any thread may read. A design of a source course has no credential and
 * holds that source among its `sources`.
 *
 * Returns: (transfer full) (nullable): the design. Error: %ASH_ERROR_NOT_FOUND
 */
AshDesign *
ash_store_load_design (AshStore *self, const char *tree, GError **error)
{
  g_autoptr (AshDesign) design = ash_design_new ();

  if (!ash_store_index (self, error))
    return NULL;
  design->tree = ash_store_get (self, &ASH_TREE, tree, error);
  if (design->tree == NULL)
    return NULL;
  ensure_text (&design->tree->title);
  if (!replace_array (
          &design->fields, self, &ASH_SHEET_FIELD,
          "\"owner\" IN (SELECT ?1 UNION " CREDENTIALS " UNION " ITEMS
          " UNION SELECT \"id\" FROM \"assessment\" WHERE \"credential\" IN (" CREDENTIALS "))",
          tree, error) ||
      !load_outline (design, self, tree, error) || !load_questions (design, self, tree, error) ||
      !load_rubrics (design, self, tree, error) || !load_credential (design, self, tree, error) ||
      !load_sources (design, self, tree, error))
    return NULL;
  return g_steal_pointer (&design);
}
