#pragma once

#include "ash-store.h"

G_BEGIN_DECLS

/**
 * AshDocument:
 *
 * A document being edited: a session with its working copy under
 * `$XDG_STATE_HOME/ashlar/documents/<random id>/`, its main connection, and the user's file
 * that it is published to (architecture.md, section 4). Lives on the main thread.
 * Properties: `file` (GFile, NULL while unnamed), `title`, `is-dirty` (edited since the last
 * publish), `undo-label`, `redo-label`.
 * Signal `changed` (AshChangeSet *): after each commit, undo, redo, and import that landed.
 */
#define ASH_TYPE_DOCUMENT (ash_document_get_type ())
G_DECLARE_FINAL_TYPE (AshDocument, ash_document, ASH, DOCUMENT, GObject)

/* Opening copies; call it in a worker for large files (ash_document_open_async). Continues a
 * kept session whose URI, etag and document id match, undo included. */
void ash_document_open_async (GFile *file,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
AshDocument *ash_document_open_finish (GAsyncResult *result, GError **error);
AshDocument *ash_document_open (GFile *file, GError **error);
AshDocument *ash_document_new (GError **error); /* unnamed */

AshStore *ash_document_get_store (AshDocument *self);
const char *
ash_document_get_session_path (AshDocument *self); /* the working database, for workers */
GFile *ash_document_get_file (AshDocument *self);
char *ash_document_dup_title (AshDocument *self);
gboolean ash_document_is_dirty (AshDocument *self);
/* Runs an undo or redo and emits. */
gboolean ash_document_undo (AshDocument *self, GError **error);
gboolean ash_document_redo (AshDocument *self, GError **error);
/* An edit that is too large for the main loop, on a worker with an editing connection of its own:
 * one or more steps to undo, as ever. Until it has ended the document's own connection only reads;
 * what would edit is refused (ASH_ERROR_BUSY). @data is borrowed until the callback. */
typedef gboolean (*AshEditFunc) (AshStore *store, gpointer data, GError **error);
void ash_document_edit_async (AshDocument *self,
                              AshEditFunc func,
                              gpointer data,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean ash_document_edit_finish (AshDocument *self, GAsyncResult *result, GError **error);
gboolean ash_document_is_busy (AshDocument *self);
/* An import on another connection has landed: look again. */
void ash_document_refresh (AshDocument *self);

/* The file chooser has asked: @file may be replaced as it is now. */
void ash_document_agree (AshDocument *self, GFile *file);
/* Publish (Ctrl+S): a worker writes the user's file atomically. @file NULL: where it is.
 * ASH_ERROR_CONFLICT when somebody else changed the file since (pass @force to replace it). */
void ash_document_publish_async (AshDocument *self,
                                 GFile *file,
                                 gboolean force,
                                 AshProgress *progress,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean ash_document_publish_finish (AshDocument *self, GAsyncResult *result, GError **error);
/* Keeps the session, marks it clean. */
gboolean ash_document_close (AshDocument *self, GError **error);

/* Sessions that can be continued: recovered after a crash, or unnamed. */
typedef struct
{
  char *path; /* the session's folder */
  char *title;
  char *uri;   /* NULL: unnamed */
  gint64 used; /* Unix time of the last edit */
  int n_credentials;
  gboolean was_clean;
} AshSession;
void ash_session_free (AshSession *self);
GPtrArray *
ash_session_list (void); /* (element-type AshSession), newest first; skips the ones in use */
AshDocument *ash_document_resume (const char *session_path, GError **error);
gboolean ash_session_discard (const char *session_path, GError **error);

/* A session that is held: no list has it, and nobody else opens it. */
typedef struct _AshKept AshKept;
AshKept *ash_kept_take (const char *session_path, GError **error);
gboolean ash_kept_remove (AshKept *self, GError **error); /* all of it, for good */
void ash_kept_free (AshKept *self);                       /* lets it go */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshKept, ash_kept_free)
void ash_session_expire (void); /* 30 days or 2 GiB, oldest out first */

/* Without a screen: a new file beside the target, one transaction, verified, renamed. */
typedef struct _AshBuild AshBuild;
AshBuild *ash_build_new (const char *target,
                         gboolean must_exist,
                         GError **error); /* an existing target is copied first */
AshStore *ash_build_get_store (AshBuild *self);
gboolean ash_build_finish (AshBuild *self,
                           GError **error); /* fsync, verify, rename; frees nothing */
void ash_build_free (AshBuild *self);       /* unfinished: nothing is changed */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshBuild, ash_build_free)

G_END_DECLS
