/* check/: what the verb of an outcome says, and the registries that are data. */
#include <ash-orientation.h>
#include <ash-sheet.h>
#include <ash-verbs.h>

#include <string.h>

static char *
verb_in (const char *text, const AshVerb *verb)
{
  return g_strndup (text + verb->start, verb->length);
}

static const struct
{
  const char *text;
  const char *verb;
  AshBloom level;
  gboolean is_weak;
} READ[] = {
  { "Choose a chart that fits the question", "Choose", ASH_BLOOM_APPLY, FALSE },
  { "Redesign a misleading chart", "Redesign", ASH_BLOOM_CREATE, FALSE },
  { "Learners will be able to explain a trend", "explain", ASH_BLOOM_UNDERSTAND, FALSE },
  { "By the end of week 5, you will be able to: judge a map", "judge", ASH_BLOOM_EVALUATE, FALSE },
  { "Given a map, learners will be able to judge it", "judge", ASH_BLOOM_EVALUATE, FALSE },
  { "Given notes, maps and a pen, describe a route", "describe", ASH_BLOOM_UNDERSTAND, FALSE },
  { "Using only a map, locate a town", "locate", ASH_BLOOM_REMEMBER, FALSE },
  { "Using tools to find, sort, store and name files", "Using", ASH_BLOOM_APPLY, FALSE },
  { "Without notes, explain a trend", "explain", ASH_BLOOM_UNDERSTAND, FALSE },
  { "Critically evaluate sources", "evaluate", ASH_BLOOM_EVALUATE, FALSE },
  { "Choose and compute the average", "Choose", ASH_BLOOM_APPLY, FALSE },
  { "Describe and judge a source", "Describe", ASH_BLOOM_EVALUATE, FALSE },
  { "Organize and label tables", "Organize", ASH_BLOOM_ANALYSE, FALSE },
  { "Analyses a table", "Analyses", ASH_BLOOM_ANALYSE, FALSE },
  { "applying a rule", "applying", ASH_BLOOM_APPLY, FALSE },
  { "Apply a rule", "Apply", ASH_BLOOM_APPLY, FALSE },
  { "Break down a problem", "Break down", ASH_BLOOM_ANALYSE, FALSE },
  { "Understand why colour matters", "Understand", ASH_BLOOM_UNDERSTAND, TRUE },
  { "Reflect on your practice", "Reflect on", ASH_BLOOM_EVALUATE, TRUE },
  { "Reflect on your practice with a mentor", "Reflect on", ASH_BLOOM_EVALUATE, FALSE },
  { "Students will have an understanding of maps", "have an understanding of", ASH_BLOOM_UNDERSTAND,
    TRUE },
  { "Recognise the importance of a source", "Recognise the importance of", ASH_BLOOM_EVALUATE,
    TRUE },
  { "Recognise a good source", "Recognise", ASH_BLOOM_REMEMBER, FALSE },
  { "Be aware of bias", "Be aware of", ASH_BLOOM_REMEMBER, TRUE },
  { "Demonstrate a swing", "Demonstrate", ASH_BLOOM_APPLY, FALSE },
  { "Demonstrate knowledge of knots", "Demonstrate knowledge of", ASH_BLOOM_UNDERSTAND, TRUE },
  { "Ability to identify, formulate and solve a problem", "identify", ASH_BLOOM_CREATE, FALSE },
  { "Demonstrate the ability to plan a menu", "plan", ASH_BLOOM_CREATE, FALSE },
  { "An ability to weld", "weld", ASH_BLOOM_APPLY, FALSE },
  { "Application of the rule to a case", "Application of", ASH_BLOOM_APPLY, FALSE },
  { "Critical analysis of sources", "Critical analysis of", ASH_BLOOM_ANALYSE, FALSE },
  { "Safe use of power tools", "Safe use of", ASH_BLOOM_APPLY, FALSE },
  { "Design of a small database", "Design", ASH_BLOOM_CREATE, FALSE },
  { "Land of milk", "Land", ASH_BLOOM_UNKNOWN, FALSE },
  { "Correctly size a conductor", "size", ASH_BLOOM_APPLY, FALSE },
  { "Titrate a solution", "Titrate", ASH_BLOOM_APPLY, FALSE },
  { "Comply with the code", "Comply", ASH_BLOOM_APPLY, FALSE },
  { "Students will come to understand rocks", "understand", ASH_BLOOM_UNDERSTAND, TRUE },
  { "Increased awareness of bias", "Increased awareness of", ASH_BLOOM_UNDERSTAND, TRUE },
  { "A much deeper understanding of maps", "A much deeper understanding of", ASH_BLOOM_UNDERSTAND,
    TRUE },
  { "Test understanding of maps", "Test", ASH_BLOOM_ANALYSE, FALSE },
  { "Value diversity at work", "Value diversity", ASH_BLOOM_EVALUATE, TRUE },
  { "Value a company", "Value", ASH_BLOOM_UNKNOWN, FALSE },
  { "Frobnicate the widget", "Frobnicate", ASH_BLOOM_UNKNOWN, FALSE },
  { "Know-how of charts", "Know-how", ASH_BLOOM_UNKNOWN, FALSE },
  { "Ökologie erklären", "Ökologie", ASH_BLOOM_UNKNOWN, FALSE },
};

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (READ); i++)
    {
      AshVerb verb;
      g_autofree char *found = NULL;

      g_assert_true (ash_verb_read (READ[i].text, "en-AU", &verb));
      found = verb_in (READ[i].text, &verb);
      g_assert_cmpstr (found, ==, READ[i].verb);
      g_assert_cmpint (verb.level, ==, READ[i].level);
      g_assert_cmpint (verb.why != NULL, ==, READ[i].is_weak);
      g_assert_cmpint (verb.instead != NULL, ==, READ[i].is_weak);
    }
}

