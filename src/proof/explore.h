// Every state that one journey can bring a customer into, up to what can still make a difference: first at all, on an
// ordinary week that repeats; then from each message on, through a window in which messages are counted.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "proof/token.h"

namespace wayproof::proof {

using Node = std::uint32_t;
inline constexpr Node no_node = none;

/// A state that was reached, and how.
struct Found {
  State state;
  Move move;
  Node parent = no_node;   ///< in the same exploration; none: it begins there
  std::int64_t count = 0;  ///< messages in the window
};

/// Work is counted in states, so that the answer does not depend on the machine. Where very many must be compared with
/// each new one, that takes longer than all the rest, and has a bound of its own.
struct Work {
  std::size_t most = 1'000'000;
  std::size_t most_compared = 128'000'000;
  std::size_t done = 0;
  std::size_t compared = 0;
  [[nodiscard]] bool over() const { return done >= most || compared >= most_compared; }
};

class Reached {
 public:
  /// Times are counted modulo `period`: a day where nothing looks at weekdays, else a week.
  Reached(const Token& token, Ticks period, Work& work, const Scope& scope = {});
  /// On dated days: who enters from then on, and who came to a step on ordinary days before, in [0, `lead`). What
  /// happens behind `length` is not followed.
  Reached(const Token& token, const Reached& ordinary, Ticks ordinary_period, Ticks lead, Ticks length, Work& work,
          const Scope& scope = {});

  [[nodiscard]] const Token& token() const { return *token_; }
  [[nodiscard]] const std::vector<Found>& found() const { return found_; }
  /// States just behind a message or contact that went out.
  [[nodiscard]] const std::vector<Node>& sends() const { return sends_; }
  /// The moves to a state, from the entry on.
  [[nodiscard]] std::vector<const Found*> way_to(Node node) const;

 private:
  const Token* token_;
  const Reached* ordinary_ = nullptr;
  std::vector<Found> found_;
  std::vector<Node> sends_;
  std::vector<Node> seeds_;  // the first of `found_` are these of the ordinary days
};

/// The moves from where an exploration begins, that one included.
[[nodiscard]] std::vector<const Found*> back_from(const std::vector<Found>& found, Node node);

/// At `node`, the `count`-th message that counts has gone out, at `last` at the earliest, within the window that the
/// first of them opened, at `first` at the latest and `apart` before it at the least. A window that begins no later,
/// ends behind `last` and is longer than `apart` can hold them all.
struct Counted {
  Ticks first = 0, last = 0, apart = 0;
  std::int64_t count = 0;
  Node node = no_node;
};

/// From every message that counts, on through a window of `length`.
class Counting {
 public:
  /// Nothing counts.
  Counting() = default;
  /// `counts` says of a step whether its messages are counted. It is not counted on beyond `enough`.
  Counting(const Reached& reached, const std::function<bool(Index step)>& counts, Ticks length, Work& work,
           std::int64_t enough = ceiling);

  [[nodiscard]] const std::vector<Counted>& counted() const { return counted_; }
  [[nodiscard]] const std::vector<Found>& found() const { return found_; }
  /// The state behind the first message, in the exploration of what can be reached, that a state here comes from.
  [[nodiscard]] Node start_of(Node node) const;

  /// More than this are not counted on.
  static constexpr std::int64_t ceiling = 400;

 private:
  std::vector<Found> found_;
  std::vector<Counted> counted_;
  std::vector<std::pair<Node, Node>> starts_;  // here, there
};

/// What comes after chosen states, or after something that happens in them, for as long as it is worth looking on.
class Following {
 public:
  struct Seed {
    Node from = no_node;  ///< in the exploration of what can be reached; none: outside of the journey
    State state;
    Ticks last_entry = 0;  ///< from outside: who enters later is not looked at
  };
  /// `goes_on` says of a state whether what follows it is looked at.
  Following(const Reached& reached, const std::vector<Seed>& seeds, const Scope& scope,
            const std::function<bool(const Found&)>& goes_on, Ticks period, Work& work);

  [[nodiscard]] const std::vector<Found>& found() const { return found_; }
  /// The state in the exploration of what can be reached that a state here comes from; none: from outside.
  [[nodiscard]] Node start_of(Node node) const;

 private:
  std::vector<Found> found_;
  std::vector<Node> starts_;  // by node: of the seeds, which come first
};

}  // namespace wayproof::proof
