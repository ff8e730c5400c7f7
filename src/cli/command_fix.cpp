// `wayproof fix`: applies fixes to the files that were named, and says each.
#include "api/fix.h"
#include "cli/load.h"

namespace wayproof::cli {

ExitCode run_fix(const Session& session) {
  const Arguments& arguments = session.arguments;
  const bool writes = !arguments.has("dry-run");
  PathsGiven paths(session);
  ExitCode result = paths.exit_code();
  std::int64_t fixes = 0;
  std::int64_t changed_files = 0;
  for (const Group& group : paths.groups()) {
    const LoadedGroup loaded = paths.load(group);
    const api::Fixed fixed = api::fix(loaded.files, {session.as_of, arguments.has("unsafe"), loaded.named});
    for (const api::AppliedFix& one : fixed.applied) {
      session.io.out(std::string(one.rule) + ": " + session.line(one.title));
    }
    fixes += static_cast<std::int64_t>(fixed.applied.size());
    for (std::size_t i = 0; i < fixed.texts.size(); ++i) {
      const model::InputFile& file = loaded.files[i];
      if (fixed.texts[i] == file.text) continue;
      ++changed_files;
      if (writes && !session.io.write(file.name, fixed.texts[i])) {
        session.complain({"cli.gather.unwritable", {{"path", Verbatim{file.name}}}});
        result = ExitCode::usage;
      }
    }
  }
  session.say({fixes == 0 ? "cli.fix.nothing"
               : writes   ? "cli.fix.done"
                          : "cli.fix.would",
               {{"fixes", fixes}, {"files", changed_files}}});
  return result;
}

}  // namespace wayproof::cli
