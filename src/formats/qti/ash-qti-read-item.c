#include "ash-qti-private.h"

#include "../cc/ash-cc-read-private.h"

#include <ash-id.h>
#include <ash-limits.h>
#include <ash-text.h>
#include <math.h>
#include <string.h>

#define MAX_POINTS 1e9

static const struct
{
  const char *profile;
  AshQuestionKind kind;
} PROFILES[] = {
  { "multiple_choice", ASH_QUESTION_MULTIPLE_CHOICE },
  { "multiple_response", ASH_QUESTION_MULTIPLE_RESPONSE },
  { "true_false", ASH_QUESTION_TRUE_FALSE },
  { "fib", ASH_QUESTION_FILL_IN },
  { "pattern_match", ASH_QUESTION_PATTERN_MATCH },
  { "essay", ASH_QUESTION_ESSAY },
};

/* Canvas's own names; all its other kinds are none of the six. */
static const struct
{
  const char *type;
  AshQuestionKind kind;
} CANVAS_TYPES[] = {
  { "multiple_choice_question", ASH_QUESTION_MULTIPLE_CHOICE },
  { "multiple_answers_question", ASH_QUESTION_MULTIPLE_RESPONSE },
  { "true_false_question", ASH_QUESTION_TRUE_FALSE },
  { "short_answer_question", ASH_QUESTION_FILL_IN },
  { "essay_question", ASH_QUESTION_ESSAY },
};

static void
append_material (GString *out, const AshXmlNode *node, const char *const *skip, guint depth)
{
  if (depth > ASH_LIMIT_XML_DEPTH)
    return;
  for (const AshXmlNode *child = ash_xml_first (node, NULL); child != NULL;
       child = ash_xml_next (child, NULL))
    {
      const char *name = ash_xml_name (child);
      const char *uri = ash_xml_attribute (child, "uri");

      if (skip != NULL && g_strv_contains (skip, name))
        continue;
      if (g_str_equal (name, "mattext") || g_str_equal (name, "matemtext"))
        {
          g_autofree char *html = ash_embedded_html (child);

          if (out->len > 0 && html[0] != '\0')
            g_string_append_c (out, '\n');
          g_string_append (out, html);
        }
      else if (g_str_equal (name, "matimage") && uri != NULL)
        {
          g_string_append (out, "<img src=\"");
          ash_append_html_attribute (out, uri);
          g_string_append (out, "\" alt=\"\">");
        }
      else if (g_str_equal (name, "matbreak"))
        g_string_append (out, "<br>");
      else
        append_material (out, child, skip, depth + 1);
    }
}

/**
 * ash_qti_material:
 * @node: what holds materials, at any depth
 * @skip: (nullable): elements whose materials are another matter
 *
 * Returns: (transfer full): an HTML fragment, perhaps empty
 */
char *
ash_qti_material (const AshXmlNode *node, const char *const *skip)
{
  GString *out = g_string_new (NULL);

  append_material (out, node, skip, 0);
  return g_string_free (out, FALSE);
}

static char *
field_in (const AshXmlNode *metadata, const char *label)
{
  for (const AshXmlNode *f = ash_xml_find (metadata, "qtimetadatafield"); f != NULL;
       f = ash_xml_find_next (metadata, f, "qtimetadatafield"))
    {
      g_autofree char *name = ash_xml_child_text (f, "fieldlabel");

      if (name != NULL && g_ascii_strcasecmp (g_strstrip (name), label) == 0)
        {
          char *entry = ash_xml_child_text (f, "fieldentry");

          return entry != NULL ? g_strstrip (entry) : NULL;
        }
    }
  return NULL;
}

/**
 * ash_qti_field:
 * @node: an `item`, `assessment` or `objectbank`
 *
 * Returns: (transfer full) (nullable): the entry under @label in the node's own metadata
 */
