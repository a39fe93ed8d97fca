#include "ash-editors.h"

#include "ash-item-card.h"
#include "ash-page-editor.h"
#include "ash-quiz-editor.h"
#include "ash-rubric-editor.h"
#include "ash-small-editors.h"

/* What edits which kind of item. What has none is shown as what it is. */
static const AshEditorFunc EDITORS[ASH_N_ITEM_KINDS] = {
  [ASH_ITEM_FOLDER] = ash_module_editor_new,
  [ASH_ITEM_PAGE] = ash_page_editor_new,
  [ASH_ITEM_QUIZ] = ash_quiz_editor_new,
  [ASH_ITEM_FILE] = ash_file_editor_new,
  [ASH_ITEM_LINK] = ash_link_editor_new,
  [ASH_ITEM_TOPIC] = ash_topic_editor_new,
  [ASH_ITEM_ASSIGNMENT] = ash_assignment_editor_new,
  [ASH_ITEM_LTI] = ash_kept_editor_new,
  [ASH_ITEM_LABEL] = ash_kept_editor_new,
  [ASH_ITEM_UNKNOWN] = ash_kept_editor_new,
};

/* What edits the rubric of an assessment, whose id it is made with. */
static const AshEditorFunc RUBRIC_EDITOR = ash_rubric_editor_new;

/**
 * ash_editors_for_item:
 *
 * Returns: what makes the editor of such an item
 */
AshEditorFunc
ash_editors_for_item (AshItemKind kind)
{
  return kind < ASH_N_ITEM_KINDS && EDITORS[kind] != NULL ? EDITORS[kind] : ash_item_card_new;
}

/**
 * ash_editors_for_rubric:
 *
 * Returns: (nullable): what makes the editor of an assessment's rubric
 */
AshEditorFunc
ash_editors_for_rubric (void)
{
  return RUBRIC_EDITOR;
}
