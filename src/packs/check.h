// A whole check of one project: the rules, and the packs that its workspace is held to.
#pragma once

#include <vector>

#include "packs/judge.h"

namespace wayproof::packs {

/// What the packs say, with the packs themselves and the people whom they protect.
struct Held {
  Library library;
  Audiences audiences;
  std::vector<Answer> answers;  ///< point into the library, the audiences and the project
};

/// Adds what the rules find and what the packs do, `ignore`s honoured.
Held check(const rules::Context& context, Report& report);

}  // namespace wayproof::packs
