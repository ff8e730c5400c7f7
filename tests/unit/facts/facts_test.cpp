// Facts of small journeys, and facts against the interpreter: wherever a customer of the examples goes and whenever he
// is there, the facts must have said that he can.
#include "facts/facts.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "support/checked.h"
#include "support/source_dir.h"
#include "trace/trace.h"

namespace wayproof::testing {
namespace {

constexpr std::int64_t hour = 3600;
constexpr std::int64_t day = 24 * hour;

class Journeys : public ::testing::Test {
 protected:
  /// One journey of these steps, the first of which is "a". `more` is put in front of "steps".
  void given(const std::string& steps, const std::string& entry = R"({"event": "go"})", const std::string& more = "") {
    loaded_ = load({{"w.workspace.json", workspace_},
                    {"j.journey.json", R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": )" + entry +
                                           R"(}, "first": "a", )" + more + R"("steps": {)" + steps + "}}"}});
    for (const Finding& finding : loaded_->report.findings()) ADD_FAILURE() << finding.rule << " " << finding.what.key;
    ASSERT_EQ(loaded_->parts.size(), 1U);
  }
  const facts::JourneyFacts& facts() const { return loaded_->parts.front().facts.journeys.front(); }
  facts::Node node(std::string_view id) const {
    const auto& steps = loaded_->parts.front().project->journeys.front().steps;
    for (facts::Node n = 0; n < steps.size(); ++n) {
      if (steps[n].id.value == id) return n;
    }
    ADD_FAILURE() << id;
    return 0;
  }
  facts::Elapsed elapsed(std::string_view id) const { return facts().elapsed[node(id)]; }
  /// Clock times of a step, as ranges of a Monday.
  std::string clocks(std::string_view id) const {
    std::string text;
    for (const auto& range : facts().when[node(id)].ranges()) {
      if (range.begin >= day) break;
      const auto clock = [](std::int32_t second) {
        return iso_clock(static_cast<ClockTime>(std::min<std::int64_t>(second, day)));
      };
      text += (text.empty() ? "" : " ") + clock(range.begin).substr(0, 5);
      if (range.end - range.begin > 1) text += "-" + clock(range.end).substr(0, 5);
    }
    return text;
  }

  std::string workspace_ =
      R"({"format": "wayproof/workspace@1", "id": "w", "time_zone": "Asia/Shanghai", "journeys": ["*"],
    "events": {"go": {}, "paid": {}}, "topics": {"news": {"consent": "express"}}, "channels": {"sms": {"kind": "sms"}},
    "gate": {"checks": {"hours": {"mode": "enforce"}},
             "quiet": [{"channels": ["sms"], "from": "21:00:00", "to": "08:00:00", "then": "hold"}]}})";
  std::unique_ptr<Loaded> loaded_;
};

const std::string end = R"("end": {"type": "end"})";
const std::string send =
    R"("send": {"type": "message", "channel": "sms", "purpose": "marketing", "topic": "news", "content": {"text": "Hi"}, "next": "end"}, )";
const std::string daily_at_ten = R"({"every": {"period": "day", "at": "10:00:00"}})";

TEST_F(Journeys, ExactWaitsAddUp) {
  given(R"("a": {"type": "wait", "for": "PT2H", "next": "b"}, "b": {"type": "wait", "for": "P1D", "next": "end"}, )" +
        end);
  EXPECT_EQ(elapsed("end").earliest, 26 * hour);
  EXPECT_EQ(elapsed("end").latest, 26 * hour);
  EXPECT_TRUE(elapsed("end").attained);
}

TEST_F(Journeys, AWaitForAnEventEndsAtAnyTimeUpToItsTimeOut) {
  given(
      R"("a": {"type": "wait", "until_event": {"event": "paid"}, "at_most": "PT6H", "on_time_out": "late", "next": "soon"},
           "soon": {"type": "end"}, "late": {"type": "end"})",
      daily_at_ten);
  EXPECT_EQ(elapsed("soon").earliest, 0);
  EXPECT_EQ(elapsed("soon").latest, 6 * hour);
  EXPECT_EQ(elapsed("late").earliest, 6 * hour);
  EXPECT_EQ(clocks("soon"), "10:00-16:00");
  EXPECT_EQ(clocks("late"), "16:00");
}

TEST_F(Journeys, ACircleHasNoLatestTime) {
  given(R"("a": {"type": "wait", "for": "P1D", "next": "b"},
           "b": {"type": "branch", "cases": [{"if": {"tag": "x"}, "next": "end"}], "else": "a"}, )" +
        end);
  EXPECT_EQ(elapsed("end").earliest, day);
  EXPECT_FALSE(elapsed("end").latest);
}

TEST_F(Journeys, AFixedInstantEndsHoweverLateTheWaitBegan) {
  given(R"("a": {"type": "wait", "until_event": {"event": "paid"}, "at_most": "P2D", "on_time_out": "b", "next": "b"},
           "b": {"type": "wait", "until": {"of": "entry", "plus": "P3D"}, "next": "end"}, )" +
        end);
  EXPECT_EQ(elapsed("end").earliest, 3 * day);
  EXPECT_EQ(elapsed("end").latest, 3 * day);
}

TEST_F(Journeys, UntilAClockTimeOfTodayMayBePast) {
  const std::string today = R"("a": {"type": "wait", "until": {"of": "now", "at": "14:00:00"}, "next": "end"}, )" + end;
  given(today);
  EXPECT_EQ(clocks("end"), "14:00-24:00");  // who comes later goes on at once
  given(today, daily_at_ten);
  EXPECT_EQ(clocks("end"), "14:00");
}

