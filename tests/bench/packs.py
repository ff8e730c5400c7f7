"""What policy packs cost a check: a journey of 50 steps on all channels, held to every pack that there is, beside the same held to none, and
beside the same where recipients of ten regions are told apart, so that each region's requirements are asked of what its people get.

The budget: 30 ms for all packs, reading them included; told apart, each region is a journey more. Leaves with 1 if it is missed.
"""
import json
import os
import pathlib
import shutil
import statistics
import sys

from processes import measure, table

ROOT = pathlib.Path(__file__).parents[2]
WORK = ROOT / "build/measured/packs"
COMMAND = os.environ.get("WAYPROOF", str(ROOT / "build/release/wayproof"))
MILLISECONDS = 30.0
CHANNELS = ["email", "sms", "push", "call", "whatsapp"]
PACKS = {path.name.removesuffix(".pack.json"): json.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "packs").glob("*.pack.json"))}
REGIONS = sorted({region.split("-")[0] for pack in PACKS.values() for region in pack.get("regions", [])} & {"CN", "DE", "FR", "GB", "US", "CA", "AU", "NZ", "SG", "JP", "KR", "IN", "AE", "TR", "BR"})


def workspace(held: bool) -> dict:
    return {
        "format": "wayproof/workspace@1",
        "id": "bench",
        "language": "en",
        "time_zone": "UTC",
        "regions": REGIONS,
        "packs": [] if held else [{"id": name, "off": "Measured without it."} for name in PACKS],
        "attributes": {"country": {"type": "region", "one_of": REGIONS, "changes": "never"}},
        "events": {"go": {"late": {"at_most": "PT0S"}}},
        "channels": {kind: {"kind": kind} for kind in CHANNELS},
        "topics": {"news": {"channels": CHANNELS, "consent": "express"}},
        "gate": {"checks": {"consent": {"mode": "enforce"}, "hours": {"mode": "enforce"}, "caps": {"mode": "enforce"}},
                 "windows": [{"from": "10:00:00", "to": "18:00:00", "on": ["workday"]}],
                 "caps": [{"id": "all", "of": {"purpose": "marketing"}, "max": 2, "window": {"sliding": "PT24H"}}]},
        "journeys": ["*.journey.json"],
    }


def journey(told_apart: bool) -> dict:
    made: dict[str, dict] = {}
    for n in range(49):
        after = f"s{n + 1}" if n < 48 else "end"
        if n % 3 == 0:
            content = {"text": f"Number {n}: spring has come to the shop. Come and see what is new this week."}
            if told_apart and n == 0:
                content["variants"] = [{"if": {"attribute": "country", "is": region}, "content": {"text": f"For {region}."}} for region in REGIONS[:3]]
            made[f"s{n}"] = {"type": "message", "channel": CHANNELS[n // 3 % len(CHANNELS)], "purpose": "marketing", "topic": "news", "content": content, "next": after}
        else:
            made[f"s{n}"] = {"type": "wait", "for": f"PT{20 + n}H", "next": after}
    return {"format": "wayproof/journey@1", "id": "long", "entry": {"on": {"event": "go"}}, "first": "s0", "steps": made | {"end": {"type": "end"}}}


def folder(name: str, held: bool, told_apart: bool) -> list[str]:
    place = WORK / name
    place.mkdir(parents=True)
    (place / "shop.workspace.json").write_text(json.dumps(workspace(held), indent=1))
    (place / "long.journey.json").write_text(json.dumps(journey(told_apart), indent=1))
    return [COMMAND, "check", str(place), "--as-of", "2026-11-21"]


def main() -> int:
    shutil.rmtree(WORK, ignore_errors=True)
    programs = {"no pack": folder("none", False, False), "all packs": folder("all", True, False), "told apart": folder("apart", True, True)}
    times = measure(programs, 30)
    table(times, "no pack")
    without, with_all, apart = (statistics.median(times[name]) for name in programs)
    count = sum(len(pack["requirements"]) for pack in PACKS.values())
    print(f"{len(PACKS)} packs, {count} requirements, {len(REGIONS)} regions: {with_all - without:.1f} ms for all of them (budget {MILLISECONDS:.0f} ms), {apart - with_all:.1f} ms more told apart")
    return 0 if with_all - without <= MILLISECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
