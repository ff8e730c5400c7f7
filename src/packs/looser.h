// Whether a requirement of a pack of the user's own asks for less than the one whose place it takes.
#pragma once

#include <optional>

#include "finding/finding.h"
#include "model/pack.h"

namespace wayproof::packs {

/// In what it asks for less, as part of a sentence; nothing where it asks for the same or more.
[[nodiscard]] std::optional<Message> looser(const model::Pack& pack, const model::Requirement& own,
                                            const model::Pack& other_pack, const model::Requirement& other);

}  // namespace wayproof::packs
