/* Outcomes and their parts: order, codes, modules, what shows them, and what a plan says of them.
 */
#include "desk-fixture.h"

#include <ash-check.h>
#include <ash-desk-align.h>
#include <ash-desk-evidence.h>
#include <ash-desk-outcomes.h>
#include <ash-marks.h>
#include <ash-outcome-tree.h>

#define N 4

typedef struct
{
  Fixture base;
  char *credential; /* a new one, with four outcomes */
  char *tree;
  char *outcomes[N];
} Row;

static void
row_set_up (Row *self, gconstpointer data)
{
  static const char *const TEXTS[N] = { "Draw a map", "Read a map", "Name its signs", "Use it" };
  g_autoptr (AshCredential) made = NULL;
  AshStore *store;

  set_up (&self->base, data);
  store = self->base.store;
  self->credential = ash_desk_add_credential (store, "Maps", &self->base.error);
  g_assert_no_error (self->base.error);
  made = ash_store_find (store, &ASH_CREDENTIAL, "id", self->credential);
  self->tree = g_strdup (made->tree);
  for (guint i = 0; i < N; i++)
    self->outcomes[i] =
        ash_desk_add_outcome (store, self->credential, TEXTS[i], NULL, &self->base.error);
  g_assert_no_error (self->base.error);
}

static void
row_tear_down (Row *self, gconstpointer data)
{
  for (guint i = 0; i < N; i++)
    g_free (self->outcomes[i]);
  g_free (self->credential);
  g_free (self->tree);
  tear_down (&self->base, data);
}

/* "O1 Draw a map|O2 Read a map|…" as the design has it. */
static char *
said (Row *self)
{
  g_autoptr (AshDesign) design =
      ash_store_load_design (self->base.store, self->tree, &self->base.error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (self->base.error);
  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *each = g_ptr_array_index (design->outcomes, i);

      g_string_append_printf (out, "%s%s %s", i > 0 ? "|" : "", each->code, each->text);
    }
  return g_string_free (out, FALSE);
}

#define IS_NOW(self, text)                                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *now = said (self);                                                            \
    g_assert_cmpstr (now, ==, text);                                                               \
  }                                                                                                \
  G_STMT_END

#define START "O1 Draw a map|O2 Read a map|O3 Name its signs|O4 Use it"

static void
indent (Row *self, guint i)
{
  g_assert_true (ash_desk_indent_outcome (self->base.store, self->credential, self->outcomes[i],
                                          &self->base.error));
  g_assert_no_error (self->base.error);
}

static void
shift (Row *self, guint i, int by)
{
  g_assert_true (ash_desk_shift_outcome (self->base.store, self->credential, self->outcomes[i], by,
                                         &self->base.error));
  g_assert_no_error (self->base.error);
}

static void
undo_to_start (Row *self, guint steps)
{
  for (guint i = 0; i < steps; i++)
    g_assert_true (ash_store_undo (self->base.store, &self->base.error));
  IS_NOW (self, START);
}

static void
test_parts (Row *self, gconstpointer data)
{
  indent (self, 0); /* nothing is above it */
  IS_NOW (self, START);
  indent (self, 2);
  indent (self, 3);
  IS_NOW (self, "O1 Draw a map|O2 Read a map|O2.1 Name its signs|O2.2 Use it");
  indent (self, 3); /* a part already */
  /* Parts go with their whole, and stay among themselves. */
  shift (self, 1, -1);
  IS_NOW (self, "O1 Read a map|O1.1 Name its signs|O1.2 Use it|O2 Draw a map");
  shift (self, 3, 1);
  shift (self, 3, -1);
  IS_NOW (self, "O1 Read a map|O1.1 Use it|O1.2 Name its signs|O2 Draw a map");
  shift (self, 1, 1);
  IS_NOW (self, "O1 Draw a map|O2 Read a map|O2.1 Use it|O2.2 Name its signs");
  /* Its parts come along: there are two levels. */
  indent (self, 1);
  IS_NOW (self, "O1 Draw a map|O1.1 Read a map|O1.2 Use it|O1.3 Name its signs");
  g_assert_true (ash_desk_outdent_outcome (self->base.store, self->credential, self->outcomes[1],
                                           &self->base.error));
  IS_NOW (self, "O1 Draw a map|O1.1 Use it|O1.2 Name its signs|O2 Read a map");
  undo_to_start (self, 7);
}

