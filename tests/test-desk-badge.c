/* desk/: what a badge says and looks like, and pathways, each as one step that can be undone. */
#include <ash-badge.h>
#include <ash-desk-badge.h>
#include <ash-desk-evidence.h>
#include <ash-desk-pathway.h>
#include <ash-desk-sheet.h>
#include <ash-error.h>
#include <glib/gstdio.h>
#include <string.h>

#include "scratch.h"

typedef struct
{
  char *folder;
  AshStore *store;
  char *ids[3];
  GError *error;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const titles[] = { "Foundations", "Charts", "Decisions" };
  static const char *const outcomes[] = { "choose a chart", "redesign a chart", NULL };
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("ashlar-badge-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "work.db", NULL);
  fixture->store = ash_store_create (path, ASH_STORE_EDIT, &fixture->error);
  g_assert_no_error (fixture->error);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      fixture->ids[i] = ash_desk_add_credential (fixture->store, titles[i], &fixture->error);
      g_assert_no_error (fixture->error);
    }
  g_assert_true (
      ash_desk_set_outcomes (fixture->store, fixture->ids[0], outcomes, &fixture->error));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->store);
  scratch_remove (fixture->folder);
  g_free (fixture->folder);
  for (guint i = 0; i < 3; i++)
    g_free (fixture->ids[i]);
}

static AshDesign *
load (Fixture *fixture, guint which)
{
  g_autoptr (AshCredential) credential =
      ash_store_get (fixture->store, &ASH_CREDENTIAL, fixture->ids[which], &fixture->error);
  AshDesign *design = ash_store_load_design (fixture->store, credential->tree, &fixture->error);

  g_assert_no_error (fixture->error);
  return design;
}

static void
assert_step (Fixture *fixture, const char *label)
{
  g_autofree char *said = ash_store_dup_undo_label (fixture->store);

  g_assert_no_error (fixture->error);
  g_assert_cmpstr (said, ==, label);
}

static void
undo (Fixture *fixture)
{
  g_assert_true (ash_store_undo (fixture->store, &fixture->error));
}

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  AshStore *store = fixture->store;
  g_autoptr (AshDesign) named = NULL;
  g_autoptr (AshDesign) emptied = NULL;
  g_autoptr (AshBadgeCard) card = NULL;
  g_autoptr (AshBadgeCard) plain = NULL;

  g_assert_true (
      ash_desk_set_badge_text (store, fixture->ids[0], "name", "Chart maker", &fixture->error));
  assert_step (fixture, "Change name of the badge");
  g_assert_true (
      ash_desk_set_badge_text (store, fixture->ids[0], "text", "Makes charts.", &fixture->error));
  g_assert_true (ash_desk_set_badge_months (store, fixture->ids[0], 24, &fixture->error));
  assert_step (fixture, "Change how long the badge is valid");
  g_assert_true (ash_desk_set_issuer_text (store, "name", "Guild", &fixture->error));
  assert_step (fixture, "Change issuer");
  g_assert_true (ash_desk_set_issuer_text (store, "url", " www.guild.example ", &fixture->error));
  assert_step (fixture, "Change issuer");
  g_assert_false (ash_desk_set_issuer_text (store, "url", "none yet", &fixture->error));
  g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_clear_error (&fixture->error);
  g_assert_false (ash_desk_set_sheet (store, fixture->ids[0], "issuer_url", "a@guild.example",
                                      &fixture->error));
  g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_clear_error (&fixture->error);
  g_assert_cmpint (ash_store_count (store, &ASH_BADGE, NULL, NULL), ==, 1);
  named = load (fixture, 0);
  card = ash_badge_card_new (named);
  g_assert_cmpstr (card->name, ==, "Chart maker");
  g_assert_cmpstr (card->description, ==, "Makes charts.");
  g_assert_cmpstr (card->issuer, ==, "Guild");
  g_assert_cmpstr (named->issuer->url, ==, "https://www.guild.example");
  g_assert_cmpuint (card->can->len, ==, 0); /* nothing shows them */
  g_assert_cmpuint (card->left_out->len, ==, 2);
  g_assert_cmpint (named->badge->valid_months, ==, 24);

  g_assert_true (ash_desk_set_badge_text (store, fixture->ids[0], "name", "", &fixture->error));
  g_assert_true (ash_desk_set_badge_months (store, fixture->ids[0], 0, &fixture->error));
  emptied = load (fixture, 0);
  plain = ash_badge_card_new (emptied);
  g_assert_cmpstr (plain->name, ==, "Foundations");
  g_assert_cmpint (emptied->badge->valid_months, ==, ASH_UNSET);
  g_assert_false (ash_desk_set_badge_text (store, "gone", "name", "X", &fixture->error));
  g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_NOT_FOUND);
  g_clear_error (&fixture->error);
}

