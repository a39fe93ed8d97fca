#include "ash-use-dialog.h"

#include <ash-desk.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-outline.h"
#include "ash-picker.h"
#include "ash-say.h"

/* As many places as anybody reads; another letter makes them fewer. */
#define MOST_PLACES 40

typedef struct
{
  AshUseFunc func;
  gpointer user_data;
  AshUseReach reach;
  GStrv moving;           /* (nullable) */
  GPtrArray *credentials; /* AshCredential */
  GPtrArray *outlines;    /* (element-type AshOutline): of each, (nullable) */
  GPtrArray *modules;     /* (element-type AdwActionRow) borrowed: rows below their credentials */
  GPtrArray *typed;       /* (element-type GtkWidget) borrowed: rows that came with the words */
  char *needle;           /* (nullable): what is looked for in titles, while rows are gathered */
  gboolean wants_start;   /* whether it asks for beginnings */
  gboolean wants_after;   /* … and for places after something */
} Asked;

static void
outline_unref (gpointer outline)
{
  g_clear_object (&outline);
}

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *self = data;

  g_object_unref (self->user_data);
  g_strfreev (self->moving);
  g_ptr_array_unref (self->credentials);
  g_ptr_array_unref (self->outlines);
  g_ptr_array_unref (self->modules);
  g_ptr_array_unref (self->typed);
  g_free (self);
}

/* Rows and where each leads to */

static void
place_free (gpointer data)
{
  AshEditsPlace *self = data;

  g_free ((char *) self->credential);
  g_free ((char *) self->parent);
  g_free ((char *) self->before);
  g_free ((char *) self->title);
  g_free (self);
}

static void
set_place (GtkWidget *row, const AshEditsPlace *place)
{
  AshEditsPlace *copy = g_new0 (AshEditsPlace, 1);

  copy->credential = g_strdup (place->credential);
  copy->parent = g_strdup (place->parent);
  copy->before = g_strdup (place->before);
  copy->in_new_module = place->in_new_module;
  copy->title = g_strdup (place->title);
  g_object_set_data_full (G_OBJECT (row), "place", copy, place_free);
}

static GtkWidget *
add_row (AshPicker *picker,
         const char *icon,
         const char *title,
         const char *words,
         const AshEditsPlace *place)
{
  GtkWidget *row = ash_picker_row_new (icon, title, NULL);
  g_autofree char *text = g_strdup_printf ("%s %s", title, words != NULL ? words : "");

  set_place (row, place);
  ash_picker_add (picker, row, text);
  return row;
}

/* What there is to go to */

static void
add_credential (AshPicker *picker, AshOutline *outline, const char *credential, guint number)
{
  AshEditsPlace place = { .credential = credential };
  GtkWidget *row = add_row (picker, NULL, ash_outline_get_title (outline), NULL, &place);
  g_autofree char *digits = g_strdup_printf ("%u", number);
  GtkWidget *mark = gtk_label_new (digits);

  gtk_widget_add_css_class (row, "credential-row");
  gtk_widget_add_css_class (mark, "mark");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
}

static gboolean
is_moving (Asked *self, const AshOutlineItem *item)
{
  return self->moving != NULL && g_strv_contains ((const char *const *) self->moving, item->id);
}

/* Below its credential, of which it says only where it stands alone: see say_above(). */
static void
put_below (Asked *self, GtkWidget *row, AshOutline *outline)
{
  gtk_widget_add_css_class (row, "module-row");
  g_object_set_data_full (G_OBJECT (row), "above", g_strdup (ash_outline_get_title (outline)),
                          g_free);
  g_ptr_array_add (self->modules, row);
}

static void
add_modules (AshPicker *picker,
             Asked *self,
             const char *credential,
             AshOutline *outline,
             const AshOutlineItem *parent)
{
  for (guint i = 0; i < parent->children->len; i++)
    {
      const AshOutlineItem *item = g_ptr_array_index (parent->children, i);
      AshEditsPlace place = { .credential = credential, .parent = item->id };
      GtkWidget *row;

      if (item->kind != ASH_ITEM_FOLDER || is_moving (self, item))
        continue;
      row = add_row (picker, NULL, item->title, ash_outline_get_title (outline), &place);
      put_below (self, row, outline);
      add_modules (picker, self, credential, outline, item);
    }
}

static void
add_new_module (AshPicker *picker, Asked *self, AshOutline *outline, const char *credential)
{
  AshEditsPlace place = { .credential = credential, .in_new_module = TRUE };

  put_below (self,
             add_row (picker, "list-add-symbolic", _ ("New module"),
                      ash_outline_get_title (outline), &place),
             outline);
}

