/* A tree with all that belongs to it, in one query per kind of record. What a query cannot promise
 * of a file from a stranger (that parents form a tree, that titles are there) is seen to here, so
 * that the pure rooms need not ask. */
#include "ash-load-private.h"

#include <ash-error.h>
#include <ash-json-writer.h>
#include <glib/gi18n-lib.h>

/* Most conditions are about a list of ids that have been read before; ?1 is that list. */
#define LIST "(SELECT \"value\" FROM json_each(?1))"

#define SLOT(member) G_STRUCT_OFFSET (AshDesign, member)

/* Lists of ids */

static AshJsonWriter *
list_new (void)
{
  AshJsonWriter *list = ash_json_writer_new ();

  ash_json_writer_begin_array (list, NULL);
  return list;
}

static void
list_add (AshJsonWriter *list, const char *id)
{
  if (id != NULL)
    ash_json_writer_string (list, NULL, id);
}

static void
list_add_records (AshJsonWriter *list, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    list_add (list, ((AshRecord *) g_ptr_array_index (records, i))->id);
}

static void
list_add_keys (AshJsonWriter *list, GHashTable *table)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    list_add (list, id);
}

static char *
list_end (AshJsonWriter *list)
{
  char *text;

  ash_json_writer_end_array (list);
  text = ash_json_writer_finish (list);
  ash_json_writer_free (list);
  return text;
}

/* id -> AshItemOrigin, borrowed */
static GHashTable *
pool_of_origins (const AshDesign *before)
{
  GHashTable *pool = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer origin;

  g_hash_table_iter_init (&iter, before->origins);
  while (g_hash_table_iter_next (&iter, NULL, &origin))
    g_hash_table_insert (pool, ((AshRecord *) origin)->id, origin);
  for (guint i = 0; i < before->more_origins->len; i++)
    {
      origin = g_ptr_array_index (before->more_origins, i);
      g_hash_table_insert (pool, ((AshRecord *) origin)->id, origin);
    }
  return pool;
}

static gboolean
load_origins (AshLoad *load, GError **error)
{
  AshDesign *design = load->design;
  g_autoptr (GHashTable) pool = load->before != NULL ? pool_of_origins (load->before) : NULL;
  g_autoptr (GPtrArray) origins = ash_load_select (
      load, &ASH_ITEM_ORIGIN, "\"item\" IN (SELECT \"id\" FROM \"item\" WHERE \"tree\"=?1)",
      load->tree, pool, error);

  if (origins == NULL)
    return FALSE;
  g_ptr_array_set_free_func (origins, NULL);
  for (guint i = 0; i < origins->len; i++)
    {
      AshItemOrigin *origin = g_ptr_array_index (origins, i);

      if (origin->source_item == NULL || origin->item == NULL)
        ash_item_origin_free (origin);
      else if (g_hash_table_contains (design->origins, origin->item))
        g_ptr_array_add (design->more_origins, origin);
      else
        g_hash_table_insert (design->origins, origin->item, origin);
    }
  return TRUE;
}

/* An item that was made of several is a use of each of them. */
static void
add_more_uses (AshDesign *design)
{
  for (guint i = 0; i < design->more_origins->len; i++)
    {
      const AshItemOrigin *origin = g_ptr_array_index (design->more_origins, i);
      AshItem *item = g_hash_table_lookup (design->by_id, origin->item);
      GPtrArray *uses = ash_load_array_under (design->uses, origin->source_item, NULL);

      if (item != NULL && !g_ptr_array_find (uses, item, NULL))
        g_ptr_array_add (uses, item);
    }
}

