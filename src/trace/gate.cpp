#include "trace/gate.h"

#include <algorithm>

#include "base/stable_sort.h"
#include "time/schedule.h"
#include "trace/evaluate.h"
#include "trace/moments.h"

namespace wayproof::trace {
namespace {

using model::Check;
using model::Mode;
using model::OnFail;
using program::Cap;
using program::Limit;
using program::Program;
using program::Step;

constexpr std::size_t index(Check check) { return static_cast<std::size_t>(check); }

// How far ahead the gate looks for a time at which a message could go out. Longer holds are refused by `hold_at_most`
// anyway.
constexpr std::int64_t horizon = 400 * day_seconds;

// ---- hours ----------------------------------------------------------------------------------------------------------

bool concerns(const Program& program, const State& state, const program::Hours& hours, Index step) {
  const auto& message = program.steps[step];
  if (!hours.channels.empty() &&
      std::find(hours.channels.begin(), hours.channels.end(), message.channel) == hours.channels.end()) {
    return false;
  }
  return Evaluator(program, state, nullptr).matches(hours.of, step);
}

// The ranges that concern one message, each with the rule it comes from. Internal messages keep to the working hours of
// who gets them, and to nothing else.
struct Ranges {
  std::vector<DailyRange> windows, quiet;
  std::vector<const program::Hours*> window_rules, quiet_rules;