/* Nothing is said where there is nothing to say, or in a language without a list. */
static void
test_silent (void)
{
  AshVerb verb;
  g_autofree char *long_text = g_strnfill (100000, 'a');

  g_assert_false (ash_verb_read (NULL, "en", &verb));
  g_assert_false (ash_verb_read ("", "en", &verb));
  g_assert_false (ash_verb_read ("… 12 %", "en", &verb));
  g_assert_false (ash_verb_read ("\xff\xfe", "en", &verb));
  g_assert_false (ash_verb_read ("Understand", "de", &verb));
  g_assert_false (ash_verb_read ("Understand", "../en", &verb));
  g_assert_true (ash_verb_read ("Understand", NULL, &verb));
  g_assert_true (ash_verb_read (long_text, "en", &verb));
}

static void
test_replace (void)
{
  const char *text = "Understand why colour matters";
  AshVerb verb;
  const char *const *instead;
  g_autofree char *changed = NULL;

  g_assert_true (ash_verb_read (text, "en", &verb));
  changed = ash_verb_replace (text, &verb, "explain");
  g_assert_cmpstr (changed, ==, "Explain why colour matters");
  instead = ash_verb_instead ("en", &verb, ASH_BLOOM_CREATE);
  for (guint i = 0; instead[i] != NULL; i++)
    {
      AshVerb other;

      g_assert_true (ash_verb_read (instead[i], "en", &other));
      g_assert_cmpint (other.level, ==, ASH_BLOOM_CREATE);
    }
  g_assert_true (ash_verb_instead ("en", &verb, ASH_BLOOM_UNKNOWN) == verb.instead);
}

