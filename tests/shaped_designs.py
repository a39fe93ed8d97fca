"""One small credential in many shapes: what may be said in one way or another, and what is wrong in each."""
from sound_designs import aligned, criterion, module

COURSE = [
    ("A", [("page", "P1", ["x."]), ("page", "P2", ["x."]), ("task", "T1", "Do it.")]),
    ("B", [("page", "P3", ["x."]), ("page", "P4", ["y."]), ("talk", "D1", "Say."), ("task", "T2", "Do it.")])]
LATER = [
    COURSE[0],
    ("B", [("page", "P3", ["x."]), ("page", "Further reading", ["y."]), ("page", "Glossary", ["z."]),
           ("talk", "Course feedback", "Say."), ("task", "T2", "Do it.")])]
OUTCOMES = [{"key": "1", "text": "Map a process"}, {"key": "2", "text": "Cut a cost"}]
ALL = aligned("introduced", "1", "P1", "P2") + aligned("practised", "2", "P3", "P4", "D1")
FIRST = module("A", 1, ("P1", 60), ("P2", 60), ("T1", 120))
SECOND = module("B", 1, ("P3", 60), ("P4", 60), ("D1", 60), ("T2", 120))
OWN = [dict(FIRST, outcomes=["1"]), dict(SECOND, outcomes=["2"])]


def task(title, outcomes, **more):
    return dict(more, key=title, title=title, item=title, outcomes=outcomes)


TASKS = [task("T1", ["1"], weight=50), task("T2", ["2"], weight=50)]


def shaped(course=COURSE, **said):
    credential = {"title": "X", "lang": "en", "purpose": "Helps people to do their work well.",
                  "audience": "People who do this work.", "outcomes": OUTCOMES, "modules": [FIRST, SECOND],
                  "assessments": TASKS, "alignments": ALL, "completion": {"op": "all"}}
    return {"course": course, "plan": {"credentials": [dict(credential, **said)]}}


def judged(*first):
    """The first task by a rubric that begins with these levels."""
    return shaped(rubrics=[{"key": "R", "title": "R", "criteria": [
        criterion("Map", "1", *first), criterion("Names", "1", ("Good", "All.", 4), ("Poor", "None.", 0))]}],
        assessments=[dict(TASKS[0], rubric="R"), TASKS[1]])


BADGE = {"name": "X", "text": "The holder can do it."}
SHAPES = [
    ("each part says what it serves", [], shaped()),
    ("a module says it for its parts", [], shaped(modules=OWN, alignments=aligned("introduced", "1", "P1", "P2"))),
    ("only modules say it", [], shaped(modules=OWN, alignments=[])),
    ("a part of such a module says it for itself alone", ["activity-without-outcome", "activity-without-outcome"],
     shaped(modules=OWN, alignments=aligned("introduced", "1", "P1", "P2") + aligned("practised", "2", "P3"))),
    ("one part serves nothing", ["activity-without-outcome"],
     shaped(alignments=aligned("introduced", "1", "P1", "P2") + aligned("practised", "2", "P3", "D1"))),
    ("a part that is used twice says it once", [],
     shaped(modules=[FIRST, dict(SECOND, items=[{"item": "P1", "minutes": 60}] + SECOND["items"])])),
    ("what helps to find one's way serves nothing", [],
     shaped(LATER, alignments=aligned("introduced", "1", "P1", "P2") + aligned("practised", "2", "P3"),
            modules=[FIRST, module("B", 1, ("P3", 60), ("Further reading", 60), ("Glossary", 30), ("Course feedback", 30),
                                   ("T2", 120))])),
    ("levels from the lowest up", [],
     judged(("Poor", "Steps are missing.", 0), ("Fair", "All steps, wrong order.", 2), ("Good", "All steps in order.", 4))),
    ("levels met or not", [], judged(("Met", "All steps in order.", 1), ("Not met", "Steps are missing.", 0))),
    ("levels alike but for a letter", ["rubric-wording"],
     judged(("Good", "All steps are there.", 4), ("Poor", "all steps are there", 0))),
    ("points that jump up", ["rubric-wording"],
     judged(("Best", "All steps in order.", 4), ("Good", "All steps.", 2), ("Poor", "Some steps.", 3))),
    ("two modules, one of them long", [], shaped(modules=[FIRST, dict(SECOND, items=[{"item": "P3", "minutes": 700}] + SECOND["items"][1:])])),
    ("two modules, one of them nothing beside the other", ["module-balance"],
     shaped(modules=[FIRST, dict(SECOND, items=[{"item": "P3", "minutes": 1200}] + SECOND["items"][1:])])),
    ("no weights", [], shaped(assessments=[task("T1", ["1"]), task("T2", ["2"])])),
    ("thirds", [], shaped(outcomes=OUTCOMES + [{"key": "3", "text": "Train a team"}], assessments=[
        dict(TASKS[0], weight=33), dict(TASKS[1], weight=33),
        {"key": "V", "title": "V", "item": None, "weight": 33, "outcomes": ["3"]}])),
    ("five percent too few", ["evidence-weights"], shaped(assessments=[dict(TASKS[0], weight=45), TASKS[1]])),
    ("the same outcome once more, shown by nothing", ["duplicate-outcome", "outcome-without-assessment"],
     shaped(outcomes=OUTCOMES + [{"key": "3", "text": "Map a process"}])),
    ("either task is enough", ["outcome-avoidable"], shaped(completion={"op": "need", "n": 1, "of": ["T1", "T2"]}, badge=BADGE)),
    ("a ninth level of eight", ["level"], shaped(sheet={"level_scheme": "eqf", "level": "9"})),
    ("a level in words", [], shaped(sheet={"level_scheme": "eqf", "level": "Level 5"})),
    ("three credits for a day", ["credit"], shaped(sheet={"credit_scheme": "ects", "credit": "3"})),
    ("a practical without a pass mark", [], shaped(assessments=[
        TASKS[0], dict(TASKS[1], weight=0),
        {"key": "V", "title": "V", "item": None, "weight": 50, "pass": 0, "outcomes": ["2"]}])),
    ("a purpose of blanks", ["missing-purpose"], shaped(purpose="   ")),
    ("a purpose to come", ["missing-purpose"], shaped(purpose="TBD")),
    ("an audience to come", ["missing-audience"], shaped(audience="To be completed")),
    ("an audience in brackets", ["missing-audience"], shaped(audience="[describe the audience here]")),
    ("an audience with a bracket in it", [], shaped(audience="[New] staff of the shop [day shift]")),
    ("no outcomes", ["missing-outcomes", "assessment-without-outcome"],
     shaped(outcomes=[], alignments=[], assessments=[task("T1", [])])),
]
