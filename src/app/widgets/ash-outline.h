#pragma once

#include <ash-desk-looks.h>
#include <ash-talk.h>

#include "ash-look.h"

G_BEGIN_DECLS

/**
 * AshOutlineItem:
 *
 * One line of an outline: what the views need of an item, and no more. The root has the id ""
 * and no title; a source's items that stand in no outline are gathered below %ASH_OUTLINE_LOOSE.
 */
typedef struct _AshOutlineItem AshOutlineItem;
struct _AshOutlineItem
{
  char *id;
  char *title;
  char *folded; /* the title as the filter looks into it */
  char *pos;
  char *body; /* digest */
  gint64 n;
  AshItemKind kind;
  gint64 minutes; /* of a folder: its own, or the sum of what is below; ASH_UNSET when unknown */
  gint64 own_minutes;
  gint64 estimate;      /* of how long it takes, where nobody says; ASH_UNSET */
  gboolean is_estimate; /* whether there is one in its minutes */
  AshOutlineItem *parent;
  GPtrArray *children; /* (element-type AshOutlineItem) borrowed */
  guint n_items;       /* below, folders not counted; 1 for a leaf */
  guint n_used;        /* of these, used as they are */
  guint n_adapted;     /* used and changed */
  GArray *marks;       /* (nullable) (element-type guint): the credentials that use it */
  gboolean is_adapted;
  guint n_looks;       /* phrases tied to the class of long ago; of a folder: all below */
  guint n_needy;       /* items below that need a look; 1 for a leaf that does */
  guint n_shown;       /* by the filter, this one included */
  guint n_changes;     /* grows when what is shown directly below is not the same, or in another
                          order */
  char *note;          /* (nullable): what the import had to say of it */
  gboolean is_flawed;  /* the checks found something to fix */
  guint n_comments;    /* that are not resolved */
  gboolean is_visible; /* under the filter */
};

#define ASH_OUTLINE_LOOSE "loose"

typedef enum
{
  ASH_OUTLINE_ALL,
  ASH_OUTLINE_UNUSED, /* only what no credential uses */
  ASH_OUTLINE_NEEDY,  /* only what needs a look */
} AshOutlineFilter;

/**
 * AshOutline:
 *
 * One tree in memory, as light lines without row objects; list models of a parent's children
 * are made on demand and follow every change. Signal `changed`: anything of it is different.
 */
#define ASH_TYPE_OUTLINE (ash_outline_get_type ())
G_DECLARE_FINAL_TYPE (AshOutline, ash_outline, ASH, OUTLINE, GObject)

AshOutline *ash_outline_load (AshStore *store, const char *tree, GError **error);
AshLook *ash_outline_look_new (AshLookedFunc looked, gpointer user_data);
gboolean ash_outline_apply (AshOutline *self, AshStore *store, const AshChangeSet *changes);

const char *ash_outline_get_tree (AshOutline *self);
const char *ash_outline_get_title (AshOutline *self);
const AshOutlineItem *ash_outline_get_root (AshOutline *self);
const AshOutlineItem *ash_outline_get (AshOutline *self, const char *id);
guint ash_outline_place (const AshOutlineItem *item);
GPtrArray *ash_outline_visible_children (AshOutline *self, const char *parent);

void ash_outline_set_coverage (AshOutline *self, const AshCoverage *coverage);
void ash_outline_set_adapted (AshOutline *self, GHashTable *uses, GPtrArray *ids);
void ash_outline_set_flaws (AshOutline *self, GHashTable *items);
void ash_outline_set_comments (AshOutline *self, const AshTalk *talk);
void ash_outline_set_looks (AshOutline *self, const AshLooks *looks);
void ash_outline_set_estimates (AshOutline *self, GHashTable *estimates);
void ash_outline_set_filter (AshOutline *self, AshOutlineFilter filter, const char *text);
gboolean ash_outline_is_narrowed (AshOutline *self);
guint ash_outline_claim_rows (AshOutline *self, guint wanted);
void ash_outline_catch_up (AshOutline *self);

G_END_DECLS
