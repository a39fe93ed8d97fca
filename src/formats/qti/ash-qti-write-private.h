#pragma once

#include "ash-qti-write.h"
#include <ash-xml-writer.h>

G_BEGIN_DECLS

/* Where the answers of a question are named. */
#define ASH_QTI_RESPONSE "response1"

typedef struct
{
  const AshQtiWriter *writer;
  AshXmlWriter *xml;
  const AshQuestion *question;
  AshQuestionKind kind;
  gint64 points;       /* whole ones, as they go out; 0 when nothing is said */
  GPtrArray *choices;  /* of AshChoice */
  GPtrArray *accepted; /* of AshAccepted */
  GPtrArray *idents;   /* of the choices, in their order */
} AshQtiItem;

gboolean ash_qti_has_text (const char *html);
gboolean ash_qti_has_key (const AshQtiItem *self);
/* Says in words whether a choice is "true" (1), "false" (0) or neither (-1). */
int ash_qti_truth (const AshChoice *choice);
void ash_qti_write_mattext (const AshQtiItem *self, const char *html);
void ash_qti_write_processing (AshQtiItem *self);
void ash_qti_write_feedback (AshQtiItem *self);

G_END_DECLS
