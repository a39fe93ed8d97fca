#include "ash-governing.h"

#include <ash-desk-decide.h>
#include <ash-revision.h>
#include <glib/gi18n-lib.h>

#include "ash-comment-here.h"
#include "ash-comment-write.h"
#include "ash-look.h"
#include "ash-say.h"

#define KEY "ash-governing"

typedef struct
{
  GObject parent_instance;

  AshPlace *place;       /* weak: it has the live design that has this */
  AshApproval *approval; /* (nullable) */
  AshLook *look;
} Governing;

typedef struct
{
  GObjectClass parent_class;
} GoverningClass;

static GType governing_get_type (void);

G_DEFINE_FINAL_TYPE (Governing, governing, G_TYPE_OBJECT)

static guint changed;

static void
approval_free (gpointer data)
{
  AshApproval *self = data;

  if (self == NULL)
    return;
  g_free (self->version);
  g_free (self->date);
  g_free (self->person);
  g_free (self);
}

static void
governing_finalize (GObject *object)
{
  Governing *self = (Governing *) object;

  ash_look_clear (&self->look);
  approval_free (self->approval);
  g_clear_weak_pointer (&self->place);
  G_OBJECT_CLASS (governing_parent_class)->finalize (object);
}

static void
governing_class_init (GoverningClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = governing_finalize;
  changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                          NULL, G_TYPE_NONE, 0);
}

/* On a worker */

static gpointer
compare (AshStore *store, gconstpointer order, AshProgress *progress, GError **error)
{
  const AshDecision *decision = order;
  AshApproval *approval = g_new0 (AshApproval, 1);
  g_autoptr (AshRevision) revision =
      decision->revision != NULL ? ash_store_find (store, &ASH_REVISION, "id", decision->revision)
                                 : NULL;
  gboolean is_current = FALSE;

  approval->is_approved = TRUE;
  approval->date = g_strdup (decision->date);
  approval->person = g_strdup (decision->person);
  if (revision != NULL)
    {
      approval->version = g_strdup (revision->name);
      approval->is_changed =
          !ash_revision_is_current (store, decision->revision, &is_current, NULL) || !is_current;
    }
  return approval;
}

/* On the main thread */

/* @approval: (nullable) (transfer full) */
static void
set_approval (Governing *self, AshApproval *approval)
{
  g_clear_pointer (&self->approval, approval_free);
  self->approval = approval;
  g_signal_emit (self, changed, 0);
}

static void
compared_cb (gconstpointer order, gpointer found, const GError *error, gpointer data)
{
  if (found != NULL)
    set_approval (data, found);
}

static void
governing_init (Governing *self)
{
  self->look =
      ash_look_new (compare, (GDestroyNotify) ash_decision_free, approval_free, compared_cb, self);
}

static void
design_cb (Governing *self)
{
  AshDesign *design =
      self->place != NULL ? ash_live_get_design (ash_place_get_live (self->place)) : NULL;
  const AshDecision *decision = design != NULL ? ash_decision_approval (design->decisions) : NULL;

  if (decision != NULL)
    ash_look_order (self->look, ash_place_get_document (self->place),
                    ash_record_ref ((gpointer) decision));
  else
    {
      ash_look_cancel (self->look);
      if (self->approval != NULL)
        set_approval (self, NULL);
    }
}

const AshApproval *
ash_governing_get (AshLive *live)
{
  static const AshApproval NONE = { 0 };
  Governing *self = g_object_get_data (G_OBJECT (live), KEY);

  return self != NULL && self->approval != NULL ? self->approval : &NONE;
}

void
ash_governing_watch (AshPlace *place, GObject *watcher, AshGoverningFunc func)
{
  AshLive *live = ash_place_get_live (place);
  Governing *self = g_object_get_data (G_OBJECT (live), KEY);

  if (self == NULL)
    {
      self = g_object_new (governing_get_type (), NULL);
      g_set_weak_pointer (&self->place, place);
      g_object_set_data_full (G_OBJECT (live), KEY, self, g_object_unref);
      g_signal_connect_object (live, "design", G_CALLBACK (design_cb), self, G_CONNECT_SWAPPED);
      design_cb (self);
    }
  g_signal_connect_object (self, "changed", G_CALLBACK (func), watcher, G_CONNECT_SWAPPED);
}

char *
ash_governing_say_approval (const AshApproval *approval)
{
  g_autofree char *day = NULL;

  if (!approval->is_approved)
    return g_strdup (_ ("No approval is recorded."));
  day = ash_decision_say_day (approval->date);
  if (approval->is_changed)
    /* Translators: %s is a version, the second one a day */
    return g_strdup_printf (_ ("Changed since it was approved as “%s” on %s."),
                            approval->version != NULL ? approval->version : "", day);
  return g_strdup_printf (_ ("Approved as “%s” on %s, and not changed since."),
                          approval->version != NULL ? approval->version : "", day);
}

/* Comments */

/* What asks for the words stands on the window, not below what hangs from it. */
static void
close_popovers (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

void
ash_governing_comment (GtkWindow *window, AshPlace *place)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  AshCommentHere here = { 0 };

  /* Where nothing else is meant, the whole credential is. */
  if (!ash_comment_here_find (focus, &here))
    {
      here.kind = g_strdup ("credential");
      here.subject = g_strdup (ash_place_get_credential (place));
    }
  close_popovers (window);
  ash_comment_write (window, place, &here);
  ash_comment_here_clear (&here);
}

static char *
dup_said (const char *text)
{
  return *text != '\0' ? g_strdup (text) : NULL;
}

void
ash_governing_comment_on (GtkWindow *window, AshPlace *place, GVariant *about)
{
  const char *kind, *subject, *other, *quote;
  AshCommentHere here;

  g_variant_get (about, "(&s&s&s&s)", &kind, &subject, &other, &quote);
  here = (AshCommentHere){ g_strdup (kind), g_strdup (subject), dup_said (other), dup_said (quote),
                           0 };
  close_popovers (window);
  ash_comment_write (window, place, &here);
  ash_comment_here_clear (&here);
}
