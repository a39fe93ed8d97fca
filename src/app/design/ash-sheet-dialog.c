#include "ash-sheet-dialog.h"

#include <adwaita.h>
#include <ash-desk-sheet.h>
#include <glib/gi18n-lib.h>

#include "ash-dialog.h"
#include "ash-edits.h"

typedef struct
{
  GtkWidget *window;
  AshDocument *document;
  char *credential;
  char *criteria_before; /* as shown at first: unchanged, it goes on following the design */

  GtkEditable *title;
  GtkEditable *code;
  GtkEditable *hours;
  GtkEditable *issuer_name;
  GtkEditable *issuer_url;
  GtkEditable *issuer_email;
  GtkTextBuffer *purpose;
  GtkTextBuffer *audience;
  GtkTextBuffer *outcomes;
  GtkTextBuffer *criteria;
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *self = data;

  g_object_unref (self->document);
  g_free (self->credential);
  g_free (self->criteria_before);
  g_free (self);
}

static char *
text_of (GtkTextBuffer *buffer)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/* "12", "1.5" or "1,5" hours; nothing when it is no number. */
static gint64
minutes_of (GtkEditable *entry)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (entry));
  char *end;
  double hours;

  g_strdelimit (g_strstrip (text), ",", '.');
  hours = g_ascii_strtod (text, &end);
  return end != text && hours > 0 && hours < 10000 ? (gint64) (hours * 60 + 0.5) : ASH_UNSET;
}

static gboolean
write_criteria (Sheet *self, AshStore *store, GError **error)
{
  g_autofree char *criteria = text_of (self->criteria);

  return g_strcmp0 (criteria, self->criteria_before) == 0 ||
         ash_desk_set_criteria (store, self->credential, criteria, error);
}

static gboolean
write_sheet (Sheet *self, GError **error)
{
  AshStore *store = ash_document_get_store (self->document);
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->title)));
  g_autofree char *code = g_strstrip (g_strdup (gtk_editable_get_text (self->code)));
  g_autofree char *purpose = text_of (self->purpose);
  g_autofree char *audience = text_of (self->audience);
  g_autofree char *outcomes = text_of (self->outcomes);
  g_auto (GStrv) lines = g_strsplit (outcomes, "\n", -1);

  if (*title != '\0' && !ash_desk_rename_credential (store, self->credential, title, error))
    return FALSE;
  return ash_desk_set_facts (store, self->credential, code, minutes_of (self->hours), error) &&
         ash_desk_set_field (store, self->credential, "purpose", purpose, error) &&
         ash_desk_set_field (store, self->credential, "audience", audience, error) &&
         ash_desk_set_outcomes (store, self->credential, (const char *const *) lines, error) &&
         ash_desk_set_issuer (store, gtk_editable_get_text (self->issuer_name),
                              gtk_editable_get_text (self->issuer_url),
                              gtk_editable_get_text (self->issuer_email), error) &&
         write_criteria (self, store, error);
}

static void
done_cb (Sheet *self)
{
  AshStore *store = ash_document_get_store (self->document);
  g_autoptr (GError) error = NULL;
  gboolean is_done = ash_store_begin (store, _ ("Describe the credential"), NULL, &error);

  if (is_done)
    {
      is_done = write_sheet (self, &error);
      if (is_done)
        is_done = ash_store_commit (store, &error);
      else
        ash_store_rollback (store);
    }
  if (ash_edits_done (self->window, is_done, error, _ ("The description could not be changed")))
    gtk_window_destroy (GTK_WINDOW (self->window));
}

/* The window */

static GtkEditable *
add_entry (GtkWidget *group, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return GTK_EDITABLE (row);
}

static GtkTextBuffer *
add_text (GtkWidget *page, const char *title, const char *hint, const char *text, int height)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), hint);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                            text != NULL ? text : "", -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), height);
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), scroller);
  gtk_box_append (GTK_BOX (page), group);
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

static GtkWidget *
add_group (GtkWidget *page, const char *title, const char *hint)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (hint != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), hint);
  gtk_box_append (GTK_BOX (page), group);
  return group;
}

static char *
dup_hours (gint64 minutes)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return minutes > 0
             ? g_strdup (g_ascii_formatd (digits, sizeof digits, "%.4g", (double) minutes / 60))
             : g_strdup ("");
}

