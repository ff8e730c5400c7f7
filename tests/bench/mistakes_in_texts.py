"""Mistakes in labels, signatures, subjects, notices and senders. Part of mutants_of_requirements.py."""
import re

from mistakes import mistake, reword, rewording, shared_mistake

# ---- labels, signatures, texts ----------------------------------------------------------------------------------------------------

LABEL = re.compile(r"^(（广告）|\(AD\) |\(광고\) |<ADV> )")


def labelled(asked):
    """The part that has to begin with the label."""
    return asked.requirement.data["must"].get("in", "text")


def relabelling(change, languages=None):
    def make(workspace, journey, asked):
        return rewording(asked, labelled(asked), lambda text: LABEL.sub(change, text), languages)(workspace, journey)
    return make


@mistake("CN", "cn.mail/label")
@mistake("KR", "kr/label", "kr/mail-label")
@mistake("SG", "sg/label")
def the_label_left_out(workspace, journey, asked):
    return relabelling("")(workspace, journey, asked)


@mistake("CN", "cn.mail/label")
def the_label_left_out_in_one_language(workspace, journey, asked):
    return relabelling("", "each")(workspace, journey, asked)


@mistake("CN", "cn.mail/label")
@mistake("KR", "kr/label", "kr/mail-label")
@mistake("SG", "sg/label")
def an_emoji_before_the_label(workspace, journey, asked):
    return relabelling(lambda found: "🎁 " + found[0])(workspace, journey, asked)


@mistake("CN", "cn.mail/label")
@mistake("KR", "kr/mail-label", "kr/label")
def the_label_at_the_end(workspace, journey, asked):
    def change(text):
        found = LABEL.match(text)
        return text[found.end():] + " " + found[0].strip() if found else text
    return rewording(asked, labelled(asked), change)(workspace, journey)


@mistake("KR", "kr/label", "kr/mail-label")
def a_label_with_blanks_in_it(workspace, journey, asked):
    return relabelling("(광 고) ")(workspace, journey, asked)


@mistake("KR", "kr/label", "kr/mail-label")
def a_label_in_other_brackets(workspace, journey, asked):
    return relabelling("[광고] ")(workspace, journey, asked)


@mistake("KR", "kr/label", "kr/mail-label")
def a_label_in_english(workspace, journey, asked):
    return relabelling("(AD) ")(workspace, journey, asked)


@mistake("KR", "kr/mail-label")
def the_name_before_the_label(workspace, journey, asked):
    return relabelling(lambda found: "{{name | fallback: '고객'}} " + found[0])(workspace, journey, asked)


@mistake("CN", "cn.sms/signature")
def the_signature_left_out(workspace, journey, asked):
    return rewording(asked, "text", lambda text: re.sub(r"^【[^】]*】", "", text), "each")(workspace, journey)


@mistake("CN", "cn.sms/signature")
def the_signature_in_the_middle(workspace, journey, asked):
    return rewording(asked, "text", lambda text: re.sub(r"^(【[^】]*】)(.{4})", r"\2\1", text))(workspace, journey)


@mistake("CN", "cn.sms/signature")
def the_signature_of_a_sister_firm(workspace, journey, asked):
    return rewording(asked, "text", lambda text: re.sub(r"^【[^】]*】", "【云上优选】", text))(workspace, journey)


@mistake("CN", "cn.sms/vague-names")
def signed_as_a_notice_of_the_system(workspace, journey, asked):
    for change in rewording(asked, "text", lambda text: re.sub(r"^【[^】]*】", "【系统通知】", text))(workspace, journey):
        def both(w, j, change=change):
            change(w, j)
            for name in asked.channels(j):
                w["channels"][name]["signature"] = "系统通知"
        yield both


@mistake("CN", "cn.sms/length")
def an_sms_like_a_letter(workspace, journey, asked):
    more = "夏装上新，面料轻薄透气，版型宽松舒适。" * 30
    return rewording(asked, "text", lambda text: re.sub(r"^(【[^】]*】)?", lambda found: found[0] + more, text), "each")(workspace, journey)


@mistake("CN", "mailbox/not-clipped")
@mistake("GB", "mailbox/not-clipped")
def a_mail_that_is_cut_off_before_its_footer(workspace, journey, asked):
    for name in asked.messages:
        def change(w, j, name=name):
            for content in asked.contents(w, j, name):
                content["html"] = dict(content["text"])
                reword(content, "html", lambda text: "<p>" + "One more thing about our materials. " * 3500 + text + "</p>")
        yield change


@mistake("US", "mailbox/no-false-reply", "us/mail-subject")
def a_subject_that_pretends_to_be_an_answer(workspace, journey, asked):
    return rewording(asked, "subject", lambda text: "Re: " + text)(workspace, journey)


