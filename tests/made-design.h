#pragma once

/* Designs made by hand, for tests that need no store. */

#include <ash-design.h>
#include <ash-digest.h>
#include <ash-error.h>
#include <ash-id.h>
#include <string.h>

typedef struct
{
  AshDesign *design;
  AshBodies bodies;
  GHashTable *objects; /* digest -> GBytes */
  guint serial;
} Made;

static inline GBytes *
made_load (gpointer user_data, const char *digest, GError **error)
{
  Made *made = user_data;
  GBytes *bytes = digest != NULL ? g_hash_table_lookup (made->objects, digest) : NULL;

  if (bytes == NULL)
    g_set_error (error, ASH_ERROR, ASH_ERROR_NOT_FOUND, "no object %s", digest);
  return bytes != NULL ? g_bytes_ref (bytes) : NULL;
}

static inline gboolean
made_stream (
    gpointer user_data, const char *digest, AshChunkFunc func, gpointer func_data, GError **error)
{
  g_autoptr (GBytes) bytes = made_load (user_data, digest, error);
  gsize length;
  const guint8 *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  if (bytes == NULL)
    return FALSE;
  for (gsize at = 0; at < length; at += 1000)
    if (!func (data + at, MIN (1000, length - at), func_data, error))
      return FALSE;
  return TRUE;
}

static inline gint64
made_size (gpointer user_data, const char *digest)
{
  Made *made = user_data;
  GBytes *bytes = digest != NULL ? g_hash_table_lookup (made->objects, digest) : NULL;

  return bytes != NULL ? (gint64) g_bytes_get_size (bytes) : -1;
}

static inline const char *
made_id (Made *made, gpointer record)
{
  AshRecord *head = record;

  head->n = ++made->serial;
  head->id = g_strdup_printf ("%032x", made->serial);
  return head->id;
}

static inline Made *
made_new (const char *title, const char *lang)
{
  Made *made = g_new0 (Made, 1);
  AshDesign *design = ash_design_new ();

  made->design = design;
  made->objects =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  made->bodies = (AshBodies){ made_load, made_stream, made_size, made };
  design->tree = ash_tree_new ();
  made_id (made, design->tree);
  design->tree->kind = ASH_TREE_CREDENTIAL;
  design->tree->title = g_strdup (title);
  design->tree->lang = g_strdup (lang);
  design->credential = ash_credential_new ();
  made_id (made, design->credential);
  design->credential->tree = g_strdup (design->tree->record.id);
  design->credential->minutes = ASH_UNSET;
  return made;
}

static inline void
made_free (Made *made)
{
  ash_design_free (made->design);
  g_hash_table_unref (made->objects);
  g_free (made);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Made, made_free)

static inline const char *
made_object (Made *made, const void *data, gsize length)
{
  char *digest = ash_digest_data (data, length);

  g_hash_table_replace (made->objects, digest, g_bytes_new (data, length));
  return digest;
}

static inline void
made_push (GHashTable *table, const char *key, gpointer record)
{
  GPtrArray *array = g_hash_table_lookup (table, key);

  if (array == NULL)
    {
      array = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (key), array);
    }
  g_ptr_array_add (array, record);
}

static inline AshItem *
made_item (Made *made, AshItem *parent, AshItemKind kind, const char *title, const char *body)
{
  AshItem *item = ash_item_new ();

  made_id (made, item);
  item->tree = g_strdup (made->design->tree->record.id);
  item->parent = parent != NULL ? g_strdup (parent->record.id) : NULL;
  item->kind = kind;
  item->is_linked = TRUE;
  item->title = g_strdup (title);
  item->minutes = item->points_c = item->attempts = item->limit_minutes = ASH_UNSET;
  if (body != NULL)
    {
      item->body = g_strdup (made_object (made, body, strlen (body)));
      item->body_type = g_strdup ("text/html");
    }
  g_ptr_array_add (made->design->items, item);
  g_hash_table_insert (made->design->by_id, item->record.id, item);
  made_push (made->design->children, parent != NULL ? parent->record.id : "", item);
  return item;
}

static inline AshAsset *
made_asset (Made *made, const char *path, const char *type, const void *data, gsize length)
{
  AshAsset *asset = ash_asset_new ();

  made_id (made, asset);
  asset->tree = g_strdup (made->design->tree->record.id);
  asset->path = g_strdup (path);
  asset->media_type = g_strdup (type);
  asset->digest = g_strdup (made_object (made, data, length));
  g_ptr_array_add (made->design->assets, asset);
  g_hash_table_insert (made->design->by_id, asset->record.id, asset);
  return asset;
}

