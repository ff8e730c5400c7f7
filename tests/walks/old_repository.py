#!/usr/bin/env python3
"""A team adds Wayproof to an old repository: the walk is gone with the built command, and written down as it went.

    old_repository.py                    goes the walk and writes docs/walks/old-repository.md
    old_repository.py --pictures         the same with pictures of the terminal (Chromium)
    old_repository.py --check COMMAND    goes it with this command and fails if the document says anything else

Every step says what is typed, what the exit code has to be and why; a step that ends otherwise fails the run.
"""
import argparse
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).parents[2]
PAGE = ROOT / "docs/walks/old-repository.md"
AS_OF = "2026-11-23"
MOST_LINES = 34


class Repository:
    """What a marketing team has after some years: journeys of two teams, exports, and an attic."""

    def __init__(self, folder: pathlib.Path, command: pathlib.Path):
        self.folder, self.command = folder, command
        shutil.copytree(ROOT / "examples/broken/c05-texts-with-gaps", folder / "members")
        shutil.copytree(ROOT / "examples/broken/c02-hourly-reminders", folder / "shop")
        (folder / "exports").mkdir()
        shutil.copy(ROOT / "tests/data/klaviyo/cart-reminder.json", folder / "exports")
        (folder / "attic").mkdir()
        (folder / "attic/2022-welcome.journey.json").write_text('{"format": "wayproof/journey@1", "id": "welcome", "steps": {\n')
        (folder / "package.json").write_text('{"name": "campaigns", "private": true}\n')
        for path in sorted(folder.rglob("*.md")):
            path.unlink()

    def run(self, words: list[str], colour: bool) -> tuple[int, str]:
        done = subprocess.run(
            [str(self.command), *words, "--as-of", AS_OF, "--lang", "en", "--width", "96", "--color", "always" if colour else "never"],
            cwd=self.folder, capture_output=True, text=True, encoding="utf-8", env={"PATH": os.environ["PATH"]}, check=False)
        return done.returncode, done.stderr + done.stdout

    def edit(self, name: str, change) -> None:
        path = self.folder / name
        before = path.read_text(encoding="utf-8")
        after = change(before)
        if after == before:
            raise SystemExit(f"{name}: the edit of the walk no longer fits")
        path.write_text(after, encoding="utf-8")


CART = "shop/cart-every-hour.journey.json"
SALE = "members/sale-618.journey.json"


def a_note_in_front(repo: Repository) -> None:
    repo.edit(CART, lambda text: text.replace("{\n", '{\n  "note": "Reviewed with the shop team in May.",\n\n\n', 1))


def shorter_text(repo: Repository) -> None:
    repo.edit(CART, lambda text: text.replace(" Reply R to opt out", ""))


def taken_back(repo: Repository) -> None:
    repo.edit(CART, lambda text: text.replace("still in your cart.", "still in your cart. Reply R to opt out"))
    repo.edit(SALE, lambda text: text.replace("this week only 🎉", "this week only. Reply R to opt out"))


STEPS = [
    ("Look first", "Nothing is set up, nothing is written. Everything is looked at that is a journey, whoever wrote it; "
     "`package.json` is none and is not mentioned.", None, ["check"], 1),
    ("Leave out the attic", "What nobody sends any more is named once, as in a `.gitignore`. What is skipped is said each time.",
     lambda repo: (repo.folder / ".wayproofignore").write_text("attic/\n"), ["check"], 1),
    ("Write down what is known", "All that is wrong today goes into one file, which is committed. From here on nobody is stopped by it.",
     None, ["check", "--write-baseline", "wayproof-baseline.json"], 0),
    ("The build is green", "This line stands in CI.", None, ["check", "--baseline", "wayproof-baseline.json"], 0),
    ("Lines move", "Somebody puts a note in front of everything. The known problems keep their identity: it is made of rule and step, "
     "not of lines.", a_note_in_front, ["check", "--baseline", "wayproof-baseline.json"], 0),
    ("A new mistake", "Somebody shortens the English reminder, and the way out goes with the rest. Only that is shown, and the build "
     "is red.", shorter_text, ["check", "--baseline", "wayproof-baseline.json"], 1),
    ("The same, where the pull request is read", "GitHub shows it beside the line; `--format sarif` and `junit` serve other places.",
     None, ["check", "--baseline", "wayproof-baseline.json", "--format", "github"], 1),
    ("Taken back, and an old text repaired", "The list only ever gets shorter.", taken_back,
     ["check", "--baseline", "wayproof-baseline.json", "--prune-baseline"], 0),
]


