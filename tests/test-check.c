#include "made-design.h"

#include <ash-check.h>
#include <gio/gio.h>

/* A credential to which nothing is to be said: every rule starts from it. */
typedef struct
{
  Made *made;
  AshItem *module;
  AshItem *page;
  AshItem *quiz;
  AshStatement *outcome;
  AshAssessment *assessment;
} Sound;

static AshItem *
add_page (Sound *sound, const char *title, const char *path, const char *html)
{
  AshItem *item = made_item (sound->made, sound->module, ASH_ITEM_PAGE, title, html);

  item->path = g_strdup (path);
  return item;
}

static void
sound_init (Sound *self)
{
  AshQuestion *question;

  self->made = made_new ("Seeing data", "en");
  made_field (self->made, "purpose", "Charts that tell the truth.");
  made_field (self->made, "audience", "People who report.");
  self->module = made_item (self->made, NULL, ASH_ITEM_FOLDER, "Charts", NULL);
  self->page = add_page (self, "Bars", "course/bars.html", "<p>Bars start at zero.</p>");
  self->quiz = made_item (self->made, self->module, ASH_ITEM_QUIZ, "Quiz", NULL);
  question = made_question (self->made, self->quiz, ASH_QUESTION_MULTIPLE_CHOICE, "Which?");
  made_choice (self->made, question, "This", TRUE, NULL);
  made_choice (self->made, question, "That", FALSE, NULL);
  self->outcome = made_outcome (self->made, "O1", "Choose a chart");
  self->assessment = made_assessment (self->made, "Quiz", self->quiz, 10000, 7000);
  made_align (self->made, ASH_SUBJECT_ASSESSMENT, self->assessment, self->outcome,
              ASH_DEPTH_ASSESSED);
}

static void
sound_clear (Sound *self)
{
  made_free (self->made);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sound, sound_clear)

/* What was found, a line for each: "rule severity ref". */
static GPtrArray *
findings (Sound *sound)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = ash_check_credential (sound->made->design, &sound->made->bodies, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    {
      const AshFinding *finding = g_ptr_array_index (found, i);

      g_test_message ("%s %s: %s", finding->rule, finding->where, finding->what);
      g_assert_cmpuint (strlen (finding->where), >, 0);
      g_assert_cmpuint (strlen (finding->what), >, 0);
      g_assert_cmpuint (strlen (finding->fix), >, 0);
    }
  return found;
}

static void
assert_quiet (Sound *sound)
{
  g_autoptr (GPtrArray) found = findings (sound);

  g_assert_cmpuint (found->len, ==, 0);
}

static void
assert_finds (Sound *sound,
              const char *rule,
              AshSeverity severity,
              gpointer record,
              const char *where,
              guint count)
{
  g_autoptr (GPtrArray) found = findings (sound);

  g_assert_cmpuint (found->len, ==, count);
  for (guint i = 0; i < found->len; i++)
    {
      const AshFinding *finding = g_ptr_array_index (found, i);

      g_assert_cmpstr (finding->rule, ==, rule);
      g_assert_cmpint (finding->severity, ==, severity);
      g_assert_cmpstr (finding->ref, ==, ((AshRecord *) record)->id);
      g_assert_cmpstr (finding->where, ==, where);
    }
}

static void
test_sound (void)
{
  g_auto (Sound) sound = { 0 };

  sound_init (&sound);
  assert_quiet (&sound);
}

