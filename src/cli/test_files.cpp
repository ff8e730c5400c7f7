#include "cli/test_files.h"

#include <algorithm>

#include "api/suite.h"
#include "cli/paths.h"
#include "model/write_tests.h"

namespace wayproof::cli {

void TestFiles::add(const std::string& name, model::JourneyTests tests) {
  const std::string path = folder_.empty() ? name : join(folder_, names_of(name).back());
  Planned& planned = files_[path];
  // Behind what this run has planned there already, else behind what is on the disk.
  std::optional<std::string> before;
  if (planned.tests > 0) {
    before = planned.text;
  } else if (session_.io.kind(path) != Io::PathKind::nothing) {
    if (there_ == There::refused) return refuse("cli.init.there-already", path);
    const Io::Content content = session_.io.read(path);
    before = content.trouble == Io::Content::Trouble::none ? content.text : std::string();
    planned.added = true;
  }
  if (before && there_ == There::known) {
    const auto known = api::test_ids(*before);
    auto& all = tests.tests;
    all.erase(std::remove_if(all.begin(), all.end(), [&](const auto& test) { return known.count(test.id.value) != 0; }),
              all.end());
  }
  const auto text = before ? api::with_tests(*before, tests) : model::write_tests(tests);
  if (!text) return refuse("cli.generate.not-tests", path);
  planned.text = *text;
  planned.tests += tests.tests.size();
}

ExitCode TestFiles::write() const {
  ExitCode code = refused_ ? ExitCode::usage : ExitCode::clean;
  for (const auto& [path, planned] : files_) {
    if (planned.tests == 0) continue;
    if (!session_.io.write(path, planned.text)) {
      session_.complain({"cli.gather.unwritable", {{"path", Verbatim{path}}}});
      code = ExitCode::usage;
      continue;
    }
    if (planned.added) {
      session_.say({"cli.generate.added", {{"n", static_cast<std::int64_t>(planned.tests)}, {"path", Verbatim{path}}}});
    } else {
      session_.say({"cli.import.written", {{"path", Verbatim{path}}}});
    }
  }
  return code;
}

void TestFiles::refuse(std::string key, const std::string& path) {
  session_.complain({std::move(key), {{"path", Verbatim{path}}}});
  files_.erase(path);
  refused_ = true;
}

}  // namespace wayproof::cli
