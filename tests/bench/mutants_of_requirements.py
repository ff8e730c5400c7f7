"""Seeded faults: what do the requirements of packs catch?

Each operator makes one mistake in files that are clean, as people make it, and names beforehand the requirement that has to say so:
by a finding of its own, or by one of a rule that stands for it, with the requirement's source among the finding's sources. The
clean files are the shipped examples and what `abroad.py` makes of them for other countries and channels. The columns are those of
mutants.py. A miss makes the exit code 1, unless MISSES says why it is one.

    ./dev bench mutants_of_requirements [--all] [--sites] [--write]     --write: the table as docs/mutants.md
"""
import sys

import mistakes_in_consent  # noqa: F401: each of these registers its operators
import mistakes_in_settings  # noqa: F401
import mistakes_in_texts  # noqa: F401
from mistakes import MISTAKES, bases
from mutating import ROOT, print_count, print_head, print_sum, try_out

PAGE = ROOT / "docs" / "mutants.md"

# (mistake, requirement): why nothing says so. Whoever mends it takes the line out.
OPEN = "The proof leaves it open: neither excluded, nor a customer found to whom it happens. The report says so."
FOOTER = "The check looks for the address in the shared settings; whether the mail shows it, nobody reads."
MISSES = {
    ("six messages on one day", "practice/limit"): OPEN,
    ("six messages on one day", "cn.push/limit"): OPEN,
    ("six messages on one day", "us.states/ok-limit"): OPEN,
    ("the postal address missing in the footer", "us/mail-postal"): FOOTER,
    ("the postal address missing in the footer", "jp/sender"): FOOTER,
    ("a notice that sells in korean", "kr/notices"): "The rule knows what advertising says in Chinese and English, not in Korean.",
    ("consents that nobody looks at", "us/own-list"):
        "The rule asks once a journey and names its first message: where that is a mail, the calls behind it are not told of.",
}

HEAD = """<!-- Made by `./dev bench mutants_of_requirements --write`. -->

# Seeded faults: what the requirements of packs catch

Each line is one kind of mistake that people make, and the requirement that was named beforehand to say so: by a finding of its own, or
by one of a rule that stands for it and names the requirement's source. Every mistake is made in files of which a check says nothing: the
shipped examples, and those examples as their firms would write them for another country or on another channel. *Right* counts sites
where nothing goes wrong by the mistake; the benchmark checks that on the changed files. The same for the rules: `./dev bench mutants`.

"""


def reason_for(count):
    operator = count.operator
    if count.missed:
        return MISSES.get((operator.title, operator.expected.name), "**Not explained.**")
    return f"Right: {operator.silent.__doc__}." if count.passed else ""


def page(counts):
    found, tried = sum(one.found() for one in counts), sum(one.tried for one in counts)
    passed, missed = sum(len(one.passed) for one in counts), sum(len(one.missed) for one in counts)
    requirements = {one.operator.expected.name for one in counts}
    lines = [f"{len(counts)} operators, {len(requirements)} requirements, {tried} mistakes: {found} found, {passed} rightly passed over, "
             f"{missed} missed ({100 * found / max(1, tried - passed):.1f} % of those that do harm).", "",
             "| mistake | requirement | files for | sites | found | right | missed | |", "|---|---|---|---|---|---|---|---|"]
    for one in counts:
        lines.append(f"| {one.operator.title} | `{one.operator.expected.name}` | {one.operator.where} | {one.tried} | {one.found()} | "
                     f"{len(one.passed)} | {len(one.missed)} | {reason_for(one)} |")
    return HEAD + "\n".join(lines) + "\n"


def unexplained(counts):
    return [one for one in counts if one.missed and (one.operator.title, one.operator.expected.name) not in MISSES]


def main():
    everything, list_sites = "--all" in sys.argv, "--sites" in sys.argv
    for base in {one.where for one in MISTAKES}:
        for example in bases(base):
            if example.before:
                raise SystemExit(f"{example.name} is not clean: {', '.join(finding['rule'] for finding in example.before)}")
    counts = []
    print_head("requirement")
    for one in MISTAKES:
        counts.append(try_out(one, bases(one.where), everything))
        print_count(counts[-1], list_sites)
    thin = print_sum(counts, "requirements")
    for one in unexplained(counts):
        print(f"not explained: {one.operator.title}, {one.operator.expected.name}")
    if "--write" in sys.argv:
        PAGE.write_text(page(counts), encoding="utf-8")
    return 1 if thin or unexplained(counts) else 0


if __name__ == "__main__":
    sys.exit(main())