static void
test_outcome (void)
{
  g_auto (Sound) sound = { 0 };
  AshStatement *second;
  AshRubric *rubric;

  sound_init (&sound);
  second = made_outcome (sound.made, "O2", "Redesign a chart");
  /* Practised is not shown, and neither is what an item claims. */
  made_align (sound.made, ASH_SUBJECT_ITEM, sound.page, second, ASH_DEPTH_PRACTISED);
  made_align (sound.made, ASH_SUBJECT_ITEM, sound.page, second, ASH_DEPTH_ASSESSED);
  assert_finds (&sound, "outcome-without-assessment", ASH_SEVERITY_ERROR, second,
                "O2, Redesign a chart", 1);
  /* A criterion shows it, once something is judged by its rubric. */
  rubric = made_rubric (sound.made, "Charts");
  made_align (sound.made, ASH_SUBJECT_CRITERION, made_criterion (sound.made, rubric, "Scale"),
              second, ASH_DEPTH_ASSESSED);
  assert_finds (&sound, "outcome-without-assessment", ASH_SEVERITY_ERROR, second,
                "O2, Redesign a chart", 1);
  made_assessment (sound.made, "Redesign", NULL, 0, 0)->rubric = g_strdup (rubric->record.id);
  assert_quiet (&sound);
}

static void
test_outcome_quiet (void)
{
  g_auto (Sound) two = { 0 };
  g_auto (Sound) none = { 0 };

  /* One assessment shows several outcomes, and is a practical that is no item. */
  sound_init (&two);
  g_clear_pointer (&two.assessment->item, g_free);
  made_align (two.made, ASH_SUBJECT_ASSESSMENT, two.assessment,
              made_outcome (two.made, NULL, "Describe a trend"), ASH_DEPTH_ASSESSED);
  assert_quiet (&two);
  /* A credential that has no outcomes yet, and nothing assessed, has no gap between them; that it
   * has none is said once. */
  sound_init (&none);
  g_ptr_array_set_size (none.made->design->outcomes, 0);
  g_ptr_array_set_size (none.made->design->assessments, 0);
  g_ptr_array_set_size (none.made->design->alignments, 0);
  assert_finds (&none, "missing-outcomes", ASH_SEVERITY_ADVICE, none.made->design->credential,
                "Seeing data", 1);
}

static void
test_assessment (void)
{
  g_auto (Sound) sound = { 0 };
  AshAssessment *second;
  AshStatement *foreign;

  sound_init (&sound);
  second = made_assessment (sound.made, "Talk", NULL, 0, 0);
  /* Practice is not evidence, and an outcome of another credential is not ours. */
  made_align (sound.made, ASH_SUBJECT_ASSESSMENT, second, sound.outcome, ASH_DEPTH_PRACTISED);
  foreign = ash_statement_new ();
  made_id (sound.made, foreign);
  made_align (sound.made, ASH_SUBJECT_ASSESSMENT, second, foreign, ASH_DEPTH_ASSESSED);
  assert_finds (&sound, "assessment-without-outcome", ASH_SEVERITY_ADVICE, second, "Talk", 1);
  ash_statement_free (foreign);
}

static void
test_assessment_quiet (void)
{
  g_auto (Sound) criterion = { 0 };
  g_auto (Sound) shared = { 0 };
  g_auto (Sound) untitled = { 0 };
  AshRubric *rubric;

  /* Its rubric's criteria show outcomes. */
  sound_init (&criterion);
  rubric = made_rubric (criterion.made, "Charts");
  made_align (criterion.made, ASH_SUBJECT_CRITERION,
              made_criterion (criterion.made, rubric, "Scale"), criterion.outcome,
              ASH_DEPTH_ASSESSED);
  made_assessment (criterion.made, "Redesign", NULL, 0, 0)->rubric = g_strdup (rubric->record.id);
  assert_quiet (&criterion);
  /* Two assessments show the same outcome. */
  sound_init (&shared);
  made_align (shared.made, ASH_SUBJECT_ASSESSMENT,
              made_assessment (shared.made, "Again", shared.quiz, 0, 0), shared.outcome,
              ASH_DEPTH_ASSESSED);
  assert_quiet (&shared);
  /* A quiz that nobody made evidence is practice. */
  sound_init (&untitled);
  made_item (untitled.made, untitled.module, ASH_ITEM_QUIZ, "Warming up", NULL);
  assert_quiet (&untitled);
}

static void
remove_field (Sound *sound, const char *key, const char *value)
{
  GPtrArray *fields = sound->made->design->fields;

  for (guint i = 0; i < fields->len; i++)
    {
      AshSheetField *field = g_ptr_array_index (fields, i);

      if (g_str_equal (field->key, key))
        {
          g_free (field->value);
          field->value = g_strdup (value);
        }
    }
}

