#include "ash-cc-write-private.h"
#include <ash-limits.h>
#include <ash-path.h>

#include <glib/gi18n-lib.h>
#include <string.h>

/* A style sheet larger than this is generated and brings its files with it. */
#define MAX_STYLE_BYTES (2 << 20)

static gboolean
look_into_page (AshCartridgePlan *self, AshCcMember *member, GError **error)
{
  AshCcPlace place = ash_cc_place (self, member, TRUE);
  g_autoptr (GError) failure = NULL;
  gboolean is_recoded = FALSE;
  g_autofree char *text = ash_cc_load_text (self, member->digest, &is_recoded, &failure);
  g_autofree char *rewritten = NULL;

  if (text == NULL && g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    {
      ash_cc_say (self, ASH_LINE_NOTE, member->item,
                  _ ("The page is too large to be looked into. It is written as it was."));
      member->is_verbatim = TRUE;
      return TRUE;
    }
  if (text == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  ash_cc_note_text (member, text);
  rewritten = ash_cc_rewrite_html (&place, text, -1);
  member->is_verbatim = rewritten == NULL && !is_recoded && member->appendix == NULL &&
                        ash_cc_page_has_charset (text);
  if (is_recoded)
    ash_cc_say (self, ASH_LINE_CHANGED, member->item,
                _ ("The page was not written in UTF-8 and is now."));
  return TRUE;
}

static void
look_into_questions (AshCartridgePlan *self, AshCcMember *member)
{
  AshCcPlace place = ash_cc_place (self, member, TRUE);
  AshQtiWriter writer = { self->design, ash_cc_rewrite_question, &place };
  g_autofree char *description = member->item != NULL ? ash_qti_description (member->item) : NULL;

  place.is_descriptor = TRUE;
  if (description != NULL)
    g_free (ash_cc_rewrite_question (description, member->item->path, &place));
  for (guint i = 0; i < member->lines->len; i++)
    ash_qti_visit (&writer, g_array_index (member->lines, AshQtiLine, i).question);
}

/**
 * ash_cc_look_into:
 *
 * Reads what a resource is made from: notes which files it needs, which links are dead, and
 * whether its bytes can go out as they are.
 */
gboolean
ash_cc_look_into (AshCartridgePlan *self, AshCcMember *member, GError **error)
{
  g_autoptr (GBytes) written = NULL;

  switch (member->content)
    {
    case ASH_CC_PAGE:
      return look_into_page (self, member, error);
    case ASH_CC_QUIZ:
    case ASH_CC_BANK:
      look_into_questions (self, member);
      return TRUE;
    case ASH_CC_TOPIC:
    case ASH_CC_ASSIGNMENT:
    case ASH_CC_LTI:
      written = ash_cc_write_descriptor (self, member, TRUE, error);
      return written != NULL;
    case ASH_CC_ASSIGNMENT_PAGE:
      written = ash_cc_write_assignment_page (self, member, TRUE, error);
      return written != NULL;
    case ASH_CC_START:
      written = ash_cc_write_start (self, member, TRUE);
      return TRUE;
    case ASH_CC_FILE:
    case ASH_CC_LINK:
    case ASH_CC_NOTICE:
      return TRUE;
    }
  return TRUE;
}

static void
need_of_style (AshCartridgePlan *self, AshCcMember *member, const char *start, gsize length)
{
  g_autofree char *href = g_strndup (start, length);
  g_auto (AshLinkTarget) target = { 0 };
  AshCcMember *needed;

  ash_link_map_resolve (self->links, NULL, member->base, g_strstrip (href), &target);
  if (target.kind != ASH_LINK_ASSET)
    return;
  needed = ash_cc_member_of_asset (self, target.asset);
  if (needed != NULL)
    ash_cc_member_need (member, needed);
}

/**
 * ash_cc_look_into_style:
 * @member: a file
 *
 * A style sheet brings the pictures, fonts and style sheets it names.
 */
void
ash_cc_look_into_style (AshCartridgePlan *self, AshCcMember *member)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  if (g_ascii_strcasecmp (ash_path_extension (member->name), "css") != 0 ||
      self->bodies.size (self->bodies.user_data, member->digest) > MAX_STYLE_BYTES)
    return;
  bytes = ash_bodies_load (&self->bodies, member->digest, NULL);
  if (bytes == NULL)
    return;
  text = ash_page_decode (bytes, NULL);
  for (const char *p = text; (p = strpbrk (p, "u@")) != NULL; p++)
    {
      gboolean is_url = g_ascii_strncasecmp (p, "url(", 4) == 0;
      gsize skip, length;

      if (!is_url && g_ascii_strncasecmp (p, "@import", 7) != 0)
        continue;
      skip = is_url ? 4 : 7;
      skip += strspn (p + skip, " \t\r\n\"'");
      length = strcspn (p + skip, "\"')\n;");
      if (length > 0 && length < ASH_LIMIT_NAME_BYTES)
        need_of_style (self, member, p + skip, length);
    }
}
