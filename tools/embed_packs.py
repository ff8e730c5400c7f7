#!/usr/bin/env python3
"""Puts the policy packs of packs/ into the engine: embed_packs.py --cpp packs.cpp packs/*.pack.json
                                  ... or beside it: embed_packs.py --data engine.packs packs/*.pack.json

They stay JSON and are read when a workspace needs them; here they only lose their blanks. Of each the regions are written
out, so that most need not be read at all.
"""
import argparse
import json
from pathlib import Path


def regions_of(pack):
    """The regions of the pack, or of all its requirements where it names none itself; none: everywhere."""
    if "regions" in pack:
        return pack["regions"]
    own = [requirement.get("regions", []) for requirement in pack["requirements"].values()]
    return sorted({region for regions in own for region in regions}) if own and all(own) else []


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("?", "\\?") + '"sv'


def main():
    parser = argparse.ArgumentParser(description="Put the policy packs into the engine.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--cpp", type=Path)
    parser.add_argument("--data", type=Path)
    arguments = parser.parse_args()
    packs = sorted((json.loads(path.read_text(encoding="utf-8")) for path in arguments.files), key=lambda pack: pack["id"])
    rows = [(pack["id"], " ".join(regions_of(pack)), json.dumps(pack, ensure_ascii=False, separators=(",", ":"))) for pack in packs]
    if arguments.data:
        arguments.data.parent.mkdir(parents=True, exist_ok=True)
        arguments.data.write_text("".join("\0".join(row) + "\0" for row in rows), encoding="utf-8")
    if arguments.cpp:
        arguments.cpp.parent.mkdir(parents=True, exist_ok=True)
        table = ",\n".join("    {" + ", ".join(map(quoted, row)) + "}" for row in rows)
        arguments.cpp.write_text(
            "// Made by tools/embed_packs.py from packs/.\n#include <array>\n\n#include \"packs/library.h\"\n\n"
            "namespace wayproof::packs {\nnamespace {\n\nusing namespace std::string_view_literals;\n\n"
            f"constexpr std::array<ShippedPack, {len(rows)}> all{{{{\n{table}}}}};\n\n"
            "}  // namespace\n\nstd::span<const ShippedPack> shipped() { return all; }\n\n}  // namespace wayproof::packs\n",
            encoding="utf-8")


if __name__ == "__main__":
    main()
