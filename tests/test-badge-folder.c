/* formats/badges: the files, and what independent checkers say of them. */
#include "badges-fixture.h"
#include "scratch.h"

#include <ash-error.h>

#define GOLDEN "../../shared/schemas/badges/golden"

static char *
contents_of (const char *folder, const char *path, gsize *length)
{
  g_autofree char *whole = g_build_filename (folder, path, NULL);
  char *contents = NULL;

  g_file_get_contents (whole, &contents, length, NULL);
  return contents;
}

static void
test_folder (void)
{
  static const char *const paths[] = {
    "ob3/achievement.json", "ob3/profile.json", "ob2/badgeclass.json",
    "ob2/issuer.json",      "badge.png",        "badge.svg"
  };
  g_autoptr (AshDesign) design = full_design ();
  g_autofree char *folder = g_dir_make_tmp ("test-badges-XXXXXX", NULL);
  g_autofree char *other = g_build_filename (folder, "notes.txt", NULL);
  g_autofree char *missing = NULL, *now_missing = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) listing = NULL;
  guint n_names = 0;

  g_assert_true (g_file_set_contents (other, "mine", -1, NULL));
  g_assert_true (ash_badges_write (design, NULL, folder, &missing, &error));
  g_assert_no_error (error);
  g_assert_null (missing);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      gsize length = 0, length_again = 0;
      g_autofree char *first = contents_of (folder, paths[i], &length);
      g_autofree char *second = NULL;

      g_assert_nonnull (first);
      g_assert_true (ash_badges_write (design, NULL, folder, NULL, NULL));
      second = contents_of (folder, paths[i], &length_again);
      g_assert_cmpmem (first, length, second, length_again);
    }
  listing = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (listing) != NULL)
    n_names++;
  /* ob2, ob3, two images, the list of them, notes.txt; nothing left behind */
  g_assert_cmpuint (n_names, ==, 6);

  /* Without the address the 2.0 definition of before would be a lie. */
  g_clear_pointer (&design->issuer->url, g_free);
  g_assert_true (ash_badges_write (design, NULL, folder, &now_missing, &error));
  g_assert_nonnull (now_missing);
  {
    g_autofree char *stale = contents_of (folder, "ob2/badgeclass.json", NULL);

    g_assert_null (stale);
  }
  scratch_remove (folder);
}

/* One object: whatever digest is asked for. */
static GBytes *
load_one (gpointer user_data, const char *digest, GError **error)
{
  return g_bytes_ref (user_data);
}

