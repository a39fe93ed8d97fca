#pragma once

#include "ash-about.h"
#include "ash-bench.h"
#include "ash-checks-bar.h"
#include "ash-coach.h"
#include "ash-comments-pane.h"
#include "ash-context-bar.h"
#include "ash-kept-place.h"
#include "ash-preview.h"
#include "ash-start-view.h"
#include "ash-width-bin.h"
#include "ash-window.h"

#include <ash-find.h>

G_BEGIN_DECLS

struct _AshWindow
{
  AdwApplicationWindow parent_instance;

  AshDocument *document;
  AshPlace *place;
  AshBench *bench;
  AshContextBar *context;
  AshChecksBar *checks;
  AshCoach *coach; /* stands in the view or in the context bar */
  GHashTable
      *stale;     /* set of AshView: what changed while they were out of sight they do not know */
  AshView *shown; /* the view in sight last */
  const AshPreviewApi *preview_api;
  GtkWidget *preview;
  gboolean is_preview;
  gboolean is_beside;      /* the preview stands beside the view, not instead of it */
  gboolean is_sorting;     /* views change places; none was chosen */
  gboolean has_items_over; /* files that can be items are dragged over it */
  gboolean is_saving;
  gboolean is_closing;  /* closes when what is being written is written */
  gboolean is_leaving;  /* closes when the running work has ended */
  gboolean is_dropping; /* closes when the course that is being read is dropped */
  gboolean is_given_up; /* it could not be written; closing again leaves it at that */
  gboolean is_edited;   /* while it was being written */
  gboolean is_next_forced;
  GFile *next_file;       /* (nullable): asked for while another was being written */
  GFile *failed;          /* (nullable): what could not be written last, until something is */
  gint64 not_saved_since; /* Unix time; 0 while saving works */
  gint64 saved_at;        /* Unix time of the last time it worked, or of opening */
  guint publish_timeout;
  guint keep_timeout; /* until the place is noted */
  AdwToast *toast;    /* (nullable) weak: the one shown, superseded by the next */
  gint64 toast_step;  /* that it offers to undo; 0 for none */

  GtkWidget *frame;
  AshWidthBin *width;
  GtkWidget *open;
  GtkWidget *document_button;
  GtkMenuButton *menu_button;
  GMenuModel *main_menu;
  GMenuModel *narrow_menu;
  GMenu *narrow_places; /* the menus of the header, in that one */
  GMenuModel *document_menu;
  GMenuModel *export_menu;
  GtkLabel *document_title;
  GtkLabel *document_state;
  GtkWidget *undo;
  GtkWidget *redo;
  GtkStack *title_stack;
  AdwWindowTitle *window_title;
  GtkWidget *switcher;
  AdwViewSwitcherBar *switcher_bar;
  GtkWidget *search;
  GtkWidget *preview_toggle;
  GtkWidget *export;
  GtkWidget *work;
  GtkLabel *work_count;
  GtkBox *work_list;
  GtkRevealer *bar;
  GtkLabel *bar_title;
  GtkLabel *bar_text;
  GtkWidget *bar_replace;
  GtkWidget *bar_retry;
  GtkWidget *bar_close;
  GtkOrientable *bar_box;
  GtkBox *context_place;
  AdwToastOverlay *toasts;
  GtkWidget *header;
  GtkStack *stack;
  GtkBox *side_by_side; /* the views and what is said of them */
  GtkPaned *panes;
  AshCommentsPane *comments;  /* (nullable): until they are asked for */
  GtkWidget *before_comments; /* (nullable) weak: what had the keyboard */
  AshWidthBin *view_width;    /* around the views, which share the window with the preview */
  AdwViewStack *views;
  AshStartView *start;
  GtkSpinner *busy_spinner;
  GtkLabel *busy_label;
  GtkBox *foot;
  GtkLabel *summary;
};

