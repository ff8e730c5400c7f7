#include "support/checked.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "packs/check.h"
#include "report/render.h"
#include "table/table.h"

namespace wayproof::testing {

namespace {

bool is_table(const TestFile& file) { return file.first.ends_with(".csv"); }

}  // namespace

std::unique_ptr<Loaded> load(std::vector<TestFile> files) {
  auto loaded = std::make_unique<Loaded>();
  loaded->texts = std::move(files);
  if (loaded->texts.size() == 1 && is_table(loaded->texts.front())) {
    static_cast<void>(tables::read_table(loaded->texts.front().second, {}, loaded->report));
    return loaded;
  }
  std::vector<model::InputFile> inputs;
  for (const auto& [name, text] : loaded->texts) inputs.push_back({name, text});
  loaded->files = api::load_files(inputs, loaded->report);
  for (const model::Project& project : loaded->files.projects) {
    model::check_project(project, loaded->report);
    auto& part = loaded->parts.emplace_back();
    part.project = &project;
    part.program = program::lower(project);
    part.facts = facts::compute(project, part.program);
  }
  return loaded;
}

std::vector<Finding> check(Loaded& loaded, Day as_of) {
  Report report = loaded.report;
  for (const auto& part : loaded.parts) (void)packs::check({*part.project, part.program, part.facts, as_of}, report);
  return std::move(report).finish();
}

std::vector<Finding> check_by_rules(Loaded& loaded, Day as_of) {
  Report report = loaded.report;
  for (const auto& part : loaded.parts) {
    rules::run_rules({*part.project, part.program, part.facts, as_of}, report);
  }
  return std::move(report).finish();
}

std::string text_report(const Loaded& loaded, const std::vector<Finding>& findings, Day as_of,
                        i18n::Language language) {
  std::vector<report::Source> sources;
  for (const TestFile& file : loaded.texts) {
    sources.push_back({file.first, file.second});
    if (is_table(file)) sources.back().kind = "table";
  }
  report::Context context;
  context.as_of = as_of;
  context.version = "0.0.0";
  context.tzdata = "0";
  context.language = language;
  std::string text = report::render(report::Format::text, findings, sources, context);
  while (!text.empty() && text.back() == '\n') text.pop_back();
  const std::size_t last = text.rfind('\n');
  text.erase(last == std::string::npos ? 0 : last);
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

std::vector<TestFile> files_of(const std::string& folder) {
  std::vector<TestFile> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".json") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    files.emplace_back(std::filesystem::relative(entry.path(), folder).generic_string(), text.str());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace wayproof::testing