static void
test_level (void)
{
  g_autoptr (AshStatement) outcome = ash_statement_new ();

  outcome->text = g_strdup ("Describe a trend");
  g_assert_cmpint (ash_outcome_level (outcome, "en"), ==, ASH_BLOOM_UNDERSTAND);
  outcome->bloom = g_strdup ("analyse");
  g_assert_cmpint (ash_outcome_level (outcome, "en"), ==, ASH_BLOOM_ANALYSE);
  g_free (outcome->bloom);
  outcome->bloom = g_strdup ("no such level");
  g_assert_cmpint (ash_outcome_level (outcome, "en"), ==, ASH_BLOOM_UNDERSTAND);
}

/* Every field has its place in the records, every group and pack a field. */
static void
test_registry (void)
{
  GPtrArray *entries = ash_sheet_entries ();
  GPtrArray *packs = ash_sheet_packs ();
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (AshDesign) design = ash_design_new ();

  design->tree = ash_tree_new ();
  design->credential = ash_credential_new ();
  design->issuer = ash_party_new ();
  for (guint i = 0; i < entries->len; i++)
    {
      const AshSheetEntry *entry = g_ptr_array_index (entries, i);
      const char *column = entry->store != NULL ? strchr (entry->store, '.') + 1 : NULL;

      g_assert_nonnull (entry->key);
      g_assert_nonnull (entry->title);
      g_assert_true (g_hash_table_add (keys, entry->key));
      g_assert_true (entry->type == ASH_SHEET_FACT || entry->group != NULL);
      g_assert_cmpint (entry->type == ASH_SHEET_CHOICE, ==, entry->choices->len > 0);
      if (column != NULL && g_str_has_prefix (entry->store, "credential."))
        g_assert_nonnull (ash_record_class_field (&ASH_CREDENTIAL, column));
      if (column != NULL && g_str_has_prefix (entry->store, "issuer."))
        g_assert_nonnull (ash_record_class_field (&ASH_PARTY, column));
      g_assert_false (ash_sheet_is_filled (entry, design));
    }
  /* What employers say counts as what is written of it does. */
  g_assert_false (ash_sheet_is_filled (ash_sheet_find ("employers"), design));
  g_ptr_array_add (design->validations, ash_validation_new ());
  g_assert_true (ash_sheet_is_filled (ash_sheet_find ("employers"), design));
  g_assert_cmpuint (ash_sheet_groups ()->len, ==, 6);
  for (guint i = 0; i < packs->len; i++)
    g_assert_cmpuint (
        ash_sheet_count_pack (design, ((AshSheetPart *) g_ptr_array_index (packs, i))->key).n, >,
        5);
}

