// What the words of a cell are, one after another: times, events, channels, discounts ... Nothing is concluded here;
// that is for table/meaning.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "table/fold.h"
#include "time/time.h"

namespace wayproof::tables {

struct Token {
  enum class Kind : std::uint8_t {
    channel,
    event,
    date,  ///< an attribute that holds one
    reaction,
    person,  ///< who a customer is
    role,    ///< a place in the team
    action,
    weekday,
    duration,   ///< `duration`, `timing`
    clock,      ///< `clock`
    day,        ///< a day of the calendar with its year: `number` days since 1970
    month_day,  ///< "每月1日": `number`
    rate,       ///< "20%": `number` in millionths
    times,      ///< "3 times": `number`
    points,     ///< "60 points", "+10分": `number`
    offer,      ///< `id` names it; `number` millionths off, or minor units off, `least` minor units to be spent
    mark,  ///< "daily", "next-day", "same-day", "at-once", "weekly", "monthly", "any-time", "if", "or", "money-off"
  };
  enum class Timing : std::uint8_t {
    bare,
    after,
    further,  ///< after the step before
    before,
    within,
    window,   ///< the last 7 days
    nth_day,  ///< day 5
    valid,    ///< how long an offer holds
    least,    ///< 3 minutes or more
  };
  Kind kind = Kind::mark;
  std::string id;
  std::size_t begin = 0, end = 0;
  bool negated = false;
  Timing timing = Timing::bare;
  Duration duration;
  ClockTime clock = 0;
  std::int64_t number = 0, least = 0;
  std::string_view currency;  ///< of an offer in money, where the words say it

  [[nodiscard]] bool is(Kind wanted) const { return kind == wanted; }
  [[nodiscard]] bool is(Kind wanted, std::string_view name) const { return kind == wanted && id == name; }
};

/// The words between two places of a folded text that mean something, in their order.
[[nodiscard]] std::vector<Token> tokens_of(std::string_view folded, std::size_t begin, std::size_t end);

/// A number at `at` ("1,234", "1.5", "三", "半"), in millionths; moves `at` behind it. Nothing if there is none.
[[nodiscard]] std::optional<std::int64_t> take_number(std::string_view folded, std::size_t& at);

}  // namespace wayproof::tables
