// Journey tests as a person reads them in a terminal: a line for each that passed; for each that failed what was
// expected, what happened, where it is written, and the customer's time with the places at which something was missing.
#include <algorithm>

#include "report/tests_words.h"
#include "report/timeline_text.h"

namespace wayproof::report {
namespace {

constexpr std::size_t most_untried = 10;  // unless all are asked for

class TestsTextWriter {
 public:
  explicit TestsTextWriter(const TestsInput& input) : in_(input), paint_(input.context.colour) {}

  std::string write() {
    for (const TestedProject& project : in_.projects) tests(project);
    const TestCounts counts = count_tests(in_.projects);
    const std::string summary = printable(tests_summary(in_.projects, in_.context));
    out_ += paint_(counts.failed > 0 ? Ink::error : counts.passed > 0 ? Ink::good : Ink::plain, summary) + "\n";
    if (counts.failed + counts.passed > 0) coverage();
    return std::move(out_);
  }

 private:
  std::string say(const Message& message) const { return printable(said(message, in_.context)); }

  void tests(const TestedProject& project) {
    SourceMap sources(project.sources);
    std::optional<FileId> file;
    for (const RanTest& test : project.tests) {
      if (file != test.file) {
        out_ += paint_(Ink::bold, printable(sources.name(test.file))) + "\n";
        file = test.file;
      }
      const TestWords words(project, test, in_.context.language);
      out_ += "  " + (test.passed() ? paint_(Ink::good, "✓") : paint_(Ink::error, "✗")) + " " +
              printable(words.title()) + "\n";
      if (!test.passed()) failure(test, words, sources);
    }
    if (file) out_ += "\n";
  }

  void failure(const RanTest& test, const TestWords& words, SourceMap& sources) {
    for (std::size_t i = 0; i < test.test->expectations.size(); ++i) {
      if (test.run && test.run->judgements[i].met) continue;
      out_ += "\n";
      labelled("tests.expected", words.expected(i));
      for (const std::string& line : words.happened(i)) labelled("tests.happened", line);
      const Range range = sources.range({test.file, test.test->expectations[i].span});
      out_ += "      " +
              paint_(Ink::frame, "--> " + printable(sources.name(test.file)) + ":" + std::to_string(range.begin.line) +
                                     ":" + std::to_string(range.begin.column)) +
              "\n";
    }
    if (test.run) timeline(*test.run, words);
    out_ += "\n";
  }

  void labelled(std::string_view label, const std::string& text) {
    out_ += "      " + say({std::string(label), {{"what", Verbatim{text}}}}) + "\n";
  }

  std::vector<TimedLine> lines_of(const trace::TestRun& run, const TestWords& words) const {
    std::vector<TimedLine> lines;
    const auto is_wrong = [&](std::size_t position) {
      return std::any_of(run.judgements.begin(), run.judgements.end(), [&](const trace::Judgement& judgement) {
        const auto& found = judgement.found.empty() ? judgement.nearly : judgement.found;
        return !judgement.met && std::find(found.begin(), found.end(), position) != found.end();
      });
    };
    for (std::size_t n = 0; n < run.trace.log.size(); ++n) {
      const trace::LogEntry& entry = run.trace.log[n];
      if (!trace::is_minor(entry)) lines.push_back({entry.at, words.sentence(entry), is_wrong(n) ? '!' : ' '});
    }
    for (std::size_t i = 0; i < run.judgements.size(); ++i) {
      const trace::Judgement& judgement = run.judgements[i];
      if (judgement.met || !judgement.when) continue;
      const auto behind =
          std::find_if(lines.begin(), lines.end(), [&](const TimedLine& line) { return line.at > *judgement.when; });
      lines.insert(behind, {*judgement.when, say({"tests.here", {{"what", Verbatim{words.expected(i)}}}}), '?'});
    }
    return lines;
  }

  void timeline(const trace::TestRun& run, const TestWords& words) {
    out_ += timeline_text(lines_of(run, words), run.trace.state.zone, paint_, in_.context);
  }

  // A green run says what it has not tried.
  void coverage() {
    if (const std::string tried = tried_summary(in_.projects, in_.context); !tried.empty()) {
      out_ += printable(tried) + "\n";
    }
    std::vector<std::string> lines;
    for (const TestedProject& project : in_.projects) {
      SourceMap sources(project.sources);
      for (std::size_t t = 0; t < project.targets.size(); ++t) {
        if (project.tried[t]) continue;
        // Behind a step that nobody comes to, its ways and checks say nothing more.
        if (project.targets[t].kind != trace::Target::Kind::step && !step_tried(project, t)) continue;
        const Place place = place_of(project, project.targets[t]);
        lines.push_back(printable(sources.name(place.file)) + ":" + std::to_string(sources.range(place).begin.line) +
                        "  " + say(untried(project, project.targets[t])));
      }
    }
    if (lines.empty()) return;
    out_ += "\n" + say({"tests.untried", {}}) + "\n";
    const std::size_t shown = in_.all_untried ? lines.size() : std::min(lines.size(), most_untried);
    for (std::size_t n = 0; n < shown; ++n) out_ += "  " + lines[n] + "\n";
    if (shown < lines.size()) {
      out_ += "  " + say({"tests.untried.more", {{"n", static_cast<std::int64_t>(lines.size() - shown)}}}) + "\n";
    }
  }

  static bool step_tried(const TestedProject& project, std::size_t target) {
    if (project.targets[target].step == trace::none) return true;  // a rule for leaving
    std::size_t step = target;
    while (project.targets[step].kind != trace::Target::Kind::step) --step;  // stands before its ways and checks
    return project.tried[step];
  }

  const TestsInput& in_;
  Paint paint_;
  std::string out_;
};

}  // namespace

std::string write_tests_text(const TestsInput& input) { return TestsTextWriter(input).write(); }

}  // namespace wayproof::report
