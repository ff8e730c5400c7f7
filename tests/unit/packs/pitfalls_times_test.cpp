// Where ordinary linters are wrong about hours, days and counts: each test holds a scene, what the packs, the rules or
// the proof say of it, and a naive check that says something else.
#include <gtest/gtest.h>

#include <algorithm>

#include "i18n/render.h"
#include "packs/library.h"
#include "support/pitfall_scenes.h"
#include "support/proved.h"
#include "support/rehearse.h"
#include "support/scenes.h"

namespace wayproof::testing::pitfalls {
namespace {

using Steps = std::vector<std::string>;

std::string every_day(const std::string& clock, const std::string& more = "") {
  return R"({"on": {"every": {"period": "day", "at": ")" + clock + "\"" + more + "}}}";
}

/// A wait until that time of the next day.
std::string until(const std::string& clock, const std::string& next) {
  return scenes::wait_until("wait", R"({"of": "now", "plus": "P1D", "at": ")" + clock + "\"}", next);
}

/// A gate that keeps consent and these further checks.
std::string gate(const std::string& checks, const std::string& rest) {
  return R"({"checks": {"consent": {"mode": "enforce"}, )" + checks + "}, " + rest + "}";
}
std::string windows(const std::string& ranges) {
  return gate(R"("hours": {"mode": "enforce"})", R"("windows": [)" + ranges + "]");
}
std::string caps(int max, const std::string& window, const std::string& more = "") {
  return gate(R"("caps": {"mode": "enforce"})", R"("caps": [{"id": "c", "of": {"purpose": "marketing"}, "max": )" +
                                                    std::to_string(max) + R"(, "window": )" + window + more + "}]");
}

const model::Cap& cap_of(const Judged& judged) { return project_of(judged).workspace.gate.caps.front(); }
const model::Trigger& entry_of(const Judged& judged) { return project_of(judged).journeys.front().entry.on; }

/// No customer gets more than two in any 24 hours: what the proof says of that promise.
std::string proof_of_two_a_day(Scene scene) {
  scene.more +=
      R"("guarantees": [{"kind": "at_most", "max": 2, "of": {"purpose": "marketing"}, "window": {"sliding": "PT24H"}}], )";
  const std::string all = proved(files_of(scene));
  const std::size_t at = all.find("guarantee 0: ") + 13;
  return all.substr(at, all.find(" by ", at) - at);
}

TEST(Pitfalls, P08_HoursForCallsAndTextsAreNoneForMail) {
  const auto late = [](const std::string& region, const std::string& zone, const std::string& channel) {
    return judge({.regions = "[\"" + region + "\"]",
                  .zone = zone,
                  .entry = every_day("22:30:00"),
                  .steps = step({.channel = channel, .content = mail()})});
  };
  const auto is_in_the_day = [](const Judged& judged) { return clock_time(judged) < at(21); };
  for (const auto& [region, zone, requirement] :
       {std::tuple("KR", "Asia/Seoul", "kr/night"), std::tuple("US", "America/New_York", "us/hours"),
        std::tuple("FR", "Europe/Paris", "fr/sms-hours")}) {
    const Judged mails = late(region, zone, "mail");
    EXPECT_EQ(answer(mails, requirement), "not asked");
    EXPECT_NE(naive(is_in_the_day(mails)), "holds") << "of mail";
    const Judged texts = late(region, zone, "sms");
    EXPECT_EQ(answer(texts, requirement), "broken");
    EXPECT_EQ(naive(is_in_the_day(texts)), "broken");
  }
}

