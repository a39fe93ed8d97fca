/* formats/frameworks/: every kind of file by its content, and hostile ones with words. */
#include <ash-error.h>
#include <ash-limits.h>
#include <ash-listing.h>
#include <string.h>

#define SHARED "../../shared/schemas/badges/"

static AshListing *
read_bytes (const char *data, gsize length, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);
  g_autoptr (GError) error = NULL;
  AshListing *listing = ash_listing_read (bytes, name, &error);

  g_assert_no_error (error);
  return listing;
}

static AshListing *
read_text (const char *text, const char *name)
{
  return read_bytes (text, strlen (text), name);
}

static char *
refusal (const char *data, gsize length, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (ash_listing_read (bytes, "odd.file", &error));
  g_assert_error (error, ASH_ERROR, code);
  return g_strdup (error->message);
}

static void
assert_refused (const char *text, int code, const char *part)
{
  g_autofree char *said = refusal (text, strlen (text), code);

  if (strstr (said, part) == NULL)
    g_error ("“%s” does not say “%s”", said, part);
}

/* One statement a line, "  code text < parent", indented as it stands. */
static char *
outline (const AshListing *listing)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < ash_listing_length (listing); i++)
    {
      const AshEntry *entry = ash_listing_entry (listing, i);

      for (guint k = 0; k < entry->depth; k++)
        g_string_append (out, "  ");
      g_string_append_printf (out, "%s|%s\n", entry->code != NULL ? entry->code : "-", entry->text);
    }
  return g_string_free (out, FALSE);
}

static void
assert_outline (const AshListing *listing, const char *expected)
{
  g_autofree char *is = outline (listing);

  g_assert_cmpstr (is, ==, expected);
}

/* What is kept reads as what was read, and gives the same bytes. */
static void
assert_kept (const AshListing *listing)
{
  g_autoptr (GBytes) json = ash_listing_to_json (listing);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshListing) again = ash_listing_from_json (json, &error);
  g_autoptr (GBytes) twice = NULL;
  g_autofree char *before = outline (listing);

  g_assert_no_error (error);
  assert_outline (again, before);
  g_assert_cmpstr (ash_listing_facts (again)->title, ==, ash_listing_facts (listing)->title);
  g_assert_cmpint (ash_listing_facts (again)->format, ==, ash_listing_facts (listing)->format);
  twice = ash_listing_to_json (again);
  g_assert_true (g_bytes_equal (json, twice));
}

/* CASE */

#define ITEM(id, code, text)                                                                       \
  "{\"identifier\":\"" id "\",\"uri\":\"https://c.example/CFItems/" id "\",\"humanCodingScheme\":" \
  "\"" code "\",\"fullStatement\":\"" text "\",\"CFItemType\":\"Outcome\",\"notes\":\"More of " id \
  "\"}"
#define CHILD(child, parent, number)                                                               \
  "{\"associationType\":\"isChildOf\",\"originNodeURI\":{\"identifier\":\"" child "\"},"           \
  "\"sequenceNumber\":" number ",\"destinationNodeURI\":{\"identifier\":\"" parent "\"}}"
#define DOCUMENT                                                                                   \
  "\"CFDocument\":{\"identifier\":\"d\",\"uri\":\"https://c.example/CFDocuments/d\",\"title\":"    \
  "\"Health\",\"creator\":\"Board\",\"version\":\"2\",\"language\":\"en\"}"

