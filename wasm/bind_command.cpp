// What JavaScript sees of the command line: `command`, for the npm package.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include "bytes.h"
#include "cli/command_line.h"

namespace wayproof {
namespace {

using emscripten::val;

/// The machine as JavaScript hands it in, an object with the functions of `Host` in wayproof.d.mts. They must not call
/// back into the module.
class HostIo final : public cli::Io {
 public:
  explicit HostIo(val host) : host_(std::move(host)) {}

  PathKind kind(const std::string& path) override { return static_cast<PathKind>(host_.call<int>("kind", path)); }

  Content read(const std::string& path) override { return content(host_.call<val>("read", path)); }

  std::optional<std::vector<Entry>> list(const std::string& folder) override {
    const val names = host_.call<val>("list", folder);
    if (names.isNull()) return std::nullopt;
    std::vector<Entry> entries;
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
  Content read_input() override { return content(host_.call<val>("readInput")); }
  void out(std::string_view text) override { host_.call<void>("out", to_bytes(text)); }
  void err(std::string_view text) override { host_.call<void>("err", to_bytes(text)); }
  bool output_lost() override { return host_.call<bool>("outputLost"); }
  std::optional<std::string> from_gb18030(std::string_view bytes) override {
    return bytes_or_nothing(host_.call<val>("fromGb18030", to_bytes(bytes)));
  }
  std::optional<std::string> to_gb18030(std::string_view text) override {
    return bytes_or_nothing(host_.call<val>("toGb18030", to_bytes(text)));
  }
  Day today() override { return host_.call<int>("today"); }
  bool terminal() override { return host_.call<bool>("terminal"); }
  int width() override { return host_.call<int>("width"); }
  std::string variable(const std::string& name) override { return host_.call<std::string>("variable", name); }

 private:
  static Content content(const val& bytes) {
    if (bytes.isNull()) return {Content::Trouble::unreadable, {}};
    if (bytes.isFalse()) return {Content::Trouble::too_large, {}};
    return {Content::Trouble::none, bytes.as<std::string>()};
  }
  static std::optional<std::string> bytes_or_nothing(const val& bytes) {
    if (bytes.isNull()) return std::nullopt;
    return bytes.as<std::string>();
  }

  val host_;
};

int command(val arguments, val host) {
  std::vector<std::string> words;
  const auto count = arguments["length"].as<unsigned>();
  for (unsigned i = 0; i < count; ++i) words.push_back(arguments[i].as<std::string>());
  HostIo io(std::move(host));
  return static_cast<int>(cli::run(words, io));
}

EMSCRIPTEN_BINDINGS(wayproof_command) { emscripten::function("command", &command); }

}  // namespace
}  // namespace wayproof
