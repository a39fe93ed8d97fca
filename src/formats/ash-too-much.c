#include "ash-too-much.h"

#include "ash-target-private.h"

#define MEGABYTE (1000 * 1000)

/* The system’s own rule stands before that of the format. */
static const AshTargetRule *
rule_of (const AshTarget *target)
{
  for (guint i = 0; i < target->rules->len; i++)
    if (((const AshTargetRule *) g_ptr_array_index (target->rules, i))->about == ASH_ABOUT_SIZE)
      return g_ptr_array_index (target->rules, i);
  return NULL;
}

/**
 * ash_dry_run_dup_too_much:
 *
 * No limit is made up: where none is known the sentence says that it depends on the system.
 */
char *
ash_dry_run_dup_too_much (const AshDryRun *self)
{
  const AshTargetRule *rule = rule_of (self->target);
  g_autofree char *size = g_format_size ((guint64) MAX (self->bytes, 0));
  g_autoptr (GString) out = NULL;

  if (rule == NULL || self->bytes <= (gint64) rule->over * MEGABYTE)
    return NULL;
  out = g_string_new (rule->one);
  g_string_replace (out, "{size}", size, 0);
  return g_strdup_printf ("%s. %s", out->str, rule->why);
}
