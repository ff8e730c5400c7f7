"""Clean examples of firms that write to other countries: made of the shipped ones, which all write to China.

`abroad` gives the texts the labels and ways out of a country, the gate its hours, the consents their records, and lets somebody
confirm whatever no file can show. `by_way_of` sends the same texts on another kind of channel. Both end the run where a check still
has something to say: a mistake counts only in files that are clean.
"""
import copy
import json
import re
from dataclasses import dataclass

from mutating import ROOT, Example, check, workspace_of

ATTESTED = "question.attestations"
KEPT = {"kind": "express", "keeps": ["when", "where", "text"], "valid": "P2Y", "counts_from": "given"}


@dataclass
class Country:
    """What a clean journey to a country looks like. Hours: (from, to, days) on the recipient's clock."""
    region: str
    zone: str
    hours: tuple = ("09:00:00", "18:00:00", ["any"])
    label: str = ""
    mail_label: str = ""
    says: str = ""
    word: str = "STOP"
    languages: tuple = ("zh", "en")
    consent: str = "express"
    own_zones: bool = False


COUNTRIES = {country.region: country for country in [
    Country("KR", "Asia/Seoul", hours=("09:00:00", "20:00:00", ["any"]), label="(광고) ", mail_label="(광고) ", says=" 무료수신거부 080-000-1234",
            languages=("zh",)),
    Country("FR", "Europe/Paris", hours=("14:00:00", "20:00:00", ["workday"])),
    Country("DE", "Europe/Berlin", consent="double_opt_in"),
    Country("GB", "Europe/London"),
    Country("US", "America/New_York", hours=("12:00:00", "19:00:00", ["any"]), own_zones=True),
    Country("CA", "America/Toronto", own_zones=True),
    Country("AU", "Australia/Sydney", own_zones=True),
    Country("NZ", "Pacific/Auckland", own_zones=True),
    Country("JP", "Asia/Tokyo"),
    Country("SG", "Asia/Singapore", label="<ADV> ", mail_label="<ADV> "),
    Country("AE", "Asia/Dubai", hours=("09:00:00", "17:00:00", ["any"])),
    Country("IN", "Asia/Kolkata", hours=("10:00:00", "20:00:00", ["any"])),
    Country("TR", "Europe/Istanbul"),
    Country("BR", "America/Sao_Paulo", own_zones=True),
]}


def contents(files):
    """(holder, channel kind, purpose) of every content, with its variants; templates come once for each message that sends them."""
    workspace = workspace_of(files)
    for content in files.values():
        for step in content.get("steps", {}).values() if content["format"].startswith("wayproof/journey") else ():
            if step["type"] != "message" or "to" in step:
                continue
            said = step["content"]
            if "template" in said:
                said = workspace["templates"][said["template"]].get("content", {})
            kind = workspace["channels"][step["channel"]]["kind"]
            for one in [said, *(variant["content"] for variant in said.get("variants", []))]:
                yield one, kind, step["purpose"]


def each_text(content, part, change):
    """Changes the text of a part in every language."""
    if isinstance(content.get(part), dict):
        content[part] = {language: change(text) for language, text in content[part].items()}
    elif part in content:
        content[part] = change(content[part])


def keep_languages(files, country):
    """Leaves out the languages that nobody reads there, in every text for customers."""
    workspace_of(files)["languages"] = list(country.languages)
    for template in workspace_of(files).get("templates", {}).values():
        if "languages" in template:
            template["languages"] = list(country.languages)
    for content, _, _ in contents(files):
        for part in ("subject", "text", "html"):
            if isinstance(content.get(part), dict):
                content[part] = {language: text for language, text in content[part].items() if language in country.languages}


def write_texts(files, country):
    done = set()
    keep_languages(files, country)
    for content, kind, purpose in contents(files):
        if id(content) in done:
            continue
        done.add(id(content))
        sells = purpose in ("marketing", "mixed")
        each_text(content, "subject", lambda text: re.sub(r"^(（广告）|\(AD\) )", "", text))
        if kind == "sms":
            each_text(content, "text", lambda text: re.sub(r"^【[^】]*】", "", text))
            each_text(content, "text", lambda text: text.replace("回复R", f"回复{country.word}").replace("Reply R ", f"Reply {country.word} "))
        if sells and kind == "email":
            each_text(content, "subject", lambda text: country.mail_label + text)
        if sells and kind in ("sms", "push"):
            each_text(content, "text", lambda text: country.label + text + (country.says if kind == "sms" else ""))
            each_text(content, "subject", lambda text: country.label + text)


