// Who enters a journey, and when.
#include <algorithm>

#include "table/draft.h"
#include "table/words.h"
#include "time/zone.h"

namespace wayproof::tables {
namespace {

using Kind = Token::Kind;
using Timing = Token::Timing;

const Token* first_of(const std::vector<Token>& tokens, Kind kind, bool negated = false) {
  for (const Token& token : tokens) {
    if (token.kind == kind && token.negated == negated) return &token;
  }
  return nullptr;
}

bool has_mark(const std::vector<Token>& tokens, std::string_view name) {
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) { return token.is(Kind::mark, name); });
}

std::string date_text(Day day) { return iso_date(day); }

Json happened(std::string_view event) { return Json::object().add("event", event); }
Json negation(Json condition) { return Json::object().add("not", std::move(condition)); }

constexpr ClockTime usual_clock = 10 * 3600;

}  // namespace

void Draft::read_trigger(CellRef at) {
  const Folded words = fold(shared_.text(at));
  std::vector<Token> tokens = tokens_of(words.text, 0, words.text.size());
  const std::string written = words.written(0, words.text.size());
  if (has_word(words.text, "handed over|hand-over|another journey|其他旅程转入|其他流程转入|由其他旅程|上一流程")) {
    trigger_.add("handed_over", Json::raw("true"));
    return shared_.books.mapped(at, "entry.on");
  }
  if (!trigger_of_date(tokens, at) && !trigger_of_clock(tokens, at) && !trigger_of_event(tokens, at) &&
      !trigger_of_state(tokens)) {
    note(written);
    shared_.books.approximated(at, "note", "kept_as_note");
    if (tokens.empty() || !has_word(words.text, "手动|人工|manual|manually")) {
      shared_.books.ask("not-understood", "trigger", at, written);
    }
    return;
  }
  shared_.books.mapped(at, "entry.on");
  trigger_words_ = written;
  const auto name = [&](const Token& token) {
    return std::string_view(words.text).substr(token.begin, token.end - token.begin);
  };
  for (const Token& token : tokens) {
    if (token.is(Kind::event)) {
      shared_.vocabulary.event(token.id, words.written(token.begin, token.end));
      // "30 min after cart without payment": who pays is out, at once and not only when a step asks.
      if (token.negated && token.id != entry_event_) add_exit(token.id, name(token));
    }
    if (token.is(Kind::date)) shared_.vocabulary.attribute(date_, words.written(token.begin, token.end));
    if (token.is(Kind::reaction) && token.negated) {
      Json reacted = Json::object().add("reaction", token.id).add("of", messages_of(tokens));
      first_conditions_.push_back({negation(std::move(reacted)), {}});
    }
    if (token.is(Kind::person) && !trigger_.find("becomes")) {
      if (auto state = state_of(token, words.written(token.begin, token.end))) entry_if_.push_back(state->json);
    }
  }
  if (trigger_.find("date") != nullptr || every_) {
    first_moment_.daily = has_mark(tokens, "daily") && !every_;
  } else if (!trigger_.find("becomes")) {
    for (const Token& token : tokens) {
      const bool counts = token.is(Kind::duration) && token.timing == Timing::window;
      if (!counts) first_moment_.take(token);
    }
  }
}

bool Draft::trigger_of_date(const std::vector<Token>& tokens, CellRef at) {
  const Token* const date = first_of(tokens, Kind::date);
  const Token* const day = first_of(tokens, Kind::day);
  if (date == nullptr && (day == nullptr || has_mark(tokens, "daily"))) return false;
  Duration plus;
  for (const Token& token : tokens) {
    if (!token.is(Kind::duration) || !plus.zero()) continue;
    if (token.timing == Timing::window || token.timing == Timing::valid || token.timing == Timing::least) continue;
    const bool before = token.timing == Timing::before;
    plus = token.duration;
    if (before) plus = {-plus.months, -plus.days, -plus.seconds};
    if (before) days_before_ = token.duration.days;
  }
  Json json = Json::object();
  if (date == nullptr) {
    const Instant moved = add(static_cast<Day>(day->number) * day_seconds, plus, Zone());
    json.add("on", date_text(day_of_local(moved)));
  } else {
    date_ = date->id;
    yearly_ = date_ == "birthday" || date_.ends_with("_yearly");
    if (date_.ends_with("_yearly")) date_.erase(date_.size() - 7);
    json.add("attribute", date_);
    if (!plus.zero()) json.add("plus", iso(plus));
  }
  const Token* const clock = first_of(tokens, Kind::clock);
  entry_clock_ = clock != nullptr ? clock->clock : usual_clock;
  json.add("at", iso_clock(*entry_clock_));
  if (clock == nullptr) shared_.books.ask("assumed", "clock", at);
  if (yearly_) json.add("yearly", Json::raw("true"));
  trigger_.add("date", std::move(json));
  return true;
}

