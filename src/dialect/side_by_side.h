// Two runs of one customer, told as what became of each message in the one and in the other.
#pragma once

#include <vector>

#include "dialect/changes.h"
#include "trace/trace.h"

namespace wayproof::dialect {

/// What became of a message.
struct Fate {
  enum class Kind : std::uint8_t {
    not_reached,  ///< the customer never came to it
    sent,
    not_sent,
    waits,  ///< at the end of the run it was still held
  };
  Kind kind = Kind::not_reached;
  Instant planned = 0;  ///< when the customer came to it
  Instant sent = 0;
  model::Reason reason = model::Reason::nothing;  ///< not_sent
  bool too_many = false;                          ///< sent, although a limit that is only watched was full
};

struct Row {
  Index step = none;
  Instant at = 0;  ///< when the customer came to it; where that differs, for the first time
  Fate own, other;
  bool differs = false;

  /// The customer himself notices: another message, or another time.
  [[nodiscard]] bool gets_else() const {
    return own.kind != other.kind || (own.kind == Fate::Kind::sent && own.sent != other.sent);
  }
};

/// Every message to the customer, by time. The n-th message of a step in one run stands beside the n-th in the other.
[[nodiscard]] std::vector<Row> side_by_side(const program::Program& program, const trace::Run& own,
                                            const trace::Run& other);

}  // namespace wayproof::dialect
