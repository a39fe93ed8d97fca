#include "ash-qti-private.h"

#include "../cc/ash-cc-read-private.h"

#include <ash-id.h>
#include <ash-json-writer.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What is being filled: a bank, and the quiz whose own it is. */
typedef struct
{
  AshPackage *package;
  char *bank;          /* its id */
  const AshItem *quiz; /* NULL: a bank of its own */
  const char *title;   /* for report lines */
  const char *ref;     /* of the record they lead to; NULL for a bank */
  const char *key;     /* what ids of questions are derived from, with their ident */
  const char *path;
  guint n_questions;
  guint n_unknown;
  guint n_keyless;
  guint n_partial;
  gboolean is_second; /* only questions that the first reading cannot have had */
} Filler;

/* The bank is stored before its questions, so that they can be found by it. */
static gboolean
insert_bank (Filler *self, const char *key, GError **error)
{
  AshPackage *package = self->package;
  AshBank *bank = ash_bank_new ();

  self->bank = ash_package_derive (package, "bank", key);
  bank->record.id = g_strdup (self->bank);
  bank->tree = g_strdup (package->tree->record.id);
  bank->pos = ash_position_nth (package->n_banks++);
  bank->title = g_strdup (self->title);
  bank->quiz = self->quiz != NULL ? g_strdup (self->quiz->record.id) : NULL;
  return ash_package_insert (package, &ASH_BANK, bank, error);
}

static gboolean
insert_all (AshPackage *package, const AshRecordClass *klass, GPtrArray *records, GError **error)
{
  g_ptr_array_set_free_func (records, NULL);
  for (guint i = 0; i < records->len; i++)
    if (!ash_package_insert (package, klass, g_ptr_array_index (records, i), error))
      {
        /* The failed one belongs to the package; the rest would leak. */
        for (guint j = i + 1; j < records->len; j++)
          klass->free (g_ptr_array_index (records, j));
        g_ptr_array_set_size (records, 0);
        return FALSE;
      }
  g_ptr_array_set_size (records, 0);
  return TRUE;
}

static gboolean
insert_key (
    AshPackage *package, const char *owner, const char *scheme, const char *value, GError **error)
{
  AshForeignKey *key;

  if (value == NULL || value[0] == '\0')
    return TRUE;
  key = ash_foreign_key_new ();
  key->tree = g_strdup (package->tree->record.id);
  key->owner = g_strdup (owner);
  key->scheme = g_strdup (scheme);
  key->value = g_strdup (value);
  return ash_package_insert (package, &ASH_FOREIGN_KEY, key, error);
}

static gboolean
insert_entry (
    AshPackage *package, const AshItem *quiz, const char *question, guint index, GError **error)
{
  AshQuizEntry *entry = ash_quiz_entry_new ();

  entry->record.id = ash_id_derive (quiz->record.id, "entry", question, NULL);
  entry->quiz = g_strdup (quiz->record.id);
  entry->pos = ash_position_nth (index);
  entry->question = g_strdup (question);
  return ash_package_insert (package, &ASH_QUIZ_ENTRY, entry, error);
}

static void
check_links (Filler *self, const AshQtiItem *item)
{
  const AshQuestion *q = item->question;
  const char *texts[] = { q->stem,         q->fb_general, q->fb_correct,
                          q->fb_incorrect, q->solution,   q->hint };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    ash_links_check_fragment (self->package, self->ref, self->title, self->path, texts[i]);
  for (guint i = 0; i < item->choices->len; i++)
    {
      const AshChoice *choice = g_ptr_array_index (item->choices, i);

      ash_links_check_fragment (self->package, self->ref, self->title, self->path, choice->html);
      ash_links_check_fragment (self->package, self->ref, self->title, self->path,
                                choice->feedback);
    }
}

static gboolean
keep_verbatim (Filler *self, AshQuestion *question, const AshXmlNode *node, GError **error)
{
  g_autofree char *xml = ash_xml_serialise (node);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));

  self->n_unknown++;
  if (!ash_package_claim_store (self->package, error))
    return FALSE;
  question->verbatim = ash_store_put_object (self->package->store, bytes, "application/xml", error);
  return question->verbatim != NULL;
}