TEST_F(Journeys, UntilTheNextDayIsNeverPast) {
  given(R"("a": {"type": "wait", "until": {"of": "now", "plus": "P1D", "at": "09:00:00"}, "next": "end"}, )" + end);
  EXPECT_EQ(clocks("end"), "09:00");
}

TEST_F(Journeys, UntilAWeekdayFindsTheNextOne) {
  given(R"("a": {"type": "wait", "until": {"of": "now", "at": "09:00:00", "on": ["mon"]}, "next": "end"}, )" + end);
  EXPECT_EQ(clocks("end"), "09:00");
  EXPECT_EQ(facts().when[node("end")].ranges().size(), 1U);
}

TEST_F(Journeys, BranchesOnTheClockDivideTheDay) {
  given(
      R"("a": {"type": "branch", "cases": [{"if": {"local_time": ["09:00:00", "20:00:00"]}, "next": "b"}], "else": "c"},
           "b": {"type": "end"}, "c": {"type": "end"})");
  EXPECT_EQ(clocks("b"), "09:00-20:00");
  EXPECT_EQ(clocks("c"), "00:00-09:00 20:00-24:00");
}

TEST_F(Journeys, WhatIsHeldOverNightComesInTheMorning) {
  given(R"("a": {"type": "wait", "for": "PT1H", "next": "send"}, )" + send + end);
  EXPECT_EQ(clocks("send"), "00:00-24:00");
  EXPECT_EQ(clocks("end"), "08:00-21:00");
}

TEST_F(Journeys, AStepThatOnlyAnExitGoesOnWithCanComeAnyTime) {
  given(R"("a": {"type": "wait", "for": "P2D", "next": "end"}, "b": {"type": "end"}, )" + end, R"({"event": "go"})",
        R"("exits": [{"on": {"event": "paid"}, "next": "b"}], )");
  EXPECT_EQ(facts().reached[node("b")], 1);
  EXPECT_EQ(elapsed("b").earliest, 0);
  EXPECT_FALSE(elapsed("b").latest);
}

TEST_F(Journeys, HandOversBringTheirTimes) {
  loaded_ = load(
      {{"w.workspace.json", workspace_},
       {"j.journey.json",
        R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": {"handed_over": true}}, "first": "a",
                    "steps": {"a": {"type": "wait", "for": "PT1H", "next": "end"}, "end": {"type": "end"}}})"},
       {"k.journey.json",
        R"({"format": "wayproof/journey@1", "id": "k", "entry": {"on": {"every": {"period": "day", "at": "10:00:00"}}},
                    "first": "a", "steps": {"a": {"type": "enter", "journey": "j", "next": "end"}, "end": {"type": "end"}}})"}});
  EXPECT_EQ(clocks("end"), "11:00");
}

// ---- against the interpreter ----------------------------------------------------------------------------------------

struct Seen {
  int places = 0;
};

void compare(const Loaded::Part& part, const model::Customer& customer, Seen& seen) {
  using trace::LogEntry;
  Report report;
  const auto rehearsal = trace::prepare(part.program, *part.project, customer, 1'790'000'000, report);
  const trace::Trace run = trace::run(part.program, rehearsal);
  const Zone zone = run.state.zone;
  if (part.facts.one_clock && !(zone == part.program.zone)) return;  // a guest from abroad
  if (zone.next_transition(run.from) && zone.next_transition(run.from)->at < run.until) return;
  std::vector<Instant> entered(part.program.journeys.size(), 0);
  for (const LogEntry& entry : run.log) {
    if (entry.kind == LogEntry::Kind::entered) entered[entry.journey] = entry.at;
    const bool at_step = entry.kind == LogEntry::Kind::step || entry.kind == LogEntry::Kind::waits ||
                         entry.kind == LogEntry::Kind::branched || entry.kind == LogEntry::Kind::split ||
                         entry.kind == LogEntry::Kind::task || entry.kind == LogEntry::Kind::message;
    if (!at_step || entry.step == program::none || entry.journey == program::none) continue;
    // A message that was held is decided again later; it came to its step when it was due.
    const Instant at = entry.kind == LogEntry::Kind::message && entry.record != program::none
                           ? run.state.messages[entry.record].planned
                           : entry.at;
    const auto& facts = part.facts.journeys[entry.journey];
    const facts::Node node = entry.step - facts.begin;
    const std::string where = part.project->journeys[entry.journey].id.value + "/" +
                              part.project->journeys[entry.journey].steps[node].id.value + " of " + customer.id.value +
                              " at " + iso_local(zone.local(at));
    ++seen.places;
    EXPECT_EQ(facts.reached[node], 1) << where;
    const LocalSeconds local = zone.local(at);
    const auto second = static_cast<std::int32_t>(weekday(day_of_local(local)) * day + clock_of_local(local));
    EXPECT_TRUE(facts.when[node].contains(second)) << where;
    EXPECT_GE(at - entered[entry.journey], facts.elapsed[node].earliest) << where;
    if (facts.elapsed[node].latest) {
      EXPECT_LE(at - entered[entry.journey], *facts.elapsed[node].latest) << where;
    }
  }
}

TEST(Facts, SayWhatTheInterpreterDoes) {
  namespace fs = std::filesystem;
  const fs::path examples = fs::path(testing::source_dir()) / "examples";
  std::set<std::string> folders;
  for (const auto& [name, text] : files_of(examples.string()))
    folders.insert(fs::path(name).parent_path().generic_string());
  Seen seen;
  for (const std::string& folder : folders) {
    if (folder.empty()) continue;
    auto loaded = load(files_of((examples / folder).string()));
    for (const auto& part : loaded->parts) {
      for (const auto& customer : part.project->customers) compare(part, customer, seen);
    }
  }
  EXPECT_GT(seen.places, 500);
}

}  // namespace
}  // namespace wayproof::testing
