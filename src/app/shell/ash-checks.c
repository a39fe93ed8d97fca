#include "ash-checks.h"

#include <ash-desk.h>

#include "ash-look.h"

struct _AshChecks
{
  GObject parent_instance;

  AshPlace *place;
  gboolean is_all;
  gboolean is_ready;
  GPtrArray *findings; /* (nullable): who keeps the open ones */
  GPtrArray *open;
  GPtrArray *dismissed;
  AshLook *whole;    /* for the findings of the whole document */
  AshLook *crossing; /* for the next credential with findings */
  char *current;     /* (nullable): key of the finding shown last */
  guint position;    /* where that was, for when it is gone */
};

enum
{
  CHANGED,
  ARRIVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshChecks, ash_checks, G_TYPE_OBJECT)

static char *
key_of (const AshFinding *finding)
{
  return g_strjoin ("/", finding->rule, finding->credential != NULL ? finding->credential : "",
                    finding->ref != NULL ? finding->ref : "",
                    finding->about != NULL ? finding->about : "", NULL);
}

static gboolean
is_to_fix (const AshFinding *finding)
{
  return finding->severity != ASH_SEVERITY_ADVICE;
}

/* Borrowed findings in the order of the list; @owner keeps them. */
static GPtrArray *
in_order (GPtrArray *owner)
{
  GPtrArray *ordered = g_ptr_array_new ();

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; owner != NULL && i < owner->len; i++)
      if (is_to_fix (g_ptr_array_index (owner, i)) == (pass == 0))
        g_ptr_array_add (ordered, g_ptr_array_index (owner, i));
  return ordered;
}

static void
show (AshChecks *self, GPtrArray *findings, GPtrArray *dismissed)
{
  /* What is gone on with may be what is shown. */
  g_autoptr (GPtrArray) open_before = g_steal_pointer (&self->open);
  g_autoptr (GPtrArray) dismissed_before = g_steal_pointer (&self->dismissed);
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->findings);

  self->findings = findings != NULL ? g_ptr_array_ref (findings) : NULL;
  self->open = in_order (findings);
  self->dismissed = dismissed != NULL
                        ? g_ptr_array_ref (dismissed)
                        : g_ptr_array_new_with_free_func ((GDestroyNotify) ash_finding_free);
  self->is_ready = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The whole document, on a worker */

/* @dismissed: takes those that are dismissed */
static gpointer
check (AshStore *store, gconstpointer dismissed, AshProgress *progress, GError **error)
{
  return ash_desk_check_all (store, NULL, (GPtrArray *) dismissed, progress, error);
}

static void
checked_cb (gconstpointer dismissed, gpointer found, const GError *error, gpointer data)
{
  g_autoptr (GPtrArray) findings = found;

  if (findings != NULL)
    show (data, findings, (GPtrArray *) dismissed);
  else
    g_warning ("checks: %s", error->message);
}

/* From one credential into the next that has findings, on a worker */

typedef struct
{
  char *from;
  int by;
} Crossing;

static void
crossing_free (gpointer data)
{
  Crossing *self = data;

  g_free (self->from);
  g_free (self);
}

static guint
index_of (GPtrArray *credentials, const char *id)
{
  for (guint i = 0; i < credentials->len; i++)
    if (g_strcmp0 (((const AshCredential *) g_ptr_array_index (credentials, i))->record.id, id) ==
        0)
      return i;
  return 0;
}

/* The findings of the next credential that has any; going round, of @from itself at last. */
static gpointer
look_around (AshStore *store, gconstpointer data, AshProgress *progress, GError **error)
{
  const Crossing *crossing = data;
  g_autoptr (GPtrArray) all = ash_desk_list_credentials (store, error);
  guint start = all != NULL ? index_of (all, crossing->from) : 0;

  for (guint k = 1; all != NULL && k <= all->len; k++)
    {
      guint at = crossing->by > 0 ? (start + k) % all->len : (start + all->len - k) % all->len;
      const AshCredential *each = g_ptr_array_index (all, at);
      g_autoptr (GPtrArray) findings = ash_desk_check (store, each->record.id, progress, error);

      if (findings == NULL)
        return NULL;
      if (findings->len > 0)
        return g_steal_pointer (&findings);
    }
  return all != NULL ? g_ptr_array_new () : NULL;
}

static void
crossed_cb (gconstpointer order, gpointer found, const GError *error, gpointer data)
{
  AshChecks *self = data;
  const Crossing *crossing = order;
  g_autoptr (GPtrArray) findings = found;
  g_autoptr (GPtrArray) ordered = in_order (findings);

  if (error != NULL)
    g_warning ("checks: %s", error->message);
  /* Whoever went elsewhere meanwhile is not led away from there. */
  if (ordered->len == 0 || g_strcmp0 (ash_place_get_credential (self->place), crossing->from) != 0)
    return;
  g_signal_emit (self, signals[ARRIVED], 0,
                 g_ptr_array_index (ordered, crossing->by > 0 ? 0 : ordered->len - 1));
}

static void
cross (AshChecks *self, int by)
{
  Crossing *crossing;

  if (ash_look_is_busy (self->crossing))
    return;
  crossing = g_new0 (Crossing, 1);
  crossing->from = g_strdup (ash_place_get_credential (self->place));
  crossing->by = by;
  ash_look_order (self->crossing, ash_place_get_document (self->place), crossing);
}

static gboolean
has_others (AshChecks *self)
{
  return !self->is_all && ash_place_get_credential (self->place) != NULL &&
         ash_store_count (ash_place_get_store (self->place), &ASH_CREDENTIAL, NULL, NULL) > 1;
}

