/* All texts of a design, one after the other. */
#include "ash-texts.h"

#include <ash-json.h>
#include <ash-page.h>
#include <ash-sheet.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const AshDesign *design;
  const AshBodies *bodies;
  AshTextFunc func;
  gpointer data;
  gboolean is_enough;
} Reading;

/* Where a text is shown. */
typedef struct
{
  const char *item;
  const char *part;
  const char *place;
  const char *entry; /* the line of a quiz */
} Spot;

AshText *
ash_text_copy (const AshText *self)
{
  AshText *copy = g_new0 (AshText, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->text = g_strdup (self->text);
  copy->credential = g_strdup (self->credential);
  copy->entry = g_strdup (self->entry);
  copy->item = g_strdup (self->item);
  copy->part = g_strdup (self->part);
  copy->place = g_strdup (self->place);
  copy->owner = g_strdup (self->owner);
  return copy;
}

void
ash_text_free (AshText *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->text);
  g_free (self->credential);
  g_free (self->entry);
  g_free (self->item);
  g_free (self->part);
  g_free (self->place);
  g_free (self->owner);
  g_free (self);
}

static void
read_text (Reading *self,
           const AshRecordClass *klass,
           const char *id,
           const char *column,
           gboolean is_html,
           const char *value,
           const Spot *spot,
           const char *what)
{
  const AshDesign *design = self->design;
  const AshText text = {
    .klass = klass,
    .id = (char *) id,
    .column = column,
    .is_html = is_html,
    .text = (char *) value,
    .credential = design->credential != NULL ? design->credential->record.id : NULL,
    .entry = (char *) spot->entry,
    .item = (char *) spot->item,
    .part = (char *) spot->part,
    .place = (char *) (spot->place != NULL ? spot->place : ""),
    .what = what,
    .owner = (char *) (design->tree->title != NULL ? design->tree->title : ""),
  };

  if (value == NULL || *value == '\0' || self->is_enough || !g_utf8_validate (value, -1, NULL))
    return;
  self->is_enough = !self->func (&text, self->data);
}

/* Questions */

static gboolean
is_own_bank (const AshDesign *design, const char *bank)
{
  const AshBank *record = ash_design_bank (design, bank);

  return record != NULL && g_strcmp0 (record->tree, design->tree->record.id) == 0;
}

static void
read_question (Reading *self, const AshQuestion *question, const Spot *spot)
{
  const char *id = question->record.id;
  GPtrArray *choices = ash_design_choices (self->design, id);
  GPtrArray *accepted = ash_design_accepted (self->design, id);
  const AshRecordClass *klass = &ASH_QUESTION;

  read_text (self, klass, id, "stem", TRUE, question->stem, spot, _ ("Question"));
  read_text (self, klass, id, "hint", TRUE, question->hint, spot, _ ("Hint"));
  read_text (self, klass, id, "solution", TRUE, question->solution, spot, _ ("Solution"));
  read_text (self, klass, id, "fb_general", TRUE, question->fb_general, spot, _ ("Feedback"));
  read_text (self, klass, id, "fb_correct", TRUE, question->fb_correct, spot, _ ("Feedback"));
  read_text (self, klass, id, "fb_incorrect", TRUE, question->fb_incorrect, spot, _ ("Feedback"));
  for (guint i = 0; i < choices->len; i++)
    {
      const AshChoice *choice = g_ptr_array_index (choices, i);

      read_text (self, &ASH_CHOICE, choice->record.id, "html", TRUE, choice->html, spot,
                 _ ("Answer"));
      read_text (self, &ASH_CHOICE, choice->record.id, "feedback", TRUE, choice->feedback, spot,
                 _ ("Feedback"));
    }
  for (guint i = 0; i < accepted->len; i++)
    {
      const AshAccepted *each = g_ptr_array_index (accepted, i);

      read_text (self, &ASH_ACCEPTED, each->record.id, "text", FALSE, each->text, spot,
                 _ ("Answer"));
      read_text (self, &ASH_ACCEPTED, each->record.id, "feedback", TRUE, each->feedback, spot,
                 _ ("Feedback"));
    }
}

