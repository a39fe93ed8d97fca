#include "ash-listings.h"

#include <glib/gi18n-lib.h>

#include "ash-look.h"

/* A statement */

struct _AshEntryItem
{
  GObject parent_instance;

  AshFramework *framework;
  AshListing *listing;
  guint index;
};

G_DEFINE_FINAL_TYPE (AshEntryItem, ash_entry_item, G_TYPE_OBJECT)

static void
ash_entry_item_finalize (GObject *object)
{
  AshEntryItem *self = ASH_ENTRY_ITEM (object);

  ash_framework_free (self->framework);
  ash_listing_unref (self->listing);
  G_OBJECT_CLASS (ash_entry_item_parent_class)->finalize (object);
}

static void
ash_entry_item_class_init (AshEntryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ash_entry_item_finalize;
}

static void
ash_entry_item_init (AshEntryItem *self)
{
}

AshEntryItem *
ash_entry_item_new (const AshListed *listed, guint index)
{
  AshEntryItem *self = g_object_new (ASH_TYPE_ENTRY_ITEM, NULL);

  self->framework = ash_record_ref (listed->framework);
  self->listing = ash_listing_ref (listed->listing);
  self->index = index;
  return self;
}

const AshEntry *
ash_entry_item_entry (AshEntryItem *self)
{
  return ash_listing_entry (self->listing, self->index);
}

guint
ash_entry_item_index (AshEntryItem *self)
{
  return self->index;
}

const AshListing *
ash_entry_item_listing (AshEntryItem *self)
{
  return self->listing;
}

const AshFramework *
ash_entry_item_framework (AshEntryItem *self)
{
  return self->framework;
}

char *
ash_entry_item_say (AshEntryItem *self)
{
  const AshEntry *entry = ash_entry_item_entry (self);
  g_autofree char *path = ash_listing_path (self->listing, self->index);
  GString *said = g_string_new (entry->code);

  if (*path != '\0')
    g_string_append_printf (said, "%s%s", said->len > 0 ? " · " : "", path);
  if (entry->level != NULL)
    g_string_append_printf (said, "%s%s", said->len > 0 ? " · " : "", entry->level);
  return g_string_free (said, FALSE);
}

/* All frameworks */

struct _AshListings
{
  GObject parent_instance;

  AshPlace *place; /* that owns this */
  GPtrArray *all;
  AshLook *look;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshListings, ash_listings, G_TYPE_OBJECT)

static void
listed_free (gpointer data)
{
  AshListed *self = data;

  ash_framework_free (self->framework);
  ash_listing_unref (self->listing);
  g_free (self);
}

static gpointer
read_listing (AshStore *store, gconstpointer framework, AshProgress *progress, GError **error)
{
  return ash_desk_load_listing (store, framework, error);
}

static void
read_next (AshListings *self)
{
  for (guint i = 0; i < self->all->len && !ash_look_is_busy (self->look); i++)
    {
      const AshListed *each = g_ptr_array_index (self->all, i);

      if (each->listing == NULL)
        ash_look_order (self->look, ash_place_get_document (self->place),
                        ash_record_ref (each->framework));
    }
}

/* One that cannot be read is no framework to look into. */
static void
read_cb (gconstpointer order, gpointer found, const GError *error, gpointer data)
{
  AshListings *self = data;
  const AshFramework *framework = order;
  g_autoptr (AshListing) listing = found;

  for (guint i = self->all->len; i > 0; i--)
    {
      AshListed *each = g_ptr_array_index (self->all, i - 1);

      if (g_strcmp0 (each->framework->listing, framework->listing) != 0)
        continue;
      if (listing == NULL)
        g_ptr_array_remove_index (self->all, i - 1);
      else if (each->listing == NULL)
        each->listing = ash_listing_ref (listing);
    }
  g_signal_emit (self, signals[CHANGED], 0);
  read_next (self);
}

