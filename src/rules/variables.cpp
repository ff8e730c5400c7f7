#include "rules/variables.h"

#include <algorithm>
#include <string>

#include "text/utf8.h"

namespace wayproof::rules {
namespace {

constexpr std::string_view built_in[] = {"unsubscribe_url", "one_click_url", "web_view_url"};
constexpr std::string_view entry_prefix = "entry.";

std::int64_t characters(std::string_view text) {
  std::int64_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += std::max<std::size_t>(1, utf8_length(text, at));
  return count;
}

std::int64_t digits(std::int64_t number) { return static_cast<std::int64_t>(std::to_string(number).size()); }

std::optional<std::int64_t> longest_of(const std::vector<model::Literal>& values) {
  std::optional<std::int64_t> longest;
  for (const auto& value : values) {
    const bool text = value.kind == model::Literal::Kind::text;
    const std::int64_t length = text ? characters(value.text) : digits(value.number);
    longest = std::max(longest.value_or(0), length);
  }
  return longest;
}

std::optional<std::int64_t> longest_of(model::ValueType type) {
  constexpr std::int64_t a_date = 10;
  constexpr std::int64_t a_moment = 19;
  if (type == model::ValueType::date) return a_date;
  if (type == model::ValueType::moment) return a_moment;
  return std::nullopt;
}

std::optional<std::int64_t> longest_of(const model::Attribute& attribute) {
  if (!attribute.one_of.empty()) return longest_of(attribute.one_of);
  if (attribute.longest) return attribute.longest->value;
  if (attribute.most)
    return std::max(digits(attribute.most->value), attribute.least ? digits(attribute.least->value) : 1);
  return longest_of(attribute.type);
}

}  // namespace

std::span<const std::string_view> built_in_variables() { return built_in; }

std::vector<const model::Property*> entry_properties(const model::Workspace& workspace, const model::Trigger& on) {
  std::vector<const model::Property*> all;
  if (const auto* event = workspace.events.find(on.name.value)) {
    for (const auto& property : event->properties) all.push_back(&property);
  }
  for (const auto& part : on.parts) {
    const auto more = entry_properties(workspace, part);
    all.insert(all.end(), more.begin(), more.end());
  }
  return all;
}

bool is_filled(const Context& context, const model::Journey& journey, std::string_view variable) {
  const auto& workspace = context.workspace();
  if (!workspace.given || variable == offer_end_variable || workspace.attributes.find(variable) != nullptr) return true;
  if (std::find(std::begin(built_in), std::end(built_in), variable) != std::end(built_in)) return true;
  if (variable.substr(0, entry_prefix.size()) != entry_prefix) return false;
  const auto fields = entry_properties(workspace, journey.entry.on);
  return std::any_of(fields.begin(), fields.end(), [&](const model::Property* field) {
    return field->id.value == variable.substr(entry_prefix.size());
  });
}

std::optional<std::int64_t> longest_value(const Context& context, const model::Journey& journey,
                                          std::string_view variable) {
  if (variable == offer_end_variable) return longest_of(model::ValueType::date);
  if (const auto* attribute = context.workspace().attributes.find(variable)) return longest_of(*attribute);
  if (variable.substr(0, entry_prefix.size()) != entry_prefix) return std::nullopt;
  for (const model::Property* field : entry_properties(context.workspace(), journey.entry.on)) {
    if (field->id.value != variable.substr(entry_prefix.size())) continue;
    return field->one_of.empty() ? longest_of(field->type) : longest_of(field->one_of);
  }
  return std::nullopt;
}

}  // namespace wayproof::rules
