/* Frameworks as tables: what Canvas, Moodle, ESCO and OSMT write, and what people write. */
#include "ash-listing-columns.h"

#include <ash-error.h>
#include <ash-grid-table.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* A column of codes has no longer ones. */
#define LONGEST_CODE 24

static const char *
cell_at (GPtrArray *row, int column)
{
  return column >= 0 && column < (int) row->len ? g_ptr_array_index (row, (guint) column) : "";
}

static const char *
cell (const AshColumns *columns, GPtrArray *row, AshColumn column)
{
  return cell_at (row, columns->columns[column]);
}

static gboolean
is_address (const char *text)
{
  return g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://");
}

/* "http://data.europa.eu/esco/skill/S5.2.3" has a code; one that ends in a UUID has none. */
static char *
code_of_address (const AshColumns *columns, const char *address)
{
  const char *code;

  if (columns->code_after == NULL || address == NULL ||
      !g_str_has_prefix (address, columns->code_after))
    return NULL;
  code = address + strlen (columns->code_after);
  return strlen (code) <= LONGEST_CODE ? ash_listing_line (code) : NULL;
}

static char *
split_parents (const AshColumns *columns, const char *text)
{
  g_autofree char *lines = g_strdelimit (g_strdup (text), "\n", ' ');

  if (columns->split_parents != NULL)
    g_strdelimit (lines, columns->split_parents, '\n');
  return ash_listing_text (lines);
}

static void
add_levels (AshListingBuilder *builder, const AshColumns *columns, GPtrArray *row)
{
  g_auto (GStrv) scale = g_strsplit (cell (columns, row, ASH_COLUMN_SCALE), ",", 20);
  int ratings = columns->columns[ASH_COLUMN_RATINGS];

  for (guint i = 0; scale[i] != NULL; i++)
    ash_listing_builder_add_level (builder, scale[i]);
  for (int i = ratings; ratings >= 0 && i + 1 < (int) row->len; i += 2)
    if (g_ascii_isdigit (*cell_at (row, i)))
      ash_listing_builder_add_level (builder, cell_at (row, i + 1));
}

/* The row that is about the framework as a whole. */
static gboolean
read_framework (AshListingBuilder *builder, const AshColumns *columns, GPtrArray *row)
{
  const char *is_framework = cell (columns, row, ASH_COLUMN_IS_FRAMEWORK);

  if (*is_framework == '\0' || g_str_equal (is_framework, "0"))
    return FALSE;
  if (builder->facts.title == NULL)
    builder->facts.title = ash_listing_line (cell (columns, row, ASH_COLUMN_TEXT));
  return TRUE;
}

/* A row of a table with a column for each level of the tree: the deepest that is filled. */
static void
read_levels (AshDraft *draft, const AshColumns *columns, GPtrArray *row)
{
  for (int i = ASH_MOST_LEVELS - 1; i >= 0; i--)
    {
      if (*cell_at (row, columns->level_texts[i]) == '\0')
        continue;
      draft->entry->text = ash_listing_text (cell_at (row, columns->level_texts[i]));
      draft->entry->uri = ash_listing_line (cell_at (row, columns->level_uris[i]));
      if (i > 0)
        draft->parent = ash_listing_line (cell_at (row, columns->level_uris[i - 1]));
      return;
    }
}

