#include "ash-old-link.h"

#include <string.h>

#include "ash-check-data-private.h"

typedef struct
{
  GPtrArray *paths; /* (element-type GRegex) */
  char **servers;
} Known;

static Known *
read_known (void)
{
  g_autoptr (GKeyFile) file = ash_check_load_data ("old-links.ini");
  g_auto (GStrv) paths = NULL;
  Known *known = g_new0 (Known, 1);

  known->servers = g_key_file_get_string_list (file, "meeting", "servers", NULL, NULL);
  known->paths = g_ptr_array_new ();
  paths = g_key_file_get_string_list (file, "course", "paths", NULL, NULL);
  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (known->paths, g_regex_new (paths[i], G_REGEX_OPTIMIZE, 0, NULL));
  return known;
}

static const Known *
get_known (void)
{
  static gsize once;
  static Known *known;

  if (g_once_init_enter (&once))
    {
      known = read_known ();
      g_once_init_leave (&once, 1);
    }
  return known;
}

/* "zoom.us" and "uni.zoom.us" */
static gboolean
is_server (const char *host, const char *server)
{
  return g_str_has_suffix (host, server) &&
         (strlen (host) == strlen (server) || host[strlen (host) - strlen (server) - 1] == '.');
}

AshOldLink
ash_old_link (const char *href)
{
  const Known *known = get_known ();
  const char *name = g_ascii_strncasecmp (href, "https://", 8) == 0  ? href + 8
                     : g_ascii_strncasecmp (href, "http://", 7) == 0 ? href + 7
                                                                     : NULL;
  g_autofree char *host = NULL;
  const char *path;

  if (name == NULL || !g_utf8_validate (href, -1, NULL))
    return ASH_OLD_LINK_NONE;
  path = name + strcspn (name, "/?#");
  host = g_ascii_strdown (name, path - name);
  host[strcspn (host, ":")] = '\0';
  for (guint i = 0; known->servers[i] != NULL; i++)
    if (is_server (host, known->servers[i]) && path[strspn (path, "/")] != '\0')
      return ASH_OLD_LINK_MEETING;
  for (guint i = 0; i < known->paths->len; i++)
    if (g_regex_match (g_ptr_array_index (known->paths, i), path, 0, NULL))
      return ASH_OLD_LINK_COURSE;
  return ASH_OLD_LINK_NONE;
}