static gboolean
load_items (AshLoad *load, GError **error)
{
  AshDesign *design = load->design;

  if (ash_load_keeps (load, &ASH_ITEM, load->has_same_items))
    {
      ash_load_keep_array (load, SLOT (items));
      ash_load_keep_table (load, SLOT (children));
      ash_load_keep_table (load, SLOT (by_id));
      ash_load_keep_table (load, SLOT (uses));
      return TRUE;
    }
  if (!ash_load_array (load, SLOT (items), &ASH_ITEM, "\"tree\"=?1", load->tree, error))
    return FALSE;
  design->is_mended = ash_load_put_in_order (design->items, design->children);
  for (guint i = 0; i < design->items->len; i++)
    {
      AshItem *item = g_ptr_array_index (design->items, i);
      const AshItemOrigin *origin = g_hash_table_lookup (design->origins, item->record.id);

      g_hash_table_insert (design->by_id, item->record.id, item);
      if (origin != NULL)
        g_ptr_array_add (ash_load_array_under (design->uses, origin->source_item, NULL), item);
    }
  add_more_uses (design);
  return TRUE;
}

static gboolean
load_outline (AshLoad *load, GError **error)
{
  if (load->has_same_items)
    {
      ash_load_keep_table (load, SLOT (origins));
      ash_load_keep_array (load, SLOT (more_origins));
    }
  else if (!load_origins (load, error))
    return FALSE;
  if (ash_load_keeps (load, &ASH_ASSET, TRUE))
    ash_load_keep_array (load, SLOT (assets));
  else if (!ash_load_array (load, SLOT (assets), &ASH_ASSET, "\"tree\"=?1", load->tree, error))
    return FALSE;
  for (guint i = 0; i < load->design->assets->len; i++)
    ash_load_ensure_text (&((AshAsset *) g_ptr_array_index (load->design->assets, i))->path);
  return load_items (load, error);
}

/* Quizzes, and the ones in a source that they are compared with */
static void
list_add_quizzes (AshJsonWriter *list, const AshDesign *design)
{
  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);
      const AshItemOrigin *origin = ash_design_origin (design, item->record.id);

      if (item->kind != ASH_ITEM_QUIZ)
        continue;
      list_add (list, item->record.id);
      list_add (list, origin != NULL ? origin->source_item : NULL);
    }
}

/* The banks that quizzes of the tree draw from */
static void
list_add_drawn (AshJsonWriter *list, const AshDesign *design)
{
  GHashTableIter iter;
  gpointer quiz, value;

  g_hash_table_iter_init (&iter, design->entries);
  while (g_hash_table_iter_next (&iter, &quiz, &value))
    {
      GPtrArray *entries = value;

      for (guint i = 0; i < entries->len && g_hash_table_contains (design->by_id, quiz); i++)
        list_add (list, ((AshQuizEntry *) g_ptr_array_index (entries, i))->bank);
    }
}

static void
list_add_asked (AshJsonWriter *list, const AshDesign *design)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, design->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GPtrArray *entries = value;

      for (guint i = 0; i < entries->len; i++)
        list_add (list, ((AshQuizEntry *) g_ptr_array_index (entries, i))->question);
    }
}

static void
list_add_questions (AshJsonWriter *list, const AshDesign *design)
{
  list_add_keys (list, design->questions);
}

static void
list_add_rubrics (AshJsonWriter *list, const AshDesign *design)
{
  list_add_records (list, design->rubrics);
}

static void
list_add_criteria (AshJsonWriter *list, const AshDesign *design)
{
  GHashTableIter iter;
  gpointer criteria;

  g_hash_table_iter_init (&iter, design->criteria);
  while (g_hash_table_iter_next (&iter, NULL, &criteria))
    list_add_records (list, criteria);
}

/* What hangs on the records that @add_owners names */
static gboolean
load_hanging (AshLoad *load,
              gsize slot,
              const AshRecordClass *klass,
              gsize key,
              gsize text,
              void (*add_owners) (AshJsonWriter *list, const AshDesign *design),
              gboolean is_same_set,
              GError **error)
{
  const char *column = ash_record_class_column (klass, key);
  g_autofree char *where = g_strdup_printf ("\"%s\" IN " LIST, column);
  g_autofree char *owners = NULL;
  AshJsonWriter *list;

  if (ash_load_keeps (load, klass, is_same_set))
    {
      ash_load_keep_table (load, slot);
      return TRUE;
    }
  list = list_new ();
  add_owners (list, load->design);
  owners = list_end (list);
  return ash_load_table (load, slot, klass, key, text, where, owners, error);
}