static inline void
made_field_of (Made *made, const char *owner, const char *key, const char *value)
{
  AshSheetField *field = ash_sheet_field_new ();

  made_id (made, field);
  field->owner = g_strdup (owner);
  field->key = g_strdup (key);
  field->lang = g_strdup ("");
  field->value = g_strdup (value);
  g_ptr_array_add (made->design->fields, field);
}

static inline void
made_field (Made *made, const char *key, const char *value)
{
  made_field_of (made, made->design->credential->record.id, key, value);
}

static inline AshStatement *
made_outcome (Made *made, const char *code, const char *text)
{
  AshStatement *outcome = ash_statement_new ();

  made_id (made, outcome);
  outcome->code = g_strdup (code);
  outcome->text = g_strdup (text);
  g_ptr_array_add (made->design->outcomes, outcome);
  return outcome;
}

static inline AshAssessment *
made_assessment (Made *made, const char *title, AshItem *item, gint64 weight_bp, gint64 pass_bp)
{
  AshAssessment *assessment = ash_assessment_new ();

  made_id (made, assessment);
  assessment->credential = g_strdup (made->design->credential->record.id);
  assessment->title = g_strdup (title);
  assessment->item = item != NULL ? g_strdup (item->record.id) : NULL;
  assessment->weight_bp = weight_bp;
  assessment->pass_bp = pass_bp;
  g_ptr_array_add (made->design->assessments, assessment);
  return assessment;
}

static inline void
made_align (
    Made *made, AshSubjectKind kind, gpointer subject, AshStatement *outcome, AshDepth depth)
{
  AshAlignment *alignment = ash_alignment_new ();

  made_id (made, alignment);
  alignment->subject_kind = kind;
  alignment->subject = g_strdup (((AshRecord *) subject)->id);
  alignment->statement = g_strdup (outcome->record.id);
  alignment->depth = depth;
  g_ptr_array_add (made->design->alignments, alignment);
}

static inline AshRubric *
made_rubric (Made *made, const char *title)
{
  AshRubric *rubric = ash_rubric_new ();

  made_id (made, rubric);
  rubric->tree = g_strdup (made->design->tree->record.id);
  rubric->title = g_strdup (title);
  g_ptr_array_add (made->design->rubrics, rubric);
  return rubric;
}

static inline AshCriterion *
made_criterion (Made *made, AshRubric *rubric, const char *title)
{
  AshCriterion *criterion = ash_criterion_new ();

  made_id (made, criterion);
  criterion->rubric = g_strdup (rubric->record.id);
  criterion->title = g_strdup (title);
  criterion->points_c = ASH_UNSET;
  made_push (made->design->criteria, rubric->record.id, criterion);
  g_ptr_array_set_free_func (g_hash_table_lookup (made->design->criteria, rubric->record.id),
                             ASH_CRITERION.free);
  return criterion;
}

static inline AshRating *
made_rating (
    Made *made, AshCriterion *criterion, const char *title, const char *text, gint64 points_c)
{
  AshRating *rating = ash_rating_new ();

  made_id (made, rating);
  rating->criterion = g_strdup (criterion->record.id);
  rating->title = g_strdup (title);
  rating->text = g_strdup (text);
  rating->points_c = points_c;
  made_push (made->design->ratings, criterion->record.id, rating);
  g_ptr_array_set_free_func (g_hash_table_lookup (made->design->ratings, criterion->record.id),
                             ASH_RATING.free);
  return rating;
}

static inline AshRule *
made_rule (Made *made, AshRule *parent, AshRuleOp op, gint64 need, gpointer target)
{
  AshRule *rule = ash_rule_new ();

  made_id (made, rule);
  rule->owner = g_strdup (made->design->credential->record.id);
  rule->parent = parent != NULL ? g_strdup (parent->record.id) : NULL;
  rule->op = op;
  rule->need = need;
  rule->target = target != NULL ? g_strdup (((AshRecord *) target)->id) : NULL;
  g_ptr_array_add (made->design->rules, rule);
  return rule;
}

