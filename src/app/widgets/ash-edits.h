#pragma once

#include <gtk/gtk.h>
#include <ash-desk-split.h>
#include <ash-document.h>

G_BEGIN_DECLS

/* The user's edits as the window makes them: one call to the desk, then a toast that can undo
 * it, or the sentence that says why it could not be done. @from is any widget of the window. */

/* Of what was done with items, at once or, with a great many, when it is done; never of what
 * failed. @items: of use the new ones, else those that were given. */
typedef void (*AshEditsDone) (GtkWidget *from, const char *const *items, gpointer data);

/* A place that items go to; what is made for them, and their going there, is one step to undo. */
typedef struct
{
  const char *credential; /* NULL: a new one */
  const char *parent;     /* (nullable): a module of it; NULL: the top */
  const char *before;     /* (nullable): an item under @parent; NULL: the end */
  gboolean in_new_module; /* one that is made at the end of @credential */
  const char *title;      /* (nullable): of what is made; NULL: a new credential is called as what
                             goes there first */
} AshEditsPlace;

void ash_edits_use (GtkWidget *from,
                    AshDocument *document,
                    const AshEditsPlace *place,
                    const char *const *source_items,
                    AshEditsDone done);
void ash_edits_move (GtkWidget *from,
                     AshDocument *document,
                     const AshEditsPlace *place,
                     const char *const *items,
                     AshEditsDone done);
/* @items, of credentials, are used in another place as well. */
void ash_edits_reuse (GtkWidget *from,
                      AshDocument *document,
                      const AshEditsPlace *place,
                      const char *const *items,
                      AshEditsDone done);
/* @data: (transfer full) (nullable): for @done */
void ash_edits_delete (GtkWidget *from,
                       AshDocument *document,
                       const char *const *items,
                       AshEditsDone done,
                       char *data);
/* Pages; see ash-desk-split.h. @done hears of the page that is kept; @to NULL: a new page. */
void ash_edits_split_page (
    GtkWidget *from, AshDocument *document, const char *page, const AshDeskCut *cuts, guint n_cuts);
void ash_edits_merge_pages (GtkWidget *from,
                            AshDocument *document,
                            const char *const *pages,
                            AshEditsDone done);
void ash_edits_move_part (GtkWidget *from,
                          AshDocument *document,
                          const char *page,
                          gsize start,
                          gsize end,
                          const char *to);
gboolean
ash_edits_rename (GtkWidget *from, AshDocument *document, const char *item, const char *title);
char *ash_edits_add_credential (GtkWidget *from, AshDocument *document, const char *title);
gboolean
ash_edits_delete_credential (GtkWidget *from, AshDocument *document, const char *credential);

/* Says what was done, and offers to undo it. */
void ash_edits_toast (GtkWidget *from, const char *text);
/* Tells whether @done, and says @error otherwise. */
gboolean ash_edits_done (GtkWidget *from, gboolean is_done, GError *error, const char *heading);

G_END_DECLS
