#include "ash-desk-private.h"

#include <ash-id.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>

/**
 * ash_desk_list_credentials:
 *
 * Returns: (transfer full) (element-type AshCredential): in order; the first bears the number 1
 */
GPtrArray *
ash_desk_list_credentials (AshStore *store, GError **error)
{
  return ash_store_list (store, &ASH_CREDENTIAL, NULL, NULL, error);
}

char *
ash_desk_place_last (AshStore *store,
                     const AshRecordClass *klass,
                     const char *column,
                     const char *value,
                     GError **error)
{
  const AshField *pos = ash_record_class_field (klass, "pos");
  g_autoptr (GPtrArray) rows = ash_store_list (store, klass, column, value, error);
  const char *last = NULL;

  if (rows == NULL)
    return NULL;
  if (rows->len > 0)
    last = G_STRUCT_MEMBER (char *, g_ptr_array_index (rows, rows->len - 1), pos->offset);
  return ash_position_between (last, NULL);
}

AshCredential *
ash_desk_make_credential (AshStore *store,
                          const char *id,
                          const char *tree,
                          const char *title,
                          const char *lang,
                          GError **error)
{
  g_autoptr (AshTree) outline = ash_tree_new ();
  g_autoptr (AshCredential) credential = ash_credential_new ();

  outline->record.id = tree != NULL ? g_strdup (tree) : ash_id_new ();
  outline->kind = ASH_TREE_CREDENTIAL;
  outline->title = g_strdup (title);
  outline->lang = g_strdup (lang);
  credential->record.id = id != NULL ? g_strdup (id) : ash_id_new ();
  credential->tree = g_strdup (outline->record.id);
  credential->pos = ash_desk_place_last (store, &ASH_CREDENTIAL, NULL, NULL, error);
  if (credential->pos == NULL || !ash_store_insert (store, &ASH_TREE, outline, error) ||
      !ash_store_insert (store, &ASH_CREDENTIAL, credential, error))
    return NULL;
  return g_steal_pointer (&credential);
}

/**
 * ash_desk_add_credential:
 *
 * Returns: (transfer full): the id of a new, empty credential, after the others
 */
char *
ash_desk_add_credential (AshStore *store, const char *title, GError **error)
{
  g_autoptr (AshCredential) credential = NULL;

  if (!ash_store_begin (store, _ ("Add credential"), NULL, error))
    return NULL;
  credential = ash_desk_make_credential (store, NULL, NULL, title, NULL, error);
  if (!ash_desk_end (store, credential != NULL, error))
    return NULL;
  return g_strdup (credential->record.id);
}

/**
 * ash_desk_rename_credential:
 * @title: a new title; nothing happens when it is the old one
 */
gboolean
ash_desk_rename_credential (AshStore *store,
                            const char *credential,
                            const char *title,
                            GError **error)
{
  g_autoptr (AshCredential) record = ash_store_get (store, &ASH_CREDENTIAL, credential, error);
  g_autoptr (AshTree) tree =
      record != NULL ? ash_store_get (store, &ASH_TREE, record->tree, error) : NULL;
  g_autofree char *key = NULL;

  if (tree == NULL)
    return FALSE;
  if (g_strcmp0 (tree->title, title) == 0)
    return TRUE;
  g_free (tree->title);
  tree->title = g_strdup (title);
  key = g_strconcat ("title ", tree->record.id, NULL);
  if (!ash_store_begin (store, _ ("Rename credential"), key, error))
    return FALSE;
  return ash_desk_end (store, ash_store_update (store, &ASH_TREE, tree, error), error);
}

gboolean
ash_desk_delete_where (AshStore *store,
                       const AshRecordClass *klass,
                       const char *column,
                       const char *value,
                       GError **error)
{
  g_autoptr (GPtrArray) rows = ash_store_list (store, klass, column, value, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      AshRecord *row = g_ptr_array_index (rows, i);

      if (!ash_store_delete (store, klass, row->id, error))
        return FALSE;
    }
  return rows != NULL;
}

