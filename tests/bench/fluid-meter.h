#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was measured of the main loop while somebody typed, in milliseconds; each as the 95th
 * percentile and the most.
 *
 * own: of a turn of the loop, that is in our code and not in GTK's layout and drawing
 * work: from a key to the end of the frame that shows what it did, as far as this thread was at
 *   work, which a busy machine does not change
 * frame: the same by the clock on the wall */
typedef struct
{
  double own_p95, own_max;
  double work_p95, work_max;
  double frame_p95, frame_max;
  guint n_keys;
} FluidFigures;

gint64 fluid_meter_thread_time (void);  /* processor time of this thread, in µs */
gint64 fluid_meter_process_time (void); /* and of all threads */
/* From now on, of every window of the program. */
void fluid_meter_watch (void);
void fluid_meter_begin (void);
void fluid_meter_end (FluidFigures *figures);

void fluid_meter_leave_out (void);
void fluid_meter_rest (guint ms); /* the main loop goes on */
/* Until what an opening begins has ended, as far as can be seen from here. */
void fluid_meter_wait_until_idle (void);

G_END_DECLS
