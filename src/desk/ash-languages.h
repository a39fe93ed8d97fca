#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What languages are called, for people who do not know their codes. The names are iso-codes’, in
 * the language of the program; where that is not installed, a few, each named in itself. */
typedef struct
{
  char *tag;  /* BCP 47, "en-AU" */
  char *name; /* "English (Australia)" */
} AshLanguage;

/* (element-type AshLanguage) (transfer none): those to choose from, by name */
GPtrArray *ash_languages (void);
/* (transfer full): a tag that nobody knows stands for itself */
char *ash_language_say (const char *tag);
/* The one as which a document keeps it: "EN_au" is "en-AU". */
char *ash_language_tag (const char *tag);

/* For tests: (transfer full): as found below these folders of shared data. */
GPtrArray *ash_languages_load (const char *const *data_folders);

G_END_DECLS
