#include "cli/pack_file.h"

#include "api/sniff.h"
#include "finding/report.h"
#include "json/read.h"
#include "model/project.h"

namespace wayproof::cli {

std::optional<PackFile> read_pack(const Session& session, const std::string& path) {
  const auto refuse = [&](std::string_view key) -> std::optional<PackFile> {
    session.complain({std::string(key), {{"path", Verbatim{path}}}});
    return std::nullopt;
  };
  Io::Content content = session.io.read(path);
  if (content.trouble != Io::Content::Trouble::none) return refuse("cli.gather.unreadable");
  if (api::sniff(content.text).kind != model::FileKind::pack) return refuse("cli.packs.none_in");
  const json::ReadResult read = json::read(content.text);
  Report report;
  model::Pack pack = model::decode_pack(read.tree, 0, report);
  if (!read.errors.empty() || !report.findings().empty()) return refuse("cli.packs.mistakes");
  return PackFile{std::move(content.text), std::move(pack)};
}

}  // namespace wayproof::cli
