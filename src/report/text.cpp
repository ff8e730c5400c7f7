// The report for a terminal, worst first: each finding with what, where, why and what to do, then the questions that
// are open, then one line that sums up. What is alike stands together, its reason once, and from the third on each in a
// line.
#include <algorithm>

#include "report/excerpt.h"
#include "report/reading_order.h"
#include "report/terminal.h"
#include "report/writers.h"
#include "text/width.h"

namespace wayproof::report {
namespace {

constexpr std::size_t narrowest = 40;
/// So many of those that are alike are shown with their text, and so many under a question.
constexpr std::size_t shown_alike = 3;

Ink ink_of(Severity severity) {
  return severity == Severity::error ? Ink::error : severity == Severity::warning ? Ink::warning : Ink::info;
}

class TextWriter {
 public:
  explicit TextWriter(const Input& input) : input_(input), sources_(input.sources), paint_(input.context.colour) {
    if (input.context.width > 0) width_ = std::max<std::size_t>(input.context.width, narrowest);
  }

  std::string write() {
    for (const Alike& alike : worst_first(chosen([](const Finding& finding) { return !needs_data(finding); }))) {
      put_alike(alike);
    }
    put_questions();
    const bool clean = out_.empty();
    put_imports();
    put_indented(0, about_newer_rules(input_.findings, input_.context), Ink::info);
    const std::string line = summary(input_.findings, input_.sources, input_.context);
    out_ += paint_(clean ? Ink::good : Ink::bold, line) + "\n";
    return std::move(out_);
  }

 private:
  std::string say(const Message& message) const { return printable(said(message, input_.context)); }
  std::string word(std::string_view key) const { return say({std::string(key), {}}); }
  std::string_view colon() const { return input_.context.language == i18n::Language::zh ? "：" : ": "; }

  template <class Wanted>
  std::vector<const Finding*> chosen(const Wanted& wanted) const {
    std::vector<const Finding*> result;
    for (const Finding& finding : input_.findings) {
      if (!is_put_off(finding) && wanted(finding)) result.push_back(&finding);
    }
    return result;
  }

  void put_alike(const Alike& alike) {
    const Finding* before = nullptr;
    for (std::size_t i = 0; i < alike.size(); ++i) {
      // Two lines for one that is left over would save nothing.
      if (i == shown_alike && alike.size() > shown_alike + 1) return put_rest(alike);
      put_finding(*alike[i], before);
      before = alike[i];
    }
  }

  /// Those that are not shown with their text.
  void put_rest(const Alike& alike) {
    const Finding& first = *alike.front();
    const std::string head =
        word("report.severity." + std::string(name_of(first.severity))) + "[" + std::string(first.rule) + "]";
    const auto n = static_cast<std::int64_t>(alike.size() - shown_alike);
    out_ += paint_(ink_of(first.severity), head) +
            paint_(Ink::bold, std::string(colon()) + say({"report.more_alike", {{"n", n}}})) + "\n";
    for (std::size_t i = shown_alike; i < alike.size(); ++i)
      put_indented(2, at(*alike[i]) + say(alike[i]->what), Ink::plain);
    out_ += '\n';
  }

  /// A reason that was just given is not given again.
  void put_finding(const Finding& finding, const Finding* before) {
    const auto is_new = [&](Message Finding::*note) {
      return before == nullptr || compare(before->*note, finding.*note) != 0;
    };
    put_title(finding);
    put_places(finding);
    if (is_new(&Finding::why)) put_note(word("report.why"), say(finding.why));
    if (is_new(&Finding::advice)) put_note(word("report.advice"), say(finding.advice));
    for (const Fix& fix : finding.fixes) put_fix(fix);
    if (is_new(&Finding::why)) {
      for (const Citation& source : finding.sources) put_source(source);
    }
    out_ += '\n';
  }

