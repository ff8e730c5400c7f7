#include "proof/most.h"

#include <algorithm>

#include "base/stable_sort.h"
#include "facts/facts.h"
#include "program/filter.h"

namespace wayproof::proof {
namespace {

using program::Program;

Ticks modulo(Ticks a, Ticks b) { return ((a % b) + b) % b; }

/// Windows of one journey, those left out that another one is at least as bad as.
std::vector<Counted> worst_of(std::vector<Counted> all) {
  stable_sort(all, [](const Counted& a, const Counted& b) { return a.count > b.count; });
  std::vector<Counted> out;
  for (const Counted& one : all) {
    const bool covered = std::any_of(out.begin(), out.end(), [&](const Counted& by) {
      return by.first >= one.first && by.last <= one.last && by.apart <= one.apart;
    });
    if (!covered) out.push_back(one);
  }
  return out;
}

/// A stretch of time in which messages are counted.
struct Slot {
  Ticks at = 0, length = 0;

  friend bool operator==(const Slot&, const Slot&) = default;
};

/// The worst of a journey's windows in the slot, in any period.
const Counted* worst_in(const std::vector<Counted>& worst, const Slot& slot, Ticks period, Ticks& shift) {
  for (const Counted& one : worst) {
    const Ticks earliest = one.last - (slot.length - 1);
    const Ticks begins = earliest + modulo(slot.at - earliest, period);
    if (begins > one.first || one.apart >= slot.length) continue;
    shift = begins - slot.at;
    return &one;
  }
  return nullptr;
}

Ticks days_of(const program::Limit& limit) {
  using Unit = model::Window::Unit;
  // The longest month is the worst.
  return limit.unit == Unit::day ? 1 : limit.unit == Unit::week ? 7 : 31;
}

/// The longest that a window of the limit is.
Ticks longest_of(const program::Limit& limit, const Clock& clock) {
  if (limit.kind != model::Window::Kind::calendar) return clock.ticks(limit.length);
  constexpr std::int64_t longest_change = 3 * 3600;
  return days_of(limit) * clock.day() + (clock.is_ordinary() ? 0 : clock.ticks(longest_change));
}

/// Days, weeks or months on real days.
std::vector<Slot> dated_slots(const program::Limit& limit, const Workspace& workspace) {
  using Unit = model::Window::Unit;
  const Clock& clock = workspace.clock();
  const Zone zone = clock.zone();
  const auto start_of = [&](Day day) { return clock.at(zone.resolve(LocalSeconds{day} * day_seconds).at); };
  std::vector<Slot> out;
  const Day last = day_of_local(zone.local(clock.instant(workspace.length())));
  for (Day day = day_of_local(zone.local(clock.instant(0))); day <= last; ++day) {
    Day next = day + 1;
    if (limit.unit == Unit::week) {
      if (weekday(day) != 0) continue;
      next = day + 7;
    } else if (limit.unit == Unit::month) {
      if (civil(day).day != 1) continue;
      next = plus_months(day, 1);
    }
    out.push_back({start_of(day), start_of(next) - start_of(day)});
  }
  return out;
}

/// The slots that can be the worst.
std::vector<Slot> slots_of(const program::Limit& limit, const Workspace& workspace,
                           const std::vector<std::vector<Counted>>& worst) {
  const Clock& clock = workspace.clock();
  const Ticks period = workspace.period();
  std::vector<Slot> out;
  if (limit.kind != model::Window::Kind::calendar) {
    // Where as many windows as can overlap, one of them ends.
    for (const auto& windows : worst) {
      for (const Counted& one : windows) out.push_back({modulo(one.first, period), longest_of(limit, clock)});
    }
  } else if (clock.is_ordinary()) {
    // A month can begin on any day of the week.
    const Ticks step = (limit.unit == model::Window::Unit::week ? 7 : 1) * clock.day();
    for (Ticks at = 0; at < period; at += std::min(step, period)) out.push_back({at, days_of(limit) * clock.day()});
  } else {
    out = dated_slots(limit, workspace);
  }
  stable_sort(out, [](const Slot& a, const Slot& b) { return a.at < b.at; });
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// Of a journey, from every message that counts on.
using Count = std::function<Counting(Index journey, const std::function<bool(Index step)>& counts, Ticks length)>;

Most most_by(Workspace& workspace, const program::Limit& limit, const Count& count) {
  const Program& program = workspace.program();
  const Ticks longest = longest_of(limit, workspace.clock());
  const Ticks period = workspace.period();
  Most out;
  std::vector<std::vector<Counted>> worst;
  for (Index j = 0; j < program.journeys.size(); ++j) {
    const auto counts = [&](Index step) {
      return program.steps[step].sends && program::matches(limit.of, program, step);
    };
    bool any = false;
    for (Index s = program.journeys[j].steps_begin; s < program.journeys[j].steps_end; ++s) any = any || counts(s);
    out.countings.push_back(any ? count(j, counts, longest) : Counting());
    worst.push_back(worst_of(out.countings.back().counted()));
    for (const Counted& one : worst.back()) out.complete &= one.count < Counting::ceiling;
  }
  out.complete &= !workspace.work().over();

  for (const Slot& slot : slots_of(limit, workspace, worst)) {
    Window window{slot.at, slot.length, 0, {}};
    for (Index j = 0; j < worst.size(); ++j) {
      Ticks shift = 0;
      const Counted* one = worst_in(worst[j], slot, period, shift);
      if (one == nullptr) continue;
      window.count += one->count;
      window.shares.push_back({j, one->count, one->node, shift});
    }
    out.windows.push_back(std::move(window));
  }
  stable_sort(out.windows, [](const Window& a, const Window& b) { return a.count > b.count; });
  return out;
}

}  // namespace

Most most_sent(Workspace& workspace, const program::Limit& limit) {
  return most_by(workspace, limit, [&](Index j, const auto& counts, Ticks length) {
    Work trial{.most = Workspace::most_exact_states, .most_compared = workspace.work().most_compared};
    Counting exact(workspace.reached(j), counts, length, trial);
    workspace.work().done += trial.done;
    if (!trial.over()) return exact;
    workspace.shorten_memory(j);
    return Counting(workspace.reached(j), counts, length, workspace.work());
  });
}

Most as_many_as(Workspace& workspace, const program::Limit& limit, std::int64_t enough) {
  return most_by(workspace, limit, [&](Index j, const auto& counts, Ticks length) {
    return Counting(workspace.reached(j), counts, length, workspace.work(), enough);
  });
}

}  // namespace wayproof::proof
