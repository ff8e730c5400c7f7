// A document as Markdown: for a pull request, a wiki, a mail.
#include <algorithm>

#include "report/document.h"

namespace wayproof::report {
namespace {

/// Texts come from files: what Markdown or HTML would read as marks is escaped, and a line stays one.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n' || c == '\r') {
      out += ' ';
      continue;
    }
    if (std::string_view("\\`*_[]<>|#&~").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

/// Between as many backticks as do not occur in it.
std::string code(std::string_view text) {
  std::string out(text);
  std::replace(out.begin(), out.end(), '\n', ' ');
  std::string fence = "`";
  while (out.find(fence) != std::string::npos) fence += '`';
  if (fence.size() == 1) return fence + out + fence;
  return fence + ' ' + out + ' ' + fence;
}

std::string run(const Run& run) {
  switch (run.kind) {
    case Run::Kind::plain:
      break;
    case Run::Kind::strong:
      return "**" + escaped(run.text) + "**";
    case Run::Kind::code:
      return code(run.text);
    case Run::Kind::link:
      // A pack's author writes it: nothing but a page may be opened.
      if (!is_web_address(run.url)) break;
      return "[" + escaped(run.text) + "](<" + run.url + ">)";
  }
  return escaped(run.text);
}

std::string line(const Line& runs) {
  std::string out;
  for (const Run& one : runs) out += run(one);
  return out;
}

std::string row(const std::vector<Line>& cells) {
  std::string out = "|";
  for (const Line& cell : cells) {
    std::string text = line(cell);
    // A bar ends the cell even between backticks.
    for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) {
      if (at > 0 && text[at - 1] == '\\') continue;
      text.insert(at, "\\");
    }
    out += " " + text + " |";
  }
  return out + "\n";
}

std::string block(const Block& block) {
  switch (block.kind) {
    case Block::Kind::heading:
      return std::string(static_cast<std::size_t>(block.level), '#') + " " + line(block.line) + "\n";
    case Block::Kind::paragraph:
      return line(block.line) + "\n";
    case Block::Kind::list: {
      std::string out;
      for (const Line& item : block.items) out += "- " + line(item) + "\n";
      return out;
    }
    case Block::Kind::table: {
      std::string out = row(block.items) + "|";
      for (std::size_t n = 0; n < block.items.size(); ++n) out += "---|";
      out += "\n";
      for (const auto& cells : block.rows) out += row(cells);
      return out;
    }
  }
  return {};
}

}  // namespace

std::string write_markdown(const Document& document) {
  std::string out;
  for (const Block& one : document.blocks()) out += (out.empty() ? "" : "\n") + block(one);
  return out;
}

}  // namespace wayproof::report
