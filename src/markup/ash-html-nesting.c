#include "ash-html-nesting.h"
#include "ash-limits.h"

#include <string.h>

/* Names longer than this are not HTML's; what counts is only whether two are the same. */
#define NAME_BYTES 24

typedef struct
{
  char name[NAME_BYTES];
  AshTagFlags flags;
  gboolean is_foreign; /* its content follows the rules of SVG and MathML */
  guint formatting;    /* serial of its entry in the list, 0 for none */
} Open;

typedef struct
{
  char name[NAME_BYTES];
  guint serial; /* 0: a marker */
  guint hash;   /* of the tag as written */
  gboolean is_open;
} Formatting;

struct _AshHtmlNesting
{
  GArray *open;       /* of Open */
  GArray *formatting; /* of Formatting */
  guint serial;
  guint n_formatting;
  guint n_reopened;
  AshNestingState state;
};

static Open *
open_at (const AshHtmlNesting *self, guint index)
{
  return &g_array_index (self->open, Open, index);
}

static Formatting *
formatting_at (const AshHtmlNesting *self, guint index)
{
  return &g_array_index (self->formatting, Formatting, index);
}

static gboolean
is_open_named (const AshHtmlNesting *self, guint index, const char *name)
{
  return strncmp (open_at (self, index)->name, name, NAME_BYTES - 1) == 0;
}

static void
clear_to_marker (AshHtmlNesting *self)
{
  while (self->formatting->len > 0)
    {
      guint serial = formatting_at (self, self->formatting->len - 1)->serial;

      g_array_set_size (self->formatting, self->formatting->len - 1);
      if (serial == 0)
        return;
      self->n_formatting--;
    }
}

static void
mark_closed (AshHtmlNesting *self, guint serial)
{
  for (guint i = self->formatting->len; i > 0; i--)
    if (formatting_at (self, i - 1)->serial == serial)
      {
        formatting_at (self, i - 1)->is_open = FALSE;
        return;
      }
}

static void
pop_to (AshHtmlNesting *self, guint length)
{
  while (self->open->len > length)
    {
      Open *top = open_at (self, self->open->len - 1);

      if (top->formatting != 0)
        mark_closed (self, top->formatting);
      if (top->flags & ASH_TAG_MARKER)
        clear_to_marker (self);
      g_array_set_size (self->open, self->open->len - 1);
    }
}

static void
push (AshHtmlNesting *self, const char *name, AshTagFlags flags, gboolean is_foreign, guint serial)
{
  Open entry = { .flags = flags, .is_foreign = is_foreign, .formatting = serial };

  g_strlcpy (entry.name, name, sizeof entry.name);
  g_array_append_val (self->open, entry);
  if (self->open->len > ASH_LIMIT_HTML_DEPTH && self->state == ASH_NESTING_FINE)
    self->state = ASH_NESTING_DEEP;
}

/* Formatting elements that a block closed are opened again before what follows. */
static void
reopen_formatting (AshHtmlNesting *self)
{
  guint first = self->formatting->len;

  while (first > 0 && formatting_at (self, first - 1)->serial != 0 &&
         !formatting_at (self, first - 1)->is_open)
    first--;
  for (guint i = first; i < self->formatting->len; i++)
    {
      Formatting *entry = formatting_at (self, i);

      entry->is_open = TRUE;
      push (self, entry->name, ASH_TAG_FORMATTING, FALSE, entry->serial);
      if (++self->n_reopened > ASH_LIMIT_HTML_REOPENED && self->state == ASH_NESTING_FINE)
        self->state = ASH_NESTING_FORMATTING;
    }
}

static void
remove_formatting (AshHtmlNesting *self, guint index)
{
  guint serial = formatting_at (self, index)->serial;

  g_array_remove_index (self->formatting, index);
  self->n_formatting--;
  for (guint i = self->open->len; i > 0; i--)
    if (open_at (self, i - 1)->formatting == serial)
      {
        open_at (self, i - 1)->formatting = 0;
        return;
      }
}

/* Of more than three alike the eldest is forgotten, by HTML5's own rule. */
static void
add_formatting (AshHtmlNesting *self, const char *name, guint hash)
{
  Formatting entry = { .serial = ++self->serial, .hash = hash, .is_open = TRUE };
  guint alike = 0;
  guint eldest = 0;

  g_strlcpy (entry.name, name, sizeof entry.name);
  for (guint i = self->formatting->len; i > 0 && formatting_at (self, i - 1)->serial != 0; i--)
    if (formatting_at (self, i - 1)->hash == hash)
      {
        alike++;
        eldest = i - 1;
      }
  if (alike >= 3)
    remove_formatting (self, eldest);
  g_array_append_val (self->formatting, entry);
  if (++self->n_formatting > ASH_LIMIT_HTML_FORMATTING && self->state == ASH_NESTING_FINE)
    self->state = ASH_NESTING_FORMATTING;
}

