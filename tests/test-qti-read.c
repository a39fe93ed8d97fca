/* Questions as packages hold them, read into records. */
#include "package-fixture.h"

#include <ash-limits.h>

#define QTI(BODY)                                                                                  \
  "<questestinterop xmlns=\"http://www.imsglobal.org/xsd/ims_qtiasiv1p2\">" BODY                   \
  "</questestinterop>"
#define FIELD(LABEL, ENTRY)                                                                        \
  "<qtimetadatafield><fieldlabel>" LABEL "</fieldlabel><fieldentry>" ENTRY                         \
  "</fieldentry></qtimetadatafield>"
#define META(FIELDS) "<itemmetadata><qtimetadata>" FIELDS "</qtimetadata></itemmetadata>"
#define TEXT(HTML) "<material><mattext texttype=\"text/html\">" HTML "</mattext></material>"
#define PLAIN(HTML) "<material><mattext texttype=\"text/plain\">" HTML "</mattext></material>"
#define LABEL(ID, MATERIAL) "<response_label ident=\"" ID "\">" MATERIAL "</response_label>"
#define CHOICES(CARDINALITY, LABELS)                                                               \
  "<response_lid ident=\"r\" rcardinality=\"" CARDINALITY "\"><render_choice>" LABELS              \
  "</render_choice></response_lid>"
#define FIB "<response_str ident=\"r\"><render_fib/></response_str>"
#define SET(N) "<setvar varname=\"SCORE\" action=\"Set\">" N "</setvar>"
#define SHOW(ID) "<displayfeedback feedbacktype=\"Response\" linkrefid=\"" ID "\"/>"
#define EQUAL(TEXT) "<varequal respident=\"r\">" TEXT "</varequal>"
#define WHEN(VARIABLES, REST)                                                                      \
  "<respcondition><conditionvar>" VARIABLES "</conditionvar>" REST "</respcondition>"
#define FEEDBACK(ID, HTML)                                                                         \
  "<itemfeedback ident=\"" ID "\"><flow_mat>" TEXT (HTML) "</flow_mat></itemfeedback>"
#define QUESTION(ID, META, PRESENTATION, PROCESSING, REST)                                         \
  "<item ident=\"" ID "\">" META "<presentation>" PRESENTATION                                     \
  "</presentation><resprocessing>" PROCESSING "</resprocessing>" REST "</item>"

static Arrival *
arrive_quiz (const char *qti)
{
  const char *members[] = { "imsmanifest.xml",
                            MANIFEST (OUTLINE (ITEM ("i1", "r1", "Test")),
                                      RESOURCE ("r1", "imsqti_xmlv1p2/imscc_xmlv1p1/assessment",
                                                "quiz/q.xml")),
                            "quiz/q.xml", qti, NULL };
  Arrival *arrival = test_arrive (members);

  g_assert_no_error (arrival->error);
  g_assert_cmpint (arrival->imported->report->fates[ASH_FATE_CONVERTED], ==, 1);
  return arrival;
}

#define ASSESSMENT(META, ITEMS)                                                                    \
  QTI ("<assessment ident=\"a\" title=\"Own\"><qtimetadata>" META                                  \
       "</qtimetadata><section ident=\"s\">" ITEMS "</section></assessment>")

static const AshQuestion *
question_at (const Arrival *self, guint index)
{
  const AshItem *quiz = arrival_item (self, "Test");
  GPtrArray *entries = ash_design_entries (self->design, quiz->record.id);
  const AshQuizEntry *entry;

  g_assert_cmpuint (index, <, entries->len);
  entry = g_ptr_array_index (entries, index);
  return ash_design_question (self->design, entry->question);
}

static const AshChoice *
choice_at (const Arrival *self, const AshQuestion *question, guint index)
{
  GPtrArray *choices = ash_design_choices (self->design, question->record.id);

  g_assert_cmpuint (index, <, choices->len);
  return g_ptr_array_index (choices, index);
}

static const AshAccepted *
accepted_at (const Arrival *self, const AshQuestion *question, guint index)
{
  GPtrArray *accepted = ash_design_accepted (self->design, question->record.id);

  g_assert_cmpuint (index, <, accepted->len);
  return g_ptr_array_index (accepted, index);
}

