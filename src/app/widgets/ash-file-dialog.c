#include "ash-file-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ash-message.h"
#include "ash-say.h"
#include "ash-settings.h"

typedef struct
{
  GtkWindow *parent;
  AshFilePurpose purpose;
  AshFileFunc func;
  gpointer user_data;
  const char *const *endings; /* (nullable): one of which the name must have */
  GFile *named;               /* (nullable): what was chosen, with its ending */
} Request;

static void
request_clear (gpointer data)
{
  Request *self = data;

  g_clear_object (&self->parent);
  g_clear_object (&self->named);
  g_object_unref (self->user_data);
}

static void
request_unref (gpointer self)
{
  g_rc_box_release_full (self, request_clear);
}

static void
closure_unref (gpointer data, GClosure *closure)
{
  request_unref (data);
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

/* Endings. The file chooser asks before a file is replaced, but it asks about the name as it was
 * written: for a name that is longer by its ending it has to be asked again. */

static const char *const DOCUMENT_ENDINGS[] = { ".ashlar", NULL };
static const char *const PACKAGE_ENDINGS[] = { ".imscc", ".zip", NULL };

static gboolean
has_ending (const char *name, const char *const *endings)
{
  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (name, endings[i]))
      return TRUE;
  return FALSE;
}

/* A report or a table is written under any name. */
static const char *const *
endings_for (AshFilePurpose purpose, const char *name)
{
  if (purpose == ASH_FILE_EXPORT)
    return PACKAGE_ENDINGS;
  if (purpose == ASH_FILE_SAVE && name != NULL && has_ending (name, DOCUMENT_ENDINGS))
    return DOCUMENT_ENDINGS;
  return NULL;
}

static GFile *
with_ending (GFile *file, const char *const *endings)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *full = NULL;

  if (endings == NULL || folder == NULL || has_ending (name, endings))
    return g_object_ref (file);
  full = g_strconcat (name, endings[0], NULL);
  return g_file_get_child (folder, full);
}

/* From inside a sandbox the file chooser hands over one name; what is written under another beside
 * it never leaves the sandbox. */
static gboolean
is_handed_over (GFile *file)
{
  g_autofree char *place = g_build_filename (g_get_user_runtime_dir (), "doc", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (place);

  return g_file_has_prefix (file, folder);
}

static void
ask_again (const Request *self)
{
  g_autofree char *name = g_file_get_basename (self->named);

  ash_file_dialog_present (self->parent, self->purpose, name, self->func, self->user_data);
}

static void
another_name (gpointer holder)
{
  ask_again (g_object_get_data (holder, "ash-request"));
}

static void
ask_for_ending (Request *self)
{
  g_autoptr (GObject) holder = g_object_new (G_TYPE_OBJECT, NULL);
  g_autofree char *name = g_file_get_basename (self->named);
  g_autofree char *quoted = ash_say_quoted (name);
  g_autofree char *heading = g_strdup_printf (_ ("The name has to end in “%s”"), self->endings[0]);
  g_autofree char *body =
      g_strdup_printf (_ ("Ashlar may write only the name that you choose, and can add nothing to "
                          "it. Choose %s. Nothing was written."),
                       quoted);

  g_object_set_data_full (holder, "ash-request", g_rc_box_acquire (self), request_unref);
  ash_message_present (self->parent, heading, body, _ ("Choose a name…"), another_name, holder);
}

static void
replace_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  const Request *self = data;

  if (g_str_equal (response, "replace"))
    self->func (self->named, self->user_data);
  else if (g_str_equal (response, "other"))
    ask_again (self);
}

static void
ask_to_replace (Request *self)
{
  g_autoptr (GFile) folder = g_file_get_parent (self->named);
  g_autofree char *name = g_file_get_basename (self->named);
  g_autofree char *quoted = ash_say_quoted (name);
  g_autofree char *place = g_file_get_basename (folder);
  g_autofree char *quoted_place = ash_say_quoted (place);
  g_autofree char *heading = g_strdup_printf (_ ("Replace %s?"), quoted);
  g_autofree char *body =
      g_strdup_printf (_ ("With its ending the name is that of a file that is already in %s. "
                          "Replacing it loses what is in it."),
                       quoted_place);
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (adw_message_dialog_new (self->parent, heading, body));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("Cancel"), "other", _ ("Another name…"),
                                    "replace", _ ("Replace"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "other");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (replace_cb), g_rc_box_acquire (self),
                         closure_unref, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
take (Request *self, GFile *file)
{
  g_autoptr (GFile) named = with_ending (file, self->endings);

  g_set_object (&self->named, named);
  if (g_file_equal (named, file))
    self->func (file, self->user_data);
  else if (is_handed_over (file))
    ask_for_ending (self);
  else if (g_file_query_exists (named, NULL))
    ask_to_replace (self);
  else
    self->func (named, self->user_data);
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  Request *self = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  gtk_native_dialog_hide (dialog);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    take (self, file);
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
  Request *self = g_rc_box_new0 (Request);

  self->parent = parent != NULL ? g_object_ref (parent) : NULL;
  self->purpose = purpose;
  self->func = func;
  self->user_data = g_object_ref (user_data);
  self->endings = endings_for (purpose, name);
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
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, closure_unref, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
