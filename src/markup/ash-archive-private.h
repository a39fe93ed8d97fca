#pragma once

#include <glib.h>
#include <locale.h>

G_BEGIN_DECLS

struct archive_entry;

/* libarchive converts names by the locale of the thread: under LC_ALL=C it loses every name that
 * is not ASCII. These set a UTF-8 locale for the calling thread alone. */
typedef struct
{
  locale_t own;
  locale_t before;
} AshArchiveLocale;

void ash_archive_locale_enter (AshArchiveLocale *self);
void ash_archive_locale_leave (AshArchiveLocale *self);

char *ash_archive_entry_name (struct archive_entry *entry, gboolean *out_recoded);

G_END_DECLS
