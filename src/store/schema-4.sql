CREATE TABLE "tree" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "kind" TEXT NOT NULL, "title" TEXT, "lang" TEXT) STRICT
CREATE TABLE "source" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "pos" TEXT, "tree" TEXT, "digest" TEXT, "file_name" TEXT, "producer" TEXT, "format" TEXT, "version" TEXT, "importer_version" INTEGER, "imported_at" TEXT, "report" TEXT, "times" INTEGER, "foreign" TEXT, "state" TEXT NOT NULL) STRICT
CREATE TABLE "item" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "tree" TEXT, "parent" TEXT, "pos" TEXT, "kind" TEXT NOT NULL, "is_linked" INTEGER NOT NULL, "title" TEXT, "lang" TEXT, "purpose" TEXT, "mode" TEXT, "weeks" INTEGER, "role" TEXT NOT NULL, "publish_state" TEXT NOT NULL, "body" TEXT, "body_type" TEXT, "path" TEXT, "link_url" TEXT, "minutes" INTEGER, "points_c" INTEGER, "attempts" INTEGER, "limit_minutes" INTEGER, "settings" TEXT, "extra" TEXT) STRICT
CREATE TABLE "item_origin" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "item" TEXT, "source_item" TEXT, "source_digest" TEXT, "start" INTEGER, "end" INTEGER) STRICT
CREATE TABLE "foreign_key" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "tree" TEXT, "owner" TEXT, "scheme" TEXT, "value" TEXT) STRICT
CREATE TABLE "asset" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "tree" TEXT, "path" TEXT, "digest" TEXT, "title" TEXT, "alt" TEXT, "media_type" TEXT, "licence" TEXT, "attribution" TEXT, "role" TEXT NOT NULL) STRICT
CREATE TABLE "bank" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "tree" TEXT, "pos" TEXT, "title" TEXT, "quiz" TEXT, "origin" TEXT) STRICT
CREATE TABLE "question" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "bank" TEXT, "pos" TEXT, "kind" TEXT NOT NULL, "title" TEXT, "stem" TEXT, "path" TEXT, "points_c" INTEGER, "shuffle" INTEGER NOT NULL, "category" TEXT, "fb_general" TEXT, "fb_correct" TEXT, "fb_incorrect" TEXT, "solution" TEXT, "hint" TEXT, "verbatim" TEXT, "origin" TEXT, "extra" TEXT) STRICT
CREATE TABLE "choice" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "question" TEXT, "pos" TEXT, "html" TEXT, "is_correct" INTEGER NOT NULL, "feedback" TEXT) STRICT
CREATE TABLE "accepted" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "question" TEXT, "pos" TEXT, "text" TEXT, "how" TEXT NOT NULL, "is_case_sensitive" INTEGER NOT NULL, "feedback" TEXT) STRICT
CREATE TABLE "quiz_entry" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "quiz" TEXT, "pos" TEXT, "question" TEXT, "points_c" INTEGER, "bank" TEXT, "draw" INTEGER) STRICT
CREATE TABLE "framework" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "kind" TEXT NOT NULL, "title" TEXT, "uri" TEXT, "version" TEXT, "publisher" TEXT, "licence" TEXT, "lang" TEXT, "listing" TEXT) STRICT
CREATE TABLE "statement" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "framework" TEXT, "pos" TEXT, "code" TEXT, "text" TEXT, "uri" TEXT, "kind" TEXT NOT NULL, "parent" TEXT, "bloom" TEXT, "knowledge" TEXT, "extra" TEXT) STRICT
CREATE TABLE "credential" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "pos" TEXT, "tree" TEXT, "code" TEXT, "version" TEXT, "status" TEXT NOT NULL, "minutes" INTEGER, "issuer" TEXT, "review_date" TEXT, "level_scheme" TEXT, "level" TEXT, "credit_scheme" TEXT, "credit_c" INTEGER, "mode" TEXT, "pacing" TEXT, "weeks" INTEGER) STRICT
CREATE TABLE "field" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "owner" TEXT, "key" TEXT, "lang" TEXT, "value" TEXT) STRICT
CREATE TABLE "credential_statement" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "credential" TEXT, "statement" TEXT, "pos" TEXT, "module" TEXT, "level" TEXT) STRICT
CREATE TABLE "alignment" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "subject_kind" TEXT NOT NULL, "subject" TEXT, "statement" TEXT, "depth" TEXT NOT NULL, "note" TEXT) STRICT
CREATE TABLE "rubric" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "tree" TEXT, "pos" TEXT, "title" TEXT, "item" TEXT, "scoring" TEXT NOT NULL, "is_shared" INTEGER NOT NULL, "origin" TEXT) STRICT
CREATE TABLE "criterion" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "rubric" TEXT, "pos" TEXT, "title" TEXT, "text" TEXT, "points_c" INTEGER, "weight_bp" INTEGER) STRICT
CREATE TABLE "rating" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "criterion" TEXT, "pos" TEXT, "title" TEXT, "text" TEXT, "points_c" INTEGER, "min_c" INTEGER) STRICT
CREATE TABLE "assessment" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "credential" TEXT, "pos" TEXT, "code" TEXT, "title" TEXT, "item" TEXT, "rubric" TEXT, "weight_bp" INTEGER, "pass_bp" INTEGER, "kind" TEXT, "attempts" INTEGER, "minutes" INTEGER) STRICT
CREATE TABLE "rule" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "owner" TEXT, "parent" TEXT, "pos" TEXT, "op" TEXT NOT NULL, "need" INTEGER, "target" TEXT) STRICT
CREATE TABLE "party" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "name" TEXT, "url" TEXT, "email" TEXT, "country" TEXT, "logo" TEXT) STRICT
CREATE TABLE "badge" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "credential" TEXT, "name" TEXT, "text" TEXT, "criteria_override" TEXT, "design" TEXT, "image" TEXT, "picture" TEXT, "achievement_type" TEXT, "valid_months" INTEGER, "generated_digest" TEXT) STRICT
CREATE TABLE "pathway" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "pos" TEXT, "title" TEXT, "award" TEXT, "credit_c" INTEGER) STRICT
CREATE TABLE "dismissal" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "credential" TEXT, "rule" TEXT, "subject" TEXT, "reason" TEXT, "at" TEXT, "digest" TEXT) STRICT
CREATE TABLE "validation" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "credential" TEXT, "statement" TEXT, "pos" TEXT, "organisation" TEXT, "person" TEXT, "role" TEXT, "date" TEXT, "text" TEXT, "file" TEXT, "file_name" TEXT) STRICT
CREATE TABLE "comment" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "tree" TEXT, "subject_kind" TEXT, "subject" TEXT, "other" TEXT, "quote" TEXT, "at" TEXT, "author" TEXT, "text" TEXT, "is_resolved" INTEGER NOT NULL, "reply_to" TEXT) STRICT
CREATE TABLE "decision" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "credential" TEXT, "revision" TEXT, "date" TEXT, "person" TEXT, "role" TEXT, "verdict" TEXT NOT NULL, "text" TEXT) STRICT
CREATE TABLE "revision" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "credential" TEXT, "name" TEXT, "at" TEXT, "author" TEXT, "note" TEXT, "root" TEXT) STRICT
CREATE TABLE "export" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "revision" TEXT, "credential" TEXT, "target" TEXT, "format" TEXT, "at" TEXT, "digest" TEXT, "file_name" TEXT, "size" INTEGER, "report" TEXT) STRICT
CREATE TABLE "export_item" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "export" TEXT, "subject" TEXT, "identifier" TEXT, "path" TEXT, "fingerprint" TEXT) STRICT
CREATE TABLE "document" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "lineage" TEXT NOT NULL, "app_version" TEXT, "lang" TEXT) STRICT
CREATE TABLE "object" ("n" INTEGER PRIMARY KEY AUTOINCREMENT, "digest" TEXT NOT NULL UNIQUE, "size" INTEGER NOT NULL, "media_type" TEXT) STRICT
CREATE TABLE "object_chunk" ("object" INTEGER NOT NULL, "seq" INTEGER NOT NULL, "data" BLOB NOT NULL, PRIMARY KEY ("object", "seq")) STRICT
CREATE INDEX "source_tree" ON "source" ("tree")
CREATE INDEX "item_tree" ON "item" ("tree")
CREATE INDEX "item_parent" ON "item" ("parent")
CREATE INDEX "item_origin_item" ON "item_origin" ("item")
CREATE INDEX "item_origin_source_item" ON "item_origin" ("source_item")
CREATE INDEX "foreign_key_owner" ON "foreign_key" ("owner")
CREATE INDEX "asset_tree" ON "asset" ("tree")
CREATE INDEX "bank_tree" ON "bank" ("tree")
CREATE INDEX "bank_quiz" ON "bank" ("quiz")
CREATE INDEX "question_bank" ON "question" ("bank")
CREATE INDEX "choice_question" ON "choice" ("question")
CREATE INDEX "accepted_question" ON "accepted" ("question")
CREATE INDEX "quiz_entry_quiz" ON "quiz_entry" ("quiz")
CREATE INDEX "quiz_entry_question" ON "quiz_entry" ("question")
CREATE INDEX "quiz_entry_bank" ON "quiz_entry" ("bank")
CREATE INDEX "statement_framework" ON "statement" ("framework")
CREATE INDEX "statement_parent" ON "statement" ("parent")
CREATE INDEX "credential_tree" ON "credential" ("tree")
CREATE INDEX "field_owner" ON "field" ("owner")
CREATE INDEX "credential_statement_credential" ON "credential_statement" ("credential")
CREATE INDEX "credential_statement_statement" ON "credential_statement" ("statement")
CREATE INDEX "alignment_subject" ON "alignment" ("subject")
CREATE INDEX "alignment_statement" ON "alignment" ("statement")
CREATE INDEX "rubric_tree" ON "rubric" ("tree")
CREATE INDEX "rubric_item" ON "rubric" ("item")
CREATE INDEX "criterion_rubric" ON "criterion" ("rubric")
CREATE INDEX "rating_criterion" ON "rating" ("criterion")
CREATE INDEX "assessment_credential" ON "assessment" ("credential")
CREATE INDEX "assessment_item" ON "assessment" ("item")
CREATE INDEX "assessment_rubric" ON "assessment" ("rubric")
CREATE INDEX "rule_owner" ON "rule" ("owner")
CREATE INDEX "rule_parent" ON "rule" ("parent")
CREATE INDEX "badge_credential" ON "badge" ("credential")
CREATE INDEX "dismissal_credential" ON "dismissal" ("credential")
CREATE INDEX "dismissal_subject" ON "dismissal" ("subject")
CREATE INDEX "validation_credential" ON "validation" ("credential")
CREATE INDEX "validation_statement" ON "validation" ("statement")
CREATE INDEX "comment_tree" ON "comment" ("tree")
CREATE INDEX "comment_subject" ON "comment" ("subject")
CREATE INDEX "decision_credential" ON "decision" ("credential")
CREATE INDEX "revision_credential" ON "revision" ("credential")
CREATE INDEX "export_credential" ON "export" ("credential")
CREATE INDEX "export_item_subject" ON "export_item" ("subject")
CREATE INDEX "foreign_key_name" ON "foreign_key" ("tree", "scheme", "value")
