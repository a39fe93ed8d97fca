#include "ash-cc-write-private.h"
#include <ash-id.h>
#include <ash-learner.h>

#include <glib/gi18n-lib.h>
#include <string.h>

#define START_PAGE "start-here.html"
/* By this a start-here page of ours is known when it comes back. */
#define START_MARK "<section data-ashlar-start-here="

void
ash_cc_say (AshCartridgePlan *self, AshLineKind kind, const AshItem *item, const char *format, ...)
{
  g_autofree char *where =
      item != NULL ? ash_design_place (self->design, item) : g_strdup (_ ("Question bank"));
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  ash_report_add (self->report, kind, item != NULL ? item->record.id : NULL, where, "%s", what);
}

/**
 * ash_cc_is_start_page:
 *
 * Returns: whether @item is a start-here page that an earlier export wrote
 */
gboolean
ash_cc_is_start_page (AshCartridgePlan *self, const AshItem *item)
{
  const char *slash = item->path != NULL ? strrchr (item->path, '/') : NULL;
  const char *name = slash != NULL ? slash + 1 : item->path;
  g_autofree char *text = NULL;

  if (item->kind != ASH_ITEM_PAGE || item->body == NULL || name == NULL ||
      !g_str_has_prefix (name, "start-here"))
    return FALSE;
  text = ash_cc_load_text (self, item->body, NULL, NULL);
  return text != NULL && strstr (text, START_MARK) != NULL;
}

/**
 * ash_cc_tree_id:
 *
 * Returns: (transfer none): the id of what is written as a whole
 */
const char *
ash_cc_tree_id (const AshCartridgePlan *self)
{
  return self->design->credential != NULL ? self->design->credential->record.id
                                          : self->design->tree->record.id;
}

/* Before all resources, so that identifiers of items never depend on them. */
static void
identify_items (AshCartridgePlan *self)
{
  for (guint i = 0; i < self->design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (self->design->items, i);

      if (item->is_linked)
        g_hash_table_insert (
            self->item_identifiers, g_strdup (item->record.id),
            ash_cc_take_identifier (self, ash_design_export_id (self->design, &item->record), ""));
    }
}

static gboolean
says_anything (const AshDesign *design)
{
  const char *id = design->credential != NULL ? design->credential->record.id : NULL;

  return id != NULL &&
         (design->outcomes->len > 0 || design->assessments->len > 0 || design->rules->len > 0 ||
          design->badge != NULL || ash_design_field (design, id, "purpose") != NULL ||
          ash_design_field (design, id, "audience") != NULL);
}

/* A start-here page that came with the course says more than one of a credential in which nothing
 * has been said yet. */
static gboolean
has_better_start_page (AshCartridgePlan *self)
{
  if (says_anything (self->design))
    return FALSE;
  for (guint i = 0; i < self->design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (self->design->items, i);

      if (item->is_linked && ash_cc_is_start_page (self, item))
        return TRUE;
    }
  return FALSE;
}

static void
add_start_page (AshCartridgePlan *self)
{
  g_autofree char *body = self->options.with_start_page && !has_better_start_page (self)
                              ? ash_learner_start_here (self->design)
                              : NULL;
  g_autofree char *id = NULL;

  if (body == NULL)
    return;
  id = ash_id_derive (ash_cc_tree_id (self), "start-here", NULL);
  self->start = ash_cc_member_new (self, ASH_CC_START);
  self->start->title = ash_words_get (self->words, "start-here");
  self->start->identifier = ash_cc_take_identifier (self, id, "_R");
  self->start_item = ash_cc_take_identifier (self, id, "");
  self->start->name = ash_cc_take_name (self, START_PAGE);
  self->start->appendix = g_steal_pointer (&body);
}

static void
add_assets (AshCartridgePlan *self)
{
  for (guint i = 0; i < self->design->assets->len; i++)
    {
      const AshAsset *asset = g_ptr_array_index (self->design->assets, i);

      if (ash_cc_member_of_asset (self, asset) == NULL)
        ash_report_add (self->report, ASH_LINE_NOTE, asset->record.id, asset->path,
                        _ ("The file is missing and is not written."));
    }
}

/* Files that a written page leads to come in while pages are looked into, and style sheets
 * among them lead to more. */
static gboolean
look_into_all (AshCartridgePlan *self, AshProgress *progress, GError **error)
{
  guint n = self->members->len;

  if (progress != NULL)
    ash_progress_begin (progress, _ ("Looking at what is written"), n);
  for (guint i = 0; i < n; i++)
    {
      if (progress != NULL && !ash_progress_step (progress, 1, error))
        return FALSE;
      if (!ash_cc_look_into (self, g_ptr_array_index (self->members, i), error))
        return FALSE;
    }
  while (self->pending->len > 0)
    ash_cc_look_into_style (self, g_ptr_array_steal_index (self->pending, self->pending->len - 1));
  return TRUE;
}

