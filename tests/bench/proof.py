"""How the work of a proof grows: over journeys, over steps, with circles, with people who come back after a week and a window of 30, and
with working days on a clock that is changed. Every workspace has quiet hours that hold, a branch that
skips the next message in each group of four steps, and one limit over all journeys that is observed, so that the gate does not answer.

Each is asked twice: with the most that can happen as the limit, which is proved, and with one less, which is refuted by a customer.
The budget: 10 journeys of 50 steps under 10 s and 1 GB, each way; so many has examples/large-programme, too, all of whose properties are
asked at once, with what each proof rests on. Leaves with 1 if it is missed, or if an answer is another one.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).parents[2]
WORK = ROOT / "build/measured/proof"
COMMAND = os.environ.get("WAYPROOF", str(ROOT / "build/release/wayproof"))
SECONDS, MEGABYTES = 10.0, 1024
BUDGET = (10, 50, "")
SIZES = [(3, 50, ""), (10, 10, ""), BUDGET, (10, 200, ""), (30, 50, ""), (10, 10, "circles"), (10, 50, "circles"), (10, 10, "again"), (10, 50, "again"), (10, 50, "workdays")]


def workspace(most: int, journeys: int, kind: str) -> dict:
    quiet = {"channels": ["sms"], "from": "21:00:00", "to": "08:00:00", "then": "hold"}
    return {
        "format": "wayproof/workspace@1",
        "id": "bench",
        "time_zone": "Europe/Berlin" if kind == "workdays" else "Asia/Shanghai",
        "journeys": ["*.journey.json"],
        "channels": {"sms": {"kind": "sms"}},
        "topics": {"news": {"channels": ["sms"], "consent": "express"}},
        "attributes": {"tier": {"type": "text", "changes": "external"}},
        "events": {f"start-{number}": {"late": {"at_most": "PT0S"}} for number in range(journeys)},
        "gate": {
            "checks": {"consent": {"mode": "enforce"}, "hours": {"mode": "enforce"}, "caps": {"mode": "observe"}},
            "quiet": [quiet],
            "windows": [{"from": "08:00:00", "to": "20:00:00", "on": ["workday"]}] if kind == "workdays" else [],
            "caps": [{"id": "all", "of": {"purpose": "marketing"}, "max": most, "window": {"sliding": "PT720H" if kind == "again" else "PT24H"}}],
        },
    }


def journey(number: int, steps: int, kind: str) -> dict:
    """Message, wait, branch that skips the next message, wait, and so on; a circle leads from the end back to the first wait."""
    made: dict[str, dict] = {}
    for n in range(steps - 1):
        after, skip = (f"s{m}" if m < steps - 1 else "end" for m in (n + 1, n + 3))
        if n % 4 == 2:
            made[f"s{n}"] = {"type": "branch", "cases": [{"if": {"attribute": "tier", "is": "gold"}, "next": skip}], "else": after}
        elif n % 4 == 0:
            made[f"s{n}"] = {"type": "message", "channel": "sms", "purpose": "marketing", "topic": "news", "content": {"text": "x"}, "next": after}
        else:
            made[f"s{n}"] = {"type": "wait", "for": f"PT{5 + (7 * n + 3 * number) % 29}H", "next": "s1" if kind == "circles" and n >= steps - 5 and n % 4 == 3 else after}
    made["end"] = {"type": "end"}
    entry = {"on": {"event": f"start-{number}"}} | ({"again": {"after": "PT168H", "since": "leave"}} if kind == "again" else {})
    document = {"format": "wayproof/journey@1", "id": f"j{number}", "entry": entry, "first": "s0", "steps": made}
    return document | ({"lifetime": "P20D"} if kind == "circles" else {})


def prove(folder: pathlib.Path) -> tuple[list[dict], float, float]:
    """The answers, seconds of the processor, and the most memory in MB."""
    WORK.mkdir(parents=True, exist_ok=True)
    with open(WORK / "proof.json", "wb") as out:
        process = subprocess.Popen([COMMAND, "prove", "--as-of", "2026-11-21", "--format", "json", str(folder)], stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"prove ended with {process.returncode}")
    properties = json.loads((WORK / "proof.json").read_text())["properties"]
    return properties, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def ask(most: int, journeys: int, steps: int, kind: str) -> tuple[dict, float, float]:
    """The limit's answer, seconds, and MB."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    (WORK / "bench.workspace.json").write_text(json.dumps(workspace(most, journeys, kind)))
    for number in range(journeys):
        (WORK / f"j{number}.journey.json").write_text(json.dumps(journey(number, steps, kind)))
    properties, seconds, megabytes = prove(WORK)
    return next(one for one in properties if one["source"] == "cap"), seconds, megabytes


def shipped() -> bool:
    """Whether the limits of the large example come out as its README says, within the budget."""
    properties, seconds, megabytes = prove(ROOT / "examples/large-programme")
    verdicts = [one["verdict"] for one in properties if one["source"] == "cap"]
    states = sum(one["states"] for one in properties)
    print(f"{'examples/large-programme':<32}{states:>9}{seconds:>7.2f} s{'':>9}{megabytes:>6.0f}  {', '.join(verdicts)}")
    return verdicts == ["proved", "refuted"] and seconds <= SECONDS and megabytes <= MEGABYTES


def main() -> int:
    missed = 0
    print(f"{'journeys x steps':<24}{'at most':>8}{'states':>9}{'proved':>9}{'refuted':>9}{'MB':>6}")
    for journeys, steps, kind in SIZES:
        least, *_ = ask(0, journeys, steps, kind)
        if "bound" not in least:
            print(f"{f'{journeys} x {steps} {kind}':<24}   no bound within {least['states']} states")
            missed = missed or (journeys, steps, kind) == BUDGET
            continue
        most = least["bound"]
        proved, seconds, megabytes = ask(most, journeys, steps, kind)
        refuted, seconds_refuted, megabytes_refuted = ask(most - 1, journeys, steps, kind)
        name = f"{journeys} x {steps} {kind}"
        megabytes = max(megabytes, megabytes_refuted)
        print(f"{name:<24}{most:>8}{proved['states']:>9}{seconds:>7.2f} s{seconds_refuted:>7.2f} s{megabytes:>6.0f}")
        if (proved["verdict"], refuted["verdict"]) != ("proved", "refuted"):
            print(f"  {name}: {proved['verdict']} ({proved['ground']}) and {refuted['verdict']} ({refuted['ground']})")
            missed = 1
        if (journeys, steps, kind) == BUDGET and (max(seconds, seconds_refuted) > SECONDS or megabytes > MEGABYTES):
            missed = 1
    return missed if shipped() else 1


if __name__ == "__main__":
    sys.exit(main())
