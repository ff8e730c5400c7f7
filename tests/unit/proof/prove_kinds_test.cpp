// What is promised, kind by kind: for each the smallest journey that keeps it by a second, and the one that breaks it
// by a second. Every journey here is one of a shop in Shanghai, unless its clock is what the example is about.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "proof/prove.h"
#include "support/proved.h"

namespace wayproof::proof {
namespace {

using testing::end;
using testing::sms;
using testing::wait;

// ---- a shop and its journeys ----------------------------------------------------------------------------------------

struct Shop {
  std::string gate = R"({"checks": {}})";
  std::string zone = "Asia/Shanghai";
  std::string paid = "PT0S";     ///< how late the platform may learn of an order
  std::string opt_out = "PT0S";  ///< ... of an opt-out
  std::string tier = "never";    ///< who changes the attribute
  std::string team = "{}";       ///< the people who sell
  std::string more;              ///< further keys
};

struct Course {
  std::string promise, steps;
  std::string entry = R"("on": {"event": "cart"})";
  std::string more;  ///< further keys: exits, lifetime
};

std::string proved(const Shop& shop, const std::vector<Course>& courses) {
  std::vector<testing::TestFile> files{
      {"w.workspace.json", R"({"format": "wayproof/workspace@1", "id": "shop", "time_zone": ")" + shop.zone + R"(",
           "journeys": ["*.journey.json"], "channels": {"sms": {"kind": "sms"}, "email": {"kind": "email"}},
           "topics": {"offers": {"channels": ["sms", "email"], "consent": "express"}}, "people": {"sales": )" +
                               shop.team + R"(},
           "attributes": {"tier": {"type": "text", "changes": ")" +
                               shop.tier + R"("}},
           "events": {"cart": {"late": {"at_most": "PT0S"}, "properties": {"items": {"type": "integer"}}},
                      "paid": {"late": {"at_most": ")" +
                               shop.paid + R"("}}},
           "latency": {"opt_out": ")" +
                               shop.opt_out + R"(", "attribute": "PT0S"},)" + shop.more + R"("gate": )" + shop.gate +
                               "}"}};
  for (const Course& course : courses) {
    const std::string id(1, static_cast<char>('j' + files.size() - 1));
    files.emplace_back(id + ".journey.json", R"({"format": "wayproof/journey@1", "id": ")" + id + R"(", "entry": {)" +
                                                 course.entry + "}, " + course.more + R"("guarantees": [)" +
                                                 course.promise + R"(], "first": "a", "steps": {)" + course.steps +
                                                 "," + end + "}}");
  }
  return testing::proved(files);
}

std::string daily(const std::string& at) { return R"("on": {"every": {"period": "day", "at": ")" + at + R"("}})"; }
std::string again(const std::string& after, const std::string& since) {
  return R"("on": {"event": "cart"}, "again": {"after": ")" + after + R"(", "since": ")" + since + R"("})";
}
std::string exits(const std::string& rules) { return R"("exits": [)" + rules + "], "; }
const std::string on_paid = R"({"on": {"event": "paid"}})";

// ---- promises -------------------------------------------------------------------------------------------------------

std::string at_most(int max, const std::string& window) {
  return R"({"kind": "at_most", "max": )" + std::to_string(max) + R"(, "of": {"channel": "sms"}, "window": {)" +
         window + "}}";
}
std::string sliding(const std::string& length) { return R"("sliding": ")" + length + "\""; }
const std::string calendar_day = R"("calendar": "day")";
std::string never(const std::string& from, const std::string& to) {
  return R"({"kind": "never_between", "message": {"channel": "sms"}, "from": ")" + from + R"(", "to": ")" + to + "\"}";
}
std::string after_no(const std::string& event, const std::string& when) {
  return R"({"kind": "after_no", "after": {"event": ")" + event + R"("}, "message": {"channel": "sms"}, )" + when + "}";
}
std::string reaches(const std::string& within) {
  return R"({"kind": "reaches", "from": "entry", "to": "end", "within": ")" + within + "\"}";
}

// ---- steps ----------------------------------------------------------------------------------------------------------

