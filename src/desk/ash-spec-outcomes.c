/* Outcomes, skills, and who confirms them. */
#include "ash-spec-private.h"

#include <ash-anatomy.h>
#include <ash-outcome-tree.h>
#include <glib/gi18n-lib.h>

static void
write_part (AshSpec *self, const char *label, const char *text, const AshAnatomyRange *range)
{
  g_autofree char *words = ash_anatomy_words (text, range);

  ash_spec_markup (self, "<br/><small>");
  ash_spec_say (self, label);
  ash_spec_markup (self, " ");
  ash_spec_quote (self, words);
  ash_spec_markup (self, "</small>");
}

/* Below the sentence, where it says with what it is done and how well. */
static void
write_parts (AshSpec *self, const AshStatement *outcome)
{
  const char *const labels[] = { _ ("Condition:"), _ ("Standard:") };
  AshAnatomy parts;

  if (!ash_anatomy_read (outcome->text, self->design->tree->lang, &parts))
    return;
  for (guint kind = 0; kind < ASH_N_ANATOMIES; kind++)
    for (guint i = 0; i < parts.n[kind]; i++)
      write_part (self, labels[kind], outcome->text, &parts.parts[kind][i]);
}

static void
write_outcome (AshSpec *self, const AshStatement *outcome, gboolean with_module)
{
  const AshItem *module = ash_design_outcome_module (self->design, outcome);
  gboolean is_part = ash_outcome_whole (self->design->outcomes, outcome) != NULL;

  ash_spec_markup (self,
                   is_part ? "<tr class=\"part\"><th scope=\"row\">" : "<tr><th scope=\"row\">");
  ash_spec_quote (self, outcome->code);
  ash_spec_markup (self, "</th>");
  ash_spec_markup (self, "<td dir=\"auto\">");
  ash_spec_quote (self, outcome->text);
  write_parts (self, outcome);
  ash_spec_markup (self, "</td>");
  ash_spec_said_cell (self, ash_say_bloom (ash_outcome_level (outcome, self->design->tree->lang)));
  if (with_module && module != NULL)
    ash_spec_cell (self, module->title);
  else if (with_module)
    ash_spec_said_cell (self, _ ("The whole credential"));
  ash_spec_said_cell (self, ash_marks_is_assessed (self->marks, outcome) ? _ ("Yes") : _ ("No"));
  ash_spec_markup (self, "</tr>\n");
}

void
ash_spec_write_outcomes (AshSpec *self)
{
  gboolean with_module = ash_design_has_module_outcomes (self->design);

  ash_spec_open (self, "outcomes", _ ("Learning outcomes"));
  if (self->design->outcomes->len == 0)
    ash_spec_sentence (self, "none", _ ("No outcome is written yet."));
  else
    {
      ash_spec_sentence (self, NULL, _ ("Whoever earns this credential is able to:"));
      if (with_module)
        ash_spec_open_table (self, NULL, NULL, _ ("Code"), _ ("Outcome"), _ ("Level"),
                             _ ("Belongs to"), _ ("Assessed"), NULL);
      else
        ash_spec_open_table (self, NULL, NULL, _ ("Code"), _ ("Outcome"), _ ("Level"),
                             _ ("Assessed"), NULL);
      for (guint i = 0; i < self->design->outcomes->len; i++)
        write_outcome (self, g_ptr_array_index (self->design->outcomes, i), with_module);
      ash_spec_close_table (self);
    }
  ash_spec_close (self);
}

static const AshFramework *
framework_of (AshSpec *self, const AshStatement *statement)
{
  for (guint i = 0; i < self->frameworks->len; i++)
    {
      const AshFramework *framework = g_ptr_array_index (self->frameworks, i);

      if (framework->kind != ASH_FRAMEWORK_OWN &&
          g_strcmp0 (framework->record.id, statement->framework) == 0)
        return framework;
    }
  return NULL;
}

