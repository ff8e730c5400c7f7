// wayproof/generated-tests@1: the files of tests to write, and what stays untried.
#include "i18n/render.h"
#include "model/words.h"
#include "report/json_writer.h"
#include "report/suite_words.h"
#include "report/tests_words.h"

namespace wayproof::report {
namespace {

ordered_json file_json(const GeneratedInput& input, const GeneratedProject& project, std::size_t f) {
  const GeneratedFile& file = project.files[f];
  ordered_json tests = ordered_json::array();
  for (const model::JourneyTest& test : project.suite.journeys[f].tests.tests) {
    const auto title = i18n::render(ArgValue{model::title_or_id(test.title, test.id.value)}, input.context.language);
    tests.push_back({{"id", test.id.value}, {"title", title}});
  }
  return {{"name", file.name},
          {"journey", project.tested.project->journeys[file.journey].id.value},
          {"added", file.added},
          {"tests", std::move(tests)},
          {"text", file.text}};
}

}  // namespace

std::string write_generated_json(const GeneratedInput& input) {
  ordered_json files = ordered_json::array(), open = ordered_json::array();
  std::vector<TestedProject> tested;
  for (const GeneratedProject& project : input.projects) {
    JsonWriter json(project.tested.sources, input.context);
    for (std::size_t f = 0; f < project.files.size(); ++f) {
      if (project.files[f].tests > 0) files.push_back(file_json(input, project, f));
    }
    for (const suite::Open& one : project.suite.open) {
      open.push_back({{"reason", name_of(one.why)},
                      {"can_happen", !one.cannot_happen()},
                      {"text", json.say(open_words(project, one))},
                      {"at", json.place(place_of(project.tested, project.tested.targets[one.target]))}});
    }
    tested.push_back(project.tested);
  }
  return dump({{"format", "wayproof/generated-tests@1"},
               {"version", input.context.version},
               {"as_of", iso_date(input.context.as_of)},
               {"tzdata", input.context.tzdata},
               {"lang", input.context.language == i18n::Language::zh ? "zh" : "en"},
               {"summary", generated_summary(input)},
               {"tried", tried_summary(tested, input.context)},
               {"files", std::move(files)},
               {"open", std::move(open)}});
}

}  // namespace wayproof::report
