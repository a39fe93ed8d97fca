#include "ash-preview.h"

#include "ash-web-load.h"

/**
 * ash_preview_load:
 *
 * Returns: (transfer none) (nullable): the preview, loaded once and never unloaded
 */
const AshPreviewApi *
ash_preview_load (GError **error)
{
  return ash_web_load ("ash_preview_api", error);
}
