"""More credentials, written by a person who looked at the fields and not at the rules: some to which
nothing is to be said, some with three faults each. A fault is called by the rule
that names it.
"""
from sound_designs import aligned, criterion, module

DENTAL = {
    "course": [
        ("Seeing plaque", [
            ("page", "What plaque is", ["A film of bacteria that grows back within a day.", "It is soft until it takes up calcium."]),
            ("page", "Disclosing it", ["A dye shows what the eye misses."]),
            ("quiz", "Look at these mouths", [
                ("A patient shows red gums round two molars and none elsewhere. Where do you start?", ["At the molars", "At the front"], 0),
                ("Mr Ode brushes twice a day, and the dye stains the lower front teeth. What do you show him?",
                 ["The inner side", "A new paste", "Nothing"], 0),
                ("A child of six has dye on every back tooth. Who do you teach?", ["The parent", "The child alone"], 0)])]),
        ("Teaching patients", [
            ("page", "One thing at a time", ["Nobody changes three habits in a week."]),
            ("talk", "A patient who would not", "Tell of a patient who did not want to hear it. What did you try?"),
            ("task", "A plan for one patient", "Write a plan for a patient of your practice: what you saw, what you agreed, how you will know.")]),
        ("At the chair", [
            ("page", "Holding a scaler", ["Rest your finger; short strokes."]),
            ("task", "Watched cleaning", "Clean one quadrant while a dentist watches and marks the sheet.")])],
    "plan": {"issuer": {"name": "Chamber of Ardel"}, "credentials": [{
        "title": "Prevention at the Chair", "code": "PAC", "lang": "en",
        "purpose": "Fewer patients who come back with the same inflammation.",
        "audience": "Dental assistants with a year of practice.", "minutes": 26 * 60,
        "sheet": {"credit_scheme": "ects", "credit": "1", "level_scheme": "eqf", "level": "4", "weeks": "6"},
        "outcomes": [{"key": "A", "text": "Locate plaque and say why it is where it is"},
                     {"key": "B", "text": "Agree a plan of care with a patient"},
                     {"key": "C", "text": "Remove plaque from a quadrant without harm to the gum"}],
        "modules": [module("Seeing plaque", 2, ("What plaque is", 90), ("Disclosing it", 120), ("Look at these mouths", 60)),
                    module("Teaching patients", 2, ("One thing at a time", 90), ("A patient who would not", 120),
                           ("A plan for one patient", 360)),
                    module("At the chair", 2, ("Holding a scaler", 240), ("Watched cleaning", 420))],
        "rubrics": [{"key": "r", "title": "Plan of care", "criteria": [
            criterion("Findings", "A", ("Full", "Each finding has its place and its cause.", 4), ("Part", "Places are named without causes.", 2),
                      ("Poor", "Findings are missing.", 0)),
            criterion("Agreement", "B", ("Shared", "The patient's own words are in the plan.", 4), ("Given", "The plan was told to the patient.", 1))]}],
        "assessments": [{"key": "q", "title": "Mouths", "item": "Look at these mouths", "weight": 20, "pass": 70, "outcomes": ["A"]},
                        {"key": "p", "title": "Plan", "item": "A plan for one patient", "rubric": "r", "weight": 40, "outcomes": ["A", "B"]},
                        {"key": "w", "title": "Watched cleaning", "item": "Watched cleaning", "weight": 40, "outcomes": ["C"]}],
        "alignments": aligned("introduced", "A", "What plaque is") + aligned("practised", "A", "Disclosing it")
        + aligned("introduced", "B", "One thing at a time") + aligned("practised", "B", "A patient who would not")
        + aligned("practised", "C", "Holding a scaler"),
        "completion": {"op": "all", "of": ["q", "p", "w"]},
        "badge": {"name": "Prevention at the Chair", "text": "The holder prevents inflammation."}}]}}