/* Whether it comes back as a file of the course: also what was an item outside the outline. */
static gboolean
is_asset (const AshCcMember *member)
{
  return member->content == ASH_CC_FILE && (member->item == NULL || !member->item->is_linked);
}

static guint
rank (const AshCcMember *member)
{
  if (member->content == ASH_CC_BANK)
    return 2;
  if (is_asset (member))
    return 3;
  return member->item == NULL || member->item->is_linked ? 0 : 1;
}

/* What the outline does not order stands in the order of its names, which a package that comes
 * back has again, whatever the order in which it was read. */
static gint
compare_members (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const AshCcMember *x = *(AshCcMember *const *) a;
  const AshCcMember *y = *(AshCcMember *const *) b;

  if (rank (x) != rank (y))
    return rank (x) < rank (y) ? -1 : 1;
  return rank (x) == 1 || rank (x) == 3 ? strcmp (x->name, y->name) : 0;
}

static void
sort_members (AshCartridgePlan *self)
{
  /* g_ptr_array_sort is not stable, and linked items and banks keep their order. */
  g_autofree AshCcMember **copy =
      g_memdup2 (self->members->pdata, self->members->len * sizeof (gpointer));

  g_qsort_with_data (copy, (gint) self->members->len, sizeof (gpointer), compare_members, NULL);
  memcpy (self->members->pdata, copy, self->members->len * sizeof (gpointer));
}

static GHashTable *
table_by_text (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static AshCartridgePlan *
new_plan (const AshDesign *design, const AshBodies *bodies, const AshCartridgeOptions *options)
{
  AshCartridgePlan *self = g_new0 (AshCartridgePlan, 1);

  self->design = design;
  self->bodies = *bodies;
  self->options = *options;
  self->report = ash_report_new ();
  self->links = ash_link_map_new (design);
  self->words = ash_words_new (design->tree->lang);
  self->members = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_cc_member_free);
  self->pending = g_ptr_array_new ();
  self->by_item = table_by_text ();
  self->by_asset = table_by_text ();
  self->by_place = table_by_text ();
  self->by_likeness = table_by_text ();
  self->left_out = table_by_text ();
  self->names = table_by_text ();
  self->folders = table_by_text ();
  self->reserved = table_by_text ();
  self->identifiers = table_by_text ();
  self->item_identifiers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_add (self->names, g_strdup ("imsmanifest.xml"));
  ash_cc_reserve_names (self);
  return self;
}

/**
 * ash_cartridge_plan_new:
 * @design: what is written; borrowed, as @bodies is, for the life of the plan
 * @options: version, layout, and what of the design goes out as pages
 * @progress: (nullable):
 *
 * Decides everything that will be in the package: names, resources, dependencies, and what
 * changes on the way (the report). Nothing is written. Pages are read one at a time.
 *
 * Returns: (transfer full) (nullable): the plan, or %NULL with @error
 */
AshCartridgePlan *
ash_cartridge_plan_new (const AshDesign *design,
                        const AshBodies *bodies,
                        const AshCartridgeOptions *options,
                        AshProgress *progress,
                        GError **error)
{
  g_autoptr (AshCartridgePlan) self = new_plan (design, bodies, options);

  /* The start-here page first: an older one that came back has its identifier, and makes way. */
  add_start_page (self);
  identify_items (self);
  ash_cc_add_items (self);
  ash_cc_add_banks (self);
  add_assets (self);
  if (!look_into_all (self, progress, error))
    return NULL;
  sort_members (self);
  return g_steal_pointer (&self);
}

void
ash_cartridge_plan_free (AshCartridgePlan *self)
{
  if (self == NULL)
    return;
  g_free (self->start_item);
  ash_report_free (self->report);
  ash_link_map_free (self->links);
  ash_words_free (self->words);
  g_ptr_array_unref (self->members);
  g_ptr_array_unref (self->pending);
  g_hash_table_unref (self->by_item);
  g_hash_table_unref (self->by_asset);
  g_hash_table_unref (self->by_place);
  g_hash_table_unref (self->by_likeness);
  g_hash_table_unref (self->left_out);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->folders);
  g_hash_table_unref (self->reserved);
  g_hash_table_unref (self->identifiers);
  g_hash_table_unref (self->item_identifiers);
  g_free (self);
}

AshReport *
ash_cartridge_plan_get_report (AshCartridgePlan *self)
{
  return self->report;
}

/**
 * ash_cartridge_plan_count:
 *
 * Returns: how many items of that kind are written, linked or not; for files, those among the
 *   items
 */
guint
ash_cartridge_plan_count (AshCartridgePlan *self, AshItemKind kind)
{
  return self->counts[kind];
}
