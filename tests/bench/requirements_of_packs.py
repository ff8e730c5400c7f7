"""What the shipped packs ask for, read from their files: whom a requirement is about, and what has to say that it is broken."""
import json

from mutating import ROOT, check, said_by, targets

MARKETING = ["marketing", "mixed"]


def own_words(title):
    """A title in the language it was given in first."""
    return title if isinstance(title, str) else next(iter(title.values()))


class Requirement:
    """`name` is "pack/requirement". Where a rule of Wayproof stands for it, that rule's findings count if they name its source."""

    def __init__(self, name):
        self.name = name
        pack, own = name.split("/", 1)
        file = json.loads((ROOT / "packs" / f"{pack}.pack.json").read_text(encoding="utf-8"))
        self.data = file["requirements"][own]
        self.rules = self.data["must"].get("pass", [])
        self.cites = {own_words(file["sources"][cite["source"]]["title"]) + (f" {cite['at']}" if "at" in cite else "")
                      for cite in self.data["cites"]}

    def findings(self, files):
        """What a check says; of limits also what the proof does: files alone do not tell whether somebody can get so many."""
        if "at_most" not in self.data["must"]:
            return check(files)
        return check(files) + [{"rule": f"pack/{one['requirement']}"} for one in said_by("prove", files)["properties"]
                               if one.get("requirement") and one["verdict"] == "refuted"]

    def said(self, findings):
        """How often findings say that it is broken, or ask for what would settle it."""
        if not self.rules:
            return sum(finding["rule"] == f"pack/{self.name}" for finding in findings)
        return sum(finding["rule"] in self.rules and any(source["title"] in self.cites for source in finding.get("sources", []))
                   for finding in findings)

    def steps(self, workspace, journey, region, channels=None, purposes=None):
        """The steps that it is about: what people of the region can get, for its purposes and on its channels, or for and on others."""
        purposes, channels = purposes or self.data.get("purposes", MARKETING), channels or self.data.get("channels")
        about = []
        for name in ways_of(workspace, journey, region):
            step = journey["steps"][name]
            said = step.get("contact", step if step["type"] == "message" and "to" not in step else {})
            kind = workspace["channels"].get(said.get("channel"), {}).get("kind")
            if said.get("purpose") in purposes and (channels is None or kind in channels):
                about.append(name)
        return about


def region_attribute(workspace):
    return next((name for name, attribute in workspace.get("attributes", {}).items() if attribute["type"] == "region"), None)


def decided(workspace, condition, region):
    """True or false where a condition asks for the region alone; None for any other."""
    if condition.get("attribute") != region_attribute(workspace) or region_attribute(workspace) is None:
        return None
    return region in condition["in"] if "in" in condition else region == condition.get("is")


def ways_of(workspace, journey, region):
    """The steps that somebody of the region can come to, in the order of the file."""
    reached, ways = set(), [journey.get("first"), *(rule.get("next") for rule in journey.get("exits", []))]
    while ways:
        at = ways.pop()
        if at in reached or at not in journey["steps"]:
            continue
        reached.add(at)
        step = journey["steps"][at]
        left = []
        for case in step.get("cases", []):
            holds = decided(workspace, case["if"], region)
            left += [] if holds is False else [case["next"]]
            if holds:
                break
        else:
            left += [holder[key] for holder, key in targets(step) if holder not in step.get("cases", [])]
        ways += left
    return [name for name in journey["steps"] if name in reached]


def contents_for(workspace, step, region):
    """What a message says to people of the region: its own content or its template's, variants included."""
    content = step.get("content", {})
    if "template" in content:
        content = workspace.get("templates", {}).get(content["template"], {}).get("content", {})
    said = [content]
    for variant in content.get("variants", []):
        holds = decided(workspace, variant["if"], region)
        if holds:
            return said[1:] + [variant["content"]]
        said += [variant["content"]] if holds is None else []
    return said
