#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder that appears whole or not at all: it is filled beside its place and then put there.
 * It may replace an empty folder, or one that was filled so before and holds nothing else. */
typedef struct _AshSiteFolder AshSiteFolder;

AshSiteFolder *ash_site_folder_new (const char *path, GError **error);
/* A new file in it, by its relative path. */
GOutputStream *ash_site_folder_add (AshSiteFolder *self, const char *path, GError **error);
gboolean ash_site_folder_finish (AshSiteFolder *self, GError **error);
/* Frees; what was not finished is deleted. */
void ash_site_folder_free (AshSiteFolder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshSiteFolder, ash_site_folder_free)

G_END_DECLS