char *
ash_qti_field (const AshXmlNode *node, const char *label)
{
  static const char *const homes[] = { "itemmetadata", "qtimetadata" };

  for (guint i = 0; i < G_N_ELEMENTS (homes); i++)
    for (const AshXmlNode *home = ash_xml_first (node, homes[i]); home != NULL;
         home = ash_xml_next (home, homes[i]))
      {
        char *entry = field_in (home, label);

        if (entry != NULL)
          return entry;
      }
  return NULL;
}

static guint
count_below (const AshXmlNode *node, const char *name)
{
  guint n = 0;

  for (const AshXmlNode *x = ash_xml_find (node, name); x != NULL;
       x = ash_xml_find_next (node, x, name))
    n++;
  return n;
}

static gboolean
is_truth_word (const AshXmlNode *label)
{
  const char *ident = ash_xml_attribute (label, "ident");
  g_autofree char *html = ash_qti_material (label, NULL);
  g_autofree char *text = ash_text_from_html (html);

  return (ident != NULL &&
          (g_ascii_strcasecmp (ident, "true") == 0 || g_ascii_strcasecmp (ident, "false") == 0)) ||
         g_ascii_strcasecmp (text, "true") == 0 || g_ascii_strcasecmp (text, "false") == 0;
}

static gboolean
is_true_or_false (const AshXmlNode *presentation)
{
  guint n = 0;

  for (const AshXmlNode *l = ash_xml_find (presentation, "response_label"); l != NULL;
       l = ash_xml_find_next (presentation, l, "response_label"), n++)
    if (n >= 2 || !is_truth_word (l))
      return FALSE;
  return n == 2;
}

/* What the form of a question says, when its profile says nothing that fits. */
static AshQuestionKind
kind_of_shape (const AshXmlNode *item, const AshXmlNode *presentation)
{
  guint n_choices = count_below (presentation, "response_lid");
  guint n_texts = count_below (presentation, "response_str");
  const AshXmlNode *choice = ash_xml_find (presentation, "response_lid");
  const char *cardinality = choice != NULL ? ash_xml_attribute (choice, "rcardinality") : NULL;

  if (n_choices + n_texts != 1 || ash_xml_find (presentation, "response_num") != NULL ||
      ash_xml_find (presentation, "response_grp") != NULL ||
      ash_xml_find (presentation, "response_xy") != NULL)
    return ASH_QUESTION_UNKNOWN;
  if (n_texts == 1)
    {
      if (ash_xml_find (item, "vargte") != NULL || ash_xml_find (item, "varlte") != NULL ||
          ash_xml_find (item, "vargt") != NULL || ash_xml_find (item, "varlt") != NULL)
        return ASH_QUESTION_UNKNOWN;
      if (ash_xml_find (item, "varsubstring") != NULL)
        return ASH_QUESTION_PATTERN_MATCH;
      return ash_xml_find (item, "varequal") != NULL ? ASH_QUESTION_FILL_IN : ASH_QUESTION_ESSAY;
    }
  if (ash_xml_find (choice, "response_label") == NULL)
    return ASH_QUESTION_UNKNOWN;
  if (cardinality != NULL && g_ascii_strcasecmp (cardinality, "Multiple") == 0)
    return ASH_QUESTION_MULTIPLE_RESPONSE;
  return is_true_or_false (presentation) ? ASH_QUESTION_TRUE_FALSE : ASH_QUESTION_MULTIPLE_CHOICE;
}

static gboolean
is_choice_kind (AshQuestionKind kind)
{
  return kind == ASH_QUESTION_MULTIPLE_CHOICE || kind == ASH_QUESTION_MULTIPLE_RESPONSE ||
         kind == ASH_QUESTION_TRUE_FALSE;
}

/* Whether a question can be of the kind that it says it is. */
static gboolean
fits (AshQuestionKind kind, const AshXmlNode *presentation)
{
  const AshXmlNode *choice = ash_xml_find (presentation, "response_lid");

  if (!is_choice_kind (kind))
    return choice == NULL;
  return choice != NULL && ash_xml_find (choice, "response_label") != NULL &&
         ash_xml_find_next (presentation, choice, "response_lid") == NULL;
}

