// The words that people plan with, in English and Chinese, and what each means: data, so that a new word is one entry.
// All are written folded (table/fold.h).
#pragma once

#include <span>
#include <string_view>

#include "table/fold.h"

namespace wayproof::tables::words {

/// Headers of columns; the ids are names of roles (table/columns.h).
[[nodiscard]] std::span<const Meaning> columns();
/// Channels by the ids that a workspace usually gives them, which are names of kinds of channels.
[[nodiscard]] std::span<const Meaning> channels();
/// What a customer does. An id is an event's name.
[[nodiscard]] std::span<const Meaning> events();
/// Dates that an attribute holds. An id is an attribute's name; "birthday" and those that end in "_yearly" come again.
[[nodiscard]] std::span<const Meaning> dates();
/// What becomes of a message: "opened" ...
[[nodiscard]] std::span<const Meaning> reactions();
/// Who a customer is: "tag:vip", "segment:new-customers", "stage:MQL".
[[nodiscard]] std::span<const Meaning> people();
/// Places in the team: "sales", "adviser".
[[nodiscard]] std::span<const Meaning> roles();
/// What is done besides messages: "task", "tag", "score", "stage", "coupon", "enter", "leave".
[[nodiscard]] std::span<const Meaning> actions();
/// Units of time: "minute" ...
[[nodiscard]] std::span<const Meaning> units();
/// Days of the week as files write them: "mon" ...
[[nodiscard]] std::span<const Meaning> weekdays();
/// Kinds of messages that are no marketing: "transactional", "service", "otp".
[[nodiscard]] std::span<const Meaning> purposes();

}  // namespace wayproof::tables::words
