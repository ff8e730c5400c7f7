#include "proof/most.h"

#include <algorithm>

#include "base/stable_sort.h"
#include "facts/facts.h"

namespace wayproof::proof {
namespace {

using program::Program;

bool looks_at_weekdays(const DaySet& days) { return days.workdays || days.weekdays != 0x7f; }

/// Whether anything in the workspace tells one day of the week from another.
bool looks_at_weekdays(const Program& program) {
  const auto any_of = [](const auto& list, const auto& test) { return std::any_of(list.begin(), list.end(), test); };
  const auto in_hours = [](const program::Hours& hours) { return looks_at_weekdays(hours.range.days); };
  return any_of(program.gate.quiet, in_hours) || any_of(program.gate.windows, in_hours) ||
         any_of(program.role_facts,
                [](const auto& role) { return role.hours && looks_at_weekdays(role.hours->days); }) ||
         any_of(program.conditions, [](const auto& condition) { return looks_at_weekdays(condition.days); }) ||
         any_of(program.triggers,
                [](const auto& trigger) {
                  return looks_at_weekdays(trigger.days) || trigger.period == model::Trigger::Period::week;
                }) ||
         any_of(program.steps, [](const auto& step) {
           return step.until && step.until->on_days && looks_at_weekdays(step.until->days);
         });
}

// Where an exact memory takes more states than this, a short one has to do.
constexpr std::size_t most_exact_states = 10'000;

Ticks modulo(Ticks a, Ticks b) { return ((a % b) + b) % b; }

/// Windows of one journey, those left out that another one is at least as bad as.
std::vector<Counted> worst_of(std::vector<Counted> all) {
  stable_sort(all, [](const Counted& a, const Counted& b) { return a.count > b.count; });
  std::vector<Counted> out;
  for (const Counted& one : all) {
    const bool covered =
        std::any_of(out.begin(), out.end(), [&](const Counted& by) { return by.from <= one.from && by.to >= one.to; });
    if (!covered) out.push_back(one);
  }
  return out;
}

/// The worst of a journey's windows that begin at `at`, in any period.
const Counted* worst_at(const std::vector<Counted>& worst, Ticks at, Ticks period, Ticks& shift) {
  for (const Counted& one : worst) {
    const Ticks first = one.from + modulo(at - one.from, period);
    if (first > one.to) continue;
    shift = first - at;
    return &one;
  }
  return nullptr;
}

/// How long a window is, in ticks, and how far apart they begin.
struct Grid {
  Ticks length = 0, step = 1;
};

Grid grid_of(const program::Limit& limit, const Clock& clock) {
  using Unit = model::Window::Unit;
  if (limit.kind != model::Window::Kind::calendar) return {clock.ticks(limit.length), 1};
  // A month can begin on any day of the week, and the longest is the worst.
  const Ticks days = limit.unit == Unit::day ? 1 : limit.unit == Unit::week ? 7 : 31;
  return {days * clock.day(), (limit.unit == Unit::week ? 7 : 1) * clock.day()};
}

}  // namespace

Workspace::Workspace(const model::Project& project, const Program& program, Ticks tick)
    : project_(project),
      program_(program),
      facts_(facts::compute(project, program)),
      clock_(Clock::ordinary(tick)),
      atoms_(project, program),
      period_((looks_at_weekdays(program) ? 7 : 1) * clock_.day()),
      reached_(program.journeys.size()) {
  memory_.assign(program.journeys.size(), Token::Memory::exact);
}

bool Workspace::some_days_differ(Instant start) const {
  const bool holidays = !program_.holidays.empty() || !program_.workdays.empty();
  return !facts_.one_clock || program_.zone.next_transition(start).has_value() || (holidays && period_ > clock_.day());
}

void Workspace::wish_facts(const Facts& facts, Wishes& wishes) const {
  for (const Fact& fact : facts) {
    const Index attribute = atoms_.attribute_of(fact.subject);
    if (attribute != none) wishes.be(attribute, atoms_.value_of(attribute, fact.value));
  }
}

const Reached& Workspace::reached(Index journey) {
  if (reached_[journey]) return *reached_[journey];
  const auto explore = [&](Work& work) {
    tokens_.emplace_back(atoms_, clock_, facts_.journeys[journey], journey, memory_[journey]);
    reached_[journey].emplace(tokens_.back(), period_, work);
  };
  if (memory_[journey] == Token::Memory::exact) {
    Work trial{.most = most_exact_states};
    explore(trial);
    work_.done += trial.done;
    if (!trial.over()) return *reached_[journey];
    memory_[journey] = Token::Memory::short_;
  }
  explore(work_);
  return *reached_[journey];
}

bool Workspace::shorten_memory(Index journey) {
  if (memory_[journey] == Token::Memory::short_) return false;
  memory_[journey] = Token::Memory::short_;
  reached_[journey].reset();
  return true;
}

Most most_sent(Workspace& workspace, const program::Limit& limit) {
  const Program& program = workspace.program();
  const Grid grid = grid_of(limit, workspace.clock());
  const Ticks period = workspace.period();
  Most out;
  std::vector<std::vector<Counted>> worst;
  for (Index j = 0; j < program.journeys.size(); ++j) {
    const auto counts = [&](Index step) { return facts::matches(limit.of, program, step); };
    Work trial{.most = most_exact_states};
    Counting exact(workspace.reached(j), counts, grid.length, trial);
    workspace.work().done += trial.done;
    if (!trial.over()) {
      out.countings.push_back(std::move(exact));
    } else {
      workspace.shorten_memory(j);
      out.countings.emplace_back(workspace.reached(j), counts, grid.length, workspace.work());
    }
    worst.push_back(worst_of(out.countings.back().counted()));
    for (const Counted& one : worst.back()) out.complete &= one.count < Counting::ceiling;
  }
  out.complete &= !workspace.work().over();

  // Where as many windows as can overlap, one of them ends.
  std::vector<Ticks> candidates;
  for (const auto& windows : worst) {
    for (const Counted& one : windows) candidates.push_back(modulo(one.to, period));
  }
  if (grid.step > 1) {
    candidates.clear();
    for (Ticks at = 0; at < period; at += std::min(grid.step, period)) candidates.push_back(at);
  }
  stable_sort(candidates);
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  for (const Ticks at : candidates) {
    Window window{at, 0, {}};
    for (Index j = 0; j < worst.size(); ++j) {
      Ticks shift = 0;
      const Counted* one = worst_at(worst[j], at, period, shift);
      if (one == nullptr) continue;
      window.count += one->count;
      window.shares.push_back({j, one->count, one->node, shift});
    }
    out.windows.push_back(std::move(window));
  }
  stable_sort(out.windows, [](const Window& a, const Window& b) { return a.count > b.count; });
  out.length = grid.length;
  return out;
}

}  // namespace wayproof::proof
