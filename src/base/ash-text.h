#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One encoder per output context; nothing else builds markup. All append to @out. */
void ash_append_xml_text (GString *out, const char *text);
void ash_append_xml_attribute (GString *out, const char *text);
void ash_append_html_text (GString *out, const char *text);
void ash_append_html_attribute (GString *out, const char *text);
void ash_append_markdown_text (GString *out, const char *text);
void ash_append_url_path (GString *out, const char *path);
void ash_append_script_string (GString *out, const char *text);
void ash_append_css_string (GString *out, const char *text);
void ash_append_json_string (GString *out, const char *text);
char *ash_html_escape (const char *text);

/* Repair and folding of text that came from outside. */
char *ash_text_repair_utf8 (const char *data, gssize length, gboolean *out_changed);
char *ash_text_to_utf8 (GBytes *bytes, const char *declared, gboolean *out_changed);
char *ash_text_clean_title (const char *title);
char *ash_text_from_html (const char *html);
/* "55 min", "1 h 20", "12 h"; "" when not known */
char *ash_text_minutes (gint64 minutes);
gboolean ash_html_is_plain (const char *html);
/* Whether it is a whole http or https address as every reader takes it. */
/* With a capital letter where it begins: (transfer full). */
char *ash_text_capital (const char *text);
gboolean ash_text_is_web_address (const char *address);

G_END_DECLS