/* One's own words are told of when the design changes after them, and not before. */
static void
test_drift (Fixture *fixture, gconstpointer data)
{
  static const char *const others[] = { "choose a chart", "draw a map", NULL };
  AshStore *store = fixture->store;
  const char *id = fixture->ids[0];
  g_autofree char *evidence = NULL;
  AshCriteriaState states[5];

#define STATE(n)                                                                                   \
  {                                                                                                \
    g_autoptr (AshDesign) design = load (fixture, 0);                                              \
    states[n] = ash_badge_criteria_state (design);                                                 \
  }
  STATE (0);
  g_assert_true (ash_desk_set_criteria (store, id, "Three charts were made.", &fixture->error));
  assert_step (fixture, "Change what the badge says");
  STATE (1);
  g_assert_true (ash_desk_set_outcomes (store, id, others, &fixture->error));
  evidence = ash_desk_add_evidence (store, id, NULL, "A map", "practical", &fixture->error);
  g_assert_no_error (fixture->error);
  STATE (2);
  g_assert_true (ash_desk_keep_criteria (store, id, &fixture->error));
  assert_step (fixture, "Keep what the badge says");
  STATE (3);
  g_assert_true (ash_desk_set_criteria (store, id, "", &fixture->error));
  STATE (4);
  g_assert_cmpint (states[0], ==, ASH_CRITERIA_FOLLOW);
  g_assert_cmpint (states[1], ==, ASH_CRITERIA_OWN);
  g_assert_cmpint (states[2], ==, ASH_CRITERIA_DRIFTED);
  g_assert_cmpint (states[3], ==, ASH_CRITERIA_OWN);
  g_assert_cmpint (states[4], ==, ASH_CRITERIA_FOLLOW);
  undo (fixture);
  STATE (0);
  g_assert_cmpint (states[0], ==, ASH_CRITERIA_OWN);
#undef STATE
}

