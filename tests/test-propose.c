/* check/: modules that a course could be broken into. */
#include "made-design.h"

#include <ash-desk.h>
#include <ash-error.h>
#include <ash-weeks.h>
#include <glib/gstdio.h>

#include "package-fixture.h"
#include "propose-fixture.h"

typedef struct
{
  const char *title;
  guint first, last;
  int day;
} Said;

static void
test_weeks (void)
{
  static const Said cases[] = {
    { "Week 3", 3, 3, 0 },
    { "WEEK 03: Sampling", 3, 3, 0 },
    { "Weeks 4–5 Choosing a chart", 4, 5, 0 },
    { "Weeks 4 and 5", 4, 5, 0 },
    { "Week twelve", 12, 12, 0 },
    { "Readings for week 7", 7, 7, 0 },
    { "Woche 2 bis 3", 2, 3, 0 },
    { "Semana 10", 10, 10, 0 },
    { "Lecture, 12 March", 0, 0, 72 },
    { "March 12th, 2025: quiz", 0, 0, 72 },
    { "2025-03-12 Seminar", 0, 0, 72 },
    { "Week 1 (3. März)", 1, 1, 63 },
    { "Week 3 - 2 essays", 3, 3, 0 },
    { "First week", 1, 1, 0 },
    { "1. Woche", 1, 1, 0 },
    { "The 2nd week: maps", 2, 2, 0 },
    { "W1 Rocks", 1, 1, 0 },
    { "Lezione del 9 maggio", 0, 0, 130 },
    { "02.03. Karten", 0, 0, 62 },
    { "2.3.2026 Karten", 0, 0, 62 },
  };
  static const char *const silent[] = {
    "A week in the field",
    "The weekend",
    "Midweek 3 quiz notes",
    "Weekly review",
    "Chapter 3",
    "Marching 4 bands",
    "May I ask?",
    "Week 2025",
    "1 marble",
    "2025-13-45",
    "2 weeks later",
    "1.2. Sampling",
    "Part 1/2",
    "W3Schools",
    "1.2.3 Sampling",
  };
  AshWeeks said;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].title);
      g_assert_true (ash_weeks_find (cases[i].title, &said));
      g_assert_cmpuint (said.first, ==, cases[i].first);
      g_assert_cmpuint (said.last, ==, cases[i].last);
      g_assert_cmpint (said.day, ==, cases[i].day);
    }
  for (guint i = 0; i < G_N_ELEMENTS (silent); i++)
    {
      g_test_message ("%s", silent[i]);
      g_assert_false (ash_weeks_find (silent[i], &said));
    }
  g_assert_false (ash_weeks_find (NULL, &said));
}

static void
test_structure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshProposal) proposal = propose (fixture, ASH_PROPOSE_STRUCTURE, 0);

  g_assert_cmpuint (proposal->modules->len, >, 2);
  g_assert_cmpuint (count_proposed (fixture, proposal), ==, count_leaves (fixture->design, NULL));
}

static void
test_by_weeks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshProposal) proposal = propose (fixture, ASH_PROPOSE_WEEKS, 0);
  guint n_weeks = 0;

  for (guint i = 0; i < proposal->modules->len; i++)
    n_weeks += module (proposal, i)->weeks;
  g_assert_cmpuint (n_weeks, >=, proposal->modules->len - 1);
  g_assert_cmpuint (count_proposed (fixture, proposal), ==, count_leaves (fixture->design, NULL));
}

/* However many, none is empty, all is there in its order, and no other cut has a smaller largest
 * part: a part without its last item would not take the first of the next. Where units stay whole,
 * it may be larger by a quarter. */
