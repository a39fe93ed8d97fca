"""For each rule of the checks: the sound designs of real courses in which it has something to look at, and
one flaw that it is to find there once it is put in.

A flaw is put into the plan (a function of the credential), into the document (a function of its database,
for what no plan says), or into the pages of the course (what is found there, and what takes its place).
A rule that needs what no course has, such as a draw from a pool, first gets it, without a flaw.
"""
import re

ALL = ("rocks", "time", "python", "lists", "illustrator", "loaded", "sources", "library", "first module", "chemistry",
       "mathematics", "Paul", "conditions", "modules")
QUIZZES = ("rocks", "time", "python", "lists", "illustrator", "loaded")
IN_MODULES = "FROM item JOIN credential ON credential.tree = item.tree WHERE item.kind = 'quiz'"
ASKED = ("SELECT question.id FROM quiz_entry JOIN question ON question.id = quiz_entry.question "
         "WHERE quiz IN (SELECT item.id %s) AND question.kind %s ORDER BY quiz_entry.pos")
CHOSEN = "= 'multiple_choice'"


def without_outcomes(credential):
    credential.update(outcomes=[], alignments=[], rubrics=[])
    for each in credential["assessments"]:
        each.update(outcomes=[], rubric=None)


def says(text, at):
    def change(credential):
        credential["outcomes"][at]["text"] = text
    return change


def says_again(credential):
    """One more, and all that shows the one shows it too."""
    first = credential["outcomes"][0]
    credential["outcomes"].append({**first, "key": "AGAIN", "text": first["text"].upper() + "."})
    for each in credential["assessments"] + credential["alignments"]:
        if first["key"] in each.get("outcomes", []):
            each["outcomes"].append("AGAIN")


def one_more_module(credential):
    credential["modules"].append({"title": "Looking back", "items": []})


def unshown(credential):
    credential["assessments"][-1]["outcomes"] = credential["assessments"][-1]["outcomes"][:-1]


def shows_nothing(credential):
    credential["assessments"].append({"key": "N", "title": "One more", "item": None, "weight": 0})


def unserved(credential):
    credential["alignments"].pop()


def criteria_elsewhere(credential):
    """The rubric judges another outcome of its task than the task is to show."""
    for criterion in credential["rubrics"][0]["criteria"]:
        criterion["outcome"] = "O3"


def same_levels(credential):
    ratings = credential["rubrics"][0]["criteria"][0]["ratings"]
    ratings[0]["text"] = ratings[1]["text"] = "The work says what was found and where."


def members(**changed):
    return lambda credential: credential.update(changed)


def on_sheet(**changed):
    return lambda credential: credential["sheet"].update(changed)


def longer(credential):
    credential["modules"][0]["weeks"] = 14


def heavier(credential):
    credential["modules"][-1]["items"][0]["minutes"] = 1800


def questions(db, kind=CHOSEN):
    return [row[0] for row in db.execute(ASKED % (IN_MODULES, kind))]


def unkeyed(db):
    db.execute("UPDATE choice SET is_correct = 0 WHERE question = ?", questions(db)[:1])


def asks_nothing(db):
    db.execute("UPDATE question SET stem = '<p></p>' WHERE id = ?", questions(db)[:1])


def answers_nothing(db):
    db.execute("UPDATE choice SET html = '' WHERE id = (SELECT id FROM choice WHERE question = ? ORDER BY pos LIMIT 1)",
               questions(db)[:1])


def all_right(db):
    db.execute("UPDATE choice SET is_correct = 1 WHERE question = ?", questions(db)[:1])


def same_answers(db):
    ident, = questions(db)[:1]
    (first,), (second,) = db.execute("SELECT id FROM choice WHERE question = ? ORDER BY pos LIMIT 2", (ident,))
    db.execute("UPDATE choice SET html = (SELECT html FROM choice WHERE id = ?) WHERE id = ?", (first, second))


def twice(db):
    """A question of the same quiz asks what another asks."""
    quiz, = db.execute("SELECT quiz FROM quiz_entry JOIN question ON question.id = quiz_entry.question WHERE quiz IN "
                       "(SELECT item.id %s) GROUP BY quiz ORDER BY count(*) DESC LIMIT 1" % IN_MODULES).fetchone()
    entries = db.execute("SELECT id, question FROM quiz_entry WHERE quiz = ? ORDER BY pos LIMIT 2", (quiz,)).fetchall()
    (_first, question), (second, _other) = entries
    db.execute("UPDATE quiz_entry SET question = ? WHERE id = ?", (question, second))


def facts_alone(db):
    for ident in questions(db, "<> ''"):
        db.execute("UPDATE question SET stem = 'What is the name of what was read?' WHERE id = ?", (ident,))


def told_by_length(db):
    for ident in questions(db):
        db.execute("UPDATE choice SET html = html || ' that has been described at great length in what was read before'"
                   " WHERE question = ? AND is_correct", (ident,))


