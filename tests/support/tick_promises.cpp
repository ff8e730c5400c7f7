// See tick_promises.h.
#include "support/tick_promises.h"

namespace wayproof::testing {
namespace {

using Kind = model::Guarantee::Kind;
using program::none;

std::optional<int> in_ticks(std::int64_t seconds, const OracleClock& clock) {
  const std::int64_t tick = 86'400 / clock.ticks_per_day;
  if (seconds % tick != 0) return std::nullopt;
  return static_cast<int>(seconds / tick);
}

std::optional<int> in_ticks(const Duration& duration, const OracleClock& clock) {
  if (!duration.exact()) return std::nullopt;
  return in_ticks(duration.seconds, clock);
}

bool fill_window(Question& to, const program::Guarantee& promise, const OracleClock& clock) {
  using Window = model::Window;
  if (promise.limit.kind == Window::Kind::tumbling) return false;
  if (promise.limit.kind == Window::Kind::calendar) {
    to.window = promise.limit.unit == Window::Unit::week ? Question::Window::week : Question::Window::day;
    return promise.limit.unit != Window::Unit::month;
  }
  const auto length = in_ticks(promise.limit.length, clock);
  to.ticks = length.value_or(0);
  return length.has_value();
}

bool fill_after(Question& to, const program::Program& program, const program::Guarantee& promise,
                const OracleClock& clock) {
  if (promise.trigger == none) return false;
  const auto& trigger = program.triggers[promise.trigger];
  const auto from = in_ticks(promise.from, clock);
  const auto until = promise.until ? in_ticks(*promise.until, clock) : std::optional(0);
  if (trigger.kind != model::Trigger::Kind::event || !trigger.where.empty() || !from || !until) return false;
  to.event = trigger.name;
  to.from = *from;
  to.until = *until;
  to.within_instance = !promise.until;
  if (to.within_instance) to.journey = promise.journey;
  return !to.within_instance || promise.journey != none;
}

}  // namespace

std::optional<Question> question_of(const program::Program& program, const program::Guarantee& promise,
                                    const OracleClock& clock) {
  Question to;
  to.of = promise.limit.of;
  switch (promise.kind) {
    case Kind::at_most:
      return fill_window(to, promise, clock) ? std::optional(to) : std::nullopt;
    case Kind::never_between: {
      to.kind = Question::Kind::can_send_between;
      const auto from = in_ticks(promise.from_clock, clock), until = in_ticks(promise.to_clock, clock);
      if (!from || !until) return std::nullopt;
      to.from = *from;
      to.until = *until;
      return to;
    }
    case Kind::always_at:
      to.kind = Question::Kind::without_consent;
      to.topic = promise.topic;
      return to;
    case Kind::after_no:
      to.kind = Question::Kind::after_event;
      return fill_after(to, program, promise, clock) ? std::optional(to) : std::nullopt;
    case Kind::reaches:
      to.kind = Question::Kind::longest_stay;
      to.journey = promise.journey;
      to.step = promise.to_step;
      return promise.from_step == none && promise.journey != none ? std::optional(to) : std::nullopt;
    case Kind::invalid:
      break;
  }
  return std::nullopt;
}

bool breaks(const program::Guarantee& promise, const OracleAnswer& answer, const OracleClock& clock) {
  if (promise.kind == Kind::at_most) return answer.value > promise.limit.max;
  if (promise.kind == Kind::reaches)
    return answer.unbounded || answer.value > in_ticks(promise.within, clock).value_or(0);
  return answer.value > 0;
}

}  // namespace wayproof::testing
