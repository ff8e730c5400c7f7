// What reading other people's files promises for every text, however broken. The fuzzers and the unit tests ask the
// same question; the answer is empty when all promises hold, else what is broken.
#pragma once

#include <string>
#include <string_view>

namespace wayproof::testing {

/// An export of a system, "klaviyo": each leaf is booked once, in order and at its place, with a sentence where it is
/// not simply mapped; findings lie inside the text and can be said in both languages; checking what came of it, twice,
/// says the same. Texts that are no such export promise nothing.
[[nodiscard]] std::string broken_import_invariant(std::string_view text, std::string_view system);

/// A planning table: each cell with a word in it is booked once, findings lie inside the text and can be said in both
/// languages, the journeys have no mistake of form, and as tables of either language they are read again as many.
[[nodiscard]] std::string broken_table_invariant(std::string_view text);

}  // namespace wayproof::testing
