#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where somebody was in a document when they left it; kept on this computer under the document's
 * id, never in the document. */
typedef struct
{
  char *view;
  char *credential;   /* (nullable) */
  char *item;         /* (nullable) */
  char *rows;         /* (nullable): how the trees stood, as AshKeptRows has it */
  GHashTable *scopes; /* (nullable): credential -> the module that its matrix shows */
  int width;          /* of its window while that is not maximized; 0: not known */
  int height;
  gboolean is_maximized;
} AshKeptPlace;

gboolean ash_kept_place_load (const char *document, AshKeptPlace *place);
void ash_kept_place_save (const char *document, const AshKeptPlace *place);
void ash_kept_place_save_now (const char *document, const AshKeptPlace *place);
void ash_kept_place_clear (AshKeptPlace *place);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AshKeptPlace, ash_kept_place_clear)

G_END_DECLS