  [[nodiscard]] bool empty() const { return windows.empty() && quiet.empty(); }
};

Ranges ranges_for(const Program& program, const State& state, Index step) {
  Ranges out;
  const Step& message = program.steps[step];
  if (message.purpose == model::Purpose::internal) {
    if (message.role != none && program.role_facts[message.role].hours) {
      out.windows.push_back(*program.role_facts[message.role].hours);
      out.window_rules.push_back(nullptr);
    }
    return out;
  }
  const auto collect = [&](const std::vector<program::Hours>& from, std::vector<DailyRange>& ranges,
                           std::vector<const program::Hours*>& rules) {
    for (const auto& hours : from) {
      if (!concerns(program, state, hours, step)) continue;
      ranges.push_back(hours.range);
      rules.push_back(&hours);
    }
  };
  collect(program.gate.quiet, out.quiet, out.quiet_rules);
  collect(program.gate.windows, out.windows, out.window_rules);
  return out;
}

OpenHours hours_of(const Program& program, const Ranges& ranges) {
  return {ranges.windows, ranges.quiet, program.calendar()};
}

Zone clock_for(const Program& program, const State& state, Index step) {
  return program.steps[step].purpose == model::Purpose::internal ? program.zone : state.zone;
}

CheckResult check_hours(const Program& program, const State& state, Index step) {
  const Ranges ranges = ranges_for(program, state, step);
  const Zone zone = clock_for(program, state, step);
  const LocalSeconds local = zone.local(state.now);
  CheckResult out{.verdict = Verdict::pass};
  const auto fail = [&](Reason reason, const program::Hours* rule, Index detail) {
    out.verdict = Verdict::fail_until;
    out.reason = reason;
    out.detail = detail;
    out.on_fail = rule != nullptr ? rule->on_fail : OnFail::hold;
  };
  for (std::size_t r = 0; r < ranges.quiet.size() && out.verdict == Verdict::pass; ++r) {
    if (!inside(ranges.quiet[r], local, program.calendar())) continue;
    fail(Reason::quiet_hours, ranges.quiet_rules[r],
         static_cast<Index>(ranges.quiet_rules[r] - program.gate.quiet.data()));
  }
  for (std::size_t r = 0; r < ranges.windows.size() && out.verdict == Verdict::pass; ++r) {
    if (inside(ranges.windows[r], local, program.calendar())) continue;
    const auto* rule = ranges.window_rules[r];
    fail(rule != nullptr ? Reason::outside_window : Reason::outside_working_hours, rule,
         rule != nullptr ? static_cast<Index>(program.gate.quiet.size() +
                                              static_cast<std::size_t>(rule - program.gate.windows.data()))
                         : none);
  }
  if (out.verdict != Verdict::pass) {
    out.until = first_open(state.now + 1, state.now + horizon, zone, hours_of(program, ranges));
    if (!out.until) out.verdict = Verdict::fail;
  }
  return out;
}

// ---- caps -----------------------------------------------------------------------------------------------------------

// When a message counts for a cap, or nothing when it does not (yet).
std::optional<Instant> counted_at(const Limit& limit, const MessageRecord& record) {
  using Result = MessageRecord::Result;
  switch (limit.count_at) {
    case model::CountAt::plan:
      return record.result == Result::dropped ? std::nullopt : std::optional(record.planned);
    case model::CountAt::send:
      return record.result == Result::sent ? std::optional(record.sent) : std::nullopt;
    case model::CountAt::delivery:
      return record.delivered;
  }
  return std::nullopt;
}

Instant period_start(Zone zone, model::Window::Unit unit, Day day) {
  if (unit == model::Window::Unit::week) day -= weekday(day);
  if (unit == model::Window::Unit::month) day -= civil(day).day - 1;
  return zone.resolve(static_cast<LocalSeconds>(day) * day_seconds).at;
}

Instant next_period(Zone zone, model::Window::Unit unit, Day day) {
  if (unit == model::Window::Unit::day) return period_start(zone, unit, day + 1);
  if (unit == model::Window::Unit::week) return period_start(zone, unit, day + 7);
  const CivilDate date = civil(day);
  return period_start(
      zone, unit, day_of(date.month == 12 ? CivilDate{date.year + 1, 1, 1} : CivilDate{date.year, date.month + 1, 1}));
}

// The window of a cap that `t` falls in, as the sends stand now: what counts, and when there is room again.
struct WindowUse {
  std::vector<std::pair<Instant, Index>> counted;  // time and record, sorted
  Instant from = 0;
  std::optional<Instant> room_at;  // first instant > t with room; nothing when never
};

WindowUse window_at(const Limit& limit, Zone zone, std::vector<std::pair<Instant, Index>> sends, Instant t) {
  WindowUse out;
  const auto full = [&](std::size_t count) { return static_cast<std::int64_t>(count) >= limit.max; };
  switch (limit.kind) {
    case model::Window::Kind::sliding: {
      out.from = t - limit.length;  // exclusive: sends in (t - length, t] count
      for (const auto& send : sends) {
        if (send.first > out.from && send.first <= t) out.counted.push_back(send);
      }
      if (full(out.counted.size()) && limit.max > 0) {
        const auto last_to_leave = out.counted.size() - static_cast<std::size_t>(limit.max);
        out.room_at = out.counted[last_to_leave].first + limit.length;
      }
      break;
    }
    case model::Window::Kind::calendar: {
      const Day day = day_of_local(zone.local(t));
      out.from = period_start(zone, limit.unit, day);
      for (const auto& send : sends) {
        const Day sent_on = day_of_local(zone.local(send.first));
        if (send.first <= t && period_start(zone, limit.unit, sent_on) == out.from) out.counted.push_back(send);
      }
      if (limit.max > 0) out.room_at = next_period(zone, limit.unit, day);
      break;
    }
    case model::Window::Kind::tumbling: {
      out.from = t;
      for (const auto& send : sends) {
        if (send.first > t) break;
        if (out.counted.empty() || send.first >= out.from + limit.length) {
          out.counted.clear();
          out.from = send.first;
        }
        out.counted.push_back(send);
      }
      if (!out.counted.empty() && t >= out.from + limit.length) {
        out.counted.clear();
        out.from = t;
      }
      if (limit.max > 0) out.room_at = out.from + limit.length;
      break;
    }
  }
  return out;
}

// Sends before this instant cannot count in the window that `t` falls in. Windows that each send opens anew have a past
// without an end.
Instant earliest_that_counts(const Limit& limit, Zone zone, Instant t) {
  switch (limit.kind) {
    case model::Window::Kind::sliding:
      return t - limit.length;
    case model::Window::Kind::calendar:
      return period_start(zone, limit.unit, day_of_local(zone.local(t)));
    case model::Window::Kind::tumbling:
      break;
  }
  return std::numeric_limits<Instant>::min();
}

std::vector<std::pair<Instant, Index>> counted_sends(const Program& program, const State& state, const Limit& limit,
                                                     Instant earliest, Index without) {
  std::vector<std::pair<Instant, Index>> sends;
  const Evaluator evaluator(program, state, nullptr);
  for (Index r = 0; r < state.messages.size(); ++r) {
    // The cheap question first: a trace of years asks it of every message at every message.
    const auto at = counted_at(limit, state.messages[r]);
    if (!at || *at < earliest || r == without || !evaluator.matches(limit.of, state.messages[r].step)) continue;
    sends.emplace_back(*at, r);
  }
  stable_sort(sends);
  return sends;
}

struct CapCheck {
  CapUse use;
  std::optional<Instant> room_at;
};

CapCheck check_limit(const Program& program, const State& state, const Limit& limit, Instant t, Index without) {
  const Zone zone = limit.zone.value_or(state.zone);
  CapCheck out;
  const Day today = day_of_local(zone.local(t));
  if (today < limit.from || today >= limit.until) {
    out.use.window_from = t;
    return out;
  }
  const Instant earliest = earliest_that_counts(limit, zone, t);
  const WindowUse window = window_at(limit, zone, counted_sends(program, state, limit, earliest, without), t);
  out.use.window_from = window.from;
  out.use.count = static_cast<std::int64_t>(window.counted.size());
  out.use.full = out.use.count >= limit.max;
  for (const auto& send : window.counted) out.use.records.push_back(send.second);
  if (out.use.full) {
    out.room_at = window.room_at;
    if (limit.until != std::numeric_limits<Day>::max()) {
      // The limit itself may end before there is room in it.
      out.room_at = earlier(out.room_at, zone.resolve(static_cast<LocalSeconds>(limit.until) * day_seconds).at);
    }
  }
  return out;
}

CapCheck check_cap(const Program& program, const State& state, Index cap, Instant t, Index without) {
  CapCheck out = check_limit(program, state, program.gate.caps[cap], t, without);
  out.use.cap = cap;
  return out;
}

bool concerns(const Program& program, const State& state, const Cap& cap, Index step) {
  return Evaluator(program, state, nullptr).matches(cap.of, step);
}

// The first instant > now at which every cap has room and the hours are open, the log as it stands.
std::optional<Instant> caps_room(const Program& program, const State& state, Index step, Index record, Instant first) {
  Instant t = first;
  const bool hours_apply =
      program.gate.mode[index(Check::hours)] == Mode::enforce &&
      program.gate.policy[index(Check::hours)][static_cast<std::size_t>(program.steps[step].purpose)].applies;
  while (t <= state.now + horizon) {
    std::optional<Instant> later;
    for (Index c = 0; c < program.gate.caps.size(); ++c) {
      if (!concerns(program, state, program.gate.caps[c], step)) continue;
      const auto check = check_cap(program, state, c, t, record);
      if (!check.use.full) continue;
      if (!check.room_at) return std::nullopt;
      later = std::max(later.value_or(*check.room_at), *check.room_at);
    }
    if (!later && hours_apply) {
      const auto open = hours_open_after(program, state, step, t - 1);
      if (!open) return std::nullopt;
      if (*open > t) later = *open;
    }
    if (!later) return t;
    t = *later;
  }
  return std::nullopt;
}

CheckResult check_caps(const Program& program, const State& state, Index step, Index record,
                       std::vector<CapUse>& uses) {
  CheckResult out{.verdict = Verdict::pass};
  std::optional<Instant> room;
  bool never = false;
  for (Index c = 0; c < program.gate.caps.size(); ++c) {
    if (!concerns(program, state, program.gate.caps[c], step)) continue;
    auto check = check_cap(program, state, c, state.now, record);
    if (check.use.full && out.verdict == Verdict::pass) {
      out.verdict = Verdict::fail_until;
      out.reason = Reason::cap_full;
      out.detail = c;
      out.on_fail = program.gate.caps[c].on_full;
    }
    if (check.use.full) {
      never |= !check.room_at;
      if (check.room_at) room = std::max(room.value_or(*check.room_at), *check.room_at);
    }
    uses.push_back(std::move(check.use));
  }
  if (out.verdict == Verdict::fail_until) {
    if (!never && room) out.until = caps_room(program, state, step, record, *room);
    if (!out.until) out.verdict = Verdict::fail;
  }
  return out;
}

// ---- the other checks -----------------------------------------------------------------------------------------------

CheckResult check_address(const Program& program, const State& state, const Step& step) {
  const bool known = step.channel < state.reachable.size();
  bool usable = !known || state.reachable[step.channel];
  if (known && program.channel_facts[step.channel].address != none) {
    usable = usable && state.attributes[program.channel_facts[step.channel].address].kind != Value::Kind::missing;
  }
  return usable ? CheckResult{.verdict = Verdict::pass}
                : CheckResult{.verdict = Verdict::fail, .reason = Reason::no_address};
}

CheckResult check_suppression(const State& state, const Step& step) {
  const bool listed =
      state.suppressed_all || (step.channel < state.suppressed.size() && state.suppressed[step.channel]);
  return listed ? CheckResult{.verdict = Verdict::fail, .reason = Reason::suppressed}
                : CheckResult{.verdict = Verdict::pass};
}

CheckResult check_consent(const Program& program, const State& state, const Step& step) {
  if (step.topic == none) return {.verdict = Verdict::fail, .reason = Reason::no_topic};
  const auto* record = consent_for(state, step.topic, step.channel);
  if (record != nullptr && !record->given) return {.verdict = Verdict::fail, .reason = Reason::withdrawn};
  if (record != nullptr || !program.topic_facts[step.topic].needs_consent) return {.verdict = Verdict::pass};
  return {.verdict = Verdict::fail, .reason = Reason::no_consent};
}

bool similar(const Program& program, model::Dedupe::By by, Index a, Index b) {
  const Step& left = program.steps[a];
  const Step& right = program.steps[b];
  const auto same = [](Index x, Index y) { return x != none && x == y; };
  switch (by) {
    case model::Dedupe::By::kind:
      return same(left.kind, right.kind);
    case model::Dedupe::By::offer:
      return same(left.offer, right.offer);
    case model::Dedupe::By::template_:
      return same(left.template_id, right.template_id);
  }
  return false;
}

CheckResult check_dedupe(const Program& program, const State& state, Index step, Index record) {
  const Evaluator evaluator(program, state, nullptr);
  CheckResult out{.verdict = Verdict::pass};
  for (const auto& rule : program.gate.dedupe) {
    if (!evaluator.matches(rule.of, step)) continue;
    for (Index r = 0; r < state.messages.size(); ++r) {
      const auto& earlier_one = state.messages[r];
      if (r == record || earlier_one.result != MessageRecord::Result::sent) continue;
      if (!similar(program, rule.by, earlier_one.step, step)) continue;
      const Instant over = add(earlier_one.sent, rule.in, state.zone);
      if (over <= state.now) continue;
      if (out.verdict == Verdict::pass || over > *out.until) out.detail = r;
      out.until = std::max(out.until.value_or(over), over);
      out.verdict = Verdict::fail_until;
      out.reason = Reason::similar_sent;
    }
  }
  return out;
}

bool failed(const CheckResult& result) {
  return result.verdict == Verdict::fail || result.verdict == Verdict::fail_until;
}

}  // namespace

bool GateDecision::passes_all() const { return std::none_of(checks.begin(), checks.end(), failed); }

GateDecision decide(const Program& program, const State& state, const Instance* instance, Index record,
                    const PassedChecks& passed) {
  const Index step_index = state.messages[record].step;
  const Step& step = program.steps[step_index];
  const auto purpose = static_cast<std::size_t>(step.purpose);
  GateDecision out;

  for (std::size_t c = 0; c < model::check_count; ++c) {
    auto& result = out.checks[c];
    const auto& policy = program.gate.policy[c][purpose];
    if (policy.applies) {
      switch (static_cast<Check>(c)) {
        case Check::address:
          result = check_address(program, state, step);
          break;
        case Check::suppression:
          result = check_suppression(state, step);
          break;
        case Check::consent:
          result = check_consent(program, state, step);
          break;
        case Check::hours:
          result = check_hours(program, state, step_index);
          break;
        case Check::dedupe:
          result = check_dedupe(program, state, step_index, record);
          break;
        case Check::caps:
          result = check_caps(program, state, step_index, record, out.caps);
          break;
      }
      if (policy.overridden) result.on_fail = policy.on_fail;
    }
    result.mode = program.gate.mode[c];
  }

  const auto drop = [&](Check check, Reason reason) {
    out.action = GateDecision::Action::drop;
    out.decided_by = check;
    out.reason = reason;
  };
  for (std::size_t c = 0; c < model::check_count; ++c) {
    const auto& result = out.checks[c];
    if (passed[c] || !failed(result) || result.mode != Mode::enforce) continue;
    const auto check = static_cast<Check>(c);
    switch (result.on_fail) {
      case OnFail::drop:
        drop(check, result.reason);
        return out;
      case OnFail::leave:
        drop(check, result.reason);
        out.action = GateDecision::Action::leave;
        return out;
      case OnFail::hold: {
        const Instant due = state.messages[record].planned;
        const Instant limit = add(due, program.gate.hold_at_most, state.zone);
        const bool in_life = instance == nullptr || (result.until && *result.until < instance->ends);
        if (!result.until || *result.until > limit || !in_life) {
          drop(check, Reason::held_too_long);
        } else {
          out.action = GateDecision::Action::hold;
          out.decided_by = check;
          out.reason = result.reason;
          out.hold_until = *result.until;
        }
        return out;
      }
    }
  }
  return out;
}

std::optional<Instant> hours_open_after(const Program& program, const State& state, Index step, Instant t) {
  const Ranges ranges = ranges_for(program, state, step);
  if (ranges.empty()) return t + 1;
  return first_open(t + 1, t + horizon, clock_for(program, state, step), hours_of(program, ranges));
}

std::vector<ClosedHours> closed_hours(const Program& program, const State& state, Index step, Instant from,
                                      Instant until) {
  const Ranges ranges = ranges_for(program, state, step);
  std::vector<ClosedHours> out;
  if (ranges.empty()) return out;
  const Zone zone = clock_for(program, state, step);
  const auto first_closed = [&](Instant t) {
    std::optional<Instant> first;
    for (const auto& quiet : ranges.quiet) {
      first = earlier(first, first_open(t, until, zone, {.windows = {&quiet, 1}, .calendar = program.calendar()}));
    }
    for (const auto& window : ranges.windows) {
      first = earlier(first, first_open(t, until, zone, {.quiet = {&window, 1}, .calendar = program.calendar()}));
    }
    return first;
  };
  for (auto closes = first_closed(from); closes;) {
    const Instant opens = first_open(*closes, until, zone, hours_of(program, ranges)).value_or(until);
    out.push_back({*closes, opens});
    closes = opens < until ? first_closed(opens) : std::nullopt;
  }
  return out;
}

CapUse use_of(const Program& program, const State& state, const Limit& limit, Instant t) {
  return check_limit(program, state, limit, t, none).use;
}

}  // namespace wayproof::trace
