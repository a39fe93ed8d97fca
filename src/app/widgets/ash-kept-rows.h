#pragma once

#include <ash-document.h>

G_BEGIN_DECLS

/* How one tree stands: its sections that are not as they are at first, from the top down, and the
 * row at its top; NULL for the first of all. */
typedef struct
{
  char *key;
  GStrv turned;
  char *top; /* (nullable) */
} AshKeptTree;

/**
 * AshKeptRows:
 *
 * How the trees of a document stand, from one look at them to the next; what the window notes with
 * the last place. Signals: `moved` (one stands otherwise, in a way that `gather` tells), `gather`
 * (lists say how they stand now).
 */
#define ASH_TYPE_KEPT_ROWS (ash_kept_rows_get_type ())
G_DECLARE_FINAL_TYPE (AshKeptRows, ash_kept_rows, ASH, KEPT_ROWS, GObject)

AshKeptRows *ash_kept_rows_new (void);
AshKeptRows *ash_kept_rows_of (AshDocument *document);
const AshKeptTree *ash_kept_rows_get (AshKeptRows *self, const char *key);
void
ash_kept_rows_set (AshKeptRows *self, const char *key, const char *const *turned, const char *top);
void ash_kept_rows_touch (AshKeptRows *self);
void ash_kept_rows_gather (AshKeptRows *self);
char *ash_kept_rows_print (AshKeptRows *self);
void ash_kept_rows_parse (AshKeptRows *self, const char *text);

G_END_DECLS
