// What became of each message in two runs, of which one may have been cut off.
#include "dialect/side_by_side.h"

#include <gtest/gtest.h>

namespace wayproof::dialect {
namespace {

program::Program two_steps() {
  program::Program out;
  out.steps.resize(2);
  return out;
}

struct Message {
  Index step = 0;
  Instant planned = 0;
  Instant sent = 0;  ///< 0: it was not
};

trace::Run run(const std::vector<Message>& messages, Instant until, bool at_rest = true) {
  trace::Run out;
  out.until = until;
  out.at_rest = at_rest;
  for (const Message& message : messages) {
    trace::MessageRecord& record = out.state.messages.emplace_back();
    record.step = message.step;
    record.planned = message.planned;
    trace::LogEntry& entry = out.log.emplace_back();
    entry.kind = trace::LogEntry::Kind::message;
    entry.at = message.sent != 0 ? message.sent : message.planned;
    entry.record = static_cast<Index>(out.state.messages.size() - 1);
    entry.gate.emplace();
    if (message.sent == 0) entry.gate->action = trace::GateDecision::Action::drop;
  }
  return out;
}

std::vector<bool> differing(const trace::Run& own, const trace::Run& other) {
  std::vector<bool> out;
  for (const Row& row : side_by_side(two_steps(), own, other)) out.push_back(row.differs);
  return out;
}

using Flags = std::vector<bool>;

TEST(SideBySide, TheNthOfAStepStandsBesideTheNth) {
  const auto rows =
      side_by_side(two_steps(), run({{0, 10, 10}, {0, 30, 30}}, 30), run({{0, 10, 10}, {1, 20, 20}, {0, 30, 0}}, 30));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_FALSE(rows[0].differs);
  EXPECT_EQ(rows[1].own.kind, Fate::Kind::not_reached);
  EXPECT_EQ(rows[1].other.kind, Fate::Kind::sent);
  EXPECT_EQ(rows[2].own.kind, Fate::Kind::sent);
  EXPECT_EQ(rows[2].other.kind, Fate::Kind::not_sent);
}

TEST(SideBySide, AnotherTimeDiffersAndAnotherReasonDoesNot) {
  EXPECT_EQ(differing(run({{0, 10, 10}}, 10), run({{0, 10, 15}}, 15)), Flags{true});
  EXPECT_EQ(differing(run({{0, 10, 0}}, 10), run({{0, 10, 0}}, 10)), Flags{false});
}

TEST(SideBySide, WhatOneRunWasCutOffFromIsNoDifference) {
  const auto cut = run({{0, 10, 10}}, 20, false);
  EXPECT_EQ(differing(cut, run({{0, 10, 10}, {0, 30, 30}}, 30)), Flags{false});
  EXPECT_EQ(differing(run({{0, 10, 10}, {1, 15, 30}}, 30), run({{0, 10, 10}, {1, 15, 40}}, 20, false)),
            (Flags{false, false}));
  // Who has come to rest gets nothing more.
  EXPECT_EQ(differing(run({{0, 10, 10}}, 10), run({{0, 10, 10}, {0, 30, 30}}, 40, false)), (Flags{false, true}));
}

TEST(SideBySide, MessagesToTheFirmItselfAreNotTheCustomers) {
  program::Program program = two_steps();
  program.steps[0].purpose = model::Purpose::internal;
  EXPECT_TRUE(side_by_side(program, run({{0, 10, 10}}, 10), run({{0, 10, 20}}, 20)).empty());
}

}  // namespace
}  // namespace wayproof::dialect
