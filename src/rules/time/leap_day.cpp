// A date that comes back every year, and nothing says what 29 February becomes in the years that have none.
#include "json/pointer.h"
#include "rules/support.h"

namespace wayproof::rules {
namespace {

void check_trigger(const RuleInfo& rule, const Context& context, const model::Journey& journey,
                   const model::Trigger& trigger, const std::string& pointer, Report& report) {
  for (std::size_t i = 0; i < trigger.parts.size(); ++i) {
    check_trigger(rule, context, journey, trigger.parts[i], pointer + "/any/" + std::to_string(i), report);
  }
  if (trigger.kind != model::Trigger::Kind::date || !trigger.yearly || journey.file >= context.project.files.size()) {
    return;
  }
  // The model has the default; whether it was written only the file knows.
  const auto& file = context.project.files[journey.file];
  if (file.kind != model::FileKind::journey || file.root.tree() == nullptr) return;
  const json::Value date = json::at(*file.root.tree(), pointer + "/date");
  if (!date || date["leap_day"]) return;
  const auto* attribute = context.workspace().attributes.find(trigger.name.value);
  const ArgValue name =
      attribute != nullptr ? title_of(attribute->title, attribute->id.value) : ArgValue(verbatim(trigger.name.value));
  Draft draft(rule, {journey.file, trigger.name.span});
  draft.what({{"journey", title_of(journey)}, {"name", name}}).why().advice();
  draft.fix("feb-28", {}, Applicability::safe, ContactEffect::none,
            insert_in(context, journey.file, pointer + "/date", "leap_day", "\"feb-28\"", "yearly"));
  draft.fix("mar-1", {}, Applicability::unsafe, ContactEffect::other_time,
            insert_in(context, journey.file, pointer + "/date", "leap_day", "\"mar-1\"", "yearly"));
  draft.journey(journey).add_to(report);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const auto& journey : context.project.journeys) {
    check_trigger(rule, context, journey, journey.entry.on, "/entry/on", report);
  }
}

}  // namespace

extern constinit const Rule time_leap_day{{"time/leap-day", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
