#include "api/library.h"

#include <array>
#include <nlohmann/json.hpp>

#include "api/answers.h"
#include "api/schemas.h"
#include "i18n/render.h"
#include "json/set_value.h"
#include "report/json_writer.h"
#include "rules/pages.h"
#include "rules/rule.h"

namespace wayproof::api {
namespace {

using report::ordered_json;

constexpr std::array<std::string_view, 8> kinds_with_schema{"journey", "workspace", "customer", "tests",
                                                            "pack",    "baseline",  "report",   "trace"};

/// The sentence that the rule's page opens with.
std::string summary_of(const rules::RuleInfo& rule, i18n::Language language) {
  return i18n::render({std::string(rule.id) + ".summary", {}}, language);
}

/// A rule as lists show it.
ordered_json entry(const rules::RuleInfo& rule, i18n::Language language) {
  return {{"id", rule.id},
          {"title", summary_of(rule, language)},
          {"severity", report::name_of(rule.severity)},
          {"since", rule.since}};
}

std::string_view markdown_of(const rules::RuleInfo& rule, i18n::Language language) {
  const rules::Page* const page = rules::find_page(rule.id, i18n::code(language).substr(0, 2));
  return page != nullptr ? page->markdown : std::string_view();
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
    one.title = summary_of(rule->info, language);
    one.markdown = markdown_of(rule->info, language);
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

Answer answer_explain(const Request& request) {
  const auto id = request.root()["rule"].string();
  const rules::Rule* const rule = id ? rules::find_rule(*id) : nullptr;
  if (rule == nullptr) return BadRequest{"\"rule\" names no rule"};
  ordered_json answer{{"format", "wayproof/rule@1"}};
  answer.update(entry(rule->info, request.language));
  answer["markdown"] = markdown_of(rule->info, request.language);
  return report::dump(answer);
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
