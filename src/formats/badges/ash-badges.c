#include "ash-badges-private.h"

#include <ash-digest.h>
#include <ash-error.h>
#include <ash-file-error.h>
#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define BADGE_PIXELS 600
/* Has a line "digest path" for every file that was written, by which it is known again as ours. */
#define LISTING ".ashlar-badge"

typedef struct
{
  const char *path;
  GBytes *bytes; /* NULL: a file of an earlier export that no longer holds */
} BadgeFile;

static void
badge_file_free (gpointer data)
{
  BadgeFile *self = data;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static void
add_file (GPtrArray *files, const char *path, GBytes *bytes)
{
  BadgeFile *file = g_new0 (BadgeFile, 1);

  file->path = path;
  file->bytes = bytes;
  g_ptr_array_add (files, file);
}

static void
add_text (GPtrArray *files, const char *path, char *text)
{
  add_file (files, path, g_bytes_new_take (text, strlen (text)));
}

/* Where the definitions have an address they point to the logo; elsewhere it is inside them. */
static void
add_logo (GPtrArray *files, const AshDesign *design, const AshIssuerLogo *logo)
{
  g_autofree char *base = ash_badge_base (design);
  gboolean is_file = logo->bytes != NULL && base != NULL;

  add_file (files, ASH_ISSUER_LOGO_PNG,
            is_file && logo->kind == ASH_BADGE_PNG ? g_bytes_ref (logo->bytes) : NULL);
  add_file (files, ASH_ISSUER_LOGO_SVG,
            is_file && logo->kind == ASH_BADGE_SVG ? g_bytes_ref (logo->bytes) : NULL);
}

static GPtrArray *
make_files (const AshDesign *design, const AshBodies *bodies, gboolean with_2_0, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (badge_file_free);
  g_auto (AshBadgePicture) picture = { 0 };
  g_auto (AshIssuerLogo) logo = { 0 };

  if (!ash_badge_picture_init (&picture, design, bodies, BADGE_PIXELS, error))
    return NULL;
  add_file (files, "badge.png", g_bytes_ref (picture.png));
  add_file (files, "badge.svg", picture.svg != NULL ? g_bytes_ref (picture.svg) : NULL);
  ash_issuer_logo_init (&logo, design, bodies);
  add_logo (files, design, &logo);
  add_text (files, "ob3/achievement.json", ash_badge_achievement_json (design, picture.png, &logo));
  add_text (files, "ob3/profile.json", ash_badge_profile_json (design, &logo));
  if (with_2_0)
    {
      add_text (files, "ob2/badgeclass.json", ash_badge_class_json (design));
      add_text (files, "ob2/issuer.json", ash_badge_issuer_json (design, &logo));
    }
  else
    {
      add_file (files, "ob2/badgeclass.json", NULL);
      add_file (files, "ob2/issuer.json", NULL);
    }
  return g_steal_pointer (&files);
}

static void
add_listing (GPtrArray *files)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < files->len; i++)
    {
      const BadgeFile *file = g_ptr_array_index (files, i);
      g_autofree char *digest = file->bytes != NULL ? ash_digest_bytes (file->bytes) : NULL;

      if (digest != NULL)
        g_string_append_printf (lines, "%s %s\n", digest, file->path);
    }
  add_text (files, LISTING, g_string_free (lines, FALSE));
}

static char *
read_listing (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, LISTING, NULL);
  char *text = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    g_file_get_contents (path, &text, NULL, NULL);
  return text != NULL ? text : g_strdup ("");
}

/* One that is there and is neither as an earlier export left it nor what is to be written. */
static gboolean
is_foreign (const BadgeFile *file, const char *folder, const char *listing)
{
  g_autofree char *path = g_build_filename (folder, file->path, NULL);
  g_autoptr (GMappedFile) mapped = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *line = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    mapped = g_mapped_file_new (path, FALSE, NULL);
  if (mapped == NULL)
    return TRUE;
  bytes = g_mapped_file_get_bytes (mapped);
  if (file->bytes != NULL && g_bytes_equal (bytes, file->bytes))
    return FALSE;
  digest = ash_digest_bytes (bytes);
  line = g_strdup_printf ("%s %s\n", digest, file->path);
  return strstr (listing, line) == NULL;
}

