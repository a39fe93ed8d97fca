#include "ash-design.h"

#include "ash-quiz-lines.h"

#include <string.h>

static GHashTable *
table_of_arrays (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) g_ptr_array_unref);
}

/**
 * ash_design_new:
 *
 * Returns: (transfer full): a design with empty arrays and tables, for whoever fills it
 */
AshDesign *
ash_design_new (void)
{
  AshDesign *self = g_atomic_rc_box_new0 (AshDesign);

  self->items = g_ptr_array_new_with_free_func (ASH_ITEM.free);
  self->assets = g_ptr_array_new_with_free_func (ASH_ASSET.free);
  self->banks = g_ptr_array_new_with_free_func (ASH_BANK.free);
  self->drawn = g_ptr_array_new_with_free_func (ASH_BANK.free);
  self->outcomes = g_ptr_array_new_with_free_func (ASH_STATEMENT.free);
  self->skills = g_ptr_array_new_with_free_func (ASH_STATEMENT.free);
  self->attributes = g_ptr_array_new_with_free_func (ASH_STATEMENT.free);
  self->frameworks = g_ptr_array_new_with_free_func (ASH_FRAMEWORK.free);
  self->alignments = g_ptr_array_new_with_free_func (ASH_ALIGNMENT.free);
  self->rubrics = g_ptr_array_new_with_free_func (ASH_RUBRIC.free);
  self->assessments = g_ptr_array_new_with_free_func (ASH_ASSESSMENT.free);
  self->rules = g_ptr_array_new_with_free_func (ASH_RULE.free);
  self->fields = g_ptr_array_new_with_free_func (ASH_SHEET_FIELD.free);
  self->dismissals = g_ptr_array_new_with_free_func (ASH_DISMISSAL.free);
  self->statement_uses = g_ptr_array_new_with_free_func (ASH_CREDENTIAL_STATEMENT.free);
  self->validations = g_ptr_array_new_with_free_func (ASH_VALIDATION.free);
  self->comments = g_ptr_array_new_with_free_func (ASH_COMMENT.free);
  self->decisions = g_ptr_array_new_with_free_func (ASH_DECISION.free);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_source_view_free);

  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->children = table_of_arrays ();
  self->origins = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, ASH_ITEM_ORIGIN.free);
  self->more_origins = g_ptr_array_new_with_free_func (ASH_ITEM_ORIGIN.free);
  self->uses = table_of_arrays ();
  self->entries = table_of_arrays ();
  self->questions = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, ASH_QUESTION.free);
  self->by_bank = table_of_arrays ();
  self->choices = table_of_arrays ();
  self->accepted = table_of_arrays ();
  self->criteria = table_of_arrays ();
  self->ratings = table_of_arrays ();
  return self;
}

static void
clear (gpointer data)
{
  AshDesign *self = data;

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->children, g_hash_table_unref);
  g_clear_pointer (&self->origins, g_hash_table_unref);
  g_clear_pointer (&self->more_origins, g_ptr_array_unref);
  g_clear_pointer (&self->uses, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_pointer (&self->by_bank, g_hash_table_unref);
  g_clear_pointer (&self->questions, g_hash_table_unref);
  g_clear_pointer (&self->choices, g_hash_table_unref);
  g_clear_pointer (&self->accepted, g_hash_table_unref);
  g_clear_pointer (&self->criteria, g_hash_table_unref);
  g_clear_pointer (&self->ratings, g_hash_table_unref);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->assets);
  g_ptr_array_unref (self->banks);
  g_ptr_array_unref (self->drawn);
  g_ptr_array_unref (self->outcomes);
  g_ptr_array_unref (self->skills);
  g_ptr_array_unref (self->attributes);
  g_ptr_array_unref (self->frameworks);
  g_ptr_array_unref (self->alignments);
  g_ptr_array_unref (self->rubrics);
  g_ptr_array_unref (self->assessments);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->dismissals);
  g_ptr_array_unref (self->statement_uses);
  g_ptr_array_unref (self->validations);
  g_ptr_array_unref (self->comments);
  g_ptr_array_unref (self->decisions);
  g_ptr_array_unref (self->sources);
  ash_tree_free (self->tree);
  ash_credential_free (self->credential);
  ash_badge_free (self->badge);
  ash_party_free (self->issuer);
  ash_framework_free (self->framework);
}

