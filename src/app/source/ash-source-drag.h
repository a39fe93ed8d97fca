#pragma once

#include "ash-source-pane.h"

G_BEGIN_DECLS

void ash_source_drag_attach (AshSourcePane *pane);

G_END_DECLS
