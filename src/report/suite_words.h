// Sentences about generated tests that the terminal and JSON share.
#pragma once

#include "report/suite_report.h"
#include "report/writers.h"

namespace wayproof::report {

/// "“Reminder” not sent: limits. No customer gets so many messages."
[[nodiscard]] Message open_words(const GeneratedProject& project, const suite::Open& open);
[[nodiscard]] std::string_view name_of(suite::Open::Why why);
/// "12 new tests for 2 journeys"
[[nodiscard]] std::string generated_summary(const GeneratedInput& input);

}  // namespace wayproof::report
