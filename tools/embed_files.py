#!/usr/bin/env python3
"""Compiles text files into a C++ table: `embed_files.py --output FILE --function NAME --root FOLDER FILE...`.

The table is sorted by name; a name is the file's path below the root. src/api/library.h says what is embedded.
"""
import argparse
import pathlib

CHUNK = 12_000  # characters in one literal; compilers limit its length, neighbours are joined


def literal(text: str) -> str:
    """The text as raw literals, with a delimiter that it does not contain."""
    delimiter = "text"
    while f"){delimiter}\"" in text:
        delimiter += "_"
    chunks = [text[i : i + CHUNK] for i in range(0, len(text), CHUNK)] or [""]
    return "\n".join(f'R"{delimiter}({chunk}){delimiter}"' for chunk in chunks)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--function", required=True)
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("files", type=pathlib.Path, nargs="*")
    arguments = parser.parse_args()
    named = sorted((path.relative_to(arguments.root).as_posix(), path) for path in arguments.files)
    entries = "".join(
        f'    EmbeddedFile{{"{name}", {literal(path.read_text(encoding="utf-8"))}}},\n' for name, path in named
    )
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    arguments.output.write_text(
        "// Written by tools/embed_files.py while the engine is built.\n"
        '#include <array>\n\n#include "api/library.h"\n\n'
        "namespace wayproof::api {\nnamespace {\n"
        f"constexpr std::array<EmbeddedFile, {len(named)}> files{{{{\n{entries}}}}};\n"
        "}  // namespace\n\n"
        f"std::span<const EmbeddedFile> {arguments.function}() {{ return files; }}\n\n"
        "}  // namespace wayproof::api\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
