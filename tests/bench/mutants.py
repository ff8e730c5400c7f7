"""Seeded faults: what do the rules catch?

Each operator makes one mistake in a clean example, as people make it, and names beforehand the rule that has to say so. Found is a
mistake after which the rule says more than before. The table prints for each operator how many sites there were, how many were
found, how many were rightly passed over, for a reason that this file checks on the changed files themselves, and how many were
missed. A miss makes the exit code 1. What packs ask for: mutants_of_requirements.py.

    ./dev bench mutants [--all] [--sites]     --all: every site; --sites: list what was not found one by one
"""
import copy
import json
import re
import sys

import mutants_of_goals_and_limits
from mutating import (CLEAN, Example, Operator, Rule, at_entry, marketing, no_marketing_after_entry, print_count, print_head, print_sum,
                      steps, targets, texts_of, try_out)

BUILT_IN = {"unsubscribe_url", "one_click_url", "web_view_url", "offer_ends"}

# ---- operators: each sees one journey of one example and yields functions that make the mistake in fresh copies ---------------

OPERATORS = []


def operator(rule, silent=None):
    """`silent(workspace, journey)` looks at the changed files: whether the rule is right to say nothing of them. Its docstring says
    why."""
    def add(function):
        OPERATORS.append(Operator(function, Rule(rule), silent))
        return function
    return add


def sells(workspace, step):
    """Marketing with an offer, or about a subscription that sells; a colleague's call too."""
    said = step.get("contact", step)
    return said.get("purpose") in ("marketing", "mixed") and "to" not in step and (
        "offer" in said or bool(workspace.get("topics", {}).get(said.get("topic"), {}).get("sells")))


def days(duration):
    """Of "P10D", "P1M", "PT3H", at least."""
    sign, date = ("-", duration[2:]) if duration.startswith("-") else ("", duration[1:])
    number = int("".join(c for c in date if c.isdigit()) or 0)
    return 0 if sign or date.startswith("T") else number * {"D": 1, "W": 7, "M": 28, "Y": 365}[date[-1]]


# ---- when a rule is right to say nothing ---------------------------------------------------------------------------------------

def nothing_is_sold_later(workspace, journey):
    """nothing that sells comes after entry"""
    return not any(sells(workspace, step) for name, step in journey["steps"].items() if name not in at_entry(journey))


def another_exit_ends_it(workspace, journey):
    """another exit on the goal or a purchase stands, or nothing that sells comes after entry"""
    endings = {name for name, event in workspace.get("events", {}).items() if event.get("means") == "purchase"}
    endings.add(journey.get("goal", {}).get("event"))
    return nothing_is_sold_later(workspace, journey) or any(rule["on"].get("event") in endings for rule in journey.get("exits", []))


def it_sells_nothing(workspace, journey):
    """the journey has no message that sells"""
    return not any(sells(workspace, step) for step in journey["steps"].values())


def nobody_is_wronged_by_late_data(workspace, journey):
    """the event is no purchase, nothing is sold, or ten times the delay lies before what is sold"""
    late = {rule["on"].get("event") for rule in journey["exits"]
            if workspace["events"].get(rule["on"].get("event"), {}).get("late") == {"at_most": "P1D"}}
    ends = {name for name in late if workspace["events"][name].get("means") in ("purchase", "registration", "booking")
            or name == journey.get("goal", {}).get("event")}
    hurried = [name for name, step in journey["steps"].items() if sells(workspace, step) and not long_wait_before(journey, name, 10)]
    return not ends or not hurried


def long_wait_before(journey, name, least_days):
    """Whether every way into a step comes from a wait of so many days."""
    before = [step for step in journey["steps"].values() if any(holder[key] == name for holder, key in targets(step))]
    return bool(before) and all(days(step.get("for") or step.get("until", {}).get("plus", "PT0S")) >= least_days for step in before)


def written_for_colleagues(workspace, journey):
    """the text lost its language in messages to colleagues only"""
    languages = set(workspace.get("languages", []))
    lacking = [step for step in journey["steps"].values() if step["type"] == "message"
               and isinstance(texts_of(workspace, step).get("text"), dict) and languages - set(texts_of(workspace, step)["text"])]
    return bool(lacking) and all("to" in step for step in lacking)


def left_over_for_colleagues(workspace, journey):
    """what is left over stands in a message to colleagues, where it may be what they are to do"""
    spoilt = [step for step in journey["steps"].values() if "TODO" in json.dumps(texts_of(workspace, step))]
    return bool(spoilt) and all("to" in step for step in spoilt)


