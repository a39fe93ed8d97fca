#include "ash-cc-read-private.h"

#include <ash-error.h>
#include <ash-file-error.h>
#include <ash-text.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* What a file says of itself in its first bytes. */
#define HEAD_BYTES 4096

/* Where a zip archive says of its first file how it is stored, and the bit for a password. */
#define ZIP_FLAGS 6
#define ZIP_LOCKED 1

#define CARTRIDGE_ADVICE                                                                           \
  N_ ("Open the course package that your LMS exported as a Common Cartridge (.imscc).")

typedef struct
{
  const char *bytes;
  gsize length;
  const char *what; /* a sentence with the file's name as %s */
} Magic;

static const Magic MAGICS[] = {
  { "%PDF-", 5, N_ ("“%s” is a PDF document, not a course package.") },
  { "\x89PNG\r\n", 6, N_ ("“%s” is a picture, not a course package.") },
  { "\xff\xd8\xff", 3, N_ ("“%s” is a picture, not a course package.") },
  { "GIF8", 4, N_ ("“%s” is a picture, not a course package.") },
  { "RIFF", 4, N_ ("“%s” is a picture, sound or film, not a course package.") },
  { "\0\0\0", 3, N_ ("“%s” is a film, not a course package.") },
  { "ID3", 3, N_ ("“%s” is a sound recording, not a course package.") },
  { "\xd0\xcf\x11\xe0", 4,
    N_ ("“%s” is a document of an older Office program, not a course package.") },
  { "{\\rtf", 5, N_ ("“%s” is a text document, not a course package.") },
  { "MZ", 2, N_ ("“%s” is a program, not a course package.") },
  { "\177ELF", 4, N_ ("“%s” is a program, not a course package.") },
  { "Rar!", 4, N_ ("“%s” is a RAR archive, which is not a form of course package.") },
  { "7z\xbc\xaf", 4, N_ ("“%s” is a 7z archive, which is not a form of course package.") },
  { "PK", 2, N_ ("“%s” is a zip archive that is damaged: its list of files cannot be read.") },
  { "\x1f\x8b", 2, N_ ("“%s” is a compressed archive that is damaged or holds no files.") },
};

static void
refuse (GError **error, const char *sentence, const char *name, const char *advice)
{
  g_autofree char *what = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  what = g_strdup_printf (sentence, name);
#pragma GCC diagnostic pop
  g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED, "%s %s", what, advice);
}

static char *
read_head (const char *path, gsize *length, GError **error)
{
  g_autofree char *head = g_malloc0 (HEAD_BYTES + 1);
  FILE *file = g_fopen (path, "rbe");

  if (file == NULL)
    {
      ash_file_error_set_reading (error, path, errno);
      return NULL;
    }
  *length = fread (head, 1, HEAD_BYTES, file);
  fclose (file);
  return g_steal_pointer (&head);
}

static gboolean
looks_like_manifest (const char *text)
{
  const char *root = text;

  /* Comments and declarations may come first, and an encoding mark before them. */
  while ((root = strchr (root, '<')) != NULL && (root[1] == '?' || root[1] == '!'))
    root++;
  if (root == NULL)
    return FALSE;
  root += strcspn (root + 1, ": \t\r\n>/") + 1;
  if (*root == ':')
    return g_str_has_prefix (root + 1, "manifest");
  return g_str_has_suffix (text, "manifest") ||
         (root - text >= 8 && strncmp (root - 8, "manifest", 8) == 0);
}

static gboolean
refuse_text (const char *head, gsize length, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (head, length);
  g_autofree char *text = ash_text_to_utf8 (bytes, NULL, NULL);
  g_autofree char *lower = g_ascii_strdown (text, -1);

  if (looks_like_manifest (text))
    return FALSE;
  if (strstr (lower, "<!doctype html") != NULL || strstr (lower, "<html") != NULL)
    refuse (error, _ ("“%s” is a web page, not a course package."), name, _ (CARTRIDGE_ADVICE));
  else if (strstr (text, "<questestinterop") != NULL)
    refuse (error, _ ("“%s” is a file of questions (QTI) without its course package."), name,
            _ (CARTRIDGE_ADVICE));
  else if (strstr (text, "<moodle_backup") != NULL || strstr (text, "<quiz>") != NULL)
    refuse (error, _ ("“%s” is a file out of Moodle, not a course package."), name,
            _ (CARTRIDGE_ADVICE));
  else if (g_str_has_prefix (g_strchug (lower), "<"))
    refuse (error, _ ("“%s” is an XML file, but not the list of contents of a course package."),
            name, _ (CARTRIDGE_ADVICE));
  else
    refuse (error, _ ("“%s” is not a course package."), name, _ (CARTRIDGE_ADVICE));
  return TRUE;
}

