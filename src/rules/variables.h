// What fills the variables of a text: attributes of the customer, fields of the event that started the journey, and a
// few that every platform brings.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace wayproof::rules {

/// Variables that need no declaration.
[[nodiscard]] std::span<const std::string_view> built_in_variables();
/// The day on which the offer of the last message that made one ends, counted from its real sending.
inline constexpr std::string_view offer_end_variable = "offer_ends";

/// The fields of the events that can start a journey; the variable is "entry.<field>".
[[nodiscard]] std::vector<const model::Property*> entry_properties(const model::Workspace& workspace,
                                                                   const model::Trigger& on);

/// Whether something gives the variable a value. Without a workspace nobody can tell, and it counts as filled.
[[nodiscard]] bool is_filled(const Context& context, const model::Journey& journey, std::string_view variable);

/// The most characters a variable brings into a text, where the files say: `longest`, the longest of `one_of`, a type
/// of a fixed form. Nothing when they do not.
[[nodiscard]] std::optional<std::int64_t> longest_value(const Context& context, const model::Journey& journey,
                                                        std::string_view variable);

}  // namespace wayproof::rules
