#include "ash-replace-dialog.h"

#include <ash-desk.h>
#include <ash-replace.h>
#include <glib/gi18n-lib.h>

#include "ash-dialog.h"
#include "ash-edits.h"
#include "ash-look.h"
#include "ash-one-stop.h"
#include "ash-replace-row.h"
#include "ash-say.h"
#include "ash-text-place.h"
#include "ash-window-private.h"

/* More places than anybody reads through; the words are to be made more exact then. */
#define MOST 2000
/* How long typing pauses before it is looked up. */
#define PAUSE_MS 250

struct _AshReplaceDialog
{
  AdwWindow parent_instance;

  AshWindow *window;
  AshDocument *document;
  char *credential; /* (nullable): the current one */
  AshLook *look;
  AshReplaceFound *found; /* (nullable) */
  GListStore *places;
  guint pause;

  GtkEditable *words;
  GtkEditable *with;
  GtkCheckButton *match_case;
  GtkCheckButton *whole_words;
  GtkCheckButton *only_here;
  GtkCheckButton *with_sources;
  GtkLabel *sum;
  GtkWidget *scrolled;
  GtkListView *list;
  GtkWidget *replace;
  AdwHeaderBar *header;
};

G_DEFINE_FINAL_TYPE (AshReplaceDialog, ash_replace_dialog, ADW_TYPE_WINDOW)

/* What is asked */

static void
query_free (gpointer data)
{
  AshReplaceQuery *query = data;

  g_free (query->words);
  g_free (query->credential);
  g_free (query);
}

static gpointer
look_up (AshStore *store, gconstpointer order, AshProgress *progress, GError **error)
{
  return ash_replace_find (store, order, MOST, progress, error);
}

/* What is shown */

static guint
n_chosen (AshReplaceDialog *self)
{
  guint n = 0;

  for (guint i = 0; self->found != NULL && i < self->found->hits->len; i++)
    n += ((AshReplaceHit *) g_ptr_array_index (self->found->hits, i))->is_chosen;
  return n;
}

static char *
say_sum (AshReplaceDialog *self)
{
  guint n = self->found->hits->len;

  if (n == 0)
    return g_strdup (_ ("These words were not found."));
  if (self->found->is_cut)
    return ash_say_number (_ ("The first %u places. Look for more words to see fewer."), n);
  return ash_say_number (ngettext ("%u place", "%u places", n), n);
}

static char *
say_button (AshReplaceDialog *self, guint n)
{
  if (n == 0)
    return g_strdup (_ ("Replace"));
  if (*gtk_editable_get_text (self->with) == '\0')
    return ash_say_number (ngettext ("Delete in %u place", "Delete in %u places", n), n);
  return ash_say_number (ngettext ("Replace in %u place", "Replace in %u places", n), n);
}

/* Words for which nothing is put in are deleted: then the button says that, and is no blue one. */
static void
update_button (AshReplaceDialog *self)
{
  guint n = n_chosen (self);
  g_autofree char *label = say_button (self, n);

  gtk_button_set_label (GTK_BUTTON (self->replace), label);
  gtk_widget_set_sensitive (self->replace, n > 0);
  if (*gtk_editable_get_text (self->with) != '\0')
    gtk_widget_add_css_class (self->replace, "suggested-action");
  else
    gtk_widget_remove_css_class (self->replace, "suggested-action");
}

static void
looked_cb (gconstpointer order, gpointer result, const GError *error, gpointer data)
{
  AshReplaceDialog *self = data;
  g_autofree char *sum = NULL;

  g_list_store_remove_all (self->places);
  g_clear_pointer (&self->found, ash_replace_found_free);
  self->found = result;
  if (self->found != NULL)
    {
      g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = 0; i < self->found->hits->len; i++)
        g_ptr_array_add (places, ash_replace_place_new (g_ptr_array_index (self->found->hits, i)));
      g_list_store_splice (self->places, 0, 0, places->pdata, places->len);
    }
  sum = self->found != NULL ? say_sum (self) : g_strdup (error->message);
  gtk_label_set_label (self->sum, sum);
  gtk_widget_set_visible (self->scrolled,
                          g_list_model_get_n_items (G_LIST_MODEL (self->places)) > 0);
  update_button (self);
}

static gboolean
paused_cb (gpointer data)
{
  AshReplaceDialog *self = data;
  AshReplaceQuery *query = g_new0 (AshReplaceQuery, 1);

  self->pause = 0;
  query->words = g_strdup (gtk_editable_get_text (self->words));
  query->match_case = gtk_check_button_get_active (self->match_case);
  query->whole_words = gtk_check_button_get_active (self->whole_words);
  query->credential =
      gtk_check_button_get_active (self->only_here) ? g_strdup (self->credential) : NULL;
  query->with_sources = gtk_check_button_get_active (self->with_sources);
  ash_look_order (self->look, self->document, query);
  return G_SOURCE_REMOVE;
}

