/* formats/text/ and page/: questions as people type or paste them, and their words as HTML. */
#include <ash-fragment.h>
#include <ash-question-text.h>
#include <ash-records.h>

#include <string.h>

/* "MC One?: *yes|no; FILL Two?: ok" and the lines of the faults after a slash. */
static char *
say (const char *text, AshQuestionTextFormat format)
{
  static const char *const kinds[] = { "MC", "MR", "TF", "FILL", "PATTERN", "ESSAY", "UNKNOWN" };
  g_autoptr (AshQuestionText) read = ash_question_text_read (text, format);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < read->drafts->len; i++)
    {
      const AshQuestionDraft *draft = g_ptr_array_index (read->drafts, i);

      g_string_append_printf (out, "%s%s %s:", i > 0 ? "; " : "", kinds[draft->question->kind],
                              draft->question->stem);
      for (guint j = 0; j < draft->choices->len; j++)
        {
          const AshChoice *choice = g_ptr_array_index (draft->choices, j);

          g_string_append_printf (out, "%s%s%s", j > 0 ? "|" : " ", choice->is_correct ? "*" : "",
                                  choice->html);
          if (choice->feedback != NULL)
            g_string_append_printf (out, "#%s", choice->feedback);
        }
      for (guint j = 0; j < draft->accepted->len; j++)
        g_string_append_printf (out, "%s%s", j > 0 ? "|" : " ",
                                ((AshAccepted *) g_ptr_array_index (draft->accepted, j))->text);
    }
  for (guint i = 0; i < read->faults->len; i++)
    g_string_append_printf (out, " /%u",
                            ((AshTextFault *) g_ptr_array_index (read->faults, i))->line);
  return g_string_free (out, FALSE);
}

#define assert_read(text, wanted)                                                                  \
  {                                                                                                \
    g_autofree char *said = say (text, ASH_QUESTION_TEXT_AUTO);                                    \
    g_assert_cmpstr (said, ==, wanted);                                                            \
  }

static void
test_aiken (void)
{
  assert_read ("What is 2 + 2?\nA. 3\nB. 4\nC. 5\nANSWER: B\n", "MC What is 2 + 2?: 3|*4|5");
  assert_read ("One?\r\nA) a\r\nB) b\r\nANSWER: A\r\n\r\nTwo?\r\nA) c\r\nB) d\r\nANSWER: b",
               "MC One?: *a|b; MC Two?: c|*d");
  assert_read ("Several?\na) x\nb) y\nc) z\nANSWER: A, C", "MR Several?: *x|y|*z");
  assert_read ("Starred?\nA) x\n*B) y < z\n\nNext?\n*A) q\nB) r",
               "MC Starred?: x|*y &lt; z; MC Next?: *q|r");
  assert_read ("The sky is blue.\nA) True\nB) False\nANSWER: A",
               "TF The sky is blue.: *True|False");
  assert_read ("Long stem\nin two lines?\nA) one\nand more\nB) two\nANSWER: A",
               "MC Long stem<br>in two lines?: *one<br>and more|two");
  assert_read ("Why?\n\nWhy not?\n", "ESSAY Why?:; ESSAY Why not?:");
}

static void
test_aiken_odd (void)
{
  assert_read ("No key?\nA) a\nB) b\n\nNext?\nA) c\nB) d\nANSWER: A",
               "MC No key?: a|b; MC Next?: *c|d /1");
  assert_read ("Which?\nA) a\nB) b\nANSWER: D\n", "MC Which?: a|b /1 /4");
  assert_read ("Twice?\nA) a\nA) b\nANSWER: A", "MC Twice?: *a|b /3");
  assert_read ("ANSWER: A", " /1");
  assert_read ("A) no question\nANSWER: A", "ESSAY A) no question: /1 /2");
  assert_read ("One?\nA)\nANSWER: A", "MC One?: * /1 /2");
  assert_read ("", "");
  assert_read ("\n\n  \n", "");
}

