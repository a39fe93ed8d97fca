#pragma once

#include <ash-design.h>
#include <ash-progress.h>
#include <ash-report.h>

G_BEGIN_DECLS

/* The learner view of a credential. */

/* Fragments that the package writers use too. All HTML, encoded, accessible, no style sheet
 * needed: (transfer full), NULL when there is nothing to say. */
char *ash_learner_start_here (const AshDesign *design); /* body of the start-here page */
char *ash_learner_rubric_table (const AshDesign *design,
                                const AshRubric *rubric); /* <section data-ashlar-rubric="ID">… */
char *ash_learner_brief (const AshDesign *design,
                         const char *item); /* <section data-ashlar-brief="ID">… */
/* Whether @html carries that rubric's table already (NULL: any); and without any such tables. */
gboolean ash_learner_has_rubric (const char *html, const char *rubric_id);
char *ash_learner_without_rubrics (const char *html);
char *ash_learner_completion_text (const AshDesign *design); /* the rule in words, plain text */
char *ash_learner_workload_text (gint64 minutes);            /* "1 h 55 min", "12 h" */
/* The rubric of an item: its assessment's, else the one that came with its source. */
const AshRubric *ash_learner_rubric_of_item (const AshDesign *design, const char *item);

/* A page of the site by its path ("index.html", "pages/ID.html", "files/…"). The site is the
 * same bytes whether written to a folder or asked for page by page by the preview. */
typedef struct _AshSite AshSite;
AshSite *ash_site_new (const AshDesign *design, const AshBodies *bodies); /* borrows both */
void ash_site_free (AshSite *self);
/* Paths of everything the site has, in order; the first is the start page. */
GPtrArray *ash_site_paths (AshSite *self);
char *ash_site_path_of_item (AshSite *self, const char *item); /* NULL when it has no page */
/* One page's bytes and media type; ASH_ERROR_NOT_FOUND. */
GBytes *ash_site_load (AshSite *self, const char *path, char **out_type, GError **error);
/* The policy that the preview's scheme sends and every page carries. */
const char *ash_site_content_security_policy (AshSite *self);
/* All of it into @folder, which is made and must be empty or ours; media streamed. @report gets
 * links that lead nowhere and items left out. */
gboolean ash_site_write (
    AshSite *self, const char *folder, AshReport *report, AshProgress *progress, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshSite, ash_site_free)

G_END_DECLS
