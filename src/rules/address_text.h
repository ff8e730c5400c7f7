// Whether a text can be a mail address or a phone number at all. Form only: nobody is asked whether it exists.
// Tests: tests/unit/rules/address_text_test.cpp.
#pragma once

#include <cstdint>
#include <string_view>

namespace wayproof::rules {

/// What keeps a text from being an address; the names end the keys of messages.
enum class AddressFault : std::uint8_t {
  none,
  no_at,         ///< mail: not exactly one "@"
  local_part,    ///< mail: nothing, or something impossible, before the "@"
  domain,        ///< mail: what stands behind the "@" is no name of a host with a dot
  wide,          ///< mail: full-width characters or spaces
  no_digits,     ///< phone: something that is no digit (masked numbers, words)
  length,        ///< phone: too few or too many digits
  not_in_range,  ///< phone: no number of that region begins or is built so
};

[[nodiscard]] AddressFault mail_fault(std::string_view text);

/// `region` is an ISO 3166 code or empty. Spaces, hyphens, brackets and dots are left out, as people write them. Ranges
/// are known of CN (mobile: 1, then 3 to 9, 11 digits; others with their 0), US and CA (10 digits, neither part begins
/// with 0 or 1); of other regions and after "+" only the length (E.164: 15 digits at most).
[[nodiscard]] AddressFault phone_fault(std::string_view text, std::string_view region);

}  // namespace wayproof::rules
