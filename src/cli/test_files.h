// Files of tests that a command writes: new ones, and new tests behind those that a file has, which stays as it is.
#pragma once

#include <map>
#include <string>

#include "cli/session.h"
#include "model/journey_tests.h"

namespace wayproof::cli {

class TestFiles {
 public:
  enum class There : std::uint8_t {
    added,    ///< new tests stand behind those of a file that is there
    known,    ///< the same, and tests whose ids it has already are left out
    refused,  ///< a file that is there is not touched
  };
  /// `folder`: where all of them go; empty: where their paths say.
  TestFiles(const Session& session, std::string folder, There there)
      : session_(session), folder_(std::move(folder)), there_(there) {}

  void add(const std::string& path, model::JourneyTests tests);
  /// Says what was written, and complains of what could not be.
  [[nodiscard]] ExitCode write() const;

 private:
  struct Planned {
    std::string text;
    std::size_t tests = 0;
    bool added = false;
  };
  void refuse(std::string key, const std::string& path);

  const Session& session_;
  std::string folder_;
  There there_;
  std::map<std::string, Planned> files_;  // as they are to be written
  bool refused_ = false;
};

}  // namespace wayproof::cli
