// The moves from one state of a token (proof/token.h), step type by step type. Internal to token.cpp and the three
// files that hold its parts: moves.cpp (what all have in common, decisions, exits, entries), moves_gate.cpp (what goes
// out) and moves_waits.cpp (how long it takes).
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "proof/gate.h"
#include "proof/token.h"

namespace wayproof::proof {

/// A time at which something goes on: `when` says for which customers, `latest` bounds the point where the move ends.
struct Token::Deadline {
  std::vector<Difference> when;
  Difference latest;  ///< of the end, from above

  /// The end is exactly there.
  [[nodiscard]] std::vector<Difference> exactly() const {
    std::vector<Difference> out = when;
    out.push_back(latest);
    out.push_back({latest.right, latest.left, -latest.most});
    return out;
  }
  [[nodiscard]] std::vector<Difference> at_most() const {
    std::vector<Difference> out = when;
    out.push_back(latest);
    return out;
  }
};

class Token::Moves {
 public:
  Moves(const Token& token, const State& state, const Scope& scope);

  [[nodiscard]] std::vector<Successor> all();
  /// From outside: enters at any time from now on, at `to` at the latest. `again`: he has been in before.
  [[nodiscard]] std::vector<Successor> entries(Ticks to, bool again);
  [[nodiscard]] std::vector<Promised> promised();

 private:
  using AnchorKind = model::Anchor::Kind;
  using Links = std::vector<Difference>;
  using Cause = program::Cause;
  enum class Ask : bool { no, yes };

  void branch();
  void update();
  void split();
  void message();
  void contact();
  void ask();
  void wait();
  void wait_until(const program::InstantSpec& spec);
  void wait_for_event();
  void free_target(const program::InstantSpec& spec);
  using Target = std::function<void(const Links& when, const std::optional<Difference>& latest)>;
  [[nodiscard]] bool each_target(const program::InstantSpec& spec, const Target& visit);

  // the gate
  void gate(Index sent, Index withheld, Ask then_asks);
  void go_out(const Links& links, Index outcome, Ask then_asks);
  void leave(const Links& links);
  void hold(const GatePolicy& policy, const Piece& piece, Index sent, Index withheld, Ask then_asks);
  /// The parts of a time in which the hours are closed, by what they do then.
  struct Closed {
    Piece piece;
    model::OnFail does = model::OnFail::hold;
  };
  [[nodiscard]] std::vector<Closed> closed(const GatePolicy& policy, const Piece& piece) const;
  /// When the customer is here whose message the hours hold back, and whether it would be held longer than allowed.
  struct Held {
    Links when;
    bool too_long = false;
  };
  /// `opens`: the instants from which on it is waited for one opening.
  [[nodiscard]] std::vector<Held> held_until(const Piece& opens) const;

  /// The move by outcome `o`, of which these facts are known.
  [[nodiscard]] Move by(Index o, Facts facts) const;
  /// Goes on by outcome `o` where the links lead.
  void go(Index o, const Links& links);
  void go_by(Cause cause, const Links& links);
  /// Leaves, or goes on elsewhere, by any exit rule before a deadline.
  void exits(const Deadline& deadline);
  void exits_while(const Links& links);
  void emit(Move move, Index to, const Links& links, State rest);
  /// The customer has opened the reply window, as far as is known.
  void emit_opened(Move move, Index to, const Links& links, const State& rest, const std::optional<Opened>& opened);
  /// What conditions say of it when the one at this position is the first that holds.
  [[nodiscard]] std::optional<Opened> opened_by(const std::vector<Index>& conditions, std::size_t position) const;
  [[nodiscard]] std::optional<Opened> opened_by_exit(const program::ExitRule& rule) const;
  /// In ticks: the run began so long ago at most, as he came to this step.
  [[nodiscard]] std::optional<Ticks> in_run() const;
  void happened(const Links& links, bool before);
  /// What is watched becomes known at the end of the move, which it may set off.
  void arrive(Move move, Index to, const Links& links, State rest);
  /// It becomes known while the customer is here, and sets nothing off.
  void learn();
  [[nodiscard]] Links while_watched(const Move& move) const;
  [[nodiscard]] bool pending() const { return state_.watched == State::Watched::pending; }
  /// The ways in which no exit rule acts as it becomes known; none if one surely does.
  [[nodiscard]] std::vector<Choice> unmoved(Ticks to) const;
  [[nodiscard]] std::vector<Choice> asked(const std::vector<Index>& conditions, Ticks to) const;
  [[nodiscard]] bool acts_no_more(Index rule) const;
  [[nodiscard]] Facts known_facts() const;

  /// Deadlines a duration after a point.
  [[nodiscard]] std::vector<Deadline> after(Point point, const Duration& duration) const;
  [[nodiscard]] std::vector<Links> firing(Index trigger, const Links& links, Ticks to) const;

  [[nodiscard]] Index outcome_of(Cause cause) const;
  /// From when on it is counted when who is outside may come back.
  [[nodiscard]] Point comes_back_since() const;
  [[nodiscard]] Point entry() const { return token_.anchor_of(AnchorKind::entry, none); }
  [[nodiscard]] Ticks earliest() const { return *state_.bounds.least(now_point); }
  [[nodiscard]] Ticks latest() const { return *state_.bounds.greatest(now_point); }
  /// Nothing that can still matter ends later.
  [[nodiscard]] Ticks horizon() const;
  [[nodiscard]] Links at_once() const { return {{end_, now_point, 0}, {now_point, end_, 0}}; }
  [[nodiscard]] Links no_earlier_than_now() const { return {{now_point, end_, 0}}; }
  [[nodiscard]] static Links both(Links a, const Links& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
  }
  [[nodiscard]] static Links within(Point point, Ticks from, Ticks to) {
    return {{point, base, to}, {base, point, -from}};
  }
  [[nodiscard]] Ticks shortest_notice(Index trigger) const;
  [[nodiscard]] bool same_clock(const program::InstantSpec& spec) const;

  const Token& token_;
  const program::Program& program_;
  const Clock& clock_;
  const State& state_;
  const program::Step* step_;
  Scope scope_;
  Point end_;
  std::vector<Successor> out_;
};

}  // namespace wayproof::proof
