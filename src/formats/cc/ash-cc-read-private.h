#pragma once

#include "ash-package-private.h"

G_BEGIN_DECLS

/* The steps of ash_cartridge_import(), in their order. Each fails only when the import is to
 * stop: refused, cancelled, or the store failed. Everything else becomes a line of the report. */

/* Streams the members of @path into objects (or memory), or takes a lone manifest. */
gboolean ash_package_receive (AshPackage *self, const char *path, GError **error);

/* Says in one sentence what a file is that is no cartridge, and what to do with it. */
gboolean ash_sniff_refuse_file (const char *path, const char *name, GError **error);
gboolean ash_sniff_refuse_locked (const char *path, const char *name, GError **error);
gboolean ash_sniff_refuse_members (AshPackage *self, GError **error);
gboolean ash_sniff_refuse_manifest (AshPackage *self, GError **error);
/* Whether a member alone tells that the package is something else, so that no more of it need be
 * read (learners' data above all). */
gboolean ash_sniff_refuse_early (const char *name, const char *path, GError **error);

/* imsmanifest.xml: title, language, version, producer, resources. */
AshMember *ash_manifest_find (AshPackage *self);
gboolean ash_manifest_parse (AshPackage *self, GError **error);
void ash_manifest_read (AshPackage *self);
AshFamily ash_manifest_family_of_root (const AshXmlNode *root);
AshRole ash_manifest_role (const AshXmlNode *node, AshRole fallback);

/* The organization as drafts, then a draft for each other resource that is more than a file. */
gboolean ash_outline_read (AshPackage *self, GError **error);

/* Fills the drafts from what their resources hold. */
gboolean ash_content_read (AshPackage *self, GError **error);
/* One family: gives @draft, which has an id and perhaps a title, its kind and content. */
gboolean ash_content_topic (
    AshPackage *self, AshDraft *draft, const AshXmlNode *root, const char *path, GError **error);
gboolean ash_content_assignment (
    AshPackage *self, AshDraft *draft, const AshXmlNode *root, const char *path, GError **error);
gboolean ash_content_page (AshPackage *self, AshDraft *draft, AshMember *member, GError **error);
/* @draft becomes the same content as @first, under its own title. */
gboolean
ash_content_fill_again (AshPackage *self, AshDraft *draft, const AshDraft *first, GError **error);
void ash_content_link (AshPackage *self, AshDraft *draft, const AshXmlNode *root);
void ash_content_lti (AshPackage *self, AshDraft *draft, const AshXmlNode *root);

/* What no item took: pages outside the outline, assets; then the fates are counted. */
gboolean ash_leftovers_read (AshPackage *self, GError **error);
/* Links that led nowhere in the package already. */
gboolean ash_links_check (AshPackage *self, GError **error);
/* Notes the dead links of a fragment that is not kept in memory (questions). */
void ash_links_check_fragment (
    AshPackage *self, const char *ref, const char *where, const char *base, const char *html);
void ash_links_check_href (
    AshPackage *self, const char *ref, const char *where, const char *base, const char *href);
gboolean ash_package_write (AshPackage *self, GError **error);

/* HTML that stands inside XML: once or twice escaped, CDATA, plain text, a whole document.
 * @out_is_html FALSE: plain text as it stood. (transfer full), NULL when @node is NULL. */
char *ash_embedded_text (const AshXmlNode *node, gboolean *out_is_html);
/* The same as an HTML fragment. @type: its texttype, or NULL. */
char *ash_embedded_html (const AshXmlNode *node);
/* A file of the package as words: the last part of its path without extension. */
char *ash_title_from_path (const char *path);

G_END_DECLS
