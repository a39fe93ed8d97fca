/* skills: a framework of 13,000 skills with descriptions, read, kept, opened again, and searched at
 * every key of some queries. In processor time, which a busy machine does not change. */
#include <ash-listing.h>

#include <stdio.h>
#include <string.h>
#include <time.h>

#define N_SKILLS 13000

static const char *const VERBS[] = { "manage", "analyse", "design", "present",  "maintain",
                                     "assess", "use",     "plan",   "négocier", "repair" };
static const char *const THINGS[] = { "data",     "databases",   "gardens", "contracts",
                                      "machines", "patients",    "budgets", "lessons",
                                      "networks", "stone walls", "records", "exhibits",
                                      "vehicles", "timber" };
static const char *const QUERIES[] = { "data",  "manage databases",   "presenter", "a",
                                       "S5.12", "negocier contracts", "zzz" };

static double
milliseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static GBytes *
make_table (void)
{
  GString *out = g_string_new ("conceptUri,preferredLabel,altLabels,description,code\n");

  for (guint i = 0; i < N_SKILLS; i++)
    {
      const char *verb = VERBS[i % G_N_ELEMENTS (VERBS)];
      const char *thing = THINGS[i / G_N_ELEMENTS (VERBS) % G_N_ELEMENTS (THINGS)];

      g_string_append_printf (
          out,
          "http://data.europa.eu/esco/skill/%08x-0000-4000-8000-000000000000,%s %s in field %u,"
          "%s the %s | how to %s %s of kind %u | work with %s | %s professionally,"
          "\"In the field of number %u a person can %s %s, alone or with others, and says what was "
          "done and why, following the rules that hold there and looking after health and "
          "safety.\",S%u.%u\n",
          i, verb, thing, i, verb, thing, verb, thing, i, thing, verb, i, verb, thing, i % 9,
          i / 9);
    }
  return g_string_free_to_bytes (out);
}

static double
slowest_key (const AshListing *listing, const char *query)
{
  double slowest = 0;

  for (gsize n = 1; n <= strlen (query); n++)
    {
      g_autofree char *typed = g_strndup (query, n);
      double from = milliseconds ();
      g_autoptr (GArray) hits = ash_listing_search (listing, typed);

      slowest = MAX (slowest, milliseconds () - from);
    }
  return slowest;
}

int
main (int argc, char **argv)
{
  g_autoptr (GBytes) table = make_table ();
  double start = milliseconds (), read, kept, opened, slowest = 0;
  g_autoptr (AshListing) listing = ash_listing_read (table, "skills_en.csv", NULL);
  g_autoptr (GBytes) json = NULL;
  g_autoptr (AshListing) again = NULL;

  read = milliseconds ();
  json = ash_listing_to_json (listing);
  kept = milliseconds ();
  again = ash_listing_from_json (json, NULL);
  opened = milliseconds ();
  for (guint i = 0; i < G_N_ELEMENTS (QUERIES); i++)
    slowest = MAX (slowest, slowest_key (again, QUERIES[i]));
  printf ("{\"skills\": %u, \"bytes\": %zu, \"read\": %.1f, \"kept\": %.1f, \"opened\": %.1f, "
          "\"key\": %.2f}\n",
          ash_listing_length (again), g_bytes_get_size (json), read - start, kept - read,
          opened - kept, slowest);
  return 0;
}
