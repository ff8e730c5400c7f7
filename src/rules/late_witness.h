// The customer to whom late data do harm, played to the second: he does what the message asks for shortly before it
// goes out, and the news of it comes after.
#pragma once

#include <optional>

#include "rules/reliance.h"

namespace wayproof::rules {

/// Found by a search and shown by replay: with the event as late as it may be he gets the message, with the event in
/// time he does not. Nothing found does not mean that there is no such customer.
[[nodiscard]] std::optional<model::Customer> late_customer(const Context& context, const Reliance& reliance);

}  // namespace wayproof::rules
