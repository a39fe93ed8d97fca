"""Five credentials of different fields to which nothing is to be said, each with its course.

A course is a list of modules with items: ("page", title, paragraphs), ("task", title, brief),
("talk", title, prompt) or ("quiz", title, questions); a question is (stem, answers, number of the
right one, or a list of them), and one without answers is an essay. A plan is as `ashlar-cli apply` reads it.
"""
from xml.sax.saxutils import escape

from odd_cartridges import Package, page, question, quiz

CHOICE, ESSAY = "cc.multiple_choice.v0p1", "cc.essay.v0p1"


def item_xml(package, ident, kind, title, content):
    if kind == "page":
        body = "<h1>%s</h1>%s" % (escape(title), "".join("<p>%s</p>" % escape(p) for p in content))
        return package.web(ident, title, ident + ".html", page(escape(title), body))
    if kind == "quiz":
        asked = [
            question("%sq%d" % (ident, n), CHOICE if answers else ESSAY, "<p>%s</p>" % escape(stem), answers,
                     (right if isinstance(right, list) else [right]) if answers else ())
            for n, (stem, answers, right) in enumerate(content)
        ]
        return package.typed(ident, title, "quiz", ident + ".xml", quiz(title, asked))
    if kind == "talk":
        return package.typed(ident, title, "topic", ident + ".xml", (
            '<topic xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imsdt_v1p3"><title>%s</title>'
            '<text texttype="text/html">&lt;p&gt;%s&lt;/p&gt;</text></topic>') % (escape(title), escape(content)))
    return package.typed(ident, title, "assignment", ident + ".xml", (
        '<assignment xmlns="http://www.imsglobal.org/xsd/imscc_extensions/assignment" identifier="a"><title>%s</title>'
        '<text texttype="text/html">&lt;p&gt;%s&lt;/p&gt;</text><gradable points_possible="10">true</gradable>'
        '<submission_formats><format type="file"/></submission_formats></assignment>') % (escape(title), escape(content)))


def write_course(design, path):
    package = Package(3)
    for m, (title, items) in enumerate(design["course"]):
        inside = "".join(item_xml(package, "m%di%d" % (m, n), *item) for n, item in enumerate(items))
        package.items.append(package.item("m%d" % m, title, inside=inside))
    return package.write(path)


def module(title, weeks, *items):
    return {"title": title, "weeks": weeks,
            "items": [{"item": name, "minutes": minutes} for name, minutes in items]}


def aligned(depth, outcome, *items):
    return [{"item": item, "outcome": outcome, "depth": depth} for item in items]


def criterion(title, outcome, *ratings):
    return {"title": title, "outcome": outcome,
            "ratings": [{"title": name, "text": text, "points": points} for name, text, points in ratings]}


