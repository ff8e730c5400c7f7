// How long an SMS can become: what is written, the longest values of its variables, and the signature that the provider
// adds.
#pragma once

#include <cstdint>
#include <string>

#include "rules/sms_parts.h"
#include "rules/texts.h"

namespace wayproof::rules {

struct SmsLength {
  std::string written;         ///< the text without its variables, with the signature that the provider adds
  std::int64_t values = 0;     ///< characters of the longest values of its variables, as far as they are declared
  std::int64_t signature = 0;  ///< UTF-16 units of what the provider adds

  [[nodiscard]] SmsSize size() const { return sms_size(written); }
  /// In units of the charset that it takes, with the longest values.
  [[nodiscard]] std::int64_t longest() const { return size().units() + values; }
  [[nodiscard]] std::int64_t longest_characters() const { return size().wide + values; }
  [[nodiscard]] std::int64_t parts() const { return sms_parts(longest(), size().is_wide()); }
};

[[nodiscard]] SmsLength sms_length(const Context& context, const SentText& text);

}  // namespace wayproof::rules
