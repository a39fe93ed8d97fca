#pragma once

#include <ash-report.h>
#include <ash-store.h>

G_BEGIN_DECLS

/* Reading: a package becomes a source of the document, `hidden` until it is accepted
 * (ash_desk_accept_source). On any error nothing of it stays. */
typedef struct
{
  char *source;      /* id of the AshSource */
  AshReport *report; /* also kept in the source as JSON */
} AshImported;

void ash_imported_free (AshImported *self);
/* @allow_again: take a package that is already in the document once more; else
 * ASH_ERROR_AGAIN. The store is in IMPORT or BUILD mode. */
AshImported *ash_cartridge_import (
    AshStore *store, const char *path, gboolean allow_again, AshProgress *progress, GError **error);
char *ash_report_to_json (const AshReport *report);
AshReport *ash_report_from_json (const char *json);

/* Writing. */
typedef enum
{
  ASH_CC_1_1,
  ASH_CC_1_3,
} AshCartridgeVersion;

typedef enum
{
  ASH_LAYOUT_PLAIN,         /* descriptors at the root, $IMS-CC-FILEBASE$media/x */
  ASH_LAYOUT_WEB_RESOURCES, /* media below web_resources/, $IMS-CC-FILEBASE$/media/x (Open edX) */
} AshLinkLayout;

/* A system where a credential can be taught: a line of data/targets.json. */
typedef struct
{
  char *name;  /* "canvas" */
  char *title; /* "Canvas" */
  AshCartridgeVersion version;
  AshLinkLayout layout;
  gboolean points_as_score; /* as in AshCartridgeOptions */
  char *sure;        /* how what is said of it is known: "tried", "read", "hearsay", "unknown" */
  char *as_of;       /* (nullable): the version or year of what was tried or read */
  char *basis;       /* all that in one sentence */
  GPtrArray *steps;  /* (element-type utf8) what to click there after the export */
  GPtrArray *notes;  /* (element-type utf8) what to know whatever is in the package */
  GPtrArray *rules;  /* what it changes or drops; ash_dry_run_new() applies them */
  GPtrArray *unseen; /* what is said where no rule tells */
} AshTarget;

GPtrArray *ash_targets (void); /* (transfer none) (element-type AshTarget), in the order shown */
const AshTarget *ash_target_find (const char *name);

typedef struct
{
  AshCartridgeVersion version;
  AshLinkLayout layout;
  gboolean with_start_page; /* the start-here page */
  gboolean with_rubrics;    /* rubric tables at the end of briefs */
  gboolean points_as_score; /* the highest score of a question is its points, not 100: Sakai */
} AshCartridgeOptions;

/* Plan, write, read back, compare. The plan lists what is written; the report what changes. */
typedef struct _AshCartridgePlan AshCartridgePlan;
AshCartridgePlan *ash_cartridge_plan_new (const AshDesign *design,
                                          const AshBodies *bodies,
                                          const AshCartridgeOptions *options,
                                          AshProgress *progress,
                                          GError **error);
void ash_cartridge_plan_free (AshCartridgePlan *self);
AshReport *ash_cartridge_plan_get_report (AshCartridgePlan *self); /* (transfer none) */
guint ash_cartridge_plan_count (AshCartridgePlan *self, AshItemKind kind);
/* (transfer full) (element-type AshExportItem): what of the document is in the package and where;
 * with fingerprints once it is written. */
GPtrArray *ash_cartridge_plan_list (AshCartridgePlan *self);
/* Writes beside @path, reads back with our own reader, compares, then renames: an older file at
 * @path stays until the new one is proven. */
gboolean ash_cartridge_write (AshCartridgePlan *self,
                              const char *path,
                              AshProgress *progress,
                              GError **error);

/* Badge definitions into a folder: ob3/achievement.json, ob3/profile.json, ob2/badgeclass.json,
 * ob2/issuer.json, badge.png, badge.svg (none where the user's own picture is a PNG). Without the
 * issuer's address OB 3.0 only;
 * @out_missing (transfer full) then is one sentence that says what to fill in for OB 2.0. */
gboolean ash_badges_write (const AshDesign *design,
                           const AshBodies *bodies,
                           const char *folder,
                           char **out_missing,
                           GError **error);
char *ash_badges_criteria (const AshDesign *design); /* Markdown, generated or the override */
GBytes *ash_badge_image_png (const AshDesign *design, int pixels, GError **error);
GBytes *ash_badge_image_svg (const AshDesign *design);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshImported, ash_imported_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshCartridgePlan, ash_cartridge_plan_free)

G_END_DECLS
