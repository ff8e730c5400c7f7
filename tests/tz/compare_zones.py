#!/usr/bin/env python3
"""Compares the engine's table of zones with Python's zoneinfo, an independent reader of the same pinned data.

    compare_zones.py DUMP_ZONES     where DUMP_ZONES is the program built from dump_zones.cpp

The data (data/tz) is compiled by zic into a temporary folder; the machine's own tz database is not looked at. Checked are
every name, random instants up to 2200, every stretch of constant offset from 2000 to 2041 (its ends to the second, its inside
every week, so that no change is missing and none too many), and all local times in, at and around each gap and overlap.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

DATA = Path(__file__).resolve().parent.parent.parent / "data/tz/tzdata.zi"
BEGIN = int(datetime(2000, 1, 1, tzinfo=timezone.utc).timestamp())
END = int(datetime(2041, 1, 1, tzinfo=timezone.utc).timestamp())
WEEK = 7 * 86400
EPOCH = datetime(1970, 1, 1)


class Reference:
    """One zone as zoneinfo reads it."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.zone = ZoneInfo.from_file(file)

    def offset(self, instant):
        return int(datetime.fromtimestamp(instant, self.zone).utcoffset().total_seconds())

    def resolve(self, local):
        """(first instant at which the clock has reached `local`, kind), from PEP 495's fold."""
        naive = (EPOCH + timedelta(seconds=local)).replace(tzinfo=self.zone)
        first, second = (int(naive.replace(fold=fold).utcoffset().total_seconds()) for fold in (0, 1))
        if first == second:
            return local - first, "unique"
        if first > second:
            return local - first, "overlap"
        before, after = local - second - 1, local - first  # the gap ends between the two readings
        while after - before > 1:
            middle = (before + after) // 2
            if middle + self.offset(middle) >= local:
                after = middle
            else:
                before = middle
        return after, "gap"


class Comparison:
    def __init__(self, folder):
        self.folder = folder
        self.counts = {"zone": 0, "at": 0, "stretch": 0, "local": 0, "gap": 0, "overlap": 0}
        self.wrong = []
        self.sampled = set()  # contents of files whose stretches were looked into

    def expect(self, said, true, what):
        if said != true:
            self.wrong.append(f"{self.name}: {what}: the engine says {said}, zoneinfo {true}")

    def zone(self, name):
        self.name = name
        path = self.folder / name
        self.reference = Reference(path)
        content = path.read_bytes()
        self.sample = content not in self.sampled
        self.sampled.add(content)
        self.next_begin = None

    def at(self, instant, offset):
        self.expect(int(offset), self.reference.offset(int(instant)), f"offset at {instant}")

    def stretch(self, begin, end, offset):
        begin, end, offset = int(begin), int(end), int(offset)
        if self.next_begin is None:
            begin = BEGIN
        else:
            self.expect(begin, self.next_begin, "begin of a stretch")
            if self.reference.offset(begin - 1) == offset:
                self.wrong.append(f"{self.name}: no change at {begin}")
        self.next_begin = end
        end = min(end, END)
        samples = range(begin, end, WEEK) if self.sample else (begin,)
        for instant in (*samples, end - 1):
            self.expect(offset, self.reference.offset(instant), f"offset at {instant}")

    def local(self, local, instant, kind):
        self.expect((int(instant), kind), self.reference.resolve(int(local)), f"local time {local}")
        if kind != "unique":
            self.counts[kind] += 1

    def run(self, lines):
        for line in lines:
            what, *arguments = line.split()
            getattr(self, what)(*arguments)
            self.counts[what] += 1


def compile_data(folder):
    zic = shutil.which("zic", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if not zic:
        sys.exit("zic is not installed (Debian: apt-get install libc-bin)")
    subprocess.run([zic, "-b", "fat", "-d", folder, DATA], check=True)
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def main():
    dump = subprocess.run([sys.argv[1]], check=True, capture_output=True, text=True).stdout.splitlines()
    with tempfile.TemporaryDirectory() as name:
        comparison = Comparison(Path(name))
        names = compile_data(comparison.folder)
        first_line = DATA.open().readline().split()
        if dump[0].split() != ["release", first_line[-1]]:
            sys.exit(f"the table is of {dump[0]}, the data of {first_line[-1]}")
        said = [line.split()[1] for line in dump if line.startswith("zone ")]
        if sorted(names, key=str.encode) != said:
            sys.exit(f"names differ: {sorted(names ^ set(said))}")
        comparison.run(dump[1:])
    print(", ".join(f"{count} {what}" for what, count in comparison.counts.items()))
    if comparison.wrong:
        sys.exit("\n".join(comparison.wrong[:20] + [f"{len(comparison.wrong)} differences"]))


if __name__ == "__main__":
    main()
