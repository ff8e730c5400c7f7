#!/usr/bin/env python3
"""Makes src/time/zones.generated.cpp from the pinned release of the tz database in data/tz.

    python3 tools/make_zones.py                write the table
    python3 tools/make_zones.py --data FOLDER  take another release's tzdata.zi and zone.tab into data/tz first
    python3 tools/make_zones.py --check        exit 1 if the committed table is not what would be written

`zic` (Debian: libc-bin) compiles the text data to TZif (RFC 9636), which is read here: for each name the changes of its
offset since 2000 and the yearly rule that holds after them. What the engine's table cannot express is refused here, so
that a new release either fits or fails loudly. tests/tz compares the result with another reader of the same data.

The "fat" form lists every change up to 2037; the table drops again what the yearly rule gives. The "slim" form would leave
that to zic, but the one of glibc 2.36 leaves out too much (America/Ojinaga in November 2022).
"""

import argparse
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data/tz/tzdata.zi"
COUNTRIES = ROOT / "data/tz/zone.tab"
README = ROOT / "data/tz/README.md"
TABLE = ROOT / "src/time/zones.generated.cpp"

BEGIN = int(datetime(2000, 1, 1, tzinfo=timezone.utc).timestamp())


class Unfit(Exception):
    """The data holds something that the engine's table has no place for."""


@dataclass(frozen=True)
class Change:
    """Once a year: at `minutes` after 00:00 UTC of the week-th (5: last) weekday (0: Sunday) of the month."""

    month: int
    week: int
    weekday: int
    minutes: int
    offset: int  # minutes east of UTC from then on

    def at(self, year):
        if self.week == 5:
            last = date(year, self.month + 1, 1) - timedelta(days=1)
            day = last - timedelta(days=(last.isoweekday() - self.weekday) % 7)
        else:
            first = date(year, self.month, 1)
            day = first + timedelta(days=(self.weekday - first.isoweekday()) % 7 + 7 * (self.week - 1))
        return (day - date(1970, 1, 1)).days * 86400 + self.minutes * 60


@dataclass(frozen=True)
class Series:
    """What a clock does from 2000 on. Names with the same series share one."""

    first_offset: int  # minutes
    rows: tuple  # (instant, minutes from then on)
    rule: tuple  # two changes in the order of the year, or none


def release(text):
    """The release that the data says it is: its first line is "# version 2026a"."""
    found = re.match(r"# version (\d{4}[a-z])\n", text)
    if not found:
        raise Unfit("data/tz/tzdata.zi does not begin with the version of a release")
    return found[1]


