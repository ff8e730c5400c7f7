// See tick_example.h.
#include "support/tick_example.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/scenes.h"
#include "support/tick_replay.h"

namespace wayproof::testing {

Small::Small(const std::string& workspace_text, const std::vector<std::string>& journeys, OracleClock clock)
    : clock_(clock) {
  std::vector<TestFile> files = {{"w.workspace.json", workspace_text}};
  for (const auto& text : journeys) files.emplace_back(std::to_string(files.size()) + ".journey.json", text);
  loaded_ = load(std::move(files));
  EXPECT_TRUE(loaded_->report.findings().empty()) << loaded_->report.findings().front().rule;
}

std::int64_t Small::most(int ticks, const program::Filter& of) const {
  Question question;
  question.ticks = ticks;
  question.of = of;
  return value(question);
}

std::int64_t Small::most_in_a(Question::Window window) const {
  Question question;
  question.window = window;
  return value(question);
}

bool Small::can_send(int from, int until) const {
  Question question;
  question.kind = Question::Kind::can_send_between;
  question.from = from;
  question.until = until;
  return value(question) == 1;
}

bool Small::without_consent(const char* topic) const {
  Question question;
  question.kind = Question::Kind::without_consent;
  question.topic = program().topics.find(topic);
  return value(question) == 1;
}

bool Small::after(const char* event, int from, int until, bool within_instance) const {
  Question question;
  question.kind = Question::Kind::after_event;
  question.event = program().events.find(event);
  question.from = from;
  question.until = until;
  question.within_instance = within_instance;
  if (within_instance) question.journey = 0;
  return value(question) == 1;
}

std::int64_t Small::longest_stay(Index step) const {
  Question question;
  question.kind = Question::Kind::longest_stay;
  question.journey = 0;
  if (step != program::none) question.step = program().journeys[0].steps_begin + step;
  return value(question);
}

std::int64_t Small::value(const Question& question) const {
  const auto answered = answer(question);
  EXPECT_FALSE(answered.refused) << *answered.refused;
  EXPECT_TRUE(answered.finished);
  if (!answered.refused && answered.value > 0 && !clock_.change) expect_confirmed(answered.witness);
  return answered.value;
}

void Small::expect_confirmed(const Witness& witness) const {
  Stage stage;
  stage.tick_seconds = 86'400 / clock_.ticks_per_day;
  stage.ticks = witness.last;
  std::vector<std::string> findings;
  const auto text = customer_text(program(), *loaded_->parts[0].project, witness, stage);
  auto expected = witness.sent;
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(play(program(), *loaded_->parts[0].project, text, stage, findings), expected) << text;
  EXPECT_EQ(findings, std::vector<std::string>{});
}

Small one(const std::string& gate, const std::string& steps, const std::string& more, const std::string& entry) {
  return Small(scenes::workspace({.gate = gate}), {scenes::journey("a", steps, more, entry)});
}

Small two(const std::string& gate, const std::string& a, const std::string& b) {
  return Small(scenes::workspace({.gate = gate}), {a, b});
}

}  // namespace wayproof::testing