static void
test_purpose_audience (void)
{
  static const char *const keys[] = { "purpose", "audience" };
  static const char *const rules[] = { "missing-purpose", "missing-audience" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto (Sound) empty = { 0 };
      g_auto (Sound) word = { 0 };
      g_auto (Sound) other = { 0 };
      g_auto (Sound) course = { 0 };

      sound_init (&empty);
      remove_field (&empty, keys[i], "");
      assert_finds (&empty, rules[i], ASH_SEVERITY_ADVICE, empty.made->design->credential,
                    "Seeing data", 1);
      /* What only keeps the place says nothing either. */
      remove_field (&empty, keys[i], "TBD.");
      assert_finds (&empty, rules[i], ASH_SEVERITY_ADVICE, empty.made->design->credential,
                    "Seeing data", 1);
      /* Short, or in another language, is for its author to judge. */
      sound_init (&word);
      remove_field (&word, keys[i], "نعم");
      assert_quiet (&word);
      remove_field (&word, keys[i], "Todo el personal de enfermería");
      assert_quiet (&word);
      remove_field (&word, keys[i], "Draft horses and those who work with them");
      assert_quiet (&word);
      /* What else is on the sheet may be empty. */
      sound_init (&other);
      made_field (other.made, "prerequisites", "");
      assert_quiet (&other);
      /* A source course is no credential and needs neither. */
      sound_init (&course);
      remove_field (&course, keys[i], NULL);
      g_clear_pointer (&course.made->design->credential, ash_credential_free);
      assert_quiet (&course);
    }
}

static void
test_dead_link (void)
{
  g_auto (Sound) page = { 0 };
  g_auto (Sound) quiz = { 0 };
  g_auto (Sound) link = { 0 };
  AshItem *item;

  sound_init (&page);
  item = add_page (&page, "Lines", "course/lines.html",
                   "<p><a href=\"gone.html\">a</a> <a href=\"gone.html\">again</a> "
                   "<img src=\"gone.png\" alt=\"A chart\"></p>");
  made_source (page.made);
  assert_finds (&page, "dead-link", ASH_SEVERITY_WARNING, item, "Charts / Lines", 2);

  sound_init (&quiz);
  made_question (quiz.made, quiz.quiz, ASH_QUESTION_ESSAY,
                 "<p>See <a href=\"gone.html\">the page</a>.</p>");
  assert_finds (&quiz, "dead-link", ASH_SEVERITY_WARNING, quiz.quiz, "Charts / Quiz", 1);

  sound_init (&link);
  item = made_item (link.made, link.module, ASH_ITEM_LINK, "Reading", NULL);
  item->link_url = g_strdup ("../gone/reading.html");
  assert_finds (&link, "dead-link", ASH_SEVERITY_WARNING, item, "Charts / Reading", 1);
}

static void
test_unused_link (void)
{
  g_auto (Sound) sound = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  AshSourceView *view;
  AshItem *other = ash_item_new ();
  AshItem *item;

  sound_init (&sound);
  item = add_page (&sound, "Lines", "course/lines.html", "<a href=\"other.html\">Other</a>");
  view = made_source (sound.made);
  made_id (sound.made, other);
  other->kind = ASH_ITEM_PAGE;
  other->title = g_strdup ("The other page");
  other->path = g_strdup ("course/other.html");
  g_ptr_array_add (view->items, other);
  g_hash_table_insert (view->by_id, other->record.id, other);
  assert_finds (&sound, "dead-link", ASH_SEVERITY_WARNING, item, "Charts / Lines", 1);
  found = findings (&sound);
  g_assert_nonnull (strstr (((AshFinding *) g_ptr_array_index (found, 0))->what, "The other page"));
}

