// Entry and purchase both say which product they are about, but the exit rule does not compare: whoever buys anything
// else leaves too.
#include <algorithm>

#include "rules/support.h"

namespace wayproof::rules {
namespace {

/// Fields that name a thing: both events have them, with the same name, as an id or a text without a list of values.
std::vector<std::string> common_things(const model::Event& a, const model::Event& b) {
  static constexpr std::string_view things[] = {
      "sku",     "product", "product_id", "item",    "item_id",    "goods",    "goods_id", "plan",
      "plan_id", "course",  "course_id",  "booking", "booking_id", "order_id", "room",     "service"};
  std::vector<std::string> names;
  for (const auto& one : a.properties) {
    const bool names_a_thing = std::find(std::begin(things), std::end(things), one.id.value) != std::end(things);
    const bool shared = std::any_of(b.properties.begin(), b.properties.end(),
                                    [&](const model::Property& other) { return other.id == one.id; });
    if (names_a_thing && shared) names.push_back(one.id.value);
  }
  return names;
}

bool compares_with_entry(const model::Trigger& trigger) {
  return std::any_of(trigger.where.begin(), trigger.where.end(),
                     [](const model::FieldTest& test) { return test.compare.entry_field.has_value(); });
}

void check_exit(const RuleInfo& rule, const Context& context, const model::Journey& journey, const model::Event& entry,
                const model::Trigger& trigger, Report& report) {
  for (const auto& part : trigger.parts) check_exit(rule, context, journey, entry, part, report);
  if (trigger.kind != model::Trigger::Kind::event || compares_with_entry(trigger)) return;
  const model::Event* bought = context.workspace().events.find(trigger.name.value);
  if (bought == nullptr || bought->means != model::Means::purchase) return;
  const auto things = common_things(entry, *bought);
  if (things.empty()) return;
  Draft draft(rule, {journey.file, trigger.span});
  const std::string& field = things.front();
  draft.what({{"event", title_of(bought->title, bought->id.value)},
              {"field", verbatim(field)},
              {"entry", title_of(entry.title, entry.id.value)}});
  draft.why().advice(
      {{"where", verbatim("\"where\": [{\"field\": \"" + field + "\", \"is\": {\"entry\": \"" + field + "\"}}]")}});
  draft.label({journey.file, journey.entry.on.span}, "entry", {{"field", verbatim(field)}});
  draft.journey(journey).add_to(report);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const auto& journey : context.project.journeys) {
    if (journey.entry.on.kind != model::Trigger::Kind::event) continue;
    const model::Event* entry = context.workspace().events.find(journey.entry.on.name.value);
    if (entry == nullptr || entry->means == model::Means::purchase) continue;
    for (const auto& exit : journey.exits) check_exit(rule, context, journey, *entry, exit.on, report);
  }
}

}  // namespace

extern constinit const Rule exit_wrong_product{{"exit/wrong-product", Severity::info, "2026.11", Stability::stable},
                                               check};

}  // namespace wayproof::rules
