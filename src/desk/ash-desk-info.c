#include "ash-desk-private.h"

#include <ash-json-writer.h>
#include <ash-outcome-tree.h>
#include <ash-terms.h>

/* The counts of `info`: every item or resource by what it became, each once. */
typedef struct
{
  gint64 of_kind[ASH_N_ITEM_KINDS];
  gint64 banks;
  gint64 questions;
} Counts;

static const struct
{
  const char *name;
  AshItemKind kind;
} COUNTED[] = {
  { "page", ASH_ITEM_PAGE },
  { "link", ASH_ITEM_LINK },
  { "topic", ASH_ITEM_TOPIC },
  { "quiz", ASH_ITEM_QUIZ },
};

static void
write_counts (AshJsonWriter *json, const Counts *counts)
{
  ash_json_writer_begin_object (json, "counts");
  for (guint i = 0; i < G_N_ELEMENTS (COUNTED); i++)
    ash_json_writer_int (json, COUNTED[i].name, counts->of_kind[COUNTED[i].kind]);
  ash_json_writer_int (json, "bank", counts->banks);
  ash_json_writer_int (json, "question", counts->questions);
  ash_json_writer_int (json, "assignment", counts->of_kind[ASH_ITEM_ASSIGNMENT]);
  ash_json_writer_int (json, "lti", counts->of_kind[ASH_ITEM_LTI]);
  ash_json_writer_int (json, "file", counts->of_kind[ASH_ITEM_FILE]);
  ash_json_writer_end_object (json);
}

/* The name by which a file of a course and its copy in a credential are known as the same. */
static char *
name_asset (const AshAsset *asset)
{
  return g_strconcat (asset->path != NULL ? asset->path : "", "\n", asset->digest, NULL);
}

/* Notes the assets that stand for a resource of the package, not only for a file of one. */
static gboolean
list_resources (AshStore *store, const char *tree, GHashTable *resources, GError **error)
{
  g_autoptr (GPtrArray) keys = ash_store_list (store, &ASH_FOREIGN_KEY, "tree", tree, error);
  g_autoptr (GPtrArray) assets =
      keys != NULL ? ash_store_list (store, &ASH_ASSET, "tree", tree, error) : NULL;
  g_autoptr (GHashTable) owners = g_hash_table_new (g_str_hash, g_str_equal);

  if (assets == NULL)
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    {
      AshForeignKey *key = g_ptr_array_index (keys, i);

      if (g_strcmp0 (key->scheme, "resource") == 0 && key->owner != NULL)
        g_hash_table_add (owners, key->owner);
    }
  for (guint i = 0; i < assets->len; i++)
    {
      const AshAsset *asset = g_ptr_array_index (assets, i);

      if (g_hash_table_contains (owners, asset->record.id))
        g_hash_table_add (resources, name_asset (asset));
    }
  return TRUE;
}

/* A credential that took a whole course holds copies of its files: what they stand for is known
 * only from the course. */
static gboolean
count_files (AshStore *store, const char *tree, Counts *counts, GError **error)
{
  g_autoptr (GPtrArray) assets = ash_store_list (store, &ASH_ASSET, "tree", tree, error);
  g_autoptr (GPtrArray) sources =
      assets != NULL && assets->len > 0 ? ash_desk_list_sources (store, error) : NULL;
  g_autoptr (GHashTable) resources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (assets == NULL || (assets->len > 0 && sources == NULL))
    return FALSE;
  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      const AshSource *source = g_ptr_array_index (sources, i);

      if (!list_resources (store, source->tree, resources, error))
        return FALSE;
    }
  for (guint i = 0; i < assets->len; i++)
    {
      g_autofree char *name = name_asset (g_ptr_array_index (assets, i));

      if (g_hash_table_contains (resources, name))
        counts->of_kind[ASH_ITEM_FILE]++;
    }
  return TRUE;
}

