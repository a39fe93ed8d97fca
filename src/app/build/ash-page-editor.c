#include "ash-names.h"
#include "ash-page-editor-private.h"

#include <adwaita.h>
#include <ash-page.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-commit.h"
#include "ash-page-look.h"
#include "ash-say.h"
#include "ash-typing.h"
#include "ash-way-back.h"
#include "ash-web-load.h"

/* What is typed is stored when it rests this long, and after that long in any case. */
#define REST_MS 2000
#define LONGEST_US (10 * G_USEC_PER_SEC)
#define RETRY_S 10

static void view_init (AshViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AshPageEditor,
                               ash_page_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASH_TYPE_VIEW, view_init))

/* What is shown */

void
ash_page_editor_call (AshPageEditor *self, const char *function, const char *json)
{
  if (self->is_ready && self->leaving == NULL)
    self->api->call (self->web, function, json);
}

static gboolean
is_html (AshPageEditor *self)
{
  return ash_page_toolbar_get_html (self->toolbar);
}

static void
show_facts (AshPageEditor *self)
{
  g_autoptr (AshPageFacts) facts = ash_page_facts_new (ash_page_draft_get_html (self->draft), -1);
  g_autofree char *words = NULL;
  g_autofree char *pictures = NULL;
  g_autofree char *line = NULL;

  words = ash_say_number (ngettext ("%u word", "%u words", facts->words), facts->words);
  pictures = ash_say_number (ngettext ("%u picture", "%u pictures", facts->images), facts->images);
  line = g_strjoin (" · ", words, facts->images > 0 ? pictures : NULL, NULL);
  gtk_label_set_label (self->facts, line);
}

/* Why the page is not, or not whole, edited as a page. */
static char *
notice (AshPageEditor *self)
{
  const AshPageBlocks *blocks = ash_page_draft_get_blocks (self->draft);
  const char *refusal = ash_page_draft_get_refusal (self->draft);

  if (self->api == NULL)
    return g_strdup (_ ("The page view could not be loaded; here is the HTML."));
  if (blocks == NULL)
    return g_strdup (refusal != NULL ? refusal : "");
  if (!ash_page_blocks_are_safe (blocks))
    return g_strdup (_ ("Nothing on this page can be edited as text without risk: it is made of "
                        "scripts, forms or the like. All of it is kept as it is; its HTML can be "
                        "changed."));
  return NULL;
}

static void
show_notice (AshPageEditor *self)
{
  g_autofree char *text = notice (self);

  if (text != NULL)
    gtk_label_set_label (self->notice_text, text);
  gtk_revealer_set_reveal_child (self->notice, text != NULL);
  ash_page_toolbar_allow_page (self->toolbar, self->api != NULL &&
                                                  ash_page_draft_get_blocks (self->draft) != NULL);
}

static const char *
language_of (AshPageEditor *self)
{
  const AshItem *item = ash_page_draft_get_item (self->draft);
  AshDesign *design = ash_live_get_design (ash_place_get_live (self->place));

  if (item != NULL && item->lang != NULL && *item->lang != '\0')
    return item->lang;
  return design != NULL && design->tree->lang != NULL ? design->tree->lang : "";
}

static void
call_look (AshPageEditor *self)
{
  g_autofree char *json = ash_page_look (GTK_WIDGET (self), language_of (self), self->is_small);

  ash_page_editor_call (self, "look", json);
}

static void
call_mark (AshPageEditor *self)
{
  g_autofree char *json = NULL;

  if (!self->is_ready || is_html (self))
    return;
  json = ash_page_phrases (ash_live_get_design (ash_place_get_live (self->place)), self->item,
                           ash_page_draft_get_html (self->draft), language_of (self));
  ash_page_editor_call (self, "mark", json);
}

static void
call_load (AshPageEditor *self, gboolean is_new)
{
  g_autofree char *json = ash_page_draft_dup_blocks (self->draft, is_new);

  ash_page_editor_call (self, "load", json);
  call_mark (self);
  if (is_new)
    ash_page_editor_mark_passages (self);
}

void
ash_page_editor_show_anew (AshPageEditor *self)
{
  call_look (self);
  call_load (self, TRUE);
  ash_page_editor_reveal (self);
}

/* Storing */

static gboolean rest_cb (gpointer data);