/**
 * ash_sniff_refuse_file:
 * @path: a file that is no archive
 * @name: as the user knows it
 *
 * Returns: %TRUE with @error set, unless it is a manifest that stands alone
 */
gboolean
ash_sniff_refuse_file (const char *path, const char *name, GError **error)
{
  g_autofree char *head = NULL;
  gsize length = 0;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      refuse (error, _ ("“%s” is a folder."), name, _ (CARTRIDGE_ADVICE));
      return TRUE;
    }
  head = read_head (path, &length, error);
  if (head == NULL)
    return TRUE;
  if (length == 0)
    {
      refuse (error, _ ("“%s” is empty."), name, _ ("Copy or download the course package again."));
      return TRUE;
    }
  if (g_str_has_prefix (head, "SQLite format 3"))
    {
      refuse (error, _ ("“%s” is a document or a database, not a course package."), name,
              _ ("If Ashlar made it, open it with Open instead of Import."));
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (MAGICS); i++)
    if (length >= MAGICS[i].length && memcmp (head, MAGICS[i].bytes, MAGICS[i].length) == 0)
      {
        refuse (error, _ (MAGICS[i].what), name,
                head[0] == 'P' || head[0] == '\x1f'
                    ? _ ("Copy or download the course package again.")
                    : _ (CARTRIDGE_ADVICE));
        return TRUE;
      }
  return refuse_text (head, length, name, error);
}

static void
refuse_moodle (const char *name, GError **error)
{
  refuse (error, _ ("“%s” is a Moodle backup, which Ashlar does not read yet."), name,
          _ ("In Moodle, make the backup again with “Include as IMS Common Cartridge 1.1” and "
             "open that file."));
}

/**
 * ash_sniff_refuse_early:
 * @path: a member that arrives
 *
 * Returns: %TRUE with @error set when nothing more of the package should be read
 */
gboolean
ash_sniff_refuse_early (const char *name, const char *path, GError **error)
{
  if (!g_str_equal (path, "moodle_backup.xml") && !g_str_equal (path, ".ARCHIVE_INDEX"))
    return FALSE;
  refuse_moodle (name, error);
  return TRUE;
}

static gboolean
has_member (AshPackage *self, const char *path)
{
  return ash_package_member (self, path) != NULL;
}

static guint
count_of (AshPackage *self, const char *const *extensions)
{
  guint n = 0;

  for (guint i = 0; i < self->members->len; i++)
    {
      const AshMember *member = g_ptr_array_index (self->members, i);
      g_autofree char *extension = g_ascii_strdown (ash_path_extension (member->path), -1);

      n += g_strv_contains (extensions, extension);
    }
  return n;
}

static gboolean
has_suffix (AshPackage *self, const char *suffix)
{
  for (guint i = 0; i < self->members->len; i++)
    if (g_str_has_suffix (((const AshMember *) g_ptr_array_index (self->members, i))->path, suffix))
      return TRUE;
  return FALSE;
}

static const char *
office_sentence (AshPackage *self)
{
  if (has_member (self, "word/document.xml"))
    return _ ("“%s” is a Word document, which Ashlar does not read yet.");
  if (has_member (self, "ppt/presentation.xml"))
    return _ ("“%s” is a PowerPoint presentation, which Ashlar does not read yet.");
  if (has_member (self, "xl/workbook.xml"))
    return _ ("“%s” is an Excel workbook, not a course package.");
  return _ ("“%s” is an Office document, not a course package.");
}