/* The place of the innermost element of that name in scope, plus one; 0 for none. */
static guint
find_in_scope (const AshHtmlNesting *self, const char *name, AshTagFlags barrier)
{
  for (guint i = self->open->len; i > 0; i--)
    {
      if (is_open_named (self, i - 1, name))
        return i;
      if (open_at (self, i - 1)->flags & barrier)
        return 0;
    }
  return 0;
}

static void
close_implied (AshHtmlNesting *self, const char *name)
{
  guint at = find_in_scope (self, name, ASH_TAG_BARRIER);

  if (at > 0)
    pop_to (self, at - 1);
}

/* li ends li, dd and dt end each other, but not through another block. */
static void
close_list_item (AshHtmlNesting *self, const char *one, const char *other)
{
  for (guint i = self->open->len; i > 0; i--)
    {
      if (is_open_named (self, i - 1, one) || is_open_named (self, i - 1, other))
        {
          pop_to (self, i - 1);
          return;
        }
      if ((open_at (self, i - 1)->flags & ASH_TAG_SPECIAL) && !is_open_named (self, i - 1, "div") &&
          !is_open_named (self, i - 1, "p") && !is_open_named (self, i - 1, "address"))
        return;
    }
}

static int
table_rank (const char *name)
{
  if (g_str_equal (name, "td") || g_str_equal (name, "th"))
    return 3;
  return g_str_equal (name, "tr") ? 2 : 1;
}

/* A part of a table ends the parts of its rank and below. Outside a table it is passed over. */
static gboolean
close_table_parts (AshHtmlNesting *self, const char *name)
{
  guint table = find_in_scope (self, "table", 0);
  guint keep;

  if (table == 0)
    table = find_in_scope (self, "template", 0);
  if (table == 0)
    return FALSE;
  for (keep = table; keep < self->open->len; keep++)
    {
      const Open *part = open_at (self, keep);

      if (!(part->flags & ASH_TAG_TABLE) || table_rank (part->name) >= table_rank (name))
        break;
    }
  pop_to (self, keep);
  return TRUE;
}

static void
end_anchor (AshHtmlNesting *self, const char *name)
{
  for (guint i = self->formatting->len; i > 0 && formatting_at (self, i - 1)->serial != 0; i--)
    if (g_str_equal (formatting_at (self, i - 1)->name, name))
      {
        ash_html_nesting_end (self, name, ASH_TAG_FORMATTING);
        return;
      }
}

/* HTML ends SVG and MathML, unless it stands where they allow it. */
static void
leave_foreign (AshHtmlNesting *self)
{
  guint length = self->open->len;

  while (length > 0 && open_at (self, length - 1)->is_foreign)
    length--;
  pop_to (self, length);
}

static gboolean
is_integration_point (const char *name)
{
  static const char *const points[] = {
    "foreignobject", "desc", "title", "annotation-xml", "mi", "mo", "mn", "ms", "mtext", NULL
  };

  return g_strv_contains (points, name);
}

static void
start_foreign (AshHtmlNesting *self, const char *name, AshTagFlags flags, gboolean is_self_closing)
{
  if (!is_self_closing)
    push (self, name, flags & ASH_TAG_FOREIGN, !is_integration_point (name), 0);
}

AshHtmlNesting *
ash_html_nesting_new (void)
{
  AshHtmlNesting *self = g_new0 (AshHtmlNesting, 1);

  self->open = g_array_new (FALSE, FALSE, sizeof (Open));
  self->formatting = g_array_new (FALSE, FALSE, sizeof (Formatting));
  return self;
}

void
ash_html_nesting_free (AshHtmlNesting *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->open);
  g_array_unref (self->formatting);
  g_free (self);
}

static void
pop_if_top (AshHtmlNesting *self, const char *name)
{
  if (self->open->len > 0 && is_open_named (self, self->open->len - 1, name))
    pop_to (self, self->open->len - 1);
}

/* Groups end each other only in a select. */
static void
close_option (AshHtmlNesting *self, const char *name)
{
  pop_if_top (self, "option");
  if (g_str_equal (name, "optgroup") && ash_html_nesting_is_in (self, "select"))
    pop_if_top (self, "optgroup");
}