std::string branch(const std::string& id, const std::string& condition, const std::string& then,
                   const std::string& otherwise) {
  return "\"" + id + R"(": {"type": "branch", "cases": [{"if": )" + condition + R"(, "next": ")" + then +
         R"("}], "else": ")" + otherwise + "\"}";
}
std::string split(const std::string& id, const std::string& left, const std::string& right) {
  return "\"" + id + R"(": {"type": "split", "experiment": "x", "arms": [{"id": "l", "share": 1, "next": ")" + left +
         R"("}, {"id": "r", "share": 1, "next": ")" + right + R"("}]})";
}
std::string wait_for_paid(const std::string& id, const std::string& at_most, const std::string& next,
                          const std::string& on_time_out) {
  return "\"" + id + R"(": {"type": "wait", "until_event": {"event": "paid"}, "at_most": ")" + at_most +
         R"(", "on_time_out": ")" + on_time_out + R"(", "next": ")" + next + "\"}";
}

// ---- limits ---------------------------------------------------------------------------------------------------------

TEST(ProveKinds, JourneysMeetInAWindow) {
  const auto both = [](const std::string& length) {
    return proved({}, {{at_most(1, sliding(length)), sms("a", "z"), daily("08:00:00"), ""},
                       {at_most(1, calendar_day), sms("a", "z"), daily("20:00:00"), ""}});
  };
  EXPECT_EQ(both("PT12H"),
            "guarantee 0: proved by search, 1 allowed, at most 1\n"
            "guarantee 1: refuted by replay, 1 allowed, 2 shown, at most 2\n");
  EXPECT_EQ(both("PT12H1S"),
            "guarantee 0: refuted by replay, 1 allowed, 2 shown, at most 2\n"
            "guarantee 1: refuted by replay, 1 allowed, 2 shown, at most 2\n");
}

// Nobody goes both ways at once; who goes one of them gets too much all the same.
TEST(ProveKinds, AJourneyThatIsTooMuchByItselfIsShownBesideOneThatExcludesIt) {
  const auto tier = [](const std::string& one) { return R"({"attribute": "tier", "is": ")" + one + R"("})"; };
  const std::string three = sms("b", "c") + "," + sms("c", "d") + "," + sms("d", "z");
  const std::string four = three.substr(0, three.rfind("\"z\"")) + R"("e"},)" + sms("e", "z");
  const Course gold{at_most(2, sliding("PT24H")), branch("a", tier("gold"), "b", "z") + "," + three};
  const Course silver{at_most(3, sliding("PT24H")), branch("a", tier("silver"), "b", "z") + "," + four};
  EXPECT_EQ(proved({}, {gold, silver}),
            "guarantee 0: refuted by replay, 2 allowed, 4 shown, at most 7\n"
            "guarantee 1: refuted by replay, 3 allowed, 4 shown, at most 7\n");
}

TEST(ProveKinds, ACalendarDayIsNotTheNext24Hours) {
  const std::string steps = sms("a", "b") + "," + wait("b", "PT6H", "c") + "," + sms("c", "z");
  EXPECT_EQ(proved({}, {{at_most(1, calendar_day), steps, daily("20:00:00"), ""}}),
            "guarantee 0: proved by search, 1 allowed, at most 1\n");
  EXPECT_EQ(proved({}, {{at_most(1, calendar_day), steps, daily("17:59:59"), ""}}),
            "guarantee 0: refuted by replay, 1 allowed, 2 shown, at most 2\n");
}

TEST(ProveKinds, AStricterPromiseThanTheCapIsNotKeptByIt) {
  const std::string cap =
      R"({"checks": {"caps": {"mode": "enforce"}}, "caps": [{"id": "c", "max": 2, "window": {"sliding": "PT24H"}}]})";
  const std::string steps = sms("a", "b") + "," + sms("b", "c") + "," + sms("c", "z");
  EXPECT_EQ(proved({.gate = cap}, {{at_most(2, sliding("PT24H")), steps}}),
            "cap 0: proved by gate, 2 allowed, at most 2\nguarantee 0: proved by gate, 2 allowed, at most 2\n");
  EXPECT_EQ(proved({.gate = cap}, {{at_most(1, sliding("PT24H")), steps}}),
            "cap 0: proved by gate, 2 allowed, at most 2\n"
            "guarantee 0: refuted by replay, 1 allowed, 2 shown, at most 3\n");
}

TEST(ProveKinds, ADetourThatSendsIsCounted) {
  const std::string steps = sms("a", "b") + "," + split("b", "d", "c") + "," + sms("c", "d") + "," + sms("d", "z");
  EXPECT_EQ(proved({}, {{at_most(2, sliding("PT24H")), steps}}),
            "guarantee 0: refuted by replay, 2 allowed, 3 shown, at most 3\n");
}

TEST(ProveKinds, RoundInCirclesEveryRoundCounts) {
  const std::string steps = sms("a", "b") + "," + wait("b", "PT6H", "a");
  const auto promised = [&](int max) {
    return proved({}, {{at_most(max, sliding("PT24H")), steps, Course().entry, R"("lifetime": "P3D", )"}});
  };
  EXPECT_EQ(promised(4), "guarantee 0: proved by search, 4 allowed, at most 4\n");
  EXPECT_EQ(promised(3), "guarantee 0: refuted by replay, 3 allowed, 4 shown, at most 4\n");
}

TEST(ProveKinds, AtTheEndOfItsLifetimeARunSendsNothing) {
  const auto sent_after = [](const std::string& length) {
    return proved({}, {{at_most(0, sliding("PT24H")), wait("a", length, "b") + "," + sms("b", "z"), Course().entry,
                        R"("lifetime": "PT24H", )"}});
  };
  EXPECT_EQ(sent_after("PT24H"), "guarantee 0: proved by search, 0 allowed, at most 0\n");
  EXPECT_EQ(sent_after("PT23H59M59S"), "guarantee 0: refuted by replay, 0 allowed, 1 shown, at most 1\n");
  // Some are there after twelve hours, and some as it ends.
  const auto in_the_morning = [](const std::string& lifetime) {
    const std::string gold = R"({"attribute": "tier", "is": "gold"})";
    const std::string steps = branch("a", gold, "b", "c") + "," + wait("b", "PT12H", "c") + "," +
                              wait("c", "PT12H", "d") + "," + sms("d", "z");
    return proved({},
                  {{never("07:00:00", "09:00:00"), steps, daily("08:00:00"), R"("lifetime": ")" + lifetime + "\", "}});
  };
  EXPECT_EQ(in_the_morning("PT24H"), "guarantee 0: proved by search\n");
  EXPECT_EQ(in_the_morning("PT24H1S"), "guarantee 0: refuted by replay\n");
}

// A run of twelve hours, and a day from entry to entry, or from its end to the next.
TEST(ProveKinds, WhoComesBackIsCountedFromWhereAgainCounts) {
  const auto promised = [](const std::string& since, const std::string& window) {
    return proved(
        {}, {{at_most(1, sliding(window)), sms("a", "b") + "," + wait("b", "PT12H", "z"), again("PT24H", since), ""}});
  };
  EXPECT_EQ(promised("entry", "PT24H"), "guarantee 0: proved by search, 1 allowed, at most 1\n");
  EXPECT_EQ(promised("entry", "PT24H1S"), "guarantee 0: refuted by replay, 1 allowed, 2 shown, at most 2\n");
  EXPECT_EQ(promised("leave", "PT36H"), "guarantee 0: proved by search, 1 allowed, at most 1\n");
  EXPECT_EQ(promised("leave", "PT36H1S"), "guarantee 0: refuted by replay, 1 allowed, 2 shown, at most 2\n");
}

TEST(ProveKinds, AnAnswerComesAtAnyTimeUntilItIsDue) {
  const std::string steps =
      sms("a", "b") +
      R"(, "b": {"type": "task", "title": "Call", "assign": {"role": "sales"}, "due": {"of": "now", "plus": "PT24H"},
               "outcomes": {"yes": "c"}, "overdue": "z"}, )" +
      sms("c", "z");
  EXPECT_EQ(proved({}, {{at_most(1, sliding("PT1H")), steps}}),
            "guarantee 0: refuted by replay, 1 allowed, 2 shown, at most 2\n");
}

// ---- what is remembered of a customer -------------------------------------------------------------------------------

const std::string gold = R"({"attribute": "tier", "is": "gold"})";

// Who is gold gets the first message, who is not the second.
std::string once_if_remembered(const std::string& first, const std::string& second) {
  return first + "," + sms("b", "c") + "," + second + "," + sms("d", "z");
}

TEST(ProveKinds, WhatNeverChangesIsRemembered) {
  const std::string steps = once_if_remembered(branch("a", gold, "b", "c"), branch("c", gold, "z", "d"));
  EXPECT_EQ(proved({}, {{at_most(1, sliding("PT24H")), steps}}),
            "guarantee 0: proved by search, 1 allowed, at most 1\n");
}

TEST(ProveKinds, WhatCanChangeIsNot) {
  const std::string steps = branch("a", gold, "b", "z") + "," + sms("b", "c") + "," + wait("c", "PT1H", "d") + "," +
                            branch("d", gold, "z", "e") + "," + sms("e", "z");
  const auto promised = [&](const std::string& changes) {
    return proved({.tier = changes}, {{at_most(1, sliding("PT24H")), steps}});
  };
  EXPECT_EQ(promised("never"), "guarantee 0: proved by search, 1 allowed, at most 1\n");
  EXPECT_NE(promised("external").find("at most 2"), std::string::npos);
}

const std::string many = R"({"entry": "items", "at_least": 10})";

TEST(ProveKinds, WhatTheEntryBroughtAlongIsRememberedInItsRun) {
  const std::string steps = once_if_remembered(branch("a", many, "b", "c"), branch("c", many, "z", "d"));
  EXPECT_EQ(proved({}, {{at_most(1, sliding("PT24H")), steps}}),
            "guarantee 0: proved by search, 1 allowed, at most 1\n");
}

