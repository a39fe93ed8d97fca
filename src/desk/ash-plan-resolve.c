#include "ash-desk-private.h"
#include "ash-in-words.h"
#include "ash-plan-private.h"

#include <ash-error.h>
#include <ash-id.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* How many candidates a refusal lists. */
#define MOST_CANDIDATES 6

/* One course of the document, as plans name it. */
typedef struct
{
  AshSource *source;
  AshTree *tree;
  GPtrArray *items;
  GHashTable *by_id;
} Course;

/* An item that a title path fits. */
typedef struct
{
  const Course *course;
  const AshItem *item;
} Candidate;

typedef struct
{
  const char *name;
  AshStore *store;
  GPtrArray *banks; /* (nullable): as long as nothing was drawn */
  GPtrArray *courses;
  GHashTable *used; /* set of source item ids that the credential's modules bring */
} Resolver;

static void
course_free (gpointer data)
{
  Course *self = data;

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  ash_source_free (self->source);
  ash_tree_free (self->tree);
  g_free (self);
}

static Course *
course_new (AshStore *store, const AshSource *source, GError **error)
{
  Course *self = g_new0 (Course, 1);

  self->source = ash_source_copy (source);
  self->tree = ash_store_get (store, &ASH_TREE, source->tree, error);
  self->items = ash_store_list (store, &ASH_ITEM, "tree", source->tree, error);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  if (self->tree == NULL || self->items == NULL)
    {
      course_free (self);
      return NULL;
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      AshItem *item = g_ptr_array_index (self->items, i);

      g_hash_table_insert (self->by_id, item->record.id, item);
    }
  return self;
}

static const AshItem *
parent_of (const Course *course, const AshItem *item)
{
  return item->parent != NULL ? g_hash_table_lookup (course->by_id, item->parent) : NULL;
}

/* "Week 5 / Choosing a chart" */
static char *
place_of (const Course *course, const AshItem *item)
{
  GString *place = g_string_new (item->title);

  for (guint depth = 0;
       (item = parent_of (course, item)) != NULL && ash_desk_check_depth (depth, NULL); depth++)
    {
      g_string_prepend (place, " / ");
      g_string_prepend (place, item->title);
    }
  return g_string_free (place, FALSE);
}

/* What is left of @path when it ends in @title: its length, or -1. A separator before the title
 * is taken with it, with or without spaces around. */
static gssize
strip_title (const char *path, gsize length, const char *title, gboolean *out_is_whole)
{
  gsize title_length = title != NULL ? strlen (title) : 0;
  gsize left;

  if (title_length == 0 || title_length > length ||
      strncmp (path + length - title_length, title, title_length) != 0)
    return -1;
  left = length - title_length;
  *out_is_whole = left == 0;
  if (left == 0)
    return 0;
  while (left > 0 && path[left - 1] == ' ')
    left--;
  if (left == 0 || path[left - 1] != '/')
    return -1;
  left--;
  while (left > 0 && path[left - 1] == ' ')
    left--;
  return (gssize) left;
}

/* How well a path fits an item: every way to split it is tried, for titles may hold slashes. */
typedef enum
{
  FITS_NOT,
  FITS_WITH_GAPS,   /* levels between are left out: "Module/Page" */
  FITS_END,         /* levels above are left out */
  FITS_WHOLE_LOOSE, /* all of it, but the item stands outside the outline */
  FITS_WHOLE,
} Fit;

static Fit
fit_above (const Course *course,
           const AshItem *item,
           const char *path,
           gsize length,
           gboolean has_gap,
           guint depth)
{
  Fit best = FITS_NOT;
  gboolean is_next = TRUE;

  for (const AshItem *above = parent_of (course, item);
       above != NULL && ash_desk_check_depth (depth, NULL);
       above = parent_of (course, above), depth++, is_next = FALSE)
    {
      gboolean is_whole = FALSE;
      gboolean gap = has_gap || !is_next;
      gssize left = strip_title (path, length, above->title, &is_whole);
      Fit fit = FITS_NOT;

      if (left < 0)
        continue;
      if (!is_whole)
        fit = fit_above (course, above, path, (gsize) left, gap, depth + 1);
      else if (gap)
        fit = FITS_WITH_GAPS;
      else
        fit = parent_of (course, above) == NULL ? FITS_WHOLE : FITS_END;
      best = MAX (best, fit);
    }
  return best;
}

static Fit
fit_item (const Course *course, const AshItem *item, const char *path)
{
  gboolean is_whole = FALSE;
  gssize left = strip_title (path, strlen (path), item->title, &is_whole);

  if (left < 0)
    return FITS_NOT;
  if (!is_whole)
    return fit_above (course, item, path, (gsize) left, FALSE, 0);
  if (!item->is_linked)
    return FITS_WHOLE_LOOSE;
  return parent_of (course, item) == NULL ? FITS_WHOLE : FITS_END;
}