static gboolean
read_question (Filler *self, const AshXmlNode *node, GError **error)
{
  AshPackage *package = self->package;
  const char *ident = ash_xml_attribute (node, "ident");
  g_autofree char *key = g_strconcat (self->key, "\n", ident != NULL ? ident : "", NULL);
  g_autofree char *id = ash_package_derive (package, "question", key);
  g_autofree char *ours = package->is_ours ? ash_id_from_exported (ident) : NULL;
  g_autoptr (AshQtiItem) item = ash_qti_item_new (node, id);
  AshQuestion *question = item->question;

  if (self->is_second && question->kind != ASH_QUESTION_UNKNOWN)
    return TRUE;
  question->bank = g_strdup (self->bank);
  question->pos = ash_position_nth (self->n_questions);
  question->path = g_strdup (self->path);
  if (question->kind == ASH_QUESTION_UNKNOWN && !keep_verbatim (self, question, node, error))
    return FALSE;
  self->n_keyless += !item->has_key && question->kind != ASH_QUESTION_UNKNOWN &&
                     question->kind != ASH_QUESTION_ESSAY;
  self->n_partial += item->is_partial;
  check_links (self, item);
  self->n_questions++;
  package->n_questions++;
  item->question = NULL;
  /* The question first: of an import that is stopped, what hangs on it is found by it. */
  return ash_package_insert (package, &ASH_QUESTION, question, error) &&
         (self->quiz == NULL ||
          insert_entry (package, self->quiz, id, self->n_questions - 1, error)) &&
         insert_all (package, &ASH_CHOICE, item->choices, error) &&
         insert_all (package, &ASH_ACCEPTED, item->accepted, error) &&
         insert_key (package, id, "qti-ident", ident, error) &&
         insert_key (package, id, "ashlar", ours, error);
}

static gboolean
read_questions (Filler *self, const AshXmlNode *home, GError **error)
{
  for (const AshXmlNode *node = ash_xml_find (home, "item"); node != NULL;
       node = ash_xml_find_next (home, node, "item"))
    {
      if (self->package->n_questions >= ASH_LIMIT_QUESTIONS)
        {
          ash_report_add (self->package->report, ASH_LINE_REFUSED, self->ref, self->title,
                          _ ("The package has more than %d questions; the rest was left out."),
                          ASH_LIMIT_QUESTIONS);
          return TRUE;
        }
      if (!read_question (self, node, error))
        return FALSE;
    }
  return TRUE;
}

/* Canvas writes all questions a second time beside the cartridge, under other names, those that
 * a cartridge cannot hold among them: only these are taken from there, unless the cartridge has
 * none at all. */
static gboolean
read_canvas_questions (Filler *self, const AshResource *resource, GError **error)
{
  AshPackage *package = self->package;
  g_autofree char *path = NULL;
  g_autoptr (AshXml) xml = NULL;
  g_autoptr (GError) local = NULL;
  AshMember *member;

  if (!package->is_canvas || resource == NULL)
    return TRUE;
  path = g_strdup_printf ("non_cc_assessments/%s.xml.qti", resource->identifier);
  member = ash_package_member (package, path);
  if (member == NULL)
    return TRUE;
  xml = ash_package_load_xml (package, member, &local);
  if (xml == NULL)
    return TRUE;
  member->is_consumed = TRUE;
  self->is_second = self->n_questions > 0;
  return read_questions (self, ash_xml_root (xml), error);
}

static void
report_kinds (Filler *self)
{
  AshReport *report = self->package->report;

  if (self->n_unknown > 0)
    ash_report_add (report, ASH_LINE_VERBATIM, self->ref, self->title,
                    g_dngettext (GETTEXT_PACKAGE,
                                 "%u question is of a kind that Ashlar does not know; it is kept "
                                 "as it is.",
                                 "%u questions are of kinds that Ashlar does not know; they are "
                                 "kept as they are.",
                                 self->n_unknown),
                    self->n_unknown);
  if (self->n_keyless > 0)
    ash_report_add (
        report, ASH_LINE_NOTE, self->ref, self->title,
        g_dngettext (GETTEXT_PACKAGE, "%u question has no right answer marked in the package.",
                     "%u questions have no right answer marked in the package.", self->n_keyless),
        self->n_keyless);
  if (self->n_partial > 0)
    ash_report_add (
        report, ASH_LINE_CHANGED, self->ref, self->title,
        g_dngettext (GETTEXT_PACKAGE,
                     "%u question gives a part of its points for some answers; they count as "
                     "right.",
                     "%u questions give a part of their points for some answers; they count as "
                     "right.",
                     self->n_partial),
        self->n_partial);
}

