#include "report/trace_names.h"
#include "model/names.h"

#include <array>
#include <cstdlib>

namespace wayproof::report {
namespace {

template <class Enum, std::size_t count>
std::string_view pick(const std::array<std::string_view, count>& names, Enum value) {
  const auto at = static_cast<std::size_t>(value);
  return at < count ? names[at] : std::string_view{"?"};
}

}  // namespace

std::string_view name_of(trace::LogEntry::Kind kind) {
  static constexpr std::array<std::string_view, 28> names = {
      "event",   "consent",  "suppression",   "attribute", "tag",           "segment", "stage",
      "score",   "reaction", "not_measured",  "answer",    "late_answer",   "entered", "refused",
      "left",    "step",     "waits",         "woke",      "branched",      "split",   "task",
      "message", "jumped",   "asks_to_enter", "past_due",  "promise_missed"};
  return pick(names, kind);
}

std::string_view name_of(trace::LogEntry::Refusal refusal) { return model::names::of(model::names::refusal, refusal); }

std::string_view name_of(trace::LogEntry::Leaving leaving) { return model::names::of(model::names::leaving, leaving); }

std::string_view name_of(trace::Verdict verdict) {
  static constexpr std::array<std::string_view, 4> names = {"not_applicable", "pass", "fail", "fail_until"};
  return pick(names, verdict);
}

std::string_view name_of(trace::Reason reason) {
  if (reason == trace::Reason::nothing) return "";
  return model::names::of_named(model::names::reason, reason);
}

std::string_view name_of(trace::GateDecision::Action action) {
  static constexpr std::array<std::string_view, 4> names = {"sent", "held", "dropped", "left"};
  return pick(names, action);
}

std::string_view name_of(program::Cause cause) {
  static constexpr std::array<std::string_view, 15> names = {
      "always", "passed_gate", "withheld", "told_to_leave", "holds",    "otherwise", "arm",  "waited",
      "past",   "missing",     "happened", "time_out",      "answered", "overdue",   "ended"};
  return pick(names, cause);
}

std::string_view name_of(model::Check check) { return model::names::of(model::names::check, check); }

std::string_view name_of(model::Mode mode) { return model::names::of(model::names::mode, mode); }

std::string_view name_of(model::Purpose purpose) { return model::names::of(model::names::purpose, purpose); }

std::string_view name_of(model::Reaction reaction) { return model::names::of(model::names::reaction, reaction); }

std::string_view name_of(model::ChannelKind kind) { return model::names::of(model::names::channel_kind, kind); }

std::string_view name_of(model::StepType type) { return model::names::of(model::names::step_type, type); }

std::string local_with_offset(Instant t, Zone zone) {
  const std::int32_t offset = zone.offset_at(t);
  const std::int32_t minutes = std::abs(offset) / 60;
  const auto two_digits = [](std::int32_t n) {
    return std::string{static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
  };
  return iso_local(zone.local(t)) + (offset < 0 ? "-" : "+") + two_digits(minutes / 60) + ":" +
         two_digits(minutes % 60);
}

}  // namespace wayproof::report
