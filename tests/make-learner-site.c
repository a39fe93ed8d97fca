/* Writes a learner site with everything that one can hold, for learner-pages.py to look at:
 *   make-learner-site FOLDER [LANG] */

#include "made-design.h"

#include <ash-learner.h>
#include <locale.h>

static const char PICTURE[] =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"300\" viewBox=\"0 0 640 "
    "300\">"
    "<rect width=\"640\" height=\"300\" fill=\"#fff\"/>"
    "<g fill=\"#0b4f5c\"><rect x=\"60\" y=\"180\" width=\"80\" height=\"80\"/>"
    "<rect x=\"180\" y=\"130\" width=\"80\" height=\"130\"/>"
    "<rect x=\"300\" y=\"90\" width=\"80\" height=\"170\"/>"
    "<rect x=\"420\" y=\"60\" width=\"80\" height=\"200\"/></g>"
    "<path d=\"M40 260h520\" stroke=\"#333\" stroke-width=\"2\"/></svg>";

static const char PDF[] = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                          "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                          "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\n"
                          "trailer<</Root 1 0 R>>\n%%EOF\n";

static const char RIGHT_BAR[] =
    "<!DOCTYPE html><html><head><title>Bars</title><style>body{color:red}</style>"
    "<script>document.title='run';</script></head><body>"
    "<h1>Bars for amounts</h1>"
    "<p>A bar says <em>how much</em>. Its length is the message, so it starts at zero; a bar that "
    "starts anywhere else shouts a difference that the figures only whisper.</p>"
    "<p><img src=\"media/bars%20of%20rain.svg\" alt=\"Four bars, each higher than the last: rain "
    "in spring from 2019 to 2022\"></p>"
    "<h2>Three questions before you draw</h2>"
    "<ol><li>What is compared with what?</li><li>Does the order mean something?</li>"
    "<li>Would a <a href=\"lines.html#why\">line</a> say it better?</li></ol>"
    "<blockquote><p>When in doubt, sort the bars by length.</p></blockquote>"
    "<table><caption>Rain in spring, millimetres</caption><tr><th>Year</th><th>March</th>"
    "<th>April</th><th>May</th></tr><tr><td>2021</td><td>41</td><td>22</td><td>88</td></tr>"
    "<tr><td>2022</td><td>12</td><td>61</td><td>49</td></tr></table>"
    "<p>The <a href=\"$CANVAS_COURSE_REFERENCE$/modules\">list of modules</a>, the "
    "<a href=\"$CANVAS_COURSE_REFERENCE$/assignments/syllabus\">syllabus</a>, "
    "<a href=\"gone.html\">last year's page</a>, "
    "<a href=\"https://example.org/gallery\">a gallery of charts</a> and "
    "<a href=\"javascript:alert(1)\">a trap</a>.</p>"
    "<iframe src=\"https://video.example.org/embed/7\" title=\"A minute on bars\"></iframe>"
    "<p><img src=\"https://example.org/far.png\" alt=\"A chart from elsewhere\" "
    "onerror=\"x()\"></p>"
    "<p><img src=\"gone.png\" alt=\"A chart that was lost\"></p>"
    "<script src=\"https://cdn.example.org/widget.js\"></script>"
    "<object data=\"media/handout.pdf\" type=\"application/pdf\" title=\"The handout\"></object>"
    "<p>Inline: <code>bar(x, y)</code>, and a block:</p><pre>year  mm\n2021  151\n2022  122</pre>"
    "<div><p>Not closed</body></html>";

static const char COLOURED[] =
    "<h1>Why lines</h1><p id=\"why\" style=\"color:#333;background-color:#ffffcc\">A line says "
    "that "
    "what lies between two points was there too.</p><p><b>Recording:</b></p>"
    "<audio src=\"media/tone.wav\" controls autoplay></audio>"
    "<p>Back to <a href=\"bars.html\">bars</a>.</p>";

static void
add_tone (Made *made)
{
  guint8 wav[44 + 8000];

  memset (wav, 128, sizeof wav);
  memcpy (wav,
          "RIFF\x64\x1f\0\0WAVEfmt "
          "\x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\x40\x1f\0\0",
          44);
  made_asset (made, "course/media/tone.wav", "audio/wav", wav, sizeof wav);
}

static AshItem *
page (Made *made, AshItem *module, const char *title, const char *path, const char *html)
{
  AshItem *item = made_item (made, module, ASH_ITEM_PAGE, title, html);

  item->path = g_strdup (path);
  item->minutes = 20;
  return item;
}

