#!/usr/bin/env python3
"""Writes the hash of all that the engine is compiled from as a C++ file: `source_hash.py --output FILE PROJECT`."""
import argparse
import hashlib
import pathlib

FOLDERS = ["src", "schema", "wasm"]


def source_hash(project: pathlib.Path) -> str:
    """Of names and contents, in order of the names; 16 hexadecimal digits."""
    total = hashlib.sha256()
    for folder in FOLDERS:
        for path in sorted(p for p in (project / folder).rglob("*") if p.is_file()):
            total.update(path.relative_to(project).as_posix().encode() + b"\0")
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("project", type=pathlib.Path)
    arguments = parser.parse_args()
    text = (
        "// Written by tools/source_hash.py with every build.\n"
        '#include "api/version.h"\n\n'
        "namespace wayproof {\n"
        f'std::string_view source_hash() {{ return "{source_hash(arguments.project)}"; }}\n'
        "}  // namespace wayproof\n"
    )
    if not arguments.output.exists() or arguments.output.read_text() != text:
        arguments.output.parent.mkdir(parents=True, exist_ok=True)
        arguments.output.write_text(text)


if __name__ == "__main__":
    main()
