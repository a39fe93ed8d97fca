#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ASH_OLD_LINK_NONE,
  ASH_OLD_LINK_COURSE,  /* into a course of a learning platform */
  ASH_OLD_LINK_MEETING, /* to where a class met */
} AshOldLink;

/* Whether an address outside the course leads to what only the class had that it was taught to. The
 * addresses are data/old-links.ini. */
AshOldLink ash_old_link (const char *href);

G_END_DECLS
