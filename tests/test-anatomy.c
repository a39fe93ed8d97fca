/* check/: what an outcome says besides its verb, and how a condition or a standard gets into it. */
#include <ash-anatomy.h>

#include <string.h>

#define N NULL

static const struct
{
  const char *text;
  const char *verb;
  const char *object; /* NULL: not looked at */
  const char *conditions;
  const char *standards;
} READ[] = {
  /* Biology, medicine and care */
  { "Given a set of unlabelled slides, identify the four tissue types", "identify",
    "the four tissue types", "Given a set of unlabelled slides", N },
  { "Identify the four tissue types from unlabelled slides with at least 90 % accuracy", "Identify",
    "the four tissue types", "from unlabelled slides", "with at least 90 % accuracy" },
  { "Take a patient's history within 10 minutes", "Take", "a patient's history", N,
    "within 10 minutes" },
  { "Perform chest compressions on a manikin without error", "Perform", "chest compressions",
    "on a manikin", "without error" },
  { "Insert a peripheral cannula under supervision", "Insert", "a peripheral cannula",
    "under supervision", N },
  { "When presented with a deteriorating patient, the student will be able to prioritise actions",
    "prioritise", "actions", "When presented with a deteriorating patient", N },
  { "Calculate drug doses without a calculator", "Calculate", "drug doses", "without a calculator",
    N },
  { "Dispense a prescription in accordance with national regulations", "Dispense", "a prescription",
    N, "in accordance with national regulations" },
  { "Under exam conditions, name the bones of the hand", "name", "the bones of the hand",
    "Under exam conditions", N },
  { "Recall the cranial nerves from memory", "Recall", "the cranial nerves", "from memory", N },
  /* Mathematics and statistics */
  { "Given a data set, you will be able to choose a suitable test", "choose", "a suitable test",
    "Given a data set", N },
  { "Solve ten quadratic equations in no more than 20 minutes", "Solve", "ten quadratic equations",
    N, "in no more than 20 minutes" },
  { "Estimate square roots to within 5 % without a calculator", "Estimate", "square roots",
    "without a calculator", "to within 5 %" },
  { "Compute the determinant, correct to two decimal places", "Compute", "the determinant", N,
    "correct to two decimal places" },
  { "Prove the theorem from first principles", "Prove", "the theorem", "from first principles", N },
  { "Measure angles to the nearest degree", "Measure", "angles", N, "to the nearest degree" },
  { "Factor trinomials with no more than two errors", "Factor", "trinomials", N,
    "with no more than two errors" },
  /* Geography and earth science */
  { "Navigate to a grid reference using only the map", "Navigate", "to a grid reference",
    "using only the map", N },
  { "Construct a geological cross-section from field data", "Construct",
    "a geological cross-section", "from field data", N },
  { "Interpret a topographic map, given a compass and an altimeter", "Interpret",
    "a topographic map", "given a compass and an altimeter", N },
  { "In the field, classify twenty rock samples with 80 percent accuracy", "classify",
    "twenty rock samples", "In the field", "with 80 percent accuracy" },
  /* Engineering and trades */
  { "Weld a fillet joint to the standard of ISO 5817", "Weld", "a fillet joint", N,
    "to the standard of ISO 5817" },
  { "Audit a site to the standard of ISO 14001", "Audit", "a site", N,
    "to the standard of ISO 14001" },
  { "Given a wiring diagram and a multimeter, diagnose the fault within 15 minutes", "diagnose",
    "the fault", "Given a wiring diagram and a multimeter", "within 15 minutes" },
  { "Assemble the gearbox according to the manufacturer’s instructions", "Assemble", "the gearbox",
    N, "according to the manufacturer’s instructions" },
  { "Turn a shaft with a tolerance of 0.1 mm. Clean the lathe.", "Turn", "a shaft", N,
    "with a tolerance of 0.1 mm" },
  { "Without supervision, install a socket in compliance with local code", "install", "a socket",
    "Without supervision", "in compliance with local code" },
  { "Design a mounting bracket using the supplied template", "Design", "a mounting bracket",
    "using the supplied template", N },
  /* Computing */
  { "Using R, calculate a regression", "calculate", "a regression", "Using R", N },
  { "Document a script so that a colleague can repeat it", "Document", "a script", N,
    "so that a colleague can repeat it" },
  { "Given an unfamiliar code base, students will be able to locate a defect within an hour",
    "locate", "a defect", "Given an unfamiliar code base", "within an hour" },
  { "Train a classifier with an accuracy of at least 85 %", "Train", "a classifier", N,
    "with an accuracy of at least 85 %" },
  { "Restore a database from a backup within 2 hours and without any errors", "Restore",
    "a database from a backup", N, "within 2 hours | without any errors" },
  /* Languages and humanities */
  { "Translate a newspaper article without a dictionary", "Translate", "a newspaper article",
    "without a dictionary", N },
  { "Summarise an argument in no more than 200 words", "Summarise", "an argument", N,
    "in no more than 200 words" },
  { "Write a summary in 150 words", "Write", "a summary", N, "in 150 words" },
  { "Spell the fifty words with fewer than three mistakes", "Spell", "the fifty words", N,
    "with fewer than three mistakes" },
  { "Date a document when given an unseen manuscript", "Date", "a document",
    "when given an unseen manuscript", N },
  { "Analyse a poem, without notes, in 40 minutes", "Analyse", "a poem", "without notes",
    "in 40 minutes" },
  { "Recite the soliloquy without prompting", "Recite", "the soliloquy", "without prompting", N },
  /* Business, law and teaching */
  { "Based on a case study, recommend a pricing strategy", "recommend", "a pricing strategy",
    "Based on a case study", N },
  { "With access to the full file, draft a defence within two working days", "draft", "a defence",
    "With access to the full file", "within two working days" },
  { "Prepare accounts to professional standards and explain the result", "Prepare", "accounts", N,
    "to professional standards" },
  { "In a team of four, plan a marketing campaign within budget", "plan", "a marketing campaign",
    "In a team of four", "within budget" },
  { "By the end of this module you will be able to facilitate a meeting in a simulated setting",
    "facilitate", "a meeting", "in a simulated setting", N },
  { "Schedule a project (given a list of tasks)", "Schedule", "a project", "given a list of tasks",
    N },
  { "Mark essays with the aid of a rubric", "Mark", "essays", "with the aid of a rubric", N },
  /* Sport, arts and food */
  { "Play a scale at 90 % accuracy", "Play", "a scale", N, "at 90 % accuracy" },
  { "Hit the target in at least 8 out of 10 attempts", "Hit", "the target", N,
    "in at least 8 out of 10 attempts" },
  { "Tie a bowline in under 30 seconds without looking", "Tie", "a bowline", "without looking",
    "in under 30 seconds" },
  { "Fillet a fish to the satisfaction of the head chef", "Fillet", "a fish", N,
    "to the satisfaction of the head chef" },
  { "Transpose a melody at sight", "Transpose", "a melody at sight", N, N },
};

