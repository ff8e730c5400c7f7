"""Plants faults in the prover, one at a time, and shows that the tests see each: a named example and the random set.

Usage: prover_faults.py [--build build/test] [--only PART] [--check]

The faults are data: tools/prover_faults.json. Each replaces one text in one file of src/proof. The file is changed in a
copy below build/faults, compiled as the build compiles the original, and linked in front of the library with the tests
of the proof alone. --check only looks whether each text still occurs exactly once, and each named test exists.
--only runs the faults whose name holds PART."""
import argparse
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
TABLE = ROOT / "tools/prover_faults.json"
RANDOM = "ProveAgrees.*:ProveReplyRandom.*"
WORKSPACES = "100"  # four times as many as in an ordinary run; most faults are seen among the first
LEAST_FAULTS = 25
MOST_UNSEEN = 6  # faults that only named examples can see
SECONDS = 600    # for one run of tests: a prover that does not come to an end is not one that a test has found out


def load() -> list[dict]:
    return json.loads(TABLE.read_text())


def planted(fault: dict) -> str:
    return (ROOT / fault["file"]).read_text().replace(fault["before"], fault["after"])


def mistakes(faults: list[dict]) -> list[str]:
    """What is not true of the table any more."""
    found = []
    sources = "".join(path.read_text() for path in (ROOT / "tests/unit/proof").glob("*.cpp"))
    tests = {f"{suite}.{name}" for suite, name in re.findall(r"^TEST\((\w+), (\w+)\)", sources, re.MULTILINE)}
    names = [fault["name"] for fault in faults]
    found += [f"{name}: the name stands there twice" for name in sorted({n for n in names if names.count(n) > 1})]
    for fault in faults:
        times = (ROOT / fault["file"]).read_text().count(fault["before"])
        if times != 1:
            found.append(f"{fault['name']}: its text occurs {times} times in {fault['file']}")
        if fault["before"] == fault["after"]:
            found.append(f"{fault['name']}: changes nothing")
        found += [f"{fault['name']}: there is no test {name}" for name in fault["tests"] if name not in tests]
        wanted = 2 if "not_random" in fault else 1
        if len(fault["tests"]) < wanted:
            found.append(f"{fault['name']}: {wanted} named tests are wanted")
    if len(faults) < LEAST_FAULTS:
        found.append(f"{len(faults)} faults, {LEAST_FAULTS} are wanted")
    unseen = sum("not_random" in fault for fault in faults)
    if unseen > MOST_UNSEEN:
        found.append(f"{unseen} faults that the random set cannot see, more than {MOST_UNSEEN}")
    return found


class Build:
    """The build folder of the unit tests, and how it makes an object and the tests."""

    def __init__(self, folder: pathlib.Path, work: pathlib.Path):
        self.folder = folder
        self.work = work
        work.mkdir(parents=True, exist_ok=True)
        commands = json.loads((folder / "compile_commands.json").read_text())
        self.commands = {pathlib.Path(one["file"]): shlex.split(one["command"]) for one in commands}
        printed = subprocess.run(["ninja", "-C", str(folder), "-t", "commands", "unit_tests"], check=True,
                                 capture_output=True, text=True).stdout.splitlines()
        # ": && c++ ... -o tests/unit_tests ... && cmake ...", of which the middle is the linking.
        parts = next(line for line in reversed(printed) if " -o tests/unit_tests " in line).split(" && ")
        words = shlex.split(next(part for part in parts if " -o tests/unit_tests " in part))
        # The tests of the proof, and what they share with others, are enough.
        self.linking = [word for word in words if "unit_tests.dir/unit/" not in word or "/unit/proof/" in word]

    def run(self, words: list[str]) -> None:
        done = subprocess.run(words, cwd=self.folder, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"{' '.join(words[:1])} failed:\n{done.stdout}{done.stderr}")

    def tests(self, name: str, fault: dict | None) -> pathlib.Path:
        """The tests of the proof, with the fault if there is one."""
        binary = self.work / name
        linking = [str(binary) if word == "tests/unit_tests" else word for word in self.linking]
        if fault is not None:
            original, source = ROOT / fault["file"], self.work / f"{name}.cpp"
            source.write_text(planted(fault))
            compiling = list(self.commands[original])
            changed = self.work / f"{name}.o"
            compiling[compiling.index("-o") + 1] = str(changed)
            compiling[compiling.index("-c") + 1] = str(source)
            # What is left without a use is no mistake here.
            self.run(["ccache", *compiling, "-w"] if has_ccache() else [*compiling, "-w"])
            # In front of the library, so that the original is not taken out of it.
            linking.insert(linking.index("-o"), str(changed))
        self.run(linking)
        return binary


def has_ccache() -> bool:
    return subprocess.run(["sh", "-c", "command -v ccache"], capture_output=True).returncode == 0


def result(binary: pathlib.Path, filter: str, stop: bool) -> str:
    """"passes", "fails", or what else came of it. `stop`: at the first thing that is not as expected."""
    words = [str(binary), f"--gtest_filter={filter}", *(["--gtest_break_on_failure"] if stop else [])]
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=SECONDS, errors="replace",
                              env={**os.environ, "WAYPROOF_WORKSPACES": WORKSPACES})
    except subprocess.TimeoutExpired:
        return "no end"
    if "Running 0 tests" in done.stdout:
        return "no test"
    if done.returncode == 0:
        return "passes"
    return "fails" if ": Failure" in done.stdout else f"ends with {done.returncode}"


def seconds_since(start: float) -> str:
    return f"{time.monotonic() - start:.0f} s"


def main() -> int:
    arguments = argparse.ArgumentParser(description="Plants faults in the prover and shows that the tests see each.")
    arguments.add_argument("--build", type=pathlib.Path, default=ROOT / "build/test", help="folder of the unit tests")
    arguments.add_argument("--only", default="", metavar="PART", help="faults whose name holds this")
    arguments.add_argument("--check", action="store_true", help="only whether the table fits the sources")
    asked = arguments.parse_args()
    faults = load()
    if found := mistakes(faults):
        print("\n".join(found), file=sys.stderr)
        return 1
    if asked.check:
        return 0

    build = Build(asked.build.resolve(), ROOT / "build/faults")
    begun = time.monotonic()
    sound = build.tests("without", None)
    named = ":".join(sorted({test for fault in faults for test in fault["tests"]}))
    for filter in (named, RANDOM):
        if (came := result(sound, filter, False)) != "passes":
            sys.exit(f"without a fault: {filter} {came}")
    survived = 0
    chosen = [fault for fault in faults if asked.only in fault["name"]]
    width = max((len(fault["name"]) for fault in chosen), default=0)
    for number, fault in enumerate(chosen, 1):
        start = time.monotonic()
        binary = build.tests("planted", fault)
        by_name = {test: result(binary, test, True) for test in fault["tests"]}
        if "not_random" in fault:
            by_random = "cannot see it"
        else:
            by_random = result(binary, RANDOM, True)
        killed = all(came == "fails" for came in by_name.values()) and by_random in ("fails", "cannot see it")
        survived += not killed
        print(f"{number:3} {fault['name']:{width}}  {'killed' if killed else 'SURVIVED'}  random: {by_random}  "
              f"{', '.join(f'{test}: {came}' for test, came in by_name.items())}  {seconds_since(start)}", flush=True)
    print(f"{len(chosen)} faults, {survived} survived, {seconds_since(begun)}")
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main())