TEST(ProveKinds, WhatTheEntryBroughtAlongMattersToTheBranchBehindAWait) {
  const std::string steps = branch("a", many, "b", "z") + "," + sms("b", "c") + "," + wait("c", "PT1H", "d") + "," +
                            branch("d", many, "z", "e") + "," + sms("e", "z");
  EXPECT_EQ(proved({}, {{at_most(1, sliding("PT24H")), steps}}),
            "guarantee 0: proved by search, 1 allowed, at most 1\n");
}

// Small carts are written to half an hour later than large ones: a small one and then a large one, half an hour apart.
TEST(ProveKinds, TheNextEntryBringsSomethingElseAlong) {
  const std::string steps = branch("a", many, "b", "c") + "," + sms("b", "z") + "," + wait("c", "PT30M", "b");
  const std::string answer = proved({}, {{at_most(1, sliding("PT1H")), steps, again("PT1H", "entry"), ""}});
  EXPECT_NE(answer.find("at most 2"), std::string::npos) << answer;
}

TEST(ProveKinds, TheNextEntryIsAnsweredByItself) {
  const std::string steps = branch("a", many, "b", "c") + "," + sms("b", "z") + "," + wait("c", "PT1H30M", "b");
  const std::string answer = proved({}, {{at_most(1, sliding("PT30M")), steps, again("PT2H", "entry"), ""}});
  EXPECT_EQ(answer, "guarantee 0: proved by search, 1 allowed, at most 1\n");
  const std::string sooner = proved({}, {{at_most(1, sliding("PT31M")), steps, again("PT2H", "entry"), ""}});
  EXPECT_NE(sooner.find("at most 2"), std::string::npos) << sooner;
}

TEST(ProveKinds, AnArmIsKept) {
  const std::string steps = once_if_remembered(split("a", "b", "c"), split("c", "z", "d"));
  EXPECT_EQ(proved({}, {{at_most(1, sliding("PT24H")), steps}}),
            "guarantee 0: proved by search, 1 allowed, at most 1\n");
}

// ---- never_between --------------------------------------------------------------------------------------------------

TEST(ProveKinds, AQuietNightEndsBeforeItsLastSecondIsOver) {
  const auto sent_at = [](const std::string& at) {
    return proved({}, {{never("22:00:00", "08:00:00"), sms("a", "z"), daily(at), ""}});
  };
  EXPECT_EQ(sent_at("21:59:59"), "guarantee 0: proved by search\n");
  EXPECT_EQ(sent_at("22:00:00"), "guarantee 0: refuted by replay\n");
  EXPECT_EQ(sent_at("23:59:59"), "guarantee 0: refuted by replay\n");
  EXPECT_EQ(sent_at("07:59:59"), "guarantee 0: refuted by replay\n");
  EXPECT_EQ(sent_at("08:00:00"), "guarantee 0: proved by search\n");
}

// Orders come in the last seconds of the night, and messages in the same seconds.
TEST(ProveKinds, OneSecondOfANightIsEnough) {
  const auto promised = [](const std::string& from, const std::string& to) {
    return proved(
        {}, {{never(from, to), wait_for_paid("a", "PT2S", "b", "z") + "," + sms("b", "z"), daily("07:59:58"), ""}});
  };
  EXPECT_EQ(promised("22:00:00", "08:00:00"), "guarantee 0: refuted by replay\n");
  EXPECT_EQ(promised("22:00:00", "07:59:59"), "guarantee 0: proved by search\n");
}

TEST(ProveKinds, ABranchByTheClockEndsBeforeItsEnd) {
  const std::string steps = wait_for_paid("a", "PT2H", "b", "z") + "," +
                            branch("b", R"({"local_time": ["07:30:00", "08:00:00"]})", "c", "z") + "," + sms("c", "z");
  const auto promised = [&](const std::string& from, const std::string& to) {
    return proved({}, {{never(from, to), steps, daily("07:00:00"), ""}});
  };
  EXPECT_EQ(promised("07:59:59", "08:00:00"), "guarantee 0: refuted by replay\n");
  EXPECT_EQ(promised("08:00:00", "07:30:00"), "guarantee 0: proved by search\n");
  EXPECT_EQ(promised("07:30:00", "07:30:01"), "guarantee 0: refuted by replay\n");
}

TEST(ProveKinds, WhatIsHeldGoesOutWhenTheHoursOpen) {
  const std::string quiet =
      R"({"checks": {"hours": {"mode": "enforce"}}, "quiet": [{"from": "20:00:00", "to": "08:00:00"}]})";
  const auto promised = [&](const std::string& from, const std::string& to) {
    return proved({.gate = quiet}, {{never(from, to), sms("a", "z"), daily("22:00:00"), ""}});
  };
  EXPECT_EQ(promised("08:00:00", "08:00:01"), "quiet 0: proved by gate\nguarantee 0: refuted by replay\n");
  EXPECT_EQ(promised("08:00:01", "08:00:00"), "quiet 0: proved by gate\nguarantee 0: proved by search\n");
}

TEST(ProveKinds, WhatWouldBeHeldTooLongIsDropped) {
  const std::string quiet = R"({"checks": {"hours": {"mode": "enforce"}}, "hold_at_most": "PT6H",
                                "quiet": [{"from": "20:00:00", "to": "08:00:00"}]})";
  const auto sent_at = [&](const std::string& at) {
    return proved({.gate = quiet}, {{at_most(0, sliding("PT24H")), sms("a", "z"), daily(at), ""}});
  };
  EXPECT_EQ(sent_at("01:59:59"), "quiet 0: proved by gate\nguarantee 0: proved by search, 0 allowed, at most 0\n");
  EXPECT_EQ(sent_at("02:00:00"),
            "quiet 0: proved by gate\nguarantee 0: refuted by replay, 0 allowed, 1 shown, at most 1\n");
}

// An order at the deadline still counts as one; one at the very entry came before anybody waited for it.
TEST(ProveKinds, AnEventIsWaitedForUpToTheDeadline) {
  const auto promised = [](const std::string& from, const std::string& to, const std::string& deadline) {
    return proved(
        {}, {{never(from, to), wait_for_paid("a", deadline, "b", "z") + "," + sms("b", "z"), daily("20:00:00"), ""}});
  };
  EXPECT_EQ(promised("20:00:00", "20:00:01", "PT24H"), "guarantee 0: refuted by replay\n");
  EXPECT_EQ(promised("20:00:00", "20:00:01", "PT23H59M59S"), "guarantee 0: proved by search\n");
  EXPECT_EQ(promised("21:00:00", "21:00:01", "PT24H"), "guarantee 0: refuted by replay\n");
}

TEST(ProveKinds, AnExitActsAlsoWhileOneWaits) {
  const std::string steps = wait("a", "PT24H", "z") + "," + sms("b", "z");
  EXPECT_EQ(proved({}, {{never("21:00:00", "21:00:01"), steps, daily("20:00:00"),
                         exits(R"({"on": {"event": "paid"}, "next": "b"})")}}),
            "guarantee 0: refuted by replay\n");
}