static void
test_workload (Fixture *fixture, gconstpointer data)
{
  guint n_leaves = count_leaves (fixture->design, NULL);
  g_autoptr (AshProposal) usual = propose (fixture, ASH_PROPOSE_WORKLOAD, 0);

  /* As many as the hours suggest. */
  g_assert_cmpuint (usual->modules->len, >=, 2);
  g_assert_cmpuint (usual->modules->len, <=, 12);

  for (guint n = 1; n <= n_leaves; n += n < 8 ? 1 : 7)
    {
      g_autoptr (AshProposal) proposal = propose (fixture, ASH_PROPOSE_WORKLOAD, n);
      gint64 most = 0, all = 0, largest = 0;

      g_assert_cmpuint (proposal->modules->len, ==, n);
      g_assert_cmpuint (count_proposed (fixture, proposal), ==, n_leaves);
      for (guint i = 0; i < n; i++)
        {
          GPtrArray *items = module (proposal, i)->items;

          g_assert_cmpuint (items->len, >, 0);
          most = MAX (most, ash_proposed_module_minutes (module (proposal, i)));
          all += ash_proposed_module_minutes (module (proposal, i));
          for (guint j = 0; j < items->len; j++)
            largest = MAX (largest, ((AshProposedItem *) g_ptr_array_index (items, j))->minutes);
        }
      g_assert_cmpint (most * 4, <=, (all / n + largest) * 5);
    }
}

