#include "ash-revision-words.h"

#include <ash-json.h>
#include <ash-left-out.h>
#include <ash-rates.h>
#include <ash-sheet.h>
#include <glib/gi18n-lib.h>

static const struct
{
  const AshRecordClass *klass;
  const char *word;
} KINDS[] = {
  { &ASH_TREE, N_ ("Credential") },
  { &ASH_CREDENTIAL, N_ ("Credential") },
  { &ASH_ITEM, N_ ("Item") },
  { &ASH_ASSET, N_ ("File") },
  { &ASH_BANK, N_ ("Question pool") },
  { &ASH_QUESTION, N_ ("Question") },
  { &ASH_CHOICE, N_ ("Choice") },
  { &ASH_ACCEPTED, N_ ("Accepted answer") },
  { &ASH_QUIZ_ENTRY, N_ ("Line of a quiz") },
  { &ASH_STATEMENT, N_ ("Outcome") },
  { &ASH_CREDENTIAL_STATEMENT, N_ ("Outcome of the credential") },
  { &ASH_SHEET_FIELD, N_ ("Credential sheet") },
  { &ASH_ALIGNMENT, N_ ("Mark of an outcome") },
  { &ASH_RUBRIC, N_ ("Rubric") },
  { &ASH_CRITERION, N_ ("Criterion") },
  { &ASH_RATING, N_ ("Level of a criterion") },
  { &ASH_ASSESSMENT, N_ ("Evidence") },
  { &ASH_RULE, N_ ("Rule for completing") },
  { &ASH_BADGE, N_ ("Badge") },
  { &ASH_DISMISSAL, N_ ("Suggestion set aside") },
  { &ASH_VALIDATION, N_ ("What an employer says") },
};

/* Those of one kind before those that are called the same everywhere. */
static const struct
{
  const AshRecordClass *klass; /* NULL: every */
  const char *field;
  const char *word; /* NULL: for the program alone */
} FIELDS[] = {
  { &ASH_ITEM, "parent", N_ ("Module") },
  { &ASH_ITEM, "role", N_ ("Who sees it") },
  { &ASH_ASSET, "digest", N_ ("File") },
  { &ASH_ASSET, "role", N_ ("Who sees it") },
  { &ASH_CHOICE, "html", N_ ("Text") },
  { &ASH_STATEMENT, "bloom", N_ ("Level") },
  { &ASH_QUIZ_ENTRY, "question", N_ ("Question") },
  { &ASH_QUIZ_ENTRY, "bank", N_ ("Question pool") },
  { &ASH_ASSESSMENT, "item", N_ ("Item that carries it") },
  { &ASH_ASSESSMENT, "rubric", N_ ("Rubric") },
  { &ASH_ASSESSMENT, "minutes", N_ ("Time") },
  { &ASH_ASSESSMENT, "integrity", N_ ("How it is kept honest") },
  { &ASH_CREDENTIAL, "minutes", N_ ("Hours of learning") },
  { &ASH_RULE, "target", N_ ("Evidence") },
  { &ASH_BADGE, "design", N_ ("Look of the badge") },
  { &ASH_VALIDATION, "role", N_ ("Role") },
  { &ASH_VALIDATION, "statement", N_ ("Outcome") },
  { NULL, "title", N_ ("Title") },
  { NULL, "text", N_ ("Text") },
  { NULL, "body", N_ ("Text") },
  { NULL, "value", N_ ("Text") },
  { NULL, "lang", N_ ("Language") },
  { NULL, "pos", N_ ("Order") },
  { NULL, "kind", N_ ("Kind") },
  { NULL, "is_linked", N_ ("Place in the outline") },
  { NULL, "purpose", N_ ("Purpose") },
  { NULL, "mode", N_ ("How it is taught") },
  { NULL, "weeks", N_ ("Weeks") },
  { NULL, "publish_state", N_ ("Whether learners see it") },
  { NULL, "link_url", N_ ("Address") },
  { NULL, "minutes", N_ ("Learners’ time") },
  { NULL, "points_c", N_ ("Points") },
  { NULL, "min_c", N_ ("Points") },
  { NULL, "attempts", N_ ("Attempts") },
  { NULL, "limit_minutes", N_ ("Time limit") },
  { NULL, "settings", N_ ("Settings") },
  { NULL, "alt", N_ ("Description") },
  { NULL, "licence", N_ ("Licence") },
  { NULL, "attribution", N_ ("Author and source") },
  { NULL, "stem", N_ ("Question") },
  { NULL, "shuffle", N_ ("Shuffled choices") },
  { NULL, "category", N_ ("Category") },
  { NULL, "fb_general", N_ ("Feedback") },
  { NULL, "fb_correct", N_ ("Feedback when right") },
  { NULL, "fb_incorrect", N_ ("Feedback when wrong") },
  { NULL, "feedback", N_ ("Feedback") },
  { NULL, "solution", N_ ("Solution") },
  { NULL, "hint", N_ ("Hint") },
  { NULL, "is_correct", N_ ("Right answer") },
  { NULL, "how", N_ ("How it is compared") },
  { NULL, "is_case_sensitive", N_ ("Whether capitals count") },
  { NULL, "draw", N_ ("Questions drawn") },
  { NULL, "code", N_ ("Code") },
  { NULL, "knowledge", N_ ("Kind of knowledge") },
  { NULL, "version", N_ ("Version") },
  { NULL, "status", N_ ("Status") },
  { NULL, "issuer", N_ ("Awarded by") },
  { NULL, "review_date", N_ ("Review date") },
  { NULL, "level_scheme", N_ ("Framework") },
  { NULL, "level", N_ ("Level") },
  { NULL, "credit_scheme", N_ ("Kind of credit") },
  { NULL, "credit_c", N_ ("Credit") },
  { NULL, "pacing", N_ ("Pace") },
  { NULL, "module", N_ ("Module") },
  { NULL, "depth", N_ ("Introduced, practised or assessed") },
  { NULL, "note", N_ ("Note") },
  { NULL, "scoring", N_ ("Scoring") },
  { NULL, "weight_bp", N_ ("Weight") },
  { NULL, "pass_bp", N_ ("Pass mark") },
  { NULL, "op", N_ ("Rule") },
  { NULL, "need", N_ ("How many are needed") },
  { NULL, "name", N_ ("Name") },
  { NULL, "criteria_override", N_ ("What was done to earn it") },
  { NULL, "image", N_ ("Picture") },
  { NULL, "picture", N_ ("Picture") },
  { NULL, "achievement_type", N_ ("Kind of achievement") },
  { NULL, "valid_months", N_ ("Valid for") },
  { NULL, "reason", N_ ("Reason") },
  { NULL, "organisation", N_ ("Organisation") },
  { NULL, "person", N_ ("Person") },
  { NULL, "date", N_ ("Date") },
  { NULL, "file_name", N_ ("File") },
  { NULL, "file", N_ ("File") },
  { NULL, "statement", N_ ("Outcome") },
};

