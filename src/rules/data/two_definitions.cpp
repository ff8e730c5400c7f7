// One name, two meanings: "active customer" is 30 days here and 60 there (scenario A21). Only conditions that ask the
// same question with other numbers are compared; whatever differs more was meant to.
#include <map>

#include "rules/logic.h"
#include "rules/support.h"
#include "rules/template_text.h"

namespace wayproof::rules {
namespace {

using model::Condition;

/// What a condition asks, without its numbers, dates and values.
void add_shape(const Condition& condition, std::string& shape) {
  const auto add = [&](std::string_view part) { shape.append(part).push_back('\x1f'); };
  const auto add_id = [&](const model::MaybeId& id) { add(id ? std::string_view(id->value) : std::string_view()); };
  add(std::to_string(static_cast<int>(condition.kind)));
  add(condition.name.value);
  add(std::to_string(static_cast<int>(condition.compare.op)));
  add(std::to_string(static_cast<int>(condition.reaction)));
  add(std::to_string(static_cast<int>(condition.since.kind)));
  add(condition.since.step);
  for (const auto* id : {&condition.of.channel, &condition.of.topic, &condition.of.kind, &condition.of.offer,
                         &condition.of.journey, &condition.of.step, &condition.link, &condition.channel}) {
    add_id(*id);
  }
  for (const auto& test : condition.where) add(test.field.value);
  add("(");
  for (const Condition& part : condition.parts) add_shape(part, shape);
  add(")");
}

struct Definition {
  const Condition* condition = nullptr;
  Place place;  ///< of its name
};

class Check {
 public:
  Check(const RuleInfo& rule, Report& report) : rule_(rule), report_(report) {}

  void define(const model::Text& name, const Condition& condition, FileId file, const StepView* step) {
    std::string shape;
    add_shape(condition, shape);
    bool told = false;  // its other languages say the same
    for (const auto& entry : name.entries) {
      const Definition here{&condition, {file, entry.span}};
      const auto [first, is_new] = first_.emplace(folded(entry.value) + '\n' + shape, here);
      if (is_new || told || same(*first->second.condition, condition)) continue;
      tell(entry.value, here, first->second, step);
      told = true;
    }
  }

 private:
  void tell(std::string_view name, const Definition& here, const Definition& there, const StepView* step) {
    Draft draft(rule_, here.place);
    draft.what({{"name", verbatim(name)}}).why().advice();
    draft.label(there.place, "other");
    if (step != nullptr) draft.journey(*step->journey_model).step(*step->model);
    draft.add_to(report_);
  }

  const RuleInfo& rule_;
  Report& report_;
  std::map<std::string, Definition> first_;  ///< by name and shape
};

void check(const RuleInfo& rule, const Context& context, Report& report) {
  Check one(rule, report);
  for (const auto& segment : context.workspace().segments) {
    if (segment.condition) one.define(segment.title, *segment.condition, context.workspace().file, nullptr);
  }
  for (const StepView& step : all_steps(context)) {
    for (const auto& way : step.model->cases) one.define(way.name, way.condition, step.journey_model->file, &step);
  }
}

}  // namespace

extern constinit const Rule data_two_definitions{
    {"data/two-definitions", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
