#include "ash-archive-private.h"

#include <archive_entry.h>
#include <string.h>

/* Code page 437 from 0x80 on: what a zip name is in when nothing says that it is UTF-8. */
static const char CP437[] = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ"
                            "áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
                            "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
                            "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

static char *
from_cp437 (const char *name)
{
  GString *out = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p++)
    if ((guint8) *p < 0x80)
      g_string_append_c (out, *p);
    else
      g_string_append_unichar (
          out, g_utf8_get_char (g_utf8_offset_to_pointer (CP437, (guint8) *p - 0x80)));
  return g_string_free (out, FALSE);
}

void
ash_archive_locale_enter (AshArchiveLocale *self)
{
  self->own = newlocale (LC_CTYPE_MASK, "C.UTF-8", (locale_t) 0);
  self->before = self->own != (locale_t) 0 ? uselocale (self->own) : (locale_t) 0;
}

void
ash_archive_locale_leave (AshArchiveLocale *self)
{
  if (self->own == (locale_t) 0)
    return;
  uselocale (self->before);
  freelocale (self->own);
}

/**
 * ash_archive_entry_name:
 * @out_recoded: (out): whether the name was read as CP437
 *
 * Returns: (transfer full): the name as valid UTF-8, "" when there is none
 */
char *
ash_archive_entry_name (struct archive_entry *entry, gboolean *out_recoded)
{
  const char *raw = archive_entry_pathname (entry);

  *out_recoded = FALSE;
  if (raw == NULL)
    raw = archive_entry_pathname_utf8 (entry);
  if (raw == NULL)
    return g_strdup ("");
  if (g_utf8_validate (raw, -1, NULL))
    return g_strdup (raw);
  *out_recoded = TRUE;
  return from_cp437 (raw);
}