static AshListing *
known_listing (GPtrArray *all, const char *digest)
{
  for (guint i = 0; i < all->len; i++)
    {
      const AshListed *each = g_ptr_array_index (all, i);

      if (each->listing != NULL && g_strcmp0 (each->framework->listing, digest) == 0)
        return ash_listing_ref (each->listing);
    }
  return NULL;
}

static void
look_again (AshListings *self)
{
  g_autoptr (GPtrArray) frameworks =
      ash_desk_list_frameworks (ash_place_get_store (self->place), NULL);
  GPtrArray *all = g_ptr_array_new_with_free_func (listed_free);

  for (guint i = 0; frameworks != NULL && i < frameworks->len; i++)
    {
      AshListed *listed = g_new0 (AshListed, 1);

      listed->framework = ash_record_ref (g_ptr_array_index (frameworks, i));
      listed->listing = known_listing (self->all, listed->framework->listing);
      g_ptr_array_add (all, listed);
    }
  g_ptr_array_unref (self->all);
  self->all = all;
  g_signal_emit (self, signals[CHANGED], 0);
  read_next (self);
}

static void
changed_cb (AshListings *self, const AshChangeSet *changes)
{
  if (changes == NULL || ash_change_set_has (changes, &ASH_FRAMEWORK))
    look_again (self);
}

static void
ash_listings_finalize (GObject *object)
{
  AshListings *self = ASH_LISTINGS (object);

  ash_look_clear (&self->look);
  g_ptr_array_unref (self->all);
  G_OBJECT_CLASS (ash_listings_parent_class)->finalize (object);
}

static void
ash_listings_class_init (AshListingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ash_listings_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ash_listings_init (AshListings *self)
{
  self->all = g_ptr_array_new_with_free_func (listed_free);
  self->look = ash_look_new (read_listing, (GDestroyNotify) ash_framework_free,
                             (GDestroyNotify) ash_listing_unref, read_cb, self);
}

AshListings *
ash_listings_of (AshPlace *place)
{
  AshListings *self = g_object_get_data (G_OBJECT (place), "ash-listings");

  if (self != NULL)
    return self;
  self = g_object_new (ASH_TYPE_LISTINGS, NULL);
  self->place = place;
  g_object_set_data_full (G_OBJECT (place), "ash-listings", self, g_object_unref);
  g_signal_connect_object (ash_place_get_store (place), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  look_again (self);
  return self;
}

GPtrArray *
ash_listings_all (AshListings *self)
{
  return self->all;
}

const AshListed *
ash_listings_find (AshListings *self, const char *framework)
{
  for (guint i = 0; framework != NULL && i < self->all->len; i++)
    {
      const AshListed *each = g_ptr_array_index (self->all, i);

      if (g_str_equal (each->framework->record.id, framework))
        return each;
    }
  return NULL;
}

typedef struct
{
  AshHit hit;
  const AshListed *listed;
} Found;

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *one = a, *two = b;

  return one->hit.rank != two->hit.rank ? (one->hit.rank < two->hit.rank ? -1 : 1) : 0;
}

GPtrArray *
ash_listings_search (
    AshListings *self, const char *framework, const char *query, guint most, guint *out_n)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = 0;

  for (guint i = 0; i < self->all->len; i++)
    {
      const AshListed *each = g_ptr_array_index (self->all, i);
      g_autoptr (GArray) hits = NULL;

      if (each->listing == NULL ||
          (framework != NULL && !g_str_equal (each->framework->record.id, framework)))
        continue;
      hits = ash_listing_search (each->listing, query);
      n += hits->len;
      for (guint k = 0; k < MIN (hits->len, most); k++)
        {
          Found one = { g_array_index (hits, AshHit, k), each };

          g_array_append_val (found, one);
        }
    }
  g_array_sort (found, compare_found);
  for (guint i = 0; i < MIN (found->len, most); i++)
    {
      const Found *one = &g_array_index (found, Found, i);

      g_ptr_array_add (items, ash_entry_item_new (one->listed, one->hit.index));
    }
  if (out_n != NULL)
    *out_n = n;
  return items;
}
