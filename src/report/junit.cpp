// JUnit XML as CI servers read it: a test suite for each file, a test case for each finding, and for a file without
// findings one case that passes. Findings below `fail_on` pass with their text as output; ignored and known ones and
// open questions are "skipped", which servers show without turning red.
#include "report/writers.h"
#include "report/xml.h"

namespace wayproof::report {
namespace {

struct Suite {
  std::string cases;
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t skipped = 0;
};

class JunitWriter {
 public:
  explicit JunitWriter(const Input& input)
      : input_(input), sources_(input.sources), suites_(input.sources.size() + 1) {}

  std::string write() {
    for (const Finding& finding : input_.findings) put(finding);
    Suite all;
    std::string body;
    for (std::size_t file = 0; file < suites_.size(); ++file) body += closed(file, all);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + xml_attribute("name", "wayproof") + totals(all) +
           ">\n" + body + "</testsuites>\n";
  }

 private:
  bool fails(const Finding& finding) const { return finding.severity <= input_.context.fail_on; }

  void put(const Finding& finding) {
    const bool placed = sources_.has(finding.place.file);
    Suite& suite = suites_[placed ? finding.place.file : sources_.count()];
    const std::string what = said(finding.what, input_.context);
    std::string name = std::string(finding.rule);
    if (placed) {
      const Range range = sources_.range(finding.place);
      name += " " + std::to_string(range.begin.line) + ":" + std::to_string(range.begin.column);
    }
    suite.cases += "    <testcase" + xml_attribute("name", name) +
                   xml_attribute("classname", sources_.name(finding.place.file)) + ">";
    if (is_ignored(finding)) {
      const Message reason{"report.ignored", {{"reason", Verbatim{finding.ignored}}}};
      suite.cases += "<skipped" + xml_attribute("message", said(reason, input_.context)) + "/>";
      ++suite.skipped;
    } else if (finding.known) {
      suite.cases += "<skipped" + xml_attribute("message", said({"report.known", {}}, input_.context)) + "/>";
      ++suite.skipped;
    } else if (needs_data(finding)) {
      suite.cases += "<skipped" + xml_attribute("message", said({finding.question, {}}, input_.context)) + "/>";
      ++suite.skipped;
    } else if (fails(finding)) {
      suite.cases += "<failure" + xml_attribute("message", what) + xml_attribute("type", name_of(finding.severity)) +
                     ">" + xml(details(finding)) + "</failure>";
      ++suite.failures;
    } else {
      suite.cases +=
          "<system-out>" + xml(std::string(name_of(finding.severity)) + ": " + details(finding)) + "</system-out>";
    }
    suite.cases += "</testcase>\n";
    ++suite.tests;
  }

  std::string details(const Finding& finding) const {
    std::string text = said(finding.what, input_.context);
    for (const Message* more : {&finding.why, &finding.advice}) {
      if (const std::string line = said(*more, input_.context); !line.empty()) text += "\n" + line;
    }
    return text;
  }

  std::string closed(std::size_t file, Suite& all) {
    Suite& suite = suites_[file];
    const bool real = file < sources_.count();
    if (!real && suite.tests == 0) return {};  // no finding without a file
    const std::string_view name = real ? sources_.name(static_cast<FileId>(file)) : "wayproof";
    if (suite.tests == 0) {
      suite.cases = "    <testcase" + xml_attribute("name", said({"report.count.none", {}}, input_.context)) +
                    xml_attribute("classname", name) + "/>\n";
      suite.tests = 1;
    }
    all.tests += suite.tests;
    all.failures += suite.failures;
    all.skipped += suite.skipped;
    return "  <testsuite" + xml_attribute("name", name) + totals(suite) + ">\n" + suite.cases + "  </testsuite>\n";
  }

  static std::string totals(const Suite& suite) {
    return xml_attribute("tests", std::to_string(suite.tests)) +
           xml_attribute("failures", std::to_string(suite.failures)) + xml_attribute("errors", "0") +
           xml_attribute("skipped", std::to_string(suite.skipped));
  }

  const Input& input_;
  SourceMap sources_;
  std::vector<Suite> suites_;  // the last one for findings without a file
};

}  // namespace

std::string write_junit(const Input& input) { return JunitWriter(input).write(); }

}  // namespace wayproof::report
