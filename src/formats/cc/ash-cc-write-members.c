#include "ash-cc-write-private.h"
#include <ash-json.h>
#include <ash-learner.h>
#include <ash-path.h>
#include <ash-terms.h>

#include <glib/gi18n-lib.h>
#include <string.h>

AshCcMember *
ash_cc_member_new (AshCartridgePlan *self, AshCcContent content)
{
  AshCcMember *member = g_new0 (AshCcMember, 1);

  member->content = content;
  member->needs = g_ptr_array_new ();
  member->base = "";
  g_ptr_array_add (self->members, member);
  return member;
}

void
ash_cc_member_free (AshCcMember *self)
{
  g_free (self->identifier);
  g_free (self->name);
  g_free (self->appendix);
  g_free (self->written);
  g_clear_pointer (&self->lines, g_array_unref);
  g_ptr_array_unref (self->needs);
  g_free (self);
}

gboolean
ash_cc_member_is_page (const AshCcMember *self)
{
  return self->content == ASH_CC_PAGE || self->content == ASH_CC_ASSIGNMENT_PAGE ||
         self->content == ASH_CC_NOTICE || self->content == ASH_CC_START;
}

/* Only files are named as what something else needs: the profile forbids the typed resources,
 * and pages stand for themselves. */
void
ash_cc_member_need (AshCcMember *self, AshCcMember *other)
{
  if (other != self && other->content == ASH_CC_FILE &&
      !g_ptr_array_find (self->needs, other, NULL))
    g_ptr_array_add (self->needs, other);
}

AshCcMember *
ash_cc_member_of_item (const AshCartridgePlan *self, const AshItem *item)
{
  return g_hash_table_lookup (self->by_item, item->record.id);
}

const char *
ash_cc_title (const AshItem *item)
{
  /* Not translated: the same document gives the same bytes on every machine. */
  static const char *const untitled[ASH_N_ITEM_KINDS] = {
    [ASH_ITEM_FOLDER] = "Untitled module",   [ASH_ITEM_PAGE] = "Untitled page",
    [ASH_ITEM_FILE] = "Untitled file",       [ASH_ITEM_LINK] = "Untitled link",
    [ASH_ITEM_TOPIC] = "Untitled topic",     [ASH_ITEM_QUIZ] = "Untitled quiz",
    [ASH_ITEM_ASSIGNMENT] = "Untitled task", [ASH_ITEM_LTI] = "Untitled tool",
    [ASH_ITEM_LABEL] = "Untitled heading",   [ASH_ITEM_UNKNOWN] = "Untitled item",
  };

  if (item->title == NULL || item->title[strspn (item->title, " \t\r\n")] == '\0')
    return untitled[item->kind];
  return item->title;
}

/* Assets */

static const AshSourceView *
view_of_asset (AshCartridgePlan *self, const AshAsset *asset)
{
  for (guint i = 0; i < self->design->sources->len; i++)
    {
      const AshSourceView *view = g_ptr_array_index (self->design->sources, i);

      if (g_hash_table_contains (view->by_id, asset->record.id))
        return view;
    }
  return NULL;
}

/**
 * ash_cc_member_of_asset:
 * @asset: a file of the tree or of one of its sources
 *
 * A file of a source comes into the package when something that is written leads to it. A file
 * that the tree has as its own is the same file.
 *
 * Returns: (transfer none) (nullable): its resource; %NULL when its bytes are gone
 */
AshCcMember *
ash_cc_member_of_asset (AshCartridgePlan *self, const AshAsset *asset)
{
  AshCcMember *member = g_hash_table_lookup (self->by_asset, asset->record.id);
  const char *path = asset->path != NULL ? asset->path : asset->record.id;
  const AshSourceView *view;
  g_autofree char *place = NULL;
  g_autofree char *wanted = NULL;

  if (member != NULL || asset->digest == NULL)
    return member;
  view = view_of_asset (self, asset);
  place = g_strconcat (path, "\n", asset->digest, NULL);
  member = g_hash_table_lookup (self->by_place, place);
  if (member == NULL)
    {
      if (self->bodies.size (self->bodies.user_data, asset->digest) < 0)
        return NULL;
      wanted = ash_cc_place_of_path (self, view, path, TRUE);
      member = ash_cc_member_new (self, ASH_CC_FILE);
      member->identifier =
          ash_cc_take_identifier (self, ash_design_export_id (self->design, &asset->record), "_R");
      member->name = ash_cc_take_name (self, wanted);
      member->digest = asset->digest;
      member->base = path;
      member->role = asset->role;
      if (!g_str_equal (member->name, wanted))
        ash_report_add (self->report, ASH_LINE_CHANGED, asset->record.id, path,
                        _ ("The file is named “%s” in the package, so that every system takes it."),
                        member->name);
      g_hash_table_insert (self->by_place, g_steal_pointer (&place), member);
      g_ptr_array_add (self->pending, member);
    }
  g_hash_table_insert (self->by_asset, g_strdup (asset->record.id), member);
  return member;
}