/* Questions of the quizzes and of the banks, each once: a quiz may draw from a bank. */
static gboolean
count_questions (
    AshStore *store, const char *tree, GPtrArray *items, Counts *counts, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) banks = ash_store_list (store, &ASH_BANK, "tree", tree, error);

  for (guint i = 0; banks != NULL && i < banks->len; i++)
    {
      const AshBank *bank = g_ptr_array_index (banks, i);
      g_autoptr (GPtrArray) questions =
          ash_store_list (store, &ASH_QUESTION, "bank", bank->record.id, error);

      if (questions == NULL)
        return FALSE;
      if (bank->quiz == NULL)
        counts->banks++;
      for (guint j = 0; j < questions->len; j++)
        {
          AshQuestion *question = g_ptr_array_index (questions, j);

          g_hash_table_add (seen, g_steal_pointer (&question->record.id));
        }
    }
  for (guint i = 0; banks != NULL && i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);
      g_autoptr (GPtrArray) entries = NULL;

      if (item->kind != ASH_ITEM_QUIZ)
        continue;
      entries = ash_store_list (store, &ASH_QUIZ_ENTRY, "quiz", item->record.id, error);
      if (entries == NULL)
        return FALSE;
      for (guint j = 0; j < entries->len; j++)
        {
          AshQuizEntry *entry = g_ptr_array_index (entries, j);

          if (entry->question != NULL)
            g_hash_table_add (seen, g_steal_pointer (&entry->question));
        }
    }
  counts->questions = g_hash_table_size (seen);
  return banks != NULL;
}

static gboolean
count_tree (AshStore *store, const char *tree, GPtrArray *items, Counts *counts, GError **error)
{
  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);

      counts->of_kind[item->kind]++;
    }
  return count_files (store, tree, counts, error) &&
         count_questions (store, tree, items, counts, error);
}

static void
write_items_below (AshJsonWriter *json, GHashTable *by_parent, const char *parent, guint depth)
{
  GPtrArray *children = g_hash_table_lookup (by_parent, parent);

  for (guint i = 0; children != NULL && i < children->len && ash_desk_check_depth (depth, NULL);
       i++)
    {
      const AshItem *item = g_ptr_array_index (children, i);

      ash_json_writer_begin_object (json, NULL);
      ash_json_writer_string (json, "ref", item->record.id);
      ash_json_writer_string (json, "kind", ash_enum_nick (ASH_ITEM_KIND_NICKS, item->kind));
      ash_json_writer_string (json, "title", item->title);
      ash_json_writer_begin_array (json, "items");
      write_items_below (json, by_parent, item->record.id, depth + 1);
      ash_json_writer_end_array (json);
      ash_json_writer_end_object (json);
    }
}

/* The outline, and beside it what the package holds outside of it. */
static void
write_items (AshJsonWriter *json, GPtrArray *items)
{
  g_autoptr (GHashTable) by_parent =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  static const char OUTSIDE[] = "/";

  for (guint i = 0; i < items->len; i++)
    {
      AshItem *item = g_ptr_array_index (items, i);
      const char *parent = !item->is_linked ? OUTSIDE : item->parent != NULL ? item->parent : "";
      GPtrArray *children = g_hash_table_lookup (by_parent, parent);

      if (children == NULL)
        {
          children = g_ptr_array_new ();
          g_hash_table_insert (by_parent, (gpointer) parent, children);
        }
      g_ptr_array_add (children, item);
    }
  ash_json_writer_begin_array (json, "items");
  write_items_below (json, by_parent, "", 0);
  ash_json_writer_end_array (json);
  ash_json_writer_begin_array (json, "unlinked");
  write_items_below (json, by_parent, OUTSIDE, 0);
  ash_json_writer_end_array (json);
}

