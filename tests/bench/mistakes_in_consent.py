"""Mistakes in consents, opt-outs and the words by which people opt out. Part of mutants_of_requirements.py."""
import json
import re

from mistakes import contact, mistake, rewording, shared_mistake
from mutating import no_marketing_after_entry

# ---- consent --------------------------------------------------------------------------------------------------------------------


def keep_of(topic, workspace, **records):
    kept = workspace["topics"][topic].setdefault("records", {})
    kept.pop("exception", None)
    kept.update(records)


@mistake("CN", "cn/consent", "cn.sms/consent", "cn.mail/consent", "cn.voice/consent")
@mistake("KR", "kr/consent")
@mistake("FR", "fr/consent", "eu/consent", "fr/call-consent")
@mistake("FR by push", "eu/consent-push")
@mistake("DE", "de/call-consent")
@mistake("GB", "uk/consent")
@mistake("JP", "jp/consent")
@mistake("IN", "in/consent")
@mistake("CN by push", "app-push/consent")
@mistake("GB by whatsapp", "whatsapp/consent")
def addresses_from_business_cards(workspace, journey, asked):
    for topic in asked.topics(workspace, journey):
        yield lambda w, j, topic=topic: keep_of(topic, w, kind="implied")


@mistake("AU", "au/consent")
@mistake("NZ", "nz/consent")
@mistake("CA", "ca/consent")
@mistake("DE", "de/consent")
def addresses_that_were_bought(workspace, journey, asked):
    for topic in asked.topics(workspace, journey):
        yield lambda w, j, topic=topic: keep_of(topic, w, kind="none")


@mistake("KR", "kr/consent")
@mistake("FR", "fr/consent", "eu/consent")
@mistake("DE", "de/consent")
@mistake("GB", "uk/consent")
def existing_customers_and_nobody_says_of_what(workspace, journey, asked):
    for topic in asked.topics(workspace, journey):
        yield lambda w, j, topic=topic: keep_of(topic, w, kind="soft", exception=["sale", "same-firm"])


@mistake("CN", "cn/consent", "cn.mail/consent")
@mistake("US", "us/mail-ad")
@mistake("IN", "in/consent")
def existing_customers_where_only_a_yes_counts(workspace, journey, asked):
    facts = ["sale", "same-firm", "similar-goods", "opt-out-offered"]
    for topic in asked.topics(workspace, journey):
        yield lambda w, j, topic=topic: keep_of(topic, w, kind="soft", exception=facts)


@mistake("KR", "kr/soft-life")
@mistake("CA", "ca/implied-life")
def a_purchase_of_three_years_ago(workspace, journey, asked):
    facts = ["sale", "same-firm", "similar-goods", "opt-out-offered"]
    for topic in asked.topics(workspace, journey):
        yield lambda w, j, topic=topic: keep_of(topic, w, kind="soft", exception=facts, valid="P3Y")


@mistake("FR", "fr/three-years")
def a_consent_that_counts_for_five_years(workspace, journey, asked):
    for topic in asked.topics(workspace, journey):
        yield lambda w, j, topic=topic: keep_of(topic, w, valid="P5Y")


@mistake("FR", "fr/three-years")
def a_consent_without_an_end(workspace, journey, asked):
    for topic in asked.topics(workspace, journey):
        yield lambda w, j, topic=topic: w["topics"][topic]["records"].pop("valid")


@mistake("DE", "eu/proof")
def only_the_day_of_a_consent_is_kept(workspace, journey, asked):
    for topic in asked.topics(workspace, journey):
        yield lambda w, j, topic=topic: keep_of(topic, w, keeps=["when"])


@mistake("DE", "de/double-opt-in")
def a_consent_that_nobody_confirmed(workspace, journey, asked):
    for topic in asked.topics(workspace, journey):
        def change(w, j, topic=topic):
            w["topics"][topic]["consent"] = "express"
            keep_of(topic, w, kind="express")
        yield change


@mistake("DE", "de/other-channel")
def consent_to_mail_used_for_calls_and_sms(workspace, journey, asked):
    for name in asked.steps:
        topic = contact(journey["steps"][name])["topic"]
        yield lambda w, j, topic=topic: w["topics"][topic].__setitem__("channels", ["email"])


