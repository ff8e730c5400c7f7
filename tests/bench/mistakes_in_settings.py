"""Mistakes in hours, limits and in what people confirm. Part of mutants_of_requirements.py."""
import re

from mistakes import contact, mistake, shared_mistake
from mutating import takes_time, targets

# ---- hours ----------------------------------------------------------------------------------------------------------------------


def opened(workspace, channels, begin, end, days=None):
    """The gate lets messages on these channels out between two times; nothing else keeps them back."""
    gate = workspace["gate"]
    for hours in [*gate.get("quiet", []), *gate.get("windows", [])]:
        hours["channels"] = [name for name in hours.get("channels", list(workspace["channels"])) if name not in channels]
    for part in ("quiet", "windows"):
        gate[part] = [hours for hours in gate.get(part, []) if hours["channels"]]
    window = {"id": "opened", "channels": channels, "of": {"purpose": "marketing"}, "from": begin, "to": end, "then": "hold"}
    gate["windows"].append({**window, "on": days} if days else window)


def opening(asked, *hours, days=None):
    def make(workspace, journey):
        for begin, end in hours:
            yield lambda w, j, begin=begin, end=end: opened(w, asked.channels(j), begin, end, days)
    return make


def hour(clock):
    """Of "10:30:00": 10.5."""
    return int(clock[:2]) + int(clock[3:5]) / 60


def hours_of(journey, name, seen=()):
    """The hours of the day at which customers can come to a step; None when it may be any."""
    on = journey["entry"]["on"]
    if name in seen:
        return set()
    found = [hours_of_moment(on.get("every") or on.get("date") or {})] if journey["first"] == name else []
    found += [None for rule in journey.get("exits", []) if rule.get("next") == name]
    for before, step in journey["steps"].items():
        found += [hours_behind(journey, before, step, holder, key, (*seen, name)) for holder, key in targets(step) if holder[key] == name]
    return None if None in found else set().union(*found)


def hours_of_moment(moment):
    return {hour(moment["at"])} if "at" in moment else None


def hours_behind(journey, before, step, holder, key, seen):
    """The hours at which customers go one way out of the step before."""
    if "local_time" in holder.get("if", {}):
        return {hour(clock) for clock in holder["if"]["local_time"]}
    if hours_of_moment(step.get("until", {})):
        return hours_of_moment(step["until"])
    length = step.get("at_most") if key == "on_time_out" else step.get("for", "PT0H" if not takes_time(step) else None)
    known = re.fullmatch(r"P(\d+D)?(T(\d+)H)?", length or "")
    reached = hours_of(journey, before, seen) if known else None
    return None if reached is None else {(one + int(known[3] or 0)) % 24 for one in reached}


def by_the_clock(workspace, journey):
    """the message is reached between 09:00 and 18:00 on every way"""
    ringing = [name for name, step in journey["steps"].items() if contact(step).get("purpose") == "marketing"
               and workspace["channels"][contact(step)["channel"]]["kind"] != "email"]
    hours = [hours_of(journey, name) for name in ringing]
    return all(one is not None and all(9 <= clock <= 18 for clock in one) for one in hours)


@mistake("CN", "cn.sms/hours", silent=by_the_clock)
@mistake("KR", "kr/night", silent=by_the_clock)
@mistake("US", "us/hours", silent=by_the_clock)
@mistake("IN", "in/hours", silent=by_the_clock)
@mistake("AE", "ae/hours", silent=by_the_clock)
@mistake("CN", "cn.voice/hours", silent=by_the_clock)
@mistake("US-FL", "us.states/fl-hours", silent=by_the_clock)
@mistake("US-WA", "us.states/wa-hours", silent=by_the_clock)
@mistake("US-OK", "us.states/ok-hours", silent=by_the_clock)
@mistake("US-MD", "us.states/md-hours", silent=by_the_clock)
@mistake("US-VA", "us.states/va-hours", silent=by_the_clock)
@mistake("US-LA", "us.states/eight-to-eight", silent=by_the_clock)
def hours_that_end_at_ten_at_night(workspace, journey, asked):
    return opening(asked, ("10:00:00", "22:00:00"))(workspace, journey)


@mistake("KR", "kr/night", silent=by_the_clock)
@mistake("US", "us/hours", silent=by_the_clock)
@mistake("FR", "fr/sms-hours", silent=by_the_clock)
@mistake("US-CT", "us.states/ct-hours", silent=by_the_clock)
@mistake("US-CA", "us.states/nine-to-nine", silent=by_the_clock)
@mistake("US-KY", "us.states/ten-to-nine", silent=by_the_clock)
def hours_that_begin_at_seven(workspace, journey, asked):
    return opening(asked, ("07:00:00", "19:00:00"))(workspace, journey)


@mistake("FR", "fr/sms-hours", "fr/call-hours")
def sundays_as_well(workspace, journey, asked):
    return opening(asked, ("14:00:00", "20:00:00"), days=["any"])(workspace, journey)


@mistake("CN", "wecom/confirmed-by-hand")
def a_late_shift_for_those_who_send_by_hand(workspace, journey, asked):
    tasks = [name for name in asked.steps if journey["steps"][name]["type"] == "task"]
    for name, end in [(name, end) for name in tasks for end in ("22:00:00", "23:30:00")]:
        def change(w, j, name=name, end=end):
            for role in w["people"].values():
                role.update({"hours": ["09:00:00", end], "on": ["any"]})
            j["steps"][name]["due"] = {"of": "now", "plus": "P1D"}
        yield change