/* Items */

static AshCcMember *
add_item (AshCartridgePlan *self, AshCcContent content, const AshItem *item)
{
  AshCcMember *member = ash_cc_member_new (self, content);

  member->item = item;
  member->title = ash_cc_title (item);
  member->digest = item->body;
  member->base = item->path != NULL ? item->path : "";
  member->role = item->role;
  member->identifier =
      ash_cc_take_identifier (self, ash_design_export_id (self->design, &item->record), "_R");
  return member;
}

static void
name_descriptor (AshCartridgePlan *self, AshCcMember *member, const char *ending)
{
  g_autofree char *stem = g_strndup (member->identifier, strlen (member->identifier) - 2);
  g_autofree char *wanted = g_strconcat (stem, ending, NULL);

  member->name = ash_cc_take_name (self, wanted);
}

static void
name_by_path (AshCartridgePlan *self, AshCcMember *member, gboolean is_page)
{
  const AshItem *item = member->item;
  g_autofree char *wanted = NULL;

  if (item->path == NULL || item->path[0] == '\0')
    {
      name_descriptor (self, member, is_page ? ".html" : "");
      return;
    }
  wanted = ash_cc_place_of_path (self, ash_design_source_of (self->design, item->record.id),
                                 item->path, !is_page);
  if (is_page && !ash_path_is_html (wanted))
    {
      char *page = g_strconcat (wanted, ".html", NULL);

      g_free (wanted);
      wanted = page;
    }
  member->name = ash_cc_take_name (self, wanted);
  if (!g_str_equal (member->name, wanted))
    ash_cc_say (self, ASH_LINE_CHANGED, item,
                _ ("The file is named “%s” in the package, so that every system takes it."),
                member->name);
}

static gboolean
same_questions (const AshDesign *design, GArray *a, GArray *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const AshQtiLine *x = &g_array_index (a, AshQtiLine, i);
      const AshQtiLine *y = &g_array_index (b, AshQtiLine, i);

      if (x->question->kind != y->question->kind || x->points_c != y->points_c ||
          g_strcmp0 (x->question->stem, y->question->stem) != 0)
        return FALSE;
    }
  return TRUE;
}

/* An outline may name a resource several times. So that what was one file stays one, items that
 * came from one place and are alike in all that is written share their resource; a rubric that
 * one of them has stands in it for all. */
static char *
likeness (AshCartridgePlan *self, const AshItem *item, AshCcContent content)
{
  const AshSourceView *view = ash_design_source_of (self->design, item->record.id);
  gboolean is_titled = content != ASH_CC_PAGE && content != ASH_CC_FILE;

  if (item->path == NULL || view == NULL)
    return NULL;
  return g_strdup_printf (
      "%d\n%d\n%s\n%s\n%s\n%s\n%s\n%s", content, item->role,
      view->source != NULL ? view->source->record.id : "", item->path,
      item->body != NULL ? item->body : "", item->settings != NULL ? item->settings : "",
      item->link_url != NULL ? item->link_url : "", is_titled ? ash_cc_title (item) : "");
}

static gboolean
share_resource (AshCartridgePlan *self,
                const AshItem *item,
                AshCcContent content,
                GArray *lines,
                char **appendix)
{
  g_autofree char *like = likeness (self, item, content);
  AshCcMember *member;

  if (like == NULL)
    return FALSE;
  member = g_hash_table_lookup (self->by_likeness, like);
  if (member == NULL || !same_questions (self->design, member->lines, lines) ||
      (*appendix != NULL && member->appendix != NULL && !g_str_equal (member->appendix, *appendix)))
    return FALSE;
  if (member->appendix == NULL)
    member->appendix = g_steal_pointer (appendix);
  g_hash_table_insert (self->by_item, g_strdup (item->record.id), member);
  return TRUE;
}

static gboolean
has_body (AshCartridgePlan *self, const AshItem *item)
{
  return item->body != NULL && self->bodies.size (self->bodies.user_data, item->body) >= 0;
}

