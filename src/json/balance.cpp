// The method: walk over the tokens with a stack of open brackets. Where a token cannot stand, or stands in an odd
// column, every repair that would make sense of it is tried out by walking on with it, and the one that gets furthest
// (then: with the fewest oddities) is taken. "No repair, the column is just odd" is always among them.
#include "json/balance.h"

#include <algorithm>
#include <optional>

#include "base/stable_sort.h"
#include "json/brackets.h"

namespace wayproof::json {
namespace {

using ErrorKind = SyntaxError::Kind;

enum class Repair : std::uint8_t {
  accept,       // leave it as it is
  close,        // put in closing brackets before the token
  open_object,  // put in '{' before the token
  open_array,   // put in '[' before the token
  wrap,         // put in '[' before the latest value, so that it becomes the first item
  drop,         // take the token out
  reopen,       // take the last closing bracket out
  substitute,   // read the token as the closing bracket that is due
};

struct Candidate {
  Repair repair = Repair::accept;
  std::size_t count = 1;  // brackets to close
};

struct Score {
  std::size_t reach = 0;  // tokens until the next one that cannot stand
  std::size_t oddities = 0;
  bool better_than(const Score& other) const {
    return reach != other.reach ? reach > other.reach : oddities < other.oddities;
  }
};

class Balancer {
 public:
  Balancer(std::vector<Token> tokens, std::vector<SyntaxError>& errors)
      : tokens_(std::move(tokens)), brackets_(tokens_), errors_(errors) {}

  std::vector<Token> run() {
    const auto size = static_cast<Index>(tokens_.size());
    for (Index i = 0; i < size; ++i) {
      const Trouble trouble = brackets_.trouble_at(state_, i);
      if (trouble.none()) {
        brackets_.advance(state_, i);
      } else if (!settle(i)) {
        break;  // the rest stands behind the end
      }
    }
    while (state_.stack.size() > 1) close_top(size, last_end(size));
    return patched();
  }

 private:
  // ---- repairs

  // All repairs that could make sense of the token, the likelier first.
  void candidates(Index i) {
    candidates_.clear();
    const Token& token = tokens_[i];
    const Frame& top = state_.stack.back();
    const bool inside = state_.stack.size() > 1;
    const bool member_due = top.begins_member();

    if (inside && brackets_.is_outdented(state_, i)) {
      if (const std::size_t count = count_to_indent(i)) suggest(Repair::close, count);
    }
    if (is_closer(token.kind)) {
      if (inside && token.kind != closer_of(top.kind)) {
        if (const std::size_t count = count_to(opener_of(token.kind))) suggest(Repair::close, count);
      }
      if (token.kind == TokenKind::close_array && top.is_object()) {
        if (top.slot == Slot::after) suggest(Repair::wrap);
        if (top.slot == Slot::value) suggest(Repair::open_array);
      }
      if (token.kind == TokenKind::close_object && inside && !top.is_object()) suggest(Repair::open_object);
      if (token.kind == TokenKind::close_object && top.is_object() && top.slot == Slot::value)
        suggest(Repair::open_object);
      if (inside && token.kind != closer_of(top.kind)) suggest(Repair::substitute);
      if (!inside || token.kind != closer_of(top.kind)) suggest(Repair::drop);
      return;
    }
    if (!inside) {
      if (top.slot == Slot::after && state_.last_closed) suggest(Repair::reopen);
      if (top.slot == Slot::value && brackets_.is_key(i)) suggest(Repair::open_object);
      return;
    }
    if (brackets_.is_indented(state_, i) && state_.last_closed) suggest(Repair::reopen);
    if (top.is_array() && brackets_.is_key(i)) {
      if (const std::size_t count = count_to(TokenKind::open_object)) suggest(Repair::close, count);
      suggest(Repair::open_object);
    }
    if (top.is_object() && member_due && token.kind != TokenKind::comma && token.kind != TokenKind::colon &&
        !brackets_.is_key(i)) {
      if (top.slot == Slot::key && has_value(top)) suggest(Repair::wrap);
      if (const std::size_t count = count_to(TokenKind::open_array)) suggest(Repair::close, count);
    }
    if (top.is_object() && top.slot == Slot::value && brackets_.is_key(i)) suggest(Repair::open_object);
  }

  void suggest(Repair repair, std::size_t count = 1) { candidates_.push_back({repair, count}); }

  static bool has_value(const Frame& frame) { return frame.value > frame.opener || (frame.put_in && frame.value != 0); }

  static TokenKind opener_of(TokenKind closer) {
    return closer == TokenKind::close_object ? TokenKind::open_object : TokenKind::open_array;
  }

  // How many brackets to close until one of this kind is innermost; 0 if there is none.
  std::size_t count_to(TokenKind opener) const {
    const auto& stack = state_.stack;
    for (std::size_t count = 1; count <= closed_at_once && count + 1 < stack.size(); ++count) {
      if (stack[stack.size() - 1 - count].kind == opener) return count;
    }
    return 0;
  }

