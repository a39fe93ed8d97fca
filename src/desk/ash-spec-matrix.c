/* The alignment matrix, for a reader and for a spreadsheet. */
#include "ash-spec-private.h"

#include <ash-outcome-tree.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-in-words.h"

/* As many columns as stay legible beside the outcomes on upright paper. */
#define COLUMNS_OF_A_TABLE 6

/* All evidence, and the items that do something for an outcome. */
static GPtrArray *
marked_columns (AshSpec *self, guint *out_n_left_out)
{
  g_autoptr (GPtrArray) all = ash_columns_new (self->design, NULL, G_MAXUINT);
  GPtrArray *marked = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_column_free);

  *out_n_left_out = 0;
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      AshColumn *column = g_ptr_array_index (all, i);
      gboolean is_marked = column->kind == ASH_COLUMN_EVIDENCE;

      for (guint row = 0; !is_marked && row < self->design->outcomes->len; row++)
        {
          AshMark mark =
              ash_marks_get (self->marks, column, g_ptr_array_index (self->design->outcomes, row));

          is_marked = mark.own != ASH_MARK_NONE || mark.derived != ASH_MARK_NONE;
        }
      *out_n_left_out += !is_marked;
      if (is_marked)
        g_ptr_array_add (marked, column);
      else
        ash_column_free (column);
    }
  return marked;
}

static void
write_mark (AshSpec *self, const AshColumn *column, const AshStatement *outcome)
{
  AshMark mark = ash_marks_get (self->marks, column, outcome);
  AshMarkDepth depth = MAX (mark.own, mark.derived);

  ash_spec_markup (self, "<td>");
  if (depth != ASH_MARK_NONE)
    {
      ash_spec_markup (self, mark.own >= mark.derived ? "<b><abbr title=\"" : "(<abbr title=\"");
      ash_append_html_attribute (self->out, ash_say_mark (depth));
      ash_spec_markup (self, "\">");
      ash_append_html_text (self->out, ash_say_mark_letter (depth));
      ash_spec_markup (self, mark.own >= mark.derived ? "</abbr></b>" : "</abbr>)");
    }
  ash_spec_markup (self, "</td>");
}

static void
write_part (AshSpec *self, GPtrArray *columns, guint from, guint n)
{
  ash_spec_markup (self, "<div class=\"wide\"><table class=\"matrix\">\n<thead><tr><th "
                         "scope=\"col\">");
  ash_spec_say (self, _ ("Outcome"));
  ash_spec_markup (self, "</th>");
  for (guint i = from; i < from + n; i++)
    {
      const AshColumn *column = g_ptr_array_index (columns, i);

      ash_spec_markup (self, "<th scope=\"col\" dir=\"auto\">");
      ash_spec_markup (self, column->kind == ASH_COLUMN_EVIDENCE ? "<strong>" : "");
      ash_spec_quote (self, column->title);
      ash_spec_markup (self, column->kind == ASH_COLUMN_EVIDENCE ? "</strong>" : "");
      ash_spec_markup (self, "</th>");
    }
  ash_spec_markup (self, "</tr></thead>\n<tbody>\n");
  for (guint row = 0; row < self->design->outcomes->len; row++)
    {
      const AshStatement *outcome = g_ptr_array_index (self->design->outcomes, row);

      ash_spec_markup (self, ash_outcome_whole (self->design->outcomes, outcome) != NULL
                                 ? "<tr class=\"part\">"
                                 : "<tr>");
      ash_spec_markup (self, "<th scope=\"row\" dir=\"auto\"><b>");
      ash_spec_quote (self, outcome->code);
      ash_spec_markup (self, "</b> ");
      ash_spec_quote (self, outcome->text);
      ash_spec_markup (self, "</th>");
      for (guint i = from; i < from + n; i++)
        write_mark (self, g_ptr_array_index (columns, i), outcome);
      ash_spec_markup (self, "</tr>\n");
    }
  ash_spec_close_table (self);
}

static void
write_gaps (AshSpec *self)
{
  guint n = ash_marks_n_assessed (self->marks);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u of %u outcome is assessed.", "%u of %u outcomes are assessed.",
                                 self->design->outcomes->len),
                       n, self->design->outcomes->len);

  ash_spec_sentence (self, n < self->design->outcomes->len ? "gap" : NULL, text);
}

