// A message goes out because something has not happened, and the data that say so arrive too late to be trusted: paid,
// and reminded all the same (scenario A19). Compared is how late an event may be with the time in which it could have
// happened; to the second, and over all journeys together, only the proof can tell.
#include <set>

#include "rules/cap/send_search.h"
#include "rules/cap/telling.h"
#include "rules/late_witness.h"

namespace wayproof::rules {
namespace {

// A tenth of the time may be in the dark before anybody is told: the last minute always is.
constexpr std::int64_t dark_share = 10;

/// Seconds during which the event could happen before the message goes out, for whom it comes soonest. Where it can
/// come at once the longest time counts; where ways that lead round know no longest, that of a customer who goes there.
std::optional<std::int64_t> time_for(const Context& context, const Reliance& one) {
  if (one.by == Reliance::By::time_out) return facts::most_seconds(one.decided.lowered->duration);
  const auto& elapsed = one.message.facts->elapsed[one.message.node];
  if (elapsed.earliest > 0 || elapsed.latest) return elapsed.earliest > 0 ? elapsed.earliest : elapsed.latest;
  const auto reached =
      search_step(context.project, context.program, one.message.journey, one.message.index, context.as_of);
  if (!reached) return std::nullopt;
  return reached->until - reached->start;
}

/// A wait that ends before the event can arrive is time/short-for-late-data.
bool told_elsewhere(const Reliance& one, std::int64_t late) {
  return one.by == Reliance::By::time_out && facts::most_seconds(one.decided.lowered->duration) < late;
}

void tell(const RuleInfo& rule, const Context& context, const std::vector<const Reliance*>& all, Report& report) {
  const Reliance& first = *all.front();
  const std::string& event = context.program.events[first.event];
  const bool by_exit = first.by == Reliance::By::exit;
  std::vector<Arg> args{{"step", title_of(*first.message.model)},
                        {"event", title_of_event(context, event)},
                        {"late", *lateness(context, first.event)},
                        {"decision", title_of(*first.decided.model)}};
  Draft draft(rule, first.message.place(key_of(*first.message.model)));
  draft.journey(*first.message.journey_model).step(*first.message.model);
  draft.what(args, by_exit ? "" : "decision").why().advice(args, by_exit ? "" : "decision");
  draft.label({context.workspace().file, context.workspace().events.find(event)->late->span}, "late");
  draft.label(first.place, by_exit ? "exit" : "decision");
  if (!by_exit) draft.step(*first.decided.model);
  if (const auto customer = late_customer(context, first)) {
    draft.witness(customer_text(*customer, {std::string(rule.id) + ".witness", args}));
  }
  for (std::size_t i = 1; i < all.size(); ++i) {
    draft.label(all[i]->message.place(key_of(*all[i]->message.model)), "also").step(*all[i]->message.model);
  }
  draft.add_to(report);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    const auto all = reliances(context, j);
    // Those of one cause (an exit, a decision) are one problem.
    std::set<std::pair<Place, Index>> told;
    for (const Reliance& one : all) {
      if (told.count({one.place, one.event}) != 0) continue;
      std::vector<const Reliance*> same;
      for (const Reliance& other : all) {
        if (!(other.place == one.place) || other.event != one.event) continue;
        const auto late = lateness(context, other.event);
        const auto time = time_for(context, other);
        if (!late || late->zero() || !time) continue;
        const std::int64_t dark = facts::least_seconds(*late);
        if (dark * dark_share >= *time && !told_elsewhere(other, dark)) same.push_back(&other);
      }
      told.insert({one.place, one.event});
      if (!same.empty()) tell(rule, context, same, report);
    }
  }
}

}  // namespace

extern constinit const Rule data_late_event{{"data/late-event", Severity::error, "2026.11", Stability::preview}, check};

}  // namespace wayproof::rules