TAX = {
    "course": [
        ("Who pays", [
            ("page", "Registering", ["Above a turnover, a firm registers; below it may."]),
            ("page", "Rates", ["Three rates, and things that have none."]),
            ("quiz", "Which rate?", [
                ("A bakery sells bread to take away and soup to eat in. Which rate is on the soup?", ["Standard", "Reduced", "None"], 0),
                ("A plumber from abroad repairs a school. Who owes the tax?", ["The school", "The plumber"], 0),
                ("A firm with sales of 30,000 sells books only. Must it register?", ["No", "Yes"], 0)])]),
        ("Returns", [
            ("page", "Input and output", ["What was paid is taken from what is owed."]),
            ("page", "A quarter, line by line", ["Follow the invoices of a small shop through a quarter."]),
            ("quiz", "A quarter of invoices", [
                ("Enter what is owed for the sales on the sheet, and explain line 4.", [], 0),
                ("The shop bought a van. Say what you enter and why.", [], 0)])]),
        ("When it goes wrong", [
            ("page", "Correcting a return", ["Small slips go into the next one."]),
            ("task", "A letter to the office", "A client left out three invoices. Write the letter and the corrected lines.")])],
    "plan": {"credentials": [{
        "title": "Value Added Tax for Small Firms", "lang": "en-IE",
        "purpose": "Bookkeepers file returns that stand.", "audience": "Bookkeepers and owners of small firms.",
        "minutes": 1800, "sheet": {"credit_scheme": "cpd", "credit": "30", "weeks": "5", "pacing": "self-paced"},
        "outcomes": [{"key": "1", "text": "Decide which rate applies to a sale"},
                     {"key": "2", "text": "Complete a return from a quarter of invoices"},
                     {"key": "3", "text": "Correct a return and justify the correction to the tax office"}],
        "modules": [module("Who pays", 1, ("Registering", 120), ("Rates", 180), ("Which rate?", 60)),
                    module("Returns", 2, ("Input and output", 180), ("A quarter, line by line", 360), ("A quarter of invoices", 240)),
                    module("When it goes wrong", 1, ("Correcting a return", 120), ("A letter to the office", 300))],
        "assessments": [{"key": "q", "title": "Rates", "item": "Which rate?", "weight": 25, "pass": 80, "outcomes": ["1"]},
                        {"key": "r", "title": "A quarter", "item": "A quarter of invoices", "weight": 40, "outcomes": ["2"]},
                        {"key": "l", "title": "A letter", "item": "A letter to the office", "weight": 35, "outcomes": ["3"]}],
        "alignments": aligned("introduced", "1", "Registering") + aligned("practised", "1", "Rates")
        + aligned("introduced", "2", "Input and output") + aligned("practised", "2", "A quarter, line by line")
        + aligned("introduced", "3", "Correcting a return"),
        "completion": {"op": "need", "n": 3, "of": ["q", "r", "l"]}}]}}

MEDIATION = {
    "course": [
        ("Welcome", [("page", "About this course", ["Three parts, one role play."])]),
        ("Hearing both", [
            ("page", "Interests behind positions", ["Two people want the orange: one the juice, one the peel."]),
            ("page", "Asking without taking sides", ["Ask what happened, not who began."]),
            ("talk", "A quarrel you know", "Describe a quarrel without naming anybody, and the interests in it.")]),
        ("Leading the talk", [
            ("page", "Five steps", ["Opening, stories, interests, options, agreement."]),
            ("page", "When it stalls", ["Name it, break, or speak to each alone."]),
            ("task", "Film of a role play", "Mediate in a role play of twenty minutes and hand in the film with your comments.")])],
    "plan": {"credentials": [{
        "title": "Mediating at Work", "lang": "en", "purpose": "Quarrels among colleagues end in agreements that hold.",
        "audience": "People whom colleagues come to with a quarrel.",
        "outcomes": [{"key": "O1", "text": "By the end, participants will be able to distinguish interests from positions"},
                     {"key": "O2", "text": "Lead a mediation through its five steps"},
                     {"key": "O3", "text": "Reflect in writing on their own part in it"}],
        "modules": [module("Welcome", 1, ("About this course", 10)),
                    module("Hearing both", 2, ("Interests behind positions", 60), ("Asking without taking sides", 60), ("A quarrel you know", 60)),
                    module("Leading the talk", 3, ("Five steps", 60), ("When it stalls", 60), ("Film of a role play", 300))],
        "rubrics": [{"key": "f", "title": "Role play", "criteria": [
            criterion("Interests", "O1", ("Named", "Both sides' interests are said aloud.", 3), ("Mixed", "Positions are taken for interests.", 1)),
            criterion("Steps", "O2", ("Kept", "All five steps in order.", 3), ("Lost", "A step is left out.", 1)),
            criterion("Comments", "O3", ("Own part", "Says what she would do otherwise.", 3), ("Story", "Retells the film.", 1))]}],
        "assessments": [{"key": "A", "title": "Film of a role play", "item": "Film of a role play", "rubric": "f", "weight": 100,
                         "outcomes": ["O1", "O2", "O3"]}],
        "alignments": aligned("introduced", "O1", "Interests behind positions") + aligned("practised", "O1", "A quarrel you know")
        + aligned("practised", "O2", "Asking without taking sides", "Five steps", "When it stalls"),
        "completion": {"op": "all"}, "badge": {"name": "Mediator", "text": "The holder mediates at work."}}]}}