TEST(ProveKinds, ASecondIsASecond) {
  const std::string steps =
      split("a", "b", "c") + "," + wait("b", "PT1H", "d") + "," + wait("c", "PT1H1S", "d") + "," + sms("d", "z");
  const auto promised = [&](const std::string& from, const std::string& to) {
    return proved({}, {{never(from, to), steps, daily("20:00:00"), ""}});
  };
  EXPECT_EQ(promised("21:00:00", "21:00:01"), "guarantee 0: refuted by replay\n");
  EXPECT_EQ(promised("21:00:01", "21:00:02"), "guarantee 0: refuted by replay\n");
  EXPECT_EQ(promised("21:00:02", "21:00:00"), "guarantee 0: proved by search\n");
}

TEST(ProveKinds, TheEntryIsRememberedAsLongAsAWaitCountsFromIt) {
  const std::string steps = wait("a", "PT20H", "b") +
                            R"(, "b": {"type": "wait", "until": {"of": "entry", "plus": "PT30H"}, "next": "c"}, )" +
                            sms("c", "z");
  const auto promised = [&](const std::string& from, const std::string& to) {
    return proved({}, {{never(from, to), steps, daily("20:00:00"), ""}});
  };
  EXPECT_EQ(promised("02:00:00", "02:00:01"), "guarantee 0: refuted by replay\n");
  EXPECT_EQ(promised("02:00:01", "02:00:00"), "guarantee 0: proved by search\n");
}

// ---- after_no -------------------------------------------------------------------------------------------------------

const std::string in_run = R"("scope": "instance")";

// A promise about the run of one journey says something of another's messages only while that run goes on.
TEST(ProveKinds, MessagesOfAnotherJourneyAreNotTakenForThoseOfTheRun) {
  const std::string nobody_after =
      R"({"kind": "after_no", "after": {"event": "paid"}, "message": {"purpose": "marketing"}, "scope": "instance"})";
  const std::string leaves = R"("exits": [{"on": {"event": "paid"}}], )";
  const Course own{nobody_after, wait("a", "P3D", "z"), R"("on": {"event": "cart"})", leaves};
  const Course other{"", wait("a", "P1D", "b") + "," + sms("b", "z")};
  EXPECT_EQ(proved({}, {own}), "guarantee 0: proved by search\n");
  EXPECT_EQ(proved({}, {own, other}), "guarantee 0: unknown by not modelled\n");
}

TEST(ProveKinds, AnExitStopsWhatAnEventShouldEnd) {
  const std::string steps = wait("a", "PT24H", "b") + "," + sms("b", "z");
  const auto with = [&](const std::string& rules) {
    return proved({}, {{after_no("paid", in_run), steps, Course().entry, rules}});
  };
  EXPECT_EQ(with(""), "guarantee 0: refuted by replay\n");
  EXPECT_EQ(with(exits(on_paid)), "guarantee 0: proved by search\n");
  // For some only.
  EXPECT_EQ(with(exits(R"({"on": {"event": "paid"}, "if": )" + gold + "}")), "guarantee 0: refuted by replay\n");
}

// An order is known an hour later at most. Until then messages can go out, from then on none.
TEST(ProveKinds, AnEventIsKnownWhenItIsKnown) {
  const std::string steps = wait("a", "PT24H", "b") + "," + sms("b", "z");
  const auto from = [&](const std::string& length) {
    return proved({.paid = "PT1H"}, {{after_no("paid", R"("from": ")" + length + R"(", )" + in_run), steps,
                                      Course().entry, exits(on_paid)}});
  };
  EXPECT_EQ(from("PT59M59S"), "guarantee 0: refuted by replay\n");
  EXPECT_EQ(from("PT1H"), "guarantee 0: proved by search\n");
}

TEST(ProveKinds, WithinARunOnlyWhatHappensInIt) {
  const auto promised = [](const std::string& when) {
    return proved({}, {{after_no("paid", when), sms("a", "z"), Course().entry, exits(on_paid)}});
  };
  EXPECT_EQ(promised(in_run), "guarantee 0: proved by search\n");
  EXPECT_EQ(promised(R"("until": "PT1H")"), "guarantee 0: refuted by replay\n");
}

TEST(ProveKinds, UntilIsNoLongerThanItSays) {
  const std::string steps = wait("a", "PT1H", "b") + "," + sms("b", "z");
  const auto until = [&](const std::string& length) {
    return proved({}, {{after_no("cart", R"("until": ")" + length + "\""), steps, Course().entry,
                        exits(R"({"on": {"event": "cart"}})")}});
  };
  EXPECT_EQ(until("PT1H"), "guarantee 0: proved by search\n");
  EXPECT_EQ(until("PT1H1S"), "guarantee 0: refuted by replay\n");
}

// A message at the same time of the next day is not within a day.
TEST(ProveKinds, UntilTheSameTimeOfTheNextDay) {
  const std::string steps = wait("a", "P1D", "b") + "," + sms("b", "z");
  const auto until = [&](const std::string& length) {
    return proved({}, {{after_no("cart", R"("until": ")" + length + "\""), steps, Course().entry,
                        exits(R"({"on": {"event": "cart"}})")}});
  };
  EXPECT_EQ(until("P1D"), "guarantee 0: proved by search\n");
  EXPECT_EQ(until("P1DT1S"), "guarantee 0: refuted by replay\n");
}

// A message an hour after the order was known, at most a minute after it came.
TEST(ProveKinds, FromIsThatVerySecond) {
  const std::string steps = wait_for_paid("a", "P1D", "b", "z") + "," + wait("b", "PT1H", "c") + "," + sms("c", "z");
  const auto from = [&](const std::string& length) {
    return proved({.paid = "PT1M"}, {{after_no("paid", R"("from": ")" + length + R"(", )" + in_run), steps}});
  };
  EXPECT_EQ(from("PT1H1M"), "guarantee 0: refuted by replay\n");
  EXPECT_EQ(from("PT1H1M1S"), "guarantee 0: proved by search\n");
}

// The first order leads to a message a day later, and uses the rule up; a second one stops nothing.
TEST(ProveKinds, ARuleThatLeadsOnActsOnce) {
  const std::string steps = wait("a", "P7D", "z") + "," + wait("b", "PT24H", "c") + "," + sms("c", "z");
  const std::string answer = proved({}, {{after_no("paid", R"("until": "PT12H")"), steps, Course().entry,
                                          exits(R"({"on": {"event": "paid"}, "next": "b"})")}});
  EXPECT_EQ(answer, "guarantee 0: refuted by replay\n");
}

// Two rules wait for the order, the first not for everybody: the second may be the one that acts.
TEST(ProveKinds, TheSecondRuleActsWhereTheFirstDoesNot) {
  const std::string steps = wait("a", "P7D", "z") + "," + wait_for_paid("b", "PT1H", "z", "c") + "," + sms("c", "z");
  const auto with = [&](const std::string& first) {
    return proved({}, {{after_no("paid", in_run), steps, Course().entry,
                        exits(first + R"(, {"on": {"event": "paid"}, "next": "b"})")}});
  };
  EXPECT_EQ(with(R"({"on": {"event": "paid"}, "if": )" + gold + "}"), "guarantee 0: refuted by replay\n");
  EXPECT_EQ(with(on_paid), "guarantee 0: proved by search\n");
}