NURSING = {
    "course": [
        ("Doses and rates", [
            ("page", "What an order says", ["An order names the drug, the dose, the way and the time.", "Read it aloud."]),
            ("page", "From dose to volume", ["Divide what is ordered by what is at hand.", "Then look whether it can be true."]),
            ("quiz", "Dose check", [
                ("The order says 150 mg; the vial holds 50 mg in 1 ml. How much do you draw?", ["3 ml", "0.3 ml", "30 ml"], 0),
                ("500 ml are to run in 4 hours. How fast?", ["125 ml an hour", "2000 ml an hour"], 0),
                ("A child of 12 kg is to have 15 mg per kg. What do you give?", ["180 mg", "27 mg", "1.25 mg"], 0)])]),
        ("At the bedside", [
            ("page", "Two pairs of eyes", ["Whoever checks works it out alone before both compare."]),
            ("talk", "When it nearly went wrong", "Tell of a check that caught an error, without names."),
            ("task", "Watched round", "Give one drug on the ward while your mentor watches and fills in the sheet.")]),
        ("Handing over", [
            ("page", "What the next shift needs", ["Say what was given, what is due and what you worry about."]),
            ("task", "A handover sheet", "Make a sheet for your ward and say why each field is there.")]),
    ],
    "plan": {"issuer": {"name": "College of Wendle"}, "credentials": [{
        "title": "Safe Medication on the Ward", "code": "SMW", "lang": "en",
        "purpose": "Fewer medication errors in the first year of practice.",
        "audience": "Registered nurses in their first year on a ward.", "minutes": 1500,
        "sheet": {"credit_scheme": "ects", "credit": "1", "level_scheme": "eqf", "level": "6"},
        "outcomes": [{"key": "O1", "text": "Calculate doses and infusion rates for a patient"},
                     {"key": "O2", "text": "Administer a drug with an independent double check"},
                     {"key": "O3", "text": "Design a handover sheet that fits the ward"}],
        "modules": [module("Doses and rates", 2, ("What an order says", 60), ("From dose to volume", 120), ("Dose check", 60)),
                    module("At the bedside", 2, ("Two pairs of eyes", 60), ("When it nearly went wrong", 90), ("Watched round", 480)),
                    module("Handing over", 1, ("What the next shift needs", 60), ("A handover sheet", 420))],
        "rubrics": [{"key": "sheet", "title": "Handover sheet", "criteria": [
            criterion("Fields", "O3", ("Complete", "Nothing that the next shift asked for is missing.", 5),
                      ("Partly", "One or two questions remain open.", 2)),
            criterion("Reasons", "O3", ("Convincing", "Each field has a reason from the ward.", 5),
                      ("Thin", "Reasons are general.", 2))]}],
        "assessments": [{"key": "A1", "title": "Dose check", "item": "Dose check", "weight": 30, "pass": 90, "outcomes": ["O1"]},
                        {"key": "A2", "title": "Watched round", "item": "Watched round", "weight": 40, "outcomes": ["O2"]},
                        {"key": "A3", "title": "Handover sheet", "item": "A handover sheet", "rubric": "sheet", "weight": 30,
                         "outcomes": ["O3"]}],
        "alignments": aligned("introduced", "O1", "What an order says") + aligned("practised", "O1", "From dose to volume")
        + aligned("introduced", "O2", "Two pairs of eyes") + aligned("practised", "O2", "When it nearly went wrong")
        + aligned("introduced", "O3", "What the next shift needs"),
        "completion": {"op": "all", "of": ["A1", "A2", "A3"]},
        "badge": {"name": "Safe Medication", "text": "The holder gives drugs safely."}}]},
}

TEACHING = {
    "course": [
        ("Start here", [("page", "Welcome", ["Nice to have you."]), ("page", "How to use this course", ["Week by week."])]),
        ("Asking better questions", [
            ("page", "Open and closed", ["A closed question ends a talk, an open one begins it."]),
            ("page", "Waiting", ["Count to five after each question."]),
            ("talk", "One question, two ways", "Write a question from your subject in both ways.")]),
        ("Feedback that is used", [
            ("page", "Where am I going?", ["Feedback compares with a goal that the pupil knows."]),
            ("page", "A next step", ["Say the one thing to do next."]),
            ("task", "Feedback on three pieces", "Write feedback on three pieces of pupils' work and let a colleague read it.")]),
    ],
    "plan": {"credentials": [{
        "title": "Formative Assessment in Class", "lang": "en",
        "purpose": "Lets teachers find out during a lesson what pupils have taken from it.",
        "audience": "Teachers of all subjects with a class of their own.", "minutes": 600,
        "sheet": {"credit_scheme": "cpd", "credit": "10"},
        "outcomes": [{"key": "O1", "text": "Formulate open questions for a lesson"},
                     {"key": "O2", "text": "Give feedback that names a next step"},
                     {"key": "O3", "text": "Justify choices of questions before colleagues"}],
        "modules": [module("Start here", 1, ("Welcome", 10), ("How to use this course", 10)),
                    module("Asking better questions", 2, ("Open and closed", 60), ("Waiting", 45), ("One question, two ways", 120)),
                    module("Feedback that is used", 2, ("Where am I going?", 60), ("A next step", 45),
                           ("Feedback on three pieces", 180))],
        "assessments": [{"key": "A1", "title": "Feedback on three pieces", "item": "Feedback on three pieces", "weight": 60,
                         "outcomes": ["O2"]},
                        {"key": "A2", "title": "Talk with colleagues", "item": None, "weight": 40, "outcomes": ["O1", "O3"]}],
        "alignments": aligned("introduced", "O1", "Open and closed", "Waiting") + aligned("practised", "O1", "One question, two ways")
        + aligned("introduced", "O2", "Where am I going?", "A next step"),
        "completion": {"op": "all"}}]},
}