SPANISH = {
    "course": [
        ("At the desk", [
            ("page", "Asking for a name", ["¿Cómo se llama usted? Slowly, and looking up."]),
            ("quiz", "Fill the form", [
                ("Señora Ruiz says: nací el tres de mayo. What do you write as her date of birth?", ["3 May", "13 May"], 0),
                ("A father says: es alérgica a la penicilina. What do you mark?", ["An allergy", "A medicine"], 0)])]),
        ("At the bed", [
            ("page", "Where does it hurt?", ["¿Dónde le duele? ¿Desde cuándo?"]),
            ("talk", "Record yourself", "Record five questions and listen to two of your colleagues."),
            ("task", "A conversation", "Hold a conversation of five minutes with a speaker of Spanish about her pain; hand in the recording.")])],
    "plan": {"credentials": [{
        "title": "Spanish for the Ward", "lang": "en", "purpose": "Patients are understood when no interpreter is there.",
        "audience": "Nurses who have learned some Spanish at school.", "minutes": 1200,
        "sheet": {"credit_scheme": "ceu", "credit": "2", "weeks": "8"},
        "outcomes": [{"key": "O1", "text": "Fill in a form from what a patient says in Spanish"},
                     {"key": "O2", "text": "Conduct a short conversation about pain in Spanish"}],
        "modules": [module("At the desk", 4, ("Asking for a name", 300), ("Fill the form", 120)),
                    module("At the bed", 4, ("Where does it hurt?", 240), ("Record yourself", 240), ("A conversation", 240))],
        "assessments": [{"key": "A1", "title": "Form", "item": "Fill the form", "weight": 40, "outcomes": ["O1"]},
                        {"key": "A2", "title": "Conversation", "item": "A conversation", "weight": 60, "outcomes": ["O2"]}],
        "alignments": aligned("practised", "O1", "Asking for a name") + aligned("practised", "O2", "Where does it hurt?", "Record yourself"),
        "completion": {"op": "all"}}]}}

SOIL = {
    "course": [
        ("Digging", [("page", "A pit", ["One metre, straight walls, the face to the sun."]),
                     ("task", "Your pit", "Dig a pit, photograph its face and mark the layers.")]),
        ("Feeling", [("page", "Sand, silt and clay", ["Wet it, roll it, listen."]),
                     ("quiz", "By hand", [
                         ("A sample rolls into a ribbon of 5 cm and shines. What is it?", ["Clay", "Sand"], 0),
                         ("A farmer brings soil that stains and will not roll. What do you tell her?", ["Silt", "Clay"], 0)])]),
        ("Deciding", [("page", "Lime or not", ["Measure first."]),
                      ("task", "Advice to a farmer", "Write a page of advice on one field, with your figures.")])],
    "plan": {"credentials": [{
        "title": "Reading a Field", "lang": "en-NZ", "purpose": "Farmers get advice that fits their field.",
        "audience": "Farm advisers in their first years.", "minutes": 3000,
        "sheet": {"credit_scheme": "points", "credit": "5", "level_scheme": "nzqf", "level": "5", "weeks": "10"},
        "outcomes": [{"key": "a", "text": "Describe the layers of a soil"}, {"key": "b", "text": "Determine texture by hand"},
                     {"key": "c", "text": "Recommend a treatment of a field on measured grounds"}],
        "modules": [module("Digging", 3, ("A pit", 240), ("Your pit", 600)), module("Feeling", 3, ("Sand, silt and clay", 360), ("By hand", 120)),
                    module("Deciding", 4, ("Lime or not", 360), ("Advice to a farmer", 900))],
        "assessments": [{"key": "1", "title": "Your pit", "item": "Your pit", "weight": 30, "outcomes": ["a"]},
                        {"key": "2", "title": "By hand", "item": "By hand", "weight": 20, "pass": 50, "outcomes": ["b"]},
                        {"key": "3", "title": "Advice", "item": "Advice to a farmer", "weight": 50, "outcomes": ["c"]}],
        "alignments": aligned("introduced", "a", "A pit") + aligned("practised", "b", "Sand, silt and clay") + aligned("introduced", "c", "Lime or not"),
        "completion": {"op": "all"}}]}}