def the_journey_asks(workspace, journey):
    """the journey asks for the consent itself"""
    return '"consent"' in json.dumps([journey["entry"].get("if"), [step.get("cases") for step in journey["steps"].values()]])


@mistake("CN", "cn/consent-checked", silent=the_journey_asks)
@mistake("FR", "eu/consent-checked", silent=the_journey_asks)
@mistake("BR", "br/consent", silent=the_journey_asks)
@mistake("US", "us/own-list", silent=the_journey_asks)
def consents_that_nobody_looks_at(workspace, journey, asked):
    yield lambda w, j: w["gate"]["checks"].__setitem__("consent", {"mode": "off"})


@mistake("CN", "cn/consent-checked", silent=the_journey_asks)
@mistake("US", "us/own-list", silent=the_journey_asks)
def consents_that_are_only_written_down(workspace, journey, asked):
    yield lambda w, j: w["gate"]["checks"].__setitem__("consent", {"mode": "observe"})


@mistake("CN", "cn/consent-checked")
@mistake("DE", "eu/consent-checked")
def a_message_that_belongs_to_no_subscription(workspace, journey, asked):
    for name in asked.steps:
        yield lambda w, j, name=name: contact(j["steps"][name]).pop("topic")


@shared_mistake("CN", "cn/minors")
@shared_mistake("FR", "eu/children")
@shared_mistake("US", "us/children")
def birthdays_and_nobody_says_whether_minors_are_among_them(workspace, journey, asked):
    def change(w, j):
        w.pop("minors", None)
        w["attributes"]["birthday"] = {"type": "date", "title": {"en": "Birthday", "zh": "生日"}, "changes": "never"}
    yield change


# ---- opt-out --------------------------------------------------------------------------------------------------------------------


@mistake("CN", "cn/stop-inside", silent=no_marketing_after_entry)
@mistake("FR", "eu/objection", silent=no_marketing_after_entry)
@mistake("JP", "jp/stop", silent=no_marketing_after_entry)
@mistake("BR", "br/opposition", silent=no_marketing_after_entry)
def the_exit_on_opt_out_forgotten_and_no_check(workspace, journey, asked):
    for n, rule in enumerate(journey.get("exits", [])):
        if "opt_out" in rule["on"]:
            def change(w, j, n=n):
                del j["exits"][n]
                for check in ("consent", "suppression"):
                    w["gate"]["checks"][check] = {"mode": "observe"}
            yield change


@mistake("CN", "cn/no-win-back")
def a_farewell_offer_under_another_subscription(workspace, journey, asked):
    mails = [name for name in asked.messages if workspace["channels"][journey["steps"][name]["channel"]]["kind"] == "email"]
    for n, rule in enumerate(journey.get("exits", [])):
        if "opt_out" in rule["on"] and mails:
            def change(w, j, n=n):
                ending = next(name for name, step in j["steps"].items() if step["type"] == "end")
                w["topics"]["club"] = {"title": {"en": "Club", "zh": "俱乐部"}, "channels": ["email"], "consent": "express"}
                j["steps"]["farewell"] = {**j["steps"][mails[0]], "topic": "club", "next": ending}
                j["exits"][n]["next"] = "farewell"
            yield change


def promising(*promises):
    def make(workspace, journey, asked):
        for promise in promises:
            yield lambda w, j, promise=promise: w.__setitem__("promises", {"opt_out_within": promise})
    return make


@shared_mistake("CN", "cn/stop-at-once")
def an_opt_out_that_counts_tomorrow(workspace, journey, asked):
    return promising("P1D")(workspace, journey, asked)


@shared_mistake("GB", "mailbox/stop-in-two-days")
@shared_mistake("TR", "tr/honor")
def an_opt_out_that_counts_after_a_week_or_two(workspace, journey, asked):
    return promising("P7D", "P14D")(workspace, journey, asked)


@shared_mistake("US", "us/mail-honor", "us/revoke-in-time")
@shared_mistake("CA", "ca/honor")
@shared_mistake("SG", "sg/honor")
@shared_mistake("AU", "au/honor")
@shared_mistake("NZ", "nz/honor")
def an_opt_out_that_counts_next_month(workspace, journey, asked):
    return promising("P30D", "P1M")(workspace, journey, asked)


