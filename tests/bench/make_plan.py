"""Plans for `ashlar-cli apply` of any size, for a course of make_cartridge.py."""
DEPTHS = ("introduced", "practised")
VERBS = ("Explain", "Compare", "Design", "Judge", "Apply", "List")


def outcome(number):
    verb = VERBS[number % len(VERBS)]
    return {"key": f"O{number}", "text": f"{verb} how stone {number} is cut to fit its place"}


def plan(n_outcomes, n_modules, n_pages):
    """A credential of the whole course, in which every outcome is learned and assessed."""
    pages = [f"Module {m}/Page {m * n_pages + n}" for m in range(n_modules) for n in range(n_pages)]
    modules = [{"title": f"Course {m}", "items": pages[m * n_pages:(m + 1) * n_pages]}
               for m in range(n_modules)]
    assessments = [
        {"key": f"A{m}", "title": f"Proof {m}", "item": f"Module {m}/Quiz {m}",
         "weight": 100 / n_modules, "outcomes": [f"O{o}" for o in range(m, n_outcomes, n_modules)]}
        for m in range(n_modules)]
    for m, module in enumerate(modules):
        module["items"].append(f"Module {m}/Quiz {m}")
    alignments = [
        {"item": pages[(o * 7 + d) % len(pages)], "outcome": f"O{o}", "depth": DEPTHS[d]}
        for o in range(n_outcomes) for d in range(2)]
    return {"credentials": [{
        "title": f"With {n_outcomes} outcomes", "lang": "en", "minutes": 6000,
        "outcomes": [outcome(o) for o in range(n_outcomes)], "modules": modules,
        "assessments": assessments, "alignments": alignments}]}