YOUTH = {
    "course": [
        ("Theory", [("page", "Law", ["Duty of care, and where it ends."]), ("page", "Records", ["Written on the same day."])]),
        ("Placement", [("talk", "Log", "Each week: what you did and what came of it.")])],
    "plan": {"credentials": [{
        "title": "Youth Work in Practice", "lang": "en", "purpose": "Young people meet people who know what they do.",
        "audience": "People who begin to work with the young.", "minutes": 150 * 60,
        "sheet": {"credit_scheme": "ects", "credit": "6", "weeks": "16"},
        "outcomes": [{"key": "1", "text": "Plan a session with young people"}, {"key": "2", "text": "Keep records that meet the law"},
                     {"key": "3", "text": "Reflect on own practice with a supervisor"}],
        "modules": [module("Theory", 3, ("Law", 600), ("Records", 600)), dict(module("Placement", 13, ("Log", 600)), minutes=6600)],
        "assessments": [{"key": "v", "title": "Viva", "item": None, "weight": 60, "outcomes": ["1", "3"]},
                        {"key": "o", "title": "Observed session with records", "item": None, "weight": 40, "outcomes": ["1", "2"]}],
        "alignments": aligned("introduced", "2", "Law", "Records") + aligned("practised", "3", "Log"),
        "completion": {"op": "all"}}]}}

MUSEUM = {
    "course": [
        ("Objects", [("page", "Looking for two minutes", ["Longer than visitors do."]),
                     ("quiz", "Objects and labels", [
                         ("What is the name of the card beside an object?", ["Label", "Ticket"], 0),
                         ("Which term stands for where an object comes from?", ["Provenance", "Patina"], 0),
                         ("Who founded the first public museum in the town?", ["Ashby", "Moll"], 0)])]),
        ("Groups", [("page", "Children, families, experts", ["Each has another question."]),
                    ("task", "A tour", "Guide a group for twenty minutes.")])],
    "plan": {"credentials": [{
        "title": "Guiding in a Museum", "lang": "en", "purpose": "Visitors see more than they would alone.",
        "audience": "Volunteers of museums.", "minutes": 600, "sheet": {"credit_scheme": "cpd", "credit": "10"},
        "outcomes": [{"key": "O1", "text": "Design a label that makes visitors look"},  # by terms alone
                     {"key": "O2", "text": "Appreciate the needs of different groups"},  # cannot be seen
                     {"key": "O3", "text": "Guide a group through a room"}],
        "modules": [module("Objects", 2, ("Looking for two minutes", 120), ("Objects and labels", 60)),
                    module("Groups", 2, ("Children, families, experts", 120), ("A tour", 300))],
        "assessments": [{"key": "A1", "title": "Objects and labels", "item": "Objects and labels", "weight": 40, "outcomes": ["O1"]},
                        {"key": "A2", "title": "A tour", "item": "A tour", "weight": 80, "outcomes": ["O2", "O3"]}],  # 120 %
        "alignments": aligned("introduced", "O1", "Looking for two minutes") + aligned("introduced", "O2", "Children, families, experts"),
        "completion": {"op": "all"}}]}}

