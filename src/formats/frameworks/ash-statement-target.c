#include "../ash-statement-target.h"

#include <ash-json-writer.h>
#include <ash-json.h>
#include <string.h>

/**
 * ash_statement_target_to_json:
 *
 * Returns: (transfer full): what a statement keeps as `extra`
 */
char *
ash_statement_target_to_json (const AshStatementTarget *self)
{
  g_autoptr (AshJsonWriter) json = ash_json_writer_new ();

  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_string_if (json, "name", self->name);
  ash_json_writer_string_if (json, "code", self->code);
  ash_json_writer_string_if (json, "description", self->description);
  ash_json_writer_string_if (json, "type", self->type);
  ash_json_writer_end_object (json);
  return ash_json_writer_finish (json);
}

/**
 * ash_statement_target_read:
 *
 * Fills @self, all of it owned by the caller; of a statement of our own nothing is known.
 */
void
ash_statement_target_read (AshStatementTarget *self, const AshStatement *statement)
{
  g_autoptr (AshJson) json =
      statement->extra != NULL ? ash_json_parse_text (statement->extra, NULL) : NULL;
  const AshJsonValue *root = json != NULL ? ash_json_root (json) : NULL;

  self->name = g_strdup (ash_json_member_string (root, "name"));
  self->code = g_strdup (ash_json_member_string (root, "code"));
  self->description = g_strdup (ash_json_member_string (root, "description"));
  self->type = g_strdup (ash_json_member_string (root, "type"));
}

void
ash_statement_target_clear (AshStatementTarget *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->description, g_free);
  g_clear_pointer (&self->type, g_free);
}

gboolean
ash_statement_has_code (const AshStatement *statement)
{
  AshStatementTarget target;
  gboolean has_code;

  if (statement->extra == NULL)
    return FALSE;
  ash_statement_target_read (&target, statement);
  has_code = target.code != NULL && g_strcmp0 (target.code, statement->code) == 0;
  ash_statement_target_clear (&target);
  return has_code;
}
