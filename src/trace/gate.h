// The send gate (semantics B.4): six checks in a fixed order, all of them evaluated and logged, each enforced, observed
// or off. Pure: it reads the state and decides; the interpreter carries the decision out.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "model/fate.h"
#include "trace/state.h"

namespace wayproof::trace {

enum class Verdict : std::uint8_t {
  not_applicable,  ///< the check does not concern this kind of message
  pass,
  fail,
  fail_until,  ///< fails now; `until` is the first instant at which it would pass as things stand
};

using model::Reason;

/// How full one cap is for this message.
struct CapUse {
  Index cap = none;        ///< Gate::caps
  std::int64_t count = 0;  ///< messages that count in its window now, this one not included
  bool full = false;
  Instant window_from = 0;     ///< where the window that is counted begins
  std::vector<Index> records;  ///< the messages counted
};

struct CheckResult {
  Verdict verdict = Verdict::not_applicable;
  Reason reason = Reason::nothing;
  model::Mode mode = model::Mode::off;
  model::OnFail on_fail = model::OnFail::drop;
  std::optional<Instant> until;
  Index detail =
      none;  ///< hours: the range (quiet first, then windows); dedupe: the earlier message; caps: the first full cap
};

struct GateDecision {
  enum class Action : std::uint8_t { send, hold, drop, leave };
  Action action = Action::send;
  std::optional<model::Check> decided_by;
  Reason reason = Reason::nothing;
  Instant hold_until = 0;
  std::array<CheckResult, model::check_count> checks;
  std::vector<CapUse> caps;  ///< every cap that concerns the message

  [[nodiscard]] bool passes_all() const;
};

/// Checks that are taken to pass in one replay, for "what would have sent it".
using PassedChecks = std::array<bool, model::check_count>;

/// The gate for the message of `record` (its step and due time) at `now`; `instance` may be null when it is not known.
[[nodiscard]] GateDecision decide(const program::Program& program, const State& state, const Instance* instance,
                                  Index record, const PassedChecks& passed = {});

/// The first instant after `t` at which all hours that concern the step are open; nothing when they never are.
[[nodiscard]] std::optional<Instant> hours_open_after(const program::Program& program, const State& state, Index step,
                                                      Instant t);

/// Instants [from, until) within [from, until) in which a message of this step may not go out by the hours, for
/// shading.
struct ClosedHours {
  Instant from = 0, until = 0;
};
[[nodiscard]] std::vector<ClosedHours> closed_hours(const program::Program& program, const State& state, Index step,
                                                    Instant from, Instant until);

/// What a limit counts at `t`: the messages of its window that were sent, planned or delivered by then. It names no
/// cap.
[[nodiscard]] CapUse use_of(const program::Program& program, const State& state, const program::Limit& limit,
                            Instant t);

}  // namespace wayproof::trace
