#pragma once

#include "ash-record.h"
#include "ash-records-governance.h"

G_BEGIN_DECLS

/* The records of `data-model.md`. Quantities carry their unit in the name: minutes, `_c`
 * hundredths, `_bp` basis points. Texts may be NULL; an id field holds another record's id. */

typedef enum
{
  ASH_TREE_SOURCE,
  ASH_TREE_CREDENTIAL,
} AshTreeKind;

typedef struct
{
  AshRecord record;
  AshTreeKind kind;
  char *title;
  char *lang; /* BCP 47 */
} AshTree;

typedef enum
{
  ASH_SOURCE_ARRIVING, /* being written, or waiting for the review; no query shows it */
  ASH_SOURCE_READY,
  ASH_SOURCE_HIDDEN, /* whole, but not accepted yet, or its import was undone */
} AshSourceState;

typedef struct
{
  AshRecord record;
  char *pos;
  char *tree;
  char *digest;    /* SHA-256 of the package */
  char *file_name; /* as the user knows it, no folders */
  char *producer;  /* "Canvas", "Moodle", … or NULL */
  char *format;    /* "Common Cartridge" */
  char *version;   /* "1.1" */
  gint64 importer_version;
  char *imported_at; /* UTC, ISO 8601 */
  char *report;      /* AshReport as JSON, see ash-report-json.h */
  gint64 times;      /* how often this package was already in the document */
  char *foreign;     /* our credential id when Ashlar wrote the package, else NULL */
  AshSourceState state;
} AshSource;

typedef enum
{
  ASH_ITEM_FOLDER, /* a module, a week, a section */
  ASH_ITEM_PAGE,
  ASH_ITEM_FILE,
  ASH_ITEM_LINK,
  ASH_ITEM_TOPIC,
  ASH_ITEM_QUIZ,
  ASH_ITEM_ASSIGNMENT,
  ASH_ITEM_LTI,
  ASH_ITEM_LABEL,
  ASH_ITEM_UNKNOWN,
  ASH_N_ITEM_KINDS
} AshItemKind;

typedef enum
{
  ASH_ROLE_LEARNER,
  ASH_ROLE_INSTRUCTOR,
  ASH_ROLE_MENTOR,
} AshRole;

typedef enum
{
  ASH_PUBLISH_ACTIVE,
  ASH_PUBLISH_UNPUBLISHED,
} AshPublishState;

/**
 * AshItem:
 *
 * A node of a tree. `body` by kind: page, its whole file; topic and assignment, the HTML or text
 * of the prompt; file, the bytes; unknown, the main file verbatim; else NULL.
 * `is_linked` is FALSE for what the package held outside its outline: such items have no parent.
 * `settings` is JSON by kind, every member optional:
 *   link       {"target","features"}
 *   lti        {"description","launch_url","secure_url","icon","secure_icon","vendor_code",
 *               "vendor_name","vendor_description","vendor_url","vendor_email",
 *               "custom":{…},"extensions":{platform:{…}}}
 *   topic      {"attachments":[{"href"}]}
 *   assignment {"attachments":[{"href","role"}],"formats":["text","html","url","file"],
 *               "instructor_text"}
 *   quiz       {"description"} HTML before the questions
 *   unknown    {"type"} the resource type
 * lti, topic and assignment also have {"title"}: their own, where the outline says another.
 * `extra` of what was imported: {"intended_use","curriculum"}. What a package says of itself
 * (description, keywords a line each, rights, curriculum) are sheet fields of its tree.
 */
typedef struct
{
  AshRecord record;
  char *tree;
  char *parent; /* NULL at the top */
  char *pos;
  AshItemKind kind;
  int is_linked;
  char *title;
  char *lang;
  char *purpose; /* of a module: one line */
  char *mode;    /* how a module is delivered: "online", "hybrid", "onsite", or NULL */
  gint64 weeks;  /* of a module */
  AshRole role;
  AshPublishState publish_state;
  char *body;      /* digest */
  char *body_type; /* "text/html", "text/plain", or the file's media type */
  char *path;      /* where the body stood in its package: what its relative links start from */
  char *link_url;  /* link and lti: the address */
  gint64 minutes;  /* of the learner's time */
  gint64 points_c;
  gint64 attempts; /* quiz: 0 for unlimited */
  gint64 limit_minutes;
  char *settings;
  char *extra; /* JSON of what the importer did not understand */
} AshItem;

