/* Modules with what is in them, and the time that learners need. */
#include "ash-spec-private.h"

#include <ash-limits.h>
#include <ash-text.h>
#include <ash-workload.h>
#include <glib/gi18n-lib.h>

#include "ash-in-words.h"

/* Deeper ones stand as far in as these: paper is narrow. */
#define MOST_INDENT 3

/* "55 min", "about 55 min", "55 min and what cannot be estimated" */
static char *
time_in_words (const AshWorkloadSum *sum)
{
  g_autofree char *minutes = ash_text_minutes (sum->minutes);

  if (sum->minutes <= 0)
    return g_strdup ("");
  if (sum->n_guessed > 0)
    return g_strdup_printf (_ ("about %s"), minutes);
  return g_steal_pointer (&minutes);
}

static void
write_item (AshSpec *self, const AshItem *item, guint depth)
{
  GPtrArray *below = ash_design_children (self->design, item->record.id);
  AshWorkloadSum sum = { 0 };
  g_autofree char *time = NULL;

  ash_workload_sum_add (&sum, self->design, self->bodies, item);
  time = time_in_words (&sum);
  g_string_append_printf (self->out, "<tr><td class=\"in-%u\" dir=\"auto\">",
                          CLAMP (depth, 1, MOST_INDENT));
  ash_spec_quote (self, item->title);
  if (item->role != ASH_ROLE_LEARNER)
    {
      ash_spec_markup (self, " <small>");
      ash_spec_say (self, _ ("for teachers only"));
      ash_spec_markup (self, "</small>");
    }
  ash_spec_markup (self, "</td>");
  ash_spec_said_cell (self, ash_say_kind (item->kind));
  ash_spec_markup (self, "<td class=\"n\">");
  ash_spec_say (self, time);
  ash_spec_markup (self, "</td></tr>\n");
  for (guint i = 0; depth < ASH_LIMIT_TREE_DEPTH && i < below->len; i++)
    write_item (self, g_ptr_array_index (below, i), depth + 1);
}

static char *
facts_of_module (const AshItem *module)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);

  if (module->weeks > 0)
    g_ptr_array_add (facts,
                     g_strdup_printf (ngettext ("%d week", "%d weeks", (gulong) module->weeks),
                                      (int) MIN (module->weeks, 10000)));
  if (g_strcmp0 (module->mode, "online") == 0)
    g_ptr_array_add (facts, g_strdup (_ ("Online")));
  else if (g_strcmp0 (module->mode, "hybrid") == 0)
    g_ptr_array_add (facts, g_strdup (_ ("Online and in class")));
  else if (g_strcmp0 (module->mode, "onsite") == 0)
    g_ptr_array_add (facts, g_strdup (_ ("In class")));
  g_ptr_array_add (facts, NULL);
  return g_strjoinv (", ", (char **) facts->pdata);
}

static void
write_module (AshSpec *self, const AshItem *module)
{
  GPtrArray *below = ash_design_children (self->design, module->record.id);
  AshWorkloadSum sum = { 0 };
  g_autofree char *time = NULL;
  g_autofree char *facts = facts_of_module (module);

  ash_workload_sum_add (&sum, self->design, self->bodies, module);
  time = time_in_words (&sum);
  ash_spec_markup (self, "<tr class=\"module\"><th scope=\"rowgroup\" colspan=\"2\" dir=\"auto\">");
  ash_spec_quote (self, module->title);
  if (ash_spec_is_said (module->purpose))
    {
      ash_spec_markup (self, "<br/><small>");
      ash_spec_quote (self, module->purpose);
      ash_spec_markup (self, "</small>");
    }
  if (*facts != '\0')
    {
      ash_spec_markup (self, "<br/><small>");
      ash_spec_say (self, facts);
      ash_spec_markup (self, "</small>");
    }
  ash_spec_markup (self, "</th><th class=\"n\">");
  ash_spec_say (self, time);
  ash_spec_markup (self, "</th></tr>\n");
  for (guint i = 0; i < below->len; i++)
    write_item (self, g_ptr_array_index (below, i), 1);
}

