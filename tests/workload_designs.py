"""Credentials of many fields whose hours, weeks and credit agree or do not.

Each says what a sheet says and what its modules hold: a module is (title, weeks or None, items), an item
(kind, title, minutes or None), where nobody said how long it takes. All that is wrong with one is named.
"""
CASES = [("A client shows you two drafts. Which of them do you send back?", ["The first", "The second"], 0),
         ("A colleague asks you to skip the second check. What do you do?", ["Check twice", "Skip it"], 0)]
TEXT = ["Read it with a pen in your hand, and write down what you would have done otherwise."]


def content(kind):
    return {"page": TEXT, "quiz": CASES}.get(kind, "Do it, and say what you would do otherwise next time.")


def module(title, weeks, items):
    made = {"title": title, "items": [{"item": name, "minutes": minutes} if minutes is not None else name
                                      for _kind, name, minutes in items]}
    return made if weeks is None else dict(made, weeks=weeks)


def design(title, sheet, modules, outcomes, hours=None):
    """The last task shows all that is promised; everything else prepares for it."""
    named = [name for _title, _weeks, items in modules for _kind, name, _minutes in items]
    task = [name for _title, _weeks, items in modules for kind, name, _minutes in items if kind == "task"][-1]
    keys = ["O%d" % (n + 1) for n in range(len(outcomes))]
    return {
        "course": [(m, [(kind, name, content(kind)) for kind, name, _minutes in items])
                   for m, _weeks, items in modules if items],
        "plan": {"credentials": [{
            "title": title, "lang": "en", "purpose": "Lets people do this where they work.",
            "audience": "People who begin to do this where they work.",
            "minutes": None if hours is None else int(hours * 60), "sheet": sheet,
            "outcomes": [{"key": key, "text": text} for key, text in zip(keys, outcomes)],
            "modules": [module(*each) for each in modules],
            "assessments": [{"key": "A", "title": task, "item": task, "weight": 100, "outcomes": keys}],
            "alignments": [{"item": name, "outcome": keys[n % len(keys)], "depth": "practised"}
                           for n, name in enumerate(named) if name != task],
            "completion": {"op": "all"}}]}}


def ects(credit, **more):
    return dict(more, credit_scheme="ects", credit=str(credit))


