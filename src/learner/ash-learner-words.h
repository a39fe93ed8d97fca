#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What learners read is in the language of the credential, never in that of the machine it was
 * made on: the same document gives the same bytes everywhere. So these words are data
 * (`data/learner/words/`), not gettext. */
typedef struct _AshWords AshWords;

AshWords *ash_words_new (const char *lang);
void ash_words_free (AshWords *self);
const char *ash_words_lang (const AshWords *self);
const char *ash_words_direction (const AshWords *self);
const char *ash_words_get (const AshWords *self, const char *key);
char *ash_words_format (const AshWords *self, const char *key, ...) G_GNUC_NULL_TERMINATED;
char *ash_words_count (const AshWords *self, const char *key, gint64 n);
char *ash_words_points (const AshWords *self, gint64 points_c);
char *ash_words_hundredths (const AshWords *self, gint64 hundredths);
char *ash_words_percent (const AshWords *self, gint64 basis_points);
char *ash_words_minutes (const AshWords *self, gint64 minutes);
char *ash_words_months (const AshWords *self, gint64 months);
char *ash_words_language (const char *tag);
char *ash_words_list (const AshWords *self, const char *key, GPtrArray *parts);

/* data/learner/NAME, compiled in. */
GBytes *ash_learner_data (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshWords, ash_words_free)

G_END_DECLS