static void
test_image (Fixture *fixture, gconstpointer data)
{
  AshStore *store = fixture->store;
  const char *id = fixture->ids[1];
  g_autoptr (AshDesign) before = load (fixture, 1);
  g_autoptr (GBytes) png = ash_badge_style_png (before, &(AshBadgeStyle){ 0 }, 300, NULL);
  g_autoptr (GBytes) jpeg = g_bytes_new_static ("\xff\xd8\xff\xe0 JFIF", 9);
  static const char drawing[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">"
                                "<path d=\"M0 0h9v9z\"/></svg>";
  g_autoptr (GBytes) svg = g_bytes_new_static (drawing, strlen (drawing));
  g_autofree char *folder = g_build_filename (fixture->folder, "out", NULL);
  g_autofree char *file = g_build_filename (folder, "badge.png", NULL);
  g_autofree char *drawn = g_build_filename (folder, "badge.svg", NULL);
  g_autofree char *written = NULL;
  gsize length;

  g_assert_false (ash_desk_set_badge_image (store, id, jpeg, NULL, &fixture->error));
  g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_clear_error (&fixture->error);
  g_assert_false (ash_desk_set_badge_image (store, id, svg, NULL, &fixture->error));
  g_clear_error (&fixture->error);
  g_assert_cmpint (ash_store_count (store, &ASH_BADGE, NULL, NULL), ==, 0);

  g_assert_true (ash_desk_set_badge_image (store, id, svg, png, &fixture->error));
  assert_step (fixture, "Change badge image");
  g_assert_true (ash_desk_write_badge (store, id, folder, NULL, NULL, &fixture->error));
  g_assert_true (g_file_get_contents (file, &written, &length, NULL));
  g_assert_cmpmem (written, length, g_bytes_get_data (png, NULL), g_bytes_get_size (png));
  g_assert_true (g_file_test (drawn, G_FILE_TEST_EXISTS));

  /* A PNG of one's own has no drawing: that of before would be a lie. */
  g_assert_true (ash_desk_set_badge_image (store, id, png, NULL, &fixture->error));
  g_assert_true (ash_desk_write_badge (store, id, folder, NULL, NULL, &fixture->error));
  g_assert_false (g_file_test (drawn, G_FILE_TEST_EXISTS));
  g_assert_true (ash_desk_set_badge_style (store, id, "{\"letters\":\"VD\"}", &fixture->error));
  {
    g_autoptr (AshDesign) design = load (fixture, 1);
    AshBadgeStyle style;

    ash_badge_style_init (&style, design);
    g_assert_null (design->badge->image);
    g_assert_cmpstr (style.letters, ==, "VD");
  }
  undo (fixture);
  {
    g_autoptr (AshDesign) design = load (fixture, 1);

    g_assert_nonnull (design->badge->image);
  }
  g_assert_true (ash_desk_write_badge (store, id, folder, NULL, NULL, &fixture->error));
  for (guint i = 0; i < 6; i++)
    {
      static const char *const names[] = { "badge.png",        "badge.svg", "ob3/achievement.json",
                                           "ob3/profile.json", "ob3",       "" };
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
}

static char *
order (Fixture *fixture)
{
  g_autoptr (AshPath) path = ash_desk_load_path (fixture->store, &fixture->error);
  GString *text = g_string_new (NULL);

  for (guint i = 0; path != NULL && i < path->credentials->len; i++)
    for (guint k = 0; k < 3; k++)
      if (g_str_equal (g_ptr_array_index (path->credentials, i), fixture->ids[k]))
        g_string_append_printf (text, "%u", k + 1);
  return g_string_free (text, FALSE);
}

static void
assert_order (Fixture *fixture, const char *wanted)
{
  g_autofree char *text = order (fixture);

  g_assert_no_error (fixture->error);
  g_assert_cmpstr (text, ==, wanted);
}

static void
test_pathway (Fixture *fixture, gconstpointer data)
{
  AshStore *store = fixture->store;
  g_autofree char *pathway = NULL;

  g_assert_null (ash_desk_load_path (store, &fixture->error));
  g_assert_no_error (fixture->error);
  pathway = ash_desk_add_pathway (store, "Data practice", &fixture->error);
  assert_step (fixture, "Add pathway");
  assert_order (fixture, "123");
  g_assert_true (ash_desk_shift_in_pathway (store, pathway, fixture->ids[2], -1, &fixture->error));
  assert_step (fixture, "Reorder pathway");
  assert_order (fixture, "132");
  g_assert_true (ash_desk_shift_in_pathway (store, pathway, fixture->ids[0], -9, &fixture->error));
  assert_order (fixture, "132");
  g_assert_true (ash_desk_take_from_pathway (store, pathway, fixture->ids[2], &fixture->error));
  assert_order (fixture, "12");
  g_assert_true (ash_desk_add_to_pathway (store, pathway, fixture->ids[2], &fixture->error));
  g_assert_true (ash_desk_add_to_pathway (store, pathway, fixture->ids[2], &fixture->error));
  assert_order (fixture, "123");
  undo (fixture);
  assert_order (fixture, "12");
  g_assert_false (ash_desk_add_to_pathway (store, pathway, "gone", &fixture->error));
  g_clear_error (&fixture->error);

  g_assert_true (ash_desk_set_pathway_rule (store, pathway, ASH_RULE_NEED, 99, &fixture->error));
  {
    g_autoptr (AshPath) path = ash_desk_load_path (store, &fixture->error);

    g_assert_cmpint (path->op, ==, ASH_RULE_NEED);
    g_assert_cmpint (path->need, ==, 2); /* more than there are cannot be asked */
  }
  /* A credential that goes leaves the pathway; what it was comes back with it. */
  g_assert_true (ash_desk_delete_credential (store, fixture->ids[1], &fixture->error));
  assert_order (fixture, "1");
  undo (fixture);
  assert_order (fixture, "12");
  g_assert_true (ash_desk_delete_pathway (store, pathway, &fixture->error));
  assert_step (fixture, "Delete pathway");
  g_assert_cmpint (ash_store_count (store, &ASH_RULE, NULL, NULL), ==, 0);
  undo (fixture);
  assert_order (fixture, "12");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name) g_test_add ("/desk-badge/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (texts);
  ADD (drift);
  ADD (image);
  ADD (pathway);
  return g_test_run ();
}