static void
test_gift (void)
{
  assert_read ("::T:: Who? {=Grant ~No one ~Napoleon#In Paris}",
               "MC Who?: *Grant|No one|Napoleon#In Paris");
  assert_read ("// note\nSun is hot. {T}\n\nMoon is hot. {FALSE#It is not.#Right.}",
               "TF Sun is hot.: *True|False; TF Moon is hot.: True#It is not.|*False#Right.");
  assert_read ("Two plus {=two =2} is four.", "FILL Two plus _____ is four.: two|2");
  assert_read ("Which? {~%50%a ~%50%b ~%-100%c}", "MR Which?: *a|*b|c");
  assert_read ("Write. {}\n\nPi? {#3.14}", "ESSAY Write.:; FILL Pi?: 3.14");
  assert_read ("Set \\{1\\}\\: what \\= it? {=a\\~b ~c\\#d}", "MC Set {1}: what = it?: *a~b|c#d");
  assert_read ("[html]<b>Bold</b>? {=x ~y}", "MC <b>Bold</b>?: *x|y");
  assert_read ("Long? {\n=a\n\n~b\n}", "MC Long?: *a|b");
}

static void
test_gift_details (void)
{
  g_autoptr (AshQuestionText) read = ash_question_text_read (
      "$CATEGORY: Maths/Easy\n::Sum:: 1+1? {=2 ~3####Count.}", ASH_QUESTION_TEXT_AUTO);
  const AshQuestionDraft *draft = g_ptr_array_index (read->drafts, 0);

  g_assert_cmpint (read->format, ==, ASH_QUESTION_TEXT_GIFT);
  g_assert_cmpstr (draft->question->title, ==, "Sum");
  g_assert_cmpstr (draft->question->category, ==, "Maths/Easy");
  g_assert_cmpstr (draft->question->fb_general, ==, "Count.");
  g_assert_cmpuint (draft->line, ==, 2);
  g_assert_cmpuint (read->faults->len, ==, 0);
}

static void
test_gift_odd (void)
{
  assert_read ("Match {=a -> b =c -> d}\n\nGood {=a ~b}", "MC Good: *a|b /1");
  assert_read ("Open {=a ~b\n\nGood {T}", "TF Good: *True|False /1");
  assert_read ("Just text\n\nGood {T}", "TF Good: *True|False /1");
  assert_read ("No key {~a ~b}", "MC No key: a|b /1");
  assert_read ("Odd {words}", " /1");
  assert_read ("Range {#3..4}", "FILL Range: 3..4 /1");
  assert_read ("Part {=%50%a =b}", "FILL Part: b /1");
  assert_read ("::no end {T}", "TF ::no end: *True|False");
  assert_read ("{=a ~b}", "MC : *a|b /1");
  assert_read ("\\{ }{", "ESSAY \\{ }{:");
}

static void
test_tabs (void)
{
  assert_read ("Capital of France?\tParis\tLyon\tNice\n2 + 2?\t4\t5\n",
               "MC Capital of France?: *Paris|Lyon|Nice; MC 2 + 2?: *4|5");
  assert_read ("Question\tRight\tWrong\nOne?\ta\tb\n", "MC One?: *a|b");
  assert_read ("Blue?\tTrue\nGrass?\tFalse\tTrue", "TF Blue?: *True|False; TF Grass?: *False|True");
  assert_read ("Word?\tyes\nOther?\tno\t\t", "FILL Word?: yes; FILL Other?: no");
  assert_read ("\"Two\nlines \"\"here\"\"?\"\ta\tb", "MC Two<br>lines \"here\"?: *a|b");
  assert_read ("\"Quoted\" word?\ta\tb", "MC \"Quoted\" word?: *a|b");
  assert_read ("None?\t\tb\tc\n\tx\ty", "MC None?: b|c; MC : *x|y /1 /2");
}

/* Sanitizers look at every byte of a text whose length is asked for. */
#if defined(__SANITIZE_ADDRESS__)
#define MANY_LINES 5000
#else
#define MANY_LINES 200000
#endif

