// Customers moved on so that the midnight at which a limit begins anew falls between two of their messages: there a
// calendar day and any 24 hours part. Or the evening hour from which messages wait over that midnight.
#pragma once

#include <vector>

#include "model/customer.h"
#include "trace/trace.h"

namespace wayproof::dialect {

/// By how many seconds a customer whose run this is would have to do everything later, for each two messages that
/// follow each other and that the limit counts. None for a limit that begins at no midnight.
[[nodiscard]] std::vector<std::int64_t> onto_midnights(const program::Program& program, const trace::Run& run,
                                                       const program::Limit& limit);

}  // namespace wayproof::dialect
