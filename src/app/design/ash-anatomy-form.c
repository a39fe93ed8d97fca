#include "ash-anatomy-form.h"

#include <adwaita.h>
#include <ash-in-words.h>
#include <glib/gi18n-lib.h>

#include "ash-commit.h"
#include "ash-names.h"

#define WIDTH_CHARS 32
#define WIDTH 288

struct _AshAnatomyForm
{
  GtkWidget parent_instance;

  GtkGrid *grid;
  GtkLabel *verb;
  GtkLabel *knowledge;
  GtkLabel *object;
  GtkWidget *entries[ASH_N_ANATOMIES][ASH_ANATOMY_MOST];
  GtkWidget *heads[ASH_N_ANATOMIES][ASH_ANATOMY_MOST];
  GtkLabel *said; /* how the sentence will read, or why it does not */
  char *text;
  char *lang;
};

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshAnatomyForm, ash_anatomy_form, GTK_TYPE_WIDGET)

static AshAnatomyKind
kind_of (gpointer entry)
{
  return GPOINTER_TO_UINT (g_object_get_data (entry, "kind"));
}

/* (nullable): the sentence with the words of a field */
static char *
woven (AshAnatomyForm *self, gpointer entry, const char *words)
{
  return ash_anatomy_put (self->text, self->lang, kind_of (entry),
                          GPOINTER_TO_UINT (g_object_get_data (entry, "index")), words);
}

/* What is said below the fields */

/* Of a field, also to those who do not see what stands below it. */
static void
say (AshAnatomyForm *self, gpointer entry, const char *words)
{
  gtk_label_set_label (self->said, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->said), words != NULL);
  gtk_accessible_update_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : "", -1);
}

static void
say_how_it_reads (AshAnatomyForm *self, gpointer entry, const char *words)
{
  g_autofree char *text = woven (self, entry, words);
  const char *example = ash_anatomy_example (self->lang, kind_of (entry));
  g_autofree char *said = NULL;

  if (text != NULL && g_strcmp0 (text, self->text) != 0)
    said = g_strdup_printf (_ ("Then it reads: %s"), text);
  else if (text == NULL && kind_of (entry) == ASH_ANATOMY_CONDITION)
    said = g_strdup_printf (_ ("Not read as a condition yet. It may begin so: %s"), example);
  else if (text == NULL)
    said = g_strdup_printf (_ ("Not read as a standard yet. It may begin so: %s"), example);
  say (self, entry, said);
}

static void
typed_cb (AshAnatomyForm *self, GtkEditable *entry)
{
  if (gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (entry))))
    say_how_it_reads (self, entry, gtk_editable_get_text (entry));
}

static void
commit_cb (GtkWidget *entry, const char *words, gpointer data)
{
  AshAnatomyForm *self = data;
  g_autofree char *text = woven (self, entry, words);

  if (text == NULL || g_strcmp0 (text, self->text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  g_signal_emit (self, signals[EDITED], 0, text);
}

/* The parts as they are read */

static void
show_range (GtkLabel *label, const char *text, const AshAnatomyRange *range)
{
  g_autofree char *words = ash_anatomy_words (text, range);

  gtk_label_set_label (label, range->length > 0 ? words : "–");
}

static void
show_verb (AshAnatomyForm *self, const AshVerb *verb, AshBloom level, const char *knowledge)
{
  g_autofree char *word = g_strndup (self->text + verb->start, verb->length);
  const char *kind = ash_say_knowledge (knowledge != NULL ? knowledge : verb->knowledge);
  g_autofree char *with_level =
      level != ASH_BLOOM_UNKNOWN ? g_strjoin (" · ", word, ash_say_bloom (level), NULL) : NULL;

  gtk_label_set_label (self->verb, with_level != NULL ? with_level : word);
  gtk_label_set_label (self->knowledge, *kind != '\0' ? kind : "–");
}

/* What is being written stays as it is written, as long as the sentence says it. */
static void
show_entry (AshAnatomyForm *self, GtkWidget *entry, const char *words)
{
  GtkWidget *inside = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (entry));

  if (gtk_widget_has_focus (inside) && *typed != '\0')
    {
      g_autofree char *text = woven (self, entry, typed);

      if (g_strcmp0 (text, self->text) == 0)
        return;
    }
  ash_commit_show (entry, words);
}

static void
show_entries (AshAnatomyForm *self, const AshAnatomy *parts)
{
  for (guint kind = 0; kind < ASH_N_ANATOMIES; kind++)
    for (guint i = 0; i < ASH_ANATOMY_MOST; i++)
      {
        GtkWidget *entry = self->entries[kind][i];
        gboolean is_shown = i == 0 || i < parts->n[kind];
        g_autofree char *words = i < parts->n[kind]
                                     ? ash_anatomy_words (self->text, &parts->parts[kind][i])
                                     : g_strdup ("");

        show_entry (self, entry, words);
        gtk_widget_set_visible (entry, is_shown);
        gtk_widget_set_visible (self->heads[kind][i], is_shown);
        if (i == 0)
          gtk_entry_set_placeholder_text (GTK_ENTRY (entry),
                                          ash_anatomy_example (self->lang, kind));
      }
}

/* Once the keyboard has left, a field has the words of the sentence. */
static void
left_cb (GtkEventController *focus, AshAnatomyForm *self)
{
  AshAnatomy parts;

  say (self, gtk_event_controller_get_widget (focus), NULL);
  if (ash_anatomy_read (self->text, self->lang, &parts))
    show_entries (self, &parts);
}

static void
ash_anatomy_form_dispose (GObject *object)
{
  AshAnatomyForm *self = ASH_ANATOMY_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->lang, g_free);
  G_OBJECT_CLASS (ash_anatomy_form_parent_class)->dispose (object);
}

