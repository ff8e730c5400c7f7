#include "cli/load.h"

#include <set>

#include "api/check.h"
#include "cli/paths.h"
#include "report/terminal.h"

namespace wayproof::cli {

report::Context context_for(const Session& session) {
  report::Context context = api::context_of(session.as_of, session.language);
  context.colour = session.colour;
  context.width = session.width;
  return context;
}

LoadedGroup load(const Group& group, Gatherer& gatherer) {
  LoadedGroup loaded;
  for (const GroupFile& file : group.files) {
    // What vanished between gathering and now is read as empty, which is a finding.
    loaded.texts.push_back(gatherer.text(file.path).text);
    if (file.named) loaded.named.push_back(static_cast<FileId>(loaded.files.size()));
    loaded.files.push_back({file.path, loaded.texts.back()});
  }
  return loaded;
}

Gatherer gatherer_for(const Session& session) {
  Gatherer gatherer(session.io);
  if (session.arguments.has("no-ignore")) gatherer.walk().skipping().turn_off();
  return gatherer;
}

namespace {

void say_what_is_skipped(const std::map<std::string, std::string>& skipped, const Session& session) {
  if (skipped.empty()) return;
  const bool all = session.arguments.has("verbose");
  const auto count = static_cast<std::int64_t>(skipped.size());
  session.note({all ? "cli.gather.skipped-these" : "cli.gather.skipped", {{"n", count}}});
  if (!all) return;
  for (const auto& [path, by] : skipped) session.io.err("  " + report::printable(path + " (" + by + ")") + '\n');
}

std::vector<std::string> tests_beside(const Gathered& gathered, Gatherer& gatherer) {
  std::set<std::string> folders;
  std::vector<std::string> out;
  for (const Group& group : gathered.groups) {
    for (const GroupFile& file : group.files) {
      if (file.path == "-" || !folders.insert(folder_of(file.path)).second) continue;
      for (std::string& path : gatherer.walk().expand("*.journey-tests.json", folder_of(file.path)))
        out.push_back(std::move(path));
    }
  }
  return out;
}

}  // namespace

ExitCode report_mistakes(const Gathered& gathered, const Session& session) {
  for (const Message& mistake : gathered.mistakes) session.complain(mistake);
  return gathered.mistakes.empty() ? ExitCode::clean : ExitCode::usage;
}

PathsGiven::PathsGiven(const Session& session, Tests tests) : gatherer_(gatherer_for(session)) {
  std::vector<std::string> paths = session.arguments.operands;
  if (paths.empty()) paths = {"."};
  const std::string workspace(session.arguments.value("workspace"));
  gathered_ = gatherer_.gather(paths, workspace);
  if (tests == Tests::beside && gathered_.mistakes.empty()) {
    for (const std::string& path : tests_beside(gathered_, gatherer_)) paths.push_back(path);
    gathered_ = gatherer_.gather(paths, workspace);
  }
  exit_code_ = report_mistakes(gathered_, session);
  say_what_is_skipped(skipped(), session);
}

}  // namespace wayproof::cli
