// Planning tables through the door: `table` makes journeys of one, `tables` writes journeys as the two kinds.
#include "table/table.h"
#include "api/answers.h"
#include "api/check.h"
#include "report/json_writer.h"
#include "table/export.h"
#include "text/utf8.h"

namespace wayproof::api {
namespace {

using report::ordered_json;

constexpr std::array<std::string_view, 3> kind_names = {"unknown", "plan", "actions"};

/// A cell as people count: from 1.
ordered_json cell(const tables::CellRef& at) { return {{"row", at.row + 1}, {"column", at.column + 1}}; }

std::string_view name_of(imports::Fate fate) {
  return fate == imports::Fate::mapped ? "mapped" : fate == imports::Fate::approximated ? "approximated" : "not_kept";
}

/// What the request says of columns; a mistake in it is one of the caller.
std::optional<BadRequest> read_options(json::Value root, tables::Options& options) {
  const json::Value mapping = root["mapping"];
  if (mapping && !mapping.is(json::Kind::array)) return BadRequest{"\"mapping\" is no array"};
  for (std::size_t i = 0; i < mapping.size(); ++i) {
    std::optional<tables::Role> role;
    if (const auto name = mapping.item(i).string()) {
      role = tables::role_of_name(*name);
      if (!role) return BadRequest{"\"mapping\": there is no column \"" + std::string(*name) + "\""};
    }
    options.mapping.push_back(role);
  }
  if (const json::Value rows = root["header_rows"]) {
    if (!rows.integer() || *rows.integer() < 0) return BadRequest{"\"header_rows\" is no number of rows"};
    options.header_rows = static_cast<std::size_t>(*rows.integer());
  }
  if (const json::Value kind = root["kind"]) {
    if (kind.string() == "plan")
      options.kind = tables::TableKind::plan;
    else if (kind.string() == "actions")
      options.kind = tables::TableKind::actions;
    else
      return BadRequest{"\"kind\" is neither \"plan\" nor \"actions\""};
  }
  return std::nullopt;
}

ordered_json columns_of(const tables::Table& table) {
  auto list = ordered_json::array();
  for (std::size_t i = 0; i < table.grid.columns; ++i) {
    list.push_back({{"title", table.columns.titles[i]},
                    {"role", tables::role_names[static_cast<std::size_t>(table.columns.roles[i])]},
                    {"known", static_cast<bool>(table.columns.known[i])}});
  }
  return list;
}

ordered_json rows_of(const tables::Grid& grid) {
  auto rows = ordered_json::array();
  for (const auto& row : grid.rows) {
    auto cells = ordered_json::array();
    for (const tables::Cell& one : row) cells.push_back(one.text);
    rows.push_back(std::move(cells));
  }
  return rows;
}

/// The cell that a finding points at.
ordered_json cell_at(const tables::Table& table, Span span) {
  for (const tables::CellFate& fate : table.cells) {
    if (fate.span == span) return cell(fate.at);
  }
  return nullptr;
}

}  // namespace

Answer answer_table(const Request& request) {
  if (request.files.size() != 1) return BadRequest{"\"files\" must hold the one table"};
  tables::Options options;
  if (auto bad = read_options(request.root(), options)) return *bad;
  Report found;
  const model::InputFile& file = request.files.front();
  const tables::Table table = tables::read_table(file.text, options, found);
  const std::vector<Finding> findings = std::move(found).finish();

  report::Source source;
  source.name = file.name;
  source.text = file.text;
  source.kind = "table";
  const std::vector<report::Source> sources{source};
  const report::Context context = context_of(request.as_of.value_or(0), request.language);
  report::JsonWriter writer(sources, context);

  auto cells = ordered_json::array();
  std::array<std::size_t, 3> counts{};
  for (const tables::CellFate& fate : table.cells) {
    ++counts[static_cast<std::size_t>(fate.fate)];
    ordered_json item{{"cell", cell(fate.at)}, {"at", writer.place({0, fate.span})}, {"how", name_of(fate.fate)}};
    if (!fate.becomes.empty()) item["becomes"] = fate.becomes;
    if (!fate.note.key.empty()) item["text"] = writer.say(fate.note);
    cells.push_back(std::move(item));
  }
  auto said = ordered_json::array();
  for (const Finding& finding : findings) {
    ordered_json item = writer.finding(finding);
    item["cell"] = cell_at(table, finding.place.span);
    said.push_back(std::move(item));
  }
  auto journeys = ordered_json::array();
  for (const tables::PlannedJourney& journey : table.journeys) {
    journeys.push_back({{"id", journey.id},
                        {"name", journey.name},
                        {"text", journey.text},
                        {"rows", {journey.first_row + 1, journey.last_row + 1}}});
  }
  auto mapping = ordered_json::array();
  for (const tables::Role role : table.columns.roles) {
    mapping.push_back(tables::role_names[static_cast<std::size_t>(role)]);
  }
  return report::dump({{"format", "wayproof/table@1"},
                       {"kind", kind_names[static_cast<std::size_t>(table.columns.kind)]},
                       {"separator", std::string(1, table.grid.separator)},
                       {"columns", columns_of(table)},
                       {"mapping", std::move(mapping)},
                       {"header_rows", table.columns.first},
                       {"rows", rows_of(table.grid)},
                       {"journeys", std::move(journeys)},
                       {"workspace", table.workspace},
                       {"cells", std::move(cells)},
                       {"summary", {{"mapped", counts[0]}, {"approximated", counts[1]}, {"not_kept", counts[2]}}},
                       {"findings", std::move(said)}});
}

Answer answer_tables(const Request& request) {
  Report unused;
  const LoadedFiles loaded = load_files(request.files, unused);
  const tables::Exported exported = tables::export_tables(loaded.projects, request.language);
  // The mark tells Excel that it is UTF-8.
  const auto both = [](const tables::Rows& rows) {
    return ordered_json{{"rows", rows}, {"csv", std::string(byte_order_mark) + tables::write_csv(rows)}};
  };
  return report::dump(
      {{"format", "wayproof/tables@1"}, {"plan", both(exported.plan)}, {"actions", both(exported.actions)}});
}

}  // namespace wayproof::api