SOUND = {
    "a weekend of glazes": design(
        "Glazes from Ash", {"credit_scheme": "cpd", "credit": "8"},
        [("Saturday", None, [("page", "What melts", 60), ("task", "Ten tiles", 150)]),
         ("Sunday", None, [("page", "What went wrong", 60), ("task", "A glaze of your own", 210)])],
        ["Mix a glaze from wood ash", "Correct a glaze that crawls"], 8),
    "contracts, two weeks each": design(
        "Contracts for Founders", ects(2, weeks="6"),
        [("Offers", 2, [("page", "Offer and acceptance", 300), ("quiz", "Was there a contract?", 120), ("talk", "A letter", 300)]),
         ("Terms", 2, [("page", "What a term is", 360), ("talk", "Your terms", 420)]),
         ("Breach", 2, [("page", "What is owed", 420), ("task", "A letter of notice", 900)])],
        ["Draft terms for a small firm", "Decide whether a contract was broken"], 54),
    "a full-time summer school": design(
        "Maps from Satellites", ects(3, weeks="2"),
        [("First week", 1, [("page", "Bands", 600), ("talk", "Which band?", 600), ("page", "Errors", 900)]),
         ("Second week", 1, [("page", "Classes", 900), ("task", "A map of your river", 1500)])],
        ["Classify an image", "Produce a map that states its error"], 80),
    "nobody said how long anything takes": design(
        "Reading a Balance Sheet", {"pacing": "self-paced"},
        [("Assets", None, [("page", "What is owned", None), ("quiz", "Owned or owed?", None)]),
         ("Debts", None, [("page", "What is owed", None), ("task", "Three firms", None)])],
        ["Interpret a balance sheet", "Compare the debts of two firms"]),
    "a placement in the middle": design(
        "Care at the End of Life", ects(5, weeks="8"),
        [("Before", 2, [("page", "Pain", 600), ("page", "Families", 600), ("quiz", "What do you say?", 240)]),
         ("On the ward", 5, [("task", "Placement", 5760)]),
         ("After", 1, [("talk", "What stays with you", 240), ("task", "A case", 360)])],
        ["Assess pain in a patient who cannot speak", "Plan care with a family"], 130),
    "a play that takes a term": design(
        "Theatre with Neighbours", {"credit_scheme": "cpd", "credit": "62", "weeks": "15"},
        [("Finding people", 1, [("page", "Whom to ask", 120), ("talk", "Who lives here?", 240)]),
         ("The play", 14, [("page", "Rehearsing", 1200), ("task", "The evening", 2160)])],
        ["Rehearse a play with amateurs", "Stage an evening"], 62),
    "a week off, and tasks of unknown length": design(
        "Counting a Forest", {"credit_scheme": "points", "credit": "6", "level_scheme": "aqf", "level": "8", "weeks": "10"},
        [("Plots", 3, [("page", "Where to stand", 300), ("task", "Ten plots", None)]),
         ("Trees", 3, [("page", "Height and girth", 300), ("task", "Forty trees", None)]),
         ("Figures", 3, [("page", "From plots to hectares", 300), ("task", "A report", None)])],
        ["Measure a stand of trees", "Estimate the timber of a forest"], 120),
    "ten hours a credit, some of them one's own": design(
        "Asking Elders", {"credit_scheme": "points", "credit": "5", "level_scheme": "nzqf", "level": "5",
                          "weeks": "8", "pacing": "self-paced"},
        [("Asking", None, [("page", "Manners", 300), ("talk", "Whose story is it?", 300)]),
         ("Writing", None, [("page", "A line of descent", 600), ("task", "One family", 1200)])],
        ["Interview an elder", "Write a line of descent"], 50),
    "two tracks beside each other": design(
        "Small Machines", ects(10, weeks="15"),
        [("Circuits", 15, [("page", "Current", 2400), ("quiz", "Which part fails?", 600), ("talk", "On the bench", 4200)]),
         ("Programs", 15, [("page", "Interrupts", 2400), ("task", "A clock", 5400)])],
        ["Build a circuit that measures", "Program a controller"], 270),
    "a journal all along": design(
        "Reading a Heart Trace", ects(1, weeks="4"),
        [("Journal", 4, [("talk", "What you saw today", 180)]),
         ("Rate", 2, [("page", "Baseline", 300), ("quiz", "Call or wait?", 360)]),
         ("Rhythm", 2, [("page", "Decelerations", 300), ("task", "Six traces", 360)])],
        ["Interpret a trace", "Decide when to call"], 26),
    "credit without hours, the rest is private study": design(
        "Old Hands", ects(2),
        [("Letters", None, [("page", "Ductus", 600), ("quiz", "Which century?", 240)]),
         ("Charters", None, [("page", "Abbreviations", 600), ("task", "A charter", 720)])],
        ["Transcribe a charter", "Date a hand"]),
}

