#include "ash-site-private.h"

#include <ash-json.h>
#include <ash-path.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static AshJson *
settings_of (const AshItem *item)
{
  return item->settings != NULL ? ash_json_parse_text (item->settings, NULL) : NULL;
}

/* A line of facts under the title: words in turn, with dots between. */
static void
append_fact (GString *line, char *text)
{
  if (text != NULL && text[0] != '\0')
    {
      g_string_append (line, line->len > 0 ? " · " : "");
      ash_append_html_text (line, text);
    }
  g_free (text);
}

static void
append_assessment_facts (GString *line, AshSite *site, const AshAssessment *assessment)
{
  if (assessment->weight_bp > 0)
    {
      g_autofree char *percent = ash_words_percent (site->words, assessment->weight_bp);

      append_fact (line, ash_words_format (site->words, "counts", "percent", percent, NULL));
    }
  if (assessment->pass_bp > 0)
    {
      g_autofree char *percent = ash_words_percent (site->words, assessment->pass_bp);

      append_fact (line, ash_words_format (site->words, "needs-pass", "percent", percent, NULL));
    }
}

static void
append_head (AshSheet *sheet, const AshItem *item)
{
  AshSite *site = sheet->site;
  const AshAssessment *assessment = ash_design_assessment_of_item (site->design, item->record.id);
  g_autofree char *key =
      g_strconcat ("kind-", ash_enum_nick (ASH_ITEM_KIND_NICKS, item->kind), NULL);
  GString *line = g_string_new (NULL);

  append_fact (line, g_strdup (ash_words_get (site->words, key)));
  append_fact (line, ash_site_time_of (site, item));
  if (item->points_c > 0)
    append_fact (line, ash_words_points (site->words, item->points_c));
  if (assessment != NULL)
    append_assessment_facts (line, site, assessment);
  ash_site_append_text (sheet->out, "h1", NULL, ash_site_title (item));
  g_string_append_printf (sheet->out, "<p class=\"as-facts\">%s</p>\n", line->str);
  g_string_free (line, TRUE);
}

static void
report_link (AshSheet *sheet, const AshItem *item, const char *address)
{
  g_autofree char *place = NULL;

  if (sheet->site->report == NULL)
    return;
  place = ash_design_place (sheet->site->design, item);
  ash_report_add (sheet->site->report, ASH_LINE_DEAD_LINK, item->record.id, place,
                  _ ("The link to “%s” leads nowhere."), address != NULL ? address : "");
}

/* Files that belong to a discussion or an assignment are links like those in its text. */
static void
append_attachments (AshSheet *sheet, const AshItem *item, const AshJsonValue *settings)
{
  const AshJsonValue *list = ash_json_member (settings, "attachments");
  GString *links = g_string_new (NULL);

  for (guint i = 0; i < ash_json_length (list); i++)
    {
      const AshJsonValue *attachment = ash_json_at (list, i);
      const char *href = ash_json_member_string (attachment, "href");
      const char *slash = href != NULL ? strrchr (href, '/') : NULL;
      const char *role = ash_json_member_string (attachment, "role");
      g_autofree char *name = NULL;

      if (href == NULL || g_strcmp0 (role, "instructor") == 0 ||
          (role != NULL && g_ascii_strcasecmp (role, "Instructor") == 0))
        continue;
      name = ash_path_decode (slash != NULL ? slash + 1 : href);
      g_string_append (links, "<li><a");
      ash_site_append_attribute (links, "href", href);
      g_string_append_c (links, '>');
      ash_append_html_text (links, name);
      g_string_append (links, "</a></li>\n");
    }
  if (links->len > 0)
    {
      ash_site_append_word (sheet->out, sheet->site, "h2", NULL, "attachments");
      g_string_prepend (links, "<ul>\n");
      g_string_append (links, "</ul>\n");
      ash_site_append_content (sheet, item, item->path, links->str, NULL);
    }
  g_string_free (links, TRUE);
}

