// A document of headings, paragraphs and tables, before it is Markdown or HTML. What reports for people are made of.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "i18n/language.h"

namespace wayproof::report {

/// A piece of text in a line.
struct Run {
  enum class Kind : std::uint8_t { plain, strong, code, link };
  std::string text;
  Kind kind = Kind::plain;
  std::string url;  ///< of a link
};
using Line = std::vector<Run>;

[[nodiscard]] inline Line plain(std::string text) { return {{std::move(text), Run::Kind::plain, {}}}; }
/// A sentence in which `backticks` mark what is written in files.
[[nodiscard]] Line sentence(std::string_view text);

struct Block {
  enum class Kind : std::uint8_t { heading, paragraph, list, table };
  Kind kind = Kind::paragraph;
  int level = 0;                        ///< of a heading: 1 for the document's
  Line line;                            ///< of a heading or a paragraph
  std::vector<Line> items;              ///< of a list; of a table its head
  std::vector<std::vector<Line>> rows;  ///< of a table
  std::string_view tone = {};           ///< "bad", "open", "good": what a heading stands for; empty: nothing
};

class Document {
 public:
  void heading(int level, std::string text, std::string_view tone = {});
  void paragraph(Line line);
  void list(std::vector<Line> items);
  /// Without rows there is no table.
  void table(std::vector<std::string> head, std::vector<std::vector<Line>> rows);

  [[nodiscard]] const std::vector<Block>& blocks() const { return blocks_; }

 private:
  std::vector<Block> blocks_;
};

/// http or https, and nothing in it that would end a link.
[[nodiscard]] bool is_web_address(std::string_view url);

/// CommonMark with tables as GitHub reads them.
[[nodiscard]] std::string write_markdown(const Document& document);
/// One file without scripts that loads nothing and prints well. The first heading is its title.
[[nodiscard]] std::string write_html(const Document& document, i18n::Language language);

}  // namespace wayproof::report