/* Whether it has so many answers, conditions or feedbacks that reading it would take a while. */
static gboolean
is_too_big (const AshXmlNode *item)
{
  static const char *const PARTS[] = { "response_label",  "varequal",     "varsubstring", "not",
                                       "displayfeedback", "itemfeedback", "respcondition" };

  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    {
      guint n = 0;

      for (const AshXmlNode *part = ash_xml_find (item, PARTS[i]);
           part != NULL && n <= ASH_LIMIT_ANSWERS; part = ash_xml_find_next (item, part, PARTS[i]))
        n++;
      if (n > ASH_LIMIT_ANSWERS)
        return TRUE;
    }
  return FALSE;
}

static AshQuestionKind
kind_of (const AshXmlNode *item, const AshXmlNode *presentation)
{
  g_autofree char *profile = ash_qti_field (item, "cc_profile");
  g_autofree char *type = NULL;

  if (presentation == NULL || is_too_big (item))
    return ASH_QUESTION_UNKNOWN;
  for (guint i = 0; profile != NULL && i < G_N_ELEMENTS (PROFILES); i++)
    if (strstr (profile, PROFILES[i].profile) != NULL && fits (PROFILES[i].kind, presentation))
      return PROFILES[i].kind;
  type = ash_qti_field (item, "question_type");
  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (CANVAS_TYPES); i++)
    if (g_str_equal (type, CANVAS_TYPES[i].type) && fits (CANVAS_TYPES[i].kind, presentation))
      return CANVAS_TYPES[i].kind;
  if (type != NULL && g_str_has_suffix (type, "_question"))
    return ASH_QUESTION_UNKNOWN;
  return kind_of_shape (item, presentation);
}

static gint64
points_of (const AshXmlNode *item)
{
  static const char *const labels[] = { "cc_weighting", "points_possible", "qmd_weighting" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *text = ash_qti_field (item, labels[i]);
      double value = text != NULL && text[0] != '\0' ? g_ascii_strtod (text, NULL) : NAN;

      if (isfinite (value) && value >= 0 && value < MAX_POINTS)
        return llround (value * 100);
    }
  return ASH_UNSET;
}

/* The records below a question are named by their place in it, and stand beside each other in
 * the index of their ids: 80,000 choices come in a good deal faster so. */
static char *
derive (const AshQuestion *question, guint kind, guint index)
{
  return g_strdup_printf ("%.22s%02x%08x", question->record.id, kind, index);
}

static void
read_choices (AshQtiItem *self, const AshXmlNode *presentation, GPtrArray *idents)
{
  for (const AshXmlNode *label = ash_xml_find (presentation, "response_label"); label != NULL;
       label = ash_xml_find_next (presentation, label, "response_label"))
    {
      const char *ident = ash_xml_attribute (label, "ident");
      AshChoice *choice = ash_choice_new ();

      choice->record.id = derive (self->question, 1, self->choices->len);
      choice->question = g_strdup (self->question->record.id);
      choice->pos = ash_position_nth (self->choices->len);
      choice->html = ash_qti_material (label, NULL);
      g_ptr_array_add (self->choices, choice);
      g_ptr_array_add (idents, g_strdup (ident != NULL ? ident : ""));
    }
}

static void
mark_right (AshQtiItem *self, const AshQtiCondition *condition, GPtrArray *idents)
{
  for (guint i = 0; i < condition->equal->len; i++)
    {
      const AshQtiMatch *match = g_ptr_array_index (condition->equal, i);

      for (guint j = 0; j < idents->len; j++)
        if (g_str_equal (g_ptr_array_index (idents, j), match->text))
          {
            ((AshChoice *) g_ptr_array_index (self->choices, j))->is_correct = TRUE;
            self->has_key = TRUE;
          }
    }
}

