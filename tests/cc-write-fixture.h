#pragma once

/* A credential of every kind of item, and the cartridge that is written of it. */
#include <ash-archive.h>
#include <ash-digest.h>
#include <ash-error.h>
#include <ash-formats.h>
#include <ash-id.h>
#include <glib/gstdio.h>
#include <string.h>

#include "scratch.h"

/* A small course made by hand: bodies in memory, one source, one item of each kind. */
typedef struct
{
  AshDesign *design;
  GHashTable *objects; /* digest -> GBytes */
  AshBodies bodies;
  AshItem *first; /* its first page */
  char *folder;
} Course;

G_GNUC_UNUSED static GBytes *
load_cb (gpointer user_data, const char *digest, GError **error)
{
  GBytes *bytes = g_hash_table_lookup (user_data, digest);

  if (bytes == NULL)
    g_set_error (error, ASH_ERROR, ASH_ERROR_NOT_FOUND, "no object %s", digest);
  return bytes != NULL ? g_bytes_ref (bytes) : NULL;
}

G_GNUC_UNUSED static gboolean
stream_cb (
    gpointer user_data, const char *digest, AshChunkFunc func, gpointer func_data, GError **error)
{
  g_autoptr (GBytes) bytes = load_cb (user_data, digest, error);
  gsize length;
  const guint8 *data;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  for (gsize at = 0; at < length; at += 7)
    if (!func (data + at, MIN (length - at, 7), func_data, error))
      return FALSE;
  return TRUE;
}

G_GNUC_UNUSED static gint64
size_cb (gpointer user_data, const char *digest)
{
  GBytes *bytes = g_hash_table_lookup (user_data, digest);

  return bytes != NULL ? (gint64) g_bytes_get_size (bytes) : -1;
}

G_GNUC_UNUSED static char *
keep (Course *self, const char *data, gssize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length < 0 ? strlen (data) : (gsize) length);
  char *digest = ash_digest_bytes (bytes);

  g_hash_table_insert (self->objects, g_strdup (digest), g_steal_pointer (&bytes));
  return digest;
}

G_GNUC_UNUSED static AshItem *
add_item (Course *self, const char *parent, AshItemKind kind, const char *title)
{
  AshItem *item = ash_item_new ();
  GPtrArray *siblings = g_hash_table_lookup (self->design->children, parent ? parent : "");

  item->record.id = ash_id_derive ("item", title, NULL);
  item->tree = g_strdup (self->design->tree->record.id);
  item->parent = g_strdup (parent);
  item->kind = kind;
  item->title = g_strdup (title);
  item->is_linked = TRUE;
  g_ptr_array_add (self->design->items, item);
  g_hash_table_insert (self->design->by_id, item->record.id, item);
  if (siblings == NULL)
    {
      siblings = g_ptr_array_new ();
      g_hash_table_insert (self->design->children, g_strdup (parent ? parent : ""), siblings);
    }
  g_ptr_array_add (siblings, item);
  return item;
}

G_GNUC_UNUSED static AshItem *
add_page (Course *self, const char *parent, const char *title, const char *path, const char *html)
{
  AshItem *item = add_item (self, parent, ASH_ITEM_PAGE, title);

  item->path = g_strdup (path);
  item->body = keep (self, html, -1);
  item->body_type = g_strdup ("text/html");
  return item;
}

G_GNUC_UNUSED static AshAsset *
add_asset (Course *self, const char *path, const char *data)
{
  AshAsset *asset = ash_asset_new ();

  asset->record.id = ash_id_derive ("asset", path, NULL);
  asset->tree = g_strdup (self->design->tree->record.id);
  asset->path = g_strdup (path);
  asset->digest = keep (self, data, -1);
  g_ptr_array_add (self->design->assets, asset);
  g_hash_table_insert (self->design->by_id, asset->record.id, asset);
  return asset;
}

G_GNUC_UNUSED static void
add_to (GHashTable *table, const char *key, gpointer value, GDestroyNotify free_func)
{
  GPtrArray *array = g_hash_table_lookup (table, key);

  if (array == NULL)
    {
      array = g_ptr_array_new_with_free_func (free_func);
      g_hash_table_insert (table, g_strdup (key), array);
    }
  g_ptr_array_add (array, value);
}

G_GNUC_UNUSED static AshQuestion *
add_question (Course *self, const char *bank, AshQuestionKind kind, const char *stem)
{
  AshQuestion *question = ash_question_new ();

  question->record.id = ash_id_derive ("question", bank, stem, NULL);
  question->bank = g_strdup (bank);
  question->kind = kind;
  question->stem = g_strdup (stem);
  question->path = g_strdup ("quiz/q.xml");
  question->points_c = 200;
  g_hash_table_insert (self->design->questions, question->record.id, question);
  add_to (self->design->by_bank, bank, question, NULL);
  return question;
}