/* The file of a logo goes with its kind, and with the logo. */
static void
test_logo_file (void)
{
  g_autoptr (AshDesign) design = full_design ();
  g_autofree char *folder = g_dir_make_tmp ("test-badges-XXXXXX", NULL);
  g_autofree char *png_path = g_build_filename (folder, ASH_ISSUER_LOGO_PNG, NULL);
  g_autofree char *svg_path = g_build_filename (folder, ASH_ISSUER_LOGO_SVG, NULL);
  g_autoptr (GBytes) png = ash_badge_image_png (design, 400, NULL), svg = logo_svg ();
  g_autoptr (GBytes) broken = g_bytes_new_static ("GIF89a", 6);
  AshBodies bodies = { .load = load_one, .user_data = png };

  design->issuer->logo = g_strdup ("a digest");
  g_assert_true (ash_badges_write (design, &bodies, folder, NULL, NULL));
  g_assert_true (g_file_test (png_path, G_FILE_TEST_EXISTS));
  bodies.user_data = svg;
  g_assert_true (ash_badges_write (design, &bodies, folder, NULL, NULL));
  g_assert_false (g_file_test (png_path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (svg_path, G_FILE_TEST_EXISTS));
  bodies.user_data = broken;
  g_assert_true (ash_badges_write (design, &bodies, folder, NULL, NULL));
  g_assert_false (g_file_test (svg_path, G_FILE_TEST_EXISTS));
  scratch_remove (folder);
}

/* What the user has under one of our names is neither replaced nor taken away. */
static void
test_taken (void)
{
  g_autoptr (AshDesign) design = full_design ();
  g_autofree char *folder = g_dir_make_tmp ("test-badges-XXXXXX", NULL);
  g_autofree char *picture = g_build_filename (folder, "badge.svg", NULL);
  g_autofree char *definition = g_build_filename (folder, "ob3/achievement.json", NULL);
  g_autofree char *kept = NULL, *edited = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (picture, "mine", -1, NULL));
  g_assert_false (ash_badges_write (design, NULL, folder, NULL, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "badge.svg"));
  g_clear_error (&error);
  kept = contents_of (folder, "badge.svg", NULL);
  g_assert_cmpstr (kept, ==, "mine");
  g_assert_false (g_file_test (definition, G_FILE_TEST_EXISTS));

  /* Ours may be replaced by a later one of ours, until somebody has edited it. */
  g_remove (picture);
  g_assert_true (ash_badges_write (design, NULL, folder, NULL, &error));
  g_free (design->tree->title);
  design->tree->title = g_strdup ("Another title");
  g_assert_true (ash_badges_write (design, NULL, folder, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (definition, "edited", -1, NULL));
  g_assert_false (ash_badges_write (design, NULL, folder, NULL, &error));
  edited = contents_of (folder, "ob3/achievement.json", NULL);
  g_assert_cmpstr (edited, ==, "edited");
  scratch_remove (folder);
}

static void
test_unwritable (void)
{
  g_autoptr (AshDesign) design = full_design ();
  g_autoptr (GError) error = NULL;

  g_assert_false (ash_badges_write (design, NULL, "/proc/no-such-place", NULL, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "/proc/no-such-place"));
}

/* Every member of ours stands in the model file at the same place, with the same kind. */
static void
assert_like (const AshJsonValue *ours, const AshJsonValue *model, const char *where)
{
  g_assert_cmpint (ash_json_kind (ours), ==, ash_json_kind (model));
  if (ash_json_kind (ours) == ASH_JSON_ARRAY)
    for (guint i = 0; i < ash_json_length (ours); i++)
      assert_like (ash_json_at (ours, i), ash_json_at (model, 0), where);
  if (ash_json_kind (ours) != ASH_JSON_OBJECT)
    return;
  for (guint i = 0; i < ash_json_length (ours); i++)
    {
      const char *name = ash_json_name_at (ours, i);
      g_autofree char *path = g_strconcat (where, "/", name, NULL);

      if (ash_json_member (model, name) == NULL)
        g_error ("%s is not in the model file", path);
      assert_like (ash_json_member (ours, name), ash_json_member (model, name), path);
    }
}

static void
test_golden (void)
{
  g_autoptr (AshDesign) design = full_design ();
  g_autoptr (GBytes) png = ash_badge_image_png (design, 400, NULL);
  const struct
  {
    const char *path;
    char *text;
  } files[] = {
    { "ob3/achievement.json", ash_badge_achievement_json (design, png, NULL) },
    { "ob3/profile.json", ash_badge_profile_json (design, NULL) },
    { "ob2/badgeclass.json", ash_badge_class_json (design) },
    { "ob2/issuer.json", ash_badge_issuer_json (design, NULL) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *text = files[i].text;
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, GOLDEN, files[i].path, NULL);
      g_autofree char *golden = NULL;
      g_autoptr (AshJson) ours = parse (text), model = NULL;

      if (!g_file_get_contents (path, &golden, NULL, NULL))
        {
          g_test_skip ("the model files of ../shared are not here");
          continue;
        }
      model = parse (golden);
      assert_like (ash_json_root (ours), ash_json_root (model), files[i].path);
    }
}

/* Forty skills, with what people paste. */
static void
make_odd (AshDesign *design)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text =
          g_strdup_printf (" \xf0\x9f\x93\x88 “Skill” %u\n\"of\" 40, {a}\\ ", i);

      add_skill (design, text, i % 2 == 0 ? "http://example.org/skills" : NULL);
    }
  design->badge->valid_months = 36;
  g_free (design->badge->text);
  design->badge->text = g_strdup ("  \"Quoted\" \xf0\x9f\x8e\x93 and\nin two lines \xc2\xa0");
  g_free (design->tree->lang);
  design->tree->lang = g_strdup ("Klingon");
}