AshDesign *
ash_design_ref (AshDesign *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
ash_design_free (AshDesign *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear);
}

AshSourceView *
ash_source_view_new (void)
{
  AshSourceView *self = g_atomic_rc_box_new0 (AshSourceView);

  self->items = g_ptr_array_new_with_free_func (ASH_ITEM.free);
  self->assets = g_ptr_array_new_with_free_func (ASH_ASSET.free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->exported = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

static void
clear_view (gpointer data)
{
  AshSourceView *self = data;

  if (self->kept != NULL)
    self->free_kept (self->kept);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->keys);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->exported);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->assets);
  ash_source_free (self->source);
  ash_tree_free (self->tree);
}

AshSourceView *
ash_source_view_ref (AshSourceView *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
ash_source_view_free (AshSourceView *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_view);
}

/**
 * ash_source_view_keep:
 * @make: makes something of the view that nobody changes; always the same function
 *
 * Views are shared by one design and the next, and with them what it takes long to make of them.
 *
 * Returns: (transfer none): what @make made, now or earlier
 */
gconstpointer
ash_source_view_keep (const AshSourceView *self,
                      gpointer (*make) (const AshSourceView *view),
                      GDestroyNotify free)
{
  static GMutex mutex;
  AshSourceView *view = (AshSourceView *) self;

  g_mutex_lock (&mutex);
  if (view->kept == NULL)
    {
      view->kept = make (view);
      view->free_kept = free;
    }
  g_mutex_unlock (&mutex);
  return view->kept;
}

static GPtrArray *
array_in (GHashTable *table, const char *key)
{
  static GPtrArray *empty;
  GPtrArray *found = g_hash_table_lookup (table, key != NULL ? key : "");

  if (found != NULL)
    return found;
  if (g_once_init_enter (&empty))
    g_once_init_leave (&empty, g_ptr_array_new ());
  return empty;
}

/**
 * ash_design_item:
 * @id: (nullable): an item's id
 *
 * Returns: (transfer none) (nullable): the item of this tree
 */
const AshItem *
ash_design_item (const AshDesign *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

/**
 * ash_design_children:
 * @parent: (nullable): an item's id, or %NULL for the top of the outline
 *
 * Returns: (transfer none) (element-type AshItem): the linked items below, in order
 */
GPtrArray *
ash_design_children (const AshDesign *self, const char *parent)
{
  return array_in (self->children, parent);
}

GPtrArray *
ash_design_entries (const AshDesign *self, const char *quiz)
{
  return array_in (self->entries, quiz);
}

const AshQuestion *
ash_design_question (const AshDesign *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->questions, id) : NULL;
}

GPtrArray *
ash_design_bank_questions (const AshDesign *self, const char *bank)
{
  return array_in (self->by_bank, bank);
}

GPtrArray *
ash_design_choices (const AshDesign *self, const char *question)
{
  return array_in (self->choices, question);
}

GPtrArray *
ash_design_accepted (const AshDesign *self, const char *question)
{
  return array_in (self->accepted, question);
}

GPtrArray *
ash_design_criteria (const AshDesign *self, const char *rubric)
{
  return array_in (self->criteria, rubric);
}

GPtrArray *
ash_design_ratings (const AshDesign *self, const char *criterion)
{
  return array_in (self->ratings, criterion);
}

static gconstpointer
find_record (GPtrArray *array, const char *id)
{
  for (guint i = 0; id != NULL && i < array->len; i++)
    {
      AshRecord *record = g_ptr_array_index (array, i);

      if (g_str_equal (record->id, id))
        return record;
    }
  return NULL;
}

/**
 * ash_design_bank:
 * @id: (nullable): a bank of the tree, or one of a source that a quiz draws from
 *
 * Returns: (transfer none) (nullable): the bank
 */
const AshBank *
ash_design_bank (const AshDesign *self, const char *id)
{
  const AshBank *own = find_record (self->banks, id);

  return own != NULL ? own : find_record (self->drawn, id);
}