  void put_title(const Finding& finding) {
    const std::string head =
        word("report.severity." + std::string(name_of(finding.severity))) + "[" + std::string(finding.rule) + "]";
    const std::size_t used = text_width(head) + text_width(colon());
    // A title that has little room behind a long head starts on a line of its own.
    const bool beside = width_ == 0 || width_ >= used + 20;
    const std::size_t indent = 2;
    const std::size_t rest = width_ == 0 ? 0 : width_ - indent;
    const std::vector<std::string> lines = wrap(say(finding.what), beside && width_ > 0 ? width_ - used : rest, rest);
    out_ += paint_(ink_of(finding.severity), head) + paint_(Ink::bold, colon());
    if (!beside) out_ += "\n" + std::string(indent, ' ');
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) out_ += "\n" + std::string(indent, ' ');
      out_ += paint_(Ink::bold, lines[i]);
    }
    out_ += '\n';
  }

  std::string position(const Place& place) {
    const Range range = sources_.range(place);
    return printable(sources_.name(place.file)) + ":" + std::to_string(range.begin.line) + ":" +
           std::to_string(range.begin.column);
  }

  void put_arrow(std::string_view arrow, const Place& place) {
    out_ += std::string(gutter_, ' ') + paint_(Ink::frame, arrow) + " " + position(place) + "\n";
  }

  Mark mark_of(const Place& place, std::string remark, Ink ink, char sign) {
    return {sources_.range(place).bytes, std::move(remark), ink, sign};
  }

  /// The file of the finding with all marks that lie in it, then each other file that labels point into.
  void put_places(const Finding& finding) {
    gutter_ = 1;
    if (!sources_.has(finding.place.file)) return;
    std::vector<FileId> files{finding.place.file};
    gutter_ = gutter_for(sources_.range(finding.place).begin.line);
    for (const Label& label : finding.labels) {
      const FileId file = label.place.file;
      if (!sources_.has(file)) continue;
      gutter_ = std::max(gutter_, gutter_for(sources_.range(label.place).begin.line));
      if (std::find(files.begin(), files.end(), file) == files.end()) files.push_back(file);
    }
    for (const FileId file : files) {
      std::vector<Mark> marks;
      Place first = finding.place;
      if (file == finding.place.file) marks.push_back(mark_of(finding.place, {}, ink_of(finding.severity), '^'));
      for (const Label& label : finding.labels) {
        if (label.place.file != file) continue;
        if (marks.empty()) first = label.place;
        put_mark(marks, label, finding);
      }
      put_arrow(file == finding.place.file ? "-->" : ":::", first);
      out_ += excerpt(sources_.text(file), sources_.index(file), std::move(marks), {width_, gutter_, paint_});
    }
    out_ += std::string(gutter_ + 1, ' ') + paint_(Ink::frame, "|") + "\n";
  }

  /// A label at the finding's own place says something about the carets that stand there already.
  void put_mark(std::vector<Mark>& marks, const Label& label, const Finding& finding) {
    if (label.place == finding.place && marks.front().remark.empty()) {
      marks.front().remark = say(label.message);
    } else {
      marks.push_back(mark_of(label.place, say(label.message), Ink::frame, '-'));
    }
  }