TEST(Pitfalls, P09_NineInTheMorningIsNotNineForEverybody) {
  const auto in_zone = [](const std::string& zone) {
    return judge({.regions = R"(["US"])",
                  .zone = "America/New_York",
                  .entry = every_day("09:00:00", R"(, "zone": ")" + zone + "\"")});
  };
  const auto is_in_the_day = [](const Judged& judged) {
    return clock_time(judged) >= at(8) && clock_time(judged) < at(21);
  };
  const Judged senders = in_zone("workspace");
  EXPECT_EQ(answer(senders, "us/hours"), "broken");
  EXPECT_EQ(found(senders, "time/senders-clock"), Steps{"offer"});
  EXPECT_NE(naive(is_in_the_day(senders)), "broken");
  const Judged recipients = in_zone("recipient");
  EXPECT_EQ(answer(recipients, "us/hours"), "holds");
  EXPECT_EQ(naive(is_in_the_day(recipients)), "holds");
  // Who may live in two states gets messages in the hours of both.
  const Judged both =
      judge({.regions = R"(["US-FL", "US-TX"])", .zone = "America/Chicago", .entry = every_day("20:30:00")});
  EXPECT_EQ(answer(both, "us.states/tx-hours"), "holds");
  EXPECT_EQ(answer(both, "us.states/fl-hours"), "broken");
  EXPECT_EQ(answer(both, "us/hours"), "holds");
  EXPECT_NE(naive(is_in_the_day(both)), answer(both, "us.states/fl-hours"));
}

TEST(Pitfalls, P10_ADayIsNotAlways24Hours) {
  const auto after = [](const std::string& wait) {
    return Scene{.regions = R"(["US-FL"])",
                 .zone = "America/New_York",
                 .entry = every_day("19:30:00"),
                 .journey = R"("guarantees": [{"kind": "never_between", "message": {"channel": "sms"},
                                               "from": "20:00:00", "to": "08:00:00"}], )",
                 .steps = scenes::wait_for("wait", wait, "offer") + step({})};
  };
  const auto comes_before_eight = [](const Judged& judged) {
    const Duration wait = step_of(judged, "wait").duration->value;
    return (entry_of(judged).at->value + wait.seconds) % day_seconds < at(20);
  };
  const Judged hours = judge(after("PT24H"));
  EXPECT_EQ(answer(hours, "us.states/fl-hours"), "not told");
  EXPECT_NE(proved(files_of(after("PT24H"))).find("guarantee 0: refuted by replay"), std::string::npos);
  EXPECT_NE(naive(comes_before_eight(hours)), "not told");
  EXPECT_EQ(answer(hours, "us/hours"), "holds");  // an hour later is early enough for that
  const Judged day = judge(after("P1D"));
  EXPECT_EQ(answer(day, "us.states/fl-hours"), "holds");
  EXPECT_NE(proved(files_of(after("P1D"))).find("guarantee 0: proved by search"), std::string::npos);
  EXPECT_EQ(naive(comes_before_eight(day)), "holds");
}

TEST(Pitfalls, P10_HalfPastTwoDoesNotExistOnOneSunday) {
  const auto in = [](const std::string& region, const std::string& zone) {
    return judge({.regions = "[\"" + region + "\"]",
                  .zone = zone,
                  .steps = until("02:30:00", "offer") + step({.channel = "mail", .content = mail()})});
  };
  const auto is_a_time = [](const Judged& judged) { return clock_time(judged) >= 0 && clock_time(judged) < at(24); };
  const Judged berlin = in("DE", "Europe/Berlin");
  EXPECT_EQ(found(berlin, "time/skipped-hour"), Steps{"wait"});
  EXPECT_NE(naive(is_a_time(berlin)), "broken");
  const Judged seoul = in("KR", "Asia/Seoul");
  EXPECT_EQ(found(seoul, "time/skipped-hour"), Steps{});
  EXPECT_EQ(naive(is_a_time(seoul)), "holds");
}

TEST(Pitfalls, P11_NineSharpIsNightAndSoIsWhatArrivesThen) {
  const auto sent_at = [](const std::string& clock, const std::string& delivery) {
    return judge({.regions = R"(["KR"])",
                  .zone = "Asia/Seoul",
                  .language = "ko",
                  .sms = R"("opt_out_words": ["STOP"], "delivered_within": ")" + delivery + "\"",
                  .steps = until(clock, "offer") + step({})});
  };
  const auto is_not_after_nine = [](const Judged& judged) { return clock_time(judged) <= at(21); };
  const Judged sharp = sent_at("21:00:00", "PT0S");
  EXPECT_EQ(answer(sharp, "kr/night"), "broken");
  EXPECT_NE(naive(is_not_after_nine(sharp)), "broken");
  // Sent in time; with the time that delivery takes it comes at night.
  const Judged slow = sent_at("20:45:00", "PT30M");
  EXPECT_EQ(answer(slow, "kr/night"), "broken");
  EXPECT_EQ(slow.said("kr/night").at(0),
            "“offer” goes out in time, but can arrive on Monday at 21:00 only; allowed is 08:00–21:00.");
  EXPECT_NE(naive(is_not_after_nine(slow)), "broken");
  const Judged early = sent_at("20:29:59", "PT30M");
  EXPECT_EQ(answer(early, "kr/night"), "holds");
  EXPECT_EQ(naive(is_not_after_nine(early)), "holds");
}

