#include "report/document.h"

namespace wayproof::report {

Line sentence(std::string_view text) {
  Line out;
  const auto add = [&](std::string_view piece, Run::Kind kind) {
    if (!piece.empty()) out.push_back({std::string(piece), kind, {}});
  };
  while (!text.empty()) {
    const std::size_t begin = text.find('`');
    const std::size_t end = begin == std::string_view::npos ? begin : text.find('`', begin + 1);
    if (end == std::string_view::npos) break;
    add(text.substr(0, begin), Run::Kind::plain);
    add(text.substr(begin + 1, end - begin - 1), Run::Kind::code);
    text.remove_prefix(end + 1);
  }
  add(text, Run::Kind::plain);
  return out;
}

void Document::heading(int level, std::string text, std::string_view tone) {
  Block block;
  block.kind = Block::Kind::heading;
  block.level = level;
  block.line = plain(std::move(text));
  block.tone = tone;
  blocks_.push_back(std::move(block));
}

void Document::paragraph(Line line) {
  Block block;
  block.line = std::move(line);
  blocks_.push_back(std::move(block));
}

void Document::list(std::vector<Line> items) {
  if (items.empty()) return;
  Block block;
  block.kind = Block::Kind::list;
  block.items = std::move(items);
  blocks_.push_back(std::move(block));
}

void Document::table(std::vector<std::string> head, std::vector<std::vector<Line>> rows) {
  if (rows.empty()) return;
  Block block;
  block.kind = Block::Kind::table;
  for (std::string& cell : head) block.items.push_back(plain(std::move(cell)));
  block.rows = std::move(rows);
  blocks_.push_back(std::move(block));
}

bool is_web_address(std::string_view url) {
  const bool web = url.starts_with("https://") || url.starts_with("http://");
  return web && url.find_first_of(" \t\r\n<>\"`") == std::string_view::npos;
}

}  // namespace wayproof::report
