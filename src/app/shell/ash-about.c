#include "ash-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

void
ash_about_present (GtkWindow *parent)
{
  adw_show_about_window (parent, "application-name", _ ("Ashlar"), "application-icon",
                         "org.ashlar.Ashlar", "version", ASH_VERSION, "developer-name",
                         _ ("The Ashlar developers"), "comments",
                         _ ("Break a course you already teach into short credentials, designed "
                            "from what learners will be able to do."),
                         "license-type", GTK_LICENSE_GPL_3_0, NULL);
}