  // How many brackets to close until the token's column is right; 0 if none is.
  std::size_t count_to_indent(Index i) const {
    const auto& stack = state_.stack;
    const std::int64_t indent = tokens_[i].indent;
    for (std::size_t count = 1; count <= closed_at_once && count + 1 < stack.size(); ++count) {
      const Frame& frame = stack[stack.size() - 1 - count];
      if (is_closer(tokens_[i].kind)) {
        if (frame.line_indent == indent && tokens_[i].kind == closer_of(frame.kind)) return count;
      } else if (frame.member_indent == indent ||
                 (frame.member_indent == Frame::unknown && indent > frame.line_indent)) {
        return brackets_.is_key(i) == frame.is_object() ? count : 0;
      }
    }
    return 0;
  }

  // Makes the state ready to take token `i` in.
  void prepare(BracketState& state, Candidate candidate, Index i) const {
    auto& stack = state.stack;
    switch (candidate.repair) {
      case Repair::accept:
        break;
      case Repair::close:
        stack.resize(stack.size() - candidate.count);
        stack.back().slot = Slot::after;
        if (i > 0 && tokens_[i - 1].kind == TokenKind::comma) {
          stack.back().slot = stack.back().is_object() ? Slot::key : Slot::value;  // the comma now stands behind them
        }
        break;
      case Repair::open_object:
      case Repair::open_array: {
        Frame& top = stack.back();
        top.slot = Slot::after;
        top.value = i;
        const bool object = candidate.repair == Repair::open_object;
        stack.push_back(Frame::opened(object ? TokenKind::open_object : TokenKind::open_array, i,
                                      i > 0 ? tokens_[i - 1].indent : 0));
        stack.back().put_in = true;
        break;
      }
      case Repair::wrap: {
        const Index value = stack.back().value;
        const bool comma = i > 0 && tokens_[i - 1].kind == TokenKind::comma;
        stack.back().slot = Slot::after;
        stack.push_back(Frame::opened(TokenKind::open_array, value, tokens_[value].indent));
        stack.back().put_in = true;
        stack.back().slot = comma ? Slot::value : Slot::after;
        stack.back().value = value;
        break;
      }
      case Repair::drop:
        break;
      case Repair::reopen: {
        Frame reopened = *state.last_closed;
        const bool comma = i > state.closer + 1;
        reopened.slot = !comma ? Slot::after : reopened.is_object() ? Slot::key : Slot::value;
        stack.push_back(reopened);
        break;
      }
      case Repair::substitute:
        break;
    }
  }

  // Walks on from a state without any repair.
  Score walk(BracketState& state, Index from) {
    Score score;
    Index i = from;
    const auto stop = static_cast<Index>(std::min<std::size_t>(tokens_.size(), std::size_t{from} + walk_limit));
    for (; i < stop; ++i) {
      const Trouble trouble = brackets_.trouble_at(state, i);
      if (trouble.impossible) break;
      score.oddities += trouble.oddities;
      brackets_.advance(state, i);
    }
    work_ += i - from + 1;
    score.reach = i;
    if (i == tokens_.size()) score.oddities += state.stack.size() - 1;
    return score;
  }

  // Finds and takes the best repair for a token that cannot stand or looks odd. False if the rest of the text is past
  // saving.
  bool settle(Index i) {
    const Trouble trouble = brackets_.trouble_at(state_, i);
    candidates(i);
    const bool behind_end = state_.stack.size() == 1 && trouble.impossible && !is_closer(tokens_[i].kind);
    if (!trouble.impossible || behind_end) suggest(Repair::accept);
    if (candidates_.empty()) suggest(Repair::drop);
    Candidate best = candidates_.front();
    if (candidates_.size() > 1) {
      // Hostile texts could make every token a riddle; past the work limit the first guess has to do.
      if (work_ < work_limit) {
        std::optional<Score> best_score;
        for (const Candidate candidate : candidates_) {
          const Score score = rate(candidate, i, trouble, behind_end);
          if (!best_score || score.better_than(*best_score)) {
            best_score = score;
            best = candidate;
          }
        }
      } else if (!trouble.impossible) {
        best = {};
      }
    }
    if (best.repair == Repair::accept && behind_end) {
      errors_.push_back({ErrorKind::text_after_end, {tokens_[i].span.begin, tokens_.back().span.end}, {}});
      tokens_.resize(i);
      return false;
    }
    record(best, i);
    prepare(state_, best, i);
    if (best.repair != Repair::drop) brackets_.advance(state_, i);
    return true;
  }

  Score rate(Candidate candidate, Index i, Trouble trouble, bool behind_end) {
    const Repair repair = candidate.repair;
    if (repair == Repair::accept && behind_end) return {i, 0};
    BracketState trial = state_;
    work_ += trial.stack.size();
    prepare(trial, candidate, i);
    if (repair == Repair::drop || repair == Repair::substitute) {
      trouble.oddities = 0;
    } else {
      trouble = brackets_.trouble_at(trial, i);  // what is left of it
      if (trouble.impossible) return {i, 0};
    }
    if (repair != Repair::drop) brackets_.advance(trial, i);
    Score score = walk(trial, i + 1);
    if (behind_end && trial.stack.size() > 1) return {0, 0};  // it was no bracket too many that ended the text early
    score.oddities += trouble.oddities + (repair == Repair::accept ? 0 : candidate.count);
    return score;
  }

