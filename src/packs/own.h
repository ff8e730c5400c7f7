// Mistakes in packs of the user's own that the grammar cannot tell, and what they ask less for than those whose place
// they take.
#pragma once

#include "packs/known.h"

namespace wayproof::packs {

/// Sources, rules and packs that it names exist, and only what binds weighs as an error. `packs`: the ids of all that
/// there are.
void check_pack(const model::Pack& pack, std::span<const std::string_view> packs, Report& report);

/// A requirement or a pack that takes the place of another asks for no less.
void compare_pack(const model::Pack& pack, KnownPacks& known, Report& report);

}  // namespace wayproof::packs