/**
 * ash_sniff_refuse_locked:
 *
 * Refuses a zip archive of which nothing came in, when a password locks its first file.
 *
 * Returns: %TRUE with @error set
 */
gboolean
ash_sniff_refuse_locked (const char *path, const char *name, GError **error)
{
  gsize length = 0;
  g_autofree char *head = read_head (path, &length, NULL);

  if (head == NULL || length <= ZIP_FLAGS || memcmp (head, "PK\3\4", 4) != 0 ||
      (head[ZIP_FLAGS] & ZIP_LOCKED) == 0)
    return FALSE;
  refuse (error, _ ("“%s” is locked with a password."), name,
          _ ("Unpack it with the password, and open the course package that is inside. Or export "
             "the course once more, without a password."));
  return TRUE;
}

/**
 * ash_sniff_refuse_members:
 *
 * Refuses a package without a manifest, by the names in it.
 *
 * Returns: %TRUE with @error set
 */
gboolean
ash_sniff_refuse_members (AshPackage *self, GError **error)
{
  static const char *const pages[] = { "html", "htm", "xhtml", NULL };
  static const char *const questions[] = { "xml", "qti", NULL };
  static const char *const pictures[] = { "png", "jpg", "jpeg", "gif", "webp", "svg", NULL };
  const char *name = self->source->file_name;
  guint total = self->members->len;
  guint n_xml = count_of (self, questions);

  if (total == 0)
    refuse (error, _ ("“%s” is an archive without any file that can be read."), name,
            _ ("Copy or download the course package again."));
  else if (has_suffix (self, "moodle_backup.xml"))
    refuse_moodle (name, error);
  else if (has_member (self, "[Content_Types].xml"))
    refuse (error, office_sentence (self), name, _ (CARTRIDGE_ADVICE));
  else if (has_member (self, "META-INF/container.xml"))
    refuse (error, _ ("“%s” is an electronic book (EPUB), not a course package."), name,
            _ (CARTRIDGE_ADVICE));
  else if (has_member (self, "mimetype") && has_member (self, "content.xml"))
    refuse (error, _ ("“%s” is a LibreOffice document, not a course package."), name,
            _ (CARTRIDGE_ADVICE));
  else if (has_member (self, "h5p.json"))
    refuse (error, _ ("“%s” is an H5P activity, not a course package."), name,
            _ (CARTRIDGE_ADVICE));
  else if (has_suffix (self, ".imscc") || has_suffix (self, ".zip") || has_suffix (self, ".mbz"))
    refuse (error, _ ("“%s” is an archive with other archives in it."), name,
            _ ("Unpack it and open the course package that is inside."));
  else if (n_xml > 0 && n_xml * 2 >= total)
    refuse (error,
            _ ("“%s” holds XML files, perhaps questions (QTI), but no list of contents "
               "(imsmanifest.xml)."),
            name, _ (CARTRIDGE_ADVICE));
  else if (count_of (self, pages) > 0)
    refuse (error,
            _ ("“%s” is an archive of web pages without the list of contents that a "
               "course package has (imsmanifest.xml)."),
            name, _ (CARTRIDGE_ADVICE));
  else if (count_of (self, pictures) == total)
    refuse (error, _ ("“%s” is an archive of pictures, not a course package."), name,
            _ (CARTRIDGE_ADVICE));
  else
    refuse (error,
            _ ("“%s” is an archive of files without the list of contents that a course "
               "package has (imsmanifest.xml)."),
            name, _ (CARTRIDGE_ADVICE));
  return TRUE;
}