static void
test_limits (void)
{
  g_autoptr (Arrival) a = arrive_quiz (ASSESSMENT (
      FIELD ("qmd_timelimit", "45") FIELD ("cc_maxattempts", "3"),
      QUESTION ("q", META (FIELD ("cc_profile", "cc.essay.v0p1")), TEXT ("Why?") FIB, "", "")));
  g_autoptr (Arrival) b = arrive_quiz (ASSESSMENT (
      FIELD ("qmd_timelimit", "soon") FIELD ("cc_maxattempts", "unlimited"),
      QUESTION ("q", META (FIELD ("cc_profile", "cc.essay.v0p1")), TEXT ("Why?") FIB, "", "")));

  g_assert_cmpint (arrival_item (a, "Test")->kind, ==, ASH_ITEM_QUIZ);
  g_assert_cmpint (arrival_item (a, "Test")->limit_minutes, ==, 45);
  g_assert_cmpint (arrival_item (a, "Test")->attempts, ==, 3);
  g_assert_cmpint (arrival_item (b, "Test")->limit_minutes, ==, ASH_UNSET);
  g_assert_cmpint (arrival_item (b, "Test")->attempts, ==, 0);
}

static void
test_limits_with_units (void)
{
  static const struct
  {
    const char *written;
    gint64 minutes;
  } limits[] = {
    { "PT1H30M", 90 },  { "P1DT1H", 1500 },      { "PT90S", 2 },
    { "90.5", 90 },     { "60 minutes", 60 },    { "P1M", ASH_UNSET },
    { "0", ASH_UNSET }, { "600000", ASH_UNSET }, { "PT", ASH_UNSET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autofree char *field = g_strdup_printf (FIELD ("qmd_timelimit", "%s"), limits[i].written);
      g_autofree char *question = g_strdup (
          QUESTION ("q", META (FIELD ("cc_profile", "cc.essay.v0p1")), TEXT ("Why?") FIB, "", ""));
      g_autofree char *quiz = g_strdup_printf (ASSESSMENT ("%s", "%s"), field, question);
      g_autoptr (Arrival) a = arrive_quiz (quiz);

      g_assert_cmpint (arrival_item (a, "Test")->limit_minutes, ==, limits[i].minutes);
    }
}

/* A question with too many answers is kept, but as one that is not known. */
static void
test_too_many_answers (void)
{
  g_autoptr (GString) labels = g_string_new (NULL);
  g_autofree char *question = NULL;
  g_autofree char *quiz = NULL;
  g_autoptr (Arrival) a = NULL;

  for (guint i = 0; i <= ASH_LIMIT_ANSWERS; i++)
    g_string_append (labels, LABEL ("x", PLAIN ("y")));
  question =
      g_strdup_printf (QUESTION ("q1", META (FIELD ("cc_profile", "cc.multiple_choice.v0p1")),
                                 TEXT ("Which?") CHOICES ("Single", "%s"), "", ""),
                       labels->str);
  quiz = g_strdup_printf (ASSESSMENT ("", "%s"), question);
  a = arrive_quiz (quiz);
  g_assert_cmpint (question_at (a, 0)->kind, ==, ASH_QUESTION_UNKNOWN);
  g_assert_cmpuint (arrival_lines (a, ASH_LINE_VERBATIM, "does not know"), ==, 1);
}

static void
test_partial (void)
{
  g_autoptr (Arrival) a = arrive_quiz (ASSESSMENT (
      "", QUESTION ("q1", META (FIELD ("cc_profile", "cc.multiple_choice.v0p1")),
                    TEXT ("Which?")
                        CHOICES ("Single", LABEL ("x", PLAIN ("1")) LABEL ("y", PLAIN ("2"))),
                    WHEN (EQUAL ("x"), SET ("100")) WHEN (EQUAL ("y"), SET ("50")), "")));

  g_assert_cmpuint (arrival_lines (a, ASH_LINE_CHANGED, "count as right"), ==, 1);
}

static void
test_multiple_choice (void)
{
  g_autoptr (Arrival) a = arrive_quiz (ASSESSMENT (
      "", QUESTION ("q1",
                    META (FIELD ("cc_profile", "cc.multiple_choice.v0p1")
                              FIELD ("cc_weighting", "4") FIELD ("cc_question_category", "Clay")),
                    TEXT ("Which is &lt;b&gt;clay&lt;/b&gt;?")
                        CHOICES ("Single", LABEL ("x", PLAIN ("1 &lt; 2")) LABEL (
                                               "y", TEXT ("Loam")) LABEL ("z", TEXT ("Sand"))),
                    WHEN ("<other/>", SHOW ("general_fb"))
                        WHEN (EQUAL ("y"), SET ("100") SHOW ("correct_fb"))
                            WHEN (EQUAL ("x"), SHOW ("x_fb")) WHEN (EQUAL ("z"), SHOW ("odd"))
                                WHEN ("<other/>", SET ("0") SHOW ("general_incorrect_fb")),
                    FEEDBACK ("general_fb", "General") FEEDBACK ("correct_fb", "Right")
                        FEEDBACK ("x_fb", "Not x") FEEDBACK ("odd", "Not z") FEEDBACK (
                            "general_incorrect_fb",
                            "Wrong") "<itemfeedback "
                                     "ident=\"solution\"><solution><"
                                     "solutionmaterial>" TEXT (
                                         "Loam it is") "</solutionmaterial></"
                                                       "solution></"
                                                       "itemfeedback>"
                                                       "<itemfeedback "
                                                       "ident=\"hint\"><hint><"
                                                       "hintmaterial>" TEXT ("Feel it") "</"
                                                                                        "hintmate"
                                                                                        "rial></"
                                                                                        "hint></"
                                                                                        "itemfeed"
                                                                                        "back"
                                                                                        ">")));
  const AshQuestion *q = question_at (a, 0);

  g_assert_cmpint (q->kind, ==, ASH_QUESTION_MULTIPLE_CHOICE);
  g_assert_cmpstr (q->stem, ==, "Which is <b>clay</b>?");
  g_assert_cmpint (q->points_c, ==, 400);
  g_assert_cmpstr (q->category, ==, "Clay");
  g_assert_cmpstr (q->path, ==, "quiz/q.xml");
  g_assert_cmpstr (choice_at (a, q, 0)->html, ==, "1 &lt; 2");
  g_assert_false (choice_at (a, q, 0)->is_correct);
  g_assert_true (choice_at (a, q, 1)->is_correct);
  g_assert_false (choice_at (a, q, 2)->is_correct);
  g_assert_cmpstr (choice_at (a, q, 0)->feedback, ==, "Not x");
  g_assert_cmpstr (choice_at (a, q, 2)->feedback, ==, "Not z");
  g_assert_cmpstr (q->fb_general, ==, "General");
  g_assert_cmpstr (q->fb_correct, ==, "Right");
  g_assert_cmpstr (q->fb_incorrect, ==, "Wrong");
  g_assert_cmpstr (q->solution, ==, "Loam it is");
  g_assert_cmpstr (q->hint, ==, "Feel it");
}

static void
test_multiple_response (void)
{
  g_autoptr (Arrival) a = arrive_quiz (ASSESSMENT (
      "",
      QUESTION ("q1", META (FIELD ("cc_profile", "cc.multiple_response.v0p1")),
                TEXT ("Which?") CHOICES ("Multiple", LABEL ("x", TEXT ("A")) LABEL ("y", TEXT ("B"))
                                                         LABEL ("z", TEXT ("C"))),
                WHEN ("<and>" EQUAL ("x") "<not>" EQUAL ("y") "</not>" EQUAL ("z") "</and>",
                      SET ("100") SHOW ("correct_fb")),
                FEEDBACK ("correct_fb", "Both"))));
  const AshQuestion *q = question_at (a, 0);

  g_assert_cmpint (q->kind, ==, ASH_QUESTION_MULTIPLE_RESPONSE);
  g_assert_true (choice_at (a, q, 0)->is_correct);
  g_assert_false (choice_at (a, q, 1)->is_correct);
  g_assert_true (choice_at (a, q, 2)->is_correct);
  g_assert_cmpstr (q->fb_correct, ==, "Both");
}

static void
test_texts (void)
{
  g_autoptr (Arrival) a = arrive_quiz (ASSESSMENT (
      "",
      QUESTION ("q1", META (FIELD ("cc_profile", "cc.fib.v0p1")), TEXT ("Name it") FIB,
                WHEN ("<varequal respident=\"r\" case=\"Yes\">Loam</varequal>" EQUAL ("loams"),
                      SET ("100")),
                "")
          QUESTION ("q2", META (FIELD ("cc_profile", "cc.pattern_match.v0p1")), TEXT ("Part") FIB,
                    WHEN ("<varsubstring respident=\"r\">oa</varsubstring>", SET ("100")), "")
              QUESTION ("q3", META (FIELD ("cc_profile", "cc.true_false.v0p1")),
                        TEXT ("Wet?") CHOICES ("Single", LABEL ("true", TEXT ("True"))
                                                             LABEL ("false", TEXT ("False"))),
                        WHEN (EQUAL ("false"), SET ("100")), "")));
  const AshQuestion *fib = question_at (a, 0);
  const AshQuestion *pattern = question_at (a, 1);
  const AshQuestion *truth = question_at (a, 2);

  g_assert_cmpint (fib->kind, ==, ASH_QUESTION_FILL_IN);
  g_assert_cmpstr (accepted_at (a, fib, 0)->text, ==, "Loam");
  g_assert_true (accepted_at (a, fib, 0)->is_case_sensitive);
  g_assert_cmpstr (accepted_at (a, fib, 1)->text, ==, "loams");
  g_assert_false (accepted_at (a, fib, 1)->is_case_sensitive);
  g_assert_cmpint (pattern->kind, ==, ASH_QUESTION_PATTERN_MATCH);
  g_assert_cmpint (accepted_at (a, pattern, 0)->how, ==, ASH_ACCEPT_CONTAINS);
  g_assert_cmpint (truth->kind, ==, ASH_QUESTION_TRUE_FALSE);
  g_assert_true (choice_at (a, truth, 1)->is_correct);
}

/* Questions without a profile, by their form; kinds that nobody knows are kept as they are. */
static void
test_shapes (void)
{
  g_autoptr (Arrival) a = arrive_quiz (ASSESSMENT (
      "", QUESTION ("q1", "",
                    TEXT ("One") CHOICES ("Single", LABEL ("a", TEXT ("A")) LABEL ("b", TEXT ("B"))
                                                        LABEL ("c", TEXT ("C"))),
                    WHEN (EQUAL ("c"), SET ("1")),
                    "") QUESTION ("q2", "",
                                  TEXT ("Two") CHOICES ("Single", LABEL ("1", TEXT ("True"))
                                                                      LABEL ("2", TEXT ("False"))),
                                  WHEN (EQUAL ("1"), SET ("1")), "")
              QUESTION ("q3", "", TEXT ("Three") FIB, WHEN (EQUAL ("x"), SET ("1")), "")
                  QUESTION ("q4", "", TEXT ("Four") FIB, "",
                            "") QUESTION ("q5", "",
                                          TEXT ("Five") CHOICES ("Single", LABEL ("a", TEXT ("A")))
                                              CHOICES ("Single", LABEL ("b", TEXT ("B"))),
                                          "", "")
                      QUESTION ("q6", "", TEXT ("Six") CHOICES ("Single", LABEL ("a", TEXT ("A"))),
                                "", "")));
  const AshQuestion *odd = question_at (a, 4);
  g_autoptr (GBytes) kept = ash_store_load_object (a->store, odd->verbatim, NULL);

  g_assert_cmpint (question_at (a, 0)->kind, ==, ASH_QUESTION_MULTIPLE_CHOICE);
  g_assert_cmpint (question_at (a, 1)->kind, ==, ASH_QUESTION_TRUE_FALSE);
  g_assert_cmpint (question_at (a, 2)->kind, ==, ASH_QUESTION_FILL_IN);
  g_assert_cmpint (question_at (a, 3)->kind, ==, ASH_QUESTION_ESSAY);
  g_assert_cmpint (odd->kind, ==, ASH_QUESTION_UNKNOWN);
  g_assert_cmpstr (odd->stem, ==, "Five");
  g_assert_nonnull (kept);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (kept, NULL), (gssize) g_bytes_get_size (kept),
                                  "ident=\"q5\""));
  g_assert_cmpuint (arrival_lines (a, ASH_LINE_VERBATIM, "Test"), ==, 1);
  g_assert_cmpuint (arrival_lines (a, ASH_LINE_NOTE, "no right answer"), ==, 1);
}