static void
test_case (void)
{
  g_autoptr (AshListing) listing = read_text (
      "\xef\xbb\xbf {" DOCUMENT
      ",\"CFItems\":[" ITEM ("b", "H.2", "Second") "," ITEM ("a", "H.1", "First") "," ITEM (
          "c", "H.1.1",
          "Below <b>first</b>") "],"
                                "\"CFAssociations\":[" CHILD ("a", "d", "1") "," CHILD (
                                    "b", "d",
                                    "2") "," CHILD ("c", "a",
                                                    "1") ",{\"associationType\":\"exemplar\"},7]}",
      "x.json");
  const AshListingFacts *facts = ash_listing_facts (listing);
  const AshEntry *entry;
  g_autofree char *path = NULL;

  /* Those at the top stand below the document, which is no statement, in its order. */
  assert_outline (listing, "H.1|First\n  H.1.1|Below first\nH.2|Second\n");
  g_assert_cmpint (facts->format, ==, ASH_LISTING_CASE);
  g_assert_cmpstr (facts->title, ==, "Health");
  g_assert_cmpstr (facts->publisher, ==, "Board");
  g_assert_cmpstr (facts->uri, ==, "https://c.example/CFDocuments/d");
  g_assert_cmpstr (ash_listing_target_type (listing), ==, "CFItem");
  entry = ash_listing_entry (listing, 1);
  g_assert_cmpstr (entry->uri, ==, "https://c.example/CFItems/c");
  g_assert_cmpstr (entry->note, ==, "More of c");
  g_assert_cmpstr (entry->type, ==, "Outcome");
  g_assert_cmpint (entry->parent, ==, 0);
  g_assert_cmpuint (ash_listing_entry (listing, 0)->n_below, ==, 1);
  path = ash_listing_path (listing, 1);
  g_assert_cmpstr (path, ==, "First");
  g_assert_cmpint (ash_listing_find (listing, "https://c.example/CFItems/a"), ==, 0);
  g_assert_cmpint (ash_listing_find (listing, "H.1.1"), ==, 1);
  g_assert_cmpint (ash_listing_find (listing, "H.9"), ==, -1);
  assert_kept (listing);
}

static void
test_case_wrapped (void)
{
  g_autoptr (AshListing) listing = read_text (
      "{\"CFPackage\":{" DOCUMENT
      ",\"CFItems\":[" ITEM ("a", "", "One") "," ITEM ("b", "", "Two") "," ITEM (
          "c", "", "Three") "],\"CFAssociations\":["
                            /* By address, and the number says the order. */
                            "{\"associationType\":\"isChildOf\",\"originNodeURI\":"
                            "\"https://c.example/CFItems/c\",\"destinationNodeURI\":"
                            "\"https://c.example/CFItems/a\",\"sequenceNumber\":1}," CHILD (
                                "b", "a", "2") "]}}",
      "x");

  assert_outline (listing, "-|One\n  -|Three\n  -|Two\n");
}

static void
test_case_circles (void)
{
  g_autoptr (AshListing) listing = read_text (
      "{" DOCUMENT ",\"CFItems\":[" ITEM ("a", "A", "a") "," ITEM ("b", "B", "b") "," ITEM (
          "c", "C", "c") "," ITEM ("c", "C",
                                   "again") ",{\"identifier\":\"nothing\"}],"
                                            "\"CFAssociations\":[" CHILD ("a", "b", "1") "," CHILD (
                                                "b", "a", "1") "," CHILD ("c", "c", "1") "]}",
      "x");

  assert_outline (listing, "C|c\nC|again\nA|a\n  B|b\n");
  assert_kept (listing);
}

static void
test_case_refused (void)
{
  assert_refused ("{\"CFDocument\":{},\n\"CFItems\":7}", ASH_ERROR_FORMAT, "line 2: CFItems");
  assert_refused ("{\"CFItems\":[" ITEM ("a", "A", "a") ",\n\n5]}", ASH_ERROR_FORMAT,
                  "line 3: statement 2");
  assert_refused ("{\"CFDocument\":{\"title\":\"T\"},\"CFItems\":[]}", ASH_ERROR_REFUSED,
                  "no statement");
  assert_refused ("{\"title\":\"a plan\"}", ASH_ERROR_REFUSED, "no framework");
  assert_refused ("[1,\n2", ASH_ERROR_FORMAT, "line 2");
}

/* Tables */

static void
test_canvas (void)
{
  g_autoptr (AshListing) listing = read_text (
      "vendor_guid,object_type,title,description,display_name,calculation_method,calculation_int,"
      "workflow_state,parent_guids,mastery_points,ratings,,,,,,,\r\n"
      "G1,group,Writing,,,,,active,,,,,,,,,,\r\n"
      "W1,outcome,Writes plainly,\"<p>Write plain text, citing evidence.</p>\",Plain,highest,,"
      "active,G1 G2,2,3,Exemplary,2,\"Good, proficient\",0,Not yet\r\n",
      "outcomes.csv");
  const AshEntry *entry = ash_listing_entry (listing, 1);

  assert_outline (listing, "G1|Writing\n  W1|Writes plainly\n");
  g_assert_cmpint (ash_listing_facts (listing)->format, ==, ASH_LISTING_CANVAS);
  g_assert_cmpstr (entry->note, ==, "Write plain text, citing evidence.");
  g_assert_cmpstr (ash_listing_sentence (listing, 1), ==, entry->note);
  g_assert_cmpstr (ash_listing_sentence (listing, 0), ==, "Writing");
  g_assert_cmpstr (ash_listing_levels (listing)[0], ==, "Exemplary");
  g_assert_cmpstr (ash_listing_levels (listing)[1], ==, "Good, proficient");
  g_assert_cmpstr (ash_listing_levels (listing)[2], ==, "Not yet");
  g_assert_null (ash_listing_levels (listing)[3]);
  assert_kept (listing);
}

