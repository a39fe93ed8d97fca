#include "cli.h"

#include <glib/gi18n-lib.h>

int
cli_into_folder (const CliVerb *verb, int argc, char **argv, CliFolderFunc func)
{
  CliFolder asked = { NULL, NULL, FALSE, FALSE };
  const CliOption options[] = {
    { "--credential", NULL, NULL, &asked.credential },
    { "--output", "-o", NULL, &asked.out },
    { "--json", NULL, &asked.as_json, NULL },
    { "--strict", NULL, &asked.is_strict, NULL },
    { NULL, NULL, NULL, NULL },
  };
  g_autoptr (AshStore) store = NULL;
  g_autoptr (AshCredential) credential = NULL;
  int code = CLI_DONE;

  if (!cli_parse (verb, options, &argc, argv))
    return CLI_USAGE;
  if (argc != 1)
    return cli_usage (verb, _ ("Name one document."));
  if (asked.out == NULL)
    return cli_usage (verb, _ ("Say with -o which folder to write."));
  store = cli_open (argv[0], &code);
  if (store == NULL)
    return code;
  credential = cli_find_credential (verb, store, asked.credential, &code);
  if (credential == NULL)
    return code;
  if (!cli_can_write_folder (asked.out))
    return CLI_NOT_WRITTEN;
  if (asked.is_strict && (code = cli_check_strictly (store, credential->record.id)) != CLI_DONE)
    return code;
  return func (&asked, store, credential);
}
