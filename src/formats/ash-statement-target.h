#pragma once

#include <ash-records.h>

G_BEGIN_DECLS

/* What a statement is in the framework that it came from, whatever the credential says in its
 * place: what a badge is aligned to. Members are NULL where it is not known. */
typedef struct
{
  char *name;
  char *code;
  char *description;
  char *type; /* as badges call it: "CFItem" */
} AshStatementTarget;

char *ash_statement_target_to_json (const AshStatementTarget *self);
void ash_statement_target_read (AshStatementTarget *self, const AshStatement *statement);
void ash_statement_target_clear (AshStatementTarget *self);
/* Whether its code is one that its framework gave. */
gboolean ash_statement_has_code (const AshStatement *statement);

G_END_DECLS
