"""Rules of the tree said as TAP: each by name, with what is wrong in lines of its own."""


def report(rules):
    """rules: pairs of a name and a list of faults, or a function that finds them. The exit code."""
    print(f"1..{len(rules)}")
    failed = False
    for number, (name, found) in enumerate(rules, 1):
        faults = found() if callable(found) else found
        failed = failed or bool(faults)
        print(f"{'not ok' if faults else 'ok'} {number} {name}", flush=True)
        for fault in faults:
            print(f"# {fault}")
    return 1 if failed else 0
