#include "ash-revision-lines.h"

#include <ash-json.h>
#include <ash-rates.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-revision-private.h"
#include "ash-revision-words.h"

/* Circles in a damaged document end somewhere. */
#define MOST_STEPS 12

/* What a record belongs to, when it is no line of its own: the first column that holds an id. */
static const struct
{
  const AshRecordClass *klass;
  const char *column;
} PARTS[] = {
  { &ASH_ITEM_ORIGIN, "item" },
  { &ASH_QUIZ_ENTRY, "quiz" },
  { &ASH_ALIGNMENT, "subject" },
  { &ASH_BANK, "quiz" },
  { &ASH_QUESTION, "bank" },
  { &ASH_CHOICE, "question" },
  { &ASH_ACCEPTED, "question" },
  { &ASH_CRITERION, "rubric" },
  { &ASH_RATING, "criterion" },
  { &ASH_SHEET_FIELD, "owner" },
  { &ASH_CREDENTIAL_STATEMENT, "statement" },
};

/* In which order lines stand, what they are, and the column of their title. */
static const struct
{
  const AshRecordClass *klass;
  const char *kind;
  const char *title;
} LINES[] = {
  { &ASH_TREE, N_ ("Credential"), "title" },
  { &ASH_CREDENTIAL, N_ ("Credential"), NULL },
  { &ASH_SHEET_FIELD, N_ ("Sheet"), NULL },
  { &ASH_STATEMENT, N_ ("Outcome"), "text" },
  { &ASH_CREDENTIAL_STATEMENT, N_ ("Outcome"), NULL },
  { &ASH_VALIDATION, N_ ("Confirmation"), "organisation" },
  { &ASH_ASSESSMENT, N_ ("Evidence"), "title" },
  { &ASH_RULE, N_ ("Rule for completion"), NULL },
  { &ASH_RUBRIC, N_ ("Rubric"), "title" },
  { &ASH_ITEM, N_ ("Item"), "title" },
  { &ASH_BANK, N_ ("Question bank"), "title" },
  { &ASH_ASSET, N_ ("File"), "path" },
  { &ASH_BADGE, N_ ("Badge"), "name" },
};

typedef struct
{
  AshStore *store;
  GHashTable *before; /* "table id" -> JSON text */
  GHashTable *after;
  GHashTable *parsed; /* JSON text -> AshJson */
  GHashTable *tables; /* id -> class */
  GHashTable *lines;  /* id of the head -> AshRevisionLine, borrowed */
  GHashTable *heads;  /* id of the head -> the place among LINES + 1 */
  GPtrArray *in_order;
} Words;

static const AshJsonValue *
parse (Words *self, const char *text)
{
  AshJson *json = text != NULL ? g_hash_table_lookup (self->parsed, text) : NULL;

  if (text == NULL)
    return NULL;
  if (json == NULL)
    {
      json = ash_json_parse_text (text, NULL);
      if (json == NULL)
        return NULL;
      g_hash_table_insert (self->parsed, (gpointer) text, json);
    }
  return ash_json_root (json);
}

/* A record as it is now, or was when it is gone. */
static const AshJsonValue *
record_of (Words *self, const char *id, gboolean is_before)
{
  const AshRecordClass *klass = g_hash_table_lookup (self->tables, id);
  g_autofree char *name = klass != NULL ? g_strconcat (klass->table, " ", id, NULL) : NULL;
  GHashTable *first = is_before ? self->before : self->after;
  GHashTable *other = is_before ? self->after : self->before;
  const char *text = name != NULL ? g_hash_table_lookup (first, name) : NULL;

  if (text == NULL && name != NULL)
    text = g_hash_table_lookup (other, name);
  return parse (self, text);
}

static void
note_tables (Words *self, GHashTable *state)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, state);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    for (guint i = 0; ASH_RECORD_CLASSES[i] != NULL; i++)
      {
        gsize length = strlen (ASH_RECORD_CLASSES[i]->table);
        const char *name = key;

        if (strncmp (name, ASH_RECORD_CLASSES[i]->table, length) == 0 && name[length] == ' ')
          g_hash_table_insert (self->tables, (gpointer) (name + length + 1),
                               (gpointer) ASH_RECORD_CLASSES[i]);
      }
}

static const char *
column_of_owner (const AshRecordClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    if (PARTS[i].klass == klass)
      return PARTS[i].column;
  return NULL;
}

/* The record that a change is a change of: a choice's quiz, a level's rubric. An item that came or
 * went with its module is part of that. */
