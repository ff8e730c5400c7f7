// Somebody opts out, and that very opt-out brings him the next advertising: a "come back" on another channel, a journey
// for those who left. Followed from each trigger that is an opt-out; a way on which consent is asked for again is fine.
#include <algorithm>

#include "rules/consent/opt_outs.h"
#include "rules/evidence.h"

namespace wayproof::rules {
namespace {

class Check {
 public:
  Check(const RuleInfo& rule, const Context& context, Report& report)
      : rule_(rule), context_(context), program_(context.program), report_(report) {}

  void follow(const Refusal& origin) {
    std::vector<StepView> sent;
    for (const StepView& step : steps_of(context_, origin.journey)) {
      if (!step.lowered->sends || !is_marketing(step.lowered->purpose) || step.lowered->channel == program::none)
        continue;
      if (!withheld(*origin.opt_out, *step.lowered) && reaches(origin, step)) sent.push_back(step);
    }
    if (sent.empty()) return;
    const StepView& first = sent.front();
    Draft draft(rule_, first.place(key_of(*first.model)));
    std::vector<Arg> args{{"step", title_of(*first.model)},
                          {"channel", title_of_channel(context_, program_.channels[first.lowered->channel])}};
    const bool any = origin.opt_out->name == program::none;
    if (!any) args.push_back({"topic", title_of_topic(context_, program_.topics[origin.opt_out->name])});
    draft.what(args, any ? "any" : "").why().advice();
    draft.label(origin.place, "opt_out");
    draft.journey(*first.journey_model);
    for (const StepView& step : sent) draft.step(*step.model);
    draft.add_to(report_);
  }

 private:
  /// No message of this topic leaves after this opt-out: the checks before sending see to it.
  bool withheld(const program::Trigger& opt_out, const program::Step& step) const {
    const bool covers = opt_out.name == step.topic && step.topic != program::none &&
                        (opt_out.channel == program::none || opt_out.channel == step.channel);
    return covers && enforced(context_, model::Check::consent, step);
  }

  /// Consent to what this step sends is asked for on the way out of the branch.
  bool asks_consent(const program::Step& branch, std::uint32_t taken, const program::Step& message) const {
    for (std::uint32_t o = 0; branch.type == model::StepType::branch && o <= taken; ++o) {
      const Index condition = branch.outcomes[o].condition;
      if (condition != program::none &&
          shows_consent(context_, condition, o == taken, message.topic, message.channel)) {
        return true;
      }
    }
    return false;
  }

  /// Can be reached from there without being asked.
  bool reaches(const Refusal& origin, const StepView& target) const {
    const auto& facts = context_.facts.journeys[origin.journey];
    facts::NodeSet seen(facts.ways.size(), 0);
    std::vector<facts::Node> open{origin.node};
    seen[origin.node] = 1;
    while (!open.empty()) {
      const facts::Node node = open.back();
      open.pop_back();
      if (node == target.node) return true;
      for (const facts::Edge& edge : facts.ways.out(node)) {
        if (seen[edge.to] != 0) continue;
        if (node < facts.count && asks_consent(program_.steps[facts.begin + node], edge.label, *target.lowered))
          continue;
        seen[edge.to] = 1;
        open.push_back(edge.to);
      }
    }
    return false;
  }

  const RuleInfo& rule_;
  const Context& context_;
  const program::Program& program_;
  Report& report_;
};

void check(const RuleInfo& rule, const Context& context, Report& report) {
  Check one(rule, context, report);
  for (const Refusal& origin : opt_outs(context)) one.follow(origin);
}

}  // namespace

extern constinit const Rule consent_won_back_after_opt_out{
    {"consent/won-back-after-opt-out", Severity::error, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
