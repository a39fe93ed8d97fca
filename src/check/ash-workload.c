/* How long an item takes: the figures and where they are from are in data/workload.ini. */
#include "ash-workload.h"

#include "ash-text-facts.h"

#include <ash-limits.h>
#include <ash-page.h>
#include <math.h>

#include "ash-check-resources.h"

/* A quiz that draws from a pool of thousands is read no further than this to say what it asks. */
#define MOST_DRAWN 1000

static GKeyFile *
rates (void)
{
  static gsize once;
  static GKeyFile *file;

  if (g_once_init_enter (&once))
    {
      g_autoptr (GBytes) bytes = g_resource_lookup_data (ash_check_get_resource (),
                                                         "/org/ashlar/check/workload.ini", 0, NULL);
      g_autoptr (GError) error = NULL;

      file = g_key_file_new ();
      if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, 0, &error))
        g_warning ("workload: %s", error != NULL ? error->message : "not there");
      g_once_init_leave (&once, 1);
    }
  return file;
}

double
ash_workload_rate (const char *group, const char *key)
{
  return g_key_file_get_double (rates (), group, key, NULL);
}

gboolean
ash_workload_range (const char *group, const char *key, double *least, double *most)
{
  gsize length = 0;
  g_autofree double *list = g_key_file_get_double_list (rates (), group, key, &length, NULL);

  if (length != 2)
    return FALSE;
  *least = list[0];
  *most = list[1];
  return TRUE;
}

void
ash_workload_add_html (AshWorkload *self, const char *html, gssize length)
{
  g_autoptr (AshPageFacts) facts = ash_page_facts_new (html, length);

  self->words += facts->words;
  self->pictures += facts->images;
  self->tables += facts->tables;
  self->players += facts->players;
}

/* Reading it is part of its time. */
static void
add_question (AshWorkload *self, const AshQuestion *question)
{
  if (question->kind <= ASH_QUESTION_UNKNOWN)
    self->questions[question->kind]++;
}

/* A draw asks as many as it draws, of the kinds that the first of its pool are. */
static void
add_draw (AshWorkload *self, const AshDesign *design, const AshQuizEntry *entry)
{
  GPtrArray *pool = ash_design_bank_questions (design, entry->bank);
  guint n = (guint) CLAMP (entry->draw, 0, MOST_DRAWN);

  for (guint i = 0; i < n && pool->len > 0; i++)
    add_question (self, g_ptr_array_index (pool, i % pool->len));
}

void
ash_workload_of_item (AshWorkload *self,
                      const AshDesign *design,
                      const AshItem *item,
                      const char *html)
{
  GPtrArray *entries = ash_design_entries (design, item->record.id);

  if (html != NULL)
    ash_workload_add_html (self, html, -1);
  self->is_discussion = item->kind == ASH_ITEM_TOPIC;
  for (guint i = 0; item->kind == ASH_ITEM_QUIZ && i < entries->len; i++)
    {
      const AshQuizEntry *entry = g_ptr_array_index (entries, i);
      const AshQuestion *question = ash_design_question (design, entry->question);

      if (question != NULL)
        add_question (self, question);
      else if (entry->bank != NULL)
        add_draw (self, design, entry);
    }
}

void
ash_workload_of_stored (AshWorkload *self,
                        const AshDesign *design,
                        const AshBodies *bodies,
                        const AshItem *item)
{
  g_autoptr (AshTextFacts) facts = NULL;

  if (item->body != NULL && (item->kind == ASH_ITEM_PAGE || item->kind == ASH_ITEM_TOPIC))
    facts = ash_text_facts_of_body (bodies, item->body);
  if (facts != NULL)
    {
      self->words += facts->words;
      self->pictures += facts->pictures;
      self->tables += facts->tables;
      self->players += facts->players;
    }
  ash_workload_of_item (self, design, item, NULL);
}

gint64
ash_workload_estimate (const AshWorkload *self)
{
  double seconds = 0;
  double words = ash_workload_rate ("reading", "words-per-minute");

  for (guint i = 0; i < G_N_ELEMENTS (self->questions); i++)
    seconds += self->questions[i] * ash_workload_rate ("questions", ASH_QUESTION_KIND_NICKS[i]);
  if (words > 0)
    seconds += self->words * 60.0 / words;
  seconds += self->pictures * ash_workload_rate ("reading", "seconds-per-picture");
  seconds += self->tables * ash_workload_rate ("reading", "seconds-per-table");
  if (self->is_discussion)
    seconds += ash_workload_rate ("discussion", "minutes") * 60;
  if (seconds <= 0)
    return ASH_UNSET;
  return MAX (1, (gint64) ceil (seconds / 60 - 0.25));
}

static gint64
stated_minutes (const AshDesign *design, const AshItem *item)
{
  const AshAssessment *assessment;

  if (item->minutes > 0)
    return item->minutes;
  assessment = ash_design_assessment_of_item (design, item->record.id);
  return assessment != NULL && assessment->minutes > 0 ? assessment->minutes : 0;
}

static void
add_leaf (AshWorkloadSum *self,
          const AshDesign *design,
          const AshBodies *bodies,
          const AshItem *item)
{
  AshWorkload work = { 0 };
  gint64 estimate = ASH_UNSET;

  if (item->kind == ASH_ITEM_PAGE || item->kind == ASH_ITEM_TOPIC || item->kind == ASH_ITEM_QUIZ)
    {
      ash_workload_of_stored (&work, design, bodies, item);
      estimate = ash_workload_estimate (&work);
    }
  if (estimate != ASH_UNSET)
    self->minutes += estimate;
  self->n_guessed += estimate != ASH_UNSET;
  self->n_unknown += estimate == ASH_UNSET || work.players > 0;
}

static void
add_below (AshWorkloadSum *self,
           const AshDesign *design,
           const AshBodies *bodies,
           const AshItem *item,
           guint depth)
{
  GPtrArray *children = ash_design_children (design, item->record.id);
  gint64 stated = stated_minutes (design, item);

  if (item->role != ASH_ROLE_LEARNER || !item->is_linked || item->kind == ASH_ITEM_LABEL ||
      (self->without_evidence && ash_design_assessment_of_item (design, item->record.id) != NULL))
    return;
  self->minutes += stated;
  if (stated == 0 && item->kind != ASH_ITEM_FOLDER)
    add_leaf (self, design, bodies, item);
  if (stated > 0 && item->kind == ASH_ITEM_FOLDER)
    return;
  for (guint i = 0; depth < ASH_LIMIT_TREE_DEPTH && i < children->len; i++)
    add_below (self, design, bodies, g_ptr_array_index (children, i), depth + 1);
}

void
ash_workload_sum_add (AshWorkloadSum *self,
                      const AshDesign *design,
                      const AshBodies *bodies,
                      const AshItem *item)
{
  add_below (self, design, bodies, item, 0);
}