def compile_data(folder):
    zic = shutil.which("zic", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if not zic:
        raise Unfit("zic is not installed (Debian: apt-get install libc-bin)")
    subprocess.run([zic, "-b", "fat", "-d", folder, DATA], check=True)
    paths = [Path(parent) / file for parent, _, files in os.walk(folder) for file in files]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def read_tzif(data):
    """The first offset, the (instant, offset) pairs that follow and the footer, from the 64-bit part of a TZif file."""

    def counts(at):
        if data[at : at + 4] != b"TZif" or data[at + 4 : at + 5] < b"2":
            raise Unfit("not a TZif file of version 2 or later")
        return struct.unpack(">6l", data[at + 20 : at + 44])

    ut, std, leaps, changes, types, letters = counts(0)
    at = 44 + changes * 5 + types * 6 + letters + leaps * 8 + std + ut
    ut, std, leaps, changes, types, letters = counts(at)
    if leaps:
        raise Unfit("leap seconds")
    at += 44
    instants = struct.unpack_from(f">{changes}q", data, at)
    at += 8 * changes
    kinds = data[at : at + changes]
    at += changes
    offsets = [struct.unpack_from(">l", data, at + 6 * kind)[0] for kind in range(types)]
    at += 6 * types + letters + std + ut
    return offsets[0], [(t, offsets[kind]) for t, kind in zip(instants, kinds)], data[at:].decode().strip()


def seconds(clock):
    """POSIX [+-]h[h[h]][:mm[:ss]] in seconds."""
    found = re.fullmatch(r"([+-]?)(\d{1,3})(?::(\d\d))?(?::(\d\d))?", clock)
    if not found:
        raise Unfit(f"the time {clock!r}")
    sign, h, m, s = found.groups()
    return (-1 if sign == "-" else 1) * (int(h) * 3600 + int(m or 0) * 60 + int(s or 0))


def minutes(value):
    if value % 60:
        raise Unfit(f"{value} s is no whole minute")
    return value // 60


def parse_footer(footer):
    """The offset in minutes and the two changes in the order of the year (or none) of a POSIX TZ string."""
    name = r"(?:[A-Za-z]+|<[^>]+>)"
    clock = r"[+-]?\d{1,3}(?::\d\d){0,2}"
    found = re.fullmatch(rf"{name}({clock})(?:{name}({clock})?,(.+),(.+))?", footer)
    if not found:
        raise Unfit(f"the footer {footer!r}")
    standard = -seconds(found[1])
    if not found[3]:
        return minutes(standard), ()
    summer = -seconds(found[2]) if found[2] else standard + 3600

    def change(rule, before, after):
        parts = re.fullmatch(rf"M(\d+)\.(\d)\.(\d)(?:/({clock}))?", rule)
        if not parts:
            raise Unfit(f"the rule {rule!r}")
        month, week, weekday = (int(part) for part in parts.groups()[:3])
        if month in (1, 12):
            raise Unfit(f"a change near the turn of the year: {rule!r}")
        return Change(month, week, weekday, minutes(seconds(parts[4] or "2") - before), minutes(after))

    both = [change(found[3], standard, summer), change(found[4], summer, standard)]
    return minutes(standard), tuple(sorted(both, key=lambda one: one.month))


def rule_changes(rule, begin, end):
    """The (instant, offset) pairs of a rule in (begin, end]."""
    years = range(datetime.fromtimestamp(begin, timezone.utc).year, datetime.fromtimestamp(end, timezone.utc).year + 1)
    both = [(change.at(year), change.offset) for year in years for change in rule]
    return [(t, offset) for t, offset in both if begin < t <= end]


def rule_offset(rule, t):
    return rule_changes(rule, t - 366 * 86400, t)[-1][1]


def make_series(first, changes, footer):
    """Cuts off what was before BEGIN and what the yearly rule gives."""
    before = [offset for t, offset in changes if t <= BEGIN]
    offset = first_offset = minutes(before[-1] if before else first)
    rows = []
    for t, new in changes:
        if t > BEGIN and minutes(new) != offset:
            offset = minutes(new)
            rows.append((t, offset))
    standard, rule = parse_footer(footer)
    if not rule:
        if offset != standard:
            raise Unfit(f"the last change does not lead into the footer {footer!r}")
        return Series(first_offset, tuple(rows), ())

    def rule_follows(row_count):
        begin, offset = rows[row_count - 1] if row_count else (BEGIN, first_offset)
        return rule_offset(rule, begin) == offset and rule_changes(rule, begin, changes[-1][0]) == rows[row_count:]

    needed = len(rows)
    if not rule_follows(needed):
        raise Unfit(f"the last change does not lead into the footer {footer!r}")
    while needed and rule_follows(needed - 1):
        needed -= 1
    return Series(first_offset, tuple(rows[:needed]), rule)


def wrapped(items, end):
    """The items with `end` after each, in lines of at most 120 columns."""
    lines, line = [], " "
    for item in items:
        if len(line) + 1 + len(item) + len(end) > 120:
            lines.append(line)
            line = " "
        line += " " + item + end
    return "\n".join(lines + [line])


def array(declaration, items):
    return f"{declaration} = {{\n{wrapped(items, ',')}\n}};\n"


def read_countries(text, names):
    """The names of each country's zones, in the order of the file: (code, (name, ...)), by code."""
    countries = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        code, _, name = line.split("\t")[:3]
        if not re.fullmatch("[A-Z]{2}", code) or name not in names:
            raise Unfit(f"data/tz/zone.tab has {line!r}")
        countries.setdefault(code, []).append(name)
    return sorted(countries.items())


def render(version, zones, countries):
    names = sorted(zones, key=lambda name: name.encode())
    series = list(dict.fromkeys(zones[name] for name in names))
    rules = list(dict.fromkeys(one.rule for one in series if one.rule))
    number = {one: index for index, one in enumerate(series)}
    rows = [row for one in series for row in one.rows]
    if any(not 0 <= t < 2**32 for t, _ in rows) or len(rows) >= 2**16 or sum(map(len, names)) >= 2**16:
        raise Unfit("a number outside the table's types")

    starts, first_rows = [0], [0]
    for name in names:
        starts.append(starts[-1] + len(name))
    for one in series:
        first_rows.append(first_rows[-1] + len(one.rows))

    country_starts = [0]
    for _, theirs in countries:
        country_starts.append(country_starts[-1] + len(theirs))
    name_number = {name: index for index, name in enumerate(names)}

    def change(one):
        return f"{{{one.month}, {one.week}, {one.weekday}, {one.minutes}, {one.offset}}}"

    def series_item(one, first_row):
        rule = rules.index(one.rule) if one.rule else "no_rule"
        return f"{{{first_row}, {len(one.rows)}, {one.first_offset}, {rule}}}"

    return "\n".join(
        [
            f"// Made by tools/make_zones.py from release {version} of the tz database (data/tz). Do not edit.",
            '#include "time/zone_table.h"\n',
            "// clang-format off",
            "namespace wayproof::zone_table {\nnamespace {\n",
            "constexpr char name_text[] =\n" + wrapped((f'"{name}"' for name in names), "") + ";\n",
            array("constexpr std::uint16_t name_begin[]", map(str, starts)),
            array("constexpr std::uint16_t name_series[]", (str(number[zones[name]]) for name in names)),
            array("constexpr Series series[]", map(series_item, series, first_rows)),
            array("constexpr std::uint32_t row_at[]", (str(t) for t, _ in rows)),
            array("constexpr std::int16_t row_offset[]", (str(offset) for _, offset in rows)),
            array("constexpr YearlyRule rules[]", (f"{{{{{change(a)}, {change(b)}}}}}" for a, b in rules)),
            "constexpr char country_text[] =\n" + wrapped((f'"{code}"' for code, _ in countries), "") + ";\n",
            array("constexpr std::uint16_t country_begin[]", map(str, country_starts)),
            array(
                "constexpr std::uint16_t country_zone[]",
                (str(name_number[name]) for _, theirs in countries for name in theirs),
            ),
            "}  // namespace\n",
            "const Table& table() {",
            f'  static constexpr Table all{{"{version}", {len(names)}, {names.index("UTC")}, {len(countries)},',
            "                             name_text, name_begin, name_series, series, row_at, row_offset, rules,",
            "                             country_text, country_begin, country_zone};",
            "  return all;",
            "}\n",
            "}  // namespace wayproof::zone_table\n",
        ]
    )


def blob(table):
    """The same numbers for wasm/loaded_zones.cpp: for each array its length in bytes (32 bits, little-endian) and its bytes, filled
    up to a multiple of 4. Read back from the C++ table, so that there is one table."""
    def numbers(name):
        body = re.search(rf" {name}\[\] = \{{(.*?)\}};\n", table, re.S)[1].replace("no_rule", "65535")
        return [int(number) for number in re.findall(r"-?\d+", body)]

    def text(name):
        return "".join(re.findall(r'"([^"]*)"', re.search(rf" {name}\[\] =\n(.*?);\n", table, re.S)[1])).encode()

    head = re.search(r'Table all\{"(\w+)", (\d+), (\d+), (\d+),', table)
    packed = struct.Struct("<HHhH")
    yearly = struct.Struct("<BBBxhh")
    series, rules = numbers("series"), numbers("rules")
    parts = [
        head[1].encode(),
        struct.pack("<HHH", int(head[2]), int(head[3]), int(head[4])),
        text("name_text"),
        struct.pack(f"<{len(numbers('name_begin'))}H", *numbers("name_begin")),
        struct.pack(f"<{len(numbers('name_series'))}H", *numbers("name_series")),
        b"".join(packed.pack(*series[at:at + 4]) for at in range(0, len(series), 4)),
        struct.pack(f"<{len(numbers('row_at'))}I", *numbers("row_at")),
        struct.pack(f"<{len(numbers('row_offset'))}h", *numbers("row_offset")),
        b"".join(yearly.pack(*rules[at:at + 5]) for at in range(0, len(rules), 5)),
        text("country_text"),
        struct.pack(f"<{len(numbers('country_begin'))}H", *numbers("country_begin")),
        struct.pack(f"<{len(numbers('country_zone'))}H", *numbers("country_zone")),
    ]
    return b"".join(struct.pack("<I", len(part)) + part + bytes(-len(part) % 4) for part in parts)


def make():
    version = release(DATA.read_text())
    if f"**{version}**" not in README.read_text():
        raise Unfit(f"data/tz/README.md does not say that the release is {version} and where it is from")
    zones = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, data in compile_data(folder).items():
            try:
                zones[name] = make_series(*read_tzif(data))
            except Unfit as unfit:
                raise Unfit(f"{name}: {unfit}") from None
    return render(version, zones, read_countries(COUNTRIES.read_text(), zones))


def main():
    parser = argparse.ArgumentParser(description="Makes the engine's table of time zones from data/tz.")
    parser.add_argument("--check", action="store_true", help="compare with the committed table instead of writing it")
    parser.add_argument("--blob", type=Path, help="write the committed table's numbers to this file, and nothing else")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="copy a release's tzdata.zi and zone.tab into data/tz first")
    options = parser.parse_args()
    if options.blob:
        options.blob.parent.mkdir(parents=True, exist_ok=True)
        options.blob.write_bytes(blob(TABLE.read_text()))
        return
    try:
        if options.data:
            shutil.copyfile(options.data / DATA.name, DATA)
            shutil.copyfile(options.data / COUNTRIES.name, COUNTRIES)
        made = make()
    except Unfit as unfit:
        sys.exit(f"make_zones.py: {unfit}")
    if not options.check:
        TABLE.write_text(made)
    elif TABLE.read_text() != made:
        sys.exit(f"make_zones.py: {TABLE.relative_to(ROOT)} is not what data/tz gives; run it without --check")


if __name__ == "__main__":
    main()
