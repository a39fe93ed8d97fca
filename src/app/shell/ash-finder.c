/* Search (Ctrl+F) and the command palette (Ctrl+K): one entry, results by place, keys only. */
#include "ash-finder.h"

#include <ash-find.h>
#include <glib/gi18n-lib.h>

#include "ash-actions.h"
#include "ash-dialog.h"
#include "ash-look.h"
#include "ash-names.h"
#include "ash-replace-dialog.h"
#include "ash-say.h"
#include "ash-window-private.h"

#define MOST_FOUND 40
#define MOST_COMMANDS 8
#define MADE_AT_ONCE 12 /* rows, which is more than are seen without scrolling */

/* One answer, and how it is shown. */
typedef struct
{
  const char *icon;
  const char *text;
  const char *facts;       /* (nullable) */
  const char *accelerator; /* (nullable) */
  char *group;
  const AshAction *action; /* (nullable): what it runs */
  const AshFound *found;   /* (nullable): where it leads to; neither: looks in all texts */
} Answer;

typedef struct
{
  AshWindow *window;
  gboolean is_palette;
  AshFindIndex *index; /* (nullable): until it was read */
  AshLook *look;
  GtkWidget *dialog;
  GtkWidget *search;
  GtkListBox *list;
  GtkStack *stack;
  AdwStatusPage *nothing;
  GtkWidget *in_texts;
  GArray *answers; /* (element-type Answer) */
  GPtrArray *rows; /* (element-type GtkListBoxRow) borrowed; those after the answers are hidden */
  guint making;    /* idle: the rows that are still to be made */
} Finder;

static void
answer_clear (gpointer data)
{
  g_free (((Answer *) data)->group);
}

static void
finder_free (gpointer data)
{
  Finder *self = data;

  ash_look_clear (&self->look);
  g_clear_pointer (&self->index, ash_find_index_unref);
  g_clear_handle_id (&self->making, g_source_remove);
  g_array_unref (self->answers);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* What a row does */

/* The texts themselves are read only when somebody asks for that. */
static void
look_in_texts (Finder *self)
{
  g_autoptr (AshWindow) window = g_object_ref (self->window);
  g_autofree char *words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  gtk_window_destroy (GTK_WINDOW (self->dialog));
  ash_replace_dialog_present (window, words);
}

static void
run_action (AshWindow *window, const AshAction *action)
{
  g_autofree char *name = ash_action_dup_name (action);
  GVariant *parameter = action->target != NULL ? g_variant_new_string (action->target) : NULL;

  gtk_widget_activate_action_variant (GTK_WIDGET (window), name, parameter);
}

static void
run_row (Finder *self, GtkListBoxRow *row)
{
  g_autoptr (AshWindow) window = g_object_ref (self->window);
  const Answer *answer =
      &g_array_index (self->answers, Answer, (guint) gtk_list_box_row_get_index (row));
  const AshAction *action = answer->action;
  const AshFound *found = answer->found;
  g_autoptr (AshFindIndex) index =
      self->index != NULL ? ash_find_index_ref (self->index) : NULL; /* keeps what was found */

  if (action == NULL && found == NULL)
    {
      look_in_texts (self);
      return;
    }
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  if (action != NULL)
    run_action (window, action);
  else
    ash_window_show_found (window, found);
}

static void
row_activated_cb (Finder *self, GtkListBoxRow *row)
{
  run_row (self, row);
}

static void
enter_cb (Finder *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    run_row (self, row);
  else if (gtk_widget_get_visible (self->in_texts))
    look_in_texts (self);
}

/* Rows */

static char *
dup_keys (const char *accelerator)
{
  GdkModifierType modifiers = 0;
  guint key = 0;

  return gtk_accelerator_parse (accelerator, &key, &modifiers)
             ? gtk_accelerator_get_label (key, modifiers)
             : g_strdup ("");
}

static void
append_caption (GtkBox *box)
{
  GtkWidget *caption = gtk_label_new (NULL);

  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "muted");
  gtk_box_append (box, caption);
}