static void
add_all (AshPicker *picker, Asked *self)
{
  for (guint i = 0; i < self->credentials->len; i++)
    {
      const AshCredential *credential = g_ptr_array_index (self->credentials, i);
      AshOutline *outline = g_ptr_array_index (self->outlines, i);

      if (outline == NULL)
        continue;
      add_credential (picker, outline, credential->record.id, i + 1);
      add_modules (picker, self, credential->record.id, outline, ash_outline_get_root (outline));
      if (self->reach == ASH_USE_ANYWHERE)
        add_new_module (picker, self, outline, credential->record.id);
    }
  add_row (picker, "list-add-symbolic", _ ("New credential"), NULL, &(AshEditsPlace){ 0 });
}

/* What comes with the words that are typed */

static void
add_typed (AshPicker *picker,
           Asked *self,
           const char *icon,
           const char *title,
           const char *below,
           const AshEditsPlace *place)
{
  GtkWidget *row = ash_picker_row_new (icon, title, below);

  set_place (row, place);
  ash_picker_add (picker, row, NULL);
  g_ptr_array_add (self->typed, row);
}

static void
add_start (AshPicker *picker,
           Asked *self,
           const char *credential,
           AshOutline *outline,
           const AshOutlineItem *above)
{
  const AshOutlineItem *first = g_ptr_array_index (above->children, 0);
  gboolean is_top = above->parent == NULL;
  AshEditsPlace place = { .credential = credential,
                          .parent = is_top ? NULL : above->id,
                          .before = first->id };
  g_autofree char *quoted =
      ash_say_quoted (is_top ? ash_outline_get_title (outline) : above->title);
  g_autofree char *title = g_strdup_printf (_ ("At the beginning of %s"), quoted);

  add_typed (picker, self, "folder-symbolic", title,
             is_top ? NULL : ash_outline_get_title (outline), &place);
}

static void
add_after (AshPicker *picker,
           Asked *self,
           const char *credential,
           AshOutline *outline,
           const AshOutlineItem *item)
{
  const AshOutlineItem *above = item->parent;
  guint place = ash_outline_place (item);
  gboolean is_top = above->parent == NULL;
  const AshOutlineItem *next =
      place < above->children->len ? g_ptr_array_index (above->children, place) : NULL;
  AshEditsPlace there = { .credential = credential,
                          .parent = is_top ? NULL : above->id,
                          .before = next != NULL ? next->id : NULL };
  g_autofree char *quoted = ash_say_quoted (item->title);
  g_autofree char *title = g_strdup_printf (_ ("After %s"), quoted);
  g_autofree char *below =
      is_top ? g_strdup (ash_outline_get_title (outline))
             : g_strdup_printf ("%s · %s", ash_outline_get_title (outline), above->title);

  add_typed (picker, self, ash_say_icon (item->kind), title, below, &there);
}

static void
add_between (AshPicker *picker,
             Asked *self,
             const char *credential,
             AshOutline *outline,
             const AshOutlineItem *above)
{
  for (guint i = 0; i < above->children->len && self->typed->len < MOST_PLACES; i++)
    {
      const AshOutlineItem *item = g_ptr_array_index (above->children, i);
      gboolean is_found = strstr (item->folded, self->needle) != NULL;

      if (is_moving (self, item))
        continue;
      if (is_found && self->wants_start && item->children->len > 0)
        add_start (picker, self, credential, outline, item);
      if (is_found && self->wants_after)
        add_after (picker, self, credential, outline, item);
      add_between (picker, self, credential, outline, item);
    }
}

/* (nullable): what follows the words that stand before the title in @format, "After “%s”". */
static const char *
without_words (const char *needle, const char *format)
{
  g_autofree char *words = g_utf8_casefold (format, -1);
  gsize length = strcspn (words, "%");

  return length > 0 && strncmp (needle, words, length) == 0 ? needle + length : NULL;
}

/* One who reads "After “Maps”" in the list may type that as well. */
static char *
read_wish (Asked *self, const char *typed)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  const char *after = without_words (folded, _ ("After %s"));
  const char *start = without_words (folded, _ ("At the beginning of %s"));

  self->wants_after = start == NULL;
  self->wants_start = after == NULL;
  return g_strdup (after != NULL ? after : start != NULL ? start : folded);
}

static void
add_places (AshPicker *picker, Asked *self, const char *typed)
{
  g_autofree char *needle = read_wish (self, typed);

  self->needle = needle;
  for (guint i = 0; i < self->credentials->len && *needle != '\0'; i++)
    {
      const AshCredential *credential = g_ptr_array_index (self->credentials, i);
      AshOutline *outline = g_ptr_array_index (self->outlines, i);
      const AshOutlineItem *root = outline != NULL ? ash_outline_get_root (outline) : NULL;
      g_autofree char *title =
          outline != NULL ? g_utf8_casefold (ash_outline_get_title (outline), -1) : NULL;

      if (outline == NULL)
        continue;
      if (self->wants_start && root->children->len > 0 && strstr (title, needle) != NULL)
        add_start (picker, self, credential->record.id, outline, root);
      add_between (picker, self, credential->record.id, outline, root);
    }
  self->needle = NULL;
}

