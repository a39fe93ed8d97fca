#include "ash-page-blocks-private.h"

#include <string.h>

static const char *const BLOCKS[] = {
  "address",    "article", "aside",    "blockquote", "center", "dd",     "details",  "dir",
  "div",        "dl",      "dt",       "fieldset",   "figure", "footer", "form",     "h1",
  "h2",         "h3",      "h4",       "h5",         "h6",     "header", "hgroup",   "hr",
  "li",         "main",    "menu",     "nav",        "ol",     "p",      "pre",      "section",
  "table",      "ul",      "caption",  "colgroup",   "col",    "thead",  "tbody",    "tfoot",
  "tr",         "td",      "th",       "summary",    "script", "style",  "link",     "meta",
  "noscript",   "iframe",  "object",   "embed",      "video",  "audio",  "template", "canvas",
  "figcaption", "base",    "frameset", NULL
};

/* What can be edited: text, its structure and its emphasis, tables and pictures. */
static const char *const CONTENT[] = {
  "a",        "abbr",       "acronym",    "address", "article", "aside",  "b",    "bdi",
  "bdo",      "big",        "br",         "caption", "center",  "cite",   "code", "col",
  "colgroup", "data",       "dd",         "del",     "details", "dfn",    "div",  "dl",
  "dt",       "em",         "figcaption", "figure",  "font",    "footer", "h1",   "h2",
  "h3",       "h4",         "h5",         "h6",      "header",  "hgroup", "hr",   "i",
  "img",      "ins",        "kbd",        "li",      "main",    "mark",   "nav",  "ol",
  "p",        "picture",    "pre",        "q",       "rb",      "rp",     "rt",   "rtc",
  "ruby",     "s",          "samp",       "section", "small",   "source", "span", "strike",
  "strong",   "sub",        "summary",    "sup",     "table",   "tbody",  "td",   "tfoot",
  "th",       "thead",      "time",       "tr",      "tt",      "u",      "ul",   "var",
  "wbr",      "blockquote", NULL
};

/* Elements whose end tag may be left out, and whose end is known nevertheless. */
static const char *const ENDS_BY_ITSELF[] = { "p",        "li",      "dt",    "dd",    "tr",
                                              "td",       "th",      "thead", "tbody", "tfoot",
                                              "colgroup", "caption", "rb",    "rt",    "rtc",
                                              "rp",       NULL };
static const char *const VOID[] = { "br", "col", "hr", "img", "source", "wbr", NULL };

static const struct
{
  AshBlockLock lock;
  const char *elements;
} LOCKS[] = {
  { ASH_LOCK_SCRIPT, " script noscript template slot " },
  { ASH_LOCK_STYLE, " style link meta base title head " },
  { ASH_LOCK_FORM,
    " form input button select textarea label fieldset legend option optgroup output "
    "datalist meter progress keygen " },
  { ASH_LOCK_FRAME, " iframe frame frameset object embed applet param portal " },
  { ASH_LOCK_PLAYER, " video audio track bgsound " },
  { ASH_LOCK_DRAWING, " svg math canvas map area " },
};

gboolean
ash_tag_is_block (const char *tag)
{
  return g_strv_contains (BLOCKS, tag);
}

gboolean
ash_tag_is_content (const char *tag)
{
  return g_strv_contains (CONTENT, tag);
}

gboolean
ash_attribute_acts (const char *name, const char *value)
{
  static const char *const names[] = { "contenteditable", "is",     "slot",    "srcdoc",
                                       "formaction",      "action", "popover", "popovertarget",
                                       "autofocus",       NULL };
  g_autofree char *address = NULL;
  GString *plain;

  if (g_ascii_strncasecmp (name, "on", 2) == 0 || g_strv_contains (names, name))
    return TRUE;
  /* Browsers skip control characters and white space in a scheme. */
  plain = g_string_new (NULL);
  for (const char *p = value; *p != '\0' && plain->len < 16; p++)
    if ((guchar) *p > 0x20)
      g_string_append_c (plain, g_ascii_tolower (*p));
  address = g_string_free (plain, FALSE);
  return g_str_has_prefix (address, "javascript:") || g_str_has_prefix (address, "vbscript:");
}

static AshBlockLock
lock_of_tag (const char *tag)
{
  g_autofree char *word = g_strdup_printf (" %s ", tag);

  for (guint i = 0; i < G_N_ELEMENTS (LOCKS); i++)
    if (strstr (LOCKS[i].elements, word) != NULL)
      return LOCKS[i].lock;
  return ash_tag_is_content (tag) ? ASH_LOCK_NONE : ASH_LOCK_UNKNOWN;
}

