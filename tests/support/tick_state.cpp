// See tick_state.h. One list of fields, `carry`, is used to measure, to pack and to unpack.
#include "support/tick_state.h"

#include <algorithm>

namespace wayproof::testing::ticks {
namespace {

int bits_for(int greatest) {
  int bits = 0;
  while (greatest >> bits != 0) ++bits;
  return bits;
}

constexpr int time_bits = 10;
constexpr int none_in_time = (1 << time_bits) - 1;
static_assert(longest < none_in_time);

class Measuring {
 public:
  void field(int /*value*/, int bits) { bits_ += bits; }
  [[nodiscard]] std::size_t words() const { return static_cast<std::size_t>(bits_ + 63) / 64; }
  static constexpr bool reads = false;

 private:
  int bits_ = 0;
};

class Writing {
 public:
  explicit Writing(std::uint64_t* to) : to_(to) { *to_ = 0; }
  void field(int value, int bits) {
    if (value < 0 || value >> bits != 0) throw Refused("a time too long for a state");
    const auto word = static_cast<std::uint64_t>(value);
    *to_ |= word << used_;
    used_ += bits;
    if (used_ < 64) return;
    used_ -= 64;
    *++to_ = used_ == 0 ? 0 : word >> (bits - used_);
  }
  static constexpr bool reads = false;

 private:
  std::uint64_t* to_;
  int used_ = 0;
};

class Reading {
 public:
  explicit Reading(const std::uint64_t* from) : from_(from) {}
  void field(int& value, int bits) {
    std::uint64_t word = *from_ >> used_;
    used_ += bits;
    if (used_ >= 64) {
      used_ -= 64;
      ++from_;
      if (used_ > 0) word |= *from_ << (bits - used_);
    }
    value = static_cast<int>(word & ((std::uint64_t{1} << bits) - 1));
  }
  static constexpr bool reads = true;

 private:
  const std::uint64_t* from_;
  int used_ = 0;
};

}  // namespace

// Fields of other types go through an int and come back; when packing that changes nothing.
template <class Carrier>
void Packing::carry(Carrier& carrier, State& state) const {
  const auto time = [&](int& value) {
    int word = value == for_ever ? none_in_time : value;
    carrier.field(word, time_bits);
    if (Carrier::reads) value = word == none_in_time ? for_ever : word;
  };
  const auto bits = [&](auto& value, int width) {
    int word = static_cast<int>(value);
    carrier.field(word, width);
    if (Carrier::reads) value = static_cast<std::remove_reference_t<decltype(value)>>(word);
  };
  const auto from_minus_one = [&](int& value, int most) {
    int word = value + 1;
    carrier.field(word, bits_for(most + 1));
    if (Carrier::reads) value = word - 1;
  };
  carrier.field(state.next, bits_for(program_.transient + program_.period - 1));
  for (std::size_t j = 0; j < program_.journeys.size(); ++j) {
    const JourneyPlan& plan = program_.journeys[j];
    Token& token = state.tokens[j];
    from_minus_one(token.step, static_cast<int>(program_.steps.size()) - 1);
    bits(token.waiting, 3);
    time(token.wake);
    if (!plan.lives_long) time(token.life);
    if (plan.entry_cap > 0) carrier.field(token.entered, bits_for(plan.entry_cap));
    carrier.field(token.due, time_bits);
    bits(token.exits_used, static_cast<int>(plan.exits.size()));
    bits(token.already, static_cast<int>(plan.since_triggers.size()));
    for (std::size_t a = 0; a < plan.anchor_caps.size(); ++a) from_minus_one(token.left[a], plan.anchor_caps[a]);
    time(state.closed[j]);
  }
  for (std::size_t a = 0; a < program_.attributes.size(); ++a) carrier.field(state.attributes[a], 4);
  for (std::size_t t = 0; t < program_.topics.size(); ++t) bits(state.consents[t], 2);
  for (std::size_t e = 0; e < program_.experiments.size(); ++e) from_minus_one(state.arms[e], 14);
  for (std::size_t c = 0; c < program_.caps.size(); ++c) {
    const CapPlan& plan = program_.caps[c];
    carrier.field(state.caps[c].count, bits_for(most_in_cap));
    const int times = plan.kind == model::Window::Kind::sliding    ? plan.max
                      : plan.kind == model::Window::Kind::tumbling ? 1
                                                                   : 0;
    for (std::size_t n = 0; n < static_cast<std::size_t>(times); ++n) {
      carrier.field(state.caps[c].leaves[n], bits_for(plan.length));
    }
  }
  for (std::size_t a = 0; a < static_cast<std::size_t>(program_.alike); ++a) time(state.alike[a]);
  bits(state.tags, static_cast<int>(program_.tags.size()));
  for (std::size_t s = 0; s < program_.steps.size(); ++s) {
    StepBits wanted = 0;
    for (const StepBits listened : program_.listened.reacted) wanted |= listened;
    if ((wanted >> s & 1U) == 0) continue;
    int delivered = static_cast<int>(state.delivered >> s & 1U);
    carrier.field(delivered, 1);
    if (Carrier::reads && delivered != 0) state.delivered |= StepBits{1} << s;
  }
}

Packing::Packing(const TickProgram& program) : program_(program) {
  Measuring measuring;
  State state;
  carry(measuring, state);
  words_ = measuring.words() + 1;  // a field that ends with its word begins the next one
}

void Packing::pack(const State& state, std::uint64_t* to) const {
  std::fill_n(to, words_, 0);
  Writing writing(to);
  State copy = state;
  carry(writing, copy);
}

void Packing::unpack(const std::uint64_t* from, State& state) const {
  state = State{};
  Reading reading(from);
  carry(reading, state);
}

}  // namespace wayproof::testing::ticks
