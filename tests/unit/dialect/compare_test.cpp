// Where two platforms part for the same files: small workspaces of which it is known, and random ones in which nobody
// may part where it was proved that nobody does.
#include "dialect/compare.h"

#include <gtest/gtest.h>

#include "model/write_customer.h"
#include "support/model.h"
#include "support/proved.h"
#include "support/small_customers.h"
#include "support/tick_customer.h"
#include "trace/customer.h"

namespace wayproof::dialect {
namespace {

using testing::end;
using testing::journey;
using testing::sms;
using testing::TestFile;
using testing::wait;
using testing::workspace;

constexpr Instant start = 1'804'464'000;  // 2027-03-08, a Monday

std::string clock(Instant t, Zone zone) { return iso_clock(clock_of_local(zone.local(t))).substr(0, 5); }

std::string word(const Fate& fate, Zone zone) {
  switch (fate.kind) {
    case Fate::Kind::not_reached:
      return "never";
    case Fate::Kind::sent:
      return clock(fate.sent, zone) + (fate.too_many ? " too many" : "");
    case Fate::Kind::not_sent:
      return "not";
    case Fate::Kind::waits:
      return "waits";
  }
  return {};
}

/// "dynamics-365: differs; 23:50 23:50, 00:10 not!": the answer for the platform, and the columns of its customer.
std::string answer(const std::vector<TestFile>& files, std::string_view platform) {
  const auto loaded = testing::load(files);
  EXPECT_TRUE(loaded->report.findings().empty());
  const auto& part = loaded->parts.front();
  const Comparison comparison = compare(*part.project, part.program, start);
  const auto has = [&](const std::vector<const program::Dialect*>& all) {
    return std::any_of(all.begin(), all.end(), [&](const auto* one) { return one->id == platform; });
  };
  if (has(comparison.alike)) return "alike";
  for (const Pair& pair : comparison.pairs) {
    if (!has(pair.dialects)) continue;
    if (pair.ground == Pair::Ground::not_checked) return "not checked";
    if (pair.ground == Pair::Ground::never_full) return "never full";
    if (pair.ground == Pair::Ground::tried) return pair.tried > 0 ? "not found" : "nobody tried";
    std::string out;
    const Zone zone = pair.shown->own.state.zone;
    for (const Row& row : pair.shown->rows) {
      out += (out.empty() ? "" : ", ") + word(row.own, zone) + "/" + word(row.other, zone) + (row.differs ? "!" : "");
    }
    EXPECT_TRUE(pair.shown->rows[pair.shown->first].differs);
    return out;
  }
  return "?";
}

std::string gate(const std::string& window, const std::string& more = "", const std::string& mode = "enforce") {
  return workspace(R"({"checks": {"caps": {"mode": ")" + mode +
                   R"("}}, "caps": [{"id": "c", "of": {"purpose": "marketing"}, "max": 1, "window": )" + window + more +
                   "}]}");
}

const std::string day = R"({"calendar": "day"})", day_long = R"({"sliding": "PT24H"})";

std::vector<TestFile> two_messages(const std::string& pause, const std::string& workspace) {
  return {
      {"w.workspace.json", workspace},
      {"j.journey.json", journey("j", sms("a", "b") + "," + wait("b", pause, "c") + "," + sms("c", "z") + "," + end)}};
}

TEST(Compare, TwoMessagesAroundMidnightPassACalendarDayAndBreakAnyDay) {
  EXPECT_EQ(answer(two_messages("PT20M", gate(day)), "dynamics-365"), "23:50/23:50, 00:10/not!");
  EXPECT_EQ(answer(two_messages("PT20M", gate(day)), "braze"), "alike");
  // And the other way round.
  EXPECT_EQ(answer(two_messages("PT20M", gate(day_long)), "braze"), "23:50/23:50, not/00:10!");
  EXPECT_EQ(answer(two_messages("PT20M", gate(day_long)), "dynamics-365"), "alike");
}

TEST(Compare, WhereMessagesWaitTheSecondOneComesADayLater) {
  const std::string waits = R"(, "on_full": "hold")";
  EXPECT_EQ(answer(two_messages("PT20M", gate(day, waits)), "customer-io"), "23:50/23:50, 00:10/23:50!");
}