static void
test_moodle (void)
{
  g_autoptr (AshListing) listing = read_text (
      "Parent ID number,ID number,Short name,Description,Description format,Scale values,Scale "
      "configuration,Rule type (optional),Rule outcome (optional),Rule config (optional),"
      "Cross-referenced competency ID numbers,Exported ID (optional),Is framework,Taxonomy\n"
      ",F,Nursing,<p>All</p>,1,\"Not yet competent,Competent\",\"[{\"\"id\"\":2}]\",,,,,,1,x\n"
      ",N1,Care,<p>Cares</p>,1,,,,0,null,,,,\n"
      "N1,N1.1,Observe,<p>Observes &amp; notes</p>,1,,,,0,null,,,,\n",
      "c.csv");

  assert_outline (listing, "N1|Care\n  N1.1|Observe\n");
  g_assert_cmpstr (ash_listing_facts (listing)->title, ==, "Nursing");
  g_assert_cmpstr (ash_listing_levels (listing)[1], ==, "Competent");
  g_assert_cmpstr (ash_listing_entry (listing, 1)->note, ==, "Observes & notes");
}

static void
test_esco (void)
{
  g_autoptr (AshListing) listing = read_text (
      "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,description,"
      "broaderConceptUri,broaderConceptPT\n"
      "K,http://data.europa.eu/esco/skill/S5.2,skill/competence,cross-sector,use digital tools,,,"
      ",\n"
      "K,http://data.europa.eu/esco/skill/16a00c69-9c74-4c37-96d7-6301d285e5ce,skill/competence,"
      "transversal,use e-services,apply e-services | use online payment,Take part.,"
      "http://data.europa.eu/esco/skill/absent | http://data.europa.eu/esco/skill/S5.2,a | b\n",
      "ictSkillsCollection_en.csv");
  const AshEntry *entry = ash_listing_entry (listing, 1);

  assert_outline (listing, "S5.2|use digital tools\n  -|use e-services\n");
  g_assert_cmpstr (ash_listing_facts (listing)->title, ==, "ESCO: ict Skills Collection en");
  g_assert_cmpstr (entry->level, ==, "transversal");
  g_assert_cmpstr (ash_listing_target_type (listing), ==, "ext:ESCOSkill");
  assert_kept (listing);
}

static void
test_esco_tree (void)
{
  g_autoptr (AshListing) listing = read_text (
      "Level 0 URI,Level 0 preferred term,Level 1 URI,Level 1 preferred term,Level 2 URI,Level 2 "
      "preferred term,Level 3 URI,Level 3 preferred term,Description,Scope note\n"
      "http://data.europa.eu/esco/skill/S,skills,,,,,,,,\n"
      "http://data.europa.eu/esco/skill/S,skills,http://data.europa.eu/esco/skill/S1,talking,,,,,"
      "\"Saying\nthings\",\n"
      "http://data.europa.eu/esco/skill/S,skills,http://data.europa.eu/esco/skill/S1,talking,"
      "http://data.europa.eu/esco/skill/S1.1,to people,,,,\n",
      "h.csv");

  assert_outline (listing, "S|skills\n  S1|talking\n    S1.1|to people\n");
  g_assert_cmpstr (ash_listing_entry (listing, 1)->note, ==, "Saying\nthings");
}

