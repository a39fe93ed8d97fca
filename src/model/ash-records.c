#include "ash-records.h"
static const char *const TREE_KIND[] = { "source", "credential", NULL };
static const char *const SOURCE_STATE[] = { "arriving", "ready", "hidden", NULL };
const char *const ASH_ITEM_KIND_NICKS[] = { "folder", "page",    "file",       "link",
                                            "topic",  "quiz",    "assignment", "lti",
                                            "label",  "unknown", NULL };
const char *const ASH_ROLE_NICKS[] = { "learner", "instructor", "mentor", NULL };
static const char *const PUBLISH[] = { "active", "unpublished", NULL };
const char *const ASH_QUESTION_KIND_NICKS[] = { "multiple_choice", "multiple_response",
                                                "true_false",      "fill_in",
                                                "pattern_match",   "essay",
                                                "unknown",         NULL };
static const char *const ACCEPT[] = { "exact", "contains", NULL };
static const char *const FRAMEWORK[] = { "own", "skills", "attributes", NULL };
static const char *const STATEMENT[] = { "outcome", "skill", "attribute", NULL };
const char *const ASH_STATUS_NICKS[] = { "draft",     "review",  "approved", "pilot",
                                         "published", "retired", NULL };
const char *const ASH_DEPTH_NICKS[] = { "introduced", "practised", "assessed", NULL };
static const char *const SUBJECT[] = { "item",     "assessment", "criterion",
                                       "question", "statement",  NULL };
static const char *const SCORING[] = { "points", "range", "none", NULL };
const char *const ASH_DECISION_NICKS[] = { "approved", "changes", "declined", "noted", NULL };
const char *const ASH_RULE_OP_NICKS[] = { "all", "any", "need", "leaf", NULL };

#define FIELD_(Type, kind, member, nicks)                                                          \
  {                                                                                                \
#member, kind, G_STRUCT_OFFSET(Type, member), nicks                                            \
  }
