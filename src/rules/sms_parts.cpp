#include "rules/sms_parts.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace wayproof::rules {
namespace {

// The default alphabet beyond ASCII, and what of ASCII it lacks or takes from the extension table.
constexpr std::string_view beyond_ascii = "£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà";
constexpr std::string_view extension = "^{}\\[~]|€\f";

/// Septets of one character; 0 when it is not in the alphabet.
std::int64_t septets(std::string_view character) {
  // Of what takes three bytes or more, all of Chinese among it, only the euro is there.
  if (character.size() >= 3) return character == "€" ? 2 : 0;
  if (character.size() == 2) return beyond_ascii.find(character) == std::string_view::npos ? 0 : 1;
  const char c = character.front();
  if (c >= 'A' && c <= 'Z') return 1;
  if (c >= 'a' && c <= 'z') return 1;
  if (extension.find(c) != std::string_view::npos) return 2;
  return (c >= ' ' && c != '`' && c != '\x7f') || c == '\n' || c == '\r' ? 1 : 0;
}

/// The characters that were seen, each once. Most are new, which a bit of their own shows without a search.
class Distinct {
 public:
  void add(std::string_view character, std::vector<std::string_view>& list) {
    std::size_t hash = 0;
    for (const char c : character) hash = hash * 67 + static_cast<unsigned char>(c);
    const std::uint64_t bit = std::uint64_t{1} << hash % 64;
    std::uint64_t& word = bits_[hash / 64 % bits_.size()];
    if ((word & bit) == 0 || std::find(list.begin(), list.end(), character) == list.end()) list.push_back(character);
    word |= bit;
  }

 private:
  std::array<std::uint64_t, 16> bits_{};
};

}  // namespace

SmsSize sms_size(std::string_view text) {
  SmsSize size;
  Distinct distinct;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = std::max<std::size_t>(1, utf8_length(text, at));
    const std::string_view character = text.substr(at, length);
    const std::int64_t plain = septets(character);
    size.plain += std::max<std::int64_t>(1, plain);
    size.wide += length == 4 ? 2 : 1;
    if (plain == 0) distinct.add(character, size.outside);
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
