// The pages of the rules (src/rules/<family>/<name>.md and .zh.md) and of the packs' mechanisms (src/packs/pages) as
// `wayproof explain` and the page show them. They are data that tools/rule_pages.py puts into the engine.
#pragma once

#include <span>
#include <string_view>

namespace wayproof::rules {

struct Page {
  std::string_view id;        ///< of the rule, or "pack/<mechanism>"
  std::string_view language;  ///< "en" or "zh"
  std::string_view markdown;  ///< the whole page, with its examples
};

/// All pages in byte order of (id, language); none in the page's module, which fetches them as files of its own
/// (wasm/loaded_texts.cpp). What each opens with is the message "<id>.summary".
[[nodiscard]] std::span<const Page> pages();
/// The page in this language, else in English, else nothing.
[[nodiscard]] const Page* find_page(std::string_view id, std::string_view language);

}  // namespace wayproof::rules