gboolean
ash_plan_is_course (const AshSource *source, const AshTree *tree, const char *name)
{
  return g_str_equal (source->record.id, name) || g_strcmp0 (tree->title, name) == 0 ||
         g_strcmp0 (source->file_name, name) == 0;
}

static gboolean
is_course (const Course *course, const char *name)
{
  return ash_plan_is_course (course->source, course->tree, name);
}

/* The best candidates for a path, all of the same fit. */
static GArray *
find_candidates (const Resolver *self, const AshPlanItem *wanted)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Candidate));
  Fit best = FITS_WITH_GAPS;

  for (guint i = 0; i < self->courses->len; i++)
    {
      const Course *course = g_ptr_array_index (self->courses, i);

      if (wanted->source != NULL && !is_course (course, wanted->source))
        continue;
      for (guint j = 0; j < course->items->len; j++)
        {
          const AshItem *item = g_ptr_array_index (course->items, j);
          Candidate candidate = { course, item };
          Fit fit = FITS_WHOLE;

          if (!g_str_equal (item->record.id, wanted->item))
            fit = fit_item (course, item, wanted->item);
          if (fit < best)
            continue;
          if (fit > best)
            g_array_set_size (found, 0);
          best = fit;
          g_array_append_val (found, candidate);
        }
    }
  return found;
}

static gboolean
refuse_ambiguous (const Resolver *self, const AshPlanItem *wanted, GArray *found, GError **error)
{
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < found->len && i < MOST_CANDIDATES; i++)
    {
      const Candidate *candidate = &g_array_index (found, Candidate, i);
      g_autofree char *place = place_of (candidate->course, candidate->item);

      g_string_append_printf (places, _ ("%s“%s” of “%s” (%s)"), i > 0 ? "; " : "", place,
                              candidate->course->tree->title, candidate->item->record.id);
    }
  if (found->len > MOST_CANDIDATES)
    g_string_append (places, "; …");
  return ash_plan_refuse (self->name, wanted->line, error,
                          ngettext ("“%s” fits %u item: %s. Use a ref, a longer path or a "
                                    "“source”.",
                                    "“%s” fits %u items: %s. Use a ref, a longer path or a "
                                    "“source”.",
                                    found->len),
                          wanted->item, found->len, places->str);
}

static void
keep_used (GArray *found, GHashTable *used)
{
  for (guint i = 0; i < found->len;)
    {
      const Candidate *candidate = &g_array_index (found, Candidate, i);

      if (g_hash_table_contains (used, candidate->item->record.id))
        i++;
      else
        g_array_remove_index (found, i);
    }
}

static gboolean
has_course (const Resolver *self, const char *name)
{
  for (guint i = 0; i < self->courses->len; i++)
    if (is_course (g_ptr_array_index (self->courses, i), name))
      return TRUE;
  return FALSE;
}

/* @must_be_used: the item carries something of the design, so that a module has to bring it
 * @out_item: (out) (optional): the item of the course */
static gboolean
resolve_item (const Resolver *self,
              AshPlanItem *wanted,
              gboolean must_be_used,
              const AshItem **out_item,
              GError **error)
{
  g_autoptr (GArray) found = NULL;

  if (wanted->source != NULL && !has_course (self, wanted->source))
    return ash_plan_refuse (self->name, wanted->line, error,
                            _ ("No course of this document is called “%s”."), wanted->source);
  found = find_candidates (self, wanted);
  if (found->len == 0)
    return ash_plan_refuse (self->name, wanted->line, error,
                            _ ("No course of this document has an item “%s”."), wanted->item);
  if (must_be_used)
    {
      keep_used (found, self->used);
      if (found->len == 0)
        return ash_plan_refuse (self->name, wanted->line, error,
                                _ ("“%s” is in no module of this credential. Add it to one."),
                                wanted->item);
    }
  if (found->len > 1)
    return refuse_ambiguous (self, wanted, found, error);
  wanted->found = g_strdup (g_array_index (found, Candidate, 0).item->record.id);
  if (out_item != NULL)
    *out_item = g_array_index (found, Candidate, 0).item;
  return TRUE;
}

/* What a module brings: the item, and all that stands below it. */
static void
add_used (const Resolver *self, const char *id)
{
  g_hash_table_add (self->used, g_strdup (id));
  for (guint i = 0; i < self->courses->len; i++)
    {
      const Course *course = g_ptr_array_index (self->courses, i);

      if (!g_hash_table_contains (course->by_id, id))
        continue;
      for (guint j = 0; j < course->items->len; j++)
        {
          const AshItem *item = g_ptr_array_index (course->items, j);
          const AshItem *each = item;

          for (guint depth = 0; each != NULL && ash_desk_check_depth (depth, NULL); depth++)
            {
              if (g_str_equal (each->record.id, id))
                g_hash_table_add (self->used, g_strdup (item->record.id));
              each = parent_of (course, each);
            }
        }
    }
}