TEST(Pitfalls, P12_HoursThatKnowNoSundayAndNoHoliday) {
  std::string holidays;
  for (const model::Holiday& one : packs::read(*packs::find_shipped("fr")).holidays) {
    holidays += std::string(holidays.empty() ? "" : ", ") + R"({"date": ")" + iso_date(one.date.value) + "\"}";
  }
  const auto calls = [&](const std::string& days) {
    const std::string on = days.empty() ? "" : R"(, "on": [)" + days + "]";
    return judge({.regions = R"(["FR"])",
                  .zone = "Europe/Paris",
                  .gate = gate(R"("hours": {"mode": "enforce"})",
                               R"("windows": [{"from": "10:00:00", "to": "20:00:00")" + on +
                                   R"(}], "quiet": [{"from": "13:00:00", "to": "14:00:00"}])"),
                  .more = R"("holidays": [)" + holidays + "], ",
                  .steps = step({.channel = "call", .content = text("Good day.")})});
  };
  const auto keeps_the_hours = [](const Judged& judged) {
    const auto& kept = project_of(judged).workspace.gate.windows;
    return std::all_of(kept.begin(), kept.end(), [](const model::Hours& hours) {
      return hours.from.value >= at(10) && hours.to.value <= at(20);
    });
  };
  const Judged daily = calls("");
  EXPECT_EQ(answer(daily, "fr/call-hours"), "broken");  // Saturdays and Sundays
  EXPECT_NE(naive(keeps_the_hours(daily)), "broken");
  const Judged weekdays = calls(R"("mon", "tue", "wed", "thu", "fri")");
  EXPECT_EQ(answer(weekdays, "fr/call-hours"), "broken");
  EXPECT_EQ(weekdays.said("fr/call-hours").at(0),
            "“offer” can go out on Mon 29 Mar 2027, a holiday (Lundi de Pâques).");
  EXPECT_NE(naive(keeps_the_hours(weekdays)), "broken");
  const Judged workdays = calls(R"("workday")");
  EXPECT_EQ(answer(workdays, "fr/call-hours"), "holds");
  EXPECT_EQ(naive(keeps_the_hours(workdays)), "holds");
}

TEST(Pitfalls, P12_SundayMorningIsNoMorningInTexasOrFrance) {
  const auto at_ten = [](const std::string& region, const std::string& zone, const std::string& day) {
    return judge({.regions = "[\"" + region + "\"]",
                  .zone = zone,
                  .entry = R"({"on": {"every": {"period": "week", "on": [")" + day + R"("], "at": "10:00:00"}}})"});
  };
  const auto is_in_the_day = [](const Judged& judged) {
    return clock_time(judged) >= at(9) && clock_time(judged) < at(21);
  };
  for (const auto& [region, zone, requirement] : {std::tuple("US-TX", "America/Chicago", "us.states/tx-hours"),
                                                  std::tuple("FR", "Europe/Paris", "fr/sms-hours")}) {
    const Judged sunday = at_ten(region, zone, "sun");
    EXPECT_EQ(answer(sunday, requirement), "broken");
    EXPECT_NE(naive(is_in_the_day(sunday)), "broken");
    const Judged tuesday = at_ten(region, zone, "tue");
    EXPECT_EQ(naive(is_in_the_day(tuesday)), "holds");
    if (std::string_view(region) == "US-TX") {
      EXPECT_EQ(answer(tuesday, requirement), "holds");
    }
  }
}

