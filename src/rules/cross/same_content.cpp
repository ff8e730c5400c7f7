// Two journeys that one event starts send the same kind of message, the same text or the same offer within days.
#include <algorithm>

#include "program/filter.h"
#include "rules/starts.h"

namespace wayproof::rules {
namespace {

constexpr std::int64_t a_week = 7 * day_seconds;

bool is_message(const Passed& passed) {
  const auto& step = *passed.step.lowered;
  return step.type == model::StepType::message && step.sends && is_marketing(step.purpose);
}

bool equal(Index a, Index b) { return a != program::none && a == b; }

/// An enforced check for repeats keeps the second one back.
bool withheld(const Context& context, const Passed& a, const Passed& b, std::int64_t apart) {
  const program::Step& one = *a.step.lowered;
  const program::Step& other = *b.step.lowered;
  const auto& repeats = context.program.gate.dedupe;
  return enforced(context, model::Check::dedupe, other) &&
         std::any_of(repeats.begin(), repeats.end(), [&](const program::Dedupe& repeat) {
           const Index program::Step::*const by[] = {&program::Step::kind, &program::Step::offer,
                                                     &program::Step::template_id};
           const auto alike = by[static_cast<std::size_t>(repeat.by)];
           return equal(one.*alike, other.*alike) && facts::least_seconds(repeat.in) >= apart &&
                  program::matches(repeat.of, context.program, a.step.index) &&
                  program::matches(repeat.of, context.program, b.step.index);
         });
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for_each_pair(context, a_week, false, is_message, [&](const Passed& a, const Passed& b) {
    const program::Step& one = *a.step.lowered;
    const program::Step& other = *b.step.lowered;
    const std::string_view what = equal(one.kind, other.kind)                 ? "kind"
                                  : equal(one.template_id, other.template_id) ? "template"
                                  : equal(one.offer, other.offer)             ? "offer"
                                                                              : "";
    const auto latest = b.elapsed().latest;
    if (what.empty() || !latest) return false;
    const std::int64_t apart = *latest - a.elapsed().earliest;
    if (apart > 2 * a_week || withheld(context, a, b, apart)) return false;
    draft_of_pair(rule, a, b, {}, what).add_to(report);
    return true;
  });
}

}  // namespace

extern constinit const Rule cross_same_content{{"cross/same-content", Severity::warning, "2026.11", Stability::preview},
                                               check};

}  // namespace wayproof::rules