/* Words that look like a condition or a standard, and are what is learned. */
static const char *const SILENT[] = {
  "Explain the standard model",
  "Describe conditions under which enzymes denature",
  "Apply the Geneva Conventions",
  "Solve equations using the quadratic formula",
  "Analyse survey data using a spreadsheet",
  "Communicate findings using appropriate terminology",
  "Explain how bacteria double within 20 minutes",
  "Explain why brain cells die within 4 minutes",
  "Describe the tensions within two countries",
  "Discuss the changes within 10 years of independence",
  "Draw conclusions from data",
  "Extract features from images",
  "Distinguish signal from noise in recordings",
  "Explain how gases behave under standard conditions",
  "Predict how a gas behaves at standard temperature",
  "Discuss life without electricity",
  "Design a garden without pesticides",
  "Identify sentences with two errors",
  "Find sentences with no errors",
  "Describe models with at least 90 % accuracy",
  "Round numbers to the nearest ten",
  "Compare national law to the standards of the European Union",
  "Apply the theory to the standard of living",
  "Calculate the distance travelled in 10 seconds",
  "Count the vowels in 20 words",
  "Classify rocks according to their origin",
  "Explain what it means to act in accordance with the law",
  "Analyse a given text",
  "Choose a chart for a given question",
  "Set standards for a nursing ward",
  "Evaluate the conditions of employment",
  "Discuss the advice given by the physician",
  "Write code that compiles without errors",
  "Explain the difference between exams with and without notes",
  "In this module, explain the water cycle",
  "By the end of week 3, you will be able to label a diagram",
  "In particular, describe the role of enzymes",
  "Work effectively in a team",
  "Support families faced with loss",
  "Rearrange an equation so that x is the subject",
  "Learn so that you can discuss the topic",
  "Manage teams with only two members",
  "Construct confidence intervals with 95 % confidence",
  "Interpret a map",
};