/* As a professor leaves it: whole; without the issuer's address; only a name; nothing but a title;
 * with a logo of either kind, beside the definitions and in them. */
static void
write_all_sorts (const char *folder)
{
  static const char *const names[] = { "whole", "odd", "no-address", "only-a-name", "svg", "bare" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (AshDesign) design = i == 5 ? bare_design ("Über “Karten”") : full_design ();
      g_autofree char *below = g_build_filename (folder, names[i], NULL);
      g_autoptr (GBytes) logo = i < 3 ? ash_badge_image_png (design, 400, NULL) : logo_svg ();
      AshBodies bodies = { .load = load_one, .user_data = logo };
      g_autoptr (GError) error = NULL;

      if (i == 1)
        make_odd (design);
      if (i == 2 || i == 3)
        g_clear_pointer (&design->issuer->url, g_free);
      if (i == 3)
        g_clear_pointer (&design->issuer->email, g_free);
      if (design->issuer != NULL)
        design->issuer->logo = g_strdup ("a digest");
      g_assert_true (ash_badges_write (design, &bodies, below, NULL, &error));
      g_assert_no_error (error);
    }
}

/* What is recommended and was not filled in, an address or a name, is not a fault of ours. */
static gboolean
names_a_fault (const char *verdict)
{
  g_auto (GStrv) lines = g_strsplit (verdict, "\n", -1);

  for (guint i = 0; lines[i] != NULL && g_strchomp (lines[i]) != NULL; i++)
    if (g_str_has_prefix (lines[i], "FAIL") ? !g_str_has_suffix (lines[i], ": lint")
                                            : strstr (lines[i], "   FAIL ") != NULL &&
                                                  !g_str_has_suffix (lines[i], ": recommended"))
      return TRUE;
  return FALSE;
}

/* The independent checkers: official schemas, JSON-LD safe mode, lint. */
static void
test_badge_check (void)
{
  g_autofree char *checker =
      g_test_build_filename (G_TEST_DIST, "../../shared/tools/badge-check", NULL);
  g_autofree char *npm = g_find_program_in_path ("npm");
  g_autofree char *folder = NULL, *out = NULL, *errors = NULL;
  const char *argv[] = { "timeout", "240", checker, NULL, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (npm == NULL || !g_file_test (checker, G_FILE_TEST_IS_EXECUTABLE))
    {
      g_test_skip ("badge-check of ../shared, or npm, is not here");
      return;
    }
  folder = g_dir_make_tmp ("test-badges-XXXXXX", NULL);
  argv[3] = folder;
  /* Where there is no package registry, npm says so at once instead of after ten minutes. */
  g_setenv ("npm_config_fetch_retries", "0", TRUE);
  g_setenv ("npm_config_fetch_timeout", "20000", TRUE);
  write_all_sorts (folder);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &errors, &status,
                &error);
  g_assert_no_error (error);
  /* 1 is its verdict; anything else means that its validators could not be fetched. */
  if (WIFEXITED (status) && WEXITSTATUS (status) == 1 && names_a_fault (out))
    g_error ("badge-check found faults:\n%s%s", out, errors);
  else if (!WIFEXITED (status) || WEXITSTATUS (status) > 1)
    g_test_skip ("the validators could not be fetched");
  else
    g_test_message ("%s", out);
  scratch_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/badges/folder", test_folder);
  g_test_add_func ("/badges/logo-file", test_logo_file);
  g_test_add_func ("/badges/unwritable", test_unwritable);
  g_test_add_func ("/badges/taken", test_taken);
  g_test_add_func ("/badges/golden", test_golden);
  g_test_add_func ("/badges/badge-check", test_badge_check);
  return g_test_run ();
}
