#include "ash-page-toolbar.h"

#include <glib/gi18n-lib.h>

#include "ash-tool-row.h"

struct _AshPageToolbar
{
  GtkWidget parent_instance;

  AshToolRow *tools;
  GtkDropDown *style;
  GtkWidget *bold;
  GtkWidget *italic;
  GtkWidget *strike;
  GtkWidget *code;
  GtkWidget *bullets;
  GtkWidget *numbers;
  GtkWidget *outdent;
  GtkWidget *indent;
  GtkWidget *link;
  GtkWidget *picture;
  GtkMenuButton *table;
  GtkWidget *parts;
  GtkPopover *table_popover;
  GtkStack *table_stack;
  GtkSpinButton *rows;
  GtkSpinButton *columns;
  GtkWidget *insert_table;
  GtkWidget *row_before;
  GtkWidget *row_after;
  GtkWidget *column_before;
  GtkWidget *column_after;
  GtkWidget *name_columns;
  GtkWidget *row_delete;
  GtkWidget *column_delete;
  GtkWidget *table_delete;
  GtkToggleButton *as_page;
  GtkToggleButton *as_html;
  gboolean is_showing; /* the state is being shown: nobody pressed anything */
};

G_DEFINE_FINAL_TYPE (AshPageToolbar, ash_page_toolbar, GTK_TYPE_WIDGET)

enum
{
  PROP_IS_HTML = 1,
  N_PROPS
};

enum
{
  COMMAND,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

/* Styles in the order of the drop-down. */
static const char *const STYLES[] = { "p", "h1", "h2", "h3", "h4", "blockquote", "pre" };

static void
command (AshPageToolbar *self, const char *name, const char *value)
{
  if (self->is_showing)
    return;
  ash_tool_row_close (self->tools);
  g_signal_emit (self, signals[COMMAND], 0, name, value);
}

static void
style_cb (AshPageToolbar *self)
{
  guint selected = gtk_drop_down_get_selected (self->style);
  g_autofree char *value =
      selected < G_N_ELEMENTS (STYLES) ? g_strdup_printf ("\"%s\"", STYLES[selected]) : NULL;

  if (value != NULL)
    command (self, "style", value);
}

static void
tool_cb (AshPageToolbar *self, GtkWidget *tool)
{
  command (self, g_object_get_data (G_OBJECT (tool), "command"), "null");
}

static void
insert_table_cb (AshPageToolbar *self)
{
  g_autofree char *value = g_strdup_printf ("{\"rows\": %d, \"columns\": %d}",
                                            gtk_spin_button_get_value_as_int (self->rows),
                                            gtk_spin_button_get_value_as_int (self->columns));

  gtk_popover_popdown (self->table_popover);
  command (self, "table", value);
}

static void
change_table_cb (AshPageToolbar *self, GtkWidget *tool)
{
  g_autofree char *value =
      g_strdup_printf ("\"%s\"", (const char *) g_object_get_data (G_OBJECT (tool), "command"));

  gtk_popover_popdown (self->table_popover);
  command (self, "change-table", value);
}

static void
html_cb (AshPageToolbar *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->tools), !ash_page_toolbar_get_html (self));
  if (!self->is_showing)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_HTML]);
}