static char *
listed (const char *text, const AshAnatomy *parts, AshAnatomyKind kind)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < parts->n[kind]; i++)
    {
      g_autofree char *words = ash_anatomy_words (text, &parts->parts[kind][i]);

      g_string_append_printf (all, "%s%s", i > 0 ? " | " : "", words);
    }
  return g_strdup (all->str);
}

static void
assert_parts (const char *text, const char *conditions, const char *standards)
{
  AshAnatomy parts;
  g_autofree char *condition = NULL;
  g_autofree char *standard = NULL;

  g_assert_true (ash_anatomy_read (text, "en", &parts));
  condition = listed (text, &parts, ASH_ANATOMY_CONDITION);
  standard = listed (text, &parts, ASH_ANATOMY_STANDARD);
  if (g_strcmp0 (condition, conditions) != 0 || g_strcmp0 (standard, standards) != 0)
    {
      g_test_message ("“%s”: condition “%s”, standard “%s”", text, condition, standard);
      g_test_fail ();
    }
}

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (READ); i++)
    {
      const char *text = READ[i].text;
      AshAnatomy parts;
      g_autofree char *verb = NULL;
      g_autofree char *object = NULL;

      assert_parts (text, READ[i].conditions != NULL ? READ[i].conditions : "",
                    READ[i].standards != NULL ? READ[i].standards : "");
      ash_anatomy_read (text, "en-AU", &parts);
      verb = g_strndup (text + parts.verb.start, parts.verb.length);
      object = ash_anatomy_words (text, &parts.object);
      if (g_strcmp0 (verb, READ[i].verb) != 0 || g_strcmp0 (object, READ[i].object) != 0)
        {
          g_test_message ("“%s”: verb “%s”, object “%s”", text, verb, object);
          g_test_fail ();
        }
    }
}

static void
test_silent (void)
{
  AshAnatomy parts;
  g_autofree char *long_text = g_strnfill (100000, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (SILENT); i++)
    assert_parts (SILENT[i], "", "");
  g_assert_false (ash_anatomy_read (NULL, "en", &parts));
  g_assert_false (ash_anatomy_read ("", "en", &parts));
  g_assert_false (ash_anatomy_read ("\xff\xfe, given a map", "en", &parts));
  g_assert_false (ash_anatomy_read ("Gegeben eine Karte, deuten", "de", &parts));
  g_assert_true (ash_anatomy_read (long_text, "en", &parts));
  g_assert_null (ash_anatomy_example ("de", ASH_ANATOMY_CONDITION));
}

/* Words go in, are found again, and come out. */

static const struct
{
  const char *text;
  AshAnatomyKind kind;
  const char *words;
  const char *with; /* NULL: it has to be said in other words */
} PUT[] = {
  { "Interpret a map", ASH_ANATOMY_CONDITION, "a compass", "Given a compass, interpret a map" },
  { "Interpret a map.", ASH_ANATOMY_CONDITION, "Given a compass,",
    "Given a compass, interpret a map." },
  { "interpret a map", ASH_ANATOMY_CONDITION, "without notes", "interpret a map without notes" },
  { "Learners will be able to interpret a map", ASH_ANATOMY_CONDITION, "field data",
    "Given field data, learners will be able to interpret a map" },
  { "By the end of the module you will be able to interpret a map", ASH_ANATOMY_CONDITION,
    "a compass", "By the end of the module you will be able to interpret a map given a compass" },
  { "Interpret a map within 10 minutes.", ASH_ANATOMY_CONDITION, "using a compass",
    "Using a compass, interpret a map within 10 minutes." },
  { "Design a poster", ASH_ANATOMY_CONDITION, "in a team of four",
    "In a team of four, design a poster" },
  { "Explain how a battery works", ASH_ANATOMY_CONDITION, "from memory",
    "Explain how a battery works, from memory" },
  { "Interpret a map", ASH_ANATOMY_CONDITION, "by lunchtime", NULL },
  { "Interpret a map", ASH_ANATOMY_STANDARD, "10 minutes", "Interpret a map within 10 minutes" },
  { "Interpret a map. Use it.", ASH_ANATOMY_STANDARD, "at least 90 % accuracy",
    "Interpret a map with at least 90 % accuracy. Use it." },
  { "Explain a map", ASH_ANATOMY_STANDARD, "no errors", "Explain a map, with no errors" },
  { "Given a compass, interpret a map", ASH_ANATOMY_STANDARD, "a colleague can repeat it",
    "Given a compass, interpret a map so that a colleague can repeat it" },
  { "Audit a site", ASH_ANATOMY_STANDARD, "ISO 14001",
    "Audit a site to the standard of ISO 14001" },
  { "Swim", ASH_ANATOMY_STANDARD, "within 10 minutes", "Swim, within 10 minutes" },
  { "Interpret a map", ASH_ANATOMY_STANDARD, "nicely", NULL },
};

