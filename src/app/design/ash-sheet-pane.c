#include "ash-sheet-pane.h"

#include <ash-sheet.h>
#include <glib/gi18n-lib.h>

#include "ash-names.h"
#include "ash-sheet-line.h"
#include "ash-sheet-pack.h"

/* A group has unfolded by then. */
#define UNFOLD_US (400 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  const AshSheetPart *part;
  AdwExpanderRow *row;
  GtkWidget *done;
  GtkLabel *count;
} Group;

struct _AshSheetPane
{
  GtkWidget parent_instance;

  AshPlace *place;
  GtkLabel *total;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
  GtkBox *packs;
  GArray *groups;   /* (element-type Group) */
  GPtrArray *lines; /* (element-type GtkWidget) */
};

G_DEFINE_FINAL_TYPE (AshSheetPane, ash_sheet_pane, GTK_TYPE_WIDGET)

/* One group is open at a time: the sheet stays short. */
static void
expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, AshSheetPane *self)
{
  if (!adw_expander_row_get_expanded (row))
    return;
  for (guint i = 0; i < self->groups->len; i++)
    {
      const Group *group = &g_array_index (self->groups, Group, i);

      if (group->row != row)
        adw_expander_row_set_expanded (group->row, FALSE);
    }
}

/* Its subtitle takes two lines, of which the second ends with "…" where there is more. */
static void
limit_lines (GtkWidget *widget)
{
  if (ADW_IS_ACTION_ROW (widget))
    adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (widget), 2);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      limit_lines (child);
}

static void
add_group (AshSheetPane *self, const AshSheetPart *part)
{
  Group group = { part, ADW_EXPANDER_ROW (adw_expander_row_new ()), NULL, NULL };

  group.done = gtk_image_new_from_icon_name ("object-select-symbolic");
  group.count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (group.done, "ok");
  gtk_widget_add_css_class (GTK_WIDGET (group.count), "chip");
  gtk_widget_add_css_class (GTK_WIDGET (group.count), "plain");
  gtk_widget_add_css_class (GTK_WIDGET (group.count), "numeric");
  gtk_widget_set_valign (GTK_WIDGET (group.count), GTK_ALIGN_CENTER);
  ash_name (group.done, _ ("complete"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (group.row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (group.row),
                                 g_dgettext (GETTEXT_PACKAGE, part->title));
  limit_lines (GTK_WIDGET (group.row));
  adw_expander_row_add_action (group.row, group.done);
  adw_expander_row_add_action (group.row, GTK_WIDGET (group.count));
  g_signal_connect (group.row, "notify::expanded", G_CALLBACK (expanded_cb), self);
  gtk_list_box_append (self->list, GTK_WIDGET (group.row));
  g_array_append_val (self->groups, group);
}

static const Group *
find_group (AshSheetPane *self, const char *key)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const Group *group = &g_array_index (self->groups, Group, i);

      if (g_strcmp0 (group->part->key, key) == 0)
        return group;
    }
  return NULL;
}

static GtkWidget *
find_line (AshSheetPane *self, const char *key)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      GtkWidget *line = g_ptr_array_index (self->lines, i);

      if (g_strcmp0 (ash_sheet_line_get_entry (line)->key, key) == 0)
        return line;
    }
  return NULL;
}

/* What the hours are compared with is a sum of estimates: how they are made is said beside them. */
static GtkWidget *
rates_row_new (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("How minutes are estimated…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.rates");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

static void
add_lines (AshSheetPane *self)
{
  GPtrArray *entries = ash_sheet_entries ();

  for (guint i = 0; i < entries->len; i++)
    {
      const AshSheetEntry *entry = g_ptr_array_index (entries, i);
      const Group *group = find_group (self, entry->group);
      GtkWidget *line;

      if (group == NULL || entry->type == ASH_SHEET_FACT)
        continue;
      line = ash_sheet_line_new (entry, self->place);
      adw_expander_row_add_row (group->row, line);
      g_ptr_array_add (self->lines, line);
      if (entry->type == ASH_SHEET_HOURS)
        adw_expander_row_add_row (group->row, rates_row_new ());
    }
}

/* What no line of the sheet says is said by the outcomes. */
static void
go_cb (AshSheetPane *self, const char *key)
{
  if (!ash_sheet_pane_go_to (self, key))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to", "(sss)", "design", "", key);
}

static void
add_packs (AshSheetPane *self)
{
  GPtrArray *packs = ash_sheet_packs ();
  g_autoptr (GtkSizeGroup) titles = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  for (guint i = 0; i < packs->len; i++)
    {
      GtkWidget *pack = ash_sheet_pack_new (g_ptr_array_index (packs, i), titles);

      g_signal_connect_swapped (pack, "go", G_CALLBACK (go_cb), self);
      gtk_box_append (self->packs, pack);
    }
}

static void
ash_sheet_pane_dispose (GObject *object)
{
  AshSheetPane *self = ASH_SHEET_PANE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->place);
  g_clear_pointer (&self->groups, g_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  G_OBJECT_CLASS (ash_sheet_pane_parent_class)->dispose (object);
}

static void
ash_sheet_pane_class_init (AshSheetPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_sheet_pane_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-sheet-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AshSheetPane, total);
  gtk_widget_class_bind_template_child (widget_class, AshSheetPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, AshSheetPane, list);
  gtk_widget_class_bind_template_child (widget_class, AshSheetPane, packs);
}