G_GNUC_UNUSED static void
add_choice (Course *self,
            AshQuestion *question,
            const char *html,
            gboolean is_correct,
            const char *feedback)
{
  AshChoice *choice = ash_choice_new ();

  choice->record.id = ash_id_derive ("choice", question->record.id, html, NULL);
  choice->html = g_strdup (html);
  choice->is_correct = is_correct;
  choice->feedback = g_strdup (feedback);
  add_to (self->design->choices, question->record.id, choice, ASH_CHOICE.free);
}

G_GNUC_UNUSED static void
add_accepted (
    Course *self, AshQuestion *question, const char *text, AshAcceptHow how, const char *feedback)
{
  AshAccepted *accepted = ash_accepted_new ();

  accepted->record.id = ash_id_derive ("accepted", question->record.id, text, NULL);
  accepted->text = g_strdup (text);
  accepted->how = how;
  accepted->feedback = g_strdup (feedback);
  add_to (self->design->accepted, question->record.id, accepted, ASH_ACCEPTED.free);
}

G_GNUC_UNUSED static void
add_entry (Course *self, AshItem *quiz, AshQuestion *question)
{
  AshQuizEntry *entry = ash_quiz_entry_new ();

  entry->record.id = ash_id_derive ("entry", quiz->record.id, question->record.id, NULL);
  entry->question = g_strdup (question->record.id);
  entry->points_c = ASH_UNSET;
  add_to (self->design->entries, quiz->record.id, entry, ASH_QUIZ_ENTRY.free);
}

/* One of each kind, with all that it can say. */
G_GNUC_UNUSED static void
add_questions (Course *self, const char *bank, AshItem *quiz)
{
  AshQuestion *q[8];

  q[0] = add_question (self, bank, ASH_QUESTION_MULTIPLE_CHOICE,
                       "<p>2 + 2? <img src=\"../media/dot.png\" alt=\"dot\"></p>");
  add_choice (self, q[0], "3", FALSE, "Too low.");
  add_choice (self, q[0], "4", TRUE, "Right.");
  add_choice (self, q[0], "5 &amp; more", FALSE, NULL);
  q[0]->fb_general = g_strdup ("Seen.");
  q[0]->fb_correct = g_strdup ("Yes.");
  q[0]->fb_incorrect = g_strdup ("No.");
  q[1] = add_question (self, bank, ASH_QUESTION_MULTIPLE_RESPONSE, "Even ones?");
  add_choice (self, q[1], "2", TRUE, "Even.");
  add_choice (self, q[1], "3", FALSE, NULL);
  add_choice (self, q[1], "4", TRUE, NULL);
  q[1]->fb_incorrect = g_strdup ("All or nothing.");
  q[2] = add_question (self, bank, ASH_QUESTION_MULTIPLE_CHOICE, "5 is prime.");
  add_choice (self, q[2], "<p>False</p>", FALSE, NULL);
  add_choice (self, q[2], "<p>True</p>", TRUE, NULL);
  q[3] = add_question (self, bank, ASH_QUESTION_FILL_IN, "Capital of France?");
  add_accepted (self, q[3], "Paris", ASH_ACCEPT_EXACT, "On the Seine.");
  add_accepted (self, q[3], "París", ASH_ACCEPT_EXACT, NULL);
  q[4] = add_question (self, bank, ASH_QUESTION_PATTERN_MATCH, "A word with “graph” in it?");
  add_accepted (self, q[4], "graph", ASH_ACCEPT_CONTAINS, NULL);
  q[5] = add_question (self, bank, ASH_QUESTION_ESSAY, "Why?");
  q[5]->solution = g_strdup ("<p>Because.</p>");
  q[5]->hint = g_strdup ("Think.");
  q[6] = add_question (self, bank, ASH_QUESTION_MULTIPLE_CHOICE, "How do you like it?");
  add_choice (self, q[6], "Much", FALSE, NULL);
  add_choice (self, q[6], "Little", FALSE, NULL);
  add_choice (self, q[6], "Not", FALSE, NULL);
  q[7] = add_question (self, bank, ASH_QUESTION_FILL_IN, "Your name?");
  for (guint i = 0; quiz != NULL && i < G_N_ELEMENTS (q); i++)
    add_entry (self, quiz, q[i]);
}

G_GNUC_UNUSED static void
add_bank (Course *self, const char *title, AshItem *quiz)
{
  AshBank *bank = ash_bank_new ();

  bank->record.id = ash_id_derive ("bank", title, NULL);
  bank->title = g_strdup (title);
  bank->quiz = quiz != NULL ? g_strdup (quiz->record.id) : NULL;
  g_ptr_array_add (self->design->banks, bank);
  add_questions (self, bank->record.id, quiz);
}

