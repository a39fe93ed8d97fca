#pragma once

#include <ash-marks.h>
#include <ash-sheet.h>

#include "ash-desk-private.h"
#include "ash-in-words.h"
#include "ash-spec.h"

G_BEGIN_DECLS

/* A specification being written. What the program says of the credential is in the language of the
 * interface, what its authors wrote in theirs. */
typedef struct
{
  const AshDesign *design;
  const AshBodies *bodies;
  const AshSpecOptions *options;
  AshMarks *marks;
  GPtrArray *frameworks; /* (element-type AshFramework) */
  GPtrArray *revisions;  /* (element-type AshRevision) oldest first */
  GPtrArray *findings;   /* (nullable) (element-type AshFinding) */
  GString *out;
  GString *contents; /* the list of sections */
  const char *lang;  /* of the interface */
  gboolean is_mixed; /* the credential is in another language */
} AshSpec;

/* Says words of the program; NULL says nothing. */
void ash_spec_say (AshSpec *self, const char *words);
/* Gives what an author wrote; NULL gives nothing. */
void ash_spec_quote (AshSpec *self, const char *text);
void ash_spec_markup (AshSpec *self, const char *markup); /* of ours, as it is */

void ash_spec_open (AshSpec *self, const char *id, const char *title);
void ash_spec_close (AshSpec *self);
void ash_spec_subtitle (AshSpec *self, const char *title);
void ash_spec_sentence (AshSpec *self, const char *class, const char *words);
void ash_spec_paragraphs (AshSpec *self, const char *text); /* an author's */

/* Tables. @class NULL: none. The heads are closed by NULL. */
void ash_spec_open_table (AshSpec *self, const char *class, const char *caption, ...)
    G_GNUC_NULL_TERMINATED;
void ash_spec_close_table (AshSpec *self);
void ash_spec_fact (AshSpec *self, const char *label, const char *value, gboolean is_said);
void ash_spec_cell (AshSpec *self, const char *text);      /* an author's */
void ash_spec_said_cell (AshSpec *self, const char *text); /* the program's */

char *ash_spec_percent (gint64 basis_points); /* "" when not said */
char *ash_spec_day (const char *iso8601);     /* "3 March 2027"; what is no date stays */
gboolean ash_spec_is_said (const char *text);

/* The parts, in the order of the document. */
void ash_spec_write_cover (AshSpec *self);
void ash_spec_write_sheet (AshSpec *self);
void ash_spec_write_outcomes (AshSpec *self);
void ash_spec_write_skills (AshSpec *self);
void ash_spec_write_learning (AshSpec *self);
void ash_spec_write_evidence (AshSpec *self);
void ash_spec_write_rubrics (AshSpec *self);
void ash_spec_write_matrix (AshSpec *self);
void ash_spec_write_map (AshSpec *self);
void ash_spec_write_badge (AshSpec *self);
void ash_spec_write_checks (AshSpec *self);
void ash_spec_write_comments (AshSpec *self);
void ash_spec_write_history (AshSpec *self);

G_END_DECLS
