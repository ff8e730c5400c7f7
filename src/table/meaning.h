// What a segment's words are for: whether they ask for something to be done, or only say when and for whom.
#pragma once

#include "table/pieces.h"

namespace wayproof::tables {

/// True if they ask for something to be done. `text` is the folded text that the segment is of, here and below.
[[nodiscard]] bool acts(const Segment& segment, std::string_view text);

/// True of a channel on which no message is sent: "mail opened", "tapped the push", "order in the mini-program".
[[nodiscard]] bool is_object(const std::vector<Token>& tokens, std::size_t index, std::string_view text);

/// True of an event that only names what was clicked: "trial link clicked".
[[nodiscard]] bool is_clicked_thing(const std::vector<Token>& tokens, std::size_t index, std::string_view text);

/// True of words by which somebody of the team is told something.
[[nodiscard]] bool tells(std::string_view folded);

}  // namespace wayproof::tables