/* What the commands of the window do; ash-actions.c names them. */
AshBench *ash_window_get_bench (AshWindow *self);
AshPlace *ash_window_get_place (AshWindow *self);
AshView *ash_window_get_view (AshWindow *self);
void ash_window_undo (AshWindow *self, gboolean is_redo);
void ash_window_take_document (AshWindow *self, AshDocument *document);
void ash_window_set_busy (AshWindow *self, const char *what);
void
ash_window_show_bar (AshWindow *self, const char *title, const char *text, gboolean can_replace);
void ash_window_hide_bar (AshWindow *self);
gboolean ash_window_await_work (AshWindow *self);
void ash_window_take_drops (AshWindow *self);
void ash_window_offer_back (AshWindow *self, const char *text);
void ash_window_show_head (AshWindow *self);
void ash_window_settle_toast (AshWindow *self);

void ash_window_add_views (AshWindow *self);
void ash_window_apply (AshWindow *self, const AshChangeSet *changes);
void ash_window_open_view (AshWindow *self, const char *name);
void ash_window_show_view (AshWindow *self, const char *name);
gboolean ash_window_go_to (AshWindow *self, const char *view, const char *record, const char *part);
void ash_window_view_shown (AshWindow *self);
const char *ash_window_settle_view (AshWindow *self, const char *name);
const char *ash_window_view_name (AshWindow *self, GtkWidget *view);
const char *ash_window_view_title (AshWindow *self, const char *name);
void ash_window_show_summary (AshWindow *self);

void ash_window_keep_place (AshWindow *self);
void ash_window_keep_place_later (AshWindow *self);
void ash_window_recall_place (AshWindow *self, AshKeptPlace *place);
void ash_window_find_place (AshWindow *self, const AshKeptPlace *place);
void ash_window_remember_size (AshWindow *self);

gboolean ash_window_has_comments (AshWindow *self);
int ash_window_get_comments_width (AshWindow *self);
void ash_window_lay_out_comments (AshWindow *self);
void ash_window_hide_comments (AshWindow *self);
void ash_window_show_comments (AshWindow *self, const char *record, const char *other);

void ash_window_add_checks (AshWindow *self);
void ash_window_step_check (AshWindow *self, int by);
void ash_window_show_found (AshWindow *self, const AshFound *found);
void ash_window_add_coach (AshWindow *self);
void ash_window_place_coach (AshWindow *self);

void ash_window_ask_open (AshWindow *self, gboolean is_package);
gboolean ash_window_is_document (GFile *file);
void ash_window_open_all (AshWindow *self, GSList *files);
void ash_window_import (AshWindow *self, GFile *package, gboolean allow_again);
void ash_window_open_sample (AshWindow *self);
void ash_window_resume (AshWindow *self, const char *session);
void ash_window_save (AshWindow *self);
void ash_window_save_as (AshWindow *self);
void ash_window_save_again (AshWindow *self);
void ash_window_save_over (AshWindow *self);
void ash_window_save_later (AshWindow *self);
char *ash_window_dup_save_state (AshWindow *self);
gboolean ash_window_drop_imports (AshWindow *self);
gboolean ash_window_leave (AshWindow *self);

gboolean ash_window_await_typing (AshWindow *self, const char *action, GVariant *parameter);
gboolean ash_window_stay_for_typing (AshWindow *self);

void ash_window_export (AshWindow *self, const char *credential);
void ash_window_export_again (AshWindow *self);
void ash_window_write_site (AshWindow *self);
void ash_window_write_badge (AshWindow *self, const char *credential);
/* The sheet of a credential in Design, at one of its fields. */
void ash_window_show_sheet (AshWindow *self, const char *credential, const char *field);
void ash_window_show_preview (AshWindow *self, const char *credential, const char *item);
void ash_window_cycle_preview (AshWindow *self);
void ash_window_set_preview (AshWindow *self, gboolean is_preview);
void ash_window_set_beside (AshWindow *self, gboolean is_beside);
void ash_window_lay_out_preview (AshWindow *self);
/* Whether what is selected in the view can be seen, so that keys may act on it. */
gboolean ash_window_has_view_in_sight (AshWindow *self);

G_END_DECLS