TEST(Pitfalls, P13_AWindowAtTheEntrySaysNothingOfTheEnd) {
  const auto with = [](const std::string& of_gate) {
    return judge({.gate = of_gate,
                  .entry = R"({"on": {"event": "go"}, "if": {"local_time": ["09:00:00", "18:00:00"]}})",
                  .steps = scenes::wait_event("wait", R"({"event": "paid"})", "PT20H", "end", "offer") + step({})});
  };
  const auto enters_in_the_day = [](const Judged& judged) {
    const auto& condition = project_of(judged).journeys.front().entry.condition;
    return condition->from >= at(8) && condition->to <= at(20);
  };
  const Judged entry_only = with(R"({"checks": {"consent": {"mode": "enforce"}}})");
  EXPECT_EQ(answer(entry_only, "cn.sms/hours"), "broken");  // from five in the morning on
  EXPECT_NE(naive(enters_in_the_day(entry_only)), "broken");
  const Judged kept = with(windows(R"({"from": "09:00:00", "to": "18:00:00"})"));
  EXPECT_EQ(answer(kept, "cn.sms/hours"), "holds");
  EXPECT_EQ(naive(enters_in_the_day(kept)), "holds");
}

TEST(Pitfalls, P14_ADayOfTheCalendarIsNot24Hours) {
  const auto with = [](const std::string& window) {
    return Scene{.gate = caps(2, window), .entry = R"({"on": {"event": "go"}, "again": {"after": "PT6H"}})"};
  };
  const auto is_two_a_day = [](const Judged& judged) {
    const model::Window& window = cap_of(judged).window;
    const bool a_day = window.kind == model::Window::Kind::calendar ? window.unit == model::Window::Unit::day
                                                                    : window.length.seconds == day_seconds;
    return cap_of(judged).max.value <= 2 && a_day;
  };
  const Scene calendar = with(R"({"calendar": "day"})");
  EXPECT_EQ(answer(calendar, "practice/limit"), "not told");
  EXPECT_NE(proof_of_two_a_day(calendar), "proved");  // 17:50 and 23:50, 05:50
  EXPECT_EQ(found(judge(calendar), "cap/calendar-gap").size(), 1U);
  EXPECT_NE(naive(is_two_a_day(judge(calendar))), "not told");
  const Scene sliding = with(R"({"sliding": "PT24H"})");
  EXPECT_EQ(answer(sliding, "practice/limit"), "holds");
  EXPECT_EQ(proof_of_two_a_day(sliding), "proved");
  EXPECT_EQ(naive(is_two_a_day(judge(sliding))), "holds");
}

TEST(Pitfalls, P14_AMonthIsNot30DaysNorAlways31) {
  const auto with = [](const std::string& region, const std::string& channel, int max, const std::string& window) {
    return judge({.regions = "[\"" + region + "\"]",
                  .zone = region == "FR" ? "Europe/Paris" : "Asia/Shanghai",
                  .gate = caps(max, window),
                  .entry = R"({"on": {"event": "go"}, "again": {"after": "PT6H"}})",
                  .steps = step({.channel = channel, .content = text("Good day.")})});
  };
  const auto is_at_most = [](const Judged& judged, int max) { return cap_of(judged).max.value <= max; };
  const Judged month = with("FR", "call", 4, R"({"calendar": "month"})");
  EXPECT_EQ(answer(month, "fr/call-limit"), "not told");  // four on the last day, four on the first one
  EXPECT_NE(naive(is_at_most(month, 4)), "not told");
  const Judged days = with("FR", "call", 4, R"({"sliding": "PT720H"})");
  EXPECT_EQ(answer(days, "fr/call-limit"), "holds");
  EXPECT_EQ(naive(is_at_most(days, 4)), "holds");
  const Judged longest = with("CN", "wecom", 31, R"({"calendar": "month"})");
  EXPECT_EQ(answer(longest, "wecom/month-limit"), "not told");  // in February it is too many
  EXPECT_NE(naive(is_at_most(longest, 31)), "not told");
  const Judged shortest = with("CN", "wecom", 28, R"({"calendar": "month"})");
  EXPECT_EQ(answer(shortest, "wecom/month-limit"), "holds");
  EXPECT_EQ(naive(is_at_most(shortest, 31)), "holds");
}