/* The pools of questions, which plans may draw from. */
static gboolean
write_banks (AshStore *store, AshJsonWriter *json, const char *tree, GError **error)
{
  g_autoptr (GPtrArray) banks = ash_store_list (store, &ASH_BANK, "tree", tree, error);

  ash_json_writer_begin_array (json, "banks");
  for (guint i = 0; banks != NULL && i < banks->len; i++)
    {
      const AshBank *bank = g_ptr_array_index (banks, i);

      if (bank->quiz != NULL)
        continue;
      ash_json_writer_begin_object (json, NULL);
      ash_json_writer_string (json, "ref", bank->record.id);
      ash_json_writer_string (json, "title", bank->title);
      ash_json_writer_int (json, "questions",
                           ash_store_count (store, &ASH_QUESTION, "bank", bank->record.id));
      ash_json_writer_end_object (json);
    }
  ash_json_writer_end_array (json);
  return banks != NULL;
}

static gboolean
write_tree (AshStore *store, AshJsonWriter *json, const char *tree, GError **error)
{
  g_autoptr (GPtrArray) items = ash_store_list (store, &ASH_ITEM, "tree", tree, error);
  Counts counts = { { 0 } };

  if (items == NULL || !count_tree (store, tree, items, &counts, error))
    return FALSE;
  write_counts (json, &counts);
  write_items (json, items);
  return write_banks (store, json, tree, error);
}

static void
write_report (AshJsonWriter *json, const AshSource *source)
{
  g_autoptr (AshReport) report =
      source->report != NULL ? ash_report_from_json (source->report) : NULL;

  ash_json_writer_begin_object (json, "report");
  ash_json_writer_int (json, "resources", report != NULL ? ash_report_total (report) : 0);
  for (guint fate = 0; fate < ASH_N_FATES; fate++)
    ash_json_writer_int (json, ash_fate_nick (fate), report != NULL ? report->fates[fate] : 0);
  ash_json_writer_end_object (json);
}

static gboolean
write_source (AshStore *store, AshJsonWriter *json, const AshSource *source, GError **error)
{
  g_autoptr (AshTree) tree = ash_store_get (store, &ASH_TREE, source->tree, error);
  g_autofree char *format = NULL;

  if (tree == NULL)
    return FALSE;
  format = source->version != NULL ? g_strconcat (source->format, " ", source->version, NULL)
                                   : g_strdup (source->format);
  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_string (json, "ref", source->record.id);
  ash_json_writer_string (json, "title", tree->title);
  ash_json_writer_string (json, "file", source->file_name);
  ash_json_writer_string (json, "producer", source->producer);
  ash_json_writer_string (json, "format", format);
  write_report (json, source);
  if (!write_tree (store, json, source->tree, error))
    return FALSE;
  ash_json_writer_end_object (json);
  return TRUE;
}

static void
write_outcomes (AshJsonWriter *json, const AshDesign *design)
{
  ash_json_writer_begin_array (json, "outcomes");
  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);
      const AshStatement *whole = ash_outcome_whole (design->outcomes, outcome);
      const AshItem *module = ash_design_outcome_module (design, outcome);

      ash_json_writer_begin_object (json, NULL);
      ash_json_writer_string (json, "ref", outcome->record.id);
      ash_json_writer_string (json, "key", outcome->code);
      ash_json_writer_string (json, "text", outcome->text);
      ash_json_writer_string (json, "uri", outcome->uri);
      if (whole != NULL)
        ash_json_writer_string (json, "part-of", whole->code);
      if (module != NULL)
        ash_json_writer_string (json, "module", module->title);
      ash_json_writer_end_object (json);
    }
  ash_json_writer_end_array (json);
}

/* The keys of the outcomes that an assessment shows. */
static void
write_shown (AshJsonWriter *json, const AshDesign *design, const AshAssessment *assessment)
{
  ash_json_writer_begin_array (json, "outcomes");
  for (guint i = 0; i < design->alignments->len; i++)
    {
      const AshAlignment *alignment = g_ptr_array_index (design->alignments, i);
      const AshStatement *outcome = ash_design_outcome (design, alignment->statement);

      if (outcome != NULL && g_strcmp0 (alignment->subject, assessment->record.id) == 0)
        ash_json_writer_string (json, NULL, outcome->code);
    }
  ash_json_writer_end_array (json);
}

