// Says messages in the reader's language. The sentences stand in src/i18n/messages/*.json, one entry a message with
// both languages side by side, and are compiled in; tools/embed_messages.py checks them while the engine is built.
//
// A sentence has placeholders:
//   {name}                 the argument in its natural form: numbers with thousands marks, durations "24 hours" / "24
//   小时",
//                          moments "Tue 2 Mar, 10:30" / "3月2日周二 10:30", dates, clock times, shares "15%", money,
//                          lists "A, B and C" / "A、B 和 C"
//   {name|one|other}       picks by number: {count} {count|message|messages}; Chinese sentences do not need it
//   {name:q}               in the quotes of the language: “…” in both; of a list each item
//   {name:t} {name:d}      of a moment only the clock (10:30), only the date (Tue 2 Mar / 3月2日周二)
//   {name:y}               of a moment or date with its year: Tue 2 Mar 2027 / 2027年3月2日周二
//   {name:o} {name:c}      a list with "or" for its "and", with commas only
//   {{ and }}              a brace
// Letters combine: {when:dy}, {names:oq}. Texts of users are cut after 200 characters.
#pragma once

#include <string>
#include <string_view>

#include "finding/finding.h"
#include "i18n/language.h"

namespace wayproof::i18n {

/// The sentence with its arguments. An unknown key or a missing argument shows as "⟨key⟩", never as a crash.
[[nodiscard]] std::string render(const Message& message, Language language);

/// A sentence that does not stand in the catalogue (policy packs bring their own), in the same syntax. A brace without
/// partner stays as it is.
[[nodiscard]] std::string fill(std::string_view sentence, const std::vector<Arg>& args, Language language);

/// One argument in its natural form, as `{name}` shows it.
[[nodiscard]] std::string render(const ArgValue& value, Language language);

/// The one of several texts that fits the reader: his language, else the first.
[[nodiscard]] std::string_view choose(const UserText& text, Language language);

/// True if the catalogue has the key.
[[nodiscard]] bool known(std::string_view key);

}  // namespace wayproof::i18n