static AshCcContent
content_of_item (AshCartridgePlan *self, const AshItem *item)
{
  gboolean is_1_1 = self->options.version == ASH_CC_1_1;

  switch (item->kind)
    {
    case ASH_ITEM_PAGE:
      return has_body (self, item) ? ASH_CC_PAGE : ASH_CC_NOTICE;
    case ASH_ITEM_LINK:
      return item->link_url != NULL ? ASH_CC_LINK : ASH_CC_NOTICE;
    case ASH_ITEM_TOPIC:
      return ASH_CC_TOPIC;
    case ASH_ITEM_QUIZ:
      return ASH_CC_QUIZ;
    case ASH_ITEM_ASSIGNMENT:
      return is_1_1 ? ASH_CC_ASSIGNMENT_PAGE : ASH_CC_ASSIGNMENT;
    case ASH_ITEM_LTI:
      return ASH_CC_LTI;
    case ASH_ITEM_FILE:
    case ASH_ITEM_UNKNOWN:
      return has_body (self, item) ? ASH_CC_FILE : ASH_CC_NOTICE;
    case ASH_ITEM_FOLDER:
    case ASH_ITEM_LABEL:
    case ASH_N_ITEM_KINDS:
      break;
    }
  g_return_val_if_reached (ASH_CC_NOTICE);
}

static void
add_line (AshCartridgePlan *self, GArray *lines, const AshQtiLine *line, const AshItem *quiz)
{
  g_autofree char *where =
      quiz != NULL ? ash_design_place (self->design, quiz) : g_strdup (_ ("Question bank"));

  ash_qti_report (self->design, line, self->report, quiz != NULL ? quiz->record.id : NULL, where);
  if (ash_qti_written_kind (self->design, line->question) != ASH_QUESTION_UNKNOWN)
    g_array_append_val (lines, *line);
}

/* A cartridge has no random draws: all that could be drawn is asked. */
static void
add_draw (AshCartridgePlan *self, GArray *lines, const AshQuizEntry *entry, const AshItem *quiz)
{
  GPtrArray *questions = ash_design_bank_questions (self->design, entry->bank);
  g_autoptr (GHashTable) asked = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < lines->len; i++)
    g_hash_table_add (asked, (gpointer) g_array_index (lines, AshQtiLine, i).question);

  if (entry->draw < (gint64) questions->len)
    ash_cc_say (self, ASH_LINE_CHANGED, quiz,
                _ ("It draws from a question bank, which a course package cannot say. All "
                   "questions of the bank go out in it."));
  for (guint i = 0; i < questions->len; i++)
    {
      AshQtiLine line = { .question = g_ptr_array_index (questions, i) };

      line.points_c = entry->points_c != ASH_UNSET ? entry->points_c : line.question->points_c;
      line.category = line.question->category;
      if (!g_hash_table_contains (asked, line.question))
        add_line (self, lines, &line, quiz);
    }
}

static GArray *
lines_of_quiz (AshCartridgePlan *self, const AshItem *quiz)
{
  GPtrArray *entries = ash_design_entries (self->design, quiz->record.id);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (AshQtiLine));

  for (guint i = 0; i < entries->len; i++)
    {
      const AshQuizEntry *entry = g_ptr_array_index (entries, i);
      AshQtiLine line = { .question = ash_design_question (self->design, entry->question) };

      if (entry->question == NULL && entry->bank != NULL)
        add_draw (self, lines, entry, quiz);
      if (line.question == NULL)
        continue;
      line.points_c = entry->points_c != ASH_UNSET ? entry->points_c : line.question->points_c;
      line.category = line.question->category;
      add_line (self, lines, &line, quiz);
    }
  return lines;
}

/**
 * ash_cc_can_carry_rubric:
 *
 * Returns: whether the item has a text at whose end a table can stand
 */
gboolean
ash_cc_can_carry_rubric (const AshItem *item)
{
  return item->kind == ASH_ITEM_PAGE || item->kind == ASH_ITEM_ASSIGNMENT ||
         (item->kind == ASH_ITEM_TOPIC && g_strcmp0 (item->body_type, "text/plain") != 0);
}

/* The rubric that goes to the end of the brief, unless the brief has it already. */
static char *
rubric_of_item (AshCartridgePlan *self, const AshItem *item)
{
  const AshRubric *rubric = ash_learner_rubric_of_item (self->design, item->record.id);
  g_autofree char *text = NULL;

  if (rubric == NULL || !self->options.with_rubrics)
    return NULL;
  if (!ash_cc_can_carry_rubric (item))
    {
      ash_cc_say (self, ASH_LINE_NOTE, item,
                  _ ("Its rubric “%s” is not in the package: this kind of item has no page to "
                     "carry it."),
                  rubric->title != NULL ? rubric->title : "");
      return NULL;
    }
  if (item->body != NULL)
    text = ash_cc_load_text (self, item->body, NULL, NULL);
  if (text != NULL && ash_learner_has_rubric (text, rubric->record.id))
    return NULL;
  return ash_learner_rubric_table (self->design, rubric);
}

