// A requirement that one of Wayproof's own rules stands for: what the rule finds is what breaks it.
#include <algorithm>

#include "packs/mechanisms.h"

namespace wayproof::packs {
namespace {

bool is_message(const rules::Context& context, std::string_view journey, std::string_view step) {
  const auto& all = context.steps->messages.all;
  return std::any_of(all.begin(), all.end(), [&](const rules::StepView& one) {
    return one.journey_model->id.value == journey && one.model->id.value == step;
  });
}

/// Whether a finding is about messages that the requirement is about: it names one of them, or none at all but lies in
/// a journey that sends one, or in no journey.
bool concerns(const Finding& finding, const Asked& asked) {
  if (finding.journey.empty()) return true;
  const auto names = [&](const rules::StepView& step) {
    return step.journey_model->id.value == finding.journey &&
           std::find(finding.steps.begin(), finding.steps.end(), step.model->id.value) != finding.steps.end();
  };
  if (std::any_of(asked.messages.begin(), asked.messages.end(), names)) return true;
  for (const std::string& step : finding.steps) {
    if (is_message(asked.context, finding.journey, step)) return false;
  }
  return std::any_of(asked.messages.begin(), asked.messages.end(),
                     [&](const rules::StepView& step) { return step.journey_model->id.value == finding.journey; });
}

}  // namespace

void ask_pass(const Asked& asked, Answering& answer, std::vector<Finding>& findings) {
  const auto stands_for_it = [&](const Finding& finding) {
    const auto& rules = asked.must().rules;
    return std::any_of(rules.begin(), rules.end(), [&](const auto& rule) { return rule.value == finding.rule; });
  };
  for (Finding& finding : findings) {
    if (!stands_for_it(finding) || !concerns(finding, asked)) continue;
    answer.settle(finding.question.empty() ? Verdict::broken : Verdict::needs_data);
    for (Citation& cite : citations_of(asked.pack, asked.requirement)) {
      const auto same = [&](const Citation& one) { return one.title == cite.title; };
      if (std::none_of(finding.sources.begin(), finding.sources.end(), same))
        finding.sources.push_back(std::move(cite));
    }
  }
}

}  // namespace wayproof::packs