static void
test_rsd (void)
{
  g_autoptr (AshListing) table = read_text (
      "\"Canonical URL\",\"RSD Name\",\"Authors\",\"Skill Statement\",\"Categories\",\"Keywords\"\n"
      "https://osmt.example/api/skills/1,Access data,Us,Access data stores in a program.,Data,"
      "SQL; XML\n",
      "rsd.csv");
  g_autoptr (AshListing) json = read_text (
      "[{\"skillName\":\"Access data\",\"skillStatement\":\"Access data stores.\",\"uuid\":\"1\","
      "\"id\":\"https://osmt.example/api/skills/1\",\"keywords\":[\"SQL\",3],\"categories\":"
      "[\"Data\"]}]",
      "rsd.json");

  g_assert_cmpstr (ash_listing_entry (table, 0)->text, ==, "Access data");
  g_assert_cmpstr (ash_listing_entry (table, 0)->uri, ==, "https://osmt.example/api/skills/1");
  g_assert_cmpstr (ash_listing_sentence (table, 0), ==, "Access data stores in a program.");
  g_assert_cmpstr (ash_listing_entry (json, 0)->uri, ==, "https://osmt.example/api/skills/1");
  g_assert_cmpint (ash_listing_facts (json)->format, ==, ASH_LISTING_RSD);
  assert_refused ("[{\"skillStatement\":\"a\"},\n{}]", ASH_ERROR_FORMAT, "line 2: skill 2");
}

/* Rows that a program has sorted letter by letter, and one that its authors have ordered. */
static void
test_order_of_codes (void)
{
  g_autoptr (AshListing) sorted =
      read_text ("code,text,parent\n1,One,\n1.1,a,1\n1.10,j,1\n1.2,b,1\n1.9,i,1\n"
                 "LO1,Two,\nLO10,Eleven,\nLO2,Three,\n",
                 "s.csv");
  g_autoptr (AshListing) own = read_text ("code,text\nLO3,c\nLO10,j\nLO2,b\n", "o.csv");
  g_autoptr (AshListing) filled =
      read_text ("code,text\nA01,a\nA1,b\nA10,c\nA2,d\nB.05,e\nB.1,f\n", "f.csv");
  g_autoptr (AshListing) bare = read_text ("Skill 1\nSkill 10\nSkill 2\n", "b.txt");
  g_autoptr (AshListing) cased = read_text (
      "{" DOCUMENT ",\"CFItems\":[" ITEM ("a", "H.1", "a") "," ITEM ("b", "H.10", "b") "," ITEM (
          "c", "H.2",
          "c") "],\"CFAssociations\":[" CHILD ("a", "d",
                                               "null") "," CHILD ("c", "d",
                                                                  "null") "," CHILD ("b", "d",
                                                                                     "null") "]}",
      "x");

  assert_outline (sorted, "1|One\n  1.1|a\n  1.2|b\n  1.9|i\n  1.10|j\nLO1|Two\nLO2|Three\n"
                          "LO10|Eleven\n");
  assert_kept (sorted);
  assert_outline (own, "LO3|c\nLO10|j\nLO2|b\n");
  assert_outline (filled, "A01|a\nA1|b\nA2|d\nA10|c\nB.05|e\nB.1|f\n");
  assert_outline (bare, "-|Skill 1\n-|Skill 2\n-|Skill 10\n");
  assert_outline (cased, "H.1|a\nH.2|c\nH.10|b\n");
}

/* A text that begins with its own code says it once; a sentence keeps its words. */
static void
test_codes_once (void)
{
  g_autoptr (AshListing) listing = read_text ("code,text\n"
                                              "LO1,LO1 Critique a chart\n"
                                              "LO2,LO2: Build one\n"
                                              "LO3,LO3 – Write\n"
                                              "1.4,1.4 Read\n"
                                              "LO5,LO5\n"
                                              "LO6,LO61 Other\n"
                                              "Data,Data is everywhere\n"
                                              "3,3 ways to err\n"
                                              "4,4. Choose\n",
                                              "c.csv");
  g_autoptr (AshListing) canvas =
      read_text ("vendor_guid,object_type,title,description,display_name,parent_guids,ratings\n"
                 "canvas_outcome_group:7,group,Writing,,,,\n"
                 "canvas_outcome:9,outcome,Writes plainly,,Writes plainly,canvas_outcome_group:7,\n"
                 "W-2,outcome,W-2 Quotes,,,canvas_outcome_group:7,\n",
                 "o.csv");

  assert_outline (listing, "LO1|Critique a chart\nLO2|Build one\nLO3|Write\n1.4|Read\nLO5|LO5\n"
                           "LO6|LO61 Other\nData|Data is everywhere\n3|3 ways to err\n4|Choose\n");
  /* Its own numbers mean nothing to people. */
  assert_outline (canvas, "-|Writing\n  -|Writes plainly\n  W-2|Quotes\n");
  g_assert_null (ash_listing_entry (canvas, 1)->also);
}