static const char *
head_of (Words *self, const char *id)
{
  for (guint step = 0; step < MOST_STEPS; step++)
    {
      const AshRecordClass *klass = g_hash_table_lookup (self->tables, id);
      const char *column = klass != NULL ? column_of_owner (klass) : NULL;
      const AshJsonValue *record = column != NULL ? record_of (self, id, FALSE) : NULL;
      const char *owner = record != NULL ? ash_json_member_string (record, column) : NULL;
      const AshRecordClass *of = owner != NULL ? g_hash_table_lookup (self->tables, owner) : NULL;

      if (of == NULL || (klass == &ASH_SHEET_FIELD && of == &ASH_CREDENTIAL))
        return id;
      id = owner;
    }
  return id;
}

static gboolean
is_in (GHashTable *state, const AshRecordClass *klass, const char *id)
{
  g_autofree char *name = g_strconcat (klass->table, " ", id, NULL);

  return g_hash_table_contains (state, name);
}

static AshRevisionFate
fate_of (Words *self, const char *id)
{
  const AshRecordClass *klass = g_hash_table_lookup (self->tables, id);

  if (klass == NULL || (is_in (self->before, klass, id) && is_in (self->after, klass, id)))
    return ASH_REVISION_CHANGED;
  return is_in (self->after, klass, id) ? ASH_REVISION_ADDED : ASH_REVISION_REMOVED;
}

static const char *
topmost (Words *self, const char *id)
{
  AshRevisionFate fate = fate_of (self, id);

  if (g_hash_table_lookup (self->tables, id) != &ASH_ITEM || fate == ASH_REVISION_CHANGED)
    return id;
  for (guint step = 0; step < MOST_STEPS; step++)
    {
      const AshJsonValue *record = record_of (self, id, fate == ASH_REVISION_REMOVED);
      const char *parent = record != NULL ? ash_json_member_string (record, "parent") : NULL;

      if (parent == NULL || g_hash_table_lookup (self->tables, parent) != &ASH_ITEM ||
          fate_of (self, parent) != fate)
        return id;
      id = parent;
    }
  return id;
}

/* Parts that came or went, where the whole stayed. */
static const char *
part_in_words (const AshRevisionChange *change)
{
  gboolean is_new = change->before == NULL;

  if (change->klass == &ASH_CRITERION)
    return is_new ? _ ("A criterion more") : _ ("A criterion less");
  if (change->klass == &ASH_QUESTION || change->klass == &ASH_QUIZ_ENTRY)
    return is_new ? _ ("A question more") : _ ("A question less");
  if (change->klass == &ASH_CHOICE || change->klass == &ASH_ACCEPTED)
    return _ ("Answers");
  if (change->klass == &ASH_RATING)
    return _ ("Levels");
  if (change->klass == &ASH_ALIGNMENT)
    return _ ("What it does for outcomes");
  if (change->klass == &ASH_SHEET_FIELD)
    return _ ("Its description");
  return NULL;
}

static char *
load_body (Words *self, const char *text)
{
  const AshJsonValue *record = parse (self, text);
  const char *digest = record != NULL ? ash_json_member_string (record, "body") : NULL;
  const char *type = record != NULL ? ash_json_member_string (record, "body_type") : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (digest == NULL || type == NULL || !g_str_has_prefix (type, "text/"))
    return NULL;
  bytes = ash_store_load_object (self->store, digest, NULL);
  return bytes != NULL ? ash_text_to_utf8 (bytes, NULL, NULL) : NULL;
}

static void
add_texts (Words *self, AshRevisionLine *line, const AshRevisionChange *change)
{
  const AshJsonValue *before = parse (self, change->before);
  const AshJsonValue *after = parse (self, change->after);

  if (change->klass != &ASH_ITEM || before == NULL || after == NULL ||
      g_strcmp0 (ash_json_member_string (before, "body"), ash_json_member_string (after, "body")) ==
          0)
    return;
  line->before = load_body (self, change->before);
  line->after = load_body (self, change->after);
}

/* A figure that minutes are estimated with has its unit, and is never nothing. */
static char *
value_of_field (const AshJsonValue *field, const char *key)
{
  AshRate rate = ash_rate_of_key (key);
  double value;

  if (rate == ASH_N_RATES)
    return ash_revision_text_in_words (field, "value");
  if (field == NULL || !ash_rate_parse (rate, ash_json_member_string (field, "value"), &value))
    return g_strdup (_ ("as usual"));
  return ash_rate_say (rate, value);
}

