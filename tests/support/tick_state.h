// One state of the tick oracle: what one customer's runs and the program's memory of him come to after a tick, and
// nothing that can no longer matter. Times are countdowns wherever possible, so that states that differ only in when
// things were are the same state.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "support/tick_program.h"

namespace wayproof::testing::ticks {

enum class Waiting : std::uint8_t { nothing, time, event, held, answer };

/// The run of one journey.
struct Token {
  int step = -1;  ///< -1: outside
  Waiting waiting = Waiting::nothing;
  int wake = for_ever;                              ///< ticks until it wakes
  int life = for_ever;                              ///< ticks until its lifetime is over, where that can be reached
  int entered = 0;                                  ///< ticks since, up to the journey's entry_cap
  int due = 0;                                      ///< held: ticks since the message first came to the gate
  Bits exits_used = 0;                              ///< rules that go on at a step act once
  Bits already = 0;                                 ///< by since_bit: the event has come since
  std::array<int, most_anchors> left = no_times();  ///< ticks since the anchor was left, -1: never

  static constexpr std::array<int, most_anchors> no_times() {
    std::array<int, most_anchors> out{};
    for (int& one : out) one = -1;
    return out;
  }
  friend bool operator==(const Token&, const Token&) = default;
};

/// What counts in a cap now. Sliding: ticks until each of the latest sends leaves the window, greatest first.
/// Calendar: their number. Tumbling: their number, and in `leaves[0]` the ticks until the window closes.
struct CapUse {
  int count = 0;
  std::array<int, most_in_cap> leaves{};

  friend bool operator==(const CapUse&, const CapUse&) = default;
};

enum class Consent : std::uint8_t { unknown, given, withdrawn };

struct State {
  int next = 0;  ///< the tick that comes next
  std::array<Token, most_journeys> tokens;
  std::array<int, most_journeys> closed{};  ///< ticks until one may enter (again); for_ever: never
  std::array<int, most_attributes> attributes{};
  std::array<Consent, most_topics> consents{};
  std::array<int, most_experiments> arms{-1, -1, -1};
  std::array<CapUse, most_caps> caps;
  std::array<int, most_alike> alike{};  ///< ticks until alike messages may go out again
  Bits tags = 0;
  StepBits delivered = 0;  ///< steps of which a message was delivered that can still be reacted to

  friend bool operator==(const State&, const State&) = default;
};

/// Packs states into few words, the same number for every state of one program.
class Packing {
 public:
  explicit Packing(const TickProgram& program);

  [[nodiscard]] std::size_t words() const { return words_; }
  void pack(const State& state, std::uint64_t* to) const;
  void unpack(const std::uint64_t* from, State& state) const;

 private:
  template <class Carrier>
  void carry(Carrier& carrier, State& state) const;

  const TickProgram& program_;
  std::size_t words_ = 0;
};

}  // namespace wayproof::testing::ticks