TEST(Compare, ALimitThatIsOnlyWatchedCountsOtherwise) {
  EXPECT_EQ(answer(two_messages("PT20M", gate(day, "", "observe")), "hcl-unica"), "23:50/23:50, 00:10/00:10 too many!");
}

TEST(Compare, AMessageTooManyIsLeftOutOrWaits) {
  EXPECT_EQ(answer(two_messages("PT20M", gate(day)), "mautic"), "00:00/00:00, not/00:00!");
  EXPECT_EQ(answer(two_messages("PT20M", gate(day, "", "observe")), "mautic"), "not checked");
}

TEST(Compare, WhatNobodyChecksCountsNothing) {
  EXPECT_EQ(answer(two_messages("PT20M", gate(day, "", "off")), "dynamics-365"), "not checked");
}

TEST(Compare, WhereNoLimitIsEverFullNothingDiffers) {
  EXPECT_EQ(answer(two_messages("PT24H", gate(day)), "dynamics-365"), "never full");
  EXPECT_EQ(answer(two_messages("PT24H", gate(day)), "mautic"), "never full");
  EXPECT_EQ(answer(two_messages("PT23H59M", gate(day)), "mautic"), "00:00/00:00, not/00:00!");
  EXPECT_EQ(answer(two_messages("PT23H59M", gate(day)), "dynamics-365"), "12:10/12:10, 12:09/not!");
}

// Thirty days apart, and in the same month of 31. Both limits have to be asked, whichever is the file's.
TEST(Compare, ThirtyDaysAreNotAMonth) {
  const std::string month = R"({"calendar": "month"})", thirty_days = R"({"sliding": "PT720H"})";
  EXPECT_EQ(answer(two_messages("PT720H", gate(month)), "dynamics-365"), "00:00/00:00, not/00:00!");
  EXPECT_EQ(answer(two_messages("PT720H", gate(thirty_days)), "iterable"), "00:00/00:00, 00:00/not!");
  EXPECT_EQ(answer(two_messages("PT744H", gate(month)), "dynamics-365"), "never full");
}

// What the proof does not know it has not excluded: limits that count what is planned, and customers who go on while a
// message waits (and leave before it goes out).
TEST(Compare, WhatIsNotKnownIsNotProved) {
  EXPECT_EQ(answer(two_messages("PT20M", gate(day, R"(, "count_at": "plan")")), "hcl-unica"),
            "23:50/23:50, 00:10/not!");
  std::string detached = gate(day, R"(, "on_full": "hold")");
  detached.insert(detached.find(R"("checks")"), R"("detached": true, )");
  EXPECT_EQ(answer(two_messages("PT20M", detached), "hcl-unica"), "23:50/23:50, 00:10/not!");
}

TEST(Compare, AMessageThatWaitsOverTheNightCountsForTheNextDay) {
  const std::string quiet = workspace(
      R"({"checks": {"caps": {"mode": "enforce"}, "hours": {"mode": "enforce"}},
          "quiet": [{"from": "21:00:00", "to": "08:00:00"}],
          "caps": [{"id": "c", "of": {"purpose": "marketing"}, "max": 1, "window": {"calendar": "day"}}]})");
  EXPECT_EQ(answer(two_messages("PT20M", quiet), "dynamics-365"), "20:40/20:40, 08:00/not!");
}

TEST(Compare, AMessageInQuietHoursIsLeftOutOrWaits) {
  const auto quiet = [](const std::string& more) {
    return workspace(R"({"checks": {"hours": {"mode": "enforce"})" + more +
                     R"(}, "quiet": [{"from": "21:00:00", "to": "08:00:00", "then": "drop"}],
                          "dedupe": [{"by": "kind", "in": "P1D"}]})");
  };
  const std::string at_noon =
      R"("a": {"type": "wait", "until": {"of": "entry", "plus": "P1D", "at": "12:00:00"}, "next": "b"},)" +
      sms("b", "z") + "," + end;
  EXPECT_EQ(answer(two_messages("P1D", quiet("")), "braze"), "not/08:00!, not/08:00!");
  EXPECT_EQ(answer({{"w.workspace.json", quiet("")}, {"j.journey.json", journey("j", at_noon)}}, "braze"),
            "never full");
  // Similar messages are looked for behind the hours, and could hide what comes at closed ones.
  EXPECT_EQ(answer({{"w.workspace.json", quiet(R"(, "dedupe": {"mode": "enforce"})")},
                    {"j.journey.json", journey("j", at_noon)}},
                   "braze"),
            "not found");
}

