"""Holds src/ to its order: a room includes only itself and rooms before it. `layering_test.py [SRC]`."""
import pathlib
import re
import sys
import tempfile

ROOMS = (
    "base text json time finding i18n model program facts trace proof suite dialect rules packs report import table api cli".split()
)
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
# Rooms that write or read JSON text for the outside; nlohmann/json is slow to compile and stays in their .cpp files.
JSON_ROOMS = {"model", "report", "api"}
# The one header that may bring it along: documents of several .cpp files are made with it.
JSON_HEADER = "report/json_writer.h"


def mistakes(src: pathlib.Path) -> list[str]:
    found = []
    for path in sorted(p for p in src.rglob("*") if p.suffix in (".h", ".cpp")):
        name = path.relative_to(src).as_posix()
        room = name.split("/")[0]
        if room not in ROOMS:
            found.append(f"{name}: '{room}' is no room")
            continue
        text = path.read_text()
        for target in INCLUDE.findall(text):
            other = target.split("/")[0]
            if other not in ROOMS or not (src / target).exists():
                found.append(f'{name}: "{target}" is no file of a room')
            elif ROOMS.index(other) > ROOMS.index(room):
                found.append(f'{name}: includes "{target}", which stands above {room}/')
        if "<nlohmann/" in text and name != JSON_HEADER and (path.suffix == ".h" or room not in JSON_ROOMS):
            found.append(f"{name}: nlohmann/json belongs into .cpp files of {', '.join(sorted(JSON_ROOMS))}")
        if re.search(r"#\s*include\s*<fmt/(?!core\.h)", text) and name != "text/fmt.cpp":
            found.append(f"{name}: only <fmt/core.h>; the rest is compiled once in text/fmt.cpp")
        if re.search(r"\bstd::(ranges::)?(stable_)?sort\b", text) and room != "base":
            found.append(f"{name}: sorts with the standard library; base/stable_sort.h says why not")
    return found


def catches_what_it_should() -> None:
    """The check itself, on a house built wrongly."""
    with tempfile.TemporaryDirectory() as folder:
        src = pathlib.Path(folder)
        for name, text in {
            "text/a.h": '#include "model/b.h"\n',
            "model/b.h": '#include "text/a.h"\n#include <nlohmann/json.hpp>\n',
            "model/c.cpp": '#include "c.h"\n',
            "model/d.cpp": "std::sort(a.begin(), a.end());\n",
            "shed/d.h": "",
        }.items():
            (src / name).parent.mkdir(exist_ok=True)
            (src / name).write_text(text)
        found = mistakes(src)
        assert len(found) == 5, found


if __name__ == "__main__":
    catches_what_it_should()
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2] / "src"
    lines = mistakes(root)
    print("\n".join(lines) or f"{root}: every include points downward")
    sys.exit(1 if lines else 0)