static void
write_percent (AshJsonWriter *json, const char *name, gint64 basis_points)
{
  if (basis_points == ASH_UNSET)
    ash_json_writer_null (json, name);
  else
    ash_json_writer_hundredths (json, name, basis_points);
}

static void
write_quantity (AshJsonWriter *json, const char *name, gint64 quantity)
{
  if (quantity == ASH_UNSET)
    ash_json_writer_null (json, name);
  else
    ash_json_writer_int (json, name, quantity);
}

static void
write_terms (AshJsonWriter *json, const AshDesign *design, const AshAssessment *assessment)
{
  AshTerms terms = ash_design_terms (design, assessment);

  write_quantity (json, "attempts", terms.attempts);
  write_quantity (json, "minutes", terms.minutes);
}

static void
write_assessments (AshJsonWriter *json, const AshDesign *design)
{
  ash_json_writer_begin_array (json, "assessments");
  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (design->assessments, i);

      ash_json_writer_begin_object (json, NULL);
      ash_json_writer_string (json, "ref", assessment->record.id);
      ash_json_writer_string (json, "key", assessment->code);
      ash_json_writer_string (json, "title", assessment->title);
      ash_json_writer_string (json, "item", assessment->item);
      ash_json_writer_string (json, "rubric", assessment->rubric);
      write_percent (json, "weight", assessment->weight_bp);
      write_percent (json, "pass", assessment->pass_bp);
      ash_json_writer_string (json, "kind", assessment->kind);
      write_terms (json, design, assessment);
      ash_json_writer_string (json, "integrity", assessment->integrity);
      write_shown (json, design, assessment);
      ash_json_writer_end_object (json);
    }
  ash_json_writer_end_array (json);
}

static gboolean
write_credential (AshStore *store,
                  AshJsonWriter *json,
                  const AshCredential *credential,
                  GError **error)
{
  g_autoptr (AshDesign) design = ash_store_load_design (store, credential->tree, error);

  if (design == NULL)
    return FALSE;
  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_string (json, "ref", credential->record.id);
  ash_json_writer_string (json, "title", design->tree->title);
  ash_json_writer_string (json, "code", credential->code);
  ash_json_writer_string (json, "status", ash_enum_nick (ASH_STATUS_NICKS, credential->status));
  if (!write_tree (store, json, credential->tree, error))
    return FALSE;
  write_outcomes (json, design);
  write_assessments (json, design);
  ash_json_writer_end_object (json);
  return TRUE;
}

/**
 * ash_desk_info_json:
 *
 * What a document holds, as `ashlar-cli info --json` prints it.
 *
 * Returns: (transfer full): JSON, ending in a line feed
 */
char *
ash_desk_info_json (AshStore *store, GError **error)
{
  g_autoptr (GPtrArray) sources = ash_desk_list_sources (store, error);
  g_autoptr (GPtrArray) credentials =
      sources != NULL ? ash_desk_list_credentials (store, error) : NULL;
  g_autoptr (AshJsonWriter) json = ash_json_writer_new ();

  if (credentials == NULL)
    return NULL;
  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_begin_array (json, "sources");
  for (guint i = 0; i < sources->len; i++)
    if (!write_source (store, json, g_ptr_array_index (sources, i), error))
      return NULL;
  ash_json_writer_end_array (json);
  ash_json_writer_begin_array (json, "credentials");
  for (guint i = 0; i < credentials->len; i++)
    if (!write_credential (store, json, g_ptr_array_index (credentials, i), error))
      return NULL;
  ash_json_writer_end_array (json);
  ash_json_writer_end_object (json);
  return ash_json_writer_finish (json);
}