static void
look_again (AshChecks *self)
{
  AshLive *live = ash_place_get_live (self->place);

  ash_look_cancel (self->whole);
  if (ash_place_get_credential (self->place) == NULL)
    show (self, NULL, NULL);
  /* The credential in place comes first: both at once would take twice as long. */
  else if (ash_live_get_findings (live) == NULL)
    return;
  else if (self->is_all)
    ash_look_order (self->whole, ash_place_get_document (self->place),
                    g_ptr_array_new_with_free_func ((GDestroyNotify) ash_finding_free));
  else
    show (self, ash_live_get_findings (live), ash_live_get_dismissed (live));
}

/* Another credential: figures of the one before are no figures of this one. */
static void
place_cb (AshChecks *self)
{
  if (ash_place_get_credential (self->place) == NULL)
    look_again (self);
  else if (!self->is_all)
    {
      self->is_ready = FALSE;
      g_signal_emit (self, signals[CHANGED], 0);
    }
}

static void
ash_checks_dispose (GObject *object)
{
  AshChecks *self = ASH_CHECKS (object);

  ash_look_clear (&self->whole);
  ash_look_clear (&self->crossing);
  g_clear_object (&self->place);
  g_clear_pointer (&self->open, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->dismissed, g_ptr_array_unref);
  g_clear_pointer (&self->current, g_free);
  G_OBJECT_CLASS (ash_checks_parent_class)->dispose (object);
}

static void
ash_checks_class_init (AshChecksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_checks_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  /* Of another credential, to which the step asked for last leads. */
  signals[ARRIVED] = g_signal_new ("arrived", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
ash_checks_init (AshChecks *self)
{
  self->open = g_ptr_array_new ();
  self->dismissed = g_ptr_array_new ();
  self->whole = ash_look_new (check, (GDestroyNotify) g_ptr_array_unref,
                              (GDestroyNotify) g_ptr_array_unref, checked_cb, self);
  self->crossing = ash_look_new (look_around, crossing_free, (GDestroyNotify) g_ptr_array_unref,
                                 crossed_cb, self);
}

AshChecks *
ash_checks_new (AshPlace *place)
{
  AshChecks *self = g_object_new (ASH_TYPE_CHECKS, NULL);

  self->place = g_object_ref (place);
  g_signal_connect_object (ash_place_get_live (place), "findings", G_CALLBACK (look_again), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "notify::credential", G_CALLBACK (place_cb), self,
                           G_CONNECT_SWAPPED);
  look_again (self);
  return self;
}

/**
 * ash_checks_set_all:
 * @is_all: the whole document, or only the credential in place
 */
void
ash_checks_set_all (AshChecks *self, gboolean is_all)
{
  if (self->is_all == is_all)
    return;
  self->is_all = is_all;
  self->is_ready = FALSE;
  look_again (self);
}

gboolean
ash_checks_is_all (AshChecks *self)
{
  return self->is_all;
}

/**
 * ash_checks_is_ready:
 *
 * Returns: %FALSE until the checks of this scope ended for the first time
 */
gboolean
ash_checks_is_ready (AshChecks *self)
{
  return self->is_ready;
}

GPtrArray *
ash_checks_get_open (AshChecks *self)
{
  return self->open;
}

GPtrArray *
ash_checks_get_dismissed (AshChecks *self)
{
  return self->dismissed;
}

guint
ash_checks_get_n_to_fix (AshChecks *self)
{
  guint n = 0;

  while (n < self->open->len && is_to_fix (g_ptr_array_index (self->open, n)))
    n++;
  return n;
}

/**
 * ash_checks_get_current:
 *
 * Returns: which of the open ones was gone to last, from 1; 0 for none, or when it is gone
 */
guint
ash_checks_get_current (AshChecks *self)
{
  for (guint i = 0; self->current != NULL && i < self->open->len; i++)
    {
      g_autofree char *key = key_of (g_ptr_array_index (self->open, i));

      if (g_str_equal (key, self->current))
        return i + 1;
    }
  return 0;
}

void
ash_checks_set_current (AshChecks *self, const AshFinding *finding)
{
  g_free (self->current);
  self->current = key_of (finding);
  self->position = ash_checks_get_current (self);
}

/* Nothing of this credential comes after, or before, the one gone to last. */
static gboolean
is_at_end (AshChecks *self, int by)
{
  guint n = self->open->len;
  guint current = ash_checks_get_current (self);

  if (n == 0 || (current == 0 && self->position > n))
    return self->is_ready;
  return by > 0 ? current == n : current == 1;
}

/**
 * ash_checks_step:
 * @by: 1 for the next, -1 for the one before
 *
 * Goes round. After one that was fixed comes the one that took its place. From the last of one
 * credential it goes on into the next that has any: that takes a moment, and is told by `arrived`.
 *
 * Returns: (transfer none) (nullable): the finding to go to, which is the current one now
 */
const AshFinding *
ash_checks_step (AshChecks *self, int by)
{
  guint n = self->open->len;
  guint current = ash_checks_get_current (self);
  const AshFinding *finding;
  guint next;

  if (has_others (self) && is_at_end (self, by))
    {
      cross (self, by);
      return NULL;
    }
  if (n == 0)
    return NULL;
  if (current == 0)
    next = by > 0 ? MAX (self->position, 1) - 1 : MAX (self->position, 1) + n - 2;
  else
    next = by > 0 ? current : current + n - 2;
  finding = g_ptr_array_index (self->open, next % n);
  ash_checks_set_current (self, finding);
  return finding;
}
