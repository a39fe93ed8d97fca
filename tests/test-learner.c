#include "made-design.h"

#include <ash-learner-words.h>
#include <ash-learner.h>

#define assert_has(text, part) g_assert_nonnull (strstr (text, part))
#define assert_lacks(text, part) g_assert_null (strstr (text, part))

static void
test_workload (void)
{
  const struct
  {
    gint64 minutes;
    const char *text;
  } cases[] = { { 45, "45 min" }, { 60, "1 h" }, { 115, "1 h 55 min" }, { 720, "12 h" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = ash_learner_workload_text (cases[i].minutes);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  g_assert_null (ash_learner_workload_text (0));
  g_assert_null (ash_learner_workload_text (ASH_UNSET));
}

static void
test_completion (void)
{
  g_autoptr (Made) made = made_new ("Seeing data", "en");
  AshAssessment *quiz = made_assessment (made, "Chart quiz", NULL, 3000, 7000);
  AshAssessment *essay = made_assessment (made, "Redesign", NULL, 3000, ASH_UNSET);
  AshAssessment *talk = made_assessment (made, "Talk", NULL, 4000, 5050);
  AshRule *root, *inner;
  g_autofree char *none = ash_learner_completion_text (made->design);
  g_autofree char *one = NULL;
  g_autofree char *nested = NULL;

  g_assert_null (none);
  root = made_rule (made, NULL, ASH_RULE_ALL, ASH_UNSET, NULL);
  made_rule (made, root, ASH_RULE_LEAF, ASH_UNSET, quiz);
  one = ash_learner_completion_text (made->design);
  g_assert_cmpstr (one, ==, "Pass “Chart quiz” with at least 70 %.");

  inner = made_rule (made, root, ASH_RULE_NEED, 1, NULL);
  made_rule (made, inner, ASH_RULE_LEAF, ASH_UNSET, essay);
  made_rule (made, inner, ASH_RULE_LEAF, ASH_UNSET, talk);
  nested = ash_learner_completion_text (made->design);
  g_assert_cmpstr (nested, ==,
                   "Pass all of these: “Chart quiz” with at least 70 % and (at least 1 of "
                   "“Redesign” and “Talk” with at least 50.5 %).");
}

/* A document from a stranger may hold a rule that is its own ancestor. */
static void
test_completion_loop (void)
{
  g_autoptr (Made) made = made_new ("Seeing data", "en");
  AshRule *root = made_rule (made, NULL, ASH_RULE_ALL, ASH_UNSET, NULL);
  AshRule *one = made_rule (made, root, ASH_RULE_ANY, ASH_UNSET, NULL);
  AshRule *two = made_rule (made, one, ASH_RULE_ANY, ASH_UNSET, NULL);
  g_autofree char *text = NULL;

  g_free (one->parent);
  one->parent = g_strdup (two->record.id);
  g_free (two->parent);
  two->parent = g_strdup (one->record.id);
  made_rule (made, root, ASH_RULE_LEAF, ASH_UNSET, made_assessment (made, "Quiz", NULL, 0, 0));
  text = ash_learner_completion_text (made->design);
  g_assert_cmpstr (text, ==, "Pass “Quiz”.");
}

static AshRubric *
chart_rubric (Made *made)
{
  AshRubric *rubric = made_rubric (made, "Honest <charts>");
  AshCriterion *scale = made_criterion (made, rubric, "Scale");
  AshCriterion *words = made_criterion (made, rubric, "Words & titles");

  made_rating (made, scale, "Good", "Starts at zero", 400);
  made_rating (made, scale, "Not yet", "Cut off", 0);
  made_rating (made, words, "Good", "Say what is seen", 250);
  made_rating (made, words, "Missing", NULL, ASH_UNSET);
  return rubric;
}

/* Weights, ranges and levels without points are told as they are. */
static void
test_rubric_scoring (void)
{
  g_autoptr (Made) made = made_new ("Charts", "en");
  AshRubric *rubric = chart_rubric (made);
  AshCriterion *first =
      g_ptr_array_index (ash_design_criteria (made->design, rubric->record.id), 0);
  AshRating *best = g_ptr_array_index (ash_design_ratings (made->design, first->record.id), 0);
  g_autofree char *ranged = NULL;
  g_autofree char *bare = NULL;

  first->weight_bp = 3000;
  best->points_c = 400;
  best->min_c = 250;
  rubric->scoring = ASH_SCORING_RANGE;
  ranged = ash_learner_rubric_table (made->design, rubric);
  g_assert_nonnull (strstr (ranged, "<br><small>30 %</small></th>"));
  g_assert_nonnull (strstr (ranged, "2.5–4 points"));
  rubric->scoring = ASH_SCORING_NONE;
  bare = ash_learner_rubric_table (made->design, rubric);
  g_assert_null (strstr (bare, "point"));
  g_assert_nonnull (strstr (bare, "30 %"));
}

static void
test_rubric_table (void)
{
  g_autoptr (Made) made = made_new ("Seeing data", "en");
  AshRubric *rubric = chart_rubric (made);
  g_autofree char *table = ash_learner_rubric_table (made->design, rubric);
  g_autofree char *mark =
      g_strdup_printf ("<section data-ashlar-rubric=\"%s\">", rubric->record.id);

  g_assert_true (g_str_has_prefix (table, mark));
  assert_has (table, "<caption>Rubric: Honest &lt;charts&gt;</caption>");
  assert_has (table, "<th scope=\"row\">Words &amp; titles</th>");
  /* A level that all criteria call the same is said once, in the head. */
  assert_has (table, "<th scope=\"col\">Good</th><th scope=\"col\">Level 2</th>");
  assert_has (table, "<td>Starts at zero<br><small>4 points</small></td>");
  assert_has (table, "<td><strong>Not yet</strong><br>Cut off<br><small>0 points</small></td>");
  assert_has (table, "<td>Say what is seen<br><small>2.5 points</small></td>");
  assert_has (table, "<td><strong>Missing</strong></td>");
  g_assert_null (ash_learner_rubric_table (made->design, made_rubric (made, "Empty")));
}

static void
test_rubric_of_item (void)
{
  g_autoptr (Made) made = made_new ("Seeing data", "en");
  AshItem *own = made_item (made, NULL, ASH_ITEM_ASSIGNMENT, "Own", NULL);
  AshItem *came = made_item (made, NULL, ASH_ITEM_ASSIGNMENT, "Came", NULL);
  AshItem *both = made_item (made, NULL, ASH_ITEM_ASSIGNMENT, "Both", NULL);
  AshRubric *authored = made_rubric (made, "Authored");
  AshRubric *imported = made_rubric (made, "Imported");
  AshItemOrigin *origin = ash_item_origin_new ();

  made_assessment (made, "A", own, 0, 0)->rubric = g_strdup (authored->record.id);
  made_assessment (made, "B", both, 0, 0)->rubric = g_strdup (authored->record.id);
  imported->item = g_strdup ("00000000000000000000000000005eed");
  origin->item = g_strdup (came->record.id);
  origin->source_item = g_strdup (imported->item);
  g_hash_table_insert (made->design->origins, origin->item, origin);

  g_assert_true (ash_learner_rubric_of_item (made->design, own->record.id) == authored);
  g_assert_true (ash_learner_rubric_of_item (made->design, came->record.id) == imported);
  g_assert_true (ash_learner_rubric_of_item (made->design, both->record.id) == authored);
  g_assert_null (ash_learner_rubric_of_item (made->design, NULL));
}

static void
test_start_here (void)
{
  g_autoptr (Made) made = made_new ("Seeing data", "en-AU");
  AshItem *module, *quiz, *guide;
  AshStatement *outcome;
  AshAssessment *assessment, *viva;
  g_autofree char *empty = ash_learner_start_here (made->design);
  g_autofree char *html = NULL;

  g_assert_null (empty);
  module = made_item (made, NULL, ASH_ITEM_FOLDER, "Charts", NULL);
  made_item (made, module, ASH_ITEM_PAGE, "Bars", "<p>Bars</p>")->minutes = 55;
  quiz = made_item (made, module, ASH_ITEM_QUIZ, "Chart quiz", NULL);
  quiz->minutes = 60;
  guide = made_item (made, module, ASH_ITEM_PAGE, "Answers", "<p>Answers</p>");
  guide->role = ASH_ROLE_INSTRUCTOR;
  guide->minutes = 500;
  made_field (made, "purpose", "Charts that do not <lie>.");
  made_field (made, "audience", "People who report.\n\nNobody else.");
  outcome = made_outcome (made, "O1", "Choose a chart & defend it");
  assessment = made_assessment (made, "Chart quiz", quiz, 10000, 7000);
  assessment->rubric = g_strdup (chart_rubric (made)->record.id);
  quiz->attempts = 1;
  viva = made_assessment (made, "A talk", NULL, ASH_UNSET, ASH_UNSET);
  viva->attempts = 0;
  viva->minutes = 20;
  made_field_of (made, viva->record.id, "brief.role", "You advise <a> board.");
  made_align (made, ASH_SUBJECT_ASSESSMENT, assessment, outcome, ASH_DEPTH_ASSESSED);
  made_rule (made, made_rule (made, NULL, ASH_RULE_ALL, ASH_UNSET, NULL), ASH_RULE_LEAF, ASH_UNSET,
             assessment);
  made->design->badge = ash_badge_new ();
  made->design->badge->name = g_strdup ("Seer");
  made->design->issuer = ash_party_new ();
  made->design->issuer->name = g_strdup ("University of Northfield");

  html = ash_learner_start_here (made->design);
  assert_has (html, "<p>Charts that do not &lt;lie&gt;.</p>");
  assert_has (html, "<p>People who report.</p>\n<p>Nobody else.</p>");
  assert_has (html, "<li>Choose a chart &amp; defend it</li>");
  assert_has (html, "About 1 h 55 min in all");
  assert_has (html, "1 module, 1 page to read and 1 quiz");
  assert_has (html, "<td>100 %</td><td>at least 70 %</td>");
  assert_has (html, "Judged by the rubric “Honest &lt;charts&gt;”.");
  assert_has (html, "The badge “Seer”, issued by University of Northfield");
  assert_has (html, "Pass “Chart quiz” with at least 70 %.");
  assert_has (html, "<small>1 attempt</small>");
  /* What has no page of its own says here what is to be done. */
  assert_has (html, "A talk<br><small>As many attempts as you like · 20 min</small>");
  assert_has (html, "<h3>A talk</h3>\n<dl>\n<dt>Your role</dt>");
  assert_has (html, "You advise &lt;a&gt; board.");
  assert_lacks (html, "Answers");
}

static GKeyFile *
words_of (const char *lang)
{
  g_autofree char *name = g_strdup_printf ("words/%s.ini", lang);
  g_autoptr (GBytes) bytes = ash_learner_data (name);
  g_autoptr (GError) error = NULL;
  GKeyFile *file = g_key_file_new ();

  g_assert_nonnull (bytes);
  g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  return file;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The braces of a text, sorted: what a translation must fill in too. */
static char *
braces (const char *text)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  for (const char *p = strchr (text, '{'); p != NULL; p = strchr (p + 1, '{'))
    g_ptr_array_add (found, g_strndup (p, strcspn (p, "}") + 1));
  g_ptr_array_sort (found, compare_strings);
  g_ptr_array_add (found, NULL);
  return g_strjoinv ("", (char **) found->pdata);
}

/* Every language says all that English says, with the same blanks; only the description of the
 * badge's picture is made of too many parts. */
static void
test_languages (void)
{
  static const char *const languages[] = { "ar", "de", "es", "fr" };
  g_autoptr (GKeyFile) english = words_of ("en");
  g_auto (GStrv) keys = g_key_file_get_keys (english, "words", NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GKeyFile) other = words_of (languages[i]);
      g_auto (GStrv) theirs = g_key_file_get_keys (other, "words", NULL, NULL);

      for (guint j = 0; theirs[j] != NULL; j++)
        if (!g_key_file_has_key (english, "words", theirs[j], NULL))
          g_error ("%s.ini: “%s” is no word of ours", languages[i], theirs[j]);
      for (guint j = 0; keys[j] != NULL; j++)
        {
          g_autofree char *said = g_key_file_get_string (other, "words", keys[j], NULL);
          g_autofree char *wanted = g_key_file_get_string (english, "words", keys[j], NULL);
          g_autofree char *ours = braces (wanted);
          g_autofree char *blanks = said != NULL ? braces (said) : NULL;

          if (said == NULL && (g_str_has_prefix (keys[j], "badge-form") ||
                               g_str_has_prefix (keys[j], "badge-colour") ||
                               g_str_has_prefix (keys[j], "badge-symbol") ||
                               g_str_equal (keys[j], "badge-caption")))
            continue;
          if (g_strcmp0 (blanks, ours) != 0)
            g_error ("%s.ini: “%s” needs the blanks “%s”", languages[i], keys[j], ours);
        }
    }
}

static void
test_language_of_credential (void)
{
  g_autoptr (Made) made = made_new ("Daten sehen", "de-AT");
  g_autofree char *html = NULL;
  AshRule *root = made_rule (made, NULL, ASH_RULE_ALL, ASH_UNSET, NULL);

  made_rule (made, root, ASH_RULE_LEAF, ASH_UNSET, made_assessment (made, "Quiz", NULL, 0, 7050));
  html = ash_learner_start_here (made->design);
  assert_has (html, "Bestehen Sie „Quiz“ mit mindestens 70,5 %.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/learner/workload", test_workload);
  g_test_add_func ("/learner/completion", test_completion);
  g_test_add_func ("/learner/completion/loop", test_completion_loop);
  g_test_add_func ("/learner/rubric/table", test_rubric_table);
  g_test_add_func ("/learner/rubric/table-scoring", test_rubric_scoring);
  g_test_add_func ("/learner/rubric/of-item", test_rubric_of_item);
  g_test_add_func ("/learner/start-here", test_start_here);
  g_test_add_func ("/learner/languages", test_languages);
  g_test_add_func ("/learner/language-of-credential", test_language_of_credential);
  return g_test_run ();
}
