#include "ash-comment-write.h"

#include <ash-desk-comment.h>
#include <glib/gi18n-lib.h>

#include "ash-ask.h"
#include "ash-person.h"

typedef struct
{
  GObject parent_instance;

  AshPlace *place;
  AshCommentHere here;
  char *thread; /* (nullable): a reply to it */
  GtkTextView *text;
} Draft;

typedef struct
{
  GObjectClass parent_class;
} DraftClass;

static GType draft_get_type (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Draft, g_object_unref)

G_DEFINE_FINAL_TYPE (Draft, draft, G_TYPE_OBJECT)

static void
draft_finalize (GObject *object)
{
  Draft *self = (Draft *) object;

  g_clear_object (&self->place);
  ash_comment_here_clear (&self->here);
  g_free (self->thread);
  G_OBJECT_CLASS (draft_parent_class)->finalize (object);
}

static void
draft_class_init (DraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = draft_finalize;
}

static void
draft_init (Draft *self)
{
}

static gboolean
write_cb (GtkWindow *window, gpointer user_data, GError **error)
{
  Draft *self = user_data;
  AshStore *store = ash_place_get_store (self->place);
  AshCommentAbout about = { self->here.kind, self->here.subject, self->here.other,
                            self->here.quote };
  g_autofree char *author = ash_person_dup_name ();
  g_autofree char *text = ash_ask_dup_text (self->text);
  g_autofree char *id = self->thread != NULL
                            ? ash_desk_reply_to_comment (store, self->thread, author, text, error)
                            : ash_desk_add_comment (store, ash_place_get_credential (self->place),
                                                    &about, author, text, error);

  if (id == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
  return id != NULL;
}

static char *
place_in_words (AshPlace *place, const AshCommentHere *here)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (place));
  AshComment comment = { .subject_kind = here->kind,
                         .subject = here->subject,
                         .other = here->other };

  return design != NULL ? ash_comment_place (design, &comment) : NULL;
}

static void
ask (GtkWindow *parent, Draft *self, const char *title, const char *about, const char *quote)
{
  AdwPreferencesGroup *group;
  GtkWindow *window =
      ash_ask_new (parent, title, self->thread != NULL ? _ ("Reply") : C_ ("button", "Comment"),
                   write_cb, self, &group);

  if (about != NULL)
    adw_preferences_group_set_title (group, about);
  if (quote != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (quote, -1);

      adw_preferences_group_set_description (group, escaped);
    }
  self->text = ash_ask_add_text (group, self->thread != NULL ? _ ("Reply") : _ ("Comment"), NULL);
  gtk_window_present (window);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

void
ash_comment_write (GtkWindow *parent, AshPlace *place, const AshCommentHere *here)
{
  g_autoptr (Draft) self = g_object_new (draft_get_type (), NULL);
  g_autofree char *words = place_in_words (place, here);
  g_autofree char *about = words != NULL ? g_markup_escape_text (words, -1) : NULL;

  self->place = g_object_ref (place);
  self->here = (AshCommentHere){ g_strdup (here->kind), g_strdup (here->subject),
                                 g_strdup (here->other), g_strdup (here->quote), 0 };
  ask (parent, self, _ ("Comment"), about, here->quote);
}

void
ash_comment_reply (GtkWindow *parent, AshPlace *place, const char *comment)
{
  g_autoptr (Draft) self = g_object_new (draft_get_type (), NULL);

  self->place = g_object_ref (place);
  self->thread = g_strdup (comment);
  ask (parent, self, _ ("Reply"), NULL, NULL);
}