void
ash_page_editor_store (AshPageEditor *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *settled = NULL;
  g_autofree char *step = g_steal_pointer (&self->step);

  g_clear_handle_id (&self->rest, g_source_remove);
  self->since = 0;
  if (self->draft == NULL || !ash_page_draft_is_pending (self->draft))
    return;
  if (!ash_page_draft_store (self->draft, step, &settled, &error))
    {
      self->step = g_steal_pointer (&step);
      self->rest = g_timeout_add_seconds (RETRY_S, rest_cb, self);
      ash_page_editor_keep_typed (self, error);
      return;
    }
  self->is_failing = FALSE;
  if (settled != NULL)
    ash_page_editor_call (self, "settled", settled);
  else
    call_load (self, FALSE);
  if (!is_html (self))
    ash_commit_show (self->source, ash_page_draft_get_html (self->draft));
  show_facts (self);
  show_notice (self);
}

static gboolean
rest_cb (gpointer data)
{
  AshPageEditor *self = data;

  self->rest = 0;
  ash_page_editor_store (self);
  return G_SOURCE_REMOVE;
}

static void
source_commit_cb (GtkWidget *widget, const char *text, gpointer data)
{
  AshPageEditor *self = data;

  if (self->draft == NULL || !is_html (self))
    return;
  ash_page_draft_take_html (self->draft, text);
  ash_page_editor_store (self);
}

static void
flush (AshPageEditor *self)
{
  if (is_html (self))
    ash_commit_flush (self->source);
  ash_page_editor_store (self);
}

/* What the web view says */

static void
edit (AshPageEditor *self, const AshJsonValue *message)
{
  gint64 now = g_get_monotonic_time ();

  if (self->leaving != NULL)
    {
      ash_page_draft_take_parts (self->leaving, message);
      return;
    }
  if (!ash_page_draft_take_parts (self->draft, message))
    return;
  if (self->since == 0)
    self->since = now;
  g_free (self->step);
  self->step = g_strdup (ash_json_member_string (message, "step"));
  /* Out of sight it came late: nothing is typed after it. */
  if (self->step != NULL || now - self->since > LONGEST_US ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      ash_page_editor_store (self);
      return;
    }
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MS, rest_cb, self);
}

static void
show_state (AshPageEditor *self, const AshJsonValue *message)
{
  gboolean is_link = ash_json_boolean (ash_json_member (message, "isLink"));

  g_free (self->link);
  self->link = is_link ? g_strdup (ash_json_member_string (message, "link")) : NULL;
  ash_page_toolbar_show (self->toolbar, message);
}

static void
take_command (AshPageEditor *self, const AshJsonValue *message)
{
  const char *value = ash_json_member_string (message, "value");
  g_autofree char *quoted = value != NULL ? g_strdup_printf ("\"%s\"", value) : g_strdup ("null");

  ash_page_editor_run (self, ash_json_member_string (message, "name"), quoted);
}

static void
take_message (AshPageEditor *self, const char *kind, const AshJsonValue *message)
{
  if (g_str_equal (kind, "ready"))
    {
      self->is_ready = TRUE;
      ash_page_editor_show_anew (self);
    }
  else if (g_str_equal (kind, "ended"))
    {
      self->is_ready = FALSE;
      ash_typing_end (GTK_WIDGET (self));
    }
  else if (g_str_equal (kind, "edit"))
    edit (self, message);
  else if (g_str_equal (kind, "typed"))
    ash_page_editor_take_typed (self, message);
  else if (g_str_equal (kind, "state"))
    show_state (self, message);
  else if (g_str_equal (kind, "blur"))
    ash_page_editor_store (self);
  else if (g_str_equal (kind, "language"))
    gtk_label_set_label (self->language, ash_json_member_string (message, "name"));
  else if (g_str_equal (kind, "command"))
    take_command (self, message);
  else if (g_str_equal (kind, "link"))
    ash_page_editor_run (self, "link", "null");
  else if (g_str_equal (kind, "menu"))
    ash_page_editor_show_menu (self, message);
  else if (g_str_equal (kind, "tools"))
    {
      gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), TRUE);
      gtk_widget_child_focus (GTK_WIDGET (self->toolbar), GTK_DIR_TAB_FORWARD);
    }
  else if (g_str_equal (kind, "describe"))
    ash_page_editor_describe (self, message);
  else if (g_str_equal (kind, "no-picture"))
    ash_page_editor_say_no_picture (self);
  else if (g_str_equal (kind, "paste"))
    ash_page_editor_paste (self, message);
  else if (g_str_equal (kind, "copied"))
    ash_page_editor_copied (message);
  else if (g_str_equal (kind, "place"))
    ash_page_editor_take_place (self, message);
  else if (g_str_equal (kind, "passage"))
    ash_page_editor_comment_on (self, ash_json_member_string (message, "text"));
  else if (g_str_equal (kind, "changed"))
    ash_page_editor_say_changed (self);
  else if (g_str_equal (kind, "undo") || g_str_equal (kind, "redo"))
    gtk_widget_activate_action (GTK_WIDGET (self),
                                g_str_equal (kind, "undo") ? "win.undo" : "win.redo", NULL);
}

