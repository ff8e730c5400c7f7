#include "rules/sms_parts.h"

#include <algorithm>

#include "text/utf8.h"

namespace wayproof::rules {
namespace {

// The default alphabet beyond ASCII, and what of ASCII it lacks or takes from the extension table.
constexpr std::string_view beyond_ascii = "£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà";
constexpr std::string_view extension = "^{}\\[~]|€\f";

/// Septets of one character; 0 when it is not in the alphabet.
std::int64_t septets(std::string_view character) {
  if (extension.find(character) != std::string_view::npos) return 2;
  if (character.size() > 1) return beyond_ascii.find(character) == std::string_view::npos ? 0 : 1;
  const char c = character.front();
  return (c >= ' ' && c != '`' && c != '\x7f') || c == '\n' || c == '\r' ? 1 : 0;
}

}  // namespace

SmsSize sms_size(std::string_view text) {
  SmsSize size;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = std::max<std::size_t>(1, utf8_length(text, at));
    const std::string_view character = text.substr(at, length);
    const std::int64_t plain = septets(character);
    size.plain += std::max<std::int64_t>(1, plain);
    size.wide += length == 4 ? 2 : 1;
    const bool known = std::find(size.outside.begin(), size.outside.end(), character) != size.outside.end();
    if (plain == 0 && !known) size.outside.push_back(character);
    at += length;
  }
  return size;
}

std::int64_t sms_parts(std::int64_t units, bool wide) {
  const std::int64_t alone = wide ? 70 : 160;
  const std::int64_t part = wide ? 67 : 153;
  return units <= alone ? 1 : (units + part - 1) / part;
}

}  // namespace wayproof::rules