G_GNUC_UNUSED static void
add_pages (Course *self, const char *module)
{
  AshItem *item;

  self->first =
      add_page (self, module, "First page", "pages/first.html",
                "<!DOCTYPE html><html><head><title>First</title></head><body><h1>First</h1>"
                "<img src=\"../media/My%20dot.png\" alt=\"dot\"><a href='second.html#s'>second</a>"
                "<a href=\"$IMS-CC-FILEBASE$/media/dot.png?canvas_download=1\">dot</a>"
                "<a href=\"gone.html\">gone</a></body></html>");
  item = add_page (self, module, "Second page", "pages/second.html", "");
  g_free (item->body);
  item->body = keep (self,
                     "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; "
                     "charset=iso-8859-1\"></head><body><p>\xfc</p></body></html>",
                     -1);
  item = add_item (self, module, ASH_ITEM_FILE, "Notes");
  item->path = g_strdup ("media/notes.txt");
  item->body = keep (self, "plain notes\n", -1);
  item = add_item (self, module, ASH_ITEM_PAGE, "Lost page");
  item->path = g_strdup ("pages/lost.html");
}

G_GNUC_UNUSED static void
add_activities (Course *self, const char *module)
{
  AshItem *item = add_item (self, module, ASH_ITEM_LINK, "A & B");

  item->link_url = g_strdup ("https://example.org/?a=1&b=2");
  item->settings = g_strdup ("{\"target\":\"_blank\"}");
  item = add_item (self, module, ASH_ITEM_TOPIC, "Talk");
  item->body = keep (self, "<p>Say hello. <img src=\"../media/dot.png\" alt=\"\"></p>", -1);
  item->body_type = g_strdup ("text/html");
  item->path = g_strdup ("talk/topic.xml");
  item->settings = g_strdup ("{\"attachments\":[{\"href\":\"../media/dot.png\"}]}");
  item = add_item (self, module, ASH_ITEM_LTI, "Outside tool");
  item->role = ASH_ROLE_INSTRUCTOR;
  item->settings =
      g_strdup ("{\"launch_url\":\"http://tool.example.org/launch\",\"custom\":{\"chapter\":\"1\","
                "\"shared_secret\":\"hush\"},\"extensions\":{\"lms\":{\"size\":\"2\"}}}");
  item = add_item (self, module, ASH_ITEM_ASSIGNMENT, "Essay");
  item->body = keep (self, "<p>Write 300 words.</p>", -1);
  item->body_type = g_strdup ("text/html");
  item->points_c = 1050;
  item->settings =
      g_strdup ("{\"formats\":[\"file\",\"html\"],\"instructor_text\":\"Look.\","
                "\"attachments\":[{\"href\":\"media/dot.png\",\"role\":\"learner\"}]}");
  item = add_item (self, module, ASH_ITEM_QUIZ, "First quiz");
  item->limit_minutes = 30;
  item->attempts = 2;
  add_bank (self, "Private", item);
  add_item (self, module, ASH_ITEM_QUIZ, "Empty quiz");
  item = add_item (self, module, ASH_ITEM_UNKNOWN, "Something else");
  item->path = g_strdup ("odd/thing.xml");
  item->body = keep (self, "<odd/>", -1);
}

/* The same items and files as the source that the credential took them from. */
G_GNUC_UNUSED static void
add_source (Course *self)
{
  AshDesign *design = self->design;
  AshSourceView *view = ash_source_view_new ();

  view->source = ash_source_new ();
  view->source->record.id = ash_id_derive ("source", NULL);
  view->tree = ash_tree_new ();
  view->tree->record.id = ash_id_derive ("source tree", NULL);
  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);
      AshItem *before = ash_item_copy (item);
      AshItemOrigin *origin = ash_item_origin_new ();

      g_free (before->record.id);
      before->record.id = ash_id_derive ("source item", item->record.id, NULL);
      origin->record.id = ash_id_derive ("origin", item->record.id, NULL);
      origin->item = g_strdup (item->record.id);
      origin->source_item = g_strdup (before->record.id);
      origin->source_digest = g_strdup (item->body);
      g_ptr_array_add (view->items, before);
      g_hash_table_insert (view->by_id, before->record.id, before);
      g_hash_table_insert (design->origins, item->record.id, origin);
      add_to (design->uses, before->record.id, (gpointer) item, NULL);
    }
  for (guint i = 0; i < design->assets->len; i++)
    {
      AshAsset *before = ash_asset_copy (g_ptr_array_index (design->assets, i));
      char *id = ash_id_derive ("source asset", before->record.id, NULL);

      g_free (before->record.id);
      before->record.id = id;
      g_ptr_array_add (view->assets, before);
      g_hash_table_insert (view->by_id, before->record.id, before);
    }
  g_ptr_array_add (design->sources, view);
}

