// What a journey does, in order of time: waits, conditions, messages, tasks.
#include <algorithm>

#include "base/stable_sort.h"
#include "table/draft.h"
#include "table/words.h"

namespace wayproof::tables {
namespace {

using Kind = Token::Kind;
using Timing = Token::Timing;

constexpr std::string_view tell_words =
    "提醒|通知|告知|推给|同步|remind|reminds|notify|notifies|tell|tells|alert|to the|inform";
constexpr std::string_view send_words = "发|发送|推|推送|则|send|sends|then|get|gets";
constexpr int most_daily = 14;  // repeated days that are written out

Json negation(Json condition) { return Json::object().add("not", std::move(condition)); }

bool is_message_act(const Token& token) { return token.is(Kind::channel); }

/// The channel of "mail opened", "tapped the push", "order in the mini-program": no message is sent on it.
bool is_object(const std::vector<Token>& tokens, std::size_t index, std::string_view text) {
  const auto gap = [&](const Token& a, const Token& b) { return text.substr(a.end, b.begin - a.end); };
  const Token& token = tokens[index];
  if (index + 1 < tokens.size() && tokens[index + 1].is(Kind::reaction)) {
    const std::string_view between = gap(token, tokens[index + 1]);
    if (between.size() <= 12 && !has_word(between, send_words)) return true;
  }
  if (index + 1 < tokens.size() && tokens[index + 1].is(Kind::event) && gap(token, tokens[index + 1]).empty()) {
    if (token.id == "mini-program" || token.id == "official-account" || token.id == "wecom") return true;
  }
  if (index > 0 && tokens[index - 1].is(Kind::reaction)) {
    const Token& reaction = tokens[index - 1];
    const std::string_view said = text.substr(reaction.begin, reaction.end - reaction.begin);
    const std::string_view between = trimmed(gap(reaction, token));
    return !said.starts_with("未读") && !said.starts_with("unread") && (between.empty() || between == "the");
  }
  return false;
}

/// "trial link clicked": what was clicked, not what happened.
bool is_clicked_thing(const std::vector<Token>& tokens, std::size_t index, std::string_view text) {
  const auto near = [&](const Token& a, const Token& b) {
    const std::string_view between = text.substr(a.end, b.begin - a.end);
    return between.size() <= 15 && !has_word(between, "且|但|并|后|and|but|then|未|没|没有|no|not") &&
           between.find_first_of(",;") == std::string_view::npos;
  };
  const Token& token = tokens[index];
  if (token.negated) return false;
  if (index > 0 && tokens[index - 1].is(Kind::reaction, "clicked") && near(tokens[index - 1], token)) return true;
  return index + 1 < tokens.size() && tokens[index + 1].is(Kind::reaction) && near(token, tokens[index + 1]);
}

/// True if the words say that something is to be done.
bool acts(const Segment& segment, std::string_view text) {
  bool happens = false;
  for (const Token& token : segment.tokens) happens = happens || token.is(Kind::event) || token.is(Kind::reaction);
  for (std::size_t i = 0; i < segment.tokens.size(); ++i) {
    const Token& token = segment.tokens[i];
    if (is_message_act(token) && !token.negated && !is_object(segment.tokens, i, text)) return true;
    const std::string_view words = text.substr(segment.begin, segment.end - segment.begin);
    if (token.is(Kind::role) && has_word(words, tell_words)) return true;
    if (token.is(Kind::points) && text.substr(token.begin, 1) == "+") return true;
    if (token.is(Kind::person) && token.id.starts_with("stage:") && !happens) return true;
    if (!token.is(Kind::action) || token.negated) continue;
    if (token.id == "score" || token.id == "leave") continue;
    if (token.id == "enter" && happens) continue;
    return true;
  }
  return false;
}

std::int64_t length(const Duration& duration) { return duration.longest(); }

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
    const std::int64_t seconds = length(token.duration);
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
  const bool internal = role != nullptr && has_word(folded, tell_words);
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
    if (!is_message_act(token) || token.negated || is_object(segment.tokens, i, words.text)) continue;
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
  if (channels.empty() && has_role && has_word(fold(title).text, tell_words)) {
    task(segment, title, false);
    told = true;
  }
  for (const std::string& channel : channels) {
    if (channel == "call") {
      task(segment, title, true);
    } else {
      message(channel, segment, title, row);
      told = told || (has_role && has_word(fold(title).text, tell_words));
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

void Draft::read_item(const Folded& words, Piece item, const Row& row, const Moment& given) {
  const std::vector<Segment> segments = segments_of(words, item);
  const std::string whole = words.written(item.begin, item.end);
  const std::size_t steps_before = steps_.size();
  ++item_;
  const int chain_before = chain_;
  Moment moment = given;
  std::vector<Condition> conditions;
  std::string when;  // the words that say when and for whom
  bool own_time = false;
  const bool sorted_by_days = given.duration && given.duration->timing == Timing::before;  // then `given` says all
  bool acted = false, reaction = false, any_time = false, understood = false;
  const bool some_act =
      std::any_of(segments.begin(), segments.end(), [&](const Segment& segment) { return acts(segment, words.text); });
  std::string unknown_condition;
  std::size_t acted_from = item.begin;  // where the words of the last action begin
  const auto before_acting = [&](const std::string& fallback) {
    // A first step without a time of its own has the trigger's.
    const bool of_trigger = !own_time && steps_.empty() && given.given() && !trigger_words_.empty();
    const std::string title = of_trigger ? trigger_words_ : when.empty() ? fallback : when;
    wait_for(moment, title, reaction, row.cell);
    ask_conditions(conditions, title);
    if (!unknown_condition.empty()) {
      unclear_step(unknown_condition, row.cell, "condition");
      steps_.back().way = Step::Way::unclear;
    }
    moment = {};
    conditions.clear();
    when.clear();
    unknown_condition.clear();
    reaction = false;
  };
  for (const Segment& segment : segments) {
    const bool acting = acts(segment, words.text);
    const std::string title = words.written(segment.begin, segment.end);
    const Token* event = nullptr;
    bool leaves = false;
    Moment said_time;
    for (const Token& token : segment.tokens) {
      any_time = any_time || token.is(Kind::mark, "any-time");
      leaves = leaves || token.is(Kind::action, "leave");
      reaction = reaction || token.is(Kind::reaction);
      if (token.is(Kind::event) && !token.negated && event == nullptr) event = &token;
      said_time.take(token);
    }
    if (!sorted_by_days) {  // the step's own time stands against the one that the trigger gives
      own_time = own_time || said_time.given();
      moment.add(said_time);
    }
    if (any_time && event != nullptr && chain_ == chain_before) {
      leave_any_time(*event, words, segment);
      moment = {};
      understood = true;
      if (acting) act(segment, words, row), acted = true;
      continue;
    }
    if (leaves && !acting) {  // "stop on payment"; alone it says what the end of a way says anyway
      if (event != nullptr) (void)read_exit(segment, words, row.cell, true);
      understood = true;
      continue;
    }
    // "Send the buying guide" with its channel in a column of its own asks for no purchase.
    std::vector<Condition> said = conditions_of(segment, words, acting || (!some_act && !row.channels.empty()));
    conditions.insert(conditions.end(), std::make_move_iterator(said.begin()), std::make_move_iterator(said.end()));
    if (acting) {
      before_acting(title);
      act(segment, words, row);
      acted = true;
      acted_from = segment.begin;
      continue;
    }
    const bool says_if = std::any_of(segment.tokens.begin(), segment.tokens.end(),
                                     [](const Token& token) { return token.is(Kind::mark, "if"); });
    const bool means_something = std::any_of(segment.tokens.begin(), segment.tokens.end(), [](const Token& token) {
      return !token.is(Kind::mark, "if") && !token.is(Kind::mark, "or");
    });
    understood = understood || means_something;
    if (!means_something && says_if) {
      unknown_condition = title;
    } else if (acted && !steps_.empty()) {  // remarks behind a step, or the offer of the message before
      Json& last = steps_.back().json;
      for (const Token& token : segment.tokens) {
        if (token.is(Kind::offer) && last.find("offer") == nullptr && last.find("topic") != nullptr) {
          shared_.vocabulary.offer(token, title);
          last.add("offer", token.id);
        }
        if (token.is(Kind::duration) && token.timing == Timing::valid && last.find("offer") != nullptr) {
          std::string offer = last.find("offer")->line();
          shared_.vocabulary.offer_valid(std::string_view(offer).substr(1, offer.size() - 2), token.duration);
        }
      }
      const bool says_when = std::any_of(segment.tokens.begin(), segment.tokens.end(), [](const Token& token) {
        return token.negated || token.is(Kind::reaction) || token.is(Kind::clock) || token.is(Kind::mark) ||
               (token.is(Kind::duration) && token.timing != Timing::valid);
      });
      if (!says_when) {
        const std::string longer = words.written(acted_from, segment.end);
        last.set("title", Json::text(longer));
        if (last.find("content") != nullptr) name_content(steps_.back(), longer);
        continue;
      }
    }
    when += (when.empty() ? "" : " ") + title;
  }
  if (!acted && !(understood && chain_ != 0)) {
    const bool only_time = understood && conditions.empty() && row.channels.empty() && moment.given() &&
                           segments.size() == 1 && has_word(words.text, "等待|等|wait|waits|停留");
    const bool only_leaves = understood && when.empty() && unknown_condition.empty();
    bool all_known = true;
    const std::vector<std::string> channels = only_leaves ? std::vector<std::string>{} : channels_of(row, all_known);
    if (!only_leaves) before_acting(whole);
    Segment all{item.begin, item.end, tokens_of(words.text, item.begin, item.end)};
    for (const std::string& channel : channels) {
      if (channel == "call")
        task(all, whole, true);
      else
        message(channel, all, whole, row);
    }
    const bool offers =
        std::any_of(all.tokens.begin(), all.tokens.end(), [](const Token& token) { return token.is(Kind::offer); });
    if (channels.empty() && offers)
      add_step("webhook", "coupon", whole).json.add("call", whole);
    else if (channels.empty() && !only_time && !only_leaves)
      unclear_step(whole, row.cell, "action");
  }
  for (std::size_t s = steps_before; s < steps_.size(); ++s) {  // what a coupon is worth may stand behind a comma
    const Step& step = steps_[s];
    if (!step.coupon.empty() && step.json.find("offer") == nullptr)
      shared_.books.ask("missing", "offer", row.cell, step.coupon);
  }
  if (steps_.size() > steps_before)
    shared_.books.mapped(row.cell, "steps." + steps_[steps_before].id);
  else if (understood)
    shared_.books.mapped(row.cell, "exits");
  chain_ = chain_before;
}

void Draft::read_actions(const Row& row) {
  if (row.cell.column >= shared_.grid.columns) return;
  chain_ = 0;
  const bool own_words = std::find(row.channels.begin(), row.channels.end(), row.cell) == row.channels.end();
  const Folded words = fold(shared_.text(row.cell));
  Moment given = steps_.empty() ? first_moment_ : Moment{};
  std::vector<Condition> conditions;
  std::string when;
  bool reaction = false;
  for (const CellRef at : row.conditions) {
    const Folded said = fold(shared_.text(at));
    const Segment segment{0, said.text.size(), tokens_of(said.text, 0, said.text.size())};
    const Token* event = nullptr;
    bool any_time = false;
    for (const Token& token : segment.tokens) {
      given.take(token);
      reaction = reaction || token.is(Kind::reaction);
      any_time = any_time || token.is(Kind::mark, "any-time");
      if (token.is(Kind::event) && !token.negated && event == nullptr) event = &token;
    }
    if (any_time && event != nullptr) {
      leave_any_time(*event, said, segment);
      shared_.books.mapped(at, "exits");
      given = {};
      continue;
    }
    when = said.written(0, said.text.size());
    conditions = conditions_of(segment, said, false);
    if (segment.tokens.empty()) {
      shared_.books.ask("not-understood", "condition", at, when);
      shared_.books.approximated(at, "note", "kept_as_note");
      note(when);
    } else {
      shared_.books.mapped(at, "steps");
    }
  }
  if (!row.conditions.empty()) {
    ++item_;
    wait_for(given, when, reaction, row.conditions.front());
    ask_conditions(conditions, when);
    --item_;  // what it asks holds for the row's first item
    given = {};
  } else if (steps_.empty() && !first_conditions_.empty()) {
    ++item_;
    wait_for(first_moment_, {}, false, row.cell);
    ask_conditions(first_conditions_, {});
    --item_;
    given = {};
  }
  std::vector<Piece> items = own_words ? items_of(words) : std::vector<Piece>{{0, words.text.size()}};

  // Every day before a date: the days are written out, in order of time with what comes once.
  struct Timed {
    int days = 0;  // before the date
    ClockTime clock = 0;
    Piece item;
  };
  std::vector<Timed> timed;
  bool daily_anywhere = false;
  std::pair<int, ClockTime> last = point_;
  for (const Piece item : items) {
    Moment said;
    for (const Token& token : tokens_of(words.text, item.begin, item.end)) said.take(token);
    const bool daily = said.daily || (first_moment_.daily && !said.given());
    if (said.duration && said.duration->timing == Timing::before) last.first = said.duration->duration.days;
    if (said.duration && said.duration->timing == Timing::nth_day)
      last.first = days_before_ - said.duration->duration.days + 1;
    if (said.same_day) last.first = said.names_date ? 0 : days_before_;
    const bool new_day = daily || said.duration;
    last.second = said.clock.value_or(new_day ? entry_clock_.value_or(0) : last.second);
    daily_anywhere = daily_anywhere || daily;
    if (!daily) timed.push_back({last.first, last.second, item});
    for (int day = days_before_; daily && day >= 1; --day) timed.push_back({day, last.second, item});
  }
  if (!date_.empty() && days_before_ > 0 && days_before_ <= most_daily && daily_anywhere) {
    stable_sort(timed,
                [](const Timed& a, const Timed& b) { return a.days != b.days ? a.days > b.days : a.clock < b.clock; });
    for (const Timed& one : timed) {
      Moment at;
      at.duration = Token{};
      at.duration->kind = Kind::duration;
      at.duration->timing = Timing::before;
      at.duration->duration = {0, one.days, 0};
      at.clock = one.clock;
      read_item(words, one.item, row, at);
    }
    return;
  }
  for (const Piece item : items) {
    read_item(words, item, row, given);
    given = {};
  }
}

Json Draft::steps() const {
  Json steps = Json::object();
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const Step& step = steps_[i];
    std::string next = "end", skip = "end";
    for (std::size_t k = steps_.size(); k-- > i + 1;) {
      if (steps_[k].chain != step.chain) continue;
      next = steps_[k].id;
      if (steps_[k].item != step.item) skip = steps_[k].id;
    }
    Json json = step.json;
    if (step.way == Step::Way::next) {
      json.add("next", next);
    } else if (step.way == Step::Way::unclear) {
      json.add("outcomes", Json::object().add("yes", next).add("no", skip));
    } else {
      Json one = Json::object();
      if (!step.name.empty()) one.add("name", step.name);
      one.add("if", step.condition).add("next", next);
      json.add("cases", Json::array().push(std::move(one))).add("else", skip);
    }
    steps.add(step.id, std::move(json));
  }
  steps.add("end", Json::object().add("type", "end"));
  return steps;
}

}  // namespace wayproof::tables
