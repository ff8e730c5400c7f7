// Somebody has said no, and the journey asks him for his consent again: behind an opt-out, or behind a colleague's call
// that ended in a refusal.
#include <set>

#include "rules/consent/opt_outs.h"
#include "rules/texts.h"

namespace wayproof::rules {
namespace {

constexpr std::string_view asks[] = {"may we write to you",
                                     "may we send you",
                                     "may we contact you",
                                     "agree to receive",
                                     "give us your consent",
                                     "opt back in",
                                     "opt in again",
                                     "subscribe again",
                                     "resubscribe",
                                     "re-subscribe",
                                     "sign up again",
                                     "stay subscribed",
                                     "同意接收",
                                     "重新订阅",
                                     "再次订阅",
                                     "恢复订阅",
                                     "再次授权",
                                     "重新授权",
                                     "是否愿意接收",
                                     "愿意继续接收"};

bool is_refusal(std::string_view outcome) {
  return outcome.find("refus") != std::string_view::npos || outcome.find("declin") != std::string_view::npos;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  std::vector<Refusal> refusals = opt_outs(context);
  for (const StepView& step : all_steps(context)) {
    if (step.model->type != model::StepType::task || !step.reached()) continue;
    for (const auto& outcome : step.lowered->outcomes) {
      if (outcome.cause != program::Cause::answered || outcome.next == program::none) continue;
      if (!is_refusal(context.program.outcome_names[outcome.name])) continue;
      refusals.push_back({step.journey, outcome.next - step.facts->begin, nullptr, step.place(key_of(*step.model))});
    }
  }
  if (refusals.empty()) return;
  std::vector<std::pair<const SentText*, Wording>> asking;
  for (const SentText& text : context.texts->all) {
    if (const Wording found = find_wording(text.folded, text.index, asks)) asking.emplace_back(&text, found);
  }
  if (asking.empty()) return;
  for (const Refusal& refusal : refusals) {
    const auto behind = facts::reachable(context.facts.journeys[refusal.journey].ways, refusal.node);
    std::set<Index> told;  // one finding for each message, not for each of its languages
    for (const auto& [text, wording] : asking) {
      for (const StepView& step : text->sent_by) {
        if (step.journey != refusal.journey || behind[step.node] == 0 || !told.insert(step.index).second) continue;
        Draft draft(rule, step.place(key_of(*step.model)));
        draft.what({{"step", title_of(*step.model)}, {"words", verbatim(wording.words)}}).why().advice();
        draft.label(refusal.place, "no").journey(*step.journey_model).step(*step.model).add_to(report);
      }
    }
  }
}

}  // namespace

extern constinit const Rule consent_asked_again{{"consent/asked-again", Severity::error, "2026.11", Stability::preview},
                                                check};

}  // namespace wayproof::rules
