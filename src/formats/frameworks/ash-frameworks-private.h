#pragma once

#include "../ash-listing.h"

#include <ash-json.h>

G_BEGIN_DECLS

/* Where a statement's words stand in the text that is searched, see ash-listing-search.c. */
typedef struct
{
  guint text; /* where it begins */
  guint code;
  guint also;
  guint note;
  guint end;
} AshEntryWords;

typedef struct
{
  GString *words; /* of all statements, folded */
  GArray *places; /* (element-type AshEntryWords) */
} AshListingIndex;

AshListingIndex *ash_listing_index_new (const AshListing *listing);
void ash_listing_index_free (AshListingIndex *self);
const AshListingIndex *ash_listing_index (const AshListing *listing);

/* Making one: statements in the order of the file, each with the names of what it may stand below,
 * then ash_listing_builder_end(). */
typedef struct
{
  AshEntry *entry;
  char *name; /* (nullable): one more name of it, for those below it */
  char *
      parent; /* (nullable): addresses, ids or codes; the first that is there counts; a line each */
  double order; /* among those below the same one; NAN: as in the file */
} AshDraft;

typedef struct
{
  AshListingFacts facts;
  GPtrArray *drafts; /* (element-type AshDraft) */
  GPtrArray *levels; /* (element-type utf8) */
} AshListingBuilder;

AshListingBuilder *ash_listing_builder_new (AshListingFormat format);
/* A statement with nothing in it yet. NULL with ASH_ERROR_LIMIT: there are too many. */
AshDraft *ash_listing_builder_add (AshListingBuilder *self, const char *name, GError **error);
void ash_listing_builder_add_level (AshListingBuilder *self, const char *level);
/* NULL with ASH_ERROR_REFUSED when there is no statement. Takes what was built. */
AshListing *ash_listing_builder_end (AshListingBuilder *self, const char *name, GError **error);
void ash_listing_builder_free (AshListingBuilder *self);

/* Plain text without the tags that some systems put in, cut where it is longer than any statement;
 * NULL when nothing is left. */
char *ash_listing_text (const char *text);
/* On one line. */
char *ash_listing_line (const char *text);

/* Codes: as strcmp(), with the numbers in them as numbers. */
int ash_listing_compare_codes (const char *a, const char *b);
/* Where a text goes on that says its code first; NULL when it does not. */
const char *ash_listing_after_code (const char *code, const char *text);

AshListing *ash_listing_read_case (const AshJsonValue *root, const char *name, GError **error);
AshListing *ash_listing_read_rsd (const AshJsonValue *root, const char *name, GError **error);
AshListing *ash_listing_read_table (GBytes *bytes, const char *name, GError **error);
gboolean ash_listing_is_case (const AshJsonValue *root);
gboolean ash_listing_is_rsd (const AshJsonValue *root);
/* "ictSkillsCollection_en.csv" as a title: "ict Skills Collection en" */
char *ash_listing_title_of_file (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshListingBuilder, ash_listing_builder_free)

G_END_DECLS