/* HTML once and twice escaped, in CDATA, as elements, as a whole document, and plain text. */
static void
test_embedded (void)
{
  g_autoptr (Arrival) a = arrive_quiz (ASSESSMENT (
      "", QUESTION ("q1", "", TEXT ("&lt;p&gt;Once&lt;/p&gt;") FIB, "", "")
              QUESTION ("q2", "", TEXT ("&amp;lt;p&amp;gt;Twice&amp;lt;/p&amp;gt;") FIB, "",
                        "") QUESTION ("q3", "", TEXT ("<![CDATA[<p>Raw</p>]]>") FIB, "", "")
                  QUESTION ("q4", "", TEXT ("<p xmlns=\"\">Element</p>") FIB, "", "")
                      QUESTION ("q5", "",
                                TEXT ("&lt;html&gt;&lt;body&gt;&lt;i&gt;Doc&lt;/i&gt;&lt;/body&gt;"
                                      "&lt;/html&gt;") FIB,
                                "", "") QUESTION ("q6", "", PLAIN ("a &lt;b&gt; c") FIB, "", "")
                          QUESTION ("q7", "", PLAIN ("&lt;p&gt;Not plain&lt;/p&gt;") FIB, "", "")));
  const char *expected[] = { "<p>Once</p>", "<p>Twice</p>",  "<p>Raw</p>",      NULL,
                             "<i>Doc</i>",  "a &lt;b&gt; c", "<p>Not plain</p>" };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (expected[i] != NULL)
      g_assert_cmpstr (question_at (a, i)->stem, ==, expected[i]);
  g_assert_nonnull (strstr (question_at (a, 3)->stem, ">Element</p>"));
}

