// One file for each kind of question that a property asks, all of them called by prove.cpp alone. Each answers for
// ordinary weeks.
#pragma once

#include <optional>
#include <vector>

#include "proof/shrink.h"
#include "proof/witness.h"

namespace wayproof::proof {

/// So many ways are tried until it is given up to show one.
inline constexpr std::size_t most_tries = 24;

[[nodiscard]] Answer prove_at_most(Workspace& workspace, const Property& property, Instant start);
[[nodiscard]] Answer prove_never_between(Workspace& workspace, const Property& property, Instant start);
/// After an event, or an opt-out; also consent at each message, as nothing may go out after it was withdrawn.
[[nodiscard]] Answer prove_after(Workspace& workspace, const Property& property, Instant start);
[[nodiscard]] Answer prove_reaches(Workspace& workspace, const Property& property, Instant start);
/// What a message promises of itself with `by`.
[[nodiscard]] Answer prove_by(Workspace& workspace, const Property& property, Instant start);

/// Messages later than a reply window lets them go out.
[[nodiscard]] Answer prove_reply_window(Workspace& workspace, const Property& property, Instant start);

/// In each of which a point lies `duration` and `more` ticks behind another one or later (or, with `before`, earlier
/// than that), within the bounds.
[[nodiscard]] std::vector<std::vector<Difference>> apart(const Clock& clock, const Bounds& bounds, Point late,
                                                         Point early, const Duration& duration, Ticks more,
                                                         bool before = false);

/// A customer who goes these ways and breaks the property, played by the interpreter and made as plain as can be.
/// Nothing when nobody can go them, nobody knows how to bring it about, or it is no breach.
[[nodiscard]] std::optional<Refutation> replay(const Workspace& workspace, const std::vector<Way>& ways, Instant start,
                                               const Breach& breach, const FitsDay& fits = {});
/// Fills in what holds of an answer that looked at everything and found nothing possible, or that could show nobody.
[[nodiscard]] Answer searched(const Workspace& workspace, bool possible);
[[nodiscard]] Answer refuted(Refutation shown);

}  // namespace wayproof::proof