/* What is said on a sheet and stands in none of its groups. */
static const struct
{
  const char *key;
  const char *word;
} KEYS[] = {
  { ASH_FIELD_LEFT_OUT, N_ ("Left out of packages") },
  { ASH_FIELD_WITHOUT_TEACHERS, N_ ("Whether what is for teachers goes along") },
  { "description", N_ ("Description") },
  { "alt", N_ ("Description") },
  { "keywords", N_ ("Keywords") },
  { "rights", N_ ("Licence") },
  { "licence", N_ ("Licence") },
  { "attribution", N_ ("Author and source") },
  { "brief.role", N_ ("Role") },
  { "brief.situation", N_ ("Situation") },
  { "brief.product", N_ ("Product") },
  { "brief.standard", N_ ("Standard") },
  { "brief.evidence", N_ ("Evidence") },
};

const char *
ash_record_word (const AshRecordClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    if (KINDS[i].klass == klass)
      return _ (KINDS[i].word);
  return NULL;
}

const char *
ash_record_field_word (const AshRecordClass *klass, const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    if ((FIELDS[i].klass == NULL || FIELDS[i].klass == klass) &&
        g_str_equal (FIELDS[i].field, field))
      return _ (FIELDS[i].word);
  return NULL;
}

const char *
ash_sheet_key_word (const char *key)
{
  const AshSheetEntry *entry = key != NULL ? ash_sheet_find (key) : NULL;

  if (entry != NULL && entry->title != NULL)
    return g_dgettext (GETTEXT_PACKAGE, entry->title);
  for (guint i = 0; key != NULL && i < G_N_ELEMENTS (KEYS); i++)
    if (g_str_equal (KEYS[i].key, key))
      return _ (KEYS[i].word);
  if (ash_rate_of_key (key) < ASH_N_RATES)
    return ash_rate_title (ash_rate_of_key (key));
  return _ ("Another fact");
}

static char *
dup_member (const AshJson *json, const char *name)
{
  const AshJsonValue *value = ash_json_member (ash_json_root (json), name);

  if (value == NULL)
    return NULL;
  return ash_json_string (value) != NULL ? g_strdup (ash_json_string (value))
                                         : g_strdup_printf ("%.17g", ash_json_number (value));
}

static gboolean
differs (const AshJson *before, const AshJson *after, const char *name)
{
  g_autofree char *one = dup_member (before, name);
  g_autofree char *other = dup_member (after, name);

  return g_strcmp0 (one, other) != 0;
}

/* A line of a sheet is called by what it is about. */
static const char *
word_of (const AshRevisionChange *change, const AshJson *json, const char *field)
{
  if (change->klass == &ASH_SHEET_FIELD && g_str_equal (field, "value"))
    return ash_sheet_key_word (ash_json_member_string (ash_json_root (json), "key"));
  return ash_record_field_word (change->klass, field);
}

/**
 * ash_revision_change_dup_fields:
 */
char *
ash_revision_change_dup_fields (const AshRevisionChange *change)
{
  g_autoptr (AshJson) before =
      change->before != NULL ? ash_json_parse_text (change->before, NULL) : NULL;
  g_autoptr (AshJson) after =
      change->after != NULL ? ash_json_parse_text (change->after, NULL) : NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; before != NULL && after != NULL && i < change->klass->n_fields; i++)
    {
      const char *field = change->klass->fields[i].name;
      const char *word = differs (before, after, field) ? word_of (change, after, field) : NULL;

      if (word != NULL && !g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
        g_ptr_array_add (words, (gpointer) word);
    }
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);
  /* Translators: between the things that differ: Title, Text */
  return g_strjoinv (_ (", "), (char **) words->pdata);
}