#define TEXT(Type, member) FIELD_ (Type, ASH_FIELD_TEXT, member, NULL)
#define INT(Type, member) FIELD_ (Type, ASH_FIELD_INT, member, NULL)
#define FLAG(Type, member) FIELD_ (Type, ASH_FIELD_FLAG, member, NULL)
#define ENUM(Type, member, nicks) FIELD_ (Type, ASH_FIELD_ENUM, member, nicks)
#define DEFINE_RECORD(Type, name, CLASS, TABLE, ORDER, LOGGED)                                     \
  void name##_free (Type *self) { ash_record_free (&CLASS, self); }                                \
  const AshRecordClass CLASS = { .table = TABLE,                                                   \
                                 .size = sizeof (Type),                                            \
                                 .fields = name##_fields,                                          \
                                 .n_fields = G_N_ELEMENTS (name##_fields),                         \
                                 .order = ORDER,                                                   \
                                 .is_logged = LOGGED,                                              \
                                 .free = (GDestroyNotify) name##_free };

static const AshField ash_tree_fields[] = {
  ENUM (AshTree, kind, TREE_KIND),
  TEXT (AshTree, title),
  TEXT (AshTree, lang),
};
DEFINE_RECORD (AshTree, ash_tree, ASH_TREE, "tree", "n", TRUE)

static const AshField ash_source_fields[] = {
  TEXT (AshSource, pos),
  TEXT (AshSource, tree),
  TEXT (AshSource, digest),
  TEXT (AshSource, file_name),
  TEXT (AshSource, producer),
  TEXT (AshSource, format),
  TEXT (AshSource, version),
  INT (AshSource, importer_version),
  TEXT (AshSource, imported_at),
  TEXT (AshSource, report),
  INT (AshSource, times),
  TEXT (AshSource, foreign),
  ENUM (AshSource, state, SOURCE_STATE),
};
DEFINE_RECORD (AshSource, ash_source, ASH_SOURCE, "source", "pos, n", TRUE)

static const AshField ash_item_fields[] = {
  TEXT (AshItem, tree),
  TEXT (AshItem, parent),
  TEXT (AshItem, pos),
  ENUM (AshItem, kind, ASH_ITEM_KIND_NICKS),
  FLAG (AshItem, is_linked),
  TEXT (AshItem, title),
  TEXT (AshItem, lang),
  TEXT (AshItem, purpose),
  TEXT (AshItem, mode),
  INT (AshItem, weeks),
  ENUM (AshItem, role, ASH_ROLE_NICKS),
  ENUM (AshItem, publish_state, PUBLISH),
  TEXT (AshItem, body),
  TEXT (AshItem, body_type),
  TEXT (AshItem, path),
  TEXT (AshItem, link_url),
  INT (AshItem, minutes),
  INT (AshItem, points_c),
  INT (AshItem, attempts),
  INT (AshItem, limit_minutes),
  TEXT (AshItem, settings),
  TEXT (AshItem, extra),
};
DEFINE_RECORD (AshItem, ash_item, ASH_ITEM, "item", "pos, n", TRUE)

static const AshField ash_item_origin_fields[] = {
  TEXT (AshItemOrigin, item),
  TEXT (AshItemOrigin, source_item),
  TEXT (AshItemOrigin, source_digest),
  INT (AshItemOrigin, start),
  INT (AshItemOrigin, end),
};
DEFINE_RECORD (AshItemOrigin, ash_item_origin, ASH_ITEM_ORIGIN, "item_origin", "n", TRUE)

static const AshField ash_foreign_key_fields[] = {
  TEXT (AshForeignKey, tree),
  TEXT (AshForeignKey, owner),
  TEXT (AshForeignKey, scheme),
  TEXT (AshForeignKey, value),
};
DEFINE_RECORD (AshForeignKey, ash_foreign_key, ASH_FOREIGN_KEY, "foreign_key", "n", FALSE)

static const AshField ash_asset_fields[] = {
  TEXT (AshAsset, tree),    TEXT (AshAsset, path),        TEXT (AshAsset, digest),
  TEXT (AshAsset, title),   TEXT (AshAsset, alt),         TEXT (AshAsset, media_type),
  TEXT (AshAsset, licence), TEXT (AshAsset, attribution), ENUM (AshAsset, role, ASH_ROLE_NICKS),
};
DEFINE_RECORD (AshAsset, ash_asset, ASH_ASSET, "asset", "n", TRUE)

static const AshField ash_bank_fields[] = {
  TEXT (AshBank, tree), TEXT (AshBank, pos),    TEXT (AshBank, title),
  TEXT (AshBank, quiz), TEXT (AshBank, origin),
};
DEFINE_RECORD (AshBank, ash_bank, ASH_BANK, "bank", "pos, n", TRUE)

static const AshField ash_question_fields[] = {
  TEXT (AshQuestion, bank),
  TEXT (AshQuestion, pos),
  ENUM (AshQuestion, kind, ASH_QUESTION_KIND_NICKS),
  TEXT (AshQuestion, title),
  TEXT (AshQuestion, stem),
  TEXT (AshQuestion, path),
  INT (AshQuestion, points_c),
  FLAG (AshQuestion, shuffle),
  TEXT (AshQuestion, category),
  TEXT (AshQuestion, fb_general),
  TEXT (AshQuestion, fb_correct),
  TEXT (AshQuestion, fb_incorrect),
  TEXT (AshQuestion, solution),
  TEXT (AshQuestion, hint),
  TEXT (AshQuestion, verbatim),
  TEXT (AshQuestion, origin),
  TEXT (AshQuestion, extra),
};
DEFINE_RECORD (AshQuestion, ash_question, ASH_QUESTION, "question", "pos, n", TRUE)

static const AshField ash_choice_fields[] = {
  TEXT (AshChoice, question),   TEXT (AshChoice, pos),      TEXT (AshChoice, html),
  FLAG (AshChoice, is_correct), TEXT (AshChoice, feedback),
};
DEFINE_RECORD (AshChoice, ash_choice, ASH_CHOICE, "choice", "pos, n", TRUE)

static const AshField ash_accepted_fields[] = {
  TEXT (AshAccepted, question),
  TEXT (AshAccepted, pos),
  TEXT (AshAccepted, text),
  ENUM (AshAccepted, how, ACCEPT),
  FLAG (AshAccepted, is_case_sensitive),
  TEXT (AshAccepted, feedback),
};
DEFINE_RECORD (AshAccepted, ash_accepted, ASH_ACCEPTED, "accepted", "pos, n", TRUE)

static const AshField ash_quiz_entry_fields[] = {
  TEXT (AshQuizEntry, quiz),    TEXT (AshQuizEntry, pos),  TEXT (AshQuizEntry, question),
  INT (AshQuizEntry, points_c), TEXT (AshQuizEntry, bank), INT (AshQuizEntry, draw),
};
DEFINE_RECORD (AshQuizEntry, ash_quiz_entry, ASH_QUIZ_ENTRY, "quiz_entry", "pos, n", TRUE)

static const AshField ash_framework_fields[] = {
  ENUM (AshFramework, kind, FRAMEWORK),
  TEXT (AshFramework, title),
  TEXT (AshFramework, uri),
  TEXT (AshFramework, version),
  TEXT (AshFramework, publisher),
  TEXT (AshFramework, licence),
  TEXT (AshFramework, lang),
  TEXT (AshFramework, listing),
};
DEFINE_RECORD (AshFramework, ash_framework, ASH_FRAMEWORK, "framework", "n", TRUE)

static const AshField ash_statement_fields[] = {
  TEXT (AshStatement, framework), TEXT (AshStatement, pos),   TEXT (AshStatement, code),
  TEXT (AshStatement, text),      TEXT (AshStatement, uri),   ENUM (AshStatement, kind, STATEMENT),
  TEXT (AshStatement, parent),    TEXT (AshStatement, bloom), TEXT (AshStatement, knowledge),
  TEXT (AshStatement, extra),
};
DEFINE_RECORD (AshStatement, ash_statement, ASH_STATEMENT, "statement", "pos, n", TRUE)

static const AshField ash_credential_fields[] = {
  TEXT (AshCredential, pos),
  TEXT (AshCredential, tree),
  TEXT (AshCredential, code),
  TEXT (AshCredential, version),
  ENUM (AshCredential, status, ASH_STATUS_NICKS),
  INT (AshCredential, minutes),
  TEXT (AshCredential, issuer),
  TEXT (AshCredential, review_date),
  TEXT (AshCredential, level_scheme),
  TEXT (AshCredential, level),
  TEXT (AshCredential, credit_scheme),
  INT (AshCredential, credit_c),
  TEXT (AshCredential, mode),
  TEXT (AshCredential, pacing),
  INT (AshCredential, weeks),
};
DEFINE_RECORD (AshCredential, ash_credential, ASH_CREDENTIAL, "credential", "pos, n", TRUE)

static const AshField ash_sheet_field_fields[] = {
  TEXT (AshSheetField, owner),
  TEXT (AshSheetField, key),
  TEXT (AshSheetField, lang),
  TEXT (AshSheetField, value),
};
DEFINE_RECORD (AshSheetField, ash_sheet_field, ASH_SHEET_FIELD, "field", "n", TRUE)

static const AshField ash_credential_statement_fields[] = {
  TEXT (AshCredentialStatement, credential), TEXT (AshCredentialStatement, statement),
  TEXT (AshCredentialStatement, pos),        TEXT (AshCredentialStatement, module),
  TEXT (AshCredentialStatement, level),
};
DEFINE_RECORD (AshCredentialStatement,
               ash_credential_statement,
               ASH_CREDENTIAL_STATEMENT,
               "credential_statement",
               "pos, n",
               TRUE)

static const AshField ash_alignment_fields[] = {
  ENUM (AshAlignment, subject_kind, SUBJECT),
  TEXT (AshAlignment, subject),
  TEXT (AshAlignment, statement),
  ENUM (AshAlignment, depth, ASH_DEPTH_NICKS),
  TEXT (AshAlignment, note),
};
DEFINE_RECORD (AshAlignment, ash_alignment, ASH_ALIGNMENT, "alignment", "n", TRUE)

static const AshField ash_rubric_fields[] = {
  TEXT (AshRubric, tree),
  TEXT (AshRubric, pos),
  TEXT (AshRubric, title),
  TEXT (AshRubric, item),
  ENUM (AshRubric, scoring, SCORING),
  FLAG (AshRubric, is_shared),
  TEXT (AshRubric, origin),
};
DEFINE_RECORD (AshRubric, ash_rubric, ASH_RUBRIC, "rubric", "pos, n", TRUE)

static const AshField ash_criterion_fields[] = {
  TEXT (AshCriterion, rubric), TEXT (AshCriterion, pos),     TEXT (AshCriterion, title),
  TEXT (AshCriterion, text),   INT (AshCriterion, points_c), INT (AshCriterion, weight_bp),
};
DEFINE_RECORD (AshCriterion, ash_criterion, ASH_CRITERION, "criterion", "pos, n", TRUE)

static const AshField ash_rating_fields[] = {
  TEXT (AshRating, criterion), TEXT (AshRating, pos),     TEXT (AshRating, title),
  TEXT (AshRating, text),      INT (AshRating, points_c), INT (AshRating, min_c),
};
DEFINE_RECORD (AshRating, ash_rating, ASH_RATING, "rating", "pos, n", TRUE)

static const AshField ash_assessment_fields[] = {
  TEXT (AshAssessment, credential), TEXT (AshAssessment, pos),    TEXT (AshAssessment, code),
  TEXT (AshAssessment, title),      TEXT (AshAssessment, item),   TEXT (AshAssessment, rubric),
  INT (AshAssessment, weight_bp),   INT (AshAssessment, pass_bp), TEXT (AshAssessment, kind),
  INT (AshAssessment, attempts),    INT (AshAssessment, minutes), TEXT (AshAssessment, integrity),
};
DEFINE_RECORD (AshAssessment, ash_assessment, ASH_ASSESSMENT, "assessment", "pos, n", TRUE)

static const AshField ash_rule_fields[] = {
  TEXT (AshRule, owner), TEXT (AshRule, parent),
  TEXT (AshRule, pos),   ENUM (AshRule, op, ASH_RULE_OP_NICKS),
  INT (AshRule, need),   TEXT (AshRule, target),
};
DEFINE_RECORD (AshRule, ash_rule, ASH_RULE, "rule", "pos, n", TRUE)

static const AshField ash_party_fields[] = {
  TEXT (AshParty, name),    TEXT (AshParty, url),  TEXT (AshParty, email),
  TEXT (AshParty, country), TEXT (AshParty, logo),
};
DEFINE_RECORD (AshParty, ash_party, ASH_PARTY, "party", "n", TRUE)

static const AshField ash_badge_fields[] = {
  TEXT (AshBadge, credential),  TEXT (AshBadge, name),
  TEXT (AshBadge, text),        TEXT (AshBadge, criteria_override),
  TEXT (AshBadge, design),      TEXT (AshBadge, image),
  TEXT (AshBadge, picture),     TEXT (AshBadge, achievement_type),
  INT (AshBadge, valid_months), TEXT (AshBadge, generated_digest),
};
DEFINE_RECORD (AshBadge, ash_badge, ASH_BADGE, "badge", "n", TRUE)

static const AshField ash_pathway_fields[] = {
  TEXT (AshPathway, pos),
  TEXT (AshPathway, title),
  TEXT (AshPathway, award),
  INT (AshPathway, credit_c),
};
DEFINE_RECORD (AshPathway, ash_pathway, ASH_PATHWAY, "pathway", "pos, n", TRUE)

static const AshField ash_dismissal_fields[] = {
  TEXT (AshDismissal, credential), TEXT (AshDismissal, rule), TEXT (AshDismissal, subject),
  TEXT (AshDismissal, reason),     TEXT (AshDismissal, at),   TEXT (AshDismissal, digest),
};
DEFINE_RECORD (AshDismissal, ash_dismissal, ASH_DISMISSAL, "dismissal", "n", TRUE)

static const AshField ash_validation_fields[] = {
  TEXT (AshValidation, credential),   TEXT (AshValidation, statement), TEXT (AshValidation, pos),
  TEXT (AshValidation, organisation), TEXT (AshValidation, person),    TEXT (AshValidation, role),
  TEXT (AshValidation, date),         TEXT (AshValidation, text),      TEXT (AshValidation, file),
  TEXT (AshValidation, file_name),
};
DEFINE_RECORD (AshValidation, ash_validation, ASH_VALIDATION, "validation", "pos, n", TRUE)

static const AshField ash_comment_fields[] = {
  TEXT (AshComment, tree),     TEXT (AshComment, subject_kind), TEXT (AshComment, subject),
  TEXT (AshComment, other),    TEXT (AshComment, quote),        TEXT (AshComment, at),
  TEXT (AshComment, author),   TEXT (AshComment, text),         FLAG (AshComment, is_resolved),
  TEXT (AshComment, reply_to),
};
DEFINE_RECORD (AshComment, ash_comment, ASH_COMMENT, "comment", "n", TRUE)

static const AshField ash_decision_fields[] = {
  TEXT (AshDecision, credential), TEXT (AshDecision, revision),
  TEXT (AshDecision, date),       TEXT (AshDecision, person),
  TEXT (AshDecision, role),       ENUM (AshDecision, verdict, ASH_DECISION_NICKS),
  TEXT (AshDecision, text),
};
DEFINE_RECORD (AshDecision, ash_decision, ASH_DECISION, "decision", "n", TRUE)

static const AshField ash_revision_fields[] = {
  TEXT (AshRevision, credential), TEXT (AshRevision, name), TEXT (AshRevision, at),
  TEXT (AshRevision, author),     TEXT (AshRevision, note), TEXT (AshRevision, root),
};
DEFINE_RECORD (AshRevision, ash_revision, ASH_REVISION, "revision", "n", FALSE)

static const AshField ash_export_fields[] = {
  TEXT (AshExport, revision),  TEXT (AshExport, credential), TEXT (AshExport, target),
  TEXT (AshExport, format),    TEXT (AshExport, at),         TEXT (AshExport, digest),
  TEXT (AshExport, file_name), INT (AshExport, size),        TEXT (AshExport, report),
};
DEFINE_RECORD (AshExport, ash_export, ASH_EXPORT, "export", "n", FALSE)

static const AshField ash_export_item_fields[] = {
  TEXT (AshExportItem, export), TEXT (AshExportItem, subject),     TEXT (AshExportItem, identifier),
  TEXT (AshExportItem, path),   TEXT (AshExportItem, fingerprint),
};
DEFINE_RECORD (AshExportItem, ash_export_item, ASH_EXPORT_ITEM, "export_item", "n", FALSE)

const AshRecordClass *const ASH_RECORD_CLASSES[] = {
  &ASH_TREE,
  &ASH_SOURCE,
  &ASH_ITEM,
  &ASH_ITEM_ORIGIN,
  &ASH_FOREIGN_KEY,
  &ASH_ASSET,
  &ASH_BANK,
  &ASH_QUESTION,
  &ASH_CHOICE,
  &ASH_ACCEPTED,
  &ASH_QUIZ_ENTRY,
  &ASH_FRAMEWORK,
  &ASH_STATEMENT,
  &ASH_CREDENTIAL,
  &ASH_SHEET_FIELD,
  &ASH_CREDENTIAL_STATEMENT,
  &ASH_ALIGNMENT,
  &ASH_RUBRIC,
  &ASH_CRITERION,
  &ASH_RATING,
  &ASH_ASSESSMENT,
  &ASH_RULE,
  &ASH_PARTY,
  &ASH_BADGE,
  &ASH_PATHWAY,
  &ASH_DISMISSAL,
  &ASH_VALIDATION,
  &ASH_COMMENT,
  &ASH_DECISION,
  &ASH_REVISION,
  &ASH_EXPORT,
  &ASH_EXPORT_ITEM,
  NULL,
};
