// What literals, lists of days and windows of a file are in a program and in a customer.
#pragma once

#include <optional>

#include "model/condition.h"
#include "model/journey.h"
#include "program/program.h"

namespace wayproof::program {

/// The value of a number, a rate, a truth value, a date or a moment. Nothing for lists, for absent literals, and for
/// texts: what a text is depends on whose table of texts it stands in.
[[nodiscard]] std::optional<Value> plain_value(const model::Literal& literal);

/// The days that a list names; all of them when it is empty.
[[nodiscard]] DaySet day_set(const std::vector<model::Located<model::DayKind>>& on);

/// The stretch over which a limit counts; `workspace` is the zone that a window may name as its own.
void set_window(const model::Window& window, Zone workspace, Limit& limit);

}  // namespace wayproof::program
