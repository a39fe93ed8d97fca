#pragma once

#include <ash-json.h>

#include "ash-plan-private.h"

G_BEGIN_DECLS

/* Quantities of a plan are numbers a person writes; these are the largest that make sense. */
#define ASH_PLAN_MOST_MINUTES 1000000
#define ASH_PLAN_MOST_POINTS 1000000
#define ASH_PLAN_MOST_DRAWN 1000

/* A plan being read. Each function says what is wrong, with the line, and is FALSE (or NULL) then.
 */
typedef struct
{
  const char *name; /* of the file */
  GError **error;
  AshPlanCredential *credential; /* being read */
  AshPlanRubric *rubric;         /* being read */
} AshPlanReader;

typedef gboolean (*AshPlanReadFunc) (AshPlanReader *self, const AshJsonValue *value, gpointer into);

#define REFUSE(value, ...)                                                                         \
  ash_plan_refuse (self->name, ash_json_line (value), self->error, __VA_ARGS__)

/* (nullable): null stands for an absent member */
const AshJsonValue *ash_plan_member (const AshJsonValue *object, const char *name);
/* An object with no members but the @known ones, each of which somebody will look at. */
gboolean ash_plan_check_object (AshPlanReader *self,
                                const AshJsonValue *value,
                                const char *what,
                                const char *const *known);
/* Without spaces around; NULL for nothing. */
gboolean
ash_plan_read_text (AshPlanReader *self, const AshJsonValue *object, const char *name, char **out);
gboolean
ash_plan_read_title (AshPlanReader *self, const AshJsonValue *object, const char *what, char **out);
/* One of @words (closed by NULL): its place among them. */
gboolean ash_plan_read_word (AshPlanReader *self,
                             const AshJsonValue *object,
                             const char *name,
                             const char *const *words,
                             int *out);
/* A number times @scale, an integer then; the largest is @most before scaling. */
gboolean ash_plan_read_number (AshPlanReader *self,
                               const AshJsonValue *object,
                               const char *name,
                               double most,
                               int scale,
                               gint64 *out);
gboolean ash_plan_read_array (AshPlanReader *self,
                              const AshJsonValue *object,
                              const char *name,
                              AshPlanReadFunc func,
                              gpointer into);
gboolean ash_plan_read_item (AshPlanReader *self, const AshJsonValue *value, AshPlanItem **out);

/* The id of the outcome, rubric or assessment that has @key. */
const char *
ash_plan_find_key (GPtrArray *things, gsize id_offset, gsize key_offset, const char *key);
#define ASH_PLAN_FIND(things, Type, wanted)                                                        \
  ash_plan_find_key (things, G_STRUCT_OFFSET (Type, id), G_STRUCT_OFFSET (Type, key), wanted)
gboolean ash_plan_check_new_key (AshPlanReader *self,
                                 const AshJsonValue *object,
                                 const char *key,
                                 const char *taken);
/* The outcome that the text @value names. */
const char *ash_plan_outcome_of (AshPlanReader *self, const AshJsonValue *value);
gboolean ash_plan_add_outcome_cb (AshPlanReader *self, const AshJsonValue *value, gpointer into);

/* What the members of a credential hold, each in a file of its own. */
gboolean ash_plan_read_rubrics (AshPlanReader *self, const AshJsonValue *credential);
gboolean ash_plan_read_assessments (AshPlanReader *self, const AshJsonValue *credential);
gboolean ash_plan_read_completion (AshPlanReader *self, const AshJsonValue *credential);

G_END_DECLS