typedef struct
{
  AshRecord record;
  char *item;
  char *source_item;
  char *source_digest; /* the source item's body when it was used; adapted = body differs */
  gint64 start; /* which bytes of the source item's body were taken, when `end` is after it; */
  gint64 end;   /* else all */
} AshItemOrigin;

/* Every name a record ever had elsewhere. Schemes: manifest-item, resource, path, canvas
 * (migration id), canvas-slug, qti-ident, ashlar (our own exported id). */
typedef struct
{
  AshRecord record;
  char *tree;
  char *owner; /* the record's id */
  char *scheme;
  char *value;
} AshForeignKey;

/* A file of a tree that is no item's body alone: pictures, downloads, style sheets. */
typedef struct
{
  AshRecord record;
  char *tree;
  char *path;
  char *digest;
  char *title;
  char *alt;
  char *media_type;
  char *licence;
  char *attribution;
  AshRole role;
} AshAsset;

typedef struct
{
  AshRecord record;
  char *tree;
  char *pos;
  char *title;
  char *quiz;   /* the quiz whose private bank it is, or NULL for a bank of its own */
  char *origin; /* the bank it was copied from, or NULL */
} AshBank;

typedef enum
{
  ASH_QUESTION_MULTIPLE_CHOICE,
  ASH_QUESTION_MULTIPLE_RESPONSE,
  ASH_QUESTION_TRUE_FALSE,
  ASH_QUESTION_FILL_IN,
  ASH_QUESTION_PATTERN_MATCH,
  ASH_QUESTION_ESSAY,
  ASH_QUESTION_UNKNOWN, /* kept verbatim */
} AshQuestionKind;

/* All texts are HTML fragments; what arrived as plain text was escaped. */
typedef struct
{
  AshRecord record;
  char *bank;
  char *pos;
  AshQuestionKind kind;
  char *title;
  char *stem;
  char *path; /* member it stood in: what links in its HTML start from */
  gint64 points_c;
  int shuffle; /* whether its choices come in any order */
  char *category;
  char *fb_general;
  char *fb_correct;
  char *fb_incorrect;
  char *solution;
  char *hint;
  char *verbatim; /* digest of its XML, for ASH_QUESTION_UNKNOWN */
  char *origin;   /* the question it was copied from, or NULL */
  char *extra;
} AshQuestion;

/* One option of a choice question. */
typedef struct
{
  AshRecord record;
  char *question;
  char *pos;
  char *html;
  int is_correct;
  char *feedback;
} AshChoice;

typedef enum
{
  ASH_ACCEPT_EXACT,
  ASH_ACCEPT_CONTAINS,
} AshAcceptHow;

/* One accepted answer of a fill-in or pattern question. Plain text. */
typedef struct
{
  AshRecord record;
  char *question;
  char *pos;
  char *text;
  AshAcceptHow how;
  int is_case_sensitive;
  char *feedback;
} AshAccepted;

/* A line of a quiz: a question, its own or shared, or a draw of some from a bank. */
typedef struct
{
  AshRecord record;
  char *quiz; /* item */
  char *pos;
  char *question;  /* NULL for a draw */
  gint64 points_c; /* ASH_UNSET: the question's own; of a draw, for each */
  char *bank;      /* of a draw: where it draws from */
  gint64 draw;     /* of a draw: how many */
} AshQuizEntry;

typedef enum
{
  ASH_FRAMEWORK_OWN,
  ASH_FRAMEWORK_SKILLS,
  ASH_FRAMEWORK_ATTRIBUTES,
} AshFrameworkKind;

typedef struct
{
  AshRecord record;
  AshFrameworkKind kind;
  char *title;
  char *uri;
  char *version;
  char *publisher;
  char *licence;
  char *lang;
  char *listing; /* digest: all statements of a framework that was brought in, as JSON. Only those
                    that the document uses are records: a large one costs no design anything. */
} AshFramework;

typedef enum
{
  ASH_STATEMENT_OUTCOME,
  ASH_STATEMENT_SKILL,
  ASH_STATEMENT_ATTRIBUTE,
} AshStatementKind;

