/* How long an item takes: the figures and where they are from are in data/workload.ini. */
#include "ash-workload.h"

#include "ash-text-facts.h"

#include <ash-limits.h>
#include <ash-media.h>
#include <ash-page.h>
#include <math.h>
#include <string.h>

/* A quiz that draws from a pool of thousands is read no further than this to say what it asks. */
#define MOST_DRAWN 1000
/* And of the addresses of one player. */
#define MOST_ADDRESSES 16

static void
add_film (AshWorkload *self, gint64 seconds)
{
  if (seconds > 0)
    {
      self->films++;
      self->film_seconds += seconds;
    }
  else
    self->players++;
}

static const char *
digest_of (const AshLinkTarget *target)
{
  if (target->kind == ASH_LINK_ASSET)
    return target->asset->digest;
  return target->kind == ASH_LINK_ITEM && target->item->kind == ASH_ITEM_FILE ? target->item->body
                                                                              : NULL;
}

/* The first of the addresses it may be played from whose length is known. */
static gint64
length_of_player (AshLinkMap *links,
                  const AshBodies *bodies,
                  const AshItem *item,
                  const char *addresses)
{
  g_auto (GStrv) lines = g_strsplit (addresses, "\n", MOST_ADDRESSES);
  gint64 seconds = 0;

  for (char **line = lines; seconds <= 0 && *line != NULL; line++)
    {
      g_auto (AshLinkTarget) target = { 0 };

      ash_link_map_resolve (links, item, item->path, g_strstrip (*line), &target);
      seconds = ash_bodies_seconds (bodies, digest_of (&target));
    }
  return seconds;
}

/* One address, and it is on the web: what most players of a course are. */
static gboolean
is_elsewhere (const char *addresses)
{
  return strchr (addresses, '\n') == NULL &&
         (g_ascii_strncasecmp (addresses, "http", 4) == 0 || g_str_has_prefix (addresses, "//"));
}

static void
add_players (AshWorkload *self,
             const AshDesign *design,
             const AshBodies *bodies,
             const AshItem *item,
             GPtrArray *players)
{
  g_autoptr (AshLinkMap) own = NULL;

  for (guint i = 0; i < players->len; i++)
    {
      const char *addresses = g_ptr_array_index (players, i);
      gint64 seconds = 0;

      if (bodies != NULL && !is_elsewhere (addresses))
        {
          if (self->links == NULL && own == NULL)
            own = ash_link_map_new (design);
          seconds =
              length_of_player (self->links != NULL ? self->links : own, bodies, item, addresses);
        }
      add_film (self, seconds);
    }
}

static void
add_html (AshWorkload *self,
          const AshDesign *design,
          const AshBodies *bodies,
          const AshItem *item,
          const char *html)
{
  g_autoptr (AshPageFacts) facts = ash_page_facts_new (html, -1);

  self->words += facts->words;
  self->pictures += facts->images;
  self->tables += facts->tables;
  add_players (self, design, bodies, item, facts->players);
}

/* A file that is a film or a sound, or is called one. */
static void
add_file (AshWorkload *self, const AshBodies *bodies, const AshItem *item)
{
  gint64 seconds = bodies != NULL ? ash_bodies_seconds (bodies, item->body) : 0;

  if (seconds > 0 || ash_media_is_named (item->path, item->body_type))
    add_film (self, seconds);
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
                      const AshBodies *bodies,
                      const AshItem *item,
                      const char *html)
{
  GPtrArray *entries = ash_design_entries (design, item->record.id);

  if (html != NULL)
    add_html (self, design, bodies, item, html);
  if (item->kind == ASH_ITEM_FILE)
    add_file (self, bodies, item);
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
      if (facts->players != NULL)
        add_players (self, design, bodies, item, facts->players);
    }
  ash_workload_of_item (self, design, bodies, item, NULL);
}

double
ash_workload_part (const AshWorkload *self, AshWorkloadPart part, const AshRates *rates)
{
  const double *values = rates->values;
  double seconds = 0;

  switch (part)
    {
    case ASH_WORKLOAD_READING:
      return self->words / values[ASH_RATE_WORDS] +
             (self->pictures * values[ASH_RATE_PICTURE] + self->tables * values[ASH_RATE_TABLE]) /
                 60;
    case ASH_WORKLOAD_FILMS:
      return (double) self->film_seconds / 60 * values[ASH_RATE_FILM];
    case ASH_WORKLOAD_QUESTIONS:
      for (guint i = 0; i < G_N_ELEMENTS (self->questions); i++)
        seconds += self->questions[i] * values[ASH_RATE_QUESTION + i];
      return seconds / 60;
    case ASH_WORKLOAD_DISCUSSION:
      return self->is_discussion ? values[ASH_RATE_DISCUSSION] : 0;
    case ASH_N_WORKLOAD_PARTS:
    default:
      return 0;
    }
}

int
ash_workload_minutes (double minutes)
{
  return MAX (1, (int) ceil (CLAMP (minutes, 0, G_MAXINT / 2) - 0.25));
}

gint64
ash_workload_estimate (const AshWorkload *self, const AshRates *rates)
{
  double minutes = 0;

  for (AshWorkloadPart part = 0; part < ASH_N_WORKLOAD_PARTS; part++)
    minutes += ash_workload_part (self, part, rates);
  return minutes > 0 ? ash_workload_minutes (minutes) : ASH_UNSET;
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

/* A brief says nothing of how long it takes, and a link nothing of what stands there. */
gint64
ash_workload_of_leaf (const AshDesign *design,
                      const AshBodies *bodies,
                      AshLinkMap *links,
                      const AshRates *rates,
                      const AshItem *item,
                      guint *out_players)
{
  AshWorkload work = { .links = links };
  gint64 estimate = ASH_UNSET;

  if (item->kind == ASH_ITEM_PAGE || item->kind == ASH_ITEM_TOPIC || item->kind == ASH_ITEM_QUIZ ||
      item->kind == ASH_ITEM_FILE)
    {
      ash_workload_of_stored (&work, design, bodies, item);
      estimate = ash_workload_estimate (&work, rates);
    }
  if (out_players != NULL)
    *out_players = work.players;
  return estimate;
}

static void
add_leaf (AshWorkloadSum *self,
          const AshDesign *design,
          const AshBodies *bodies,
          const AshItem *item)
{
  guint players;
  gint64 estimate =
      ash_workload_of_leaf (design, bodies, self->links, &self->rates, item, &players);

  if (estimate != ASH_UNSET)
    self->minutes += estimate;
  self->n_guessed += estimate != ASH_UNSET;
  self->n_unknown += estimate == ASH_UNSET || players > 0;
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
  if (!self->has_rates)
    ash_rates_init (&self->rates, design);
  self->has_rates = TRUE;
  add_below (self, design, bodies, item, 0);
}
