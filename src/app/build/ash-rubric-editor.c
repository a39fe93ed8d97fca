#include <ash-digest.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-message.h"
#include "ash-rubric-editor-private.h"
#include "ash-wrap-layout.h"

static void view_init (AshViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AshRubricEditor,
                               ash_rubric_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASH_TYPE_VIEW, view_init))

gboolean
ash_rubric_editor_told (AshRubricEditor *self, gboolean is_done, GError *error)
{
  g_autofree char *body = NULL;

  if (is_done)
    return TRUE;
  body = g_strdup (error != NULL ? error->message : "");
  ash_message_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                       _ ("The rubric could not be changed"), body, NULL, NULL, NULL);
  /* What is shown is what is stored. */
  ash_rubric_editor_look_again (self);
  return FALSE;
}

gboolean
ash_rubric_editor_store (AshRubricEditor *self, const char *label, const char *coalesce)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key =
      coalesce != NULL ? g_strdup_printf ("rubric %s %s", self->assessment, coalesce) : NULL;
  gboolean is_done = ash_desk_save_grid (ash_place_get_store (self->place), self->assessment,
                                         self->grid, label, key, &error);

  return ash_rubric_editor_told (self, is_done, error);
}

static void
edited_cb (AshRubricEditor *self, const char *label, const char *coalesce)
{
  ash_rubric_editor_store (self, label, coalesce);
}

static GPtrArray *
load_outcomes (AshRubricEditor *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *outcomes =
      ash_desk_outcomes_of_evidence (ash_place_get_store (self->place), self->assessment, &error);

  return outcomes != NULL ? outcomes : g_ptr_array_new ();
}

static GHashTable *
load_aside (AshRubricEditor *self)
{
  GHashTable *aside = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) dismissals = ash_store_list (
      ash_place_get_store (self->place), &ASH_DISMISSAL, "subject", self->assessment, NULL);

  for (guint i = 0; dismissals != NULL && i < dismissals->len; i++)
    {
      const AshDismissal *dismissal = g_ptr_array_index (dismissals, i);

      if (dismissal->digest != NULL)
        g_hash_table_add (aside, g_strdup (dismissal->digest));
    }
  return aside;
}

static void
show_talk (AshRubricEditor *self)
{
  if (self->grid != NULL)
    ash_rubric_grid_show_talk (self->cells, ash_live_get_talk (ash_place_get_live (self->place)));
}

/**
 * ash_rubric_editor_look_again:
 *
 * Shows the rubric as it is stored.
 */
void
ash_rubric_editor_look_again (AshRubricEditor *self)
{
  g_autoptr (GError) error = NULL;
  AshGrid *old = self->grid;
  g_autoptr (AshAssessment) assessment =
      ash_store_find (ash_place_get_store (self->place), &ASH_ASSESSMENT, "id", self->assessment);

  /* It was deleted; whoever shows this editor is about to show another. */
  if (assessment == NULL)
    return;
  self->grid = ash_desk_load_grid (ash_place_get_store (self->place), self->assessment, &error);
  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
  self->outcomes = load_outcomes (self);
  g_clear_pointer (&self->advice, g_ptr_array_unref);
  self->advice = self->grid != NULL ? ash_rubric_advise (self->grid) : NULL;
  g_clear_pointer (&self->aside, g_hash_table_unref);
  self->aside = load_aside (self);
  if (self->grid == NULL)
    {
      g_autofree char *words = g_markup_escape_text (error->message, -1);

      self->grid = old;
      adw_status_page_set_description (self->refusal, words);
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->refusal));
    }
  else
    {
      gboolean is_empty = self->grid->rows->len == 0;

      gtk_stack_set_visible_child (self->stack, is_empty ? self->nothing : self->page);
      ash_rubric_grid_show (self->cells, self->grid, self->outcomes);
      show_talk (self);
      ash_grid_free (old);
    }
  ash_rubric_editor_show_facts (self);
  ash_rubric_editor_show_advice (self);
  ash_rubric_editor_show_commands (self);
}

