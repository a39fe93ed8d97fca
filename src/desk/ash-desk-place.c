#include "ash-desk-private.h"

/* The tree that the user is in comes first; a shared question may stand in many quizzes. */
static char *
item_with_question (AshStore *store, const char *tree, const char *question)
{
  g_autoptr (GPtrArray) entries =
      ash_store_list (store, &ASH_QUIZ_ENTRY, "question", question, NULL);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const AshQuizEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (AshItem) quiz = ash_store_find (store, &ASH_ITEM, "id", entry->quiz);

      if (quiz != NULL && g_strcmp0 (quiz->tree, tree) == 0)
        return g_strdup (quiz->record.id);
    }
  return NULL;
}

static char *
assessment_with_rubric (AshStore *store, const char *credential, const char *rubric)
{
  g_autoptr (GPtrArray) rows = ash_store_list (store, &ASH_ASSESSMENT, "rubric", rubric, NULL);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (rows, i);

      if (g_strcmp0 (assessment->credential, credential) == 0)
        return g_strdup (assessment->record.id);
    }
  return NULL;
}

static char *
find_question (AshStore *store, const char *record)
{
  g_autoptr (AshQuestion) question = ash_store_find (store, &ASH_QUESTION, "id", record);
  g_autoptr (AshChoice) choice = NULL;
  g_autoptr (AshAccepted) accepted = NULL;

  if (question != NULL)
    return g_strdup (record);
  choice = ash_store_find (store, &ASH_CHOICE, "id", record);
  if (choice != NULL)
    return g_strdup (choice->question);
  accepted = ash_store_find (store, &ASH_ACCEPTED, "id", record);
  return accepted != NULL ? g_strdup (accepted->question) : NULL;
}

static char *
find_rubric (AshStore *store, const char *record)
{
  g_autoptr (AshRubric) rubric = ash_store_find (store, &ASH_RUBRIC, "id", record);
  g_autoptr (AshCriterion) criterion = NULL;
  g_autoptr (AshRating) rating = NULL;

  if (rubric != NULL)
    return g_strdup (record);
  rating = ash_store_find (store, &ASH_RATING, "id", record);
  criterion =
      ash_store_find (store, &ASH_CRITERION, "id", rating != NULL ? rating->criterion : record);
  return criterion != NULL ? g_strdup (criterion->rubric) : NULL;
}

/**
 * ash_desk_find_place:
 * @record: an item of @credential, a quiz entry, a question or one of its answers, a piece of
 *   evidence, a rubric or a line or cell of one
 * @out_assessment: (out) (optional) (transfer full) (nullable): the evidence whose rubric it is in
 *
 * Returns: (transfer full) (nullable): the item that it is, or is part of; %NULL too for evidence
 *   without an item
 */
char *
ash_desk_find_place (AshStore *store,
                     const char *credential,
                     const char *record,
                     char **out_assessment)
{
  g_autofree char *tree = ash_desk_tree_of (store, credential, NULL);
  g_autoptr (AshItem) item = ash_store_find (store, &ASH_ITEM, "id", record);
  g_autoptr (AshQuizEntry) entry = NULL;
  g_autoptr (AshAssessment) assessment = NULL;
  g_autofree char *question = NULL;
  g_autofree char *rubric = NULL;
  g_autofree char *evidence = NULL;

  if (out_assessment != NULL)
    *out_assessment = NULL;
  if (item != NULL)
    return g_strcmp0 (item->tree, tree) == 0 ? g_strdup (record) : NULL;
  entry = ash_store_find (store, &ASH_QUIZ_ENTRY, "id", record);
  if (entry != NULL)
    return g_strdup (entry->quiz);
  question = find_question (store, record);
  if (question != NULL)
    return item_with_question (store, tree, question);
  rubric = find_rubric (store, record);
  evidence =
      rubric != NULL ? assessment_with_rubric (store, credential, rubric) : g_strdup (record);
  assessment = evidence != NULL ? ash_store_find (store, &ASH_ASSESSMENT, "id", evidence) : NULL;
  if (assessment == NULL || g_strcmp0 (assessment->credential, credential) != 0)
    return NULL;
  if (out_assessment != NULL)
    *out_assessment = g_steal_pointer (&evidence);
  return g_strdup (assessment->item);
}