/* What stands below the author's text: the brief of the task, and how it is judged. */
static char *
appendix_of_item (AshCartridgePlan *self, const AshItem *item)
{
  g_autofree char *rubric = rubric_of_item (self, item);
  g_autofree char *brief = item->kind == ASH_ITEM_PAGE || item->kind == ASH_ITEM_ASSIGNMENT ||
                                   item->kind == ASH_ITEM_TOPIC
                               ? ash_learner_brief (self->design, item->record.id)
                               : NULL;

  if (brief == NULL)
    return g_steal_pointer (&rubric);
  return g_strconcat (brief, rubric, NULL);
}

static void
say_notice (AshCartridgePlan *self, const AshItem *item)
{
  if (item->kind == ASH_ITEM_QUIZ)
    ash_cc_say (self, ASH_LINE_CHANGED, item,
                _ ("The quiz has no question that a course package can hold. It goes out as a page "
                   "that says so."));
  else
    ash_cc_say (self, ASH_LINE_CHANGED, item,
                _ ("There is nothing to write for it: its content was missing in the package it "
                   "came from. It goes out as a page that says so."));
}

static void
say_assignment_page (AshCartridgePlan *self, const AshItem *item)
{
  g_autoptr (AshJson) json =
      item->settings != NULL ? ash_json_parse_text (item->settings, NULL) : NULL;

  ash_cc_say (self, ASH_LINE_CHANGED, item,
              _ ("The assignment goes out as a page: Common Cartridge 1.1 has no assignments. "
                 "Make an assignment from the page where the course is taught."));
  if (json != NULL && ash_json_member_string (ash_json_root (json), "instructor_text") != NULL)
    ash_cc_say (
        self, ASH_LINE_CHANGED, item,
        _ ("Its notes for instructors are left out: learners would read them on the page."));
}

static void
say_terms (AshCartridgePlan *self, const AshItem *item)
{
  AshTerms terms = ash_terms_of (item, NULL);

  if (!ash_terms_are_limits (&terms))
    return;
  if (item->kind == ASH_ITEM_ASSIGNMENT)
    ash_cc_say (self, ASH_LINE_CHANGED, item,
                _ ("How often it may be tried and how long it may take stand below its text: a "
                   "course package cannot set them for an assignment."));
  if (item->kind == ASH_ITEM_LTI)
    ash_cc_say (self, ASH_LINE_CHANGED, item,
                _ ("How often it may be tried and how long it may take are left out: a course "
                   "package cannot set them for a tool."));
}

static void
say_item (AshCartridgePlan *self, const AshItem *item, AshCcContent content)
{
  if (content == ASH_CC_NOTICE)
    say_notice (self, item);
  if (content == ASH_CC_ASSIGNMENT_PAGE)
    say_assignment_page (self, item);
  if (item->kind == ASH_ITEM_UNKNOWN && content == ASH_CC_FILE)
    ash_cc_say (self, ASH_LINE_CHANGED, item,
                _ ("It is of a kind that Ashlar does not know and goes out as a file."));
  if (item->publish_state == ASH_PUBLISH_UNPUBLISHED)
    ash_cc_say (self, ASH_LINE_NOTE, item,
                _ ("It is not published in the course; a course package cannot say that."));
  if (item->kind == ASH_ITEM_QUIZ && item->attempts > 5)
    ash_cc_say (self, ASH_LINE_CHANGED, item,
                _ ("It allows more attempts than the five that a course package can say, and goes "
                   "out with unlimited ones."));
  say_terms (self, item);
}

