#pragma once

#include <ash-in-words.h>

G_BEGIN_DECLS

/* The words and signs in which the window speaks (mockups.md, "Icons" and "Words"). */

const char *ash_say_icon (AshItemKind kind);
char *ash_say_count (AshItemKind kind, guint n);
char *ash_say_items (guint n);
char *ash_say_minutes (gint64 minutes);
char *ash_say_about_minutes (gint64 minutes, gboolean is_estimate);
char *ash_say_when (gint64 unix_time);
char *ash_say_moment (const char *iso8601);
char *ash_say_day (const char *iso8601);
char *ash_say_size (gint64 bytes);
/* Of what was taken from a course: "3 paragraphs differ". */
char *ash_say_difference (guint n_different, gboolean is_changed, gboolean is_quiz);
char *ash_say_quoted (const char *title);

G_END_DECLS
