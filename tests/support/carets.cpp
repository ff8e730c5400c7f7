// Drawings of marks.
#include "support/carets.h"

#include <algorithm>

#include "text/line_index.h"

namespace wayproof::testing {

MarkedText unmark(std::string_view drawing) {
  MarkedText result;
  if (!drawing.empty() && drawing.front() == '\n') drawing.remove_prefix(1);
  std::size_t line_begin = 0;  // in the text, of the latest line that is no mark
  while (!drawing.empty()) {
    const std::size_t end = std::min(drawing.find('\n'), drawing.size());
    const std::string_view line = drawing.substr(0, end);
    drawing.remove_prefix(std::min(end + 1, drawing.size()));
    const std::size_t column = line.find_first_not_of(' ');
    const char first = column == std::string_view::npos ? '\0' : line[column];
    if (first != '^' && first != '|') {
      if (line_begin != 0 || !result.text.empty()) result.text += '\n';
      line_begin = result.text.size();
      result.text += line;
      continue;
    }
    const std::size_t after = line.find_first_not_of('^', column);
    const std::size_t width = first == '|' ? 0 : std::min(after, line.size()) - column;
    const auto begin = static_cast<std::uint32_t>(line_begin + column);
    result.marks.push_back(
        {{begin, begin + static_cast<std::uint32_t>(width)}, std::string(line.substr(line.rfind(' ') + 1))});
  }
  return result;
}

std::string draw(std::string_view text, const std::vector<Mark>& marks) {
  const LineIndex lines(text);
  std::string result;
  for (std::uint32_t number = 1; number <= lines.line_count(); ++number) {
    const Span line = lines.line(number);
    result.append(text.substr(line.begin, line.size())) += '\n';
    for (const Mark& mark : marks) {
      if (lines.at(mark.span.begin).line != number) continue;
      result.append(mark.span.begin - line.begin, ' ');
      result += mark.span.empty() ? std::string("|") : std::string(mark.span.size(), '^');
      result += ' ' + mark.name + '\n';
    }
  }
  return result;
}

}  // namespace wayproof::testing