static inline AshQuestion *
made_question (Made *made, AshItem *quiz, AshQuestionKind kind, const char *stem)
{
  AshQuestion *question = ash_question_new ();
  AshQuizEntry *entry = ash_quiz_entry_new ();

  made_id (made, question);
  question->kind = kind;
  question->stem = g_strdup (stem);
  question->points_c = 100;
  g_hash_table_insert (made->design->questions, question->record.id, question);
  made_id (made, entry);
  entry->quiz = g_strdup (quiz->record.id);
  entry->question = g_strdup (question->record.id);
  entry->points_c = ASH_UNSET;
  made_push (made->design->entries, quiz->record.id, entry);
  g_ptr_array_set_free_func (g_hash_table_lookup (made->design->entries, quiz->record.id),
                             ASH_QUIZ_ENTRY.free);
  return question;
}

static inline AshChoice *
made_choice (
    Made *made, AshQuestion *question, const char *html, gboolean is_correct, const char *feedback)
{
  AshChoice *choice = ash_choice_new ();

  made_id (made, choice);
  choice->question = g_strdup (question->record.id);
  choice->html = g_strdup (html);
  choice->is_correct = is_correct;
  choice->feedback = g_strdup (feedback);
  made_push (made->design->choices, question->record.id, choice);
  g_ptr_array_set_free_func (g_hash_table_lookup (made->design->choices, question->record.id),
                             ASH_CHOICE.free);
  return choice;
}

static inline AshAccepted *
made_accepted (Made *made, AshQuestion *question, const char *text, AshAcceptHow how)
{
  AshAccepted *accepted = ash_accepted_new ();

  made_id (made, accepted);
  accepted->question = g_strdup (question->record.id);
  accepted->text = g_strdup (text);
  accepted->how = how;
  made_push (made->design->accepted, question->record.id, accepted);
  g_ptr_array_set_free_func (g_hash_table_lookup (made->design->accepted, question->record.id),
                             ASH_ACCEPTED.free);
  return accepted;
}

/* A source course with every item that has a path, and the files: where used items come from. */
static inline AshSourceView *
made_source (Made *made)
{
  AshDesign *design = made->design;
  AshSourceView *view = ash_source_view_new ();

  view->source = ash_source_new ();
  made_id (made, view->source);
  view->tree = ash_tree_new ();
  made_id (made, view->tree);
  for (guint i = 0; i < design->items->len; i++)
    {
      AshItem *item = g_ptr_array_index (design->items, i);
      AshItem *copy = item->path != NULL ? ash_item_copy (item) : NULL;
      AshItemOrigin *origin = copy != NULL ? ash_item_origin_new () : NULL;

      if (copy == NULL)
        continue;
      g_free (copy->record.id);
      made_id (made, copy);
      g_ptr_array_add (view->items, copy);
      g_hash_table_insert (view->by_id, copy->record.id, copy);
      origin->item = g_strdup (item->record.id);
      origin->source_item = g_strdup (copy->record.id);
      origin->source_digest = g_strdup (item->body);
      g_hash_table_insert (design->origins, origin->item, origin);
      made_push (design->uses, copy->record.id, item);
    }
  while (design->assets->len > 0)
    {
      AshAsset *asset = g_ptr_array_steal_index (design->assets, 0);

      g_ptr_array_add (view->assets, asset);
      g_hash_table_insert (view->by_id, asset->record.id, asset);
    }
  g_ptr_array_add (design->sources, view);
  return view;
}

/* A draw of @draw questions from a pool of @n_questions. */
static inline AshQuizEntry *
made_draw (Made *made, AshItem *quiz, guint n_questions, gint64 draw)
{
  AshBank *bank = ash_bank_new ();
  AshQuizEntry *entry = ash_quiz_entry_new ();

  made_id (made, bank);
  bank->tree = g_strdup (made->design->tree->record.id);
  bank->title = g_strdup ("Pool");
  g_ptr_array_add (made->design->banks, bank);
  for (guint i = 0; i < n_questions; i++)
    {
      AshQuestion *question = ash_question_new ();

      made_id (made, question);
      question->bank = g_strdup (bank->record.id);
      question->kind = ASH_QUESTION_ESSAY;
      question->stem = g_strdup_printf ("<p>Why %u?</p>", i);
      question->points_c = 100;
      g_hash_table_insert (made->design->questions, question->record.id, question);
      made_push (made->design->by_bank, bank->record.id, question);
    }
  made_id (made, entry);
  entry->quiz = g_strdup (quiz->record.id);
  entry->bank = g_strdup (bank->record.id);
  entry->draw = draw;
  entry->points_c = ASH_UNSET;
  made_push (made->design->entries, quiz->record.id, entry);
  g_ptr_array_set_free_func (g_hash_table_lookup (made->design->entries, quiz->record.id),
                             ASH_QUIZ_ENTRY.free);
  return entry;
}