static void
test_dead_link_quiet (void)
{
  static const char *const pages[] = {
    /* Ways out of the course are not ours to judge. */
    "<a href=\"https://example.org/gone\">x</a> <a href=\"mailto:a@example.org\">y</a> "
    "<a href=\"//example.org/\">z</a>",
    /* Within the page, and places without an address. */
    "<h2 id=\"top\">Top</h2><a href=\"#top\">x</a> <a href=\"\">y</a> <a name=\"here\">z</a> "
    "<a href=\"#\">menu</a>",
    /* Odd but true spellings of what is there. */
    "<a href=\"bars.html\">x</a> <a href=\"./../course/bars.html#top\">y</a> "
    "<a href=\"BARS.html\">z</a> <img src=\"$IMS-CC-FILEBASE$/course/a%20chart.svg\" alt=\"A\">",
    /* Pages that an LMS makes. */
    "<a href=\"$CANVAS_COURSE_REFERENCE$/modules\">x</a> "
    "<a href=\"%24CANVAS_COURSE_REFERENCE%24/assignments/syllabus\">y</a>",
    /* Pictures that stand in the page, and what only looks like a link. */
    "<img src=\"data:image/png;base64,AAAA\" alt=\"A\"><code>&lt;a href=\"gone.html\"&gt;</code>"
    "<!-- <a href=\"gone.html\">x</a> -->",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_auto (Sound) sound = { 0 };

      sound_init (&sound);
      add_page (&sound, "Lines", "course/lines.html", pages[i]);
      made_asset (sound.made, "course/a chart.svg", "image/svg+xml", "<svg/>", 6);
      made_source (sound.made);
      g_test_message ("page %u", i);
      assert_quiet (&sound);
    }
}

static void
test_alt_text (void)
{
  g_auto (Sound) page = { 0 };
  g_auto (Sound) choice = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  AshItem *item;
  AshQuestion *question;

  sound_init (&page);
  made_asset (page.made, "course/rain fall.svg", "image/svg+xml", "<svg/>", 6);
  item = add_page (&page, "Lines", "course/lines.html",
                   "<img src=\"rain%20fall.svg\"><img src=\"rain%20fall.svg\" alt=\"rain.svg\">");
  made_source (page.made);
  assert_finds (&page, "missing-alt-text", ASH_SEVERITY_WARNING, item, "Charts / Lines", 2);
  found = findings (&page);
  g_assert_cmpstr (((AshFinding *) g_ptr_array_index (found, 0))->what, ==,
                   "The picture “rain fall.svg” has no description.");

  sound_init (&choice);
  question = made_question (choice.made, choice.quiz, ASH_QUESTION_MULTIPLE_CHOICE, "Which one?");
  made_choice (choice.made, question, "<img src=\"data:image/png;base64,AAAA\">", TRUE, NULL);
  assert_finds (&choice, "missing-alt-text", ASH_SEVERITY_WARNING, choice.quiz, "Charts / Quiz", 1);
}

static void
test_alt_text_quiet (void)
{
  static const char *const pages[] = {
    "<img src=\"chart.svg\" alt=\"Rain from 2019 to 2022, rising\">",
    /* Decoration. */
    "<img src=\"chart.svg\" alt=\"\"><hr>",
    /* A description that only mentions a file, and one in another language. */
    "<img src=\"chart.svg\" alt=\"The list of files, with notes.txt on top\">"
    "<img src=\"chart.svg\" alt=\"مخطط\">",
    /* No picture at all. */
    "<p>An <code>&lt;img src=\"chart.svg\"&gt;</code> in words</p><!-- <img src=\"x.png\"> -->",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_auto (Sound) sound = { 0 };

      sound_init (&sound);
      made_asset (sound.made, "course/chart.svg", "image/svg+xml", "<svg/>", 6);
      add_page (&sound, "Lines", "course/lines.html", pages[i]);
      made_source (sound.made);
      g_test_message ("page %u", i);
      assert_quiet (&sound);
    }
}

