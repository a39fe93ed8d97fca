#include "ash-file-error.h"

#include "ash-error.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/**
 * ash_file_error_set_reading:
 * @code: of errno
 *
 * Sets a %G_IO_ERROR of what a file could not be opened for.
 */
void
ash_file_error_set_reading (GError **error, const char *name, int code)
{
  int kind = (int) g_io_error_from_errno (code);

  if (code == ENOENT || code == ENOTDIR)
    g_set_error (
        error, G_IO_ERROR, kind,
        _ ("“%s” is not there: it was moved, renamed or deleted. Look for it in its folder "
           "and in the wastebasket, and open it from there."),
        name);
  else if (code == EACCES || code == EPERM)
    g_set_error (error, G_IO_ERROR, kind,
                 _ ("“%s” may not be read from this account. Ask for a copy of your own, or open "
                    "another file."),
                 name);
  else
    g_set_error (error, G_IO_ERROR, kind,
                 _ ("“%s” could not be opened: %s. Copy it to this computer and open the copy."),
                 name, g_strerror (code));
}

/**
 * ash_file_error_set_writing:
 * @code: of errno
 *
 * Sets %ASH_ERROR_WRITE.
 */
void
ash_file_error_set_writing (GError **error, const char *name, int code)
{
  if (code == ENOSPC || code == EDQUOT || code == EFBIG)
    g_set_error (error, ASH_ERROR, ASH_ERROR_WRITE,
                 _ ("“%s” could not be written: the disk is full. Make room, or choose another "
                    "place."),
                 name);
  else if (code == EROFS || code == EACCES || code == EPERM)
    g_set_error (error, ASH_ERROR, ASH_ERROR_WRITE,
                 _ ("“%s” could not be written: nothing may be changed in this folder. Choose "
                    "another place."),
                 name);
  else if (code == ENOENT || code == ENOTDIR)
    g_set_error (error, ASH_ERROR, ASH_ERROR_WRITE,
                 _ ("“%s” could not be written: its folder is not there. Choose another place."),
                 name);
  else
    g_set_error (error, ASH_ERROR, ASH_ERROR_WRITE, _ ("“%s” could not be written: %s."), name,
                 g_strerror (code != 0 ? code : EIO));
}

/**
 * ash_file_error_take_writing:
 * @problem: of %G_FILE_ERROR
 */
void
ash_file_error_take_writing (GError **error, const char *name, const GError *problem)
{
  static const struct
  {
    int file_error;
    int code;
  } CODES[] = {
    { G_FILE_ERROR_NOSPC, ENOSPC }, { G_FILE_ERROR_ROFS, EROFS },
    { G_FILE_ERROR_ACCES, EACCES }, { G_FILE_ERROR_PERM, EPERM },
    { G_FILE_ERROR_NOENT, ENOENT }, { G_FILE_ERROR_NOTDIR, ENOTDIR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CODES); i++)
    if (g_error_matches (problem, G_FILE_ERROR, CODES[i].file_error))
      {
        ash_file_error_set_writing (error, name, CODES[i].code);
        return;
      }
  ash_file_error_set_writing (error, name, EIO);
}
