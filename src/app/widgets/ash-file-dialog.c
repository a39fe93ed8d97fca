#include "ash-file-dialog.h"

#include <glib/gi18n-lib.h>

#include "ash-settings.h"

typedef struct
{
  AshFileFunc func;
  gpointer user_data;
} Request;

static void
request_free (gpointer data, GClosure *closure)
{
  Request *self = data;

  g_object_unref (self->user_data);
  g_free (self);
}

static const char *const DOCUMENTS[] = { "*.ashlar", NULL };
static const char *const PICTURES[] = { "*.[pP][nN][gG]",
                                        "*.[jJ][pP][gG]",
                                        "*.[jJ][pP][eE][gG]",
                                        "*.[gG][iI][fF]",
                                        "*.[wW][eE][bB][pP]",
                                        "*.[sS][vV][gG]",
                                        NULL };
static const char *const PACKAGES[] = { "*.imscc", "*.zip", "*.xml", "*.tar.gz", "*.tgz", NULL };

static const char *const FRAMEWORKS[] = { "*.json", "*.jsonld", NULL };
static const char *const TABLES[] = { "*.csv", "*.tsv", "*.txt", NULL };

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *a, const char *const *b)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; a != NULL && a[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, a[i]);
  for (guint i = 0; b != NULL && b[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, b[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  Request *self = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  gtk_native_dialog_hide (dialog);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    self->func (file, self->user_data);
  g_object_unref (dialog);
}

/* Where the last package went; one that is gone is no reason to say anything. Else where people
 * keep what they make. */
static GFile *
export_folder (void)
{
  g_autofree char *uri = ash_settings_dup_string ("package-folder", "");
  g_autoptr (GFile) last = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (last != NULL && g_file_query_exists (last, NULL))
    return g_steal_pointer (&last);
  return g_file_new_for_path (documents != NULL && g_file_test (documents, G_FILE_TEST_IS_DIR)
                                  ? documents
                                  : g_get_home_dir ());
}

void
ash_file_dialog_present (GtkWindow *parent,
                         AshFilePurpose purpose,
                         const char *name,
                         AshFileFunc func,
                         gpointer user_data)
{
  static const struct
  {
    const char *title;
    const char *accept;
    GtkFileChooserAction action;
  } PURPOSES[] = {
    { N_ ("Open"), N_ ("Open"), GTK_FILE_CHOOSER_ACTION_OPEN },
    { N_ ("Open a course package"), N_ ("Open"), GTK_FILE_CHOOSER_ACTION_OPEN },
    { N_ ("Save as"), N_ ("Save"), GTK_FILE_CHOOSER_ACTION_SAVE },
    { N_ ("Export to"), N_ ("Export"), GTK_FILE_CHOOSER_ACTION_SAVE },
    { N_ ("Choose a folder"), N_ ("Write here"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER },
    { N_ ("Open a table file"), N_ ("Open"), GTK_FILE_CHOOSER_ACTION_OPEN },
    { N_ ("Save as a table file"), N_ ("Save"), GTK_FILE_CHOOSER_ACTION_SAVE },
    { N_ ("Choose a file"), N_ ("Choose"), GTK_FILE_CHOOSER_ACTION_OPEN },
    { N_ ("Choose a picture"), N_ ("Choose"), GTK_FILE_CHOOSER_ACTION_OPEN },
    { N_ ("Bring in a framework"), N_ ("Bring in"), GTK_FILE_CHOOSER_ACTION_OPEN },
  };
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ (PURPOSES[purpose].title), parent, PURPOSES[purpose].action,
                                   _ (PURPOSES[purpose].accept), _ ("Cancel"));
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  Request *self = g_new0 (Request, 1);

  self->func = func;
  self->user_data = g_object_ref (user_data);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (purpose == ASH_FILE_OPEN)
    add_filter (chooser, _ ("Ashlar documents and course packages"), DOCUMENTS, PACKAGES);
  if (purpose == ASH_FILE_PACKAGE)
    add_filter (chooser, _ ("Course packages"), PACKAGES, NULL);
  if (purpose == ASH_FILE_TABLE)
    add_filter (chooser, _ ("Tables (CSV, TSV)"), TABLES, NULL);
  if (purpose == ASH_FILE_FRAMEWORK)
    add_filter (chooser, _ ("Frameworks (CASE, CSV)"), FRAMEWORKS, TABLES);
  if (purpose == ASH_FILE_PICTURE)
    add_filter (chooser, _ ("Pictures"), PICTURES, NULL);
  if (purpose == ASH_FILE_OPEN || purpose == ASH_FILE_PACKAGE || purpose == ASH_FILE_TABLE ||
      purpose == ASH_FILE_PICTURE || purpose == ASH_FILE_FRAMEWORK)
    add_filter (chooser, _ ("All files"), (const char *const[]){ "*", NULL }, NULL);
  if (purpose == ASH_FILE_EXPORT)
    {
      g_autoptr (GFile) folder = export_folder ();

      gtk_file_chooser_set_current_folder (chooser, folder, NULL);
    }
  if (name != NULL)
    gtk_file_chooser_set_current_name (chooser, name);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, request_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
