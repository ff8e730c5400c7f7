"""Seeded faults: what do the rules catch?

Each operator makes one mistake in a clean example, as people make it, and names beforehand the rule that has to say so. It is
tried at every place where it fits, up to MOST spread over all examples. Found is a mistake after which the rule says more than
before. The table prints for each operator how many sites there were, how many were found, and why the others were not.

    ./dev bench mutants [--all] [--sites]     --all: every site; --sites: list the misses one by one
"""
import copy
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WAYPROOF = os.environ.get("WAYPROOF", str(ROOT / "build/release/wayproof"))
AS_OF = "2027-03-01"
MOST = 10
LEAST = 5
CLEAN = ["b2b-saas", "c02-cart-recovery", "fashion-shop", "finance", "hotel", "member-shop", "study-club"]


class Example:
    """A workspace folder: file names and parsed contents."""

    def __init__(self, folder):
        self.folder = folder
        self.files = {path.name: json.loads(path.read_text(encoding="utf-8"))
                      for path in sorted((ROOT / "examples" / folder).glob("*.json")) if not path.name.endswith(".customer.json")}
        self.before = check(self.files)

    def workspace(self, files):
        return next(content for content in files.values() if content["format"].startswith("wayproof/workspace"))

    def journeys(self):
        return [name for name, content in self.files.items() if content["format"].startswith("wayproof/journey")]


