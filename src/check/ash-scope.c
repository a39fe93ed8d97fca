#include "ash-scope.h"

struct _AshScope
{
  char *module;
  GHashTable *outcomes; /* sets of ids, which outlive the design */
  GHashTable *evidence;
};

AshScope *
ash_scope_new (const char *module)
{
  AshScope *self = g_rc_box_new0 (AshScope);

  self->module = g_strdup (module);
  self->outcomes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->evidence = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

AshScope *
ash_scope_ref (AshScope *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  AshScope *self = data;

  g_free (self->module);
  g_hash_table_unref (self->outcomes);
  g_hash_table_unref (self->evidence);
}

void
ash_scope_unref (AshScope *self)
{
  if (self != NULL)
    g_rc_box_release_full (self, clear);
}

/* (element-type utf8): ids of a module and of all below it; borrowed */
static GHashTable *
items_below (const AshDesign *design, const char *module)
{
  GHashTable *items = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  g_ptr_array_add (open, (gpointer) module);
  while (open->len > 0)
    {
      char *id = g_ptr_array_steal_index_fast (open, open->len - 1);
      GPtrArray *children = ash_design_children (design, id);

      g_hash_table_add (items, id);
      for (guint i = 0; i < children->len; i++)
        g_ptr_array_add (open, ((AshRecord *) g_ptr_array_index (children, i))->id);
    }
  return items;
}

/* (element-type utf8): ids of the outcomes of the credential, without its skills; borrowed */
static GHashTable *
outcomes_of (const AshDesign *design)
{
  GHashTable *outcomes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < design->outcomes->len; i++)
    g_hash_table_add (outcomes, ((AshRecord *) g_ptr_array_index (design->outcomes, i))->id);
  return outcomes;
}

static void
take (GHashTable *set, const char *id)
{
  if (!g_hash_table_contains (set, id))
    g_hash_table_add (set, g_strdup (id));
}

static void
take_own (AshScope *self, const AshDesign *design, GHashTable *items, GHashTable *outcomes)
{
  for (guint i = 0; i < design->statement_uses->len; i++)
    {
      const AshCredentialStatement *use = g_ptr_array_index (design->statement_uses, i);

      if (use->module != NULL && g_hash_table_contains (items, use->module) &&
          g_hash_table_contains (outcomes, use->statement))
        take (self->outcomes, use->statement);
    }
}

/* What an item or a piece of evidence has a mark for */
static void
take_served (AshScope *self, const AshMarks *marks, const char *subject, GHashTable *outcomes)
{
  GHashTable *served = ash_marks_of (marks, subject);
  GHashTableIter iter;
  gpointer id;

  if (served == NULL)
    return;
  g_hash_table_iter_init (&iter, served);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (g_hash_table_contains (outcomes, id))
      take (self->outcomes, id);
}

static gboolean
serves (const AshScope *self, const AshMarks *marks, const char *subject)
{
  GHashTable *served = subject != NULL ? ash_marks_of (marks, subject) : NULL;
  GHashTableIter iter;
  gpointer id;

  if (served == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, served);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (g_hash_table_contains (self->outcomes, id))
      return TRUE;
  return FALSE;
}

/* Whatever shows one of its outcomes, wherever that stands */
static void
take_evidence (AshScope *self, const AshDesign *design, const AshMarks *marks)
{
  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *each = g_ptr_array_index (design->assessments, i);

      if (serves (self, marks, each->record.id) || serves (self, marks, each->item))
        take (self->evidence, each->record.id);
    }
}

static void
take_items_marks (AshScope *self, const AshMarks *marks, GHashTable *items, GHashTable *outcomes)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    take_served (self, marks, id, outcomes);
}

/* The evidence that its items carry, and what that shows */
static void
take_carried (AshScope *self,
              const AshDesign *design,
              const AshMarks *marks,
              GHashTable *items,
              GHashTable *outcomes)
{
  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *each = g_ptr_array_index (design->assessments, i);

      if (each->item == NULL || !g_hash_table_contains (items, each->item))
        continue;
      take (self->evidence, each->record.id);
      take_served (self, marks, each->record.id, outcomes);
    }
}

gboolean
ash_scope_follow (AshScope *self, const AshDesign *design, const AshMarks *marks)
{
  g_autoptr (GHashTable) items = NULL;
  g_autoptr (GHashTable) outcomes = NULL;

  if (ash_design_item (design, self->module) == NULL)
    return FALSE;
  items = items_below (design, self->module);
  outcomes = outcomes_of (design);
  take_own (self, design, items, outcomes);
  take_items_marks (self, marks, items, outcomes);
  take_carried (self, design, marks, items, outcomes);
  take_evidence (self, design, marks);
  return TRUE;
}

const char *
ash_scope_get_module (const AshScope *self)
{
  return self != NULL ? self->module : NULL;
}

gboolean
ash_scope_has_outcome (const AshScope *self, const char *outcome)
{
  return self == NULL || g_hash_table_contains (self->outcomes, outcome);
}

gboolean
ash_scope_has_evidence (const AshScope *self, const char *evidence)
{
  return self == NULL || g_hash_table_contains (self->evidence, evidence);
}

guint
ash_scope_n_outcomes (const AshScope *self, const AshDesign *design)
{
  guint n = 0;

  for (guint i = 0; i < design->outcomes->len; i++)
    n += ash_scope_has_outcome (self, ((AshRecord *) g_ptr_array_index (design->outcomes, i))->id);
  return n;
}

GPtrArray *
ash_scope_modules (const AshDesign *design)
{
  GPtrArray *top = ash_design_children (design, NULL);
  GPtrArray *modules = g_ptr_array_new ();

  for (guint i = 0; i < top->len; i++)
    {
      AshItem *item = g_ptr_array_index (top, i);

      if (item->kind == ASH_ITEM_FOLDER && item->is_linked)
        g_ptr_array_add (modules, item);
    }
  return modules;
}
