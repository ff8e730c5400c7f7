// Cuts a broken text into tokens, for the recovering reader. Quotes are the hard part: one that is missing turns the
// rest of a text inside out. A quote is therefore judged by its neighbours (a closing one is followed by a comma,
// colon, bracket or the end of the line; an opening one stands behind such a mark), and no string goes past its line.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "json/read.h"
#include "text/span.h"

namespace wayproof::json {

struct Token {
  enum class Kind : std::uint8_t {
    open_object,
    close_object,
    open_array,
    close_array,
    comma,
    colon,
    string,
    word,  ///< unquoted text: reported when scanned; a key or a string where one is due, else skipped
    number,
    true_word,
    false_word,
    null_word,
    junk,  ///< unreadable where a value may be meant ("01", "NaN"): reported when scanned; a hole where a value is due
  };
  Kind kind = Kind::junk;
  bool starts_line = false;
  bool opening_quote = true;  ///< strings: whether the first byte is the quote ...
  bool closing_quote = true;  ///< ... and the last one is
  Span span;
  std::uint32_t indent = 0;  ///< blanks at the beginning of its line
};

/// The tokens of a text. What can be judged without grammar is added to `errors`; escapes and the like in strings are
/// left to the reader that decodes them. Stops after `most` tokens, which bounds memory; true if it did.
bool scan(std::string_view text, std::size_t most, std::vector<Token>& tokens, std::vector<SyntaxError>& errors);

}  // namespace wayproof::json