/* What stands before the sentence that asks, the sentence, and what it asks for. */
static void
test_questions (void)
{
  static const struct
  {
    const char *before;
    const char *sentence;
    AshAsked asked;
  } QUESTIONS[] = {
    { "", "What is a histogram?", ASH_ASKED_RECALL },
    { "", "What is the fault?", ASH_ASKED_PLAIN },
    { "", "What is the correct term for washing hands?", ASH_ASKED_RECALL },
    { "", "SSH is short for ____.", ASH_ASKED_RECALL },
    { "", "A benchmark is", ASH_ASKED_RECALL },
    { "Question 5: ", "Who invented the telescope?", ASH_ASKED_RECALL },
    { "12. ", "What is a histogram?", ASH_ASKED_RECALL },
    { "Bed 12: ", "What is a histogram?", ASH_ASKED_CASE },
    { "The mean is 12. ", "What is a histogram?", ASH_ASKED_CASE },
    { "", "The ____ is the outermost layer of the planet.", ASH_ASKED_RECALL },
    { "", "The children ____ in the garden since noon.", ASH_ASKED_PLAIN },
    { "", "The ____ of 12 is added to the total.", ASH_ASKED_CASE },
    { "", "The ward is full.", ASH_ASKED_PLAIN },
    { "", "The best next step is", ASH_ASKED_CASE },
    { "", "Who discovered penicillin?", ASH_ASKED_RECALL },
    { "", "Who signs a certificate of release?", ASH_ASKED_RECALL },
    { "", "Which layer is called the crust?", ASH_ASKED_RECALL },
    { "Ann calls at noon. ", "Who signs the form?", ASH_ASKED_CASE },
    { "", "Which pump is named in this alarm?", ASH_ASKED_CASE },
    { "", "Who signs if the captain is ill?", ASH_ASKED_CASE },
    { "", "When was the Food Act passed?", ASH_ASKED_RECALL },
    { "", "When did the pump fail?", ASH_ASKED_PLAIN },
    { "", "Which of these is a mammal?", ASH_ASKED_RECALL },
    { "", "Which of these pumps is blocked?", ASH_ASKED_PLAIN },
    { "", "Which part of this pump is blocked?", ASH_ASKED_CASE },
    { "A nurse hangs a bag. ", "Which term stands for its rate?", ASH_ASKED_RECALL },
    { "A nurse hangs a bag. ", "Who may change it?", ASH_ASKED_CASE },
    { "Ms A. is 16 and refuses the drip. Her mother agrees. ", "What is the name of it?",
      ASH_ASKED_CASE },
    { "", "Who signed the treaty?", ASH_ASKED_RECALL },
    { "", "When was the parliament dissolved?", ASH_ASKED_RECALL },
    { "", "The capital of the republic was", ASH_ASKED_RECALL },
    { "", "The treaty was signed in", ASH_ASKED_RECALL },
    { "", "Which keyword defines a function?", ASH_ASKED_RECALL },
    { "", "Which hormone lowers blood sugar?", ASH_ASKED_RECALL },
    { "", "State Boyle's law.", ASH_ASKED_RECALL },
    { "", "What is the unit of pressure?", ASH_ASKED_RECALL },
    { "", "How many moments for hand hygiene are there?", ASH_ASKED_RECALL },
    { "", "What happened in 1848?", ASH_ASKED_PLAIN },
    { "", "The principle of ____ states that most beds are laid down level.", ASH_ASKED_RECALL },
    { "", "She put the ____ (key) into her bag and left.", ASH_ASKED_PLAIN },
    { "", "He drank a cup of ____.", ASH_ASKED_PLAIN },
    { "", "They have ____ to the market twice since lunch.", ASH_ASKED_PLAIN },
    { "", "What does NEWS2 stand for?", ASH_ASKED_RECALL },
    { "", "Which rule is named Part-145?", ASH_ASKED_RECALL },
    { "", "How long does a half-20 beam bend?", ASH_ASKED_CASE },
    { "", "Who discovered the virus of COVID-19?", ASH_ASKED_RECALL },
    { "", "Who may give a dose of 5 ml?", ASH_ASKED_CASE },
    { "", "Hand rub should contain what percentage of alcohol?", ASH_ASKED_PLAIN },
    { "True or false: ", "An offer may be withdrawn.", ASH_ASKED_RECALL },
    { "True or false: ", "If Ann posts it, the offer stands.", ASH_ASKED_CASE },
    { "", "Which law applies if the goods are damaged on the way?", ASH_ASKED_CASE },
    { "", "Which chart suits shares of a whole?", ASH_ASKED_PLAIN },
    { "", "Which valve should the operator close?", ASH_ASKED_CASE },
    { "", "How fast does a bag of 500 ml run in 4 hours?", ASH_ASKED_CASE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (QUESTIONS); i++)
    {
      g_test_message ("%s%s", QUESTIONS[i].before, QUESTIONS[i].sentence);
      g_assert_cmpint (ash_verbs_read_question (QUESTIONS[i].before, QUESTIONS[i].sentence, "en"),
                       ==, QUESTIONS[i].asked);
    }
  g_assert_cmpint (ash_verbs_read_question ("", "Was ist ein Histogramm?", "de"), ==,
                   ASH_ASKED_CASE);
  g_assert_true (ash_verbs_asks_to_tell ("", "Describe the steps of an assessment.", "en"));
  g_assert_false (ash_verbs_asks_to_tell ("", "Describe your garden.", "en"));
  g_assert_false (ash_verbs_asks_to_tell ("", "Explain what it is and draw the one on top.", "en"));
}

static void
test_makes (void)
{
  static const struct
  {
    const char *text;
    gboolean makes;
  } OUTCOMES[] = {
    { "Design a chart", TRUE },
    { "Write a report", TRUE },
    { "Write numbers as fractions", FALSE },
    { "Make a closed-string flight", TRUE },
    { "Make sense of a budget", FALSE },
    { "Make a decision about a school policy", FALSE },
    { "Develop a set of lesson plans", TRUE },
    { "Build trust with a client", FALSE },
    { "Analyse a site and propose a planting scheme", TRUE },
    { "Evaluate art and design", FALSE },
    { "Integrate rational functions", FALSE },
    { "In small groups, produce a podcast episode", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (OUTCOMES); i++)
    {
      AshVerb verb;

      g_test_message ("%s", OUTCOMES[i].text);
      g_assert_true (ash_verb_read (OUTCOMES[i].text, "en", &verb));
      g_assert_true (verb.makes == OUTCOMES[i].makes);
    }
}

static void
test_deeds (void)
{
  static const struct
  {
    const char *text;
    gboolean is_deed;
  } OUTCOMES[] = {
    { "Perform safe and effective chest compressions", TRUE },
    { "Recognise cardiac arrest and perform CPR on an adult", TRUE },
    { "Demonstrate hand hygiene", TRUE },
    { "Suture a simple laceration", TRUE },
    { "Drive a forklift in a narrow aisle", TRUE },
    { "Deliver a short presentation to clients", TRUE },
    { "Apply a tourniquet", TRUE },
    { "Perform a sonata movement from memory", TRUE },
    { "Perform a t-test", FALSE },
    { "Drive change in an organisation", FALSE },
    { "Apply first aid principles", FALSE },
    { "Demonstrate knowledge of CPR", FALSE },
    { "Demonstrate CPR guidelines in a chart", FALSE },
    { "Use interview data to find themes", FALSE },
    { "Conduct analysis of a lesson", FALSE },
    { "Explain how compressions move blood", FALSE },
    { "Deliver value to customers", FALSE },
    { "Lead a project from start to finish", FALSE },
    { "Give examples of a lesson", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (OUTCOMES); i++)
    {
      AshVerb verb;

      g_test_message ("%s", OUTCOMES[i].text);
      g_assert_true (ash_verb_read (OUTCOMES[i].text, "en", &verb));
      g_assert_true (verb.is_deed == OUTCOMES[i].is_deed);
    }
}

/* Words of a course alone make of a title a help to find one's way. */
static void
test_orientation (void)
{
  g_assert_true (ash_is_orientation ("Overview of methods"));
  g_assert_true (ash_is_orientation ("Week 2: review"));
  g_assert_true (ash_is_orientation ("Getting to the site"));
  g_assert_true (ash_is_orientation ("Vorstellungsrunde"));
  g_assert_false (ash_is_orientation ("A review of Roman glass"));
  g_assert_false (ash_is_orientation ("Peer review of two drafts"));
  g_assert_false (ash_is_orientation ("Week 2"));
  g_assert_false (ash_is_orientation (""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verbs/read", test_read);
  g_test_add_func ("/verbs/silent", test_silent);
  g_test_add_func ("/verbs/replace", test_replace);
  g_test_add_func ("/verbs/level", test_level);
  g_test_add_func ("/sheet/registry", test_registry);
  g_test_add_func ("/verbs/questions", test_questions);
  g_test_add_func ("/verbs/makes", test_makes);
  g_test_add_func ("/verbs/deeds", test_deeds);
  g_test_add_func ("/verbs/orientation", test_orientation);
  return g_test_run ();
}
