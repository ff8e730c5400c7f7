// When messages go out, and how many: from the times of the week at which their steps are reached and from what the
// gate keeps to. What that does not decide is left to the proof.
#include <algorithm>
#include <limits>

#include "model/names.h"
#include "packs/mechanisms.h"
#include "program/filter.h"
#include "program/values.h"
#include "rules/time/clock_changes.h"

namespace wayproof::packs {
namespace {

using facts::WeekSet;

/// When messages of a step that is reached at these times are sent, on the recipient's clock: what the hours of the
/// gate hold back goes out when they open, what they drop does not.
WeekSet sent_at(const rules::Context& context, const rules::StepView& step, const WeekSet& reached) {
  const WeekSet closed = facts::closed_hours(context.program, *step.lowered);
  const auto& gate = context.program.gate;
  const bool holds_for_room =
      rules::enforced(context, model::Check::caps, *step.lowered) &&
      std::any_of(gate.caps.begin(), gate.caps.end(), [&](const program::Cap& cap) {
        return cap.on_full == model::OnFail::hold && program::matches(cap.of, context.program, step.index);
      });
  const WeekSet wanted = holds_for_room ? reached.spread(facts::most_seconds(gate.hold_at_most)) : reached;
  return rules::enforced(context, model::Check::hours, *step.lowered) ? wanted.let_out(closed) : wanted;
}

WeekSet sent_at(const rules::Context& context, const rules::StepView& step) {
  return sent_at(context, step, step.facts->when[step.node]);
}

/// When they can arrive. Law looks at what reaches people; a provider's hours are those at which it takes messages.
WeekSet arrives_at(const Asked& asked, const rules::StepView& step, const WeekSet& sent) {
  const model::Standing standing = asked.requirement.standing.value;
  const rules::ChannelView channel = rules::channel_of(asked.context, step);
  const bool same = standing == model::Standing::provider_policy || standing == model::Standing::practice ||
                    channel.kind == model::ChannelKind::call;
  if (same || channel.model == nullptr || !channel.model->delivery_delay) return sent;
  return sent.spread(facts::most_seconds(channel.model->delivery_delay->value));
}

/// A wait for hours ends at another time of the day than usual when the clock is changed meanwhile.
bool waits_for_hours(const program::Program& program, program::Index journey) {
  const program::Journey& of = program.journeys[journey];
  return std::any_of(program.steps.begin() + of.steps_begin, program.steps.begin() + of.steps_end,
                     [](const program::Step& step) {
                       if (step.type != model::StepType::wait) return false;
                       const bool until = step.until && !step.until->at && step.until->plus.seconds != 0;
                       return until || step.duration.seconds != 0;
                     });
}

/// When messages of a step can be sent if the clock is changed on the way; only where that can be.
WeekSet sent_over_changes(const rules::Context& context, const rules::StepView& step) {
  constexpr std::int64_t change = 3600;
  const WeekSet& reached = step.facts->when[step.node];
  const bool changes = !context.facts.one_clock || !rules::clock_changes(context.program.zone, context.as_of).empty();
  if (!changes || !waits_for_hours(context.program, step.journey)) return sent_at(context, step, reached);
  return sent_at(context, step, reached | reached.shifted(change) | reached.shifted(-change));
}

/// A time that a person would name: some way into the longest stretch rather than its first second.
std::int32_t example_in(const WeekSet& times) {
  WeekSet::Range longest;
  for (const auto& range : times.ranges()) {
    if (range.end - range.begin > longest.end - longest.begin) longest = range;
  }
  constexpr std::int32_t minute = 60;
  const std::int32_t length = longest.end - longest.begin;
  if (length <= 20 * minute) return longest.begin;
  return (longest.begin + std::min(length / 2, 100 * minute)) / (10 * minute) * (10 * minute);
}

Message day_word(std::int32_t second) {
  static constexpr std::string_view names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  return {"word.day." + std::string(names[static_cast<std::size_t>(second / day_seconds)]), {}};
}

/// The requirement speaks of a clock that may not be the recipient's: of one zone, while recipients may live in others.
bool is_other_clock(const Asked& asked) {
  const auto& zone = asked.must().zone;
  if (!zone || zone->value == "recipient") return false;
  if (!asked.context.facts.one_clock) return true;
  if (zone->value == "workspace") return false;
  const auto theirs = Zone::find(zone->value);
  return !theirs || !theirs->same_clock(asked.context.program.zone);
}

/// The next of the pack's holidays on whose weekday the message goes out and that the gate does not keep free.
const model::Holiday* holiday_met(const Asked& asked, const rules::StepView& step, const WeekSet& sent) {
  const program::Program& program = asked.context.program;
  const bool hours = rules::enforced(asked.context, model::Check::hours, *step.lowered);
  const auto& windows = program.gate.windows;
  const auto concerns = [&](const program::Hours& window) {
    const bool channel = window.channels.empty() || std::find(window.channels.begin(), window.channels.end(),
                                                              step.lowered->channel) != window.channels.end();
    return channel && window.range.days.workdays && window.range.days.weekdays == 0 &&
           program::matches(window.of, program, step.index);
  };
  const bool workdays_only = hours && std::any_of(windows.begin(), windows.end(), concerns);
  for (const model::Holiday& holiday : asked.pack.holidays) {
    const Day day = holiday.date.value;
    if (holiday.workday || day < asked.context.as_of) continue;
    if (workdays_only && !program.calendar().works(day)) continue;
    DaySet that_day;
    that_day.weekdays = static_cast<std::uint8_t>(1U << static_cast<unsigned>(weekday(day)));
    if (!(sent & WeekSet::daily(0, day_seconds, that_day)).empty()) return &holiday;
  }
  return nullptr;
}

/// Whether a limit leaves no room for more messages of a step than another one: it counts them all, over no shorter
/// stretch.
bool is_as_strict(const Asked& asked, const program::Cap& cap) {
  const auto& window = asked.must().window;
  const auto counts = [&](const rules::StepView& step) {
    return rules::enforced(asked.context, model::Check::caps, *step.lowered) &&
           program::matches(cap.of, asked.context.program, step.index);
  };
  if (cap.max > asked.must().max->value || cap.count_at == model::CountAt::delivery) return false;
  if (cap.from != std::numeric_limits<Day>::min() || cap.until != std::numeric_limits<Day>::max()) return false;
  if (!std::all_of(asked.messages.begin(), asked.messages.end(), counts)) return false;
  using Kind = model::Window::Kind;
  using Unit = model::Window::Unit;
  if (window->kind == Kind::calendar) {
    if (cap.kind == Kind::calendar) return cap.unit == window->unit && !cap.zone;
    // No day has more than 25 hours but for a handful in history, no week more than one hour too many.
    const std::int64_t length = window->unit == Unit::day    ? 25 * 3600
                                : window->unit == Unit::week ? 169 * 3600
                                                             : 31 * day_seconds + 3600;
    return cap.kind == Kind::sliding && cap.length >= length;
  }
  return cap.kind == Kind::sliding && cap.length >= facts::most_seconds(window->length);
}

/// The most messages that anybody can get in his life: where no journey goes round or begins again.
std::optional<std::int64_t> most_ever(const Asked& asked) {
  std::int64_t count = 0;
  for (const rules::StepView& step : asked.messages) {
    const auto& journey = asked.context.program.journeys[step.journey];
    if (journey.again || step.facts->circle[step.node] != 0) return std::nullopt;
    ++count;
  }
  return count;
}

}  // namespace

WeekSet open_hours(const model::Must& must) {
  WeekSet open;
  for (const model::OpenHours& one : must.hours) {
    open = open | WeekSet::daily(one.from.value, one.to.value, program::day_set(one.on));
  }
  return open;
}

Message named(const model::OpenHours& open) {
  std::vector<Arg> args{{"from", Clock{open.from.value}}, {"to", Clock{open.to.value}}};
  if (open.on.empty()) return {"pack/hours.range", std::move(args)};
  std::vector<Message> days;
  for (const auto& day : open.on) {
    days.push_back({"word.day." + std::string(model::names::of(model::names::day_kind, day.value)), {}});
  }
  args.push_back({"days", days});
  return {"pack/hours.range_days", std::move(args)};
}

void ask_hours(const Asked& asked, Answering& answer) {
  const WeekSet allowed = open_hours(asked.must());
  std::vector<Message> names;
  for (const model::OpenHours& open : asked.must().hours) names.push_back(named(open));
  if (is_other_clock(asked)) {
    const rules::StepView& step = asked.messages.front();
    about(answer.ask({asked.context.workspace().file, asked.context.workspace().id.span}, "hours", "zone",
                     "recipient_zone", {{"zone", Verbatim{asked.must().zone->value}}}),
          step);
    return;
  }
  for (const rules::StepView& step : asked.messages) {
    const WeekSet sent = sent_at(asked.context, step);
    std::vector<Arg> args{{"step", rules::title_of(*step.model)}, {"hours", names}};
    const WeekSet closed = allowed.complement();
    const WeekSet sent_outside = sent & closed;
    const WeekSet outside = sent_outside.empty() ? arrives_at(asked, step, sent) & closed : sent_outside;
    if (!outside.empty()) {
      const std::int32_t second = example_in(outside);
      args.push_back({"day", Word{day_word(second).key}});
      args.push_back({"at", Clock{second % static_cast<std::int32_t>(day_seconds)}});
      const std::string_view variant = sent_outside.empty() ? "arrives" : "";
      about(answer.broken(step.place(rules::key_of(*step.model)), "hours", variant, std::move(args)), step);
      continue;
    }
    const model::Holiday* const holiday = asked.must().closed_on_holidays ? holiday_met(asked, step, sent) : nullptr;
    if (holiday != nullptr) {
      args.push_back({"date", Date{holiday->date.value}});
      args.push_back({"name", rules::title_of(holiday->name, iso_date(holiday->date.value))});
      about(answer.broken(step.place(rules::key_of(*step.model)), "hours", "holiday", std::move(args)), step);
    } else if (!(sent_over_changes(asked.context, step) & closed).empty()) {
      answer.settle(Verdict::not_told);  // the proof looks at changes of the clock
    }
  }
}

void ask_at_most(const Asked& asked, Answering& answer) {
  if (!asked.must().max || !asked.must().window) return;
  const auto& caps = asked.context.program.gate.caps;
  if (asked.must().max->value == 0) {
    for (const rules::StepView& step : asked.messages) {
      about(answer.broken(step.place(rules::key_of(*step.model)), "at_most", "none",
                          {{"step", rules::title_of(*step.model)}}),
            step);
    }
    return;
  }
  if (std::any_of(caps.begin(), caps.end(), [&](const program::Cap& cap) { return is_as_strict(asked, cap); })) return;
  const std::optional<std::int64_t> most = most_ever(asked);
  if (most && *most <= asked.must().max->value) return;
  answer.settle(Verdict::not_told);
}

}  // namespace wayproof::packs
