"""Sound credentials made of the sound parts of real courses.

Of a course nothing is kept here but titles of its items. An outcome is shown by a quiz or a task of the
course, or by a talk; everything else prepares for one. Every part says how long it takes.
"""
import contextlib
import sqlite3

PART, EVIDENCE, TALK = 30, 60, "Talk about your work"


def design(package, title, outcomes, modules, shown=None):
    """@modules: title -> items; @shown: item -> (keys of outcomes, title of a rubric of the course)"""
    return {"package": package, "title": title, "outcomes": outcomes, "modules": modules, "shown": shown or {}}


UNIT_1, UNIT_2, LOADED = "Unit 1: Earth Systems - Rocks and Minerals/", "Unit 2: Geologic Time and Resources/", "Example Course Module/"
WEEK_3, WEEK_6, WEEK_8 = "Week 3: Input, Output, and Strings/", "Week 6: Lists and Tuples/", "Week 8: Functions"
WRITING = "CASS Rubric for Writing Assignments - %d pt (v1)"
FIRST = "First Module/"
CREATIVE = "This work is licensed under a Creative Commons…"

DESIGNS = {
    "rocks": design(
        "imscc/du-spcs302.imscc", "Rocks and Minerals",
        ["Name the parts of the earth system", "Write about how a landscape came to be", "Compare two rocks by eye"],
        {"The earth": ["Course Introduction/Your Course Text", UNIT_1 + "Read: Chapter 1 - Earth Systems",
                       UNIT_1 + "Quiz (U1): Earth Systems", UNIT_1 + "Discuss (U1): Earth Systems"],
         "Minerals": [UNIT_1 + "Read: Chapter 2 - Minerals", UNIT_1 + "Read: Chapter 3 - Rocks",
                      UNIT_1 + "Discuss (U1): Rocks and Minerals"],
         "How it was made": [UNIT_1 + "Watch: How the Earth Was Made", UNIT_1 + "Write (U1): How the Earth Was Made"]},
        {UNIT_1 + "Quiz (U1): Earth Systems": (["O1"], None),
         UNIT_1 + "Write (U1): How the Earth Was Made": (["O2"], WRITING % 40)}),
    "time": design(
        "imscc/du-spcs302.imscc", "Geologic Time",
        ["State the order of the ages", "Write a history of a place", "Estimate the age of a layer"],
        {"Ages": [UNIT_2 + "Read: Chapter 4 - Geologic Time", UNIT_2 + "Quiz (U2): Geologic Time"],
         "Resources": [UNIT_2 + "Discuss (U2): Rock Cycle Interactive", UNIT_2 + "Read: Chapter 5 - Geologic Resources"],
         "A history": [UNIT_2 + "Watch: A Brief History of Geologic Time",
                       UNIT_2 + "Write (U2): A Brief History of Geologic Time"]},
        {UNIT_2 + "Quiz (U2): Geologic Time": (["O1"], None),
         UNIT_2 + "Write (U2): A Brief History of Geologic Time": (["O2"], WRITING % 30)}),
    "python": design(
        "imscc/courseforge-intro_python.imscc", "Text in Python",
        ["Correct a line of code that fails", "Write a program that asks and answers", "Explain a program to a colleague"],
        {"Input": [WEEK_3 + "Module 1: Week 3 Overview", WEEK_3 + "Module 2: Getting User Input",
                   WEEK_3 + "Module 3: Formatting Output"],
         "Strings": [WEEK_3 + "Module 4: Introduction to Strings", WEEK_3 + "Module 6: String Methods", WEEK_3 + "Week 3 Quiz"],
         "A program": [WEEK_3 + "Discussion 3: String Manipulation Use Cases", WEEK_3 + "Assignment 3: Mad Libs Program"]},
        {WEEK_3 + "Week 3 Quiz": (["O1"], None), WEEK_3 + "Assignment 3: Mad Libs Program": (["O2"], None)}),
    "lists": design(
        "imscc/courseforge-intro_python.imscc", "Lists in Python",
        ["Correct a list that loses marks", "Write a program that keeps marks", "Explain a program to a colleague"],
        {"Lists": [WEEK_6 + "Module 2: Introduction to Lists", WEEK_6 + "Module 3: List Operations and Methods"],
         "More lists": [WEEK_6 + "Module 5: Tuples", WEEK_6 + "Week 6 Quiz"],
         "A program": [WEEK_6 + "Assignment 6: Grade Book Manager"]},
        {WEEK_6 + "Week 6 Quiz": (["O1"], None), WEEK_6 + "Assignment 6: Grade Book Manager": (["O2"], None)}),
    "illustrator": design(
        "imscc/canvas-illustrator.imscc", "Drawing with Curves",
        ["Arrange the window for a task", "Choose a kind of file", "Draw a mark in two colours"],
        {"The window": ["Video 2.1 - Document Settings", "Video 2.2 -Customize the Workspace",
                        "Section 2 Quiz - Knowledge Check: Getting to Know the ADOBE Illustrator Interface"],
         "Curves": ["Video 3.1 - Vector Graphics", "Video 3.2 - File Types",
                    "Section 3 Quiz - Knowledge Check: Vector Graphics and File Types in ADOBE Illustrator"],
         "Colours": ["Video 4.1 - Color with Fill and Stroke", "ADOBE Color",
                     "Section 4 Quiz - Knowledge Check: Applying Color in ADOBE Illustrator"]}),
    "loaded": design(
        "imscc/cc2olx-canvas_large_1.3.imscc", "Answering Well",
        ["List what was read", "Write an answer as a group", "Argue for an answer"],
        {"Reading": [LOADED + "Front Page", LOADED + "Google"],
         "Talking": [LOADED + "Threaded Discussion", LOADED + "Graded Discussion"],
         "Writing": [LOADED + "Multiple Attempt Quiz", LOADED + "Group Assignment"]},
        {LOADED + "Multiple Attempt Quiz": (["O1"], None), LOADED + "Group Assignment": (["O2"], "Example Course Rubric")}),
    "sources": design(
        "imscc/brock-sakai-evaluating-sources.imscc", "Evaluating Sources",
        ["Judge whether a source can be trusted", "Compare two sources", "Explain a choice of sources"],
        {"All of it": ["Evaluating Sources Module"]}),
    "library": design(
        "imscc/brock-sakai-export-fundamentals.imscc", "Finding Sources",
        ["Search a catalogue", "Compare two sources", "Explain a choice of sources"],
        {"Peers": ["Understanding Peer Review", CREATIVE], "Scholars": ["What are scholarly sources?"], "Searching": ["Searching for Sources"]}),
    "first module": design(
        "imscc/ccviewer-course-1.imscc", "A First Module",
        ["Solve a small problem", "Write a short text", "Argue for an answer"],
        {"Reading": [FIRST + "First Module Wiki Page 1", FIRST + "First Module External URL 1"],
         "Talking": [FIRST + "First Module Discussion 1", FIRST + "First Module Quiz 1"],
         "Writing": [FIRST + "First Module Assignment 1"]},
        {FIRST + "First Module Quiz 1": (["O1"], None), FIRST + "First Module Assignment 1": (["O2"], None)}),
    "chemistry": design(
        "imscc/cosyl-intro_chem.imscc", "Measuring in Chemistry",
        ["Convert units", "Estimate an error", "Explain a measurement"],
        {"The world": ["1: The Chemical World"], "Measuring": ["2: Measurement and Problem Solving"],
         "Matter": ["3: Matter and Energy"]}),
    "mathematics": design(
        "imscc/moodlecc11-sanadov-mbz.imscc", "A Lesson of Mathematics",
        ["Solve a problem aloud", "Compare two ways", "Explain a way to a classmate"],
        {"Lesson": ["Lesson 1"]}),
    "Paul": design(
        "imscc/ccviewer-single-page.imscc", "A Life Read Closely",
        ["Interpret a passage", "Compare two passages", "Argue for a reading"],
        {"Purpose": ["Our Purpose"]}),
    "conditions": design(
        "imscc/moodlecc11-moodle-availability_26_format.imscc", "Conditions",
        ["Set a condition", "Compare two conditions", "Explain a condition"],
        {"Dates": ["Page with FROM date (2030)", "Page with UNTIL date (March 5)"],
         "Marks": ["Quiz grade >= 75%", "Quiz grade < 25%"], "All": ["All the options!"]}),
    "modules": design(
        "imscc/wk-modules.imscc", "Two Modules",
        ["Write a short text", "Compare two texts", "Argue for a text"],
        {"One": ["Module 1/Page 1", "Discussion 1", "Assignment 1"], "Two": ["Module 2/Page 2", "Discussion 2"],
         "Three": ["External URL 2", "Assignment 2"]}),
}


