// How long an SMS is. A message of the GSM alphabet has 160 characters, or 153 a part when it takes several; any other
// character switches the whole message to UCS-2: 70, or 67 a part. (3GPP TS 23.038 and 23.040.)
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace wayproof::rules {

struct SmsSize {
  std::int64_t plain = 0;                 ///< septets in the GSM alphabet; characters outside of it count as one
  std::int64_t wide = 0;                  ///< UTF-16 units
  std::vector<std::string_view> outside;  ///< characters outside of the GSM alphabet, each once, in order

  [[nodiscard]] bool is_wide() const { return !outside.empty(); }
  [[nodiscard]] std::int64_t units() const { return is_wide() ? wide : plain; }
};

[[nodiscard]] SmsSize sms_size(std::string_view text);

/// Parts that so many units take.
[[nodiscard]] std::int64_t sms_parts(std::int64_t units, bool wide);

}  // namespace wayproof::rules
