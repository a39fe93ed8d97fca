#pragma once

#include <ash-design.h>

G_BEGIN_DECLS

/* The alignment matrix of a design as numbers: which subject introduces, practises or assesses
 * which outcome, and the columns that a width has room for. */

typedef enum
{
  ASH_MARK_NONE,
  ASH_MARK_INTRODUCED,
  ASH_MARK_PRACTISED,
  ASH_MARK_ASSESSED,
} AshMarkDepth;

/**
 * AshMark:
 * @own: said of the subject itself
 * @derived: said of a part of it: of a criterion of its rubric, of a question, of an item below
 * @n: of a module: how many items below have a mark
 */
typedef struct
{
  AshMarkDepth own;
  AshMarkDepth derived;
  guint n;
} AshMark;

typedef struct _AshMarks AshMarks;
typedef struct _AshScope AshScope; /* ash-scope.h */

AshMarks *ash_marks_new (AshDesign *design); /* keeps a reference to it */
AshMarks *ash_marks_ref (AshMarks *self);
void ash_marks_unref (AshMarks *self);

typedef enum
{
  ASH_COLUMN_EVIDENCE,
  ASH_COLUMN_ITEM,
  ASH_COLUMN_MODULE, /* its strongest mark */
} AshColumnKind;

typedef struct
{
  AshColumnKind kind;
  char *id;   /* of the assessment, or of the item */
  char *item; /* (nullable): the item that carries the evidence */
  char *title;
  AshItemKind item_kind;
  gint64 minutes;
  gint64 weight_bp;
  gboolean is_open; /* of a module: its items follow */
} AshColumn;

void ash_column_free (AshColumn *self);

/* All columns, evidence first. @open: (nullable) the module whose items are shown. Items stand for
 * themselves when all fit into @slots; else each module is one column. */
GPtrArray *ash_columns_new (const AshDesign *design, const char *open, guint slots);
/* Those of a module. @scope: (nullable) */
GPtrArray *
ash_columns_new_in (const AshDesign *design, const AshScope *scope, const char *open, guint slots);
guint ash_columns_n_evidence (GPtrArray *columns);

AshMark ash_marks_get (const AshMarks *self, const AshColumn *column, const AshStatement *outcome);
/* (transfer none) (nullable): a set, of ids of all that an item or evidence has a mark for */
GHashTable *ash_marks_of (const AshMarks *self, const char *subject);
/* How many items and pieces of evidence have that mark. */
guint ash_marks_count (const AshMarks *self, const AshStatement *outcome, AshMarkDepth depth);
/* As the rule outcome-without-assessment sees it. */
gboolean ash_marks_is_assessed (const AshMarks *self, const AshStatement *outcome);
guint ash_marks_n_assessed (const AshMarks *self);
/* Whether parts of some evidence say more than it says itself. */
gboolean ash_marks_has_derived (const AshMarks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshMarks, ash_marks_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshColumn, ash_column_free)

G_END_DECLS
