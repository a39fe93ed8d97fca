/* usage: ashlar-length < FILE   prints how many milliseconds the film or sound lasts, 0 when that
 * cannot be read. Exit 2: GStreamer or its plugins are not there.
 *
 * The file is a stranger's. It is taken apart as far as its packets and nothing is decoded; what
 * takes part is on a list, so that no file can name another file or a place on the network; and
 * whatever happens happens in a process that has nothing else to lose. */
#include <ash-limits.h>
#include <gst/gst.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

/* Looking for plugins for the first time takes some seconds, which is not the file's fault. */
#define START_SECONDS 60
#define MOST_MEMORY (G_GUINT64_CONSTANT (2) << 30)

/* What takes files apart. None of these follows an address. */
static const char *const MAY[] = { "aacparse", "aiffparse",      "amrparse",      "apedemux",
                                   "auparse",  "avidemux",       "flacparse",     "flvdemux",
                                   "id3demux", "oggdemux",       "matroskademux", "qtdemux",
                                   "wavparse", "mpegaudioparse", "wavpackparse",  NULL };
/* Without these nothing that courses have can be read. */
static const char *const MUST[] = { "filesrc", "parsebin",      "fakesink",       "oggdemux",
                                    "qtdemux", "matroskademux", "mpegaudioparse", NULL };

/* GstAutoplugSelectResult, which has no header. */
enum
{
  TRY = 0,
  SKIP = 2
};

static int
select_cb (GstElement *bin, GstPad *pad, GstCaps *caps, GstElementFactory *factory, gpointer data)
{
  const char *name = gst_plugin_feature_get_name (GST_PLUGIN_FEATURE (factory));

  return g_strv_contains (MAY, name) ? TRY : SKIP;
}

static void
pad_added_cb (GstElement *bin, GstPad *pad, gpointer pipeline)
{
  GstElement *sink = gst_element_factory_make ("fakesink", NULL);
  GstPad *end = gst_element_get_static_pad (sink, "sink");

  gst_bin_add (pipeline, sink);
  gst_pad_link (pad, end);
  gst_object_unref (end);
  gst_element_sync_state_with_parent (sink);
}

static GstElement *
pipeline_new (void)
{
  GstElement *pipeline = gst_pipeline_new (NULL);
  GstElement *source = gst_element_factory_make ("filesrc", NULL);
  GstElement *parts = gst_element_factory_make ("parsebin", NULL);

  g_object_set (source, "location", "/proc/self/fd/0", NULL);
  gst_bin_add_many (GST_BIN (pipeline), source, parts, NULL);
  gst_element_link (source, parts);
  g_signal_connect (parts, "autoplug-select", G_CALLBACK (select_cb), NULL);
  g_signal_connect (parts, "pad-added", G_CALLBACK (pad_added_cb), pipeline);
  return pipeline;
}

/* Runs until it is as far as it gets: whether that went well. */
static gboolean
run (GstElement *pipeline, GstState state, GstMessageType until)
{
  GstBus *bus = gst_element_get_bus (pipeline);
  GstMessage *message;

  gst_element_set_state (pipeline, state);
  message = gst_bus_timed_pop_filtered (bus, (ASH_LIMIT_MEDIA_WAIT - 1) * GST_SECOND,
                                        until | GST_MESSAGE_ERROR);
  return message != NULL && GST_MESSAGE_TYPE (message) != GST_MESSAGE_ERROR;
}

/* A stream of sound without a header has no length until it was walked through. */
static gint64
find_length (GstElement *pipeline)
{
  gint64 length = 0;

  if (!run (pipeline, GST_STATE_PAUSED, GST_MESSAGE_ASYNC_DONE | GST_MESSAGE_EOS))
    return 0;
  if (gst_element_query_duration (pipeline, GST_FORMAT_TIME, &length) && length > 0)
    return length;
  if (run (pipeline, GST_STATE_PLAYING, GST_MESSAGE_EOS) &&
      gst_element_query_position (pipeline, GST_FORMAT_TIME, &length) && length > 0)
    return length;
  return gst_element_query_duration (pipeline, GST_FORMAT_TIME, &length) ? length : 0;
}

static gboolean
is_there (const char *name)
{
  return gst_registry_check_feature_version (gst_registry_get (), name, 1, 0, 0);
}

/* From here on it may take no more than its share. */
static void
limit (void)
{
  const struct rlimit none = { 0, 0 };
  const struct rlimit time = { ASH_LIMIT_MEDIA_WAIT, ASH_LIMIT_MEDIA_WAIT };

  setrlimit (RLIMIT_CORE, &none);
  setrlimit (RLIMIT_CPU, &time);
#ifndef __SANITIZE_ADDRESS__
  const struct rlimit memory = { MOST_MEMORY, MOST_MEMORY };

  setrlimit (RLIMIT_AS, &memory);
#endif
  alarm (ASH_LIMIT_MEDIA_WAIT);
}

int
main (void)
{
  gint64 length;

  alarm (START_SECONDS);
  if (!gst_init_check (NULL, NULL, NULL))
    return 2;
  for (guint i = 0; MUST[i] != NULL; i++)
    if (!is_there (MUST[i]))
      return 2;
  limit ();
  length = find_length (pipeline_new ());
  printf ("%" G_GINT64_FORMAT "\n", MAX (length, 0) / (gint64) GST_MSECOND);
  fflush (stdout);
  /* Nothing is put away: a reader that loops would never let go. */
  _exit (0);
}