/* Its parts: an icon, the text, facts, keys. */
static GtkListBoxRow *
row_new (void)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), label);
  append_caption (GTK_BOX (box));
  append_caption (GTK_BOX (box));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return GTK_LIST_BOX_ROW (row);
}

static void
show_caption (GtkWidget *caption, const char *text)
{
  gtk_label_set_label (GTK_LABEL (caption), text != NULL ? text : "");
  gtk_widget_set_visible (caption, text != NULL);
}

static void
show_answer (GtkListBoxRow *row, const Answer *answer)
{
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_box_row_get_child (row));
  GtkWidget *text = gtk_widget_get_next_sibling (icon);
  GtkWidget *facts = gtk_widget_get_next_sibling (text);
  g_autofree char *keys = answer->accelerator != NULL ? dup_keys (answer->accelerator) : NULL;

  if (g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (icon)), answer->icon) != 0)
    gtk_image_set_from_icon_name (GTK_IMAGE (icon), answer->icon);
  gtk_label_set_label (GTK_LABEL (text), answer->text);
  show_caption (facts, answer->facts);
  show_caption (gtk_widget_get_next_sibling (facts), keys);
  ash_name (row, answer->text);
  g_object_set_data_full (G_OBJECT (row), "ash-group", g_strdup (answer->group), g_free);
  gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *group = g_object_get_data (G_OBJECT (row), "ash-group");
  const char *group_before =
      before != NULL ? g_object_get_data (G_OBJECT (before), "ash-group") : NULL;
  GtkWidget *header = gtk_list_box_row_get_header (row);

  if (g_strcmp0 (group, group_before) == 0)
    header = NULL;
  else if (header != NULL)
    gtk_label_set_label (GTK_LABEL (header), group);
  else
    {
      header = gtk_label_new (group);
      gtk_label_set_xalign (GTK_LABEL (header), 0);
      gtk_label_set_ellipsize (GTK_LABEL (header), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (header, "finder-group");
      gtk_widget_add_css_class (header, "muted");
    }
  gtk_list_box_row_set_header (row, header);
}

/* A few in each turn of the main loop, since somebody types. */
static gboolean
make_rows_cb (gpointer data)
{
  Finder *self = data;
  guint end = MIN (self->answers->len, self->rows->len + MADE_AT_ONCE);

  for (guint i = self->rows->len; i < end; i++)
    {
      GtkListBoxRow *row = row_new ();

      show_answer (row, &g_array_index (self->answers, Answer, i));
      g_ptr_array_add (self->rows, row);
      gtk_list_box_append (self->list, GTK_WIDGET (row));
    }
  if (end < self->answers->len)
    return G_SOURCE_CONTINUE;
  self->making = 0;
  return G_SOURCE_REMOVE;
}

/* The rows that are there take other words. */
static void
show_answers (Finder *self)
{
  g_clear_handle_id (&self->making, g_source_remove);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkListBoxRow *row = g_ptr_array_index (self->rows, i);

      if (i < self->answers->len)
        show_answer (row, &g_array_index (self->answers, Answer, i));
      else
        gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
    }
  gtk_list_box_invalidate_headers (self->list);
  if (self->rows->len < self->answers->len && make_rows_cb (self))
    self->making = g_idle_add (make_rows_cb, self);
}

static const char *
icon_of (const AshFound *found)
{
  switch (found->kind)
    {
    case ASH_FOUND_ITEM:
    case ASH_FOUND_SOURCE_ITEM:
      return ash_say_icon (found->item_kind);
    case ASH_FOUND_CREDENTIAL:
      return "application-certificate-symbolic";
    case ASH_FOUND_ASSESSMENT:
      return "object-select-symbolic";
    default:
      return "find-location-symbolic";
    }
}

static const char *
kind_of (const AshFound *found)
{
  switch (found->kind)
    {
    case ASH_FOUND_CREDENTIAL:
      return _ ("credential");
    case ASH_FOUND_OUTCOME:
      return _ ("outcome");
    case ASH_FOUND_ASSESSMENT:
      return _ ("evidence");
    case ASH_FOUND_FIELD:
      return _ ("description");
    default:
      return ash_say_kind (found->item_kind);
    }
}