TEST(ProveKinds, TheSecondRuleActsWhereTheFirstLeadsOthersOn) {
  const std::string steps = wait("a", "P7D", "z") + "," + wait_for_paid("b", "PT1H", "z", "c") + "," + sms("c", "z");
  const std::string rules = R"({"on": {"event": "paid"}, "if": )" + gold + R"(, "next": "z"},
                               {"on": {"event": "paid"}, "next": "b"})";
  EXPECT_EQ(proved({}, {{after_no("paid", in_run), steps, Course().entry, exits(rules)}}),
            "guarantee 0: refuted by replay\n");
}

// ---- consent --------------------------------------------------------------------------------------------------------

const std::string consent_enforced = R"({"checks": {"consent": {"mode": "enforce"}}})";

TEST(ProveKinds, WhoHasOptedOutIsWrittenToUntilItIsKnown) {
  const std::string promise = R"({"kind": "always_at", "message": {"channel": "sms"}, "consent": "offers"})";
  const std::string steps = wait("a", "PT24H", "b") + "," + sms("b", "z");
  const auto known_after = [&](const std::string& length) {
    return proved({.gate = consent_enforced, .opt_out = length}, {{promise, steps}});
  };
  EXPECT_EQ(known_after("PT0S"), "guarantee 0: proved by gate\n");
  EXPECT_EQ(known_after("PT1H"), "guarantee 0: refuted by replay\n");
}

TEST(ProveKinds, AnOptOutCountsWithinTheTimeThatIsPromised) {
  const std::string steps = wait("a", "PT24H", "b") + "," + sms("b", "z");
  const auto within = [&](const std::string& length, const std::string& gate, const std::string& rules) {
    return proved({.gate = gate, .opt_out = "PT1H", .more = R"("promises": {"opt_out_within": ")" + length + R"("}, )"},
                  {{"", steps, Course().entry, rules}});
  };
  const std::string none = R"({"checks": {}})";
  EXPECT_EQ(within("PT1H", consent_enforced, ""), "opt-out 0: proved by gate\n");
  EXPECT_EQ(within("PT59M59S", consent_enforced, ""), "opt-out 0: refuted by replay\n");
  EXPECT_EQ(within("PT1H", none, ""), "opt-out 0: refuted by replay\n");
}

// An exit rule stops who is inside. Who has opted out before comes in all the same, unless the entry asks.
TEST(ProveKinds, WhoOptedOutLongAgoIsWrittenToWhereNobodyAsks) {
  const std::string steps = wait("a", "PT24H", "b") + "," + sms("b", "z");
  const auto entered_by = [&](const std::string& entry) {
    return proved(
        {.gate = R"({"checks": {}})", .opt_out = "PT1H", .more = R"("promises": {"opt_out_within": "PT1H"}, )"},
        {{"", steps, entry, exits(R"({"on": {"opt_out": "offers"}})")}});
  };
  EXPECT_EQ(entered_by(Course().entry), "opt-out 0: refuted by replay\n");
  EXPECT_EQ(entered_by(Course().entry + R"(, "if": {"consent": "offers"})"), "opt-out 0: proved by search\n");
}

// After an opt-out is after a word that was said: who has never agreed did not opt out.
TEST(ProveKinds, NobodyHasOptedOutWhoNeverSaidSo) {
  const auto by = [](const std::string& rules) {
    return proved({.opt_out = "PT0S"}, {{R"({"kind": "after_no", "after": {"opt_out": "offers"},
                                            "message": {"channel": "sms"}, "scope": "instance"})",
                                         wait("a", "PT24H", "b") + "," + sms("b", "z"), Course().entry, rules}});
  };
  EXPECT_EQ(by(exits(R"({"on": {"opt_out": "offers"}})")), "guarantee 0: proved by search\n");
  EXPECT_EQ(by(""), "guarantee 0: refuted by replay\n");
  // ... of somebody who was shown he had said it.
  const auto loaded = testing::load(
      {{"w.workspace.json", testing::workspace("{}")},
       {"a.journey.json", testing::journey("a", testing::sms("a", "z") + "," + testing::end,
                                           R"("guarantees": [{"kind": "after_no", "after": {"opt_out": "offers"},
                                         "message": {"channel": "sms"}, "until": "P7D"}], )")}});
  const auto& part = loaded->parts.front();
  Workspace workspace(*part.project, part.program);
  const Answer answer = prove(workspace, properties(*part.project, part.program).back(), 1'804'464'000);
  ASSERT_TRUE(answer.refutation);
  const auto& words = answer.refutation->customer.consents;
  EXPECT_TRUE(std::any_of(words.begin(), words.end(), [](const auto& word) { return !word.given && word.at; }));
}

// On days on which the clock is changed, too, there is an end to when one can enter.
TEST(ProveKinds, WhoEntersAtCertainHoursIsFollowedOnAllDays) {
  const std::string promise = R"({"kind": "always_at", "message": {"channel": "sms"}, "consent": "offers"})";
  const std::string who = R"(, "if": {"all": [{"local_time": ["08:00:00", "12:00:00"]}, {"consent": "offers"}]})";
  EXPECT_EQ(proved({.zone = "Europe/Berlin"}, {{promise, sms("a", "z"), Course().entry + who}}),
            "guarantee 0: proved by search\n");
}

TEST(ProveKinds, TheMonthOfTheOnlyEntryBeganBefore) {
  const auto in_a_month = [](int most) {
    return proved({},
                  {{R"({"kind": "at_most", "max": )" + std::to_string(most) +
                        R"(, "of": {"channel": "sms"}, "window": {"calendar": "month"}})",
                    sms("a", "b") + "," + sms("b", "z"), R"("on": {"date": {"on": "2027-03-27", "at": "12:00:00"}})"}});
  };
  EXPECT_EQ(in_a_month(1), "guarantee 0: refuted by replay, 1 allowed, 2 shown, at most 2\n");
  EXPECT_EQ(in_a_month(2), "guarantee 0: proved by search, 2 allowed, at most 2\n");
}

// ---- reaches, by ----------------------------------------------------------------------------------------------------

TEST(ProveKinds, EverybodyIsThroughInTime) {
  const auto within = [](const std::string& length) {
    return proved({}, {{reaches(length), sms("a", "b") + "," + wait("b", "PT24H", "z")}});
  };
  EXPECT_EQ(within("PT24H"), "guarantee 0: proved by search\n");
  EXPECT_EQ(within("PT23H59M59S"), "guarantee 0: refuted by replay\n");
}

TEST(ProveKinds, WhoWaitsForRoomUnderALimitIsLater) {
  const std::string cap = R"({"checks": {"caps": {"mode": "enforce"}}, "hold_at_most": "PT48H",
                             "caps": [{"id": "c", "max": 1, "window": {"sliding": "PT24H"}, "on_full": "hold"}]})";
  const std::string steps = sms("a", "b") + "," + sms("b", "z");
  const auto within = [&](const std::string& length) { return proved({.gate = cap}, {{reaches(length), steps}}); };
  EXPECT_EQ(within("PT23H"), "cap 0: proved by gate, 1 allowed, at most 1\nguarantee 0: refuted by replay\n");
  EXPECT_EQ(within("PT96H"), "cap 0: proved by gate, 1 allowed, at most 1\nguarantee 0: proved by search\n");
}

