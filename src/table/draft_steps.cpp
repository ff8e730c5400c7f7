// The steps that the words of one action make: waits, conditions, messages, tasks, updates.
#include <algorithm>

#include "table/draft.h"
#include "table/meaning.h"
#include "table/words.h"

namespace wayproof::tables {
namespace {

using Kind = Token::Kind;
using Timing = Token::Timing;

Json negation(Json condition) { return Json::object().add("not", std::move(condition)); }

}  // namespace

Draft::Step& Draft::add_step(std::string_view type, std::string_view id, const std::string& title) {
  Step& step = steps_.emplace_back();
  const int count = ++id_counts_[std::string(id)];
  step.id = std::string(id) + (count == 1 ? "" : "-" + std::to_string(count));
  step.chain = chain_;
  step.item = item_;
  step.json.add("type", type);
  if (!title.empty()) step.json.add("title", title);
  return step;
}

void Draft::unclear_step(const std::string& title, CellRef at, std::string_view which) {
  add_step("opaque", "unclear", title).json.add("system", "plan");
  shared_.books.approximated(at, "steps", "opaque_step");
  shared_.books.ask("not-understood", which, at, title);
}

// ---- when

void Draft::wait_for(const Moment& moment, const std::string& title, bool after_step, CellRef at) {
  if (!moment.given() || (moment.at_once && !moment.duration && !moment.clock)) return;
  Json until = Json::object();
  const auto clock = [&] {
    if (moment.clock) until.add("at", iso_clock(*moment.clock));
  };
  const auto wait = [&](std::string_view key, Json value) {
    add_step("wait", "wait", title).json.add(key, std::move(value));
  };
  if (moment.duration && moment.duration->timing == Timing::within) return;  // the message's own limit
  if (!date_.empty() && days_before_ > 0 && chain_ == 0 &&
      (!moment.duration || moment.duration->timing == Timing::before || moment.duration->timing == Timing::nth_day)) {
    int days = point_.first;
    if (moment.duration) {
      const int said = moment.duration->duration.days;
      days = moment.duration->timing == Timing::before ? said : days_before_ - said + 1;
    } else if (moment.next_day) {
      --days;
    } else if (moment.same_day && moment.names_date) {
      days = 0;
    }
    const std::pair<int, ClockTime> point{days,
                                          moment.clock.value_or(days == point_.first ? point_.second : *entry_clock_)};
    if (point == point_) return;
    point_ = point;
    until.add("of", Json::object().add("attribute", date_));
    if (days != 0) until.add("plus", iso(Duration{0, -days, 0}));
    until.add("at", iso_clock(point.second)).add("if_past", "go_on").add("if_missing", "leave");
    return wait("until", std::move(until));
  }
  if (moment.duration) {
    const Token& token = *moment.duration;
    if (token.timing == Timing::before) return unclear_step(title, at, "time");
    const std::int64_t seconds = token.duration.longest();
    if (seconds == 0) {  // "day 0", "after 0 hours": at once, or at the time of day that is said
      if (!moment.clock) return;
      until.add("of", "now");
      clock();
      return wait("until", std::move(until));
    }
    const bool nth_day = token.timing == Timing::nth_day;
    const bool from_now =
        token.timing == Timing::further || (after_step && !nth_day) || chain_ != 0 || seconds <= reached_;
    if (!from_now && reached_ > 0 && !nth_day && !from_entry_asked_) {
      from_entry_asked_ = true;
      shared_.books.ask("assumed", "from_entry", at, title);
    }
    if (chain_ == 0) reached_ = from_now ? reached_ + seconds : seconds;
    if (from_now && !moment.clock) return wait("for", Json::text(iso(token.duration)));
    until.add("of", from_now ? "now" : "entry").add("plus", iso(token.duration));
    clock();
    return wait("until", std::move(until));
  }
  if (moment.next_day || moment.clock) {
    until.add("of", "now");
    if (moment.next_day) until.add("plus", "P1D");
    clock();
    if (moment.next_day) reached_ += day_seconds;
    return wait("until", std::move(until));
  }
  if (moment.daily) shared_.books.ask("missing", "daily_until", at, title);
}

// ---- for whom

std::vector<Draft::Condition> Draft::conditions_of(const Segment& segment, const Folded& words, bool acting) {
  std::vector<Condition> conditions;
  const auto add = [&](const Token& token, Json json, std::string event = {}) {
    conditions.push_back({token.negated ? negation(std::move(json)) : std::move(json), std::move(event)});
  };
  for (std::size_t i = 0; i < segment.tokens.size(); ++i) {
    const Token& token = segment.tokens[i];
    if (token.is(Kind::reaction)) {
      Json of = Json::object();
      std::string step = last_message_;
      for (std::size_t k = 0; k < segment.tokens.size(); ++k) {
        const Token& channel = segment.tokens[k];
        if (!channel.is(Kind::channel) || !is_object(segment.tokens, k, words.text)) continue;
        if (const auto last = last_of_channel_.find(channel.id); last != last_of_channel_.end()) step = last->second;
      }
      if (step.empty())
        of.add("purpose", "marketing");
      else
        of.add("step", step);
      add(token, Json::object().add("reaction", token.id).add("of", std::move(of)).add("since", "entry"));
    } else if (token.is(Kind::event)) {
      if (is_clicked_thing(segment.tokens, i, words.text)) continue;
      const std::string_view behind = std::string_view(words.text).substr(token.end, segment.end - token.end);
      const bool asked = !acting || starts_with_word(behind, "后|之后|以后|成功后|时|的客户|的用户|after|once") != 0;
      if (!token.negated && (!asked || token.id == entry_event_)) continue;
      // In a journey about trials, "not registered" means for the trial.
      const bool trial = token.id == "customer.registered" && has_exit("trial.registered");
      const std::string id = trial ? "trial.registered" : token.id;
      shared_.vocabulary.event(id, words.written(token.begin, token.end));
      Json json = Json::object().add("event", id).add("since", "entry");
      if (i + 1 < segment.tokens.size() && segment.tokens[i + 1].is(Kind::times) && segment.tokens[i + 1].number > 1) {
        json.add("at_least", Json::raw(std::to_string(segment.tokens[i + 1].number)));
      }
      add(token, std::move(json), token.negated ? id : "");
    } else if (token.is(Kind::person) && !acting) {
      conditions.push_back(*state_of(token, words.written(token.begin, token.end)));
    }
  }
  // Who has done what ends the journey is out already.
  const auto is_exit = [&](const Condition& condition) { return has_exit(condition.event); };
  conditions.erase(std::remove_if(conditions.begin(), conditions.end(), is_exit), conditions.end());
  return conditions;
}

void Draft::ask_conditions(const std::vector<Condition>& conditions, const std::string& title) {
  if (conditions.empty()) return;
  Step& step = add_step("branch", "check", title);
  step.way = Step::Way::ask;
  step.name = title;
  if (conditions.size() == 1) {
    step.condition = conditions.front().json;
    return;
  }
  Json all = Json::array();
  for (const Condition& condition : conditions) all.push(condition.json);
  step.condition = Json::object().add("all", std::move(all));
}

/// "Whenever a trial is registered: ...": a way of its own, from an exit rule.
void Draft::leave_any_time(const Token& event, const Folded& words, const Segment& segment) {
  shared_.vocabulary.event(event.id, words.written(event.begin, event.end));
  chain_ = ++chains_;
  chain_events_.push_back(event.id);
  add_exit(event.id, words.written(segment.begin, segment.end));
}

// ---- what

void Draft::message(const std::string& channel, const Segment& segment, const std::string& title, const Row& row) {
  const Token* offer = nullptr;
  const Token* role = nullptr;
  const Token* within = nullptr;
  const Token* valid = nullptr;
  bool coupon = false;
  for (const Token& token : segment.tokens) {
    if (token.is(Kind::offer)) offer = &token;
    if (token.is(Kind::role)) role = &token;
    if (token.is(Kind::action, "coupon")) coupon = true;
    if (token.is(Kind::duration) && token.timing == Timing::within) within = &token;
    if (token.is(Kind::duration) && token.timing == Timing::valid) valid = &token;
  }
  const std::string folded = fold(title).text;
  const bool internal = role != nullptr && tells(folded);
  const std::vector<Hit> purposes = find_all(folded, words::purposes());
  const std::string_view purpose = internal                               ? "internal"
                                   : purposes.empty() || offer != nullptr ? "marketing"
                                                                          : purposes.front().id();
  Step& step = add_step("message", internal ? "tell-" + role->id : channel, title);
  const std::string id = step.id;
  Json& json = step.json;
  json.add("channel", channel).add("purpose", purpose);
  shared_.vocabulary.channel(channel, {});
  if (internal) {
    shared_.vocabulary.role(role->id, {});
    json.add("to", Json::object().add("owner", role->id).add("else", Json::object().add("role", role->id)));
  } else {
    last_message_ = id;
    last_of_channel_[channel] = id;
    if (purpose == "marketing") json.add("topic", plan_topic);
  }
  if (offer != nullptr && !internal) {
    shared_.vocabulary.offer(*offer, fold(title).written(0, 0));
    if (valid != nullptr) shared_.vocabulary.offer_valid(offer->id, valid->duration);
    json.add("offer", offer->id);
  }
  if (coupon && !internal) step.coupon = title;
  if (within != nullptr) json.add("by", Json::object().add("of", "entry").add("plus", iso(within->duration)));
  Json content = Json::object();
  for (const CellRef at : row.examples) {
    if (!is_copy(at) || internal) continue;
    content.add("text", shared_.text(at));
    shared_.books.mapped(at, "steps." + id + ".content");
  }
  if (content.empty() && internal) content.add("text", title.empty() ? channel : title);
  const bool to_be_written = content.empty();
  json.add("content", std::move(content));
  if (to_be_written) name_content(step, title);
}

/// A text that somebody has yet to write, under a name of its own.
void Draft::name_content(Step& step, std::string_view title) {
  if (step.json.find("content")->find("text") != nullptr) return;
  std::string name = plan_.id + "-" + step.id;
  if (name.size() > 64) name = step.id;
  shared_.vocabulary.template_text(name, title);
  step.json.set("content", Json::object().add("template", name));
}

void Draft::task(const Segment& segment, const std::string& title, bool call) {
  const Token* role = nullptr;
  for (const Token& token : segment.tokens) {
    if (token.is(Kind::role)) role = &token;
  }
  const std::string who = role != nullptr ? role->id : call ? "telesales" : "sales";
  shared_.vocabulary.role(who, {});
  Json& json = add_step("task", call ? "call" : "task", title).json;
  if (json.find("title") == nullptr) json.add("title", call ? "call" : "task");
  json.add("assign", role != nullptr && !call
                         ? Json::object().add("owner", who).add("else", Json::object().add("role", who))
                         : Json::object().add("role", who));
  if (!call) return;
  shared_.vocabulary.channel("call", {});
  json.add("contact", Json::object().add("channel", "call").add("purpose", "marketing").add("topic", plan_topic));
}

void Draft::update(const Token& action, const Segment& segment, const std::string& title, const Row& row) {
  const Token* person = nullptr;
  for (const Token& token : segment.tokens) {
    if (token.is(Kind::person)) person = &token;
  }
  if (action.is(Kind::points)) {
    shared_.vocabulary.score();
    Json& json = add_step("update", "score", title).json;
    json.add("add_score", Json::object().add("lead", Json::raw(std::to_string(action.number))));
    return;
  }
  const std::string name = person != nullptr ? person->id.substr(person->id.find(':') + 1) : std::string();
  if (person != nullptr && person->id.starts_with("stage:")) {
    shared_.vocabulary.stage(name);
    add_step("update", "stage", title).json.add("stage", name);
    return;
  }
  if (action.id == "stage") return unclear_step(title, row.cell, "action");
  std::string tag = name;
  if (tag.empty()) tag = id_of_words(fold(title).text);
  if (tag.size() > 40) tag.clear();
  if (tag.empty()) {
    tag = plan_.id + "-tag";
    shared_.books.approximated(row.cell, "steps", "tag_by_number");
  }
  shared_.vocabulary.tag(tag);
  add_step("update", "tag", title)
      .json.add(action.id == "untag" ? "remove_tags" : "add_tags", Json::array().push(Json::text(tag)));
}

std::vector<std::string> Draft::channels_of(const Row& row, bool& all_known) {
  std::vector<std::string> channels;
  for (const CellRef at : row.channels) {
    const Folded words = fold(shared_.text(at));
    for (const Segment& segment : list_of(words)) {
      bool known = false;
      for (const Token& token : segment.tokens) {
        if (!token.is(Kind::channel)) continue;
        known = true;
        channels.push_back(token.id);
        shared_.vocabulary.channel(token.id, words.written(segment.begin, segment.end));
      }
      if (known) {
        shared_.books.mapped(at, "steps.channel");
      } else {
        all_known = false;
        shared_.books.approximated(at, "note", "kept_as_note");
        shared_.books.ask("not-understood", "channel", at, words.written(segment.begin, segment.end));
        note(words.written(segment.begin, segment.end));
      }
    }
  }
  return channels;
}

/// The steps that one segment asks for.
void Draft::act(const Segment& segment, const Folded& words, const Row& row) {
  const std::string title = words.written(segment.begin, segment.end);
  std::vector<std::string> own;
  bool told = false, or_mark = false;
  for (std::size_t i = 0; i < segment.tokens.size(); ++i) {
    const Token& token = segment.tokens[i];
    or_mark = or_mark || token.is(Kind::mark, "or");
    if (!token.is(Kind::channel) || token.negated || is_object(segment.tokens, i, words.text)) continue;
    if (std::find(own.begin(), own.end(), token.id) == own.end()) own.push_back(token.id);
  }
  if (or_mark && own.size() > 1) {  // which of them, only people know
    own.resize(1);
    shared_.books.approximated(row.cell, "steps", "first_of_several");
    shared_.books.ask("missing", "which_channel", row.cell, title);
  }
  const bool has_role = std::any_of(segment.tokens.begin(), segment.tokens.end(),
                                    [](const Token& token) { return token.is(Kind::role); });
  bool known = true;
  std::vector<std::string> channels = own;
  if (channels.empty()) {
    const bool only_coupons = std::all_of(segment.tokens.begin(), segment.tokens.end(), [](const Token& token) {
      return (!token.is(Kind::action) || token.id == "coupon") && !token.id.starts_with("stage:");
    });
    std::vector<std::string> said = channels_of(row, known);
    const bool by_call = std::find(said.begin(), said.end(), "call") != said.end();
    if (only_coupons)
      channels = std::move(said);
    else if (by_call)
      channels = {"call"};
  }
  if (channels.empty() && has_role && tells(fold(title).text)) {
    task(segment, title, false);
    told = true;
  }
  for (const std::string& channel : channels) {
    if (channel == "call") {
      task(segment, title, true);
    } else {
      message(channel, segment, title, row);
      told = told || (has_role && tells(fold(title).text));
    }
  }
  for (std::size_t i = 0; i < segment.tokens.size(); ++i) {
    const Token& token = segment.tokens[i];
    if (token.is(Kind::points) && !token.negated) update(token, segment, title, row);
    if (token.is(Kind::person) && token.id.starts_with("stage:") && channels.empty() &&
        std::none_of(segment.tokens.begin(), segment.tokens.end(), [](const Token& other) {
          return other.is(Kind::action, "tag") || other.is(Kind::action, "stage");
        }))
      update(token, segment, title, row);
    if (!token.is(Kind::action) || token.negated) continue;
    const bool before_channel = i + 1 < segment.tokens.size() && segment.tokens[i + 1].is(Kind::channel) &&
                                segment.tokens[i + 1].begin - token.end <= 1;
    if (token.id == "task" && !told && !before_channel && channels != std::vector<std::string>{"call"}) {
      task(segment, title, false);
      break;  // one task for "assign ... follow up"
    }
    if (token.id == "tag" || token.id == "untag" || token.id == "stage") update(token, segment, title, row);
    if (token.id == "enter") {
      const std::string_view rest = std::string_view(words.text).substr(token.end, segment.end - token.end);
      add_step("enter", "enter", title).json.add("journey", journey_named(rest));
    }
    if (token.id == "coupon" && channels.empty()) add_step("webhook", "coupon", title).json.add("call", title);
  }
}

}  // namespace wayproof::tables
