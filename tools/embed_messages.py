#!/usr/bin/env python3
"""Compiles the sentences of src/i18n/messages/*.json into one sorted C++ table, and refuses the ones a reader would stumble over.

A sentence that lacks a language, speaks of other arguments in one language than in the other, or uses a word that the
glossary forbids must not reach a reader, so it stops the build here. Every mistake of every file is listed in one run.
src/i18n/render.h describes the syntax of a sentence; tests/catalogue/embed_messages_test.py holds this script to it.

    embed_messages.py --output messages.cpp src/i18n/messages/*.json
    embed_messages.py --check src/i18n/messages/*.json
"""
import argparse
import json
import re
import sys
import unicodedata
from pathlib import Path

GLOSSARY = Path(__file__).with_name("glossary_words.json")
LANGUAGES = ("en", "zh")
FORMS = set("qtdyco")  # the letters that may stand behind the colon of a placeholder, see render.h

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
SLOT = "\ufffc"  # stands for a placeholder while the text around it is looked at
HALF_WIDTH = re.compile(rf"""[{HAN}{SLOT}”）]\ ?[,;:!?]\ ?[{HAN}{SLOT}“（] | [{HAN}][.()"] | [()"][{HAN}]""", re.VERBOSE)
KEY = re.compile(r"[a-z0-9][a-z0-9-]*(?:[./][a-z0-9_-]+)*$")


class Duplicate(Exception):
    pass


def refuse_doubles(pairs):
    seen = {}
    for key, value in pairs:
        if key in seen:
            raise Duplicate(key)
        seen[key] = value
    return seen


def placeholders(text):
    """(names shown, names only used to pick a plural, text with a mark for each placeholder) or an error in words."""
    shown, picking, plain = set(), set(), []
    at = 0
    while at < len(text):
        char = text[at]
        if text.startswith(("{{", "}}"), at):
            plain.append(char)
            at += 2
        elif char == "}":
            return f"a '}}' without '{{' at character {at + 1}"
        elif char == "{":
            end = text.find("}", at)
            if end < 0:
                return f"a '{{' without '}}' at character {at + 1}"
            inside = text[at + 1:end]
            name, bar, choices = inside.partition("|")
            name, colon, forms = name.partition(":")
            if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
                return f"{{{inside}}} has no proper name"
            if bar and (colon or choices.count("|") != 1 or "{" in choices):
                return f"{{{inside}}} must be {{name|one|other}}"
            if colon and not (forms and set(forms) <= FORMS):
                return f"{{{inside}}} has a form other than {', '.join(sorted(FORMS))}"
            (picking if bar else shown).add(name)
            plain.append(choices.replace("|", " ") if bar else SLOT)
            at = end + 1
        else:
            plain.append(char)
            at += 1
    return shown, picking, "".join(plain)


def forbidden(text, words):
    """The glossary's entries that the text breaks. Longer allowed words are taken out first."""
    for entry in words:
        rest = text.casefold()
        for allowed in entry.get("except", []):
            rest = rest.replace(allowed.casefold(), SLOT)
        if entry["word"].casefold() in rest:
            yield entry


def wordless(plain):
    """True for a text of placeholders, digits and punctuation only, which is the same in every language."""
    return all(char == SLOT or unicodedata.category(char)[0] in "PSZN" for char in plain)


