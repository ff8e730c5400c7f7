// What JavaScript sees of the engine: `call` for the page and for libraries, `command` for the npm package's command
// line. Bytes go in and out, not strings: JavaScript strings could not carry a file with broken UTF-8 to the engine
// unharmed.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include "api/engine.h"
#include "cli/command_line.h"

namespace wayproof {
namespace {

using emscripten::val;

/// A copy that JavaScript owns; a view of our memory would die when that grows.
val to_bytes(std::string_view text) {
  const val view(emscripten::typed_memory_view(text.size(), reinterpret_cast<const unsigned char*>(text.data())));
  return val::global("Uint8Array").new_(view);
}

/// Embind copies a Uint8Array into a std::string byte by byte, unchanged.
val call(const std::string& request) { return to_bytes(engine::call(request)); }

/// The machine as JavaScript hands it in, an object with the functions of `Host` in wayproof.d.mts. They must not call
/// back into the module.
class HostIo final : public cli::Io {
 public:
  explicit HostIo(val host) : host_(std::move(host)) {}

  PathKind kind(const std::string& path) override { return static_cast<PathKind>(host_.call<int>("kind", path)); }

  std::optional<std::string> read(const std::string& path) override {
    const val bytes = host_.call<val>("read", path);
    if (bytes.isNull()) return std::nullopt;
    return bytes.as<std::string>();
  }

  std::vector<Entry> list(const std::string& folder) override {
    std::vector<Entry> entries;
    const val names = host_.call<val>("list", folder);
    const auto count = names["length"].as<unsigned>();
    for (unsigned i = 0; i < count; ++i) {
      entries.push_back({names[i]["name"].as<std::string>(), static_cast<PathKind>(names[i]["kind"].as<int>())});
    }
    return entries;
  }

  bool write(const std::string& path, std::string_view text) override {
    return host_.call<bool>("write", path, to_bytes(text));
  }
  std::string current_folder() override { return host_.call<std::string>("currentFolder"); }
  std::string read_input() override { return host_.call<std::string>("readInput"); }
  void out(std::string_view text) override { host_.call<void>("out", to_bytes(text)); }
  void err(std::string_view text) override { host_.call<void>("err", to_bytes(text)); }
  Day today() override { return host_.call<int>("today"); }
  bool terminal() override { return host_.call<bool>("terminal"); }
  int width() override { return host_.call<int>("width"); }
  std::string variable(const std::string& name) override { return host_.call<std::string>("variable", name); }

 private:
  val host_;
};

int command(val arguments, val host) {
  std::vector<std::string> words;
  const auto count = arguments["length"].as<unsigned>();
  for (unsigned i = 0; i < count; ++i) words.push_back(arguments[i].as<std::string>());
  HostIo io(std::move(host));
  return static_cast<int>(cli::run(words, io));
}

EMSCRIPTEN_BINDINGS(wayproof) {
  emscripten::function("call", &call);
  emscripten::function("command", &command);
}

}  // namespace
}  // namespace wayproof