TEST(Pitfalls, P15_TwoJourneysWriteToOnePerson) {
  const std::string two = step({.next = "wait"}) + scenes::wait_for("wait", "PT1H", "last") + step({.id = "last"});
  const Scene alone{.steps = two};
  const Scene together{.steps = two, .second = two};
  const auto each_is_within = [](const Judged& judged) {
    const auto& journeys = project_of(judged).journeys;
    return std::all_of(journeys.begin(), journeys.end(),
                       [](const model::Journey& journey) { return messages(journey).size() <= 2; });
  };
  EXPECT_EQ(answer(together, "practice/limit"), "not told");
  EXPECT_EQ(proof_of_two_a_day(together), "refuted");
  EXPECT_NE(naive(each_is_within(judge(together))), "not told");
  EXPECT_EQ(answer(alone, "practice/limit"), "holds");
  EXPECT_EQ(proof_of_two_a_day(alone), "proved");
  EXPECT_EQ(naive(each_is_within(judge(alone))), "holds");
}

TEST(Pitfalls, P16_ACallThatNobodyAnswersCountsToo) {
  const auto counted_at = [](const std::string& what) {
    return judge({.regions = R"(["AE"])",
                  .zone = "Asia/Dubai",
                  .gate = caps(1, R"({"calendar": "day"})", R"(, "count_at": ")" + what + "\""),
                  .entry = R"({"on": {"event": "go"}, "again": {"after": "PT1H"}})",
                  .steps = step({.channel = "call", .content = text("Good day.")})});
  };
  const auto is_one_a_day = [](const Judged& judged) { return cap_of(judged).max.value <= 1; };
  const Judged answered = counted_at("delivery");
  EXPECT_EQ(answer(answered, "ae/day-limit"), "not told");
  EXPECT_NE(naive(is_one_a_day(answered)), "not told");
  const Judged tried = counted_at("send");
  EXPECT_EQ(answer(tried, "ae/day-limit"), "holds");
  EXPECT_EQ(naive(is_one_a_day(tried)), "holds");
}

TEST(Pitfalls, P16_FallingBackToOtherChannelsAddsUp) {
  const auto not_opened = [](const std::string& id, const std::string& of, const std::string& next) {
    return scenes::wait_event(id, R"({"reaction": "clicked", "of": {"step": ")" + of + "\"}}", "PT1H", "end", next);
  };
  const Scene scene{.steps = step({.id = "push", .channel = "push", .next = "no-click"}) +
                             not_opened("no-click", "push", "text") + step({.id = "text", .next = "no-answer"}) +
                             not_opened("no-answer", "text", "letter") +
                             step({.id = "letter", .channel = "mail", .content = mail()})};
  EXPECT_EQ(answer(scene, "practice/limit"), "not told");
  EXPECT_EQ(proof_of_two_a_day(scene), "refuted");
  const auto is_within_on_each_channel = [](const Judged& judged) {
    const auto all = messages(project_of(judged).journeys.front());
    return std::all_of(all.begin(), all.end(), [&](const model::Step* one) {
      const auto same = [&](const model::Step* other) { return other->channel->value == one->channel->value; };
      return std::count_if(all.begin(), all.end(), same) <= 2;
    });
  };
  EXPECT_NE(naive(is_within_on_each_channel(judge(scene))), "not told");
}

// What the customer of a small workspace gets, line by line.
std::string played(const std::string& of_gate, const std::vector<std::string>& journeys, const std::string& customer) {
  return rehearse({.workspace = scenes::workspace({.gate = of_gate}), .journeys = journeys, .customer = customer},
                  {"sent", "dropped"});
}

constexpr const char* night = R"("quiet": [{"from": "21:00:00", "to": "08:00:00"}])";

TEST(Pitfalls, P17_WhatQuietHoursHoldComesOutAtOnce) {
  const std::vector<std::string> journeys{
      scenes::journey("j",
                      scenes::wait_until("w", R"({"of": "now", "at": "22:00:00"})", "s") + scenes::sms("s", "end")),
      scenes::journey("k", scenes::wait_until("w", R"({"of": "now", "plus": "P1D", "at": "03:00:00"})", "s") +
                               scenes::sms("s", "end"))};
  EXPECT_EQ(played(scenes::enforcing(night), journeys, scenes::customer(scenes::event("go", "03-01 10:00:00"))),
            "03-02 08:00:00 j.s sent\n03-02 08:00:00 k.s sent\n");
  // Five hours lie between the two plans.
  const ClockTime first = at(22), second = at(24 + 3);
  const auto are_an_hour_apart = [](ClockTime a, ClockTime b) { return b - a >= 3600; };
  EXPECT_NE(naive(are_an_hour_apart(first, second)), "broken");
  EXPECT_EQ(naive(are_an_hour_apart(at(8), at(8))), "broken");
}

