// Identifiers of a trace's kinds and reasons in wayproof/trace@1; the same in every language.
#pragma once

#include <string>
#include <string_view>

#include "model/workspace.h"
#include "trace/log.h"

namespace wayproof::report {

[[nodiscard]] std::string_view name_of(trace::LogEntry::Kind kind);
[[nodiscard]] std::string_view name_of(trace::LogEntry::Refusal refusal);
[[nodiscard]] std::string_view name_of(trace::LogEntry::Leaving leaving);
[[nodiscard]] std::string_view name_of(trace::Verdict verdict);
[[nodiscard]] std::string_view name_of(trace::Reason reason);
[[nodiscard]] std::string_view name_of(trace::GateDecision::Action action);
[[nodiscard]] std::string_view name_of(program::Cause cause);
[[nodiscard]] std::string_view name_of(model::Check check);
[[nodiscard]] std::string_view name_of(model::Mode mode);
[[nodiscard]] std::string_view name_of(model::Purpose purpose);
[[nodiscard]] std::string_view name_of(model::Reaction reaction);
[[nodiscard]] std::string_view name_of(model::ChannelKind kind);
[[nodiscard]] std::string_view name_of(model::StepType type);

/// "2027-03-01T10:00:00+08:00"
[[nodiscard]] std::string local_with_offset(Instant t, Zone zone);

}  // namespace wayproof::report
