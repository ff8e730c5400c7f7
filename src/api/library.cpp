#include "api/library.h"

#include <array>
#include <nlohmann/json.hpp>

#include "api/answers.h"
#include "model/schema.h"
#include "report/json_writer.h"
#include "rules/pages.h"
#include "rules/rule.h"

namespace wayproof::api {
namespace {

using report::ordered_json;

constexpr std::array<std::string_view, 3> kinds_with_schema{"journey", "workspace", "customer"};

std::string_view page_language(i18n::Language language) { return language == i18n::Language::zh ? "zh" : "en"; }

/// A rule as lists show it; the page's first sentence says what it is about.
ordered_json entry(const rules::RuleInfo& rule, const rules::Page* page) {
  return {{"id", rule.id},
          {"title", page != nullptr ? page->summary : std::string_view()},
          {"severity", report::name_of(rule.severity)}};
}

const rules::Page* page_of(const rules::RuleInfo& rule, i18n::Language language) {
  return rules::find_page(rule.id, page_language(language));
}

}  // namespace

std::span<const std::string_view> schema_kinds() { return kinds_with_schema; }

std::optional<std::string> schema_of(std::string_view kind) {
  std::string schema = model::json_schema(kind);
  return schema.empty() ? std::nullopt : std::optional(std::move(schema));
}

std::vector<report::RuleHelp> rule_help(i18n::Language language) {
  std::vector<report::RuleHelp> help;
  for (const rules::Rule* const rule : rules::registry()) {
    report::RuleHelp& one = help.emplace_back();
    one.id = rule->info.id;
    one.severity = rule->info.severity;
    if (const rules::Page* const page = page_of(rule->info, language)) {
      one.title = page->summary;
      one.markdown = page->markdown;
    }
  }
  return help;
}

Answer answer_rules(const Request& request) {
  ordered_json rules = ordered_json::array();
  for (const rules::Rule* const rule : rules::registry()) {
    rules.push_back(entry(rule->info, page_of(rule->info, request.language)));
  }
  return report::dump({{"format", "wayproof/rules@1"}, {"rules", std::move(rules)}});
}

Answer answer_explain(const Request& request) {
  const auto id = request.root()["rule"].string();
  const rules::Rule* const rule = id ? rules::find_rule(*id) : nullptr;
  if (rule == nullptr) return BadRequest{"\"rule\" names no rule"};
  const rules::Page* const page = page_of(rule->info, request.language);
  ordered_json answer{{"format", "wayproof/rule@1"}};
  answer.update(entry(rule->info, page));
  answer["markdown"] = page != nullptr ? page->markdown : std::string_view();
  return report::dump(answer);
}

Answer answer_schema(const Request& request) {
  const auto kind = request.root()["kind"].string();
  const auto schema = kind ? schema_of(*kind) : std::nullopt;
  if (!schema) return BadRequest{"\"kind\" names no kind of file that has a schema"};
  return report::dump(
      {{"format", "wayproof/schema@1"}, {"kind", *kind}, {"schema", ordered_json::parse(*schema, nullptr, false)}});
}

}  // namespace wayproof::api