static gboolean
read_row (AshListingBuilder *builder,
          const AshColumns *columns,
          GPtrArray *row,
          const char *name,
          GError **error)
{
  AshDraft *draft;
  AshEntry *entry;

  add_levels (builder, columns, row);
  if (read_framework (builder, columns, row))
    return TRUE;
  draft = ash_listing_builder_add (builder, name, error);
  if (draft == NULL)
    return FALSE;
  entry = draft->entry;
  entry->text = ash_listing_text (cell (columns, row, ASH_COLUMN_TEXT));
  if (columns->numbers_of_system == NULL ||
      !g_str_has_prefix (cell (columns, row, ASH_COLUMN_CODE), columns->numbers_of_system))
    entry->code = ash_listing_line (cell (columns, row, ASH_COLUMN_CODE));
  entry->id = ash_listing_line (cell (columns, row, ASH_COLUMN_ID));
  entry->note = ash_listing_text (cell (columns, row, ASH_COLUMN_NOTE));
  entry->also = ash_listing_text (cell (columns, row, ASH_COLUMN_ALSO));
  entry->type = ash_listing_line (cell (columns, row, ASH_COLUMN_TYPE));
  entry->level = ash_listing_line (cell (columns, row, ASH_COLUMN_LEVEL));
  if (is_address (cell (columns, row, ASH_COLUMN_URI)))
    entry->uri = ash_listing_line (cell (columns, row, ASH_COLUMN_URI));
  draft->parent = split_parents (columns, cell (columns, row, ASH_COLUMN_PARENT));
  if (columns->level_texts[0] >= 0)
    read_levels (draft, columns, row);
  if (entry->code == NULL)
    entry->code = code_of_address (columns, entry->uri);
  if (entry->code == NULL && columns->format == ASH_LISTING_TABLE && entry->id != NULL &&
      strlen (entry->id) <= LONGEST_CODE)
    entry->code = g_strdup (entry->id);
  return TRUE;
}

static AshListing *
read_rows (const AshColumns *columns, AshTableReader *reader, const char *name, GError **error)
{
  g_autoptr (AshListingBuilder) builder = ash_listing_builder_new (columns->format);

  while (TRUE)
    {
      g_autoptr (GPtrArray) row = ash_table_reader_next (reader, NULL);

      if (row == NULL)
        break;
      if (!read_row (builder, columns, row, name, error))
        return NULL;
    }
  if (columns->title != NULL)
    {
      g_autofree char *file = ash_listing_title_of_file (name);

      /* "ESCO: ict Skills Collection en": there are several such tables. */
      builder->facts.title = g_strdup_printf ("%s: %s", columns->title, file);
    }
  builder->facts.publisher = g_strdup (columns->publisher);
  return ash_listing_builder_end (builder, name, error);
}

/* A list that people typed: a statement on each line, or a short code and a statement. */
static gboolean
guess_columns (AshColumns *columns, const char *text)
{
  g_autoptr (AshTableReader) reader = ash_table_reader_new (text);
  guint width = 0;
  gboolean are_codes = TRUE;

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GPtrArray) row = ash_table_reader_next (reader, NULL);

      if (row == NULL)
        break;
      width = MAX (width, row->len);
      are_codes = are_codes && row->len == 2 && *cell_at (row, 0) != '\0' &&
                  strlen (cell_at (row, 0)) <= LONGEST_CODE &&
                  strchr (cell_at (row, 0), ' ') == NULL;
    }
  for (guint i = 0; i < ASH_N_COLUMNS; i++)
    columns->columns[i] = -1;
  for (guint i = 0; i < ASH_MOST_LEVELS; i++)
    columns->level_uris[i] = columns->level_texts[i] = -1;
  columns->format = ASH_LISTING_TABLE;
  columns->title = columns->publisher = columns->split_parents = NULL;
  columns->code_after = columns->numbers_of_system = NULL;
  columns->columns[ASH_COLUMN_CODE] = width == 2 ? 0 : -1;
  columns->columns[ASH_COLUMN_TEXT] = width == 2 ? 1 : 0;
  return width == 1 || (width == 2 && are_codes);
}

AshListing *
ash_listing_read_table (GBytes *bytes, const char *name, GError **error)
{
  g_autofree char *text = ash_text_to_utf8 (bytes, NULL, NULL);
  g_autoptr (AshTableReader) reader = ash_table_reader_new (text);
  int line = 1;
  g_autoptr (GPtrArray) head = ash_table_reader_next (reader, &line);
  AshColumns columns;

  if (head != NULL && ash_columns_find (&columns, head))
    return read_rows (&columns, reader, name, error);
  if (head != NULL && guess_columns (&columns, text))
    {
      g_autoptr (AshTableReader) again = ash_table_reader_new (text);

      return read_rows (&columns, again, name, error);
    }
  g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
               _ ("“%s”, line %d: no column is called as statements are. Name the column with them "
                  "“statement”, and others “code”, “description”, “uri”, “parent” or “level”."),
               name, line);
  return NULL;
}