TEST(Pitfalls, P17_WhatWasHeldAsksForConsentAgain) {
  const std::vector<std::string> journeys{
      scenes::journey("j", scenes::message("s", "end", "marketing", R"("topic": "ask", )"))};
  const std::string agreed = R"(, "consents": [{"topic": "ask", "given": true}])";
  const std::string changes_his_mind =
      R"("consents": [{"topic": "ask", "given": false, "at": "2027-03-01T23:00:00"}], )";
  EXPECT_EQ(played(scenes::enforcing(night), journeys,
                   scenes::customer(scenes::event("go", "03-01 22:00:00"), changes_his_mind, agreed)),
            "03-02 08:00:00 j.s dropped withdrawn\n");
  EXPECT_EQ(
      played(scenes::enforcing(night), journeys, scenes::customer(scenes::event("go", "03-01 22:00:00"), "", agreed)),
      "03-02 08:00:00 j.s sent\n");
  // He agrees when the message is due.
  const auto agrees = [](ClockTime due, ClockTime withdrawn) { return due < withdrawn; };
  EXPECT_NE(naive(agrees(at(22), at(23))), "broken");
}

TEST(Pitfalls, P17_AFullLimitMakesTheLastChanceTheFirst) {
  const std::string limit = R"("caps": [{"id": "c", "max": 1, "window": {"sliding": "PT24H"}, "on_full": "advance"}])";
  const std::vector<std::string> journeys{
      scenes::journey("k", scenes::sms("other", "end")),
      scenes::journey("l", scenes::wait_for("wait", "PT1H", "offer") + scenes::sms("offer", "pause") +
                               scenes::wait_for("pause", "P2D", "last-chance") + scenes::sms("last-chance", "end"))};
  const std::string said =
      played(scenes::enforcing(limit), journeys, scenes::customer(scenes::event("go", "03-01 10:00:00")));
  EXPECT_EQ(said,
            "03-01 10:00:00 k.other sent\n03-01 11:00:00 l.offer dropped cap-full\n"
            "03-03 11:00:00 l.last-chance sent\n");
  const auto stands_before = [](const std::string& journey, std::string_view one, std::string_view other) {
    return journey.find(one) < journey.find(other);
  };
  const bool offer_was_sent = said.find("l.offer sent") != std::string::npos;
  EXPECT_NE(naive(stands_before(journeys[1], "offer", "last-chance")), naive(offer_was_sent));
}

TEST(Pitfalls, P36_AColleagueSendsWhenHeGetsRoundToIt) {
  const auto with = [](const std::string& night_begins) {
    return judge(
        {.gate = gate(R"("hours": {"mode": "enforce"})",
                      R"("quiet": [{"from": ")" + night_begins + R"(", "to": "08:00:00"}])"),
         .entry = every_day("19:00:00"),
         .steps = scenes::task("greet", R"({"of": "now", "plus": "PT6H"})",
                               R"("contact": {"channel": "wecom", "purpose": "marketing", "topic": "news"}, )")});
  };
  // The journey gives him the task an hour before the night; he works until ten.
  const auto is_given_in_the_day = [](const Judged& judged) { return clock_time(judged) < at(20); };
  const Judged judged = with("20:00:00");
  EXPECT_EQ(answer(judged, "wecom/confirmed-by-hand"), "broken");
  EXPECT_EQ(found(judged, "quiet/confirmed-by-hand"), Steps{"greet"});
  EXPECT_NE(naive(is_given_in_the_day(judged)), "broken");
  const Judged later = with("22:00:00");
  EXPECT_EQ(answer(later, "wecom/confirmed-by-hand"), "holds");
  EXPECT_EQ(naive(is_given_in_the_day(later)), "holds");
}

