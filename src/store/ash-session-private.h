#pragma once

#include "ash-document.h"

G_BEGIN_DECLS

/* A session's folder, held by this process: the working copy, its key file, the last published
 * versions. */
struct _AshKept
{
  char *path;
  char *database;
  int lock;
  char *uri; /* NULL while unnamed */
  char *document_id;
  char *etag;      /* of the file when we last read or wrote it */
  char *next_etag; /* of the file that is being put in its place */
  char *title;     /* for the list of sessions */
  gint64 published_edits;
  gint64 next_edits; /* what published_edits will be */
  gboolean is_clean;
};

AshKept *ash_kept_create (GError **error);
AshKept *ash_kept_for_file (GFile *file, GError **error);
gboolean ash_kept_save (AshKept *self, GError **error);
char *ash_kept_version_path (AshKept *self);

/* The session of a file, continued or new, ready to be edited. Blocks; meant for a worker. */
AshKept *ash_kept_open (GFile *file, GError **error);

char *ash_file_etag (GFile *file);

/* Publishing, in a worker: everything it needs and what it leaves. */
typedef struct _AshPublish AshPublish;
struct _AshPublish
{
  char *database;
  char *copy; /* where the new version is made */
  GFile *target;
  char *etag;         /* that the target has to have, NULL for any */
  gboolean is_agreed; /* it is what it was when the user chose to replace it */
  gboolean may_replace;
  AshProgress *progress;
  /* Told in the worker, just before the target is replaced by what @self has come to know. */
  void (*about_to_replace) (const AshPublish *self, gpointer user_data);
  gpointer user_data;

  char *new_etag;
  gint64 edits;
};

gboolean ash_publish_run (AshPublish *self, GError **error);
void ash_publish_free (AshPublish *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshPublish, ash_publish_free)

G_END_DECLS
