#pragma once

#include <ash-desk.h>
#include <ash-document.h>
#include <ash-error.h>
#include <ash-json-writer.h>
#include <ash-texts.h>

G_BEGIN_DECLS

/* Exit codes of every verb. */
enum
{
  CLI_DONE = 0,
  CLI_FINDINGS = 1,    /* `check`, or any verb with --strict: a finding is an error */
  CLI_USAGE = 2,       /* the command line makes no sense */
  CLI_REFUSED = 3,     /* the input is not taken */
  CLI_NOT_WRITTEN = 4, /* the result could not be written */
};

/* An option of a verb: a flag, or one that takes a value. */
typedef struct
{
  const char *name;  /* "--into" */
  const char *alias; /* "-o" or NULL */
  gboolean *flag;
  char **value; /* borrowed from argv */
} CliOption;

typedef struct
{
  const char *name;
  const char *synopsis; /* what follows the verb */
  const char *summary;  /* one line */
  const char *help;     /* the rest */
  int (*run) (int argc, char **argv);
} CliVerb;

extern const CliVerb VERB_IMPORT;
extern const CliVerb VERB_INFO;
extern const CliVerb VERB_APPLY;
extern const CliVerb VERB_PROPOSE;
extern const CliVerb VERB_FIND;
extern const CliVerb VERB_LEFTOVERS;
extern const CliVerb VERB_CHECK;
extern const CliVerb VERB_EXPORT;
extern const CliVerb VERB_FRAMEWORK;
extern const CliVerb VERB_BADGE;
extern const CliVerb VERB_PREVIEW;
extern const CliVerb VERB_SPEC;
extern const CliVerb VERB_MATRIX;
extern const CliVerb VERB_CONVERT;
extern const CliVerb VERB_SAMPLE;

/* Takes options out of argv, in any order; "--" ends them. What is left is counted in @argc.
 * FALSE after saying what is wrong on standard error. */
gboolean cli_parse (const CliVerb *verb, const CliOption *options, int *argc, char **argv);
/* Says a usage error and how to get help: returns CLI_USAGE. */
int cli_usage (const CliVerb *verb, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Only how the verb is used, where a list stands before it. */
int cli_usage_line (const CliVerb *verb);

/* Text in UTF-8 whatever the locale, which is "C" when there is no environment. */
void cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
void cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2); /* a sentence on standard error */

/* Says the error and returns its exit code; @otherwise when the error does not tell. */
int cli_fail (const GError *error, int otherwise);

/* Progress shown on standard error while it is a terminal; nothing elsewhere. Ctrl+C and SIGTERM
 * stop the work, which then leaves nothing. */
typedef struct _CliProgress CliProgress;
CliProgress *cli_progress_new (void);
AshProgress *cli_progress_get (CliProgress *self);
void cli_progress_free (CliProgress *self); /* takes the line away */

/* Whether a file is there to read; says what is wrong. */
gboolean cli_can_read (const char *path, int *out_code);
/* A document to read. */
AshStore *cli_open (const char *path, int *out_code);

/* The credential of @name: title, code or ref; NULL: the only one. Says and gives the code. */
AshCredential *
cli_find_credential (const CliVerb *verb, AshStore *store, const char *name, int *out_code);
char *cli_credential_title (AshStore *store, const AshCredential *credential);

/* What a verb that writes one credential into a folder is asked for. */
typedef struct
{
  char *credential;
  char *out;
  gboolean as_json;
  gboolean is_strict;
} CliFolder;

typedef int (*CliFolderFunc) (const CliFolder *asked,
                              AshStore *store,
                              const AshCredential *credential);

/* Such a verb: its options, the document, the credential, the folder; then @func. */
int cli_into_folder (const CliVerb *verb, int argc, char **argv, CliFolderFunc func);

/* Whether a file can be written at @path, which may be there already; says what is wrong. */
gboolean cli_can_write_file (const char *path);
/* The same for a folder that may have to be made. */
gboolean cli_can_write_folder (const char *path);
gboolean cli_is_same_file (const char *one, const char *other);

/* A report in JSON, and in words. */
void cli_write_report (AshJsonWriter *json, const AshReport *report);
void cli_print_report (const AshReport *report, gboolean with_dead_links);
void cli_print_json (AshJsonWriter *json);
/* "2 modules, 7 pages, 1 quiz": (transfer full) */
char *cli_contents_in_words (AshStore *store, const char *tree);
/* What a system will do with a package; the first as members of the object that is open. */
void cli_write_dry_run (AshJsonWriter *json, const AshDryRun *run);
void cli_print_dry_run (const AshDryRun *run);
gboolean cli_report_has_losses (const AshReport *report);

/* Members of the object that is open: where a text stands, and what kind of text it is */
void cli_write_text_place (AshJsonWriter *json, const AshText *text);
/* Findings in JSON, and in words; whether one of them is an error. */
void cli_write_findings (AshJsonWriter *json, GPtrArray *findings);
void cli_print_findings (GPtrArray *findings);
gboolean cli_has_errors (GPtrArray *findings);
/* --strict: checks one credential (NULL: all) before anything is written. CLI_DONE to go on. */
int cli_check_strictly (AshStore *store, const char *credential);

gboolean cli_parse_format (const char *name, AshCartridgeVersion *out_version);
const char *cli_format_name (AshCartridgeVersion version);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliProgress, cli_progress_free)

G_END_DECLS
