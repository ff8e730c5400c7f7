// Where ordinary linters are wrong about what messages say: each test holds a scene, what the packs say of it, and a
// naive check that says something else.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/pitfall_scenes.h"
#include "support/scenes.h"

namespace wayproof::testing::pitfalls {
namespace {

using Steps = std::vector<std::string>;

bool is_notice(const model::Step& step) { return step.purpose->value != model::Purpose::marketing; }

/// A keyword stands in the text as a word of its own.
bool has_keyword(const std::string& text, std::initializer_list<std::string_view> keywords) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return std::any_of(keywords.begin(), keywords.end(), [&](std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      if ((at == 0 || !is_letter(text[at - 1])) && (end >= text.size() || !is_letter(text[end]))) return true;
    }
    return false;
  });
}

std::string subject_of(const Judged& judged) { return step_of(judged).content.subject.entries.front().value; }

TEST(Pitfalls, P01_ATransactionalMessageIsNotFreeOfRules) {
  // The sender is not stated.
  Scene receipt{.regions = R"(["CA"])",
                .zone = "America/Toronto",
                .topics = R"("orders": {"consent": "none"})",
                .steps = step({.channel = "mail",
                               .content = R"({"subject": "Your receipt", "text": "You paid 20 dollars."})",
                               .purpose = "transactional",
                               .topic = "orders"})};
  const auto exempt = [](const Judged& judged) { return is_notice(step_of(judged)) ? "not asked" : "holds"; };
  const Judged named = judge(receipt);
  EXPECT_EQ(answer(named, "ca/sender"), "holds");
  EXPECT_EQ(answer(named, "ca/notices"), "needs attestation");
  EXPECT_NE(exempt(named), answer(named, "ca/sender"));
  EXPECT_EQ(answer(named, "ca/consent"), "not asked");  // of that it is free
  EXPECT_EQ(exempt(named), answer(named, "ca/consent"));

  const Judged code = judge({.topics = R"("orders": {"consent": "none"})",
                             .steps = step({.channel = "whatsapp",
                                            .content = text("Your parcel is on its way."),
                                            .purpose = "transactional",
                                            .topic = "orders"})});
  EXPECT_EQ(answer(code, "whatsapp/consent"), "broken");
  EXPECT_NE(exempt(code), "broken");
}

TEST(Pitfalls, P01_AWayOutMakesANoticeAdvertising) {
  const auto with = [](const std::string& words) {
    return judge({.regions = R"(["FR"])",
                  .zone = "Europe/Paris",
                  .topics = R"("orders": {"consent": "none"})",
                  .steps = step({.content = text(words), .purpose = "transactional", .topic = "orders"})});
  };
  const auto has_a_way_out = [](const Judged& judged) { return has_words(text_of(judged), "stop"); };
  const Judged both = with("Votre colis est en route. STOP au 36180");
  EXPECT_EQ(answer(both, "fr/sms-notice"), "broken");
  EXPECT_NE(naive(has_a_way_out(both)), "broken");
  const Judged plain = with("Votre colis est en route.");
  EXPECT_EQ(answer(plain, "fr/sms-notice"), "holds");
  EXPECT_NE(naive(has_a_way_out(plain)), "holds");
}

TEST(Pitfalls, P02_WhatSellsIsNoNoticeWhateverItIsCalled) {
  struct Case {
    const char *region, *channel, *words, *requirement, *rule;
  };
  const Case cases[] = {
      {"CN", "sms", "Your coat is still in your cart.", "cn.sms/port", "content/advertising-in-notice"},
      {"CN", "sms", "您的购物车里还有一件外套。", "cn.sms/port", "content/advertising-in-notice"},
      {"CN", "push", "领券满300减50", "cn.push/not-a-notice", "content/advertising-in-notice"},
      {"CN", "mini", "领券满300减50", "wechat/notices", "content/advertising-in-notice"},
      {"GB", "sms", "Shop now and use code SPRING.", "uk/notices", "content/advertising-in-notice"},
      {"GB", "sms", "How was it? Please leave us a review.", "uk/reviews", "pack/uk/reviews"},
      {"KR", "sms", "생일 축하드립니다!", "kr/greetings", "pack/kr/greetings"},
      {"KR", "sms", "쿠폰을 드립니다.", "kr/greetings", "pack/kr/greetings"},
      {"KR", "sms", "Your coat is still in your cart.", "kr/notices", "content/advertising-in-notice"}};
  const auto judged = [](const Case& one, const std::string& words) {
    const std::string region = one.region;
    return judge(
        {.regions = "[\"" + region + "\"]",
         .language = region == "KR" ? "ko" : "en",
         .topics = R"("orders": {"consent": "none"})",
         .steps = step({.channel = one.channel, .content = text(words), .purpose = "service", .topic = "orders"})});
  };
  for (const Case& one : cases) {
    const Judged sells = judged(one, one.words);
    EXPECT_EQ(answer(sells, one.requirement), "broken") << one.words;
    EXPECT_EQ(found(sells, one.rule), Steps{"offer"}) << one.words;
    EXPECT_NE(naive(is_notice(step_of(sells))), "broken") << one.words;
    const Judged plain = judged(one, "Your parcel is on its way.");
    EXPECT_EQ(answer(plain, one.requirement), "holds") << one.requirement;
    EXPECT_EQ(naive(is_notice(step_of(plain))), "holds");
  }
}