std::string sms_by(const std::string& id, const std::string& plus) {
  return "\"" + id + R"(": {"type": "message", "channel": "sms", "topic": "offers", "purpose": "marketing",
         "by": {"of": "entry", "plus": ")" +
         plus + R"("}, "content": {"text": "Hi"}, "next": "z"})";
}

TEST(ProveKinds, AMessageIsOutByWhenItsStepPromisesThat) {
  const auto after = [](const std::string& length) {
    return proved({}, {{"", wait("a", length, "b") + "," + sms_by("b", "PT1H")}});
  };
  EXPECT_EQ(after("PT1H"), "by 1: proved by search\n");
  EXPECT_EQ(after("PT1H1S"), "by 1: refuted by replay\n");
}

TEST(ProveKinds, AMessageThatIsHeldCanBeLaterThanPromised) {
  const std::string quiet =
      R"({"checks": {"hours": {"mode": "enforce"}}, "quiet": [{"from": "20:00:00", "to": "08:00:00"}]})";
  const auto by = [&](const std::string& plus) {
    return proved({.gate = quiet}, {{"", sms_by("a", plus), daily("22:00:00"), ""}});
  };
  EXPECT_EQ(by("PT10H"), "quiet 0: proved by gate\nby 0: proved by search\n");
  EXPECT_EQ(by("PT9H59M59S"), "quiet 0: proved by gate\nby 0: refuted by replay\n");
}

// ---- clocks and calendars -------------------------------------------------------------------------------------------

TEST(ProveKinds, ADayOf25HoursHoldsMore) {
  const std::string steps = sms("a", "b") + "," + wait("b", "PT24H30M", "c") + "," + sms("c", "z");
  const auto in = [&](const std::string& zone) {
    return proved({.zone = zone}, {{at_most(1, calendar_day), steps, daily("00:00:00"), ""}});
  };
  EXPECT_EQ(in("Asia/Shanghai"), "guarantee 0: proved by search, 1 allowed, at most 1\n");
  EXPECT_EQ(in("Europe/Berlin"), "guarantee 0: refuted by replay, 1 allowed, 2 shown, at most 2\n");
}

// Who is shown for a stricter limit is shown on an ordinary day. That nobody gets more is said of all days.
TEST(ProveKinds, NobodyGetsMoreThanTheBoundOnAnyDay) {
  const std::string steps = sms("a", "b") + "," + wait("b", "PT24H30M", "c") + "," + sms("c", "z");
  const auto in = [&](const std::string& zone) {
    return proved({.zone = zone}, {{at_most(0, calendar_day), steps, daily("00:00:00"), ""}});
  };
  EXPECT_EQ(in("Asia/Shanghai"), "guarantee 0: refuted by replay, 0 allowed, 1 shown, at most 1\n");
  EXPECT_EQ(in("Europe/Berlin"), "guarantee 0: refuted by replay, 0 allowed, 1 shown, at most 2\n");
}

TEST(ProveKinds, AWeekOf169HoursHoldsMore) {
  const std::string steps = sms("a", "b") + "," + wait("b", "PT168H30M", "c") + "," + sms("c", "z");
  const auto in = [&](const std::string& zone) {
    return proved({.zone = zone}, {{at_most(1, R"("calendar": "week")"), steps,
                                    R"("on": {"every": {"period": "week", "at": "00:00:00"}})", ""}});
  };
  EXPECT_EQ(in("Asia/Shanghai"), "guarantee 0: proved by search, 1 allowed, at most 1\n");
  EXPECT_EQ(in("Europe/Berlin"), "guarantee 0: refuted by replay, 1 allowed, 2 shown, at most 2\n");
}

// Customers live in several countries: each clock that is changed is looked at, and those that are not.
TEST(ProveKinds, EveryClockByWhichCustomersLiveIsLookedAt) {
  const std::string steps = sms("a", "b") + "," + wait("b", "PT24H30M", "c") + "," + sms("c", "z");
  const auto among = [&](const std::string& regions, const std::string& course = daily("00:00:00")) {
    return proved({.more = R"("regions": )" + regions + ","}, {{at_most(1, calendar_day), steps, course, ""}});
  };
  const std::string kept = "guarantee 0: proved by search, 1 allowed, at most 1\n";
  const std::string broken = "guarantee 0: refuted by replay, 1 allowed, 2 shown, at most 2\n";
  EXPECT_EQ(among(R"(["CN", "KR"])"), kept);
  EXPECT_EQ(among(R"(["CN", "KR", "IN", "AE"])"), kept);
  EXPECT_EQ(among(R"(["CN", "FR"])"), broken);
  EXPECT_EQ(among(R"(["CN", "KR", "US"])"), broken);
  EXPECT_EQ(among(R"(["US-NY", "CN"])"), broken);
}

// What a team is told waits until it works, by the clock of the workspace: nine there is ten in Seoul.
TEST(ProveKinds, ATeamThatWorksByAnotherClockThanCustomersLeavesItOpen) {
  const std::string steps =
      R"("a": {"type": "message", "channel": "sms", "purpose": "internal", "to": {"role": "sales"},
      "content": {"text": "Hi"}, "next": "b"},)" +
      sms("b", "z");
  const auto among = [&](const std::string& regions) {
    return proved({.gate = R"({"checks": {"hours": {"mode": "enforce"}}})",
                   .team = R"({"hours": ["09:00:00", "18:00:00"]})",
                   .more = R"("regions": )" + regions + ","},
                  {{R"({"kind": "never_between", "message": {"step": "b"}, "from": "09:30:00", "to": "10:30:00"})",
                    steps, daily("20:00:00"), ""}});
  };
  EXPECT_EQ(among(R"(["CN"])"), "guarantee 0: proved by search\n");
  EXPECT_EQ(among(R"(["CN", "KR"])"), "guarantee 0: unknown by clock\n");
}

// The workspace's day is no day of everybody's where customers live by several clocks; a cap that counts it keeps it.
TEST(ProveKinds, TheWorkspacesDayWhereCustomersLiveByOthers) {
  const std::string workspaces_day = R"("calendar": "day", "zone": "workspace")";
  const auto with = [&](const std::string& regions, const std::string& mode) {
    return proved({.gate = R"({"checks": {"caps": {"mode": ")" + mode +
                           R"("}}, "caps": [{"id": "c", "max": 1, "window": {)" + workspaces_day + "}}]}",
                   .more = R"("regions": )" + regions + ","},
                  {{at_most(1, workspaces_day), sms("a", "z"), daily("09:00:00"), ""}});
  };
  EXPECT_EQ(with(R"(["CN"])", "observe"),
            "cap 0: proved by search, 1 allowed, at most 1\nguarantee 0: proved by search, 1 allowed, at most 1\n");
  EXPECT_EQ(with(R"(["CN", "KR"])", "observe"),
            "cap 0: unknown by not modelled, 1 allowed\nguarantee 0: unknown by not modelled, 1 allowed\n");
  EXPECT_EQ(with(R"(["CN", "KR"])", "enforce"),
            "cap 0: proved by gate, 1 allowed, at most 1\nguarantee 0: proved by gate, 1 allowed, at most 1\n");
}

