#include "ash-verdict.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *icon;
  const char *css;
  const char *title;
  const char *subtitle;
} VERDICTS[ASH_N_VERDICTS] = {
  [ASH_VERDICT_ARRIVES] = { "emblem-default-symbolic", "ok", N_ ("Arrives"), "" },
  [ASH_VERDICT_DIFFERENT] = { "dialog-information-symbolic", "note", N_ ("Looks different"),
                              N_ ("Nothing to do") },
  [ASH_VERDICT_UNKNOWN] = { "dialog-question-symbolic", "muted", N_ ("Not known"),
                            N_ ("Nobody has told us yet: look at these after the import") },
  [ASH_VERDICT_CHANGED] = { "dialog-warning-symbolic", "change", N_ ("Changed"),
                            N_ ("These arrive, but work differently") },
  [ASH_VERDICT_LOST] = { "dialog-error-symbolic", "lost", N_ ("Lost"), N_ ("These do not arrive") },
};

const char *
ash_verdict_icon (AshVerdict verdict)
{
  return VERDICTS[verdict].icon;
}

const char *
ash_verdict_css (AshVerdict verdict)
{
  return VERDICTS[verdict].css;
}

const char *
ash_verdict_title (AshVerdict verdict)
{
  return _ (VERDICTS[verdict].title);
}

const char *
ash_verdict_subtitle (AshVerdict verdict)
{
  return *VERDICTS[verdict].subtitle != '\0' ? _ (VERDICTS[verdict].subtitle) : "";
}

/**
 * ash_verdict_count:
 *
 * Returns: (transfer full): what stands after the figure in the legend
 */
char *
ash_verdict_count (AshVerdict verdict, guint n)
{
  switch (verdict)
    {
    case ASH_VERDICT_ARRIVES:
      return g_strdup (ngettext ("arrives as it is", "arrive as they are", n));
    case ASH_VERDICT_DIFFERENT:
      return g_strdup (ngettext ("looks different", "look different", n));
    case ASH_VERDICT_UNKNOWN:
      return g_strdup (_ ("not known"));
    case ASH_VERDICT_CHANGED:
      return g_strdup (ngettext ("is changed", "are changed", n));
    case ASH_VERDICT_LOST:
    case ASH_N_VERDICTS:
      break;
    }
  return g_strdup (ngettext ("is lost", "are lost", n));
}

AshVerdict
ash_verdict_worst (const AshDryRun *run)
{
  for (int verdict = ASH_VERDICT_LOST; verdict > ASH_VERDICT_ARRIVES; verdict--)
    if (run->counts[verdict] > 0)
      return verdict;
  return ASH_VERDICT_ARRIVES;
}

GtkWidget *
ash_verdict_image_new (AshVerdict verdict)
{
  GtkWidget *image = gtk_image_new ();

  ash_verdict_image_set (image, verdict);
  return image;
}

void
ash_verdict_image_set (GtkWidget *image, AshVerdict verdict)
{
  for (guint i = 0; i < ASH_N_VERDICTS; i++)
    gtk_widget_remove_css_class (image, VERDICTS[i].css);
  gtk_widget_add_css_class (image, VERDICTS[verdict].css);
  gtk_image_set_from_icon_name (GTK_IMAGE (image), VERDICTS[verdict].icon);
}

/**
 * ash_verdict_system:
 *
 * Returns: (transfer full): the system inside a sentence: "Moodle", "your system"
 */
char *
ash_verdict_system (const AshTarget *target)
{
  return g_strdup (g_str_equal (target->name, "not-sure") ? _ ("your system") : target->title);
}