static AshItem *
quiz (Made *made, AshItem *module)
{
  AshItem *quiz = made_item (made, module, ASH_ITEM_QUIZ, "Chart choice quiz", NULL);
  AshQuestion *q;

  quiz->minutes = 15;
  quiz->attempts = 2;
  quiz->limit_minutes = 30;
  q = made_question (made, quiz, ASH_QUESTION_MULTIPLE_CHOICE,
                     "<p>A gardener asks: is spring getting drier? Which chart answers the "
                     "question?</p>");
  made_choice (made, q, "<p>A line for March to May, one point per year</p>", TRUE,
               "<p>Yes: one line, ten points, and the trend is the answer.</p>");
  made_choice (made, q, "Ten pie charts, one for each year", FALSE, "Nobody can compare ten pies.");
  made_choice (made, q, "Bars for every month of every year", FALSE, NULL);
  made_choice (made, q, "A map of the garden", FALSE, NULL);
  q->fb_general = g_strdup ("<p>Look for what changes: it goes along the line.</p>");
  q = made_question (made, quiz, ASH_QUESTION_MULTIPLE_RESPONSE,
                     "Which of these start at zero &amp; always should?");
  q->points_c = 250;
  made_choice (made, q, "Bars", TRUE, NULL);
  made_choice (made, q, "Areas", TRUE, NULL);
  made_choice (made, q, "Lines", FALSE, "A line may start where the data do.");
  q->fb_correct = g_strdup ("Both fill the space from nothing.");
  q->fb_incorrect = g_strdup ("Think of ink that stands for an amount.");
  q = made_question (made, quiz, ASH_QUESTION_TRUE_FALSE, "A pie chart may add up to 120 %.");
  made_choice (made, q, "True", FALSE, NULL);
  made_choice (made, q, "False", TRUE, NULL);
  q = made_question (made, quiz, ASH_QUESTION_FILL_IN,
                     "The middle value of a sorted list is the …");
  made_accepted (made, q, "median", ASH_ACCEPT_EXACT)->feedback =
      g_strdup ("The median, and half lies below it.");
  q->hint = g_strdup ("It begins with an m, and is not the mean.");
  q = made_question (made, quiz, ASH_QUESTION_PATTERN_MATCH,
                     "Name the axis that a bar's length is read from. Capital Y counts.");
  made_accepted (made, q, "Y", ASH_ACCEPT_CONTAINS)->is_case_sensitive = TRUE;
  q = made_question (made, quiz, ASH_QUESTION_ESSAY,
                     "<p>Describe the rain of ten springs in one plain sentence.</p>");
  q->solution =
      g_strdup ("<p>“Most springs were dry, two were very wet, and there is no trend.”</p>");
  q = made_question (made, quiz, ASH_QUESTION_UNKNOWN, "Drag each chart to its question.");
  return quiz;
}

static AshRubric *
rubric (Made *made)
{
  static const char *const texts[2][3] = {
    { "Fits the question and says so", "Fits, but does not say why", "Hides the answer" },
    { "Starts at zero, or says why not", "Scale is shown but hard to read", "Scale misleads" },
  };
  static const char *const levels[] = { "Convincing", "Nearly", "Not yet" };
  static const char *const titles[] = { "Choice of chart", "Honest scale" };
  AshRubric *made_one = made_rubric (made, "Honest charts");

  for (guint i = 0; i < 2; i++)
    {
      AshCriterion *criterion = made_criterion (made, made_one, titles[i]);

      for (guint j = 0; j < 3; j++)
        made_rating (made, criterion, levels[j], texts[i][j], 400 - 200 * (gint64) j);
    }
  return made_one;
}

static AshItem *
brief (Made *made, AshItem *module)
{
  AshItem *item = made_item (made, module, ASH_ITEM_ASSIGNMENT, "Redesign a chart",
                             "<p>You work for a town paper. Find a chart in it that misleads, draw "
                             "it anew, and tell your editor in 150 words what changed.</p>");

  item->path = g_strdup ("course/redesign.html");
  item->minutes = 120;
  item->points_c = 800;
  item->settings = g_strdup ("{\"attachments\":[{\"href\":\"media/handout.pdf\"}],"
                             "\"formats\":[\"file\",\"text\"]}");
  return item;
}