static void
test_quiz (void)
{
  g_auto (Sound) sound = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  AshQuestion *question;

  sound_init (&sound);
  question =
      made_question (sound.made, sound.quiz, ASH_QUESTION_TRUE_FALSE, "This axis begins at 10.");
  made_choice (sound.made, question, "True", FALSE, NULL);
  made_choice (sound.made, question, "False", FALSE, NULL);
  made_question (sound.made, sound.quiz, ASH_QUESTION_FILL_IN, "The middle is the …");
  assert_finds (&sound, "quiz-without-key", ASH_SEVERITY_ERROR, sound.quiz, "Charts / Quiz", 1);
  found = findings (&sound);
  g_assert_nonnull (
      strstr (((AshFinding *) g_ptr_array_index (found, 0))->what, "Questions 2, 3 have"));
}

static void
test_quiz_quiet (void)
{
  g_auto (Sound) person = { 0 };
  g_auto (Sound) survey = { 0 };
  g_auto (Sound) text = { 0 };
  g_auto (Sound) empty = { 0 };

  sound_init (&person);
  made_question (person.made, person.quiz, ASH_QUESTION_ESSAY, "Describe.");
  made_question (person.made, person.quiz, ASH_QUESTION_UNKNOWN, "Drag.");
  assert_quiet (&person);
  /* A question worth nothing asks for an opinion. */
  sound_init (&survey);
  made_question (survey.made, survey.quiz, ASH_QUESTION_MULTIPLE_CHOICE, "How was it?")->points_c =
      0;
  assert_quiet (&survey);
  sound_init (&text);
  made_accepted (text.made,
                 made_question (text.made, text.quiz, ASH_QUESTION_PATTERN_MATCH, "Which axis?"),
                 "Y", ASH_ACCEPT_CONTAINS);
  assert_quiet (&text);
  sound_init (&empty);
  made_item (empty.made, empty.module, ASH_ITEM_QUIZ, "To be written", NULL);
  assert_quiet (&empty);
}

/* What is said of one text is set aside until that text changes; a whole rule for good. */
static AshDismissal *
set_aside (Sound *sound, const char *rule, const char *subject, const char *digest)
{
  AshDismissal *dismissal = ash_dismissal_new ();

  dismissal->record.id = g_strdup ("d1");
  dismissal->credential = g_strdup (sound->made->design->credential->record.id);
  dismissal->rule = g_strdup (rule);
  dismissal->subject = g_strdup (subject);
  dismissal->digest = g_strdup (digest);
  dismissal->reason = g_strdup ("Shown on the ward");
  g_ptr_array_add (sound->made->design->dismissals, dismissal);
  return dismissal;
}

static void
test_dismissed (void)
{
  g_auto (Sound) sound = { 0 };
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) aside = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_finding_free);
  const AshFinding *finding;
  AshStatement *lonely;

  sound_init (&sound);
  lonely = made_outcome (sound.made, "O2", "Judge a map");
  before = findings (&sound);
  g_assert_cmpuint (before->len, ==, 1);
  finding = g_ptr_array_index (before, 0);
  g_assert_nonnull (finding->about);
  g_assert_cmpstr (finding->credential, ==, sound.made->design->credential->record.id);
  set_aside (&sound, "outcome-without-assessment", lonely->record.id, finding->about);
  assert_quiet (&sound);
  open = ash_check_credential_all (sound.made->design, &sound.made->bodies, aside, NULL, NULL);
  g_assert_cmpuint (open->len, ==, 0);
  g_assert_cmpuint (aside->len, ==, 1);
  finding = g_ptr_array_index (aside, 0);
  g_assert_cmpstr (finding->dismissal, ==, "d1");
  g_assert_cmpstr (finding->reason, ==, "Shown on the ward");

  g_free (lonely->text);
  lonely->text = g_strdup ("Judge a chart");
  assert_finds (&sound, "outcome-without-assessment", ASH_SEVERITY_ERROR, lonely,
                "O2, Judge a chart", 1);
}