G_GNUC_UNUSED static Course *
course_new (void)
{
  Course *self = g_new0 (Course, 1);
  AshItem *module, *inner;

  self->folder = g_dir_make_tmp ("ashlar-write-XXXXXX", NULL);
  self->objects =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->bodies = (AshBodies){ load_cb, stream_cb, size_cb, self->objects };
  self->design = ash_design_new ();
  self->design->tree = ash_tree_new ();
  self->design->tree->record.id = ash_id_derive ("tree", NULL);
  self->design->tree->title = g_strdup ("A course & more");
  self->design->tree->lang = g_strdup ("en");
  self->design->credential = ash_credential_new ();
  self->design->credential->record.id = ash_id_derive ("credential", NULL);
  add_asset (self, "media/dot.png", "\x89PNG dot");
  add_asset (self, "media/My dot.png", "\x89PNG my dot");
  add_asset (self, "style/main.css", "body { background: url('../media/dot.png') }");

  module = add_item (self, NULL, ASH_ITEM_FOLDER, "Module one");
  add_pages (self, module->record.id);
  inner = add_item (self, module->record.id, ASH_ITEM_FOLDER, "Inner folder");
  add_activities (self, inner->record.id);
  add_item (self, NULL, ASH_ITEM_FOLDER, "Empty module");
  add_item (self, NULL, ASH_ITEM_LABEL, "A heading");
  add_item (self, NULL, ASH_ITEM_FOLDER, "")->title[0] = '\0';
  add_bank (self, "Bank one", NULL);
  add_bank (self, "Bank two", NULL);
  add_source (self);
  return self;
}

G_GNUC_UNUSED static void
course_free (Course *self)
{
  scratch_remove (self->folder);
  g_free (self->folder);
  ash_design_free (self->design);
  g_hash_table_unref (self->objects);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Course, course_free)

/* Reading what was written, member by member. */
typedef struct
{
  GHashTable *members; /* name -> GString */
  GString *now;
} Package;

G_GNUC_UNUSED static gboolean
member_begin (const char *path, gpointer user_data, GError **error)
{
  Package *self = user_data;

  self->now = g_string_new (NULL);
  g_hash_table_insert (self->members, g_strdup (path), self->now);
  return TRUE;
}

G_GNUC_UNUSED static gboolean
member_data (const guint8 *data, gsize length, gpointer user_data, GError **error)
{
  g_string_append_len (((Package *) user_data)->now, (const char *) data, (gssize) length);
  return TRUE;
}

G_GNUC_UNUSED static gboolean
member_end (gpointer user_data, GError **error)
{
  return TRUE;
}

G_GNUC_UNUSED static void
member_refused (const char *name, const char *reason, gpointer user_data)
{
  g_test_message ("%s: %s", name, reason);
  g_test_fail ();
}

G_GNUC_UNUSED static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

G_GNUC_UNUSED static GHashTable *
read_package (const char *path)
{
  const AshArchiveSink sink = { member_begin, member_data, member_end, member_refused, NULL };
  Package package = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_string), NULL };
  g_autoptr (GError) error = NULL;

  ash_archive_read (path, &sink, &package, NULL, &error);
  g_assert_no_error (error);
  return package.members;
}

G_GNUC_UNUSED static const char *
member_text (GHashTable *members, const char *name)
{
  GString *text = g_hash_table_lookup (members, name);

  if (text == NULL)
    g_error ("%s is not in the package", name);
  return text->str;
}

#define assert_has(text, part)                                                                     \
  do                                                                                               \
    if (strstr (text, part) == NULL)                                                               \
      g_error ("%s is not in: %s", part, text);                                                    \
  while (0)

G_GNUC_UNUSED static char *
write_course (Course *course, const char *name, const AshCartridgeOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AshCartridgePlan) plan =
      ash_cartridge_plan_new (course->design, &course->bodies, options, NULL, &error);
  char *path = g_build_filename (course->folder, name, NULL);

  g_assert_no_error (error);
  ash_cartridge_write (plan, path, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static const AshCartridgeOptions PLAIN_1_1 = { ASH_CC_1_1, ASH_LAYOUT_PLAIN, FALSE, TRUE };

static const AshCartridgeOptions PLAIN_1_3 = { ASH_CC_1_3, ASH_LAYOUT_PLAIN, FALSE, TRUE };
