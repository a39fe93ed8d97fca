/* The question banks that plans name. Many packages call all of theirs the same, so a bank may also
 * be named by how its first question begins. */
#include "ash-desk-private.h"
#include "ash-plan-private.h"

#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* How many banks a refusal lists, and how much of each name. */
#define MOST_LISTED 6
#define LETTERS_LISTED 60

/* A bank of a course, by what may be written for it. */
typedef struct
{
  AshBank *bank;
  char *name; /* "Question bank: What is the mean of …" */
  AshSource *source;
  AshTree *tree; /* of that course */
} Named;

static void
named_free (gpointer data)
{
  Named *self = data;

  ash_bank_free (self->bank);
  g_free (self->name);
  ash_source_free (self->source);
  ash_tree_free (self->tree);
  g_free (self);
}

/* (transfer full) (nullable): NULL with @error */
static char *
name_of (AshStore *store, const AshBank *bank, GError **error)
{
  g_autoptr (GPtrArray) questions =
      ash_store_list (store, &ASH_QUESTION, "bank", bank->record.id, error);
  const AshQuestion *first =
      questions != NULL && questions->len > 0 ? g_ptr_array_index (questions, 0) : NULL;
  g_autofree char *text =
      ash_text_from_html (first != NULL && first->stem != NULL ? first->stem : "");

  if (questions == NULL)
    return NULL;
  return g_strdup_printf ("%s: %s", bank->title != NULL ? bank->title : "", g_strstrip (text));
}

static gboolean
add_course (AshStore *store, const AshSource *source, GPtrArray *into, GError **error)
{
  g_autoptr (AshTree) tree = ash_store_get (store, &ASH_TREE, source->tree, error);
  g_autoptr (GPtrArray) banks =
      tree != NULL ? ash_store_list (store, &ASH_BANK, "tree", source->tree, error) : NULL;

  for (guint i = 0; banks != NULL && i < banks->len; i++)
    {
      Named *named = g_new0 (Named, 1);

      named->bank = ash_bank_copy (g_ptr_array_index (banks, i));
      named->source = ash_source_copy (source);
      named->tree = ash_tree_copy (tree);
      named->name = name_of (store, named->bank, error);
      g_ptr_array_add (into, named);
      if (named->name == NULL)
        return FALSE;
    }
  return banks != NULL;
}

static gboolean
is_meant (const AshPlanDraw *draw, const Named *named)
{
  const char *title = named->bank->title != NULL ? named->bank->title : "";
  gsize length = strlen (title);

  if (draw->source != NULL && !ash_plan_is_course (named->source, named->tree, draw->source))
    return FALSE;
  if (g_str_equal (draw->bank, named->bank->record.id) || g_str_equal (draw->bank, title))
    return TRUE;
  return g_str_has_prefix (named->name, draw->bank) && strlen (draw->bank) > length + 2;
}

static gboolean
refuse_several (const AshPlanDraw *draw, GPtrArray *fitting, const char *name, GError **error)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < fitting->len && i < MOST_LISTED; i++)
    {
      const Named *named = g_ptr_array_index (fitting, i);
      g_autofree char *start =
          g_utf8_substring (named->name, 0, MIN (LETTERS_LISTED, g_utf8_strlen (named->name, -1)));

      g_string_append_printf (all, _ ("%s“%s” of “%s” (%s)"), i > 0 ? "; " : "", start,
                              named->tree->title, named->bank->record.id);
    }
  if (fitting->len > MOST_LISTED)
    g_string_append (all, "; …");
  return ash_plan_refuse (name, draw->line, error,
                          ngettext ("“%s” fits %u question bank: %s. Use a ref, its first question "
                                    "or a “source”.",
                                    "“%s” fits %u question banks: %s. Use a ref, the first "
                                    "question or a “source”.",
                                    fitting->len),
                          draw->bank, fitting->len, all->str);
}

static gboolean
resolve_draw (AshPlanDraw *draw, GPtrArray *banks, const char *name, GError **error)
{
  g_autoptr (GPtrArray) fitting = g_ptr_array_new ();

  for (guint i = 0; i < banks->len; i++)
    if (is_meant (draw, g_ptr_array_index (banks, i)))
      g_ptr_array_add (fitting, g_ptr_array_index (banks, i));
  if (fitting->len == 0)
    return ash_plan_refuse (name, draw->line, error,
                            _ ("No course of this document has a question bank “%s”."), draw->bank);
  if (fitting->len > 1)
    return refuse_several (draw, fitting, name, error);
  draw->found = g_strdup (((const Named *) g_ptr_array_index (fitting, 0))->bank->record.id);
  return TRUE;
}

GPtrArray *
ash_plan_list_banks (AshStore *store, GError **error)
{
  g_autoptr (GPtrArray) sources = ash_desk_list_sources (store, error);
  g_autoptr (GPtrArray) banks = g_ptr_array_new_with_free_func (named_free);

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    if (!add_course (store, g_ptr_array_index (sources, i), banks, error))
      return NULL;
  return sources != NULL ? g_steal_pointer (&banks) : NULL;
}

gboolean
ash_plan_resolve_draws (GPtrArray *draws, GPtrArray *banks, const char *name, GError **error)
{
  for (guint i = 0; i < draws->len; i++)
    if (!resolve_draw (g_ptr_array_index (draws, i), banks, name, error))
      return FALSE;
  return TRUE;
}
