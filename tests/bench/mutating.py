"""What the benchmarks of seeded faults share: examples, what a check says of them, mistakes in fresh copies, and the count.

An operator makes one mistake, as people make it, in the files of a clean example, and names beforehand what has to say so. It is
tried at every place where it fits, up to MOST spread over all examples.
"""
import copy
import json
import os
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WAYPROOF = os.environ.get("WAYPROOF", str(ROOT / "build/release/wayproof"))
AS_OF = "2027-03-01"
MOST = 10
LEAST = 5
CLEAN = ["b2b-saas", "c02-cart-recovery", "fashion-shop", "finance", "hotel", "member-shop", "study-club"]


class NewFiles(dict):
    """What a mistake adds to the folder: file names and contents."""


class Example:
    """A workspace folder: file names and parsed contents. `before` is what a check says of it."""

    def __init__(self, name, files):
        self.name = name
        self.files = files
        self.before = check(files)

    @classmethod
    def shipped(cls, folder):
        return cls(folder, read_folder(folder))

    def workspace(self):
        return workspace_of(self.files)

    def journeys(self):
        return [name for name, content in self.files.items() if content["format"].startswith("wayproof/journey")]


def read_folder(folder):
    """A folder of the examples without its customers and tests."""
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "examples" / folder).glob("*.json"))
            if not path.name.endswith((".customer.json", ".journey-tests.json"))}


def workspace_of(files):
    return next(content for content in files.values() if content["format"].startswith("wayproof/workspace"))


def said_by(command, files, *options):
    """What a command of Wayproof says of a folder, as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, indent=1)
            (Path(folder) / name).write_text(text, encoding="utf-8")
        run = subprocess.run([WAYPROOF, command, folder, "--format", "json", "--as-of", AS_OF, *options], capture_output=True)
        if run.returncode not in (0, 1):
            raise SystemExit(f"the command ended with {run.returncode}: {run.stderr.decode()}")
        return json.loads(run.stdout)


def check(files):
    """Findings of a folder; open questions are findings of their rule, too."""
    return said_by("check", files, "--fail-on", "never")["findings"]


class Rule:
    """A rule that has to say so."""

    def __init__(self, name):
        self.name = name

    def findings(self, files):
        """Of the files, all that may say so."""
        return check(files)

    def said(self, findings):
        """How often it says something."""
        return sum(finding["rule"] == self.name for finding in findings)


class Operator:
    """One kind of mistake. `make(workspace, journey)` yields functions that make it in fresh copies, `expected` has to say so,
    `silent(workspace, journey)` looks at the changed files: whether it is right to say nothing of them; its docstring says why."""

    def __init__(self, make, expected, silent=None, title=None):
        self.title = title or make.__name__.replace("_", " ")
        self.make = make
        self.expected = expected
        self.silent = silent

    def sites(self, examples):
        return [(example, name, change) for example in examples for name in example.journeys()
                for change in self.make(example.workspace(), example.files[name])]


class Count:
    """What came of the mistakes of one operator."""

    def __init__(self, operator, tried):
        self.operator = operator
        self.tried = tried
        self.passed, self.missed = [], []

    def found(self):
        return self.tried - len(self.passed) - len(self.missed)


def mutated(example, name, change):
    files = copy.deepcopy(example.files)
    if change == "copy":
        files["copy-of-" + name] = files[name]
    else:
        more = change(workspace_of(files), files[name])
        if isinstance(more, NewFiles):
            files.update(more)
    return files


def spread(sites, most):
    return sites if len(sites) <= most else [sites[i * len(sites) // most] for i in range(most)]


def try_out(operator, examples, everything=False):
    """Makes the mistakes of an operator and counts what is said of them."""
    sites = operator.sites(examples)
    sites = sites if everything else spread(sites, MOST)
    count = Count(operator, len(sites))
    for example, journey, change in sites:
        files = mutated(example, journey, change)
        after = operator.expected.findings(files)
        if operator.expected.said(after) > operator.expected.said(example.before):
            continue
        right = operator.silent is not None and operator.silent(workspace_of(files), files[journey])
        instead = sorted({finding["rule"] for finding in after} - {finding["rule"] for finding in example.before})
        (count.passed if right else count.missed).append((example.name, journey, instead))
    return count


def print_count(count, list_sites=False):
    operator = count.operator
    right = f"  {operator.silent.__doc__}" if count.passed else ""
    print(f"{operator.title:60} {operator.expected.name:30} {count.tried:5} {count.found():5} {len(count.passed):6} "
          f"{len(count.missed):6}{right}", flush=True)
    for label, places in (("rightly passed over", count.passed), ("missed", count.missed)) if list_sites else ():
        for folder, journey, instead in places:
            print(f"    {label} in {folder}/{journey}; instead: {', '.join(instead) or 'nothing'}")


def print_sum(counts, expected):
    """The table's last lines; `expected` is what an operator names: rules, or requirements. Returns operators with few sites."""
    total, found = sum(one.tried for one in counts), sum(one.found() for one in counts)
    passed, missed = sum(len(one.passed) for one in counts), sum(len(one.missed) for one in counts)
    print(f"{len(counts)} operators, {len({one.operator.expected.name for one in counts})} {expected}, {total} mistakes: {found} found, "
          f"{passed} rightly passed over, {missed} missed ({100 * found / max(1, total - passed):.1f} % of those that do harm)")
    thin = [one.operator.title for one in counts if one.tried < LEAST]
    if thin:
        print("fewer than", LEAST, "sites:", ", ".join(thin))
    return thin


def print_head(expected):
    print(f"{'mistake':60} {expected + ' that must say so':30} sites found  right missed")


# ---- looking at journeys ----------------------------------------------------------------------------------------------------------


def steps(journey, kind=None):
    return [step for step, content in journey["steps"].items() if kind is None or content["type"] == kind]


def marketing(journey, channel=None):
    return [step for step in steps(journey, "message") if journey["steps"][step].get("purpose") in ("marketing", "mixed")
            and channel in (None, journey["steps"][step].get("channel"))]


def texts_of(workspace, step):
    """The content that a message says, its own or its template's."""
    content = step.get("content", {})
    if "template" in content:
        content = workspace.get("templates", {}).get(content["template"], {}).get("content", {})
    return content


def targets(step):
    """(holder, key) of every way on."""
    ways = [(step, key) for key in ("next", "else", "on_time_out", "overdue") if isinstance(step.get(key), str)]
    ways += [(case, "next") for case in step.get("cases", [])]
    ways += [(arm, "next") for arm in step.get("arms", [])]
    ways += [(step["outcomes"], name) for name in step.get("outcomes", {})]
    return ways


def takes_time(step):
    return step["type"] in ("wait", "task", "webhook")


def at_entry(journey):
    """The steps that a customer comes to without any time passing."""
    reached, ways = set(), [journey.get("first")]
    while ways:
        at = ways.pop()
        if at in reached or at not in journey["steps"]:
            continue
        reached.add(at)
        if not takes_time(journey["steps"][at]):
            ways += [holder[key] for holder, key in targets(journey["steps"][at])]
    return reached


def no_marketing_after_entry(workspace, journey):
    """all marketing goes out at the moment of entry"""
    return not any(step.get("contact", step).get("purpose") in ("marketing", "mixed")
                   for name, step in journey["steps"].items() if name not in at_entry(journey))
