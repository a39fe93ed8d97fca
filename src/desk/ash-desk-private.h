#pragma once

#include <ash-grid.h>

#include "ash-desk.h"

G_BEGIN_DECLS

/* The linked children of @parent (NULL: the top of @tree), in order. */
GPtrArray *
ash_desk_siblings (AshStore *store, const char *tree, const char *parent, GError **error);

/* @n places in a row of siblings, in order, before the item @before or at the end (NULL).
 * Renumbers the row when a document from outside leaves no room there. */
GPtrArray *ash_desk_places_before (AshStore *store,
                                   const char *tree,
                                   const char *parent,
                                   const char *before,
                                   guint n,
                                   GError **error);

/* An item of a credential: what stands in a source is never changed. */
AshItem *ash_desk_get_own_item (AshStore *store, const char *id, GError **error);
gboolean ash_desk_are_own (AshStore *store, GPtrArray *items, GError **error);
AshDesign *ash_desk_load_design (AshStore *store, const char *credential, GError **error);
char *ash_desk_tree_of (AshStore *store, const char *credential, GError **error);
/* Whether items can be put below @parent (NULL: the top of the outline). */
gboolean
ash_desk_check_parent (AshStore *store, const char *tree, const char *parent, GError **error);
/* The items of @ids without those that stand below another one of them. */
GPtrArray *ash_desk_topmost (AshStore *store, const char *const *ids, GError **error);
/* The label of a step over one item, by its kind, or several: "Move page", "Move 4 items". */
char *ash_desk_label_for (GPtrArray *items, const char *const *labels, const char *several);

/* Ends a transaction that was begun: commits when @is_done, else rolls back. */
gboolean ash_desk_end (AshStore *store, gboolean is_done, GError **error);

/* Deletes every row of @klass whose @column is @value. */
gboolean ash_desk_delete_where (AshStore *store,
                                const AshRecordClass *klass,
                                const char *column,
                                const char *value,
                                GError **error);
/* Evidence outlives the item that carried it; what was said of the item itself goes. */
gboolean ash_desk_detach_item (AshStore *store, const char *item, GError **error);
/* Fails where an outline is deeper than any course: a circle in a damaged document. */
gboolean ash_desk_check_depth (guint depth, GError **error);
/* The item with all below it and what hangs on each; evidence that names it stays without it. */
gboolean ash_desk_delete_subtree (AshStore *store, const AshItem *item, GError **error);

/* Uses one source item, with what is below it, at @pos under @parent. (transfer full): new id. */
char *ash_desk_use_one (AshStore *store,
                        const char *tree,
                        const char *parent,
                        const char *pos,
                        const AshItem *source_item,
                        GError **error);

/* The place after the last row of @klass whose @column is @value (NULL: of all). */
char *ash_desk_place_last (AshStore *store,
                           const AshRecordClass *klass,
                           const char *column,
                           const char *value,
                           GError **error);

/* Makes a credential with its tree; either id may be NULL for a random one. */
AshCredential *ash_desk_make_credential (AshStore *store,
                                         const char *id,
                                         const char *tree,
                                         const char *title,
                                         const char *lang,
                                         GError **error);

/* The document's own outcomes: one framework of them, made when it is not there. (transfer full):
 * its id */
char *ash_desk_own_framework (AshStore *store, GError **error);
/* Takes an outcome from a credential; one that no other credential has goes altogether. */
gboolean ash_desk_drop_outcome (AshStore *store, const AshCredentialStatement *use, GError **error);

/* Rubrics as grids, inside a transaction. @rubric NULL: an empty grid. */
AshGrid *ash_desk_load_rubric (AshStore *store, const AshRubric *rubric, GError **error);
gboolean ash_desk_put_grid (AshStore *store, AshGrid *grid, GError **error);
gboolean ash_desk_make_own_grid (AshStore *store,
                                 const AshAssessment *assessment,
                                 AshGrid *grid,
                                 GError **error);
/* Makes @grid the rubric of the evidence, and the credential's own. */
gboolean
ash_desk_attach_grid (AshStore *store, AshAssessment *assessment, AshGrid *grid, GError **error);
gboolean
ash_desk_drop_rubric (AshStore *store, const char *tree, const char *rubric, GError **error);
/* The credential's statements of one kind, in order: (element-type AshCredentialStatement). */
GPtrArray *ash_desk_statement_uses (AshStore *store,
                                    const char *credential,
                                    AshStatementKind kind,
                                    GError **error);
/* The place of @statement among them, or -1. */
gint64 ash_desk_statement_index (GPtrArray *uses, const char *statement);
/* (transfer full) (nullable): a place before that of @index */
char *ash_desk_place_statement (AshStore *store, GPtrArray *uses, guint index, GError **error);
char *ash_desk_outcome_after (AshStore *store, GPtrArray *uses, const char *statement);
gboolean
ash_desk_write_whole (AshStore *store, AshStatement *statement, const char *whole, GError **error);
gboolean ash_desk_number_outcomes (AshStore *store, const char *credential, GError **error);
/* @module: (nullable): the module that the outcome is of */
gboolean ash_desk_write_module (AshStore *store,
                                const char *credential,
                                const char *statement,
                                const char *module,
                                GError **error);
gboolean ash_desk_has_statement (AshStore *store, const char *credential, const char *statement);
gboolean ash_desk_list_statement (AshStore *store,
                                  const char *credential,
                                  AshStatement *statement,
                                  GError **error);
/* Whether a place can be found between two: they may come from documents of anybody. */
gboolean ash_desk_has_room (const char *before, const char *after);

/* The questions that are a quiz's alone go with it. */
gboolean ash_desk_drop_private_bank (AshStore *store, const char *quiz, GError **error);
gboolean
ash_desk_move_private_bank (AshStore *store, const char *quiz, const char *tree, GError **error);

/* Makes copies in @tree of the files of another credential that the text of @item shows. */
gboolean ash_desk_carry_files (AshStore *store, AshItem *item, const char *tree, GError **error);

/* Whether an item has not what it was taken from a course with; for a quiz also what it asks. */
gboolean ash_desk_is_adapted (AshStore *store, const AshItem *item, const AshItemOrigin *origin);

/* What is stored of what was typed about an issuer. (transfer full) (nullable): NULL with
 * %ASH_ERROR_REFUSED for a web address that is none */
char *ash_desk_read_issuer (const char *column, const char *typed, GError **error);

/* "2027-03-01" */
gboolean ash_desk_is_date (const char *text);

/* Whether it is the outline of a course that was brought in. */
gboolean ash_desk_is_source_tree (AshStore *store, const char *tree);

G_END_DECLS
