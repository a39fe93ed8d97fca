#pragma once

#include <ash-desk-frameworks.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* A framework of the document with its statements; NULL while they are being read. */
typedef struct
{
  AshFramework *framework;
  AshListing *listing;
} AshListed;

/* One statement of a framework, as an object that lists hold and that is dragged. */
#define ASH_TYPE_ENTRY_ITEM (ash_entry_item_get_type ())
G_DECLARE_FINAL_TYPE (AshEntryItem, ash_entry_item, ASH, ENTRY_ITEM, GObject)

AshEntryItem *ash_entry_item_new (const AshListed *listed, guint index);
const AshEntry *ash_entry_item_entry (AshEntryItem *self);
guint ash_entry_item_index (AshEntryItem *self);
const AshListing *ash_entry_item_listing (AshEntryItem *self);
const AshFramework *ash_entry_item_framework (AshEntryItem *self);
/* "S5.2 · Communication › Presenting": (transfer full) */
char *ash_entry_item_say (AshEntryItem *self);

/**
 * AshListings:
 *
 * The frameworks of a window's document, each read once on a worker. One for each place. Signal:
 * `changed` (one came, went, was renamed, or has been read).
 */
#define ASH_TYPE_LISTINGS (ash_listings_get_type ())
G_DECLARE_FINAL_TYPE (AshListings, ash_listings, ASH, LISTINGS, GObject)

AshListings *ash_listings_of (AshPlace *place);  /* (transfer none) */
GPtrArray *ash_listings_all (AshListings *self); /* (element-type AshListed), by title */
const AshListed *ash_listings_find (AshListings *self, const char *framework);
/* The best of all frameworks, or of one: (transfer full) (element-type AshEntryItem) */
GPtrArray *ash_listings_search (
    AshListings *self, const char *framework, const char *query, guint most, guint *out_n);

G_END_DECLS
