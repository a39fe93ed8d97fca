#include "ash-media.h"

#include <ash-error.h>
#include <ash-limits.h>
#include <ash-path.h>
#include <sys/stat.h>
#include <unistd.h>

/* What runs from the build folder uses the reader that was built with it. */
static char *
reader_path (void)
{
  g_autofree char *own = g_file_read_link ("/proc/self/exe", NULL);

  if (own != NULL && g_str_has_prefix (own, ASH_BUILD_DIR "/"))
    return g_build_filename (ASH_BUILD_DIR, "src", "markup", "ashlar-length", NULL);
  return g_build_filename (ASH_LIBEXEC_DIR, "ashlar-length", NULL);
}

/* A header may say anything. */
static gint64
believe (const char *said, gint64 size)
{
  guint64 milliseconds = 0;
  gint64 seconds;

  if (said == NULL ||
      !g_ascii_string_to_unsigned (said, 10, 0, ASH_LIMIT_MEDIA_SECONDS * G_GUINT64_CONSTANT (1000),
                                   &milliseconds, NULL) ||
      milliseconds == 0)
    return 0;
  seconds = (gint64) (milliseconds + 500) / 1000;
  return seconds * ASH_LIMIT_MEDIA_RATE <= size ? MAX (seconds, 1) : 0;
}

gint64
ash_media_seconds (int fd, GCancellable *cancellable, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) reader = NULL;
  g_autofree char *program = reader_path ();
  g_autofree char *said = NULL;
  struct stat what;

  if (fstat (fd, &what) != 0 || !S_ISREG (what.st_mode) || what.st_size == 0)
    {
      close (fd);
      return 0;
    }
  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  reader = g_subprocess_launcher_spawn (launcher, error, program, NULL);
  if (reader == NULL)
    return -1;
  if (!g_subprocess_communicate_utf8 (reader, NULL, cancellable, &said, NULL, error))
    {
      g_subprocess_force_exit (reader);
      return -1;
    }
  /* It says that it lacks what it reads with; when it broke or was ended, the file is to blame. */
  if (g_subprocess_get_if_exited (reader) && g_subprocess_get_exit_status (reader) != 0)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_FAILED,
                           "what reads films and sounds is not installed");
      return -1;
    }
  return g_subprocess_get_if_exited (reader) ? believe (g_strchomp (said), what.st_size) : 0;
}

gboolean
ash_media_is_named (const char *path, const char *media_type)
{
  const char *type = path != NULL ? ash_path_media_type (path) : "";

  if (g_str_has_prefix (type, "video/") || g_str_has_prefix (type, "audio/"))
    return TRUE;
  return media_type != NULL && (g_ascii_strncasecmp (media_type, "video/", 6) == 0 ||
                                g_ascii_strncasecmp (media_type, "audio/", 6) == 0);
}
