// The operating system as the command sees it. Not part of the WebAssembly build.
#pragma once

#include "cli/io.h"

namespace wayproof::cli {

class NativeIo final : public Io {
 public:
  PathKind kind(const std::string& path) override;
  Content read(const std::string& path) override;
  std::optional<std::vector<Entry>> list(const std::string& folder) override;
  bool write(const std::string& path, std::string_view text) override;
  std::string current_folder() override;
  Content read_input() override;
  void out(std::string_view text) override;
  void err(std::string_view text) override;
  bool output_lost() override { return output_lost_; }
  std::optional<std::string> from_gb18030(std::string_view bytes) override;
  std::optional<std::string> to_gb18030(std::string_view text) override;
  Day today() override;
  bool terminal() override;
  int width() override;
  std::string variable(const std::string& name) override;

 private:
  bool output_lost_ = false;
};

}  // namespace wayproof::cli
