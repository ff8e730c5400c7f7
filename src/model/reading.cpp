#include "model/reading.h"

#include <algorithm>

#include "base/stable_sort.h"
#include "model/formats.h"

namespace wayproof::model {
namespace {

/// Of members with one key the first stands; the others are a finding of their own (file/duplicate-key).
void drop_doubles(std::vector<json::Member>& members) {
  if (members.size() < 2) return;
  std::vector<std::uint32_t> order(members.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return members[a].key != members[b].key ? members[a].key < members[b].key : a < b;
  });
  std::vector<std::uint32_t> doubles;
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (members[order[i]].key == members[order[i - 1]].key) doubles.push_back(order[i]);
  }
  stable_sort(doubles, std::greater<>());
  for (const std::uint32_t at : doubles) members.erase(members.begin() + at);
}

}  // namespace

json::Value Reading::get(json::Value object, std::string_view key) const {
  const json::Value value = object[key];
  if (value.is(json::Kind::hole) || refused_.contains(value)) return {};
  return value;
}

std::vector<json::Value> Reading::items(json::Value object, std::string_view key) const {
  const json::Value array = get(object, key);
  std::vector<json::Value> result;
  if (!array.is(json::Kind::array)) return result;
  result.reserve(array.size());
  for (std::size_t i = 0; i < array.size(); ++i) {
    const json::Value item = array.item(i);
    if (!item.is(json::Kind::hole) && !refused_.contains(item)) result.push_back(item);
  }
  return result;
}

std::vector<json::Member> Reading::entries(json::Value object, std::string_view key) const {
  const json::Value map = get(object, key);
  std::vector<json::Member> result;
  result.reserve(map.size());
  for (std::size_t i = 0; i < map.size(); ++i) result.push_back(map.member(i));

  drop_doubles(result);
  return result;
}

// ---- single values --------------------------------------------------------------------------------------------------

MaybeId Reading::text_of(json::Value object, std::string_view key) const {
  const json::Value value = get(object, key);
  const auto text = value.string();
  if (!text) return std::nullopt;
  return Id{std::string(*text), value.span()};
}

Id Reading::id(json::Value object, std::string_view key) const { return text_of(object, key).value_or(Id{}); }

std::vector<Id> Reading::ids(json::Value object, std::string_view key) const {
  std::vector<Id> result;
  for (const json::Value item : items(object, key)) {
    if (const auto text = item.string()) result.push_back({std::string(*text), item.span()});
  }
  return result;
}

Maybe<std::int64_t> Reading::integer(json::Value object, std::string_view key) const {
  const json::Value value = get(object, key);
  const auto number = value.number();
  if (!number) return std::nullopt;
  return Located<std::int64_t>{exact_number(*number, 0).value, value.span()};
}

Maybe<std::int64_t> Reading::millionths(json::Value object, std::string_view key) const {
  const json::Value value = get(object, key);
  const auto number = value.number();
  if (!number) return std::nullopt;
  return Located<std::int64_t>{exact_number(*number, 6).value, value.span()};
}

bool Reading::flag(json::Value object, std::string_view key, bool otherwise) const {
  return get(object, key).boolean().value_or(otherwise);
}

namespace {

/// A text through one of the parsers of time/time.h.
template <class T, class Parser>
Maybe<T> parsed(json::Value value, Parser parse) {
  const auto text = value.string();
  if (!text) return std::nullopt;
  const auto result = parse(*text);
  if (!result) return std::nullopt;
  return Located<T>{*result, value.span()};
}

std::optional<LocalSeconds> parse_local_moment(std::string_view text) {
  const auto moment = parse_moment(text);
  if (!moment || moment->offset) return std::nullopt;
  return moment->local;
}

}  // namespace

Maybe<Duration> Reading::duration(json::Value object, std::string_view key) const {
  return parsed<Duration>(get(object, key), [](std::string_view text) { return parse_duration(text, true); });
}
Maybe<ClockTime> Reading::clock(json::Value object, std::string_view key) const {
  return parsed<ClockTime>(get(object, key), parse_clock);
}
Maybe<ClockTime> Reading::clock_item(json::Value array, std::size_t index) const {
  const json::Value item = array.item(index);
  return refused(item) ? std::nullopt : parsed<ClockTime>(item, parse_clock);
}
Maybe<Day> Reading::date(json::Value object, std::string_view key) const {
  return parsed<Day>(get(object, key), parse_date);
}
Maybe<LocalSeconds> Reading::local_moment(json::Value object, std::string_view key) const {
  return parsed<LocalSeconds>(get(object, key), parse_local_moment);
}

