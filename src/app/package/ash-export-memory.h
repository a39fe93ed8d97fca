#pragma once

#include <ash-desk.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* What a person chose when a credential was exported last, on this computer: where files are is
 * nobody else's business, so none of it is in the document. */

typedef struct
{
  char *target; /* (nullable) */
  gboolean with_badge;
  gboolean with_site;
  gboolean with_start_page;
  gboolean with_rubrics;
  GFile *file; /* (nullable): that was written last */
} AshExportMemory;

AshExportMemory *ash_export_memory_load (const char *credential);
void ash_export_memory_store (const AshExportMemory *self, const char *credential);
/* Where it was exported for last, else the first that is offered. */
const AshTarget *
ash_export_memory_target (AshExportMemory *self, AshStore *store, const char *credential);
void ash_export_memory_free (AshExportMemory *self);

/* Where a package of the history stands, while this computer knows it; and by the credential's id
 * the folder chosen for what goes along with its packages, where it cannot stand beside them. */
GFile *ash_export_memory_find (const char *record);
void ash_export_memory_note (const char *record, GFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshExportMemory, ash_export_memory_free)

G_END_DECLS
