/* desk/: what is made of a proposal, and what is proposed beside what is there. */
#include <ash-error.h>

#include "propose-fixture.h"

/* One step makes it, one undo takes it back. */
static void
test_take (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshProposal) proposal = propose (fixture, ASH_PROPOSE_STRUCTURE, 0);
  gint64 before = ash_store_count (fixture->store, &ASH_CREDENTIAL, NULL, NULL);
  gint64 n_items = ash_store_count (fixture->store, &ASH_ITEM, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = ash_desk_take_proposal (fixture->store, proposal, "Broken", &error);
  g_autofree char *label = ash_store_dup_undo_label (fixture->store);
  g_autoptr (AshCredential) credential = NULL;
  g_autoptr (AshDesign) design = NULL;
  GPtrArray *modules;

  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Break into modules");
  credential = ash_store_get (fixture->store, &ASH_CREDENTIAL, id, &error);
  design = ash_store_load_design (fixture->store, credential->tree, &error);
  g_assert_no_error (error);
  modules = ash_design_children (design, NULL);
  g_assert_cmpuint (modules->len, ==, proposal->modules->len);
  for (guint i = 0; i < modules->len; i++)
    {
      const AshItem *made = g_ptr_array_index (modules, i);

      g_assert_cmpstr (made->title, ==, module (proposal, i)->title);
      g_assert_cmpuint (ash_design_children (design, made->record.id)->len, ==,
                        module (proposal, i)->items->len);
    }
  g_assert_true (ash_store_undo (fixture->store, &error));
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_CREDENTIAL, NULL, NULL), ==, before);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ITEM, NULL, NULL), ==, n_items);
}

static AshProposal *
propose_rest (Fixture *fixture, AshProposeBy by)
{
  g_autoptr (GError) error = NULL;
  AshProposal *proposal =
      ash_desk_propose (fixture->store, fixture->source->tree, by, 0, FALSE, NULL, &error);

  g_assert_no_error (error);
  return proposal;
}

/* What is used is not proposed again, each thing that is left is, once, and goes beside what is
 * used of its unit. */
static void
test_rest (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AshCoverage) coverage =
      ash_desk_coverage (fixture->store, fixture->source->record.id, &error);
  guint n_left = 0;

  for (guint i = 0; i < fixture->design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (fixture->design->items, i);

      n_left += item->is_linked && item->kind != ASH_ITEM_FOLDER && item->kind != ASH_ITEM_LABEL &&
                !g_hash_table_contains (coverage->by_item, item->record.id);
    }
  g_assert_cmpuint (n_left, >, 0);
  for (AshProposeBy by = ASH_PROPOSE_STRUCTURE; by <= ASH_PROPOSE_WORKLOAD; by++)
    {
      g_autoptr (AshProposal) proposal = NULL;
      guint n_joining = 0;

      if (by == ASH_PROPOSE_HEADINGS)
        continue;
      proposal = propose_rest (fixture, by);
      g_assert_cmpuint (count_proposed (fixture, proposal), ==, n_left);
      g_assert_cmpuint (proposal->n_aside, >, 0);
      for (guint i = 0; i < proposal->modules->len; i++)
        {
          g_assert_true (module (proposal, i)->joins == NULL ||
                         module (proposal, i)->credential != NULL);
          n_joining += module (proposal, i)->joins != NULL;
        }
      if (by == ASH_PROPOSE_STRUCTURE)
        g_assert_cmpuint (n_joining, >, 0);
    }
}

/* A module joins the one that is there, another makes a new credential, a third is left out; when
 * all is used there is nothing to propose; one undo takes all back. */
static void
test_aim (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AshProposal) proposal = propose_rest (fixture, ASH_PROPOSE_STRUCTURE);
  gint64 n_items = ash_store_count (fixture->store, &ASH_ITEM, NULL, NULL);
  gint64 n_credentials = ash_store_count (fixture->store, &ASH_CREDENTIAL, NULL, NULL);
  g_autoptr (AshItem) joined = NULL;
  g_autofree char *first = NULL;
  guint joining = 0;

  while (module (proposal, joining)->joins == NULL)
    joining++;
  for (guint i = 0; i < proposal->modules->len; i++)
    module (proposal, i)->is_out = TRUE;
  g_assert_cmpuint (ash_proposal_n_in (proposal), ==, 0);
  g_assert_null (ash_desk_take_proposal (fixture->store, proposal, "Rest", &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_clear_error (&error);
  module (proposal, joining)->is_out = FALSE;
  first = ash_desk_take_proposal (fixture->store, proposal, "Rest", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first, ==, module (proposal, joining)->credential);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_CREDENTIAL, NULL, NULL), ==,
                   n_credentials);
  joined = ash_store_get (fixture->store, &ASH_ITEM, module (proposal, joining)->joins, &error);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ITEM, "parent", joined->record.id), >=,
                   module (proposal, joining)->items->len + 1);
  g_assert_true (ash_store_undo (fixture->store, &error));
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ITEM, NULL, NULL), ==, n_items);

  for (guint i = 0; i < proposal->modules->len; i++)
    {
      module (proposal, i)->is_out = FALSE;
      if (i != joining)
        ash_proposal_aim (proposal, i, NULL, NULL);
    }
  g_free (ash_desk_take_proposal (fixture->store, proposal, "Rest", &error));
  g_assert_no_error (error);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_CREDENTIAL, NULL, NULL), ==,
                   n_credentials + (proposal->modules->len > 1));
  g_assert_null (ash_desk_propose (fixture->store, fixture->source->tree, ASH_PROPOSE_STRUCTURE, 0,
                                   FALSE, NULL, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_clear_error (&error);
  ash_proposal_aim (proposal, joining, module (proposal, joining)->credential, "gone");
  g_assert_null (ash_desk_take_proposal (fixture->store, proposal, "Rest", &error));
  g_assert_nonnull (error);
  g_assert_true (ash_store_undo (fixture->store, NULL));
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ITEM, NULL, NULL), ==, n_items);
}

#define ADD(name, func) g_test_add ("/propose-take/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("take", test_take);
  ADD ("rest", test_rest);
  ADD ("aim", test_aim);
  return g_test_run ();
}