TEST(Pitfalls, P37_ProvidersHoursAreNoLaw) {
  Scene scene{.entry = every_day("21:30:00")};
  const Judged judged = judge(scene);
  EXPECT_EQ(answer(judged, "cn.sms/hours"), "broken");
  EXPECT_EQ(weight(judged, "cn.sms/hours"), "warning");
  const auto weight_of_a_law = [](bool broken) { return std::string(broken ? "error" : ""); };
  EXPECT_NE(weight_of_a_law(clock_time(judged) >= at(20)), weight(judged, "cn.sms/hours"));
  for (const Finding& finding : judged.findings) {
    const std::string en =
        i18n::render(finding.what, i18n::Language::en) + i18n::render(finding.why, i18n::Language::en);
    const std::string zh =
        i18n::render(finding.what, i18n::Language::zh) + i18n::render(finding.why, i18n::Language::zh);
    for (const std::string_view word : {"illegal", "unlawful"}) EXPECT_FALSE(has_words(en, word)) << en;
    for (const std::string_view word : {"违法", "违规"}) EXPECT_FALSE(has_words(zh, word)) << zh;
  }
  // Who knows his provider writes its own hour.
  scene.more = R"("packs": [{"id": "house", "file": "house.pack.json"}], )";
  scene.pack = R"({"format": "wayproof/pack@1", "id": "house", "version": "2026-11-21", "title": "House",
    "reviewed_on": "2026-11-21", "sources": {"s": {"title": "Our provider's terms"}}, "requirements": {"hours": {
      "title": "Texts go out between 08:00 and 22:00.", "standing": "provider-policy", "severity": "warning",
      "verified": "primary", "channels": ["sms"], "instead_of": "cn.sms/hours", "cites": [{"source": "s"}],
      "must": {"hours": [{"from": "08:00:00", "to": "22:00:00"}]}}}})";
  const Judged own = judge(scene);
  EXPECT_EQ(answer(own, "cn.sms/hours"), "not asked");
  EXPECT_EQ(answer(own, "house/hours"), "holds");
}

TEST(Pitfalls, P38_ANumberThatWasRightOnceIsNot) {
  const Judged judged = judge({.gate = caps(20, R"({"calendar": "month"})"),
                               .entry = R"({"on": {"event": "go"}, "again": {"after": "P1D"}})",
                               .steps = step({.channel = "wecom", .content = text("Hello")})});
  EXPECT_EQ(answer(judged, "wecom/month-limit"), "holds");
  const auto is_at_most_four_a_month = [](const Judged& one) { return cap_of(one).max.value <= 4; };
  EXPECT_NE(naive(is_at_most_four_a_month(judged)), "holds");
  // Calls to France: until August 2026 it was enough to leave out a list.
  const Judged france = judge({.regions = R"(["FR"])",
                               .zone = "Europe/Paris",
                               .topics = R"("news": {"consent": "soft"})",
                               .attributes = R"("on_list": {"type": "boolean", "changes": "external"})",
                               .entry = R"({"on": {"event": "go"}, "if": {"attribute": "on_list", "is": false}})",
                               .steps = step({.channel = "call", .content = text("Good day.")})});
  const auto leaves_out_the_list = [](const Judged& one) {
    return project_of(one).journeys.front().entry.condition->name.value == "on_list";
  };
  EXPECT_EQ(answer(france, "fr/call-consent"), "broken");
  EXPECT_NE(naive(leaves_out_the_list(france)), "broken");
  const auto why = [&] {
    for (const Finding& finding : france.findings) {
      if (finding.rule == "pack/fr/call-consent") return i18n::render(finding.why, i18n::Language::en);
    }
    return std::string();
  };
  EXPECT_TRUE(has_words(why(), "last reviewed Sat 21 Nov 2026")) << why();
}

