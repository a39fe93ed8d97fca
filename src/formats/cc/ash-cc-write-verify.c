#include "ash-cc-write-private.h"
#include <ash-archive.h>
#include <ash-digest.h>
#include <ash-error.h>
#include <ash-text.h>
#include <ash-xml.h>

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the written package is compared with, while it is read back. */
typedef struct
{
  AshCartridgePlan *plan;
  GHashTable *expected; /* name -> AshCcMember, or the manifest's marker */
  GHashTable *seen;
  GBytes *manifest;
  char *name; /* of the member that is read */
  AshHasher *hasher;
  GByteArray *kept; /* of the manifest and of questions, else NULL */
  char *wrong;      /* the first difference */
} Proof;

#define MANIFEST "imsmanifest.xml"

static void
differ (Proof *self, const char *name, const char *what)
{
  if (self->wrong == NULL)
    self->wrong = g_strdup_printf ("%s: %s", name, what);
}

static const AshCcMember *
expected_member (Proof *self, const char *name)
{
  return g_hash_table_lookup (self->expected, name);
}

static gboolean
begin_cb (const char *path, gpointer user_data, GError **error)
{
  Proof *self = user_data;
  const AshCcMember *member = expected_member (self, path);
  gboolean is_manifest = g_str_equal (path, MANIFEST);

  g_free (self->name);
  self->name = g_strdup (path);
  g_clear_pointer (&self->hasher, ash_hasher_free);
  self->hasher = ash_hasher_new ();
  g_clear_pointer (&self->kept, g_byte_array_unref);
  if (is_manifest || (member != NULL && member->lines != NULL))
    self->kept = g_byte_array_new ();
  if (member == NULL && !is_manifest)
    differ (self, path, "is not in the plan");
  return TRUE;
}

static gboolean
data_cb (const guint8 *data, gsize length, gpointer user_data, GError **error)
{
  Proof *self = user_data;

  ash_hasher_update (self->hasher, data, length);
  if (self->kept != NULL)
    g_byte_array_append (self->kept, data, (guint) length);
  return TRUE;
}

static guint
count_below (const AshXmlNode *node, const char *name)
{
  guint n = 0;

  for (const AshXmlNode *each = ash_xml_find (node, name); each != NULL;
       each = ash_xml_find_next (node, each, name))
    n++;
  return n;
}

static void
compare_questions (Proof *self, const AshCcMember *member, GBytes *bytes)
{
  g_autoptr (AshXml) xml = ash_xml_parse (bytes, member->name, NULL, NULL);

  if (xml == NULL || count_below (ash_xml_root (xml), "item") != member->lines->len)
    differ (self, member->name, "has other questions than the plan");
}

static gboolean
end_cb (gpointer user_data, GError **error)
{
  Proof *self = user_data;
  const AshCcMember *member = expected_member (self, self->name);
  g_autofree char *digest = ash_hasher_finish (self->hasher);

  g_hash_table_add (self->seen, g_strdup (self->name));
  if (member != NULL && g_strcmp0 (digest, member->written) != 0)
    differ (self, self->name, "has other bytes than were written");
  if (self->kept == NULL)
    return TRUE;
  if (member != NULL)
    {
      g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (g_steal_pointer (&self->kept));

      compare_questions (self, member, bytes);
      return TRUE;
    }
  g_clear_pointer (&self->manifest, g_bytes_unref);
  self->manifest = g_byte_array_free_to_bytes (g_steal_pointer (&self->kept));
  return TRUE;
}

static void
refused_cb (const char *name, const char *reason, gpointer user_data)
{
  differ (user_data, name, reason);
}

/* The outline */

/* Through the same encoder, which leaves out what XML cannot hold. */
static gboolean
same_title (const AshXmlNode *node, const char *title)
{
  g_autofree char *read = ash_xml_child_text (node, "title");
  g_autoptr (GString) written = g_string_new (NULL);
  g_autoptr (GString) back = g_string_new (NULL);

  if (read == NULL)
    return FALSE;
  ash_append_xml_text (written, title);
  ash_append_xml_text (back, read);
  return g_string_equal (written, back);
}

static void
compare_leaf (Proof *self, const AshXmlNode *node, const AshCcMember *member, const char *title)
{
  if (!same_title (node, title) || g_strcmp0 (ash_xml_attribute (node, "identifierref"),
                                              member != NULL ? member->identifier : NULL) != 0)
    differ (self, title, "stands otherwise in the outline");
}

static void compare_children (Proof *self, const AshXmlNode *node, const char *parent);

