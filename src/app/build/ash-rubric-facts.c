/* What stands around the grid: whose rubric it is, who sees it, whether it adds up. */
#include <glib/gi18n-lib.h>

#include "ash-rubric-editor-private.h"
#include "ash-say.h"

static void
add_check (AshRubricEditor *self, gboolean is_well, const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (is_well ? "emblem-default-symbolic"
                                                          : "dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (icon, is_well ? "ok" : "change");
  gtk_label_set_wrap (GTK_LABEL (label), self->is_narrow);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_halign (line, self->is_narrow ? GTK_ALIGN_START : GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (self->checks, line);
}

static void
check_weights (AshRubricEditor *self)
{
  gint64 sum = ash_rubric_weight_sum (self->grid);
  g_autofree char *number = ash_grid_format_hundredths (sum);
  g_autofree char *text = NULL;

  if (sum == ASH_UNSET)
    return;
  text = g_strdup_printf (_ ("Weights add up to %s %%"), number);
  add_check (self, sum == 10000, text);
}

static gboolean
is_covered (AshRubricEditor *self, const AshStatement *outcome)
{
  for (guint i = 0; i < self->grid->rows->len; i++)
    if (ash_grid_shows (self->grid, i, outcome->record.id))
      return TRUE;
  return FALSE;
}

static char *
say_list (GPtrArray *codes)
{
  GString *head = g_string_new (NULL);
  g_autofree char *start = NULL;

  if (codes->len == 1)
    {
      g_string_free (head, TRUE);
      return g_strdup (g_ptr_array_index (codes, 0));
    }
  for (guint i = 0; i + 1 < codes->len; i++)
    g_string_append_printf (head, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (codes, i));
  start = g_string_free (head, FALSE);
  return g_strdup_printf (_ ("%s and %s"), start,
                          (const char *) g_ptr_array_index (codes, codes->len - 1));
}

static void
check_outcomes (AshRubricEditor *self, const AshAssessment *assessment)
{
  g_autoptr (GPtrArray) covered = g_ptr_array_new ();
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autoptr (GPtrArray) shown = ash_store_list (ash_place_get_store (self->place), &ASH_ALIGNMENT,
                                                "subject", assessment->record.id, NULL);
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (self->outcomes, i);
      char *code = outcome->code != NULL ? outcome->code : outcome->text;

      if (is_covered (self, outcome))
        g_ptr_array_add (covered, code);
      else
        for (guint j = 0; shown != NULL && j < shown->len; j++)
          if (g_strcmp0 (((AshAlignment *) g_ptr_array_index (shown, j))->statement,
                         outcome->record.id) == 0)
            {
              g_ptr_array_add (missing, code);
              break;
            }
    }
  if (missing->len > 0)
    {
      list = say_list (missing);
      text = g_strdup_printf (_ ("No criterion shows %s"), list);
      add_check (self, FALSE, text);
    }
  else if (covered->len > 0)
    {
      list = say_list (covered);
      text = g_strdup_printf (_ ("Covers %s"), list);
      add_check (self, TRUE, text);
    }
}

static void
show_sharers (AshRubricEditor *self)
{
  g_autoptr (GPtrArray) sharers =
      ash_desk_rubric_sharers (ash_place_get_store (self->place), self->assessment, NULL);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->shared, sharers != NULL && sharers->len > 0);
  if (sharers == NULL || sharers->len == 0)
    return;
  title = ash_say_quoted (((AshAssessment *) g_ptr_array_index (sharers, 0))->title);
  text = sharers->len == 1
             ? g_strdup_printf (_ ("%s is judged by the same rubric: what you change here changes "
                                   "there."),
                                title)
             : g_strdup_printf (ngettext ("%s and %u more are judged by the same rubric: what you "
                                          "change here changes there.",
                                          "%s and %u more are judged by the same rubric: what you "
                                          "change here changes there.",
                                          sharers->len - 1),
                                title, sharers->len - 1);
  gtk_label_set_label (self->shared_label, text);
}

static const char *
where_it_is_seen (AshRubricEditor *self, const AshAssessment *assessment)
{
  g_autoptr (AshItem) item =
      assessment->item != NULL
          ? ash_store_find (ash_place_get_store (self->place), &ASH_ITEM, "id", assessment->item)
          : NULL;

  if (item == NULL)
    return _ ("This evidence has no page of its own: the rubric is for those who judge it, and "
              "for the badge.");
  if (item->kind == ASH_ITEM_QUIZ)
    return _ ("Learners see it in your preview and learner site. A package has no place for the "
              "rubric of a quiz.");
  return _ ("Learners see it in the brief, before they start.");
}

void
ash_rubric_editor_show_facts (AshRubricEditor *self)
{
  g_autoptr (AshAssessment) assessment =
      self->assessment != NULL ? ash_store_find (ash_place_get_store (self->place), &ASH_ASSESSMENT,
                                                 "id", self->assessment)
                               : NULL;
  g_autofree char *title = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->checks))) != NULL)
    gtk_box_remove (self->checks, child);
  if (assessment == NULL || self->grid == NULL)
    return;
  title = g_strdup_printf (_ ("Rubric of “%s”"),
                           assessment->title != NULL ? assessment->title : _ ("Untitled"));
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->where, where_it_is_seen (self, assessment));
  if (self->grid->rows->len > 0)
    {
      check_weights (self);
      check_outcomes (self, assessment);
    }
  show_sharers (self);
  gtk_widget_set_visible (self->from_outcomes, self->outcomes->len > 0);
  gtk_widget_set_visible (self->again, self->outcomes->len > 0);
}
