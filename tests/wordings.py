#!/usr/bin/env python3
"""usage: wordings.py CLI   what outcomes and questions of many fields say: what is asked for facts alone, what only a
maker or a doer shows, what cannot be seen, and as many of each that are sound.

Speaks TAP.
"""
import json
import os
import subprocess
import sys
import tempfile

from sound_designs import write_course

CLI = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else None

# An outcome, and questions that ask for what was learned by heart
FACTS = [
    ("Analyse a source of the period", [
        "When did the war begin?",
        "Who signed the armistice?",
        "Which city was the capital of the republic?",
        "The treaty was signed in",
    ]),
    ("Apply the laws of inheritance", [
        "What is a gene?",
        "The basic unit of life is the",
        "Which organelle makes energy?",
        "DNA stands for",
    ]),
    ("Carry out a titration", [
        "What is the symbol for sodium?",
        "Which gas is produced when an acid meets a carbonate?",
        "How many protons does carbon have?",
        "The pH of pure water is",
    ]),
    ("Advise a client on a contract", [
        "What is consideration?",
        "Which court hears appeals?",
        "What are the elements of a contract?",
        "The leading case on offers is",
    ]),
    ("Administer oxygen to a patient", [
        "What is hypoxia?",
        "What is the normal range of saturation?",
        "Which of the following is a sign of cyanosis?",
        "Define tidal volume.",
    ]),
    ("Configure a firewall", [
        "What does TCP stand for?",
        "Which port does HTTPS use?",
        "What is a packet?",
        "Which layer of the OSI model handles routing?",
    ]),
    ("Harmonise a melody", [
        "How many semitones are in an octave?",
        "What is a cadence?",
        "Who composed the Goldberg Variations?",
        "A triad consists of",
    ]),
    ("Prepare a budget", [
        "What is a fixed cost?",
        "Which of the following is an asset?",
        "Profit is defined as",
        "What does ROI stand for?",
    ]),
    ("Cook a sauce", [
        "What is a roux?",
        "Which of these is a mother sauce?",
        "Béchamel is made from",
        "What is the French word for butter?",
    ]),
    ("Design an experiment", [
        "Who developed classical conditioning?",
        "What is a placebo?",
        "The hippocampus is responsible for",
        "Name the three types of memory.",
    ]),
    ("Coach a sprint start", [
        "How long is an Olympic pool?",
        "What is the name of the muscle at the back of the thigh?",
        "In what year were the first modern Games held?",
        "Which of the following is a carbohydrate?",
    ]),
]

# An outcome, and questions about a case
CASES = [
    ("Judge a source", [
        "A letter of 1916 says the front is quiet, a diary of the same day tells of shelling. Which do you trust more on casualties?",
        "A historian quotes only officers. What is missing from her account?",
    ]),
    ("Apply the laws of inheritance", [
        "Two brown-eyed parents have a blue-eyed child. What are their genotypes?",
        "If a red and a white snapdragon give pink ones, what do two pink ones give?",
    ]),
    ("Calculate concentrations", [
        "25 ml of acid need 20 ml of 0.1 M base. What is the concentration?",
        "You dilute 10 ml of 2 M to 100 ml. What do you get?",
    ]),
    ("Decide whether there is a contract", [
        "Ann offers her car for 500; Ben says yes, if she paints it. Is there a contract?",
        "A shop shows a coat with a wrong price. May a customer insist on it?",
    ]),
    ("Respond to changes in a patient", [
        "A patient's saturation falls from 96 to 88 after she lies down. What do you do first?",
        "Mr K. is confused and breathes fast. What do you suspect?",
    ]),
    ("Troubleshoot a network", [
        "A host can ping its gateway but not a name. What do you check?",
        "Users on one floor lose the network at noon. Where do you look?",
    ]),
    ("Use the past tense", [
        "Yesterday she ____ to the market.",
        "Which sentence is right for something that you did last year?",
    ]),
    ("Interpret a balance sheet", [
        "Debt is twice equity and interest has doubled. What is the largest risk?",
        "Sales rose while cash fell. Which explanation fits?",
    ]),
    ("Solve linear equations", [
        "Solve 3x + 2 = 11.",
        "What is the slope of y = 2x - 5?",
    ]),
    ("Rescue a dish", [
        "Your hollandaise splits. What do you add?",
        "The rice is wet and the guests are here. What now?",
    ]),
    ("Trace programs", [
        "What does the following print? for i in range(3): print(i)",
        "Which line fails, and why?",
    ]),
    ("Decide on safe work", [
        "The ladder stands on gravel. Do you climb?",
        "A colleague works under a load. What do you say?",
    ]),
]

# Choosing an answer shows none of these,
TO_BE_DONE = [
    "Write a short story in the third person", "Compose a press release", "Build a web page",
    "Develop a lesson plan for one hour", "Produce a podcast episode", "Construct a dovetail joint",
    "Draft a policy on data", "Create a logo", "Design a questionnaire", "Perform a wound dressing",
    "Give an injection into a muscle", "Conduct an interview with a client", "Deliver a talk of ten minutes",
    "Play a scale in two octaves", "Develop and present a business case", "Program a sensor",
    "Sew a zip into a skirt", "Plan and teach a lesson", "Facilitate a group discussion",
]

