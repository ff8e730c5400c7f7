// Reply windows: messages go out on a channel only for so long after the customer did something. For each way in which
// a journey can know of it the smallest one that keeps to the window by a second, and the one that does not by a
// second; then many small ones at random, against simulated customers; WAYPROOF_REPLIES draws so many.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "model/write_customer.h"
#include "proof/prove.h"
#include "support/dice.h"
#include "support/judge.h"
#include "support/larger_customers.h"
#include "support/larger_workspaces.h"
#include "support/model.h"
#include "support/proved.h"
#include "trace/customer.h"

namespace wayproof::proof {
namespace {

using testing::end;
using testing::sms;
using testing::wait;

// ---- a shop that is written to --------------------------------------------------------------------------------------

struct Shop {
  std::string zone = "Asia/Shanghai";
  std::string length = "PT48H";
  std::string after = R"({"event": "wrote"})";
  std::string of;                                       ///< `"of": {...}`, with a comma before it
  std::string late = R"("late": {"at_most": "PT0S"})";  ///< of `wrote`
  std::string gate = R"({"checks": {}})";
};

struct Course {
  std::string steps;
  std::string entry = R"("on": {"event": "wrote"})";
  std::string more;  ///< further keys: exits, lifetime
};

std::vector<testing::TestFile> files_of(const Shop& shop, const std::vector<Course>& courses) {
  std::vector<testing::TestFile> files{
      {"w.workspace.json", R"({"format": "wayproof/workspace@1", "id": "shop", "time_zone": ")" + shop.zone +
                               R"(", "journeys": ["*.journey.json"], "people": {"sales": {}},
           "channels": {"sms": {"kind": "sms"}, "chat": {"kind": "official-account", "reply_window": {"length": ")" +
                               shop.length + R"(", "after": )" + shop.after + shop.of + R"(}}},
           "topics": {"offers": {"channels": ["sms", "chat"], "consent": "express"}},
           "attributes": {"tier": {"type": "text", "changes": "never"}},
           "events": {"cart": {"late": {"at_most": "PT0S"}}, "followed": {"late": {"at_most": "PT0S"}},
                      "wrote": {"properties": {"sku": {"type": "text"}}, )" +
                               shop.late + R"(}}, "gate": )" + shop.gate + "}"}};
  for (const Course& course : courses) {
    const std::string id(1, static_cast<char>('j' + files.size() - 1));
    files.emplace_back(id + ".journey.json", R"({"format": "wayproof/journey@1", "id": ")" + id + R"(", "entry": {)" +
                                                 course.entry + "}, " + course.more + R"("first": "a", "steps": {)" +
                                                 course.steps + "," + end + "}}");
  }
  return files;
}

std::string proved(const Shop& shop, const std::vector<Course>& courses) {
  return testing::proved(files_of(shop, courses));
}

const std::string kept = "reply window 0: proved by search\n";
const std::string broken = "reply window 0: refuted by replay\n";
const std::string on_cart = R"("on": {"event": "cart"})";

// ---- steps ----------------------------------------------------------------------------------------------------------

std::string chat(const std::string& id, const std::string& next, const std::string& more = "") {
  return "\"" + id + R"(": {"type": "message", "channel": "chat", "topic": "offers", "purpose": "marketing", )" + more +
         R"("content": {"text": "Hi"}, "next": ")" + next + "\"}";
}
std::string wait_for(const std::string& trigger, const std::string& id, const std::string& at_most,
                     const std::string& next, const std::string& on_time_out, const std::string& more = "") {
  return "\"" + id + R"(": {"type": "wait", "until_event": )" + trigger + R"(, "at_most": ")" + at_most +
         R"(", "on_time_out": ")" + on_time_out + "\", " + more + R"("next": ")" + next + "\"}";
}
const std::string wrote = R"({"event": "wrote"})";
std::string branch(const std::string& id, const std::string& condition, const std::string& then,
                   const std::string& otherwise) {
  return "\"" + id + R"(": {"type": "branch", "cases": [{"if": )" + condition + R"(, "next": ")" + then +
         R"("}], "else": ")" + otherwise + "\"}";
}

// ---- who enters by writing ------------------------------------------------------------------------------------------

TEST(ProveReply, AReplyIsInTimeUntilTheLastSecondOfTheWindow) {
  EXPECT_EQ(proved({}, {{chat("a", "z")}}), kept);
  const auto after = [](const std::string& length) {
    return proved({}, {{wait("a", length, "b") + "," + chat("b", "z")}});
  };
  EXPECT_EQ(after("PT47H59M59S"), kept);
  EXPECT_EQ(after("PT48H"), broken);
}

TEST(ProveReply, ItIsCountedFromWhenHeWroteNotFromWhenItIsKnown) {
  const auto after = [](const std::string& length, const std::string& late) {
    return proved({.late = late}, {{wait("a", length, "b") + "," + chat("b", "z")}});
  };
  const std::string an_hour = R"("late": {"at_most": "PT1H"})";
  EXPECT_EQ(after("PT46H59M59S", an_hour), kept);
  EXPECT_EQ(after("PT47H", an_hour), broken);
  // Nobody says how late: it can still be seen that it is too late even at once.
  EXPECT_EQ(after("PT1H", R"("title": "Wrote")"), "reply window 0: unknown by late\n");
  EXPECT_EQ(after("PT48H", R"("title": "Wrote")"), broken);
}

TEST(ProveReply, WhoNeverWroteGetsNothing) {
  EXPECT_EQ(proved({}, {{chat("a", "z"), on_cart}}), broken);
  EXPECT_EQ(proved({}, {{sms("a", "z"), on_cart}}), kept);
  EXPECT_EQ(proved({}, {{chat("a", "z"), R"("on": {"every": {"period": "day", "at": "09:00:00"}})"}}), broken);
}

TEST(ProveReply, OnlyTheMessagesThatItIsAbout) {
  const std::string of = R"(, "of": {"kind": "answer"})";
  EXPECT_EQ(proved({.of = of}, {{chat("a", "z"), on_cart}}), kept);
  EXPECT_EQ(proved({.of = of}, {{chat("a", "z", R"("kind": "answer", )"), on_cart}}), broken);
  // What staff get is no message to the customer.
  const std::string to_staff = R"("a": {"type": "message", "channel": "chat", "purpose": "internal",
      "to": {"role": "sales"}, "content": {"text": "Hi"}, "next": "z"})";
  EXPECT_EQ(proved({}, {{to_staff, on_cart}}), kept);
}

