/* What the matrix shows of one module: outcomes, evidence, columns; the figures stay the whole's.
 */
#include "made-design.h"

#include <ash-scope.h>

/* Two modules. The first has a page and a quiz; what the second teaches, a viva shows. */
typedef struct
{
  Made *made;
  AshItem *first, *second;
  AshItem *page, *other;
  AshAssessment *quiz, *viva;
  AshStatement *read, *draw, *own, *judge;
} Course;

static void
course_clear (Course *self)
{
  made_free (self->made);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Course, course_clear)

static void
make_own (Course *self, AshStatement *outcome, AshItem *module)
{
  AshCredentialStatement *use = ash_credential_statement_new ();

  made_id (self->made, use);
  use->statement = g_strdup (outcome->record.id);
  use->module = g_strdup (module->record.id);
  g_ptr_array_add (self->made->design->statement_uses, use);
}

static void
course_init (Course *self)
{
  Made *made = self->made = made_new ("Maps", "en");
  AshItem *quiz;

  self->first = made_item (made, NULL, ASH_ITEM_FOLDER, "Reading", NULL);
  self->second = made_item (made, NULL, ASH_ITEM_FOLDER, "Drawing", NULL);
  made_item (made, NULL, ASH_ITEM_PAGE, "Welcome", "<p>x</p>");
  self->page = made_item (made, self->first, ASH_ITEM_PAGE, "Scale", "<p>x</p>");
  quiz = made_item (made, self->first, ASH_ITEM_QUIZ, "Quiz", NULL);
  self->other = made_item (made, made_item (made, self->second, ASH_ITEM_FOLDER, "Inner", NULL),
                           ASH_ITEM_PAGE, "Ink", "<p>x</p>");
  self->read = made_outcome (made, "O1", "Read a map");
  self->draw = made_outcome (made, "O2", "Draw a map");
  self->own = made_outcome (made, "O3", "Fold a map");
  self->judge = made_outcome (made, "O4", "Judge a map");
  self->quiz = made_assessment (made, "Quiz", quiz, 5000, ASH_UNSET);
  self->viva = made_assessment (made, "Viva", NULL, 5000, ASH_UNSET);
  make_own (self, self->own, self->second);
  made_align (made, ASH_SUBJECT_ITEM, self->page, self->read, ASH_DEPTH_INTRODUCED);
  made_align (made, ASH_SUBJECT_ASSESSMENT, self->quiz, self->judge, ASH_DEPTH_ASSESSED);
  made_align (made, ASH_SUBJECT_ITEM, self->other, self->draw, ASH_DEPTH_PRACTISED);
  made_align (made, ASH_SUBJECT_ASSESSMENT, self->viva, self->draw, ASH_DEPTH_ASSESSED);
}

static AshScope *
follow (Course *self, AshItem *module)
{
  g_autoptr (AshMarks) marks = ash_marks_new (self->made->design);
  AshScope *scope = ash_scope_new (module->record.id);

  g_assert_true (ash_scope_follow (scope, self->made->design, marks));
  return scope;
}

static void
assert_outcomes (Course *self, const AshScope *scope, const char *codes)
{
  g_autoptr (GString) seen = g_string_new (NULL);

  for (guint i = 0; i < self->made->design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (self->made->design->outcomes, i);

      if (ash_scope_has_outcome (scope, outcome->record.id))
        g_string_append_printf (seen, "%s ", outcome->code);
    }
  g_assert_cmpstr (seen->str, ==, codes);
}

static void
assert_columns (
    Course *self, const AshScope *scope, const char *open, guint slots, const char *titles)
{
  g_autoptr (GPtrArray) columns = ash_columns_new_in (self->made->design, scope, open, slots);
  g_autoptr (GString) seen = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (seen, "%s ", ((AshColumn *) g_ptr_array_index (columns, i))->title);
  g_assert_cmpstr (seen->str, ==, titles);
}

static void
test_whole (void)
{
  g_auto (Course) course = { 0 };
  g_autoptr (GPtrArray) modules = NULL;

  course_init (&course);
  modules = ash_scope_modules (course.made->design);
  g_assert_cmpuint (modules->len, ==, 2);
  g_assert_null (ash_scope_get_module (NULL));
  assert_outcomes (&course, NULL, "O1 O2 O3 O4 ");
  assert_columns (&course, NULL, NULL, 10, "Quiz Viva Scale Ink Welcome ");
}

/* Its page introduces one outcome, its quiz shows another. */
static void
test_served (void)
{
  g_auto (Course) course = { 0 };
  g_autoptr (AshScope) scope = NULL;

  course_init (&course);
  scope = follow (&course, course.first);
  assert_outcomes (&course, scope, "O1 O4 ");
  g_assert_cmpuint (ash_scope_n_outcomes (scope, course.made->design), ==, 2);
  assert_columns (&course, scope, NULL, 10, "Quiz Scale ");
}

/* Its own outcome, one that an item further down practises, and the viva that shows this one. */
static void
test_own (void)
{
  g_auto (Course) course = { 0 };
  g_autoptr (AshScope) scope = NULL;

  course_init (&course);
  scope = follow (&course, course.second);
  assert_outcomes (&course, scope, "O2 O3 ");
  assert_columns (&course, scope, NULL, 10, "Viva Ink ");
  /* Folded to fit, the modules inside it are columns. */
  assert_columns (&course, scope, NULL, 1, "Viva Inner ");
  assert_columns (&course, scope, course.other->parent, 1, "Viva Inner Ink ");
}

/* Evidence shows what its item, a question of it or a criterion is said to show. */
static void
test_parts (void)
{
  g_auto (Course) course = { 0 };
  g_autoptr (AshScope) scope = NULL;
  AshRubric *rubric;
  AshCriterion *criterion;

  course_init (&course);
  rubric = made_rubric (course.made, "Viva");
  criterion = made_criterion (course.made, rubric, "It folds");
  course.viva->rubric = g_strdup (rubric->record.id);
  made_align (course.made, ASH_SUBJECT_CRITERION, criterion, course.read, ASH_DEPTH_ASSESSED);
  scope = follow (&course, course.first);
  assert_columns (&course, scope, NULL, 10, "Quiz Viva Scale ");
  assert_outcomes (&course, scope, "O1 O4 ");
}

/* A mark that goes takes neither its row nor its column along; a module that goes ends the scope.
 */
static void
test_follow (void)
{
  g_auto (Course) course = { 0 };
  g_autoptr (AshScope) scope = NULL;
  g_autoptr (AshMarks) marks = NULL;
  g_autoptr (AshScope) gone = ash_scope_new ("no such module");

  course_init (&course);
  scope = follow (&course, course.second);
  g_ptr_array_set_size (course.made->design->alignments, 0);
  marks = ash_marks_new (course.made->design);
  g_assert_true (ash_scope_follow (scope, course.made->design, marks));
  assert_outcomes (&course, scope, "O2 O3 ");
  assert_columns (&course, scope, NULL, 10, "Viva Ink ");
  g_assert_false (ash_scope_follow (gone, course.made->design, marks));
  {
    g_autoptr (AshScope) anew = follow (&course, course.second);

    assert_outcomes (&course, anew, "O3 ");
    assert_columns (&course, anew, NULL, 10, "Ink ");
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scope/whole", test_whole);
  g_test_add_func ("/scope/served", test_served);
  g_test_add_func ("/scope/own", test_own);
  g_test_add_func ("/scope/parts", test_parts);
  g_test_add_func ("/scope/follow", test_follow);
  return g_test_run ();
}
