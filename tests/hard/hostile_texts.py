"""Every text of an example, one after the other, replaced by one that a terminal would obey or hide: escape sequences, marks that
turn the reading direction, characters of no width, a line without end, markup. What is printed obeys nothing, hides nothing, and no
line is wider than asked for but the sum, which is one line and none of the author's words; machine formats stay well formed, and no
sentence in them is turned around.

    python3 hostile_texts.py WAYPROOF
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.dom.minidom

ROOT = pathlib.Path(__file__).parents[2]
WAYPROOF = str(pathlib.Path(sys.argv[1]).resolve())
HOSTILE = "x\x1b[2J\x1b]0;title\x07\r\x08\x7f\x9b31m\u202e\u2066\u200f\u200b\u2060\ufeff\u00adé\u0301" + "長" * 300 + "&<>\"']]><script>alert(1)</script>%0A::error::x"
# All that may be in the output is printable: no control but the line's end, nothing that turns or hides.
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")


SUM = {"en": re.compile(r"\(as of \d"), "zh": re.compile(r"（截至 ")}
# Whoever shows a sentence of ours beside one of his own must not find his turned around.
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def width(line):
    """Columns on a terminal."""
    return sum(0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


def places(value, path=()):
    """The texts of a document, keys of the author's own maps included."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key), True
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, (*path, index))
    elif isinstance(value, str):
        yield path, False


def spoiled(document, path, is_key):
    copy = json.loads(json.dumps(document))
    holder = copy
    for part in path[:-1]:
        holder = holder[part]
    if is_key:
        items = list(holder.items())
        holder.clear()
        holder.update((HOSTILE if key == path[-1] else key, value) for key, value in items)
    else:
        holder[path[-1]] = HOSTILE
    return copy


def check(folder, *words):
    run = subprocess.run([WAYPROOF, "check", ".", "--as-of", "2026-11-21", *words], cwd=folder, capture_output=True, timeout=20)
    assert run.returncode in (0, 1, 2), f"{words}: {run.returncode}"
    return run.stdout.decode("utf-8") + run.stderr.decode("utf-8")


def sentences(form, printed):
    """What a machine format says in words of ours."""
    if form == "junit":
        document = xml.dom.minidom.parseString(printed)
        for case in document.getElementsByTagName("failure"):
            yield case.getAttribute("message")
        return
    document = json.loads(printed)
    if form == "sarif":
        for result in document["runs"][0]["results"]:
            yield result["message"]["text"]
            yield from (place["message"]["text"] for place in result.get("relatedLocations", []) if "message" in place)
    else:
        for finding in document["findings"]:
            yield from (finding[key] for key in ("what", "why", "advice") if key in finding)
            yield from (fix["title"] for fix in finding.get("fixes", []))


def main() -> int:
    example = ROOT / "examples/c02-cart-recovery-as-written"
    texts = {path.name: json.loads(path.read_text()) for path in example.glob("*.json") if not path.name.endswith((".customer.json", ".journey-tests.json"))}
    mistakes, count, counted = [], 0, collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        for name, document in texts.items():
            for other, text in texts.items():
                pathlib.Path(folder, other).write_text(json.dumps(text))
            for number, (path, is_key) in enumerate(places(document)):
                pathlib.Path(folder, name).write_text(json.dumps(spoiled(document, path, is_key), ensure_ascii=False))
                count += 1
                where = f"{name} {'/'.join(map(str, path))}{' (key)' if is_key else ''}"
                forms = [("text", "en"), ("github", "en")] + ([("text", "zh"), ("junit", "en"), ("sarif", "en"), ("json", "zh")] if number % 7 == 0 else [])
                for form, lang in forms:
                    try:
                        printed = check(folder, "--format", form, "--lang", lang, "--width", "80")
                    except Exception as error:  # noqa: BLE001: whatever it is, say where
                        mistakes.append(f"{where}: {error}")
                        continue
                    if form in ("junit", "sarif", "json"):
                        said = list(sentences(form, printed))
                        mistakes += [f"{where}: {form} says a sentence that is turned around: {one!r}" for one in said if TURNING.search(one)]
                        counted[form] += len(said)
                    elif found := FORBIDDEN.search(printed):
                        mistakes.append(f"{where}: {form} prints U+{ord(found.group()):04X}: …{printed[max(0, found.start() - 60):found.start()]!r}")
                    if form == "github":
                        mistakes += [f"{where}: a command of the text's own: {line[:80]}" for line in printed.splitlines()
                                     if line.startswith("::") and not re.match("::(error|warning|notice) (file|title)", line)]
                    elif form == "text":
                        *lines, total = printed.splitlines()
                        mistakes += [f"{where}: a line of {width(line)} columns" for line in lines if width(line) > 80]
                        if not SUM[lang].search(total) or "長" in total or width(total) > 160:
                            mistakes.append(f"{where}: the sum reads {total[:200]}")
    mistakes += [f"{form}: no sentence was looked at" for form in ("junit", "sarif", "json") if not counted[form]]
    print("\n".join(mistakes[:20]) or f"{count} hostile texts are shown and obeyed nowhere; sentences looked at: {dict(counted)}")
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
