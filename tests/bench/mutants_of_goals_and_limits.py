"""Seeded faults for the rules about goals, limits, several journeys together and people. Part of mutants.py."""
import copy
import json

from mutating import NewFiles, marketing, targets

OTHER = "other-team"


def tasks_with_contact(journey):
    return [name for name, step in journey["steps"].items() if step["type"] == "task" and "contact" in step]


def twin(journey, change=lambda twin: None):
    """A second journey with the same start, made by another team."""
    other = copy.deepcopy(journey)
    other["id"] = OTHER
    change(other)
    return NewFiles({f"{OTHER}.journey.json": other})


def has_a_hold_out(workspace, journey):
    """some customers get nothing on purpose"""
    return any(arm.get("control") for step in journey["steps"].values() for arm in step.get("arms", []))


def is_still_possible(workspace, journey):
    """so small a baseline can even grow so much"""
    return journey["goal"]["baseline"] * (1 + journey["goal"]["uplift"]) <= 1


def never_disturbs(workspace, journey):
    """quiet hours concern marketing, and no colleague's contact is"""
    return not any(journey["steps"][name]["contact"]["purpose"] == "marketing" for name in tasks_with_contact(journey))


def says_nothing_of_a_call(workspace, journey):
    """neither title nor outcomes of the task say that somebody calls"""
    words = ("call", "phone", "no-answer", "not-reached", "电话", "外呼", "致电", "回访", "拨打")
    return not any(word in json.dumps([step.get("title"), list(step.get("outcomes", {}))], ensure_ascii=False).lower()
                   for step in journey["steps"].values() if step["type"] == "task" and "contact" not in step for word in words)


def on_the_way(journey):
    """The way of somebody to whom nothing happens, until files do not say where it leads: names of steps, and whether the time at
    which he is there hangs on the clock. What other ways do to two journeys together is left to the proof."""
    name, clock, seen = journey.get("first"), False, set()
    while name in journey["steps"] and name not in seen:
        seen.add(name)
        step = journey["steps"][name]
        yield name, clock
        if step["type"] in ("branch", "end") or step["type"] == "split" and "experiment" in step:
            return
        if step["type"] == "split":
            name = next((arm["next"] for arm in step["arms"] if not arm.get("control")), None)
        else:
            moment = step.get("until") or step.get("due") or {}
            clock = clock or "at" in moment or moment.get("of", "now") not in ("now", "entry")
            name = step.get("on_time_out") or step.get("overdue") or step.get("next")


def shares_its_start(journey):
    """Started by something that starts other journeys, too."""
    return bool({"event", "date", "every"} & set(journey["entry"]["on"]))


def to_customers(journey):
    return [step for step in journey["steps"].values() if step["type"] == "message" and step["purpose"] != "internal"]


