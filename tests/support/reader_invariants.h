// What must hold for every text that is read, correct or not. Used by the unit tests with mutated examples and by the
// fuzzer.
#pragma once

#include <string>
#include <string_view>

namespace wayproof::testing {

/// Reads the text and gives the first thing that is wrong, or nothing:
/// - every span lies in the text and inside its parent's, errors are in order and inside the text
/// - the text is called correct exactly when nlohmann::json calls it so, and then says the same, duplicates included
/// - for a correct text the recovering reader agrees with the strict one
/// - a broken text gives at least one error
std::string broken_invariant(std::string_view text);

}  // namespace wayproof::testing
