#include "ash-text-place.h"

static const char *
view_of (const AshText *text)
{
  if (text->credential == NULL)
    return "source";
  if (text->klass == &ASH_BADGE)
    return "badges";
  if (text->klass == &ASH_SHEET_FIELD || text->klass == &ASH_STATEMENT ||
      text->klass == &ASH_ASSESSMENT || text->klass == &ASH_TREE)
    return "design";
  return "build";
}

void
ash_text_go_to (GtkWidget *window, const AshText *text)
{
  const char *record = text->item != NULL         ? text->item
                       : text->credential != NULL ? text->credential
                                                  : "";

  gtk_widget_activate_action (window, "win.go-to", "(sss)", view_of (text), record,
                              text->part != NULL ? text->part : "");
}
