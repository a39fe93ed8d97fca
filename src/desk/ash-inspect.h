#pragma once

#include <ash-access.h>
#include <ash-page-compare.h>
#include <ash-store.h>
#include <ash-workload.h>

G_BEGIN_DECLS

/**
 * AshInspection:
 *
 * What is known of an item beyond its record, worked out from its text and its source. Made on a
 * worker; immutable.
 */
typedef struct
{
  char *item;
  AshWorkload work;
  AshRates rates;    /* what its parts are worth */
  gint64 estimate;   /* minutes, or ASH_UNSET */
  gboolean has_text; /* of which notes can be said at all */
  GPtrArray *notes;  /* (element-type AshAccessNote) */
  char *language;    /* (nullable): that a page could say, and does not: the credential's */

  char *source_item;  /* (nullable): what it was made from */
  char *source_place; /* (nullable): "Week 5 · Bar, line or dot?" */
  gboolean is_adapted;
  gboolean is_comparable; /* both have words */
  gboolean is_quiz;       /* and these are its lines */
  gboolean is_changed;    /* as AshComparison has it */
  guint n_different;      /* pieces of the two */
} AshInspection;

AshInspection *
ash_inspect (AshStore *store, const AshDesign *design, const char *item, GError **error);
void ash_inspection_free (AshInspection *self);

/* The text of an item's body as UTF-8 HTML; NULL where it has none. (transfer full) (nullable) */
char *ash_inspect_dup_text (AshStore *store, const AshItem *item, GError **error);
char *ash_inspect_dup_source_text (AshStore *store,
                                   const AshItem *item,
                                   const AshItem *source,
                                   GError **error);
/* The same of an item of a course, which is only in a design as where something came from. */
const AshItem *ash_inspect_source_item (const AshDesign *design, const char *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshInspection, ash_inspection_free)

G_END_DECLS
