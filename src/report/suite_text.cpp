// Generated journey tests as a person reads about them in a terminal.
#include <algorithm>

#include "i18n/render.h"
#include "model/words.h"
#include "report/suite_words.h"
#include "report/terminal.h"
#include "report/tests_words.h"

namespace wayproof::report {

std::string write_generated_text(const GeneratedInput& input) {
  const Paint paint(input.context.colour);
  std::string out;
  std::vector<TestedProject> tested;
  for (const GeneratedProject& project : input.projects) {
    for (std::size_t f = 0; f < project.files.size(); ++f) {
      const GeneratedFile& file = project.files[f];
      if (file.tests == 0) continue;
      out += paint(Ink::bold, printable(file.name)) + "\n";
      for (const model::JourneyTest& test : project.suite.journeys[f].tests.tests) {
        const auto title =
            i18n::render(ArgValue{model::title_or_id(test.title, test.id.value)}, input.context.language);
        out += "  + " + printable(title) + "\n";
      }
      out += "\n";
    }
    tested.push_back(project.tested);
  }
  out += printable(generated_summary(input)) + "\n";
  if (const std::string tried = tried_summary(tested, input.context); !tried.empty()) out += printable(tried) + "\n";
  return out;
}

std::string write_open_text(const GeneratedInput& input) {
  std::string out;
  for (const GeneratedProject& project : input.projects) {
    SourceMap sources(project.tested.sources);
    for (const suite::Open& open : project.suite.open) {
      const Place place = place_of(project.tested, project.tested.targets[open.target]);
      out += "  " + printable(sources.name(place.file)) + ":" + std::to_string(sources.range(place).begin.line) + "  " +
             printable(said(open_words(project, open), input.context)) + "\n";
    }
  }
  return out.empty() ? out : printable(said({"suite.open.list", {}}, input.context)) + "\n" + out;
}

}  // namespace wayproof::report
