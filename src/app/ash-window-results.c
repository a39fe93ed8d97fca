#include "ash-window-private.h"
void
ash_window_export (AshWindow *self, const char *credential)
{
}
void
ash_window_write_badge (AshWindow *self, const char *credential)
{
}
void
ash_window_describe (AshWindow *self, const char *credential)
{
}
