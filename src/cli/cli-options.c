#include "cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static const CliOption *
find_option (const CliOption *options, const char *text, gsize length)
{
  for (const CliOption *option = options; option->name != NULL; option++)
    if ((strlen (option->name) == length && strncmp (option->name, text, length) == 0) ||
        (option->alias != NULL && strlen (option->alias) == length &&
         strncmp (option->alias, text, length) == 0))
      return option;
  return NULL;
}

/* One option, perhaps with its value from the next argument. */
static gboolean
take_option (const CliVerb *verb, const CliOption *options, int argc, char **argv, int *index)
{
  const char *text = argv[*index];
  const char *equals = strchr (text, '=');
  gsize length = equals != NULL ? (gsize) (equals - text) : strlen (text);
  const CliOption *option = find_option (options, text, length);

  if (option == NULL)
    {
      cli_usage (verb, _ ("There is no option %s."), text);
      return FALSE;
    }
  if (option->flag != NULL)
    {
      if (equals != NULL)
        cli_usage (verb, _ ("%s takes no value."), option->name);
      else
        *option->flag = TRUE;
      return equals == NULL;
    }
  if (*option->value != NULL)
    {
      cli_usage (verb, _ ("%s is given twice."), option->name);
      return FALSE;
    }
  if (equals == NULL && *index + 1 >= argc)
    {
      cli_usage (verb, _ ("%s needs a value."), option->name);
      return FALSE;
    }
  *option->value = equals != NULL ? (char *) equals + 1 : argv[++*index];
  if ((*option->value)[0] == '\0' || !g_utf8_validate (*option->value, -1, NULL))
    {
      cli_usage (verb, _ ("%s needs a value."), option->name);
      return FALSE;
    }
  return TRUE;
}

gboolean
cli_parse (const CliVerb *verb, const CliOption *options, int *argc, char **argv)
{
  int left = 0;
  gboolean is_over = FALSE;

  for (int i = 0; i < *argc; i++)
    {
      if (!is_over && g_str_equal (argv[i], "--"))
        is_over = TRUE;
      else if (!is_over && argv[i][0] == '-' && argv[i][1] != '\0')
        {
          if (!take_option (verb, options, *argc, argv, &i))
            return FALSE;
        }
      else if (argv[i][0] == '\0')
        {
          cli_usage (verb, _ ("A file name is empty."));
          return FALSE;
        }
      else
        argv[left++] = argv[i];
    }
  *argc = left;
  return TRUE;
}

int
cli_usage (const CliVerb *verb, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  cli_say ("%s", text);
  return cli_usage_line (verb);
}

int
cli_usage_line (const CliVerb *verb)
{
  cli_say (_ ("Usage: ashlar-cli %s %s"), verb->name, verb->synopsis);
  return CLI_USAGE;
}
