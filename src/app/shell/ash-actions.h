#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _AshWindow AshWindow;

/**
 * AshAction:
 *
 * A command of the window, declared once: menus, keys, the shortcuts page and tests use this.
 */
typedef struct
{
  const char *name;        /* without "win."; NULL: only a key to be listed */
  const char *parameter;   /* (nullable): a GVariant type */
  const char *accelerator; /* (nullable) */
  const char *label;       /* (nullable): as the shortcuts page says it; to be translated */
  const char *group;       /* (nullable): its section there */
  void (*run) (AshWindow *window, GVariant *parameter);
  const char *target; /* (nullable): what the key and the palette give as the parameter */
} AshAction;

extern const AshAction ASH_ACTIONS[];
extern const guint ASH_N_ACTIONS;

void ash_actions_add_to (AshWindow *window);
void ash_actions_take_from (AshWindow *window);
void ash_actions_set_accelerators (GtkApplication *application);
gboolean ash_action_is_possible (AshWindow *window, const AshAction *action);
void ash_shortcuts_present (GtkWindow *parent);

G_END_DECLS
