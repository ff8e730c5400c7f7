"""A big firm on one core: 10,000 journeys of 20 steps, once in one workspace and once in 500 workspaces.

The budget: under 5 s, and memory that grows with a workspace and not with the number of them. One workspace has to be in memory
as a whole, because limits hold across its journeys. Leaves with 1 if the budget is missed.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

from generate import journey, workspace

ROOT = pathlib.Path(__file__).parents[2]
WORK = ROOT / "build/measured/many"
COMMAND = os.environ.get("WAYPROOF", str(ROOT / "build/release/wayproof"))
JOURNEYS, STEPS, WORKSPACES = 10_000, 20, 500
SECONDS = 5.0
FLAT_MB = 64  # for all findings and names of 10,000 files beside one workspace of 20


def write(folder: pathlib.Path, workspaces: int, journeys: int) -> None:
    if (folder / "complete").exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    for number in range(workspaces):
        team = folder / f"team-{number:03}"
        team.mkdir(parents=True)
        numbers = range(number * (journeys // workspaces), (number + 1) * (journeys // workspaces))
        (team / "team.workspace.json").write_text(json.dumps(workspace(numbers) | {"id": f"team-{number}"}, indent=2, ensure_ascii=False))
        for one in numbers:
            document = journey(STEPS, one)
            (team / f"{one:05}.journey.json").write_text(json.dumps(document, indent=2, ensure_ascii=False))
    (folder / "complete").touch()


def measure(folder: pathlib.Path) -> tuple[float, float, int]:
    """Seconds of the processor, the most memory in MB, and the exit code, on one core."""
    core = min(os.sched_getaffinity(0))
    words = [COMMAND, "check", "--as-of", "2026-11-21", "--format", "json", str(folder)]
    with open(WORK / "report.json", "wb") as report:
        process = subprocess.Popen(words, stdout=report, preexec_fn=lambda: os.sched_setaffinity(0, {core}))
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode


def main() -> int:
    missed = 0
    for workspaces, most_mb in ((WORKSPACES, FLAT_MB), (1, None)):
        folder = WORK / str(workspaces)
        start = time.monotonic()
        write(folder, workspaces, JOURNEYS)
        made = time.monotonic() - start
        seconds, megabytes, code = min(measure(folder) for _ in range(3))
        if code not in (0, 1):
            raise SystemExit(f"check ended with {code}")
        size = sum(path.stat().st_size for path in folder.rglob("*.json")) / 1e6
        kept = seconds < SECONDS and (most_mb is None or megabytes < most_mb)
        missed += not kept
        print(f"{JOURNEYS} journeys of {STEPS} steps in {workspaces} workspaces, {size:.0f} MB (made in {made:.0f} s): "
              f"{seconds:.2f} s of {SECONDS:.0f}, {megabytes:.0f} MB of {most_mb or 'any number'}: {'kept' if kept else 'MISSED'}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