const AshRubric *
ash_design_rubric (const AshDesign *self, const char *id)
{
  return find_record (self->rubrics, id);
}

const AshAssessment *
ash_design_assessment (const AshDesign *self, const char *id)
{
  return find_record (self->assessments, id);
}

/**
 * ash_design_assessment_of_item:
 *
 * Returns: (transfer none) (nullable): the first assessment that @item carries
 */
const AshAssessment *
ash_design_assessment_of_item (const AshDesign *self, const char *item)
{
  for (guint i = 0; i < self->assessments->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (self->assessments, i);

      if (g_strcmp0 (assessment->item, item) == 0)
        return assessment;
    }
  return NULL;
}

const AshStatement *
ash_design_outcome (const AshDesign *self, const char *id)
{
  return find_record (self->outcomes, id);
}

const AshStatement *
ash_design_statement (const AshDesign *self, const char *id)
{
  const AshStatement *found = find_record (self->outcomes, id);

  if (found == NULL)
    found = find_record (self->skills, id);
  return found != NULL ? found : find_record (self->attributes, id);
}

const AshFramework *
ash_design_framework_of (const AshDesign *self, const AshStatement *statement)
{
  const AshFramework *framework = find_record (self->frameworks, statement->framework);

  return framework != NULL && framework->kind != ASH_FRAMEWORK_OWN ? framework : NULL;
}

const AshCredentialStatement *
ash_design_use_of (const AshDesign *self, const char *statement)
{
  for (guint i = 0; i < self->statement_uses->len; i++)
    {
      const AshCredentialStatement *use = g_ptr_array_index (self->statement_uses, i);

      if (g_strcmp0 (use->statement, statement) == 0)
        return use;
    }
  return NULL;
}

const AshItemOrigin *
ash_design_origin (const AshDesign *self, const char *item)
{
  return g_hash_table_lookup (self->origins, item);
}

/**
 * ash_design_source_of:
 * @item: an item of this tree
 *
 * Returns: (transfer none) (nullable): the source that the item comes from; for a source course
 *   as a whole, that course
 */
const AshSourceView *
ash_design_source_of (const AshDesign *self, const char *item)
{
  const AshItemOrigin *origin = ash_design_origin (self, item);
  const char *id = origin != NULL ? origin->source_item : item;

  for (guint i = 0; i < self->sources->len; i++)
    {
      const AshSourceView *view = g_ptr_array_index (self->sources, i);

      if (g_hash_table_contains (view->by_id, id))
        return view;
    }
  return NULL;
}

/**
 * ash_design_uses:
 *
 * Returns: (transfer none) (element-type AshItem): the items of this tree that use @source_item
 */
GPtrArray *
ash_design_uses (const AshDesign *self, const char *source_item)
{
  return array_in (self->uses, source_item);
}

/**
 * ash_design_field:
 * @owner: a credential's or an item's id
 * @key: "purpose", "audience", …
 *
 * Returns: (transfer none) (nullable): the text, %NULL when nothing is said
 */
const char *
ash_design_field (const AshDesign *self, const char *owner, const char *key)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const AshSheetField *field = g_ptr_array_index (self->fields, i);

      if (g_strcmp0 (field->owner, owner) == 0 && g_strcmp0 (field->key, key) == 0 &&
          field->value != NULL && field->value[0] != '\0')
        return field->value;
    }
  return NULL;
}

/**
 * ash_design_export_id:
 * @record: a record of this design
 *
 * A record that a credential shares with its source (a question, a picture) goes out under the
 * id that we gave it when we wrote the package it came in; any other under its own.
 *
 * Returns: (transfer none): 32 hex digits
 */
const char *
ash_design_export_id (const AshDesign *self, const AshRecord *record)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      const AshSourceView *view = g_ptr_array_index (self->sources, i);
      const char *ours = g_hash_table_lookup (view->exported, record->id);

      if (ours != NULL)
        return ours;
    }
  return record->id;
}

/**
 * ash_design_depth:
 *
 * Returns: 0 for an item at the top of the outline
 */
guint
ash_design_depth (const AshDesign *self, const AshItem *item)
{
  guint depth = 0;

  while ((item = ash_design_item (self, item->parent)) != NULL)
    depth++;
  return depth;
}

