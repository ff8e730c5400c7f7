// Journey tests as JUnit XML: a suite for each file, a case for each test.
#include "report/tests_words.h"
#include "report/xml.h"

namespace wayproof::report {
namespace {

std::string totals(std::size_t tests, std::size_t failures) {
  return xml_attribute("tests", std::to_string(tests)) + xml_attribute("failures", std::to_string(failures)) +
         xml_attribute("errors", "0") + xml_attribute("skipped", "0");
}

std::string details(const RanTest& ran, const TestWords& words) {
  std::string text;
  for (std::size_t i = 0; i < ran.test->expectations.size(); ++i) {
    if (ran.run && ran.run->judgements[i].met) continue;
    text += (text.empty() ? "" : "\n") + words.expected(i);
    for (const std::string& line : words.happened(i)) text += "\n  " + line;
  }
  return text;
}

}  // namespace

std::string write_tests_junit(const TestsInput& input) {
  std::string body;
  std::size_t all = 0, all_failed = 0;
  for (const TestedProject& project : input.projects) {
    for (std::size_t first = 0; first < project.tests.size();) {
      const FileId file = project.tests[first].file;
      const std::string_view name = project.sources[file].name;
      std::string cases;
      std::size_t count = 0, failed = 0;
      for (; first < project.tests.size() && project.tests[first].file == file; ++first, ++count) {
        const RanTest& ran = project.tests[first];
        const TestWords words(project, ran, input.context.language);
        cases += "    <testcase" + xml_attribute("name", ran.test->id.value) + xml_attribute("classname", name);
        if (ran.passed()) {
          cases += "/>\n";
          continue;
        }
        ++failed;
        cases += "><failure" + xml_attribute("message", words.title()) + ">" + xml(details(ran, words)) +
                 "</failure></testcase>\n";
      }
      body += "  <testsuite" + xml_attribute("name", name) + totals(count, failed) + ">\n" + cases + "  </testsuite>\n";
      all += count;
      all_failed += failed;
    }
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + xml_attribute("name", "wayproof") +
         totals(all, all_failed) + ">\n" + body + "</testsuites>\n";
}

}  // namespace wayproof::report
