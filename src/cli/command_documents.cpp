// The commands that show what the engine carries to be read: `explain`, `rules`, `schema`, `version`.
#include "api/engine.h"
#include "api/library.h"
#include "api/version.h"
#include "cli/pack_file.h"
#include "cli/session.h"
#include "json/set_value.h"
#include "report/writers.h"
#include "rules/pin.h"
#include "rules/rule.h"
#include "time/zone.h"

namespace wayproof::cli {
namespace {

bool as_json(const Session& session) { return session.arguments.value("format") == "json"; }

/// With `--format json` the engine's own answer is the output.
ExitCode answer(const Session& session, const std::string& request) {
  session.io.out(engine::call(R"({"format":"wayproof/request@1","lang":")" + std::string(i18n::code(session.language)) +
                              "\"," + request + "}"));
  return ExitCode::clean;
}

}  // namespace

ExitCode run_explain(const Session& session) {
  const auto& operands = session.arguments.operands;
  const std::string& id = operands.front();
  if (operands.size() > 1) {
    const auto own = read_pack(session, operands[1]);
    if (!own) return ExitCode::usage;
    const auto found = api::explained(own->pack, id, session.language);
    if (!found)
      return session.complain({"cli.explain.not_in", {{"rule", Verbatim{id}}, {"path", Verbatim{operands[1]}}}}),
             ExitCode::usage;
    session.io.out(as_json(session) ? api::written(*found) : found->markdown);
    return ExitCode::clean;
  }
  const auto found = api::explained(id, session.language);
  if (!found) {
    session.complain({"cli.explain.unknown", {{"rule", Verbatim{id}}}});
    return ExitCode::usage;
  }
  if (as_json(session)) return answer(session, R"("do":"explain","rule":)" + json::quote(id));
  session.io.out(found->markdown);
  return ExitCode::clean;
}

ExitCode run_rules(const Session& session) {
  if (as_json(session)) return answer(session, R"("do":"rules")");
  for (const report::RuleHelp& rule : api::rule_help(session.language)) {
    const std::string severity =
        i18n::render({"report.severity." + std::string(report::name_of(rule.severity)), {}}, session.language);
    std::string line(rule.id);
    line.append(line.size() < 36 ? 36 - line.size() : 1, ' ');
    session.io.out(line + severity + (rule.title.empty() ? "" : "  " + rule.title) + '\n');
  }
  return ExitCode::clean;
}

ExitCode run_schema(const Session& session) {
  const std::string& kind = session.arguments.operands.front();
  const auto schema = api::schema_of(kind);
  if (!schema) {
    std::vector<Verbatim> kinds;
    for (const std::string_view one : api::schema_kinds()) kinds.push_back({std::string(one)});
    session.complain({"cli.schema.unknown", {{"kind", Verbatim{kind}}, {"kinds", std::move(kinds)}}});
    return ExitCode::usage;
  }
  session.io.out(*schema);
  return ExitCode::clean;
}

ExitCode run_version(const Session& session) {
  if (as_json(session)) return answer(session, R"("do":"version")");
  session.io.out("wayproof " + std::string(version()) + " (rules " +
                 std::string(rules::newest_rule_set(rules::registry())) + ", tz " + std::string(tzdata_version()) +
                 ", source " + std::string(source_hash()) + ")\n");
  return ExitCode::clean;
}

}  // namespace wayproof::cli
