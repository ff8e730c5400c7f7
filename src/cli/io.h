// All that the command asks of the machine it runs on. The native program answers with the operating system
// (cli/native_io.h), the npm package with Node (wasm/host_io.h); the command line itself is the same code in both.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "time/time.h"

namespace wayproof::cli {

class Io {
 public:
  enum class PathKind : std::uint8_t { nothing, file, folder };
  struct Entry {
    std::string name;  ///< without folder
    PathKind kind = PathKind::nothing;
  };

  virtual ~Io() = default;

  // Paths are as the user writes them, relative to the current folder or absolute, with '/' between folders.
  [[nodiscard]] virtual PathKind kind(const std::string& path) = 0;
  /// The bytes of a file; nothing if it cannot be read.
  [[nodiscard]] virtual std::optional<std::string> read(const std::string& path) = 0;
  /// What a folder holds, in any order; nothing if it cannot be read.
  [[nodiscard]] virtual std::vector<Entry> list(const std::string& folder) = 0;
  [[nodiscard]] virtual bool write(const std::string& path, std::string_view text) = 0;
  [[nodiscard]] virtual std::string current_folder() = 0;  ///< absolute

  [[nodiscard]] virtual std::string read_input() = 0;  ///< standard input up to its end
  virtual void out(std::string_view text) = 0;
  virtual void err(std::string_view text) = 0;

  [[nodiscard]] virtual Day today() = 0;      ///< by the machine's clock and zone
  [[nodiscard]] virtual bool terminal() = 0;  ///< output goes to a person's terminal
  [[nodiscard]] virtual int width() = 0;      ///< columns of that terminal; 0 when not known
  /// A variable of the environment; empty when not set.
  [[nodiscard]] virtual std::string variable(const std::string& name) = 0;
};

}  // namespace wayproof::cli
