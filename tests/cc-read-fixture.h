#pragma once

/* Cartridges made by tests. */
#include "package-fixture.h"
#include <ash-id.h>
#include <ash-limits.h>
#include <ash-xml.h>

G_GNUC_UNUSED static gint64
fate (const Arrival *self, AshFate which)
{
  return self->imported->report->fates[which];
}