def check(files):
    """Findings of a folder, counted by rule; open questions count as findings of their rule too."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, indent=1)
            (Path(folder) / name).write_text(text, encoding="utf-8")
        run = subprocess.run([WAYPROOF, "check", folder, "--format", "json", "--as-of", AS_OF, "--fail-on", "never"], capture_output=True)
        if run.returncode not in (0, 1):
            raise SystemExit(f"the command ended with {run.returncode}: {run.stderr.decode()}")
        return Counter(finding["rule"] for finding in json.loads(run.stdout)["findings"])


# ---- operators: (name, rule, sites, change). `sites` yields what `change` takes; both see one journey of one example. ---------

OPERATORS = []


def operator(rule, why_missed=""):
    """`why_missed` says beforehand in which case the rule is right to stay silent."""
    def add(function):
        OPERATORS.append((function.__name__.replace("_", " "), rule, function, why_missed))
        return function
    return add


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


# Each operator is a generator over (workspace, journey) of functions that make the mistake in fresh copies.

@operator("file/unknown-reference")
def a_way_on_to_a_step_that_is_not_there(workspace, journey):
    for step in steps(journey):
        for n in range(len(targets(journey["steps"][step]))):
            def change(w, j, step=step, n=n):
                holder, key = targets(j["steps"][step])[n]
                holder[key] += "-2"
            yield change


@operator("graph/unreachable")
def a_step_that_nobody_comes_to(workspace, journey):
    for step in steps(journey, "message"):
        def change(w, j, step=step):
            j["steps"]["left-over"] = copy.deepcopy(j["steps"][step])
        yield change


@operator("graph/no-way-out")
def a_wait_that_leads_back_to_itself(workspace, journey):
    for step in steps(journey, "wait"):
        def change(w, j, step=step):
            j["exits"] = []
            j["steps"][step] = {"type": "wait", "for": "P1D", "next": step}
        yield change


@operator("graph/zero-time-loop")
def a_message_that_leads_back_to_itself(workspace, journey):
    for step in steps(journey, "message"):
        def change(w, j, step=step):
            j["steps"][step]["next"] = step
        yield change


@operator("graph/dead-branch")
def a_case_written_twice(workspace, journey):
    for step in steps(journey, "branch"):
        def change(w, j, step=step):
            cases = j["steps"][step]["cases"]
            cases.append({**copy.deepcopy(cases[0]), "next": j["steps"][step].get("else", cases[0]["next"])})
        yield change


@operator("graph/shares")
def shares_that_do_not_add_up(workspace, journey):
    for step in steps(journey, "split"):
        for n in range(len(journey["steps"][step]["arms"])):
            def change(w, j, step=step, n=n):
                arms = j["steps"][step]["arms"]
                total = sum(arm["share"] for arm in arms)
                for arm in arms:
                    arm["share"] = round(100 * arm["share"] / total)
                arms[n]["share"] -= 5
            yield change


@operator("exit/buyers-still-sold-to", "a branch asks before each message, or another exit covers it")
def the_exit_on_purchase_forgotten(workspace, journey):
    purchases = {name for name, event in workspace.get("events", {}).items() if event.get("means") == "purchase"}
    for n, rule in enumerate(journey.get("exits", [])):
        if rule["on"].get("event") in purchases:
            def change(w, j, n=n):
                del j["exits"][n]
            yield change


@operator("exit/opt-out-keeps-sending", "the gate still checks consent")
def the_exit_on_opt_out_forgotten_and_no_check(workspace, journey):
    for n, rule in enumerate(journey.get("exits", [])):
        if "opt_out" in rule["on"]:
            def change(w, j, n=n):
                del j["exits"][n]
                for check_name in ("consent", "suppression"):
                    w["gate"]["checks"][check_name] = {"mode": "observe"}
            yield change


@operator("consent/topic-missing")
def a_marketing_message_without_a_subscription(workspace, journey):
    for step in marketing(journey):
        if "topic" in journey["steps"][step]:
            yield lambda w, j, step=step: j["steps"][step].pop("topic")


@operator("consent/not-checked", "a branch asks for consent before the message")
def nobody_checks_consent(workspace, journey):
    for step in marketing(journey)[:1]:
        yield lambda w, j: w["gate"]["checks"].__setitem__("consent", {"mode": "off"})


@operator("cap/not-declared")
def no_limit_any_more(workspace, journey):
    if workspace.get("gate", {}).get("caps") and marketing(journey):
        yield lambda w, j: w["gate"].__setitem__("caps", [])


@operator("cap/too-many-on-one-path")
def one_more_message_right_behind_another(workspace, journey):
    for step in marketing(journey):
        def change(w, j, step=step):
            w["gate"]["checks"]["caps"] = {"mode": "observe"}
            for n in range(3):
                j["steps"][f"again-{n}"] = {**copy.deepcopy(j["steps"][step]), "next": f"again-{n + 1}" if n < 2 else j["steps"][step]["next"]}
                j["steps"][f"again-{n}"].pop("kind", None)
            j["steps"][step]["next"] = "again-0"
        yield change


@operator("quiet/reached", "nobody can come there at night")
def a_text_at_three_at_night(workspace, journey):
    for step in marketing(journey, "sms"):
        def change(w, j, step=step):
            w["gate"]["checks"]["hours"] = {"mode": "observe"}
            j["steps"]["at-night"] = {"type": "wait", "until": {"of": "now", "at": "03:00:00", "on": ["any"]}, "next": step}
            for name, other in j["steps"].items():
                if name != "at-night":
                    for holder, key in targets(other):
                        if holder[key] == step:
                            holder[key] = "at-night"
            if j.get("first") == step:
                j["first"] = "at-night"
        yield change


@operator("content/opt-out-missing")
def a_text_without_a_way_to_opt_out(workspace, journey):
    for step in marketing(journey):
        channel = workspace.get("channels", {}).get(journey["steps"][step].get("channel"), {})
        if channel.get("kind") in ("sms", "email"):
            def change(w, j, step=step):
                j["steps"][step]["content"] = {"subject": "新品到店", "text": "新品到店，欢迎来看。"}
            yield change


@operator("content/opt-out-wrong-word")
def opt_out_words_that_the_provider_does_not_know(workspace, journey):
    for step in marketing(journey, "sms"):
        def change(w, j, step=step):
            w["channels"]["sms"]["opt_out_words"] = ["QX"]
        yield change


@operator("content/subject")
def a_mail_without_a_subject(workspace, journey):
    for step in marketing(journey, "email"):
        if "subject" in texts_of(workspace, journey["steps"][step]):
            yield lambda w, j, step=step: texts_of(w, j["steps"][step]).pop("subject")


@operator("content/language-missing")
def one_language_lost(workspace, journey):
    for step in steps(journey, "message"):
        text = texts_of(workspace, journey["steps"][step]).get("text")
        if isinstance(text, dict) and len(text) > 1:
            yield lambda w, j, step=step: texts_of(w, j["steps"][step])["text"].pop(list(texts_of(w, j["steps"][step])["text"])[0])


@operator("content/left-over")
def a_note_to_oneself_left_in_the_text(workspace, journey):
    for step in steps(journey, "message"):
        text = texts_of(workspace, journey["steps"][step]).get("text")
        if isinstance(text, dict):
            def change(w, j, step=step):
                content = texts_of(w, j["steps"][step])["text"]
                content[list(content)[0]] += " TODO: link"
            yield change


@operator("data/variable-without-fallback", "the attribute is there for everybody")
def a_fallback_forgotten(workspace, journey):
    for step in steps(journey, "message"):
        text = texts_of(workspace, journey["steps"][step]).get("text")
        if isinstance(text, dict) and any("| fallback" in one for one in text.values()):
            def change(w, j, step=step):
                content = texts_of(w, j["steps"][step])["text"]
                for language, one in content.items():
                    while "| fallback" in one:
                        at = one.index("| fallback")
                        one = one[:at].rstrip() + one[one.index("}}", at):]
                    content[language] = one
            yield change


@operator("data/type-mismatch")
def a_number_where_a_word_is_compared(workspace, journey):
    for step in steps(journey, "branch"):
        for n, case in enumerate(journey["steps"][step]["cases"]):
            if "attribute" in case["if"] and isinstance(case["if"].get("is"), str):
                yield lambda w, j, step=step, n=n: j["steps"][step]["cases"][n]["if"].__setitem__("is", 1)
    for name, attribute in workspace.get("attributes", {}).items():
        if attribute["type"] == "text" and "one_of" in attribute:
            def change(w, j, name=name):
                j["entry"]["if"] = {"attribute": name, "is": 7}
            yield change


@operator("graph/constant-condition")
def a_condition_that_nobody_can_meet(workspace, journey):
    for name, attribute in workspace.get("attributes", {}).items():
        if attribute["type"] == "text" and len(attribute.get("one_of", [])) > 1:
            def change(w, j, name=name, words=attribute["one_of"]):
                j["entry"]["if"] = {"all": [{"attribute": name, "is": words[0]}, {"attribute": name, "is": words[1]}]}
            yield change


@operator("data/late-event", "the time before the message is long against the delay, or the exit is no purchase")
def the_order_comes_a_day_late(workspace, journey):
    for rule in journey.get("exits", []):
        name = rule["on"].get("event")
        if name in workspace.get("events", {}) and marketing(journey):
            yield lambda w, j, name=name: w["events"][name].__setitem__("late", {"at_most": "P1D"})


@operator("time/past-due")
def a_date_of_last_year(workspace, journey):
    for step in steps(journey, "wait"):
        def change(w, j, step=step):
            j["steps"][step] = {"type": "wait", "until": {"of": {"date": "2026-01-10"}, "at": "10:00:00"}, "next": targets(j["steps"][step])[0][0][targets(j["steps"][step])[0][1]]}
        yield change


@operator("time/wait-beyond-lifetime")
def a_wait_longer_than_the_journey_lives(workspace, journey):
    for step in steps(journey, "wait"):
        if "for" in journey["steps"][step]:
            def change(w, j, step=step):
                j["lifetime"] = "P30D"
                j["steps"][step]["for"] = "P45D"
            yield change


@operator("time/at-end-missing", "no message can come after that day")
def the_end_of_the_active_period_undecided(workspace, journey):
    if marketing(journey) and steps(journey, "wait"):
        yield lambda w, j: j.__setitem__("active", {"from": "2027-01-01T00:00:00", "until": "2027-06-01T00:00:00"})


@operator("goal/none", "the journey sells nothing")
def the_goal_forgotten(workspace, journey):
    if "goal" in journey:
        yield lambda w, j: j.pop("goal")


@operator("goal/vanity")
def opens_as_the_goal(workspace, journey):
    if "event" in journey.get("goal", {}):
        def change(w, j):
            j["goal"].pop("event")
            j["goal"]["reaction"] = "opened"
        yield change


@operator("team/no-owner", "the workspace names one for all")
def nobody_owns_it(workspace, journey):
    if "owner" in journey:
        yield lambda w, j: j.pop("owner")


@operator("team/review-due")
def the_review_is_over(workspace, journey):
    if "review_by" in journey:
        yield lambda w, j: j.__setitem__("review_by", "2027-02-01")


@operator("file/unknown-key")
def a_slip_in_a_key(workspace, journey):
    for step in steps(journey, "message"):
        def change(w, j, step=step):
            content = j["steps"][step]
            content["chanel"] = content.pop("channel")
        yield change


@operator("file/bad-value")
def a_time_as_people_write_it(workspace, journey):
    for step in steps(journey, "wait"):
        if "for" in journey["steps"][step]:
            yield lambda w, j, step=step: j["steps"][step].__setitem__("for", "3 days")


@operator("file/duplicate-id")
def a_copied_journey_with_its_old_id(workspace, journey):
    yield "copy"


# ---- the run ------------------------------------------------------------------------------------------------------------


def sites_of(function, examples):
    for example in examples:
        workspace = example.workspace(example.files)
        for name in example.journeys():
            for change in function(workspace, example.files[name]):
                yield example, name, change


def mutated(example, name, change):
    files = copy.deepcopy(example.files)
    if change == "copy":
        files["copy-of-" + name] = files[name]
    else:
        change(example.workspace(files), files[name])
    return files


def spread(sites, most):
    return sites if len(sites) <= most else [sites[i * len(sites) // most] for i in range(most)]


def main():
    everything, list_sites = "--all" in sys.argv, "--sites" in sys.argv
    examples = [Example(folder) for folder in CLEAN]
    total, caught, thin = 0, 0, []
    print(f"{'mistake':52} {'rule that must say so':30} sites found missed")
    for name, rule, function, why in OPERATORS:
        sites = list(sites_of(function, examples))
        sites = sites if everything else spread(sites, MOST)
        missed = []
        for example, journey, change in sites:
            after = check(mutated(example, journey, change))
            if after[rule] <= example.before[rule]:
                missed.append((example.folder, journey, after - example.before))
        total, caught = total + len(sites), caught + len(sites) - len(missed)
        print(f"{name:52} {rule:30} {len(sites):5} {len(sites) - len(missed):5} {len(missed):6}" + (f"  {why}" if missed and why else ""))
        for folder, journey, instead in missed if list_sites else []:
            print(f"    not in {folder}/{journey}; instead: {dict(instead) or 'nothing'}")
        if len(sites) < LEAST:
            thin.append(name)
    print(f"{len(OPERATORS)} operators, {total} mistakes, {caught} found ({100 * caught / total:.1f} %)")
    if thin:
        print("fewer than", LEAST, "sites:", ", ".join(thin))


if __name__ == "__main__":
    main()
