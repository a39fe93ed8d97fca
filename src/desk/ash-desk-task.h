#pragma once

#include "ash-desk.h"

G_BEGIN_DECLS

/* What assignments, discussions, links and files have beside their title and text. Single columns
 * (points, minutes, address) are changed with ash_desk_set_text() and ash_desk_set_int(). */

/* The words of an item's text, for somebody who edits words: what is no words is named in brackets.
 * @is_plain: (out) (nullable): there is nothing but paragraphs in it. (transfer full) */
char *
ash_desk_load_prompt (AshStore *store, const AshItem *item, gboolean *is_plain, GError **error);
/* Changes the words where they stand, every other byte stays. ASH_ERROR_REFUSED when that would
 * take more away than paragraphs. */
gboolean ash_desk_set_prompt (AshStore *store, const char *item, const char *text, GError **error);

/* The forms in which an assignment is handed in: any of "text", "html", "url", "file". */
gboolean ash_desk_set_formats (AshStore *store,
                               const char *item,
                               const char *const *formats,
                               GError **error);
GStrv ash_desk_get_formats (const AshItem *item);

/* A web address that may be written into a link: http, https, mailto; else why not. What came from
 * a course and is none of them stays what it is until it is changed. */
gboolean ash_desk_check_address (const char *address, GError **error);
/* Adds the scheme to "www.example.org/page". (transfer full) */
char *ash_desk_complete_address (const char *address);
/* The same of a site, "" of none; NULL with %ASH_ERROR_REFUSED when it is no address. (transfer full) */
char *ash_desk_site_address (const char *typed, GError **error);

/* Other bytes for a file; its title stays. @name: as the user knows it */
gboolean ash_desk_replace_file (
    AshStore *store, const char *item, const char *name, GBytes *bytes, GError **error);

G_END_DECLS