std::optional<std::size_t> Reading::index_of(json::Value value, std::span<const std::string_view> words) {
  const auto text = value.string();
  if (!text) return std::nullopt;
  const auto at = std::find(words.begin(), words.end(), *text);
  if (at == words.end()) return std::nullopt;
  return static_cast<std::size_t>(at - words.begin());
}

std::optional<Moment> Reading::moment(json::Value object, std::string_view key) const {
  const json::Value value = get(object, key);
  const auto written = value.string();
  if (!written) return std::nullopt;
  const auto parsed = parse_moment(*written);
  if (!parsed) return std::nullopt;
  return Moment{parsed->local, parsed->offset, value.span()};
}

std::vector<Located<DayKind>> Reading::days(json::Value object, std::string_view key) const {
  std::vector<Located<DayKind>> result;
  for (const json::Value item : items(object, key)) {
    if (const auto index = index_of(item, names::day_kind))
      result.push_back({static_cast<DayKind>(*index), item.span()});
  }
  return result;
}

// ---- texts and constants --------------------------------------------------------------------------------------------

Text Reading::text(json::Value object, std::string_view key) const {
  Text result;
  const json::Value value = get(object, key);
  result.span = value.span();
  if (const auto plain = value.string()) {
    result.entries.push_back({{}, std::string(*plain), value.span()});
    return result;
  }
  for (const json::Member& member : entries(object, key)) {
    const auto said = member.value.string();
    if (said) result.entries.push_back({std::string(member.key), std::string(*said), member.value.span()});
  }
  return result;
}

Literal Reading::literal(json::Value value) const {
  Literal result;
  result.span = value.span();
  if (const auto flag = value.boolean()) {
    result.kind = Literal::Kind::boolean;
    result.number = *flag ? 1 : 0;
  } else if (const auto number = value.number()) {
    const ExactNumber whole = exact_number(*number, 0);
    const bool is_whole = whole.state == ExactNumber::State::exact;
    result.kind = is_whole ? Literal::Kind::integer : Literal::Kind::rate;
    result.number = is_whole ? whole.value : exact_number(*number, 6).value;
  } else if (const auto text = value.string()) {
    result.text = std::string(*text);
    result.kind = Literal::Kind::text;
    if (const auto day = parse_date(*text)) {
      result.kind = Literal::Kind::date;
      result.number = *day;
    } else if (const auto local = parse_local_moment(*text)) {
      result.kind = Literal::Kind::moment;
      result.number = *local;
    }
  }
  return result;
}

std::vector<Literal> Reading::literals(json::Value object, std::string_view key) const {
  std::vector<Literal> result;
  for (const json::Value item : items(object, key)) result.push_back(literal(item));
  return result;
}

// ---- filters, instants, people, contents ----------------------------------------------------------------------------

MessageFilter Reading::filter(json::Value object, std::string_view key) const {
  const json::Value value = get(object, key);
  MessageFilter result;
  result.span = value.span();
  result.purpose = choice<Purpose>(value, "purpose", names::purpose);
  result.channel = text_of(value, "channel");
  result.topic = text_of(value, "topic");
  result.kind = text_of(value, "kind");
  result.offer = text_of(value, "offer");
  result.journey = text_of(value, "journey");
  result.step = text_of(value, "step");
  return result;
}

Anchor Reading::anchor(json::Value object, std::string_view key) const {
  const json::Value value = get(object, key);
  Anchor result;
  result.span = value.span();
  const auto name = [&](const Id& id) {
    result.name = id.value;
    result.name_span = id.span;
  };
  if (const auto word = value.string()) {
    result.kind = *word == "entry" ? Anchor::Kind::entry : Anchor::Kind::now;
  } else if (const auto step = text_of(value, "step")) {
    result.kind = Anchor::Kind::step;
    name(*step);
  } else if (const auto attribute = text_of(value, "attribute")) {
    result.kind = Anchor::Kind::attribute;
    name(*attribute);
  } else if (const auto field = text_of(value, "entry")) {
    result.kind = Anchor::Kind::entry_field;
    name(*field);
  } else if (const auto day = date(value, "date")) {
    result.kind = Anchor::Kind::date;
    result.date = day->value;
  }
  return result;
}

std::optional<Otherwise> Reading::otherwise(json::Value object, std::string_view key) const {
  const json::Value value = get(object, key);
  if (!value) return std::nullopt;
  Otherwise result;
  result.span = value.span();
  if (const auto index = index_of(value, names::otherwise)) {
    result.kind = static_cast<Otherwise::Kind>(*index);
  } else if (const auto step = text_of(value, "step")) {
    result.kind = Otherwise::Kind::step;
    result.step = step->value;
    result.step_span = step->span;
  } else {
    return std::nullopt;
  }
  return result;
}

