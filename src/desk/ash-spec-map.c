/* The course map: each module with what it is for, how that is shown, and what learners do. */
#include "ash-spec-private.h"

#include <ash-outcome-tree.h>
#include <ash-limits.h>
#include <ash-text.h>
#include <ash-workload.h>
#include <glib/gi18n-lib.h>

/* What is in one module. */
typedef struct
{
  GHashTable *ids;      /* (element-type utf8): of the module and all that is below it */
  GPtrArray *items;     /* (element-type AshItem): those that learners use, in order */
  GPtrArray *evidence;  /* (element-type AshAssessment) */
  GHashTable *outcomes; /* id of an outcome -> its strongest AshMarkDepth */
} Module;

typedef struct
{
  AshSpec *spec;
  GPtrArray *columns; /* (element-type AshColumn): those of evidence come first */
  GHashTable *placed; /* (element-type utf8): outcomes that some module serves */
} Map;

static Module *
module_new (void)
{
  Module *self = g_new0 (Module, 1);

  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->items = g_ptr_array_new ();
  self->evidence = g_ptr_array_new ();
  self->outcomes = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

static void
module_free (gpointer data)
{
  Module *self = data;

  g_hash_table_unref (self->ids);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->evidence);
  g_hash_table_unref (self->outcomes);
  g_free (self);
}

/* Gathering */

static void
gather_items (const AshSpec *spec, Module *self, const AshItem *item, guint depth)
{
  GPtrArray *below = ash_design_children (spec->design, item->record.id);

  g_hash_table_add (self->ids, item->record.id);
  if (item->kind != ASH_ITEM_FOLDER && item->kind != ASH_ITEM_LABEL &&
      item->role == ASH_ROLE_LEARNER)
    g_ptr_array_add (self->items, (gpointer) item);
  for (guint i = 0; depth < ASH_LIMIT_TREE_DEPTH && i < below->len; i++)
    gather_items (spec, self, g_ptr_array_index (below, i), depth + 1);
}

static void
note_outcome (Module *self, const char *outcome, AshMarkDepth mark)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->outcomes, outcome));

  g_hash_table_insert (self->outcomes, (gpointer) outcome,
                       GUINT_TO_POINTER (MAX (known, (guint) mark)));
}

/* What the evidence of a module shows, by itself, by its rubric or by its questions. */
static void
gather_shown (const Map *map, Module *self, const AshAssessment *assessment)
{
  const AshSpec *spec = map->spec;

  for (guint i = 0; i < ash_columns_n_evidence (map->columns); i++)
    {
      const AshColumn *column = g_ptr_array_index (map->columns, i);

      if (!g_str_equal (column->id, assessment->record.id))
        continue;
      for (guint j = 0; j < spec->design->outcomes->len; j++)
        {
          const AshStatement *outcome = g_ptr_array_index (spec->design->outcomes, j);
          const AshMark mark = ash_marks_get (spec->marks, column, outcome);

          if (MAX (mark.own, mark.derived) == ASH_MARK_ASSESSED)
            note_outcome (self, outcome->record.id, ASH_MARK_ASSESSED);
        }
    }
}

static void
gather_marks (const Map *map, Module *self)
{
  const AshDesign *design = map->spec->design;

  for (guint i = 0; i < design->alignments->len; i++)
    {
      const AshAlignment *alignment = g_ptr_array_index (design->alignments, i);

      if (alignment->subject_kind == ASH_SUBJECT_ITEM && alignment->depth != ASH_DEPTH_ASSESSED &&
          alignment->subject != NULL && g_hash_table_contains (self->ids, alignment->subject) &&
          ash_design_outcome (design, alignment->statement) != NULL)
        note_outcome (self, alignment->statement,
                      alignment->depth == ASH_DEPTH_PRACTISED ? ASH_MARK_PRACTISED
                                                              : ASH_MARK_INTRODUCED);
    }
  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (design->assessments, i);

      if (assessment->item == NULL || !g_hash_table_contains (self->ids, assessment->item))
        continue;
      g_ptr_array_add (self->evidence, (gpointer) assessment);
      gather_shown (map, self, assessment);
    }
  for (guint i = 0; i < design->statement_uses->len; i++)
    {
      const AshCredentialStatement *use = g_ptr_array_index (design->statement_uses, i);

      if (use->module != NULL && g_hash_table_contains (self->ids, use->module) &&
          use->statement != NULL && g_hash_table_lookup (self->outcomes, use->statement) == NULL)
        g_hash_table_insert (self->outcomes, use->statement, GUINT_TO_POINTER (1));
    }
}

