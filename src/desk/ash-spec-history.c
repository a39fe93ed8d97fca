/* What is open, what people say, which versions there are, and what was decided. */
#include "ash-spec-private.h"

#include <glib/gi18n-lib.h>

#include "ash-desk-comment.h"

static const char *
severity_in_words (AshSeverity severity)
{
  return severity == ASH_SEVERITY_ERROR     ? _ ("Must be fixed")
         : severity == ASH_SEVERITY_WARNING ? _ ("Should be fixed")
                                            : _ ("Suggestion");
}

void
ash_spec_write_checks (AshSpec *self)
{
  if (self->findings == NULL)
    return;
  ash_spec_open (self, "checks", _ ("Open checks"));
  if (self->findings->len == 0)
    ash_spec_sentence (self, NULL, _ ("The checks find nothing."));
  else
    {
      ash_spec_open_table (self, NULL, NULL, _ ("Where"), _ ("What"), _ ("What to do"),
                           _ ("How grave"), NULL);
      for (guint i = 0; i < self->findings->len; i++)
        {
          const AshFinding *finding = g_ptr_array_index (self->findings, i);

          ash_spec_markup (self, "<tr>");
          ash_spec_cell (self, finding->where);
          ash_spec_cell (self, finding->what);
          ash_spec_cell (self, finding->fix);
          ash_spec_said_cell (self, severity_in_words (finding->severity));
          ash_spec_markup (self, "</tr>\n");
        }
      ash_spec_close_table (self);
    }
  ash_spec_close (self);
}

static void
write_comment (AshSpec *self, const AshComment *comment)
{
  g_autofree char *day = ash_spec_day (comment->at);

  ash_spec_markup (self, "<p><strong>");
  if (ash_spec_is_said (comment->author))
    ash_spec_quote (self, comment->author);
  else
    ash_spec_say (self, _ ("Somebody"));
  ash_spec_markup (self, "</strong> <small>");
  ash_spec_say (self, day);
  ash_spec_markup (self, "</small></p>\n");
  ash_spec_paragraphs (self, comment->text);
}

static void
write_thread (AshSpec *self, const AshComment *thread)
{
  g_autofree char *place = ash_comment_place (self->design, thread);
  g_autoptr (GPtrArray) replies = ash_comment_replies (self->design, thread);

  ash_spec_markup (self, "<div class=\"comment\">\n<h3 dir=\"auto\">");
  ash_spec_quote (self, place);
  if (thread->is_resolved)
    {
      ash_spec_markup (self, " <small>");
      ash_spec_say (self, _ ("resolved"));
      ash_spec_markup (self, "</small>");
    }
  ash_spec_markup (self, "</h3>\n");
  if (ash_spec_is_said (thread->quote))
    {
      ash_spec_markup (self, "<blockquote>\n");
      ash_spec_paragraphs (self, thread->quote);
      ash_spec_markup (self, "</blockquote>\n");
    }
  write_comment (self, thread);
  for (guint i = 0; i < replies->len; i++)
    {
      ash_spec_markup (self, "<div class=\"reply\">\n");
      write_comment (self, g_ptr_array_index (replies, i));
      ash_spec_markup (self, "</div>\n");
    }
  ash_spec_markup (self, "</div>\n");
}

void
ash_spec_write_comments (AshSpec *self)
{
  g_autoptr (GPtrArray) threads = NULL;

  if (!self->options->with_comments)
    return;
  threads = ash_comment_threads (self->design);
  ash_spec_open (self, "comments", _ ("Comments"));
  if (threads->len == 0)
    ash_spec_sentence (self, "none", _ ("Nobody has commented yet."));
  for (guint i = 0; i < threads->len; i++)
    write_thread (self, g_ptr_array_index (threads, i));
  ash_spec_close (self);
}

static const AshRevision *
revision_of (AshSpec *self, const char *id)
{
  for (guint i = 0; i < self->revisions->len; i++)
    {
      const AshRevision *each = g_ptr_array_index (self->revisions, i);

      if (g_strcmp0 (each->record.id, id) == 0)
        return each;
    }
  return NULL;
}

static void
write_decision (AshSpec *self, const AshDecision *decision)
{
  const AshRevision *revision = revision_of (self, decision->revision);
  g_autofree char *day = ash_spec_day (decision->date);

  ash_spec_markup (self, "<tr>");
  ash_spec_said_cell (self, day);
  ash_spec_said_cell (self, ash_say_verdict (decision->verdict));
  ash_spec_cell (self, revision != NULL ? revision->name : NULL);
  ash_spec_markup (self, "<td dir=\"auto\">");
  ash_spec_quote (self, decision->person);
  if (ash_spec_is_said (decision->role))
    {
      ash_spec_markup (self, "<br/><small>");
      ash_spec_quote (self, decision->role);
      ash_spec_markup (self, "</small>");
    }
  ash_spec_markup (self, "</td>");
  ash_spec_cell (self, decision->text);
  ash_spec_markup (self, "</tr>\n");
}

static void
write_decisions (AshSpec *self)
{
  ash_spec_subtitle (self, _ ("Decisions"));
  if (self->design->decisions->len == 0)
    {
      ash_spec_sentence (self, "none", _ ("Nothing is decided yet."));
      return;
    }
  ash_spec_open_table (self, NULL, NULL, _ ("Date"), _ ("Decision"), _ ("Version"), _ ("Who"),
                       _ ("Remark"), NULL);
  for (guint i = 0; i < self->design->decisions->len; i++)
    write_decision (self, g_ptr_array_index (self->design->decisions, i));
  ash_spec_close_table (self);
}

static void
write_revision (AshSpec *self, const AshRevision *revision)
{
  g_autofree char *day = ash_spec_day (revision->at);

  ash_spec_markup (self, "<tr><th scope=\"row\" dir=\"auto\">");
  ash_spec_quote (self, revision->name);
  ash_spec_markup (self, "</th>");
  ash_spec_said_cell (self, day);
  ash_spec_cell (self, revision->author);
  ash_spec_cell (self, revision->note);
  ash_spec_markup (self, "</tr>\n");
}

void
ash_spec_write_history (AshSpec *self)
{
  ash_spec_open (self, "history", _ ("Decisions and versions"));
  write_decisions (self);
  ash_spec_subtitle (self, _ ("Versions"));
  if (self->revisions->len == 0)
    ash_spec_sentence (self, "none", _ ("No version is kept yet."));
  else
    {
      ash_spec_open_table (self, NULL, NULL, _ ("Version"), _ ("Kept on"), _ ("By"),
                           _ ("What changed"), NULL);
      for (guint i = 0; i < self->revisions->len; i++)
        write_revision (self, g_ptr_array_index (self->revisions, i));
      ash_spec_close_table (self);
    }
  ash_spec_close (self);
}
