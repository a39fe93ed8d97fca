#include "ash-person.h"

#include "ash-settings.h"

char *
ash_person_dup_name (void)
{
  g_autofree char *name = g_strstrip (ash_settings_dup_string ("author-name", ""));
  const char *real = g_get_real_name ();

  if (*name != '\0')
    return g_steal_pointer (&name);
  return g_strdup (real != NULL && g_strcmp0 (real, "Unknown") != 0 ? real : g_get_user_name ());
}
