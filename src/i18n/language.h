// The languages that the engine speaks.
#pragma once

#include <cstdint>
#include <string_view>

namespace wayproof::i18n {

enum class Language : std::uint8_t { en, zh };

[[nodiscard]] std::string_view code(Language language);  ///< BCP 47: "en", "zh-CN"
/// "en", "zh", "zh-CN", "zh-Hans" and the like; anything else is English.
[[nodiscard]] Language language_of(std::string_view tag);

}  // namespace wayproof::i18n
