// Small workspaces written out, and what the prover answers to everything that they promise; for tests by example.
#pragma once

#include <string>
#include <vector>

#include "support/checked.h"

namespace wayproof::testing {

/// One line for each property: what it is, the verdict, what that rests on and, of limits, the numbers.
[[nodiscard]] std::string proved(const std::vector<TestFile>& files);

/// A shop in Shanghai with the channels `sms` and `email`, the topic `offers`, and the events `cart` and `paid`.
[[nodiscard]] std::string workspace(const std::string& gate);
/// Begins with `cart`, at the step "a". `more`: further keys, each with a comma behind it.
[[nodiscard]] std::string journey(const std::string& id, const std::string& steps, const std::string& more = "");

// Steps.
[[nodiscard]] std::string sms(const std::string& id, const std::string& next);
[[nodiscard]] std::string wait(const std::string& id, const std::string& length, const std::string& next);
inline const std::string end = R"("z": {"type": "end"})";

/// A gate with one limit on marketing messages.
[[nodiscard]] std::string cap(int max, const std::string& window, const std::string& mode = "observe");

}  // namespace wayproof::testing
