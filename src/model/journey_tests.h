// Journey tests: customers with dated events, and what is expected to happen to them. They run through the same
// interpreter as traces do.
#pragma once

#include <optional>
#include <vector>

#include "model/condition.h"
#include "model/customer.h"
#include "model/fate.h"

namespace wayproof::model {

/// One thing that has to happen, or must not. What is absent is not asked for.
struct Expectation {
  enum class Kind : std::uint8_t {
    invalid,
    message,     ///< a message that fits `of` goes out
    no_message,  ///< none does; with `reason`: one was due, and did not go out for it
    entry,
    no_entry,  ///< no entry into `journey`; with `refusal`: one was asked for, and refused for it
    leave,
    step,     ///< the customer comes to `step`
    no_step,  ///< and never does
    state,    ///< `condition` holds at `at`, else at the end
  };
  Kind kind = Kind::invalid;
  MessageFilter of;        ///< message, no_message
  MaybeId journey;         ///< entry, no_entry, leave, step, no_step; of a step absent: the first that has it
  MaybeId step;            ///< step, no_step
  Maybe<Reason> reason;    ///< no_message
  Maybe<Refusal> refusal;  ///< no_entry
  Maybe<Leaving> how;      ///< leave
  std::optional<Condition> condition;
  std::optional<Moment> at;        ///< at this second
  std::optional<Moment> from, to;  ///< not before `from`, and before `to`
  Maybe<Duration> within;          ///< at most so long after the journey was entered
  Maybe<std::int64_t> times;       ///< exactly so often; absent: at least once
  Span span;
};

struct JourneyTest {
  Id id;
  Text title;
  MaybeId customer;  ///< id of a customer's file; absent: `own`
  std::optional<Customer> own;
  std::vector<Expectation> expectations;
  Span span;
};

/// One file of tests.
struct JourneyTests {
  FileId file = 0;
  Span span;
  Id id;
  Text title;
  std::vector<JourneyTest> tests;
};

}  // namespace wayproof::model
