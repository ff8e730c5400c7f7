// Reads the texts of messages: the variables in them, and what of an HTML body a person sees. Scanners, not parsers:
// they accept any text. Tests: tests/unit/rules/template_text_test.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wayproof::rules {

/// `{{name}}` or `{{name | filter: 'argument'}}`.
struct Variable {
  std::string_view name;
  std::string_view filter;         ///< empty: none
  bool has_argument = false;       ///< the filter has a quoted argument
  bool well_formed = true;         ///< false: no closing braces, or something behind that is no filter
  std::size_t begin = 0, end = 0;  ///< with its braces, in the text
};

[[nodiscard]] std::vector<Variable> variables_in(std::string_view text);

/// The first place where other text is put in from elsewhere: "{% include 'footer' %}". Empty: none.
[[nodiscard]] std::string_view included_text(std::string_view text);

/// What a person sees of an HTML body, with each link's address in angle brackets behind its words: "here
/// <https://...>". Comments, scripts, styles, the head and elements hidden by their own `style` or `hidden` are left
/// out, and so are links without anything to click on.
[[nodiscard]] std::string visible_text(std::string_view html);

/// A link of an HTML body that people can see.
struct Link {
  std::string words;         ///< what there is to click on, a picture's `alt` included
  std::string_view address;  ///< as written, in the html; empty also where there is none
  std::string_view tag;      ///< the opening tag without its brackets
};
[[nodiscard]] std::vector<Link> links_in(std::string_view html);

/// ASCII letters to lower case, full-width letters and digits to plain ones.
[[nodiscard]] std::string folded(std::string_view text);

[[nodiscard]] bool has_han(std::string_view text);

}  // namespace wayproof::rules
