#!/usr/bin/env python3
"""A document that names the test behind a sentence names one that exists.

    named_tests.py UNIT_TESTS DOCUMENT...     UNIT_TESTS is the program of all unit tests
"""

import re
import subprocess
import sys
from pathlib import Path


def tests(program):
    listing = subprocess.run([program, "--gtest_list_tests"], check=True, capture_output=True, text=True).stdout
    suite = ""
    for line in listing.splitlines():
        if line.startswith(" "):
            yield suite + line.split()[0]
        else:
            suite = line.split()[0]


def main():
    known = set(tests(sys.argv[1]))
    missing = []
    for document in map(Path, sys.argv[2:]):
        named = re.findall(r"`([A-Z]\w+\.[A-Z]\w+)`", document.read_text())
        if not named:
            missing.append(f"{document.name} names no test")
        missing += [f"{document.name}: there is no test {name}" for name in named if name not in known]
    sys.exit("\n".join(missing) or 0)


if __name__ == "__main__":
    main()
