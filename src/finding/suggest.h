// "Did you mean": of the names that would be right here, the one that the author most likely meant. Two names are
// compared first as people read them (capitals, "-", "_" and a plural s do not count), then by the slips of a typing
// hand.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wayproof {

/// The nearest of `candidates`, or nothing when none is near enough to be worth a reader's time. Names up to five
/// characters forgive one slip, up to eight two, longer ones three; shorter than three none. Of equally near ones the
/// one that shares the longer beginning wins, then byte order, so the answer does not depend on the order of the
/// candidates. A candidate equal to `written` is never suggested. Names of more than 64 characters are not compared.
[[nodiscard]] std::optional<std::string_view> did_you_mean(std::string_view written,
                                                           std::span<const std::string_view> candidates);
[[nodiscard]] std::optional<std::string_view> did_you_mean(std::string_view written,
                                                           std::span<const std::string> candidates);

/// Number of insertions, deletions, replacements and swaps of neighbours (each place touched once: "optimal string
/// alignment") that turn one text into the other, in characters; any number above `limit` is returned as `limit + 1`.
[[nodiscard]] unsigned edit_distance(std::u32string_view a, std::u32string_view b, unsigned limit);

}  // namespace wayproof
