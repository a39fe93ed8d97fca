#pragma once

/* What people say of a credential and do with it: advice set aside, what employers confirm,
 * comments, decisions, versions, exports. Included by ash-records.h. */
#include "ash-record.h"

G_BEGIN_DECLS

/* Advice that a person set aside, and why. It comes back when the text that it was about changes:
 * `digest` is of that text. */
typedef struct
{
  AshRecord record;
  char *credential;
  char *rule;
  char *subject; /* the record it was about */
  char *reason;
  char *at; /* UTC */
  char *digest;
} AshDismissal;

/* What an employer, or another party outside, says of a skill: evidence that it is wanted. */
typedef struct
{
  AshRecord record;
  char *credential;
  char *statement; /* the skill or outcome; NULL: the credential as a whole */
  char *pos;
  char *organisation;
  char *person;
  char *role;
  char *date; /* civil */
  char *text;
  char *file; /* digest of a letter or a form, kept with the document */
  char *file_name;
} AshValidation;

/* A remark of one person for another. It is in no package. */
typedef struct
{
  AshRecord record;
  char *tree;         /* that the subject belongs to */
  char *subject_kind; /* the table of the subject, "item" */
  char *subject;      /* NULL: the tree as a whole */
  char *other;        /* of a cell of the matrix: the outcome, where `subject` is the column */
  char *quote;        /* the passage that it is about, as it read then */
  char *at;           /* UTC */
  char *author;
  char *text;
  int is_resolved;
  char *reply_to; /* the first comment of the thread */
} AshComment;

typedef enum
{
  ASH_DECISION_APPROVED,
  ASH_DECISION_CHANGES, /* wanted before approval */
  ASH_DECISION_DECLINED,
  ASH_DECISION_NOTED, /* a line in the log, without a verdict */
} AshDecisionVerdict;

/* What a person or a board decided of one version of a credential. */
typedef struct
{
  AshRecord record;
  char *credential;
  char *revision; /* the version that it is bound to; NULL only for what is noted */
  char *date;     /* civil */
  char *person;
  char *role;
  AshDecisionVerdict verdict;
  char *text;
} AshDecision;

typedef struct
{
  AshRecord record;
  char *credential;
  char *name;
  char *at; /* UTC */
  char *author;
  char *note; /* what changed since the version before, in the author's words */
  char *root; /* digest of the canonical listing */
} AshRevision;

typedef struct
{
  AshRecord record;
  char *revision;
  char *credential;
  char *target;
  char *format;
  char *at;
  char *digest;
  char *file_name;
  gint64 size;
  char *report; /* AshReport as JSON */
} AshExport;

typedef struct
{
  AshRecord record;
  char *export;
  char *subject;
  char *identifier;
  char *path;
  char *fingerprint;
} AshExportItem;

ASH_DECLARE_RECORD (AshDismissal, ash_dismissal, ASH_DISMISSAL)
ASH_DECLARE_RECORD (AshValidation, ash_validation, ASH_VALIDATION)
ASH_DECLARE_RECORD (AshComment, ash_comment, ASH_COMMENT)
ASH_DECLARE_RECORD (AshDecision, ash_decision, ASH_DECISION)
ASH_DECLARE_RECORD (AshRevision, ash_revision, ASH_REVISION)
ASH_DECLARE_RECORD (AshExport, ash_export, ASH_EXPORT)
ASH_DECLARE_RECORD (AshExportItem, ash_export_item, ASH_EXPORT_ITEM)

extern const char *const ASH_DECISION_NICKS[];

G_END_DECLS
