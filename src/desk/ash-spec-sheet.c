/* The cover of a specification, and what the sheet says. */
#include "ash-spec-private.h"

#include <ash-badge.h>
#include <ash-formats.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-languages.h"

/* Of all badges that are drawn; a larger picture of the user's own is left out. */
#define MOST_PICTURE (512 * 1024)

/* A PNG in the file itself: nothing is fetched, and nothing in a drawing of others can run. */
static void
write_picture (AshSpec *self)
{
  g_autoptr (GBytes) png = self->design->badge != NULL && self->design->badge->image == NULL
                               ? ash_badge_image_png (self->design, 256, NULL)
                               : NULL;
  const char *digest = self->design->badge == NULL            ? NULL
                       : self->design->badge->picture != NULL ? self->design->badge->picture
                                                              : self->design->badge->image;
  g_autofree char *text = NULL;

  if (png == NULL && digest != NULL && self->bodies->size (self->bodies->user_data, digest) > 0 &&
      self->bodies->size (self->bodies->user_data, digest) <= MOST_PICTURE)
    png = ash_bodies_load (self->bodies, digest, NULL);
  if (png == NULL || g_bytes_get_size (png) < 8 ||
      memcmp (g_bytes_get_data (png, NULL), "\x89PNG", 4) != 0)
    return;
  text = g_base64_encode (g_bytes_get_data (png, NULL), g_bytes_get_size (png));
  ash_spec_markup (self, "<img alt=\"\" src=\"data:image/png;base64,");
  ash_spec_markup (self, text);
  ash_spec_markup (self, "\"/>\n");
}

static const char *
latest_version (AshSpec *self)
{
  const AshRevision *last = self->revisions->len > 0
                                ? g_ptr_array_index (self->revisions, self->revisions->len - 1)
                                : NULL;

  return last != NULL ? last->name : NULL;
}

void
ash_spec_write_cover (AshSpec *self)
{
  const AshCredential *credential = self->design->credential;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *iso = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *today = ash_spec_day (iso);
  g_autofree char *review = ash_spec_day (credential->review_date);

  ash_spec_markup (self, "<header>\n<div class=\"cover\"><div>\n");
  ash_spec_sentence (self, "kind",
                     self->options->part == ASH_SPEC_MAP ? _ ("Course map of a micro-credential")
                     : self->options->part == ASH_SPEC_MATRIX
                         ? _ ("Outcomes and evidence of a micro-credential")
                         : _ ("Specification of a micro-credential"));
  ash_spec_markup (self, "<h1 dir=\"auto\">");
  ash_spec_quote (self, ash_spec_is_said (self->design->tree->title) ? self->design->tree->title
                                                                     : _ ("Untitled"));
  ash_spec_markup (self, "</h1>\n");
  ash_spec_sentence (self, "status", ash_say_status (credential->status));
  ash_spec_markup (self, "</div>\n");
  write_picture (self);
  ash_spec_markup (self, "</div>\n");
  ash_spec_open_table (self, "facts", NULL, NULL);
  ash_spec_fact (self, _ ("Awarded by"),
                 self->design->issuer != NULL ? self->design->issuer->name : NULL, FALSE);
  ash_spec_fact (self, _ ("Code"), credential->code, FALSE);
  ash_spec_fact (self, _ ("Version"), credential->version, FALSE);
  ash_spec_fact (self, _ ("Latest kept version"), latest_version (self), FALSE);
  ash_spec_fact (self, _ ("Next review"), review, TRUE);
  ash_spec_fact (self, _ ("Design as of"), today, TRUE);
  ash_spec_close_table (self);
  ash_spec_markup (self, "</header>\n");
}

static const AshSheetPart *
pack_of (const char *key)
{
  GPtrArray *packs = ash_sheet_packs ();

  for (guint i = 0; i < packs->len; i++)
    {
      const AshSheetPart *pack = g_ptr_array_index (packs, i);

      if (g_str_equal (pack->key, key))
        return pack;
    }
  return NULL;
}

