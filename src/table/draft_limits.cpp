// What ends a journey or keeps customers out of it, and what it is for.
#include <algorithm>

#include "table/draft.h"
#include "table/words.h"

namespace wayproof::tables {
namespace {

using Kind = Token::Kind;
using Timing = Token::Timing;

constexpr std::string_view opt_out_words =
    "退订|取消关注|取关|拒收|黑名单|禁发名单|opt-out|opt out|opts out|opted "
    "out|unsubscribe|unsubscribed|unsubscribes|do-not-contact";
constexpr std::string_view repeat_words =
    "同类|相同|类似|重复|收到过|已发送|发送过|已触达|触达过|进入过|参加过|已收到|收到|发过|similar|same content|same "
    "kind|received|"
    "already sent|contacted|entered|was in|got|again|at most once";
constexpr std::string_view last_step_words =
    "最后一步|最后一条|全部发送|发送完毕|流程走完|动作完成|走完|执行完毕|all sent|last step|last message|all "
    "steps|when done|sent out";

const Token* find(const std::vector<Token>& tokens, Kind kind) {
  const auto found = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) { return token.is(kind); });
  return found == tokens.end() ? nullptr : &*found;
}

}  // namespace

bool Draft::has_exit(std::string_view event) const {
  return std::any_of(exits_.begin(), exits_.end(), [&](const auto& exit) { return exit.first == event; });
}

void Draft::add_exit(const std::string& event, std::string_view words, Json exit) {
  for (auto& [known, json] : exits_) {
    if (known != event) continue;
    if (exit.find("on") != nullptr) json = std::move(exit);
    return;
  }
  if (exit.find("on") == nullptr) {
    Json on = Json::object();
    if (event == "opt_out")
      on.add("opt_out", "any");
    else
      on.add("event", event);
    Json whole = Json::object();
    if (!words.empty()) whole.add("name", words);
    whole.add("on", std::move(on));
    exit = std::move(whole);
  }
  exits_.emplace_back(event, std::move(exit));
}

/// The id of the journey that the words name: one of this table, else one made of them.
std::string Draft::journey_named(std::string_view folded) const {
  for (const auto& [title, id] : shared_.ids) {
    if (id != plan_.id && !title.empty() && folded.find(title) != std::string_view::npos) return id;
  }
  if (has_word(folded, "新客关怀|新客欢迎|new-customer care|new customer care")) return "new-customer-care";
  const std::string id = id_of_words(folded);
  return id.empty() || id.size() > 64 ? plan_.id + "-next" : id;
}

/// One thing that ends a run, or keeps customers from entering. False if the words say no such thing.
bool Draft::read_exit(const Segment& segment, const Folded& words, CellRef at, bool finish) {
  const std::string_view said = std::string_view(words.text).substr(segment.begin, segment.end - segment.begin);
  const std::string written = words.written(segment.begin, segment.end);
  if (has_word(said, opt_out_words)) {
    add_exit("opt_out", written);
    return true;
  }
  const Token* event = nullptr;
  const Token* window = nullptr;
  const Token* enters = nullptr;
  for (const Token& token : segment.tokens) {
    if (token.is(Kind::event) && event == nullptr) event = &token;
    if (token.is(Kind::duration) && token.timing != Timing::valid) window = &token;
    if (token.is(Kind::action, "enter")) enters = &token;
  }
  if (enters != nullptr && event == nullptr && !exits_.empty()) {  // "stop on payment, start new-customer care"
    Json& exit = exits_.back().second;
    if (exit.find("then_enter") == nullptr && exit.find("next") == nullptr) {
      exit.add("then_enter", journey_named(said.substr(enters->end - segment.begin)));
    }
    return true;
  }
  if (!finish && has_word(said, repeat_words)) {
    if (window == nullptr) {
      shared_.books.ask("missing", "window", at, written);
      note(written);
      return true;
    }
    again_ = Json::object().add("after", iso(window->duration)).add("since", "entry");
    shared_.books.approximated(at, "entry.again", "no_repeat");
    return true;
  }
  if (event != nullptr && (!event->negated || finish)) {
    shared_.vocabulary.event(event->id, words.written(event->begin, event->end));
    if (window != nullptr && !finish) {
      entry_if_.push_back(
          Json::object().add("not", Json::object().add("event", event->id).add("in", iso(window->duration))));
      return true;
    }
    if (event->negated) return false;
    add_exit(event->id, written);
    if (enters != nullptr) {
      exits_.back().second.add("then_enter", journey_named(said.substr(enters->end - segment.begin)));
    }
    if (window != nullptr && lifetime_.empty()) lifetime_ = iso(window->duration);
    return true;
  }
  for (const Token& token : segment.tokens) {
    if (!token.is(Kind::person)) continue;
    Json state = state_of(token, written)->json;
    if (finish) {
      Json exit = Json::object().add("name", written).add("on", Json::object().add("becomes", std::move(state)));
      add_exit(token.id, written, std::move(exit));
    } else {
      entry_if_.push_back(token.negated ? std::move(state) : Json::object().add("not", std::move(state)));
    }
    return true;
  }
  if (finish && window != nullptr) {
    if (lifetime_.empty()) lifetime_ = iso(window->duration);
    return true;
  }
  if (const Token* const day = find(segment.tokens, Kind::day); finish && day != nullptr) {
    active_until_ = iso_date(static_cast<Day>(day->number) + 1);
    return true;
  }
  // "Leaves" alone goes with what stands before it.
  const bool only_leave = std::all_of(segment.tokens.begin(), segment.tokens.end(),
                                      [](const Token& token) { return token.is(Kind::action, "leave"); });
  return (only_leave && !segment.tokens.empty()) || (finish && has_word(said, last_step_words)) ||
         has_word(said, "无|没有|none|n/a|-|—");
}