TEST(Pitfalls, P23_AnAnswerToAMenuIsNoOptOut) {
  const auto with = [](const std::string& words) {
    return judge({.regions = R"(["US"])", .zone = "America/New_York", .steps = step({.content = text(words)})});
  };
  const auto has_opt_out = [](const Judged& judged) {
    return has_keyword(text_of(judged), {"STOP", "END", "CANCEL", "R", "N", "T"});
  };
  for (const std::string words :
       {"New coats. Reply R to recommend us, N for the next one.", "Five questions. Reply END to finish the game.",
        "Meet us this weekend. Reply T to attend.", "Your table is free again. Reply CANCEL to cancel your booking."}) {
    const Judged menu = with(words);
    EXPECT_EQ(answer(menu, "us/no-reply"), "broken") << words;
    EXPECT_EQ(found(menu, "content/opt-out-missing"), Steps{"offer"}) << words;
    EXPECT_NE(naive(has_opt_out(menu)), "broken") << words;
  }
  for (const std::string words : {"New coats. Reply STOP to opt out.", "New coats. Reply END to stop these texts.",
                                  "New coats. Reply END to cancel"}) {
    const Judged plain = with(words);
    EXPECT_EQ(answer(plain, "us/no-reply"), "holds") << words;
    EXPECT_EQ(naive(has_opt_out(plain)), "holds") << words;
  }
}

TEST(Pitfalls, P23_AProviderThatKnowsStopMayNotKnowStopPlease) {
  const Judged judged = judge({.regions = R"(["US"])", .zone = "America/New_York"});
  EXPECT_EQ(answer(judged, "us/revoke-any-way"), "needs attestation");
  EXPECT_EQ(answer(judged, "us.ctia/opt-out-words"), "holds");
  const auto knows = [](const Judged& one, std::string_view word) {
    const auto& words = project_of(one).workspace.channels.find("sms")->opt_out_words;
    return std::any_of(words.begin(), words.end(), [&](const auto& known) { return known.value == word; });
  };
  EXPECT_NE(naive(knows(judged, "STOP")), "needs attestation");
  EXPECT_FALSE(knows(judged, "stop please"));
  EXPECT_FALSE(knows(judged, "No más"));
}

TEST(Pitfalls, P24_AWayOutIsTheReadersLanguage) {
  struct Case {
    const char *region, *content, *requirement, *word;
  };
  const Case cases[] = {
      {"CN", R"({"text": "购物车优惠还剩两天。Reply STOP to opt out"})", "cn.sms/opt-out", "STOP"},
      {"US", R"({"text": {"en": "Two days left. 回T退订"}})", "us/no-reply", "退订"},
      {"US", R"({"text": {"es": "Quedan dos días. Responda BAJA para cancelar"}})", "us.ctia/opt-out-words", "BAJA"}};
  for (const Case& one : cases) {
    const std::string region = one.region;
    const Judged judged =
        judge({.regions = "[\"" + region + "\"]",
               .zone = region == "CN" ? "Asia/Shanghai" : "America/New_York",
               .sms = R"("opt_out_words": ["STOP", "R", "T", "BAJA"], "signature": "Linden", "signature_added": true)",
               .steps = step({.content = one.content})});
    EXPECT_EQ(answer(judged, one.requirement), "broken") << one.content;
    EXPECT_NE(naive(has_words(text_of(judged), one.word)), "broken") << one.content;
  }
  const Judged spanish =
      judge({.regions = R"(["US"])",
             .zone = "America/New_York",
             .steps = step({.content = R"({"text": {"es": "Quedan dos días. Responda STOP para cancelar"}})"})});
  EXPECT_EQ(answer(spanish, "us.ctia/opt-out-words"), "holds");
  EXPECT_EQ(answer(spanish, "us/no-reply"), "holds");
}

