#include "trace/make_test.h"

#include <algorithm>

#include "trace/narrate.h"

namespace wayproof::trace {
namespace {

using Expectation = model::Expectation;
using Kind = LogEntry::Kind;

class TestMaker {
 public:
  TestMaker(const model::Project& project, const program::Program& program, const Trace& trace)
      : project_(project), program_(program), trace_(trace) {}

  std::vector<Expectation> expectations() {
    for (const LogEntry& entry : trace_.log) {
      if (entry.kind == Kind::entered) {
        Expectation& expected = add(Expectation::Kind::entry, entry);
        expected.journey = journey(entry);
      } else if (entry.kind == Kind::left) {
        Expectation& expected = add(Expectation::Kind::leave, entry);
        expected.journey = journey(entry);
        expected.how = {entry.leaving, {}};
      } else if (entry.kind == Kind::refused && !is_minor(entry)) {
        Expectation& expected = in_that_second(add(Expectation::Kind::no_entry, entry), entry);
        expected.journey = journey(entry);
        expected.refusal = {entry.refusal, {}};
      } else if (entry.kind == Kind::message) {
        message(entry);
      }
    }
    nothing_else();
    return std::move(out_);
  }

 private:
  void message(const LogEntry& entry) {
    using Action = GateDecision::Action;
    if (entry.gate->action == Action::hold) return;  // comes again
    const bool sent = entry.gate->action == Action::send;
    Expectation& expected = add(sent ? Expectation::Kind::message : Expectation::Kind::no_message, entry);
    expected.of.journey = journey(entry);
    expected.of.step = step(entry);
    if (sent) return;
    in_that_second(expected, entry).reason = {entry.gate->reason, {}};
  }

  /// What does not happen has no moment; its range is the second in which it would have.
  Expectation& in_that_second(Expectation& expected, const LogEntry& entry) const {
    expected.at.reset();
    expected.from = moment(entry.at);
    expected.to = moment(entry.at + 1);
    return expected;
  }

  /// How many messages came of each journey that was entered; of a customer who enters none, that he enters none.
  void nothing_else() {
    constexpr Index most = 20;  // journeys that are named one by one
    bool any = false;
    for (Index j = 0; j < program_.journeys.size(); ++j) {
      const auto is_of = [&](const LogEntry& entry, Kind kind) { return entry.kind == kind && entry.journey == j; };
      const bool entered = std::any_of(trace_.log.begin(), trace_.log.end(),
                                       [&](const LogEntry& entry) { return is_of(entry, Kind::entered); });
      if (!entered) continue;
      any = true;
      const auto sent = std::count_if(trace_.log.begin(), trace_.log.end(), [&](const LogEntry& entry) {
        return is_of(entry, Kind::message) && entry.gate->action == GateDecision::Action::send;
      });
      Expectation& expected = out_.emplace_back();
      expected.kind = sent > 0 ? Expectation::Kind::message : Expectation::Kind::no_message;
      expected.of.journey = model::Id{project_.journeys[j].id.value, {}};
      if (sent > 0) expected.times = {sent, {}};
    }
    for (Index j = 0; !any && j < std::min<Index>(most, static_cast<Index>(program_.journeys.size())); ++j) {
      Expectation& expected = out_.emplace_back();
      expected.kind = Expectation::Kind::no_entry;
      expected.journey = model::Id{project_.journeys[j].id.value, {}};
    }
  }

  Expectation& add(Expectation::Kind kind, const LogEntry& entry) {
    Expectation& expected = out_.emplace_back();
    expected.kind = kind;
    expected.at = moment(entry.at);
    return expected;
  }

  /// On the customer's clock; with the offset where the clock shows the time twice.
  [[nodiscard]] model::Moment moment(Instant t) const {
    const Zone zone = trace_.state.zone;
    model::Moment out{zone.local(t), {}, {}};
    if (zone.resolve(out.local).at != t) out.offset = zone.offset_at(t);
    return out;
  }

  [[nodiscard]] model::MaybeId journey(const LogEntry& entry) const {
    return model::Id{project_.journeys[entry.journey].id.value, {}};
  }
  [[nodiscard]] model::MaybeId step(const LogEntry& entry) const {
    const Index at = entry.step - program_.journeys[entry.journey].steps_begin;
    return model::Id{project_.journeys[entry.journey].steps[at].id.value, {}};
  }

  const model::Project& project_;
  const program::Program& program_;
  const Trace& trace_;
  std::vector<Expectation> out_;
};

}  // namespace

model::JourneyTest make_test(const model::Project& project, const program::Program& program,
                             const model::Customer& customer, const Trace& trace) {
  model::JourneyTest test;
  test.id = customer.id;
  test.title = customer.title;
  test.own = customer;
  test.expectations = TestMaker(project, program, trace).expectations();
  return test;
}

}  // namespace wayproof::trace