@shared_mistake("CN", "cn/stop-at-once")
@shared_mistake("CA", "ca/honor")
def nobody_says_when_an_opt_out_counts(workspace, journey, asked):
    yield lambda w, j: w.pop("promises")


WAY_OUT = re.compile(r"[ \n]*(拒收请回复\w+|Reply \w+ to opt out(, HELP for help)?|Send STOP to 36180 to opt out|STOP au 36180|"
                     r"[^。.\n]*\{\{unsubscribe_url\}\})")


@mistake("CN", "cn/opt-out-offered", "cn.sms/opt-out", "cn.mail/refusal-address", "mailbox/visible-link")
@mistake("FR", "eu/opt-out")
@mistake("GB", "uk/opt-out")
@mistake("US", "us/mail-opt-out", "us/no-reply")
@mistake("CA", "ca/opt-out")
@mistake("AU", "au/opt-out")
@mistake("NZ", "nz/opt-out")
@mistake("JP", "jp/opt-out")
@mistake("SG", "sg/opt-out")
@mistake("BR", "br/consent")
def the_way_out_lost_in_one_language(workspace, journey, asked):
    return rewording(asked, "text", lambda text: WAY_OUT.sub("", text), "each")(workspace, journey)


@mistake("GB by whatsapp", "whatsapp/opt-out")
def the_button_to_opt_out_taken_away(workspace, journey, asked):
    for change in rewording(asked, "text", lambda text: WAY_OUT.sub("", text))(workspace, journey):
        def both(w, j, change=change):
            change(w, j)
            for name in asked.channels(j):
                w["channels"][name].pop("opt_out_built_in")
        yield both


@mistake("CN", "mailbox/visible-link")
@mistake("FR", "eu/opt-out")
@mistake("US", "us/mail-opt-out")
def a_way_out_that_leads_nowhere(workspace, journey, asked):
    return rewording(asked, "text", lambda text: re.sub(r"((?:退订：|Unsubscribe: |Se désinscrire : ))\{\{unsubscribe_url\}\}", r"\1#", text),
                     "each")(workspace, journey)


@mistake("KR", "kr/opt-out")
def nothing_says_that_refusing_is_free(workspace, journey, asked):
    return rewording(asked, "text", lambda text: re.sub(r" 무료수신거부 080-000-1234", " Unsubscribe:", text), "each")(workspace, journey)


@mistake("CN", "cn.sms/opt-out")
def the_way_out_in_english_under_a_chinese_text(workspace, journey, asked):
    return rewording(asked, "text", lambda text: re.sub(r"拒收请回复R", "Reply R to opt out", text), "each")(workspace, journey)


def answer_with(word):
    def change(text):
        text = re.sub(r"回复(R|STOP)\b", f"回复{word}", text)
        text = re.sub(r"(Reply|Send) (R|STOP) ", rf"\1 {word} ", text)
        return re.sub(r"STOP au", f"{word} au", text)
    return change


def knowing(word, asked):
    """The provider's list has the word, so nothing but the requirement can say that it is wrong."""
    def make(workspace, journey):
        for change in rewording(asked, "text", answer_with(word))(workspace, journey):
            def both(w, j, change=change):
                change(w, j)
                for name in asked.channels(j):
                    w["channels"][name].setdefault("opt_out_words", []).append(word)
            yield both
    return make


@mistake("CN", "cn.sms/opt-out-words")
@mistake("US", "us.ctia/opt-out-words")
@mistake("FR", "fr/sms-stop")
def a_word_that_no_carrier_knows(workspace, journey, asked):
    return knowing("QX", asked)(workspace, journey)


@mistake("FR", "fr/sms-stop")
def arret_in_the_place_of_stop(workspace, journey, asked):
    return knowing("ARRET", asked)(workspace, journey)


@mistake("FR", "fr/sms-stop")
def a_link_in_the_place_of_stop(workspace, journey, asked):
    return rewording(asked, "text", lambda text: WAY_OUT.sub(" https://example.com/unsubscribe", text))(workspace, journey)