static double
minutes_of_unit (char unit, gboolean is_time)
{
  switch (unit)
    {
    case 'D':
      return 24 * 60;
    case 'H':
      return 60;
    case 'M':
      return is_time ? 1 : 0;
    case 'S':
      return 1 / 60.0;
    default:
      return 0;
    }
}

/* "30", "PT30M", "PT1H30M", "P1DT0H": minutes, a begun one whole. */
static gint64
minutes_of (const char *text)
{
  gboolean is_duration = text[0] == 'P';
  gboolean is_time = FALSE;
  double minutes = 0;

  if (!is_duration)
    minutes = floor (g_ascii_strtod (text, NULL));
  for (const char *at = text + 1; is_duration && *at != '\0';)
    {
      char *end;
      double number;

      if (*at == 'T')
        {
          is_time = TRUE;
          at++;
          continue;
        }
      number = g_ascii_strtod (at, &end);
      if (end == at || *end == '\0')
        return ASH_UNSET;
      minutes += number * minutes_of_unit (*end, is_time);
      at = end + 1;
    }
  if (is_duration)
    minutes = ceil (minutes);
  return minutes >= 1 && minutes <= 527040 ? (gint64) minutes : ASH_UNSET;
}

static gint64
attempts_of (const char *text)
{
  char *end;
  guint64 number = g_ascii_strtoull (text, &end, 10);

  if (g_ascii_strcasecmp (text, "unlimited") == 0 || g_str_equal (text, "-1"))
    return 0;
  return end != text && number > 0 && number < 1000 ? (gint64) number : ASH_UNSET;
}

static char *
first_field (const AshXmlNode *node, const char *const *labels)
{
  char *entry = NULL;

  for (guint i = 0; entry == NULL && labels[i] != NULL; i++)
    entry = ash_qti_field (node, labels[i]);
  return entry;
}

static void
read_limits (AshItem *quiz, const AshXmlNode *assessment)
{
  static const char *const limits[] = { "qmd_timelimit", "cc_timelimit", "timelimit", NULL };
  static const char *const tries[] = { "cc_maxattempts", "qmd_maxattempts", NULL };
  g_autofree char *limit = first_field (assessment, limits);
  g_autofree char *attempts = first_field (assessment, tries);

  if (limit != NULL)
    quiz->limit_minutes = minutes_of (limit);
  if (attempts != NULL)
    quiz->attempts = attempts_of (attempts);
}

/* The text before the questions: `rubric` in the profile, `presentation_material` elsewhere. */
static void
read_description (AshPackage *package,
                  AshItem *quiz,
                  const AshXmlNode *assessment,
                  const char *path)
{
  static const char *const homes[] = { "rubric", "presentation_material", "objectives" };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (AshJsonWriter) json = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (homes); i++)
    for (const AshXmlNode *home = ash_xml_first (assessment, homes[i]); home != NULL;
         home = ash_xml_next (home, homes[i]))
      {
        g_autofree char *html = ash_qti_material (home, NULL);

        g_string_append (text, html);
      }
  if (text->len == 0)
    return;
  json = ash_json_writer_new ();
  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_string (json, "description", text->str);
  ash_json_writer_end_object (json);
  g_free (quiz->settings);
  quiz->settings = ash_json_writer_finish (json);
  ash_links_check_fragment (package, quiz->record.id, quiz->title, path, text->str);
}

static void
report_draws (Filler *self, const AshXmlNode *assessment)
{
  const AshXmlNode *number = ash_xml_find (assessment, "selection_number");
  g_autofree char *text = number != NULL ? ash_xml_text (number) : NULL;

  if (text != NULL && g_strstrip (text)[0] != '\0')
    ash_report_add (self->package->report, ASH_LINE_CHANGED, self->ref, self->title,
                    _ ("This quiz drew %s of its questions at random; all of them are in it now."),
                    text);
}

