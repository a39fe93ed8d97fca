#include "ash-review-facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-say.h"

void
ash_review_facts_free (AshReviewFacts *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->producer);
  g_hash_table_unref (self->pages);
  g_free (self);
}

static void
count_items (AshReviewFacts *self, const AshDesign *design)
{
  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);

      self->n_kinds[item->kind]++;
      g_hash_table_insert (self->pages, g_strdup (item->record.id),
                           ash_design_place (design, item));
    }
}

static void
count_banks (AshReviewFacts *self, const AshDesign *design)
{
  for (guint i = 0; i < design->banks->len; i++)
    {
      const AshBank *bank = g_ptr_array_index (design->banks, i);
      guint n = ash_design_bank_questions (design, bank->record.id)->len;

      if (bank->quiz != NULL)
        self->n_questions += n;
      else
        {
          self->n_banks++;
          self->n_bank_questions += n;
        }
    }
}

static gpointer
count (AshStore *store, gconstpointer id, AshProgress *progress, GError **error)
{
  g_autoptr (AshSource) source = ash_store_get (store, &ASH_SOURCE, id, error);
  g_autoptr (AshDesign) design =
      source != NULL ? ash_store_load_design (store, source->tree, error) : NULL;
  AshReviewFacts *self;

  if (design == NULL)
    return NULL;
  self = g_new0 (AshReviewFacts, 1);
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->title = g_strdup (design->tree->title);
  self->producer = g_strdup (source->producer);
  self->n_assets = design->assets->len;
  count_items (self, design);
  count_banks (self, design);
  return self;
}

/**
 * ash_review_look_new:
 * @looked: is given #AshReviewFacts
 *
 * Returns: (transfer full): who counts; what is ordered is the id of a source
 */
AshLook *
ash_review_look_new (AshLookedFunc looked, gpointer user_data)
{
  return ash_look_new (count, g_free, (GDestroyNotify) ash_review_facts_free, looked, user_data);
}

/**
 * ash_review_fate:
 *
 * A kind that is also a fate shows the fate's figure, so that the sum above is found again.
 *
 * Returns: 0 for any other kind
 */
gint64
ash_review_fate (const AshReport *report, AshLineKind kind)
{
  switch (kind)
    {
    case ASH_LINE_MISSING:
      return report->fates[ASH_FATE_MISSING];
    case ASH_LINE_VERBATIM:
      return report->fates[ASH_FATE_VERBATIM];
    case ASH_LINE_REFUSED:
      return report->fates[ASH_FATE_REFUSED];
    case ASH_LINE_REPAIRED:
    case ASH_LINE_DEAD_LINK:
    case ASH_LINE_CHANGED:
    case ASH_LINE_NOTE:
    case ASH_N_LINE_KINDS:
    default:
      return 0;
    }
}

/**
 * ash_review_dup_accounted:
 *
 * Returns: (transfer full): that nothing of the package was passed over
 */
char *
ash_review_dup_accounted (const AshReport *report)
{
  guint n = (guint) ash_report_total (report);

  return ash_say_number (ngettext ("%d part of the package is accounted for",
                                   "All %d parts of the package are accounted for", n),
                         n);
}

static void
append_term (GString *sum, const char *format, gint64 n)
{
  g_autofree char *term = ash_say_number (format, (guint) n);

  if (n == 0)
    return;
  if (sum->len > 0)
    g_string_append (sum, "  +  ");
  g_string_append (sum, term);
}

/**
 * ash_review_dup_sum:
 * @out_heading: (out) (transfer full): whether all of it is here
 *
 * Returns: (transfer full): "61 come in  +  2 left out  =  63", and what to do when it is cut off
 */
char *
ash_review_dup_sum (const AshReport *report, char **out_heading)
{
  GString *sum = g_string_new (NULL);

  append_term (sum, _ ("%d come in"),
               report->fates[ASH_FATE_CONVERTED] + report->fates[ASH_FATE_FILE]);
  append_term (sum, _ ("%d missing"), report->fates[ASH_FATE_MISSING]);
  append_term (sum, _ ("%d kept as they are"), report->fates[ASH_FATE_VERBATIM]);
  append_term (sum, _ ("%d left out"), report->fates[ASH_FATE_REFUSED]);
  if (strchr (sum->str, '+') != NULL)
    g_string_append_printf (sum, "  =  %'" G_GINT64_FORMAT, ash_report_total (report));
  if (report->is_cut)
    g_string_append_printf (sum, "\n%s",
                            _ ("Perhaps the download stopped. Cancel and download it again, or "
                               "bring in what is here."));
  *out_heading = report->is_cut
                     ? g_strdup (_ ("The package is cut off: what came further on is missing"))
                     : ash_review_dup_accounted (report);
  return g_string_free (sum, FALSE);
}