/* Where a system has cut a title, its description has the sentence. */
static void
test_cut_titles (void)
{
#define HEAD "vendor_guid,object_type,title,description,display_name,parent_guids,ratings\n"
#define START "Compose a plain-language data story of about 600 words for a named "
  g_autoptr (AshListing) listing =
      read_text (HEAD "LO1,outcome,LO1 " START "non-specialis," START "non-specialist audience."
                      "," START "non-specialis,,\n"
                      "LO2,outcome," START "reader," START "reader. Say why.,,,\n"
                      "LO3,outcome,Write,Write plainly.,,,\n",
                 "o.csv");

  g_assert_cmpstr (ash_listing_entry (listing, 0)->text, ==, START "non-specialist audience.");
  g_assert_null (ash_listing_entry (listing, 0)->note);
  g_assert_null (ash_listing_entry (listing, 0)->also);
  g_assert_cmpstr (ash_listing_entry (listing, 1)->text, ==, START "reader");
  g_assert_cmpstr (ash_listing_entry (listing, 2)->text, ==, "Write");
  assert_kept (listing);
#undef HEAD
#undef START
}

/* Separators, encodings, what people type. */
static void
test_plain_tables (void)
{
  static const char utf16[] = "\xff\xfe"
                              "c\0o\0d\0e\0;\0t\0e\0x\0t\0\n\0"
                              "A\0;\0\xfc\0b\0\n\0";
  static const char case16[] = "\xfe\xff"
                               "\0{\0\"\0C\0F\0I\0t\0e\0m\0s\0\"\0:\0[\0{\0\"\0f\0u\0l\0l\0S"
                               "\0t\0a\0t\0e\0m\0e\0n\0t\0\"\0:\0\"\0\xfc\0\"\0}\0]\0}";
  g_autoptr (AshListing) semicolons =
      read_text ("\xef\xbb\xbf"
                 "Code;Statement;URL;Level\r\n"
                 "A1;\"Thinks; \"\"critically\"\"\";https://u.example/A1;high\r\n\r\nA2;Speaks;no "
                 "address;\r\n",
                 "Graduate-attributes_2026.csv");
  g_autoptr (AshListing) tabs =
      read_text ("Number\tAttribute\tParent\n2\tBelow\t1\n1\tAbove\t\n", "t");
  g_autoptr (AshListing) latin = read_bytes ("code,text\nA,K\xf6nnen\n", 19, "l.csv");
  g_autoptr (AshListing) wide = read_bytes (utf16, sizeof utf16 - 1, "w.csv");
  g_autoptr (AshListing) bare_wide = read_bytes (utf16 + 2, sizeof utf16 - 3, "w.csv");
  g_autoptr (AshListing) wide_case = read_bytes (case16, sizeof case16 - 1, "c.json");
  g_autoptr (AshListing) told = read_text ("sep=,\r\ncode,text\r\nA,\"b; c; d\"\r\n", "t.csv");
  g_autoptr (AshListing) lines = read_text ("Thinks critically\nActs with integrity\n", "l.txt");
  g_autoptr (AshListing) pairs = read_text ("GA1,Thinks critically\nGA2,Acts\n", "p.csv");

  assert_outline (semicolons, "A1|Thinks; \"critically\"\nA2|Speaks\n");
  g_assert_cmpstr (ash_listing_facts (semicolons)->title, ==, "Graduate attributes 2026");
  g_assert_cmpstr (ash_listing_entry (semicolons, 0)->uri, ==, "https://u.example/A1");
  g_assert_null (ash_listing_entry (semicolons, 1)->uri);
  g_assert_cmpstr (ash_listing_entry (semicolons, 0)->level, ==, "high");
  assert_outline (tabs, "1|Above\n  2|Below\n");
  assert_outline (latin, "A|Können\n");
  assert_outline (wide, "A|üb\n");
  assert_outline (bare_wide, "A|üb\n");
  assert_outline (wide_case, "-|ü\n");
  assert_outline (told, "A|b; c; d\n");
  assert_outline (lines, "-|Thinks critically\n-|Acts with integrity\n");
  assert_outline (pairs, "GA1|Thinks critically\nGA2|Acts\n");
}