static char *
dup_outcomes (AshStore *store, const char *credential)
{
  g_autoptr (GPtrArray) uses =
      ash_store_list (store, &ASH_CREDENTIAL_STATEMENT, "credential", credential, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    {
      const AshCredentialStatement *use = g_ptr_array_index (uses, i);
      g_autoptr (AshStatement) outcome =
          ash_store_find (store, &ASH_STATEMENT, "id", use->statement);

      if (outcome != NULL && outcome->text != NULL && outcome->kind == ASH_STATEMENT_OUTCOME)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", outcome->text);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_field (AshStore *store, const char *credential, const char *key)
{
  g_autoptr (GPtrArray) fields =
      ash_store_list (store, &ASH_SHEET_FIELD, "owner", credential, NULL);

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      const AshSheetField *field = g_ptr_array_index (fields, i);

      if (g_strcmp0 (field->key, key) == 0 && g_strcmp0 (field->lang, "") == 0)
        return g_strdup (field->value);
    }
  return NULL;
}

static char *
dup_criteria (AshStore *store, const char *tree)
{
  g_autoptr (AshDesign) design = ash_store_load_design (store, tree, NULL);
  char *text = design != NULL ? ash_badges_criteria (design) : NULL;

  return text != NULL ? g_strstrip (text) : g_strdup ("");
}

static void
fill (Sheet *self, GtkWidget *page, const AshCredential *credential, const char *title)
{
  AshStore *store = ash_document_get_store (self->document);
  g_autoptr (GPtrArray) parties = ash_store_list (store, &ASH_PARTY, NULL, NULL, NULL);
  const AshParty *issuer =
      parties != NULL && parties->len > 0 ? g_ptr_array_index (parties, 0) : NULL;
  g_autofree char *hours = dup_hours (credential->minutes);
  g_autofree char *purpose = dup_field (store, self->credential, "purpose");
  g_autofree char *audience = dup_field (store, self->credential, "audience");
  g_autofree char *outcomes = dup_outcomes (store, self->credential);
  GtkWidget *group = add_group (page, NULL, NULL);

  self->title = add_entry (group, _ ("Title"), title);
  self->code = add_entry (group, _ ("Code, for web addresses"), credential->code);
  self->hours = add_entry (group, _ ("Hours of learning"), hours);
  self->purpose =
      add_text (page, _ ("Purpose"), _ ("What it is good for, in a sentence or two"), purpose, 64);
  self->audience =
      add_text (page, _ ("Audience"), _ ("For whom, and what they bring"), audience, 64);
  self->outcomes =
      add_text (page, _ ("Outcomes"), _ ("What learners will be able to do, one on each line"),
                outcomes, 112);
  self->criteria_before = dup_criteria (store, credential->tree);
  self->criteria =
      add_text (page, _ ("What the badge says"),
                _ ("Written from outcomes, evidence and the rule for earning it, until "
                   "you change it. Empty it to have it written again."),
                self->criteria_before, 112);
  group = add_group (page, _ ("Issuer of badges"),
                     _ ("Kept once for this document. Definitions will be published under the web "
                        "address."));
  self->issuer_name = add_entry (group, _ ("Name"), issuer != NULL ? issuer->name : NULL);
  self->issuer_url = add_entry (group, _ ("Web address"), issuer != NULL ? issuer->url : NULL);
  self->issuer_email = add_entry (group, _ ("Email"), issuer != NULL ? issuer->email : NULL);
}

static GtkWidget *
build (Sheet *self, const AshCredential *credential, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));
  GtkWidget *done = gtk_button_new_with_label (_ ("Keep"));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_add_css_class (done, "suggested-action");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self->window);
  g_signal_connect_swapped (done, "clicked", G_CALLBACK (done_cb), self);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_ ("Describe"), title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), done);
  gtk_widget_add_css_class (page, "review");
  fill (self, page, credential, title);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), page);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

void
ash_sheet_dialog_present (GtkWindow *parent, AshDocument *document, const char *credential)
{
  AshStore *store = ash_document_get_store (document);
  g_autoptr (AshCredential) record = ash_store_find (store, &ASH_CREDENTIAL, "id", credential);
  g_autoptr (AshTree) tree =
      record != NULL ? ash_store_find (store, &ASH_TREE, "id", record->tree) : NULL;
  Sheet *self;

  if (tree == NULL)
    return;
  self = g_new0 (Sheet, 1);
  self->document = g_object_ref (document);
  self->credential = g_strdup (credential);
  self->window = adw_window_new ();
  g_object_set_data_full (G_OBJECT (self->window), "ash-sheet", self, sheet_free);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (self->window), parent);
  gtk_window_set_title (GTK_WINDOW (self->window), _ ("Describe the credential"));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 520, 680);
  adw_window_set_content (ADW_WINDOW (self->window), build (self, record, tree->title));
  ash_dialog_close_on_escape (GTK_WINDOW (self->window));
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (GTK_WIDGET (self->title));
}
