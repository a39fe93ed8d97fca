#pragma once

#include <ash-design.h>

G_BEGIN_DECLS

/* What a badge looks like and says, for the view that shows it. */

/* How a drawn badge looks. Every colour is a palette whose contrast a test computes: white and the
 * keystone on the ground 7:1, the stones 2:1. */
typedef struct
{
  guint shape;
  guint colour;
  guint symbol;    /* without letters */
  char letters[3]; /* one or two of A–Z and 0–9; "" for a symbol */
} AshBadgeStyle;

guint ash_badge_n_shapes (void);
guint ash_badge_n_colours (void);
guint ash_badge_n_symbols (void);
const char *ash_badge_shape_nick (guint shape);
const char *ash_badge_colour_nick (guint colour);
const char *ash_badge_symbol_nick (guint symbol);
/* 0xrrggbb: of the ground and of the stones */
void ash_badge_palette (guint colour, guint32 *out_ground, guint32 *out_stone);
double ash_badge_contrast (guint32 one, guint32 two);
void ash_badge_style_init (AshBadgeStyle *self, const AshDesign *design);
char *ash_badge_style_to_json (const AshBadgeStyle *self);
/* One or two capitals of what a person typed, or "" when it has none that can be cut in stone. */
void ash_badge_letters (const char *text, char out[3]);
GBytes *ash_badge_style_png (const AshDesign *design,
                             const AshBadgeStyle *style,
                             int pixels,
                             GError **error);

/* A picture of the user's own. */
typedef enum
{
  ASH_BADGE_PNG,
  ASH_BADGE_SVG,
} AshBadgeImageKind;
/* Whether platforms take it: square, not too large, and an SVG that runs nothing and fetches
 * nothing. Error: ASH_ERROR_REFUSED, with what to do. */
gboolean ash_badge_check_image (GBytes *bytes, AshBadgeImageKind *out_kind, GError **error);

/* What platforms take of a "name" or "description", in characters, and of an "image", in bytes; -1
 * for a field without a limit. */
int ash_badge_limit (const char *field);
/* Which platform sets it (transfer none) (nullable), and the same as a sentence. */
const char *ash_badge_limit_who (const char *field);
const char *ash_badge_limit_reason (const char *field);
/* A sentence for each text that is longer: (transfer full) (nullable). */
char *ash_badge_dup_too_long (const AshDesign *design);

/* The criteria as outcomes, evidence and rule give them, whatever the author wrote instead. */
char *ash_badge_generated_criteria (const AshDesign *design);

typedef enum
{
  ASH_CRITERIA_FOLLOW,  /* written from the design: always in step */
  ASH_CRITERIA_OWN,     /* the author's own words, and the design is as it was then */
  ASH_CRITERIA_DRIFTED, /* the author's own words, and the design has changed since */
} AshCriteriaState;
AshCriteriaState ash_badge_criteria_state (const AshDesign *design);

/* What an employer reads: the facts of the written definition, and what it leaves out. */
typedef struct
{
  char *name;
  char *description;
  char *issuer;        /* (nullable) */
  GPtrArray *can;      /* (element-type utf8) */
  GPtrArray *left_out; /* (element-type utf8) outcomes that nothing shows */
  GPtrArray *proved;   /* (element-type utf8) */
  GPtrArray *skills;   /* (element-type utf8) */
  /* (element-type utf8) who confirmed which skill, and when; none where the author's own words take
   * the place of the criteria that say it */
  GPtrArray *confirmed;
  gint64 minutes;      /* ASH_UNSET: not said */
  gint64 valid_months; /* ASH_UNSET: no end */
  char *level;         /* (nullable) */
} AshBadgeCard;

AshBadgeCard *ash_badge_card_new (const AshDesign *design);
void ash_badge_card_free (AshBadgeCard *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshBadgeCard, ash_badge_card_free)

G_END_DECLS
