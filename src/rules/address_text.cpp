#include "rules/address_text.h"

#include <algorithm>
#include <string>

namespace wayproof::rules {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// Characters that mail programs let stand before the "@" without quotes, and all that is not ASCII (RFC 6531).
bool may_be_local(char c) {
  return !is_ascii(c) || is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         std::string_view(".!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

/// Dots part it into pieces, none of which is empty.
bool has_empty_piece(std::string_view text) {
  return text.empty() || text.front() == '.' || text.back() == '.' || text.find("..") != std::string_view::npos;
}

bool is_host(std::string_view text) {
  if (has_empty_piece(text) || text.size() > 253 || text.find('.') == std::string_view::npos) return false;
  const auto fits = [](char c) {
    return !is_ascii(c) || is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.';
  };
  // The last piece is never a number, so that no IP address passes for a name.
  const char last = text[text.rfind('.') + 1];
  return std::all_of(text.begin(), text.end(), fits) && !is_digit(last);
}

AddressFault fault_in_china(std::string_view digits) {
  if (digits.front() == '0') {  // with its area code
    return digits.size() >= 10 && digits.size() <= 12 ? AddressFault::none : AddressFault::length;
  }
  if (digits.front() != '1' || digits.size() < 2 || digits[1] < '3') return AddressFault::not_in_range;
  return digits.size() == 11 ? AddressFault::none : AddressFault::length;
}

AddressFault fault_in_north_america(std::string_view digits) {
  if (digits.size() == 11 && digits.front() == '1') digits.remove_prefix(1);
  if (digits.size() != 10) return AddressFault::length;
  return digits[0] >= '2' && digits[3] >= '2' ? AddressFault::none : AddressFault::not_in_range;
}

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

}  // namespace

AddressFault mail_fault(std::string_view text) {
  // Full-width signs and spaces come in with Chinese input methods, and no server takes them.
  for (const std::string_view wide : {"＠", "．", "。", "　", " "}) {
    if (text.find(wide) != std::string_view::npos) return AddressFault::wide;
  }
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos) return AddressFault::no_at;
  const std::string_view local = text.substr(0, at);
  if (local.size() > 64 || has_empty_piece(local) || !std::all_of(local.begin(), local.end(), may_be_local)) {
    return AddressFault::local_part;
  }
  return is_host(text.substr(at + 1)) ? AddressFault::none : AddressFault::domain;
}

AddressFault phone_fault(std::string_view text, std::string_view region) {
  std::string digits;
  bool international = false;
  for (const char c : text) {
    if (is_digit(c)) {
      digits.push_back(c);
    } else if (c == '+' && digits.empty() && !international) {
      international = true;
    } else if (std::string_view(" -().").find(c) == std::string_view::npos) {
      return AddressFault::no_digits;
    }
  }
  if (digits.empty()) return AddressFault::no_digits;
  std::string_view number = digits;
  if (!international && starts_with(number, "00")) {
    international = true;
    number.remove_prefix(2);
  }
  if (number.empty()) return AddressFault::length;
  if (international && starts_with(number, "86")) {
    number.remove_prefix(2);
    return number.empty() ? AddressFault::length : fault_in_china(number);
  }
  if (international && number.front() == '1') return fault_in_north_america(number);
  if (!international && region == "CN") return fault_in_china(number);
  if (!international && (region == "US" || region == "CA")) return fault_in_north_america(number);
  constexpr std::size_t least = 5;
  constexpr std::size_t most = 15;
  return number.size() >= least && number.size() <= most ? AddressFault::none : AddressFault::length;
}

}  // namespace wayproof::rules
