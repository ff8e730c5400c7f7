// Workflow commands that GitHub turns into annotations beside the changed lines.
// Grammar: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
#include "report/terminal.h"
#include "report/writers.h"

namespace wayproof::report {
namespace {

void put_escaped(std::string& out, std::string_view text, bool property) {
  for (const char c : text) {
    if (c == '%')
      out += "%25";
    else if (c == '\r')
      out += "%0D";
    else if (c == '\n')
      out += "%0A";
    else if (c == ':' && property)
      out += "%3A";
    else if (c == ',' && property)
      out += "%2C";
    else
      out += c;
  }
}

class GithubWriter {
 public:
  explicit GithubWriter(const Input& input) : input_(input), sources_(input.sources) {}

  std::string write() {
    for (const Finding& finding : input_.findings) {
      if (!is_put_off(finding)) put(finding);
    }
    if (const std::string newer = about_newer_rules(input_.findings, input_.context); !newer.empty()) {
      out_ += "::notice::";
      put_escaped(out_, newer, false);
      out_ += '\n';
    }
    out_ += summary(input_.findings, input_.sources, input_.context) + "\n";
    return std::move(out_);
  }

 private:
  void put(const Finding& finding) {
    separator_ = " ";
    out_ += "::";
    out_ += finding.severity == Severity::error     ? "error"
            : finding.severity == Severity::warning ? "warning"
                                                    : "notice";
    if (sources_.has(finding.place.file)) put_place(finding.place);
    put_property("title", finding.rule);
    out_ += "::";
    put_escaped(out_, body(finding), false);
    out_ += '\n';
  }

  void put_place(const Place& place) {
    const Range range = sources_.range(place);
    put_property("file", printable(sources_.name(place.file)));
    put_property("line", std::to_string(range.begin.line));
    // Columns count only within one line; with an end line beside them GitHub drops the annotation.
    if (range.begin.line != range.end.line) return put_property("endLine", std::to_string(range.end.line));
    put_property("col", std::to_string(range.begin.column));
    put_property("endColumn", std::to_string(range.end.column));
  }

  void put_property(std::string_view name, std::string_view value) {
    out_ += separator_;
    out_ += name;
    out_ += '=';
    put_escaped(out_, value, true);
    separator_ = ",";
  }

  std::string say(const Message& message) const { return printable(said(message, input_.context)); }

  std::string body(const Finding& finding) const {
    std::string text = say(finding.what);
    for (const Message* more : {&finding.why, &finding.advice}) {
      if (const std::string line = say(*more); !line.empty()) text += "\n" + line;
    }
    if (needs_data(finding)) text += "\n" + say({finding.question, {}});
    return text;
  }

  const Input& input_;
  SourceMap sources_;
  std::string out_;
  std::string_view separator_;
};

}  // namespace

std::string write_github(const Input& input) { return GithubWriter(input).write(); }

}  // namespace wayproof::report