typedef struct
{
  AshRecord record;
  char *framework;
  char *pos;
  char *code; /* the plan's key, "O1" */
  char *text;
  char *uri;
  AshStatementKind kind;
  char *parent;    /* the statement above it, or NULL */
  char *bloom;     /* nick of its Bloom level where a person chose one; NULL: read from its verb */
  char *knowledge; /* "factual", "conceptual", "procedural", "metacognitive", or NULL */
  char *extra;     /* of what a framework gave: JSON {"name","code","description","type"}, as it
                      stands there whatever is said here; see ash-statement-target.h */
} AshStatement;

typedef enum
{
  ASH_STATUS_DRAFT,
  ASH_STATUS_REVIEW,
  ASH_STATUS_APPROVED,
  ASH_STATUS_PILOT,
  ASH_STATUS_PUBLISHED,
  ASH_STATUS_RETIRED,
} AshCredentialStatus;

typedef struct
{
  AshRecord record;
  char *pos;
  char *tree; /* its title and language are the tree's */
  char *code;
  char *version;
  AshCredentialStatus status;
  gint64 minutes;
  char *issuer;        /* party, or NULL for the document's */
  char *review_date;   /* civil date, "2027-03-01" */
  char *level_scheme;  /* "aqf", "eqf", or free text */
  char *level;         /* "5", or words */
  char *credit_scheme; /* "ects", "points", "cpd", or free text */
  gint64 credit_c;
  char *mode;   /* "online", "hybrid", "onsite" */
  char *pacing; /* "self-paced", "scheduled" */
  gint64 weeks;
} AshCredential;

/* Everything else of the sheet; owner is a credential or an item. Keys now: purpose, audience. */
typedef struct
{
  AshRecord record;
  char *owner;
  char *key;
  char *lang; /* "" when the credential's own */
  char *value;
} AshSheetField;

/* An outcome as one of a credential's. */
typedef struct
{
  AshRecord record;
  char *credential;
  char *statement;
  char *pos;
  char *module; /* the module it is an outcome of, or NULL for the whole credential's */
  char *level;  /* of a skill: how far it is taken, in the words of its framework */
} AshCredentialStatement;

typedef enum
{
  ASH_DEPTH_INTRODUCED,
  ASH_DEPTH_PRACTISED,
  ASH_DEPTH_ASSESSED, /* only with an assessment, a criterion or a question as subject */
} AshDepth;

typedef enum
{
  ASH_SUBJECT_ITEM,
  ASH_SUBJECT_ASSESSMENT,
  ASH_SUBJECT_CRITERION,
  ASH_SUBJECT_QUESTION,
  ASH_SUBJECT_STATEMENT, /* an outcome that shows a skill or an attribute of a framework */
} AshSubjectKind;

typedef struct
{
  AshRecord record;
  AshSubjectKind subject_kind;
  char *subject;
  char *statement;
  AshDepth depth;
  char *note;
} AshAlignment;

typedef enum
{
  ASH_SCORING_POINTS, /* each level is worth its points */
  ASH_SCORING_RANGE,  /* each level is worth from `min_c` to `points_c` */
  ASH_SCORING_NONE,   /* levels without points */
} AshScoring;

typedef struct
{
  AshRecord record;
  char *tree; /* the source it came with, or the credential's tree */
  char *pos;
  char *title;
  char *item; /* source rubrics: the assignment it came with, or NULL */
  AshScoring scoring;
  int is_shared; /* in the bank of rubrics: several assessments may use it */
  char *origin;  /* the rubric it was copied from, or NULL */
} AshRubric;

typedef struct
{
  AshRecord record;
  char *rubric;
  char *pos;
  char *title;
  char *text;
  gint64 points_c;
  gint64 weight_bp; /* ASH_UNSET: as its points say */
} AshCriterion;

typedef struct
{
  AshRecord record;
  char *criterion;
  char *pos;
  char *title;
  char *text;
  gint64 points_c;
  gint64 min_c; /* of a range: its lower end */
} AshRating;

/* Evidence: not an item, though it may have one. */
typedef struct
{
  AshRecord record;
  char *credential;
  char *pos;
  char *code; /* the plan's key */
  char *title;
  char *item; /* NULL for a practical or a viva */
  char *rubric;
  gint64 weight_bp;
  gint64 pass_bp;
  char *kind; /* "practical", "viva", …; NULL: as its item says */
  gint64 attempts;
  gint64 minutes;
  char *integrity; /* how it is kept honest, in words: supervised, oral follow-up, … */
} AshAssessment;

typedef enum
{
  ASH_RULE_ALL,
  ASH_RULE_ANY,
  ASH_RULE_NEED, /* n of its children */
  ASH_RULE_LEAF, /* its target */
} AshRuleOp;

