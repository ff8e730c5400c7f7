// A wait for something ends before the news of it can be there: whoever did it at once still takes the way of those who
// did not, and gets their message.
#include "json/pointer.h"
#include "json/set_value.h"
#include "model/words.h"
#include "rules/reliance.h"

namespace wayproof::rules {
namespace {

struct Late {
  Duration by;
  Place place;  ///< where the workspace says so
  ArgValue what;
};

/// The latest news that the wait looks for.
std::optional<Late> latest_news(const Context& context, Index trigger) {
  const auto& workspace = context.workspace();
  std::optional<Late> found;
  const auto take = [&](const model::Maybe<Duration>& late, ArgValue what) {
    if (!late || (found && facts::least_seconds(found->by) >= facts::least_seconds(late->value))) return;
    found = Late{late->value, {workspace.file, late->span}, std::move(what)};
  };
  for (const Index event : events_of(context.program, trigger)) {
    const std::string& id = context.program.events[event];
    if (const auto* model = workspace.events.find(id)) take(model->late, title_of(model->title, id));
  }
  const auto& lowered = context.program.triggers[trigger];
  if (lowered.kind == model::Trigger::Kind::reaction) {
    take(workspace.latency.reaction, ArgValue(model::word(lowered.reaction)));
  }
  return found;
}

void check_wait(const RuleInfo& rule, const Context& context, const StepView& step, Report& report) {
  if (!step.reached() || step.lowered->wait != model::Step::WaitKind::until_event || !step.model->at_most ||
      step.lowered->trigger == program::none || step.model->since_given) {
    return;
  }
  const auto late = latest_news(context, step.lowered->trigger);
  if (!late || facts::most_seconds(step.lowered->duration) >= facts::least_seconds(late->by)) return;
  const StepView* message = nullptr;
  const auto messages = customer_messages(context, step.journey);
  for (const facts::Edge& edge : step.facts->ways.out(step.node)) {
    if (step.lowered->outcomes[edge.label].cause != program::Cause::time_out) continue;
    const auto sent = at_once(context, *step.facts, edge.to);
    for (const StepView& one : messages) {
      if (message == nullptr && sent[one.node] != 0) message = &one;
    }
  }
  if (message == nullptr) return;
  const std::string pointer = "/steps/" + json::pointer_token(step.model->id.value) + "/at_most";
  std::vector<Arg> args{{"step", title_of(*step.model)},
                        {"wait", step.model->at_most->value},
                        {"event", late->what},
                        {"late", late->by},
                        {"message", title_of(*message->model)}};
  Draft draft(rule, step.place(step.model->at_most->span));
  draft.what(args).why().advice(args).label(late->place, "late");
  draft.label(message->place(key_of(*message->model)), "message");
  draft.fix("longer", args, Applicability::unsafe, ContactEffect::other_time,
            set_in(context, step.journey_model->file, pointer, json::quote(iso(late->by))));
  draft.journey(*step.journey_model).step(*step.model).step(*message->model).add_to(report);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const StepView& step : all_steps(context)) check_wait(rule, context, step, report);
}

}  // namespace

extern constinit const Rule time_short_for_late_data{
    {"time/short-for-late-data", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