LAW = {
    "course": [
        ("Personenbezogene Daten", [
            ("page", "Was ein Datum zu einem persönlichen macht", ["Wer aus einer Angabe auf einen Menschen schließen kann, hat ein persönliches Datum."]),
            ("page", "Rechtsgrundlagen", ["Einwilligung ist nur eine von sechs."]),
            ("quiz", "Fälle", [
                ("Ein Verein druckt Geburtstage in die Zeitung. Darf er das?", ["Nur mit Einwilligung", "Immer"], 0),
                ("Eine Praxis schickt Befunde per E-Mail. Was fehlt?", ["Verschlüsselung", "Ein Logo"], 0)])]),
        ("Auskunft geben", [
            ("page", "Die Frist", ["Ein Monat, und was sie verlängert."]),
            ("task", "Eine Auskunft schreiben", "Beantworten Sie die Anfrage von Frau K. vollständig.")]),
    ],
    "plan": {"credentials": [{
        "title": "Datenschutz im Verein", "lang": "de",
        "purpose": "Vereine gehen mit den Daten ihrer Mitglieder so um, wie es das Recht verlangt.",
        "audience": "Vorstände und Kassenwarte ohne juristische Vorbildung.", "minutes": 480,
        "outcomes": [{"key": "L1", "text": "Beurteilen, ob eine Veröffentlichung erlaubt ist"},
                     {"key": "L2", "text": "Eine vollständige Auskunft verfassen"}],
        "modules": [module("Personenbezogene Daten", 1, ("Was ein Datum zu einem persönlichen macht", 60), ("Rechtsgrundlagen", 60),
                           ("Fälle", 60)),
                    module("Auskunft geben", 1, ("Die Frist", 45), ("Eine Auskunft schreiben", 180))],
        "assessments": [{"key": "P1", "title": "Fälle", "item": "Fälle", "weight": 40, "pass": 70, "outcomes": ["L1"]},
                        {"key": "P2", "title": "Auskunft", "item": "Eine Auskunft schreiben", "weight": 60, "outcomes": ["L2"]}],
        "completion": {"op": "all", "of": ["P1", "P2"]}}]},
}