static void
add_content (AshCartridgePlan *self, const AshItem *item)
{
  AshCcContent content = content_of_item (self, item);
  g_autoptr (GArray) lines = item->kind == ASH_ITEM_QUIZ ? lines_of_quiz (self, item) : NULL;
  g_autofree char *appendix = appendix_of_item (self, item);
  AshCcMember *member;
  char *like;

  if (lines != NULL && lines->len == 0)
    {
      content = ASH_CC_NOTICE;
      g_clear_pointer (&lines, g_array_unref);
    }
  say_item (self, item, content);
  if (share_resource (self, item, content, lines, &appendix))
    return;

  member = add_item (self, content, item);
  member->lines = g_steal_pointer (&lines);
  member->appendix = g_steal_pointer (&appendix);
  if (content == ASH_CC_PAGE || content == ASH_CC_FILE)
    name_by_path (self, member, content == ASH_CC_PAGE);
  else if (content == ASH_CC_ASSIGNMENT_PAGE && item->path != NULL && ash_path_is_html (item->path))
    name_by_path (self, member, TRUE);
  else
    name_descriptor (self, member, ash_cc_member_is_page (member) ? ".html" : ".xml");
  g_hash_table_insert (self->by_item, g_strdup (item->record.id), member);
  like = likeness (self, item, content);
  if (like != NULL)
    g_hash_table_insert (self->by_likeness, like, member);
}

/**
 * ash_cc_add_items:
 *
 * A resource for each item that has one; a start-here page of an earlier export makes way for
 * the new one.
 */
void
ash_cc_add_items (AshCartridgePlan *self)
{
  GPtrArray *items = self->design->items;

  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);

      if (self->start != NULL && ash_cc_is_start_page (self, item))
        {
          g_hash_table_add (self->left_out, g_strdup (item->record.id));
          g_hash_table_insert (self->by_item, g_strdup (item->record.id), self->start);
          continue;
        }
      if (ash_cc_leave_out (self, item))
        continue;
      self->counts[item->kind]++;
      if (item->title == NULL || item->title[0] == '\0')
        ash_cc_say (self, ASH_LINE_NOTE, item, _ ("It has no title and goes out as “%s”."),
                    ash_cc_title (item));
      if (item->kind != ASH_ITEM_FOLDER && item->kind != ASH_ITEM_LABEL)
        add_content (self, item);
    }
}

/* Banks */

static AshCcMember *
add_bank (AshCartridgePlan *self, const AshBank *bank)
{
  AshCcMember *member = ash_cc_member_new (self, ASH_CC_BANK);

  member->identifier =
      ash_cc_take_identifier (self, ash_design_export_id (self->design, &bank->record), "_R");
  member->title = bank->title;
  member->lines = g_array_new (FALSE, FALSE, sizeof (AshQtiLine));
  name_descriptor (self, member, ".xml");
  return member;
}

static void
fill_bank (AshCartridgePlan *self, AshCcMember *member, const AshBank *bank, gboolean is_joined)
{
  GPtrArray *questions = ash_design_bank_questions (self->design, bank->record.id);

  for (guint i = 0; i < questions->len; i++)
    {
      AshQtiLine line = { .question = g_ptr_array_index (questions, i) };

      line.points_c = line.question->points_c;
      line.category = line.question->category;
      if (is_joined && line.category == NULL)
        line.category = bank->title;
      add_line (self, member->lines, &line, NULL);
    }
}

static GPtrArray *
banks_to_write (AshCartridgePlan *self)
{
  GPtrArray *banks = g_ptr_array_new ();

  for (guint i = 0; i < self->design->banks->len; i++)
    {
      const AshBank *bank = g_ptr_array_index (self->design->banks, i);
      GPtrArray *questions = ash_design_bank_questions (self->design, bank->record.id);
      gboolean has_any = FALSE;

      for (guint q = 0; q < questions->len; q++)
        has_any |= ash_qti_written_kind (self->design, g_ptr_array_index (questions, q)) !=
                   ASH_QUESTION_UNKNOWN;
      if (bank->quiz == NULL && has_any)
        g_ptr_array_add (banks, (gpointer) bank);
    }
  return banks;
}

/**
 * ash_cc_add_banks:
 *
 * Question banks; 1.1 allows one, so there they are joined.
 */
void
ash_cc_add_banks (AshCartridgePlan *self)
{
  g_autoptr (GPtrArray) banks = banks_to_write (self);
  gboolean is_joined = self->options.version == ASH_CC_1_1 && banks->len > 1;
  AshCcMember *member = NULL;

  for (guint i = 0; i < banks->len; i++)
    {
      const AshBank *bank = g_ptr_array_index (banks, i);

      if (is_joined)
        ash_report_add (self->report, ASH_LINE_CHANGED, bank->record.id,
                        bank->title != NULL ? bank->title : _ ("Question bank"),
                        _ ("The question bank is joined with the others: Common Cartridge 1.1 "
                           "allows one."));
      if (member == NULL || !is_joined)
        member = add_bank (self, bank);
      fill_bank (self, member, bank, is_joined);
    }
}
