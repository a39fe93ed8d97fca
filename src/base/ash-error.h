#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ASH_ERROR (ash_error_quark ())

/**
 * AshError:
 * @ASH_ERROR_FAILED: something that should work did not
 * @ASH_ERROR_REFUSED: input that Ashlar does not take; the message says why, for a professor
 * @ASH_ERROR_LIMIT: input over one of the caps of `ash-limits.h`
 * @ASH_ERROR_FORMAT: malformed bytes where well-formed ones are needed
 * @ASH_ERROR_NOT_FOUND: a record, member, file or name that is not there
 * @ASH_ERROR_AMBIGUOUS: a title path that fits several items
 * @ASH_ERROR_WRITE: the result could not be written; nothing was changed
 * @ASH_ERROR_CONFLICT: the file was changed by somebody else
 * @ASH_ERROR_NEWER: the document was made by a newer Ashlar
 * @ASH_ERROR_BUSY: another process holds it
 * @ASH_ERROR_AGAIN: the same package is already in the document
 *
 * The one error domain of the core. Every message says what happened, where, and what to do.
 */
typedef enum
{
  ASH_ERROR_FAILED,
  ASH_ERROR_REFUSED,
  ASH_ERROR_LIMIT,
  ASH_ERROR_FORMAT,
  ASH_ERROR_NOT_FOUND,
  ASH_ERROR_AMBIGUOUS,
  ASH_ERROR_WRITE,
  ASH_ERROR_CONFLICT,
  ASH_ERROR_NEWER,
  ASH_ERROR_BUSY,
  ASH_ERROR_AGAIN,
} AshError;

GQuark ash_error_quark (void);

G_END_DECLS