TEST(ProveReply, AnyOfSeveralEventsOpensIt) {
  const std::string both = R"({"any": [{"event": "wrote"}, {"event": "followed"}]})";
  const std::string by_either = R"("on": {"any": [{"event": "followed"}, {"event": "wrote"}]})";
  EXPECT_EQ(proved({.after = both}, {{chat("a", "z"), R"("on": {"event": "followed"})"}}), kept);
  EXPECT_EQ(proved({.after = both}, {{chat("a", "z"), by_either}}), kept);
  EXPECT_EQ(proved({}, {{chat("a", "z"), by_either}}), broken);
}

TEST(ProveReply, AnEventThatMayBeAnotherDoesNotOpenIt) {
  const std::string about = R"({"event": "wrote", "where": [{"field": "sku", "is": "a"}]})";
  EXPECT_EQ(proved({.after = about}, {{chat("a", "z"), R"("on": )" + about}}), kept);
  EXPECT_EQ(proved({.after = about}, {{chat("a", "z")}}), broken);
  EXPECT_EQ(proved({}, {{chat("a", "z"), R"("on": )" + about}}), kept);
}

TEST(ProveReply, WhatIsNoEventIsNotLookedAt) {
  EXPECT_EQ(proved({.after = R"({"reaction": "clicked", "of": {"channel": "chat"}})"}, {{chat("a", "z")}}),
            "reply window 0: unknown by not modelled\n");
}

