#include "ash-say.h"

#include <ash-text.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

const char *
ash_say_icon (AshItemKind kind)
{
  switch (kind)
    {
    case ASH_ITEM_FOLDER:
      return "folder-symbolic";
    case ASH_ITEM_PAGE:
      return "x-office-document-symbolic";
    case ASH_ITEM_FILE:
      return "mail-attachment-symbolic";
    case ASH_ITEM_LINK:
      return "ash-link-symbolic";
    case ASH_ITEM_TOPIC:
      return "user-available-symbolic";
    case ASH_ITEM_QUIZ:
      return "ash-quiz-symbolic";
    case ASH_ITEM_ASSIGNMENT:
      return "accessories-text-editor-symbolic";
    case ASH_ITEM_LTI:
      return "ash-tool-symbolic";
    case ASH_ITEM_LABEL:
      return "format-justify-left-symbolic";
    case ASH_ITEM_UNKNOWN:
    case ASH_N_ITEM_KINDS:
    default:
      return "package-x-generic-symbolic";
    }
}

/**
 * ash_say_count:
 *
 * Returns: (transfer full): "3 quizzes"
 */
char *
ash_say_count (AshItemKind kind, guint n)
{
  switch (kind)
    {
    case ASH_ITEM_FOLDER:
      return ash_say_number (ngettext ("%u section", "%u sections", n), n);
    case ASH_ITEM_PAGE:
      return ash_say_number (ngettext ("%u page", "%u pages", n), n);
    case ASH_ITEM_FILE:
      return ash_say_number (ngettext ("%u file", "%u files", n), n);
    case ASH_ITEM_LINK:
      return ash_say_number (ngettext ("%u link", "%u links", n), n);
    case ASH_ITEM_TOPIC:
      return ash_say_number (ngettext ("%u discussion", "%u discussions", n), n);
    case ASH_ITEM_QUIZ:
      return ash_say_number (ngettext ("%u quiz", "%u quizzes", n), n);
    case ASH_ITEM_ASSIGNMENT:
      return ash_say_number (ngettext ("%u assignment", "%u assignments", n), n);
    case ASH_ITEM_LTI:
      return ash_say_number (ngettext ("%u outside tool", "%u outside tools", n), n);
    case ASH_ITEM_LABEL:
      return ash_say_number (ngettext ("%u heading", "%u headings", n), n);
    case ASH_ITEM_UNKNOWN:
    case ASH_N_ITEM_KINDS:
    default:
      return ash_say_number (ngettext ("%u part kept as it is", "%u parts kept as they are", n), n);
    }
}

char *
ash_say_items (guint n)
{
  return ash_say_number (ngettext ("%u item", "%u items", n), n);
}

/**
 * ash_say_minutes:
 *
 * Returns: (transfer full): "55 min", "1 h 20", "12 h"; "" when not known
 */
char *
ash_say_minutes (gint64 minutes)
{
  return ash_text_minutes (minutes);
}

/**
 * ash_say_about_minutes:
 * @is_estimate: whether some of them were not said by anybody
 *
 * Returns: (transfer full): as ash_say_minutes(), or "about 1 h 20"
 */
char *
ash_say_about_minutes (gint64 minutes, gboolean is_estimate)
{
  g_autofree char *text = ash_text_minutes (minutes);

  return is_estimate && *text != '\0' ? g_strdup_printf (_ ("about %s"), text)
                                      : g_steal_pointer (&text);
}

static char *
format_day (GDateTime *time, gboolean with_clock)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  int day = g_date_time_get_year (time) * 366 + g_date_time_get_day_of_year (time);

  if (day == g_date_time_get_year (now) * 366 + g_date_time_get_day_of_year (now))
    return with_clock ? g_date_time_format (time, _ ("today, %H:%M")) : g_strdup (_ ("today"));
  if (day == g_date_time_get_year (yesterday) * 366 + g_date_time_get_day_of_year (yesterday))
    return with_clock ? g_date_time_format (time, _ ("yesterday, %H:%M"))
                      : g_strdup (_ ("yesterday"));
  if (g_date_time_get_year (time) == g_date_time_get_year (now))
    return g_date_time_format (time, _ ("%-e %B"));
  return g_date_time_format (time, _ ("%-e %B %Y"));
}

/**
 * ash_say_when:
 *
 * Returns: (transfer full): "today, 17:20", "14 November"
 */
char *
ash_say_when (gint64 unix_time)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (unix_time);

  return time != NULL ? format_day (time, TRUE) : g_strdup ("");
}

static char *
say_time (const char *iso8601, gboolean with_clock)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = iso8601 != NULL ? g_date_time_new_from_iso8601 (iso8601, utc) : NULL;
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? format_day (local, with_clock) : g_strdup ("");
}

/**
 * ash_say_moment:
 * @iso8601: (nullable): a time in UTC
 *
 * Returns: (transfer full): "today, 17:20", "14 November"; "" when it is no time
 */
char *
ash_say_moment (const char *iso8601)
{
  return say_time (iso8601, TRUE);
}

/**
 * ash_say_day:
 * @iso8601: (nullable): a time in UTC
 *
 * Returns: (transfer full): "14 November"; "" when it is no time
 */
char *
ash_say_day (const char *iso8601)
{
  return say_time (iso8601, FALSE);
}

char *
ash_say_size (gint64 bytes)
{
  return g_format_size ((guint64) MAX (bytes, 0));
}

/**
 * ash_say_quoted:
 *
 * Returns: (transfer full): the title in the quotes of the language
 */
char *
ash_say_quoted (const char *title)
{
  return g_strdup_printf (_ ("“%s”"), title != NULL && *title != '\0' ? title : _ ("Untitled"));
}

/**
 * ash_say_difference:
 * @is_changed: whether anything differs, also what is not read as words
 * @is_quiz: whether it is of lines of a quiz, not of paragraphs
 */
char *
ash_say_difference (guint n_different, gboolean is_changed, gboolean is_quiz)
{
  guint n = n_different;

  if (n > 0 && is_quiz)
    return ash_say_number (ngettext ("%u line differs", "%u lines differ", n), n);
  if (n > 0)
    return ash_say_number (ngettext ("%u paragraph differs", "%u paragraphs differ", n), n);
  if (!is_changed)
    return g_strdup (_ ("The words are the same"));
  return g_strdup (is_quiz ? _ ("Only formatting or settings differ")
                           : _ ("Only formatting or links differ"));
}
