#include "ash-spec-private.h"

#include <ash-learner-words.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-revision.h"
#include "ash-spec-resources.h"

/* No script, no address, nothing but its own style and a picture that stands in it. */
#define POLICY "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

static gboolean
is_same_language (const char *one, const char *other)
{
  gsize length = strcspn (one, "-_");

  return length == strcspn (other, "-_") && g_ascii_strncasecmp (one, other, length) == 0;
}

static void
append_style (GString *page, const char *title, const char *number)
{
  g_autoptr (GBytes) sheet = g_resource_lookup_data (
      ash_spec_get_resource (), "/org/ashlar/spec/spec.css", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize length;
  const char *text = g_bytes_get_data (sheet, &length);

  g_string_append (page, "<style>\n");
  g_string_append_len (page, text, (gssize) length);
  /* The running title, and which page it is. */
  g_string_append (page, "\n@page {\n  @top-left {\n    content: ");
  ash_append_css_string (page, title);
  g_string_append (page, ";\n    color: #4c5a61;\n    font: 8pt sans-serif;\n  }\n"
                         "  @bottom-right {\n    content: counter(page) ");
  ash_append_css_string (page, number);
  g_string_append (page, " counter(pages);\n    color: #4c5a61;\n    font: 8pt sans-serif;\n  }\n}"
                         "\n</style>\n");
}

static void
write_parts (AshSpec *self)
{
  if (self->options->part == ASH_SPEC_MATRIX)
    {
      ash_spec_write_matrix (self);
      return;
    }
  if (self->options->part == ASH_SPEC_MAP)
    {
      ash_spec_write_map (self);
      return;
    }
  ash_spec_write_sheet (self);
  ash_spec_write_outcomes (self);
  ash_spec_write_skills (self);
  ash_spec_write_learning (self);
  ash_spec_write_evidence (self);
  ash_spec_write_rubrics (self);
  ash_spec_write_matrix (self);
  ash_spec_write_badge (self);
  ash_spec_write_checks (self);
  ash_spec_write_comments (self);
  ash_spec_write_history (self);
}

static void
write_contents (AshSpec *self, const char *list)
{
  if (self->options->part != ASH_SPEC_WHOLE)
    return;
  ash_spec_markup (self, "<nav>\n<h2>");
  ash_spec_say (self, _ ("Contents"));
  ash_spec_markup (self, "</h2>\n<ol>\n");
  ash_spec_markup (self, list);
  ash_spec_markup (self, "</ol>\n</nav>\n");
}

static GBytes *
write_page (AshSpec *self)
{
  const AshDesign *design = self->design;
  g_autoptr (AshWords) words = ash_words_new (design->tree->lang);
  g_autofree char *title = g_utf8_make_valid (
      ash_spec_is_said (design->tree->title) ? design->tree->title : _ ("Untitled"), -1);
  GString *page = g_string_new ("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" "
                                "lang=\"");
  g_autofree char *parts = NULL;

  ash_append_html_attribute (page, ash_words_lang (words));
  g_string_append_printf (page, "\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n",
                          ash_words_direction (words));
  g_string_append (page, "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\"/>\n");
  g_string_append (page, "<meta name=\"viewport\" content=\"width=device-width, "
                         "initial-scale=1\"/>\n<title>");
  ash_append_html_text (page, title);
  g_string_append (page, "</title>\n");
  append_style (page, title, " / ");
  g_string_append (page, self->options->part == ASH_SPEC_MAP
                             ? "</head>\n<body class=\"map-page\">\n"
                             : "</head>\n<body>\n");

  self->out = g_string_new (NULL);
  self->contents = g_string_new (NULL);
  self->is_mixed = !is_same_language (self->lang, ash_words_lang (words));
  write_parts (self);
  parts = g_string_free (self->out, FALSE);
  self->out = page;
  ash_spec_write_cover (self);
  write_contents (self, self->contents->str);
  g_string_append_printf (page, "<main>\n%s</main>\n</body>\n</html>\n", parts);
  g_string_free (self->contents, TRUE);
  return g_string_free_to_bytes (page);
}

/**
 * ash_desk_specification:
 * @credential: its id
 *
 * Everything that a committee asks of a credential, as one file of valid HTML that needs nothing
 * from elsewhere: for a screen, and for paper of any size.
 *
 * Returns: (transfer full): UTF-8
 */
GBytes *
ash_desk_specification (AshStore *store,
                        const char *credential,
                        const AshSpecOptions *options,
                        AshProgress *progress,
                        GError **error)
{
  g_autoptr (AshDesign) design = ash_desk_load_design (store, credential, error);
  AshBodies bodies = ash_store_bodies (store);
  g_autoptr (GPtrArray) frameworks = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (AshMarks) marks = NULL;
  AshSpec self = { 0 };

  if (design == NULL)
    return NULL;
  frameworks = ash_store_list (store, &ASH_FRAMEWORK, NULL, NULL, error);
  revisions = frameworks != NULL ? ash_revision_list (store, credential, error) : NULL;
  if (revisions == NULL)
    return NULL;
  if (options->with_checks && options->part == ASH_SPEC_WHOLE)
    {
      findings = ash_desk_check (store, credential, progress, error);
      if (findings == NULL)
        return NULL;
    }
  marks = ash_marks_new (design);
  self.design = design;
  self.bodies = &bodies;
  self.options = options;
  self.marks = marks;
  self.frameworks = frameworks;
  self.revisions = revisions;
  self.findings = findings;
  /* Translators: the language of these translations, as web pages name it: "de", "pt-BR" */
  self.lang = C_ ("language tag", "en");
  return write_page (&self);
}

static gboolean
write_bytes (GFile *file, GBytes *bytes, GError **error)
{
  return g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                  NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, error);
}

gboolean
ash_desk_write_specification (AshStore *store,
                              const char *credential,
                              const AshSpecOptions *options,
                              GFile *file,
                              AshProgress *progress,
                              GError **error)
{
  g_autoptr (GBytes) page = ash_desk_specification (store, credential, options, progress, error);

  return page != NULL && write_bytes (file, page, error);
}

gboolean
ash_desk_write_matrix_csv (AshStore *store, const char *credential, GFile *file, GError **error)
{
  g_autoptr (GBytes) table = ash_desk_matrix_csv (store, credential, error);

  return table != NULL && write_bytes (file, table, error);
}
