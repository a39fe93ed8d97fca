#pragma once

#include <ash-design.h>
#include <ash-report.h>

G_BEGIN_DECLS

/* Questions as QTI 1.2 in the one form that all importers read (formats.md, section 7). */

/* Returns the HTML of a question with its links as they go out: (transfer full), or NULL to
 * take @html as it is. */
typedef char *(*AshQtiHtmlFunc) (const char *html, const char *base, gpointer user_data);

typedef struct
{
  const AshDesign *design;
  AshQtiHtmlFunc html_func;
  gpointer user_data;
  gboolean points_as_score;
} AshQtiWriter;

/* A question as a quiz or a bank lists it. */
typedef struct
{
  const AshQuestion *question;
  gint64 points_c;
  const char *category; /* (nullable) */
} AshQtiLine;

/* As what the question goes out; ASH_QUESTION_UNKNOWN when it cannot be written. */
AshQuestionKind ash_qti_written_kind (const AshDesign *design, const AshQuestion *question);
/* Says in @report what becomes of the question. */
void ash_qti_report (const AshDesign *design,
                     const AshQtiLine *line,
                     AshReport *report,
                     const char *ref,
                     const char *where);
/* Hands every HTML text of the question to the writer's function. */
void ash_qti_visit (const AshQtiWriter *self, const AshQuestion *question);
char *ash_qti_description (const AshItem *quiz);
/* @lines (element-type AshQtiLine), all of them writable, at least one. (transfer full) */
GBytes *ash_qti_write_quiz (const AshQtiWriter *self,
                            const AshItem *quiz,
                            const char *title,
                            const char *ident,
                            GArray *lines);
GBytes *ash_qti_write_bank (const AshQtiWriter *self, const char *ident, GArray *lines);

G_END_DECLS
