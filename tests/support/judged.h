// A workspace held to packs in tests: the answers to each requirement, and what is found.
#pragma once

#include <string>
#include <vector>

#include "packs/judge.h"
#include "support/checked.h"

namespace wayproof::testing {

struct Judged {
  std::unique_ptr<Loaded> loaded;
  packs::Library library;
  packs::Audiences audiences;
  std::vector<packs::Answer> answers;
  std::vector<Finding> findings;  ///< all of them, those of rules included

  /// The answer to a requirement, by its full name.
  [[nodiscard]] const packs::Answer& answer(std::string_view name) const;
  /// The findings of a requirement, each as its sentence in English.
  [[nodiscard]] std::vector<std::string> said(std::string_view name) const;
};

/// The only workspace among the files, judged as of that day.
[[nodiscard]] Judged judged(std::vector<TestFile> files, Day as_of = day_of({2027, 3, 1}));

}  // namespace wayproof::testing