static void
test_refused (void)
{
  g_autofree char *binary = refusal ("code,text\0\1\2", 12, ASH_ERROR_REFUSED);
  g_autofree char *huge = NULL;
  g_autofree char *said = NULL;

  assert_refused ("", ASH_ERROR_REFUSED, "empty");
  assert_refused (" \n\n", ASH_ERROR_REFUSED, "empty");
  assert_refused ("PK\3\4stuff", ASH_ERROR_REFUSED, "save the sheet as CSV");
  assert_refused ("<html>", ASH_ERROR_REFUSED, "XML");
  assert_refused ("{\\rtf1 words}", ASH_ERROR_REFUSED, "not text");
  assert_refused ("%PDF-1.7", ASH_ERROR_REFUSED, "PDF");
  assert_refused ("\nSOC Group,SOC Code,SOC Title\nMajor,11,Chiefs\n", ASH_ERROR_REFUSED, "line 2");
  assert_refused ("code,text\n,\n\"\",\"\"\n", ASH_ERROR_REFUSED, "no statement");
  huge = g_malloc (ASH_LIMIT_FRAMEWORK_BYTES + 1);
  memset (huge, 'a', ASH_LIMIT_FRAMEWORK_BYTES + 1);
  said = refusal (huge, ASH_LIMIT_FRAMEWORK_BYTES + 1, ASH_ERROR_LIMIT);
  g_assert_nonnull (strstr (said, "64 MB"));
}

/* A chain of 20,000, each below the one before; a text longer than any. */
static void
test_hostile (void)
{
  g_autoptr (GString) chain = g_string_new ("id,text,parent\n");
  g_autoptr (GString) longest = g_string_new ("text\n");
  g_autoptr (AshListing) deep = NULL;
  g_autoptr (AshListing) wide = NULL;
  g_autoptr (GString) many = g_string_new ("text\n");
  g_autofree char *said = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (chain, "%u,Statement %u,%u\n", i, i, i - 1);
  deep = read_text (chain->str, "chain.csv");
  g_assert_cmpuint (ash_listing_length (deep), ==, 20000);
  g_assert_cmpuint (ash_listing_entry (deep, 19999)->depth, ==, ASH_LIMIT_TREE_DEPTH);
  g_assert_cmpuint (ash_listing_entry (deep, 0)->n_below, ==, 19999);
  assert_kept (deep);
  for (guint i = 0; i < 10000; i++)
    g_string_append (longest, "ä€");
  wide = read_text (longest->str, "long.csv");
  g_assert_true (g_utf8_validate (ash_listing_entry (wide, 0)->text, -1, NULL));
  g_assert_cmpuint (strlen (ash_listing_entry (wide, 0)->text), <=, ASH_LIMIT_STATEMENT_BYTES);
  g_assert_true (g_str_has_suffix (ash_listing_entry (wide, 0)->text, "…"));
  for (guint i = 0; i <= ASH_LIMIT_STATEMENTS; i++)
    g_string_append (many, "a\n");
  said = refusal (many->str, many->len, ASH_ERROR_LIMIT);
  g_assert_nonnull (strstr (said, "100000"));
}

