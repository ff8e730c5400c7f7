#include "proof/workspace.h"

#include <algorithm>

#include "base/stable_sort.h"
#include "proof/race.h"

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

}  // namespace

Workspace::Workspace(const model::Project& project, const Program& program, const Asks& asks)
    : Workspace(std::make_shared<const Shared>(project, program, asks), Token::Memory::exact) {}

Workspace::Workspace(std::shared_ptr<const Shared> shared, Token::Memory memory)
    : shared_(std::move(shared)),
      clock_(Clock::ordinary(shared_->asks.tick)),
      period_((shared_->asks.weekdays || looks_at_weekdays(program()) ? 7 : 1) * clock_.day()),
      length_(period_),
      work_{.most = shared_->asks.most_states, .most_compared = shared_->asks.most_compared},
      memory_(program().journeys.size(), memory),
      reached_(program().journeys.size()) {}

Workspace& Workspace::hasty() {
  if (hasty_ == nullptr) hasty_.reset(new Workspace(shared_, Token::Memory::short_));
  return *hasty_;
}

Workspace Workspace::anew() const {
  Workspace fresh(shared_, Token::Memory::exact);
  fresh.work_.most /= 10;
  fresh.work_.most_compared /= 10;
  return fresh;
}

Workspace& Workspace::in_other_order() {
  if (other_ == nullptr) {
    other_program_ = std::make_unique<const Program>(proof::in_other_order(program()));
    other_ = std::make_unique<Workspace>(project(), *other_program_, shared_->asks);
  }
  return *other_;
}

Workspace::Workspace(Workspace& ordinary, const DatedDays& days)
    : shared_(ordinary.shared_),
      ordinary_(&ordinary),
      clock_(Clock::dated(days.zone, ordinary.program().calendar(), days.from, ordinary.clock_.tick())),
      period_(Clock::never),
      length_(clock_.ticks(days.seconds)),
      lead_(clock_.ticks(days.lead)),
      work_{.most = shared_->asks.most_states, .most_compared = shared_->asks.most_compared},
      memory_(ordinary.memory_),
      reached_(ordinary.reached_.size()) {}

void Workspace::wish_facts(const Facts& facts, Wishes& wishes) const {
  for (const Fact& fact : facts) {
    const Index attribute = atoms().attribute_of(fact.subject);
    if (attribute != none) wishes.be(attribute, atoms().value_of(attribute, fact.value));
  }
}

void Workspace::explore(Index journey, Work& work) {
  tokens_.emplace_back(atoms(), clock_, shared_->facts.journeys[journey], journey, memory_[journey],
                       shared_->facts.one_clock);
  if (ordinary_ == nullptr) {
    reached_[journey].emplace(tokens_.back(), period_, work);
  } else {
    reached_[journey].emplace(tokens_.back(), ordinary_->reached(journey), ordinary_->period(), lead_, length_, work);
  }
}

const Reached& Workspace::reached(Index journey) {
  if (reached_[journey]) return *reached_[journey];
  if (ordinary_ != nullptr) {
    (void)ordinary_->reached(journey);
    memory_[journey] = ordinary_->memory_[journey];
  } else if (memory_[journey] == Token::Memory::exact) {
    Work trial{.most = std::min(most_exact_states, work_.most), .most_compared = work_.most_compared};
    explore(journey, trial);
    work_.done += trial.done;
    if (!trial.over()) return *reached_[journey];
    memory_[journey] = Token::Memory::short_;
  }
  explore(journey, work_);
  return *reached_[journey];
}

const Openings& Workspace::openings(Index reply_window) {
  openings_.resize(program().reply_windows.size());
  auto& out = openings_[reply_window];
  if (out == nullptr) out = std::make_unique<Openings>(project(), program(), clock_, reply_window);
  return *out;
}

const Reached& Workspace::reached(Index journey, Index reply_window) {
  const Token& token = reached(journey).token();
  for (const Replies& known : replies_) {
    if (known.token == &token && known.reply_window == reply_window) return *known.reached;
  }
  const Scope scope{.window = std::nullopt,
                    .watch = nullptr,
                    .memory = openings(reply_window).memory(),
                    .openings = &openings(reply_window)};
  auto out = ordinary_ == nullptr ? std::make_unique<Reached>(token, period_, work_, scope)
                                  : std::make_unique<Reached>(token, ordinary_->reached(journey, reply_window),
                                                              ordinary_->period(), lead_, length_, work_, scope);
  return *replies_.emplace_back(Replies{&token, reply_window, std::move(out)}).reached;
}

