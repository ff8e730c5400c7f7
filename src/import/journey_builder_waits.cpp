// Waits: for a time, until a date, until a date of the customer, for an event. One activity has the fields of all
// kinds; those of the others are empty.
#include "import/journey_builder_activities.h"
#include "import/journey_builder_filter.h"
#include "import/windows_zones.h"

namespace wayproof::imports {
namespace {

using model::Id;
using model::MaybeId;
using model::Step;
using model::StepType;

model::InstantSpec& wait_until(Step& step, Span span) {
  step.wait = Step::WaitKind::until;
  model::InstantSpec& until = step.until.emplace();
  until.span = until.of.span = span;
  until.if_past = model::Otherwise{};
  return until;
}

void set_clock(Desk& desk, json::Value configuration, model::InstantSpec& until) {
  const json::Value time = configuration["specifiedTime"];
  if (const auto text = time.string(); text && !text->empty()) {
    const auto clock = parse_clock(text->size() == 5 ? std::string(*text) + ":00" : std::string(*text));
    if (!clock) return desk.ledger.not_understood(time, "specifiedTime");
    desk.ledger.mapped(time, "steps.wait.until.at");
    until.at = model::Located<ClockTime>{*clock, time.span()};
  }
  const json::Value zone = configuration["timeZone"];
  const auto name = zone.string();
  if (!name || name->empty()) return;
  const std::string_view known = zone_of_windows(*name);
  if (known.empty()) return desk.ledger.approximated(zone, "steps.wait.until.zone", "unknown_zone");
  desk.ledger.mapped(zone, "steps.wait.until.zone");
  until.zone = Id{std::string(known), zone.span()};
}

model::Maybe<Duration> duration(Desk& desk, json::Value configuration, std::string_view becomes) {
  const json::Value written = configuration["waitDuration"];
  const json::Value unit = configuration["waitUnit"];
  if (!written || unit.string().value_or("").empty()) return std::nullopt;
  const auto number = desk.ledger.integer(configuration, "waitDuration", becomes);
  if (!number) return std::nullopt;
  constexpr std::int64_t most = 36'525;
  if (number->value < 0 || number->value > most) {
    desk.ledger.not_understood(written, "waitDuration");
    return std::nullopt;
  }
  const std::string name = upper(*unit.string());
  const auto count = static_cast<std::int32_t>(number->value);
  Duration result;
  if (name == "MINUTES")
    result.seconds = number->value * 60;
  else if (name == "HOURS")
    result.seconds = number->value * 3600;
  else if (name == "DAYS")
    result.days = count;
  else if (name == "WEEKS" && count <= most / 7)
    result.days = count * 7;
  else if (name == "MONTHS" && count <= 1200)
    result.months = count;
  else {
    desk.ledger.not_understood(unit, "waitUnit");
    return std::nullopt;
  }
  desk.ledger.mapped(unit, becomes);
  return model::Located<Duration>{result, {written.span().begin, written.span().end}};
}

bool wait_for_event(Desk& desk, json::Value configuration, Step& step, const std::vector<Way>& ways) {
  const json::Value key = configuration["waitForEventKey"];
  if (key.string().value_or("").empty()) return false;
  const MaybeId event = desk.ledger.id(configuration, "waitForEventKey", "steps.wait.until_event.event");
  step.wait = Step::WaitKind::until_event;
  step.until_event = on_event(desk.needs, *event, key.span());
  step.at_most = duration(desk, configuration, "steps.wait.at_most");
  if (!step.at_most) {
    desk.ledger.approximated(key, "steps.wait.until_event.event", "no_time_out");
    step.at_most = model::Located<Duration>{Duration{0, 365, 0}, key.span()};
  }
  step.on_time_out = ways.size() > 1 ? ways[1].next : *step.next;
  return true;
}

bool wait_for_attribute(Desk& desk, json::Value configuration, Step& step) {
  const json::Value expression = configuration["waitEndDateAttributeExpression"];
  const auto text = expression.string();
  if (!text || text->empty()) return false;
  model::InstantSpec& until = wait_until(step, expression.span());
  until.if_missing = model::Otherwise{};
  const auto data = data_name(*text);
  if (!data) {
    // No name that we can read: the platform's own date of this step.
    until.of.kind = model::Anchor::Kind::attribute;
    until.of.name = step.id.value + ": date";
    declare_data(desk.needs, {{}, until.of.name}, model::ValueType::moment, expression.span());
    desk.ledger.approximated(expression, "steps.wait.until.of.attribute", "unclear_date");
  } else {
    until.of.kind = data->event.empty() ? model::Anchor::Kind::attribute : model::Anchor::Kind::entry_field;
    until.of.name = data->name;
    declare_data(desk.needs, *data, model::ValueType::moment, expression.span());
    desk.ledger.approximated(expression, "steps.wait.until.of", "missing_date");
  }
  until.of.span = until.of.name_span = expression.span();
  set_clock(desk, configuration, until);
  return true;
}

bool wait_for_date(Desk& desk, json::Value configuration, Step& step) {
  const json::Value written = configuration["specificDate"];
  const auto text = written.string();
  if (!text || text->empty()) return false;
  model::InstantSpec& until = wait_until(step, written.span());
  const auto date = parse_date(text->substr(0, 10));
  if (!date) {
    desk.ledger.not_understood(written, "specificDate");
    return true;
  }
  desk.ledger.mapped(written, "steps.wait.until.of.date");
  until.of.kind = model::Anchor::Kind::date;
  until.of.date = *date;
  until.of.span = written.span();
  if (text->size() >= 19 && (*text)[10] == 'T') {
    if (const auto clock = parse_clock(text->substr(11, 8)))
      until.at = model::Located<ClockTime>{*clock, written.span()};
  }
  if (!until.at) until.at = model::Located<ClockTime>{0, written.span()};
  set_clock(desk, configuration, until);
  return true;
}

// A clock time counts only where the wait is extended by one; the editor writes 00:00 into all others.
void wait_for_duration(Desk& desk, json::Value configuration, json::Value metadata, Step& step) {
  step.wait = Step::WaitKind::for_;
  step.duration = duration(desk, configuration, "steps.wait.for");
  if (metadata["isExtended"].boolean() != true || !step.duration) return;
  desk.ledger.mapped(metadata["isExtended"], "steps.wait.until");
  const model::Located<Duration> plus = *step.duration;
  step.duration.reset();
  model::InstantSpec& until = wait_until(step, plus.span);
  until.plus = plus;
  set_clock(desk, configuration, until);
}

}  // namespace

Step read_wait(Desk& desk, json::Value activity, Step step, const std::vector<Way>& ways) {
  step.type = StepType::wait;
  desk.go_on(step, ways);
  const json::Value configuration = activity["configurationArguments"];
  desk.leave_out(configuration,
                 {"specifiedTime", "timeZone", "waitDuration", "waitUnit", "specificDate", "waitForEventKey",
                  "waitForEventId", "waitEndDateAttributeExpression", "waitEndDateAttributeDataBound"},
                 "other_wait");
  if (wait_for_event(desk, configuration, step, ways)) return step;
  if (wait_for_attribute(desk, configuration, step) || wait_for_date(desk, configuration, step)) return step;
  wait_for_duration(desk, configuration, activity["metaData"], step);
  return step;
}

}  // namespace wayproof::imports
