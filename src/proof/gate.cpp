#include "proof/gate.h"

#include <algorithm>

#include "facts/facts.h"
#include "program/filter.h"

namespace wayproof::proof {
namespace {

using model::Check;
using model::OnFail;
using program::none;

constexpr std::size_t index(Check check) { return static_cast<std::size_t>(check); }

// What a check does, if it is one that decides about the message.
const program::CheckPolicy* deciding(const program::Program& program, Check check, const program::Step& step) {
  const auto& policy = program.gate.policy[index(check)][static_cast<std::size_t>(step.purpose)];
  return policy.applies && program.gate.mode[index(check)] == model::Mode::enforce ? &policy : nullptr;
}

void add_hours(const program::Program& program, Index at, const program::CheckPolicy& policy, GatePolicy& out) {
  const auto& step = program.steps[at];
  if (step.purpose == model::Purpose::internal) {
    if (step.role == none || !program.role_facts[step.role].hours) return;
    out.windows.push_back(*program.role_facts[step.role].hours);
    out.at_windows.push_back(policy.overridden ? policy.on_fail : OnFail::hold);
    return;
  }
  const auto collect = [&](const std::vector<program::Hours>& from, std::vector<DailyRange>& ranges,
                           std::vector<OnFail>& does) {
    for (const auto& hours : from) {
      const bool channel = hours.channels.empty() || std::find(hours.channels.begin(), hours.channels.end(),
                                                               step.channel) != hours.channels.end();
      if (!channel || !program::matches(hours.of, program, at)) continue;
      ranges.push_back(hours.range);
      does.push_back(policy.overridden ? policy.on_fail : hours.on_fail);
    }
  };
  collect(program.gate.quiet, out.quiet, out.at_quiet);
  collect(program.gate.windows, out.windows, out.at_windows);
}

}  // namespace

std::optional<OnFail> GatePolicy::when_closed() const {
  std::vector<OnFail> all = at_quiet;
  all.insert(all.end(), at_windows.begin(), at_windows.end());
  if (all.empty() || std::count(all.begin(), all.end(), all.front()) != static_cast<std::ptrdiff_t>(all.size()))
    return {};
  return all.front();
}

GatePolicy policy_of(const program::Program& program, Index at) {
  const auto& step = program.steps[at];
  GatePolicy out;
  const auto may_fail = [&](Check check) {
    if (const auto* policy = deciding(program, check, step)) {
      out.may_drop |= policy->on_fail != OnFail::leave;
      out.may_leave |= policy->on_fail == OnFail::leave;
      return true;
    }
    return false;
  };
  may_fail(Check::address);
  may_fail(Check::suppression);
  if (may_fail(Check::consent)) out.never = step.topic == none;
  if (const auto* policy = deciding(program, Check::hours, step)) add_hours(program, at, *policy, out);

  const auto may_fill = [&](OnFail does) {
    out.caps_hold |= does == OnFail::hold;
    out.caps_drop |= does != OnFail::leave;  // a hold that would take too long is a drop
    out.may_leave |= does == OnFail::leave;
  };
  if (const auto* policy = deciding(program, Check::dedupe, step)) {
    for (const auto& rule : program.gate.dedupe) {
      if (program::matches(rule.of, program, at)) may_fill(policy->overridden ? policy->on_fail : OnFail::drop);
    }
  }
  if (const auto* policy = deciding(program, Check::caps, step)) {
    for (const auto& cap : program.gate.caps) {
      if (program::matches(cap.of, program, at)) may_fill(policy->overridden ? policy->on_fail : cap.on_full);
    }
  }
  return out;
}

}  // namespace wayproof::proof