# and all of these.
TO_BE_CHOSEN = [
    "Select a method for a given problem", "Evaluate the quality of a source", "Calculate the dose for a child",
    "Interpret an X-ray of the hand", "Classify rocks by their minerals", "Predict the effect of a tax",
    "Identify hazards on a site", "Explain why a bridge fails", "Choose a statistical test",
    "Diagnose a fault of an engine", "Distinguish fact from opinion", "Apply the law of torts to cases",
    "Compare two treatments", "Recommend a treatment", "Determine the cause of an error",
    "Recognise signs of stroke", "Estimate the cost of a repair", "Prioritise patients by need",
    "Solve problems of motion", "Analyse the structure of an argument",
]

# Nobody sees these,
UNSEEN = [
    "Understand the basics of accounting", "Have a good knowledge of labour law",
    "Be familiar with the tools of the trade", "Know the main theories", "Appreciate the role of culture",
    "Develop an awareness of bias", "Gain insight into markets", "Learn about soils",
    "Become confident in speaking", "Be aware of the duties of an employer", "Grasp the idea of entropy",
    "Demonstrate an understanding of ethics", "Comprehend short texts", "Have an appreciation of jazz",
    "Deepen their knowledge of Kant", "Be introduced to statistics", "Realise the importance of hygiene",
    "Acquire knowledge of drugs", "Enjoy poetry", "Students will understand how cells divide",
    "Feel comfortable with spreadsheets", "Consider the ethics of AI", "Explore the history of film",
    "Be exposed to different methods",
]

# and everybody these.
SEEN = [
    "Explain how cells divide", "Translate a contract into plain words", "Set up a camera for portraits",
    "Prune fruit trees", "Negotiate a price", "Justify a choice of method", "Map a process", "Write unit tests",
    "Reconcile accounts", "Pitch an idea", "Lift a patient with a hoist", "Cite sources in APA style",
    "Debug a script", "Tune a violin by ear", "Summarise a report", "Lead a warm-up", "Sketch a floor plan",
    "Demonstrate safe lifting", "Collaborate on a shared repository", "Use a microscope to count cells",
    "Question a witness", "Model a bond", "Pack a parachute", "Read a nautical chart", "Respond to a complaint",
]


def credentials():
    """(name, rule that is to name it or None, outcome, quiz or task, its questions)"""
    for n, (outcome, stems) in enumerate(FACTS):
        yield "facts %d: %s" % (n, outcome), "recall-only-evidence", outcome, "Facts %d" % n, stems
    for n, (outcome, stems) in enumerate(CASES):
        yield "cases %d: %s" % (n, outcome), None, outcome, "Cases %d" % n, stems
    for rule, outcomes in (("assessed-below-level", TO_BE_DONE), (None, TO_BE_CHOSEN)):
        for outcome in outcomes:
            yield "by choice: " + outcome, rule, outcome, "Cases 0", CASES[0][1]
    for rule, outcomes in (("weak-verb", UNSEEN), (None, SEEN)):
        for outcome in outcomes:
            yield "by a task: " + outcome, rule, outcome, "A task", None


def course_of(made):
    held = {item: stems for _name, _rule, _outcome, item, stems in made}
    answers = ["This one", "That one", "Another"]
    return [("In " + item, [("task", item, "Do it.") if stems is None else
                            ("quiz", item, [(stem, answers, 0) for stem in stems])]) for item, stems in held.items()]


def credential(name, outcome, item):
    return {"title": name, "lang": "en", "purpose": "Helps at work.", "audience": "People at work.",
            "outcomes": [{"key": "1", "text": outcome}], "modules": [{"title": "M", "items": ["In %s/%s" % (item, item)]}],
            "assessments": [{"key": "A", "title": item, "item": "In %s/%s" % (item, item), "weight": 100, "outcomes": ["1"]}],
            "completion": {"op": "all"}}


def run(*words):
    done = subprocess.run([CLI, *words], capture_output=True, text=True, timeout=120)
    if done.returncode > 1:
        raise AssertionError("%s: %s%s" % (words[0], done.stdout, done.stderr))
    return done.stdout


def main():
    if CLI is None:
        sys.exit(__doc__)
    made, failures = list(credentials()), 0
    print("1..%d" % len(made))
    with tempfile.TemporaryDirectory(prefix="ashlar-wordings-") as folder:
        course, document, plan = (os.path.join(folder, name) for name in ("c.imscc", "d.ashlar", "p.json"))
        write_course({"course": course_of(made)}, course)
        with open(plan, "w", encoding="utf-8") as file:
            json.dump({"credentials": [credential(name, outcome, item) for name, _rule, outcome, item, _stems in made]}, file)
        run("import", course, "--into", document)
        run("apply", document, plan)
        for number, (name, rule, *_what) in enumerate(made, 1):
            report = json.loads(run("check", document, "--json", "--credential", name))
            found = [finding["rule"] for finding in report["findings"]]
            is_good = found == ([rule] if rule is not None else [])
            failures += not is_good
            print("%s %d - %s%s" % ("ok" if is_good else "not ok", number, name, "" if is_good else " " + str(found)), flush=True)
    return failures > 0


if __name__ == "__main__":
    sys.exit(main())
