// Findings made by hand for the tests of the report formats: one of each sort that a format has to tell apart.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "finding/report.h"
#include "report/render.h"

namespace wayproof::report::sample {

/// A sentence that stands in no catalogue.
inline Message sentence(std::string en, std::string zh) {
  return {"report.as_written", {{"text", UserText{{{"en", std::move(en)}, {"zh", std::move(zh)}}}}}};
}

inline constexpr std::string_view cart = R"({
  "format": "wayproof/journey@1",
  "id": "cart-recovery",
  "title": "加购未支付召回 🎁",
  "steps": {
    "reminder": {"type": "message", "channel": "sms", "next": "wait"},
	"wait": {"type": "wait", "for": "PT3H", "next": "goods-mail"},
    "goods-mail": {"type": "message", "channel": "email", "next": "offer-mail"},
    "offer-mail": {"type": "message", "chanel": "email", "text": {"zh": "满50减10，今晚失效", "en": "10 off"}}
  }
}
)";

inline constexpr std::string_view shop = R"({"format": "wayproof/workspace@1", "id": "shop",
  "gate": {"caps": [{"at_most": 2, "in": "PT24H"}], "quiet": [{"between": ["21:00:00", "08:00:00"]}]}}
)";

/// Exports put everything on one line; the interesting part is in the middle.
inline std::string one_line() {
  std::string text = "[";
  for (int i = 0; i < 40; ++i) text += R"({"id": "旅程)" + std::to_string(i) + R"(", "wait": "P1D"},)";
  return text + "{}]";
}

struct Sample {
  std::string long_line = one_line();
  std::vector<Source> sources{{"shop/cart.journey.json", cart}, {"shop/公共设置.workspace.json", shop}};
  std::vector<Finding> findings;

  Sample() {
    sources.push_back({"export.json", long_line});
    sources.push_back(
        {"shop/clean.journey.json", "{}\n", "journey", "clean", {{{"en", "Clean"}, {"zh", "没有问题的旅程"}}}});
    Report report;
    report.add(three_messages());
    report.add(unknown_key());
    report.add(quiet_question("reminder"));
    report.add(quiet_question("offer-mail"));
    report.add(ignored());
    report.add(in_long_line());
    report.add(hostile());
    findings = std::move(report).finish();
  }

  /// The place of `text` in a source, the `nth` time it stands there.
  Place place_of(FileId file, std::string_view text, int nth = 1) const {
    std::size_t at = sources[file].text.find(text);
    while (--nth > 0) at = sources[file].text.find(text, at + 1);
    const auto begin = static_cast<std::uint32_t>(at);
    return {file, {begin, begin + static_cast<std::uint32_t>(text.size())}};
  }

  Finding three_messages() const {
    Finding finding;
    finding.rule = "cap/over-limit";
    finding.place = place_of(0, R"("offer-mail")", 2);
    finding.what = sentence(
        "Some customers get 3 marketing messages within 24 hours, the limit is 2: 10:30 SMS, 13:00 mail, 10:00 mail "
        "the "
        "next day.",
        "有客户会在 24 小时内收到 3 条营销消息，上限 2 条：10:30 短信、13:00 邮件、次日 10:00 邮件。");
    finding.why = sentence("Every message over the limit makes more people opt out than buy.",
                           "超过上限后，每多一条消息，退订的人都比下单的人多。");
    finding.advice = sentence("Send the last mail 24 hours after the first SMS, or leave it out.",
                              "把最后一封邮件推迟到首条短信 24 小时之后，或去掉这封邮件。");
    finding.labels = {{place_of(0, R"("reminder")"), sentence("1st, 10:30", "第 1 条，10:30")},
                      {place_of(0, R"("goods-mail")", 2), sentence("2nd, 13:00", "第 2 条，13:00")},
                      {finding.place, sentence("3rd, 10:00 the next day", "第 3 条，次日 10:00")},
                      {place_of(1, R"("at_most": 2)"), sentence("the limit", "上限在这里")}};
    Fix later;
    later.title = sentence("Send “offer-mail” 24 hours later", "把“offer-mail”推迟 24 小时");
    later.effect = ContactEffect::other_time;
    later.edits = {{0, {place_of(0, R"("PT3H")").span, R"("PT27H")"}}};
    Fix less = later;
    less.title = sentence("Leave “offer-mail” out", "去掉“offer-mail”");
    less.applicability = Applicability::safe;
    less.effect = ContactEffect::fewer;
    const Place arrow = place_of(0, R"(, "next": "offer-mail")");
    less.edits = {{0, {arrow.span, ""}}, {1, {place_of(1, "\"shop\"").span, "\"mall\""}}};
    finding.fixes = {later, less};
    finding.sources = {
        {"Industry practice on contact frequency", "https://example.org/frequency?a=1&b=2", "2026-11-02"}};
    finding.journey = "cart-recovery";
    finding.steps = {"offer-mail", "goods-mail", "reminder"};
    finding.witness = R"({"format": "wayproof/customer@1"})";
    return finding;
  }

