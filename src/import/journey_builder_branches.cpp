// Activities where ways part: by condition, by chance, by what a customer did with a message.
#include "import/journey_builder_activities.h"
#include "import/journey_builder_filter.h"

namespace wayproof::imports {
namespace {

using model::Condition;
using model::MaybeId;
using model::Step;
using model::StepType;

// What the editor calls a way: its label, else what it says about its condition.
model::Text name_of(Desk& desk, const Way& way) {
  const json::Value description = way.outcome["metaData"]["criteriaDescription"];
  model::Text text;
  if (const auto said = description.string(); said && !said->empty()) {
    desk.ledger.approximated(description, "steps.branch.cases.name", "described");
    text.span = description.span();
    text.entries.push_back({"", std::string(*said), description.span()});
  }
  return way.label.empty() ? text : way.label;
}

model::Arm arm_of(const Way& way) {
  model::Arm arm;
  arm.span = way.outcome.span();
  arm.id = way.key;
  arm.name = way.label;
  arm.next = way.next;
  return arm;
}

std::optional<model::Reaction> reaction_of(Desk& desk, json::Value number) {
  const std::string_view written = number.number() ? *number.number() : number.string().value_or("");
  std::optional<model::Reaction> reaction;
  if (written == "2") reaction = model::Reaction::opened;
  if (written == "3") reaction = model::Reaction::clicked;
  if (written == "6") reaction = model::Reaction::bounced;
  if (reaction)
    desk.ledger.mapped(number, "steps.branch.cases.if.reaction");
  else if (number)
    desk.ledger.not_understood(number, "statsTypeId");
  return reaction;
}

}  // namespace

// ---- branches

Step read_decision(Desk& desk, json::Value activity, Step step, const std::vector<Way>& ways) {
  step.type = StepType::branch;
  const json::Value configuration = activity["configurationArguments"];
  desk.leave_out(configuration, {"schemaVersionId", "filterDefinitionId"}, "editor");
  const json::Value criteria = configuration["criteria"];
  for (const Way& way : ways) {
    const json::Value xml = criteria[way.key.value];
    if (!xml.string()) {
      step.otherwise = way.next;
      continue;
    }
    const model::Text name = name_of(desk, way);
    const std::string unclear = step.id.value + ": " + way.key.value;
    auto condition = read_criteria(xml, unclear, name, "steps.branch.cases.if", desk.ledger, desk.needs);
    if (!condition) {  // everybody
      step.otherwise = way.next;
      break;
    }
    step.cases.push_back({way.label, std::move(*condition), way.next, way.outcome.span()});
  }
  if (!step.otherwise) step.otherwise = desk.way_out.id(step.id.span);
  return step;
}

Step read_random_split(Desk& desk, json::Value /*activity*/, Step step, const std::vector<Way>& ways) {
  step.type = StepType::split;
  for (const Way& way : ways) {
    model::Arm arm = arm_of(way);
    const json::Value percentage = way.outcome["arguments"]["percentage"];
    if (const auto share = desk.ledger.millionths(way.outcome["arguments"], "percentage", "steps.split.arms.share"))
      arm.share = {share->value / 100, share->span};
    else if (percentage)
      arm.share = {0, percentage.span()};
    step.arms.push_back(std::move(arm));
  }
  return step;
}

// The platform moves everybody to the better way when the test is decided; until then the shares are equal.
Step read_path_test(Desk& desk, json::Value activity, Step step, const std::vector<Way>& ways) {
  step.type = StepType::split;
  desk.ledger.approximated(activity["type"], "steps.type", "path_test");
  desk.leave_out(activity, {"configurationArguments"}, "path_test");
  std::int64_t rest = 1'000'000;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    model::Arm arm = arm_of(ways[i]);
    arm.share = {rest / static_cast<std::int64_t>(ways.size() - i), ways[i].outcome.span()};
    rest -= arm.share.value;
    step.arms.push_back(std::move(arm));
  }
  return step;
}

// Official numbers: 2 opened, 3 clicked, 6 bounced.
Step read_engagement(Desk& desk, json::Value activity, Step step, const std::vector<Way>& ways) {
  const json::Value configuration = activity["configurationArguments"];
  desk.leave_out(configuration, {"triggeredSendId", "statsUrlId", "engagementUrls", "refActivityName"},
                 "engagement_details");
  const auto reaction = reaction_of(desk, configuration["statsTypeId"]);
  const MaybeId message = desk.ledger.id(configuration, "refActivityCustomerKey", "steps.branch.cases.if.of.step");
  if (!reaction || !message) return read_opaque(desk, activity, std::move(step), ways);
  Condition condition;
  condition.kind = Condition::Kind::reaction;
  condition.reaction = *reaction;
  condition.of.step = *message;
  condition.of.span = condition.span = message->span;
  condition.since.kind = model::Since::Kind::entry;
  step.type = StepType::branch;
  for (const Way& way : ways) {
    const json::Value when = way.outcome["arguments"]["when"];
    const bool yes = when.boolean() == true || when.string() == "true";
    const bool no = when.boolean() == false || when.string() == "false";
    if (yes || no) desk.ledger.mapped(when, "steps.branch.cases.next");
    if (yes)
      step.cases.push_back({way.label, condition, way.next, way.outcome.span()});
    else
      step.otherwise = way.next;
  }
  if (!step.otherwise) step.otherwise = desk.way_out.id(step.id.span);
  return step;
}

}  // namespace wayproof::imports