static void
message_cb (AshPageEditor *self, const char *text)
{
  g_autoptr (AshJson) json = ash_json_parse_text (text, NULL);
  const AshJsonValue *message = json != NULL ? ash_json_root (json) : NULL;
  const char *kind = ash_json_member_string (message, "kind");

  if (kind != NULL && self->draft != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    take_message (self, kind, message);
}

/* Tools */

static void
command_cb (AshPageEditor *self, const char *name, const char *value)
{
  ash_page_editor_run (self, name, value);
}

static void
show_mode (AshPageEditor *self)
{
  gboolean wants = is_html (self);

  if (wants)
    ash_commit_show (self->source, ash_page_draft_get_html (self->draft));
  gtk_stack_set_visible_child_name (self->stack, wants ? "html" : "page");
}

static void
mode_cb (AshPageEditor *self)
{
  gboolean is_now_html = is_html (self);

  /* What was typed in the mode that is left. */
  if (!is_now_html)
    {
      ash_page_toolbar_set_html (self->toolbar, TRUE);
      flush (self);
      ash_page_toolbar_set_html (self->toolbar, FALSE);
    }
  else
    ash_page_editor_store (self);
  self->wants_html = is_now_html;
  show_mode (self);
  gtk_widget_grab_focus (is_now_html ? self->source : self->web);
}

/* What is edited */

static void
show_draft (AshPageEditor *self, gboolean is_new)
{
  const AshPageBlocks *blocks = ash_page_draft_get_blocks (self->draft);
  gboolean must = self->api == NULL || blocks == NULL || !ash_page_blocks_are_safe (blocks);

  ash_page_toolbar_allow_parts (self->toolbar,
                                ash_page_draft_get_item (self->draft) != NULL &&
                                    ash_page_draft_get_item (self->draft)->kind == ASH_ITEM_PAGE);
  if (is_new)
    ash_page_toolbar_set_html (self->toolbar, must || self->wants_html);
  else if (must && (self->api == NULL || blocks == NULL))
    ash_page_toolbar_set_html (self->toolbar, TRUE);
  show_notice (self);
  show_facts (self);
  if (self->source != NULL)
    ash_commit_show (self->source, ash_page_draft_get_html (self->draft));
  call_load (self, is_new);
  show_mode (self);
}

static void
set_item (AshPageEditor *self, const char *item)
{
  ash_page_editor_leave_typed (self);
  ash_page_editor_rescue_typed (self, self->draft);
  g_free (self->item);
  self->item = g_strdup (item);
  ash_page_pictures_set_draft (self->pictures, NULL);
  g_clear_pointer (&self->draft, ash_page_draft_free);
  self->draft = ash_page_draft_new (ash_place_get_store (self->place), item);
  ash_page_pictures_set_draft (self->pictures, self->draft);
}

static void
make_views (AshPageEditor *self)
{
  g_autoptr (GError) error = NULL;

  self->api = ash_web_load ("ash_page_web_api", &error);
  if (self->api == NULL)
    {
      g_warning ("%s", error->message);
      self->source = gtk_text_view_new ();
    }
  else
    {
      self->web = self->api->create (self->pictures);
      self->source = self->api->create_source ();
      gtk_widget_set_hexpand (self->web, TRUE);
      gtk_box_append (self->page, self->web);
      ash_page_editor_hear_keys (self);
      ash_page_editor_take_drops (self);
      ash_page_editor_add_menu (self);
      g_signal_connect_object (self->web, "message", G_CALLBACK (message_cb), self,
                               G_CONNECT_SWAPPED);
    }
  ash_name (self->source, _ ("HTML of the page"));
  gtk_scrolled_window_set_child (self->html, self->source);
  ash_commit_text_view (GTK_TEXT_VIEW (self->source), source_commit_cb, self);
}

static void
design_cb (AshPageEditor *self)
{
  call_mark (self);
  ash_page_editor_mark_passages (self);
  call_look (self);
}

static void
ash_page_editor_unmap (GtkWidget *widget)
{
  flush (ASH_PAGE_EDITOR (widget));
  GTK_WIDGET_CLASS (ash_page_editor_parent_class)->unmap (widget);
}

static gboolean
ash_page_editor_grab_focus (GtkWidget *widget)
{
  AshPageEditor *self = ASH_PAGE_EDITOR (widget);

  if (is_html (self) || self->web == NULL)
    return gtk_widget_grab_focus (self->source);
  ash_page_editor_call (self, "focus", "");
  return gtk_widget_grab_focus (self->web);
}

static void
ash_page_editor_dispose (GObject *object)
{
  AshPageEditor *self = ASH_PAGE_EDITOR (object);
  GtkWidget *child;

  g_clear_handle_id (&self->rest, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->is_ready = FALSE;
  if (self->pictures != NULL)
    ash_page_pictures_set_draft (self->pictures, NULL);
  g_clear_object (&self->pictures);
  ash_page_editor_rescue_typed (self, self->leaving);
  ash_page_editor_rescue_typed (self, self->draft);
  g_clear_pointer (&self->leaving, ash_page_draft_free);
  g_clear_pointer (&self->draft, ash_page_draft_free);
  ash_typing_end (GTK_WIDGET (self));
  g_clear_object (&self->place);
  g_clear_pointer (&self->item, g_free);
  g_clear_pointer (&self->link, g_free);
  g_clear_pointer (&self->part, g_free);
  g_clear_pointer (&self->step, g_free);
  g_list_free_full (g_steal_pointer (&self->files), g_object_unref);
  G_OBJECT_CLASS (ash_page_editor_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, AshPageEditor, child)

static void
ash_page_editor_class_init (AshPageEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_page_editor_dispose;
  widget_class->unmap = ash_page_editor_unmap;
  widget_class->grab_focus = ash_page_editor_grab_focus;
  ash_way_back_install (widget_class);
  g_type_ensure (ASH_TYPE_PAGE_TOOLBAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-page-editor.ui");
  BIND (toolbar);
  BIND (notice);
  BIND (notice_text);
  BIND (stack);
  BIND (page);
  BIND (html);
  BIND (facts);
  BIND (language);
}

static void
ash_page_editor_init (AshPageEditor *self)
{
  AdwStyleManager *styles = adw_style_manager_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->toolbar, "command", G_CALLBACK (command_cb), self);
  g_signal_connect_swapped (self->toolbar, "notify::is-html", G_CALLBACK (mode_cb), self);
  g_signal_connect_object (styles, "notify::dark", G_CALLBACK (call_look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (styles, "notify::high-contrast", G_CALLBACK (call_look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (call_look), self, G_CONNECT_SWAPPED);
}

GtkWidget *
ash_page_editor_new (AshPlace *place, const char *item)
{
  AshPageEditor *self = g_object_new (ASH_TYPE_PAGE_EDITOR, NULL);

  self->place = g_object_ref (place);
  self->pictures = ash_page_pictures_new (place);
  set_item (self, item);
  make_views (self);
  g_signal_connect_object (ash_place_get_live (place), "design", G_CALLBACK (design_cb), self,
                           G_CONNECT_SWAPPED);
  show_draft (self, TRUE);
  return GTK_WIDGET (self);
}

void
ash_page_editor_set_small (AshPageEditor *self, gboolean is_small)
{
  self->is_small = is_small;
  call_look (self);
}

/* AshView */

static void
ash_page_editor_apply (AshView *view, const AshChangeSet *changes)
{
  AshPageEditor *self = ASH_PAGE_EDITOR (view);

  if (!ash_change_set_has (changes, &ASH_ITEM) || ash_page_draft_is_storing (self->draft))
    return;
  if (ash_page_draft_read (self->draft))
    show_draft (self, FALSE);
}

static gboolean
ash_page_editor_go_to (AshView *view, const char *record, const char *part)
{
  AshPageEditor *self = ASH_PAGE_EDITOR (view);

  if (g_strcmp0 (record, self->item) != 0)
    {
      g_autoptr (AshItem) item =
          ash_store_find (ash_place_get_store (self->place), &ASH_ITEM, "id", record);
      const AshItem *own = ash_page_draft_get_item (self->draft);

      if (item == NULL || own == NULL || item->kind != own->kind)
        return FALSE;
      flush (self);
      set_item (self, record);
      show_draft (self, TRUE);
      call_look (self);
    }
  if (part != NULL)
    {
      g_free (self->part);
      self->part = g_strdup (part);
      ash_page_editor_reveal (self);
      gtk_widget_grab_focus (GTK_WIDGET (self));
    }
  return TRUE;
}

static void
ash_page_editor_flush (AshView *view)
{
  flush (ASH_PAGE_EDITOR (view));
}

static void
view_init (AshViewInterface *iface)
{
  iface->apply = ash_page_editor_apply;
  iface->go_to = ash_page_editor_go_to;
  iface->flush = ash_page_editor_flush;
  iface->run = ash_page_editor_command;
}
