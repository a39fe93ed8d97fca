#include "ash-formats-resources.h"
#include "ash-formats.h"

#include <ash-json.h>

/* Where a credential can be taught is data: data/targets.json, compiled in. */

static GPtrArray *
read_texts (const AshJsonValue *array)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ash_json_length (array); i++)
    g_ptr_array_add (texts, g_strdup (ash_json_string (ash_json_at (array, i))));
  return texts;
}

static AshTarget *
read_target (const AshJsonValue *value)
{
  AshTarget *self = g_new0 (AshTarget, 1);
  const char *version = ash_json_member_string (value, "version");
  const char *layout = ash_json_member_string (value, "layout");

  self->name = g_strdup (ash_json_member_string (value, "name"));
  self->title = g_strdup (ash_json_member_string (value, "title"));
  self->version = g_strcmp0 (version, "1.3") == 0 ? ASH_CC_1_3 : ASH_CC_1_1;
  self->layout =
      g_strcmp0 (layout, "web_resources") == 0 ? ASH_LAYOUT_WEB_RESOURCES : ASH_LAYOUT_PLAIN;
  self->steps = read_texts (ash_json_member (value, "steps"));
  self->losses = read_texts (ash_json_member (value, "losses"));
  return self;
}

static GPtrArray *
read_targets (void)
{
  GPtrArray *targets = g_ptr_array_new ();
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (ash_formats_get_resource (), "/org/ashlar/formats/targets.json",
                              G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshJson) json = ash_json_parse (bytes, "targets.json", &error);
  const AshJsonValue *array;

  /* It is compiled in and tested: it cannot be wrong without the build being wrong. */
  if (json == NULL)
    g_error ("%s", error->message);
  array = ash_json_member (ash_json_root (json), "targets");
  for (guint i = 0; i < ash_json_length (array); i++)
    g_ptr_array_add (targets, read_target (ash_json_at (array, i)));
  return targets;
}

/**
 * ash_targets:
 *
 * Returns: (transfer none) (element-type AshTarget): the systems, in the order shown
 */
GPtrArray *
ash_targets (void)
{
  static GPtrArray *targets;

  if (g_once_init_enter (&targets))
    g_once_init_leave (&targets, read_targets ());
  return targets;
}

/**
 * ash_target_find:
 * @name: (nullable): "canvas", "moodle", …
 *
 * Returns: (transfer none) (nullable): the target
 */
const AshTarget *
ash_target_find (const char *name)
{
  GPtrArray *targets = ash_targets ();

  for (guint i = 0; i < targets->len; i++)
    {
      const AshTarget *target = g_ptr_array_index (targets, i);

      if (g_strcmp0 (target->name, name) == 0)
        return target;
    }
  return NULL;
}