/* A field of the sheet is called as the sheet calls it. */
static void
name_field (AshRevisionLine *line, const AshJsonValue *before, const AshJsonValue *after)
{
  const char *key = ash_json_member_string (after != NULL ? after : before, "key");
  g_autofree char *then = value_of_field (before, key);
  g_autofree char *now = value_of_field (after, key);
  g_autofree char *words = g_strdup_printf (_ ("%s → %s"), then, now);

  g_free (line->title);
  line->title = g_strdup (ash_sheet_key_word (key));
  line->fate = ASH_REVISION_CHANGED;
  ash_revision_add_detail (line, words);
}

static gboolean
has_other_place (const AshJsonValue *before, const AshJsonValue *after)
{
  return g_strcmp0 (ash_json_member_string (before, "parent"),
                    ash_json_member_string (after, "parent")) != 0 ||
         g_strcmp0 (ash_json_member_string (before, "pos"),
                    ash_json_member_string (after, "pos")) != 0;
}

/* An outcome under another, or no longer. */
static gboolean
add_whole (Words *self,
           AshRevisionLine *line,
           const AshRevisionChange *change,
           const AshJsonValue *before,
           const AshJsonValue *after)
{
  const char *whole = ash_json_member_string (after, "parent");
  const AshJsonValue *record = whole != NULL ? record_of (self, whole, FALSE) : NULL;
  const char *text = record != NULL ? ash_json_member_string (record, "text") : NULL;
  g_autofree char *quoted = text != NULL ? ash_revision_shorten (text) : NULL;
  g_autofree char *words = quoted != NULL ? g_strdup_printf (_ ("Now a part of “%s”"), quoted)
                                          : g_strdup (_ ("No longer a part of another outcome"));

  if (change->klass != &ASH_STATEMENT ||
      g_strcmp0 (ash_json_member_string (before, "parent"), whole) == 0)
    return FALSE;
  ash_revision_add_detail (line, words);
  return TRUE;
}

static void
add_change (Words *self, AshRevisionLine *line, const AshRevisionChange *change, const char *head)
{
  const AshJsonValue *before = parse (self, change->before);
  const AshJsonValue *after = parse (self, change->after);
  const char *part;

  g_ptr_array_add (line->ids, g_strdup (change->id));
  if (g_str_equal (change->id, head) && change->klass == &ASH_SHEET_FIELD)
    {
      name_field (line, before, after);
      return;
    }
  if (line->fate == ASH_REVISION_ADDED || line->fate == ASH_REVISION_REMOVED)
    return;
  if (before != NULL && after != NULL)
    {
      ash_revision_add_columns (line, change->klass, before, after);
      add_texts (self, line, change);
      if (!add_whole (self, line, change, before, after) && has_other_place (before, after))
        ash_revision_add_detail (line, g_str_equal (change->id, head) ? _ ("Another place")
                                                                      : _ ("Order"));
      return;
    }
  part = part_in_words (change);
  if (part != NULL)
    ash_revision_add_detail (line, part);
}

static const char *
kind_in_words (Words *self, const char *id, guint place)
{
  const AshJsonValue *record = record_of (self, id, FALSE);
  const char *nick = record != NULL ? ash_json_member_string (record, "kind") : NULL;

  if (LINES[place].klass == &ASH_STATEMENT)
    return g_strcmp0 (nick, "skill") == 0 ? _ ("Skill") : _ ("Outcome");
  if (LINES[place].klass != &ASH_ITEM || nick == NULL)
    return _ (LINES[place].kind);
  switch (ash_enum_from_nick (ASH_ITEM_KIND_NICKS, nick, ASH_ITEM_UNKNOWN))
    {
    case ASH_ITEM_FOLDER:
      return _ ("Module");
    case ASH_ITEM_PAGE:
      return _ ("Page");
    case ASH_ITEM_QUIZ:
      return _ ("Quiz");
    case ASH_ITEM_ASSIGNMENT:
      return _ ("Assignment");
    case ASH_ITEM_TOPIC:
      return _ ("Discussion");
    case ASH_ITEM_LINK:
      return _ ("Link");
    case ASH_ITEM_FILE:
      return _ ("File");
    default:
      return _ (LINES[place].kind);
    }
}

