#include "ash-place.h"

#include <ash-desk.h>
#include <ash-lengths.h>

struct _AshPlace
{
  GObject parent_instance;

  AshDocument *document;
  AshLive *live;
  AshLengths *lengths; /* (nullable) */
  gboolean is_live;    /* whether the design is read by now */
  char *credential;
  char *item;
  GHashTable *scopes; /* credential -> module */
};

enum
{
  PROP_CREDENTIAL = 1,
  PROP_ITEM,
  PROP_SCOPES,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (AshPlace, ash_place, G_TYPE_OBJECT)

/* The credential that is there still, else the first. */
static void
settle (AshPlace *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) credentials =
      ash_desk_list_credentials (ash_document_get_store (self->document), &error);
  const AshCredential *first = NULL;

  for (guint i = 0; credentials != NULL && i < credentials->len; i++)
    {
      const AshCredential *credential = g_ptr_array_index (credentials, i);

      if (g_strcmp0 (credential->record.id, self->credential) == 0)
        return;
      if (first == NULL)
        first = credential;
    }
  ash_place_set (self, first != NULL ? first->record.id : NULL, NULL);
}

static void
changed_cb (AshPlace *self, const AshChangeSet *changes)
{
  if (ash_change_set_has (changes, &ASH_CREDENTIAL))
    settle (self);
}

static void
ash_place_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AshPlace *self = ASH_PLACE (object);

  if (id == PROP_CREDENTIAL)
    g_value_set_string (value, self->credential);
  else if (id == PROP_ITEM)
    g_value_set_string (value, self->item);
  else if (id == PROP_SCOPES)
    g_value_set_boxed (value, self->scopes);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ash_place_dispose (GObject *object)
{
  AshPlace *self = ASH_PLACE (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, changed_cb, self);
  g_clear_object (&self->live);
  g_clear_object (&self->lengths);
  g_clear_object (&self->document);
  g_clear_pointer (&self->credential, g_free);
  g_clear_pointer (&self->item, g_free);
  g_clear_pointer (&self->scopes, g_hash_table_unref);
  G_OBJECT_CLASS (ash_place_parent_class)->dispose (object);
}

static void
ash_place_class_init (AshPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = ash_place_get_property;
  object_class->dispose = ash_place_dispose;
  properties[PROP_CREDENTIAL] = g_param_spec_string ("credential", NULL, NULL, NULL, flags);
  properties[PROP_ITEM] = g_param_spec_string ("item", NULL, NULL, NULL, flags);
  properties[PROP_SCOPES] = g_param_spec_boxed ("scopes", NULL, NULL, G_TYPE_HASH_TABLE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
ash_place_init (AshPlace *self)
{
  self->scopes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

AshPlace *
ash_place_new (AshDocument *document)
{
  AshPlace *self = g_object_new (ASH_TYPE_PLACE, NULL);

  self->document = g_object_ref (document);
  self->live = ash_live_new (document);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (changed_cb), self);
  settle (self);
  return self;
}

/**
 * ash_place_begin_live:
 *
 * Has the design read from now on. The window waits with it until what is seen first is there:
 * of a large document both take their time.
 */
void
ash_place_begin_live (AshPlace *self)
{
  if (self->is_live || ash_document_get_session_path (self->document) == NULL)
    return;
  self->is_live = TRUE;
  ash_live_set_credential (self->live, self->credential);
  self->lengths = ash_lengths_new (self->document);
}

AshDocument *
ash_place_get_document (AshPlace *self)
{
  return self->document;
}

AshStore *
ash_place_get_store (AshPlace *self)
{
  return ash_document_get_store (self->document);
}

AshLive *
ash_place_get_live (AshPlace *self)
{
  return self->live;
}

const char *
ash_place_get_credential (AshPlace *self)
{
  return self->credential;
}

const char *
ash_place_get_item (AshPlace *self)
{
  return self->item;
}

/**
 * ash_place_set:
 * @credential: (nullable): its id
 * @item: (nullable): an item of it
 */
void
ash_place_set (AshPlace *self, const char *credential, const char *item)
{
  g_autofree char *kept_credential = g_strdup (credential);
  g_autofree char *kept_item = g_strdup (item);
  gboolean is_other = g_strcmp0 (self->credential, credential) != 0;
  gboolean is_other_item = g_strcmp0 (self->item, item) != 0;

  g_object_freeze_notify (G_OBJECT (self));
  if (is_other)
    {
      g_free (self->credential);
      self->credential = g_steal_pointer (&kept_credential);
      if (self->is_live)
        ash_live_set_credential (self->live, self->credential);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CREDENTIAL]);
    }
  if (is_other_item)
    {
      g_free (self->item);
      self->item = g_steal_pointer (&kept_item);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * ash_place_set_item:
 * @item: (nullable): an item of the credential that is chosen
 */
void
ash_place_set_item (AshPlace *self, const char *item)
{
  ash_place_set (self, self->credential, item);
}

const char *
ash_place_get_scope (AshPlace *self, const char *credential)
{
  return g_hash_table_lookup (self->scopes, credential);
}

/**
 * ash_place_set_scope:
 * @module: (nullable): of @credential
 */
void
ash_place_set_scope (AshPlace *self, const char *credential, const char *module)
{
  if (g_strcmp0 (ash_place_get_scope (self, credential), module) == 0)
    return;
  if (module != NULL)
    g_hash_table_replace (self->scopes, g_strdup (credential), g_strdup (module));
  else
    g_hash_table_remove (self->scopes, credential);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCOPES]);
}

GHashTable *
ash_place_get_scopes (AshPlace *self)
{
  return self->scopes;
}
