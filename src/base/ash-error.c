#include "ash-error.h"

G_DEFINE_QUARK (ash - error - quark, ash_error)
