// What a message says about its offer is over, or not yet decided, when the customer reads it: the offer ends before
// the last ones get it, the text promises more days than the coupon lives, or "tonight" is held until tomorrow.
#include <algorithm>
#include <set>

#include "rules/texts.h"
#include "rules/wording.h"

namespace wayproof::rules {
namespace {

constexpr std::int64_t day = day_seconds;

const model::Offer* offer_of(const Context& context, const StepView& step) {
  return step.model->offer ? context.workspace().offers.find(step.model->offer->value) : nullptr;
}

// ---- the offer's last day -------------------------------------------------------------------------------------------

/// The first day on which the journey sends it for sure no more; nothing when it goes on without end.
std::optional<Day> last_possible_day(const StepView& step) {
  const model::Journey& journey = *step.journey_model;
  std::optional<Day> entered;
  if (journey.active && journey.active->until) entered = static_cast<Day>((journey.active->until->value - 1) / day);
  if (journey.entry.on.kind == model::Trigger::Kind::date && journey.entry.on.date)
    entered = journey.entry.on.date->value;
  if (!entered) return std::nullopt;
  const bool leave = journey.active && journey.active->until && journey.active->at_end == model::Active::AtEnd::leave;
  if (leave) return entered;
  const auto& elapsed = step.facts->elapsed[step.node];
  if (!elapsed.latest) return std::nullopt;
  // Bounds that were widened may be a day too late.
  const std::int64_t latest = elapsed.attained ? *elapsed.latest : std::max<std::int64_t>(0, *elapsed.latest - day);
  return *entered + static_cast<Day>(latest / day);
}

bool has_an_end(const model::Journey& journey) {
  const bool once = journey.entry.on.kind == model::Trigger::Kind::date && journey.entry.on.date;
  return once || (journey.active && journey.active->until);
}

void check_last_day(const RuleInfo& rule, const Context& context, const StepView& step, Report& report) {
  const model::Offer* offer = offer_of(context, step);
  // An offer that is over already is told by time/past-due.
  if (offer == nullptr || !offer->until || offer->until->value <= context.as_of) return;
  if (!context.program.journeys[step.journey].runs) return;
  const bool open = !has_an_end(*step.journey_model);
  const auto last = last_possible_day(step);
  if (!open && (!last || *last < offer->until->value)) return;
  Draft draft(rule, step.place(step.model->offer->span));
  std::vector<Arg> args{{"step", title_of(*step.model)},
                        {"offer", title_of(offer->title, offer->id.value)},
                        {"until", Date{offer->until->value - 1}}};
  if (!open) args.push_back({"date", Date{*last}});
  if (open) draft.severity(Severity::warning);
  draft.what(args, open ? "open" : "").why().advice({{"until", Date{offer->until->value}}}, open ? "open" : "");
  draft.label({context.workspace().file, offer->until->span}, "ends");
  if (step.journey_model->active && step.journey_model->active->until) {
    draft.label(step.place(step.journey_model->active->until->span), "last_entry");
  }
  draft.journey(*step.journey_model).step(*step.model).add_to(report);
}

// ---- days in the text -----------------------------------------------------------------------------------------------

struct Promise {
  std::string_view words;
  std::int64_t seconds = 0;
};

constexpr std::string_view in_days[] = {"valid for # days", "valid # days", "expires in # days", "ends in # days",
                                        "for # days only",  "# days only",  "#天内有效",         "#日内有效",
                                        "#天有效",          "有效期#天",    "有效期为#天",       "限时#天",
                                        "有效期#日"};
constexpr std::string_view in_hours[] = {"valid for # hours",   "expires in # hours", "ends in # hours",
                                         "within # hours only", "#小时内有效",        "#小时有效",
                                         "有效期#小时",         "限时#小时"};

std::int64_t number_in(std::string_view words) {
  std::int64_t number = 0;
  for (const char c : words.substr(std::min(words.find_first_of("0123456789"), words.size()))) {
    if (c < '0' || c > '9' || number > 10'000) break;
    number = number * 10 + (c - '0');
  }
  return number;
}

Promise promise_in(const SentText& text) {
  if (const Wording found = find_wording(text.folded, text.index, in_days))
    return {found.words, number_in(found.words) * day};
  if (const Wording found = find_wording(text.folded, text.index, in_hours))
    return {found.words, number_in(found.words) * 3'600};
  return {};
}

void check_promise(const RuleInfo& rule, const Context& context, const SentText& text, Report& report) {
  const model::Offer* offer = offer_of(context, text.step());
  if (offer == nullptr || !offer->valid) return;
  const Promise promise = promise_in(text);
  if (promise.words.empty() || promise.seconds <= facts::most_seconds(offer->valid->value)) return;
  Draft draft(rule, place_of_words(context, text.body, promise.words));
  draft.what({{"step", title_of(*text.step().model)},
              {"words", verbatim(promise.words)},
              {"offer", title_of(offer->title, offer->id.value)},
              {"valid", offer->valid->value}},
             "promise");
  draft.why({}, "promise").advice({{"valid", offer->valid->value}}, "promise");
  draft.label({context.workspace().file, offer->valid->span}, "valid");
  add_senders(draft, text);
  draft.add_to(report);
}

// ---- today, at night ------------------------------------------------------------------------------------------------

constexpr std::string_view today[] = {"tonight",      "today only", "ends today",  "until midnight", "by midnight",
                                      "this evening", "今晚",       "今夜",        "仅限今日",       "仅限今天",
                                      "今日截止",     "今天截止",   "今天最后一天"};

/// A time at which the message is held over midnight, and when it then goes out.
struct Held {
  std::int32_t at = 0, until = 0;
};

std::optional<Held> held_overnight(const Context& context, const StepView& step) {
  const auto& gate = context.program.gate;
  if (!enforced(context, model::Check::hours, *step.lowered)) return std::nullopt;
  const auto& policy =
      gate.policy[static_cast<std::size_t>(model::Check::hours)][static_cast<std::size_t>(step.lowered->purpose)];
  if (policy.overridden && policy.on_fail != model::OnFail::hold) return std::nullopt;
  const auto drops = [](const program::Hours& hours) { return hours.on_fail != model::OnFail::hold; };
  if (!policy.overridden && (std::any_of(gate.quiet.begin(), gate.quiet.end(), drops) ||
                             std::any_of(gate.windows.begin(), gate.windows.end(), drops))) {
    return std::nullopt;
  }
  const auto closed = facts::closed_hours(context.program, *step.lowered);
  const auto inside = step.facts->when[step.node] & closed;
  for (const auto& range : inside.ranges()) {
    const auto wait = closed.until_free(range.begin);
    const std::int32_t at = range.begin % static_cast<std::int32_t>(day);
    if (wait && at + *wait >= day && *wait <= facts::least_seconds(gate.hold_at_most)) return Held{at, at + *wait};
  }
  return std::nullopt;
}

void check_today(const RuleInfo& rule, const Context& context, const SentText& text, Report& report) {
  const Wording found = find_wording(text.folded, text.index, today);
  if (!found) return;
  for (const StepView& step : text.sent_by) {
    const auto held = held_overnight(context, step);
    if (!held) continue;
    Draft draft(rule, place_of_words(context, text.body, found.words));
    draft.what({{"step", title_of(*step.model)},
                {"words", verbatim(found.words)},
                {"at", Clock{held->at}},
                {"until", Clock{static_cast<ClockTime>(held->until % day)}}},
               "today");
    draft.why({}, "today").advice({}, "today");
    add_senders(draft, text);
    draft.add_to(report);
    return;
  }
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const SentMessage& message : context.texts->messages) check_last_day(rule, context, message.step, report);
  for (const SentText& text : context.texts->all) {
    check_promise(rule, context, text, report);
    if (text.advertises()) check_today(rule, context, text, report);
  }
}

}  // namespace

extern constinit const Rule content_offer_ends_before_send{
    {"content/offer-ends-before-send", Severity::error, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
