#pragma once

#include <ash-dry-run.h>
#include <ash-learner.h>
#include <ash-propose.h>
#include <ash-store.h>

G_BEGIN_DECLS

/* Every thing a user can do, as one function. Each edit is one transaction and one named undo
 * step on @store (EDIT or BUILD mode). `app/` and `cli/` change a document through nothing else. */

/* Sources */
gboolean ash_desk_accept_source (AshStore *store,
                                 const char *source,
                                 GError **error); /* "Bring in course" */
gboolean ash_desk_discard_source (AshStore *store,
                                  const char *source,
                                  GError **error);                  /* never accepted: gone */
GPtrArray *ash_desk_list_sources (AshStore *store, GError **error); /* ready AshSource */
/* The whole course as a credential, with unlinked files and banks. (transfer full): its id */
char *ash_desk_take_course (AshStore *store, const char *source, const char *title, GError **error);

/* Credentials */
GPtrArray *ash_desk_list_credentials (AshStore *store, GError **error); /* AshCredential */
char *ash_desk_add_credential (AshStore *store, const char *title, GError **error);
AshProposal *ash_desk_propose (AshStore *store,
                               const char *source,
                               AshProposeBy by,
                               guint n_modules,
                               gboolean with_used,
                               AshProgress *progress,
                               GError **error);
/* Makes the modules that were proposed, with the items of the course; one step. */
char *ash_desk_take_proposal (AshStore *store,
                              const AshProposal *proposal,
                              const char *title,
                              GError **error);
gboolean ash_desk_rename_credential (AshStore *store,
                                     const char *credential,
                                     const char *title,
                                     GError **error);
gboolean ash_desk_delete_credential (AshStore *store, const char *credential, GError **error);
gboolean ash_desk_set_field (
    AshStore *store, const char *owner, const char *key, const char *value, GError **error);

/* One field of one record of a credential's; the same field within a minute is the same step. */
gboolean ash_desk_set_text (AshStore *store,
                            const AshRecordClass *klass,
                            const char *id,
                            const char *column,
                            const char *value,
                            const char *label,
                            GError **error);
gboolean ash_desk_set_int (AshStore *store,
                           const AshRecordClass *klass,
                           const char *id,
                           const char *column,
                           gint64 value,
                           const char *label,
                           GError **error);

/* Texts of items, and the files that they show. */
typedef struct
{
  char *id;   /* by which the text names it, "ash:asset/ID": ash_id_new() */
  char *name; /* of the file */
  GBytes *bytes;
  char *alt; /* (nullable): what it shows */
} AshNewAsset;
void ash_new_asset_free (AshNewAsset *self);
/* A page says that it is in the language of its credential. */
gboolean ash_desk_set_page_language (AshStore *store, const char *item, GError **error);
gboolean ash_desk_set_body (AshStore *store,
                            const char *item,
                            GBytes *body,
                            const char *type,
                            GPtrArray *assets,
                            const char *label,
                            GError **error);
char *ash_desk_add_asset (AshStore *store,
                          const char *item,
                          const char *name,
                          GBytes *bytes,
                          const char *alt,
                          GError **error);

/* Modules and items. @parent NULL: the top of the credential's tree; @before NULL: at the end. */
char *ash_desk_add_module (
    AshStore *store, const char *credential, const char *title, const char *before, GError **error);
/* A new item of any kind, empty. A file: its bytes are put into the document first, on a worker. */
char *ash_desk_add_item (AshStore *store,
                         const char *credential,
                         const char *parent,
                         const char *before,
                         AshItemKind kind,
                         const char *title,
                         GError **error);
char *ash_desk_store_file (AshStore *store, GFile *file, AshProgress *progress, GError **error);
char *ash_desk_add_file (AshStore *store,
                         const char *credential,
                         const char *parent,
                         const char *before,
                         const char *name,
                         const char *digest,
                         GError **error);
/* Several, in their order and as one step: HTML becomes a page. (transfer full): the new ids */
GStrv ash_desk_add_files (AshStore *store,
                          const char *credential,
                          const char *parent,
                          const char *before,
                          const char *const *names,
                          const char *const *titles,
                          const char *const *digests,
                          GError **error);
char *ash_desk_dup_file_title (AshStore *store, const char *name, const char *digest);
GStrv ash_desk_duplicate_items (AshStore *store, const char *const *items, GError **error);
GStrv ash_desk_reuse_items (AshStore *store,
                            const char *const *items,
                            const char *credential,
                            const char *parent,
                            const char *before,
                            GError **error);
/* Uses source items (a folder brings what is below it). (transfer full) ids of the new items. */
GStrv ash_desk_use_items (AshStore *store,
                          const char *credential,
                          const char *parent,
                          const char *before,
                          const char *const *source_items,
                          GError **error);
gboolean
ash_desk_rename_item (AshStore *store, const char *item, const char *title, GError **error);
gboolean ash_desk_move_items (AshStore *store,
                              const char *const *items,
                              const char *credential,
                              const char *parent,
                              const char *before,
                              GError **error);
gboolean ash_desk_indent_item (AshStore *store,
                               const char *item,
                               GError **error); /* under the folder before it */
gboolean ash_desk_outdent_item (AshStore *store, const char *item, GError **error);
gboolean ash_desk_indent_items (AshStore *store,
                                const char *const *items,
                                gboolean is_outward,
                                GError **error);
