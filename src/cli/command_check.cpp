// `wayproof check`: every group of files is checked on its own, then all findings go into one report.
#include <algorithm>
#include <limits>

#include "api/check.h"
#include "api/library.h"
#include "cli/load.h"
#include "report/render.h"

namespace wayproof::cli {
namespace {

/// The findings of several groups, with files numbered throughout.
class Collected {
 public:
  void add(LoadedGroup group, std::vector<Finding> findings) {
    const auto first = static_cast<FileId>(names_.size());
    for (Finding& finding : findings) shift(finding, first);
    for (const model::InputFile& file : group.files) names_.push_back(file.name);
    // Texts are only kept where an excerpt may need them, so that memory grows with the problems and not with the
    // files.
    for (std::string& text : group.texts) texts_.push_back(findings.empty() ? std::string() : std::move(text));
    std::move(findings.begin(), findings.end(), std::back_inserter(findings_));
  }

  [[nodiscard]] std::vector<report::Source> sources() const {
    std::vector<report::Source> sources;
    for (std::size_t i = 0; i < names_.size(); ++i) sources.push_back({names_[i], texts_[i]});
    return sources;
  }
  [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }

 private:
  static void shift(Finding& finding, FileId by) {
    finding.place.file += by;
    for (Label& label : finding.labels) label.place.file += by;
    for (Fix& fix : finding.fixes) {
      for (FileEdit& edit : fix.edits) edit.file += by;
    }
  }

  std::vector<std::string> names_;
  std::deque<std::string> texts_;
  std::vector<Finding> findings_;
};

/// The least severity that makes the command fail, or nothing for `never`.
std::optional<Severity> fail_level(const Arguments& arguments) {
  const std::string_view wish = arguments.value("fail-on", "warning");
  if (wish == "never") return std::nullopt;
  return wish == "error" ? Severity::error : wish == "warning" ? Severity::warning : Severity::info;
}

/// An open question is no problem, whatever severity the answer may lead to: it counts as information.
Severity weight(const Finding& finding) { return finding.question.empty() ? finding.severity : Severity::info; }

bool fails(const std::vector<Finding>& findings, std::optional<Severity> level) {
  return level && std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
           return finding.ignored.empty() && weight(finding) <= *level;
         });
}

}  // namespace

ExitCode run_check(const Session& session) {
  const Arguments& arguments = session.arguments;
  Gatherer gatherer(session.io);
  const Gathered gathered =
      gatherer.gather(paths_or_here(arguments.operands), std::string(arguments.value("workspace")));
  const ExitCode gathering = report_mistakes(gathered, session);
  if (gathered.groups.empty()) return ExitCode::usage;

  Collected collected;
  for (const Group& group : gathered.groups) {
    LoadedGroup loaded = load(group, gatherer);
    std::vector<Finding> findings = api::check(loaded.files, {session.as_of, loaded.named}).findings;
    collected.add(std::move(loaded), std::move(findings));
  }

  const report::Format format = *report::format_of(arguments.value("format", "text"));
  const std::optional<Severity> level = fail_level(arguments);
  report::Context context = api::context_of(session.as_of, session.language);
  context.colour = session.colour;
  context.width = session.width;
  context.fail_on = level.value_or(Severity::error);
  if (format == report::Format::sarif) context.rules = api::rule_help(session.language);
  session.io.out(report::render(format, collected.findings(), collected.sources(), context));
  return worse(gathering, fails(collected.findings(), level) ? ExitCode::findings : ExitCode::clean);
}

}  // namespace wayproof::cli