static void
ash_page_toolbar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_IS_HTML)
    g_value_set_boolean (value, ash_page_toolbar_get_html (ASH_PAGE_TOOLBAR (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ash_page_toolbar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ash_page_toolbar_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, AshPageToolbar, child)

static void
ash_page_toolbar_class_init (AshPageToolbarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = ash_page_toolbar_get_property;
  G_OBJECT_CLASS (klass)->dispose = ash_page_toolbar_dispose;
  g_type_ensure (ASH_TYPE_TOOL_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-page-toolbar.ui");
  BIND (tools);
  BIND (style);
  BIND (bold);
  BIND (italic);
  BIND (strike);
  BIND (code);
  BIND (bullets);
  BIND (numbers);
  BIND (outdent);
  BIND (indent);
  BIND (link);
  BIND (picture);
  BIND (table);
  BIND (parts);
  BIND (table_popover);
  BIND (table_stack);
  BIND (rows);
  BIND (columns);
  BIND (insert_table);
  BIND (row_before);
  BIND (row_after);
  BIND (column_before);
  BIND (column_after);
  BIND (name_columns);
  BIND (row_delete);
  BIND (column_delete);
  BIND (table_delete);
  BIND (as_page);
  BIND (as_html);
  props[PROP_IS_HTML] = g_param_spec_boolean ("is-html", NULL, NULL, FALSE,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  signals[COMMAND] = g_signal_new ("command", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
connect_tools (AshPageToolbar *self)
{
  const struct
  {
    GtkWidget *tool;
    const char *command;
    GCallback callback;
  } tools[] = {
    { self->bold, "bold", G_CALLBACK (tool_cb) },
    { self->italic, "italic", G_CALLBACK (tool_cb) },
    { self->strike, "strike", G_CALLBACK (tool_cb) },
    { self->code, "code", G_CALLBACK (tool_cb) },
    { self->bullets, "ul", G_CALLBACK (tool_cb) },
    { self->numbers, "ol", G_CALLBACK (tool_cb) },
    { self->outdent, "outdent", G_CALLBACK (tool_cb) },
    { self->indent, "indent", G_CALLBACK (tool_cb) },
    { self->link, "link", G_CALLBACK (tool_cb) },
    { self->picture, "picture", G_CALLBACK (tool_cb) },
    { self->row_before, "row-before", G_CALLBACK (change_table_cb) },
    { self->row_after, "row-after", G_CALLBACK (change_table_cb) },
    { self->column_before, "column-before", G_CALLBACK (change_table_cb) },
    { self->column_after, "column-after", G_CALLBACK (change_table_cb) },
    { self->name_columns, "name-columns", G_CALLBACK (change_table_cb) },
    { self->row_delete, "row-delete", G_CALLBACK (change_table_cb) },
    { self->column_delete, "column-delete", G_CALLBACK (change_table_cb) },
    { self->table_delete, "table-delete", G_CALLBACK (change_table_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    {
      g_object_set_data (G_OBJECT (tools[i].tool), "command", (gpointer) tools[i].command);
      g_signal_connect_swapped (tools[i].tool, "clicked", tools[i].callback, self);
    }
}

/* Where there is no room for all: what is written with least, and has keys, goes first. */
static void
order_tools (AshPageToolbar *self)
{
  GtkWidget *const order[] = { self->code,    self->strike,  self->outdent,
                               self->indent,  self->numbers, GTK_WIDGET (self->table),
                               self->picture, self->parts,   self->bullets,
                               self->italic,  self->link,    self->bold };

  ash_tool_row_set_order (self->tools, order, G_N_ELEMENTS (order));
}

static void
ash_page_toolbar_init (AshPageToolbar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  connect_tools (self);
  order_tools (self);
  g_signal_connect_swapped (self->style, "notify::selected", G_CALLBACK (style_cb), self);
  g_signal_connect_swapped (self->insert_table, "clicked", G_CALLBACK (insert_table_cb), self);
  g_signal_connect_swapped (self->as_html, "toggled", G_CALLBACK (html_cb), self);
}

static void
show_toggle (GtkWidget *toggle, const AshJsonValue *state, const char *member)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle),
                                ash_json_boolean (ash_json_member (state, member)));
}

static void
show_style (AshPageToolbar *self, const char *style)
{
  guint selected = 0;

  for (guint i = 0; style != NULL && i < G_N_ELEMENTS (STYLES); i++)
    if (g_str_equal (style, STYLES[i]))
      selected = i;
  if (g_strcmp0 (style, "h5") == 0 || g_strcmp0 (style, "h6") == 0)
    selected = 4;
  if (gtk_drop_down_get_selected (self->style) != selected)
    gtk_drop_down_set_selected (self->style, selected);
}

/**
 * ash_page_toolbar_show:
 * @state: what the caret stands in, as tools.js tells it
 */
void
ash_page_toolbar_show (AshPageToolbar *self, const AshJsonValue *state)
{
  const char *list = ash_json_member_string (state, "list");
  gboolean is_table = ash_json_boolean (ash_json_member (state, "table"));

  self->is_showing = TRUE;
  show_style (self, ash_json_member_string (state, "style"));
  show_toggle (self->bold, state, "bold");
  show_toggle (self->italic, state, "italic");
  show_toggle (self->strike, state, "strike");
  show_toggle (self->code, state, "code");
  show_toggle (self->link, state, "isLink");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->bullets), g_strcmp0 (list, "ul") == 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->numbers), g_strcmp0 (list, "ol") == 0);
  gtk_widget_set_sensitive (self->indent, list != NULL && *list != '\0');
  gtk_widget_set_sensitive (self->outdent, list != NULL && *list != '\0');
  gtk_widget_set_visible (self->name_columns,
                          ash_json_boolean (ash_json_member (state, "unnamed")));
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->table_popover)))
    gtk_stack_set_visible_child_name (self->table_stack, is_table ? "change" : "insert");
  self->is_showing = FALSE;
}

gboolean
ash_page_toolbar_get_html (AshPageToolbar *self)
{
  return gtk_toggle_button_get_active (self->as_html);
}

/**
 * ash_page_toolbar_set_html:
 *
 * Sets it without `notify`.
 */
void
ash_page_toolbar_set_html (AshPageToolbar *self, gboolean is_html)
{
  self->is_showing = TRUE;
  gtk_toggle_button_set_active (is_html ? self->as_html : self->as_page, TRUE);
  self->is_showing = FALSE;
}

void
ash_page_toolbar_allow_page (AshPageToolbar *self, gboolean is_allowed)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->as_page), is_allowed);
}

/**
 * ash_page_toolbar_allow_parts:
 *
 * Only a page can be split, not what is written of a discussion or an assignment.
 */
void
ash_page_toolbar_allow_parts (AshPageToolbar *self, gboolean is_allowed)
{
  gtk_widget_set_visible (self->parts, is_allowed);
}
