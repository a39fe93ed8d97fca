#include "ash-review-save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-file-dialog.h"
#include "ash-message.h"
#include "ash-say.h"

const char *
ash_review_kind_title (AshLineKind kind)
{
  switch (kind)
    {
    case ASH_LINE_MISSING:
      return _ ("Missing");
    case ASH_LINE_VERBATIM:
      return _ ("Kept as it is");
    case ASH_LINE_REFUSED:
      return _ ("Left out");
    case ASH_LINE_DEAD_LINK:
      return _ ("Links that lead nowhere");
    case ASH_LINE_CHANGED:
      return _ ("Comes in as something else");
    case ASH_LINE_REPAIRED:
      return _ ("Repaired on the way in");
    case ASH_LINE_NOTE:
    case ASH_N_LINE_KINDS:
    default:
      return _ ("Worth a look");
    }
}

/* The place of an item ends with its title, which need not be said twice. */
static gboolean
is_said (const char *page, const char *where)
{
  const char *last = g_strrstr (page, " / ");

  return g_strcmp0 (page, where) == 0 || (last != NULL && g_strcmp0 (last + 3, where) == 0);
}

char *
ash_review_dup_place (const AshReportLine *line, const AshReviewFacts *facts)
{
  const char *page = line->ref != NULL ? g_hash_table_lookup (facts->pages, line->ref) : NULL;
  g_autofree char *quoted = page != NULL ? ash_say_quoted (page) : NULL;

  if (page == NULL)
    return g_strdup (line->where != NULL ? line->where : "");
  /* What is missing was called by its name already. */
  if (line->where == NULL || line->kind == ASH_LINE_MISSING || is_said (page, line->where))
    return g_strdup_printf (_ ("In %s"), quoted);
  return g_strdup_printf (_ ("In %s, %s"), quoted, line->where);
}

char *
ash_review_dup_package (GFile *package, const AshReviewFacts *facts)
{
  g_autofree char *name = g_file_get_basename (package);
  g_autoptr (GFileInfo) info = g_file_query_info (package, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autofree char *size =
      info != NULL ? g_format_size ((guint64) g_file_info_get_size (info)) : NULL;
  g_autofree char *file =
      size != NULL ? g_strdup_printf (_ ("%s, %s"), name, size) : g_strdup (name);

  return facts->producer != NULL ? g_strdup_printf (_ ("%s, from %s"), file, facts->producer)
                                 : g_steal_pointer (&file);
}

static void
append_lines (
    GString *out, const AshReport *report, const AshReviewFacts *facts, AshLineKind kind, guint n)
{
  if (n == 0)
    return;
  g_string_append_printf (out, "\n%s (%'u)\n", ash_review_kind_title (kind), n);
  for (guint i = 0; i < report->lines->len; i++)
    {
      const AshReportLine *line = g_ptr_array_index (report->lines, i);
      g_autofree char *place = line->kind == kind ? ash_review_dup_place (line, facts) : NULL;

      if (place != NULL)
        g_string_append_printf (out, "- %s\n    %s\n", line->what, place);
    }
}

static char *
text_new (const char *package, const AshReport *report, const AshReviewFacts *facts)
{
  GString *out = g_string_new (facts->title != NULL ? facts->title : "");
  g_autofree char *parts = ash_review_dup_accounted (report);

  g_string_append_printf (out, "\n%s\n\n", package);
  g_string_append_printf (out, "%s\n", parts);
  for (AshLineKind kind = 0; kind < ASH_N_LINE_KINDS; kind++)
    append_lines (out, report, facts, kind, ash_report_n_lines (report, kind));
  return g_string_free (out, FALSE);
}

static void
saved_cb (GObject *file, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (file), result, NULL, &error))
    ash_message_present (window, _ ("The report could not be saved"), error->message, NULL, NULL,
                         NULL);
}

static void
save_to_cb (GFile *file, gpointer holder)
{
  g_file_replace_contents_bytes_async (file, g_object_get_data (holder, "ash-text"), NULL, FALSE,
                                       G_FILE_CREATE_NONE, NULL, saved_cb,
                                       g_object_ref (g_object_get_data (holder, "ash-window")));
}

void
ash_review_save_present (GtkWindow *parent,
                         GFile *package,
                         const AshReport *report,
                         const AshReviewFacts *facts)
{
  g_autofree char *file = g_file_get_basename (package);
  g_autofree char *name = g_strconcat (file, ".txt", NULL);
  g_autoptr (GObject) holder = g_object_new (G_TYPE_OBJECT, NULL);
  char *text = text_new (file, report, facts);

  g_object_set_data_full (holder, "ash-window", g_object_ref (parent), g_object_unref);
  g_object_set_data_full (holder, "ash-text", g_bytes_new_take (text, strlen (text)),
                          (GDestroyNotify) g_bytes_unref);
  ash_file_dialog_present (parent, ASH_FILE_SAVE, name, save_to_cb, holder);
}