// Two weeks by the calendar, then 24 hours: who came long before the clock is changed is there when it is.
std::string two_weeks_later(const std::string& zone, const std::string& from, const std::string& to) {
  const std::string steps = wait("a", "P3D", "b") + "," + wait("b", "P3D", "c") + "," + wait("c", "P3D", "d") + "," +
                            wait("d", "P3D", "e") + "," + wait("e", "P3D", "f") + "," + wait("f", "PT24H", "g") + "," +
                            sms("g", "z");
  return proved({.zone = zone}, {{never(from, to), steps, daily("20:00:00"), ""}});
}

TEST(ProveKinds, AClockPutForwardFindsThoseWhoCameLongBefore) {
  EXPECT_EQ(two_weeks_later("Asia/Shanghai", "20:30:00", "21:30:00"), "guarantee 0: proved by search\n");
  EXPECT_EQ(two_weeks_later("Europe/Berlin", "20:30:00", "21:30:00"), "guarantee 0: refuted by replay\n");
}

TEST(ProveKinds, AClockPutBackFindsThoseWhoCameLongBefore) {
  EXPECT_EQ(two_weeks_later("Asia/Shanghai", "18:30:00", "19:30:00"), "guarantee 0: proved by search\n");
  EXPECT_EQ(two_weeks_later("America/New_York", "18:30:00", "19:30:00"), "guarantee 0: refuted by replay\n");
}

// Who enters on Mondays, and gets a message where that is no working day.
TEST(ProveKinds, AHolidayIsNoWorkday) {
  const std::string steps =
      branch("a", R"({"local_time": ["00:00:00", "24:00:00"], "on": ["workday"]})", "z", "b") + "," + sms("b", "z");
  const auto with = [&](const std::string& holidays) {
    return proved({.more = R"("holidays": [)" + holidays + "], "},
                  {{at_most(0, calendar_day), steps, R"("on": {"every": {"period": "week", "at": "10:00:00"}})", ""}});
  };
  EXPECT_EQ(with(""), "guarantee 0: proved by search, 0 allowed, at most 0\n");
  EXPECT_EQ(with(R"({"date": "2027-04-05"})"), "guarantee 0: refuted by replay, 0 allowed, 1 shown, at most 1\n");
}

// ---- what is waited for, and how long -------------------------------------------------------------------------------

// The cart with which he enters counts for a wait "since the entry" if the platform knew of it at once. If it came
// late, it happened before the entry.
TEST(ProveKinds, AnEventThatCameLateHappenedBeforeTheEntry) {
  const auto none_sent = [](const std::string& late, const std::string& since) {
    const std::string w = R"({"format": "wayproof/workspace@1", "id": "w", "time_zone": "Asia/Shanghai",
        "journeys": ["*.journey.json"], "channels": {"sms": {"kind": "sms"}},
        "topics": {"offers": {"channels": ["sms"], "consent": "none"}},
        "events": {"cart": {"late": {"at_most": ")" +
                          late + R"("}}}, "gate": {"checks": {}}})";
    const std::string j = R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": {"event": "cart"}},
        "guarantees": [)" +
                          at_most(0, calendar_day) + R"(], "first": "s", "steps": {
        "s": {"type": "split", "arms": [{"id": "l", "share": 1, "next": "a"}, {"id": "r", "share": 1, "next": "a"}]},
        "a": {"type": "wait", "until_event": {"event": "cart"}, "since": )" +
                          since + R"(, "at_most": "PT2H",
              "next": "z", "on_time_out": "b"}, )" +
                          sms("b", "z") + "," + end + "}}";
    return testing::proved({{"w.workspace.json", w}, {"j.journey.json", j}});
  };
  for (const std::string since : {R"("entry")", R"({"step": "s"})"}) {
    EXPECT_EQ(none_sent("PT0S", since), "guarantee 0: proved by search, 0 allowed, at most 0\n");
    EXPECT_EQ(none_sent("PT1H", since), "guarantee 0: refuted by replay, 0 allowed, 1 shown, at most 1\n");
  }
}

// He enters with the order itself, so what is held back until the quiet hours are over follows it within six hours; and
// as much later as the order is known.
TEST(ProveKinds, WhoEntersWithWhatIsWatchedEntersAsSoonAsItIsKnown) {
  const std::string quiet = R"({"checks": {"hours": {"mode": "enforce"}},
                               "quiet": [{"from": "00:00:00", "to": "06:00:00"}]})";
  const auto later_than = [&](const std::string& from, const std::string& late) {
    return proved({.gate = quiet, .paid = late}, {{after_no("paid", R"("from": ")" + from + R"(", "until": "PT48H")"),
                                                   sms("a", "z"), R"("on": {"event": "paid"})", ""}});
  };
  const std::string quiet_kept = "quiet 0: proved by gate\n";
  EXPECT_EQ(later_than("PT6H1S", "PT0S"), quiet_kept + "guarantee 0: proved by search\n");
  EXPECT_EQ(later_than("PT6H", "PT0S"), quiet_kept + "guarantee 0: refuted by replay\n");
  EXPECT_EQ(later_than("PT7H1S", "PT1H"), quiet_kept + "guarantee 0: proved by search\n");
  EXPECT_EQ(later_than("PT7H", "PT1H"), quiet_kept + "guarantee 0: refuted by replay\n");
}

// Held for three days and not a second more; a day more or less by the calendar is none of that.
TEST(ProveKinds, AHeldMessageIsGivenUpToTheSecond) {
  const std::string mondays = R"({"checks": {"hours": {"mode": "enforce"}}, "hold_at_most": "P3D",
                                 "windows": [{"from": "06:00:00", "to": "10:00:00", "on": ["mon"]}]})";
  const auto takes = [&](const std::string& within) {
    return proved({.gate = mondays}, {{reaches(within), sms("a", "z")}});
  };
  EXPECT_EQ(takes("PT72H"), "window 0: proved by gate\nguarantee 0: proved by search\n");
  EXPECT_EQ(takes("PT71H59M59S"), "window 0: proved by gate\nguarantee 0: refuted by replay\n");
}

// Of hours that meet, those decide in which the message comes: at night it is dropped, and not held until noon.
TEST(ProveKinds, HoursThatMeetEachDoTheirOwn) {
  const std::string night_and_morning = R"({"checks": {"hours": {"mode": "enforce"}},
      "quiet": [{"from": "22:00:00", "to": "06:00:00", "then": "drop"}, {"from": "06:00:00", "to": "12:00:00"}]})";
  const auto takes = [&](const std::string& within) {
    return proved({.gate = night_and_morning}, {{reaches(within), sms("a", "z")}});
  };
  const std::string kept = "quiet 0: proved by gate\nquiet 1: proved by gate\n";
  EXPECT_EQ(takes("PT6H"), kept + "guarantee 0: proved by search\n");
  EXPECT_EQ(takes("PT5H59M59S"), kept + "guarantee 0: refuted by replay\n");
}

