// The tick oracle and the interpreter were written apart from the same sentences. On small random workspaces they must
// agree: the run that shows the oracle's answer sends the same messages when the interpreter plays it, so does any
// other run that the oracle goes through, and no random customer gets more than the oracle's answer.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/small_customers.h"
#include "support/small_workspaces.h"
#include "support/tick_replay.h"

namespace wayproof::testing {
namespace {

constexpr int workspaces = 130;
constexpr std::size_t budget = 30'000;

// A workspace of some features, loaded.
struct Sample {
  explicit Sample(std::uint64_t seed, int ticks_per_day = 0)
      : small(random_workspace(seed, seed % 2 == 0 ? some_features(seed, 25) : related_features(seed / 2),
                               ticks_per_day)),
        loaded(load(small.files)),
        stage{.tick_seconds = 86'400 / small.ticks_per_day} {}

  const program::Program& program() const { return loaded->parts[0].program; }

  Sends played(const Witness& witness, int ticks) {
    stage.ticks = ticks;
    text = customer_text(program(), *loaded->parts[0].project, witness, stage);
    std::vector<std::string> findings;
    auto sends = play(program(), *loaded->parts[0].project, text, stage, findings);
    EXPECT_EQ(findings, std::vector<std::string>{}) << text;
    return sends;
  }

  std::string all() const {
    std::string out;
    for (const auto& [name, content] : small.files) out += name + "\n" + content + "\n";
    return out + text;
  }

  SmallWorkspace small;
  std::unique_ptr<Loaded> loaded;
  Stage stage;
  std::string text;  // of the customer played last
};

Sends told(const Witness& witness) {
  auto sends = witness.sent;
  std::sort(sends.begin(), sends.end());
  return sends;
}

TEST(TickOracleAgrees, WithTheInterpreterOnTheRunsThatShowItsAnswers) {
  int shown = 0;
  for (std::uint64_t seed = 0; seed < workspaces; ++seed) {
    Sample sample(seed);
    ASSERT_TRUE(sample.loaded->report.findings().empty()) << sample.all();
    const auto questions = sample.small.questions(sample.program());
    const TickOracle oracle(sample.program(), sample.small.clock(), sample.small.world(sample.program()), questions,
                            budget);
    for (std::size_t q = 0; q < questions.size(); ++q) {
      const auto answer = oracle.answer(q);
      if (answer.refused || answer.value == 0) continue;
      const Sends sends = sample.played(answer.witness, answer.witness.last);
      ASSERT_EQ(sends, told(answer.witness)) << "seed " << seed << ", question " << q << "\n" << sample.all();
      if (q == 0) {
        ASSERT_GE(most_in(sends, sample.program(), questions[0].of, questions[0].ticks), answer.value) << sample.all();
      }
      ++shown;
    }
  }
  EXPECT_GT(shown, 4 * workspaces);
}

TEST(TickOracleAgrees, WithTheInterpreterOnAnyRun) {
  int messages = 0;
  for (std::uint64_t seed = 0; seed < workspaces; ++seed) {
    Sample sample(seed);
    const TickOracle oracle(sample.program(), sample.small.clock(), sample.small.world(sample.program()), {}, budget);
    for (std::uint64_t run = 0; run < 8; ++run) {
      const auto witness = oracle.random_run(seed * 10 + run, 6 * sample.small.ticks_per_day);
      if (!witness) break;
      ASSERT_EQ(sample.played(*witness, witness->last), told(*witness)) << "seed " << seed << "\n" << sample.all();
      messages += static_cast<int>(witness->sent.size());
    }
  }
  EXPECT_GT(messages, workspaces);
}

// Weeks in which the clock is changed, from a Monday 00:00 on; at midnight in Cairo.
TEST(TickOracleAgrees, WithTheInterpreterAcrossChangesOfTheClock) {
  struct Week {
    const char* zone;
    const char* monday;
    ClockChange change;
  };
  int runs = 0;
  for (const Week& week :
       {Week{"Europe/Berlin", "2027-03-21T23:00:00Z", {146, 1}},
        Week{"Europe/Berlin", "2027-10-24T22:00:00Z", {147, -1}}, Week{"Africa/Cairo", "2027-04-25T22:00:00Z", {96, 1}},
        Week{"Africa/Cairo", "2027-10-24T21:00:00Z", {96, -1}}}) {
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
      Sample sample(seed, 24);
      const auto monday = parse_moment(week.monday);
      sample.stage.start = monday->local;
      sample.stage.zone = week.zone;
      const auto questions = sample.small.questions(sample.program());
      const TickOracle oracle(sample.program(), {24, week.change}, sample.small.world(sample.program()), questions,
                              budget);
      for (std::uint64_t run = 0; run < 30; ++run) {
        const auto witness = oracle.random_run(seed * 10 + run, week.change.at + 48);
        if (!witness) break;
        ASSERT_EQ(sample.played(*witness, witness->last), told(*witness)) << week.zone << ", seed " << seed << "\n"
                                                                          << sample.all();
        runs += witness->last > week.change.at && !witness->sent.empty() ? 1 : 0;
      }
      for (std::size_t q = 0; q < questions.size(); ++q) {
        const auto answer = oracle.answer(q);
        if (answer.refused || answer.value == 0) continue;
        ASSERT_EQ(sample.played(answer.witness, answer.witness.last), told(answer.witness)) << sample.all();
      }
    }
  }
  EXPECT_GT(runs, 200);
}

TEST(TickOracleAgrees, NoRandomCustomerGetsMoreThanItSays) {
  int reached = 0;
  for (std::uint64_t seed = 0; seed < workspaces; ++seed) {
    Sample sample(seed);
    const auto questions = sample.small.questions(sample.program());
    const TickOracle oracle(sample.program(), sample.small.clock(), sample.small.world(sample.program()),
                            {questions[0]}, budget);
    const auto answer = oracle.answer(0);
    if (answer.refused || !answer.finished) continue;
    Dice dice(seed);
    for (int c = 0; c < 6; ++c) {
      const auto customer = random_customer(sample.program(), sample.small, dice);
      const int most =
          most_in(sample.played(customer, customer.last), sample.program(), questions[0].of, questions[0].ticks);
      ASSERT_LE(most, answer.value) << "seed " << seed << "\n" << sample.all();
      reached += most == answer.value && most > 0 ? 1 : 0;
    }
  }
  EXPECT_GT(reached, workspaces);
}

TEST(TickOracleAgrees, WithItselfOnFinerTicks) {
  int more = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const Sample sample(seed);
    if (sample.small.ticks_per_day > 12) continue;
    const auto on = [&](int finer) {
      return ask(sample.program(), sample.small.clock(finer), sample.small.world(sample.program(), finer),
                 sample.small.questions(sample.program(), finer).front(), budget);
    };
    const auto coarse = on(1), fine = on(2);
    if (coarse.refused || !fine.finished || !coarse.finished) continue;
    ASSERT_LE(coarse.value, fine.value) << sample.all();
    more += coarse.value < fine.value ? 1 : 0;
  }
  EXPECT_LE(more, 3);  // what happens strictly between two ticks is rare
}

TEST(SmallWorkspaces, AreTheSameForTheSameSeedAndReadWithoutFindings) {
  EXPECT_EQ(random_workspace(7, every_feature()).files, random_workspace(7, every_feature()).files);
  EXPECT_NE(random_workspace(7, every_feature()).files, random_workspace(8, every_feature()).files);
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const auto small = random_workspace(seed, seed % 3 == 0 ? every_feature() : some_features(seed, 50));
    const auto loaded = load(small.files);
    ASSERT_TRUE(loaded->report.findings().empty()) << loaded->report.findings().front().rule << "\n"
                                                   << small.files[1].second;
  }
}

TEST(SmallWorkspaces, HaveWhatAFeatureNames) {
  const auto mentions = [](bool Features::*feature, const char* word) {
    Features on;
    on.*feature = true;
    on.two_journeys = true;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
      for (const auto& [name, text] : random_workspace(seed, on).files) {
        if (text.find(word) != std::string::npos) return true;
      }
    }
    return false;
  };
  EXPECT_TRUE(mentions(&Features::loops, "lifetime"));
  EXPECT_TRUE(mentions(&Features::until_event, "until_event"));
  EXPECT_TRUE(mentions(&Features::sliding_caps, "sliding"));
  EXPECT_TRUE(mentions(&Features::splits, "\"split\""));
  EXPECT_TRUE(mentions(&Features::hand_over, "handed_over"));
  EXPECT_FALSE(mentions(&Features::sliding_caps, "tumbling"));
  EXPECT_FALSE(mentions(&Features::splits, "\"branch\""));
}

}  // namespace
}  // namespace wayproof::testing
