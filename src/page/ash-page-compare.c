#include "ash-page-compare.h"

#include <string.h>

/* Cells of a table of common parts: 8 MB. Of two pages of 2,000 paragraphs each every pair is
 * looked at. */
#define MOST_CELLS (4 * 1000 * 1000)
/* Pairs that are tried to find which new piece was made of which old one. */
#define MOST_PAIRS 10000
/* From this share of common words on, a piece was changed, not replaced. */
#define LIKE 0.4

static void
piece_free (gpointer data)
{
  AshPiece *self = data;

  g_clear_pointer (&self->gone, g_array_unref);
  g_clear_pointer (&self->come, g_array_unref);
  g_free (self);
}

/* Common parts of two rows of numbers, in which the same thing has the same number */

/* Says in @is_kept which of @a and of @b stand in their longest common row. */
static void
keep_common (const guint *a, guint n, const guint *b, guint m, gboolean *kept_a, gboolean *kept_b)
{
  guint head = 0;
  guint tail = 0;
  g_autofree guint16 *length = NULL;
  gsize width;

  while (head < n && head < m && a[head] == b[head])
    kept_a[head] = kept_b[head] = TRUE, head++;
  while (tail < n - head && tail < m - head && a[n - 1 - tail] == b[m - 1 - tail])
    {
      kept_a[n - 1 - tail] = kept_b[m - 1 - tail] = TRUE;
      tail++;
    }
  a += head, b += head, kept_a += head, kept_b += head;
  n -= head + tail, m -= head + tail;
  if (n == 0 || m == 0 || (guint64) (n + 1) * (m + 1) > MOST_CELLS || MIN (n, m) > G_MAXUINT16)
    return;
  width = (gsize) m + 1;
  length = g_new0 (guint16, (n + 1) * width);
  for (guint i = n; i-- > 0;)
    for (guint j = m; j-- > 0;)
      length[i * width + j] = a[i] == b[j]
                                  ? (guint16) (length[(i + 1) * width + j + 1] + 1)
                                  : MAX (length[(i + 1) * width + j], length[i * width + j + 1]);
  for (guint i = 0, j = 0; i < n && j < m;)
    {
      if (a[i] == b[j])
        kept_a[i++] = kept_b[j++] = TRUE;
      else if (length[(i + 1) * width + j] >= length[i * width + j + 1])
        i++;
      else
        j++;
    }
}

/* Words */

typedef struct
{
  guint start;
  guint end;
  guint number;
  gboolean is_space;
} Token;

/* Letters of scripts without spaces are words of their own. */
static gboolean
joins (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return (g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '\'' || c == 0x2019) &&
         script != G_UNICODE_SCRIPT_HAN && script != G_UNICODE_SCRIPT_HIRAGANA &&
         script != G_UNICODE_SCRIPT_KATAKANA && script != G_UNICODE_SCRIPT_THAI;
}

static guint
number_of (GHashTable *numbers, const char *text, gsize length)
{
  g_autofree char *word = g_strndup (text, length);
  gpointer number = g_hash_table_lookup (numbers, word);

  if (number == NULL)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (numbers) + 1);
      g_hash_table_insert (numbers, g_steal_pointer (&word), number);
    }
  return GPOINTER_TO_UINT (number);
}

static GArray *
split_words (const char *text, GHashTable *numbers)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  const char *p = text;

  while (*p != '\0')
    {
      const char *start = p;
      gunichar c = g_utf8_get_char (p);
      gboolean is_space = g_unichar_isspace (c);
      Token token;

      p = g_utf8_next_char (p);
      while (*p != '\0' && (is_space ? g_unichar_isspace (g_utf8_get_char (p))
                                     : joins (c) && joins (g_utf8_get_char (p))))
        p = g_utf8_next_char (p);
      token.start = (guint) (start - text);
      token.end = (guint) (p - text);
      token.is_space = is_space;
      token.number = number_of (numbers, start, (gsize) (p - start));
      g_array_append_val (tokens, token);
    }
  return tokens;
}

static guint *
numbers_in (GArray *tokens)
{
  guint *numbers = g_new (guint, tokens->len + 1);

  for (guint i = 0; i < tokens->len; i++)
    numbers[i] = g_array_index (tokens, Token, i).number;
  return numbers;
}

/* What is not kept, as ranges; a space between two of them belongs to both. */
static GArray *
ranges_of (GArray *tokens, const gboolean *kept)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (AshTextRange));

  for (guint i = 0; i < tokens->len; i++)
    {
      const Token *token = &g_array_index (tokens, Token, i);
      AshTextRange *last =
          ranges->len > 0 ? &g_array_index (ranges, AshTextRange, ranges->len - 1) : NULL;
      const Token *before = i > 0 ? token - 1 : NULL;

      if (kept[i])
        continue;
      if (last != NULL && (last->end == token->start ||
                           (before != NULL && before->is_space && last->end == before->start)))
        last->end = token->end;
      else if (!token->is_space || tokens->len == 1)
        {
          AshTextRange range = { token->start, token->end };

          g_array_append_val (ranges, range);
        }
    }
  return ranges;
}

