/* usage: work DOCUMENT   what an engine does in a document of 5,000 items and 500 outcomes: all
 * checks of its credentials, at first and again, a search at every key, a search of all texts, and
 * a proposal in each way. Prints a JSON object of milliseconds of processor time, which a busy
 * machine does not change. */
#include <ash-check.h>
#include <ash-desk.h>
#include <ash-find.h>
#include <ash-propose.h>
#include <ash-replace.h>
#include <ash-store.h>

#include <stdio.h>
#include <string.h>
#include <time.h>

static const char *const QUERIES[] = { "page 700", "stone", "a", "how stone 41", "zzz" };

static double
milliseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* The design as the window holds it, so that checks alone are measured. */
static AshDesign *
load_design (AshStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) credentials = ash_store_list (store, &ASH_CREDENTIAL, NULL, NULL, &error);
  const AshCredential *first = g_ptr_array_index (credentials, 0);

  return ash_store_load_design (store, first->tree, &error);
}

static double
check (AshStore *store, const AshDesign *design, guint *out_n)
{
  AshBodies bodies = ash_store_bodies (store);
  double from = milliseconds ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = ash_check_credential (design, &bodies, NULL, &error);

  if (findings == NULL)
    g_error ("check: %s", error->message);
  *out_n = findings->len;
  return milliseconds () - from;
}

static double
slowest_key (AshFindIndex *index)
{
  double slowest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (QUERIES); i++)
    for (gsize n = 1; n <= strlen (QUERIES[i]); n++)
      {
        g_autofree char *typed = g_strndup (QUERIES[i], n);
        double from = milliseconds ();
        g_autoptr (GPtrArray) found = ash_find_index_match (index, typed, 60);

        slowest = MAX (slowest, milliseconds () - from);
      }
  return slowest;
}

static double
all_texts (AshStore *store, guint *out_n)
{
  AshReplaceQuery query = { .words = (char *) "stone", .with_sources = TRUE };
  double from = milliseconds ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AshReplaceFound) found = ash_replace_find (store, &query, 5000, NULL, &error);

  if (found == NULL)
    g_error ("texts: %s", error->message);
  *out_n = found->hits->len;
  return milliseconds () - from;
}

static void
propose (AshStore *store, AshProposeBy by)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = ash_desk_list_sources (store, &error);
  const AshSource *source = g_ptr_array_index (sources, 0);
  double from = milliseconds ();
  g_autoptr (AshDesign) design = ash_store_load_design (store, source->tree, &error);
  AshBodies bodies = ash_store_bodies (store);
  AshProposeOrder order = { by, 8, NULL };
  g_autoptr (AshProposal) proposal = ash_propose (design, &bodies, &order, NULL, &error);

  printf (", \"propose_%s\": %.0f", ASH_PROPOSE_NICKS[by], milliseconds () - from);
  if (proposal == NULL) /* such a course has no weeks in its titles: that is found out too */
    g_printerr ("%s: %s\n", ASH_PROPOSE_NICKS[by], error->message);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = NULL;
  g_autoptr (AshFindIndex) index = NULL;
  g_autoptr (AshDesign) design = NULL;
  guint n_findings, n_hits;
  double first, again, opened, indexed;

  if (argc != 2)
    return 2;
  store = ash_store_open (argv[1], ASH_STORE_SNAPSHOT, &error);
  if (store == NULL)
    g_error ("%s: %s", argv[1], error->message);
  design = load_design (store);
  first = check (store, design, &n_findings);
  again = check (store, design, &n_findings);
  opened = milliseconds ();
  index = ash_find_index_new (store, NULL, &error);
  indexed = milliseconds () - opened;
  printf ("{\"check_first\": %.0f, \"check\": %.0f, \"findings\": %u, \"indexed\": %.0f, "
          "\"key\": %.2f",
          first, again, n_findings, indexed, slowest_key (index));
  printf (", \"texts\": %.0f", all_texts (store, &n_hits));
  printf (", \"hits\": %u", n_hits);
  for (AshProposeBy by = ASH_PROPOSE_STRUCTURE; by <= ASH_PROPOSE_WORKLOAD; by++)
    propose (store, by);
  printf ("}\n");
  return 0;
}