def emptied(db):
    db.execute("DELETE FROM quiz_entry WHERE quiz IN (SELECT item.id %s)" % IN_MODULES)


def pool(draw):
    """A pool of the questions of a quiz, which draws all of them, or more by so many; None: it draws from none."""
    def change(db):
        tree, bank, quiz, pos, n = db.execute(
            "SELECT item.tree, question.bank, quiz_entry.quiz, min(quiz_entry.pos), count(*) FROM quiz_entry "
            "JOIN question ON question.id = quiz_entry.question JOIN item ON item.id = quiz_entry.quiz "
            "WHERE quiz IN (SELECT item.id %s) GROUP BY quiz_entry.quiz ORDER BY count(*) DESC LIMIT 1" % IN_MODULES).fetchone()
        db.execute("UPDATE bank SET tree = ?, quiz = NULL, title = 'Pool' WHERE id = ?", (tree, bank))
        if draw is None:
            other, = db.execute("SELECT id FROM question WHERE bank <> ? ORDER BY n LIMIT 1", (bank,)).fetchone()
            entry = (quiz, pos, other, None, None)
        else:
            entry = (quiz, pos, None, bank, n + draw)
        db.execute("DELETE FROM quiz_entry WHERE quiz = ?", (quiz,))
        db.execute("INSERT INTO quiz_entry (id, quiz, pos, question, bank, draw, points_c) "
                   "VALUES (lower(hex(randomblob(16))), ?, ?, ?, ?, ?, 100)", entry)
    return change


# rule: where there is something to look at, where the flaw goes, the flaw, and what is put there first
FLAWS = {
    "missing-outcomes": (ALL, "plan", without_outcomes),
    "duplicate-outcome": (ALL, "plan", says_again),
    "weak-verb": (ALL, "plan", says("Understand what was read", 0)),
    "outcome-without-assessment": (ALL, "plan", unshown),
    "assessment-without-outcome": (ALL, "plan", shows_nothing),
    "completion-impossible": (ALL, "document", lambda db: db.execute("UPDATE assessment SET pass_bp = 12000")),
    "outcome-not-required": (("rocks", "python", "loaded", "first module"), "plan",
                             lambda credential: credential["completion"]["of"].pop()),
    "outcome-avoidable": (("rocks", "python", "loaded", "first module"), "plan",
                          members(completion={"op": "any"})),
    "missing-completion": (ALL, "plan", members(completion=None)),
    "empty-evidence": (("rocks", "python", "first module"), "document", emptied),
    "empty-module": (ALL, "plan", one_more_module),
    "activity-without-outcome": (("rocks", "python", "loaded", "library", "conditions", "modules"), "plan", unserved),
    "recall-only-evidence": (("python", "lists", "first module"), "document", facts_alone),
    "assessed-below-level": (("rocks", "python", "lists", "first module"), "plan", says("Design a poster", 0)),
    "rubric-misses-outcome": (("rocks", "time", "loaded"), "plan", criteria_elsewhere),
    "rubric-wording": (("rocks", "time", "loaded"), "plan", same_levels),
    "evidence-weights": (("rocks", "python", "loaded", "first module"), "plan",
                         lambda credential: credential["assessments"][0].update(weight=90)),
    "missing-purpose": (ALL, "plan", members(purpose=None)),
    "missing-audience": (ALL, "plan", members(audience=None)),
    "quiz-without-key": (QUIZZES, "document", unkeyed),
    "empty-question": (QUIZZES, "document", asks_nothing),
    "empty-answer": (QUIZZES, "document", answers_nothing),
    "two-keys": (QUIZZES, "document", all_right),
    "same-answers": (QUIZZES, "document", same_answers),
    "duplicate-question": (("rocks", "python", "illustrator"), "document", twice),
    "longest-answer": (("rocks", "python", "illustrator"), "document", told_by_length),
    "small-pool": (QUIZZES, "document", pool(1), pool(0)),
    "unused-bank": (QUIZZES, "document", pool(None), pool(0)),
    "workload": (ALL, "plan", members(minutes=6000)),
    "credit": (ALL, "plan", on_sheet(credit="90")),
    "weeks": (ALL, "plan", longer),
    "level": (ALL, "plan", on_sheet(level="12")),
    "module-balance": (("rocks", "python", "chemistry", "library"), "plan", heavier),
    "dead-link": (("rocks", "sources", "library"), "pages",
                  (r'src="[^"]*(CengageTipsLogo|brock-library-logo)\.png', 'src="gone.png')),
    "old-link": (("python", "sources", "library", "loaded"), "pages",
                 (r'href="https?://[^"]*(python\.org|creativecommons|flickr)[^"]*',
                  'href="https://college.instructure.com/courses/12/pages/welcome')),
    "missing-alt-text": (("sources", "library", "loaded"), "pages", (r' alt="[^"]*"', "")),
}


def spoil_page(text, flaw):
    return re.sub(flaw[0], flaw[1], text)
