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
  enum class PathKind : std::uint8_t {
    nothing,
    file,  ///< where a path is named, also a pipe or a device: `wayproof check <(make-journey)`
    folder,
    linked_folder,  ///< only in a listing: a link to a folder, which may lead in circles
    other,          ///< only in a listing: a pipe, a device, a socket; nothing that one reads without being asked to
  };
  struct Entry {
    std::string name;  ///< without folder
    PathKind kind = PathKind::nothing;
  };
  /// The bytes of a file, or why there are none.
  struct Content {
    enum class Trouble : std::uint8_t { none, unreadable, too_large };
    Trouble trouble = Trouble::none;
    std::string text;
  };
  /// More than this is not read: whoever reads stops there, or earlier where the size is known before.
  static constexpr std::size_t most_bytes = std::size_t{64} << 20;

  virtual ~Io() = default;

  // Paths are as the user writes them, relative to the current folder or absolute, with '/' between folders.
  [[nodiscard]] virtual PathKind kind(const std::string& path) = 0;
  [[nodiscard]] virtual Content read(const std::string& path) = 0;
  /// What a folder holds, in any order; nothing if it cannot be read.
  [[nodiscard]] virtual std::optional<std::vector<Entry>> list(const std::string& folder) = 0;
  [[nodiscard]] virtual bool write(const std::string& path, std::string_view text) = 0;
  [[nodiscard]] virtual std::string current_folder() = 0;  ///< absolute

  [[nodiscard]] virtual Content read_input() = 0;  ///< standard input up to its end
  virtual void out(std::string_view text) = 0;
  virtual void err(std::string_view text) = 0;
  /// Something went wrong with `out` other than that its reader has gone: the disk is full, or nothing is open there.
  [[nodiscard]] virtual bool output_lost() = 0;

  /// A text of GB18030 bytes in UTF-8, and back; nothing if they are none, or if this machine cannot tell.
  [[nodiscard]] virtual std::optional<std::string> from_gb18030(std::string_view bytes) = 0;
  [[nodiscard]] virtual std::optional<std::string> to_gb18030(std::string_view text) = 0;

  [[nodiscard]] virtual Day today() = 0;      ///< by the machine's clock and zone
  [[nodiscard]] virtual bool terminal() = 0;  ///< output goes to a person's terminal
  [[nodiscard]] virtual int width() = 0;      ///< columns of that terminal; 0 when not known
  /// A variable of the environment; empty when not set.
  [[nodiscard]] virtual std::string variable(const std::string& name) = 0;
};

}  // namespace wayproof::cli