static void
test_bank (void)
{
  const char *members[] = {
    "imsmanifest.xml",
    MANIFEST (OUTLINE (""), RESOURCE ("b1", "imsqti_xmlv1p2/imscc_xmlv1p3/question-bank", "b.xml")),
    "b.xml",
    QTI ("<objectbank ident=\"bank\">" QUESTION ("q1", "", TEXT ("In the bank") FIB, "", "")
             QUESTION ("q1", "", TEXT ("Same ident") FIB, "", "") "</objectbank>"),
    NULL
  };
  g_autoptr (Arrival) a = test_arrive (members);
  const AshBank *bank;

  g_assert_no_error (a->error);
  g_assert_cmpuint (a->design->banks->len, ==, 1);
  bank = g_ptr_array_index (a->design->banks, 0);
  g_assert_null (bank->quiz);
  g_assert_cmpuint (ash_design_bank_questions (a->design, bank->record.id)->len, ==, 2);
  g_assert_cmpuint (a->design->items->len, ==, 0);
  g_assert_cmpint (a->imported->report->fates[ASH_FATE_CONVERTED], ==, 1);
}

/* A file that is damaged: a bare ampersand is repaired, a torn one is kept. */
static void
test_damaged (void)
{
  const char *resource = RESOURCE ("r1", "imsqti_xmlv1p2/imscc_xmlv1p1/assessment", "quiz/q.xml");
  g_autofree char *manifest =
      g_strconcat (MANIFEST (OUTLINE (ITEM ("i1", "r1", "Test")), "@"), NULL);
  g_auto (GStrv) parts = g_strsplit (manifest, "@", 2);
  g_autofree char *whole = g_strconcat (parts[0], resource, parts[1], NULL);
  const char *bare[] = { "imsmanifest.xml", whole, "quiz/q.xml",
                         ASSESSMENT ("", QUESTION ("q1", "", TEXT ("Salt & pepper") FIB, "", "")),
                         NULL };
  const char *torn[] = { "imsmanifest.xml", whole, "quiz/q.xml", "<questestinterop><assessment>",
                         NULL };
  g_autoptr (Arrival) a = test_arrive (bare);
  g_autoptr (Arrival) b = test_arrive (torn);

  g_assert_cmpstr (question_at (a, 0)->stem, ==, "Salt & pepper");
  g_assert_cmpuint (arrival_lines (a, ASH_LINE_REPAIRED, "quiz/q.xml"), ==, 1);
  g_assert_cmpint (arrival_item (b, "Test")->kind, ==, ASH_ITEM_UNKNOWN);
  g_assert_cmpint (b->imported->report->fates[ASH_FATE_VERBATIM], ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/qti-read/limits", test_limits);
  g_test_add_func ("/qti-read/limits-with-units", test_limits_with_units);
  g_test_add_func ("/qti-read/too-many-answers", test_too_many_answers);
  g_test_add_func ("/qti-read/partial", test_partial);
  g_test_add_func ("/qti-read/multiple-choice", test_multiple_choice);
  g_test_add_func ("/qti-read/multiple-response", test_multiple_response);
  g_test_add_func ("/qti-read/texts", test_texts);
  g_test_add_func ("/qti-read/shapes", test_shapes);
  g_test_add_func ("/qti-read/embedded", test_embedded);
  g_test_add_func ("/qti-read/bank", test_bank);
  g_test_add_func ("/qti-read/damaged", test_damaged);
  return g_test_run ();
}
