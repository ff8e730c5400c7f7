#include "cli/load.h"

namespace wayproof::cli {

LoadedGroup load(const Group& group, Gatherer& gatherer) {
  LoadedGroup loaded;
  for (const GroupFile& file : group.files) {
    // What vanished between gathering and now is read as empty, which is a finding.
    loaded.texts.push_back(gatherer.text(file.path).value_or(std::string()));
    if (file.named) loaded.named.push_back(static_cast<FileId>(loaded.files.size()));
    loaded.files.push_back({file.path, loaded.texts.back()});
  }
  return loaded;
}

ExitCode report_mistakes(const Gathered& gathered, const Session& session) {
  for (const Message& mistake : gathered.mistakes) session.complain(mistake);
  return gathered.mistakes.empty() ? ExitCode::clean : ExitCode::usage;
}

std::vector<std::string> paths_or_here(const std::vector<std::string>& operands) {
  return operands.empty() ? std::vector<std::string>{"."} : operands;
}

}  // namespace wayproof::cli
