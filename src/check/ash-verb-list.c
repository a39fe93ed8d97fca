#include "ash-verbs-private.h"

#include "ash-by-language.h"

static char **
texts_of (const AshJsonValue *array)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  char **texts;

  for (guint i = 0; i < ash_json_length (array); i++)
    g_strv_builder_add (builder, ash_json_string (ash_json_at (array, i)));
  texts = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return texts;
}

static AshVerbMakes
makes_of (const char *nick)
{
  static const char *const NICKS[] = { "", "product", "unless-light", "always", NULL };

  return ash_enum_from_nick (NICKS, nick, MAKES_NOTHING);
}

static void
read_level (GHashTable *entries, const AshJsonValue *value)
{
  const AshJsonValue *verbs = ash_json_member (value, "verbs");
  const char *makes = ash_json_member_string (value, "makes");

  for (guint i = 0; i < ash_json_length (verbs); i++)
    {
      AshVerbEntry *entry = g_new0 (AshVerbEntry, 1);

      entry->level = ash_bloom_from_nick (ash_json_member_string (value, "level"));
      entry->makes = makes_of (makes);
      entry->knowledge = g_strdup (ash_json_member_string (value, "knowledge"));
      g_hash_table_insert (entries, g_strdup (ash_json_string (ash_json_at (verbs, i))), entry);
    }
}

static void
read_weak (AshVerbList *self, const AshJsonValue *value)
{
  AshVerbEntry *entry = g_new0 (AshVerbEntry, 1);

  entry->level = ash_bloom_from_nick (ash_json_member_string (value, "level"));
  entry->why = g_strdup (ash_json_member_string (value, "why"));
  entry->instead = texts_of (ash_json_member (value, "instead"));
  if (ash_json_member (value, "shown-by") != NULL)
    entry->shown_by = texts_of (ash_json_member (value, "shown-by"));
  g_hash_table_insert (self->entries, g_strdup (ash_json_member_string (value, "phrase")), entry);
}

static void
read_deed (AshVerbList *self, const AshJsonValue *value)
{
  const AshJsonValue *nouns = ash_json_member (value, "nouns");
  AshVerbDeed *deed = g_new0 (AshVerbDeed, 1);

  deed->verbs = texts_of (ash_json_member (value, "verbs"));
  deed->nouns = nouns != NULL ? texts_of (nouns) : NULL;
  g_ptr_array_add (self->deeds, deed);
}

static gpointer
read_verbs (const AshJsonValue *root)
{
  AshVerbList *self = g_new0 (AshVerbList, 1);
  const AshJsonValue *array;

  self->entries = g_hash_table_new (g_str_hash, g_str_equal);
  self->nouns = g_hash_table_new (g_str_hash, g_str_equal);
  self->openers = texts_of (ash_json_member (root, "openers"));
  self->pivots = texts_of (ash_json_member (root, "pivots"));
  self->lead = texts_of (ash_json_member (root, "lead"));
  self->recall = texts_of (ash_json_member (root, "recall"));
  self->recall_alone = texts_of (ash_json_member (root, "recall-alone"));
  self->recall_named = texts_of (ash_json_member (root, "recall-named"));
  self->recall_ends = texts_of (ash_json_member (root, "recall-ends"));
  self->recall_ends_alone = texts_of (ash_json_member (root, "recall-ends-alone"));
  self->recall_kinds = texts_of (ash_json_member (root, "recall-kinds"));
  self->recall_short = texts_of (ash_json_member (root, "recall-short"));
  self->before_term = texts_of (ash_json_member (root, "before-term"));
  self->contexts = texts_of (ash_json_member (root, "contexts"));
  self->cases = texts_of (ash_json_member (root, "cases"));
  self->pointers = texts_of (ash_json_member (root, "pointers"));
  self->no_pointers = texts_of (ash_json_member (root, "no-pointers"));
  self->tells = texts_of (ash_json_member (root, "tells"));
  self->tells_recall = texts_of (ash_json_member (root, "tells-recall"));
  self->statements = texts_of (ash_json_member (root, "statements"));
  self->labels = texts_of (ash_json_member (root, "labels"));
  self->definite = texts_of (ash_json_member (root, "definite"));
  self->light = texts_of (ash_json_member (root, "light"));
  self->idioms = texts_of (ash_json_member (root, "idioms"));
  self->product_stops = texts_of (ash_json_member (root, "product-stops"));
  self->collections = texts_of (ash_json_member (root, "collections"));
  self->articles = texts_of (ash_json_member (root, "articles"));
  self->products = texts_of (ash_json_member (root, "products"));
  self->state_verbs = texts_of (ash_json_member (root, "state-verbs"));
  self->state_nouns = texts_of (ash_json_member (root, "state-nouns"));
  self->state_joins = texts_of (ash_json_member (root, "state-joins"));
  self->state = g_strdup (ash_json_member_string (root, "state"));
  self->deed_stops = texts_of (ash_json_member (root, "deed-stops"));
  self->deeds = g_ptr_array_new ();
  array = ash_json_member (root, "deeds");
  for (guint i = 0; i < ash_json_length (array); i++)
    read_deed (self, ash_json_at (array, i));
  array = ash_json_member (root, "levels");
  for (guint i = 0; i < ash_json_length (array); i++)
    read_level (self->entries, ash_json_at (array, i));
  array = ash_json_member (root, "nouns");
  for (guint i = 0; i < ash_json_length (array); i++)
    read_level (self->nouns, ash_json_at (array, i));
  array = ash_json_member (root, "weak");
  for (guint i = 0; i < ash_json_length (array); i++)
    read_weak (self, ash_json_at (array, i));
  for (guint i = 1; i < ASH_N_BLOOMS; i++)
    self->instead[i] =
        texts_of (ash_json_member (ash_json_member (root, "instead"), ASH_BLOOM_NICKS[i]));
  return self;
}

const AshVerbList *
ash_verb_list_of (const char *lang)
{
  static AshByLanguage verbs = { "verbs", read_verbs };

  return ash_by_language (&verbs, lang);
}
