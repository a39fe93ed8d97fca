#include "ash-split-dialog.h"

#include <ash-desk-split.h>
#include <ash-page-cuts.h>
#include <ash-page.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-dialog.h"
#include "ash-edits.h"
#include "ash-message.h"
#include "ash-names.h"
#include "ash-say.h"

/* A heading before which a page can begin. */
typedef struct
{
  guint cut; /* index */
  GtkWidget *row;
  GtkWidget *check;
} Line;

typedef struct
{
  GtkWidget *from;
  AshDocument *document;
  char *page;
  char *text; /* as it was when the dialog opened */
  AshPageCuts *cuts;
  GArray *lines;  /* (element-type Line) */
  GArray *levels; /* (element-type guint) that the dropdown offers */
  GtkWindow *window;
  GtkWidget *first; /* row of the page itself */
  GtkWidget *level;
  GtkWidget *split;
  gboolean is_setting;
} SplitDialog;

static void
split_dialog_free (gpointer data)
{
  SplitDialog *self = data;

  g_object_unref (self->from);
  g_object_unref (self->document);
  g_free (self->page);
  g_free (self->text);
  ash_page_cuts_free (self->cuts);
  g_array_unref (self->lines);
  g_array_unref (self->levels);
  g_free (self);
}

static Line *
line_at (SplitDialog *self, guint index)
{
  return &g_array_index (self->lines, Line, index);
}

static gboolean
is_chosen (const Line *line)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (line->check));
}

/* What the pages will be */

static guint
words_between (SplitDialog *self, gsize start, gsize end)
{
  g_autoptr (AshPageFacts) facts = ash_page_facts_new (self->text + start, (gssize) (end - start));

  return facts->words;
}

static void
say_words (GtkWidget *row, guint number, guint words)
{
  g_autofree char *said =
      ash_say_numbers (ngettext ("Page %u · %u word", "Page %u · %u words", words), number, words);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), said);
}

static void
show_pages (SplitDialog *self)
{
  gsize start = ash_page_cuts_get (self->cuts, 0)->offset;
  GtkWidget *row = self->first;
  guint n = 1;
  g_autofree char *label = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = line_at (self, i);
      gsize offset = ash_page_cuts_get (self->cuts, line->cut)->offset;

      gtk_editable_set_editable (GTK_EDITABLE (line->row), is_chosen (line));
      if (!is_chosen (line))
        {
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line->row),
                                         _ ("Stays on the page above"));
          gtk_widget_add_css_class (line->row, "muted");
          continue;
        }
      gtk_widget_remove_css_class (line->row, "muted");
      say_words (row, n, words_between (self, start, offset));
      start = offset;
      row = line->row;
      n++;
    }
  say_words (row, n, words_between (self, start, ash_page_cuts_get_end (self->cuts)));
  label = g_strdup_printf (ngettext ("Split into %u page", "Split into %u pages", n), n);
  gtk_button_set_label (GTK_BUTTON (self->split), n > 1 ? label : _ ("Split"));
  gtk_widget_set_sensitive (self->split, n > 1);
}

static void
check_cb (SplitDialog *self)
{
  if (!self->is_setting)
    show_pages (self);
}

static void
level_cb (SplitDialog *self)
{
  guint index = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->level));
  guint level = index < self->levels->len ? g_array_index (self->levels, guint, index) : 0;
  g_autoptr (GArray) at = level > 0 ? ash_page_cuts_at_level (self->cuts, level) : NULL;

  if (at == NULL)
    return;
  self->is_setting = TRUE;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = line_at (self, i);
      gboolean is_at = FALSE;

      for (guint j = 0; j < at->len; j++)
        is_at = is_at || g_array_index (at, guint, j) == line->cut;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (line->check), is_at);
    }
  self->is_setting = FALSE;
  show_pages (self);
}

/* Splitting */

static gboolean
is_same_text (SplitDialog *self)
{
  g_autofree char *now =
      ash_desk_dup_page_text (ash_document_get_store (self->document), self->page, NULL);

  return g_strcmp0 (now, self->text) == 0;
}

static void
split_cb (SplitDialog *self)
{
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (AshDeskCut));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = line_at (self, i);
      const AshDeskCut cut = { ash_page_cuts_get (self->cuts, line->cut)->offset,
                               gtk_editable_get_text (GTK_EDITABLE (line->row)) };

      if (is_chosen (line))
        g_array_append_val (cuts, cut);
    }
  if (!is_same_text (self))
    {
      ash_message_present (self->window, _ ("The page could not be split"),
                           _ ("Its text has changed in the meantime. Open this window again."),
                           NULL, NULL, NULL);
      return;
    }
  ash_edits_split_page (self->from, self->document, self->page,
                        (const AshDeskCut *) (gpointer) cuts->data, cuts->len);
  gtk_window_destroy (self->window);
}

/* The window */

static void
add_first (SplitDialog *self, AdwPreferencesGroup *group, const char *title)
{
  self->first = adw_entry_row_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->first), title != NULL ? title : "");
  gtk_editable_set_editable (GTK_EDITABLE (self->first), FALSE);
  adw_preferences_group_add (group, self->first);
}