// ---- who writes later -----------------------------------------------------------------------------------------------

TEST(ProveReply, WritingAgainOpensItAnew) {
  const auto answered_after = [](const std::string& length) {
    return proved({}, {{wait_for(wrote, "a", "P3D", "b", "z") + "," + wait("b", length, "c") + "," + chat("c", "z")}});
  };
  EXPECT_EQ(answered_after("PT47H59M59S"), kept);
  EXPECT_EQ(answered_after("PT48H"), broken);
  const auto given_up_after = [](const std::string& length) {
    return proved({}, {{wait_for(wrote, "a", length, "z", "c") + "," + chat("c", "z")}});
  };
  EXPECT_EQ(given_up_after("PT47H59M59S"), kept);
  EXPECT_EQ(given_up_after("PT48H"), broken);
}

TEST(ProveReply, SomethingElseDoesNotOpenItAnew) {
  const auto within = [](const std::string& length) {
    return proved({}, {{wait_for(R"({"event": "cart"})", "a", length, "b", "z") + "," + chat("b", "z")}});
  };
  EXPECT_EQ(within("PT47H59M59S"), kept);
  EXPECT_EQ(within("PT48H"), broken);
}

TEST(ProveReply, WhoWroteBeforeItWasWaitedForWroteBefore) {
  // After ten hours in the journey: he wrote at any time since the entry.
  const auto after = [](const std::string& length) {
    return proved(
        {}, {{wait("a", "PT10H", "b") + "," + wait_for(wrote, "b", "PT1S", "c", "z", R"("since": "entry", )") + "," +
                  wait("c", length, "d") + "," + chat("d", "z"),
              on_cart}});
  };
  EXPECT_EQ(after("PT37H59M59S"), kept);
  EXPECT_EQ(after("PT38H"), broken);
}

TEST(ProveReply, ARuleThatGoesOnByWritingOpensIt) {
  const std::string rule = R"("exits": [{"on": {"event": "wrote"}, "next": "b"}], )";
  const auto after = [&](const std::string& length) {
    return proved({}, {{wait("a", "P30D", "z") + "," + wait("b", length, "c") + "," + chat("c", "z"), on_cart, rule}});
  };
  EXPECT_EQ(after("PT47H59M59S"), kept);
  EXPECT_EQ(after("PT48H"), broken);
}

// ---- who is asked for -----------------------------------------------------------------------------------------------

TEST(ProveReply, WhoIsAskedWhetherHeWroteDid) {
  const auto asked = [](const std::string& in, const std::string& then) {
    return proved({}, {{branch("a", R"({"event": "wrote", "in": ")" + in + "\"}", "b", "z") + "," +
                            wait("b", then, "c") + "," + chat("c", "z"),
                        on_cart}});
  };
  EXPECT_EQ(asked("PT24H", "PT24H"), kept);
  EXPECT_EQ(asked("PT24H", "PT24H1S"), broken);
  EXPECT_EQ(asked("P30D", "PT1S"), broken);
}

TEST(ProveReply, WhoIsNotTheOneWhoDidNotWriteDid) {
  const auto asked = [](const std::string& condition, bool then) {
    return proved({}, {{branch("a", condition, then ? "b" : "z", then ? "z" : "b") + "," + chat("b", "z"), on_cart}});
  };
  EXPECT_EQ(asked(R"({"not": {"event": "wrote", "in": "PT48H"}})", false), kept);
  EXPECT_EQ(asked(R"({"not": {"event": "wrote", "in": "PT48H1S"}})", false), broken);
  EXPECT_EQ(asked(R"({"not": {"event": "wrote", "in": "PT48H"}})", true), broken);
  EXPECT_EQ(asked(R"({"all": [{"event": "wrote", "in": "PT48H"}, {"event": "cart", "in": "PT1H"}]})", true), kept);
  EXPECT_EQ(asked(R"({"any": [{"event": "wrote", "in": "PT48H"}, {"event": "cart", "in": "PT1H"}]})", true), broken);
  EXPECT_EQ(asked(R"({"any": [{"event": "wrote", "in": "PT48H"}, {"event": "wrote", "in": "PT1H"}]})", true), kept);
}