bool Draft::trigger_of_clock(const std::vector<Token>& tokens, CellRef at) {
  const bool daily = has_mark(tokens, "daily");
  const Token* const weekday = first_of(tokens, Kind::weekday);
  const Token* const day = first_of(tokens, Kind::month_day);
  const bool weekly = has_mark(tokens, "weekly") && weekday != nullptr;
  const bool monthly = day != nullptr || has_mark(tokens, "monthly");
  if ((!daily && !weekly && !monthly) || first_of(tokens, Kind::event) != nullptr) return false;
  every_ = true;
  Json json = Json::object();
  json.add("period", daily ? "day" : weekly ? "week" : "month");
  if (weekday != nullptr && weekly) {
    Json on = Json::array();
    for (const Token& token : tokens) {
      if (token.is(Kind::weekday)) on.push(Json::text(token.id));
    }
    json.add("on", std::move(on));
  }
  if (monthly) json.add("day", Json::raw(std::to_string(day != nullptr ? day->number : 1)));
  const Token* const clock = first_of(tokens, Kind::clock);
  entry_clock_ = clock != nullptr ? clock->clock : usual_clock;
  json.add("at", iso_clock(*entry_clock_));
  if (clock == nullptr) shared_.books.ask("assumed", "clock", at);
  trigger_.add("every", std::move(json));
  again_ = Json::object().add("after", daily ? "PT20H" : weekly ? "P6D" : "P27D").add("since", "entry");
  // A daily mailing to those who have not ordered: asked anew each time.
  for (const Token& token : tokens) {
    if (token.is(Kind::duration) && token.timing == Timing::window) continue;
    if (token.is(Kind::day)) active_until_ = date_text(static_cast<Day>(token.number) + 1);
  }
  return true;
}

/// The messages that a trigger with a reaction means.
Json Draft::messages_of(const std::vector<Token>& tokens) {
  const Token* const channel = first_of(tokens, Kind::channel);
  if (channel == nullptr) return Json::object().add("purpose", "marketing");
  shared_.vocabulary.channel(channel->id, {});
  return Json::object().add("channel", channel->id);
}

bool Draft::trigger_of_event(const std::vector<Token>& tokens, CellRef at) {
  const Token* const reaction = first_of(tokens, Kind::reaction);
  const Token* event = first_of(tokens, Kind::event);
  if (event == nullptr && reaction == nullptr) return false;
  const Token* const times = first_of(tokens, Kind::times);
  const Token* window = nullptr;
  const Token* least = nullptr;
  for (const Token& token : tokens) {
    if (!token.is(Kind::duration)) continue;
    if (token.timing == Timing::window || token.timing == Timing::within) window = &token;
    if (token.timing == Timing::least) least = &token;
  }
  if (reaction != nullptr) {
    // The later of two reactions starts it; an event beside one is what was tapped on.
    const bool clicked = std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
      return token.is(Kind::reaction, "clicked") && !token.negated;
    });
    trigger_.add("reaction", clicked ? "clicked" : reaction->id);
    trigger_.add("of", messages_of(tokens));
    return true;
  }
  entry_event_ = event->id;
  if (times != nullptr && times->number > 1) {
    Json condition = happened(event->id);
    condition.add("at_least", Json::raw(std::to_string(times->number)));
    if (window != nullptr)
      condition.add("in", iso(window->duration));
    else
      shared_.books.ask("missing", "window", at);
    trigger_.add("becomes", std::move(condition));
    entry_event_.clear();
    return true;
  }
  std::vector<const Token*> others;
  for (const Token& token : tokens) {
    if (token.is(Kind::event) && !token.negated && token.id != entry_event_) others.push_back(&token);
  }
  if (!others.empty() && has_mark(tokens, "or")) {
    Json any = Json::array();
    any.push(happened(entry_event_));
    for (const Token* const other : others) any.push(happened(other->id));
    trigger_.add("any", std::move(any));
    return true;
  }
  trigger_.add("event", entry_event_);
  if (least != nullptr) {
    Json test =
        Json::object().add("field", "seconds").add("at_least", Json::raw(std::to_string(least->duration.longest())));
    trigger_.add("where", Json::array().push(std::move(test)));
  }
  for (const Token* const other : others) entry_if_.push_back(happened(other->id));
  return true;
}

