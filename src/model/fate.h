// What can become of an entry, of a customer in a journey and of a message, where it does not simply go on: what traces
// tell and journey tests expect. The words for them in files stand in model/names.h.
#pragma once

#include <cstdint>

namespace wayproof::model {

/// Why a customer did not enter a journey.
enum class Refusal : std::uint8_t { inside, too_soon, not_active, condition, exit_condition, loop };

/// How a customer left a journey.
enum class Leaving : std::uint8_t { end, exit_rule, lifetime, period_over, told_to, nowhere, loop };

/// Why a check of the gate fails.
enum class Reason : std::uint8_t {
  nothing,
  no_address,
  suppressed,
  no_consent,  ///< nothing on record
  withdrawn,   ///< the last word was no
  no_topic,    ///< the message names no topic, so no consent can cover it
  quiet_hours,
  outside_window,
  outside_working_hours,
  similar_sent,
  cap_full,
  held_too_long,  ///< it would have to wait longer than `hold_at_most`, or for ever
};

}  // namespace wayproof::model