@mistake("CN", "mailbox/no-false-reply")
def a_subject_that_pretends_to_be_an_answer_in_chinese(workspace, journey, asked):
    return rewording(asked, "subject", lambda text: LABEL.sub(lambda found: found[0] + "回复：", text), "each")(workspace, journey)


@mistake("US", "us.ctia/short-links")
def a_short_link_of_everybody(workspace, journey, asked):
    return rewording(asked, "text", lambda text: "https://bit.ly/3xYz " + text, "each")(workspace, journey)


SELLING = {"zh": "现在下单立享优惠。", "en": " Shop now and save 20 %."}


@mistake("CN", "cn/notice-sells-nothing", "cn.sms/port")
@mistake("KR", "kr/notices")
@mistake("CN by whatsapp", "whatsapp/category")
@mistake("CN by official-account for email", "wechat/notices")
@mistake("CN by push", "cn.push/not-a-notice")
def a_notice_that_sells(workspace, journey, asked):
    for name in asked.messages:
        contents = asked.contents(workspace, journey, name)
        for language in sorted({one for content in contents for one in content.get("text", {}) if one in SELLING}):
            yield lambda w, j, name=name, language=language: [
                reword(content, "text", lambda text: text + SELLING[language], language) for content in asked.contents(w, j, name)]


@mistake("KR", "kr/notices")
def a_notice_that_sells_in_korean(workspace, journey, asked):
    return rewording(asked, "text", lambda text: text + " 지금 구매하시면 20 % 할인됩니다.")(workspace, journey)


@mistake("CN", "cn/notice-sells-nothing", "cn.sms/port", purposes=["marketing"])
def advertising_filed_as_a_notice(workspace, journey, asked):
    for name in asked.messages:
        if "offer" in journey["steps"][name]:
            yield lambda w, j, name=name: j["steps"][name].__setitem__("purpose", "service")


@mistake("CN", "cn/notice-sells-nothing")
@mistake("CN by official-account for email", "wechat/notices")
def a_notice_with_a_coupon(workspace, journey, asked):
    for name in asked.messages:
        def change(w, j, name=name):
            w.setdefault("offers", {})["thanks"] = {"title": {"en": "10 % off", "zh": "9 折"}, "goods": ["all"], "off": {"percent": 0.1},
                                                   "valid": "P30D", "stock": "unlimited"}
            j["steps"][name]["offer"] = "thanks"
        yield change


@mistake("FR", "fr/sms-notice")
def a_notice_with_stop_in_it(workspace, journey, asked):
    return rewording(asked, "text", lambda text: text + " STOP au 36180")(workspace, journey)


# ---- senders and channels -------------------------------------------------------------------------------------------------------


@shared_mistake("CN", "cn/sender")
@shared_mistake("FR", "eu/sender")
@shared_mistake("GB", "uk/identity")
@shared_mistake("US", "us/mail-postal")
@shared_mistake("CA", "ca/sender")
@shared_mistake("AU", "au/sender")
@shared_mistake("NZ", "nz/sender")
@shared_mistake("JP", "jp/sender")
def nobody_says_who_sends(workspace, journey, asked):
    for part in asked.requirement.data["must"]["sender"]:
        yield lambda w, j, part=part: w["sender"].pop(part)


ADDRESS = re.compile(r" · [^·\n]*(Example Road|示例路)[^·\n]*")


@mistake("US", "us/mail-postal")
@mistake("JP", "jp/sender")
def the_postal_address_missing_in_the_footer(workspace, journey, asked):
    return rewording(asked, "text", lambda text: ADDRESS.sub("", text))(workspace, journey)


@shared_mistake("CN", "mailbox/one-click")
def a_link_to_unsubscribe_that_opens_a_page(workspace, journey, asked):
    yield lambda w, j: w["channels"]["email"].__setitem__("list_unsubscribe", ["https"])


@shared_mistake("CN", "mailbox/one-click")
def unsubscribing_by_mail_only(workspace, journey, asked):
    yield lambda w, j: w["channels"]["email"].__setitem__("list_unsubscribe", ["mailto"])


@shared_mistake("CN", "mailbox/one-click")
def nobody_says_whether_one_click_is_enough(workspace, journey, asked):
    yield lambda w, j: w["channels"]["email"].pop("list_unsubscribe")


@shared_mistake("CN by official-account for email", "wechat/reply-window")
@shared_mistake("GB by whatsapp for email", "whatsapp/window")
def the_reply_window_of_another_provider(workspace, journey, asked):
    for length in ("P3D", "P7D"):
        def change(w, j, length=length):
            for name in asked.channels(j):
                w["channels"][name]["reply_window"]["length"] = length
        yield change


@mistake("US", "whatsapp/us-marketing", channels=["sms", "email"])
def marketing_by_whatsapp_to_the_united_states(workspace, journey, asked):
    for name in asked.channels(journey):
        yield lambda w, j, name=name: w["channels"][name].update({"kind": "whatsapp", "opt_out_built_in": True})
