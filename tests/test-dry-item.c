/* What a system does with one item of a package, said of it alone. */
#include "made-design.h"

#include <ash-dry-run.h>
#include <glib/gstdio.h>

static AshDryRun *
dry_run (Made *made, const char *name, gboolean with_start_page)
{
  const AshTarget *target = ash_target_find (name);
  const AshCartridgeOptions options = { target->version, target->layout, with_start_page, TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (AshCartridgePlan) plan =
      ash_cartridge_plan_new (made->design, &made->bodies, &options, NULL, &error);

  g_assert_no_error (error);
  return ash_dry_run_new (plan, target);
}

static const AshDryLine *
line_at (GPtrArray *lines, guint index)
{
  g_assert_nonnull (lines);
  g_assert_cmpuint (lines->len, >, index);
  return g_ptr_array_index (lines, index);
}

/* Of five pages with scripts the package says one line; of one of them what becomes of that one. */
static void
test_alone (void)
{
  g_autoptr (Made) made = made_new ("Scripts", "en");
  AshItem *module = made_item (made, NULL, ASH_ITEM_FOLDER, "One", NULL);
  AshItem *pages[5];

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *title = g_strdup_printf ("Page %u", i + 1);

      pages[i] = made_item (made, module, ASH_ITEM_PAGE, title, "<p>x</p><script>1</script>");
    }
  for (guint i = 0; i < ash_targets ()->len; i++)
    {
      const AshTarget *target = g_ptr_array_index (ash_targets (), i);
      g_autoptr (AshDryRun) run = dry_run (made, target->name, FALSE);
      g_autoptr (GPtrArray) lines = ash_dry_run_list_of_item (run, pages[3]->record.id);
      const AshDryLine *line = line_at (lines, 0);

      g_test_message ("%s: %s", target->name, line->title);
      g_assert_nonnull (strstr (line->title, "Page 4"));
      g_assert_null (strstr (line->title, "Page 1"));
      g_assert_null (strchr (line->title, '{'));
      g_assert_null (strchr (line->why, '{'));
      g_assert_cmpuint (line->parts->len, ==, 1);
      g_assert_cmpint (line->verdict, ==,
                       ((AshDryPart *) g_ptr_array_index (line->parts, 0))->verdict);
    }
}

static void
test_arrives (void)
{
  g_autoptr (Made) made = made_new ("Links", "en");
  AshItem *module = made_item (made, NULL, ASH_ITEM_FOLDER, "One", NULL);
  AshItem *link = made_item (made, module, ASH_ITEM_LINK, "A link", NULL);
  g_autoptr (AshDryRun) run = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  link->link_url = g_strdup ("https://example.org/");
  run = dry_run (made, "canvas", FALSE);
  lines = ash_dry_run_list_of_item (run, link->record.id);
  g_assert_nonnull (lines);
  g_assert_cmpuint (lines->len, ==, 0);
}

/* What is no part of the package is something else than what arrives. */
static void
test_no_part (void)
{
  g_autoptr (Made) made = made_new ("Pages", "en");
  AshItem *module = made_item (made, NULL, ASH_ITEM_FOLDER, "One", NULL);
  g_autoptr (AshDryRun) without = NULL;
  g_autoptr (AshDryRun) with = NULL;
  g_autoptr (GPtrArray) start = NULL;

  made_item (made, module, ASH_ITEM_PAGE, "Page", "<p>x</p>");
  without = dry_run (made, "moodle", FALSE);
  with = dry_run (made, "moodle", TRUE);
  start = ash_dry_run_list_of_item (with, NULL);
  g_assert_nonnull (start);
  g_assert_null (ash_dry_run_list_of_item (without, NULL));
  g_assert_null (ash_dry_run_list_of_item (without, "nothing of it"));
}

/* A draw has figures of its own, which stand in what is said of its quiz. */
static void
test_draw (void)
{
  g_autoptr (Made) made = made_new ("Quizzes", "en");
  AshItem *module = made_item (made, NULL, ASH_ITEM_FOLDER, "One", NULL);
  AshItem *quiz = made_item (made, module, ASH_ITEM_QUIZ, "Quiz", NULL);
  gboolean is_said = FALSE;

  made_draw (made, quiz, 7, 5);
  for (guint i = 0; i < ash_targets ()->len; i++)
    {
      const AshTarget *target = g_ptr_array_index (ash_targets (), i);
      g_autoptr (AshDryRun) run = dry_run (made, target->name, FALSE);
      g_autoptr (GPtrArray) lines = ash_dry_run_list_of_item (run, quiz->record.id);

      for (guint k = 0; lines != NULL && k < lines->len; k++)
        if (g_str_equal (line_at (lines, k)->about, "draw"))
          {
            is_said = TRUE;
            g_test_message ("%s: %s", target->name, line_at (lines, k)->title);
            g_assert_true (strstr (line_at (lines, k)->title, "7") != NULL ||
                           strstr (line_at (lines, k)->title, "5") != NULL);
          }
    }
  g_assert_true (is_said);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dry-item/alone", test_alone);
  g_test_add_func ("/dry-item/arrives", test_arrives);
  g_test_add_func ("/dry-item/no-part", test_no_part);
  g_test_add_func ("/dry-item/draw", test_draw);
  return g_test_run ();
}
