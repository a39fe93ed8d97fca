#pragma once

#include "ash-page.h"

G_BEGIN_DECLS

/* What an address says by itself, before it is looked up. */
typedef enum
{
  ASH_HREF_EXTERNAL,
  ASH_HREF_FRAGMENT,
  ASH_HREF_DEAD,    /* cannot lead anywhere in a course: file:, a place of the LMS */
  ASH_HREF_ITEM,    /* ash:item/ID */
  ASH_HREF_ASSET,   /* ash:asset/ID */
  ASH_HREF_SLUG,    /* a Canvas wiki page */
  ASH_HREF_OBJECT,  /* a Canvas object of any kind */
  ASH_HREF_MODULES, /* a list that the outline stands for */
  ASH_HREF_SYLLABUS,
  ASH_HREF_CANVAS_FILE, /* a path below Canvas's course files */
  ASH_HREF_PATH,        /* relative, or with a file base token */
} AshHrefKind;

typedef struct
{
  AshHrefKind kind;
  char *name; /* id, slug or path, decoded but for ASH_HREF_PATH */
  char *tail;
  gboolean is_module; /* of an object: it is a module, for which the outline can stand */
} AshHref;

void ash_href_read (const char *href, AshHref *out);
void ash_href_clear (AshHref *self);
gboolean ash_href_is_private (const char *href);
/* The slug that Canvas makes of a page's title: (transfer full) */
char *ash_href_slug (const char *title);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AshHref, ash_href_clear)

G_END_DECLS
