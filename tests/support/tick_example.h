// A small workspace written in a test, and what the tick oracle says of it. Whatever run it shows must send the same
// messages when the interpreter plays it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "support/checked.h"
#include "support/tick_oracle.h"

namespace wayproof::testing {

/// Named as journeys are handed in: the first is journey 0.
class Small {
 public:
  Small(const std::string& workspace_text, const std::vector<std::string>& journeys, OracleClock clock = {});

  [[nodiscard]] const program::Program& program() const { return loaded_->parts[0].program; }

  [[nodiscard]] std::int64_t most(int ticks, const program::Filter& of = {}) const;
  [[nodiscard]] std::int64_t most_in_a(Question::Window window) const;
  [[nodiscard]] bool can_send(int from, int until) const;
  [[nodiscard]] bool without_consent(const char* topic) const;
  [[nodiscard]] bool after(const char* event, int from, int until, bool within_instance = false) const;
  /// In journey 0; `step` counted from its first, none: until it is out.
  [[nodiscard]] std::int64_t longest_stay(Index step = program::none) const;

  [[nodiscard]] OracleAnswer answer(const Question& question) const { return ask(program(), clock_, world, question); }
  /// The same, with the expectation that there is an answer and that its run is one of the interpreter's too.
  [[nodiscard]] std::int64_t value(const Question& question) const;

  OracleWorld world;

 private:
  void expect_confirmed(const Witness& witness) const;

  OracleClock clock_;
  std::unique_ptr<Loaded> loaded_;
};

/// One journey `a` of these steps (scenes::journey).
[[nodiscard]] Small one(const std::string& gate, const std::string& steps, const std::string& more = "",
                        const std::string& entry = R"({"on": {"event": "go"}})");
[[nodiscard]] Small two(const std::string& gate, const std::string& a, const std::string& b);

}  // namespace wayproof::testing
