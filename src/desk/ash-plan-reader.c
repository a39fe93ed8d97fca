/* What every part of a plan is read with: each says what is wrong, on which line. */
#include "ash-plan-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>

const AshJsonValue *
ash_plan_member (const AshJsonValue *object, const char *name)
{
  const AshJsonValue *value = ash_json_member (object, name);

  return value != NULL && ash_json_kind (value) != ASH_JSON_NULL ? value : NULL;
}

gboolean
ash_plan_check_object (AshPlanReader *self,
                       const AshJsonValue *value,
                       const char *what,
                       const char *const *known)
{
  if (ash_json_kind (value) != ASH_JSON_OBJECT)
    return REFUSE (value, _ ("%s has to be an object in braces."), what);
  for (guint i = 0; i < ash_json_length (value); i++)
    {
      const char *name = ash_json_name_at (value, i);

      if (!g_strv_contains (known, name))
        return REFUSE (ash_json_member (value, name), _ ("%s has no member “%s”."), what, name);
    }
  return TRUE;
}

gboolean
ash_plan_read_text (AshPlanReader *self, const AshJsonValue *object, const char *name, char **out)
{
  const AshJsonValue *value = ash_plan_member (object, name);

  if (value == NULL)
    return TRUE;
  if (ash_json_kind (value) != ASH_JSON_STRING)
    return REFUSE (value, _ ("“%s” has to be a text in quotes."), name);
  *out = g_strstrip (g_strdup (ash_json_string (value)));
  if ((*out)[0] == '\0')
    g_clear_pointer (out, g_free);
  return TRUE;
}

gboolean
ash_plan_read_title (AshPlanReader *self, const AshJsonValue *object, const char *what, char **out)
{
  if (!ash_plan_read_text (self, object, "title", out))
    return FALSE;
  return *out != NULL || REFUSE (object, _ ("%s needs a “title”."), what);
}

