// The tick oracle and the interpreter were written apart from the same sentences. On small random workspaces they must
// agree: the run that shows the oracle's answer sends the same messages when the interpreter plays it, so does any
// other run that the oracle goes through, and no random customer gets more than the oracle's answer.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/small_workspaces.h"
#include "support/tick_replay.h"

namespace wayproof::testing {
namespace {

constexpr int workspaces = 250;
constexpr std::size_t budget = 30'000;

// A workspace of some features, loaded.
struct Sample {
  explicit Sample(std::uint64_t seed)
      : small(random_workspace(seed, some_features(seed, 30))),
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

// Somebody who does things at random, tick by tick, and whom the oracle has not chosen.
Witness random_customer(const program::Program& program, Dice& dice, const SmallWorkspace& small) {
  Witness out;
  const int ticks = 8 * small.ticks_per_day;
  const int often = dice.from_to(3, 30);
  for (Index a = 0; a < program.attributes.size(); ++a) {
    if (program.attributes[a] == "tier" && dice.chance(60)) {
      const Index text = program.texts.find(dice.chance(60) ? "gold" : "silver");
      if (text != program::none) out.attributes.emplace_back(a, program::Value{program::Value::Kind::text, text});
    }
    if (program.attributes[a] == "age" && dice.chance(60)) {
      out.attributes.emplace_back(a, program::Value{program::Value::Kind::number, dice.from_to(17, 19)});
    }
  }
  for (Index t = 0; t < program.tags.size(); ++t) {
    if (dice.chance(50)) out.tags.push_back(t);
  }
  if (dice.chance(70)) out.consents.emplace_back(program.topics.find("news"), dice.chance(80));
  for (int tick = 0; tick < ticks; ++tick) {
    for (Index e = 0; e < program.events.size(); ++e) {
      if (!dice.chance(often)) continue;
      Move move;
      move.subject = e;
      move.tick = tick;
      move.occurred = tick - dice.from_to(0, small.late);
      out.moves.push_back(move);
    }
    if (dice.chance(often / 3)) {
      Move move;
      move.kind = Move::Kind::consent;
      move.subject = program.topics.find("news");
      move.tick = tick;
      move.given = dice.chance(50);
      out.moves.push_back(move);
    }
  }
  for (Index s = 0; s < program.steps.size(); ++s) {
    const auto& step = program.steps[s];
    const auto outcome = std::find_if(step.outcomes.begin(), step.outcomes.end(), [](const program::Outcome& one) {
      return one.cause == program::Cause::answered;
    });
    for (int nth = 1; nth <= 4; ++nth) {
      Move move;
      move.subject = s;
      move.nth = nth;
      move.tick = dice.from_to(0, small.ticks_per_day);  // since 0
      if (outcome != step.outcomes.end() && dice.chance(60)) {
        move.kind = Move::Kind::answer;
        move.detail = outcome->name;
        out.moves.push_back(move);
      }
      if (step.sends && dice.chance(40)) {
        move.kind = Move::Kind::reaction;
        move.reaction = dice.chance(50) ? model::Reaction::opened : model::Reaction::clicked;
        out.moves.push_back(move);
      }
    }
  }
  out.last = ticks;
  return out;
}

TEST(TickOracleAgrees, WithTheInterpreterOnTheRunsThatShowItsAnswers) {
  int shown = 0;
  for (std::uint64_t seed = 0; seed < workspaces; ++seed) {
    Sample sample(seed);
    ASSERT_TRUE(sample.loaded->report.findings().empty()) << sample.all();
    const auto questions = sample.small.questions(sample.program());
    const TickOracle oracle(sample.program(), sample.small.clock_of_a_day(), sample.small.world(sample.program()),
                            questions, budget);
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
    const TickOracle oracle(sample.program(), sample.small.clock_of_a_day(), sample.small.world(sample.program()), {},
                            budget);
    for (std::uint64_t run = 0; run < 4; ++run) {
      const auto witness = oracle.random_run(seed * 10 + run, 6 * sample.small.ticks_per_day);
      if (!witness) break;
      ASSERT_EQ(sample.played(*witness, witness->last), told(*witness)) << "seed " << seed << "\n" << sample.all();
      messages += static_cast<int>(witness->sent.size());
    }
  }
  EXPECT_GT(messages, workspaces);
}

TEST(TickOracleAgrees, NoRandomCustomerGetsMoreThanItSays) {
  int reached = 0;
  for (std::uint64_t seed = 0; seed < workspaces; ++seed) {
    Sample sample(seed);
    const auto questions = sample.small.questions(sample.program());
    const TickOracle oracle(sample.program(), sample.small.clock_of_a_day(), sample.small.world(sample.program()),
                            {questions[0]}, budget);
    const auto answer = oracle.answer(0);
    if (answer.refused || !answer.finished) continue;
    Dice dice(seed);
    for (int c = 0; c < 6; ++c) {
      const auto customer = random_customer(sample.program(), dice, sample.small);
      const int most =
          most_in(sample.played(customer, customer.last), sample.program(), questions[0].of, questions[0].ticks);
      ASSERT_LE(most, answer.value) << "seed " << seed << "\n" << sample.all();
      reached += most == answer.value && most > 0 ? 1 : 0;
    }
  }
  EXPECT_GT(reached, workspaces);
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
  EXPECT_FALSE(mentions(&Features::sliding_caps, "calendar"));
  EXPECT_FALSE(mentions(&Features::splits, "\"branch\""));
}

}  // namespace
}  // namespace wayproof::testing
