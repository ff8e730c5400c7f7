// Dialects as a person reads about them in a terminal: which platforms, what they read otherwise, and what goes out to
// a customer in two columns.
#include <algorithm>

#include "report/dialects_words.h"
#include "report/terminal.h"
#include "text/width.h"

namespace wayproof::report {
namespace {

using dialect::Pair;

// Rows shown of a long run: some before the first difference, and what follows it.
constexpr std::size_t most_before = 8, most_rows = 24;
constexpr std::size_t widest_title = 36;

/// At most `columns` wide.
std::string cut(const std::string& text, std::size_t columns) {
  if (text_width(text) <= columns) return text;
  std::size_t end = 0, width = 0;
  while (end < text.size()) {
    const Cluster next = cluster_at(text, end);
    if (width + next.width + 1 > columns) break;
    width += next.width;
    end += next.size;
  }
  return text.substr(0, end) + "…";
}

std::string padded(const std::string& text, std::size_t columns) {
  const std::size_t width = text_width(text);
  return text + std::string(columns > width ? columns - width : 0, ' ');
}

class DialectsTextWriter {
 public:
  explicit DialectsTextWriter(const DialectsInput& input) : in_(input), paint_(input.context.colour) {}

  std::string write() {
    for (const ComparedProject& compared : in_.projects) {
      if (!has_checks(compared)) continue;
      const SourceMap sources(compared.sources);
      out_ += paint_(Ink::bold, printable(sources.name(compared.project->workspace.file))) + "\n";
      if (const Message named = about_named(compared); !named.key.empty()) out_ += "  " + say(named) + "\n";
      for (const Pair* const pair : in_order(compared)) this->pair(compared, *pair);
      const auto& alike = compared.comparison.alike;
      if (!alike.empty()) out_ += "  = " + say({"dialects.verdict.alike", {{"names", names_of(alike)}}}) + "\n";
      out_ += "\n";
    }
    return out_ + say(dialects_summary(in_)) + "\n";
  }

 private:
  std::string say(const Message& message) const { return printable(said(message, in_.context)); }
  std::string say(const ArgValue& value) const { return printable(i18n::render(value, in_.context.language)); }

  void pair(const ComparedProject& compared, const Pair& pair) {
    const DialectWords words(compared, pair);
    const std::string sign = pair.answer == Pair::Answer::differs         ? paint_(Ink::error, "✗")
                             : pair.answer == Pair::Answer::cannot_differ ? paint_(Ink::good, "✓")
                                                                          : "?";
    out_ += "  " + sign + " " + say(words.verdict()) + "\n";
    for (const Message& message : {words.reads(), words.ground()}) {
      for (const std::string& line : wrap(say(message), width(), width())) out_ += "      " + line + "\n";
    }
    if (pair.shown) columns(pair, words);
  }

  [[nodiscard]] std::size_t width() const {
    constexpr std::size_t indent = 6;
    return in_.context.width == 0 ? 0 : in_.context.width - indent;
  }

  struct Line {
    Instant at = 0;
    std::string title, own, other;
    bool differs = false;
  };

  void columns(const Pair& pair, const DialectWords& words) {
    const dialect::Shown& shown = *pair.shown;
    const std::size_t begin = shown.first > most_before ? shown.first - most_before : 0;
    const std::size_t end = std::min(shown.rows.size(), begin + most_rows);
    std::vector<Line> lines;
    std::size_t title = 0, own = text_width(say({"dialects.own", {}}));
    for (std::size_t r = begin; r < end; ++r) {
      const dialect::Row& row = shown.rows[r];
      Line& line = lines.emplace_back();
      line.at = row.at;
      line.title = cut(say({"dialects.message", {{"step", words.step_title(row)}, {"channel", words.channel(row)}}}),
                       widest_title);
      line.own = say(words.fate(row, row.own));
      line.other = say(words.fate(row, row.other));
      line.differs = row.differs;
      title = std::max(title, text_width(line.title));
      own = std::max(own, text_width(line.own));
    }
    constexpr std::size_t gap = 3;
    title += gap;
    own += gap;
    const std::string before(8 + 5 + 4, ' ');
    out_ += "\n" + before + std::string(title, ' ') + padded(say({"dialects.own", {}}), own) +
            say(names_of(pair.dialects)) + "\n";
    more(begin);
    std::optional<Day> day;
    for (const Line& line : lines) {
      const LocalSeconds local = words.zone().local(line.at);
      if (day != day_of_local(local)) {
        day = day_of_local(local);
        out_ += "        " + paint_(Ink::bold, say(ArgValue{Date{*day}})) + "\n";
      }
      const std::string text = iso_clock(clock_of_local(local)).substr(0, 5) + (line.differs ? "  ✗ " : "    ") +
                               padded(line.title, title) + padded(line.own, own) + line.other;
      out_ += "        " + (line.differs ? paint_(Ink::error, text) : text) + "\n";
    }
    more(shown.rows.size() - end);
    out_ += "\n";
  }

  void more(std::size_t rows) {
    if (rows > 0) out_ += "        " + say({"timeline.more", {{"n", static_cast<std::int64_t>(rows)}}}) + "\n";
  }

  const DialectsInput& in_;
  Paint paint_;
  std::string out_;
};

}  // namespace

std::string write_dialects_text(const DialectsInput& input) { return DialectsTextWriter(input).write(); }

}  // namespace wayproof::report
