#pragma once

/* Every cap on what comes from outside, in one place, each with its reason.
 * They are checked while reading, never from what a header claims. */

/* Archives: the largest real exports have under 10,000 members; 20,000 leaves room. */
#define ASH_LIMIT_ENTRIES 20000
/* All members together, unpacked. A course with lecture videos stays below. */
#define ASH_LIMIT_TOTAL_BYTES (G_GINT64_CONSTANT (2) << 30)
/* One member: an hour of video at a modest rate. */
#define ASH_LIMIT_MEMBER_BYTES (G_GINT64_CONSTANT (512) << 20)
/* Unpacked to packed, after the first 10 MiB: honest XML reaches 30, bombs start at 1,000. */
#define ASH_LIMIT_RATIO 200
#define ASH_LIMIT_RATIO_AFTER (G_GINT64_CONSTANT (10) << 20)
/* A member name: every file system in use stops at 255 a segment, exports at ten levels. */
#define ASH_LIMIT_NAME_BYTES 1024
#define ASH_LIMIT_NAME_DEPTH 64

/* XML: libxml2 itself refuses depth 256 without HUGE; a manifest of 20,000 resources is 8 MiB. */
#define ASH_LIMIT_XML_BYTES (64 << 20)
#define ASH_LIMIT_XML_DEPTH 250

/* HTML, before gumbo sees it: 256 attributes in a tag took 37 s at 549 kB, 64 open formatting
 * elements 3 GB at 133 kB, and its cost is quadratic in open depth. */
#define ASH_LIMIT_HTML_BYTES (8 << 20)
#define ASH_LIMIT_HTML_ATTRIBUTES 256
#define ASH_LIMIT_HTML_FORMATTING 64
#define ASH_LIMIT_HTML_DEPTH 512
/* Formatting elements opened again in later blocks: a long Word page has some thousands. */
#define ASH_LIMIT_HTML_REOPENED 100000
/* Tags and attributes together: each costs gumbo some 200 bytes. */
#define ASH_LIMIT_HTML_PARTS 600000

/* Films and sounds: what is not read within this many seconds has no known length. */
#define ASH_LIMIT_MEDIA_WAIT 5
/* What a header may say: a film of a day, and no speech takes fewer bytes a second. */
#define ASH_LIMIT_MEDIA_SECONDS 86400
#define ASH_LIMIT_MEDIA_RATE 64

/* JSON: no plan of ours comes near. */
#define ASH_LIMIT_JSON_BYTES (16 << 20)
#define ASH_LIMIT_JSON_DEPTH 128
/* A value takes some 100 bytes once it is read. */
#define ASH_LIMIT_JSON_VALUES 1000000

/* Frameworks of skills: all 14,000 of ESCO with other names and descriptions are 12 MB. */
#define ASH_LIMIT_FRAMEWORK_BYTES (64 << 20)
#define ASH_LIMIT_STATEMENTS 100000
/* One statement and what is said about it: the longest descriptions in use have 3,000 characters.
 */
#define ASH_LIMIT_STATEMENT_BYTES 8192
/* A letter or a form that is kept with a document as it is: a scan of a few pages. */
#define ASH_LIMIT_LETTER_BYTES (20 << 20)

/* An organization tree: real ones stop at 6 levels, a title at some 200 characters. */
#define ASH_LIMIT_TREE_DEPTH 64
#define ASH_LIMIT_TITLE_BYTES 4096
/* Answers, conditions and feedbacks of one question: what refers to what costs their square. */
#define ASH_LIMIT_ANSWERS 2000
/* Questions of one package. */
#define ASH_LIMIT_QUESTIONS 100000

/* Objects are kept in chunks so that no media file stands in memory. */
#define ASH_CHUNK_BYTES (1 << 20)
/* A row of a document: a chunk, or a page that came as text with every character escaped. */
#define ASH_LIMIT_ROW_BYTES (64 << 20)
/* Undo history of a working copy. */
#define ASH_LIMIT_UNDO_STEPS 1000
#define ASH_LIMIT_UNDO_BYTES (64 << 20)
/* Kept sessions. */
#define ASH_LIMIT_SESSION_DAYS 30
#define ASH_LIMIT_SESSION_BYTES (G_GINT64_CONSTANT (2) << 30)