TEST(ProveReply, WhatIsAskedLaterIsNoWorseThanWhatIsKnown) {
  // He wrote an hour before he is asked, so much is known; whoever wrote in the last day has 24 hours left otherwise.
  const auto after = [](const std::string& length) {
    return proved({}, {{wait("a", "PT1H", "b") + "," + branch("b", R"({"event": "wrote", "in": "PT24H"})", "c", "z") +
                        "," + wait("c", length, "d") + "," + chat("d", "z")}});
  };
  EXPECT_EQ(after("PT46H59M59S"), kept);
  EXPECT_EQ(after("PT47H"), broken);
}

// ---- by the clock ---------------------------------------------------------------------------------------------------

TEST(ProveReply, QuietHoursHoldAReplyUntilItIsTooLate) {
  const std::string gate = R"({"checks": {"hours": {"mode": "enforce"}},
                               "quiet": [{"from": "20:00:00", "to": "08:00:00"}]})";
  const auto after = [&](const std::string& length) {
    const std::string answer = proved({.gate = gate}, {{wait("a", length, "b") + "," + chat("b", "z")}});
    return answer.substr(answer.find("reply"));
  };
  EXPECT_EQ(after("PT35H59M59S"), kept);
  EXPECT_EQ(after("PT36H"), broken);
}

TEST(ProveReply, ADayOnWhichTheClockIsChangedIsNotOneOf24Hours) {
  const auto after = [](const std::string& zone, const std::string& length, const std::string& waited) {
    return proved({.zone = zone, .length = length}, {{wait("a", waited, "b") + "," + chat("b", "z")}});
  };
  // The day on which it is put back is an hour longer.
  EXPECT_EQ(after("Asia/Shanghai", "PT25H", "P1D"), kept);
  EXPECT_EQ(after("Europe/Berlin", "PT25H", "P1D"), broken);
  EXPECT_EQ(after("Europe/Berlin", "PT25H1S", "P1D"), kept);
  // The day on which it is put forward is an hour shorter.
  EXPECT_EQ(after("Asia/Shanghai", "P1D", "PT23H"), kept);
  EXPECT_EQ(after("Europe/Berlin", "P1D", "PT23H"), broken);
  EXPECT_EQ(after("Europe/Berlin", "P1D", "PT22H59M59S"), kept);
}

TEST(ProveReply, SoInTheMiddleOfALongJourney) {
  const auto after = [](const std::string& length) {
    return proved({.zone = "Europe/Berlin", .length = length},
                  {{wait("a", "P40D", "b") + "," + wait_for(wrote, "b", "P40D", "c", "z") + "," +
                        wait("c", "P1D", "d") + "," + chat("d", "z"),
                    on_cart}});
  };
  EXPECT_EQ(after("PT25H"), broken);
  EXPECT_EQ(after("PT25H1S"), kept);
}

TEST(ProveReply, WhoNeverWroteHasNotWrittenDaysLaterEither) {
  const std::string once = R"("on": {"date": {"on": "2027-03-27", "at": "22:30:00"}})";
  EXPECT_EQ(proved({.length = "P2D"}, {{wait("a", "P9D", "b") + "," + chat("b", "z"), once}}), broken);
}

// ---- who is shown ---------------------------------------------------------------------------------------------------