WELDING = {
    "course": [
        ("Before the arc", [
            ("page", "What burns", ["Clear two metres; look up and down."]),
            ("page", "Choosing the electrode", ["By metal, position and what the joint must bear."]),
            ("quiz", "Before you strike", [
                ("A drum stands two metres away. Nobody knows what was in it. What do you do?", ["Have it moved", "Begin"], 0),
                ("Which term stands for the zone beside the seam?", ["Heat-affected zone", "Root"], 0),
                ("You see porosity in the seam. What do you change first?", ["Clean the metal", "Raise the current"], 0)])]),
        ("The seam", [
            ("page", "Holding the arc", ["As long as the electrode is thick."]),
            ("page", "Reading a seam", ["Undercut, overlap, holes: what each tells you."]),
            ("task", "Three fillets", "Weld three fillet joints and mark their faults.")]),
    ],
    "plan": {"credentials": [{
        "title": "Fillet Welds by Hand", "lang": "en-AU",
        "purpose": "Prepares farm and workshop staff to make sound fillet welds.",
        "audience": "Staff of farms and workshops who have used hand tools.", "minutes": 1200,
        "sheet": {"credit_scheme": "points", "credit": "6", "level_scheme": "aqf", "level": "3"},
        "outcomes": [{"key": "O1", "text": "Prepare a workplace for hot work"}, {"key": "O2", "text": "Weld a fillet joint"},
                     {"key": "O3", "text": "Diagnose faults of a seam"}],
        "modules": [module("Before the arc", 1, ("What burns", 60), ("Choosing the electrode", 60), ("Before you strike", 30)),
                    module("The seam", 3, ("Holding the arc", 240), ("Reading a seam", 120), ("Three fillets", 600))],
        "rubrics": [{"key": "seam", "title": "Seam", "criteria": [
            criterion("Size and shape", "O2", ("Sound", "Even legs, no undercut.", 4), ("Not yet", "Uneven or undercut.", 0)),
            criterion("Faults marked", "O3", ("All", "Each fault is marked with its cause.", 4), ("Some", "Faults are missed.", 1)),
            criterion("Workplace", "O1", ("Safe", "Nothing that burns within two metres.", 4), ("Not yet", "Something was left.", 0))]}],
        "assessments": [{"key": "A1", "title": "Before you strike", "item": "Before you strike", "weight": 20, "pass": 100,
                         "outcomes": ["O1"]},
                        {"key": "A2", "title": "Three fillets", "item": "Three fillets", "rubric": "seam", "weight": 80,
                         "outcomes": ["O1", "O2", "O3"]}],
        "alignments": aligned("introduced", "O1", "What burns") + aligned("introduced", "O2", "Choosing the electrode")
        + aligned("practised", "O2", "Holding the arc") + aligned("introduced", "O3", "Reading a seam"),
        "completion": {"op": "all"}}]},
}

STATISTICS = {
    "course": [
        ("Week 1", [("page", "Samples", ["Who could have been asked?"]), ("page", "Error", ["Chance and bias are two things."]),
                    ("quiz", "Practice", [("A poll asks visitors of a gym. Whom does it miss?", ["Those who do no sport", "Nobody"], 0)])]),
        ("Week 2", [("page", "Intervals", ["What 95 in a hundred means."]), ("page", "Reporting", ["Say the range, not the point."]),
                    ("quiz", "Essay", [("Here are two polls. Which would you print, and why?", [], 0),
                                       ("Write the headline for the table above.", [], 0)])]),
        ("Week 3", [("page", "Overview of methods", ["All that was said, once more."]), ("task", "A news item", "Write 200 words on the poll.")]),
    ],
    "plan": {"credentials": [{
        "title": "Polls for Journalists", "lang": "en",
        "purpose": "Fewer wrong headlines about polls.", "audience": "Journalists of local papers.",
        "outcomes": [{"key": "O1", "text": "Evaluate how a poll was taken"}, {"key": "O2", "text": "Compose a news item on a poll"}],
        "modules": [{"title": "Taking a poll", "items": ["Samples", "Error", "Practice"]},
                    {"title": "Reporting it", "items": ["Intervals", "Reporting", "Essay"]},
                    {"title": "Doing it", "items": ["Overview of methods", "A news item"]}],
        "assessments": [{"key": "A1", "title": "Essay", "item": "Essay", "weight": 50, "outcomes": ["O1", "O2"]},
                        {"key": "A2", "title": "A news item", "item": "A news item", "weight": 50, "outcomes": ["O2"]}],
        "alignments": aligned("introduced", "O1", "Samples", "Error", "Intervals") + aligned("practised", "O1", "Practice")
        + aligned("introduced", "O2", "Reporting"),
        "completion": {"op": "need", "n": 1, "of": ["A1", "A2"]}}]},
}

DESIGNS = {"nursing": NURSING, "teaching": TEACHING, "law": LAW, "welding": WELDING, "statistics": STATISTICS}
