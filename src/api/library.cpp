#include "api/library.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "api/answers.h"
#include "api/schemas.h"
#include "i18n/render.h"
#include "json/set_value.h"
#include "model/names.h"
#include "model/words.h"
#include "packs/library.h"
#include "report/json_writer.h"
#include "report/requirement_page.h"
#include "rules/pages.h"
#include "rules/rule.h"

namespace wayproof::api {
namespace {

using report::ordered_json;

constexpr std::array<std::string_view, 8> kinds_with_schema{"journey", "workspace", "customer", "tests",
                                                            "pack",    "baseline",  "report",   "trace"};

/// The sentence that the page of a rule or a mechanism opens with.
std::string summary_of(std::string_view id, i18n::Language language) {
  return i18n::render({std::string(id) + ".summary", {}}, language);
}

/// A rule as lists show it.
ordered_json entry(const rules::RuleInfo& rule, i18n::Language language) {
  return {{"id", rule.id},
          {"title", summary_of(rule.id, language)},
          {"severity", report::name_of(rule.severity)},
          {"since", rule.since}};
}

std::string_view markdown_of(std::string_view id, i18n::Language language) {
  const rules::Page* const page = rules::find_page(id, i18n::code(language).substr(0, 2));
  return page != nullptr ? page->markdown : std::string_view();
}

Explained of_rule(const rules::RuleInfo& rule, i18n::Language language) {
  return {std::string(rule.id), summary_of(rule.id, language), rule.severity, std::string(rule.since),
          std::string(markdown_of(rule.id, language))};
}

/// "kr/night" among the packs that come with Wayproof.
std::optional<Explained> of_requirement(std::string_view name, i18n::Language language) {
  const std::size_t slash = name.find('/');
  const packs::ShippedPack* const shipped = packs::find_shipped(name.substr(0, slash));
  if (shipped == nullptr || slash == std::string_view::npos) return std::nullopt;
  return explained(packs::read(*shipped), name, language);
}

}  // namespace

std::span<const std::string_view> schema_kinds() { return kinds_with_schema; }

std::optional<std::string> schema_of(std::string_view kind) {
  for (const SchemaText& schema : schemas()) {
    if (schema.kind != kind) continue;
    std::string text;
    for (const std::string_view piece : schema.pieces) text += piece;
    return text;
  }
  return std::nullopt;
}

std::vector<report::RuleHelp> rule_help(i18n::Language language) {
  std::vector<report::RuleHelp> help;
  for (const rules::Rule* const rule : rules::registry()) {
    report::RuleHelp& one = help.emplace_back();
    one.id = rule->info.id;
    one.severity = rule->info.severity;
    one.title = summary_of(rule->info.id, language);
    one.markdown = markdown_of(rule->info.id, language);
  }
  return help;
}

Answer answer_rules(const Request& request) {
  ordered_json rules = ordered_json::array();
  for (const rules::Rule* const rule : rules::registry()) {
    rules.push_back(entry(rule->info, request.language));
  }
  return report::dump({{"format", "wayproof/rules@1"}, {"rules", std::move(rules)}});
}

std::optional<Explained> explained(std::string_view id, i18n::Language language) {
  if (const rules::Rule* const rule = rules::find_rule(id)) return of_rule(rule->info, language);
  constexpr std::string_view pack = "pack/";
  if (id.substr(0, pack.size()) != pack) return of_requirement(id, language);
  const std::string_view name = id.substr(pack.size());
  if (std::find(model::names::must.begin(), model::names::must.end(), name) == model::names::must.end())
    return of_requirement(name, language);
  return Explained{std::string(id), summary_of(id, language), std::nullopt, {}, std::string(markdown_of(id, language))};
}

std::optional<Explained> explained(const model::Pack& pack, std::string_view id, i18n::Language language) {
  for (const std::string& front : {std::string("pack/"), pack.id.value + "/"}) {
    if (id.substr(0, front.size()) == front) id.remove_prefix(front.size());
  }
  const model::Requirement* const requirement = pack.requirements.find(id);
  if (requirement == nullptr) return std::nullopt;
  const std::string name = packs::name_of(pack, *requirement);
  return Explained{"pack/" + name,
                   i18n::render(ArgValue{model::title_or_id(requirement->title, name)}, language),
                   requirement->severity,
                   {},
                   report::write_requirement(pack, *requirement, language)};
}

std::string written(const Explained& explained) {
  ordered_json out{{"format", "wayproof/rule@1"}, {"id", explained.id}, {"title", explained.title}};
  if (explained.severity) out["severity"] = report::name_of(*explained.severity);
  if (!explained.since.empty()) out["since"] = explained.since;
  out["markdown"] = explained.markdown;
  return report::dump(out);
}

Answer answer_explain(const Request& request) {
  const auto id = request.root()["rule"].string();
  const auto found = id ? explained(*id, request.language) : std::nullopt;
  if (!found) return BadRequest{"\"rule\" names no rule, no mechanism and no requirement"};
  return written(*found);
}

Answer answer_schema(const Request& request) {
  const auto kind = request.root()["kind"].string();
  const auto schema = kind ? schema_of(*kind) : std::nullopt;
  if (!schema) return BadRequest{"\"kind\" names no kind of file that has a schema"};
  // The schema is JSON already; reading it to write it again would put a second JSON reader into the engine.
  std::string answer =
      "{\n  \"format\": \"wayproof/schema@1\",\n  \"kind\": " + json::quote(*kind) + ",\n  \"schema\": ";
  return answer.append(*schema, 0, schema->find_last_not_of('\n') + 1) + "\n}\n";
}

}  // namespace wayproof::api