static void
asked_cb (AshReplaceDialog *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  ash_look_cancel (self->look);
  gtk_widget_set_sensitive (self->replace, FALSE);
  if (*gtk_editable_get_text (self->words) != '\0')
    {
      self->pause = g_timeout_add (PAUSE_MS, paused_cb, self);
      return;
    }
  g_list_store_remove_all (self->places);
  g_clear_pointer (&self->found, ash_replace_found_free);
  gtk_label_set_label (self->sum,
                       _ ("In titles, pages, questions and feedback, rubrics, outcomes, sheets and "
                          "the descriptions of pictures."));
  gtk_widget_set_visible (self->scrolled, FALSE);
}

/* Rows */

static void
chosen_cb (AshReplaceDialog *self)
{
  update_button (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AshReplaceDialog *self)
{
  gtk_list_item_set_child (item, ash_replace_row_new (G_CALLBACK (chosen_cb), self));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AshReplaceDialog *self)
{
  ash_replace_row_show (ASH_REPLACE_ROW (gtk_list_item_get_child (item)),
                        gtk_list_item_get_item (item), gtk_editable_get_text (self->with));
}

/* Space takes a place in or leaves it out: the list would choose the row instead. */
static gboolean
space_cb (GtkWidget *list, GVariant *args, gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (!ASH_IS_REPLACE_ROW (row))
    return FALSE;
  ash_replace_row_toggle (ASH_REPLACE_ROW (row));
  return TRUE;
}

static void
take_space (GtkWidget *list)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, 0),
                        gtk_callback_action_new (space_cb, NULL, NULL)));
  gtk_widget_add_controller (list, keys);
}

/* The rows that are there say what will be put in; others will when they come. */
static void
with_cb (AshReplaceDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->places));

  if (gtk_widget_get_sensitive (self->replace))
    update_button (self);
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self->places), 0, n, n);
}

static void
activate_cb (AshReplaceDialog *self, guint position)
{
  g_autoptr (AshReplacePlace) place = g_list_model_get_item (G_LIST_MODEL (self->places), position);
  g_autoptr (AshWindow) window = g_object_ref (self->window);

  ash_text_go_to (GTK_WIDGET (window), ash_replace_place_get_hit (place)->text);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
replace_cb (AshReplaceDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AshWindow) window = g_object_ref (self->window);
  gint64 n = ash_desk_replace (ash_document_get_store (self->document), self->found,
                               gtk_editable_get_text (self->with), &error);

  if (ash_edits_done (GTK_WIDGET (window), n >= 0, error, _ ("The words could not be replaced")))
    {
      g_autofree char *text = ash_say_number (
          ngettext ("Replaced in %d place", "Replaced in %d places", (gulong) n), (guint) n);

      gtk_window_destroy (GTK_WINDOW (self));
      ash_edits_toast (GTK_WIDGET (window), text);
    }
}

static void
ash_replace_dialog_dispose (GObject *object)
{
  AshReplaceDialog *self = ASH_REPLACE_DIALOG (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  ash_look_clear (&self->look);
  if (self->places != NULL)
    g_list_store_remove_all (self->places);
  g_clear_pointer (&self->found, ash_replace_found_free);
  g_clear_object (&self->places);
  g_clear_object (&self->document);
  g_clear_pointer (&self->credential, g_free);
  G_OBJECT_CLASS (ash_replace_dialog_parent_class)->dispose (object);
}

#define BIND(member) gtk_widget_class_bind_template_child (widget_class, AshReplaceDialog, member)

static void
ash_replace_dialog_class_init (AshReplaceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ASH_TYPE_ONE_STOP);
  G_OBJECT_CLASS (klass)->dispose = ash_replace_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-replace-dialog.ui");
  BIND (words);
  BIND (with);
  BIND (match_case);
  BIND (whole_words);
  BIND (only_here);
  BIND (with_sources);
  BIND (sum);
  BIND (scrolled);
  BIND (list);
  BIND (replace);
  BIND (header);
  gtk_widget_class_bind_template_callback (widget_class, asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, with_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
}

static void
ash_replace_dialog_init (AshReplaceDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  self->places = g_list_store_new (ASH_TYPE_REPLACE_PLACE);
  self->look =
      ash_look_new (look_up, query_free, (GDestroyNotify) ash_replace_found_free, looked_cb, self);
  gtk_widget_init_template (GTK_WIDGET (self));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->places)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  take_space (GTK_WIDGET (self->list));
  ash_dialog_close_on_escape (GTK_WINDOW (self));
}

void
ash_replace_dialog_present (AshWindow *window, const char *words)
{
  AshPlace *place = ash_window_get_place (window);
  AshReplaceDialog *self;

  if (place == NULL || window->document == NULL)
    return;
  ash_window_flush (window);
  self = g_object_new (ASH_TYPE_REPLACE_DIALOG, "transient-for", window, NULL);
  self->window = window;
  self->document = g_object_ref (window->document);
  self->credential = g_strdup (ash_place_get_credential (place));
  gtk_widget_set_visible (GTK_WIDGET (self->only_here), self->credential != NULL);
  if (words != NULL)
    gtk_editable_set_text (self->words, words);
  ash_dialog_set_size (GTK_WINDOW (self), GTK_WINDOW (window), 680, 640);
  ash_dialog_spare_title (self->header, GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->words));
}