  Finding unknown_key() const {
    Finding finding;
    finding.rule = "file/unknown-key";
    finding.severity = Severity::warning;
    finding.place = place_of(0, R"("chanel")");
    finding.what = sentence("There is no key “chanel” in a message.", "消息里没有“chanel”这一项。");
    finding.advice = sentence("Did you mean “channel”?", "是否想写“channel”？");
    Fix fix;
    fix.title = sentence("Write “channel”", "改为“channel”");
    fix.applicability = Applicability::display_only;
    fix.edits = {{0, {finding.place.span, R"("channel")"}}};
    finding.fixes = {fix};
    finding.labels = {{place_of(0, "满50减10，今晚失效"), sentence("this text is not sent", "这段文字不会发出")},
                      {place_of(0, R"("10 off")"), sentence("nor is this", "这段也不会")}};
    return finding;
  }

  Finding quiet_question(std::string step) const {
    Finding finding;
    finding.rule = "quiet/send-inside";
    finding.severity = Severity::info;
    finding.place = place_of(0, "\"" + step + "\"", step == "reminder" ? 1 : 2);
    finding.what = sentence("It is not known in which time zone customers get “" + step + "”.",
                            "不知道客户在哪个时区收到“" + step + "”。");
    finding.question = "report.needs_data";
    finding.journey = "cart-recovery";
    finding.steps = {std::move(step)};
    return finding;
  }

  Finding ignored() const {
    Finding finding;
    finding.rule = "goal/missing";
    finding.severity = Severity::warning;
    finding.place = place_of(0, R"("cart-recovery")");
    finding.what = sentence("The journey has no goal.", "这个旅程没有目标。");
    finding.journey = "cart-recovery";
    finding.ignored = "Pilot until 1 March, <measured> by hand";
    return finding;
  }

  Finding in_long_line() const {
    Finding finding;
    finding.rule = "time/useless-wait";
    finding.severity = Severity::info;
    finding.place = place_of(2, "旅程20");
    finding.what = sentence("Nothing happens after this wait.", "这次等待之后没有任何动作。");
    finding.labels = {{place_of(2, "P1D", 21), sentence("the wait", "这次等待")},
                      {place_of(2, "旅程39"), sentence("far away", "离得很远")}};
    return finding;
  }

  /// Everything in it tries to leave its place: line breaks, escapes, markup, bytes that are no UTF-8.
  Finding hostile() const {
    Finding finding;
    finding.rule = "file/name";
    finding.place = {1, {900'000, 900'000}};
    finding.what =
        sentence("A\r\n::error::B\x1b[31m ]]>&<\"'% \xFF \xE2\x80\xAE end, 50%: done", "恶意文字\n\x1b[2J\xFF");
    return finding;
  }
};

inline Context context(i18n::Language language) {
  Context result;
  result.as_of = *parse_date("2026-11-21");
  result.version = "0.1.0";
  result.tzdata = "2026b";
  result.language = language;
  result.width = 80;
  result.rules = {{"cap/over-limit", Severity::error, "More messages than the limit allows",
                   "# cap/over-limit\n\nWhat it checks.\n"}};
  return result;
}

}  // namespace wayproof::report::sample