static gboolean
load_banks (AshLoad *load, GError **error)
{
  AshDesign *design = load->design;
  g_autofree char *drawn = NULL;
  AshJsonWriter *list;

  if (load->has_same_questions)
    {
      ash_load_keep_array (load, SLOT (banks));
      ash_load_keep_array (load, SLOT (drawn));
      return TRUE;
    }
  list = list_new ();
  list_add_drawn (list, design);
  drawn = list_end (list);
  if (!ash_load_array (load, SLOT (banks), &ASH_BANK, "\"tree\"=?1", load->tree, error) ||
      !ash_load_array (load, SLOT (drawn), &ASH_BANK, "\"id\" IN " LIST, drawn, error))
    return FALSE;
  for (guint i = design->drawn->len; i > 0; i--)
    if (g_strcmp0 (((AshBank *) g_ptr_array_index (design->drawn, i - 1))->tree, load->tree) == 0)
      g_ptr_array_remove_index (design->drawn, i - 1);
  return TRUE;
}

/* Those of the banks, and those that a quiz asks for by name */
static gboolean
load_question_records (AshLoad *load, GError **error)
{
  AshDesign *design = load->design;
  AshJsonWriter *list;
  g_autofree char *wanted = NULL;
  g_autoptr (GPtrArray) questions = NULL;

  if (ash_load_keeps (load, &ASH_QUESTION, load->has_same_questions))
    {
      ash_load_keep_table (load, SLOT (questions));
      ash_load_keep_table (load, SLOT (by_bank));
      return TRUE;
    }
  list = list_new ();
  list_add_records (list, design->banks);
  list_add_records (list, design->drawn);
  list_add_asked (list, design);
  wanted = list_end (list);
  questions =
      ash_load_select (load, &ASH_QUESTION, "\"bank\" IN " LIST " OR \"id\" IN " LIST, wanted,
                       load->before != NULL ? load->before->questions : NULL, error);
  if (questions == NULL)
    return FALSE;
  g_ptr_array_set_free_func (questions, NULL);
  for (guint i = 0; i < questions->len; i++)
    {
      AshQuestion *question = g_ptr_array_index (questions, i);

      ash_load_ensure_text (&question->stem);
      g_hash_table_insert (design->questions, question->record.id, question);
      g_ptr_array_add (ash_load_array_under (design->by_bank, question->bank, NULL), question);
    }
  return TRUE;
}

static gboolean
load_questions (AshLoad *load, GError **error)
{
  return load_hanging (load, SLOT (entries), &ASH_QUIZ_ENTRY, G_STRUCT_OFFSET (AshQuizEntry, quiz),
                       0, list_add_quizzes, load->has_same_items, error) &&
         load_banks (load, error) && load_question_records (load, error) &&
         load_hanging (load, SLOT (choices), &ASH_CHOICE, G_STRUCT_OFFSET (AshChoice, question),
                       G_STRUCT_OFFSET (AshChoice, html), list_add_questions,
                       load->has_same_questions, error) &&
         load_hanging (load, SLOT (accepted), &ASH_ACCEPTED,
                       G_STRUCT_OFFSET (AshAccepted, question), G_STRUCT_OFFSET (AshAccepted, text),
                       list_add_questions, load->has_same_questions, error);
}