static void
test_copies (Row *self, gconstpointer data)
{
  g_autofree char *whole = NULL, *part = NULL;

  indent (self, 1);
  whole = ash_desk_duplicate_outcome (self->base.store, self->credential, self->outcomes[0],
                                      &self->base.error);
  part = ash_desk_duplicate_outcome (self->base.store, self->credential, self->outcomes[1],
                                     &self->base.error);
  g_assert_no_error (self->base.error);
  IS_NOW (self, "O1 Draw a map|O1.1 Read a map|O1.2 Read a map|O2 Draw a map|O3 Name its signs|"
                "O4 Use it");
  /* What was a part stands for itself when the whole is no more. */
  g_assert_true (ash_desk_delete_outcome (self->base.store, self->credential, self->outcomes[0],
                                          &self->base.error));
  IS_NOW (self, "O1 Read a map|O2 Read a map|O3 Draw a map|O4 Name its signs|O5 Use it");
  undo_to_start (self, 4);
}

/* A document from outside may say that they are parts of each other, or of themselves. */
static void
test_circles (Row *self, gconstpointer data)
{
  static const guint WHOLES[N] = { 1, 0, 2, 3 };

  g_assert_true (ash_store_begin (self->base.store, "Circle", NULL, &self->base.error));
  for (guint i = 0; i < N; i++)
    {
      g_autoptr (AshStatement) statement =
          ash_store_find (self->base.store, &ASH_STATEMENT, "id", self->outcomes[i]);

      statement->parent = g_strdup (self->outcomes[WHOLES[i]]);
      g_assert_true (
          ash_store_update (self->base.store, &ASH_STATEMENT, statement, &self->base.error));
    }
  g_assert_true (ash_store_commit (self->base.store, &self->base.error));
  IS_NOW (self, START);
  shift (self, 3, -1);
  IS_NOW (self, "O1 Draw a map|O2 Read a map|O3 Use it|O4 Name its signs");
  g_assert_true (ash_desk_delete_outcome (self->base.store, self->credential, self->outcomes[0],
                                          &self->base.error));
  g_assert_no_error (self->base.error);
}

/* Lines without a statement or twice the same, and places between which there is no room. */
static void
test_hostile (Row *self, gconstpointer data)
{
  static const char *const PLACES[N] = { "V", "V-", "V0", "V" };
  AshStore *store = self->base.store;
  g_autoptr (GPtrArray) uses = NULL;
  g_autoptr (AshDesign) design = NULL;

  g_assert_true (ash_store_begin (store, "Hostile", NULL, &self->base.error));
  uses = ash_store_list (store, &ASH_CREDENTIAL_STATEMENT, "credential", self->credential, NULL);
  for (guint i = 0; i < uses->len; i++)
    {
      AshCredentialStatement *use = g_ptr_array_index (uses, i);
      g_autoptr (AshCredentialStatement) odd = ash_credential_statement_new ();

      g_free (use->pos);
      use->pos = g_strdup (PLACES[i]);
      g_assert_true (ash_store_update (store, &ASH_CREDENTIAL_STATEMENT, use, &self->base.error));
      odd->credential = g_strdup (self->credential);
      odd->statement = i % 2 == 0 ? g_strdup (use->statement) : NULL;
      odd->pos = g_strdup ("");
      g_assert_true (ash_store_insert (store, &ASH_CREDENTIAL_STATEMENT, odd, &self->base.error));
    }
  g_assert_true (ash_store_commit (store, &self->base.error));
  for (guint i = 0; i < N; i++)
    for (int by = -1; by <= 1; by += 2)
      shift (self, i, by);
  indent (self, 3);
  g_free (ash_desk_add_outcome (store, self->credential, "Fold it", self->outcomes[1],
                                &self->base.error));
  g_assert_no_error (self->base.error);
  design = ash_store_load_design (store, self->tree, &self->base.error);
  g_assert_cmpuint (design->outcomes->len, ==, N + 1);
}