static void
fill_modules (Made *made)
{
  AshItem *one = made_item (made, NULL, ASH_ITEM_FOLDER, "Choosing a chart", NULL);
  AshItem *two = made_item (made, NULL, ASH_ITEM_FOLDER, "Charts that mislead", NULL);
  AshItem *three = made_item (made, NULL, ASH_ITEM_FOLDER, "Maps", NULL);
  AshItem *inner, *item;

  one->purpose = g_strdup ("From a question to the chart that answers it.");
  two->purpose = g_strdup ("See through a chart before it sees through you.");
  page (made, one, "Bars for amounts", "course/bars.html", RIGHT_BAR);
  page (made, one, "Lines for change", "course/lines.html", COLOURED);
  made_item (made, one, ASH_ITEM_LABEL, "Try it yourself", NULL);
  item = quiz (made, one);
  made_rule (made, made_rule (made, NULL, ASH_RULE_ALL, ASH_UNSET, NULL), ASH_RULE_LEAF, ASH_UNSET,
             made_assessment (made, "Chart choice quiz", item, 3000, 7000));
  page (made, two, "Five tricks with scales", "course/tricks.html",
        "<p>A cut axis, a doubled axis, a log axis without a word, a <em>squared</em> picture, and "
        "an axis that runs backwards.</p>");
  item = made_item (made, two, ASH_ITEM_TOPIC, "The worst chart of the week",
                    "<p>Post a chart that misled you. What did you believe at first, and what made "
                    "you look again?</p>");
  item->minutes = 30;
  item = brief (made, two);
  made_assessment (made, "Redesign a chart", item, 7000, ASH_UNSET)->rubric =
      g_strdup (rubric (made)->record.id);
  page (made, two, "Notes for teachers", "course/notes.html", "<p>Planted words</p>")->role =
      ASH_ROLE_INSTRUCTOR;
  inner = made_item (made, three, ASH_ITEM_FOLDER, "Looking and doing", NULL);
  item = made_item (made, inner, ASH_ITEM_LINK, "Gallery of maps", NULL);
  item->link_url = g_strdup ("https://maps.example.org/gallery?a=1&b=2");
  item = made_item (made, inner, ASH_ITEM_LTI, "Map workshop", NULL);
  item->link_url = g_strdup ("https://tool.example.org/launch");
  item->settings = g_strdup ("{\"description\":\"Colour a map by rain.\"}");
  item = made_item (made, inner, ASH_ITEM_FILE, "Rain, drawn", PICTURE);
  item->path = g_strdup ("course/media/drawn.svg");
  g_free (item->body_type);
  item->body_type = g_strdup ("image/svg+xml");
  item = made_item (made, inner, ASH_ITEM_FILE, "Handout on maps", PDF);
  item->path = g_strdup ("course/media/maps.pdf");
  g_free (item->body_type);
  item->body_type = g_strdup ("application/pdf");
}

static void
fill_outcomes (Made *made)
{
  static const char *const texts[] = { "Choose a chart that fits the question and the data",
                                       "Redesign a misleading chart so that it is honest",
                                       "Describe a trend in one plain sentence" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *code = g_strdup_printf ("O%u", i + 1);
      AshStatement *outcome = made_outcome (made, code, texts[i]);

      made_align (made, ASH_SUBJECT_ASSESSMENT,
                  g_ptr_array_index (made->design->assessments, i == 1 ? 1 : 0), outcome,
                  ASH_DEPTH_ASSESSED);
    }
}

static void
fill_right_to_left (Made *made)
{
  AshItem *module = made_item (made, NULL, ASH_ITEM_FOLDER, "اختيار الرسم", NULL);

  module->purpose = g_strdup ("من السؤال إلى الرسم الذي يجيب عنه.");
  page (made, module, "الأعمدة", "course/bars.html",
        "<p>العمود يقول <em>كم</em>. طوله هو الرسالة، فيبدأ من الصفر.</p>");
  quiz (made, module);
  made_field (made, "purpose", "ارسم رسوما تقول الحقيقة من النظرة الأولى.");
  made_outcome (made, "O1", "يختار رسما يناسب السؤال");
}

int
main (int argc, char **argv)
{
  g_autoptr (Made) made = NULL;
  g_autoptr (AshReport) report = ash_report_new ();
  g_autoptr (AshSite) site = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_arabic = argc > 2 && g_str_equal (argv[2], "ar");

  setlocale (LC_ALL, "");
  made = made_new (is_arabic ? "عرض البيانات" : "Visualising Data", argc > 2 ? argv[2] : "en");
  made->design->issuer = ash_party_new ();
  made->design->issuer->name = g_strdup ("University of Northfield");
  made->design->badge = ash_badge_new ();
  made->design->badge->name = g_strdup ("Data visualiser");
  made->design->badge->text = g_strdup ("The holder makes charts that tell the truth at a glance.");
  if (is_arabic)
    fill_right_to_left (made);
  else
    {
      fill_modules (made);
      fill_outcomes (made);
      made_field (made, "purpose",
                  "Choose and make charts that show the truth at a glance, and spot charts that do "
                  "not.");
      made_field (made, "audience",
                  "People who report figures to others: in offices, in local papers, in schools. "
                  "You need no mathematics beyond percentages.");
    }
  made_asset (made, "course/media/bars of rain.svg", "image/svg+xml", PICTURE, strlen (PICTURE));
  made_asset (made, "course/media/handout.pdf", "application/pdf", PDF, strlen (PDF));
  add_tone (made);
  made_source (made);
  site = ash_site_new (made->design, &made->bodies);
  if (argc < 2 || !ash_site_write (site, argv[1], report, NULL, &error))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "make-learner-site FOLDER [LANG]");
      return 1;
    }
  for (guint i = 0; i < report->lines->len; i++)
    {
      const AshReportLine *line = g_ptr_array_index (report->lines, i);

      g_print ("%s\t%s\t%s\n", ash_line_kind_nick (line->kind), line->where, line->what);
    }
  return 0;
}
