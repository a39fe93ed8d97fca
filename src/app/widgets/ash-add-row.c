#include "ash-add-row.h"

void
ash_add_row_clear (AdwEntryRow *row)
{
  adw_entry_row_set_show_apply_button (row, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  adw_entry_row_set_show_apply_button (row, TRUE);
}