/* A kind of record that belongs to another one, with what belongs to it in turn. */
typedef struct _Owned Owned;
struct _Owned
{
  const AshRecordClass *klass;
  const char *column;
  const Owned *below;
};

static const Owned OF_CRITERION[] = { { &ASH_RATING, "criterion", NULL },
                                      { &ASH_ALIGNMENT, "subject", NULL },
                                      { NULL, NULL, NULL } };
static const Owned OF_RUBRIC[] = { { &ASH_CRITERION, "rubric", OF_CRITERION },
                                   { NULL, NULL, NULL } };
static const Owned OF_QUESTION[] = { { &ASH_CHOICE, "question", NULL },
                                     { &ASH_ACCEPTED, "question", NULL },
                                     { &ASH_ALIGNMENT, "subject", NULL },
                                     { NULL, NULL, NULL } };
static const Owned OF_BANK[] = { { &ASH_QUESTION, "bank", OF_QUESTION }, { NULL, NULL, NULL } };
static const Owned OF_ITEM[] = { { &ASH_ITEM_ORIGIN, "item", NULL },
                                 { &ASH_QUIZ_ENTRY, "quiz", NULL },
                                 { &ASH_ALIGNMENT, "subject", NULL },
                                 { &ASH_SHEET_FIELD, "owner", NULL },
                                 { NULL, NULL, NULL } };
static const Owned OF_TREE[] = { { &ASH_ITEM, "tree", OF_ITEM },
                                 { &ASH_ASSET, "tree", NULL },
                                 { &ASH_BANK, "tree", OF_BANK },
                                 { &ASH_RUBRIC, "tree", OF_RUBRIC },
                                 { &ASH_SHEET_FIELD, "owner", NULL },
                                 { &ASH_COMMENT, "tree", NULL },
                                 { NULL, NULL, NULL } };
static const Owned OF_ASSESSMENT[] = { { &ASH_ALIGNMENT, "subject", NULL },
                                       { &ASH_SHEET_FIELD, "owner", NULL },
                                       { NULL, NULL, NULL } };
static const Owned OF_CREDENTIAL[] = { { &ASH_RULE, "target", NULL }, /* of pathways */
                                       { &ASH_RULE, "owner", NULL },
                                       { &ASH_ASSESSMENT, "credential", OF_ASSESSMENT },
                                       { &ASH_BADGE, "credential", NULL },
                                       { &ASH_DISMISSAL, "credential", NULL },
                                       { &ASH_VALIDATION, "credential", NULL },
                                       { &ASH_DECISION, "credential", NULL },
                                       { &ASH_SHEET_FIELD, "owner", NULL },
                                       { NULL, NULL, NULL } };

