// Customers to whom the gate says no: like one whom a message reaches, but without an address, on the do-not-contact
// list, without consent, or with so many other messages before that a limit is full. Guesses all; the replay decides.
#pragma once

#include <optional>
#include <vector>

#include "suite/leads.h"
#include "suite/story.h"

namespace wayproof::suite {

/// Tries customers until one of them tries the target (of kind `waits` or `held`), with the ways that lead to its
/// message and the stories that are known already. Nothing if none does.
[[nodiscard]] std::optional<Story> refused(const Theatre& theatre, std::size_t target, Leads& leads,
                                           const std::vector<Story>& known);

/// Messages of the step never come to where this check could withhold them: not at closed hours, or never so many.
[[nodiscard]] bool never_refused(const Theatre& theatre, std::size_t target, Leads& leads);

}  // namespace wayproof::suite