/* What it is about: it comes back when that is worded otherwise. */
char *
ash_rubric_editor_advice_digest (const AshRubricAdvice *advice)
{
  return ash_digest_data (advice->text, strlen (advice->text));
}

/**
 * ash_rubric_editor_get_advice:
 *
 * Returns: (transfer none) (nullable): the first that was not set aside
 */
const AshRubricAdvice *
ash_rubric_editor_get_advice (AshRubricEditor *self)
{
  for (guint i = 0; self->advice != NULL && i < self->advice->len; i++)
    {
      const AshRubricAdvice *advice = g_ptr_array_index (self->advice, i);
      g_autofree char *digest = ash_rubric_editor_advice_digest (advice);

      if (!g_hash_table_contains (self->aside, digest))
        return advice;
    }
  return NULL;
}

static GtkWidget *
why_popover (const char *why)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *label = gtk_label_new (why);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_add_css_class (popover, "why");
  gtk_popover_set_child (GTK_POPOVER (popover), label);
  return popover;
}

void
ash_rubric_editor_show_advice (AshRubricEditor *self)
{
  const AshRubricAdvice *advice = ash_rubric_editor_get_advice (self);

  gtk_widget_set_visible (GTK_WIDGET (self->advice_line), advice != NULL);
  if (advice == NULL)
    return;
  gtk_label_set_label (self->advice_label, advice->text);
  gtk_widget_set_visible (self->advice_show, advice->row >= 0);
  gtk_button_set_label (GTK_BUTTON (self->advice_show),
                        advice->other >= 0 ? _ ("Show them") : _ ("Show"));
  gtk_menu_button_set_popover (self->advice_why, why_popover (advice->why));
}

static void
ash_rubric_editor_dispose (GObject *object)
{
  AshRubricEditor *self = ASH_RUBRIC_EDITOR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->actions);
  g_clear_object (&self->place);
  g_clear_pointer (&self->grid, ash_grid_free);
  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
  g_clear_pointer (&self->advice, g_ptr_array_unref);
  g_clear_pointer (&self->aside, g_hash_table_unref);
  g_clear_pointer (&self->assessment, g_free);
  G_OBJECT_CLASS (ash_rubric_editor_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, AshRubricEditor, name)

static void
ash_rubric_editor_class_init (AshRubricEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_rubric_editor_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-rubric-editor.ui");
  BIND (toolbar);
  BIND (stack);
  BIND (nothing);
  BIND (refusal);
  BIND (page);
  BIND (from_outcomes);
  BIND (head);
  BIND (title);
  BIND (where);
  BIND (checks);
  BIND (shared);
  BIND (shared_label);
  BIND (scroller);
  BIND (advice_line);
  BIND (advice_label);
  BIND (advice_show);
  BIND (advice_why);
  BIND (foot);
  BIND (again);
  BIND (keys);
  BIND (up);
  BIND (down);
  BIND (remove);
  BIND (rubrics);
}

static void
ash_rubric_editor_init (AshRubricEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->toolbar, ash_wrap_layout_new (3));
  self->cells = ASH_RUBRIC_GRID (ash_rubric_grid_new ());
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->cells));
  g_signal_connect_swapped (self->cells, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (self->cells, "moved", G_CALLBACK (ash_rubric_editor_show_commands),
                            self);
}

/**
 * ash_rubric_editor_new:
 * @assessment: id of the evidence
 */
