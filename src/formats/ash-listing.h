#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A framework that was brought in: all its statements, to browse and to search. Immutable once
 * made, on any thread. */

/* What a file was, by its content. */
typedef enum
{
  ASH_LISTING_TABLE, /* a table with columns that can be told */
  ASH_LISTING_CASE,  /* 1EdTech CASE 1.0 or 1.1 */
  ASH_LISTING_CANVAS,
  ASH_LISTING_MOODLE,
  ASH_LISTING_ESCO,
  ASH_LISTING_RSD, /* rich skill descriptors, as OSMT writes them */
} AshListingFormat;

extern const char *const ASH_LISTING_FORMAT_NICKS[];

/* A statement of it. All texts but `text` may be NULL. */
typedef struct
{
  char *id; /* by which the file names it */
  char *code;
  char *text;
  char *note; /* what the framework says more about it, in plain text */
  char *also; /* other names, a line each */
  char *uri;
  char *type;    /* what the framework calls such a statement: "Learning outcome" */
  char *level;   /* how special it is, or how far it goes, in the framework's words */
  int parent;    /* index of the statement above it, or -1 */
  guint depth;   /* 0 at the top */
  guint n_below; /* all that follow it and stand below it */
} AshEntry;

typedef struct _AshListing AshListing;

/* What is known of the framework as a whole: NULL where it does not say. */
typedef struct
{
  AshListingFormat format;
  char *title;
  char *uri;
  char *version;
  char *publisher;
  char *licence;
  char *lang;
} AshListingFacts;

/* A file by its content, whatever it is called. Errors name the line and the statement. */
AshListing *ash_listing_read (GBytes *bytes, const char *file_name, GError **error);
/* As it is kept in a document. */
AshListing *ash_listing_from_json (GBytes *bytes, GError **error);
GBytes *ash_listing_to_json (const AshListing *self);
AshListing *ash_listing_ref (AshListing *self);
void ash_listing_unref (AshListing *self);

const AshListingFacts *ash_listing_facts (const AshListing *self);
guint ash_listing_length (const AshListing *self);
/* A statement comes before those below it, and those in a row. NULL past the end. */
const AshEntry *ash_listing_entry (const AshListing *self, guint index);
/* The levels that its statements can be reached on, NULL-terminated: (transfer none) */
const char *const *ash_listing_levels (const AshListing *self);
/* The index of what has this address, code or id, or -1. */
int ash_listing_find (const AshListing *self, const char *name);
/* "Communication › Presenting": what stands above it: (transfer full) */
char *ash_listing_path (const AshListing *self, guint index);
/* What it says when it is an outcome: some formats give a name, and the sentence as description. */
const char *ash_listing_sentence (const AshListing *self, guint index);
/* What badges call such a target: "CFItem", or NULL. */
const char *ash_listing_target_type (const AshListing *self);

typedef struct
{
  guint index;
  guint64 rank; /* lower is better, across frameworks */
} AshHit;

/* Statements with all the words of @query, or words that begin so, best first:
 * (transfer full) (element-type AshHit) */
GArray *ash_listing_search (const AshListing *self, const char *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshListing, ash_listing_unref)

G_END_DECLS