/* What a person does before others may be described by a page or an assignment. */
static gboolean
fits_kind (const AshItem *item, const char *kind)
{
  static const struct
  {
    const char *kind;
    AshItemKind item;
  } CARRIED[] = { { "quiz", ASH_ITEM_QUIZ },
                  { "assignment", ASH_ITEM_ASSIGNMENT },
                  { "discussion", ASH_ITEM_TOPIC },
                  { "tool", ASH_ITEM_LTI } };

  for (guint i = 0; i < G_N_ELEMENTS (CARRIED); i++)
    if (g_str_equal (CARRIED[i].kind, kind))
      return item->kind == CARRIED[i].item;
  return item->kind != ASH_ITEM_QUIZ && item->kind != ASH_ITEM_TOPIC && item->kind != ASH_ITEM_LTI;
}

static gboolean
resolve_draws (Resolver *self, GPtrArray *draws, GError **error)
{
  if (draws->len == 0)
    return TRUE;
  if (self->banks == NULL)
    self->banks = ash_plan_list_banks (self->store, error);
  return self->banks != NULL && ash_plan_resolve_draws (draws, self->banks, self->name, error);
}

static gboolean
resolve_assessment (Resolver *self, AshPlanAssessment *assessment, GError **error)
{
  const AshItem *item;

  if (assessment->item == NULL)
    return TRUE;
  if (!resolve_item (self, assessment->item, TRUE, &item, error))
    return FALSE;
  if (assessment->kind != NULL && !fits_kind (item, assessment->kind))
    return ash_plan_refuse (self->name, assessment->kind_line, error,
                            _ ("“kind” is “%s”, but “%s” in the course is another: %s."),
                            assessment->kind, item->title, ash_say_kind (item->kind));
  if (assessment->terms_line > 0 && !ash_terms_make_sense (item))
    return ash_plan_refuse (self->name, assessment->terms_line, error, "%s",
                            _ ("A discussion has no “attempts” and no “minutes”."));
  if (assessment->draws->len > 0 && item->kind != ASH_ITEM_QUIZ)
    return ash_plan_refuse (self->name, assessment->item->line, error,
                            _ ("Only a quiz draws questions: “%s” in the course is another: %s."),
                            item->title, ash_say_kind (item->kind));
  return resolve_draws (self, assessment->draws, error);
}

static gboolean
resolve_credential (Resolver *self, AshPlanCredential *credential, GError **error)
{
  g_hash_table_remove_all (self->used);
  for (guint i = 0; i < credential->modules->len; i++)
    {
      const AshPlanModule *module = g_ptr_array_index (credential->modules, i);

      for (guint j = 0; j < module->items->len; j++)
        {
          AshPlanItem *item = g_ptr_array_index (module->items, j);

          if (!resolve_item (self, item, FALSE, NULL, error))
            return FALSE;
          add_used (self, item->found);
        }
    }
  for (guint i = 0; i < credential->assessments->len; i++)
    if (!resolve_assessment (self, g_ptr_array_index (credential->assessments, i), error))
      return FALSE;
  for (guint i = 0; i < credential->alignments->len; i++)
    {
      AshPlanAlignment *alignment = g_ptr_array_index (credential->alignments, i);

      if (!resolve_item (self, alignment->item, TRUE, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Badges are published under the code: two credentials cannot share one. */
static gboolean
check_codes (const AshPlan *plan, AshStore *store, GError **error)
{
  for (guint i = 0; i < plan->credentials->len; i++)
    {
      const AshPlanCredential *credential = g_ptr_array_index (plan->credentials, i);

      if (credential->code != NULL &&
          ash_store_count (store, &ASH_CREDENTIAL, "code", credential->code) > 0)
        return ash_plan_refuse (plan->name, credential->line, error,
                                _ ("This document already has a credential with the code “%s”."),
                                credential->code);
    }
  return TRUE;
}

gboolean
ash_plan_resolve (AshPlan *self, AshStore *store, GError **error)
{
  g_autoptr (GPtrArray) sources = ash_desk_list_sources (store, error);
  g_autoptr (GPtrArray) courses = g_ptr_array_new_with_free_func (course_free);
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Resolver resolver = { self->name, store, NULL, courses, used };
  gboolean is_done = TRUE;

  if (sources == NULL || !check_codes (self, store, error))
    return FALSE;
  for (guint i = 0; i < sources->len; i++)
    {
      Course *course = course_new (store, g_ptr_array_index (sources, i), error);

      if (course == NULL)
        return FALSE;
      g_ptr_array_add (courses, course);
    }
  for (guint i = 0; is_done && i < self->credentials->len; i++)
    is_done = resolve_credential (&resolver, g_ptr_array_index (self->credentials, i), error);
  g_clear_pointer (&resolver.banks, g_ptr_array_unref);
  return is_done;
}