// An order lets a customer in, but not while it is too soon for him to come back: then the next one does, and its
// message follows the first.
TEST(ProveKinds, WhatHappensTooSoonToComeBackIsNotForgotten) {
  const auto after_paid = [](const std::string& more) {
    return proved({}, {{after_no("paid", R"("from": "PT6H", "until": "PT27H")"), sms("a", "z"),
                        R"("on": {"event": "paid"})" + more}});
  };
  EXPECT_EQ(after_paid(""), "guarantee 0: proved by search\n");  // once in a life
  EXPECT_EQ(after_paid(R"(, "again": {"after": "PT36H", "since": "leave"})"), "guarantee 0: refuted by replay\n");
}

// Until it is known that he has opted out, he can also enter.
TEST(ProveKinds, WhoHasJustOptedOutCanEnter) {
  const std::string promise = R"({"kind": "always_at", "message": {"channel": "sms"}, "consent": "offers"})";
  const auto known_after = [&](const std::string& length) {
    return proved({.gate = consent_enforced, .opt_out = length}, {{promise, sms("a", "z")}});
  };
  EXPECT_EQ(known_after("PT0S"), "guarantee 0: proved by gate\n");
  EXPECT_EQ(known_after("PT1H"), "guarantee 0: refuted by replay\n");
}

// Opting out ends each run, and the next begins with consent: whoever does that gets the most. He is shown, and of
// somebody who needs none of it, it is left out.
TEST(ProveKinds, WhoOptsOutAgainAndAgainIsShown) {
  const std::string steps = wait("a", "PT3H", "b") + "," + sms("b", "c") + "," + wait("c", "PT15H", "z");
  const Shop shop{.gate = consent_enforced};
  const Course course{at_most(7, sliding("PT69H")), steps, again("PT6H", "leave"),
                      exits(R"({"on": {"opt_out": "offers"}})") + R"("lifetime": "PT24H", )"};
  EXPECT_EQ(proved(shop, {course}), "guarantee 0: refuted by replay, 7 allowed, 8 shown, at most 8\n");

  const auto loaded = testing::load(
      {{"w.workspace.json", testing::workspace(consent_enforced)},
       {"a.journey.json", testing::journey("a", steps + "," + testing::end,
                                           R"("exits": [{"on": {"opt_out": "offers"}}], "guarantees": [)" +
                                               at_most(0, sliding("PT24H")) + "], ")}});
  const auto& part = loaded->parts.front();
  Workspace workspace(*part.project, part.program);
  const Answer answer = prove(workspace, properties(*part.project, part.program).back(), 1'804'464'000);
  ASSERT_TRUE(answer.refutation);
  EXPECT_EQ(answer.refutation->customer.consents.size(), 1U);
}

// A time of day counted from a step is not for ever: the run ends by itself long before its lifetime does.
TEST(ProveKinds, AWaitCountedFromAStepHasAnEnd) {
  const std::string steps =
      sms("a", "b") + R"(, "b": {"type": "wait", "until": {"of": {"step": "a"}, "at": "02:00:00"}, "next": "c"}, )" +
      wait("c", "PT30H", "z");
  EXPECT_EQ(proved({}, {{at_most(1, sliding("PT30H")), steps, again("PT6H", "entry")}}),
            "guarantee 0: proved by search, 1 allowed, at most 1\n");
  EXPECT_EQ(proved({}, {{at_most(1, sliding("PT30H1S")), steps, again("PT6H", "entry")}}),
            "guarantee 0: refuted by replay, 1 allowed, 2 shown, at most 2\n");
}

// A day later is another day, also where a day has 23 or 25 hours.
TEST(ProveKinds, ADayLaterIsNotTheSameDayWhereTheClockIsChanged) {
  const std::string steps = sms("a", "b") + "," + wait("b", "P1D", "c") + "," + sms("c", "z");
  EXPECT_EQ(proved({.zone = "Europe/Berlin"}, {{at_most(1, calendar_day), steps}}),
            "guarantee 0: proved by search, 1 allowed, at most 1\n");
}

// What counts since a step that nobody has passed does not count: the wait is over a second later at the soonest.
TEST(ProveKinds, WhatCountsSinceAStepNobodyPassedIsWaitedFor) {
  const std::string steps = sms("a", "c") + "," + sms("b", "c") +
                            R"(, "c": {"type": "wait", "until_event": {"event": "paid"},
      "at_most": "PT21H", "since": {"step": "b"}, "on_time_out": "d", "next": "d"}, )" +
                            sms("d", "z");
  EXPECT_EQ(proved({}, {{at_most(1, sliding("PT1S")), steps}}),
            "guarantee 0: proved by search, 1 allowed, at most 1\n");
  EXPECT_EQ(proved({}, {{at_most(1, sliding("PT2S")), steps}}),
            "guarantee 0: refuted by replay, 1 allowed, 2 shown, at most 2\n");
}

// However many ways there are round, nobody is on them for longer than a run lasts.
TEST(ProveKinds, NobodyIsOnHisWayForLongerThanARunLasts) {
  const std::string round = sms("a", "b") + "," + wait("b", "PT1H", "a");
  const auto takes = [&](const std::string& within) {
    return proved({}, {{reaches(within), round, Course().entry, R"("lifetime": "P4D", )"}});
  };
  EXPECT_EQ(takes("P4D"), "guarantee 0: proved by search\n");
}

// Who has paid since he entered is not waited for, however early it was. Who paid and it is not known yet is.
TEST(ProveKinds, WhoHasPaidInThisRunIsNotWaitedFor) {
  const std::string steps = wait("a", "PT12H", "b") + R"(, "b": {"type": "wait", "until_event": {"event": "paid"},
      "at_most": "PT3H", "since": "entry", "on_time_out": "c", "next": "z"}, )" +
                            sms("c", "z");
  const auto known_after = [&](const std::string& late) {
    return proved({.paid = late}, {{after_no("paid", in_run), steps}});
  };
  EXPECT_EQ(known_after("PT0S"), "guarantee 0: proved by search\n");
  EXPECT_EQ(known_after("PT1H"), "guarantee 0: refuted by replay\n");
}

// ---- races ----------------------------------------------------------------------------------------------------------

// Both begin at nine. Who is "open" is closed by the one before the other asks; in which order that happens within the
// second no platform promises.
TEST(ProveKinds, WhatNeedsAnotherOrderWithinASecondIsARace) {
  const std::string close = R"("a": {"type": "update", "remove_tags": ["open"], "next": "z"})";
  const std::string ask = branch("a", R"({"tag": "open"})", "b", "z") + "," + sms("b", "z");
  const Shop shop{.more = R"("tags": ["open"], )"};
  const auto nobody = [&](const std::string& time) {
    return proved(shop, {{"", close, daily("09:00:00"), ""}, {at_most(0, calendar_day), ask, daily(time), ""}});
  };
  EXPECT_EQ(nobody("09:00:00"), "guarantee 0: unknown by race, 0 allowed, at most 1\n");
  EXPECT_EQ(nobody("09:00:01"), "guarantee 0: unknown by coupled, 0 allowed, at most 1\n");
}

}  // namespace
}  // namespace wayproof::proof
