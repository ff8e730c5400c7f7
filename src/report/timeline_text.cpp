#include "report/timeline_text.h"

#include <algorithm>

namespace wayproof::report {

std::string timeline_text(const std::vector<TimedLine>& lines, Zone zone, const Paint& paint, const Context& context) {
  constexpr std::size_t most = 40;
  std::string out;
  std::optional<Day> day;
  for (std::size_t n = 0; n < std::min(lines.size(), most); ++n) {
    const TimedLine& line = lines[n];
    const LocalSeconds local = zone.local(line.at);
    if (day != day_of_local(local)) {
      day = day_of_local(local);
      out += "\n        " + paint(Ink::bold, printable(i18n::render(ArgValue{Date{*day}}, context.language))) + "\n";
    }
    const std::string sign = line.sign == '!' ? "✗ " : line.sign == '?' ? "? " : "  ";
    const std::string text = iso_clock(clock_of_local(local)).substr(0, 5) + "  " + sign + printable(line.text);
    out += "        " + (line.sign == ' ' ? text : paint(Ink::error, text)) + "\n";
  }
  if (lines.size() > most) {
    const auto more = static_cast<std::int64_t>(lines.size() - most);
    out += "        " + printable(said({"timeline.more", {{"n", more}}}, context)) + "\n";
  }
  return out;
}

}  // namespace wayproof::report
