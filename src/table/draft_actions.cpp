// What a journey does: the actions of its rows in order of time, and how their steps go on to one another.
#include <algorithm>

#include "base/stable_sort.h"
#include "table/draft.h"
#include "table/meaning.h"

namespace wayproof::tables {
namespace {

using Kind = Token::Kind;
using Timing = Token::Timing;

constexpr int most_daily = 14;  // repeated days that are written out

}  // namespace

/// What is said behind a step: the offer of the message, how long it holds. True if it belongs to the step and says
/// nothing about what comes after it.
bool Draft::add_remark(const Segment& segment, const std::string& title) {
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
  return std::none_of(segment.tokens.begin(), segment.tokens.end(), [](const Token& token) {
    return token.negated || token.is(Kind::reaction) || token.is(Kind::clock) || token.is(Kind::mark) ||
           (token.is(Kind::duration) && token.timing != Timing::valid);
  });
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
    } else if (acted && !steps_.empty()) {
      if (add_remark(segment, title)) {
        const std::string longer = words.written(acted_from, segment.end);
        steps_.back().json.set("title", Json::text(longer));
        if (steps_.back().json.find("content") != nullptr) name_content(steps_.back(), longer);
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