static gboolean
delete_owned (AshStore *store, const Owned *kinds, const char *owner, GError **error)
{
  for (const Owned *kind = kinds; kind != NULL && kind->klass != NULL; kind++)
    {
      g_autoptr (GPtrArray) rows = ash_store_list (store, kind->klass, kind->column, owner, error);

      /* From the end: children of an outline come after what they stand in. */
      for (guint i = rows != NULL ? rows->len : 0; i > 0; i--)
        {
          AshRecord *row = g_ptr_array_index (rows, i - 1);

          if (!delete_owned (store, kind->below, row->id, error) ||
              !ash_store_delete (store, kind->klass, row->id, error))
            return FALSE;
        }
      if (rows == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_outcomes (AshStore *store, const char *credential, GError **error)
{
  g_autoptr (GPtrArray) uses =
      ash_store_list (store, &ASH_CREDENTIAL_STATEMENT, "credential", credential, error);

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    if (!ash_desk_drop_outcome (store, g_ptr_array_index (uses, i), error))
      return FALSE;
  return uses != NULL;
}

/**
 * ash_desk_delete_credential:
 *
 * The credential with its outline and its design. Courses are never touched.
 */
gboolean
ash_desk_delete_credential (AshStore *store, const char *credential, GError **error)
{
  g_autoptr (AshCredential) record = ash_store_get (store, &ASH_CREDENTIAL, credential, error);
  gboolean is_done;

  if (record == NULL || !ash_store_begin (store, _ ("Delete credential"), NULL, error))
    return FALSE;
  is_done = delete_owned (store, OF_CREDENTIAL, credential, error) &&
            delete_outcomes (store, credential, error) &&
            delete_owned (store, OF_TREE, record->tree, error) &&
            ash_store_delete (store, &ASH_CREDENTIAL, credential, error) &&
            ash_store_delete (store, &ASH_TREE, record->tree, error);
  return ash_desk_end (store, is_done, error);
}

static const char *
field_label (const char *key)
{
  if (g_str_equal (key, "purpose"))
    return _ ("Change purpose");
  if (g_str_equal (key, "audience"))
    return _ ("Change audience");
  if (g_str_has_prefix (key, "brief."))
    return _ ("Change brief");
  return _ ("Change details");
}

static gboolean
write_field (AshStore *store,
             AshSheetField *found,
             const char *owner,
             const char *key,
             const char *value,
             GError **error)
{
  g_autoptr (AshSheetField) fresh = NULL;

  if (found != NULL && value == NULL)
    return ash_store_delete (store, &ASH_SHEET_FIELD, found->record.id, error);
  if (found != NULL)
    {
      g_free (found->value);
      found->value = g_strdup (value);
      return ash_store_update (store, &ASH_SHEET_FIELD, found, error);
    }
  fresh = ash_sheet_field_new ();
  fresh->owner = g_strdup (owner);
  fresh->key = g_strdup (key);
  fresh->lang = g_strdup ("");
  fresh->value = g_strdup (value);
  return ash_store_insert (store, &ASH_SHEET_FIELD, fresh, error);
}

static AshSheetField *
find_field (GPtrArray *fields, const char *key)
{
  for (guint i = 0; i < fields->len; i++)
    {
      AshSheetField *field = g_ptr_array_index (fields, i);

      if (g_strcmp0 (field->key, key) == 0 && g_strcmp0 (field->lang, "") == 0)
        return field;
    }
  return NULL;
}

/* A module's one line stands in its own row. */
static gboolean
set_module_purpose (AshStore *store, AshItem *item, const char *value, GError **error)
{
  g_autofree char *key = g_strconcat ("purpose ", item->record.id, NULL);

  if (g_strcmp0 (item->purpose, value) == 0)
    return TRUE;
  g_free (item->purpose);
  item->purpose = g_strdup (value);
  if (!ash_store_begin (store, field_label ("purpose"), key, error))
    return FALSE;
  return ash_desk_end (store, ash_store_update (store, &ASH_ITEM, item, error), error);
}

/**
 * ash_desk_set_field:
 * @owner: a credential's or an item's id
 * @key: "purpose", "audience", …
 * @value: (nullable): the text; %NULL or "" when nothing is to be said
 *
 * Nothing happens when it says that already. Edits of one field coalesce.
 */
gboolean
ash_desk_set_field (
    AshStore *store, const char *owner, const char *key, const char *value, GError **error)
{
  g_autoptr (AshItem) item = ash_store_find (store, &ASH_ITEM, "id", owner);
  g_autoptr (GPtrArray) fields = NULL;
  g_autofree char *coalesce = g_strconcat ("field ", owner, " ", key, NULL);
  AshSheetField *found;

  if (value != NULL && value[0] == '\0')
    value = NULL;
  if (item != NULL && g_str_equal (key, "purpose"))
    return set_module_purpose (store, item, value, error);
  fields = ash_store_list (store, &ASH_SHEET_FIELD, "owner", owner, error);
  if (fields == NULL)
    return FALSE;
  found = find_field (fields, key);
  if (g_strcmp0 (found != NULL ? found->value : NULL, value) == 0)
    return TRUE;
  if (!ash_store_begin (store, field_label (key), coalesce, error))
    return FALSE;
  return ash_desk_end (store, write_field (store, found, owner, key, value, error), error);
}