def on_workdays(workspace, journey):
    """the journey goes on on working days only"""
    moments = [step["until"] for step in journey["steps"].values() if "at" in step.get("until", {})]
    moments += [case["if"] for step in journey["steps"].values() for case in step.get("cases", []) if "local_time" in case["if"]]
    return bool(moments) and all(moment.get("on") == ["workday"] for moment in moments)


@mistake("US-TX", "us.states/tx-hours", silent=on_workdays)
def sunday_mornings_as_well(workspace, journey, asked):
    return opening(asked, ("09:00:00", "20:00:00"))(workspace, journey)


@mistake("FR", "fr/sms-hours", "fr/call-hours")
def public_holidays_forgotten(workspace, journey, asked):
    yield lambda w, j: w.pop("holidays")


@mistake("KR", "kr/night", silent=by_the_clock)
@mistake("FR", "fr/sms-hours", silent=by_the_clock)
def hours_that_are_only_looked_at(workspace, journey, asked):
    yield lambda w, j: w["gate"]["checks"].__setitem__("hours", {"mode": "observe"})


@mistake("CN by push", "cn.push/night", "practice/push-night")
def a_push_in_the_small_hours(workspace, journey, asked):
    for name in asked.messages:
        def change(w, j, name=name):
            opened(w, asked.channels(j), "00:00:00", "24:00:00")
            j["steps"]["at-night"] = {"type": "wait", "until": {"of": "now", "at": "03:00:00", "on": ["any"]}, "next": name}
            lead_to(j, name, "at-night")
        yield change


@mistake("KR", "kr/night")
@mistake("US", "us/hours")
def sent_by_the_clock_of_headquarters(workspace, journey, asked):
    for name in asked.messages:
        def change(w, j, name=name):
            opened(w, asked.channels(j), "00:00:00", "24:00:00")
            until = {"of": "now", "at": "10:00:00", "on": ["any"], "zone": "Europe/Berlin"}
            j["steps"]["at-ten"] = {"type": "wait", "until": until, "next": name}
            lead_to(j, name, "at-ten")
        yield change


def lead_to(journey, name, other):
    """Whatever led to a step leads to another one."""
    for step_name, step in journey["steps"].items():
        if step_name == other:
            continue
        for holder, key in targets(step):
            if holder[key] == name:
                holder[key] = other
    if journey.get("first") == name:
        journey["first"] = other


# ---- limits ---------------------------------------------------------------------------------------------------------------------


def without_limits(name):
    """Three more messages right behind one, and a gate that counts no more."""
    def change(w, j):
        w["gate"]["caps"] = [{"id": "many", "of": {"purpose": "marketing"}, "max": 9, "window": {"sliding": "PT24H"}}]
        step = j["steps"][name]
        for n in range(5):
            j["steps"][f"again-{n}"] = {**step, "next": f"again-{n + 1}" if n < 4 else step["next"]}
        step["next"] = "again-0"
    return change


@mistake("CN", "practice/limit")
@mistake("CN by push", "cn.push/limit")
@mistake("US-OK", "us.states/ok-limit")
def six_messages_on_one_day(workspace, journey, asked):
    for name in asked.messages:
        yield without_limits(name)


# ---- what only people can confirm -------------------------------------------------------------------------------------------------


def attested(asked, change):
    """Sites: the one entry that confirms the requirement."""
    def entry(workspace):
        return next((one for one in workspace["attestations"] if one["requirement"] == asked.requirement.name), None)

    def make(workspace, journey):
        if entry(workspace):
            yield lambda w, j: change(w["attestations"], entry(w))
    return make


@shared_mistake("CN", "cn/consent-not-bundled")
@shared_mistake("FR", "eu/withdraw")
@shared_mistake("GB", "uk/charity")
@shared_mistake("US", "us/mail-header")
@shared_mistake("KR", "kr/result-notice")
@shared_mistake("CA", "ca/notices")
@shared_mistake("TR", "tr/registered")
def nobody_has_confirmed_it(workspace, journey, asked):
    return attested(asked, lambda all, one: all.remove(one))(workspace, journey)


@shared_mistake("CN", "cn/no-new-name")
@shared_mistake("FR", "eu/basis")
@shared_mistake("KR", "kr/reconfirm")
def a_confirmation_that_has_run_out(workspace, journey, asked):
    return attested(asked, lambda all, one: one.__setitem__("until", "2027-02-01"))(workspace, journey)


@shared_mistake("CN", "cn/impact-assessed")
@shared_mistake("DE", "eu/objection-notice")
def a_confirmation_dated_in_the_future(workspace, journey, asked):
    return attested(asked, lambda all, one: one.__setitem__("on", "2027-06-01"))(workspace, journey)


@shared_mistake("FR", "eu/special-data")
@shared_mistake("KR", "kr/result-notice")
def a_confirmation_of_another_requirement(workspace, journey, asked):
    return attested(asked, lambda all, one: one.__setitem__("requirement", "cn/no-new-name"))(workspace, journey)