SAWS = {
    "course": [
        ("Before", [("page", "What a saw does", ["It throws back what it cannot cut."]), ("page", "Clothes", ["Nothing loose."]),
                    ("quiz", "Safe or not?", [
                        ("The guard is off and the foreman says carry on. What do you do?", ["Stop", "Carry on"], []),  # no key
                        ("A board pinches the blade. What do you do first?", ["Switch off", "Pull harder"], 0),
                        ("You see sawdust round the vent. What follows?", ["Clean it", "Leave it"], 0)])]),
        ("Cutting", [("page", "Ripping", ["Along the grain."]), ("page", "History of saws", ["From flint to steel."]),
                     ("task", "Four boards", "Cut four boards to the list.")])],
    "plan": {"credentials": [{
        "title": "Table Saws", "lang": "en", "purpose": "Nobody loses a finger.",  # for nobody
        "minutes": 900,
        "outcomes": [{"key": "O1", "text": "Check a saw before use"}, {"key": "O2", "text": "Cut boards to a list"}],
        "modules": [module("Before", 1, ("What a saw does", 90), ("Clothes", 60), ("Safe or not?", 60)),
                    module("Cutting", 2, ("Ripping", 240), ("History of saws", 90), ("Four boards", 360))],
        "assessments": [{"key": "A1", "title": "Safe or not?", "item": "Safe or not?", "weight": 30, "pass": 100, "outcomes": ["O1"]},
                        {"key": "A2", "title": "Four boards", "item": "Four boards", "weight": 70, "outcomes": ["O2"]}],
        "alignments": aligned("introduced", "O1", "What a saw does", "Clothes") + aligned("practised", "O2", "Ripping"),  # history serves none
        "completion": {"op": "all", "of": ["A1", "A2"]}}]}}

CLIMATE = {
    "course": [
        ("Data", [("page", "Stations and satellites", ["Two ways to measure."]),
                  ("quiz", "Read the chart", [
                      ("The line rises by 0.2 degrees from 1990 to 2000. Which headline holds?", ["A rise of 0.2", "A rise of 2"], 0),
                      ("A reader says one cold winter disproves it. What do you answer?", ["Weather is not climate", "She is right"], 0)])]),
        ("Stories", [("page", "People in it", ["A figure needs a face."]), ("talk", "Two leads", "Write two leads for the same figure."),
                     ("task", "A report", "Write 600 words on a figure of your region.")])],
    "plan": {"credentials": [{
        "title": "Climate Figures in the News", "lang": "en", "purpose": "Readers get figures that hold.",
        "audience": "Reporters of all desks.", "minutes": 15000,  # 250 hours of 21
        "sheet": {"credit_scheme": "ects", "credit": "10"},
        "outcomes": [{"key": "O1", "text": "Interpret a chart of temperatures"}, {"key": "O2", "text": "Write a report on a climate figure"},
                     {"key": "O3", "text": "Check a claim against two sources"}],  # shown by nothing
        "modules": [module("Data", 2, ("Stations and satellites", 240), ("Read the chart", 60)),
                    module("Stories", 3, ("People in it", 180), ("Two leads", 180), ("A report", 600))],
        "rubrics": [{"key": "r", "title": "Report", "criteria": [
            criterion("Figure", "O2", ("Right", "The figure and its range are right.", 5), ("Wrong", "The figure and its range are right.", 0)),  # alike
            criterion("Lead", "O2", ("Strong", "The lead holds the figure.", 5), ("Weak", "The figure comes late.", 2))]}],
        "assessments": [{"key": "A1", "title": "Read the chart", "item": "Read the chart", "weight": 30, "outcomes": ["O1"]},
                        {"key": "A2", "title": "A report", "item": "A report", "rubric": "r", "weight": 70, "outcomes": ["O2"]}],
        "alignments": aligned("introduced", "O1", "Stations and satellites") + aligned("introduced", "O2", "People in it")
        + aligned("practised", "O2", "Two leads"),
        "completion": {"op": "all"}}]}}