/* What is typed can be the name of what is made, unless it asks for a new one in these words. */
static void
add_named (AshPicker *picker, Asked *self, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autofree char *module = g_utf8_casefold (_ ("New module"), -1);
  g_autofree char *credential = g_utf8_casefold (_ ("New credential"), -1);
  g_autofree char *quoted = ash_say_quoted (name);
  g_autofree char *one = g_strdup_printf (_ ("New module %s"), quoted);
  g_autofree char *other = g_strdup_printf (_ ("New credential %s"), quoted);

  if (strstr (module, folded) != NULL || strstr (credential, folded) != NULL)
    return;
  for (guint i = 0; i < self->credentials->len; i++)
    {
      const AshCredential *record = g_ptr_array_index (self->credentials, i);
      AshOutline *outline = g_ptr_array_index (self->outlines, i);
      AshEditsPlace place = { .credential = record->record.id,
                              .in_new_module = TRUE,
                              .title = name };

      if (outline != NULL)
        add_typed (picker, self, "list-add-symbolic", one, ash_outline_get_title (outline), &place);
    }
  add_typed (picker, self, "list-add-symbolic", other, NULL, &(AshEditsPlace){ .title = name });
}

/* A module that is found stands without the row of its credential above it, and says whose it is.
 */
static void
say_above (Asked *self, gboolean is_found)
{
  for (guint i = 0; i < self->modules->len; i++)
    {
      AdwActionRow *row = g_ptr_array_index (self->modules, i);
      const char *above = g_object_get_data (G_OBJECT (row), "above");

      adw_action_row_set_subtitle (row, is_found ? above : "");
    }
}

static void
typed_cb (AshPicker *picker, Asked *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (ash_picker_get_words (picker)));

  say_above (self, *typed != '\0');
  for (guint i = 0; i < self->typed->len; i++)
    gtk_list_box_remove (GTK_LIST_BOX (ash_picker_get_list (picker)),
                         g_ptr_array_index (self->typed, i));
  g_ptr_array_set_size (self->typed, 0);
  if (*typed == '\0' || self->reach != ASH_USE_ANYWHERE)
    return;
  add_places (picker, self, typed);
  add_named (picker, self, typed);
}

static void
chosen_cb (AshPicker *picker, GtkListBoxRow *row, Asked *self)
{
  self->func (g_object_get_data (G_OBJECT (row), "place"), self->user_data);
}

static Asked *
asked_new (AshDocument *document,
           const char *const *moving,
           AshUseReach reach,
           AshUseFunc func,
           gpointer user_data)
{
  Asked *self = g_new0 (Asked, 1);
  AshStore *store = ash_document_get_store (document);

  self->func = func;
  self->user_data = g_object_ref (user_data);
  self->reach = reach;
  self->moving = g_strdupv ((GStrv) moving);
  self->credentials = ash_desk_list_credentials (store, NULL);
  if (self->credentials == NULL)
    self->credentials = g_ptr_array_new ();
  self->outlines = g_ptr_array_new_with_free_func (outline_unref);
  self->modules = g_ptr_array_new ();
  self->typed = g_ptr_array_new ();
  for (guint i = 0; i < self->credentials->len; i++)
    {
      const AshCredential *credential = g_ptr_array_index (self->credentials, i);

      g_ptr_array_add (self->outlines, ash_outline_load (store, credential->tree, NULL));
    }
  return self;
}

void
ash_use_dialog_present (GtkWindow *parent,
                        AshDocument *document,
                        const char *heading,
                        const char *const *moving,
                        AshUseReach reach,
                        AshUseFunc func,
                        gpointer user_data)
{
  gboolean is_anywhere = reach == ASH_USE_ANYWHERE;
  AshPicker *picker = ash_picker_new (
      parent, heading, is_anywhere ? _ ("Credential, module, or item") : _ ("Credential or module"),
      is_anywhere ? _ ("Places") : _ ("Credentials and modules"),
      _ ("Nothing here has this title"));
  Asked *asked = asked_new (document, moving, reach, func, user_data);

  gtk_widget_add_css_class (ash_picker_get_list (picker), "places");
  g_signal_connect_data (picker, "chosen", G_CALLBACK (chosen_cb), asked, asked_free, 0);
  g_signal_connect (picker, "typed", G_CALLBACK (typed_cb), asked);
  add_all (picker, asked);
  ash_picker_present (picker, NULL);
}
