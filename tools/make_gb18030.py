#!/usr/bin/env python3
"""Writes src/cli/gb18030.generated.cpp: what the 23,940 two-byte codes of GB18030 stand for, as Python's codec says.

    make_gb18030.py > src/cli/gb18030.generated.cpp

The codes of four bytes need no table: those of the basic plane stand for the characters without a two-byte code, in
order, which is checked here.
"""

import sys

LEADS = range(0x81, 0xFF)
TRAILS = [*range(0x40, 0x7F), *range(0x80, 0xFF)]


def check_four_bytes(two_bytes):
    rest = [c for c in range(0x80, 0x10000) if not 0xD800 <= c <= 0xDFFF and chr(c) not in two_bytes]
    for index, code in enumerate(rest):
        a, b, c, d = chr(code).encode("gb18030")
        assert ((a - 0x81) * 10 + b - 0x30) * 1260 + (c - 0x81) * 10 + d - 0x30 == index, hex(code)


def written(character):
    """As it is, where an editor can show it."""
    return character if character.isprintable() and character not in '"\\' else f"\\u{ord(character):04X}"


def main():
    rows = [[bytes([lead, trail]).decode("gb18030") for trail in TRAILS] for lead in LEADS]
    check_four_bytes({character for row in rows for character in row})
    print("// Made by tools/make_gb18030.py. A line for each first byte, its characters in order of the second one.")
    print('#include "cli/gb18030.h"\n')
    print("namespace wayproof::cli {\n")
    print("// clang-format off")
    print("const char16_t gb18030_two_bytes[23'941] =")
    print("\n".join('    u"' + "".join(map(written, row)) + '"' for row in rows) + ";")
    print("// clang-format on\n")
    print("}  // namespace wayproof::cli")


if __name__ == "__main__":
    sys.exit(main())
