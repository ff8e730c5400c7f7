"""Holds the project's documents to the project: commands they name exist, links lead somewhere. Run from anywhere."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).parents[2]


def documents() -> list[pathlib.Path]:
    foreign = {"node_modules", "build", ".git"}
    return sorted(path for path in ROOT.rglob("*.md") if not foreign & set(path.relative_to(ROOT).parts))


def dev_commands() -> set[str]:
    return set(re.findall(r"^cmd_(\w+)\(\)", (ROOT / "dev").read_text(), re.MULTILINE))


def mistakes() -> list[str]:
    found = []
    commands = dev_commands()
    help_text = (ROOT / "dev").read_text()
    for command in commands:
        if not re.search(rf"^## {command}\b", help_text, re.MULTILINE):
            found.append(f"dev: '{command}' has no line of help")
    presets = set(re.findall(r'"name": "(\w+)"', (ROOT / "CMakePresets.json").read_text()))
    for path in documents():
        name = path.relative_to(ROOT).as_posix()
        text = path.read_text()
        for command in re.findall(r"\./dev ([a-z]+)", text):
            if command not in commands:
                found.append(f"{name}: there is no ./dev {command}")
        for preset in re.findall(r"--preset (\w+)", text):
            if preset not in presets:
                found.append(f"{name}: there is no preset {preset}")
        for rule in re.findall(r"wayproof explain ([a-z]+/[a-z-]+)", text):
            if not (ROOT / "src/rules" / (rule.replace("-", "_") + ".md")).exists():
                found.append(f"{name}: there is no rule {rule}")
        for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```", "", text, flags=re.DOTALL)):
            if "://" in target or target.startswith(("#", "mailto:")):
                continue
            if not (path.parent / target.split("#")[0]).exists():
                found.append(f"{name}: the link to {target} leads nowhere")
    return found


if __name__ == "__main__":
    subprocess.run(["bash", "-n", ROOT / "dev", ROOT / "tools/setup.sh"], check=True)
    assert {"build", "test", "run", "help"} <= dev_commands(), "dev was not understood"
    lines = mistakes()
    print("\n".join(lines) or "the documents are true to the project")
    sys.exit(1 if lines else 0)