TEST(Pitfalls, P25_AWordThatTheProviderDoesNotKnowDoesNothing) {
  const auto with = [](const std::string& known) {
    return judge({.language = "zh",
                  .sms = R"("signature": "Linden", "opt_out_words": [)" + known + "]",
                  .steps = step({.content = text("【Linden】还有两天。回TD退订")})});
  };
  const auto has_a_usual_word = [](const Judged& judged) {
    return has_words(text_of(judged), "退订") && has_keyword(text_of(judged), {"R", "T", "TD", "N"});
  };
  const Judged other = with(R"("R")");
  EXPECT_EQ(answer(other, "cn.sms/opt-out-words"), "holds");  // carriers know it
  EXPECT_EQ(answer(other, "cn.sms/opt-out"), "broken");       // this provider does not
  EXPECT_EQ(found(other, "content/opt-out-wrong-word"), Steps{"offer"});
  EXPECT_NE(naive(has_a_usual_word(other)), "broken");
  const Judged same = with(R"("R", "TD")");
  EXPECT_EQ(answer(same, "cn.sms/opt-out"), "holds");
  EXPECT_EQ(naive(has_a_usual_word(same)), "holds");
}

TEST(Pitfalls, P26_ALinkIsWhatPeopleSeeNotWhatTheSourceSays) {
  struct Case {
    const char *what, *body, *truth;
  };
  const Case cases[] = {
      {"hidden", "<p>New coats</p><p style='display:none'><a href='{{unsubscribe_url}}'>Unsubscribe</a></p>", "broken"},
      {"for one program", "<p>New coats</p><!--[if mso]><a href='{{unsubscribe_url}}'>Unsubscribe</a><![endif]-->",
       "broken"},
      {"preheader", "<div style='display:none;max-height:0'>Unsubscribe below</div><p>New coats</p>", "broken"},
      {"split by tags", "<a href='https://click.example.com/8f2a'>Un<b>sub</b>scribe</a>", "holds"},
      {"soft hyphen", "<a href='https://click.example.com/8f2a'>Unsub&shy;scribe</a>", "holds"},
      {"numbered letter", "<a href='https://click.example.com/8f2a'>Un&#115;ub&#x73;cribe</a>", "holds"},
      {"a picture", "<a href='https://click.example.com/8f2a'><img src='a.png' alt='Opt out'></a>", "holds"},
      {"here", "<p>To opt out click <a href='https://click.example.com/8f2a'>here</a></p>", "holds"}};
  for (const Case& one : cases) {
    const Judged judged = judge({.regions = R"(["GB"])",
                                 .zone = "Europe/London",
                                 .steps = step({.channel = "mail", .content = html(one.body)})});
    EXPECT_EQ(answer(judged, "mailbox/visible-link"), one.truth) << one.what;
    EXPECT_EQ(answer(judged, "uk/opt-out"), one.truth) << one.what;
    EXPECT_NE(naive(has_words(text_of(judged), "unsubscribe")), one.truth) << one.what;
  }
}

TEST(Pitfalls, P27_AVariableThatNobodyFillsIsNoLink) {
  const auto with = [](const std::string& variable) {
    return judge(
        {.regions = R"(["GB"])",
         .zone = "Europe/London",
         .steps = step({.channel = "mail", .content = html("<a href='{{" + variable + "}}'>Unsubscribe</a>")})});
  };
  const auto has_a_link = [](const Judged& judged) {
    return has_words(text_of(judged), "<a href") && has_words(text_of(judged), "unsubscribe");
  };
  const Judged empty = with("unsubscribe_link");
  EXPECT_EQ(answer(empty, "uk/opt-out"), "broken");
  EXPECT_EQ(found(empty, "content/opt-out-link-empty"), Steps{"offer"});
  EXPECT_NE(naive(has_a_link(empty)), "broken");
  const Judged filled = with("unsubscribe_url");
  EXPECT_EQ(answer(filled, "uk/opt-out"), "holds");
  EXPECT_EQ(naive(has_a_link(filled)), "holds");
}