/* A pool; the questions of a quiz are read where it asks them. */
static void
read_bank (Reading *self, const AshBank *bank)
{
  GPtrArray *questions = ash_design_bank_questions (self->design, bank->record.id);
  const Spot spot = { NULL, NULL, bank->title, NULL };

  if (bank->quiz != NULL)
    return;
  read_text (self, &ASH_BANK, bank->record.id, "title", FALSE, bank->title, &spot, _ ("Title"));
  for (guint i = 0; i < questions->len; i++)
    read_question (self, g_ptr_array_index (questions, i), &spot);
}

/* A question that is still the course's becomes the quiz's own when it is changed; one of the
 * credential's pools is changed there. */
static void
read_quiz (Reading *self, const AshItem *quiz, const char *place)
{
  GPtrArray *entries = ash_design_entries (self->design, quiz->record.id);

  for (guint i = 0; i < entries->len; i++)
    {
      const AshQuizEntry *entry = g_ptr_array_index (entries, i);
      const AshQuestion *question = ash_design_question (self->design, entry->question);
      const AshBank *bank =
          question != NULL ? ash_design_bank (self->design, question->bank) : NULL;
      const Spot spot = { quiz->record.id, NULL, place, entry->record.id };

      if (question != NULL &&
          (bank == NULL || bank->quiz != NULL || !is_own_bank (self->design, bank->record.id)))
        read_question (self, question, &spot);
    }
}

/* Items */

static void
read_body (Reading *self, const AshItem *item, const Spot *spot)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  if (item->body == NULL || item->kind == ASH_ITEM_FILE || item->kind == ASH_ITEM_UNKNOWN)
    return;
  bytes = ash_bodies_load (self->bodies, item->body, NULL);
  text = bytes != NULL ? ash_page_decode (bytes, NULL) : NULL;
  read_text (self, &ASH_ITEM, item->record.id, "body",
             g_strcmp0 (item->body_type, "text/plain") != 0, text, spot, _ ("Text"));
}

static void
read_description (Reading *self, const AshItem *item, const Spot *spot)
{
  g_autoptr (AshJson) json = item->kind == ASH_ITEM_QUIZ && item->settings != NULL
                                 ? ash_json_parse_text (item->settings, NULL)
                                 : NULL;

  if (json != NULL)
    read_text (self, &ASH_ITEM, item->record.id, "description", TRUE,
               ash_json_member_string (ash_json_root (json), "description"), spot,
               _ ("Description"));
}

static void
read_item (Reading *self, const AshItem *item)
{
  g_autofree char *place = ash_design_place (self->design, item);
  const Spot spot = { item->record.id, NULL, place };

  read_text (self, &ASH_ITEM, item->record.id, "title", FALSE, item->title, &spot, _ ("Title"));
  read_text (self, &ASH_ITEM, item->record.id, "purpose", FALSE, item->purpose, &spot,
             _ ("Purpose"));
  read_body (self, item, &spot);
  read_description (self, item, &spot);
  if (item->kind == ASH_ITEM_QUIZ)
    read_quiz (self, item, place);
}

/* The design */

static void
read_rubric (Reading *self, const AshRubric *rubric)
{
  GPtrArray *criteria = ash_design_criteria (self->design, rubric->record.id);
  const Spot spot = { rubric->record.id, NULL, rubric->title };

  if (g_strcmp0 (rubric->tree, self->design->tree->record.id) != 0)
    return;
  read_text (self, &ASH_RUBRIC, rubric->record.id, "title", FALSE, rubric->title, &spot,
             _ ("Rubric"));
  for (guint i = 0; i < criteria->len; i++)
    {
      const AshCriterion *criterion = g_ptr_array_index (criteria, i);
      GPtrArray *ratings = ash_design_ratings (self->design, criterion->record.id);
      const char *id = criterion->record.id;

      read_text (self, &ASH_CRITERION, id, "title", FALSE, criterion->title, &spot,
                 _ ("Criterion"));
      read_text (self, &ASH_CRITERION, id, "text", FALSE, criterion->text, &spot, _ ("Criterion"));
      for (guint j = 0; j < ratings->len; j++)
        {
          const AshRating *rating = g_ptr_array_index (ratings, j);

          read_text (self, &ASH_RATING, rating->record.id, "title", FALSE, rating->title, &spot,
                     _ ("Level"));
          read_text (self, &ASH_RATING, rating->record.id, "text", FALSE, rating->text, &spot,
                     _ ("Level"));
        }
    }
}