static void
append_formats (AshSheet *sheet, const AshJsonValue *settings)
{
  static const char *const known[] = { "text", "html", "url", "file" };
  const AshJsonValue *list = ash_json_member (settings, "formats");
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < ash_json_length (list); i++)
    for (guint j = 0; j < G_N_ELEMENTS (known); j++)
      if (g_strcmp0 (ash_json_string (ash_json_at (list, i)), known[j]) == 0)
        {
          g_autofree char *key = g_strconcat ("format-", known[j], NULL);

          ash_site_append_word (out, sheet->site, "li", NULL, key);
        }
  if (out->len > 0)
    {
      ash_site_append_word (sheet->out, sheet->site, "h2", NULL, "hand-in");
      g_string_append_printf (sheet->out, "<ul>\n%s</ul>\n", out->str);
    }
  g_string_free (out, TRUE);
}

static gboolean
is_aligned (const AshDesign *design, const AshStatement *outcome, const char *subject)
{
  for (guint i = 0; subject != NULL && i < design->alignments->len; i++)
    {
      const AshAlignment *alignment = g_ptr_array_index (design->alignments, i);

      if (g_strcmp0 (alignment->subject, subject) == 0 &&
          g_strcmp0 (alignment->statement, outcome->record.id) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
append_outcomes (AshSheet *sheet, const AshItem *item)
{
  const AshDesign *design = sheet->site->design;
  const AshAssessment *assessment = ash_design_assessment_of_item (design, item->record.id);
  GString *list = g_string_new (NULL);

  for (guint i = 0; assessment != NULL && i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);

      if (outcome->text != NULL && is_aligned (design, outcome, assessment->record.id))
        ash_site_append_text (list, "li", NULL, outcome->text);
    }
  if (list->len > 0)
    {
      g_string_append (sheet->out, "<section class=\"as-shows\">");
      ash_site_append_word (sheet->out, sheet->site, "h2", NULL, "shows-title");
      g_string_append_printf (sheet->out, "<ul class=\"outcomes\">\n%s</ul></section>\n",
                              list->str);
    }
  g_string_free (list, TRUE);
}

static void
append_rubric (AshSheet *sheet, const AshItem *item, gsize from)
{
  const AshDesign *design = sheet->site->design;
  const AshRubric *rubric = ash_learner_rubric_of_item (design, item->record.id);
  g_autofree char *table = NULL;

  /* A package of ours that came back has its table in the brief already. */
  if (rubric == NULL || ash_learner_has_rubric (sheet->out->str + from, rubric->record.id))
    return;
  table = ash_learner_rubric_table (design, rubric);
  if (table == NULL)
    return;
  ash_site_append_scroll (sheet->out, "as-scroll as-rubric",
                          ash_words_get (sheet->site->words, "rubric"));
  g_string_append_printf (sheet->out, "%s</div>\n", table);
}

static void
append_brief (AshSheet *sheet, const AshItem *item)
{
  g_autofree char *brief = ash_learner_brief (sheet->site->design, item->record.id);

  if (brief != NULL)
    g_string_append (sheet->out, brief);
}

static void
append_topic (AshSheet *sheet, const AshItem *item, const AshJsonValue *settings)
{
  g_string_append (sheet->out, "<div class=\"as-prompt\">\n");
  ash_site_append_body (sheet, item);
  g_string_append (sheet->out, "</div>\n");
  append_attachments (sheet, item, settings);
  ash_site_append_word (sheet->out, sheet->site, "p", "as-note", "topic-note");
}

static void
append_assignment (AshSheet *sheet, const AshItem *item, const AshJsonValue *settings)
{
  ash_site_append_body (sheet, item);
  append_attachments (sheet, item, settings);
  append_formats (sheet, settings);
}

/* What was said of an item beside its title. */
static void
append_field (AshSheet *sheet, const AshItem *item, const char *key, const char *css_class)
{
  const char *text = ash_design_field (sheet->site->design, item->record.id, key);

  if (text != NULL && *text != '\0')
    ash_site_append_text (sheet->out, "p", css_class, text);
}

static void
append_link (AshSheet *sheet, const AshItem *item)
{
  if (!ash_site_is_web_address (item->link_url))
    {
      /* The address may be one of the course's own pages. */
      GString *anchor = g_string_new ("<a");

      ash_site_append_attribute (anchor, "href", item->link_url != NULL ? item->link_url : "");
      g_string_append_c (anchor, '>');
      ash_append_html_text (anchor, ash_site_title (item));
      g_string_append (anchor, "</a>");
      ash_site_append_content (sheet, item, item->path, anchor->str, NULL);
      g_string_free (anchor, TRUE);
      return;
    }
  g_string_append (sheet->out, "<p>");
  ash_site_append_outside (sheet->out, sheet->site, ash_site_title (item), item->link_url);
  g_string_append (sheet->out, "</p>\n");
  ash_site_append_text (sheet->out, "p", "as-hint as-address", item->link_url);
  append_field (sheet, item, "description", NULL);
}

static void
append_tool (AshSheet *sheet, const AshItem *item, const AshJsonValue *settings)
{
  const char *description = ash_json_member_string (settings, "description");
  const char *url = item->link_url;
  g_autofree char *host = NULL;

  if (url == NULL)
    url = ash_json_member_string (settings, "secure_url");
  if (url == NULL)
    url = ash_json_member_string (settings, "launch_url");
  host = ash_site_host (url);
  if (description != NULL)
    ash_site_append_content (sheet, item, item->path, description, NULL);
  g_string_append (sheet->out, "<p class=\"as-card\"><strong>");
  ash_append_html_text (sheet->out, ash_site_title (item));
  g_string_append (sheet->out, "</strong> <small>");
  ash_append_html_text (sheet->out, ash_words_get (sheet->site->words, "tool-note"));
  if (host != NULL)
    {
      g_string_append (sheet->out, " · ");
      ash_append_html_text (sheet->out, host);
    }
  g_string_append (sheet->out, "</small></p>\n");
}

static void
append_file (AshSheet *sheet, const AshItem *item)
{
  AshSitePage *file = ash_site_file_of (sheet->site, item->record.id);

  if (file != NULL)
    ash_site_append_media (sheet, file, ash_site_title (item));
  else
    {
      ash_site_append_word (sheet->out, sheet->site, "p", "as-note", "file-missing");
      report_link (sheet, item, item->path);
    }
  append_field (sheet, item, "attribution", "as-hint");
  append_field (sheet, item, "licence", "as-hint");
}

void
ash_site_append_item (AshSheet *sheet)
{
  const AshItem *item = sheet->page->item;
  g_autoptr (AshJson) json = settings_of (item);
  const AshJsonValue *settings = json != NULL ? ash_json_root (json) : NULL;
  gsize from = sheet->out->len;

  append_head (sheet, item);
  switch (item->kind)
    {
    case ASH_ITEM_FOLDER:
      ash_site_append_module (sheet, item);
      return;
    case ASH_ITEM_PAGE:
      ash_site_append_body (sheet, item);
      break;
    case ASH_ITEM_TOPIC:
      append_topic (sheet, item, settings);
      break;
    case ASH_ITEM_ASSIGNMENT:
      append_assignment (sheet, item, settings);
      break;
    case ASH_ITEM_QUIZ:
      ash_site_append_quiz (sheet, item);
      break;
    case ASH_ITEM_LINK:
      append_link (sheet, item);
      break;
    case ASH_ITEM_LTI:
      append_tool (sheet, item, settings);
      break;
    case ASH_ITEM_FILE:
      append_file (sheet, item);
      break;
    default:
      ash_site_append_word (sheet->out, sheet->site, "p", "as-note", "unknown-note");
    }
  append_brief (sheet, item);
  append_outcomes (sheet, item);
  append_rubric (sheet, item, from);
}
