// A test's expectations in sentences, and what happened instead. Only the writers of test reports include this.
#pragma once

#include <string>
#include <vector>

#include "i18n/render.h"
#include "report/tests_report.h"
#include "trace/narrate.h"

namespace wayproof::report {

class TestWords {
 public:
  TestWords(const TestedProject& tested, const RanTest& ran, i18n::Language language)
      : ran_(ran), language_(language), narrator_(*tested.project, *tested.program, trace_of(ran)) {}

  [[nodiscard]] std::string expected(std::size_t expectation) const;
  /// What happened instead, a line each; of an expectation that was not met.
  [[nodiscard]] std::vector<std::string> happened(std::size_t expectation) const;
  [[nodiscard]] std::string sentence(const trace::LogEntry& entry) const { return say(narrator_.sentence(entry)); }
  [[nodiscard]] std::string title() const;

 private:
  static const trace::Trace& trace_of(const RanTest& ran);
  [[nodiscard]] std::string say(const Message& message) const { return i18n::render(message, language_); }
  [[nodiscard]] LocalMoment moment(Instant t) const { return {t, trace_of(ran_).state.zone}; }
  [[nodiscard]] Message what(const model::Expectation& expectation, const program::Expected& expected) const;

  const RanTest& ran_;
  i18n::Language language_;
  trace::Narrator narrator_;
};

/// What no test has tried, as a sentence, and the place of its step.
[[nodiscard]] Message untried(const TestedProject& tested, const trace::Target& target);
[[nodiscard]] Place place_of(const TestedProject& tested, const trace::Target& target);

/// How many targets of each kind there are, and how many were tried.
struct Tried {
  std::int64_t steps = 0, all_steps = 0, ways = 0, all_ways = 0, exits = 0, all_exits = 0, sent = 0, all_sent = 0,
               held = 0, all_held = 0;
};
[[nodiscard]] Tried count_tried(std::span<const TestedProject> projects);

struct TestCounts {
  std::int64_t passed = 0, failed = 0;
};
[[nodiscard]] TestCounts count_tests(std::span<const TestedProject> projects);
/// "12 tests passed, 1 test failed (as of 2026-11-21, tz 2026b)"
[[nodiscard]] std::string tests_summary(std::span<const TestedProject> projects, const Context& context);
/// "Tried: 14 of 16 steps, 5 of 9 ways on." Empty when there is nothing to try.
[[nodiscard]] std::string tried_summary(std::span<const TestedProject> projects, const Context& context);

}  // namespace wayproof::report
