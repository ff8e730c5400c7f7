// The texts with a form of their own: ids, durations, clocks, dates, zones ... each as an expression for the schemas
// and as a function for the checker. Also exact reading of JSON numbers, which no format may round.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/shape.h"

namespace wayproof::model {

namespace formats {
extern const Format any_text;         ///< everything, also nothing
extern const Format line;             ///< one line that is not empty: names of people, teams, stages, links
extern const Format id;               ///< abc-def-1
extern const Format dotted_id;        ///< events, attributes and fields: order.paid, first_name
extern const Format duration;         ///< P3D, PT30M; longer than nothing
extern const Format zero_duration;    ///< the same, PT0S too
extern const Format signed_duration;  ///< the same, with a sign
extern const Format exact_duration;   ///< hours, minutes, seconds only; longer than nothing
extern const Format clock;            ///< 00:00:00 to 23:59:59
extern const Format clock_end;        ///< 24:00:00 too
extern const Format date;             ///< a day that exists, 1900 to 2199
extern const Format local_moment;     ///< 2027-03-01T10:00:00
extern const Format moment;           ///< the same, with an offset or Z if wanted
extern const Format date_or_moment;   ///< what comparisons of order take besides numbers
extern const Format zone;             ///< a name of the tz database
extern const Format zone_workspace;   ///< the same, or "workspace"
extern const Format zone_recipient;   ///< the same, or "recipient" or "workspace"
extern const Format language;         ///< en, zh, zh-CN
extern const Format region;           ///< CN, US, US-CA
extern const Format currency;         ///< CNY
extern const Format rule_set;         ///< year and month: 2026.11
extern const Format journey_format, workspace_format, customer_format, tests_format, baseline_format,
    pack_format;
}  // namespace formats

/// A JSON number read exactly at a power of ten; exponents are fine.
struct ExactNumber {
  enum class State : std::uint8_t { exact, too_fine, too_large };
  State state = State::exact;
  std::int64_t value = 0;  ///< the number times 10^scale; when too fine, cut off towards zero
  bool negative = false;   ///< known in every state
};
[[nodiscard]] ExactNumber exact_number(std::string_view json_number, int scale);

/// Unicode characters of a UTF-8 text.
[[nodiscard]] std::int64_t characters(std::string_view text);

}  // namespace wayproof::model