/**
 * ash_design_place:
 *
 * Returns: (transfer full): where an item stands in words: "Week 5 / Choosing a chart"
 */
char *
ash_design_place (const AshDesign *self, const AshItem *item)
{
  GString *place = g_string_new (item->title);

  while ((item = ash_design_item (self, item->parent)) != NULL)
    {
      g_string_prepend (place, " / ");
      g_string_prepend (place, item->title);
    }
  return g_string_free (place, FALSE);
}

/* A question stands for another when it is that one, or a copy of it that says the same. */
static gboolean
is_same_question (const AshDesign *self, const char *id, const char *source)
{
  const AshQuestion *question = ash_design_question (self, id);
  const AshQuestion *other = ash_design_question (self, source);

  if (g_strcmp0 (id, source) == 0)
    return TRUE;
  if (question == NULL || other == NULL || g_strcmp0 (question->origin, source) != 0)
    return FALSE;
  return ash_question_equal (&(AshQuestionParts){ question, ash_design_choices (self, id),
                                                  ash_design_accepted (self, id) },
                             &(AshQuestionParts){ other, ash_design_choices (self, source),
                                                  ash_design_accepted (self, source) });
}

static gboolean
is_same_bank (const AshDesign *self, const char *id, const char *source)
{
  const AshBank *bank = ash_design_bank (self, id);

  return g_strcmp0 (id, source) == 0 || (bank != NULL && g_strcmp0 (bank->origin, source) == 0);
}

static gboolean
asks_same (const AshDesign *self, const char *quiz, const char *source_quiz)
{
  GPtrArray *entries = ash_design_entries (self, quiz);
  GPtrArray *others = ash_design_entries (self, source_quiz);

  if (entries->len != others->len)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const AshQuizEntry *entry = g_ptr_array_index (entries, i);
      const AshQuizEntry *other = g_ptr_array_index (others, i);

      if (entry->points_c != other->points_c || entry->draw != other->draw ||
          !is_same_question (self, entry->question, other->question) ||
          !is_same_bank (self, entry->bank, other->bank))
        return FALSE;
    }
  return TRUE;
}

/**
 * ash_design_is_adapted:
 *
 * Returns: whether the item's body, or what it asks, differs from the source's that it was made
 *   from
 */
gboolean
ash_design_is_adapted (const AshDesign *self, const AshItem *item)
{
  const AshItemOrigin *origin = ash_design_origin (self, item->record.id);

  if (origin == NULL)
    return FALSE;
  return g_strcmp0 (origin->source_digest, item->body) != 0 ||
         (item->kind == ASH_ITEM_QUIZ && !asks_same (self, item->record.id, origin->source_item));
}

/**
 * ash_source_view_find:
 *
 * Returns: (transfer none) (nullable): the id of the record that has that foreign name
 */
const char *
ash_source_view_find (const AshSourceView *self, const char *scheme, const char *value)
{
  g_autofree char *key = g_strconcat (scheme, "\n", value, NULL);

  return g_hash_table_lookup (self->keys, key);
}

/**
 * ash_source_view_name:
 *
 * Returns: (transfer none) (nullable): the name that the record has in that scheme
 */
const char *
ash_source_view_name (const AshSourceView *self, const char *id, const char *scheme)
{
  g_autofree char *key = g_strconcat (scheme, "\n", id, NULL);

  return g_hash_table_lookup (self->names, key);
}

GBytes *
ash_bodies_load (const AshBodies *self, const char *digest, GError **error)
{
  return self->load (self->user_data, digest, error);
}

gint64
ash_bodies_seconds (const AshBodies *self, const char *digest)
{
  return self->seconds != NULL && digest != NULL ? self->seconds (self->user_data, digest) : 0;
}

gboolean
ash_design_is_self_paced (const AshDesign *self)
{
  return self != NULL && self->credential != NULL &&
         g_strcmp0 (self->credential->pacing, "self-paced") == 0;
}

gboolean
ash_item_has_words (const AshItem *item)
{
  return item->body != NULL && (item->kind == ASH_ITEM_PAGE || item->kind == ASH_ITEM_TOPIC ||
                                item->kind == ASH_ITEM_ASSIGNMENT);
}
