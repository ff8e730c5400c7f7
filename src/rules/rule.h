// The frame of the rules. A rule is one unit: src/rules/<family>/<name>.cpp finds the problem, <name>.md beside it is
// its page, its help and its test (tests/unit/rules/rule_pages_test.cpp runs every example of every page).
//
// Rules are pure: no I/O, no clock, no state. They never walk files and rarely graphs; what several of them need to
// know stands in facts/facts.h. To add one: two files and one line in registry.cpp (docs/rules-plan.md lists what each
// reads).
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "facts/facts.h"
#include "finding/report.h"
#include "model/project.h"
#include "program/program.h"

namespace wayproof::rules {

enum class Stability : std::uint8_t {
  preview,  ///< new; may still change what it fires on
  stable,
};

struct RuleInfo {
  std::string_view id;  ///< "family/name"; names the finding, is never renamed and never used again
  Severity severity = Severity::warning;
  std::string_view since;  ///< the rule set ("2026.11": year and month) in which it first stood
  Stability stability = Stability::preview;

  [[nodiscard]] std::string_view family() const { return id.substr(0, id.find('/')); }
  [[nodiscard]] std::string_view name() const { return id.substr(id.find('/') + 1); }
};

struct Steps;
struct Texts;
struct Starts;

/// Everything a rule may look at.
struct Context {
  const model::Project& project;
  const program::Program& program;
  const facts::Facts& facts;
  Day as_of = 0;                 ///< the date of the verdict; the only "today" there is
  // What run_rules gathers before the first rule runs.
  const Steps* steps = nullptr;    ///< rules/steps.h
  const Texts* texts = nullptr;    ///< what messages say (rules/texts.h)
  const Starts* starts = nullptr;  ///< journeys that begin together (rules/starts.h)

  [[nodiscard]] const model::Workspace& workspace() const { return project.workspace; }
};

struct Rule {
  RuleInfo info;
  /// Null for the families "file" and "table": those problems are found while files and planning tables are read
  /// (rules/reading.cpp).
  void (*check)(const RuleInfo&, const Context&, Report&) = nullptr;
};

/// All rules, by family and name.
[[nodiscard]] std::span<const Rule* const> registry();
/// The rule with this id, or nothing.
[[nodiscard]] const Rule* find_rule(std::string_view id);
/// Ids that rules once had. They are never given again, so that an old `ignore` cannot silence something new.
[[nodiscard]] std::span<const std::string_view> retired_ids();

struct Options {
  std::vector<std::string> only;  ///< rule ids; empty: all
  /// Looks at the same facts after the rules, before any `ignore` is honoured, and adds findings of its own.
  std::function<void(const Context&, std::vector<Finding>&)> and_then;
};

/// Runs the rules and adds what they find. Then every `ignore` of the files is honoured, on the findings of earlier
/// stages too: the ignored ones stay, with the author's reason. An `ignore` that covers nothing or is out of date is a
/// finding.
/// Then the rule set that the workspace pins (rules/pin.h).
void run_rules(const Context& context, Report& report, const Options& options = {});

}  // namespace wayproof::rules
