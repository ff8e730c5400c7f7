// A goal that counts what nobody can count: opens where no channel measures them, clicks where nothing can be clicked,
// reactions to messages that are never sent.
#include <algorithm>

#include "rules/goal/measured.h"
#include "rules/texts.h"

namespace wayproof::rules {
namespace {

bool has_link(const Contents& contents) {
  if (contents.without_text != nullptr || contents.unknown_template) return true;  // it may
  return std::any_of(contents.said.begin(), contents.said.end(), [](const ContentView& view) {
    const auto links = [](const model::Text& text) {
      return std::any_of(text.entries.begin(), text.entries.end(), [](const model::Text::Entry& entry) {
        return entry.value.find("http") != std::string::npos || entry.value.find("_url") != std::string::npos;
      });
    };
    return !view.content->links.empty() || links(view.content->text) || !view.content->html.empty();
  });
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    const std::string_view why = why_unmeasurable(context, j);
    if (why.empty()) continue;
    const auto& journey = context.project.journeys[j];
    Draft(rule, {journey.file, journey.goal->span})
        .what({{"journey", title_of(journey)}}, why)
        .why()
        .advice()
        .journey(journey)
        .add_to(report);
  }
}

}  // namespace

std::string_view why_unmeasurable(const Context& context, Index journey) {
  const auto& model = context.project.journeys[journey];
  if (!model.goal || !model.goal->reaction || !model.system.empty()) return {};
  bool sends = false, measured = false, clickable = false;
  for (const StepView& step : customer_messages(context, journey)) {
    if (step.model->type != model::StepType::message) continue;
    const ChannelView channel = channel_of(context, step);
    sends = true;
    measured = measured || channel.model == nullptr || channel.model->opens_measured;
    // A push or a card is itself what people tap.
    clickable = clickable ||
                !(channel.kind_known &&
                  (channel.kind == model::ChannelKind::sms || channel.kind == model::ChannelKind::email)) ||
                has_link(contents_of(context.project, model, *step.model));
  }
  if (!sends) return "nothing_sent";
  if (*model.goal->reaction == model::Reaction::opened && !measured) return "opens";
  if (*model.goal->reaction == model::Reaction::clicked && !clickable) return "clicks";
  return {};
}

extern constinit const Rule goal_unmeasurable{{"goal/unmeasurable", Severity::error, "2026.11", Stability::stable},
                                              check};

}  // namespace wayproof::rules
