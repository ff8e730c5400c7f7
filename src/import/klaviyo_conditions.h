// Klaviyo's filters: `{"condition_groups": [{"conditions": [...]}]}`, groups joined by "and", the conditions of a group
// by "or".
#pragma once

#include <optional>
#include <vector>

#include "import/pieces.h"

namespace wayproof::imports {

/// Klaviyo keeps one consent to marketing for each channel; it is one subscription here.
inline constexpr std::string_view klaviyo_topic = "marketing";

struct KlaviyoGroup {
  model::Condition condition;
  bool absent = false;       ///< the condition is that an event has not happened (its `name`)
  bool since_start = false;  ///< ... since the customer entered
};

/// One condition a group, in the order of the file; what says nothing about a customer's way is left out. What we
/// cannot read is a segment called `<name>`, which only the platform can decide. Books every leaf under `becomes`.
[[nodiscard]] std::vector<KlaviyoGroup> read_groups(json::Value filter, const std::string& name,
                                                    std::string_view becomes, Ledger& ledger, model::Workspace& needs);

/// All groups in one; nothing if everybody passes.
[[nodiscard]] std::optional<model::Condition> read_klaviyo_filter(json::Value filter, const std::string& name,
                                                                  std::string_view becomes, Ledger& ledger,
                                                                  model::Workspace& needs);

/// The share of a filter that only draws lots, in percent.
[[nodiscard]] json::Value sample_of(json::Value filter);

/// "properties['Shoe size']" -> "Shoe size"; "location['country']" -> "location.country".
[[nodiscard]] std::string property_name(std::string_view written);

/// "day", "days", "hour" ...; nothing for another word.
[[nodiscard]] std::optional<Duration> klaviyo_duration(std::int64_t count, std::string_view unit);

}  // namespace wayproof::imports
