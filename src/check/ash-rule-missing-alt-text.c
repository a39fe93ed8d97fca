#include "ash-check-private.h"

#include <ash-path.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static char *
file_name (const char *src)
{
  g_autofree char *path = NULL;
  const char *slash;

  if (src == NULL || g_str_has_prefix (src, "data:"))
    return NULL;
  path = ash_href_split (src, NULL);
  slash = strrchr (path, '/');
  return ash_path_decode (slash != NULL ? slash + 1 : path);
}

/* What it shows can only a person say; that it shows nothing is said in one step. */
static void
lead (AshFinding *finding, const AshItem *item, const AshQuestion *question, const char *src)
{
  AshRepair *repair;

  if (finding == NULL)
    return;
  if (question != NULL)
    {
      finding->to = g_strdup (question->record.id);
      return;
    }
  if (!ash_check_has_text (item))
    return;
  finding->part = g_strconcat ("picture ", src, NULL);
  repair = ash_repair_new ("decorate", item->record.id, src);
  repair->is_aside = TRUE;
  ash_check_offer (finding, repair);
}

static void
check_text (AshCheck *check,
            const AshItem *item,
            const AshQuestion *question,
            const char *base,
            const AshTextFacts *facts,
            gpointer user_data)
{
  g_autofree char *place = NULL;

  if (facts->missing_alt == NULL)
    return;
  place = ash_design_place (check->design, item);
  for (guint i = 0; i < facts->missing_alt->len; i++)
    {
      const char *src = g_ptr_array_index (facts->missing_alt, i);
      g_autofree char *name = file_name (src);
      char *what = name != NULL && name[0] != '\0'
                       ? g_strdup_printf (_ ("The picture “%s” has no description."), name)
                       : g_strdup (_ ("A picture has no description."));

      lead (ash_check_add_about (check, &item->record, src, place, what,
                                 _ ("Say in a sentence what it shows, or mark it as decoration.")),
            item, question, src);
    }
}

gboolean
ash_rule_missing_alt_text (AshCheck *check, GError **error)
{
  return ash_check_each_text (check, check_text, NULL, error);
}