def shortened(text: str) -> str:
    lines = text.rstrip("\n").split("\n")
    if len(lines) <= MOST_LINES:
        return "\n".join(lines)
    return "\n".join(lines[: MOST_LINES - 8] + [f"… {len(lines) - MOST_LINES + 3} lines …"] + lines[-5:])


def go(command: pathlib.Path, colour: bool) -> list[tuple[str, str, str, str, int]]:
    """Title, words, command line, output and exit code of each step."""
    result = []
    with tempfile.TemporaryDirectory() as folder:
        repo = Repository(pathlib.Path(folder), command)
        for title, words, change, line, wanted in STEPS:
            if change is not None:
                change(repo)
            code, out = repo.run(line, colour)
            if code != wanted:
                raise SystemExit(f"{title}: exit code {code} instead of {wanted}\n{out}")
            result.append((title, words, "wayproof " + " ".join(line), shortened(out), code))
    return result


def document(steps) -> str:
    out = ["# An old repository", "",
           "A team has its journeys in a repository, some of them for years, with an export of Klaviyo among them. It wants to know of new "
           "mistakes, and not to solve every old one first. This page is made by `tests/walks/old_repository.py`, which goes the walk anew "
           "in every test run.", ""]
    for number, (title, words, command, output, code) in enumerate(steps, 1):
        picture = f"![The terminal after step {number}](old-repository-{number}.png)"
        block = f"$ {command}\n{output}" if output else f"$ {command}"
        out += [f"## {number}. {title}", "", words, "", "```text", block, "```", "", f"Exit code {code}.", "", picture, ""]
    return "\n".join(out)


INKS = {"1": "font-weight:700", "31": "color:#ff8f8f", "32": "color:#8fd694", "33": "color:#f2cc60", "34": "color:#8ab4f8", "36": "color:#7fd6e0"}


def as_page(command: str, output: str) -> str:
    """The terminal as a page: the few codes that the command writes, and nothing else."""
    parts, style = [], ""
    for piece in re.split(r"(\x1b\[[0-9;]*m)", output):
        if match := re.fullmatch(r"\x1b\[([0-9;]*)m", piece):
            style = ";".join(INKS.get(code, "") for code in match[1].split(";"))
        elif piece:
            parts.append(f'<span style="{style}">{html.escape(piece)}</span>')
    return (f'<!doctype html><meta charset="utf-8"><body style="margin:0;background:#16181d"><pre id="t" style="display:inline-block;width:97ch;white-space:pre-wrap;overflow-wrap:anywhere;'
            f"margin:0;padding:18px 22px;color:#e6e6e6;font:14px/1.45 'DejaVu Sans Mono','Noto Sans Mono CJK SC',monospace\">"
            f'<span style="color:#8fd694">$</span> {html.escape(command)}\n{"".join(parts)}</pre>')


def pictures(program: pathlib.Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shots = []
        for number, (_, _, command, output, _) in enumerate(go(program, True), 1):
            page = pathlib.Path(folder) / f"{number}.html"
            page.write_text(as_page(command, output), encoding="utf-8")
            shots.append([page.as_uri(), str(PAGE.parent / f"old-repository-{number}.png")])
        subprocess.run(["node", str(ROOT / "tests/walks/picture.mjs"), json.dumps(shots)], check=True, cwd=ROOT / "web")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", type=pathlib.Path, metavar="COMMAND")
    parser.add_argument("--pictures", action="store_true")
    wanted = parser.parse_args()
    program = (wanted.check or ROOT / "build/release/wayproof").resolve()
    text = document(go(program, False))
    if wanted.check:
        if PAGE.read_text(encoding="utf-8") != text:
            print(f"{PAGE.relative_to(ROOT)} tells of other answers than the command gives; run tests/walks/old_repository.py")
            return 1
        return 0
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(text, encoding="utf-8")
    if wanted.pictures:
        pictures(program)
    return 0


if __name__ == "__main__":
    sys.exit(main())