/* Sources that an item or a question comes from, and the tree itself when it is one */
static gboolean
load_sources (AshLoad *load, GError **error)
{
  g_autofree char *used = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  AshJsonWriter *list;

  if (ash_load_share_sources (load))
    return TRUE;
  list = list_new ();
  list_add (list, load->tree);
  list_add_keys (list, load->design->uses);
  list_add_keys (list, load->design->by_bank);
  used = list_end (list);
  sources = ash_load_select (load, &ASH_SOURCE,
                             "\"tree\" IN (SELECT \"tree\" FROM \"item\" WHERE \"id\" IN " LIST
                             " UNION SELECT \"tree\" FROM \"bank\" WHERE \"id\" IN " LIST
                             " UNION SELECT \"value\" FROM json_each(?1))",
                             used, NULL, error);
  if (sources == NULL)
    return FALSE;
  for (guint i = 0; i < sources->len; i++)
    {
      AshSource *source = g_ptr_array_index (sources, i);
      AshSourceView *view = ash_load_share_source (load, source);

      if (view == NULL)
        view = ash_load_source (load->store, source, error);
      if (view == NULL)
        return FALSE;
      g_ptr_array_add (load->design->sources, view);
    }
  return TRUE;
}

/* Those of the tree and its sources, and those that an assessment names */
static gboolean
load_rubric_records (AshLoad *load, GError **error)
{
  AshDesign *design = load->design;
  g_autofree char *wanted = NULL;
  AshJsonWriter *list;

  if (ash_load_keeps (load, &ASH_RUBRIC, load->has_same_rubrics))
    {
      ash_load_keep_array (load, SLOT (rubrics));
      return TRUE;
    }
  list = list_new ();
  list_add (list, load->tree);
  for (guint i = 0; i < design->sources->len; i++)
    list_add (list, ((AshSourceView *) g_ptr_array_index (design->sources, i))->tree->record.id);
  for (guint i = 0; i < design->assessments->len; i++)
    list_add (list, ((AshAssessment *) g_ptr_array_index (design->assessments, i))->rubric);
  wanted = list_end (list);
  if (!ash_load_array (load, SLOT (rubrics), &ASH_RUBRIC, "\"tree\" IN " LIST " OR \"id\" IN " LIST,
                       wanted, error))
    return FALSE;
  for (guint i = 0; i < design->rubrics->len; i++)
    ash_load_ensure_text (&((AshRubric *) g_ptr_array_index (design->rubrics, i))->title);
  return TRUE;
}

static gboolean
load_rubrics (AshLoad *load, GError **error)
{
  return load_rubric_records (load, error) &&
         load_hanging (load, SLOT (criteria), &ASH_CRITERION,
                       G_STRUCT_OFFSET (AshCriterion, rubric),
                       G_STRUCT_OFFSET (AshCriterion, title), list_add_rubrics,
                       load->has_same_rubrics, error) &&
         load_hanging (load, SLOT (ratings), &ASH_RATING, G_STRUCT_OFFSET (AshRating, criterion),
                       G_STRUCT_OFFSET (AshRating, title), list_add_criteria,
                       load->has_same_criteria, error);
}

/* The few records that the credential itself is made of; they are read each time. */
static gboolean
load_credential (AshLoad *load, GError **error)
{
  AshDesign *design = load->design;
  AshStore *store = load->store;
  AshCredential *credential = ash_store_find (store, &ASH_CREDENTIAL, "tree", load->tree);
  const char *id;

  design->credential = credential;
  if (credential == NULL)
    return TRUE;
  id = credential->record.id;
  design->badge = ash_store_find (store, &ASH_BADGE, "credential", id);
  if (credential->issuer != NULL)
    design->issuer = ash_store_find (store, &ASH_PARTY, "id", credential->issuer);
  if (design->issuer == NULL)
    design->issuer = ash_store_find (store, &ASH_PARTY, NULL, NULL);

  if (!ash_load_statements (load, id, error) ||
      !ash_load_array (load, SLOT (assessments), &ASH_ASSESSMENT, "\"credential\"=?1", id, error) ||
      !ash_load_array (load, SLOT (rules), &ASH_RULE, "\"owner\"=?1", id, error) ||
      !ash_load_array (load, SLOT (dismissals), &ASH_DISMISSAL, "\"credential\"=?1", id, error) ||
      !ash_load_array (load, SLOT (validations), &ASH_VALIDATION, "\"credential\"=?1", id, error) ||
      !ash_load_array (load, SLOT (decisions), &ASH_DECISION, "\"credential\"=?1", id, error))
    return FALSE;
  for (guint i = 0; i < design->assessments->len; i++)
    ash_load_ensure_text (&((AshAssessment *) g_ptr_array_index (design->assessments, i))->title);
  return TRUE;
}

