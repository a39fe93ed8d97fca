/* formats/frameworks/: what is found in a framework, and what a statement keeps of it. */
#include <ash-listing.h>
#include <ash-statement-target.h>
#include <string.h>

static AshListing *
read_text (const char *text, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AshListing *listing = ash_listing_read (bytes, name, &error);

  g_assert_no_error (error);
  return listing;
}

static char *
search (const AshListing *listing, const char *query)
{
  g_autoptr (GArray) hits = ash_listing_search (listing, query);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (
        out, "%s%s", i > 0 ? "|" : "",
        ash_listing_entry (listing, g_array_index (hits, AshHit, i).index)->text);
  return g_string_free (out, FALSE);
}

#define assert_finds(listing, query, expected)                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *is = search (listing, query);                                                 \
    g_assert_cmpstr (is, ==, expected);                                                            \
  }                                                                                                \
  G_STMT_END

static void
test_search (void)
{
  g_autoptr (AshListing) listing = read_text ("code,text,keywords,description\n"
                                              "S1,present data,,\n"
                                              "S1.2,use data for big decisions,,\n"
                                              "S2,Über Daten sprechen,,data in German\n"
                                              "S10,keep records,databases | registers,\n"
                                              "S3,data,,\n"
                                              "S4,program in C++,,\n"
                                              "S5,program in C,,\n"
                                              "S6,Don’t guess,,\n"
                                              "S7,資料分析,,\n",
                                              "s.csv");

  /* The very word, a text that begins so, one that has it, other names, the description. */
  assert_finds (listing, "data",
                "data|use data for big decisions|present data|keep records|Über Daten sprechen");
  assert_finds (listing, "dat pres", "present data");
  assert_finds (listing, "PRÉSENT", "present data");
  assert_finds (listing, "uber", "Über Daten sprechen");
  assert_finds (listing, "s1", "present data|use data for big decisions|keep records");
  assert_finds (listing, "S1.2", "use data for big decisions");
  assert_finds (listing, "c++", "program in C++");
  assert_finds (listing, "ata", "");
  assert_finds (listing, "dont", "Don’t guess");
  assert_finds (listing, "分析", "資料分析");
  assert_finds (listing, "", "");
  assert_finds (listing, " .-, ", "");
  assert_finds (listing, "\xff\xfe data big", "use data for big decisions");
  assert_finds (listing, "data zebra", "");
}

/* What a statement keeps of its framework. */
static void
test_target (void)
{
  g_autoptr (AshStatement) statement = ash_statement_new ();
  AshStatementTarget target = { (char *) "Name “x”", (char *) "C.1", NULL, (char *) "CFItem" };
  AshStatementTarget read = { NULL };

  g_assert_false (ash_statement_has_code (statement));
  statement->extra = ash_statement_target_to_json (&target);
  statement->code = g_strdup ("C.1");
  g_assert_true (ash_statement_has_code (statement));
  ash_statement_target_read (&read, statement);
  g_assert_cmpstr (read.name, ==, "Name “x”");
  g_assert_null (read.description);
  ash_statement_target_clear (&read);
  g_free (statement->extra);
  statement->extra = g_strdup ("[broken");
  ash_statement_target_read (&read, statement);
  g_assert_null (read.name);
  ash_statement_target_clear (&read);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/framework-search/search", test_search);
  g_test_add_func ("/framework-search/target", test_target);
  return g_test_run ();
}