def add_to(operator):
    """Registers them; `operator` is the decorator of mutants.py."""

    # ---- goals ----------------------------------------------------------------------------------------------------------

    @operator("goal/no-window")
    def the_time_within_which_it_counts_forgotten(workspace, journey):
        if "within" in journey.get("goal", {}):
            def change(w, j):
                j["goal"].pop("within")
                j["goal"].pop("by", None)
            yield change

    @operator("goal/no-guard")
    def nothing_that_must_not_get_worse(workspace, journey):
        if "guards" in journey.get("goal", {}) and marketing(journey):
            yield lambda w, j: j["goal"].pop("guards")

    @operator("goal/no-comparison", has_a_hold_out)
    def nobody_says_where_the_baseline_comes_from(workspace, journey):
        if "uplift" in journey.get("goal", {}):
            yield lambda w, j: j["goal"].pop("baseline_source", None)

    @operator("goal/implausible", is_still_possible)
    def an_uplift_in_percent(workspace, journey):
        if "uplift" in journey.get("goal", {}):
            yield lambda w, j: j["goal"].__setitem__("uplift", round(100 * j["goal"]["uplift"]))

    @operator("goal/too-few-people")
    def judged_a_day_after_the_start(workspace, journey):
        if "within" in journey.get("goal", {}):
            def change(w, j):
                j["active"] = {"from": "2027-05-01T00:00:00"}
                j["goal"].update({"by": "2027-05-02", "within": "P14D"})
                j.pop("rollout", None)
            yield change

    @operator("goal/after-the-fact")
    def the_event_that_starts_it_as_the_goal(workspace, journey):
        event = journey["entry"]["on"].get("event")
        means = workspace.get("events", {}).get(event, {}).get("means", "registration")
        if event and means == "registration" and "event" in journey.get("goal", {}):
            def change(w, j):
                j["goal"]["event"] = event
                j["goal"].pop("where", None)
            yield change

    @operator("goal/unmeasurable")
    def opens_as_the_goal_where_nobody_measures_them(workspace, journey):
        channels = [workspace["channels"][step["channel"]] for step in to_customers(journey)]
        if "event" in journey.get("goal", {}) and channels and all(one.get("opens") == "not-measured" for one in channels):
            def change(w, j):
                j["goal"].pop("event")
                j["goal"].pop("where", None)
                j["goal"]["reaction"] = "opened"
            yield change

    # ---- limits ---------------------------------------------------------------------------------------------------------

    @operator("cap/calendar-gap")
    def a_limit_by_date_and_nothing_keeps_the_night(workspace, journey):
        if marketing(journey) and {"event", "reaction"} & set(journey["entry"]["on"]):
            def change(w, j):
                w["gate"]["caps"] = [{"id": "a-day", "of": {"purpose": "marketing"}, "max": 1, "window": {"calendar": "day"}}]
                w["gate"]["quiet"] = []
                for step in j["steps"].values():
                    if step["type"] == "wait" and "at" in step.get("until", {}):
                        step.pop("until")
                        step["for"] = "P2D"
            yield change

    @operator("cap/not-all-journeys")
    def a_limit_for_each_channel_only(workspace, journey):
        if len({journey["steps"][step]["channel"] for step in marketing(journey)}) > 1:
            def change(w, j):
                w["gate"]["caps"] = [{"id": f"by-{channel}", "of": {"channel": channel}, "max": 2, "window": {"sliding": "PT24H"}}
                                     for channel in w["channels"]]
            yield change

    @operator("cap/counts-codes")
    def a_limit_over_everything_and_a_code_under_it(workspace, journey):
        for name, step in journey["steps"].items():
            if step["type"] == "message" and step["purpose"] in ("service", "transactional"):
                def change(w, j, name=name, channel=step["channel"]):
                    j["steps"][name]["purpose"] = "otp"
                    w["gate"]["caps"] = [{"id": "all", "of": {"channel": channel}, "max": 2, "window": {"sliding": "PT24H"}}]
                    w["gate"]["checks"]["caps"] = {"mode": "enforce"}
                yield change

    @operator("cap/calls-uncounted", says_nothing_of_a_call)
    def a_call_that_nobody_declares(workspace, journey):
        for name in tasks_with_contact(journey):
            yield lambda w, j, name=name: j["steps"][name].pop("contact")

    @operator("cap/platform-counts-otherwise")
    def a_limit_that_the_platform_does_not_know(workspace, journey):
        if marketing(journey):
            yield lambda w, j: w["gate"].__setitem__("dialect", "klaviyo")

    # ---- journeys together ----------------------------------------------------------------------------------------------

    @operator("cross/circle")
    def a_journey_that_starts_itself_again(workspace, journey):
        if "again" in journey["entry"]:
            def change(w, j):
                for step in list(j["steps"].values()):
                    for holder, key in targets(step):
                        if j["steps"].get(holder[key], {}).get("type") == "end":
                            holder[key] = "a-pause"
                j["steps"]["a-pause"] = {"type": "wait", "for": "P2D", "next": "once-more"}
                j["steps"]["once-more"] = {"type": "enter", "journey": j["id"], "next": next(n for n, s in j["steps"].items() if s["type"] == "end")}
                j["entry"] = {"on": {"any": [j["entry"]["on"], {"handed_over": True}]}, "again": {"after": "P1D"}}
                j.pop("lifetime", None)
            yield change

    @operator("cross/collide")
    def two_teams_and_one_event(workspace, journey):
        if shares_its_start(journey) and any(name in marketing(journey) and not clock for name, clock in on_the_way(journey)):
            def change(w, j):
                w["gate"]["caps"] = []
                return twin(j)
            yield change

    @operator("cross/same-content")
    def one_text_in_two_journeys(workspace, journey):
        sent = [journey["steps"][name] for name, clock in on_the_way(journey) if name in marketing(journey)]
        if shares_its_start(journey) and any("kind" in step or "template" in step["content"] for step in sent):
            def change(w, j):
                w["gate"]["checks"].pop("dedupe", None)
                return twin(j)
            yield change

    @operator("cross/two-prices")
    def a_better_price_from_another_team(workspace, journey):
        if not shares_its_start(journey):
            return
        for name in [name for name, clock in on_the_way(journey) if name in marketing(journey)]:
            offer = journey["steps"][name].get("offer")
            if offer:
                def change(w, j, name=name, offer=offer):
                    better = copy.deepcopy(w["offers"][offer])
                    off = better["off"]
                    for key in ("percent", "money"):
                        if key in off:
                            off[key] *= 2
                    w["offers"]["better"] = better
                    return twin(j, lambda other: other["steps"][name].__setitem__("offer", "better"))
                yield change

    @operator("cross/two-voices")
    def another_colleague_for_the_same_customer(workspace, journey):
        if not shares_its_start(journey):
            return
        for name in [name for name, clock in on_the_way(journey) if name in tasks_with_contact(journey)]:
            def change(w, j, name=name):
                w["people"]["others"] = {"count": 3}
                return twin(j, lambda other: other["steps"][name].__setitem__("assign", {"role": "others"}))
            yield change

    @operator("cross/tags-contradict")
    def a_tag_that_another_team_takes_away(workspace, journey):
        if not shares_its_start(journey):
            return
        def change(w, j):
            if "tags" in w:
                w["tags"].append("talks-to-us")
            j["steps"]["mark"] = {"type": "update", "add_tags": ["talks-to-us"], "next": j["first"]}
            j["first"] = "mark"

            def turn(other):
                other["steps"]["mark"]["remove_tags"] = other["steps"]["mark"].pop("add_tags")
            return twin(j, turn)
        yield change

    @operator("cross/tests-mix")
    def one_lot_for_two_tests(workspace, journey):
        if "event" in journey.get("goal", {}):
            def change(w, j):
                j["steps"]["draw"] = {"type": "split", "experiment": "short-or-long",
                                      "arms": [{"id": "a", "share": 1, "next": j["first"]}, {"id": "b", "share": 1, "next": j["first"]}]}
                j["first"] = "draw"
                return twin(j)
            yield change

    # ---- consent and people ---------------------------------------------------------------------------------------------

    @operator("consent/minors")
    def birthdays_and_nobody_says_whether_minors_are_among_them(workspace, journey):
        if marketing(journey):
            def change(w, j):
                w.pop("minors", None)
                w.setdefault("attributes", {})["birthday"] = {"type": "date", "title": {"en": "Birthday", "zh": "生日"}, "changes": "never"}
            yield change

    @operator("consent/asked-again")
    def asked_once_more_after_the_opt_out(workspace, journey):
        for n, rule in enumerate(journey.get("exits", [])):
            mail = next((one for one in journey["steps"].values() if one["type"] == "message" and one.get("channel") == "email"), None)
            if "opt_out" in rule["on"] and mail:
                def change(w, j, n=n, mail=mail):
                    text = "May we write to you once a month? https://example.com/yes"
                    j["steps"]["ask-again"] = {"type": "message", "channel": "email", "purpose": "service", "next": "end",
                                               "content": {"subject": {"en": "One question", "zh": "一个问题"}, "text": {"en": text, "zh": "是否愿意接收我们的资讯？https://example.com/yes"}}}
                    if "topic" in mail:
                        j["steps"]["ask-again"]["topic"] = mail["topic"]
                    j["exits"][n] = {"on": j["exits"][n]["on"], "next": "ask-again"}
                yield change

    @operator("quiet/confirmed-by-hand", never_disturbs)
    def a_late_shift_for_the_callers(workspace, journey):
        for name in tasks_with_contact(journey):
            def change(w, j, name=name):
                role = j["steps"][name]["assign"].get("role") or j["steps"][name]["assign"]["owner"]
                w["people"][role].update({"hours": ["09:00:00", "23:00:00"], "on": ["any"]})
                j["steps"][name]["due"] = {"of": "now", "plus": "P1D"}
            yield change

    @operator("team/over-capacity")
    def three_times_as_many_tasks_a_day(workspace, journey):
        for step in journey["steps"].values():
            role = step.get("assign", {}).get("role") or step.get("assign", {}).get("owner")
            if step["type"] == "task" and "tasks_a_day" in workspace.get("people", {}).get(role, {}):
                yield lambda w, j, role=role: w["people"][role].__setitem__("tasks_a_day", 3 * w["people"][role]["tasks_a_day"])
