#include "support/checked.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "json/read.h"
#include "report/render.h"
#include "rules/rule.h"

namespace wayproof::testing {

std::unique_ptr<Loaded> load(std::vector<TestFile> files) {
  auto loaded = std::make_unique<Loaded>();
  loaded->texts = std::move(files);
  model::Project& project = loaded->project;
  for (const auto& [name, text] : loaded->texts) {
    const auto id = static_cast<FileId>(project.files.size());
    model::File file;
    file.name = name;
    file.text = text;
    file.tree = json::read(text).tree;
    const auto format = file.tree.root()["format"].string().value_or("");
    const auto is = [&](std::string_view kind) { return format.substr(0, kind.size()) == kind; };
    if (is("wayproof/journey@")) {
      file.kind = model::FileKind::journey;
      project.journeys.push_back(model::decode_journey(file.tree, id, loaded->report));
    } else if (is("wayproof/workspace@")) {
      file.kind = model::FileKind::workspace;
      project.workspace = model::decode_workspace(file.tree, id, loaded->report);
    } else if (is("wayproof/customer@")) {
      file.kind = model::FileKind::customer;
      project.customers.push_back(model::decode_customer(file.tree, id, loaded->report));
    }
    project.files.push_back(std::move(file));
  }
  loaded->program = program::lower(project);
  loaded->facts = facts::compute(project, loaded->program);
  return loaded;
}

std::vector<Finding> check(Loaded& loaded, Day as_of) {
  Report report = loaded.report;
  rules::run_rules({loaded.project, loaded.program, loaded.facts, as_of}, report);
  return std::move(report).finish();
}

std::string text_report(const Loaded& loaded, const std::vector<Finding>& findings, Day as_of, i18n::Language language) {
  std::vector<report::Source> sources;
  for (const auto& [name, text] : loaded.texts) sources.push_back({name, text});
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
