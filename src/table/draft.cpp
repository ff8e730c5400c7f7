// The frame of a journey: which cell is read as what, and the document that comes of it.
#include "table/draft.h"

#include <algorithm>
#include <string>

#include "text/utf8.h"

namespace wayproof::tables {
namespace {

// What stands in one cell as a field that is one line: its lines side by side, no longer than the field takes.
std::string one_line(std::string_view words) {
  constexpr std::size_t longest = 200;  // characters
  std::string line;
  std::size_t count = 0;
  for (std::size_t at = 0; at < words.size() && count < longest; ++count) {
    const std::size_t size = std::max<std::size_t>(1, utf8_length(words, at));
    const bool breaks = static_cast<unsigned char>(words[at]) < 0x20;
    line += breaks ? std::string_view(" ") : words.substr(at, size);
    at += size;
  }
  return line;
}

}  // namespace

void Moment::take(const Token& token) {
  if (token.is(Token::Kind::mark, "at-once")) at_once = true;
  if (token.is(Token::Kind::mark, "same-day")) same_day = true;
  if (token.is(Token::Kind::mark, "next-day")) next_day = true;
  if (token.is(Token::Kind::mark, "daily")) daily = true;
  if (token.is(Token::Kind::date)) names_date = true;
  if (token.is(Token::Kind::clock) && !clock) clock = token.clock;
  if (token.is(Token::Kind::duration) && !duration && token.timing != Token::Timing::valid &&
      token.timing != Token::Timing::least)
    duration = token;
}

void Moment::add(const Moment& other) {
  at_once = at_once || other.at_once;
  same_day = same_day || other.same_day;
  next_day = next_day || other.next_day;
  daily = daily || other.daily;
  names_date = names_date || other.names_date;
  if (other.duration) duration = other.duration;
  if (other.clock) clock = other.clock;
}

std::vector<CellRef> Draft::cells(Role role) const {
  std::vector<CellRef> found;
  for (const PlanRow& row : plan_.rows) {
    for (const std::size_t column : row.columns[static_cast<std::size_t>(role)]) found.push_back({row.row, column});
  }
  return found;
}

void Draft::note(std::string_view words) {
  if (words.empty() || note_.find(words) != std::string::npos) return;
  if (!note_.empty()) note_ += "；";
  note_ += words;
}

/// Words that our format has no place for stay with the journey, under the column's title.
void Draft::keep_as_note(CellRef at) {
  const std::string& title = shared_.columns.titles[at.column];
  const Folded words = fold(shared_.text(at));
  note((title.empty() ? "" : title + "：") + words.written(0, words.text.size()));
  shared_.books.approximated(at, "note", "kept_as_note");
}

/// Whoever has done what ends the journey at any time is out before later steps ask for it.
void Draft::expect_any_time(CellRef at) {
  const Folded words = fold(shared_.text(at));
  for (const Piece item : items_of(words)) {
    bool any_time = false;
    for (const Token& token : tokens_of(words.text, item.begin, item.end)) {
      any_time = any_time || token.is(Token::Kind::mark, "any-time");
      if (any_time && token.is(Token::Kind::event) && !token.negated) {
        add_exit(token.id, words.written(token.begin, token.end));
        break;
      }
    }
  }
}

/// An example that is no text for customers stays as a note with the row's step.
void Draft::keep_examples(const Row& row, std::size_t first_step) {
  for (const CellRef at : row.examples) {
    if (is_copy(at)) {
      const bool used =
          std::any_of(steps_.begin() + static_cast<std::ptrdiff_t>(first_step), steps_.end(), [](const Step& step) {
            const Json* const content = step.json.find("content");
            return content != nullptr && content->find("text") != nullptr;
          });
      if (used) continue;
    }
    const Folded words = fold(shared_.text(at));
    const std::string written = words.written(0, words.text.size());
    const auto step = std::find_if(steps_.begin() + static_cast<std::ptrdiff_t>(first_step), steps_.end(),
                                   [](const Step& one) { return one.json.find("content") != nullptr; });
    if (step == steps_.end()) {
      keep_as_note(at);
      continue;
    }
    step->json.set("note", Json::text(written));
    shared_.books.approximated(at, "steps." + step->id + ".note", "kept_as_note");
  }
}

/// "文案", "copy": what customers read, not an example of the rule.
bool Draft::is_copy(CellRef at) const {
  const std::string header = fold(shared_.columns.titles[at.column]).text;
  return header.find("文案") != std::string::npos || header.find("话术") != std::string::npos ||
         header.find("内容") != std::string::npos || has_word(header, "copy|text|content");
}

std::string Draft::make() {
  Json journey = Json::object();
  journey.add("format", "wayproof/journey@1").add("id", plan_.id);
  std::string title;
  for (const CellRef at : cells(Role::name)) {
    const Folded words = fold(shared_.text(at));
    if (title.empty()) title = words.written(0, words.text.size());
    shared_.books.mapped(at, "title");
  }
  for (const CellRef at : cells(Role::note)) keep_as_note(at);

  for (const CellRef at : cells(Role::finish)) read_finish(at);
  for (const CellRef at : cells(Role::exclusion)) read_exclusion(at);
  for (const CellRef at : cells(Role::condition_kind)) shared_.books.mapped(at, "entry.on");
  const std::vector<CellRef> triggers = cells(Role::trigger);
  // The first row's condition starts the journey; conditions of later rows are asked before their steps.
  std::optional<CellRef> trigger_cell;
  for (const CellRef at : triggers) {
    trigger_cell = at;
    read_trigger(at);
    if (!trigger_.empty()) break;
  }
  for (const CellRef at : triggers) expect_any_time(at);
  for (const CellRef at : cells(Role::action)) expect_any_time(at);
  point_ = {days_before_, entry_clock_.value_or(0)};
  for (const CellRef at : cells(Role::audience)) read_audience(at);
  std::string owner;
  for (const PlanRow& row : plan_.rows) {
    Row refs;
    const auto of = [&](Role role) {
      std::vector<CellRef> found;
      for (const std::size_t column : row.columns[static_cast<std::size_t>(role)]) found.push_back({row.row, column});
      return found;
    };
    refs.channels = of(Role::channel);
    refs.examples = of(Role::example);
    refs.owners = of(Role::owner);
    for (const CellRef at : of(Role::trigger)) {
      if (trigger_cell && at != *trigger_cell) refs.conditions.push_back(at);
    }
    for (const CellRef at : refs.owners) {
      const Folded words = fold(shared_.text(at));
      const std::string said = words.written(0, words.text.size());
      if (owner.empty()) owner = one_line(said);
      shared_.books.mapped(at, "owner");
      if (said != owner) note(said);
    }
    refs.cell = {row.row, shared_.grid.columns};
    const std::size_t steps_before = steps_.size();
    for (const CellRef at : of(Role::action)) {
      refs.cell = at;
      read_actions(refs);
      refs.channels.clear();  // a second cell of actions says its own
    }
    if (of(Role::action).empty() && !refs.channels.empty()) {
      refs.cell = refs.channels.front();
      read_actions(refs);
    }
    bool all_known = true;
    refs.channels = of(Role::channel);
    (void)channels_of(refs, all_known);  // of actions that name their channels themselves
    keep_examples(refs, steps_before);
  }
  for (const CellRef at : cells(Role::goal)) read_goal(at);

  if (trigger_.empty()) {
    const CellRef at = !triggers.empty() ? triggers.front() : CellRef{plan_.rows.front().row, 0};
    trigger_.add("event", "entry.to-be-named");
    shared_.books.ask("missing", "trigger", at, title);
  }
  if (steps_.empty()) {
    CellRef at{plan_.rows.front().row, 0};
    if (const auto actions = cells(Role::action); !actions.empty()) at = actions.front();
    shared_.books.ask("missing", "actions", at, title);
  }
  set_again();
  for (std::size_t i = 0; i < chain_events_.size(); ++i) {
    for (auto& [event, exit] : exits_) {
      const int chain = static_cast<int>(i) + 1;
      const auto step = std::find_if(steps_.begin(), steps_.end(), [&](const Step& one) { return one.chain == chain; });
      const bool free = exit.find("next") == nullptr && exit.find("then_enter") == nullptr;
      if (event == chain_events_[i] && step != steps_.end() && free) exit.add("next", step->id);
    }
  }
  if (title.empty() && !triggers.empty()) {
    const Folded words = fold(shared_.text(triggers.front()));
    title = words.written(0, words.text.size());
  }

  if (!title.empty()) journey.add("title", title);
  if (!owner.empty()) journey.add("owner", owner);
  if (!lifetime_.empty()) journey.add("lifetime", lifetime_);
  if (goal_) journey.add("goal", *goal_);
  if (!active_until_.empty()) {
    journey.add("active", Json::object().add("until", active_until_ + "T00:00:00").add("zone", "workspace"));
  }
  journey.add("entry", entry());
  if (!exits_.empty()) {
    Json exits = Json::array();
    for (auto& [event, exit] : exits_) exits.push(exit);
    journey.add("exits", std::move(exits));
  }
  const auto first = std::find_if(steps_.begin(), steps_.end(), [](const Step& step) { return step.chain == 0; });
  journey.add("first", first != steps_.end() ? first->id : "end");
  journey.add("steps", steps());
  if (!note_.empty()) journey.add("note", note_);
  return journey.pretty();
}

}  // namespace wayproof::tables