void
ash_spec_write_matrix (AshSpec *self)
{
  guint n_left_out = 0;
  g_autoptr (GPtrArray) columns = marked_columns (self, &n_left_out);

  ash_spec_open (self, "matrix", _ ("Outcomes and evidence"));
  if (self->design->outcomes->len == 0 || columns->len == 0)
    ash_spec_sentence (self, "none", _ ("Nothing stands for an outcome yet."));
  else
    {
      /* Translators: the letters are those of introduced, practised and assessed */
      ash_spec_sentence (self, "note",
                         _ ("I introduced, P practised, A assessed; in brackets: by a criterion of "
                            "its rubric or by its questions. Evidence is in bold."));
      for (guint from = 0; from < columns->len; from += COLUMNS_OF_A_TABLE)
        write_part (self, columns, from, MIN (COLUMNS_OF_A_TABLE, columns->len - from));
    }
  if (self->design->outcomes->len > 0)
    write_gaps (self);
  if (n_left_out > 0 && self->design->outcomes->len > 0)
    {
      g_autofree char *text =
          ash_say_number (ngettext ("%u item without a mark is not in the table.",
                                    "%u items without a mark are not in the table.", n_left_out),
                          n_left_out);

      ash_spec_sentence (self, "note", text);
    }
  ash_spec_close (self);
}

/* For spreadsheets */

/* A spreadsheet takes what begins so for a formula, also after a blank; with a quotation mark
 * before it, it is a text. */
static gboolean
is_formula (const char *text)
{
  static const gunichar WIDE[] = { 0xff1d, 0xff0b, 0xff0d,
                                   0xff20 }; /* as some keyboards give them */
  gunichar c;

  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  c = g_utf8_get_char (text);
  for (guint i = 0; i < G_N_ELEMENTS (WIDE); i++)
    if (c == WIDE[i])
      return TRUE;
  return c != 0 && c < 128 && strchr ("=+-@|%", (int) c) != NULL;
}

static void
append_field (GString *out, const char *text, gboolean is_last)
{
  g_autofree char *clean = g_utf8_make_valid (text != NULL ? text : "", -1);

  g_string_append (out, is_formula (clean) ? "\"'" : "\"");
  for (const char *p = clean; *p != '\0'; p++)
    if (*p == '"')
      g_string_append (out, "\"\"");
    else if (*p == '\r' || *p == '\n' || *p == '\t')
      g_string_append_c (out, ' ');
    else
      g_string_append_c (out, *p);
  g_string_append (out, is_last ? "\"\r\n" : "\",");
}

/**
 * ash_desk_matrix_csv:
 *
 * Returns: (transfer full): comma-separated values in UTF-8 that spreadsheets open as a table
 */
GBytes *
ash_desk_matrix_csv (AshStore *store, const char *credential, GError **error)
{
  g_autoptr (AshDesign) design = ash_desk_load_design (store, credential, error);
  g_autoptr (AshMarks) marks = design != NULL ? ash_marks_new (design) : NULL;
  g_autoptr (GPtrArray) columns = NULL;
  gboolean with_module;
  GString *out;

  if (design == NULL)
    return NULL;
  with_module = ash_design_has_module_outcomes (design);
  columns = ash_columns_new (design, NULL, G_MAXUINT);
  out = g_string_new ("\xef\xbb\xbf");
  append_field (out, _ ("Code"), FALSE);
  append_field (out, _ ("Outcome"), columns->len == 0 && !with_module);
  if (with_module)
    append_field (out, _ ("Module"), columns->len == 0);
  for (guint i = 0; i < columns->len; i++)
    append_field (out, ((AshColumn *) columns->pdata[i])->title, i + 1 == columns->len);
  for (guint row = 0; row < design->outcomes->len; row++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, row);
      const AshItem *module = ash_design_outcome_module (design, outcome);

      append_field (out, outcome->code, FALSE);
      append_field (out, outcome->text, columns->len == 0 && !with_module);
      if (with_module)
        append_field (out, module != NULL ? module->title : "", columns->len == 0);
      for (guint i = 0; i < columns->len; i++)
        {
          AshMark mark = ash_marks_get (marks, g_ptr_array_index (columns, i), outcome);

          append_field (out, ash_say_mark_letter (MAX (mark.own, mark.derived)),
                        i + 1 == columns->len);
        }
    }
  return g_string_free_to_bytes (out);
}