/* "Reading, 220 words a minute": what is not as usual */
static char *
changed_rates (AshSpec *self)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_free);
  AshRates rates;

  ash_rates_init (&rates, self->design);
  for (AshRate rate = 0; rate < ASH_N_RATES; rate++)
    if (ash_rates_is_changed (&rates, self->design, rate))
      {
        g_autofree char *value = ash_rate_say (rate, rates.values[rate]);

        /* Translators: a figure that estimates are made with: "Reading: 220 words a minute" */
        g_ptr_array_add (changed, g_strdup_printf (_ ("%s: %s"), ash_rate_title (rate), value));
      }
  g_ptr_array_add (changed, NULL);
  return g_strjoinv ("; ", (char **) changed->pdata);
}

/* Of a credential where somebody stated all of its times there is nothing to tell. */
static void
write_formula (AshSpec *self, gboolean has_guesses)
{
  g_autofree char *changed = changed_rates (self);
  g_autofree char *words =
      *changed != '\0'
          ? g_strdup_printf (_ ("For this credential it is set otherwise: %s."), changed)
          : NULL;

  if (words != NULL || has_guesses)
    ash_spec_sentence (self, "note", ash_rates_formula ());
  if (words != NULL)
    ash_spec_sentence (self, "note", words);
}

static void
write_sum (AshSpec *self, GPtrArray *top)
{
  const AshCredential *credential = self->design->credential;
  AshWorkloadSum all = { 0 };
  AshWorkloadSum learning = { .without_evidence = TRUE };
  gint64 elsewhere = 0;
  g_autofree char *stated = NULL;
  g_autofree char *summed = NULL;
  g_autofree char *evidence = NULL;
  g_autofree char *unknown = NULL;

  for (guint i = 0; i < top->len; i++)
    {
      ash_workload_sum_add (&all, self->design, self->bodies, g_ptr_array_index (top, i));
      ash_workload_sum_add (&learning, self->design, self->bodies, g_ptr_array_index (top, i));
    }
  for (guint i = 0; i < self->design->assessments->len; i++)
    {
      const AshAssessment *each = g_ptr_array_index (self->design->assessments, i);

      if (each->item == NULL)
        elsewhere += CLAMP (each->minutes, 0, 1000000);
    }
  all.minutes += elsewhere;
  stated = ash_text_minutes (credential->minutes);
  summed = time_in_words (&all);
  evidence = ash_text_minutes (all.minutes - learning.minutes);
  if (all.n_unknown > 0)
    unknown = ash_say_number (ngettext ("%u part, whose time nobody has stated",
                                        "%u parts, whose time nobody has stated", all.n_unknown),
                              all.n_unknown);
  ash_spec_subtitle (self, _ ("Workload"));
  ash_spec_open_table (self, "facts", NULL, NULL);
  ash_spec_fact (self, _ ("Stated for the credential"), stated, TRUE);
  ash_spec_fact (self, _ ("Sum of its parts"), summed, TRUE);
  ash_spec_fact (self, _ ("Of that, assessment"), evidence, TRUE);
  ash_spec_fact (self, _ ("Not in the sum"), unknown, TRUE);
  ash_spec_close_table (self);
  write_formula (self, all.n_guessed > 0);
}

void
ash_spec_write_learning (AshSpec *self)
{
  GPtrArray *top = ash_design_children (self->design, NULL);

  ash_spec_open (self, "learning", _ ("Learning"));
  if (top->len == 0)
    ash_spec_sentence (self, "none", _ ("No module is in it yet."));
  else
    {
      ash_spec_open_table (self, NULL, NULL, _ ("Module and item"), _ ("Kind"), _ ("Time"), NULL);
      for (guint i = 0; i < top->len; i++)
        {
          const AshItem *item = g_ptr_array_index (top, i);

          if (item->kind == ASH_ITEM_FOLDER)
            write_module (self, item);
          else
            write_item (self, item, 1);
        }
      ash_spec_close_table (self);
    }
  write_sum (self, top);
  ash_spec_close (self);
}