  /// "= why: ...", continued under its own beginning.
  void put_note(const std::string& label, const std::string& text) {
    if (text.empty()) return;
    const std::string head = label + std::string(colon());
    const std::size_t indent = gutter_ + 3 + text_width(head);
    // A label that would take half of the line does not set the indent of what follows it.
    const std::size_t hang = width_ > 0 && indent > width_ / 2 ? gutter_ + 5 : indent;
    const std::size_t room = width_ == 0 ? 0 : width_ - hang;
    const std::size_t first_room = width_ > indent + 10 ? width_ - indent : 10;
    const std::vector<std::string> lines = wrap(text, first_room, room);
    out_ += std::string(gutter_ + 1, ' ') + paint_(Ink::frame, "=") + " " + paint_(Ink::bold, head);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) out_ += std::string(hang, ' ');
      out_ += lines[i] + "\n";
    }
  }

  void put_fix(const Fix& fix) {
    const bool zh = input_.context.language == i18n::Language::zh;
    const std::string effect = word("word.effect." + std::string(name_of(fix.effect)));
    const std::string trust = word("word.applicability." + std::string(name_of(fix.applicability)));
    const std::string remark = zh ? "（" + trust + "；" + effect + "）" : " (" + trust + "; " + effect + ")";
    put_note(word("report.fix"), say(fix.title) + remark);
  }

  void put_source(const Citation& source) {
    std::string text = printable(source.title);
    if (!source.url.empty()) text += " <" + printable(source.url) + ">";
    if (!source.checked.empty()) {
      const std::string looked_up = say({"report.source_checked", {{"date", Verbatim{source.checked}}}});
      text += input_.context.language == i18n::Language::zh ? "（" + looked_up + "）" : ", " + looked_up;
    }
    put_note(word("report.source"), text);
  }

  /// Findings that only lack information stand under the question that would settle them.
  void put_questions() {
    std::vector<std::string_view> questions;
    for (const Finding* finding : chosen(needs_data)) {
      if (std::find(questions.begin(), questions.end(), finding->question) == questions.end()) {
        questions.push_back(finding->question);
      }
    }
    if (questions.empty()) return;
    out_ += paint_(Ink::info, word("report.needs_data")) + "\n";
    for (const std::string_view question : questions) {
      put_indented(2, word(question), Ink::bold);
      const auto asks = [&](const Finding& finding) { return finding.question == question; };
      for (const Alike& alike : worst_first(chosen(asks))) put_asking(alike);
    }
    out_ += '\n';
  }

  void put_asking(const Alike& alike) {
    const std::size_t shown = alike.size() > shown_alike + 1 ? shown_alike : alike.size();
    for (std::size_t i = 0; i < shown; ++i) {
      const Finding& finding = *alike[i];
      put_indented(4, at(finding) + "[" + std::string(finding.rule) + "] " + say(finding.what), Ink::plain);
    }
    if (shown == alike.size()) return;
    put_indented(4, say({"report.more_asking", {{"n", static_cast<std::int64_t>(alike.size() - shown)}}}), Ink::plain);
  }

  /// What became of other systems' files, and how they are read while questions are open: said once.
  void put_imports() {
    const auto& all = input_.context.losses;
    for (std::size_t i = 0; i < all.size() && i < shown_alike; ++i) {
      put_indented(0, printable(about_losses(all[i], sources_.name(all[i].file), input_.context)), Ink::plain);
    }
    if (all.size() > shown_alike) {
      put_indented(0, say({"report.more_losses", {{"n", static_cast<std::int64_t>(all.size() - shown_alike)}}}),
                   Ink::plain);
    }
    if (!all.empty() && !chosen(needs_data).empty()) put_indented(0, word("five.strict"), Ink::plain);
    if (!all.empty()) out_ += '\n';
  }

  /// "cart.journey.json:3:14 ", or nothing for what stands in no file.
  std::string at(const Finding& finding) {
    return sources_.has(finding.place.file) ? position(finding.place) + " " : std::string{};
  }

  void put_indented(std::size_t indent, const std::string& text, Ink ink) {
    if (text.empty()) return;
    const std::size_t room = width_ == 0 ? 0 : width_ - indent;
    for (const std::string& line : wrap(text, room, room)) out_ += std::string(indent, ' ') + paint_(ink, line) + "\n";
  }

  const Input& input_;
  SourceMap sources_;
  Paint paint_;
  std::size_t width_ = 0;
  std::size_t gutter_ = 1;
  std::string out_;
};

}  // namespace

std::string write_text(const Input& input) { return TextWriter(input).write(); }

}  // namespace wayproof::report