static void
compare_item (Proof *self, const AshXmlNode *node, const AshItem *item)
{
  const AshCcMember *member = ash_cc_member_of_item (self->plan, item);

  if (ash_design_children (self->plan->design, item->record.id)->len == 0)
    {
      compare_leaf (self, node, member, ash_cc_title (item));
      return;
    }
  compare_leaf (self, node, NULL, ash_cc_title (item));
  node = ash_xml_first (node, "item");
  if (member != NULL && node != NULL)
    {
      compare_leaf (self, node, member, ash_cc_title (item));
      node = ash_xml_next (node, "item");
    }
  compare_children (self, node, item->record.id);
}

/* @node: the first item that was read. */
static void
compare_children (Proof *self, const AshXmlNode *node, const char *parent)
{
  GPtrArray *children = ash_design_children (self->plan->design, parent);

  for (guint i = 0; i < children->len && self->wrong == NULL; i++)
    {
      const AshItem *item = g_ptr_array_index (children, i);

      if (g_hash_table_contains (self->plan->left_out, item->record.id))
        continue;
      if (node == NULL)
        {
          differ (self, ash_cc_title (item), "is missing in the outline");
          return;
        }
      compare_item (self, node, item);
      node = ash_xml_next (node, "item");
    }
  if (node != NULL)
    differ (self, MANIFEST, "has more items than the plan");
}

static void
compare_outline (Proof *self)
{
  g_autoptr (AshXml) xml =
      self->manifest != NULL ? ash_xml_parse (self->manifest, MANIFEST, NULL, NULL) : NULL;
  const AshXmlNode *organization =
      xml != NULL ? ash_xml_find (ash_xml_root (xml), "organization") : NULL;
  const AshXmlNode *top = organization != NULL ? ash_xml_first (organization, "item") : NULL;
  const AshXmlNode *node = top != NULL ? ash_xml_first (top, "item") : NULL;

  if (top == NULL)
    {
      differ (self, MANIFEST, "has no outline");
      return;
    }
  if (self->plan->start != NULL && node != NULL)
    {
      compare_leaf (self, node, self->plan->start, self->plan->start->title);
      node = ash_xml_next (node, "item");
    }
  compare_children (self, node, NULL);
}

static void
compare_names (Proof *self)
{
  for (guint i = 0; i < self->plan->members->len; i++)
    {
      const AshCcMember *member = g_ptr_array_index (self->plan->members, i);

      if (!g_hash_table_contains (self->seen, member->name))
        differ (self, member->name, "is missing");
    }
}

static void
proof_clear (Proof *self)
{
  g_clear_pointer (&self->expected, g_hash_table_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->manifest, g_bytes_unref);
  g_clear_pointer (&self->hasher, ash_hasher_free);
  g_clear_pointer (&self->kept, g_byte_array_unref);
  g_free (self->name);
  g_free (self->wrong);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Proof, proof_clear)

/**
 * ash_cc_verify:
 * @path: the package that was written
 * @manifest: what was written as its manifest
 *
 * Reads the package back with the reader for packages from anywhere and compares: every member
 * is there, once, with the bytes that were written; the outline is the plan's; every quiz and
 * bank has as many questions as the plan.
 */
gboolean
ash_cc_verify (AshCartridgePlan *self,
               const char *path,
               GBytes *manifest,
               AshProgress *progress,
               GError **error)
{
  const AshArchiveSink sink = { begin_cb, data_cb, end_cb, refused_cb, NULL };
  g_auto (Proof) proof = { .plan = self };

  proof.expected = g_hash_table_new (g_str_hash, g_str_equal);
  proof.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->members->len; i++)
    {
      AshCcMember *member = g_ptr_array_index (self->members, i);

      g_hash_table_insert (proof.expected, member->name, member);
    }
  if (progress != NULL)
    ash_progress_begin (progress, _ ("Reading it back"), -1);
  if (!ash_archive_read (path, &sink, &proof, progress, error))
    return FALSE;
  if (proof.manifest == NULL || !g_bytes_equal (proof.manifest, manifest))
    differ (&proof, MANIFEST, "has other bytes than were written");
  compare_names (&proof);
  compare_outline (&proof);
  if (proof.wrong == NULL)
    return TRUE;
  g_set_error (error, ASH_ERROR, ASH_ERROR_WRITE,
               _ ("The package was read back and was not what was written (%s). The file was not "
                  "replaced. Look at the free space of the disk and export again."),
               proof.wrong);
  return FALSE;
}