void Draft::read_exclusion(CellRef at) {
  const Folded words = fold(shared_.text(at));
  for (const Segment& segment : list_of(words)) {
    if (read_exit(segment, words, at, false)) {
      shared_.books.mapped(at, "exits");
      continue;
    }
    const std::string written = words.written(segment.begin, segment.end);
    note(written);
    shared_.books.approximated(at, "note", "kept_as_note");
    shared_.books.ask("not-understood", "exclusion", at, written);
  }
}

void Draft::read_finish(CellRef at) {
  const Folded words = fold(shared_.text(at));
  for (const Segment& segment : list_of(words)) {
    if (read_exit(segment, words, at, true)) {
      shared_.books.mapped(at, "exits");
      continue;
    }
    const std::string written = words.written(segment.begin, segment.end);
    note(written);
    shared_.books.approximated(at, "note", "kept_as_note");
    shared_.books.ask("not-understood", "finish", at, written);
  }
}

// A goal needs an event and a time; a plan mostly says a wish. The wish is kept, the rest is asked.
void Draft::read_goal(CellRef at) {
  const Folded words = fold(shared_.text(at));
  const std::string written = words.written(0, words.text.size());
  const std::vector<Token> tokens = tokens_of(words.text, 0, words.text.size());
  std::string event;
  std::vector<std::int64_t> rates;
  std::string within = lifetime_;
  for (const Token& token : tokens) {
    if (token.is(Kind::event) && !token.negated && event.empty()) {
      event = token.id;
      shared_.vocabulary.event(event, words.written(token.begin, token.end));
    }
    if (token.is(Kind::rate)) rates.push_back(token.number);
    if (token.is(Kind::duration)) within = iso(token.duration);
  }
  if (event.empty() && !exits_.empty() && exits_.front().first.find('.') != std::string::npos)
    event = exits_.front().first;
  const bool rises = has_word(words.text, "提升|提高|增长|增加|上升|+|up|uplift|raise|increase|more|higher");
  if (event.empty() || within.empty()) {
    note(written);
    shared_.books.approximated(at, "note", "kept_as_note");
    return shared_.books.ask("missing", "goal", at, written);
  }
  Json goal = Json::object().add("event", event).add("within", within);
  const auto rate = [](std::int64_t millionths) { return Json::raw(decimal(millionths)); };
  if (rates.size() == 2 && rates[0] < rates[1]) {
    goal.add("baseline", rate(rates[0])).add("target", rate(rates[1]));
  } else if (rates.size() == 1 && !rises && rates[0] <= 1'000'000) {
    goal.add("target", rate(rates[0]));
  } else {
    shared_.books.ask("missing", rises && !rates.empty() ? "baseline" : "target", at, written);
  }
  goal.add("sentence", written);
  goal_ = std::move(goal);
  shared_.books.mapped(at, "goal");
}

}  // namespace wayproof::tables
