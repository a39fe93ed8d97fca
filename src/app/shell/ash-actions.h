#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _AshWindow AshWindow;

/**
 * AshAction:
 *
 * A command, declared once: menus, keys, the palette, the shortcuts page and tests use this.
 */
typedef struct
{
  const char *name;        /* without "win."; the application's own with "app." */
  const char *parameter;   /* (nullable): a GVariant type */
  const char *accelerator; /* (nullable): one, or several with spaces between */
  const char *label;       /* as the shortcuts page and the palette say it, to be translated; NULL:
                              it is about what only its caller knows */
  const char *group;       /* (nullable): its section there */
  void (*run) (AshWindow *window, GVariant *parameter);
  const char *target; /* (nullable): what the key and the palette give as the parameter */
} AshAction;

extern const AshAction ASH_ACTIONS[];
extern const guint ASH_N_ACTIONS;

void ash_actions_add_to (AshWindow *window);
void ash_actions_take_from (AshWindow *window);
void ash_actions_set_accelerators (GtkApplication *application);
char *ash_action_dup_name (const AshAction *action);
gboolean ash_action_is_possible (AshWindow *window, const AshAction *action);
void ash_shortcuts_present (GtkWindow *parent);

G_END_DECLS