TEST(Pitfalls, P27_WhatIsKeptElsewhereIsAQuestion) {
  const auto with = [](const std::string& more, const std::string& content) {
    return judge({.regions = R"(["GB"])",
                  .zone = "Europe/London",
                  .more = more,
                  .steps = step({.channel = "mail", .content = content})});
  };
  const Judged footer = with("", html("<p>New coats</p>{% include 'footer' %}"));
  EXPECT_EQ(answer(footer, "uk/opt-out"), "needs data");
  EXPECT_EQ(answer(footer, "mailbox/visible-link"), "needs data");
  EXPECT_NE(naive(has_words(text_of(footer), "unsubscribe")), "needs data");
  const Judged template_text =
      with(R"("templates": {"coats": {"title": "Coats", "file": "mails/coats.html"}}, )", R"({"template": "coats"})");
  EXPECT_EQ(answer(template_text, "uk/opt-out"), "needs data");
  const std::string nothing;
  EXPECT_NE(naive(has_words(nothing, "unsubscribe")), "needs data");
  // Without a footer from elsewhere there is nothing to ask.
  EXPECT_EQ(answer(with("", html("<p>New coats</p>")), "uk/opt-out"), "broken");
}

TEST(Pitfalls, P27_VariablesMakeATextLonger) {
  const auto with = [](int longest) {
    return judge({.language = "zh",
                  .sms = R"("signature": "Linden", "opt_out_words": ["R"])",
                  .attributes = R"("nick": {"type": "text", "longest": )" + std::to_string(longest) + "}",
                  .steps = step({.content = text("【Linden】{{nick}}，外套到货。拒收请回复R")})});
  };
  const auto fits = [](const Judged& judged) { return text_of(judged).size() <= 500; };
  const Judged any = with(600);
  EXPECT_EQ(answer(any, "cn.sms/length"), "broken");
  EXPECT_NE(naive(fits(any)), "broken");
  const Judged some = with(30);
  EXPECT_EQ(answer(some, "cn.sms/length"), "holds");
  EXPECT_EQ(naive(fits(some)), "holds");
}

TEST(Pitfalls, P28_AHeaderMayBeThereInTheWrongForm) {
  const auto with = [](const std::string& header) {
    return judge({.regions = R"(["US"])",
                  .zone = "America/New_York",
                  .channels = R"(, "post": {"kind": "email", "list_unsubscribe": [)" + header + "]}",
                  .steps = step({.channel = "post", .content = mail()})});
  };
  const auto header_of = [](const Judged& judged) {
    return project_of(judged).workspace.channels.find("post")->unsubscribe;
  };
  for (const std::string header : {R"("mailto")", R"("https")", R"("http", "one-click")", R"("mailto", "one-click")"}) {
    const Judged judged = with(header);
    EXPECT_EQ(answer(judged, "mailbox/one-click"), "broken") << header;
    EXPECT_NE(naive(!header_of(judged).empty()), "broken") << header;
  }
  // A link in the text is no header.
  const Judged link_only = with("");
  EXPECT_EQ(answer(link_only, "mailbox/one-click"), "broken");
  EXPECT_EQ(answer(link_only, "mailbox/visible-link"), "holds");
  EXPECT_NE(naive(has_words(text_of(link_only), "unsubscribe")), "broken");
  const Judged right = with(R"("https", "one-click")");
  EXPECT_EQ(answer(right, "mailbox/one-click"), "holds");
  EXPECT_EQ(naive(!header_of(right).empty()), "holds");
}

TEST(Pitfalls, P29_ALabelIsExactAndFirstInEveryVersion) {
  const auto with = [](const std::string& subject, const std::string& variants = "") {
    return judge({.regions = R"(["KR"])",
                  .zone = "Asia/Seoul",
                  .language = "ko",
                  .more = R"("tags": ["vip"], "external": {"tags": ["vip"]}, )",
                  .steps = step({.channel = "mail",
                                 .content = R"({"subject": )" + subject +
                                            R"(, "text": "이틀\n수신거부: {{unsubscribe_url}}")" + variants + "}"})});
  };
  const auto has_label = [](const Judged& judged) { return has_words(subject_of(judged), "광고"); };
  for (const std::string subject : {R"("🎁 (광고) 이틀")", R"("[광고] 이틀")", R"("(광고문) 이틀")",
                                    R"s("이틀 (광고)")s", R"({"ko": "(광고) 이틀", "en": "Two days"})"}) {
    const Judged judged = with(subject);
    EXPECT_EQ(answer(judged, "kr/mail-label"), "broken") << subject;
    EXPECT_NE(naive(has_label(judged)), "broken") << subject;
  }
  const Judged version = with(
      R"("(광고) 이틀")",
      R"(, "variants": [{"if": {"tag": "vip"}, "content": {"subject": "이틀", "text": "이틀 {{unsubscribe_url}}"}}])");
  EXPECT_EQ(answer(version, "kr/mail-label"), "broken");
  EXPECT_NE(naive(has_label(version)), "broken");
  const Judged right = with(R"("(광고) 이틀")");
  EXPECT_EQ(answer(right, "kr/mail-label"), "holds");
  EXPECT_EQ(naive(has_label(right)), "holds");
}

