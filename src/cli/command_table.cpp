// `wayproof import` and `wayproof export`: planning tables to journeys, and journeys to planning tables. The engine
// takes UTF-8; what spreadsheets write in GB18030 is turned around here.
#include "api/check.h"
#include "api/engine.h"
#include "cli/load.h"
#include "cli/paths.h"
#include "json/set_value.h"
#include "table/export.h"
#include "table/table.h"
#include "text/utf8.h"

namespace wayproof::cli {
namespace {

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8_length(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

/// The table in UTF-8. Bytes that are no UTF-8 are taken for GB18030 unless an encoding was named; nothing if they are
/// neither.
std::optional<std::string> to_utf8(const Session& session, std::string bytes) {
  const std::string_view encoding = session.arguments.value("encoding", "auto");
  if (encoding == "utf-8" || (encoding == "auto" && is_utf8(bytes))) return bytes;
  std::optional<std::string> text = session.io.from_gb18030(bytes);
  if (!text && encoding == "auto") return bytes;  // the table's cells say where it is broken
  return text;
}

ExitCode refuse(const Session& session, std::string key, const std::string& path) {
  session.complain({"cli." + std::move(key), {{"path", Verbatim{path}}}});
  return ExitCode::usage;
}

/// Writes the journeys into a folder, with shared settings where it has none; nothing that is there is touched.
ExitCode write_journeys(const Session& session, const tables::Table& table, const std::string& folder) {
  for (const tables::PlannedJourney& journey : table.journeys) {
    const std::string path = join(folder, journey.name);
    if (session.io.kind(path) != Io::PathKind::nothing) return refuse(session, "init.there-already", path);
  }
  const auto write = [&](std::string_view name, std::string_view text) {
    const std::string path = join(folder, name);
    if (!session.io.write(path, text)) return refuse(session, "gather.unwritable", path);
    session.say({"cli.import.written", {{"path", Verbatim{path}}}});
    return ExitCode::clean;
  };
  for (const tables::PlannedJourney& journey : table.journeys) {
    if (const ExitCode code = write(journey.name, journey.text); code != ExitCode::clean) return code;
  }
  constexpr std::string_view settings = "shared.workspace.json";
  const bool has_settings = session.io.kind(join(folder, settings)) != Io::PathKind::nothing;
  return has_settings ? ExitCode::clean : write(settings, table.workspace);
}

}  // namespace

ExitCode run_import(const Session& session) {
  const std::string& path = session.arguments.operands.front();
  Io::Content content = path == "-" ? session.io.read_input() : session.io.read(path);
  if (content.trouble == Io::Content::Trouble::too_large) return refuse(session, "import.too-large", path);
  if (content.trouble != Io::Content::Trouble::none) return refuse(session, "gather.unreadable", path);
  const std::optional<std::string> text = to_utf8(session, std::move(content.text));
  if (!text) return refuse(session, "import.not-encoded", path);
  if (session.arguments.value("format") == "json") {
    session.io.out(engine::call(R"({"format":"wayproof/request@1","do":"table","lang":")" +
                                std::string(i18n::code(session.language)) + R"(","files":[{"name":)" +
                                json::quote(path) + R"(,"text":)" + json::quote(*text) + "}]}"));
    return ExitCode::clean;
  }
  Report found;
  const tables::Table table = tables::read_table(*text, {}, found);
  const std::vector<Finding> findings = std::move(found).finish();
  report::Source source;
  source.name = path;
  source.text = *text;
  source.kind = "table";
  const std::vector<report::Source> sources{source};
  const report::Context context = context_for(session);
  session.io.out(report::render(report::Format::text, findings, sources, context));
  session.say({"cli.import.journeys", {{"count", static_cast<std::int64_t>(table.journeys.size())}}});
  if (table.journeys.empty()) return ExitCode::findings;
  if (!session.arguments.has("out")) {
    session.say({"cli.import.out", {}});
    return ExitCode::clean;
  }
  return write_journeys(session, table, std::string(session.arguments.value("out")));
}

ExitCode run_export(const Session& session) {
  const Arguments& arguments = session.arguments;
  PathsGiven paths(session);
  if (paths.groups().empty()) return ExitCode::usage;
  tables::Rows rows;
  for (const Group& group : paths.groups()) {
    const LoadedGroup loaded = paths.load(group);
    Report unused;
    const api::LoadedFiles files = api::load_files(loaded.files, unused);
    tables::Exported exported = tables::export_tables(files.projects, session.language);
    tables::Rows& wanted = arguments.value("table", "plan") == "plan" ? exported.plan : exported.actions;
    rows.insert(rows.end(), wanted.begin() + (rows.empty() ? 0 : 1), wanted.end());
  }
  std::string csv = tables::write_csv(rows);
  if (arguments.value("encoding") == "gb18030") {
    std::optional<std::string> bytes = session.io.to_gb18030(csv);
    if (!bytes) return refuse(session, "import.not-encoded", "-");
    csv = *std::move(bytes);
  } else {
    csv.insert(0, byte_order_mark);  // tells Excel that it is UTF-8
  }
  if (!arguments.has("out")) {
    session.io.out(csv);
    return paths.exit_code();
  }
  const std::string path(arguments.value("out"));
  if (!session.io.write(path, csv)) return refuse(session, "gather.unwritable", path);
  session.say({"cli.import.written", {{"path", Verbatim{path}}}});
  return paths.exit_code();
}

}  // namespace wayproof::cli
