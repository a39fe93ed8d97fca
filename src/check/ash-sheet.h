#pragma once

#include <ash-design.h>

G_BEGIN_DECLS

/* What can be said of a credential beside its outcomes: the fields of data/sheet.json, in groups,
 * and the framework packs that ask for them. Another framework is another line there. */

typedef enum
{
  ASH_SHEET_LINE,
  ASH_SHEET_TEXT,
  ASH_SHEET_CHOICE,
  ASH_SHEET_NUMBER,
  ASH_SHEET_HUNDREDTHS, /* of a point */
  ASH_SHEET_HOURS,      /* stored as minutes */
  ASH_SHEET_DATE,       /* "2027-03-01" */
  ASH_SHEET_LANGUAGE,
  ASH_SHEET_SKILLS, /* statements of the credential */
  ASH_SHEET_FACT,   /* said elsewhere in the design; not typed here */
} AshSheetType;

typedef struct
{
  char *key;
  char *title;
  char *about; /* of a pack: what it is; of a group: its prompt */
} AshSheetPart;

typedef struct
{
  char *value;
  char *title;
  guint n_levels; /* of a framework of levels: 1 to it; 0: they are not counted so */
} AshSheetChoice;

/**
 * AshSheetEntry:
 * @store: "credential.COLUMN", "tree.COLUMN", "issuer.COLUMN", "design.WHAT", or %NULL for an
 *   AshSheetField with the entry's key
 * @also: (nullable): "design.validations", records that say it as well as the text does
 * @helps: not asked of everybody: it counts for the packs that name it, and for nothing else
 */
typedef struct
{
  char *key;
  char *group; /* NULL: in no group */
  char *title;
  char *prompt;  /* may be NULL */
  char *example; /* may be NULL */
  char *store;
  char *also;
  AshSheetType type;
  gboolean helps;
  GPtrArray *choices; /* (element-type AshSheetChoice) */
  char **packs;
} AshSheetEntry;

GPtrArray *ash_sheet_entries (void); /* (element-type AshSheetEntry) in order */
GPtrArray *ash_sheet_groups (void);  /* (element-type AshSheetPart) */
GPtrArray *ash_sheet_packs (void);   /* (element-type AshSheetPart) */
const AshSheetEntry *ash_sheet_find (const char *key);

/* (transfer full): as people write it; "" when nothing is said. A choice gives its value. */
char *ash_sheet_dup_value (const AshSheetEntry *entry, const AshDesign *design);
gboolean ash_sheet_is_filled (const AshSheetEntry *entry, const AshDesign *design);
/* The words of a choice's value; a value of no choice is its own. */
const char *ash_sheet_choice_title (const AshSheetEntry *entry, const char *value);
const AshSheetChoice *ash_sheet_find_choice (const AshSheetEntry *entry, const char *value);
char *ash_sheet_choice_titles (const AshSheetEntry *entry);
/* The value that is meant by "ECTS", "On-site" or the title of a choice; else @text itself. */
const char *ash_sheet_choice_value (const AshSheetEntry *entry, const char *text);
/* Of all that is asked of everybody; of a group; of a pack. */
typedef struct
{
  guint n_filled;
  guint n;
} AshSheetCount;
AshSheetCount ash_sheet_count (const AshDesign *design);
AshSheetCount ash_sheet_count_group (const AshDesign *design, const char *group);
AshSheetCount ash_sheet_count_pack (const AshDesign *design, const char *pack);

/* What a number that a person typed stands for; FALSE when it is none. "" is ASH_UNSET. */
gboolean ash_sheet_parse (AshSheetType type, const char *text, gint64 *out);

G_END_DECLS
