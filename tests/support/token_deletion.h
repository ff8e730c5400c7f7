// How well reading recovers: every token of a correct text is taken out in turn, and what is then reported and what is
// still there is counted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wayproof::testing {

/// What came of one deletion.
struct DeletionOutcome {
  std::size_t offset = 0;      ///< where the token stood
  std::string token;           ///< what was taken out
  std::size_t findings = 0;    ///< syntax errors reported
  bool near = true;            ///< the first one is within one line of the place, or none was needed
  std::size_t steps_kept = 0;  ///< members of "steps" with their right names
  std::size_t steps_before = 0;
};

/// What is taken out, one at a time.
enum class Cut {
  token,  ///< whole tokens: brackets, commas, colons, strings, numbers, words
  quote,  ///< single quotes of strings
};

/// A text without one of its tokens, and where that stood.
struct Cutting {
  std::uint32_t begin = 0;
  std::string token;
  std::string text;
};
[[nodiscard]] std::vector<Cutting> cuttings(std::string_view text, Cut cut);

/// Takes out each, or one in `every`.
std::vector<DeletionOutcome> delete_each(std::string_view text, Cut cut, std::size_t every = 1);

struct DeletionFigures {
  std::size_t deletions = 0;
  std::size_t at_most_two = 0;
  std::size_t near = 0;
  std::size_t most_steps_kept = 0;  ///< deletions after which at least 90 % of the steps are still there
  std::size_t steps_kept = 0;
  std::size_t steps_before = 0;

  void add(const DeletionOutcome& outcome);
  void add(const DeletionFigures& other);
};

}  // namespace wayproof::testing