  // ---- taking notes of what is put in and out

  struct Patch {
    Index before = 0;
    TokenKind kind = TokenKind::junk;
    std::uint32_t at = 0;
  };

  void record(Candidate candidate, Index i) {
    switch (candidate.repair) {
      case Repair::accept:
        break;
      case Repair::close: {
        const Index before = i > 0 && tokens_[i - 1].kind == TokenKind::comma ? i - 1 : i;
        for (std::size_t n = 0; n < candidate.count; ++n) {
          const Frame& frame = state_.stack[state_.stack.size() - 1 - n];
          put_closer(frame, before, last_end(before));
        }
        break;
      }
      case Repair::open_object:
        put_opener(TokenKind::open_object, i, ErrorKind::unopened_object);
        break;
      case Repair::open_array:
        put_opener(TokenKind::open_array, i, ErrorKind::unopened_array);
        break;
      case Repair::wrap:
        put_opener(TokenKind::open_array, state_.stack.back().value, ErrorKind::unopened_array);
        break;
      case Repair::drop:
        take_out(i);
        break;
      case Repair::reopen:
        take_out(state_.closer);
        break;
      case Repair::substitute:
        errors_.push_back({ErrorKind::mismatched_bracket, tokens_[i].span, opener_span(state_.stack.back())});
        tokens_[i].kind = closer_of(state_.stack.back().kind);
        break;
    }
  }

  void close_top(Index before, std::uint32_t at) {
    put_closer(state_.stack.back(), before, at);
    state_.stack.pop_back();
  }

  void put_closer(const Frame& frame, Index before, std::uint32_t at) {
    const ErrorKind error = frame.is_object() ? ErrorKind::unclosed_object : ErrorKind::unclosed_array;
    errors_.push_back({error, {at, at}, opener_span(frame)});
    patches_.push_back({before, closer_of(frame.kind), at});
  }

  void put_opener(TokenKind kind, Index before, ErrorKind error) {
    const std::uint32_t at = tokens_[before].span.begin;
    errors_.push_back({error, {at, at}, {}});
    patches_.push_back({before, kind, at});
  }

  void take_out(Index i) {
    const bool bracket = is_closer(tokens_[i].kind);
    errors_.push_back({bracket ? ErrorKind::stray_bracket : ErrorKind::unexpected_text, tokens_[i].span, {}});
    dropped_.push_back(i);
  }

  Span opener_span(const Frame& frame) const {
    const std::uint32_t at = tokens_[frame.opener].span.begin;
    return frame.put_in ? Span{at, at} : tokens_[frame.opener].span;
  }

  std::uint32_t last_end(Index before) const { return before > 0 ? tokens_[before - 1].span.end : 0; }

  std::vector<Token> patched() {
    if (patches_.empty() && dropped_.empty()) return std::move(tokens_);
    // At one place closing brackets come first; of opening ones the later found holds the others.
    stable_sort(patches_, [](const Patch& a, const Patch& b) {
      if (a.before != b.before) return a.before < b.before;
      return !is_opener(a.kind) && is_opener(b.kind);
    });
    for (auto from = patches_.begin(); from != patches_.end();) {
      auto to = from;
      while (to != patches_.end() && to->before == from->before && is_opener(to->kind)) ++to;
      std::reverse(from, to);
      from = to == from ? from + 1 : to;
    }
    stable_sort(dropped_);
    std::vector<Token> result;
    result.reserve(tokens_.size() + patches_.size());
    auto patch = patches_.begin();
    auto dropped = dropped_.begin();
    for (Index i = 0; i <= tokens_.size(); ++i) {
      for (; patch != patches_.end() && patch->before == i; ++patch) {
        Token& token = result.emplace_back();
        token.kind = patch->kind;
        token.span = {patch->at, patch->at};
      }
      if (i == tokens_.size()) break;
      if (dropped != dropped_.end() && *dropped == i) {
        ++dropped;
      } else {
        result.push_back(tokens_[i]);
      }
    }
    return result;
  }

  // Bounds that no honest text comes near; they keep hostile ones linear.
  static constexpr std::size_t closed_at_once = 32;
  static constexpr std::size_t walk_limit = 4000;
  static constexpr std::size_t work_limit = 400000;

  std::vector<Token> tokens_;
  Brackets brackets_;  // looks at tokens_
  std::vector<SyntaxError>& errors_;
  BracketState state_;
  std::vector<Candidate> candidates_;
  std::vector<Patch> patches_;
  std::vector<Index> dropped_;
  std::size_t work_ = 0;
};

}  // namespace

std::vector<Token> balance(std::vector<Token> tokens, std::vector<SyntaxError>& errors) {
  return Balancer(std::move(tokens), errors).run();
}

}  // namespace wayproof::json
