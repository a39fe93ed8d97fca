#pragma once

#include "ash-batch-writer.h"

#include <ash-limits.h>
#include <ash-page.h>
#include <ash-path.h>
#include <ash-report.h>
#include <ash-store.h>
#include <ash-xml.h>

G_BEGIN_DECLS

/* A package on its way into a document, in memory: what it holds (members, resources), and what
 * it becomes (drafts of items, assets, foreign keys), until ash_package_write() puts it into the
 * store. Questions go into the store while they are read: there may be many.
 *
 * The steps of an import: members arrive; the manifest is read into resources; the outline
 * becomes drafts; each resource fills its drafts; ash_canvas_refine() (Canvas only) improves
 * them; what is left becomes unlinked items and assets; links are checked; all is written. */

typedef struct _AshDraft AshDraft;

/* A file of the package. */
typedef struct
{
  char *path;    /* from the folder of the manifest: the key of links, items and assets */
  char *digest;  /* of its object; NULL while its bytes only stand in memory */
  GBytes *bytes; /* small descriptors, so that they never become objects; else NULL */
  gint64 size;
  const char *media_type; /* static */
  guint n_listed;         /* how many resources list it */
  gboolean is_consumed;   /* read into records, or an item's body: it becomes no asset */
  gboolean is_taken;      /* some draft has it as its main file */
  gboolean has_links;     /* HTML that may hold links */
} AshMember;

/* What a resource is, whatever version its type names. */
typedef enum
{
  ASH_FAMILY_WEB,
  ASH_FAMILY_ASSOCIATED, /* learning-application-resource */
  ASH_FAMILY_TOPIC,
  ASH_FAMILY_LINK,
  ASH_FAMILY_QUIZ,
  ASH_FAMILY_BANK,
  ASH_FAMILY_LTI,
  ASH_FAMILY_ASSIGNMENT,
  ASH_FAMILY_UNKNOWN,
} AshFamily;

#define ASH_FATE_OPEN (-1)

typedef struct
{
  char *identifier; /* "" when it has none */
  char *type;       /* as written, "" when it has none */
  AshFamily family;
  char *href;              /* as written, or NULL */
  char *intended_use;      /* "assignment", "lessonplan", "syllabus", or NULL */
  GPtrArray *hrefs;        /* (element-type utf8) of its files, as written, href first */
  GPtrArray *files;        /* (element-type AshMember) those that the package has; borrowed */
  AshMember *main;         /* what href, else the first file, leads to; NULL: not in the package */
  GPtrArray *dependencies; /* (element-type utf8) identifiers */
  AshRole role;
  const AshXmlNode *node;       /* in the manifest */
  const AshXmlNode *descriptor; /* inline (CC 1.3 flat), else NULL */
  GPtrArray *drafts;            /* (element-type AshDraft) what it became; borrowed */
  char *record;                 /* id of the bank it became, when it is one */
  int fate; /* AshFate; ASH_FATE_OPEN until it is known. Counted once, when all is read */
} AshResource;

/* An item that is being made. */
struct _AshDraft
{
  AshItem *item;          /* parent, pos and is_linked are set when it is written */
  AshDraft *parent;       /* NULL: not in the outline */
  GPtrArray *children;    /* (element-type AshDraft) owned */
  AshResource *resource;  /* or NULL */
  char *identifier;       /* of the manifest's item, or NULL */
  char *ref;              /* identifierref as written, or NULL */
  const AshXmlNode *node; /* of the manifest's item, or NULL */
};

typedef struct
{
  AshStore *store;
  AshProgress *progress;
  AshReport *report;
  AshSource *source; /* id, digest and times are set from the start */
  AshTree *tree;
  gboolean is_canvas; /* Canvas's own files stand in it */
  gboolean is_ours;   /* Ashlar wrote it */

  GPtrArray *members; /* (element-type AshMember) in the package's order */
  AshNames *names;    /* path -> AshMember */
  AshXml *manifest;
  GPtrArray *resources;      /* (element-type AshResource) in the manifest's order */
  GHashTable *by_identifier; /* identifier -> AshResource, the first of a name */

  AshDraft *outline;   /* its children are the top of the tree; it has no item */
  GPtrArray *unlinked; /* (element-type AshDraft) owned */
  GPtrArray *assets;   /* (element-type AshAsset) */
  GPtrArray *keys;     /* (element-type AshForeignKey) */
  GPtrArray *fields;   /* (element-type AshSheetField) of the tree: description, keywords, … */

  /* private */
  char *seed;            /* digest of the package and times: what ids are derived from */
  GHashTable *drafts;    /* item id -> AshDraft */
  GHashTable *ordinals;  /* "kind\nkey" -> how often it was derived */
  GHashTable *key_index; /* "scheme\nvalue" -> id */
  AshLinkMap *link_map;  /* while links are checked */
  GPtrArray *doubts;     /* links that led nowhere when they were read */
  GHashTable *listed_by; /* AshMember -> the first AshResource that lists it */
  GHashTable *pending;   /* AshRecordClass * -> GPtrArray, of ash_package_insert */
  guint n_pending;
  guint n_inserted;       /* in all */
  AshBatchWriter *writer; /* while content is being read, else NULL */
  gint64 spooled;
  char *head;            /* how the manifest begins, with its namespaces */
  gboolean is_announced; /* its source and tree stand in the store */
  guint n_junk;          /* files that an operating system left */
  gboolean is_flat;      /* a manifest without an archive */
  guint n_banks;
  guint n_questions;
} AshPackage;

