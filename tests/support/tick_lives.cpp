// See tick_reading.h. A run whose every way on is shorter than its lifetime never reaches it, and its age need not be
// kept; nor need the times of anchors that no later step looks at.
#include <algorithm>

#include "support/tick_reading.h"

namespace wayproof::testing::ticks {
namespace {

using program::Index;
using program::none;

class Lives {
 public:
  Lives(TickProgram& to, const Units& units) : to_(to), from_(to.program), units_(units) {}

  // Can a run reach its lifetime? Only then its age is part of the state.
  void read(JourneyPlan& to, const program::Journey& from) {
    const int day = to_.calendar.ticks_per_day();
    std::int64_t stay = 0;
    for (Index s = from.steps_begin; s < from.steps_end; ++s) {
      const StepPlan& step = to_.steps[s];
      stay += units_.length(step.duration) + 3 * day +
              (step.until ? std::max(0, units_.length(step.until->plus)) + 14 * day : 0) +
              (step.sends ? units_.length(to_.hold_at_most) : 0);
    }
    stay *= 1 + static_cast<std::int64_t>(std::count_if(to.exits.begin(), to.exits.end(),
                                                        [](const ExitPlan& rule) { return rule.next >= 0; }));
    bool endless = false;
    for (Index s = from.steps_begin; s < from.steps_end; ++s) {
      const StepPlan& step = to_.steps[s];
      endless |= !step.names.empty() && !step.until && step.duration.days == 0 && step.duration.ticks == 0;
      const StepBits onward = reach(s, from, false);
      endless |= (onward & step.bit) != 0;
      keep_what_is_read(s, reach(s, from, true));
    }
    const std::int64_t lifetime = (from.lifetime.months * 28 + from.lifetime.days) * std::int64_t{day} +
                                  from.lifetime.seconds / units_.tick_seconds();
    to.lives_long = !endless && stay < lifetime;
    if (!to.lives_long) to.lifetime = units_.span(from.lifetime);
  }

 private:
  // Steps that come after this one, by one or more ways on.
  StepBits reach(Index from, const program::Journey& journey, bool with_jumps) const {
    StepBits reached = 0;
    std::vector<Index> open{from};
    const auto visit = [&](Index next) {
      if (next == none || (reached >> next & 1U) != 0) return;
      reached |= StepBits{1} << next;
      open.push_back(next);
    };
    while (!open.empty()) {
      const Index at = open.back();
      open.pop_back();
      for (const auto& outcome : from_.steps[at].outcomes) visit(outcome.next);
      for (const auto& exit : journey.exits) visit(with_jumps ? exit.next : none);
    }
    return reached;
  }

  void keep_what_is_read(Index at, StepBits onward) {
    StepPlan& here = to_.steps[at];
    for (std::size_t s = 0; s < to_.steps.size(); ++s) {
      const StepPlan& step = to_.steps[s];
      const bool comes = (onward >> s & 1U) != 0;
      if (comes && step.since_bit >= 0) {
        here.kept_since |= 1U << step.since_bit;
        const int anchor =
            to_.journeys[static_cast<std::size_t>(step.journey)].since_anchor[static_cast<std::size_t>(step.since_bit)];
        if (anchor < most_anchors) here.kept_anchors |= 1U << (anchor < 0 ? 31 : anchor);
      }
      if (!step.until || !(comes || (s == at && step.sends))) continue;
      if (step.until->anchor == Moment::Anchor::entry) here.kept_anchors |= 1U << 31;
      if (step.until->slot >= 0) here.kept_anchors |= 1U << step.until->slot;
    }
  }

  TickProgram& to_;
  const program::Program& from_;
  const Units& units_;
};

}  // namespace

void read_lives(TickProgram& to, const Units& units) {
  Lives lives(to, units);
  for (std::size_t j = 0; j < to.journeys.size(); ++j) lives.read(to.journeys[j], to.program.journeys[j]);
}

}  // namespace wayproof::testing::ticks
