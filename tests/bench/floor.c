/* floor PACKAGE: the least that any import must do. Reads every member of a cartridge and parses
 * every XML and HTML file, keeping nothing. */
#include <archive.h>
#include <archive_entry.h>
#include <glib.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

static void
parse (GByteArray *text, const char *name)
{
  const char *data = (const char *) text->data;

  if (g_str_has_suffix (name, ".xml"))
    xmlFreeDoc (xmlReadMemory (data, (int) text->len, name, NULL, XML_PARSE_NONET));
  else
    xmlFreeDoc (htmlReadMemory (data, (int) text->len, name, "utf-8",
                                HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET));
}

static void
read_member (struct archive *package, const char *name)
{
  gboolean is_text = g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".html");
  g_autoptr (GByteArray) text = g_byte_array_new ();
  guint8 piece[1 << 16];
  la_ssize_t length;

  while ((length = archive_read_data (package, piece, sizeof piece)) > 0)
    if (is_text)
      g_byte_array_append (text, piece, (guint) length);
  if (is_text)
    parse (text, name);
}

int
main (int argc, char **argv)
{
  struct archive *package = archive_read_new ();
  struct archive_entry *entry;

  archive_read_support_format_zip (package);
  if (argc != 2 || archive_read_open_filename (package, argv[1], 1 << 16) != ARCHIVE_OK)
    {
      g_printerr ("usage: floor PACKAGE\n");
      return 2;
    }
  while (archive_read_next_header (package, &entry) == ARCHIVE_OK)
    read_member (package, archive_entry_pathname (entry));
  archive_read_free (package);
  return 0;
}