/* Gives a field of a record another text. */
static inline void
ash_field_set (char **field, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*field);
  *field = copy;
}

AshPackage *ash_package_new (AshStore *store, AshProgress *progress);
void ash_package_free (AshPackage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshPackage, ash_package_free)

/* -- members -- */
/* The member that a link or href leads to, by trial (ash_names_lookup_link); NULL. */
AshMember *ash_package_find (AshPackage *self, const char *base, const char *href);
/* The member of exactly that path; NULL. */
AshMember *ash_package_member (AshPackage *self, const char *path);
GBytes *ash_package_load (AshPackage *self, AshMember *member, GError **error);
/* Parsed; a repair becomes a line of the report. On error says so in the report too. */
AshXml *ash_package_load_xml (AshPackage *self, AshMember *member, GError **error);
/* Lets go of bytes in memory that have become records and that nothing else will ask for. */
void ash_package_forget (AshPackage *self, AshMember *member);
/* Makes sure that it is an object of the store: its digest (transfer none), or NULL. */
const char *ash_package_keep (AshPackage *self, AshMember *member, GError **error);

AshResource *ash_package_add_resource (AshPackage *self, const char *identifier, const char *type);

/* -- records -- */
/* The derived id of a record: kind is "item", "asset", "bank", "question", "rubric", …; the
 * second one of the same kind and key gets another id. (transfer full) */
char *ash_package_derive (AshPackage *self, const char *kind, const char *key);
/* Adds a name that a record had. The first record of a name is what ash_package_lookup finds. */
void
ash_package_add_key (AshPackage *self, const char *owner, const char *scheme, const char *value);
/* The key of scheme `ashlar` for an identifier of ours, when Ashlar wrote the package. */
void ash_package_add_ours (AshPackage *self, const char *owner, const char *identifier);
const char *ash_package_lookup (AshPackage *self, const char *scheme, const char *value);
/* Takes a record that is complete (rubric, criterion, question, …; transfer full); it reaches the
 * store soon, in a short transaction. Items, assets and keys are
 * written at the end instead. */
gboolean
ash_package_insert (AshPackage *self, const AshRecordClass *klass, gpointer record, GError **error);
gboolean ash_package_flush (AshPackage *self, GError **error);
/* Before any direct use of the store while descriptors are being read. */
gboolean ash_package_claim_store (AshPackage *self, GError **error);

/* -- drafts -- */
AshDraft *ash_draft_new (AshItem *item);
void ash_draft_free (AshDraft *self);
/* A new draft with an id derived from @key, below @parent at @index (-1: last), or unlinked when
 * @parent is NULL. (transfer none) */
AshDraft *ash_package_add_draft (
    AshPackage *self, AshDraft *parent, int index, AshItemKind kind, const char *key);
/* Moves a draft with all below it; @parent NULL: out of the outline. */
void ash_package_move_draft (AshPackage *self, AshDraft *draft, AshDraft *parent, int index);
/* The draft of an item's id; NULL. */
AshDraft *ash_package_draft (AshPackage *self, const char *item);
/* Every draft, linked ones in reading order, then the unlinked. (transfer container) */
GPtrArray *ash_package_drafts (AshPackage *self);
/* Gives the item a text as its body, or a member as its body; @path is what its links start
 * from. */
gboolean ash_package_set_text (AshPackage *self,
                               AshItem *item,
                               const char *text,
                               const char *media_type,
                               const char *path,
                               GError **error);
gboolean ash_package_set_body (AshPackage *self, AshItem *item, AshMember *member, GError **error);

G_END_DECLS
