// Whether the journeys of a workspace hang together at all. Where they do not, the proof adds up what each can do
// alone, and that is exact: nothing may stay open there, and the tests hold the prover to it.
#pragma once

#include "program/program.h"

namespace wayproof::testing {

/// True if no two journeys share what starts or ends them, none starts another, no two ask for the same thing, no
/// enforced check keeps a message back for what other messages did (caps, dedupe), and no way through a journey asks
/// for the same thing twice, the check before sending included. True is only said where all of that is certain.
[[nodiscard]] bool uncoupled(const program::Program& program);

}  // namespace wayproof::testing