static void
add_line (SplitDialog *self, AdwPreferencesGroup *group, guint cut)
{
  const AshPageCut *place = ash_page_cuts_get (self->cuts, cut);
  Line line = { cut, adw_entry_row_new (), gtk_check_button_new () };
  g_autofree char *name = g_strdup_printf (_ ("Begin a page at “%s”"), place->title);

  gtk_editable_set_text (GTK_EDITABLE (line.row), place->title);
  ash_name (line.check, name);
  gtk_widget_set_tooltip_text (line.check, name);
  gtk_widget_set_valign (line.check, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (line.check, (int) (place->level - 1) * 12);
  adw_entry_row_add_prefix (ADW_ENTRY_ROW (line.row), line.check);
  adw_preferences_group_add (group, line.row);
  g_array_append_val (self->lines, line);
  g_signal_connect_swapped (line.check, "toggled", G_CALLBACK (check_cb), self);
}

static void
add_level (SplitDialog *self, AdwPreferencesGroup *group)
{
  static const char *const names[] = { N_ ("Heading 1"), N_ ("Heading 2"), N_ ("Heading 3"),
                                       N_ ("Heading 4"), N_ ("Heading 5"), N_ ("Heading 6") };
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  GtkWidget *row = adw_action_row_new ();
  gsize last = 1;

  for (guint level = 1; level <= 6; level++)
    {
      g_autoptr (GArray) at = ash_page_cuts_at_level (self->cuts, level);

      if (at->len == last)
        continue;
      last = at->len;
      g_array_append_val (self->levels, level);
      gtk_string_list_append (model, _ (names[level - 1]));
    }
  self->level = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (model)), NULL);
  gtk_widget_set_valign (self->level, GTK_ALIGN_CENTER);
  ash_name (self->level, _ ("Begin a page at each"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Begin a page at each"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->level);
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (self->level, "notify::selected", G_CALLBACK (level_cb), self);
}

static GtkWidget *
build_header (SplitDialog *self, GtkWindow *parent)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  self->split = gtk_button_new_with_label (_ ("Split"));
  gtk_widget_add_css_class (self->split, "suggested-action");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_ ("Split page"), ""));
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->split);
  ash_dialog_spare_title (ADW_HEADER_BAR (header), parent);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self->window);
  g_signal_connect_swapped (self->split, "clicked", G_CALLBACK (split_cb), self);
  return header;
}

static void
fill (SplitDialog *self, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *how = adw_preferences_group_new ();
  GtkWidget *pages = adw_preferences_group_new ();

  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (pages),
      _ ("Links, footnotes and pictures go along. Titles can be changed here."));
  gtk_box_append (GTK_BOX (box), build_header (self, gtk_window_get_transient_for (self->window)));
  add_level (self, ADW_PREFERENCES_GROUP (how));
  add_first (self, ADW_PREFERENCES_GROUP (pages), title);
  for (guint i = 1; i < ash_page_cuts_get_n (self->cuts); i++)
    if (ash_page_cuts_get (self->cuts, i)->level > 0)
      add_line (self, ADW_PREFERENCES_GROUP (pages), i);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (how));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (pages));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (self->window), box);
  gtk_window_set_default_widget (self->window, self->split);
}

static void
present (SplitDialog *self, GtkWindow *parent, const char *title)
{
  self->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_transient_for (self->window, parent);
  gtk_window_set_title (self->window, _ ("Split page"));
  ash_dialog_set_size (self->window, parent, 520, 560);
  g_object_set_data_full (G_OBJECT (self->window), "ash-split", self, split_dialog_free);
  fill (self, title);
  ash_dialog_close_on_escape (self->window);
  level_cb (self);
  gtk_window_present (self->window);
  gtk_widget_grab_focus (self->level);
}

/**
 * ash_split_dialog_present:
 * @page: of a credential
 *
 * A page without headings to split it at is told so.
 */
void
ash_split_dialog_present (GtkWidget *from, AshDocument *document, const char *page)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (from));
  AshStore *store = ash_document_get_store (document);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = ash_desk_dup_page_text (store, page, &error);
  g_autoptr (AshPageCuts) cuts = text != NULL ? ash_page_cuts_new (text, &error) : NULL;
  g_autoptr (AshItem) item = ash_store_find (store, &ASH_ITEM, "id", page);
  SplitDialog *self;

  if (cuts == NULL || ash_page_cuts_best_level (cuts) == 0)
    {
      ash_message_present (
          parent, _ ("The page cannot be split at headings"),
          error != NULL ? error->message
                        : _ ("It has no second heading. Put the cursor where the new page "
                             "is to begin, and choose “Split here” in the menu of the text."),
          NULL, NULL, NULL);
      return;
    }
  self = g_new0 (SplitDialog, 1);
  self->from = g_object_ref (from);
  self->document = g_object_ref (document);
  self->page = g_strdup (page);
  self->text = g_steal_pointer (&text);
  self->cuts = g_steal_pointer (&cuts);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->levels = g_array_new (FALSE, FALSE, sizeof (guint));
  present (self, parent, item != NULL ? item->title : NULL);
}
