#include "ash-language-choice.h"

#include "ash-way-back.h"

#include <ash-languages.h>
#include <glib/gi18n-lib.h>

#include "ash-names.h"

struct _AshLanguageChoice
{
  GtkWidget parent_instance;

  GtkDropDown *list;
  GtkStringList *names;
  GPtrArray *tags; /* (element-type utf8) as the names */
  char *tag;
  guint n_known; /* one more is what came with the document and nobody knows */
  gboolean is_showing;
};

enum
{
  PROP_0,
  PROP_TAG,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AshLanguageChoice, ash_language_choice, GTK_TYPE_WIDGET)

static void
selected_cb (AshLanguageChoice *self)
{
  guint which =
      self->list != NULL ? gtk_drop_down_get_selected (self->list) : GTK_INVALID_LIST_POSITION;

  if (self->is_showing || which >= self->tags->len)
    return;
  g_free (self->tag);
  self->tag = g_strdup (g_ptr_array_index (self->tags, which));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TAG]);
}

static guint
find_tag (AshLanguageChoice *self, const char *tag)
{
  g_autofree char *usual = ash_language_tag (tag);

  for (guint i = 0; i < self->tags->len; i++)
    if (g_str_equal (g_ptr_array_index (self->tags, i), tag) ||
        g_str_equal (g_ptr_array_index (self->tags, i), usual))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
add (AshLanguageChoice *self, const char *tag, const char *name)
{
  g_ptr_array_add (self->tags, g_strdup (tag));
  gtk_string_list_append (self->names, name);
}

/**
 * ash_language_choice_set_tag:
 * @tag: (nullable): as the document has it, known or not
 */
void
ash_language_choice_set_tag (AshLanguageChoice *self, const char *tag)
{
  const char *wanted = tag != NULL ? tag : "";
  guint which;

  if (g_str_equal (self->tag, wanted))
    return;
  g_free (self->tag);
  self->tag = g_strdup (wanted);
  self->is_showing = TRUE;
  which = find_tag (self, wanted);
  if (which == GTK_INVALID_LIST_POSITION)
    {
      g_autofree char *name = ash_language_say (wanted);

      if (self->tags->len > self->n_known)
        {
          gtk_string_list_remove (self->names, self->n_known);
          g_ptr_array_set_size (self->tags, (gint) self->n_known);
        }
      add (self, wanted, name);
      which = self->n_known;
    }
  gtk_drop_down_set_selected (self->list, which);
  self->is_showing = FALSE;
}

const char *
ash_language_choice_get_tag (AshLanguageChoice *self)
{
  return self->tag;
}

static gboolean
ash_language_choice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ASH_LANGUAGE_CHOICE (widget)->list));
}

/* A row that stands for it is clicked: the list opens. */
static gboolean
ash_language_choice_mnemonic_activate (GtkWidget *widget, gboolean is_cycling)
{
  AshLanguageChoice *self = ASH_LANGUAGE_CHOICE (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  g_signal_emit_by_name (self->list, "activate");
  return TRUE;
}

static void
ash_language_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, ASH_LANGUAGE_CHOICE (object)->tag);
}

static void
ash_language_choice_dispose (GObject *object)
{
  AshLanguageChoice *self = ASH_LANGUAGE_CHOICE (object);

  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  G_OBJECT_CLASS (ash_language_choice_parent_class)->dispose (object);
}

static void
ash_language_choice_finalize (GObject *object)
{
  AshLanguageChoice *self = ASH_LANGUAGE_CHOICE (object);

  g_ptr_array_unref (self->tags);
  g_object_unref (self->names);
  g_free (self->tag);
  G_OBJECT_CLASS (ash_language_choice_parent_class)->finalize (object);
}

static GtkWidget *
find_search (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_SEARCH_ENTRY (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_search (child);
  return found;
}

static gboolean
focus_search_cb (GtkWidget *search, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_grab_focus (search);
  return G_SOURCE_REMOVE;
}

/* Two hundred languages are found by typing, and the list begins with itself focused. */
static void
search_shown_cb (GtkWidget *search)
{
  gtk_widget_add_tick_callback (search, focus_search_cb, NULL, NULL);
}

static void
ash_language_choice_class_init (AshLanguageChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ash_language_choice_get_property;
  object_class->dispose = ash_language_choice_dispose;
  object_class->finalize = ash_language_choice_finalize;
  widget_class->grab_focus = ash_language_choice_grab_focus;
  ash_way_back_install (widget_class);
  widget_class->mnemonic_activate = ash_language_choice_mnemonic_activate;
  props[PROP_TAG] =
      g_param_spec_string ("tag", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ash_language_choice_init (AshLanguageChoice *self)
{
  self->tag = g_strdup ("");
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->names = gtk_string_list_new (NULL);
}

GtkWidget *
ash_language_choice_new (const char *none)
{
  AshLanguageChoice *self = g_object_new (ASH_TYPE_LANGUAGE_CHOICE, NULL);
  GPtrArray *languages = ash_languages ();
  GtkWidget *search;
  GtkExpression *by_name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  add (self, "", none);
  for (guint i = 0; i < languages->len; i++)
    {
      const AshLanguage *language = g_ptr_array_index (languages, i);

      add (self, language->tag, language->name);
    }
  self->n_known = self->tags->len;
  self->list =
      GTK_DROP_DOWN (gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->names)), by_name));
  gtk_drop_down_set_enable_search (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "language-choice");
  ash_name (self->list, _ ("Language"));
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  search = find_search (GTK_WIDGET (self->list));
  if (search != NULL)
    g_signal_connect (search, "map", G_CALLBACK (search_shown_cb), NULL);
  /* A list that searches may outlive what it is the list of. */
  g_signal_connect_object (self->list, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