FLAWED = {
    "ten credits for pages and tasks of unknown length": ("credit", design(
        "Clean Water", ects(10),
        [("Wells", None, [("page", "Digging", 60), ("page", "Lining", 60), ("task", "A sketch", None)]),
         ("Pumps", None, [("page", "Hand pumps", 60), ("page", "Solar pumps", 60), ("task", "A choice", None)]),
         ("Tests", None, [("page", "Sampling", 60), ("page", "Reading a test", 60), ("task", "A report", None)])],
        ["Design a well", "Test a sample of water"])),
    "250 hours of short pages": ("workload", design(
        "Fair Hiring", ects(10),
        [("Adverts", None, [("page", "Words", None), ("quiz", "Which advert?", None), ("task", "An advert", None)]),
         ("Talks", None, [("page", "Questions", None), ("quiz", "May you ask that?", None), ("task", "A guide", None)]),
         ("Choices", None, [("page", "Scores", None), ("task", "A ranking", None)])],
        ["Write an advert", "Conduct a talk"], 250)),
    "250 hours that are sixty": ("workload", design(
        "Bees in Town", ects(10),
        [("Hives", 3, [("page", "Where", 600), ("task", "A site", 600)]),
         ("Swarms", 3, [("page", "When", 600), ("talk", "Whom to call", 600)]),
         ("Honey", 3, [("page", "How", 600), ("task", "A jar", 600)])],
        ["Choose a site", "Catch a swarm"], 250)),
    "six weeks whose modules take twelve": ("weeks", design(
        "Sound for Film", ects(2, weeks="6"),
        [("Voices", 4, [("page", "Booms", 600), ("talk", "Wind", 300)]),
         ("Rooms", 4, [("page", "Echo", 600), ("quiz", "Which room?", 300)]),
         ("Mix", 5, [("page", "Levels", 600), ("task", "Two minutes", 780)])],
        ["Record a voice outdoors", "Mix a scene"], 54)),
    "a module longer than the whole": ("weeks", design(
        "First Bread", {"credit_scheme": "cpd", "credit": "30", "weeks": "6"},
        [("Flour", 2, [("page", "Gluten", 300), ("quiz", "Which flour?", 120)]),
         ("Dough", 14, [("page", "Folding", 600), ("talk", "Your dough", 180)]),
         ("Oven", 2, [("page", "Steam", 240), ("task", "A loaf", 360)])],
        ["Knead a dough", "Bake a loaf"], 30)),
    "sixty hours in one week": ("weeks", design(
        "Avalanche Rescue", ects(2, weeks="1"),
        [("Search", 1, [("page", "Beacons", 900), ("talk", "Who leads?", 900)]),
         ("Dig", 1, [("page", "Shovels", 600), ("task", "An exercise", 1200)])],
        ["Locate a beacon", "Lead a rescue"], 60)),
    "a module of no hours": ("weeks", design(
        "Grant Writing", {"credit_scheme": "cpd", "credit": "20"},
        [("Calls", 1, [("page", "Reading a call", 180), ("quiz", "Does it fit?", 180)]),
         ("Budgets", 1, [("page", "Costs", 0), ("talk", "Overheads", 0)]),
         ("Texts", 1, [("page", "Aims", 240), ("task", "One page", 600)])],
        ["Draft a proposal", "Calculate a budget"], 20)),
    "fourteen weeks for forty minutes": ("weeks", design(
        "Sign Language at the Desk", {"credit_scheme": "cpd", "credit": "19"},
        [("Greeting", 2, [("page", "Hands", 180), ("talk", "A film of you", 180)]),
         ("Numbers", 14, [("page", "Counting", 20), ("quiz", "How many?", 20)]),
         ("Forms", 2, [("page", "Asking", 240), ("task", "A talk", 480)])],
        ["Greet a deaf client", "Conduct a talk at a desk"], 19)),
    "twelve weeks whose modules take six": ("weeks", design(
        "Garden Walls", ects(2, weeks="12"),
        [("Stone", 2, [("page", "Which stone", 600), ("quiz", "Will it split?", 300)]),
         ("Ground", 2, [("page", "Drains", 600), ("talk", "Your ground", 300)]),
         ("Wall", 2, [("page", "Courses", 600), ("task", "Two metres", 780)])],
        ["Choose stone", "Build a dry wall"], 54)),
    "a week of fifty-eight hours": ("weeks", design(
        "Event Safety", ects(3),
        [("Crowds", 2, [("page", "Density", 600), ("quiz", "Open the gate?", 300)]),
         ("Plans", 1, [("page", "Exits", 480), ("task", "A plan for a fair", 3000)]),
         ("Drills", 2, [("page", "Radio", 300), ("talk", "What went wrong", 120)])],
        ["Plan the exits of a fair", "Lead a drill"], 80)),
    "three weeks of nothing": ("empty-module weeks", design(
        "Choirs of Children", {"credit_scheme": "cpd", "credit": "15"},
        [("Voices", 2, [("page", "Range", 180), ("talk", "A song", 120)]),
         ("Breath", 3, []),
         ("Concert", 2, [("page", "Order", 240), ("task", "A programme", 360)])],
        ["Conduct a choir of children", "Arrange a programme"], 15)),
    "forty hours for five": ("credit", design(
        "Night Shifts", {"credit_scheme": "cpd", "credit": "5"},
        [("Sleep", 2, [("page", "Light", 600), ("talk", "Your week", 600)]),
         ("Rosters", 2, [("page", "Rules", 600), ("task", "A roster", 600)])],
        ["Design a roster", "Argue for a change of shifts"], 40)),
    "one credit for sixty hours": ("credit", design(
        "Maintaining Lifts", ects(1),
        [("Ropes", None, [("page", "Wear", 900), ("quiz", "Stop it?", 600)]),
         ("Doors", None, [("page", "Gaps", 900), ("task", "An inspection", 1200)])],
        ["Inspect a lift", "Decide when to stop a lift"])),
}
