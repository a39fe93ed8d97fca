#pragma once

#include <ash-listing.h>

#include "ash-desk.h"

G_BEGIN_DECLS

/* Frameworks of skills, outcomes and graduate attributes, what a credential uses of them, and what
 * people outside say of its skills. */

typedef enum
{
  ASH_FRAMEWORK_NEW,
  ASH_FRAMEWORK_RENEWED, /* the same framework, another version of it */
  ASH_FRAMEWORK_KNOWN,   /* the very statements are in the document: nothing was done */
} AshFrameworkNews;

/* A file, by its content. On a worker: it may be large. */
AshListing *ash_desk_read_framework (GFile *file, AshProgress *progress, GError **error);
/* Puts its statements into the document, where nothing shows them yet; on a worker, in import
 * mode. (transfer full): the digest */
char *ash_desk_store_listing (AshStore *store, const AshListing *listing, GError **error);
/* @digest: from ash_desk_store_listing(). (transfer full): the framework's id */
char *ash_desk_add_framework (AshStore *store,
                              const AshListing *listing,
                              const char *digest,
                              AshFrameworkKind kind,
                              AshFrameworkNews *out_news,
                              GError **error);
/* (element-type AshFramework) that can be looked into, by title */
GPtrArray *ash_desk_list_frameworks (AshStore *store, GError **error);
/* All statements of one; @store in any readable mode, on a worker. */
AshListing *ash_desk_load_listing (AshStore *store, const AshFramework *framework, GError **error);
gboolean ash_desk_rename_framework (AshStore *store,
                                    const char *framework,
                                    const char *title,
                                    GError **error);
gboolean ash_desk_set_framework_kind (AshStore *store,
                                      const char *framework,
                                      AshFrameworkKind kind,
                                      GError **error);
/* What credentials use of it stays, with its reference. */
gboolean ash_desk_remove_framework (AshStore *store, const char *framework, GError **error);

/* Using statements */

/* As an outcome, a skill or an attribute of the credential; @outcome (nullable): an outcome of it
 * that shows the skill or attribute. What is said already is not said twice.
 * (transfer full): the statement's id */
char *ash_desk_use_statement (AshStore *store,
                              const char *credential,
                              const char *framework,
                              const AshListing *listing,
                              guint index,
                              AshStatementKind kind,
                              const char *outcome,
                              GError **error);
/* Whether @outcome shows the skill or attribute. */
gboolean ash_desk_set_shown_by (
    AshStore *store, const char *statement, const char *outcome, gboolean is_shown, GError **error);
/* How far a skill is taken, or how special it is, in the words of its framework; NULL: not said. */
gboolean ash_desk_set_skill_level (AshStore *store,
                                   const char *credential,
                                   const char *statement,
                                   const char *level,
                                   GError **error);
/* An attribute without a framework. (transfer full): the statement's id */
char *
ash_desk_add_attribute (AshStore *store, const char *credential, const char *text, GError **error);

/* Who confirms that a skill is wanted. @statement NULL: the credential as a whole. */
char *ash_desk_add_validation (AshStore *store,
                               const char *credential,
                               const char *statement,
                               GError **error);
/* @column: "organisation", "person", "role", "date" or "text" */
gboolean ash_desk_set_validation (
    AshStore *store, const char *validation, const char *column, const char *value, GError **error);
/* A letter or a form that is kept with the document; on a worker, in import mode. Its size has a
 * limit. (transfer full): the digest */
char *ash_desk_store_letter (AshStore *store, GFile *file, AshProgress *progress, GError **error);
/* @digest: (nullable): from ash_desk_store_letter(); %NULL: none any more */
gboolean ash_desk_set_validation_file (
    AshStore *store, const char *validation, const char *digest, const char *name, GError **error);
gboolean ash_desk_delete_validation (AshStore *store, const char *validation, GError **error);

G_END_DECLS