// Who shows the worst window enters both journeys; one is enough to see the difference.
TEST(Compare, WhoIsShownDoesNothingThatTheDifferenceDoesNotNeed) {
  std::vector<TestFile> files = two_messages("PT20M", gate(day));
  std::string other = files[1].second;
  other.replace(other.find("\"j\""), 3, "\"k\"").replace(other.find("\"cart\""), 6, "\"paid\"");
  files.emplace_back("k.journey.json", other);
  const auto loaded = testing::load(files);
  const auto& part = loaded->parts.front();
  const Comparison comparison = compare(*part.project, part.program, start);
  ASSERT_EQ(comparison.pairs.size(), 2U);
  for (const Pair& pair : comparison.pairs) {
    ASSERT_TRUE(pair.shown);
    EXPECT_EQ(pair.shown->customer.events.size(), 1U);
    EXPECT_EQ(pair.shown->rows.size(), 2U);
  }
}

// What one limit stops, another one could have stopped otherwise.
TEST(Compare, AnotherLimitThatIsFullProvesNothing) {
  const std::string two = workspace(
      R"({"checks": {"caps": {"mode": "enforce"}},
          "caps": [{"id": "c", "of": {"purpose": "marketing"}, "max": 1, "window": {"calendar": "day"}},
                   {"id": "h", "of": {"purpose": "marketing"}, "max": 1, "window": {"sliding": "PT1H"}}]})");
  EXPECT_EQ(answer(two_messages("PT20M", two), "mautic"), "00:00/00:00, not/00:00!");
}

TEST(Compare, NobodyPartsWhereItIsProvedThatNobodyDoes) {
  std::size_t proved = 0, shown = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    testing::Features features = testing::related_features(seed);
    features.calendar_caps = true;
    const testing::SmallWorkspace small = testing::random_workspace(seed, features);
    const auto loaded = testing::load(small.files);
    const auto& part = loaded->parts.front();
    const Comparison comparison = compare(*part.project, part.program, start);
    testing::Dice dice(seed);
    testing::Stage stage;
    stage.tick_seconds = static_cast<int>(day_seconds) / small.ticks_per_day;
    for (const Pair& pair : comparison.pairs) {
      const auto rows = [&](const model::Customer& customer) {
        Report names;
        const auto play = [&](const program::Program& program) {
          return trace::replay(program, trace::prepare(program, *part.project, customer, start, names));
        };
        return side_by_side(part.program, play(part.program), play(pair.program));
      };
      const auto differ = [](const std::vector<Row>& all) {
        return std::any_of(all.begin(), all.end(), [](const Row& row) { return row.differs; });
      };
      if (pair.shown) {
        // Whoever is handed on is who was played.
        const auto again = testing::decode_customer(model::write_customer(pair.shown->customer));
        for (const auto& finding : again.findings)
          ADD_FAILURE() << finding.rule << " " << finding.at << model::write_customer(pair.shown->customer);
        EXPECT_TRUE(differ(rows(again.value))) << small.files[0].second;
        ++shown;
      }
      if (pair.answer != Pair::Answer::cannot_differ) continue;
      ++proved;
      for (int c = 0; c < 25; ++c) {
        const auto customer = testing::random_customer(part.program, small, dice);
        const auto text = testing::customer_text(part.program, *part.project, customer, stage);
        ASSERT_FALSE(differ(rows(testing::decode_customer(text).value)))
            << "seed " << seed << "\n"
            << small.files[0].second << small.files[1].second << text;
      }
    }
  }
  EXPECT_GT(proved, 20U);
  EXPECT_GT(shown, 20U);
}

}  // namespace
}  // namespace wayproof::dialect