gboolean
ash_plan_read_word (AshPlanReader *self,
                    const AshJsonValue *object,
                    const char *name,
                    const char *const *words,
                    int *out)
{
  g_autofree char *word = NULL;
  g_autofree char *all = NULL;

  if (!ash_plan_read_text (self, object, name, &word))
    return FALSE;
  for (int i = 0; word != NULL && words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      {
        *out = i;
        return TRUE;
      }
  if (word == NULL)
    return TRUE;
  all = g_strjoinv (", ", (char **) words);
  return REFUSE (ash_plan_member (object, name), _ ("“%s” is one of these: %s."), name, all);
}

gboolean
ash_plan_read_number (AshPlanReader *self,
                      const AshJsonValue *object,
                      const char *name,
                      double most,
                      int scale,
                      gint64 *out)
{
  const AshJsonValue *value = ash_plan_member (object, name);
  double number;

  if (value == NULL)
    return TRUE;
  number = ash_json_number (value);
  if (ash_json_kind (value) != ASH_JSON_NUMBER || isnan (number) || number < 0 || number > most)
    return REFUSE (value, _ ("“%s” has to be a number from 0 to %d."), name, (int) most);
  if (scale == 1 && number != floor (number))
    return REFUSE (value, _ ("“%s” has to be a whole number."), name);
  *out = (gint64) (number * scale + 0.5);
  return TRUE;
}

gboolean
ash_plan_read_array (AshPlanReader *self,
                     const AshJsonValue *object,
                     const char *name,
                     AshPlanReadFunc func,
                     gpointer into)
{
  const AshJsonValue *array = ash_plan_member (object, name);

  if (array == NULL)
    return TRUE;
  if (ash_json_kind (array) != ASH_JSON_ARRAY)
    return REFUSE (array, _ ("“%s” has to be a list in square brackets."), name);
  for (guint i = 0; i < ash_json_length (array); i++)
    if (!func (self, ash_json_at (array, i), into))
      return FALSE;
  return TRUE;
}

const char *
ash_plan_find_key (GPtrArray *things, gsize id_offset, gsize key_offset, const char *key)
{
  for (guint i = 0; i < things->len; i++)
    {
      gpointer thing = g_ptr_array_index (things, i);

      if (g_strcmp0 (G_STRUCT_MEMBER (char *, thing, key_offset), key) == 0)
        return G_STRUCT_MEMBER (char *, thing, id_offset);
    }
  return NULL;
}

gboolean
ash_plan_check_new_key (AshPlanReader *self,
                        const AshJsonValue *object,
                        const char *key,
                        const char *taken)
{
  if (key == NULL || taken == NULL)
    return TRUE;
  return REFUSE (ash_plan_member (object, "key"), _ ("The key “%s” is there twice."), key);
}

const char *
ash_plan_outcome_of (AshPlanReader *self, const AshJsonValue *value)
{
  const char *key = ash_json_string (value);
  const char *id =
      key != NULL ? ASH_PLAN_FIND (self->credential->outcomes, AshPlanOutcome, key) : NULL;

  if (key == NULL)
    REFUSE (value, _ ("An outcome is named by its key, a text in quotes."));
  else if (id == NULL)
    REFUSE (value, _ ("This credential has no outcome with the key “%s”."), key);
  return id;
}

gboolean
ash_plan_add_outcome_cb (AshPlanReader *self, const AshJsonValue *value, gpointer into)
{
  const char *id = ash_plan_outcome_of (self, value);

  if (id == NULL)
    return FALSE;
  if (!g_ptr_array_find_with_equal_func (into, id, g_str_equal, NULL))
    g_ptr_array_add (into, g_strdup (id));
  return TRUE;
}

static gboolean
read_replacement_cb (AshPlanReader *self, const AshJsonValue *value, gpointer into)
{
  static const char *const known[] = { "find", "with", NULL };
  AshPlanReplacement *replacement = g_new0 (AshPlanReplacement, 1);

  g_ptr_array_add (into, replacement);
  replacement->line = ash_json_line (value);
  if (!ash_plan_check_object (self, value, _ ("A replacement"), known) ||
      !ash_plan_read_text (self, value, "find", &replacement->find) ||
      !ash_plan_read_text (self, value, "with", &replacement->with))
    return FALSE;
  return replacement->find != NULL ||
         REFUSE (value, _ ("A replacement says under “find” which words it replaces."));
}

static gboolean
read_replacements (AshPlanReader *self, const AshJsonValue *object, AshPlanItem *item)
{
  if (ash_plan_member (object, "replace") == NULL)
    return TRUE;
  item->replacements = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_plan_replacement_free);
  return ash_plan_read_array (self, object, "replace", read_replacement_cb, item->replacements);
}

gboolean
ash_plan_read_item (AshPlanReader *self, const AshJsonValue *value, AshPlanItem **out)
{
  static const char *const known[] = { "source", "item", "minutes", "replace", NULL };
  g_autoptr (AshPlanItem) item = g_new0 (AshPlanItem, 1);

  item->minutes = ASH_UNSET;
  item->line = ash_json_line (value);
  if (ash_json_kind (value) == ASH_JSON_STRING)
    item->item = g_strdup (ash_json_string (value));
  else if (ash_json_kind (value) != ASH_JSON_OBJECT)
    return REFUSE (value, _ ("An item is a ref or a title path in quotes, or an object with "
                             "“source” and “item”."));
  else if (!ash_plan_check_object (self, value, _ ("An item"), known) ||
           !ash_plan_read_text (self, value, "source", &item->source) ||
           !ash_plan_read_text (self, value, "item", &item->item) ||
           !ash_plan_read_number (self, value, "minutes", ASH_PLAN_MOST_MINUTES, 1,
                                  &item->minutes) ||
           !read_replacements (self, value, item))
    return FALSE;
  if (item->item == NULL || item->item[0] == '\0')
    return REFUSE (value, _ ("An item needs a ref or a title path."));
  *out = g_steal_pointer (&item);
  return TRUE;
}