/* The completion rule: a root per credential, leaves pointing at assessments; of a pathway, leaves
 * pointing at credentials. */
typedef struct
{
  AshRecord record;
  char *owner; /* credential or pathway */
  char *parent;
  char *pos;
  AshRuleOp op;
  gint64 need;
  char *target;
} AshRule;

/* The issuer profile is kept once per document: the first party. */
typedef struct
{
  AshRecord record;
  char *name;
  char *url; /* of the issuer, and under which definitions will be published */
  char *email;
  char *country; /* ISO 3166, "AU" */
  char *logo;    /* digest of an image */
} AshParty;

typedef struct
{
  AshRecord record;
  char *credential;
  char *name;
  char *text;
  char *criteria_override; /* Markdown; NULL: generated */
  char *design;  /* JSON: {"shape","symbol","colour"}; NULL: derived from the credential */
  char *image;   /* digest of a picture of the user's own, instead of a drawn one */
  char *picture; /* digest of that picture as a PNG, when it is an SVG */
  char *achievement_type;
  gint64 valid_months;
  char *generated_digest; /* of the criteria as the design gave them when they were last accepted */
} AshBadge;

/* A larger award that credentials lead to. */
typedef struct
{
  AshRecord record;
  char *pos;
  char *title;
  char *award;
  gint64 credit_c;
} AshPathway;

ASH_DECLARE_RECORD (AshTree, ash_tree, ASH_TREE)
ASH_DECLARE_RECORD (AshSource, ash_source, ASH_SOURCE)
ASH_DECLARE_RECORD (AshItem, ash_item, ASH_ITEM)
ASH_DECLARE_RECORD (AshItemOrigin, ash_item_origin, ASH_ITEM_ORIGIN)
ASH_DECLARE_RECORD (AshForeignKey, ash_foreign_key, ASH_FOREIGN_KEY)
ASH_DECLARE_RECORD (AshAsset, ash_asset, ASH_ASSET)
ASH_DECLARE_RECORD (AshBank, ash_bank, ASH_BANK)
ASH_DECLARE_RECORD (AshQuestion, ash_question, ASH_QUESTION)
ASH_DECLARE_RECORD (AshChoice, ash_choice, ASH_CHOICE)
ASH_DECLARE_RECORD (AshAccepted, ash_accepted, ASH_ACCEPTED)
ASH_DECLARE_RECORD (AshQuizEntry, ash_quiz_entry, ASH_QUIZ_ENTRY)
ASH_DECLARE_RECORD (AshFramework, ash_framework, ASH_FRAMEWORK)
ASH_DECLARE_RECORD (AshStatement, ash_statement, ASH_STATEMENT)
ASH_DECLARE_RECORD (AshCredential, ash_credential, ASH_CREDENTIAL)
ASH_DECLARE_RECORD (AshSheetField, ash_sheet_field, ASH_SHEET_FIELD)
ASH_DECLARE_RECORD (AshCredentialStatement, ash_credential_statement, ASH_CREDENTIAL_STATEMENT)
ASH_DECLARE_RECORD (AshAlignment, ash_alignment, ASH_ALIGNMENT)
ASH_DECLARE_RECORD (AshRubric, ash_rubric, ASH_RUBRIC)
ASH_DECLARE_RECORD (AshCriterion, ash_criterion, ASH_CRITERION)
ASH_DECLARE_RECORD (AshRating, ash_rating, ASH_RATING)
ASH_DECLARE_RECORD (AshAssessment, ash_assessment, ASH_ASSESSMENT)
ASH_DECLARE_RECORD (AshRule, ash_rule, ASH_RULE)
ASH_DECLARE_RECORD (AshParty, ash_party, ASH_PARTY)
ASH_DECLARE_RECORD (AshBadge, ash_badge, ASH_BADGE)
ASH_DECLARE_RECORD (AshPathway, ash_pathway, ASH_PATHWAY)

extern const char *const ASH_ITEM_KIND_NICKS[];
extern const char *const ASH_ROLE_NICKS[];
extern const char *const ASH_QUESTION_KIND_NICKS[];
extern const char *const ASH_STATUS_NICKS[];
extern const char *const ASH_DEPTH_NICKS[];
extern const char *const ASH_RULE_OP_NICKS[];

G_END_DECLS
