#include "cli/baseline.h"

#include "cli/paths.h"
#include "report/baseline.h"

namespace wayproof::cli {
namespace {

std::int64_t count_of(const Baseline& baseline) {
  std::int64_t count = 0;
  for (const KnownFinding& known : baseline) count += known.count;
  return count;
}

ExitCode write(const Session& session, const std::string& path, const Baseline& baseline, std::string_view said,
               std::int64_t count) {
  if (!session.io.write(path, report::write_baseline(baseline))) {
    session.complain({"cli.gather.unwritable", {{"path", Verbatim{path}}}});
    return ExitCode::usage;
  }
  session.note({"cli.baseline." + std::string(said), {{"n", count}, {"path", Verbatim{path}}}});
  return ExitCode::clean;
}

}  // namespace

std::optional<Message> baseline_mistake(const Arguments& arguments) {
  if (arguments.has("baseline") && arguments.has("write-baseline")) return Message{"cli.usage.baseline-or-write", {}};
  if (arguments.has("prune-baseline") && !arguments.has("baseline")) return Message{"cli.usage.prune-what", {}};
  return std::nullopt;
}

std::vector<BaselineFile> files_for_baseline(const std::vector<CheckedFile>& files, const std::string& path,
                                             const std::string& here) {
  const std::string folder = folder_of(path);
  std::vector<BaselineFile> result;
  for (const CheckedFile& file : files) {
    result.push_back({file.name == "-" ? file.name : seen_from(folder, file.name, here), file.name, file.named});
  }
  return result;
}

void look_for_missing_files(std::vector<BaselineMatch>& matches, const std::string& path, Io& io) {
  const std::string folder = folder_of(path);
  for (BaselineMatch& match : matches) {
    const std::string& file = match.known.identity.file;
    if (!match.checked && file != "-") match.checked = io.kind(join(folder, file)) == Io::PathKind::nothing;
  }
}

ExitCode write_known(const Session& session, const std::string& path, const std::vector<Finding>& findings,
                     std::span<const BaselineFile> files) {
  const Baseline baseline = make_baseline(findings, files);
  return write(session, path, baseline, "written", count_of(baseline));
}

ExitCode say_what_is_gone(const Session& session, const std::string& path, const std::vector<BaselineMatch>& matches) {
  const std::int64_t count = count_of(gone(matches));
  if (count == 0) return ExitCode::clean;
  if (session.arguments.has("prune-baseline")) return write(session, path, pruned(matches), "pruned", count);
  session.note({"cli.baseline.gone", {{"n", count}, {"path", Verbatim{path}}}});
  return ExitCode::clean;
}

}  // namespace wayproof::cli