def items_of(info):
    """Title path and children of all items."""
    def walk(items, path):
        for item in items:
            place = path + item["title"]
            yield place, item
            yield from walk(item["items"], place + "/")
    for source in info["sources"]:
        yield from walk(source["items"] + source["unlinked"], "")


def parts_below(item):
    if item["kind"] != "folder":
        return [item]
    return [part for child in item["items"] for part in parts_below(child)]


def rubric_of(document, title, outcome):
    """A rubric of the course as a plan writes it."""
    with contextlib.closing(sqlite3.connect(document)) as db:
        rubric, = db.execute("SELECT id FROM rubric WHERE title = ? ORDER BY n LIMIT 1", (title,)).fetchone()
        criteria = []
        for ident, name in db.execute("SELECT id, title FROM criterion WHERE rubric = ? ORDER BY pos", (rubric,)).fetchall():
            rows = db.execute("SELECT title, text, points_c FROM rating WHERE criterion = ? ORDER BY pos", (ident,))
            criteria.append({"title": name, "outcome": outcome, "ratings": [
                {"title": rating, "text": text, "points": None if points is None else points / 100}
                for rating, text, points in rows]})
    return {"key": "R", "title": title, "criteria": criteria}


def plan_of(made, info, document):
    """The sound credential."""
    by_path = list(items_of(info))
    find = lambda name: next(item for place, item in by_path if place == name or place.endswith("/" + name))
    shown = {find(name)["ref"]: (name.split("/")[-1], *by) for name, by in made["shown"].items()}
    modules, alignments, rubrics, total, n = [], [], [], 0, 0
    for title, names in made["modules"].items():
        items = []
        for part in [part for name in names for part in parts_below(find(name))]:
            items.append({"item": part["ref"], "minutes": EVIDENCE if part["ref"] in shown else PART})
            if part["ref"] not in shown:
                alignments.append({"item": part["ref"], "outcome": "O%d" % (n % 3 + 1), "depth": "practised"})
                n += 1
        total += sum(item["minutes"] for item in items)
        modules.append({"title": title, "weeks": 1, "items": items})
    assessments = []
    for ref, (title, outcomes, rubric) in shown.items():
        assessments.append({"key": title, "title": title, "item": ref, "outcomes": outcomes, "pass": 60})
        if rubric is not None:
            rubrics.append(rubric_of(document, rubric, outcomes[0]))
            assessments[-1]["rubric"] = "R"
    left = [key for key in ("O1", "O2", "O3") if key not in [k for a in assessments for k in a["outcomes"]]]
    assessments.append({"key": "T", "title": TALK, "item": None, "outcomes": left})
    for place, each in enumerate(assessments):
        each["weight"] = 100 // len(assessments) + (100 % len(assessments) if place == 0 else 0)
    hours = max(1, total // 60)
    return {"title": made["title"], "lang": "en", "purpose": "Lets people do this where they work.",
            "audience": "People who begin to do this where they work.", "minutes": hours * 60,
            "sheet": {"credit_scheme": "cpd", "credit": str(hours), "weeks": str(len(modules)),
                      "level_scheme": "eqf", "level": "5"},
            "outcomes": [{"key": "O%d" % (k + 1), "text": text} for k, text in enumerate(made["outcomes"])],
            "modules": modules, "rubrics": rubrics, "assessments": assessments, "alignments": alignments,
            "completion": {"op": "all", "of": [each["key"] for each in assessments]},
            "badge": {"name": made["title"], "text": "The holder can do this."}}