GtkWidget *
ash_rubric_editor_new (AshPlace *place, const char *assessment)
{
  AshRubricEditor *self = g_object_new (ASH_TYPE_RUBRIC_EDITOR, NULL);

  self->place = g_object_ref (place);
  self->assessment = g_strdup (assessment);
  ash_rubric_editor_add_commands (self);
  ash_rubric_editor_add_bank (self);
  ash_rubric_editor_look_again (self);
  g_signal_connect_object (ash_place_get_live (place), "design", G_CALLBACK (show_talk), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
ash_rubric_editor_apply (AshView *view, const AshChangeSet *changes)
{
  static const AshRecordClass *const KINDS[] = { &ASH_RUBRIC,    &ASH_CRITERION,
                                                 &ASH_RATING,    &ASH_ASSESSMENT,
                                                 &ASH_ALIGNMENT, &ASH_STATEMENT,
                                                 &ASH_ITEM,      &ASH_CREDENTIAL_STATEMENT,
                                                 &ASH_DISMISSAL };

  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    if (ash_change_set_has (changes, KINDS[i]))
      {
        ash_rubric_editor_look_again (ASH_RUBRIC_EDITOR (view));
        return;
      }
}

/* Where in the grid a criterion or a level stands. */
static gboolean
show_record (AshRubricEditor *self, const char *record)
{
  for (guint i = 0; self->grid != NULL && i < self->grid->rows->len; i++)
    {
      const AshGridRow *row = ash_grid_row (self->grid, i);

      if (g_strcmp0 (row->criterion->record.id, record) == 0)
        {
          ash_rubric_grid_focus (self->cells, (int) i, ASH_GRID_HEAD);
          return TRUE;
        }
      for (guint j = 0; j < row->ratings->len; j++)
        if (g_strcmp0 (((AshRating *) g_ptr_array_index (row->ratings, j))->record.id, record) == 0)
          {
            ash_rubric_grid_focus (self->cells, (int) i, (int) j);
            return TRUE;
          }
    }
  return FALSE;
}

/* Where the keyboard goes on: the first cell, or the first of the ways to a grid. */
static void
begin (AshRubricEditor *self)
{
  if (gtk_stack_get_visible_child (self->stack) == self->nothing)
    gtk_widget_child_focus (self->nothing, GTK_DIR_TAB_FORWARD);
  else
    ash_rubric_grid_focus (self->cells, 0, 0);
}

static gboolean
ash_rubric_editor_go_to (AshView *view, const char *record, const char *part)
{
  AshRubricEditor *self = ASH_RUBRIC_EDITOR (view);
  g_autoptr (AshAssessment) assessment = NULL;

  if (g_strcmp0 (record, self->assessment) == 0)
    {
      if (part != NULL)
        begin (self);
      return TRUE;
    }
  if (show_record (self, record))
    return TRUE;
  assessment = ash_store_find (ash_place_get_store (self->place), &ASH_ASSESSMENT, "id", record);
  if (assessment == NULL)
    return FALSE;
  ash_rubric_grid_stop_editing (self->cells);
  g_free (self->assessment);
  self->assessment = g_strdup (record);
  ash_rubric_editor_look_again (self);
  return TRUE;
}

static void
ash_rubric_editor_set_narrow (AshView *view, gboolean is_narrow)
{
  AshRubricEditor *self = ASH_RUBRIC_EDITOR (view);

  self->is_narrow = is_narrow;
  ash_rubric_grid_set_narrow (self->cells, is_narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->head), is_narrow
                                                                   ? GTK_ORIENTATION_VERTICAL
                                                                   : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (self->keys, !is_narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->advice_line),
                                  is_narrow ? GTK_ORIENTATION_VERTICAL
                                            : GTK_ORIENTATION_HORIZONTAL);
  ash_rubric_editor_show_facts (self);
}

static void
ash_rubric_editor_flush (AshView *view)
{
  ash_rubric_grid_flush (ASH_RUBRIC_EDITOR (view)->cells);
}

static void
view_init (AshViewInterface *iface)
{
  iface->apply = ash_rubric_editor_apply;
  iface->go_to = ash_rubric_editor_go_to;
  iface->run = ash_rubric_editor_run;
  iface->set_narrow = ash_rubric_editor_set_narrow;
  iface->flush = ash_rubric_editor_flush;
}
