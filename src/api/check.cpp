#include "api/check.h"

#include <algorithm>
#include <map>

#include "api/answers.h"
#include "api/version.h"
#include "model/baseline.h"
#include "report/baseline.h"
#include "report/json_writer.h"
#include "report/map_fields.h"
#include "report/map_report.h"
#include "rules/rule.h"
#include "text/glob.h"

namespace wayproof::api {
namespace {

bool concerns(const Finding& finding, const std::vector<FileId>& files) {
  const auto wanted = [&](FileId file) { return std::find(files.begin(), files.end(), file) != files.end(); };
  return wanted(finding.place.file) || std::any_of(finding.labels.begin(), finding.labels.end(),
                                                   [&](const Label& label) { return wanted(label.place.file); });
}

/// Says of problems that lie in a journey or in one of its steps which they are; what finds mistakes while it reads
/// does not know yet.
void name_journeys_and_steps(const model::Project& project, std::vector<Finding>& findings) {
  std::map<FileId, const model::Journey*> journeys;
  for (const model::Journey& journey : project.journeys) journeys.emplace(journey.file, &journey);
  for (Finding& finding : findings) {
    if (!finding.journey.empty()) continue;
    const auto found = journeys.find(finding.place.file);
    if (found == journeys.end() || project.files[finding.place.file].kind != model::FileKind::journey) continue;
    finding.journey = found->second->id.value;
    if (!finding.steps.empty()) continue;
    for (const model::Step& step : found->second->steps) {
      if (step.span.contains(finding.place.span)) finding.steps = {step.id.value};
    }
  }
}

/// The files as the baseline knows them: seen from its folder.
std::vector<BaselineFile> files_for_baseline(const std::vector<model::InputFile>& files, const CheckOptions& options) {
  std::vector<BaselineFile> result;
  const std::string_view folder = options.baseline ? folder_of_path(files[*options.baseline].name) : std::string_view();
  for (FileId id = 0; id < files.size(); ++id) {
    const std::string_view inside = path_below(folder, files[id].name);
    const bool checked =
        options.only.empty() || std::find(options.only.begin(), options.only.end(), id) != options.only.end();
    result.push_back({inside.empty() ? files[id].name : std::string(inside), files[id].name, checked});
  }
  return result;
}

bool wants_maps(const Request& request) {
  const json::Value with = request.root()["with"];
  for (std::size_t i = 0; i < with.size(); ++i) {
    if (with.item(i).string() == "maps") return true;
  }
  return false;
}

void append(report::ordered_json& list, report::ordered_json items) {
  for (auto& item : items) list.push_back(std::move(item));
}

std::string kind_of(const model::File& file) {
  switch (file.kind) {
    case model::FileKind::journey:
      return "journey";
    case model::FileKind::workspace:
      return "workspace";
    case model::FileKind::customer:
      return "customer";
    case model::FileKind::tests:
      return "tests";
    case model::FileKind::pack:
      return "pack";
    case model::FileKind::imported:
      return "import:" + file.system;
    case model::FileKind::other:
      return "other";
    case model::FileKind::unknown:
      break;
  }
  return "unknown";
}

/// Id and title of what a file holds. A file of another system may hold several journeys; the first names it.
template <class Document>
void describe(const Document& document, std::vector<report::Source>& sources) {
  report::Source& source = sources[document.file];
  if (!source.id.empty()) return;
  source.id = document.id.value;
  for (const auto& entry : document.title.entries) source.title.by_language.emplace_back(entry.language, entry.value);
}

}  // namespace

Checked check(const std::vector<model::InputFile>& files, const CheckOptions& options) {
  Checked result;
  Report report;
  result.loaded = load_files(files, report);
  for (const model::Project& project : result.loaded.projects) {
    model::check_project(project, report);
    const program::Program& program = result.programs.emplace_back(program::lower(project));
    const facts::Facts facts = facts::compute(project, program);
    result.held.push_back(packs::check({project, program, facts, options.as_of}, report));
  }
  Baseline baseline;
  if (options.baseline) baseline = model::read_baseline(files[*options.baseline].text, *options.baseline, report);
  result.findings = std::move(report).finish();
  for (const model::Project& project : result.loaded.projects) name_journeys_and_steps(project, result.findings);
  if (!options.only.empty()) {
    const auto unwanted = [&](const Finding& finding) { return !concerns(finding, options.only); };
    result.findings.erase(std::remove_if(result.findings.begin(), result.findings.end(), unwanted),
                          result.findings.end());
  }
  if (options.baseline) result.baseline = apply_baseline(baseline, result.findings, files_for_baseline(files, options));
  return result;
}

std::vector<report::Source> sources_of(const LoadedFiles& loaded) {
  std::vector<report::Source> sources;
  for (const model::File& file : loaded.files()) {
    report::Source& source = sources.emplace_back();
    source.name = file.name;
    source.text = file.text;
    source.kind = kind_of(file);
    source.readable = file.readable;
  }
  for (const model::Project& project : loaded.projects) {
    if (project.workspace.given) describe(project.workspace, sources);
    for (const model::Journey& journey : project.journeys) describe(journey, sources);
    for (const model::Customer& customer : project.customers) describe(customer, sources);
    for (const model::JourneyTests& tests : project.tests) describe(tests, sources);
  }
  return sources;
}

std::vector<report::Losses> losses_of(const LoadedFiles& loaded) {
  using imports::Fate;
  std::vector<report::Losses> result;
  for (const ImportedFile& import : loaded.imports) {
    report::Losses& losses = result.emplace_back();
    losses.file = import.file;
    losses.system = imports::find(loaded.files()[import.file].system)->title;
    for (const imports::FieldFate& field : import.fields) {
      if (field.fate == Fate::mapped)
        ++losses.mapped;
      else
        losses.items.push_back({field.span, field.fate == Fate::approximated, field.pointer, field.note});
    }
  }
  return result;
}

report::Context context_of(Day as_of, i18n::Language language) {
  report::Context context;
  context.as_of = as_of;
  context.version = version();
  context.tzdata = tzdata_version();
  context.language = language;
  return context;
}

std::variant<CheckOptions, BadRequest> options_of(const Request& request) {
  if (!request.as_of) return BadRequest{"\"as_of\" is missing"};
  CheckOptions options{*request.as_of, {}, {}};
  if (const json::Value name = request.root()["baseline"]) {
    const auto found = std::find_if(request.files.begin(), request.files.end(),
                                    [&](const model::InputFile& file) { return name.string() == file.name; });
    if (found == request.files.end()) return BadRequest{"\"baseline\" is none of the \"files\""};
    options.baseline = static_cast<FileId>(found - request.files.begin());
  }
  return options;
}

/// The text of a baseline that knows all that is there now, or of the one given without what is gone.
Answer answer_baseline(const Request& request) {
  const auto read = options_of(request);
  if (const auto* const bad = std::get_if<BadRequest>(&read)) return *bad;
  const CheckOptions& options = *std::get_if<CheckOptions>(&read);
  const Checked checked = check(request.files, options);
  if (!options.baseline) {
    return report::write_baseline(make_baseline(checked.findings, files_for_baseline(request.files, options)));
  }
  return report::write_baseline(pruned(checked.baseline));
}

Answer answer_check(const Request& request) {
  const auto read = options_of(request);
  if (const auto* const bad = std::get_if<BadRequest>(&read)) return *bad;
  const CheckOptions& options = *std::get_if<CheckOptions>(&read);
  const Checked checked = check(request.files, options);
  const std::vector<report::Source> sources = sources_of(checked.loaded);
  report::Context context = context_of(options.as_of, request.language);
  context.losses = losses_of(checked.loaded);
  if (options.baseline) context.baseline = {gone(checked.baseline)};
  report::JsonWriter writer(sources, context);
  auto document = writer.report(checked.findings);
  if (wants_maps(request)) {
    auto& maps = document["maps"] = report::ordered_json::array();
    auto& settings = document["settings"] = report::ordered_json::array();
    for (std::size_t i = 0; i < checked.programs.size(); ++i) {
      const model::Project& project = checked.loaded.projects[i];
      append(maps, report::maps(project, checked.programs[i], writer));
      append(settings, report::settings(project, writer));
    }
  }
  return report::dump(document);
}

}  // namespace wayproof::api
