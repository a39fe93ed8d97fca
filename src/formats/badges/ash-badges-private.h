#pragma once

#include "ash-badge.h"
#include "ash-formats.h"

#include <ash-learner-words.h>

G_BEGIN_DECLS

/* Where a definition is published, and how its parts are named: below `address/CODE`, or by
 * urn:uuid: when the issuer has no web address. */
char *ash_badge_base (const AshDesign *design);                       /* NULL without an address */
char *ash_badge_file_url (const AshDesign *design, const char *path); /* likewise */
char *ash_badge_record_id (const AshDesign *design, const char *path, const char *record);

/* What a badge says, ready for both versions: plain text, trimmed, NULL rather than empty. */
char *ash_badge_name (const AshDesign *design);
char *ash_badge_description (const AshDesign *design);
char *ash_badge_language (const AshDesign *design); /* NULL when OB 3.0 has no form for the tag */
GPtrArray *ash_badge_confirmations (const AshDesign *design);
char *ash_badge_text (const char *text);            /* trimmed */
GPtrArray *ash_badge_shown_outcomes (const AshDesign *design); /* (element-type AshStatement) */
GPtrArray *ash_badge_tags (const AshDesign *design);           /* (element-type utf8) */
char *ash_badge_narrative (const AshDesign *design);
char *ash_badge_missing_for_2_0 (const AshDesign *design); /* a sentence, or NULL */

/* The picture that a badge goes out with: the user's own, or the drawn one. */
typedef struct
{
  GBytes *png;
  GBytes *svg; /* NULL: there is none */
  gboolean is_own;
} AshBadgePicture;

gboolean ash_badge_picture_init (AshBadgePicture *self,
                                 const AshDesign *design,
                                 const AshBodies *bodies,
                                 int pixels,
                                 GError **error);
void ash_badge_picture_clear (AshBadgePicture *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AshBadgePicture, ash_badge_picture_clear)

/* The logo of the issuer, where there is one that platforms take. */
typedef struct
{
  GBytes *bytes; /* NULL: there is none */
  AshBadgeImageKind kind;
} AshIssuerLogo;

#define ASH_ISSUER_LOGO_PNG "issuer-logo.png"
#define ASH_ISSUER_LOGO_SVG "issuer-logo.svg"

void ash_issuer_logo_init (AshIssuerLogo *self, const AshDesign *design, const AshBodies *bodies);
void ash_issuer_logo_clear (AshIssuerLogo *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AshIssuerLogo, ash_issuer_logo_clear)

/* The definitions, as JSON. */
char *ash_badge_achievement_json (const AshDesign *design, GBytes *png, const AshIssuerLogo *logo);
char *ash_badge_profile_json (const AshDesign *design, const AshIssuerLogo *logo);
char *ash_badge_class_json (const AshDesign *design);
char *ash_badge_issuer_json (const AshDesign *design, const AshIssuerLogo *logo);

/* The designed image: stones of a wall or an arch around a small building. */
typedef struct
{
  guint form;
  guint colour;
  guint symbol;
  char letters[3]; /* instead of the symbol, or "" */
  guint choice;    /* which of the numbers of stones that its form allows */
  guint n_stones;  /* of the ring */
  guint32 tints;   /* bit n: stone n is of the darker tint */
} AshEmblem;

typedef struct
{
  gint x;
  gint y;
} AshPoint;

/* A filled polygon. Coordinates are integers below %ASH_EMBLEM_SIZE, so that picture and
 * drawing are alike to the last unit. */
typedef struct
{
  guint32 rgb;
  GArray *points; /* (element-type AshPoint) */
} AshFacet;

#define ASH_EMBLEM_SIZE 6000
/* Importers take 256 KB at most. */
#define ASH_BADGE_IMAGE_BYTES (256 << 10)

typedef enum
{
  ASH_TONE_BASE,  /* mortar and field */
  ASH_TONE_STONE, /* stones of the ring */
  ASH_TONE_DARK,  /* their darker tint */
  ASH_TONE_KEY,   /* keystone */
  ASH_TONE_SYMBOL,
  ASH_N_TONES
} AshTone;

extern const char *const ASH_EMBLEM_FORMS[];
extern const char *const ASH_EMBLEM_COLOURS[];
extern const char *const ASH_EMBLEM_SYMBOLS[];

void ash_emblem_init (AshEmblem *self, const AshDesign *design);
void ash_emblem_set_form (AshEmblem *self, guint form);
guint32 ash_emblem_tone (guint colour, AshTone tone);
char *ash_emblem_caption (const AshEmblem *self, const AshWords *words);
GPtrArray *ash_emblem_facets (const AshEmblem *self);
void ash_emblem_add_symbol (GPtrArray *facets, guint symbol, guint32 rgb);

void ash_emblem_add_letters (GPtrArray *facets, const char *letters, guint32 rgb);
GBytes *ash_emblem_png (const AshEmblem *self, int pixels, GError **error);

void ash_facets_add (GPtrArray *facets, guint32 rgb, const AshPoint *points, guint n_points);
GArray *ash_points_new (void);
void ash_points_add (GArray *points, double x, double y);
void ash_points_add_arc (GArray *points, AshPoint centre, double radius, double from, double to);
void ash_facets_take (GPtrArray *facets, guint32 rgb, GArray *points);

G_END_DECLS
