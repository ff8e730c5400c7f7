// "Why did this customer not get it" answered with the smallest change that would have sent it.
#pragma once

#include <optional>

#include "trace/trace.h"

namespace wayproof::trace {

/// For a message that an enforced check held back. Search order: (1) only later, to the first instant at which every
/// check that decided passes as things then stand; (2) the checks that no passing of time can cure pass (address,
/// suppression, consent, a cap or dedupe rule without end), and later if others still need it. Each answer is replayed
/// from the start with the change, and given only if the message then went out. Nothing when neither works.
[[nodiscard]] std::optional<SmallestChange> smallest_change(const program::Program& program, const Rehearsal& rehearsal,
                                                            const LogEntry& refused);

}  // namespace wayproof::trace