static void
test_put (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (PUT); i++)
    {
      g_autofree char *with = ash_anatomy_put (PUT[i].text, "en", PUT[i].kind, 0, PUT[i].words);
      g_autofree char *without = NULL;

      g_assert_cmpstr (with, ==, PUT[i].with);
      if (with == NULL)
        continue;
      without = ash_anatomy_put (with, "en", PUT[i].kind, 0, NULL);
      g_assert_cmpstr (without, ==, PUT[i].text);
    }
}

static void
assert_put (
    const char *text, AshAnatomyKind kind, guint index, const char *words, const char *expected)
{
  g_autofree char *put = ash_anatomy_put (text, "en", kind, index, words);

  g_assert_cmpstr (put, ==, expected);
}

static void
test_change (void)
{
  assert_put ("Given a compass, interpret a map", ASH_ANATOMY_CONDITION, 0, "an altimeter",
              "Given an altimeter, interpret a map");
  assert_put ("Interpret a map within 10 minutes and without error", ASH_ANATOMY_STANDARD, 0,
              "within 5 minutes", "Interpret a map within 5 minutes and without error");
  assert_put ("Interpret a map within 10 minutes and without error", ASH_ANATOMY_STANDARD, 0, "",
              "Interpret a map without error");
  assert_put ("Interpret a map within 10 minutes and without error", ASH_ANATOMY_STANDARD, 1, NULL,
              "Interpret a map within 10 minutes");
  assert_put ("Interpret a map (given a compass) within 10 minutes", ASH_ANATOMY_CONDITION, 0, "  ",
              "Interpret a map within 10 minutes");
  assert_put ("Interpret a map", ASH_ANATOMY_CONDITION, 0, "", "Interpret a map");
  assert_put ("Interpret a map", ASH_ANATOMY_STANDARD, 0, "\n within  \t", NULL);
  g_assert_null (
      ash_anatomy_put ("Eine Karte deuten", "de", ASH_ANATOMY_STANDARD, 0, "10 Minuten"));
}

/* Every part of every sentence comes out, and the others stay. */
static void
test_take_out (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (READ); i++)
    for (guint kind = 0; kind < ASH_N_ANATOMIES; kind++)
      {
        AshAnatomy before, after;
        g_autofree char *text = NULL;

        g_assert_true (ash_anatomy_read (READ[i].text, "en", &before));
        if (before.n[kind] == 0)
          continue;
        text = ash_anatomy_put (READ[i].text, "en", kind, 0, NULL);
        g_assert_true (ash_anatomy_read (text, "en", &after));
        if (after.n[kind] != before.n[kind] - 1 || after.n[!kind] != before.n[!kind] ||
            strstr (text, "  ") != NULL || g_str_has_suffix (text, " "))
          {
            g_test_message ("“%s” became “%s”", READ[i].text, text);
            g_test_fail ();
          }
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/anatomy/read", test_read);
  g_test_add_func ("/anatomy/silent", test_silent);
  g_test_add_func ("/anatomy/put", test_put);
  g_test_add_func ("/anatomy/change", test_change);
  g_test_add_func ("/anatomy/take-out", test_take_out);
  return g_test_run ();
}