static void
test_hostile (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (AshQuestionText) many = NULL;
  g_autoptr (AshQuestionText) large = NULL;
  g_autoptr (AshQuestionText) braces = NULL;
  g_autoptr (AshQuestionText) bad = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "Q?\tr\tw\n");
  many = ash_question_text_read (text->str, ASH_QUESTION_TEXT_AUTO);
  g_assert_cmpuint (many->drafts->len, ==, 2000);
  g_assert_cmpuint (many->faults->len, >=, 1);
  g_string_truncate (text, 0);
  for (guint i = 0; i < MANY_LINES; i++)
    g_string_append (text, "A) {=~#\n\n");
  for (guint format = ASH_QUESTION_TEXT_AUTO; format <= ASH_QUESTION_TEXT_TABS; format++)
    ash_question_text_free (ash_question_text_read (text->str, format));
  large = ash_question_text_read (text->str, ASH_QUESTION_TEXT_AUTO);
  g_assert_cmpuint (large->faults->len, >=, 1);
  g_string_assign (text, "x {");
  for (guint i = 0; i < 50000; i++)
    g_string_append (text, "\n\n");
  braces = ash_question_text_read (text->str, ASH_QUESTION_TEXT_GIFT);
  g_assert_cmpuint (braces->drafts->len, ==, 0);
  bad = ash_question_text_read ("\xff\xfe Caf\xe9?\nA) a\nB) b\nANSWER: A", ASH_QUESTION_TEXT_AUTO);
  g_assert_cmpuint (bad->drafts->len, ==, 1);
  g_assert_true (
      g_utf8_validate (((AshQuestionDraft *) bad->drafts->pdata[0])->question->stem, -1, NULL));
}

static void
check_words (const char *html, const char *text, gboolean is_plain)
{
  g_autoptr (AshFragment) fragment = ash_fragment_new (html);
  g_autofree char *same = ash_fragment_edit (fragment, ash_fragment_get_text (fragment));

  g_assert_cmpstr (ash_fragment_get_text (fragment), ==, text);
  g_assert_cmpint (ash_fragment_is_plain (fragment), ==, is_plain);
  /* Words that were not changed are the very bytes. */
  g_assert_cmpstr (same, ==, html);
}

static void
test_fragment_words (void)
{
  check_words ("", "", TRUE);
  check_words ("Plain &amp; simple", "Plain & simple", TRUE);
  check_words ("<p>One</p>\n<p>Two</p>", "One\n\nTwo", TRUE);
  check_words ("one<br>two<br/>three", "one\ntwo\nthree", TRUE);
  check_words ("  a \n b  ", "a b", TRUE);
  check_words ("a &eacute;&nbsp;&#8217; &unknown; & b", "a é\u00a0’ &unknown; & b", TRUE);
  check_words ("3 < 4 and <b>bold</b>", "3 < 4 and bold", FALSE);
  check_words ("<p class=\"x\">A</p>", "A", FALSE);
  check_words ("See <img src=\"a>b.png\" alt=\"the map\">!", "See [picture: the map]!", FALSE);
  check_words ("<img src=x>", "[picture]", FALSE);
  check_words ("x <math><mi>y</mi></math> z", "x [formula] z", FALSE);
  check_words ("<ul><li>one</li><li>two</li></ul>", "one\ntwo", FALSE);
  check_words ("a<script>var x = '<p>';</script>b<!-- c -->d", "abd", FALSE);
  check_words ("broken <b", "broken", FALSE);
  check_words ("<math>no end", "[formula]", FALSE);
  check_words ("<script>no end", "", FALSE);
}

static void
check_edit (const char *html, const char *text, const char *wanted)
{
  g_autoptr (AshFragment) fragment = ash_fragment_new (html);
  g_autofree char *edited = ash_fragment_edit (fragment, text);

  g_assert_cmpstr (edited, ==, wanted);
}

static void
check_emphasis (const char *html, guint from, guint to, AshEmphasis emphasis, const char *wanted)
{
  g_autoptr (AshFragment) fragment = ash_fragment_new (html);
  g_autofree char *changed = ash_fragment_emphasise (fragment, from, to, emphasis);

  g_assert_cmpstr (changed, ==, wanted);
}