static char *
group_of (const AshFound *found)
{
  return found->kind == ASH_FOUND_SOURCE_ITEM
             /* Translators: a group of search results: the course of that title */
             ? g_strdup_printf (_ ("Your course, %s"), found->place)
             : g_strdup (found->place);
}

/* By place, in the order in which the best of each place comes. */
static void
add_found (Finder *self, const char *query)
{
  g_autoptr (GPtrArray) found = self->index != NULL
                                    ? ash_find_index_match (self->index, query, MOST_FOUND)
                                    : g_ptr_array_new ();

  while (found->len > 0)
    {
      g_autofree char *group = group_of (g_ptr_array_index (found, 0));

      for (guint i = 0; i < found->len;)
        {
          AshFound *each = g_ptr_array_index (found, i);
          g_autofree char *own = group_of (each);
          Answer answer = { icon_of (each), each->text, kind_of (each) };

          if (!g_str_equal (own, group))
            {
              i++;
              continue;
            }
          answer.group = g_strdup (group);
          answer.found = each;
          g_array_append_val (self->answers, answer);
          g_ptr_array_remove_index (found, i);
        }
    }
}

/* What the titles do not say may stand in the texts. */
static void
add_texts (Finder *self)
{
  const Answer answer = { "edit-find-replace-symbolic", _ ("Look in all texts"), NULL, NULL,
                          g_strdup (_ ("Pages, questions, rubrics and descriptions")) };

  g_array_append_val (self->answers, answer);
}

/* Letters in order, with anything between them: "expt" finds “Export”. */
static gboolean
has_letters (const char *folded, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    for (const char *at = words[i]; *at != '\0'; at = g_utf8_next_char (at))
      {
        const char *next = g_utf8_strchr (folded, -1, g_utf8_get_char (at));

        if (next == NULL)
          return FALSE;
        folded = g_utf8_next_char (next);
      }
  return TRUE;
}

static guint
score_command (const AshAction *action, const char *const *words)
{
  g_autofree char *folded = ash_find_fold (_ (action->label));
  guint score = ash_find_score (folded, words);

  if (score > 0)
    return score + 1;
  return has_letters (folded, words) ? 1 : 0;
}

static void
add_commands (Finder *self, const char *query)
{
  g_auto (GStrv) words = ash_find_words (query);
  guint most = words[0] != NULL ? MOST_COMMANDS : G_MAXUINT;
  guint n = 0;

  for (guint wanted = 64; wanted > 0 && n < most; wanted--)
    for (guint i = 0; i < ASH_N_ACTIONS && n < most; i++)
      {
        const AshAction *action = &ASH_ACTIONS[i];
        Answer answer = { NULL };
        guint score;

        if (action->label == NULL || !ash_action_is_possible (self->window, action) ||
            g_str_equal (action->name, "palette"))
          continue;
        score = words[0] != NULL ? score_command (action, (const char *const *) words) : 1;
        if (MIN (score, 64) != wanted)
          continue;
        answer.icon =
            g_str_equal (action->name, "view") ? "view-dual-symbolic" : "system-run-symbolic";
        answer.text = _ (action->label);
        answer.accelerator = action->accelerator;
        answer.group = g_strdup (words[0] != NULL ? _ ("Commands") : _ (action->group));
        answer.action = action;
        g_array_append_val (self->answers, answer);
        n++;
      }
}