static void
ash_anatomy_form_class_init (AshAnatomyFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_anatomy_form_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

/* A popover asks how high its content is with more room at the sides than it gives: wrapping labels
 * in it have one width, whatever they are asked for. */
static GtkWidget *
clamp_new (GtkWidget *child)
{
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  gtk_widget_set_size_request (child, WIDTH, -1);
  return clamp;
}

static GtkWidget *
label_new (const char *text, int width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), width);
  gtk_label_set_max_width_chars (GTK_LABEL (label), width);
  return label;
}

static GtkWidget *
add_head (AshAnatomyForm *self, const char *title, int line)
{
  GtkWidget *head = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_set_valign (head, GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (head, "muted");
  gtk_grid_attach (self->grid, head, 0, line, 1, 1);
  return head;
}

static GtkLabel *
add_fact (AshAnatomyForm *self, const char *title, int line)
{
  GtkWidget *label = label_new (NULL, WIDTH_CHARS - 12);

  add_head (self, title, line);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_grid_attach (self->grid, label, 1, line, 1, 1);
  return GTK_LABEL (label);
}

static void
add_entry (AshAnatomyForm *self, AshAnatomyKind kind, guint index, int line)
{
  const char *title =
      kind == ASH_ANATOMY_CONDITION ? C_ ("outcome", "Condition") : C_ ("outcome", "Standard");
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *name =
      index > 0 ? g_strdup_printf ("%s %u", title, index + 1) : g_strdup (title);

  self->entries[kind][index] = entry;
  self->heads[kind][index] = add_head (self, name, line);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_grid_attach (self->grid, entry, 1, line, 1, 1);
  ash_name (entry, name);
  g_object_set_data (G_OBJECT (entry), "kind", GUINT_TO_POINTER (kind));
  g_object_set_data (G_OBJECT (entry), "index", GUINT_TO_POINTER (index));
  ash_commit_editable (GTK_EDITABLE (entry), commit_cb, self);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (entry, focus);
}

static void
ash_anatomy_form_init (AshAnatomyForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *clamp;
  GtkWidget *hint;
  int line = 0;

  self->text = g_strdup ("");
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 6);
  self->verb = add_fact (self, C_ ("outcome", "Verb"), line++);
  self->object = add_fact (self, C_ ("outcome", "Of what"), line++);
  self->knowledge = add_fact (self, _ ("Knowledge"), line++);
  for (guint kind = 0; kind < ASH_N_ANATOMIES; kind++)
    for (guint i = 0; i < ASH_ANATOMY_MOST; i++)
      add_entry (self, kind, i, line++);
  hint = label_new (_ ("With what, and how well? Both are optional. The sentence keeps them."),
                    WIDTH_CHARS);
  gtk_widget_add_css_class (hint, "muted");
  self->said = GTK_LABEL (label_new (NULL, WIDTH_CHARS));
  gtk_widget_set_visible (GTK_WIDGET (self->said), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->said));
  gtk_box_append (GTK_BOX (box), hint);
  clamp = clamp_new (box);
  gtk_widget_add_css_class (clamp, "popover-page");
  gtk_widget_set_parent (clamp, GTK_WIDGET (self));
}

GtkWidget *
ash_anatomy_form_new (void)
{
  return g_object_new (ASH_TYPE_ANATOMY_FORM, NULL);
}

void
ash_anatomy_form_show (
    AshAnatomyForm *self, const char *text, const char *lang, AshBloom level, const char *knowledge)
{
  AshAnatomy parts;

  g_free (self->text);
  self->text = g_strdup (text);
  g_free (self->lang);
  self->lang = g_strdup (lang);
  if (!ash_anatomy_read (text, lang, &parts))
    parts = (AshAnatomy){ 0 };
  show_verb (self, &parts.verb, level, knowledge);
  show_range (self->object, text, &parts.object);
  show_entries (self, &parts);
}