def set_gate(workspace, country):
    """One window for all that rings: the hours of the country."""
    begin, end, days = country.hours
    ringing = [name for name, channel in workspace["channels"].items() if channel["kind"] in ("sms", "call", "push", "whatsapp", "wecom")]
    gate = workspace["gate"]
    gate["quiet"], gate["windows"] = [], []
    gate["hold_at_most"] = "P5D"
    window = {"id": "window", "channels": ringing, "of": {"purpose": "marketing"}, "from": begin, "to": end, "then": "hold"}
    if days != ["any"]:
        window["on"] = days
    if ringing:
        gate["windows"].append(window)
    for role in workspace.get("people", {}).values():
        role.update({"hours": [begin, end], "on": days})
        if "tasks_a_day" in role:
            role["tasks_a_day"] = role["tasks_a_day"] * 2 // 3


def count_in_days(files):
    """Two days rather than 48 hours, as clocks are changed; and two days for a task, as hours for calls are short."""
    for content in files.values():
        for step in content.get("steps", {}).values() if isinstance(content.get("steps"), dict) else ():
            if step.get("due", {}).get("plus", "").startswith("PT"):
                step["due"]["plus"] = "P2D"
            for key in ("for", "at_most"):
                hours = re.fullmatch(r"PT(\d+)H", step.get(key, ""))
                if hours and int(hours[1]) % 24 == 0:
                    step[key] = f"P{int(hours[1]) // 24}D"


def set_region(workspace, country):
    workspace.update({"regions": [country.region], "time_zone": country.zone, "minors": "none", "attestations": []})
    if country.own_zones:
        workspace["attributes"]["time_zone"] = {"type": "zone", "changes": "external"}
    for attribute in workspace["attributes"].values():
        if attribute["type"] == "phone":
            attribute.pop("region", None)
    pack = ROOT / "packs" / f"{country.region.lower()}.pack.json"
    free = json.loads(pack.read_text(encoding="utf-8")).get("holidays", []) if pack.exists() else []
    there = {day["date"] for day in workspace.get("holidays", [])}
    workspace["holidays"] = workspace.get("holidays", []) + [{"date": day["date"]} for day in free if day["date"] not in there]
    for channel in workspace["channels"].values():
        channel.pop("signature", None)
        if channel["kind"] == "sms":
            channel["opt_out_words"] = [country.word]


def set_consents(workspace, country):
    for topic in workspace["topics"].values():
        if topic["consent"] in ("express", "double_opt_in"):
            topic["consent"] = "double_opt_in" if "double_opt_in" in (topic["consent"], country.consent) else "express"
            topic["records"] = {**KEPT, "kind": topic["consent"]}


def confirm(files):
    """Somebody confirms what a check asks people for."""
    workspace = workspace_of(files)
    asked = [finding["rule"][len("pack/"):] for finding in check(files) if finding.get("question") == ATTESTED]
    workspace["attestations"] = workspace.get("attestations", []) + [
        {"requirement": one, "by": "Compliance", "on": "2026-11-16", "evidence": "Record 12"} for one in asked]


def clean(name, files):
    confirm(files)
    example = Example(name, files)
    if example.before:
        said = "\n".join(f"  {one['rule']}: {one['what']}" for one in example.before)
        raise SystemExit(f"{name} is no clean base:\n{said}")
    return example


def abroad(example, region):
    """The example as its firm would write it for another country."""
    country = COUNTRIES[region[:2]]
    files = copy.deepcopy(example.files)
    workspace = workspace_of(files)
    set_region(workspace, country)
    workspace["regions"] = [region]
    set_consents(workspace, country)
    set_gate(workspace, country)
    count_in_days(files)
    write_texts(files, country)
    return clean(f"{example.name} in {region}", files)


def by_way_of(example, kind, of="sms"):
    """The example with another kind of channel in the place of one."""
    files = copy.deepcopy(example.files)
    workspace = workspace_of(files)
    for channel in workspace["channels"].values():
        if channel["kind"] != of:
            continue
        for key in ("signature", "opt_out_words", "list_unsubscribe"):
            channel.pop(key, None)
        channel.update({"kind": kind, "opt_out_built_in": True})
        if kind in ("whatsapp", "official-account"):
            channel["reply_window"] = {"length": "PT24H", "after": {"event": next(iter(workspace["events"]))}, "of": {"purpose": "otp"}}
    if kind == "whatsapp":  # asks for consent to notices, too
        for topic in workspace["topics"].values():
            if topic["consent"] == "none":
                topic.update({"consent": "express", "records": KEPT})
    return clean(f"{example.name} by {kind}", files)