static void
mark_words (AshPiece *piece)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) before = split_words (piece->before->text, numbers);
  g_autoptr (GArray) after = split_words (piece->after->text, numbers);
  g_autofree guint *a = numbers_in (before);
  g_autofree guint *b = numbers_in (after);
  g_autofree gboolean *kept_a = g_new0 (gboolean, before->len + 1);
  g_autofree gboolean *kept_b = g_new0 (gboolean, after->len + 1);

  keep_common (a, before->len, b, after->len, kept_a, kept_b);
  piece->gone = ranges_of (before, kept_a);
  piece->come = ranges_of (after, kept_b);
}

/* How alike two texts are, by the words they share in whatever order: 0 to 1. */
static double
likeness (const char *a, const char *b)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) before = split_words (a, numbers);
  g_autoptr (GArray) after = split_words (b, numbers);
  g_autofree guint *times = g_new0 (guint, g_hash_table_size (numbers) + 1);
  guint n = 0;
  guint common = 0;

  for (guint i = 0; i < before->len; i++)
    if (!g_array_index (before, Token, i).is_space)
      times[g_array_index (before, Token, i).number]++, n++;
  for (guint i = 0; i < after->len; i++)
    {
      const Token *token = &g_array_index (after, Token, i);

      if (token->is_space)
        continue;
      n++;
      if (times[token->number] > 0)
        times[token->number]--, common++;
    }
  return n > 0 ? 2.0 * common / n : 0;
}

/* Pieces */

static void
add_piece (GPtrArray *pieces,
           AshPieceFate fate,
           const AshTextBlock *before,
           const AshTextBlock *after)
{
  AshPiece *piece = g_new0 (AshPiece, 1);

  piece->fate = fate;
  piece->before = before;
  piece->after = after;
  if (fate == ASH_PIECE_CHANGED)
    mark_words (piece);
  g_ptr_array_add (pieces, piece);
}

static gboolean
can_be (const AshTextBlock *before, const AshTextBlock *after)
{
  gboolean was_seen = before->kind == ASH_TEXT_PICTURE || before->kind == ASH_TEXT_MEDIA;
  gboolean is_seen = after->kind == ASH_TEXT_PICTURE || after->kind == ASH_TEXT_MEDIA;

  return was_seen == is_seen;
}

/* The piece of @after from @from on that is most like @before; @to when none is. */
static guint
find_like (const AshTextBlock *before, GPtrArray *after, guint from, guint to)
{
  double best = LIKE;
  guint found = to;

  for (guint i = from; i < to; i++)
    {
      const AshTextBlock *block = g_ptr_array_index (after, i);
      double like = can_be (before, block) ? likeness (before->text, block->text) : 0;

      if (like >= best && (found == to || like > best))
        {
          best = like;
          found = i;
        }
    }
  return found;
}

/* Between two pieces that are the same: what went, what came, and what was made of what. */
static void
compare_run (
    GPtrArray *pieces, GPtrArray *before, guint a, guint n, GPtrArray *after, guint b, guint m)
{
  gboolean is_small = (guint64) (n - a) * (m - b) <= MOST_PAIRS;

  while (a < n)
    {
      const AshTextBlock *was = g_ptr_array_index (before, a++);
      guint found = is_small ? find_like (was, after, b, m) : b;

      if (found >= m || !can_be (was, g_ptr_array_index (after, found)))
        {
          add_piece (pieces, ASH_PIECE_GONE, was, NULL);
          continue;
        }
      for (; b < found; b++)
        add_piece (pieces, ASH_PIECE_NEW, NULL, g_ptr_array_index (after, b));
      add_piece (pieces, ASH_PIECE_CHANGED, was, g_ptr_array_index (after, b++));
    }
  for (; b < m; b++)
    add_piece (pieces, ASH_PIECE_NEW, NULL, g_ptr_array_index (after, b));
}

static guint *
numbers_of_blocks (GPtrArray *blocks, GHashTable *numbers)
{
  guint *result = g_new (guint, blocks->len + 1);

  for (guint i = 0; i < blocks->len; i++)
    {
      const AshTextBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *key = g_strdup_printf ("%d %u %s", block->kind, block->level, block->text);

      result[i] = number_of (numbers, key, strlen (key));
    }
  return result;
}

GPtrArray *
ash_page_compare (GPtrArray *before, GPtrArray *after)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (piece_free);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree guint *a = numbers_of_blocks (before, numbers);
  g_autofree guint *b = numbers_of_blocks (after, numbers);
  g_autofree gboolean *kept_a = g_new0 (gboolean, before->len + 1);
  g_autofree gboolean *kept_b = g_new0 (gboolean, after->len + 1);

  keep_common (a, before->len, b, after->len, kept_a, kept_b);
  for (guint i = 0, j = 0; i < before->len || j < after->len;)
    {
      guint n = i;
      guint m = j;

      while (n < before->len && !kept_a[n])
        n++;
      while (m < after->len && !kept_b[m])
        m++;
      compare_run (pieces, before, i, n, after, j, m);
      if (n < before->len && m < after->len)
        add_piece (pieces, ASH_PIECE_SAME, g_ptr_array_index (before, n),
                   g_ptr_array_index (after, m));
      i = n + 1;
      j = m + 1;
    }
  return pieces;
}

guint
ash_page_compare_count (GPtrArray *pieces)
{
  guint n = 0;

  for (guint i = 0; i < pieces->len; i++)
    n += ((const AshPiece *) g_ptr_array_index (pieces, i))->fate != ASH_PIECE_SAME;
  return n;
}
