// Somebody buys while he is inside a journey and still gets offers (scenario B5). Only events count that can come
// between entry and a message that sells, and only messages that no exit rule and no condition keeps from buyers.
#include <algorithm>

#include "json/set_value.h"
#include "rules/evidence.h"

namespace wayproof::rules {
namespace {

bool ends_interest(model::Means means) {
  return means == model::Means::purchase || means == model::Means::registration || means == model::Means::booking;
}

/// Events after which this journey has nothing left to sell: its goal, or any purchase. One of them has to be heeded.
struct Endings {
  std::vector<Index> heeded;  ///< enough if one of these is
  std::vector<Index> named;   ///< what a finding speaks of: what surely ends the interest
};

Endings endings_of(const Context& context, const model::Journey& journey) {
  Endings endings;
  if (journey.goal && journey.goal->event) {
    const auto* goal = context.workspace().events.find(journey.goal->event->value);
    const Index event = context.program.events.find(journey.goal->event->value);
    if (event != program::none) {
      endings.heeded.push_back(event);
      if (goal == nullptr || ends_interest(goal->means)) {
        endings.named.push_back(event);
        return endings;
      }
    }
  }
  for (const auto& event : context.workspace().events) {
    if (event.means == model::Means::purchase) endings.named.push_back(context.program.events.find(event.id.value));
  }
  endings.heeded.insert(endings.heeded.end(), endings.named.begin(), endings.named.end());
  return endings;
}

/// An exit rule reacts to the event (where it goes on, the author wants the buyer there), or buyers cannot come here.
bool heeds(const Context& context, const StepView& step, Index event) {
  for (const auto& exit : context.program.journeys[step.journey].exits) {
    if (exit.trigger != program::none && fires_on_event(context, exit.trigger, event)) return true;
  }
  return event_excluded(context, step.journey, event)[step.node] != 0;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    const model::Journey& journey = context.project.journeys[j];
    const Endings endings = endings_of(context, journey);
    std::vector<StepView> selling;
    for (const StepView& step : customer_messages(context, j)) {
      const auto& elapsed = step.facts->elapsed[step.node];
      const bool later = !elapsed.latest || *elapsed.latest > 0;
      if (!later || !sells(context, step)) continue;
      const bool heeded = std::any_of(endings.heeded.begin(), endings.heeded.end(),
                                      [&](Index event) { return heeds(context, step, event); });
      if (!heeded) selling.push_back(step);
    }
    if (selling.empty()) continue;
    const StepView& first = selling.front();
    Draft draft(rule, first.place(key_of(*first.model)));
    draft.journey(journey).step(*first.model);
    for (std::size_t i = 1; i < selling.size(); ++i) {
      draft.label(selling[i].place(key_of(*selling[i].model)), "also").step(*selling[i].model);
    }
    if (endings.named.empty()) {
      draft.what({{"step", title_of(*first.model)}}, "unknown").why().advice({}, "unknown").question("purchase_event");
      draft.add_to(report);
      continue;
    }
    const std::string& event = context.program.events[endings.named.front()];
    draft.what({{"step", title_of(*first.model)},
                {"event", title_of_event(context, event)},
                {"others", static_cast<std::int64_t>(selling.size() - 1)}},
               selling.size() > 1 ? "more" : "");
    draft.why().advice({{"exit", verbatim("{\"on\": {\"event\": \"" + event + "\"}}")}});
    draft.label({journey.file, journey.entry.span}, "no_exit", {{"event", title_of_event(context, event)}});
    const std::string exit = "{\"on\": {\"event\": " + json::quote(event) + "}}";
    // Which event ends the interest is the author's to say, so he is asked.
    draft.fix("exit", {{"event", title_of_event(context, event)}}, Applicability::unsafe, ContactEffect::fewer,
              append_in(context, journey.file, "", "exits", exit, "entry"));
    draft.add_to(report);
  }
}

}  // namespace

extern constinit const Rule exit_buyers_still_sold_to{
    {"exit/buyers-still-sold-to", Severity::error, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