/* Names of the modules, a line each */
static char *
names_of (const Made *made, AshProposeBy by, guint n)
{
  AshProposeOrder order = { by, n, NULL };
  g_autoptr (AshProposal) proposal = ash_propose (made->design, &made->bodies, &order, NULL, NULL);
  GString *names = g_string_new (NULL);

  g_assert_nonnull (proposal);
  for (guint i = 0; i < proposal->modules->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", module (proposal, i)->title);
  return g_string_free (names, FALSE);
}

/* Six units of about three hours each, with parts of half an hour */
static Made *
made_units (guint odd)
{
  Made *made = made_new ("Loops", "en");

  for (guint i = 1; i <= 6; i++)
    {
      g_autofree char *title = g_strdup_printf ("Week %u: Loops %u", i, i);
      AshItem *unit = made_item (made, NULL, ASH_ITEM_FOLDER, title, NULL);

      for (guint j = 0; j < (i == odd ? 12 : 6); j++)
        made_item (made, unit, ASH_ITEM_PAGE, "Page", "<p>x</p>")->minutes = 30;
    }
  return made;
}

/* A unit is not cut where whole ones are about as even; a module says which it has. */
static void
test_whole_units (void)
{
  Made *even = made_units (0);
  Made *odd = made_units (1);
  g_autofree char *usual = names_of (even, ASH_PROPOSE_WORKLOAD, 0);
  g_autofree char *two = names_of (even, ASH_PROPOSE_WORKLOAD, 2);
  g_autofree char *six = names_of (even, ASH_PROPOSE_WORKLOAD, 6);
  g_autofree char *cut = names_of (odd, ASH_PROPOSE_WORKLOAD, 7);

  g_assert_cmpstr (usual, ==, "Week 1 – Week 2|Week 3 – Week 4|Week 5 – Week 6");
  g_assert_cmpstr (two, ==, "Week 1 – Week 3|Week 4 – Week 6");
  g_assert_cmpstr (six, ==,
                   "Week 1: Loops 1|Week 2: Loops 2|Week 3: Loops 3|Week 4: Loops 4|"
                   "Week 5: Loops 5|Week 6: Loops 6");
  g_assert_true (g_str_has_prefix (cut, "Part 1|Part 2|Week 2: Loops 2|"));
  made_free (even);
  made_free (odd);
}

/* A single folder that holds the units is no unit, whatever stands beside it. */
static void
test_nested_units (void)
{
  Made *made = made_new ("Sources", "en");
  AshItem *workshop;
  g_autofree char *names = NULL;

  made_item (made, NULL, ASH_ITEM_PAGE, "How to begin", "<p>x</p>");
  workshop = made_item (made, NULL, ASH_ITEM_FOLDER, "Workshop", NULL);
  made_item (made, workshop, ASH_ITEM_PAGE, "About you", "<p>x</p>");
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *title = g_strdup_printf ("Unit %u", i + 1);
      AshItem *unit = made_item (made, workshop, ASH_ITEM_FOLDER, title, NULL);

      made_item (made, unit, ASH_ITEM_PAGE, "Page", "<p>x</p>");
    }
  names = names_of (made, ASH_PROPOSE_STRUCTURE, 0);
  g_assert_cmpstr (names, ==, "Introduction|Workshop|Unit 1|Unit 2|Unit 3");
  made_free (made);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) cancelled = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AshProgress) progress = ash_progress_new (cancellable);

  AshProposeOrder many = { ASH_PROPOSE_WORKLOAD, 99, NULL };
  AshProposeOrder two = { ASH_PROPOSE_WORKLOAD, 2, NULL };

  g_assert_null (ash_propose (fixture->design, &fixture->bodies, &many, NULL, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_cancellable_cancel (cancellable);
  g_assert_null (ash_propose (fixture->design, &fixture->bodies, &two, progress, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_adjust (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshProposal) proposal = propose (fixture, ASH_PROPOSE_WORKLOAD, 4);
  guint n_items = module (proposal, 0)->items->len + module (proposal, 1)->items->len;
  g_autofree char *title = g_strdup (module (proposal, 0)->title);

  ash_proposal_merge (proposal, 0);
  g_assert_cmpuint (proposal->modules->len, ==, 3);
  g_assert_cmpuint (module (proposal, 0)->items->len, ==, n_items);
  g_assert_cmpstr (module (proposal, 0)->title, ==, title);
  ash_proposal_merge (proposal, 2);
  g_assert_cmpuint (proposal->modules->len, ==, 3);

  ash_proposal_split (proposal, 0, 2);
  g_assert_cmpuint (proposal->modules->len, ==, 4);
  g_assert_cmpuint (module (proposal, 0)->items->len, ==, 2);
  g_assert_cmpuint (module (proposal, 1)->items->len, ==, n_items - 2);
  ash_proposal_split (proposal, 0, 0);
  ash_proposal_split (proposal, 0, 2);
  g_assert_cmpuint (proposal->modules->len, ==, 4);

  ash_proposal_rename (proposal, 0, "A first look");
  g_assert_cmpstr (module (proposal, 0)->title, ==, "A first look");
  ash_proposal_drop_item (proposal, 0, 1);
  g_assert_cmpuint (module (proposal, 0)->items->len, ==, 1);
  ash_proposal_drop (proposal, 1);
  ash_proposal_drop (proposal, 17);
  g_assert_cmpuint (proposal->modules->len, ==, 3);
}

/* What is named after people who meet starts left out; weeks and days say nothing of that. */
static void
test_for_class (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshProposal) proposal = propose (fixture, ASH_PROPOSE_STRUCTURE, 0);
  guint n = 0;

  for (guint i = 0; i < proposal->modules->len; i++)
    {
      g_test_message ("%s: %d", module (proposal, i)->title, module (proposal, i)->is_for_class);
      g_assert_cmpint (module (proposal, i)->is_for_class, ==, module (proposal, i)->is_out);
      n += module (proposal, i)->is_for_class;
    }
  g_assert_cmpuint (n, <, proposal->modules->len / 2);
}

#define ADD(name, func) g_test_add ("/propose/" name, Fixture, NULL, set_up, func, tear_down)

static void
append_section (GString *page, const char *title, guint n)
{
  g_string_append_printf (page, "<h2 id=\"%s\">%s</h2><p><a href=\"#One\">one</a> ", title, title);
  for (guint i = 0; i < n; i++)
    g_string_append (page, "words ");
  g_string_append (page, "</p>");
}

/* The newest stands first, and the course goes on into the next year. */
static void
test_days (void)
{
  static const char *const TITLES[] = { "Week 1", "Week 2", "Week 5" };
  const char *members[] = {
    "imsmanifest.xml",
    MANIFEST (OUTLINE (ITEM ("i1", "r1", "4 January: maps") ITEM ("i2", "r2", "02.12.2025 rocks")
                           ITEM ("i3", "r3", "14 December: sand")),
              WEB ("r1", "a.html") WEB ("r2", "b.html") WEB ("r3", "c.html")),
    "a.html",
    "<p>a</p>",
    "b.html",
    "<p>b</p>",
    "c.html",
    "<p>c</p>",
    NULL
  };
  AshProposeOrder order = { ASH_PROPOSE_WEEKS, 0, NULL };
  g_autoptr (AshProposal) proposal = NULL;
  g_autoptr (Arrival) arrival = test_arrive (members);
  g_autoptr (GError) error = NULL;
  AshBodies bodies = ash_store_bodies (arrival->store);

  proposal = ash_propose (arrival->design, &bodies, &order, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (proposal->modules->len, ==, G_N_ELEMENTS (TITLES));
  for (guint i = 0; i < G_N_ELEMENTS (TITLES); i++)
    g_assert_cmpstr (module (proposal, i)->title, ==, TITLES[i]);
}

/* The long pages of a course are split; each part knows its bytes, and links follow. */
static void
test_headings (void)
{
  g_autoptr (GString) page = g_string_new ("<html><body><p>Intro</p>");
  const char *members[] = {
    "imsmanifest.xml",
    MANIFEST (OUTLINE (ITEM ("i1", "r1", "Long") ITEM ("i2", "r2", "Short")),
              WEB ("r1", "long.html") WEB ("r2", "short.html")),
    "long.html",
    NULL,
    "short.html",
    "<html><body><h2>A</h2>a<h2>B</h2><p><a href=\"long.html#Two\">two</a></p></body></html>",
    NULL
  };
  g_autoptr (AshProposal) proposal = NULL;
  g_autoptr (AshCredential) credential = NULL;
  g_autoptr (AshDesign) design = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;
  g_autofree char *wanted = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const AshItem *two, *last;
  AshProposeOrder order = { ASH_PROPOSE_HEADINGS, 0, NULL };
  AshBodies bodies;
  GPtrArray *items;
  Arrival *arrival;

  append_section (page, "One", 200);
  append_section (page, "Two", 200);
  append_section (page, "Three", 200);
  append_section (page, "Four", 20);
  g_string_append (page, "</body></html>");
  members[3] = page->str;
  arrival = test_arrive (members);
  g_assert_no_error (arrival->error);
  ash_desk_accept_source (arrival->store, arrival->source->record.id, &error);
  g_assert_no_error (error);
  bodies = ash_store_bodies (arrival->store);
  proposal = ash_propose (arrival->design, &bodies, &order, NULL, &error);
  g_assert_no_error (error);
  /* No units: the long page is the module; what follows it goes with it. The preface goes with the
   * first section, and the last, which is short, with the third. */
  g_assert_cmpuint (proposal->modules->len, ==, 1);
  g_assert_cmpstr (module (proposal, 0)->title, ==, "Long");
  g_assert_cmpuint (module (proposal, 0)->items->len, ==, 4);
  id = ash_desk_take_proposal (arrival->store, proposal, "By headings", &error);
  g_assert_no_error (error);
  credential = ash_store_get (arrival->store, &ASH_CREDENTIAL, id, NULL);
  design = ash_store_load_design (arrival->store, credential->tree, NULL);
  items = ash_design_children (
      design, ((AshItem *) ash_design_children (design, NULL)->pdata[0])->record.id);
  g_assert_cmpuint (items->len, ==, 4);
  two = g_ptr_array_index (items, 1);
  last = g_ptr_array_index (items, 3);
  g_assert_cmpstr (two->title, ==, "Two");
  g_assert_cmpint (ash_design_origin (design, two->record.id)->end, >,
                   ash_design_origin (design, two->record.id)->start);
  bytes = ash_store_load_object (arrival->store, last->body, NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  wanted = g_strdup_printf ("<a href=\"ash:item/%s#Two\">", two->record.id);
  g_assert_nonnull (strstr (text, wanted));
  g_clear_object (&arrival->store);
  scratch_remove (arrival->folder);
  ash_design_free (arrival->design);
  ash_source_free (arrival->source);
  ash_imported_free (arrival->imported);
  g_free (arrival->folder);
  g_free (arrival);
}

/* Pages that nobody would call long are left whole. */
static void
test_no_headings (Fixture *fixture, gconstpointer data)
{
  AshProposeOrder order = { ASH_PROPOSE_HEADINGS, 0, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (ash_propose (fixture->design, &fixture->bodies, &order, NULL, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_REFUSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/propose/weeks-in-titles", test_weeks);
  ADD ("structure", test_structure);
  g_test_add_func ("/propose/headings", test_headings);
  ADD ("no-headings", test_no_headings);
  ADD ("weeks", test_by_weeks);
  g_test_add_func ("/propose/days", test_days);
  ADD ("workload", test_workload);
  g_test_add_func ("/propose/whole-units", test_whole_units);
  g_test_add_func ("/propose/nested-units", test_nested_units);
  ADD ("refused", test_refused);
  ADD ("adjust", test_adjust);
  ADD ("for-class", test_for_class);
  return g_test_run ();
}
