#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Preferences of the person at this computer (GSettings). Where the schema is not installed the
 * defaults hold and nothing is kept. Main thread. */
GSettings *ash_settings_get (void); /* (nullable) (transfer none) */
gboolean ash_settings_get_boolean (const char *key, gboolean otherwise);
void ash_settings_set_boolean (const char *key, gboolean value);
int ash_settings_get_int (const char *key, int otherwise);
void ash_settings_set_int (const char *key, int value);
char *ash_settings_dup_string (const char *key, const char *otherwise);

/* Before anything asks for a setting: lets a program that runs where it was built find its
 * schema. */
gboolean ash_settings_find_schema (const char *program);

G_END_DECLS