/* One of two dead links on a page. */
static void
test_dismissed_one (void)
{
  g_auto (Sound) sound = { 0 };
  g_autoptr (GPtrArray) before = NULL;
  const AshFinding *finding;
  AshItem *page;

  sound_init (&sound);
  page = add_page (&sound, "Lines", "course/lines.html",
                   "<a href=\"gone.html\">one</a> <a href=\"lost.html\">two</a>");
  before = findings (&sound);
  g_assert_cmpuint (before->len, ==, 2);
  finding = g_ptr_array_index (before, 0);
  set_aside (&sound, "dead-link", page->record.id, finding->about);
  assert_finds (&sound, "dead-link", ASH_SEVERITY_WARNING, page, "Charts / Lines", 1);
}

static void
test_dismissed_rule (void)
{
  g_auto (Sound) sound = { 0 };
  g_autoptr (GPtrArray) before = NULL;

  sound_init (&sound);
  add_page (&sound, "Lines", "course/lines.html",
            "<a href=\"gone.html\">one</a> <a href=\"lost.html\">two</a>");
  set_aside (&sound, "missing-alt-text", NULL, NULL);
  before = findings (&sound);
  g_assert_cmpuint (before->len, ==, 2);
  set_aside (&sound, "dead-link", NULL, NULL);
  assert_quiet (&sound);
}

/* A document of a stranger may say nothing of what it set aside. */
static void
test_dismissed_odd (void)
{
  g_auto (Sound) sound = { 0 };
  AshStatement *lonely;

  sound_init (&sound);
  lonely = made_outcome (sound.made, "O2", "Judge a map");
  set_aside (&sound, NULL, NULL, NULL);
  set_aside (&sound, "outcome-without-assessment", lonely->record.id, NULL);
  assert_finds (&sound, "outcome-without-assessment", ASH_SEVERITY_ERROR, lonely, "O2, Judge a map",
                1);
}

static void
test_cancel (void)
{
  g_auto (Sound) sound = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AshProgress) progress = ash_progress_new (cancellable);
  g_autoptr (GError) error = NULL;

  sound_init (&sound);
  g_cancellable_cancel (cancellable);
  g_assert_null (ash_check_credential (sound.made->design, &sound.made->bodies, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A body that is gone, or that no parser should read, is no reason to stop or to accuse. */
static void
test_bad_bodies (void)
{
  g_auto (Sound) sound = { 0 };
  GString *deep = g_string_new (NULL);
  AshItem *gone;

  sound_init (&sound);
  for (guint i = 0; i < 5000; i++)
    g_string_append (deep, "<div><b>");
  add_page (&sound, "Deep", "course/deep.html", deep->str);
  gone = add_page (&sound, "Gone", "course/gone.html", "<p>Gone</p>");
  g_free (gone->body);
  gone->body = g_strdup ("0000");
  assert_quiet (&sound);
  g_string_free (deep, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/sound", test_sound);
  g_test_add_func ("/check/dismissed", test_dismissed);
  g_test_add_func ("/check/dismissed/one", test_dismissed_one);
  g_test_add_func ("/check/dismissed/rule", test_dismissed_rule);
  g_test_add_func ("/check/dismissed/odd", test_dismissed_odd);
  g_test_add_func ("/check/outcome-without-assessment", test_outcome);
  g_test_add_func ("/check/outcome-without-assessment/quiet", test_outcome_quiet);
  g_test_add_func ("/check/assessment-without-outcome", test_assessment);
  g_test_add_func ("/check/assessment-without-outcome/quiet", test_assessment_quiet);
  g_test_add_func ("/check/missing-purpose-and-audience", test_purpose_audience);
  g_test_add_func ("/check/dead-link", test_dead_link);
  g_test_add_func ("/check/dead-link/unused", test_unused_link);
  g_test_add_func ("/check/dead-link/quiet", test_dead_link_quiet);
  g_test_add_func ("/check/missing-alt-text", test_alt_text);
  g_test_add_func ("/check/missing-alt-text/quiet", test_alt_text_quiet);
  g_test_add_func ("/check/quiz-without-key", test_quiz);
  g_test_add_func ("/check/quiz-without-key/quiet", test_quiz_quiet);
  g_test_add_func ("/check/cancel", test_cancel);
  g_test_add_func ("/check/bad-bodies", test_bad_bodies);
  return g_test_run ();
}