static gboolean
has_accepted (AshQtiItem *self, const AshQtiMatch *match)
{
  for (guint i = 0; i < self->accepted->len; i++)
    {
      const AshAccepted *known = g_ptr_array_index (self->accepted, i);

      if (g_str_equal (known->text, match->text) &&
          (known->how == ASH_ACCEPT_CONTAINS) == match->is_substring)
        return TRUE;
    }
  return FALSE;
}

static void
accept (AshQtiItem *self, const AshQtiCondition *condition)
{
  for (guint i = 0; i < condition->equal->len; i++)
    {
      const AshQtiMatch *match = g_ptr_array_index (condition->equal, i);
      AshAccepted *accepted;

      if (match->text[0] == '\0' || has_accepted (self, match))
        continue;
      accepted = ash_accepted_new ();
      accepted->record.id = derive (self->question, 2, self->accepted->len);
      accepted->question = g_strdup (self->question->record.id);
      accepted->pos = ash_position_nth (self->accepted->len);
      accepted->text = g_strdup (match->text);
      accepted->how = match->is_substring ? ASH_ACCEPT_CONTAINS : ASH_ACCEPT_EXACT;
      accepted->is_case_sensitive = match->is_case_sensitive;
      g_ptr_array_add (self->accepted, accepted);
      self->has_key = TRUE;
    }
}

static void
read_key (AshQtiItem *self, const AshXmlNode *item, GPtrArray *idents)
{
  double least = INFINITY;
  double most = 0;

  for (const AshXmlNode *c = ash_xml_find (item, "respcondition"); c != NULL;
       c = ash_xml_find_next (item, c, "respcondition"))
    {
      g_autoptr (AshQtiCondition) condition = ash_qti_condition_new (c);

      if (condition->score <= 0)
        continue;
      least = MIN (least, condition->score);
      most = MAX (most, condition->score);
      if (self->choices->len > 0)
        mark_right (self, condition, idents);
      else if (self->question->kind != ASH_QUESTION_ESSAY)
        accept (self, condition);
    }
  self->is_partial = least < most;
}

/**
 * ash_qti_item_new:
 * @item: an `item` element
 * @id: what the question is to be called
 *
 * Returns: (transfer full): the question with its choices, key and feedback. Of a kind that is
 *   none of the six only title and stem are set
 */
AshQtiItem *
ash_qti_item_new (const AshXmlNode *item, const char *id)
{
  static const char *const answers[] = { "response_label", "render_fib", "solutionmaterial",
                                         "hintmaterial", NULL };
  AshQtiItem *self = g_new0 (AshQtiItem, 1);
  AshQuestion *question = self->question = ash_question_new ();
  const AshXmlNode *presentation = ash_xml_first (item, "presentation");
  g_autoptr (GPtrArray) idents = g_ptr_array_new_with_free_func (g_free);

  self->choices = g_ptr_array_new_with_free_func (ASH_CHOICE.free);
  self->accepted = g_ptr_array_new_with_free_func (ASH_ACCEPTED.free);
  question->record.id = g_strdup (id);
  question->kind = kind_of (item, presentation);
  question->title = ash_text_clean_title (ash_xml_attribute (item, "title"));
  question->stem = presentation != NULL ? ash_qti_material (presentation, answers) : g_strdup ("");
  question->points_c = points_of (item);
  question->category = ash_qti_field (item, "cc_question_category");
  if (question->kind == ASH_QUESTION_UNKNOWN)
    return self;
  /* Canvas writes an empty label into the field that a text is typed in. */
  if (is_choice_kind (question->kind))
    read_choices (self, presentation, idents);
  read_key (self, item, idents);
  ash_qti_read_feedback (self, item, idents);
  return self;
}

void
ash_qti_item_free (AshQtiItem *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->question, ash_question_free);
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->accepted);
  g_free (self);
}