/* A field that people write words in; the others hold choices and lists of ids. */
static const char *
words_of_field (const AshSheetField *field)
{
  const AshSheetEntry *entry = field->key != NULL ? ash_sheet_find (field->key) : NULL;

  if (field->key != NULL && g_str_has_prefix (field->key, "brief."))
    return _ ("Brief");
  return entry != NULL && (entry->type == ASH_SHEET_LINE || entry->type == ASH_SHEET_TEXT)
             ? _ (entry->title)
             : NULL;
}

static void
read_fields (Reading *self)
{
  const AshDesign *design = self->design;

  for (guint i = 0; i < design->fields->len; i++)
    {
      const AshSheetField *field = g_ptr_array_index (design->fields, i);
      const char *what = words_of_field (field);
      const AshAssessment *assessment = ash_design_assessment (design, field->owner);
      const Spot spot = { assessment != NULL ? assessment->record.id : NULL,
                          assessment == NULL ? field->key : NULL,
                          assessment != NULL ? assessment->title : design->tree->title };

      if (what != NULL)
        read_text (self, &ASH_SHEET_FIELD, field->record.id, "value", FALSE, field->value, &spot,
                   what);
    }
}

static void
read_design (Reading *self)
{
  const AshDesign *design = self->design;
  const Spot whole = { NULL, NULL, design->tree->title };

  read_text (self, &ASH_TREE, design->tree->record.id, "title", FALSE, design->tree->title, &whole,
             _ ("Title"));
  read_fields (self);
  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);
      const Spot spot = { outcome->record.id, NULL, outcome->code };

      read_text (self, &ASH_STATEMENT, outcome->record.id, "text", FALSE, outcome->text, &spot,
                 _ ("Outcome"));
    }
  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (design->assessments, i);
      const Spot spot = { assessment->record.id, NULL, assessment->title };

      read_text (self, &ASH_ASSESSMENT, assessment->record.id, "title", FALSE, assessment->title,
                 &spot, _ ("Evidence"));
      read_text (self, &ASH_ASSESSMENT, assessment->record.id, "integrity", FALSE,
                 assessment->integrity, &spot, _ ("How it is kept honest"));
    }
  if (design->badge != NULL)
    {
      const Spot spot = { design->badge->record.id, NULL, design->badge->name };

      read_text (self, &ASH_BADGE, design->badge->record.id, "name", FALSE, design->badge->name,
                 &spot, _ ("Badge"));
      read_text (self, &ASH_BADGE, design->badge->record.id, "text", FALSE, design->badge->text,
                 &spot, _ ("Badge"));
    }
  for (guint i = 0; i < design->rubrics->len; i++)
    read_rubric (self, g_ptr_array_index (design->rubrics, i));
}

gboolean
ash_texts_each (const AshDesign *design,
                const AshBodies *bodies,
                AshProgress *progress,
                AshTextFunc func,
                gpointer data,
                GError **error)
{
  Reading self = { design, bodies, func, data, FALSE };

  if (design->credential != NULL)
    read_design (&self);
  for (guint i = 0; i < design->items->len && !self.is_enough; i++)
    {
      if (!ash_progress_step (progress, 1, error))
        return FALSE;
      read_item (&self, g_ptr_array_index (design->items, i));
    }
  for (guint i = 0; i < design->banks->len && !self.is_enough; i++)
    read_bank (&self, g_ptr_array_index (design->banks, i));
  return TRUE;
}
