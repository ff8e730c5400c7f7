#!/usr/bin/env python3
"""Lists what the policy packs ask for: pack_pages.py --docs docs/packs.md [--check]

The text in front of the mark is written by hand, everything behind it comes from packs/*.pack.json.
"""
import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
MARK = "<!-- Made by tools/pack_pages.py from packs/. -->\n"
STANDING = {"in-force": "law", "pending": "pending", "contested": "contested", "provider-policy": "provider", "practice": "practice"}
SEVERITY = {"error": "E", "warning": "W", "info": "I"}
VERIFIED = {"primary": "read", "secondary": "by account", "unverified": "**not read**"}


def english(text):
    if isinstance(text, str):
        return text
    return text.get("en") or next(iter(text.values()))


def own_words(text):
    return text if isinstance(text, str) else next(iter(text.values()))


def cites(pack, requirement):
    out = []
    for cite in requirement["cites"]:
        source = pack["sources"][cite["source"]]
        title = english(source["title"]) + (f" {cite['at']}" if "at" in cite else "")
        out.append(f"[{title}]({source['url']})" if "url" in source else title)
    return "; ".join(out)


def period(requirement):
    parts = [f"{word} {requirement[word]}" for word in ("from", "until") if word in requirement]
    return f" ({', '.join(parts)})" if parts else ""


def rows_of(pack):
    for key, requirement in pack["requirements"].items():
        yield "| " + " | ".join([
            f"`{pack['id']}/{key}`",
            SEVERITY[requirement["severity"]],
            STANDING[requirement["standing"]] + period(requirement),
            VERIFIED[requirement["verified"]],
            ", ".join(requirement.get("channels", ["all"])),
            f"`{next(iter(requirement['must']))}`",
            english(requirement["title"]),
            cites(pack, requirement),
        ]) + " |"


def made(packs):
    out = [MARK, "\n## What is where\n\n"]
    kinds = ["email", "sms", "push", "call", "wecom", "official-account", "mini-program", "in-app", "whatsapp", "web"]
    out.append("How many requirements each pack has for a channel; those for every channel are counted in each.\n\n")
    out.append("| pack | recipients in | version | reviewed | " + " | ".join(kinds) + " |\n|---|---|---|---|" + "---|" * len(kinds) + "\n")
    for pack in packs:
        counts = [sum(kind in requirement.get("channels", kinds) for requirement in pack["requirements"].values()) for kind in kinds]
        regions = ", ".join(pack.get("regions", [])) or "everywhere"
        out.append(f"| [{pack['id']}](#{pack['id'].replace('.', '')}) | {regions} | {pack['version']} | {pack['reviewed_on']} | "
                   + " | ".join(str(count or "") for count in counts) + " |\n")
    for pack in packs:
        out.append(f"\n## {pack['id']}\n\n{english(pack['title'])}. {len(pack['requirements'])} requirements.\n\n")
        out.append("| requirement | | standing | source | channels | mechanism | what has to hold | where it is written |\n|---|---|---|---|---|---|---|---|\n")
        out.extend(row + "\n" for row in rows_of(pack))
        if pack.get("not_held"):
            out.append("\nNot looked at:\n\n")
            out.extend(f"- {english(one['title'])} {english(one['why'])}\n" for one in pack["not_held"])
    return "".join(out)


def main():
    parser = argparse.ArgumentParser(description="List what the policy packs ask for.")
    parser.add_argument("--docs", type=Path, required=True)
    parser.add_argument("--check", action="store_true", help="fail when the file is not up to date")
    arguments = parser.parse_args()
    packs = sorted((json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "packs").glob("*.pack.json")), key=lambda pack: pack["id"])
    now = arguments.docs.read_text(encoding="utf-8")
    text = now[:now.index(MARK)] + made(packs)
    if not arguments.check:
        arguments.docs.write_text(text, encoding="utf-8")
    elif text != now:
        sys.exit(f"{arguments.docs} is not what the packs say: run tools/pack_pages.py --docs {arguments.docs}")


if __name__ == "__main__":
    main()