static void
look_again (Finder *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->search));
  gboolean has_words = query[strspn (query, " \t")] != '\0';

  g_array_set_size (self->answers, 0);
  if (self->is_palette)
    add_commands (self, query);
  add_found (self, query);
  if (!self->is_palette && self->answers->len > 0)
    add_texts (self);
  show_answers (self);
  gtk_widget_set_visible (self->in_texts, has_words && !self->is_palette);
  gtk_list_box_select_row (self->list,
                           self->answers->len > 0 ? g_ptr_array_index (self->rows, 0) : NULL);
  adw_status_page_set_title (self->nothing, has_words ? _ ("Nothing found") : _ ("Search"));
  adw_status_page_set_description (
      self->nothing, has_words ? _ ("Other words may find it.")
                               : _ ("By titles, outcomes, and what the credentials say."));
  gtk_stack_set_visible_child_name (self->stack, self->answers->len > 0 ? "list" : "nothing");
}

/* The index, on a worker */

static gpointer
read_index (AshStore *store, gconstpointer order, AshProgress *progress, GError **error)
{
  return ash_find_index_new (store, ash_progress_get_cancellable (progress), error);
}

static void
indexed_cb (gconstpointer order, gpointer index, const GError *error, gpointer data)
{
  Finder *self = data;

  self->index = index;
  if (index != NULL)
    look_again (self);
  else
    g_warning ("search: %s", error->message);
}

/* Keys: the arrows move in the list while the words stay in the entry. */

static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, Finder *self)
{
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  GtkListBoxRow *next =
      row != NULL && step != 0
          ? gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + step)
          : NULL;

  if (step == 0)
    return FALSE;
  if (next != NULL && gtk_widget_get_visible (GTK_WIDGET (next)))
    {
      gtk_list_box_select_row (self->list, next);
      /* Takes it into sight, and has it read aloud. */
      gtk_widget_grab_focus (GTK_WIDGET (next));
    }
  else if (step < 0)
    gtk_widget_grab_focus (self->search);
  return TRUE;
}

static GtkWidget *
content_new (Finder *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  const char *name = self->is_palette ? _ ("Command or place") : _ ("Search in this document");

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", name, NULL);
  ash_name (self->search, name);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), self->dialog);
  gtk_widget_add_css_class (self->search, "finder-entry");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "finder-list");
  ash_name (self->list, _ ("Found"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  self->nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->nothing, "system-search-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "compact");
  self->in_texts = gtk_button_new_with_label (_ ("Look in all texts"));
  gtk_widget_set_halign (self->in_texts, GTK_ALIGN_CENTER);
  adw_status_page_set_child (self->nothing, self->in_texts);
  g_signal_connect_swapped (self->in_texts, "clicked", G_CALLBACK (look_in_texts), self);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, scroller, "list");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->nothing), "nothing");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (box, keys);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  return box;
}

/**
 * ash_finder_present:
 * @is_palette: whether it finds commands too, or only what is in the document
 */
void
ash_finder_present (AshWindow *window, gboolean is_palette)
{
  Finder *self = g_new0 (Finder, 1);

  self->window = window;
  self->is_palette = is_palette;
  self->look =
      ash_look_new (read_index, NULL, (GDestroyNotify) ash_find_index_unref, indexed_cb, self);
  self->answers = g_array_new (FALSE, FALSE, sizeof (Answer));
  g_array_set_clear_func (self->answers, answer_clear);
  self->rows = g_ptr_array_new ();
  self->dialog = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (self->dialog), content_new (self));
  gtk_window_set_title (GTK_WINDOW (self->dialog),
                        is_palette ? _ ("Find a command or a place") : _ ("Search"));
  gtk_window_set_modal (GTK_WINDOW (self->dialog), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (self->dialog), GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self->dialog), TRUE);
  ash_dialog_set_size (GTK_WINDOW (self->dialog), GTK_WINDOW (window), 560, 460);
  g_object_set_data_full (G_OBJECT (self->dialog), "ash-finder", self, finder_free);
  ash_dialog_close_on_escape (GTK_WINDOW (self->dialog));
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (look_again), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_window_destroy),
                            self->dialog);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  look_again (self);
  if (ash_window_get_document (window) != NULL)
    ash_look_order (self->look, ash_window_get_document (window), NULL);
  gtk_window_present (GTK_WINDOW (self->dialog));
  gtk_widget_grab_focus (self->search);
}
