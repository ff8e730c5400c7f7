// What messages say, gathered once for all rules that read it: each text of each message to a customer, with those who
// send it. A template that ten steps send is one text with ten senders.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "rules/bodies.h"
#include "rules/wording.h"

namespace wayproof::rules {

/// A message step that can be reached and writes to the customer.
struct SentMessage {
  StepView step;
  ChannelView channel;
  Contents contents;
};

/// One text in one language.
struct SentText {
  Body body;
  ChannelView channel;
  std::vector<StepView> sent_by;  ///< in file order, never empty
  std::string_view seen;          ///< what a person sees of it: without the markup
  std::string_view folded;        ///< the same in lower case and plain width (template_text.h)
  TextIndex index;                ///< of `folded`

  [[nodiscard]] const StepView& step() const { return sent_by.front(); }
  [[nodiscard]] std::string_view text() const { return body.entry->value; }
  /// Some step sends it as advertising.
  [[nodiscard]] bool advertises() const;
};

struct Texts {
  std::vector<SentMessage> messages;
  std::vector<SentText> all;

 private:
  friend Texts texts_of(const Context& context);
  std::deque<std::string> kept_;  // what `seen` and `folded` look at, where it is not the text itself
};

[[nodiscard]] Texts texts_of(const Context& context);

/// Where a piece of a text stands in its file, [begin, end) in the text. The whole text where that cannot be told.
[[nodiscard]] Place place_in(const Context& context, const Body& body, std::size_t begin, std::size_t end);
/// The same for words found in the text as people see it.
[[nodiscard]] Place place_of_words(const Context& context, const Body& body, std::string_view words);

/// Names the steps that send the text, and where they are when it comes from a template.
void add_senders(Draft& draft, const SentText& text);

}  // namespace wayproof::rules