def complaints(sentence, glossary):
    """What is wrong with one entry, in words."""
    if not isinstance(sentence, dict):
        yield 'must be {"en": "...", "zh": "..."}'
        return
    for extra in sorted(sentence.keys() - {*LANGUAGES, "note"}):
        yield f'has "{extra}"; only "en", "zh" and "note" are known'
    parsed = {}
    for language in LANGUAGES:
        text = sentence.get(language)
        if not isinstance(text, str) or not text.strip():
            yield f'has no text in "{language}"'
            continue
        if text != text.strip() or "  " in text or "\n" in text:
            yield f'"{language}" has blanks at an end, two in a row or a line break'
        result = placeholders(text)
        if isinstance(result, str):
            yield f'"{language}": {result}'
            continue
        parsed[language] = result
        for entry in forbidden(result[2], glossary[language]):
            yield f'"{language}" uses “{entry["word"]}”, which the glossary forbids; write: {entry["use"]}'
    if len(parsed) < len(LANGUAGES):
        return
    (en_shown, en_picking, en), (zh_shown, zh_picking, zh) = parsed["en"], parsed["zh"]
    for name in sorted(en_shown - zh_shown):
        yield f'{{{name}}} stands in "en" only'
    for name in sorted(zh_shown - en_shown):
        yield f'{{{name}}} stands in "zh" only'
    for name in sorted(zh_picking - en_picking - en_shown):
        yield f'{{{name}|...}} stands in "zh" only'
    if not re.search(f"[{HAN}]", zh) and not (wordless(en) and wordless(zh)):
        yield f'"zh" has no Chinese text: {sentence["zh"]}'
    near_chinese = [hit.group() for hit in HALF_WIDTH.finditer(zh) if re.search(f"[{HAN}]", hit.group())]
    if near_chinese:
        around = ", ".join(near_chinese).replace(SLOT, "{…}")
        yield f'"zh" has half-width punctuation next to Chinese: {around}'


def gather(files, glossary):
    """All sentences by key, and a list of everything that is wrong."""
    sentences, origin, wrong = {}, {}, []
    for path in sorted(files):
        try:
            entries = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=refuse_doubles)
        except Duplicate as double:
            wrong.append(f'{path}: "{double}" stands twice in one object')
            continue
        except (ValueError, OSError) as error:
            wrong.append(f"{path}: {error}")
            continue
        if not isinstance(entries, dict):
            wrong.append(f"{path}: must be an object of sentences")
            continue
        for key, sentence in entries.items():
            if not KEY.match(key):
                wrong.append(f'{path}: "{key}" is no proper key (lower case, digits, "-", "_", parts joined by "." or "/")')
            if key in origin:
                wrong.append(f'{path}: "{key}" already stands in {origin[key]}')
                continue
            origin[key] = path
            wrong.extend(f'{path}: "{key}" {complaint}' for complaint in complaints(sentence, glossary))
            sentences[key] = sentence
    return sentences, wrong


def literal(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("?", "\\?") + '"'


def table(sentences):
    keys = sorted(sentences, key=lambda key: key.encode())
    rows = "".join(
        f"    {{{literal(key)}, {literal(sentences[key]['en'])},\n     {literal(sentences[key]['zh'])}}},\n" for key in keys)
    return (
        "// Made by tools/embed_messages.py from src/i18n/messages/*.json.\n"
        '#include <array>\n\n#include "i18n/catalogue.h"\n\n'
        "namespace wayproof::i18n {\nnamespace {\n\n"
        f"constexpr std::array<Sentence, {len(keys)}> sentences{{{{\n{rows}}}}};\n\n"
        "}  // namespace\n\n"
        "std::span<const Sentence> catalogue() { return sentences; }\n\n"
        "}  // namespace wayproof::i18n\n")


def data(sentences, language):
    """One language as wasm/loaded_texts.cpp reads it: key, NUL, sentence, NUL, in byte order of the keys."""
    keys = sorted(sentences, key=lambda key: key.encode())
    return "".join(f"{key}\0{sentences[key][language]}\0" for key in keys)


def main():
    parser = argparse.ArgumentParser(description="Check the message catalogue and make it a C++ table or data files.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--output", type=Path, help="the C++ file to write")
    parser.add_argument("--data", help="the data files to write, with {} for the language")
    parser.add_argument("--check", action="store_true", help="only check")
    arguments = parser.parse_args()
    if bool(arguments.output or arguments.data) == arguments.check:
        parser.error("give --output FILE, --data FILE or --check")

    sentences, wrong = gather(arguments.files, json.loads(GLOSSARY.read_text(encoding="utf-8")))
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        print(f"{len(wrong)} {'mistake' if len(wrong) == 1 else 'mistakes'} in the message catalogue", file=sys.stderr)
        return 1
    if arguments.output:
        arguments.output.parent.mkdir(parents=True, exist_ok=True)
        arguments.output.write_text(table(sentences), encoding="utf-8")
    for language in ("en", "zh") if arguments.data else ():
        path = Path(arguments.data.format(language))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(data(sentences, language), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
