#include <ash-json.h>
#include <glib/gi18n-lib.h>

#include "ash-form-editor.h"
#include "ash-names.h"
#include "ash-say.h"
#include "ash-small-editors.h"

typedef struct
{
  AdwActionRow *what;
  AdwActionRow *address;
} Kept;

static AdwActionRow *
add_fact (AshForm *form)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  ash_form_add_row (form, row);
  return ADW_ACTION_ROW (row);
}

static void
build (AshFormEditor *editor, AshForm *form, gpointer own)
{
  Kept *self = own;

  ash_form_add_group (form, NULL, NULL);
  ash_form_add_title (form);
  self->what = add_fact (form);
  self->address = add_fact (form);
  ash_form_add_group (form, NULL, NULL);
  ash_form_add_number (form, _ ("Learners’ time in minutes"), &ASH_ITEM, "minutes",
                       ASH_UNIT_MINUTES, _ ("Change time"));
}

static const char *
say_what (const AshItem *item)
{
  if (item->kind == ASH_ITEM_LTI)
    return _ ("It opens in a system of somebody else’s. Its address and settings go into the "
              "package as they came; where the course is taught, somebody has to let the tool in.");
  if (item->kind == ASH_ITEM_LABEL)
    return _ ("It stands between items and leads nowhere.");
  return _ ("Ashlar does not know this kind of item. It is kept byte for byte, and goes into the "
            "package as it came.");
}

static void
say (AdwActionRow *row, const char *title, const char *text)
{
  g_autofree char *escaped = text != NULL ? g_markup_escape_text (text, -1) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, escaped);
  ash_name (row, title);
}

static void
show (AshFormEditor *editor, gpointer own, const AshItem *item, const AshAssessment *assessment)
{
  Kept *self = own;
  g_autoptr (AshJson) json =
      item->settings != NULL ? ash_json_parse_text (item->settings, NULL) : NULL;
  const AshJsonValue *settings = json != NULL ? ash_json_root (json) : NULL;
  const char *address = item->link_url;
  const char *type = ash_json_member_string (settings, "type");
  g_autofree char *kind = g_strdup (ash_say_kind (item->kind));
  g_autofree char *first = g_utf8_strup (kind, g_utf8_next_char (kind) - kind);
  g_autofree char *title = g_strconcat (first, g_utf8_next_char (kind), NULL);

  if (address == NULL)
    address = ash_json_member_string (settings, "secure_url");
  if (address == NULL)
    address = ash_json_member_string (settings, "launch_url");
  say (self->what, title, say_what (item));
  if (item->kind == ASH_ITEM_LTI)
    say (self->address, _ ("Address"), address != NULL ? address : _ ("None"));
  else if (item->kind == ASH_ITEM_UNKNOWN)
    say (self->address, _ ("Called in its package"), type != NULL ? type : _ ("Nothing"));
  gtk_widget_set_visible (GTK_WIDGET (self->address), item->kind != ASH_ITEM_LABEL);
}

static const AshFormKind KIND = { sizeof (Kept), build, show };

GtkWidget *
ash_kept_editor_new (AshPlace *place, const char *item)
{
  return ash_form_editor_new (place, item, &KIND);
}
