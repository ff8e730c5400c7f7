#include "api/engine.h"
#include "api/version.h"
#include "cli/session.h"
#include "time/zone.h"

namespace wayproof::cli {

ExitCode run_version(const Session& session) {
  if (session.arguments.value("format") == "json") {
    session.io.out(engine::call(R"({"format":"wayproof/request@1","do":"version"})") + '\n');
  } else {
    session.io.out("wayproof " + std::string(version()) + " (tz " + std::string(tzdata_version()) + ", source " +
                   std::string(source_hash()) + ")\n");
  }
  return ExitCode::clean;
}

}  // namespace wayproof::cli
