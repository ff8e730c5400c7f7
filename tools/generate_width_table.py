#!/usr/bin/env python3
"""Writes src/text/width.generated.cpp: which characters take two columns of a terminal and which none.

Python's own copy of the Unicode Character Database is the source, so nothing is downloaded; its version is written into the
file. Run it only to move to a newer Unicode, and look at what changes.
"""
import unicodedata
from pathlib import Path

OUTPUT = Path(__file__).resolve().parents[1] / "src" / "text" / "width.generated.cpp"
HANGUL_VOWELS_AND_FINALS = range(0x1160, 0x1200)  # drawn into the syllable that a leading consonant began


def is_wide(code):
    return unicodedata.east_asian_width(chr(code)) in "WF"


def is_zero_width(code):
    if code < 0x300 or is_wide(code):
        return False
    return unicodedata.category(chr(code)) in ("Mn", "Me", "Cf") or code in HANGUL_VOWELS_AND_FINALS


def ranges(belongs):
    found = []
    for code in range(0x110000):
        if not belongs(code):
            continue
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def table(name, function, found):
    cells = [f"{{0x{first:04X}, 0x{last:04X}}}," for first, last in found]
    lines = "\n".join("    " + " ".join(cells[at:at + 6]) for at in range(0, len(cells), 6))
    return (f"constexpr CodeRange {name}[] = {{\n{lines}\n}};\n",
            f"std::span<const CodeRange> {function}() {{ return {name}; }}\n")


wide, wide_function = table("wide", "wide_characters", ranges(is_wide))
zero, zero_function = table("zero_width", "zero_width_characters", ranges(is_zero_width))
OUTPUT.write_text(f"""// Made by tools/generate_width_table.py from Unicode {unicodedata.unidata_version}.
#include "text/width_table.h"

namespace wayproof {{
namespace {{

{wide}
{zero}
}}  // namespace

{wide_function}
{zero_function}
}}  // namespace wayproof
""", encoding="utf-8")