static void
take_title (AshItem *item, const char *title)
{
  if (item->title == NULL || item->title[0] == '\0')
    {
      g_free (item->title);
      item->title = ash_text_clean_title (title);
    }
}

/**
 * ash_qti_read_quiz:
 * @draft: an item that becomes a quiz
 * @root: a `questestinterop` element
 *
 * Returns: %FALSE with @error set when cancelled or when the store failed
 */
gboolean
ash_qti_read_quiz (
    AshPackage *package, AshDraft *draft, const AshXmlNode *root, const char *path, GError **error)
{
  AshItem *quiz = draft->item;
  const AshXmlNode *assessment = ash_xml_find (root, "assessment");
  const AshXmlNode *home = assessment != NULL ? assessment : root;
  gboolean is_done;
  Filler filler = { package, NULL, quiz, NULL, quiz->record.id, quiz->record.id, path };

  quiz->kind = ASH_ITEM_QUIZ;
  ash_field_set (&quiz->path, path);
  take_title (quiz, ash_xml_attribute (home, "title"));
  filler.title = quiz->title;
  read_limits (quiz, home);
  read_description (package, quiz, home, path);
  is_done = insert_bank (&filler, quiz->record.id, error) &&
            read_questions (&filler, home, error) &&
            read_canvas_questions (&filler, draft->resource, error);
  g_free (filler.bank);
  if (!is_done)
    return FALSE;
  report_draws (&filler, home);
  report_kinds (&filler);
  if (filler.n_questions == 0)
    ash_report_add (package->report, ASH_LINE_NOTE, quiz->record.id, quiz->title,
                    _ ("This quiz has no questions in the package."));
  return TRUE;
}

static char *
bank_title (const AshXmlNode *bank)
{
  static const char *const labels[] = { "bank_title", "qmd_title", "cc_title", NULL };
  g_autofree char *title = first_field (bank, labels);
  char *clean = ash_text_clean_title (title != NULL ? title : ash_xml_attribute (bank, "title"));

  if (clean[0] != '\0')
    return clean;
  g_free (clean);
  return g_strdup (_ ("Question bank"));
}

/**
 * ash_qti_read_bank:
 * @resource: the resource of the bank; its `record` is set
 * @root: a `questestinterop` element
 */
gboolean
ash_qti_read_bank (AshPackage *package,
                   AshResource *resource,
                   const AshXmlNode *root,
                   GError **error)
{
  const AshXmlNode *found = ash_xml_find (root, "objectbank");
  const AshXmlNode *home = found != NULL ? found : root;
  g_autofree char *title = bank_title (home);
  const char *path = resource->main != NULL ? resource->main->path : "";
  gboolean is_done;
  Filler filler = { package, NULL, NULL, title, NULL, resource->identifier, path };

  is_done = insert_bank (&filler, resource->identifier, error);
  resource->record = filler.bank;
  ash_package_add_key (package, resource->record, "resource", resource->identifier);
  ash_package_add_ours (package, resource->record, resource->identifier);
  is_done = is_done && read_questions (&filler, home, error);
  report_kinds (&filler);
  return is_done;
}

/**
 * ash_qti_share_entries:
 *
 * The outline names one quiz twice: both items ask the same questions.
 */
gboolean
ash_qti_share_entries (AshPackage *package,
                       const AshItem *first,
                       const AshItem *second,
                       GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;

  if (!ash_package_flush (package, error) || !ash_package_claim_store (package, error))
    return FALSE;
  entries = ash_store_list (package->store, &ASH_QUIZ_ENTRY, "quiz", first->record.id, error);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const AshQuizEntry *entry = g_ptr_array_index (entries, i);
      AshQuizEntry *copy = ash_quiz_entry_copy (entry);

      copy->record.n = 0;
      ash_field_set (&copy->quiz, second->record.id);
      g_free (copy->record.id);
      copy->record.id = ash_id_derive (second->record.id, "entry", entry->question, NULL);
      if (!ash_package_insert (package, &ASH_QUIZ_ENTRY, copy, error))
        return FALSE;
    }
  return entries != NULL;
}
