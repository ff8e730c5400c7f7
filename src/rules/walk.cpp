#include "rules/walk.h"

namespace wayproof::rules {
namespace {

using TriggerVisit = std::function<void(const model::Trigger&, TriggerUse, const Owner&)>;
using ConditionVisit = std::function<void(const model::Condition&, ConditionUse, const Owner&)>;

void visit_trigger(const model::Trigger& trigger, TriggerUse use, const Owner& owner, const TriggerVisit& visit) {
  visit(trigger, use, owner);
  for (const auto& part : trigger.parts) visit_trigger(part, use, owner, visit);
}

void visit_variants(const model::Content& content, const Owner& owner, const ConditionVisit& visit) {
  for (const auto& variant : content.variants) {
    visit(variant.condition, ConditionUse::variant, owner);
    visit_variants(variant.content, owner, visit);
  }
}

void add_contents(const model::Project& project, const model::Content& content, FileId file, bool variant,
                  const model::Template* from, Contents& all) {
  if (content.template_id && from == nullptr) {
    const model::Template* found = project.workspace.templates.find(content.template_id->value);
    if (found == nullptr) {
      all.unknown_template = true;
      all.template_span = content.template_id->span;
    } else if (!found->content_given) {
      all.without_text = found;
      all.template_span = content.template_id->span;
    } else {
      add_contents(project, found->content, found->text_file, variant, found, all);
    }
  } else {
    all.said.push_back({&content, from, file, variant});
  }
  for (const auto& one : content.variants) add_contents(project, one.content, file, true, from, all);
}

}  // namespace

void for_each_trigger(const model::Project& project, const TriggerVisit& visit) {
  for (const auto& journey : project.journeys) {
    const Owner owner{journey.file, &journey, nullptr};
    visit_trigger(journey.entry.on, TriggerUse::entry, owner, visit);
    for (const auto& exit : journey.exits) visit_trigger(exit.on, TriggerUse::exit, owner, visit);
    for (const auto& step : journey.steps) {
      if (step.until_event) visit_trigger(*step.until_event, TriggerUse::wait, {journey.file, &journey, &step}, visit);
    }
  }
  for (const auto& score : project.workspace.scores) {
    for (const auto& rule : score.rules) visit_trigger(rule.on, TriggerUse::score, {project.workspace.file}, visit);
  }
}

void for_each_condition(const model::Project& project, const ConditionVisit& visit) {
  for (const auto& journey : project.journeys) {
    const Owner owner{journey.file, &journey, nullptr};
    if (journey.entry.condition) visit(*journey.entry.condition, ConditionUse::entry, owner);
    for (const auto& exit : journey.exits) {
      if (exit.condition) visit(*exit.condition, ConditionUse::exit, owner);
    }
    for (const auto& step : journey.steps) {
      const Owner at{journey.file, &journey, &step};
      for (const auto& one : step.cases) visit(one.condition, ConditionUse::branch, at);
      visit_variants(step.content, at, visit);
    }
  }
  const Owner owner{project.workspace.file};
  for (const auto& segment : project.workspace.segments) {
    if (segment.condition) visit(*segment.condition, ConditionUse::segment, owner);
  }
  for (const auto& one : project.workspace.templates) visit_variants(one.content, owner, visit);
  for_each_trigger(project, [&](const model::Trigger& trigger, TriggerUse, const Owner& at) {
    for (const auto& condition : trigger.becomes) visit(condition, ConditionUse::becomes, at);
  });
}

void for_each_part(const model::Condition& condition, const std::function<void(const model::Condition&)>& visit) {
  visit(condition);
  for (const auto& part : condition.parts) for_each_part(part, visit);
}

Contents contents_of(const model::Project& project, const model::Journey& journey, const model::Step& step) {
  Contents all;
  add_contents(project, step.content, journey.file, false, nullptr, all);
  return all;
}

}  // namespace wayproof::rules