def everybody_has_it(workspace, journey):
    """the dictionary says that everybody has it, the event that starts the journey brings it, or colleagues read it"""
    def may_be_missing(name):
        return not name.startswith("entry.") and "missing" in workspace.get("attributes", {}).get(name, {"missing": 1})
    bare = [name for step in journey["steps"].values() if "to" not in step
            for name in re.findall(r"\{\{\s*([\w.]+)\s*\}\}", json.dumps(texts_of(workspace, step)))]
    return not any(may_be_missing(name) for name in bare if name not in BUILT_IN)


# ---- the mistakes ---------------------------------------------------------------------------------------------------------------

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
    for step in marketing(journey):  # a test set up by hand: the version and those who get nothing
        def set_up(w, j, step=step):
            j["steps"]["test"] = {"type": "split", "experiment": "by-hand", "arms": [
                {"id": "a", "share": 50, "next": step}, {"id": "b", "share": 45, "next": j["steps"][step]["next"]}]}
            for name, other in j["steps"].items():
                for holder, key in targets(other) if name != "test" else ():
                    if holder[key] == step:
                        holder[key] = "test"
            if j["first"] == step:
                j["first"] = "test"
        yield set_up


@operator("exit/buyers-still-sold-to", another_exit_ends_it)
def the_exit_on_purchase_forgotten(workspace, journey):
    purchases = {name for name, event in workspace.get("events", {}).items() if event.get("means") == "purchase"}
    for n, rule in enumerate(journey.get("exits", [])):
        if rule["on"].get("event") in purchases:
            def change(w, j, n=n):
                del j["exits"][n]
            yield change


@operator("exit/opt-out-keeps-sending", no_marketing_after_entry)
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


@operator("consent/not-checked")
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


@operator("quiet/reached")
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


@operator("content/language-missing", written_for_colleagues)
def one_language_lost(workspace, journey):
    for step in steps(journey, "message"):
        text = texts_of(workspace, journey["steps"][step]).get("text")
        if isinstance(text, dict) and len(text) > 1:
            yield lambda w, j, step=step: texts_of(w, j["steps"][step])["text"].pop(list(texts_of(w, j["steps"][step])["text"])[0])


@operator("content/left-over", left_over_for_colleagues)
def a_note_to_oneself_left_in_the_text(workspace, journey):
    for step in steps(journey, "message"):
        text = texts_of(workspace, journey["steps"][step]).get("text")
        if isinstance(text, dict):
            def change(w, j, step=step):
                content = texts_of(w, j["steps"][step])["text"]
                content[list(content)[0]] += " TODO: link"
            yield change


@operator("data/variable-without-fallback", everybody_has_it)
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


@operator("data/late-event", nobody_is_wronged_by_late_data)
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


@operator("time/at-end-missing")
def the_end_of_the_active_period_undecided(workspace, journey):
    if marketing(journey) and steps(journey, "wait"):
        yield lambda w, j: j.__setitem__("active", {"from": "2027-01-01T00:00:00", "until": "2027-06-01T00:00:00"})


@operator("goal/none", it_sells_nothing)
def the_goal_forgotten(workspace, journey):
    if "goal" in journey:
        yield lambda w, j: j.pop("goal")


def nobody_measures_opens(workspace, journey):
    """no channel measures opens, which goal/unmeasurable says"""
    used = {step.get("channel") for step in journey["steps"].values() if step["type"] == "message" and step["purpose"] != "internal"}
    return all(workspace["channels"][channel].get("opens") == "not-measured" for channel in used)


@operator("goal/vanity", nobody_measures_opens)
def opens_as_the_goal(workspace, journey):
    if "event" in journey.get("goal", {}):
        def change(w, j):
            j["goal"].pop("event")
            j["goal"]["reaction"] = "opened"
        yield change


@operator("team/no-owner")
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


mutants_of_goals_and_limits.add_to(operator)


def main():
    everything, list_sites = "--all" in sys.argv, "--sites" in sys.argv
    examples = [Example.shipped(folder) for folder in CLEAN]
    counts = []
    print_head("rule")
    for one in OPERATORS:
        counts.append(try_out(one, examples, everything))
        print_count(counts[-1], list_sites)
    thin = print_sum(counts, "rules")
    return 1 if thin or any(count.missed for count in counts) else 0


if __name__ == "__main__":
    sys.exit(main())