static AshRevisionLine *
line_of (Words *self, const char *head, guint place)
{
  AshRevisionLine *line = g_hash_table_lookup (self->lines, head);
  const AshJsonValue *record;
  const char *title;

  if (line != NULL)
    return line;
  line = g_new0 (AshRevisionLine, 1);
  record = record_of (self, head, FALSE);
  title = record != NULL && LINES[place].title != NULL
              ? ash_json_member_string (record, LINES[place].title)
              : NULL;
  line->fate = LINES[place].klass == &ASH_RULE ? ASH_REVISION_CHANGED : fate_of (self, head);
  line->kind = kind_in_words (self, head, place);
  line->title = title != NULL ? ash_revision_shorten (title) : g_strdup ("");
  line->details = g_ptr_array_new_with_free_func (g_free);
  line->ids = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_insert (self->lines, (gpointer) head, line);
  g_hash_table_insert (self->heads, line, GUINT_TO_POINTER (place));
  g_ptr_array_add (self->in_order, line);
  return line;
}

static void
take_change (Words *self, const AshRevisionChange *change)
{
  const char *head = topmost (self, head_of (self, change->id));
  const AshRecordClass *klass = g_hash_table_lookup (self->tables, head);

  for (guint place = 0; place < G_N_ELEMENTS (LINES); place++)
    if (LINES[place].klass == klass)
      {
        /* All of the rule for completion is one thing. */
        const char *line = klass == &ASH_RULE ? "rule" : head;

        add_change (self, line_of (self, line, place), change, head);
        return;
      }
}

/* What only stands elsewhere has moved; a line without a word for it says so. */
static void
settle (AshRevisionLine *line)
{
  if (line->fate == ASH_REVISION_CHANGED && line->details->len == 1 &&
      g_strcmp0 (g_ptr_array_index (line->details, 0), _ ("Another place")) == 0)
    {
      line->fate = ASH_REVISION_MOVED;
      g_ptr_array_set_size (line->details, 0);
    }
  g_ptr_array_add (line->ids, NULL);
}

static gint
compare_lines (gconstpointer a, gconstpointer b, gpointer data)
{
  Words *self = data;
  const AshRevisionLine *one = *(AshRevisionLine *const *) a;
  const AshRevisionLine *other = *(AshRevisionLine *const *) b;
  int by_kind = GPOINTER_TO_INT (g_hash_table_lookup (self->heads, one)) -
                GPOINTER_TO_INT (g_hash_table_lookup (self->heads, other));

  if (by_kind != 0)
    return by_kind;
  return g_utf8_collate (one->title, other->title);
}

/**
 * ash_revision_describe:
 * @before: a version's id
 * @after: (nullable): another of the same credential
 *
 * Returns: (transfer full): what became of the first on the way to the second
 */
GPtrArray *
ash_revision_describe (AshStore *store, const char *before, const char *after, GError **error)
{
  g_autoptr (GPtrArray) changes = ash_revision_compare_two (store, before, after, error);
  g_autoptr (GHashTable) then = NULL;
  g_autoptr (GHashTable) now = NULL;
  g_autoptr (GHashTable) parsed =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) ash_json_free);
  g_autoptr (GHashTable) tables = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) lines = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) heads = g_hash_table_new (NULL, NULL);
  Words self = { store, NULL, NULL, parsed, tables, lines, heads, NULL };

  if (changes == NULL || !ash_revision_load_states (store, before, after, &then, &now, error))
    return NULL;
  self.before = then;
  self.after = now;
  self.in_order = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_revision_line_free);
  note_tables (&self, then);
  note_tables (&self, now);
  for (guint i = 0; i < changes->len; i++)
    take_change (&self, g_ptr_array_index (changes, i));
  for (guint i = 0; i < self.in_order->len; i++)
    settle (g_ptr_array_index (self.in_order, i));
  g_ptr_array_sort_with_data (self.in_order, compare_lines, &self);
  return self.in_order;
}

const char *
ash_revision_fate_in_words (AshRevisionFate fate)
{
  switch (fate)
    {
    case ASH_REVISION_ADDED:
      return C_ ("version", "Added");
    case ASH_REVISION_REMOVED:
      return C_ ("version", "Removed");
    case ASH_REVISION_MOVED:
      return C_ ("version", "Moved");
    case ASH_REVISION_CHANGED:
    default:
      return C_ ("version", "Changed");
    }
}

void
ash_revision_line_free (AshRevisionLine *self)
{
  g_free (self->title);
  g_free (self->before);
  g_free (self->after);
  g_ptr_array_unref (self->details);
  g_ptr_array_unref (self->ids);
  g_free (self);
}