static void
ash_sheet_pane_init (AshSheetPane *self)
{
  self->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  self->lines = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ash_sheet_pane_new (AshPlace *place)
{
  AshSheetPane *self = g_object_new (ASH_TYPE_SHEET_PANE, NULL);
  GPtrArray *groups = ash_sheet_groups ();

  self->place = g_object_ref (place);
  for (guint i = 0; i < groups->len; i++)
    add_group (self, g_ptr_array_index (groups, i));
  add_lines (self);
  add_packs (self);
  return GTK_WIDGET (self);
}

/* Showing */

/* "Online, own pace, 12 h": what is said, as far as a line goes. */
static char *
say_filled (const char *group, const AshDesign *design)
{
  GPtrArray *entries = ash_sheet_entries ();
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < entries->len && said->len < 90; i++)
    {
      const AshSheetEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *words = NULL;

      if (g_strcmp0 (entry->group, group) != 0 || g_str_equal (entry->key, "title"))
        continue;
      words = ash_sheet_say (entry, design);
      g_strdelimit (words, "\n", ' ');
      /* The form and the place may both be "Online". */
      if (*words != '\0' && g_hash_table_add (seen, g_strdup (words)))
        g_string_append_printf (said, "%s%s", said->len > 0 ? " · " : "", words);
    }
  return g_strdup (said->str);
}

static char *
say_open (const char *group, const AshDesign *design)
{
  GPtrArray *entries = ash_sheet_entries ();
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const AshSheetEntry *entry = g_ptr_array_index (entries, i);

      if (entry->helps || g_strcmp0 (entry->group, group) != 0 ||
          ash_sheet_is_filled (entry, design))
        continue;
      g_string_append_printf (said, "%s%s", said->len > 0 ? ", " : "", ash_sheet_title (entry));
    }
  return g_strdup_printf (_ ("Still open: %s"), said->str);
}

static void
show_group (const Group *group, const AshDesign *design)
{
  AshSheetCount count = ash_sheet_count_group (design, group->part->key);
  gboolean is_done = count.n_filled == count.n;
  g_autofree char *filled = say_filled (group->part->key, design);
  g_autofree char *said = NULL;
  g_autofree char *figure = g_strdup_printf (_ ("%u of %u"), count.n_filled, count.n);

  if (is_done)
    said = g_strdup (filled);
  else if (count.n_filled == 0 || *filled == '\0')
    said = g_strdup (g_dgettext (GETTEXT_PACKAGE, group->part->about));
  else
    said = say_open (group->part->key, design);
  adw_expander_row_set_subtitle (group->row, said);
  gtk_label_set_label (group->count, figure);
  gtk_widget_set_visible (group->done, is_done);
  gtk_widget_set_visible (GTK_WIDGET (group->count), !is_done && count.n_filled > 0);
}

void
ash_sheet_pane_show (AshSheetPane *self, AshDesign *design)
{
  AshSheetCount count = ash_sheet_count (design);
  g_autofree char *total = g_strdup_printf (_ ("%u of %u filled in"), count.n_filled, count.n);

  gtk_label_set_label (self->total, total);
  for (guint i = 0; i < self->groups->len; i++)
    show_group (&g_array_index (self->groups, Group, i), design);
  for (guint i = 0; i < self->lines->len; i++)
    ash_sheet_line_show (g_ptr_array_index (self->lines, i), design);
  for (GtkWidget *pack = gtk_widget_get_first_child (GTK_WIDGET (self->packs)); pack != NULL;
       pack = gtk_widget_get_next_sibling (pack))
    ash_sheet_pack_show (ASH_SHEET_PACK (pack), design);
}

/* A line has no place before its group has unfolded: until then it is followed. */
static gboolean
follow_cb (GtkWidget *line, GdkFrameClock *clock, gpointer data)
{
  gint64 *end = data;
  AshSheetPane *self = ASH_SHEET_PANE (gtk_widget_get_ancestor (line, ASH_TYPE_SHEET_PANE));
  GtkWidget *viewport = gtk_scrolled_window_get_child (self->scroller);
  GtkWidget *content = gtk_viewport_get_child (GTK_VIEWPORT (viewport));
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  graphene_rect_t place;

  if (*end == 0)
    *end = now + UNFOLD_US;
  if (gtk_widget_compute_bounds (line, content, &place))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scroller), place.origin.y,
                               place.origin.y + place.size.height);
  return now < *end ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

gboolean
ash_sheet_pane_has (AshSheetPane *self, const char *key)
{
  return find_line (self, key) != NULL;
}

gboolean
ash_sheet_pane_go_to (AshSheetPane *self, const char *key)
{
  GtkWidget *line = find_line (self, key);

  if (line == NULL)
    return FALSE;
  adw_expander_row_set_expanded (find_group (self, ash_sheet_line_get_entry (line)->group)->row,
                                 TRUE);
  ash_sheet_line_focus (line);
  gtk_widget_add_tick_callback (line, follow_cb, g_new0 (gint64, 1), g_free);
  return TRUE;
}
