"""Operators that make a mistake in clean files and name the requirement that has to say so: what they are tried on, what they see,
and how they change texts. Part of mutants_of_requirements.py.
"""
from functools import lru_cache

import abroad
from mutating import CLEAN, Example, Operator
from requirements_of_packs import Requirement, contents_for

FOUR_COUNTRIES = "cross-border"

# ---- clean files ----------------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=None)
def shipped():
    return [Example.shipped(folder) for folder in CLEAN]


@lru_cache(maxsize=None)
def four_countries():
    return [Example.shipped(FOUR_COUNTRIES)]


@lru_cache(maxsize=None)
def bases(where):
    """Clean examples by a name: "KR", "US-FL", "CN by push", "CN by official-account for email"."""
    region, _, way = where.partition(" by ")
    if way:
        kind, _, of = way.partition(" for ")
        return [abroad.by_way_of(one, kind, of or "sms") for one in bases(region) if has_channel(one, of or "sms")]
    more = four_countries() if region in ("CN", "FR", "KR", "US") else []
    if region == "CN":
        return shipped() + more
    return [abroad.abroad(one, region) for one in shipped()] + more


def has_channel(example, kind):
    return example.name != FOUR_COUNTRIES and any(one["kind"] == kind for one in example.workspace()["channels"].values())


# ---- operators ------------------------------------------------------------------------------------------------------------------

MISTAKES = []


class Mistake(Operator):
    """An operator on the clean files of one place. With `once` the mistake is one of the shared settings: each workspace has it once."""

    def __init__(self, make, requirement, where, silent, once, at):
        super().__init__(make, Requirement(requirement), silent)
        self.where, self.once, self.at = where, once, at

    def sites(self, examples):
        found = []
        for example in examples:
            for name in example.journeys():
                asked = Asked(self, example.workspace(), example.files[name])
                changes = list(self.make(example.workspace(), example.files[name], asked)) if asked.steps else []
                found += [(example, name, change) for change in changes]
                if changes and self.once:
                    break
        return found


class Asked:
    """What a requirement is about in one journey."""

    def __init__(self, operator, workspace, journey):
        self.requirement, self.country = operator.expected, operator.where[:2]
        self.steps = self.requirement.steps(workspace, journey, self.country, **operator.at)
        self.messages = [name for name in self.steps if journey["steps"][name]["type"] == "message"]

    def contents(self, workspace, journey, name):
        return contents_for(workspace, journey["steps"][name], self.country)

    def topics(self, workspace, journey):
        """Subscriptions of its messages that need a consent."""
        names = [contact(journey["steps"][name]).get("topic") for name in self.steps]
        return [name for name in dict.fromkeys(names) if workspace["topics"].get(name, {}).get("consent", "none") != "none"]

    def channels(self, journey):
        return list(dict.fromkeys(contact(journey["steps"][name])["channel"] for name in self.steps))


def contact(step):
    return step.get("contact", step)


def mistake(where, *requirements, silent=None, once=False, **at):
    """`at`: the `channels` or `purposes` of the messages that the mistake brings under the requirement, where they are not its own."""
    def add(function):
        MISTAKES.extend(Mistake(function, one, where, silent, once, at) for one in requirements)
        return function
    return add


def shared_mistake(where, *requirements, silent=None):
    """One of the shared settings."""
    return mistake(where, *requirements, silent=silent, once=True)


def rewording(asked, part, change, languages=None):
    """Sites: each message once, its part changed in all languages, or once for each language of `languages`: "each"."""
    def sites(workspace, journey):
        for name in asked.messages:
            contents = asked.contents(workspace, journey, name)
            told = list(dict.fromkeys(one for content in contents if isinstance(content.get(part), dict) for one in content[part]))
            for language in told if languages == "each" else [None]:
                if any(differs(content, part, change, language) for content in contents):
                    yield lambda w, j, name=name, language=language: [
                        reword(content, part, change, language) for content in asked.contents(w, j, name)]
    return sites


def differs(content, part, change, language):
    copy = {part: dict(content[part]) if isinstance(content.get(part), dict) else content.get(part)}
    before = str(copy)
    reword(copy, part, change, language)
    return str(copy) != before


def reword(content, part, change, language=None):
    if language is None:
        if content.get(part) is not None:
            abroad.each_text(content, part, change)
    elif language in content.get(part) or {}:
        content[part][language] = change(content[part][language])