static void
list_add_heads (AshJsonWriter *list, const AshDesign *design)
{
  list_add (list, design->tree->record.id);
  list_add (list, design->credential != NULL ? design->credential->record.id : NULL);
}

static void
list_add_marked (AshJsonWriter *list, const AshDesign *design)
{
  list_add_criteria (list, design);
  list_add_questions (list, design);
  list_add_records (list, design->outcomes);
}

/* What is said of items and assessments, and of what @add_owners names besides */
static gboolean
load_about (AshLoad *load,
            gsize slot,
            const AshRecordClass *klass,
            const char *where,
            void (*add_owners) (AshJsonWriter *list, const AshDesign *design),
            gboolean is_same_set,
            GError **error)
{
  const AshDesign *design = load->design;
  g_autofree char *owners = NULL;
  AshJsonWriter *list;

  if (!ash_load_changed (load, &ASH_ASSESSMENT) && !ash_load_changed (load, &ASH_CREDENTIAL) &&
      ash_load_keeps (load, klass, is_same_set))
    {
      ash_load_keep_array (load, slot);
      return TRUE;
    }
  list = list_new ();
  list_add_records (list, design->items);
  list_add_records (list, design->assessments);
  add_owners (list, design);
  owners = list_end (list);
  return ash_load_array (load, slot, klass, where, owners, error);
}

/**
 * ash_store_reload_design:
 * @tree: a credential's tree, or a source's
 * @before: (nullable): a design of that tree that was read earlier
 * @changes: (nullable): every change that was made since then, and perhaps more; needed with
 * @before
 *
 * As ash_store_load_design(), but takes from @before what did not change, so that what an edit
 * costs does not grow with the course. The two share it, each on whatever thread.
 *
 * Returns: (transfer full) (nullable): the design. Error: %ASH_ERROR_NOT_FOUND
 */
AshDesign *
ash_store_reload_design (AshStore *self,
                         const char *tree,
                         const AshDesign *before,
                         const AshChangeSet *changes,
                         GError **error)
{
  g_autoptr (AshDesign) design = ash_design_new ();
  AshLoad load = { self, tree, design, changes != NULL ? before : NULL, changes };

  if (!ash_store_index (self, error))
    return NULL;
  design->tree = ash_store_get (self, &ASH_TREE, tree, error);
  if (design->tree == NULL)
    return NULL;
  ash_load_ensure_text (&design->tree->title);
  ash_load_compare (&load);
  if (!load_outline (&load, error) || !load_questions (&load, error) ||
      !load_credential (&load, error) || !load_sources (&load, error) ||
      !load_rubrics (&load, error) ||
      !ash_load_array (&load, SLOT (comments), &ASH_COMMENT, "\"tree\"=?1", tree, error) ||
      !load_about (&load, SLOT (fields), &ASH_SHEET_FIELD, "\"owner\" IN " LIST, list_add_heads,
                   load.has_same_items, error))
    return NULL;
  if (design->credential != NULL &&
      !load_about (
          &load, SLOT (alignments), &ASH_ALIGNMENT, "\"subject\" IN " LIST, list_add_marked,
          load.has_same_criteria && !ash_load_changed (&load, &ASH_CREDENTIAL_STATEMENT), error))
    return NULL;
  return g_steal_pointer (&design);
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
  return ash_store_reload_design (self, tree, NULL, NULL, error);
}