TEST(ProveReply, WhoIsShownDoesNoMoreThanHeMust) {
  const auto loaded = testing::load(files_of({.late = R"("late": {"at_most": "PT1H"})"},
                                             {{wait_for(wrote, "a", "P3D", "b", "z") + "," + chat("b", "c") + "," +
                                                   wait("c", "PT47H", "d") + "," + chat("d", "z"),
                                               on_cart}}));
  const auto& part = loaded->parts.front();
  Workspace workspace(*part.project, part.program);
  const auto all = properties(*part.project, part.program);
  const Answer answer = prove(workspace, all.front(), 1'804'464'000);
  ASSERT_TRUE(answer.refutation);
  EXPECT_EQ(answer.refutation->customer.events.size(), 2u);
  EXPECT_TRUE(answer.refutation->customer.events.back().arrives || answer.refutation->customer.events.front().arrives);
  EXPECT_EQ(answer.refutation->records, std::vector<Index>{1});
}

// ---- at random ------------------------------------------------------------------------------------------------------

class Draw {
 public:
  explicit Draw(std::uint64_t seed) : dice_(seed) {}

  std::vector<testing::TestFile> files() {
    Shop shop;
    shop.zone = dice_.chance(50) ? "Asia/Shanghai" : "Europe/Berlin";
    shop.length = length();
    if (dice_.chance(30)) shop.after = R"({"any": [{"event": "wrote"}, {"event": "followed"}]})";
    if (dice_.chance(40)) shop.late = R"("late": {"at_most": "PT1H"})";
    if (dice_.chance(30)) {
      shop.gate = R"({"checks": {"hours": {"mode": "enforce"}}, "quiet": [{"from": "20:00:00", "to": "08:00:00"}]})";
    }
    std::vector<Course> courses;
    for (int n = dice_.from_to(1, 2); n > 0; --n) courses.push_back(course());
    return files_of(shop, courses);
  }

 private:
  std::string length() {
    static const std::vector<std::string> all{"PT23H", "PT24H", "PT24H1S", "PT25H", "P1D", "PT48H", "PT1H", "P2D"};
    return dice_.one_of(all);
  }
  std::string event() {
    static const std::vector<std::string> all{"wrote", "wrote", "cart", "followed"};
    return R"({"event": ")" + dice_.one_of(all) + "\"}";
  }
  std::string condition() {
    std::string asked = R"({"event": "wrote", "in": ")" + length() + "\"}";
    if (dice_.chance(25)) asked = R"({"event": "wrote", "since": "entry"})";
    return dice_.chance(30) ? R"({"not": )" + asked + "}" : asked;
  }

  Course course() {
    Course out;
    out.entry = R"("on": )" + event();
    if (dice_.chance(30)) out.entry += R"(, "if": )" + condition();
    if (dice_.chance(30)) out.entry += R"(, "again": {"after": "PT1H", "since": "entry"})";
    const int steps = dice_.from_to(2, 6);
    const auto any_later = [&](int n) {
      const int to = dice_.from_to(n + 1, steps);
      return to == steps ? std::string("z") : std::string(1, static_cast<char>('a' + to));
    };
    for (int n = 0; n < steps; ++n) {
      const std::string id(1, static_cast<char>('a' + n));
      const std::string next = n + 1 == steps ? "z" : std::string(1, static_cast<char>('a' + n + 1));
      if (n > 0) out.steps += ",";
      const int what = dice_.from_to(1, 100);
      if (what <= 35 || n + 1 == steps) {
        out.steps += chat(id, next);
      } else if (what <= 60) {
        out.steps += wait(id, length(), next);
      } else if (what <= 80) {
        out.steps +=
            wait_for(event(), id, length(), next, any_later(n), dice_.chance(30) ? R"("since": "entry", )" : "");
      } else {
        out.steps += branch(id, condition(), next, any_later(n));
      }
    }
    if (dice_.chance(25)) {
      out.more = R"("exits": [{"on": )" + event() +
                 (dice_.chance(50)
                      ? R"(, "next": ")" + std::string(1, static_cast<char>('a' + dice_.from_to(0, steps - 1))) + "\""
                      : "") +
                 "}], ";
    }
    return out;
  }

  testing::Dice dice_;
};

constexpr Instant start = 1'804'464'000;  // 2027-03-08, a Monday

/// How it came out, and how often customers broke what is open.
struct Tally {
  std::array<int, 3> answers{};
  int met = 0;
};

