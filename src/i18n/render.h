// Says messages in the reader's language. The sentences stand in src/i18n/messages/*.json, one entry a message with both
// languages side by side, and are compiled in; tools/embed_messages.py checks them while the engine is built.
//
// A sentence has placeholders:
//   {name}                 the argument in its natural form: durations "24 hours" / "24 小时", moments "Tue 2 Mar, 10:30",
//                          lists joined with commas, numbers with thousands marks
//   {name|one|other}       picks by number: {count} {count|message|messages}; Chinese sentences do not need it
//   {name:q}               in the quotes of the language: “…” in both
//   {name:t} {name:d}      of a moment only the clock (10:30), only the date (Tue 2 Mar / 3月2日周二)
//   {{ and }}              a brace
#pragma once

#include <string>
#include <string_view>

#include "finding/finding.h"

namespace wayproof::i18n {

enum class Language : std::uint8_t { en, zh };

[[nodiscard]] std::string_view code(Language language);  ///< BCP 47: "en", "zh-CN"
/// "en", "zh", "zh-CN", "zh-Hans" and the like; anything else is English.
[[nodiscard]] Language language_of(std::string_view tag);

/// The sentence with its arguments. An unknown key or a missing argument shows as "⟨key⟩" and fails the tests.
[[nodiscard]] std::string render(const Message& message, Language language);

/// The one of several texts that fits the reader: his language, else the first.
[[nodiscard]] std::string_view choose(const UserText& text, Language language);

/// True if the catalogue has the key.
[[nodiscard]] bool known(std::string_view key);

}  // namespace wayproof::i18n
