// Words that the rules about caps share: which messages, how many, in what window.
#pragma once

#include <string>

#include "rules/cap/send_search.h"
#include "rules/support.h"

namespace wayproof::rules {

/// Who sends a message of the witness. A cap counts the messages of all journeys, so it need not be the one in
/// question.
struct Sender {
  const model::Journey& journey;
  const model::Step& step;
};
[[nodiscard]] Sender sender_of(const Context& context, const Witness& witness, Index record);

/// "Tue 6 Jan, 10:30 SMS", "13:00 mail": the day only where it changes.
[[nodiscard]] std::vector<Message> message_list(const Context& context, const Witness& witness,
                                                const std::vector<Index>& records);
/// "marketing messages", "messages": what a cap counts, as a word.
[[nodiscard]] Word counted_word(const program::Cap& cap);
/// The end of a key that names the cap's window: "sliding", "day", "week", "month", "tumbling".
[[nodiscard]] std::string_view window_name(const program::Cap& cap);
/// A customer as a wayproof/customer@1 text that a trace takes, with a title in all languages that says what happens.
[[nodiscard]] std::string customer_text(model::Customer customer, const Message& title);
[[nodiscard]] std::string witness_text(const Witness& witness, const Message& title);

}  // namespace wayproof::rules