/// The reply windows of one workspace before simulated customers; says what is wrong.
void judged(const std::vector<testing::TestFile>& files, std::uint64_t seed, Tally& tally) {
  constexpr int customers = 60;
  const auto loaded = testing::load(files);
  const auto& part = loaded->parts.front();
  const auto played = [&](const model::Customer& customer) {
    Report names;
    return trace::replay(part.program, trace::prepare(part.program, *part.project, customer, start, names));
  };
  const auto said = [&](const model::Customer& customer) {
    std::string out = std::to_string(seed) + "\n" + model::write_customer(customer);
    for (const auto& [name, text] : files) out += "\n---- " + name + "\n" + text;
    return out;
  };
  Workspace workspace(*part.project, part.program, {.most_states = 20'000});
  for (const Property& property : properties(*part.project, part.program)) {
    if (property.kind != Property::Kind::reply_window) continue;
    const Answer answer = prove(workspace, property, start);
    ++tally.answers[static_cast<std::size_t>(answer.verdict)];
    const auto breaks = [&](const model::Customer& customer, const trace::Run& run) {
      return testing::judge(*part.project, part.program, property, customer, run).broken;
    };
    if (answer.verdict == Answer::Verdict::refuted) {
      const auto file = testing::decode_customer(model::write_customer(answer.refutation->customer));
      EXPECT_TRUE(breaks(file.value, played(file.value))) << said(file.value);
      continue;
    }
    testing::Dice dice(seed);
    const testing::LargerCustomers people(*part.project, part.program, start);
    model::Customer last = people.random(dice);
    bool somebody = false;
    for (int n = 0; n < customers && !somebody; ++n) {
      const trace::Run run = played(last);
      somebody = breaks(last, run);
      EXPECT_FALSE(somebody && answer.verdict == Answer::Verdict::proved) << said(last);
      last = dice.chance(15) ? people.random(dice) : people.changed(last, run, dice);
    }
    tally.met += somebody ? 1 : 0;
  }
}

Tally drawn(std::uint64_t workspaces, const std::function<std::vector<testing::TestFile>(std::uint64_t)>& files) {
  const char* const wanted = std::getenv("WAYPROOF_REPLIES");
  if (wanted != nullptr) workspaces = std::strtoull(wanted, nullptr, 10);
  Tally out;
  for (std::uint64_t seed = 1; seed <= workspaces && !::testing::Test::HasFailure(); ++seed)
    judged(files(seed), seed, out);
  std::printf("%d proved, %d refuted, %d open (%d broken by somebody)\n", out.answers[0], out.answers[1],
              out.answers[2], out.met);
  return out;
}

TEST(ProveReplyRandom, NoSimulatedCustomerBreaksWhatIsProvedAndEverybodyShownBreaksIt) {
  const Tally tally = drawn(400, [](std::uint64_t seed) { return Draw(seed).files(); });
  const auto [proved, refuted, open] = tally.answers;
  EXPECT_GE(proved, 40);
  EXPECT_GE(refuted, 100);
  EXPECT_LE(open * 10, proved + refuted);
}

// Those of prove_larger_test.cpp, with a window on one of their channels.
TEST(ProveReplyRandom, NorInLargerWorkspaces) {
  const auto plans = testing::larger_plans();
  const Tally tally = drawn(100, [&](std::uint64_t seed) {
    auto files = testing::larger_workspace(plans(rc::Random(seed)).value());
    const std::string channel = R"("push": {"kind": "push")";
    for (auto& [name, text] : files) {
      const auto at = text.find(channel);
      if (at == std::string::npos) continue;
      const std::string length = seed % 3 == 0 ? "P2D" : seed % 3 == 1 ? "P5D" : "PT48H";
      text.insert(at + channel.size(),
                  R"(, "reply_window": {"length": ")" + length + R"(", "after": )" +
                      (seed % 2 == 0 ? R"({"event": "cart"})" : R"({"any": [{"event": "cart"}, {"event": "order"}]})") +
                      "}");
    }
    return files;
  });
  EXPECT_GE(tally.answers[0], 5);
}

}  // namespace
}  // namespace wayproof::proof
