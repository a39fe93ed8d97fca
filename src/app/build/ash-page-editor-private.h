#pragma once

#include "ash-page-editor.h"

#include <ash-json.h>

#include "ash-page-draft.h"
#include "ash-page-pictures.h"
#include "ash-page-toolbar.h"
#include "ash-page-web.h"

G_BEGIN_DECLS

struct _AshPageEditor
{
  GtkWidget parent_instance;

  AshPlace *place;
  char *item;
  AshPageDraft *draft;
  AshPageDraft *leaving; /* (nullable): of the page that the web view still shows */
  double keys;           /* that the web view had when it was asked last */
  AshPagePictures *pictures;
  const AshPageWebApi *api; /* (nullable): WebKit could not be loaded */
  GtkWidget *web;
  GtkWidget *source;
  gboolean is_ready; /* the web view takes calls */
  gboolean is_small;
  gboolean wants_html; /* chosen by the user, who keeps it from page to page */
  guint rest;
  gboolean is_failing; /* what was typed could not be stored, and that was said */
  gint64 since;     /* the first of what is not stored was typed then */
  char *part;       /* (nullable): what is to be shown as soon as it can be */
  char *link;       /* (nullable): where the link leads that the caret is in */
  char *step;       /* (nullable): what the edit that is not stored yet is called */
  gsize part_start; /* of what is to be moved to another page */
  gsize part_end;
  GList *files; /* (element-type GFile): pictures that are asked about after this one */

  AshPageToolbar *toolbar;
  GtkRevealer *notice;
  GtkLabel *notice_text;
  GtkStack *stack;
  GtkBox *page;
  GtkScrolledWindow *html;
  GtkLabel *facts;
  GtkLabel *language;
};

/* the editor */
void ash_page_editor_call (AshPageEditor *self, const char *function, const char *json);
void ash_page_editor_store (AshPageEditor *self);
void ash_page_editor_show_anew (AshPageEditor *self);

/* what could not be stored */
void ash_page_editor_keep_typed (AshPageEditor *self, const GError *error);
void ash_page_editor_rescue_typed (AshPageEditor *self, const AshPageDraft *draft);

/* what is on its way to the web view or back */
void ash_page_editor_hear_keys (AshPageEditor *self);
void ash_page_editor_type (AshPageEditor *self);
void ash_page_editor_take_typed (AshPageEditor *self, const AshJsonValue *message);
void ash_page_editor_leave_typed (AshPageEditor *self);

/* its tools */
void ash_page_editor_run (AshPageEditor *self, const char *name, const char *value);
void
ash_page_editor_put (AshPageEditor *self, const char *step, const char *name, const char *value);
void ash_page_editor_ask_picture (AshPageEditor *self, AshNewAsset *asset, const char *alt);
void ash_page_editor_ask_picture_files (AshPageEditor *self, GSList *files);
void ash_page_editor_describe (AshPageEditor *self, const AshJsonValue *message);
/* The picture that is chosen or beside the caret; that there is none is said. */
void ash_page_editor_describe_here (AshPageEditor *self);
void ash_page_editor_say_no_picture (AshPageEditor *self);
char *ash_page_json (const char *first_name,
                     const char *first,
                     const char *second_name,
                     const char *second);

/* the clipboard */
void ash_page_editor_paste (AshPageEditor *self, const AshJsonValue *message);
void ash_page_editor_paste_now (AshPageEditor *self, gboolean is_plain);
void ash_page_editor_copied (const AshJsonValue *message);
void ash_page_editor_take_drops (AshPageEditor *self);

/* its parts */
void ash_page_editor_take_place (AshPageEditor *self, const AshJsonValue *message);
gboolean ash_page_editor_command (AshView *view, const char *command, GVariant *parameter);

/* passages: those that are spoken about, and what is to be shown of the page */
void ash_page_editor_mark_passages (AshPageEditor *self);
void ash_page_editor_comment (AshPageEditor *self);
void ash_page_editor_comment_on (AshPageEditor *self, const char *passage);
void ash_page_editor_say_changed (AshPageEditor *self);
void ash_page_editor_reveal (AshPageEditor *self);

/* its menu */
void ash_page_editor_show_menu (AshPageEditor *self, const AshJsonValue *message);
void ash_page_editor_add_menu (AshPageEditor *self);

G_END_DECLS