/* What a document of anybody may hold in place of what we put there. */
static void
test_kept_by_others (void)
{
  static const char *const ODD[] = {
    "",
    "7",
    "{\"form\":\"ashlar-framework-9\"}",
    "{\"form\":\"ashlar-framework-1\"}",
    "{\"form\":\"ashlar-framework-1\",\"statements\":[1,{\"text\":3},{\"text\":\"\"}]}",
  };
  const char *circle =
      "{\"form\":\"ashlar-framework-1\",\"format\":\"moon\",\"levels\":[1,\"x\"],\"statements\":"
      "[{\"text\":\"a\",\"parent\":0},{\"text\":\"b\",\"parent\":9},{\"text\":\"c\",\"parent\":"
      "-1},{\"text\":\"d\",\"parent\":1e300},{\"text\":\"e\",\"parent\":1}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (circle, strlen (circle));
  g_autoptr (AshListing) listing = ash_listing_from_json (bytes, NULL);

  assert_outline (listing, "-|a\n-|b\n  -|e\n-|c\n-|d\n");
  for (guint i = 0; i < G_N_ELEMENTS (ODD); i++)
    {
      g_autoptr (GBytes) odd = g_bytes_new_static (ODD[i], strlen (ODD[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (ash_listing_from_json (odd, &error));
      g_assert_nonnull (error);
    }
}

/* The samples of others */

static void
assert_sample (const char *name, AshListingFormat format, guint least, gboolean has_addresses)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, SHARED, name, NULL);
  g_autofree char *contents = NULL;
  gsize length;
  g_autoptr (AshListing) listing = NULL;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    {
      g_test_skip ("the samples of ../shared are not here");
      return;
    }
  listing = read_bytes (contents, length, name);
  g_test_message ("%s: %u statements, “%s”", name, ash_listing_length (listing),
                  ash_listing_facts (listing)->title);
  g_assert_cmpint (ash_listing_facts (listing)->format, ==, format);
  g_assert_cmpuint (ash_listing_length (listing), >=, least);
  g_assert_cmpint (ash_listing_entry (listing, 0)->uri != NULL, ==, has_addresses);
  assert_kept (listing);
}

static void
test_samples (void)
{
  assert_sample ("golden/case/framework-1.0.json", ASH_LISTING_CASE, 3, TRUE);
  assert_sample ("golden/case/framework-1.1.json", ASH_LISTING_CASE, 3, TRUE);
  assert_sample ("golden/canvas/outcomes.csv", ASH_LISTING_CANVAS, 4, FALSE);
  assert_sample ("golden/moodle/competency_framework.csv", ASH_LISTING_MOODLE, 3, FALSE);
  assert_sample ("golden/moodle/outcomes.csv", ASH_LISTING_TABLE, 3, FALSE);
  assert_sample ("golden/rsd/osmt-import.csv", ASH_LISTING_RSD, 3, FALSE);
  assert_sample ("case/samples/opensalt-framework-20c5134f.json", ASH_LISTING_CASE, 10, TRUE);
  assert_sample ("case/samples/opensalt-Ordering.json", ASH_LISTING_CASE, 5, TRUE);
  assert_sample ("case/samples/opensalt-Utf8TestFramework.json", ASH_LISTING_CASE, 1, TRUE);
  assert_sample ("case/samples/opensalt-SmartLevelFramework.json", ASH_LISTING_CASE, 5, TRUE);
  assert_sample ("case/samples/opensalt-sample_case.csv", ASH_LISTING_TABLE, 7, FALSE);
  assert_sample ("case/samples/opensalt-test_items.csv", ASH_LISTING_TABLE, 50, FALSE);
  assert_sample ("esco/ictSkillsCollection_en.csv", ASH_LISTING_ESCO, 10, TRUE);
  assert_sample ("esco/transversalSkillsCollection_en.csv", ASH_LISTING_ESCO, 50, TRUE);
  assert_sample ("esco/skillGroups_en.csv", ASH_LISTING_ESCO, 500, TRUE);
  assert_sample ("esco/skillsHierarchy_en.csv", ASH_LISTING_ESCO, 500, TRUE);
  assert_sample ("rsd/Skills-Import.csv", ASH_LISTING_RSD, 2, FALSE);
  assert_sample ("rsd/oNet-Import.csv", ASH_LISTING_TABLE, 900, FALSE);
  assert_sample ("rsd/rsd-skill-example.json", ASH_LISTING_RSD, 1, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/frameworks/case", test_case);
  g_test_add_func ("/frameworks/case-wrapped", test_case_wrapped);
  g_test_add_func ("/frameworks/case-circles", test_case_circles);
  g_test_add_func ("/frameworks/case-refused", test_case_refused);
  g_test_add_func ("/frameworks/canvas", test_canvas);
  g_test_add_func ("/frameworks/moodle", test_moodle);
  g_test_add_func ("/frameworks/esco", test_esco);
  g_test_add_func ("/frameworks/esco-tree", test_esco_tree);
  g_test_add_func ("/frameworks/rsd", test_rsd);
  g_test_add_func ("/frameworks/order-of-codes", test_order_of_codes);
  g_test_add_func ("/frameworks/codes-once", test_codes_once);
  g_test_add_func ("/frameworks/cut-titles", test_cut_titles);
  g_test_add_func ("/frameworks/plain-tables", test_plain_tables);
  g_test_add_func ("/frameworks/refused", test_refused);
  g_test_add_func ("/frameworks/hostile", test_hostile);
  g_test_add_func ("/frameworks/kept-by-others", test_kept_by_others);
  g_test_add_func ("/frameworks/samples", test_samples);
  return g_test_run ();
}
