// Finds the way out that a marketing text offers: a link, words to answer with, a hint at the platform's own switch.
// Wording is matched, meaning is not understood; what counts is listed in opt_out.cpp and on the page of
// content/opt-out-missing. Tests: tests/unit/rules/opt_out_test.cpp.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wayproof::rules {

/// A visible link to stop: {{unsubscribe_url}}, {{one_click_url}}, or an address that says it.
[[nodiscard]] bool offers_link(std::string_view visible);

/// A link to opt out that leads nowhere.
struct LostLink {
  std::size_t begin = 0, end = 0;  ///< in the text: its address, or its words where there is none
  std::string words;               ///< what people click on
  std::string_view variable;       ///< the variable of nobody that it names; empty: it is empty or "#"
};
/// The link that a text means for opting out, if none of its links for that leads anywhere. A link is meant for it when
/// its words say so; `is_filled` tells whether a variable has a value.
[[nodiscard]] std::optional<LostLink> lost_link(std::string_view text, bool html,
                                                const std::function<bool(std::string_view)>& is_filled);

/// Words a text tells people to answer with, upper case: "R", "TD", "STOP".
struct ToldWord {
  std::string word;
  bool in_chinese = false;  ///< told in Chinese ("回TD退订"), else in another language ("Reply STOP to opt out")
};
[[nodiscard]] std::vector<ToldWord> told_words(std::string_view text);

/// Says how to unfollow, switch off or opt out in the app itself.
[[nodiscard]] bool hints_at_switch(std::string_view text);

}  // namespace wayproof::rules