/* Writing */

static void
open_group (AshSpec *self, const char *class, const char *title)
{
  ash_spec_markup (self, "<h4>");
  ash_spec_say (self, title);
  g_string_append_printf (self->out, "</h4>\n<ul class=\"%s\">\n", class);
}

static void
write_card (AshSpec *self, const char *head, const char *text, const char *facts)
{
  ash_spec_markup (self, "<li>");
  if (ash_spec_is_said (head))
    {
      ash_spec_markup (self, "<b>");
      ash_spec_quote (self, head);
      ash_spec_markup (self, "</b> ");
    }
  ash_spec_markup (self, "<span dir=\"auto\">");
  ash_spec_quote (self, text);
  ash_spec_markup (self, "</span>");
  if (facts != NULL && *facts != '\0')
    {
      ash_spec_markup (self, " <small>");
      ash_spec_say (self, facts);
      ash_spec_markup (self, "</small>");
    }
  ash_spec_markup (self, "</li>\n");
}

static void
write_outcomes (AshSpec *self, const Module *module)
{
  if (g_hash_table_size (module->outcomes) == 0)
    return;
  open_group (self, "outcomes", _ ("Outcomes"));
  for (guint i = 0; i < self->design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (self->design->outcomes, i);
      AshMarkDepth mark =
          GPOINTER_TO_UINT (g_hash_table_lookup (module->outcomes, outcome->record.id));

      if (mark != ASH_MARK_NONE)
        write_card (self, outcome->code, outcome->text, ash_say_mark (mark));
    }
  ash_spec_markup (self, "</ul>\n");
}

static void
write_evidence (AshSpec *self, GPtrArray *evidence)
{
  if (evidence->len == 0)
    return;
  open_group (self, "evidence", _ ("Evidence"));
  for (guint i = 0; i < evidence->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (evidence, i);
      const AshItem *item =
          assessment->item != NULL ? ash_design_item (self->design, assessment->item) : NULL;
      g_autofree char *weight = ash_spec_percent (assessment->weight_bp);
      g_autofree char *time = ash_text_minutes (
          assessment->minutes > 0 || item == NULL ? assessment->minutes : item->minutes);
      g_autofree char *facts = *weight != '\0' && *time != '\0'
                                   ? g_strdup_printf ("%s · %s", weight, time)
                                   : g_strconcat (weight, time, NULL);

      write_card (self, assessment->code, assessment->title, facts);
    }
  ash_spec_markup (self, "</ul>\n");
}

static void
write_activities (AshSpec *self, const Module *module)
{
  guint n = 0;

  for (guint i = 0; i < module->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (module->items, i);
      AshWorkloadSum sum = { 0 };
      g_autofree char *time = NULL;

      if (ash_design_assessment_of_item (self->design, item->record.id) != NULL)
        continue;
      if (n++ == 0)
        open_group (self, "activities", _ ("Activities"));
      ash_workload_sum_add (&sum, self->design, self->bodies, item);
      time = ash_text_minutes (sum.minutes);
      write_card (self, NULL, item->title, time);
    }
  if (n > 0)
    ash_spec_markup (self, "</ul>\n");
}

