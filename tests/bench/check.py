"""Start to exit of `wayproof check` beside an empty process, an empty Node, and JSON.parse with a schema check by ajv.

The budgets: a workspace with a journey of 50 steps in at most 8 ms and at most three times /bin/true plus 1 ms; a journey
file of 1 MB in under 100 ms. Leaves with 1 if one is missed.
"""
import json
import pathlib
import statistics
import subprocess
import sys

from generate import journey, workspace
from processes import measure, table

ROOT = pathlib.Path(__file__).parents[2]
WORK = ROOT / "build/measured"
COMMAND = str(ROOT / "build/release/wayproof")
PEERS = pathlib.Path(__file__).parent / "peers"


def write(folder: str, steps: int) -> pathlib.Path:
    target = WORK / folder
    target.mkdir(parents=True, exist_ok=True)
    (target / "bench.workspace.json").write_text(json.dumps(workspace(), indent=2, ensure_ascii=False))
    path = target / "bench.journey.json"
    path.write_text(json.dumps(journey(steps), indent=2, ensure_ascii=False))
    return path


def ajv() -> list[str]:
    """The peer, installed from its lock file into build/."""
    installed = WORK / "peers"
    if not (installed / "node_modules").exists():
        installed.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json", "ajv.mjs"):
            (installed / name).write_bytes((PEERS / name).read_bytes())
        subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=installed, check=True)
    return ["node", str(installed / "ajv.mjs"), str(ROOT / "schema/journey-1.schema.json")]


def main() -> int:
    small, large = write("50", 50), write("1mb", 2000)
    print(f"50 steps: {small.stat().st_size / 1000:.0f} kB; large: {large.stat().st_size / 1e6:.2f} MB\n")
    check = [COMMAND, "check", "--as-of", "2026-11-21"]
    programs = {
        "/bin/true": ["/bin/true"],
        "wayproof check, 50 steps": [*check, str(small)],
        "wayproof check, 1 MB": [*check, str(large)],
        "node -e 0": ["node", "-e", "0"],
        "node JSON.parse + ajv, 50 steps": [*ajv(), str(small)],
        "node JSON.parse + ajv, 1 MB": [*ajv(), str(large)],
    }
    fast = dict(list(programs.items())[:2])
    times = measure(fast, 200) | measure({k: v for k, v in programs.items() if k not in fast}, 15)
    table(times, "/bin/true")

    floor = statistics.median(times["/bin/true"])
    missed = 0
    print()
    for name, budget in {
        "wayproof check, 50 steps": min(8.0, 3 * floor + 1),
        "wayproof check, 1 MB": 100.0,
    }.items():
        taken = statistics.median(times[name])
        verdict = "kept" if taken <= budget else "MISSED"
        missed += taken > budget
        print(f"{name}: {taken:.2f} ms of {budget:.2f} ms: {verdict}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
