// Everybody who could enter already fulfils a condition that ends the run, so that nobody ever enters.
#include "rules/logic.h"
#include "rules/support.h"

namespace wayproof::rules {
namespace {

/// Conditions that hold for whoever enters, at that instant.
std::vector<const model::Condition*> true_of_all(const model::Entry& entry) {
  std::vector<const model::Condition*> all;
  if (entry.condition) all.push_back(&*entry.condition);
  if (entry.on.kind == model::Trigger::Kind::becomes && !entry.on.becomes.empty())
    all.push_back(&entry.on.becomes.front());
  return all;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const auto& journey : context.project.journeys) {
    const auto known = true_of_all(journey.entry);
    for (const auto& exit : journey.exits) {
      if (exit.on.kind != model::Trigger::Kind::becomes || exit.on.becomes.empty()) continue;
      // With a condition beside it the rule asks for more than that.
      if (exit.condition || exit.next) continue;
      for (const model::Condition* one : known) {
        if (!implies(*one, exit.on.becomes.front())) continue;
        Draft draft(rule, {journey.file, exit.on.span});
        draft.what({{"journey", title_of(journey)}}).why().advice();
        draft.label({journey.file, one->span}, "entry");
        draft.journey(journey).add_to(report);
        break;
      }
    }
  }
}

}  // namespace

extern constinit const Rule exit_true_at_entry{{"exit/true-at-entry", Severity::error, "2026.11", Stability::stable},
                                               check};

}  // namespace wayproof::rules