static gboolean
acts (const AshHtmlNode *node)
{
  AshHtmlAttribute attribute;

  for (guint i = 0; ash_html_attribute_at (node, i, &attribute); i++)
    if (ash_attribute_acts (attribute.name, attribute.value))
      return TRUE;
  return FALSE;
}

/* An element that the parser made, or that nothing ends where it should end. */
static gboolean
is_guessed (const AshHtmlNode *node, const char *tag)
{
  if (ash_html_start (node) == ASH_HTML_NO_OFFSET)
    return !g_str_equal (tag, "tbody") && !g_str_equal (tag, "colgroup") &&
           !g_str_equal (tag, "tr");
  return ash_html_end_tag_start (node) == ASH_HTML_NO_OFFSET && !g_strv_contains (VOID, tag) &&
         !g_strv_contains (ENDS_BY_ITSELF, tag);
}

static AshBlockLock
lock_of_node (const AshHtmlNode *node)
{
  const char *tag = ash_html_tag (node);
  AshBlockLock lock;

  if (tag == NULL)
    return ASH_LOCK_NONE;
  lock = lock_of_tag (tag);
  if (lock == ASH_LOCK_NONE && acts (node))
    return ASH_LOCK_SCRIPT;
  if (lock == ASH_LOCK_NONE && is_guessed (node, tag))
    return ASH_LOCK_REPAIRED;
  return lock;
}

static void
append_shape (GString *out, const AshHtmlNode *node)
{
  const char *tag = ash_html_tag (node);
  AshHtmlAttribute attribute;

  if (tag == NULL)
    {
      for (const char *p = ash_html_text (node); *p != '\0'; p++)
        if (!g_ascii_isspace (*p))
          g_string_append_c (out, *p);
      return;
    }
  g_string_append_printf (out, "<%s", tag);
  for (guint i = 0; ash_html_attribute_at (node, i, &attribute); i++)
    g_string_append_printf (out, "\n%s=%s", attribute.name, attribute.value);
  g_string_append_c (out, '>');
  for (const AshHtmlNode *child = ash_html_first (node); child != NULL;
       child = ash_html_sibling (child))
    append_shape (out, child);
  g_string_append (out, "</>");
}

/* Whether the bytes of a block mean by themselves what they mean in their page: nothing that was
 * opened before reaches into them. */
static gboolean
stands_alone (GPtrArray *nodes, const char *source, gsize length)
{
  g_autoptr (AshHtml) alone = ash_html_parse (source, (gssize) length, NULL);
  g_autoptr (GString) here = g_string_new (NULL);
  g_autoptr (GString) there = g_string_new (NULL);

  if (alone == NULL)
    return FALSE;
  for (guint i = 0; i < nodes->len; i++)
    append_shape (here, g_ptr_array_index (nodes, i));
  for (const AshHtmlNode *node = ash_html_first (ash_html_body (alone)); node != NULL;
       node = ash_html_sibling (node))
    append_shape (there, node);
  return g_string_equal (here, there);
}

static gboolean
has_marked_comment (const char *source, gsize length)
{
  for (const char *p = source; (p = g_strstr_len (p, (gssize) (source + length - p), "<!")) != NULL;
       p += 2)
    if (g_str_has_prefix (p, "<!--[") || g_str_has_prefix (p, "<![") ||
        g_str_has_prefix (p, "<!--#"))
      return TRUE;
  return FALSE;
}

AshBlockLock
ash_block_lock_of (GPtrArray *nodes, const char *source, gsize length, char **out_what)
{
  AshBlockLock lock = ASH_LOCK_NONE;

  for (guint i = 0; i < nodes->len; i++)
    {
      const AshHtmlNode *top = g_ptr_array_index (nodes, i);

      for (const AshHtmlNode *node = top; node != NULL; node = ash_html_after (top, node))
        {
          AshBlockLock own = lock_of_node (node);

          /* What something is says more than that its tags do not match. */
          if (own == ASH_LOCK_NONE || (lock != ASH_LOCK_NONE && lock != ASH_LOCK_REPAIRED))
            continue;
          lock = own;
          g_free (*out_what);
          *out_what = g_strdup (ash_html_tag (node));
        }
    }
  if (lock == ASH_LOCK_NONE && has_marked_comment (source, length))
    lock = ASH_LOCK_COMMENT;
  if (lock == ASH_LOCK_NONE && !stands_alone (nodes, source, length))
    lock = ASH_LOCK_REPAIRED;
  return lock;
}