static void
close_before (AshHtmlNesting *self, const char *name, AshTagFlags flags)
{
  if (flags & ASH_TAG_CLOSES_P)
    close_implied (self, "p");
  if ((flags & ASH_TAG_HEADING) && self->open->len > 0 &&
      (open_at (self, self->open->len - 1)->flags & ASH_TAG_HEADING))
    pop_to (self, self->open->len - 1);
  if (g_str_equal (name, "li"))
    close_list_item (self, "li", "li");
  else if (g_str_equal (name, "dd") || g_str_equal (name, "dt"))
    close_list_item (self, "dd", "dt");
  else if (g_str_equal (name, "button"))
    close_implied (self, "button");
  else if (g_str_equal (name, "option") || g_str_equal (name, "optgroup"))
    close_option (self, name);
  else if (g_str_equal (name, "a") || g_str_equal (name, "nobr"))
    end_anchor (self, name);
}

void
ash_html_nesting_start (AshHtmlNesting *self,
                        const char *name,
                        AshTagFlags flags,
                        const char *source,
                        gsize length,
                        gboolean is_self_closing)
{
  if (ash_html_nesting_is_foreign (self))
    {
      if (!(flags & ASH_TAG_BREAKS_OUT))
        {
          start_foreign (self, name, flags, is_self_closing);
          return;
        }
      leave_foreign (self);
    }
  if ((flags & ASH_TAG_TABLE) && !close_table_parts (self, name))
    return;
  close_before (self, name, flags);
  if (flags & (ASH_TAG_OUTER | ASH_TAG_RAW))
    return;
  if (!(flags & (ASH_TAG_SPECIAL | ASH_TAG_TABLE)))
    reopen_formatting (self);
  if (flags & ASH_TAG_VOID)
    return;
  if (flags & ASH_TAG_FOREIGN)
    {
      start_foreign (self, name, flags, is_self_closing);
      return;
    }

  if (flags & ASH_TAG_FORMATTING)
    {
      g_autoptr (GBytes) written = g_bytes_new_static (source, length);

      add_formatting (self, name, g_bytes_hash (written));
    }
  push (self, name, flags, FALSE, flags & ASH_TAG_FORMATTING ? self->serial : 0);
  if (flags & ASH_TAG_MARKER)
    {
      Formatting marker = { .is_open = TRUE };

      g_array_append_val (self->formatting, marker);
    }
}

/* A formatting end tag takes the element out from between blocks that stand in it. */
static gboolean
end_formatting (AshHtmlNesting *self, const char *name)
{
  for (guint i = self->formatting->len; i > 0 && formatting_at (self, i - 1)->serial != 0; i--)
    if (g_str_equal (formatting_at (self, i - 1)->name, name))
      {
        guint serial = formatting_at (self, i - 1)->serial;
        guint at = self->open->len;
        gboolean holds_block = FALSE;

        while (at > 0 && open_at (self, at - 1)->formatting != serial)
          holds_block |= (open_at (self, --at)->flags & ASH_TAG_SPECIAL) != 0;
        remove_formatting (self, i - 1);
        if (at > 0 && holds_block)
          g_array_remove_index (self->open, at - 1);
        else if (at > 0)
          pop_to (self, at - 1);
        return TRUE;
      }
  return FALSE;
}

void
ash_html_nesting_end (AshHtmlNesting *self, const char *name, AshTagFlags flags)
{
  guint at;

  if ((flags & ASH_TAG_FORMATTING) && !ash_html_nesting_is_foreign (self) &&
      end_formatting (self, name))
    return;
  if (flags & (ASH_TAG_OUTER | ASH_TAG_VOID))
    return;
  at = find_in_scope (self, name, flags & ASH_TAG_TABLE ? 0 : ASH_TAG_BARRIER);
  if (at > 0)
    pop_to (self, at - 1);
}

void
ash_html_nesting_text (AshHtmlNesting *self)
{
  if (!ash_html_nesting_is_foreign (self))
    reopen_formatting (self);
}

gboolean
ash_html_nesting_is_foreign (const AshHtmlNesting *self)
{
  return self->open->len > 0 && open_at (self, self->open->len - 1)->is_foreign;
}

gboolean
ash_html_nesting_is_in (const AshHtmlNesting *self, const char *name)
{
  return find_in_scope (self, name, 0) > 0;
}

AshNestingState
ash_html_nesting_state (const AshHtmlNesting *self)
{
  return self->state;
}
