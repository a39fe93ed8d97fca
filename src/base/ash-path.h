#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names of package members. A name is a key, never a place on disk. */
char *ash_path_normalise (const char *name, const char **out_reason);
char *ash_path_resolve (const char *base, const char *href);
char *ash_path_decode (const char *path);
char *ash_path_sanitise (const char *path);
char *ash_path_relative (const char *from, const char *to);
const char *ash_path_extension (const char *path);
gboolean ash_path_is_html (const char *path);
gboolean ash_path_is_junk (const char *path);
const char *ash_path_media_type (const char *path);
char *ash_href_split (const char *href, char **out_tail);

/**
 * AshNames:
 *
 * The members of one package by name, looked up as real links need it: exactly, decoded,
 * normalised to NFC and NFD, ignoring case, backslash as slash (`formats.md` 5b.3).
 */
typedef struct _AshNames AshNames;

AshNames *ash_names_new (void);
void ash_names_add (AshNames *self, const char *path, gpointer value);
gpointer ash_names_lookup (AshNames *self, const char *path);
gpointer ash_names_lookup_suffix (AshNames *self, const char *path);
gpointer ash_names_lookup_link (AshNames *self, const char *base, const char *href);
void ash_names_free (AshNames *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshNames, ash_names_free)

G_END_DECLS