/* A folder of the user's may have a badge.png of its own. */
static gboolean
check_free (GPtrArray *files, const char *folder, GError **error)
{
  g_autofree char *listing = read_listing (folder);
  g_autofree char *name = g_path_get_basename (folder);

  for (guint i = 0; i < files->len; i++)
    {
      const BadgeFile *file = g_ptr_array_index (files, i);

      if (!is_foreign (file, folder, listing))
        continue;
      g_set_error (error, ASH_ERROR, ASH_ERROR_WRITE,
                   _ ("In the folder “%s” there is a “%s” that Ashlar did not write, or that was "
                      "changed since. Choose another folder, or move it away."),
                   name, file->path);
      return FALSE;
    }
  add_listing (files);
  return TRUE;
}

static gboolean
set_write_error (const char *path, int code, GError **error)
{
  ash_file_error_set_writing (error, path, code);
  return FALSE;
}

static gboolean
make_folder_of (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0777) == 0)
    return TRUE;
  return set_write_error (folder, errno, error);
}

/* Everything is on disk below @staging before the first file of the user's is touched. */
static gboolean
stage (GPtrArray *files, const char *staging, GError **error)
{
  for (guint i = 0; i < files->len; i++)
    {
      const BadgeFile *file = g_ptr_array_index (files, i);
      g_autofree char *path = g_build_filename (staging, file->path, NULL);
      g_autoptr (GError) problem = NULL;

      if (file->bytes == NULL)
        continue;
      if (!make_folder_of (path, error))
        return FALSE;
      if (!g_file_set_contents_full (path, g_bytes_get_data (file->bytes, NULL),
                                     (gssize) g_bytes_get_size (file->bytes),
                                     G_FILE_SET_CONTENTS_DURABLE, 0666, &problem))
        {
          ash_file_error_take_writing (error, file->path, problem);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
move_into_place (GPtrArray *files, const char *staging, const char *folder, GError **error)
{
  for (guint i = 0; i < files->len; i++)
    {
      const BadgeFile *file = g_ptr_array_index (files, i);
      g_autofree char *from = g_build_filename (staging, file->path, NULL);
      g_autofree char *to = g_build_filename (folder, file->path, NULL);

      if (file->bytes == NULL)
        {
          if (g_unlink (to) != 0 && errno != ENOENT && errno != ENOTDIR)
            return set_write_error (to, errno, error);
          continue;
        }
      if (!make_folder_of (to, error))
        return FALSE;
      if (g_rename (from, to) != 0)
        return set_write_error (to, errno, error);
    }
  return TRUE;
}

static void
remove_staging (GPtrArray *files, const char *staging)
{
  static const char *const folders[] = { "ob2", "ob3", "" };

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path =
          g_build_filename (staging, ((BadgeFile *) g_ptr_array_index (files, i))->path, NULL);

      g_unlink (path);
    }
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (staging, folders[i], NULL);

      g_rmdir (path);
    }
}

/**
 * ash_badges_write:
 * @design: a credential
 * @bodies: (nullable): where a picture of the user's own comes from
 * @folder: where to; made when it is not there. Other files in it stay; where one of ours would
 *   take the place of one that no earlier export left there, nothing is written
 * @out_missing: (out) (optional) (nullable) (transfer full): when Open Badges 2.0 had to be left
 *   out, one sentence that says what to fill in
 *
 * Writes the badge definitions of one credential (badges.md 13), the same bytes each time. On an
 * error nothing in @folder has changed.
 *
 * Returns: %FALSE with `ASH_ERROR_WRITE` when the folder cannot be written, or has such a file
 */
gboolean
ash_badges_write (const AshDesign *design,
                  const AshBodies *bodies,
                  const char *folder,
                  char **out_missing,
                  GError **error)
{
  g_autofree char *missing = ash_badge_missing_for_2_0 (design);
  g_autofree char *staging = g_build_filename (folder, ".ashlar-XXXXXX", NULL);
  g_autoptr (GPtrArray) files = make_files (design, bodies, missing == NULL, error);
  gboolean is_done;

  if (files == NULL || !check_free (files, folder, error))
    return FALSE;
  if (g_mkdir_with_parents (folder, 0777) != 0 || g_mkdtemp (staging) == NULL)
    return set_write_error (folder, errno, error);
  is_done = stage (files, staging, error) && move_into_place (files, staging, folder, error);
  remove_staging (files, staging);
  if (is_done && out_missing != NULL)
    *out_missing = g_steal_pointer (&missing);
  return is_done;
}