/* Which kinds of resource a manifest speaks of, whatever its own namespace says. */
static void
look_at_types (const AshXmlNode *root,
               gboolean *has_cartridge,
               gboolean *has_qti2,
               gboolean *has_qti,
               gboolean *has_scorm,
               gboolean *has_blackboard)
{
  const AshXmlNode *resources = ash_xml_first (root, "resources");

  for (const AshXmlNode *r = resources != NULL ? ash_xml_first (resources, "resource") : NULL;
       r != NULL; r = ash_xml_next (r, "resource"))
    {
      const char *type = ash_xml_attribute (r, "type");
      const char *scorm = ash_xml_attribute (r, "scormtype");

      if (scorm == NULL)
        scorm = ash_xml_attribute (r, "scormType");
      *has_scorm |= scorm != NULL;
      if (type == NULL)
        continue;
      *has_qti2 |= strstr (type, "_xmlv2p") != NULL || strstr (type, "imsqti_") == type;
      *has_qti |= g_str_equal (type, "imsqti_xmlv1p2");
      *has_blackboard |= strstr (type, "x-bb-") != NULL;
      *has_cartridge |=
          g_str_has_prefix (type, "imsdt_") || g_str_has_prefix (type, "imswl_") ||
          (strstr (type, "imscc_xmlv1p") != NULL && g_str_has_prefix (type, "imsqti"));
    }
}

static gboolean
is_empty (const AshXmlNode *root)
{
  const AshXmlNode *resources = ash_xml_first (root, "resources");
  const AshXmlNode *organizations = ash_xml_first (root, "organizations");

  return (resources == NULL || ash_xml_first (resources, "resource") == NULL) &&
         (organizations == NULL || ash_xml_find (organizations, "item") == NULL);
}

static gboolean
contains (const char *text, const char *word)
{
  return text != NULL && strcasestr (text, word) != NULL;
}

/**
 * ash_sniff_refuse_manifest:
 *
 * Refuses a package whose manifest is that of another format, of a protected cartridge, or of
 * one that holds nothing.
 *
 * Returns: %TRUE with @error set when refused
 */
gboolean
ash_sniff_refuse_manifest (AshPackage *self, GError **error)
{
  const AshXmlNode *root = ash_xml_root (self->manifest);
  const AshXmlNode *metadata = ash_xml_first (root, "metadata");
  g_autofree char *schema = metadata != NULL ? ash_xml_child_text (metadata, "schema") : NULL;
  const char *start = self->head;
  const char *name = self->source->file_name;
  gboolean has_cartridge =
      contains (ash_xml_namespace (root), "imscc") || contains (schema, "Common Cartridge");
  gboolean has_qti2 = FALSE;
  gboolean has_qti = FALSE;
  gboolean has_scorm = contains (schema, "SCORM") || contains (start, "adlcp");
  gboolean has_blackboard = contains (start, "blackboard.com");

  if (!g_str_equal (ash_xml_name (root), "manifest"))
    {
      refuse (error, _ ("The list of contents (imsmanifest.xml) of “%s” is something else."), name,
              _ ("Export the course again and open the new file."));
      return TRUE;
    }
  look_at_types (root, &has_cartridge, &has_qti2, &has_qti, &has_scorm, &has_blackboard);

  if (has_cartridge && ash_xml_find (root, "authorizations") != NULL)
    refuse (error,
            _ ("“%s” is a protected course package: only a system that its publisher has "
               "authorised may open it."),
            name, _ ("Ask the publisher for a copy without protection."));
  else if (has_cartridge && is_empty (root))
    refuse (error, _ ("“%s” is a course package without any content."), name,
            _ ("Export the course again, with its content chosen, and open the new file."));
  else if (has_cartridge)
    return FALSE;
  else if (has_scorm)
    refuse (error, _ ("“%s” is a SCORM package, which Ashlar does not read yet."), name,
            _ (CARTRIDGE_ADVICE));
  else if (has_blackboard)
    refuse (error, _ ("“%s” is a Blackboard course archive, which Ashlar does not read yet."), name,
            _ ("In Blackboard, choose Packages and Utilities, Export Common Cartridge, and "
               "open that file."));
  else if (contains (start, "desire2learn"))
    refuse (error, _ ("“%s” is a Brightspace course package, which Ashlar does not read yet."),
            name,
            _ ("In Brightspace, export the course as a Common Cartridge and open that file."));
  else if (has_qti2 || has_qti || contains (schema, "QTI"))
    refuse (error, _ ("“%s” is a package of questions (QTI) without a course."), name,
            _ (CARTRIDGE_ADVICE));
  else
    refuse (error,
            _ ("“%s” is an IMS content package, which is an older form than the Common "
               "Cartridge."),
            name, _ (CARTRIDGE_ADVICE));
  return TRUE;
}
