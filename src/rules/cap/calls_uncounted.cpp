// A task by which a colleague calls or writes to the customer, and the file does not say so (`contact`): no limit
// counts it, no check of consent or hours concerns it.
#include "rules/support.h"
#include "rules/template_text.h"
#include "rules/wording.h"

namespace wayproof::rules {
namespace {

constexpr std::string_view says_contact[] = {"call",      "phone",  "ring up", "电话",      "致电",
                                             "外呼",      "拨打",   "回访",    "no-answer", "not-reached",
                                             "no answer", "未接通", "无人接听"};

bool contacts(const model::Step& step) {
  std::string words;
  for (const auto& entry : step.title.entries) words += folded(entry.value) + "\n";
  for (const auto& outcome : step.outcomes) words += folded(outcome.name.value) + "\n";
  return static_cast<bool>(find_wording(words, says_contact));
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  if (context.program.gate.caps.empty()) return;  // nothing is counted, which is cap/not-declared
  for (const StepView& step : all_steps(context)) {
    if (step.model->type != model::StepType::task || !step.reached() || step.model->contact) continue;
    if (!contacts(*step.model)) continue;
    Draft(rule, step.place(key_of(*step.model)))
        .what({{"step", title_of(*step.model)}, {"journey", title_of(*step.journey_model)}})
        .why()
        .advice()
        .journey(*step.journey_model)
        .step(*step.model)
        .add_to(report);
  }
}

}  // namespace

extern constinit const Rule cap_calls_uncounted{
    {"cap/calls-uncounted", Severity::warning, "2026.11", Stability::preview}, check};

}  // namespace wayproof::rules