static char *
packs_in_words (const AshSheetEntry *entry)
{
  GString *words = g_string_new (NULL);

  for (char **key = entry->packs; key != NULL && *key != NULL; key++)
    {
      const AshSheetPart *pack = pack_of (*key);

      if (pack != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", _ (pack->title));
    }
  return g_string_free (words, FALSE);
}

/* What a field says, and whether the program says it rather than an author. */
static char *
value_of (AshSpec *self, const AshSheetEntry *entry, gboolean *out_is_said)
{
  g_autofree char *value = ash_sheet_dup_value (entry, self->design);
  const char *title;

  *out_is_said = FALSE;
  if (!ash_spec_is_said (value))
    return NULL;
  if (entry->type == ASH_SHEET_CHOICE)
    {
      title = ash_sheet_choice_title (entry, value);
      *out_is_said = title != value;
      return g_strdup (title != value ? _ (title) : value);
    }
  if (entry->type == ASH_SHEET_DATE)
    {
      *out_is_said = TRUE;
      return ash_spec_day (value);
    }
  if (entry->type == ASH_SHEET_LANGUAGE)
    {
      *out_is_said = TRUE;
      return ash_language_say (value);
    }
  if (entry->type == ASH_SHEET_HOURS)
    {
      *out_is_said = TRUE;
      return g_strdup_printf (_ ("%s h"), value);
    }
  return g_steal_pointer (&value);
}

static void
write_entry (AshSpec *self, const AshSheetEntry *entry)
{
  gboolean is_said;
  g_autofree char *value = value_of (self, entry, &is_said);
  g_autofree char *packs = packs_in_words (entry);

  /* What nobody said is named where a framework asks for it. */
  if (value == NULL && (*packs == '\0' || entry->helps))
    return;
  ash_spec_markup (self, "<tr><th scope=\"row\">");
  ash_spec_say (self, _ (entry->title));
  ash_spec_markup (self, "</th>");
  if (value == NULL)
    {
      ash_spec_markup (self, "<td class=\"none\">");
      ash_spec_say (self, _ ("Not said"));
      ash_spec_markup (self, "</td>");
    }
  else if (is_said)
    ash_spec_said_cell (self, value);
  else
    ash_spec_cell (self, value);
  ash_spec_markup (self, "<td class=\"note\">");
  ash_spec_say (self, packs);
  ash_spec_markup (self, "</td></tr>\n");
}

static gboolean
has_entry (AshSpec *self, const char *group)
{
  GPtrArray *entries = ash_sheet_entries ();

  for (guint i = 0; i < entries->len; i++)
    {
      const AshSheetEntry *entry = g_ptr_array_index (entries, i);

      if (g_strcmp0 (entry->group, group) == 0 &&
          (ash_sheet_is_filled (entry, self->design) || (entry->packs[0] != NULL && !entry->helps)))
        return TRUE;
    }
  return FALSE;
}

static void
write_group (AshSpec *self, const AshSheetPart *group)
{
  GPtrArray *entries = ash_sheet_entries ();

  if (!has_entry (self, group->key))
    return;
  ash_spec_subtitle (self, _ (group->title));
  ash_spec_open_table (self, "facts", NULL, _ ("Element"), _ ("What is said"), _ ("Asked for by"),
                       NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      const AshSheetEntry *entry = g_ptr_array_index (entries, i);

      if (g_strcmp0 (entry->group, group->key) == 0)
        write_entry (self, entry);
    }
  ash_spec_close_table (self);
}

/* "European description: 9 of 12 elements. Not said yet: …" */
static void
write_pack (AshSpec *self, const AshSheetPart *pack)
{
  AshSheetCount count = ash_sheet_count_pack (self->design, pack->key);
  GPtrArray *entries = ash_sheet_entries ();
  g_autoptr (GString) missing = g_string_new (NULL);
  g_autofree char *figures = g_strdup_printf (
      ngettext ("%s: %u of %u element is said.", "%s: %u of %u elements are said.", count.n),
      _ (pack->title), count.n_filled, count.n);
  g_autofree char *text = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const AshSheetEntry *entry = g_ptr_array_index (entries, i);

      if (g_strv_contains ((const char *const *) entry->packs, pack->key) &&
          !ash_sheet_is_filled (entry, self->design))
        g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", _ (entry->title));
    }
  if (missing->len > 0)
    text = g_strdup_printf (_ ("%s Not yet: %s."), figures, missing->str);
  ash_spec_markup (self, "<li>");
  ash_spec_say (self, text != NULL ? text : figures);
  ash_spec_markup (self, "</li>\n");
}

void
ash_spec_write_sheet (AshSpec *self)
{
  GPtrArray *groups = ash_sheet_groups ();
  GPtrArray *packs = ash_sheet_packs ();

  ash_spec_open (self, "description", _ ("Description"));
  for (guint i = 0; i < groups->len; i++)
    write_group (self, g_ptr_array_index (groups, i));
  ash_spec_subtitle (self, _ ("Frameworks of description"));
  ash_spec_markup (self, "<ul>\n");
  for (guint i = 0; i < packs->len; i++)
    write_pack (self, g_ptr_array_index (packs, i));
  ash_spec_markup (self, "</ul>\n");
  ash_spec_close (self);
}

void
ash_spec_write_badge (AshSpec *self)
{
  const AshBadge *badge = self->design->badge;
  g_autofree char *valid = NULL;

  if (badge == NULL)
    return;
  if (badge->valid_months > 0)
    valid = g_strdup_printf (ngettext ("%d month", "%d months", (gulong) badge->valid_months),
                             (int) MIN (badge->valid_months, 100000));
  ash_spec_open (self, "badge", _ ("Badge"));
  ash_spec_open_table (self, "facts", NULL, NULL);
  ash_spec_fact (self, _ ("Name"), badge->name, FALSE);
  ash_spec_fact (self, _ ("Description"), badge->text, FALSE);
  ash_spec_fact (self, _ ("Valid for"), valid, TRUE);
  /* Those that are written from the design say what stands above. */
  ash_spec_fact (self, _ ("Criteria"), badge->criteria_override, FALSE);
  ash_spec_close_table (self);
  ash_spec_close (self);
}
