// Reads JSON (RFC 8259) and goes on after mistakes. Several syntax errors are reported in one pass and what stands
// around them is kept: a missing comma costs nothing, a missing brace at most the members behind it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "json/tree.h"
#include "text/span.h"

namespace wayproof::json {

/// What went wrong at one place. The finding that a person reads is made from it in finding/syntax_findings.h.
struct SyntaxError {
  enum class Kind : unsigned char {
    empty_text,          ///< nothing but white space
    not_utf8,            ///< bytes that are not UTF-8
    unexpected_text,     ///< something that can stand nowhere in JSON (bare words, stray bytes)
    comment,             ///< a comment; JSON has none
    foreign_mark,        ///< a mark of another writing: '，' for ',', curly or single quotes, a wide space
    expected_value,      ///< a value should stand here
    expected_key,        ///< a quoted key should stand here
    expected_colon,      ///< ':' between key and value
    expected_comma,      ///< ',' between two members or items
    trailing_comma,      ///< ',' before a closing bracket
    unclosed_object,     ///< '{' without '}'
    unclosed_array,      ///< '[' without ']'
    unopened_object,     ///< '}' without '{', and here is where it belongs
    unopened_array,      ///< ']' without '[', and here is where it belongs
    stray_bracket,       ///< a closing bracket that closes nothing
    mismatched_bracket,  ///< '}' where ']' is due, or the reverse
    unclosed_string,     ///< a string that does not end on its line
    unopened_string,     ///< a text that ends with a quote but does not begin with one
    stray_quote,         ///< a quote inside a string that lacks its backslash
    bad_escape,          ///< an escape that JSON does not know, or half a surrogate pair
    control_character,   ///< an unescaped control character in a string
    bad_number,          ///< "01", "1.", "+1", "NaN", ...
    text_after_end,      ///< something behind the document's value
    too_deep,            ///< nested deeper than the limit; the inside is skipped
    too_large,           ///< the text is longer than the limit; nothing is read
    too_many_errors,     ///< the limit of errors is reached; later ones are not listed, reading still went on
  };
  Kind kind = Kind::empty_text;
  Span span;  ///< where a person should look: the offending bytes, or an empty span at the place where something lacks
  Span opener;  ///< the bracket or quote that lacks its partner, for the unclosed kinds; else empty
};

/// The name of a kind as it stands above: "expected_comma".
[[nodiscard]] std::string_view name(SyntaxError::Kind kind);

struct Limits {
  std::size_t bytes = std::size_t{64} << 20;
  unsigned depth = 64;
  std::size_t errors = 20;
};

struct ReadResult {
  Tree tree;
  std::vector<SyntaxError> errors;  ///< in order of position
};

/// Never fails: a hopeless text gives a hole and errors. `text` must outlive the tree.
[[nodiscard]] ReadResult read(std::string_view text, const Limits& limits = {});

}  // namespace wayproof::json