/* What another credential has too would change there as well. */
static void
test_shared (Row *self, gconstpointer data)
{
  AshStore *store = self->base.store;
  g_autofree char *other = ash_desk_add_credential (store, "Other", &self->base.error);
  g_autoptr (AshCredentialStatement) use = ash_credential_statement_new ();

  use->credential = g_strdup (other);
  use->statement = g_strdup (self->outcomes[1]);
  use->pos = g_strdup ("V");
  g_assert_true (ash_store_begin (store, "Share", NULL, &self->base.error));
  g_assert_true (ash_store_insert (store, &ASH_CREDENTIAL_STATEMENT, use, &self->base.error));
  g_assert_true (ash_store_commit (store, &self->base.error));
  g_assert_false (
      ash_desk_indent_outcome (store, self->credential, self->outcomes[1], &self->base.error));
  g_assert_error (self->base.error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_clear_error (&self->base.error);
  IS_NOW (self, START);
}

/* Three levels, as a plan or another program may write them, are two. */
static void
test_depth (Row *self, gconstpointer data)
{
  g_assert_true (ash_store_begin (self->base.store, "Deep", NULL, &self->base.error));
  for (guint i = 0; i + 1 < N; i++)
    {
      g_autoptr (AshStatement) statement =
          ash_store_find (self->base.store, &ASH_STATEMENT, "id", self->outcomes[i]);

      statement->parent = g_strdup (self->outcomes[i + 1]);
      g_assert_true (
          ash_store_update (self->base.store, &ASH_STATEMENT, statement, &self->base.error));
    }
  g_assert_true (ash_store_commit (self->base.store, &self->base.error));
  shift (self, 0, 1);
  IS_NOW (self, "O1 Use it|O1.1 Read a map|O1.2 Draw a map|O1.3 Name its signs");
}

static const AshItem *
module_of (AshDesign *design, guint i)
{
  return ash_design_outcome_module (design, g_ptr_array_index (design->outcomes, i));
}

static void
test_modules (Row *self, gconstpointer data)
{
  AshStore *store = self->base.store;
  g_autofree char *module = ash_desk_add_item (store, self->credential, NULL, NULL, ASH_ITEM_FOLDER,
                                               "Week 1", &self->base.error);
  g_autofree char *made =
      ash_desk_add_module_outcome (store, self->credential, module, "Fold it", &self->base.error);
  g_autoptr (AshDesign) design = NULL, after = NULL;

  g_assert_no_error (self->base.error);
  g_assert_true (ash_desk_set_outcome_module (store, self->credential, self->outcomes[1], module,
                                              &self->base.error));
  design = ash_store_load_design (store, self->tree, &self->base.error);
  g_assert_null (module_of (design, 0));
  g_assert_cmpstr (module_of (design, 1)->title, ==, "Week 1");
  g_assert_cmpstr (module_of (design, 4)->title, ==, "Week 1");
  IS_NOW (self, START "|O5 Fold it");
  /* Of a module that is no more, it is the credential's. */
  g_assert_true (
      ash_desk_delete_items (store, (const char *[]){ module, NULL }, &self->base.error));
  after = ash_store_load_design (store, self->tree, &self->base.error);
  g_assert_null (module_of (after, 1));
  undo_to_start (self, 4);
}

/* Whatever shows all parts shows the whole. */
static void
test_shown (Row *self, gconstpointer data)
{
  AshStore *store = self->base.store;
  g_autofree char *evidence =
      ash_desk_add_evidence (store, self->credential, NULL, "Viva", "viva", &self->base.error);
  g_autoptr (AshDesign) none = NULL, one = NULL, both = NULL;
  g_autoptr (AshMarks) of_none = NULL, of_one = NULL, of_both = NULL;

  g_assert_no_error (self->base.error);
  indent (self, 1);
  indent (self, 2);
  none = ash_store_load_design (store, self->tree, NULL);
  of_none = ash_marks_new (none);
  g_assert_cmpuint (ash_marks_n_assessed (of_none), ==, 0);
  g_assert_true (ash_desk_mark_evidence (store, evidence, self->outcomes[1], ASH_DEPTH_ASSESSED,
                                         &self->base.error));
  one = ash_store_load_design (store, self->tree, NULL);
  of_one = ash_marks_new (one);
  g_assert_cmpuint (ash_marks_n_assessed (of_one), ==, 1);
  g_assert_true (ash_desk_mark_evidence (store, evidence, self->outcomes[2], ASH_DEPTH_ASSESSED,
                                         &self->base.error));
  both = ash_store_load_design (store, self->tree, NULL);
  of_both = ash_marks_new (both);
  g_assert_cmpuint (ash_marks_n_assessed (of_both), ==, 3);
  g_assert_true (ash_marks_is_assessed (of_both, g_ptr_array_index (both->outcomes, 0)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/outcome-tree/" name, Row, NULL, row_set_up, func, row_tear_down)
  ADD ("parts", test_parts);
  ADD ("copies", test_copies);
  ADD ("circles", test_circles);
  ADD ("depth", test_depth);
  ADD ("hostile", test_hostile);
  ADD ("shared", test_shared);
  ADD ("modules", test_modules);
  ADD ("shown", test_shown);
  return g_test_run ();
}
