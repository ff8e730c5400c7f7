#include "report/suite_words.h"

#include <algorithm>

#include "report/tests_words.h"

namespace wayproof::report {

std::string_view name_of(suite::Open::Why why) {
  constexpr std::string_view names[] = {"paused",       "nobody", "open_hours", "never_full",
                                        "leaves_first", "work",   "not_found"};
  return names[static_cast<std::size_t>(why)];
}

Message open_words(const GeneratedProject& project, const suite::Open& open) {
  const Message what = untried(project.tested, project.tested.targets[open.target]);
  const Message why{"suite.open." + std::string(name_of(open.why)), {}};
  return {"suite.open", {{"what", std::vector<Message>{what}}, {"why", std::vector<Message>{why}}}};
}

std::string generated_summary(const GeneratedInput& input) {
  std::int64_t tests = 0, files = 0;
  for (const GeneratedProject& project : input.projects) {
    for (const GeneratedFile& file : project.files) {
      tests += static_cast<std::int64_t>(file.tests);
      files += file.tests > 0 ? 1 : 0;
    }
  }
  if (tests == 0) return said({"suite.summary.none", {}}, input.context);
  return said({"suite.summary", {{"tests", tests}, {"files", files}}}, input.context);
}

bool leaves_open(std::span<const GeneratedProject> projects) {
  return std::any_of(projects.begin(), projects.end(), [](const GeneratedProject& project) {
    return std::any_of(project.suite.open.begin(), project.suite.open.end(),
                       [](const suite::Open& open) { return !open.cannot_happen(); });
  });
}

}  // namespace wayproof::report