/* The text of its course takes the place of an item's own; ASH_ERROR_REFUSED where it has none. */
gboolean ash_desk_restore_item (AshStore *store, const char *item, GError **error);
/* Whether it is more than @most items, with all in them. */
gboolean ash_desk_are_many (AshStore *store, const char *const *items, guint most);
gboolean ash_desk_delete_items (AshStore *store, const char *const *items, GError **error);
gboolean
ash_desk_shift_item (AshStore *store, const char *item, int by, GError **error); /* -1 up, 1 down */
gboolean ash_desk_shift_items (AshStore *store, const char *const *items, int by, GError **error);

/* Where a record is worked on: the item that it is, or is part of. (transfer full) (nullable) */
char *ash_desk_find_place (AshStore *store,
                           const char *credential,
                           const char *record,
                           char **out_assessment);

/* Coverage of a source: which credentials use an item. */
typedef struct
{
  guint n_items;       /* that can be used: not folders */
  guint n_used;        /* used as they are */
  guint n_adapted;     /* used and changed */
  GHashTable *by_item; /* source item id -> GArray of guint, credential numbers from 1; borrowed
                          keys owned here */
  GHashTable *adapted; /* set of source item ids */
  GHashTable *uses;    /* id of an item of a credential that comes from here -> whether it was
                          adapted, as a pointer */
  GPtrArray *changed; /* (nullable): by ash_coverage_compare(): ids of @by_item that are not as they
                         were */
  GPtrArray *changed_uses; /* (nullable): likewise of @uses; what is no longer used is not named */
} AshCoverage;
AshCoverage *ash_desk_coverage (AshStore *store, const char *source, GError **error);
void ash_coverage_compare (AshCoverage *self, const AshCoverage *before);
AshCoverage *ash_coverage_ref (AshCoverage *self); /* of one that nobody changes any more */
void ash_coverage_free (AshCoverage *self);

/* Sets advice aside, with a reason. @subject NULL: a whole rule; @about: the digest of the finding,
 * so that it comes back when its text changes. */
gboolean ash_desk_dismiss (AshStore *store,
                           const char *credential,
                           const char *rule,
                           const char *subject,
                           const char *about,
                           const char *reason,
                           GError **error);
gboolean ash_desk_recall (AshStore *store, const char *dismissal, GError **error); /* back again */

/* A whole plan (data/plan.schema.json), or nothing. ASH_ERROR_REFUSED with line and reason. */
gboolean ash_desk_apply_plan (AshStore *store, GBytes *json, const char *name, GError **error);

/* Puts questions of its bank in the place of a random draw. */
gboolean ash_desk_choose_draw (AshStore *store, const char *entry, GError **error);
/* Accepts in the questions of quizzes only the whole answer where a part of it was enough. */
gboolean ash_desk_match_whole (AshStore *store, const char *const *quizzes, GError **error);

/* Reports and results; each takes a store in any readable mode. */
GPtrArray *ash_desk_check (AshStore *store,
                           const char *credential,
                           AshProgress *progress,
                           GError **error); /* NULL: all */
/* Also what was set aside, which goes to @dismissed. */
GPtrArray *ash_desk_check_all (AshStore *store,
                               const char *credential,
                               GPtrArray *dismissed,
                               AshProgress *progress,
                               GError **error);
char *ash_desk_info_json (AshStore *store, GError **error);
/* What every system would do with a package of it: (element-type AshDryRun), in the order of
 * ash_targets(). @options: what is added to it. */
GPtrArray *ash_desk_dry_run (const AshDesign *design,
                             const AshBodies *bodies,
                             const AshCartridgeOptions *options,
                             AshProgress *progress,
                             GError **error);
/* A package that was written: what changed on the way, what the system will do with it, and the
 * records that keep it in the document's history, once ash_desk_record_export() has stored them. */
typedef struct
{
  AshReport *report;
  AshDryRun *dry_run; /* NULL without a target */
  AshExport *record;
  GPtrArray *items; /* (element-type AshExportItem) */
} AshExported;
void ash_exported_free (AshExported *self);
/* Exports one credential; @target NULL: by @options. (transfer full) */
AshExported *ash_desk_export (AshStore *store,
                              const char *credential,
                              const AshTarget *target,
                              const AshCartridgeOptions *options,
                              const char *path,
                              AshProgress *progress,
                              GError **error);
/* Not undone: what was written has been written. */
gboolean ash_desk_record_export (AshStore *store, AshExported *exported, GError **error);
GPtrArray *
ash_desk_list_exports (AshStore *store, const char *credential, GError **error); /* newest first */
gboolean ash_desk_write_badge (AshStore *store,
                               const char *credential,
                               const char *folder,
                               char **out_missing,
                               char **out_too_long,
                               GError **error);
AshReport *ash_desk_write_site (AshStore *store,
                                const char *credential,
                                const char *folder,
                                AshProgress *progress,
                                GError **error);

/* The sample: its package and its plan, compiled in. Makes the document that `sample -o` writes
 * and "Explore the sample" opens. */
gboolean ash_desk_fill_sample (AshStore *store, AshProgress *progress, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshCoverage, ash_coverage_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshExported, ash_exported_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshNewAsset, ash_new_asset_free)

G_END_DECLS
