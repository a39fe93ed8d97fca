#pragma once

#include <adwaita.h>
#include <ash-desk.h>
#include <ash-document.h>
#include <ash-job.h>

G_BEGIN_DECLS

/**
 * AshWindow:
 *
 * The one frame: header, error bar, the view, toasts above a foot line. One document at most.
 * Property `preview`: whether the learner's view takes the place of the view.
 */
#define ASH_TYPE_WINDOW (ash_window_get_type ())
G_DECLARE_FINAL_TYPE (AshWindow, ash_window, ASH, WINDOW, AdwApplicationWindow)

AshWindow *ash_window_new (GtkApplication *application);
AshDocument *ash_window_get_document (AshWindow *self);
void ash_window_new_document (AshWindow *self);
void ash_window_open (AshWindow *self, GFile *file);
gboolean ash_window_present_document (GtkApplication *application, GFile *file);
/* Stores what was typed last. */
void ash_window_flush (AshWindow *self);

void ash_window_toast (AshWindow *self, const char *text, gboolean with_undo);
void ash_window_offer (AshWindow *self, const char *text, const char *label, const char *action);
void ash_window_refuse (AshWindow *self, const char *heading, const GError *error);
void ash_window_add_job (AshWindow *self, AshJob *job);

G_END_DECLS