KITCHEN = {
    "course": [
        ("Clean", [("page", "Hands", ["Twenty seconds."]),
                   ("quiz", "In the kitchen", [
                       ("A cook cuts chicken and then salad on one board. What do you do?", ["Throw the salad away", "Rinse it"], [0, 1]),  # two keys
                       ("The fridge shows nine degrees in the morning. What do you do first?", ["Check the food", "Close the door"], 0),
                       ("The fridge shows nine degrees in the morning. What do you do first?", ["Check the food", "Close the door"], 0)])]),  # twice
        ("Plan", [("page", "Points that matter", ["Where a slip cannot be mended later."]),
                  ("task", "A plan for your kitchen", "Write a plan with its points and its limits.")])],
    "plan": {"credentials": [{
        "title": "A Safe Kitchen", "lang": "en", "purpose": "Guests do not fall ill.", "audience": "Cooks who lead a kitchen.",
        "minutes": 480, "sheet": {"weeks": "2"},
        "outcomes": [{"key": "O1", "text": "Decide what to do when a limit is passed"}, {"key": "O2", "text": "Draft a safety plan for a kitchen"}],
        "modules": [module("Clean", 1, ("Hands", 60), ("In the kitchen", 60)), module("Plan", 4, ("Points that matter", 90), ("A plan for your kitchen", 240))],  # 4 of 2 weeks
        "assessments": [{"key": "A1", "title": "In the kitchen", "item": "In the kitchen", "weight": 40, "outcomes": ["O1"]},
                        {"key": "A2", "title": "A plan", "item": "A plan for your kitchen", "weight": 60, "outcomes": ["O2"]}],
        "alignments": aligned("introduced", "O1", "Hands") + aligned("introduced", "O2", "Points that matter"),
        "completion": {"op": "all"}}]}}

COACHING = {
    "course": [
        ("Listening", [("page", "Silence", ["Let it be."]), ("talk", "A talk of your week", "What did you hear?")]),
        ("Asking", [("page", "Questions that open", ["What else?"]),
                    ("task", "A recorded session", "Hand in a recording of a session with its transcript.")]),
        ("Ending", [("page", "Goals", ["Theirs, not yours."]), ("task", "An essay", "Write on the limits of coaching.")])],
    "plan": {"credentials": [{
        "title": "First Steps in Coaching", "lang": "en",  # for no purpose
        "audience": "Leaders of small teams.",
        "outcomes": [{"key": "O1", "text": "Conduct a coaching session"}, {"key": "O2", "text": "Formulate goals with a client"}],
        "modules": [module("Listening", 1, ("Silence", 60), ("A talk of your week", 60)),
                    module("Asking", 2, ("Questions that open", 60), ("A recorded session", 240)),
                    module("Ending", 1, ("Goals", 60), ("An essay", 120))],
        "rubrics": [{"key": "s", "title": "Session", "criteria": [
            criterion("Questions", "O1", ("Open", "Most questions open something.", 4), ("Closed", "Most can be answered by yes.", 1)),
            criterion("Silence", "O1", ("Kept", "Pauses are left.", 4), ("Filled", "Each pause is filled.", 1))]}],
        "assessments": [{"key": "A1", "title": "A recorded session", "item": "A recorded session", "rubric": "s", "weight": 60,
                         "outcomes": ["O1", "O2"]},  # the rubric judges O1 alone
                        {"key": "A2", "title": "An essay", "item": "An essay", "weight": 40}],  # shows nothing
        "alignments": aligned("introduced", "O1", "Silence", "Questions that open") + aligned("practised", "O1", "A talk of your week")
        + aligned("introduced", "O2", "Goals"),
        "completion": {"op": "all", "of": ["A1", "A2"]}}]}}

SOUND = {"teeth": DENTAL, "tax": TAX, "mediation": MEDIATION, "Spanish": SPANISH, "soil": SOIL, "youth": YOUTH}
FLAWED = {
    "a museum": (MUSEUM, ["recall-only-evidence", "weak-verb", "evidence-weights"]),
    "saws": (SAWS, ["quiz-without-key", "missing-audience", "activity-without-outcome"]),
    "climate": (CLIMATE, ["workload", "outcome-without-assessment", "rubric-wording"]),
    "a kitchen": (KITCHEN, ["two-keys", "duplicate-question", "weeks"]),
    "coaching": (COACHING, ["missing-purpose", "rubric-misses-outcome", "assessment-without-outcome"]),
}