static void
write_skill (AshSpec *self, const AshStatement *skill)
{
  const AshFramework *framework = framework_of (self, skill);
  const AshCredentialStatement *use = ash_design_use_of (self->design, skill->record.id);
  guint n = 0;
  g_autofree char *confirmed = NULL;

  for (guint i = 0; i < self->design->validations->len; i++)
    {
      const AshValidation *each = g_ptr_array_index (self->design->validations, i);

      n += g_strcmp0 (each->statement, skill->record.id) == 0;
    }
  confirmed = g_strdup_printf ("%u", n);
  ash_spec_markup (self, "<tr>");
  ash_spec_cell (self, skill->text);
  ash_spec_markup (self, "<td>");
  if (framework != NULL)
    {
      ash_spec_quote (self, framework->title);
      ash_spec_markup (self, " ");
      ash_spec_quote (self, framework->version);
    }
  else
    ash_spec_say (self, _ ("In own words"));
  if (ash_spec_is_said (skill->uri))
    {
      ash_spec_markup (self, "<br/><small>");
      ash_spec_quote (self, skill->uri);
      ash_spec_markup (self, "</small>");
    }
  ash_spec_markup (self, "</td>");
  ash_spec_cell (self, use != NULL ? use->level : NULL);
  ash_spec_said_cell (self, n > 0 ? confirmed : "");
  ash_spec_markup (self, "</tr>\n");
}

static const AshStatement *
statement_of (AshSpec *self, const char *id)
{
  GPtrArray *const lists[] = { self->design->skills, self->design->outcomes };

  for (guint list = 0; id != NULL && list < G_N_ELEMENTS (lists); list++)
    for (guint i = 0; i < lists[list]->len; i++)
      {
        const AshStatement *each = g_ptr_array_index (lists[list], i);

        if (g_strcmp0 (each->record.id, id) == 0)
          return each;
      }
  return NULL;
}

static void
write_validation (AshSpec *self, const AshValidation *validation)
{
  const AshStatement *about = statement_of (self, validation->statement);
  g_autofree char *day = ash_spec_day (validation->date);

  ash_spec_markup (self, "<tr><th scope=\"row\">");
  ash_spec_quote (self, validation->organisation);
  if (ash_spec_is_said (validation->person) || ash_spec_is_said (validation->role))
    {
      ash_spec_markup (self, "<br/><small>");
      ash_spec_quote (self, validation->person);
      ash_spec_markup (self, " ");
      ash_spec_quote (self, validation->role);
      ash_spec_markup (self, "</small>");
    }
  ash_spec_markup (self, "</th>");
  if (about != NULL)
    ash_spec_cell (self, about->text);
  else
    ash_spec_said_cell (self, _ ("The whole credential"));
  ash_spec_cell (self, validation->text);
  ash_spec_said_cell (self, day);
  ash_spec_cell (self, validation->file_name);
  ash_spec_markup (self, "</tr>\n");
}

void
ash_spec_write_skills (AshSpec *self)
{
  const AshDesign *design = self->design;

  if (design->skills->len == 0 && design->validations->len == 0)
    return;
  ash_spec_open (self, "skills", _ ("Skills and who confirms them"));
  if (design->skills->len > 0)
    {
      ash_spec_open_table (self, NULL, NULL, _ ("Skill"), C_ ("skills", "Framework"), _ ("How far"),
                           _ ("Confirmed by"), NULL);
      for (guint i = 0; i < design->skills->len; i++)
        write_skill (self, g_ptr_array_index (design->skills, i));
      ash_spec_close_table (self);
    }
  if (design->validations->len > 0)
    {
      ash_spec_subtitle (self, _ ("What employers say"));
      ash_spec_open_table (self, NULL, NULL, _ ("Who"), _ ("About"), _ ("What they say"),
                           _ ("When"), _ ("Letter"), NULL);
      for (guint i = 0; i < design->validations->len; i++)
        write_validation (self, g_ptr_array_index (design->validations, i));
      ash_spec_close_table (self);
    }
  ash_spec_close (self);
}