static void
test_fragment_emphasis (void)
{
  check_emphasis ("Which one?", 0, 5, ASH_EMPHASIS_STRONG, "<strong>Which</strong> one?");
  check_emphasis ("<strong>Which</strong> one?", 0, 5, ASH_EMPHASIS_STRONG, "Which one?");
  check_emphasis ("<strong>Which</strong> one?", 2, 3, ASH_EMPHASIS_STRONG,
                  "<strong>Wh</strong>i<strong>ch</strong> one?");
  check_emphasis ("<p>a &amp; b</p>", 2, 3, ASH_EMPHASIS_STRESS, "<p>a <em>&amp;</em> b</p>");
  /* Over tags and paragraphs each piece by itself. */
  check_emphasis ("<p>One</p><p>Two</p>", 1, 6, ASH_EMPHASIS_STRESS,
                  "<p>O<em>ne</em></p><p><em>T</em>wo</p>");
  check_emphasis ("a <i>b</i> c", 0, 5, ASH_EMPHASIS_STRONG,
                  "<strong>a </strong><i><strong>b</strong></i><strong> c</strong>");
  /* What is no words, and what is written otherwise. */
  check_emphasis ("<img src=x>", 0, 9, ASH_EMPHASIS_STRONG, NULL);
  check_emphasis ("<b>a</b>", 0, 1, ASH_EMPHASIS_STRONG, NULL);
  check_emphasis ("a", 1, 1, ASH_EMPHASIS_STRONG, NULL);
  check_emphasis ("", 0, 4, ASH_EMPHASIS_STRONG, NULL);
}

static void
test_fragment_edit (void)
{
  /* Plain ones take any change. */
  check_edit ("", "A < b", "A &lt; b");
  check_edit ("One", "One two", "One two");
  check_edit ("One", "One\ntwo", "One<br>two");
  check_edit ("One", "One\n\ntwo", "<p>One</p><p>two</p>");
  check_edit ("<p>One</p>", "Two", "<p>Two</p>");
  check_edit ("<p>One</p>\n<p>Two</p>", "OneTwo", "<p>OneTwo</p>");
  check_edit ("<p>One</p>\n<p>Two</p>", "One\n\nTwo more", "<p>One</p><p>Two more</p>");
  check_edit ("<p>One</p>", "", "");
  check_edit ("a &amp; b", "a & c", "a &amp; c");
  /* With markup, the words where they stand, and nothing else. */
  check_edit ("<p>Which <b>chart</b> is <i>best</i>?</p>", "Which chart is better?",
              "<p>Which <b>chart</b> is <i>better</i>?</p>");
  check_edit ("<p>See <img src='x' alt='map'> now</p>", "See [picture: map] then",
              "<p>See <img src='x' alt='map'> then</p>");
  check_edit ("<p>All <b>of</b> it</p>", "", "");
  check_edit ("<p>All <img src=x></p>", "", NULL);
  check_edit ("<img src=x>", "[picture] here", "<img src=x> here");
  check_edit ("<p>Which <b>chart</b> is best?</p>", "best?", "<p><b></b>best?</p>");
  check_edit ("<p>An <i>odd</i> one</p>", "An even one", "<p>An <i>even</i> one</p>");
  check_edit ("a <b>b</b>", "a b & c", "a <b>b &amp; c</b>");
  check_edit ("<b>x</b> &hellip; y", "x … z", "<b>x</b> &hellip; z");
  /* What would take markup away is for the author to decide. */
  check_edit ("See <img src='x' alt='map'> now", "See now", NULL);
  check_edit ("See <img src='x' alt='map'> now", "See [picture: mop] now", NULL);
  check_edit ("<ul><li>one</li><li>two</li></ul>", "onetwo", NULL);
  check_edit ("broken <b", "mended", NULL);
}

static void
test_fragment_hostile (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (AshFragment) fragment = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (html, "<div><b \"><i x='>&#0;&#xffffff;&");
  fragment = ash_fragment_new (html->str);
  g_assert_true (g_utf8_validate (ash_fragment_get_text (fragment), -1, NULL));
  g_clear_pointer (&fragment, ash_fragment_free);
  fragment = ash_fragment_new ("\xff<p>\xe9</p>");
  g_assert_true (g_utf8_validate (ash_fragment_get_text (fragment), -1, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/question-text/aiken", test_aiken);
  g_test_add_func ("/question-text/aiken-odd", test_aiken_odd);
  g_test_add_func ("/question-text/gift", test_gift);
  g_test_add_func ("/question-text/gift-details", test_gift_details);
  g_test_add_func ("/question-text/gift-odd", test_gift_odd);
  g_test_add_func ("/question-text/tabs", test_tabs);
  g_test_add_func ("/question-text/hostile", test_hostile);
  g_test_add_func ("/fragment/words", test_fragment_words);
  g_test_add_func ("/question-text/fragment-emphasis", test_fragment_emphasis);
  g_test_add_func ("/fragment/edit", test_fragment_edit);
  g_test_add_func ("/fragment/hostile", test_fragment_hostile);
  return g_test_run ();
}
