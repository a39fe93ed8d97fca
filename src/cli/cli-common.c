#include "cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void
put (FILE *file, const char *format, va_list args)
{
  g_autofree char *text = g_strdup_vprintf (format, args);

  fputs (text, file);
  fputc ('\n', file);
}

void
cli_print (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  put (stdout, format, args);
  va_end (args);
}

void
cli_say (const char *format, ...)
{
  va_list args;

  /* Over a line of progress that may stand there. */
  if (isatty (STDERR_FILENO))
    fputs ("\r\033[K", stderr);
  va_start (args, format);
  put (stderr, format, args);
  va_end (args);
}

static int
code_of (const GError *error, int otherwise)
{
  if (g_error_matches (error, ASH_ERROR, ASH_ERROR_WRITE) ||
      g_error_matches (error, ASH_ERROR, ASH_ERROR_CONFLICT) ||
      g_error_matches (error, ASH_ERROR, ASH_ERROR_BUSY) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return CLI_NOT_WRITTEN;
  if (g_error_matches (error, ASH_ERROR, ASH_ERROR_REFUSED) ||
      g_error_matches (error, ASH_ERROR, ASH_ERROR_LIMIT) ||
      g_error_matches (error, ASH_ERROR, ASH_ERROR_FORMAT) ||
      g_error_matches (error, ASH_ERROR, ASH_ERROR_AMBIGUOUS) ||
      g_error_matches (error, ASH_ERROR, ASH_ERROR_NEWER) ||
      g_error_matches (error, ASH_ERROR, ASH_ERROR_AGAIN))
    return CLI_REFUSED;
  return otherwise;
}

int
cli_fail (const GError *error, int otherwise)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      cli_say (_ ("Stopped. Nothing was written."));
      return CLI_NOT_WRITTEN;
    }
  cli_say ("%s", error->message);
  return code_of (error, otherwise);
}

gboolean
cli_can_read (const char *path, int *out_code)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    cli_say (_ ("There is no file %s."), path);
  else if (g_file_test (path, G_FILE_TEST_IS_DIR))
    cli_say (_ ("%s is a folder. Name a file."), path);
  else if (g_access (path, R_OK) != 0)
    cli_say (_ ("The file %s is not yours to read."), path);
  else
    return TRUE;
  *out_code = CLI_REFUSED;
  return FALSE;
}

AshStore *
cli_open (const char *path, int *out_code)
{
  g_autoptr (GError) error = NULL;
  AshStore *store;

  if (!cli_can_read (path, out_code))
    return NULL;
  store = ash_store_open (path, ASH_STORE_READ, &error);
  if (store == NULL)
    *out_code = cli_fail (error, CLI_REFUSED);
  return store;
}

char *
cli_credential_title (AshStore *store, const AshCredential *credential)
{
  g_autoptr (AshTree) tree = ash_store_get (store, &ASH_TREE, credential->tree, NULL);

  return g_strdup (tree != NULL && tree->title != NULL ? tree->title : "");
}

static void
list_credentials (AshStore *store, GPtrArray *credentials)
{
  for (guint i = 0; i < credentials->len; i++)
    {
      const AshCredential *each = g_ptr_array_index (credentials, i);
      g_autofree char *title = cli_credential_title (store, each);

      cli_say ("  %s  %s%s%s", each->record.id, each->code != NULL ? each->code : "",
               each->code != NULL ? "  " : "", title);
    }
}

/* The credentials that @name fits: a ref before a code before a title. */
static GPtrArray *
match_credentials (AshStore *store, GPtrArray *all, const char *name)
{
  GPtrArray *by_title = g_ptr_array_new ();
  GPtrArray *by_code = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      AshCredential *each = g_ptr_array_index (all, i);
      g_autofree char *title = cli_credential_title (store, each);

      if (g_str_equal (each->record.id, name) || g_strcmp0 (each->code, name) == 0)
        g_ptr_array_add (by_code, each);
      if (g_str_equal (title, name))
        g_ptr_array_add (by_title, each);
    }
  if (by_code->len > 0)
    {
      g_ptr_array_unref (by_title);
      return by_code;
    }
  g_ptr_array_unref (by_code);
  return by_title;
}

AshCredential *
cli_find_credential (const CliVerb *verb, AshStore *store, const char *name, int *out_code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = ash_desk_list_credentials (store, &error);
  g_autoptr (GPtrArray) found = NULL;

  if (all == NULL)
    {
      *out_code = cli_fail (error, CLI_REFUSED);
      return NULL;
    }
  if (all->len == 0)
    {
      cli_say (_ ("There is no credential in this file yet. Make one with “ashlar-cli apply” or "
                  "“ashlar-cli import --as-credential”."));
      *out_code = CLI_REFUSED;
      return NULL;
    }
  found = name != NULL ? match_credentials (store, all, name) : g_ptr_array_ref (all);
  if (found->len == 1)
    return ash_credential_copy (g_ptr_array_index (found, 0));
  if (name == NULL)
    cli_say (_ ("There are %u credentials; say which with --credential:"), found->len);
  else if (found->len > 1)
    cli_say (_ ("“%s” fits %u credentials; use a ref:"), name, found->len);
  else
    cli_say (_ ("No credential is called “%s”. There are:"), name);
  list_credentials (store, found->len > 0 ? found : all);
  *out_code = cli_usage_line (verb);
  return NULL;
}

static gboolean
can_write_in (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!g_file_test (folder, G_FILE_TEST_EXISTS))
    cli_say (_ ("%s cannot be written: there is no folder %s."), path, folder);
  else if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    cli_say (_ ("%s cannot be written: %s is no folder."), path, folder);
  else if (g_access (folder, W_OK | X_OK) != 0)
    cli_say (_ ("%s cannot be written: the folder %s is not yours to change."), path, folder);
  else
    return TRUE;
  return FALSE;
}

gboolean
cli_can_write_file (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      cli_say (_ ("%s is a folder. Add the name of the file to write."), path);
      return FALSE;
    }
  return can_write_in (path);
}

gboolean
cli_can_write_folder (const char *path)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return can_write_in (path);
  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    cli_say (_ ("%s is a file. Name a folder."), path);
  else if (g_access (path, W_OK | X_OK) != 0)
    cli_say (_ ("The folder %s is not yours to change."), path);
  else
    return TRUE;
  return FALSE;
}

gboolean
cli_is_same_file (const char *one, const char *other)
{
  GStatBuf first, second;

  return g_stat (one, &first) == 0 && g_stat (other, &second) == 0 &&
         first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

gboolean
cli_parse_format (const char *name, AshCartridgeVersion *out_version)
{
  if (g_strcmp0 (name, "cc1.1") == 0)
    *out_version = ASH_CC_1_1;
  else if (g_strcmp0 (name, "cc1.3") == 0)
    *out_version = ASH_CC_1_3;
  else
    return FALSE;
  return TRUE;
}

const char *
cli_format_name (AshCartridgeVersion version)
{
  return version == ASH_CC_1_1 ? "cc1.1" : "cc1.3";
}
