#pragma once

#include "ash-design.h"

G_BEGIN_DECLS

/* What a person wants to stay in the document and to go into no package. It is said as fields of
 * the sheet: of an item, and of a credential that all that is for teachers only stays behind. */
#define ASH_FIELD_LEFT_OUT "left-out"
#define ASH_FIELD_WITHOUT_TEACHERS "without-teachers"

gboolean ash_left_out_is (const AshDesign *design, const AshItem *item);
gboolean ash_left_out_are_teachers (const AshDesign *design);
/* (transfer container) (element-type AshItem): each by itself, or the module that it is in */
GPtrArray *ash_left_out_list (const AshDesign *design);

G_END_DECLS