static void
write_head (AshSpec *self, const AshItem *item)
{
  AshWorkloadSum sum = { 0 };
  g_autofree char *time = NULL;
  g_autofree char *weeks = NULL;
  g_autofree char *facts = NULL;

  ash_workload_sum_add (&sum, self->design, self->bodies, item);
  time = ash_text_minutes (sum.minutes);
  if (item->weeks > 0)
    weeks = g_strdup_printf (ngettext ("%d week", "%d weeks", (gulong) item->weeks),
                             (int) MIN (item->weeks, 10000));
  facts = weeks != NULL && *time != '\0' ? g_strdup_printf ("%s · %s", weeks, time)
                                         : g_strdup (weeks != NULL ? weeks : time);
  ash_spec_markup (self, "<header><h3 dir=\"auto\">");
  ash_spec_quote (self, item->title);
  ash_spec_markup (self, "</h3>");
  if (*facts != '\0')
    ash_spec_sentence (self, "note", facts);
  if (ash_spec_is_said (item->purpose))
    ash_spec_paragraphs (self, item->purpose);
  ash_spec_markup (self, "</header>\n");
}

static void
write_module (const Map *map, const AshItem *item)
{
  AshSpec *self = map->spec;
  Module *module = module_new ();
  GHashTableIter iter;
  gpointer outcome;

  gather_items (self, module, item, 0);
  gather_marks (map, module);
  ash_spec_markup (self, "<article>\n");
  write_head (self, item);
  write_outcomes (self, module);
  write_evidence (self, module->evidence);
  write_activities (self, module);
  ash_spec_markup (self, "</article>\n");
  g_hash_table_iter_init (&iter, module->outcomes);
  while (g_hash_table_iter_next (&iter, &outcome, NULL))
    g_hash_table_add (map->placed, outcome);
  module_free (module);
}

/* A practical or a viva has no module, and an outcome that none serves is to be seen. */
static void
write_rest (const Map *map)
{
  AshSpec *self = map->spec;
  const AshDesign *design = self->design;
  g_autoptr (GPtrArray) evidence = g_ptr_array_new ();
  g_autoptr (GPtrArray) outcomes = g_ptr_array_new ();

  for (guint i = 0; i < design->assessments->len; i++)
    if (((AshAssessment *) g_ptr_array_index (design->assessments, i))->item == NULL)
      g_ptr_array_add (evidence, g_ptr_array_index (design->assessments, i));
  ash_outcomes_add_related (design->outcomes, map->placed);
  for (guint i = 0; i < design->outcomes->len; i++)
    if (!g_hash_table_contains (map->placed,
                                ((AshRecord *) g_ptr_array_index (design->outcomes, i))->id))
      g_ptr_array_add (outcomes, g_ptr_array_index (design->outcomes, i));
  if (evidence->len == 0 && outcomes->len == 0)
    return;
  ash_spec_markup (self, "<article class=\"rest\">\n<header><h3>");
  ash_spec_say (self, _ ("In no module"));
  ash_spec_markup (self, "</h3></header>\n");
  if (outcomes->len > 0)
    {
      open_group (self, "outcomes", _ ("Outcomes"));
      for (guint i = 0; i < outcomes->len; i++)
        {
          const AshStatement *outcome = g_ptr_array_index (outcomes, i);

          write_card (self, outcome->code, outcome->text, NULL);
        }
      ash_spec_markup (self, "</ul>\n");
    }
  write_evidence (self, evidence);
  ash_spec_markup (self, "</article>\n");
}

/**
 * ash_spec_write_map:
 *
 * Modules side by side, with cards for outcomes, evidence and activities.
 */
void
ash_spec_write_map (AshSpec *self)
{
  GPtrArray *top = ash_design_children (self->design, NULL);
  g_autoptr (GPtrArray) columns = ash_columns_new (self->design, NULL, G_MAXUINT);
  g_autoptr (GHashTable) placed = g_hash_table_new (g_str_hash, g_str_equal);
  const Map map = { self, columns, placed };

  ash_spec_open (self, "map", _ ("Course map"));
  if (top->len == 0)
    ash_spec_sentence (self, "none", _ ("No module is in it yet."));
  ash_spec_markup (self, "<div class=\"map\">\n");
  for (guint i = 0; i < top->len; i++)
    {
      const AshItem *item = g_ptr_array_index (top, i);

      if (item->is_linked)
        write_module (&map, item);
    }
  write_rest (&map);
  ash_spec_markup (self, "</div>\n");
  ash_spec_close (self);
}
