// `wayproof check`: every group of files is checked on its own, then all findings go into one report.
#include <algorithm>
#include <limits>

#include "api/check.h"
#include "api/library.h"
#include "cli/baseline.h"
#include "cli/load.h"
#include "model/baseline.h"
#include "report/render.h"

namespace wayproof::cli {
namespace {

/// The findings of several groups, with files numbered throughout.
class Collected {
 public:
  void add(LoadedGroup group, std::vector<Finding> findings, std::vector<report::Losses> losses) {
    const auto first = static_cast<FileId>(files_.size());
    std::vector<bool> pointed_at = files_in(findings, group.files.size());
    for (report::Losses& lost : losses) {
      pointed_at[lost.file] = true;
      lost.file += first;
      losses_.push_back(std::move(lost));
    }
    for (Finding& finding : findings) shift(finding, first);
    for (const model::InputFile& file : group.files) files_.push_back({file.name});
    for (const FileId file : group.named) files_[first + file].named = true;
    // Texts are only kept where an excerpt may need them, so that memory grows with the problems and not with the
    // files.
    for (std::size_t i = 0; i < group.texts.size(); ++i) {
      texts_.push_back(pointed_at[i] ? std::move(group.texts[i]) : std::string());
    }
    std::move(findings.begin(), findings.end(), std::back_inserter(findings_));
  }

  /// The baseline itself joins the files when there is something to say about it.
  void add_baseline_file(const std::string& path, std::string text, std::vector<Finding> findings) {
    if (findings.empty()) return;
    for (Finding& finding : findings) shift(finding, static_cast<FileId>(files_.size()));
    files_.push_back({path, true});
    texts_.push_back(std::move(text));
    std::move(findings.begin(), findings.end(), std::back_inserter(findings_));
  }

  [[nodiscard]] std::vector<report::Source> sources() const {
    std::vector<report::Source> sources;
    for (std::size_t i = 0; i < files_.size(); ++i) sources.push_back({files_[i].name, texts_[i]});
    return sources;
  }
  [[nodiscard]] const std::vector<CheckedFile>& files() const { return files_; }
  [[nodiscard]] std::vector<Finding>& findings() { return findings_; }
  [[nodiscard]] const std::vector<report::Losses>& losses() const { return losses_; }

 private:
  /// Of each file whether a finding points into it.
  static std::vector<bool> files_in(const std::vector<Finding>& findings, std::size_t count) {
    std::vector<bool> files(count, false);
    const auto mark = [&](FileId file) {
      if (file < count) files[file] = true;
    };
    for (const Finding& finding : findings) {
      mark(finding.place.file);
      for (const Label& label : finding.labels) mark(label.place.file);
      for (const Fix& fix : finding.fixes) {
        for (const FileEdit& edit : fix.edits) mark(edit.file);
      }
    }
    return files;
  }

  static void shift(Finding& finding, FileId by) {
    finding.place.file += by;
    for (Label& label : finding.labels) label.place.file += by;
    for (Fix& fix : finding.fixes) {
      for (FileEdit& edit : fix.edits) edit.file += by;
    }
  }

  std::vector<CheckedFile> files_;
  std::deque<std::string> texts_;
  std::vector<Finding> findings_;
  std::vector<report::Losses> losses_;
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
           return finding.ignored.empty() && !finding.known && weight(finding) <= *level;
         });
}

/// Marks what the baseline knows. Nothing if it cannot be read, which has been said then.
std::optional<std::vector<BaselineMatch>> apply_baseline_file(const Session& session, const std::string& path,
                                                              Collected& collected) {
  Io::Content content = session.io.read(path);
  if (content.trouble != Io::Content::Trouble::none) {
    session.complain({"cli.gather.unreadable", {{"path", Verbatim{path}}}});
    return std::nullopt;
  }
  Report report;
  const Baseline baseline = model::read_baseline(content.text, 0, report);
  std::vector<BaselineMatch> matches = apply_baseline(
      baseline, collected.findings(), files_for_baseline(collected.files(), path, session.io.current_folder()));
  look_for_missing_files(matches, path, session.io);
  collected.add_baseline_file(path, std::move(content.text), std::move(report).finish());
  return matches;
}

/// With `--write-baseline` the list is all that is wanted.
ExitCode write_baseline_file(const Session& session, ExitCode gathering, Collected& collected) {
  const std::string path(session.arguments.value("write-baseline"));
  if (gathering != ExitCode::clean) {
    session.complain({"cli.baseline.not-written", {{"path", Verbatim{path}}}});
    return gathering;
  }
  return write_known(session, path, collected.findings(),
                     files_for_baseline(collected.files(), path, session.io.current_folder()));
}

}  // namespace

ExitCode run_check(const Session& session) {
  const Arguments& arguments = session.arguments;
  if (arguments.has("dialects")) return run_dialects(session);
  if (const auto mistake = baseline_mistake(arguments)) return session.refuse(*mistake);
  PathsGiven paths(session);
  if (paths.nothing()) return ExitCode::usage;

  Collected collected;
  for (const Group& group : paths.groups()) {
    LoadedGroup loaded = paths.load(group);
    api::Checked checked = api::check(loaded.files, {session.as_of, loaded.named, {}});
    std::vector<report::Losses> losses = api::losses_of(checked.loaded);
    collected.add(std::move(loaded), std::move(checked.findings), std::move(losses));
  }

  if (arguments.has("write-baseline")) return write_baseline_file(session, paths.exit_code(), collected);
  const std::string baseline_path(arguments.value("baseline"));
  std::optional<std::vector<BaselineMatch>> matches;
  if (arguments.has("baseline")) {
    matches = apply_baseline_file(session, baseline_path, collected);
    if (!matches) return ExitCode::usage;
  }

  const report::Format format = *report::format_of(arguments.value("format", "text"));
  const std::optional<Severity> level = fail_level(arguments);
  report::Context context = context_for(session);
  context.fail_on = level.value_or(Severity::error);
  context.losses = collected.losses();
  context.skipped.assign(paths.skipped().begin(), paths.skipped().end());
  if (matches) context.baseline = {gone(*matches)};
  if (format == report::Format::sarif) context.rules = api::rule_help(session.language);
  session.io.out(report::render(format, collected.findings(), collected.sources(), context));
  const ExitCode pruning = matches ? say_what_is_gone(session, baseline_path, *matches) : ExitCode::clean;
  return worse(worse(paths.exit_code(), pruning),
               fails(collected.findings(), level) ? ExitCode::findings : ExitCode::clean);
}

}  // namespace wayproof::cli
