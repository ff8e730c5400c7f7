#!/usr/bin/env python3
"""Puts the published JSON Schemas into the engine, for `wayproof schema`: embed_schemas.py --cpp schemas.cpp schema/*-1.schema.json

A test holds the files equal to what the grammar tables make of them (model/schema.h), so the engine need not make them again.
"""
import argparse
from pathlib import Path


def pieces(name, text):
    """An array of C++ string literals."""
    quoted = ('"' + text[at:at + 8000].replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("?", "\\?") + '"sv'
              for at in range(0, len(text), 8000))
    return f"constexpr std::string_view {name}[] = {{\n    " + ",\n    ".join(quoted) + "};\n"


def main():
    parser = argparse.ArgumentParser(description="Put the published JSON Schemas into the engine.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--cpp", type=Path, required=True)
    arguments = parser.parse_args()
    texts = {path.name.split("-1.")[0]: path.read_text(encoding="utf-8") for path in sorted(arguments.files)}
    arrays = "".join(pieces(kind, text) for kind, text in texts.items())
    rows = "".join(f'    {{"{kind}", {kind}}},\n' for kind in texts)
    arguments.cpp.parent.mkdir(parents=True, exist_ok=True)
    arguments.cpp.write_text(
        "// Made by tools/embed_schemas.py from schema/.\n#include <array>\n\n#include \"api/schemas.h\"\n\n"
        "namespace wayproof::api {\nnamespace {\n\nusing namespace std::string_view_literals;\n\n"
        f"{arrays}\nconstexpr std::array<SchemaText, {len(texts)}> all{{{{\n{rows}}}}};\n\n"
        "}  // namespace\n\nstd::span<const SchemaText> schemas() { return all; }\n\n}  // namespace wayproof::api\n", encoding="utf-8")


if __name__ == "__main__":
    main()