TEST(Pitfalls, P30_ALabelIsAskedOfThoseItProtects) {
  const auto with = [](const std::string& missing) {
    return judge(
        {.regions = R"(["KR", "US"])",
         .zone = "UTC",
         .attributes =
             R"("country": {"type": "region", "one_of": ["KR", "US"], "changes": "never", "missing": )" + missing + "}",
         .steps = scenes::branch("where", R"({"attribute": "country", "is": "KR"})", "korean", "other") +
                  step({.id = "korean", .channel = "push", .content = text("(광고) 이틀 남았습니다")}) +
                  step({.id = "other", .channel = "push", .content = text("Two days left.")})});
  };
  const auto is_labelled_everywhere = [](const Judged& judged) {
    const auto all = messages(project_of(judged).journeys.front());
    return std::all_of(all.begin(), all.end(), [&](const model::Step* message) {
      return text_of(judged, message->id.value).substr(0, 8) == "(광고)";
    });
  };
  const Judged known = with("0");
  EXPECT_EQ(answer(known, "kr/label"), "holds");
  EXPECT_NE(naive(is_labelled_everywhere(known)), "holds");
  // Of whom nobody knows where they live, some may live there.
  const Judged unknown = with("0.1");
  EXPECT_EQ(answer(unknown, "kr/label"), "broken");
  EXPECT_EQ(found(unknown, "pack/kr/label"), Steps{"other"});
}

TEST(Pitfalls, P43_AWayOutInOneVersionIsNoneInTheOthers) {
  const auto in_britain = [](const std::string& steps) {
    return judge({.regions = R"(["GB"])", .zone = "Europe/London", .steps = steps});
  };
  const auto has_one_somewhere = [](const Judged& judged) {
    const std::string& file = judged.loaded->texts[1].second;
    return has_words(file, "unsubscribe") || has_words(file, "STOP to opt out");
  };
  const Judged arms = in_britain(
      R"("split": {"type": "split", "arms": [{"id": "a", "share": 50, "next": "plain"}, {"id": "b", "share": 50, "next": "bold"}]}, )" +
      step({.id = "plain", .channel = "mail", .content = mail()}) +
      step({.id = "bold", .channel = "mail", .content = R"({"subject": "News", "text": "Two days left!"})"}));
  EXPECT_EQ(answer(arms, "uk/opt-out"), "broken");
  EXPECT_EQ(found(arms, "content/opt-out-missing"), Steps{"bold"});
  EXPECT_NE(naive(has_one_somewhere(arms)), "broken");
  const Judged languages = in_britain(
      step({.content = R"({"text": {"en": "Two days left. Reply STOP to opt out", "fr": "Encore deux jours."}})"}));
  EXPECT_EQ(answer(languages, "uk/opt-out"), "broken");
  EXPECT_EQ(found(languages, "content/opt-out-missing"), Steps{"offer"});
  EXPECT_NE(naive(has_one_somewhere(languages)), "broken");
  const Judged parts = in_britain(step(
      {.channel = "mail",
       .content =
           R"({"subject": "News", "text": "Two days left.", "html": "<a href='{{unsubscribe_url}}'>Unsubscribe</a>"})"}));
  EXPECT_EQ(answer(parts, "uk/opt-out"), "broken");
  EXPECT_NE(naive(has_one_somewhere(parts)), "broken");
  const Judged all = in_britain(step({.channel = "mail", .content = mail()}));
  EXPECT_EQ(answer(all, "uk/opt-out"), "holds");
  EXPECT_EQ(naive(has_one_somewhere(all)), "holds");
}

}  // namespace
}  // namespace wayproof::testing::pitfalls
