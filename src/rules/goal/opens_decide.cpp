// A way on that depends on opens alone: mail programs open mails by themselves, and some channels do not report opens
// at all (scenario A17). A streak cannot tell a program from a person either (decision 008).
#include <algorithm>

#include "rules/support.h"
#include "rules/walk.h"

namespace wayproof::rules {
namespace {

using Kind = model::Condition::Kind;

enum class Opens : std::uint8_t {
  reliable,  ///< the channel's opens are people's
  machine,   ///< programs open too
  unmeasured,
};

class Check {
 public:
  Check(const RuleInfo& rule, const Context& context, Report& report)
      : rule_(rule), context_(context), report_(report) {}

  void condition(const model::Condition& whole, const Owner& owner) {
    bool opens_alone = true;
    const model::Condition* first = nullptr;
    Opens worst = Opens::reliable;
    for_each_part(whole, [&](const model::Condition& part) {
      if (part.kind == Kind::all || part.kind == Kind::any || part.kind == Kind::negation) return;
      const bool opened =
          (part.kind == Kind::reaction || part.kind == Kind::streak) && part.reaction == model::Reaction::opened;
      if (!opened) {
        // "and it is the right customer" is no evidence for reading; a click, a visit, an answer is.
        if (part.kind == Kind::reaction || part.kind == Kind::event || part.kind == Kind::streak) opens_alone = false;
        return;
      }
      const Opens opens = opens_of(part.of, owner);
      if (first == nullptr || opens > worst) first = &part;
      worst = std::max(worst, opens);
    });
    if (first != nullptr) tell(*first, first->of, worst, opens_alone, owner);
  }

  void trigger(const model::Trigger& trigger, const Owner& owner) {
    if (trigger.kind != model::Trigger::Kind::reaction || trigger.reaction != model::Reaction::opened) return;
    const Opens opens = opens_of(trigger.of, owner);
    if (opens == Opens::reliable) return;
    tell_at(trigger.span, opens, owner);
  }

 private:
  static Opens opens_of(const model::Channel& channel) {
    if (!channel.opens_measured) return Opens::unmeasured;
    if (channel.machine_opens) return channel.machine_opens->value > 0 ? Opens::machine : Opens::reliable;
    return channel.kind == model::ChannelKind::email ? Opens::machine : Opens::reliable;
  }

  /// Over all channels of the messages that the filter means; the worst of them.
  Opens opens_of(const model::MessageFilter& of, const Owner& owner) const {
    const auto& workspace = context_.workspace();
    if (of.channel) {
      const auto* channel = workspace.channels.find(of.channel->value);
      return channel != nullptr ? opens_of(*channel) : Opens::reliable;
    }
    Opens worst = Opens::reliable;
    for (const auto& journey : context_.project.journeys) {
      if (of.journey ? of.journey->value != journey.id.value : of.step && owner.journey != &journey) continue;
      for (const auto& step : journey.steps) {
        if (step.type != model::StepType::message || !step.channel) continue;
        if (of.step && of.step->value != step.id.value) continue;
        if (of.topic && !(step.topic && *step.topic == *of.topic)) continue;
        if (of.kind && !(step.kind && *step.kind == *of.kind)) continue;
        if (const auto* channel = workspace.channels.find(step.channel->value))
          worst = std::max(worst, opens_of(*channel));
      }
    }
    return worst;
  }

  void tell(const model::Condition& part, const model::MessageFilter&, Opens opens, bool alone, const Owner& owner) {
    if (opens == Opens::reliable || (opens == Opens::machine && !alone)) return;
    tell_at(part.span, opens, owner);
  }

  void tell_at(Span span, Opens opens, const Owner& owner) {
    Draft draft(rule_, {owner.file, span});
    const bool unmeasured = opens == Opens::unmeasured;
    if (unmeasured) draft.severity(Severity::error);
    draft.what({}, unmeasured ? "unmeasured" : "machine").why().advice({}, unmeasured ? "unmeasured" : "machine");
    if (owner.journey != nullptr) draft.journey(*owner.journey);
    if (owner.step != nullptr) draft.step(*owner.step);
    draft.add_to(report_);
  }

  const RuleInfo& rule_;
  const Context& context_;
  Report& report_;
};

void check(const RuleInfo& rule, const Context& context, Report& report) {
  Check one(rule, context, report);
  for_each_condition(context.project, [&](const model::Condition& condition, ConditionUse, const Owner& owner) {
    one.condition(condition, owner);
  });
  for_each_trigger(context.project, [&](const model::Trigger& trigger, TriggerUse use, const Owner& owner) {
    // A score that opens add to is one hint among many.
    if (use != TriggerUse::score) one.trigger(trigger, owner);
  });
}

}  // namespace

extern constinit const Rule goal_opens_decide{{"goal/opens-decide", Severity::warning, "2026.11", Stability::stable},
                                              check};

}  // namespace wayproof::rules
