#!/usr/bin/env python3
"""Puts the pages of rules and of the packs' mechanisms where they are read: into the engine, into docs/rules.md.

A rule's page is src/rules/<family>/<name>.md: its id as title, one sentence, a block "json rule" with what machines want to
know, then fixed headings. An example is the blocks "json <file name>" in a row, or a planning table "csv <file name>";
one in "json shared <file name>" belongs to all examples that have no file of that name. Below each failing example stands the
report, written by the test.
A mechanism's page is src/packs/pages/<mechanism>.md: the same without the block "json rule", under the id "pack/<mechanism>".
The translation <name>.zh.md has the prose and the reports and takes the examples from the page: "<!-- example 2 -->" stands
for the files of the second one, "<!-- shared -->" for those all of them use.
tests/unit/rules/rule_pages_test.cpp and tests/unit/packs/mechanism_pages_test.cpp run the examples and look after the shape
of the pages.

    rule_pages.py --cpp pages.cpp          one table of all pages
    rule_pages.py --summaries file.json    what each opens with, as messages "<rule>.summary"
    rule_pages.py --docs docs/rules.md     the list of rules; with --check only compares
"""
import argparse
import json
import re
import sys
from pathlib import Path

SOURCES = Path(__file__).resolve().parent.parent / "src"
RULES = SOURCES / "rules"
MECHANISMS = SOURCES / "packs" / "pages"
FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<text>.*?)^```\n", re.M | re.S)
MARKER = re.compile(r"^<!-- (?:(shared)|example (\d+)) -->\n", re.M)


class Page:
    def __init__(self, path):
        self.source = path.read_text(encoding="utf-8")
        self.id = f"pack/{path.stem}" if path.parent == MECHANISMS else f"{path.parent.name}/{path.stem}".replace("_", "-")
        self.summary = self.source.split("\n", 3)[2]
        self.shared, self.examples, self.metadata = [], [], {}
        end = 0
        for fence in FENCE.finditer(self.source):
            adjacent = not self.source[end:fence.start()].strip()
            end = fence.end()
            info = fence["info"]
            if info == "json rule":
                self.metadata = json.loads(fence["text"])
            elif info.startswith("json shared "):
                self.shared.append(fence.group())
            elif info.startswith(("json ", "csv ")):
                if not adjacent or not self.examples:
                    self.examples.append([])
                self.examples[-1].append(fence.group())

    def translated(self, path):
        """The translation, whole."""
        def blocks(match):
            return "\n".join(self.shared if match[1] else self.examples[int(match[2]) - 1])
        return MARKER.sub(blocks, path.read_text(encoding="utf-8"))


def all_pages():
    paths = [*RULES.glob("*/*.md"), *MECHANISMS.glob("*.md")]
    originals = [(Page(path), path) for path in paths if not path.name.endswith(".zh.md")]
    for page, path in sorted(originals, key=lambda one: one[0].id.encode()):
        chinese = path.with_name(path.stem + ".zh.md")
        markdown = {"en": page.source}
        summary = {"en": page.summary}
        if chinese.exists():
            markdown["zh"] = page.translated(chinese)
            summary["zh"] = markdown["zh"].split("\n", 3)[2]
        yield page, markdown, summary


def readable(markdown):
    """A page for readers: without the metadata, file names in front of their blocks."""
    markdown = re.sub(r"^```json rule\n.*?^```\n\n?", "", markdown, flags=re.M | re.S)
    return re.sub(r"^```(json|csv) (?:shared )?(\S+\.(?:json|csv))\n", r"`\2`\n```\1\n", markdown, flags=re.M)


def literal(text):
    """C++ string literals; compilers limit the length of one, so long texts are split."""
    escaped = [text[at:at + 8000] for at in range(0, len(text), 8000)] or [""]
    quoted = (part.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("?", "\\?") for part in escaped)
    return "\n     ".join(f'"{part}"sv' if len(escaped) == 1 else f'"{part}"' for part in quoted) + ("" if len(escaped) == 1 else "sv")


def cpp(pages):
    rows = [f"    {{{literal(page.id)}, {literal(language)},\n     {literal(readable(text))}}},\n"
            for page, markdown, _ in pages for language, text in sorted(markdown.items())]
    table = f"constexpr std::array<Page, {len(rows)}> all{{{{\n{''.join(rows)}}}}};\n\n" if rows else ""
    answer = "all" if rows else "{}"
    return ("// Made by tools/rule_pages.py from src/rules/*/*.md and src/packs/pages/*.md.\n#include <array>\n\n#include \"rules/pages.h\"\n\n"
            f"namespace wayproof::rules {{\nnamespace {{\n\nusing namespace std::string_view_literals;\n\n{table}"
            f"}}  // namespace\n\nstd::span<const Page> pages() {{ return {answer}; }}\n\n}}  // namespace wayproof::rules\n")


def summaries(pages):
    braces = str.maketrans({"{": "{{", "}": "}}"})
    messages = {f"{page.id}.summary": {language: text.translate(braces) for language, text in summary.items()}
                for page, _, summary in pages}
    return json.dumps(messages, ensure_ascii=False, indent=1) + "\n"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def docs(pages):
    lines = ["# Rules", "", "Made by `tools/rule_pages.py` from the pages beside the rules; `wayproof explain <id>` shows one.", "",
             "| rule | severity | finds | 中文 |", "|---|---|---|---|"]
    for page, _, summary in pages:
        if not page.metadata:  # a mechanism's
            continue
        path = f"../src/rules/{page.id.replace('-', '_')}"
        lines.append(f"| [{page.id}]({path}.md) | {page.metadata['severity']} | {summary['en']} | "
                     f"[{summary.get('zh', '')}]({path}.zh.md) |")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description="Put the rules' pages where they are read.")
    parser.add_argument("--cpp", type=Path)
    parser.add_argument("--summaries", type=Path)
    parser.add_argument("--docs", type=Path)
    parser.add_argument("--check", action="store_true", help="with --docs: fail when the file is not up to date")
    arguments = parser.parse_args()
    pages = list(all_pages())
    if arguments.cpp:
        write(arguments.cpp, cpp(pages))
    if arguments.summaries:
        write(arguments.summaries, summaries(pages))
    if arguments.docs and arguments.check:
        if not arguments.docs.exists() or arguments.docs.read_text(encoding="utf-8") != docs(pages):
            sys.exit(f"{arguments.docs} is not up to date: run tools/rule_pages.py --docs {arguments.docs}")
    elif arguments.docs:
        write(arguments.docs, docs(pages))


if __name__ == "__main__":
    main()