// "No order for 30 days", "score 60 or more", "becomes a VIP".
bool Draft::trigger_of_state(const std::vector<Token>& tokens) {
  const Token* const absent = first_of(tokens, Kind::event, true);
  const Token* const duration = first_of(tokens, Kind::duration);
  if (absent != nullptr && duration != nullptr) {
    trigger_.add("becomes", negation(happened(absent->id).add("in", iso(duration->duration))));
    return true;
  }
  for (const Token& token : tokens) {
    if (token.is(Kind::points)) {
      shared_.vocabulary.score();
      trigger_.add("becomes",
                   Json::object().add("score", "lead").add("at_least", Json::raw(std::to_string(token.number))));
      return true;
    }
  }
  if (const Token* const person = first_of(tokens, Kind::person)) {
    trigger_.add("becomes", state_of(*person, {})->json);
    return true;
  }
  return false;
}

/// "tag:vip" as a condition.
std::optional<Draft::Condition> Draft::state_of(const Token& token, std::string_view words) {
  const std::size_t colon = token.id.find(':');
  const std::string family = token.id.substr(0, colon);
  const std::string name = token.id.substr(colon + 1);
  if (family == "tag") shared_.vocabulary.tag(name);
  if (family == "segment") shared_.vocabulary.segment(name, words);
  if (family == "stage") shared_.vocabulary.stage(name);
  Json json = Json::object().add(family, name);
  return Condition{token.negated ? negation(std::move(json)) : std::move(json), {}};
}

void Draft::read_audience(CellRef at) {
  const Folded words = fold(shared_.text(at));
  const std::string written = words.written(0, words.text.size());
  if (has_word(words.text,
               "全部用户|所有用户|全部客户|所有客户|全量用户|不限|全部|所有|all customers|all "
               "users|everybody|everyone|all")) {
    return shared_.books.mapped(at, "entry.if");
  }
  bool all_known = true;
  for (const Segment& segment : list_of(words)) {
    bool known = false;
    for (const Token& token : segment.tokens) {
      if (token.is(Kind::person)) {
        entry_if_.push_back(state_of(token, words.written(segment.begin, segment.end))->json);
        known = true;
      } else if (token.is(Kind::event)) {
        shared_.vocabulary.event(token.id, words.written(token.begin, token.end));
        known = true;
        // What starts the journey need not be asked, nor what ends it.
        if (token.id == entry_event_ || (token.negated && has_exit(token.id))) continue;
        entry_if_.push_back(token.negated ? negation(happened(token.id)) : happened(token.id));
      }
    }
    all_known = all_known && known;
  }
  if (all_known) return shared_.books.mapped(at, "entry.if");
  const std::string id = plan_.id + "-audience";
  shared_.vocabulary.segment(id, written);
  entry_if_.assign(1, Json::object().add("segment", id));
  shared_.books.approximated(at, "entry.if", "audience_by_name");
  shared_.books.ask("missing", "audience", at, written);
}

void Draft::set_again() {
  if (again_) return;
  if (yearly_) {
    again_ = Json::object().add("after", "P11M").add("since", "entry");
    return;
  }
  const auto triggers = cells(Role::trigger);
  const CellRef at = triggers.empty() ? CellRef{plan_.rows.front().row, 0} : triggers.front();
  shared_.books.ask("missing", "again", at);
}

Json Draft::entry() const {
  Json entry = Json::object();
  entry.add("on", trigger_);
  std::vector<Json> conditions;
  for (const Json& condition : entry_if_) {
    const auto same = [&](const Json& other) { return other.line() == condition.line(); };
    if (std::none_of(conditions.begin(), conditions.end(), same)) conditions.push_back(condition);
  }
  if (conditions.size() == 1) entry.add("if", conditions.front());
  if (conditions.size() > 1) {
    Json all = Json::array();
    for (Json& condition : conditions) all.push(std::move(condition));
    entry.add("if", Json::object().add("all", std::move(all)));
  }
  if (again_) entry.add("again", *again_);
  return entry;
}

}  // namespace wayproof::tables