std::optional<InstantSpec> Reading::instant(json::Value object, std::string_view key) const {
  const json::Value value = get(object, key);
  // Without its anchor an instant says nothing: better no instant than a wrong one.
  if (!value.is(json::Kind::object) || !get(value, "of")) return std::nullopt;
  InstantSpec result;
  result.span = value.span();
  result.of = anchor(value, "of");
  result.plus = duration(value, "plus");
  result.at = clock(value, "at");
  result.on = days(value, "on");
  result.zone = text_of(value, "zone");
  result.if_past = otherwise(value, "if_past");
  result.if_missing = otherwise(value, "if_missing");
  return result;
}

Person Reading::read_person(json::Value value) const {
  Person result;
  result.span = value.span();
  result.owner = text_of(value, "owner");
  result.role = text_of(value, "role");
  if (const auto next = person(value, "else")) result.otherwise.push_back(*next);
  return result;
}

std::optional<Person> Reading::person(json::Value object, std::string_view key) const {
  const json::Value value = get(object, key);
  if (!value.is(json::Kind::object)) return std::nullopt;
  return read_person(value);
}

Content Reading::read_content(json::Value value) const {
  Content result;
  result.span = value.span();
  result.template_id = text_of(value, "template");
  result.subject = text(value, "subject");
  result.text = text(value, "text");
  result.html = text(value, "html");
  for (const json::Member& member : entries(value, "links")) {
    const auto address = member.value.string();
    if (!address || refused(member.value)) continue;
    result.links.push_back({{std::string(member.key), member.key_span}, {std::string(*address), member.value.span()}});
  }
  for (const json::Value item : items(value, "variants")) {
    auto condition = this->condition(item, "if");
    if (!condition) continue;  // for nobody knows whom
    result.variants.push_back({std::move(*condition), content(item, "content")});
  }
  return result;
}

Content Reading::content(json::Value object, std::string_view key) const { return read_content(get(object, key)); }

// ---- promises and ignored findings ----------------------------------------------------------------------------------

std::optional<Window> Reading::window(json::Value object, std::string_view key) const {
  const json::Value value = get(object, key);
  Window result;
  result.span = value.span();
  if (const auto sliding = duration(value, "sliding")) {
    result.kind = Window::Kind::sliding;
    result.length = sliding->value;
  } else if (const auto tumbling = duration(value, "tumbling")) {
    result.kind = Window::Kind::tumbling;
    result.length = tumbling->value;
  } else if (const auto unit = choice<Window::Unit>(value, "calendar", names::period)) {
    result.kind = Window::Kind::calendar;
    result.unit = unit->value;
    result.zone = text_of(value, "zone");
  } else {
    return std::nullopt;
  }
  return result;
}

Guarantee Reading::read_guarantee(json::Value value) const {
  Guarantee result;
  result.span = value.span();
  const auto kind = choice<Guarantee::Kind>(value, "kind", names::guarantee, Guarantee::Kind::at_most);
  if (!kind || refused(value)) return result;
  result.kind = kind->value;
  result.max = integer(value, "max");
  result.message = filter(value, result.kind == Guarantee::Kind::at_most ? "of" : "message");
  result.window = window(value, "window");
  result.after = trigger(value, "after");
  result.within = duration(value, "within");
  result.until = duration(value, "until");
  result.instance_scope = get(value, "scope").string() == "instance";
  result.consent = text_of(value, "consent");
  switch (result.kind) {
    case Guarantee::Kind::never_between:
      result.from_clock = clock(value, "from");
      result.to_clock = clock(value, "to");
      break;
    case Guarantee::Kind::reaches:
      result.from_step = text_of(value, "from");
      result.to_step = text_of(value, "to");
      break;
    case Guarantee::Kind::after_no:
      result.from = duration(value, "from");
      break;
    default:
      break;
  }
  return result;
}

std::vector<Guarantee> Reading::guarantees(json::Value object, std::string_view key) const {
  std::vector<Guarantee> result;
  for (const json::Value item : items(object, key)) result.push_back(read_guarantee(item));
  return result;
}

std::vector<Ignore> Reading::ignores(json::Value object, std::string_view key) const {
  std::vector<Ignore> result;
  for (const json::Value item : items(object, key)) {
    const auto rule = text_of(item, "rule");
    const auto reason = text_of(item, "reason");
    if (!rule || !reason) continue;  // an ignore without a reason hides nothing
    result.push_back({*rule, *reason, date(item, "until"), text_of(item, "by"), item.span()});
  }
  return result;
}

}  // namespace wayproof::model
