#pragma once

#include <ash-report.h>
#include <ash-store.h>

G_BEGIN_DECLS

/**
 * AshCheckPlace:
 * @view: name of the view where it is mended
 * @part: (nullable): which field of the record
 * @fix: what the button that leads there says, translated
 */
typedef struct
{
  const char *view;
  const char *part;
  const char *fix;
} AshCheckPlace;

void ash_check_place_of (AshStore *store, const AshFinding *finding, AshCheckPlace *place);
char *ash_check_place_title (AshStore *store, const AshFinding *finding);

G_END_DECLS