TEST(Pitfalls, P38_TheDayOfSendingCountsNotThatOfTheCheck) {
  const auto checked_in_december = [](const std::string& until) {
    return judge(
        {.regions = R"(["US"])",
         .zone = "America/New_York",
         .journey = R"("active": {"from": "2026-12-01T00:00:00", "until": ")" + until + R"(", "at_end": "leave"}, )",
         .as_of = day_of({2026, 12, 1})});
  };
  const auto asks = [](Day day) {
    return std::string(day >= day_of({2027, 1, 31}) ? "needs attestation" : "not asked");
  };
  const Judged into_spring = checked_in_december("2027-03-01T00:00:00");
  EXPECT_EQ(answer(into_spring, "us/revoke-all"), "needs attestation");
  EXPECT_NE(asks(day_of({2026, 12, 1})), answer(into_spring, "us/revoke-all"));
  const Judged this_year = checked_in_december("2027-01-15T00:00:00");
  EXPECT_EQ(answer(this_year, "us/revoke-all"), "not asked");
  EXPECT_EQ(asks(day_of({2026, 12, 1})), answer(this_year, "us/revoke-all"));
}

TEST(Pitfalls, P39_WhatCourtsDisputeIsNoPlainError) {
  const auto weight_of_a_law = [](bool broken) { return std::string(broken ? "error" : ""); };
  for (const auto& [region, zone, requirement] : {std::tuple("US", "America/New_York", "us/hours"),
                                                  std::tuple("US-TX", "America/Chicago", "us.states/tx-hours")}) {
    const Judged judged =
        judge({.regions = "[\"" + std::string(region) + "\"]", .zone = zone, .entry = every_day("21:30:00")});
    EXPECT_EQ(answer(judged, requirement), "broken");
    EXPECT_EQ(weight(judged, requirement), "warning");
    EXPECT_NE(weight_of_a_law(clock_time(judged) >= at(21)), weight(judged, requirement));
    const packs::Answer& known = judged.answer(requirement);
    EXPECT_EQ(known.requirement->standing.value, model::Standing::contested);
    for (const Finding& finding : judged.findings) {
      if (finding.rule != "pack/" + std::string(requirement)) continue;
      EXPECT_TRUE(has_words(i18n::render(finding.why, i18n::Language::en), "in dispute"));
      EXPECT_TRUE(has_words(i18n::render(finding.why, i18n::Language::zh), "争议"));
    }
  }
}

TEST(Pitfalls, P42_WhatIsUrgentDoesNotWaitForTheMorning) {
  const auto code = [](const std::string& applies) {
    return judge({.regions = R"(["KR"])",
                  .zone = "Asia/Seoul",
                  .topics = R"("account": {"consent": "none"})",
                  .gate = gate(R"("hours": {"mode": "enforce", "applies": {"otp": )" + applies + "}}",
                               R"("quiet": [{"from": "21:00:00", "to": "08:00:00"}])"),
                  .entry = every_day("23:00:00"),
                  .steps = step({.content = text("Your code is 1234."), .purpose = "otp", .topic = "account"})});
  };
  const auto is_in_the_day = [](const Judged& judged) { return clock_time(judged) < at(21); };
  const Judged free = code("false");
  EXPECT_EQ(answer(free, "kr/night"), "not asked");
  EXPECT_EQ(found(free, "quiet/code-held"), Steps{});
  EXPECT_NE(naive(is_in_the_day(free)), "holds");
  // Holding everything back is a mistake of its own.
  const auto holds_back_everything = [](const Judged& judged) {
    const auto& hours = project_of(judged).workspace.gate.checks[static_cast<std::size_t>(model::Check::hours)];
    return hours.mode == model::Mode::enforce &&
           hours.applies[static_cast<std::size_t>(model::Purpose::otp)].value_or(false);
  };
  const Judged held = code("true");
  EXPECT_EQ(found(held, "quiet/code-held"), Steps{"offer"});
  EXPECT_NE(naive(holds_back_everything(held)), "broken");
  // So is an alarm that has promised to come within ten minutes.
  const Judged alarm = judge({.topics = R"("account": {"consent": "none"})",
                              .gate = gate(R"("hours": {"mode": "enforce", "applies": {"service": true}})",
                                           R"("quiet": [{"from": "21:00:00", "to": "08:00:00"}])"),
                              .steps = step({.content = text("Was it you who paid?"),
                                             .purpose = "service",
                                             .topic = "account",
                                             .more = R"("by": {"of": "now", "plus": "PT10M"}, )"})});
  EXPECT_EQ(found(alarm, "quiet/promise-missed"), Steps{"offer"});
}

}  // namespace
}  // namespace wayproof::testing::pitfalls