bool Workspace::shorten_memory(Index journey) {
  if (memory_[journey] == Token::Memory::short_) return false;
  if (ordinary_ != nullptr) ordinary_->shorten_memory(journey);
  memory_[journey] = Token::Memory::short_;
  reached_[journey].reset();
  for (const auto& [when, days] : dated_) {
    days->memory_[journey] = Token::Memory::short_;
    days->reached_[journey].reset();
  }
  return true;
}

// ---- dated days -----------------------------------------------------------------------------------------------------

Reach Workspace::reach(const std::vector<bool>& journeys, std::int64_t window) {
  Reach out{.window = window};
  const Program& of = program();
  for (const auto& step : of.steps) {
    if (journeys[step.journey]) out.stay = std::max(out.stay, stay_at(of, step));
  }
  for (Index j = 0; j < of.journeys.size(); ++j) {
    if (!journeys[j]) continue;
    const Token& token = reached(j).token();
    for (Point point = first_anchor; point < token.points(); ++point)
      out.memory = std::max(out.memory, token.memory(point) * clock_.tick());
  }
  return out;
}

std::optional<std::vector<DatedDays>> Workspace::dated(Instant start, const std::vector<bool>& journeys,
                                                       std::int64_t window) {
  if (once(journeys)) {
    const DatedDays days = days_once(journeys, window);
    return days.seconds > most_dated ? std::nullopt : std::optional(std::vector{days});
  }
  const auto by_other_clock = [&](const program::Step& step) {
    return journeys[step.journey] && step.purpose == model::Purpose::internal && step.role != program::none &&
           program().role_facts[step.role].hours;
  };
  if (!shared_->facts.one_clock && std::any_of(program().steps.begin(), program().steps.end(), by_other_clock))
    return std::nullopt;
  if (!unlike_ || unlike_->first != start) unlike_.emplace(start, unlike(shared_->zones, start));
  const Reach within = reach(journeys, window);
  std::vector<DatedDays> out;
  for (const Zone zone : unlike_->second) {
    const auto days = dated_days(program(), zone, start, within, weeks());
    if (!days) return std::nullopt;
    for (const DatedDays& one : *days) {
      const auto is_alike = [&](const DatedDays& other) { return alike(one, other); };
      if (std::none_of(out.begin(), out.end(), is_alike)) out.push_back(one);
    }
  }
  return out;
}

bool Workspace::once(const std::vector<bool>& journeys) {
  bool any = false;
  for (Index j = 0; j < journeys.size(); ++j) {
    if (!journeys[j]) continue;
    if (!reached(j).token().enters_once()) return false;
    any = true;
  }
  return any;
}

DatedDays Workspace::days_once(const std::vector<bool>& journeys, std::int64_t window) {
  Instant first = end_of_time, last = beginning_of_time;
  for (Index j = 0; j < journeys.size(); ++j) {
    if (!journeys[j]) continue;
    const Instant enters = *reached(j).token().enters_once();
    const facts::JourneyFacts& facts = shared_->facts.journeys[j];
    std::int64_t longest = 0;
    for (facts::Node node = 0; node < facts.count; ++node) {
      const auto& latest = facts.elapsed[node].latest;
      if (facts.reached[node] != 0) longest = std::max(longest, latest.value_or(end_of_time / 4));
    }
    longest = std::min(longest + program().gate.hold_at_most.longest(), program().journeys[j].lifetime.longest());
    first = std::min(first, enters);
    last = std::max(last, enters + longest + window);
  }
  const Zone zone = program().zone;
  const Instant from = beginning_of_day(first - window - day_seconds, zone, weeks());
  return {zone, from, last + 2 * day_seconds - from, 0};
}

Workspace& Workspace::on(const DatedDays& days) {
  auto known = std::find_if(dated_.begin(), dated_.end(), [&](const auto& one) { return one.first == days; });
  if (known == dated_.end()) {
    dated_.emplace_back(days, std::unique_ptr<Workspace>(new Workspace(*this, days)));
    known = dated_.end() - 1;
  }
  Work elsewhere;
  for (const auto& [when, there] : dated_) {
    if (there == known->second) continue;
    elsewhere.done += there->work_.done;
    elsewhere.compared += there->work_.compared;
  }
  Work& work = known->second->work_;
  const auto left = [](std::size_t most, std::size_t taken) { return most - std::min(most, taken); };
  work.most = left(shared_->asks.most_states, elsewhere.done);
  work.most_compared = left(shared_->asks.most_compared, elsewhere.compared);
  return *known->second;
}

}  // namespace wayproof::proof
