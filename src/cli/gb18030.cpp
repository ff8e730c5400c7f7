#include "cli/gb18030.h"

#include <cstdint>
#include <vector>

#include "text/character.h"

namespace wayproof::cli {
namespace {

constexpr std::uint32_t trails = 190;
constexpr std::uint32_t two_byte_codes = 126 * trails;
constexpr std::uint32_t beyond_basic_plane = 189'000;  // the place of U+10000 among the codes of four bytes

/// Where each character of the basic plane has its code.
class Codes {
 public:
  Codes() : place_(0x10000, 0) {
    for (std::size_t i = 0; i < two_byte_codes; ++i) place_[gb18030_two_bytes[i]] = static_cast<std::uint32_t>(i) + 1;
    // Those without a code of two bytes stand in order among those of four.
    for (char32_t code = 0x80; code < 0x10000; ++code) {
      if (place_[code] != 0 || (code >= 0xD800 && code <= 0xDFFF)) continue;
      place_[code] = static_cast<std::uint32_t>(two_byte_codes + four_.size()) + 1;
      four_.push_back(static_cast<char16_t>(code));
    }
  }
  /// Places of two bytes first, then those of four.
  [[nodiscard]] std::uint32_t place(char32_t code) const { return place_[code] - 1; }
  [[nodiscard]] const std::vector<char16_t>& four() const { return four_; }

 private:
  std::vector<std::uint32_t> place_;
  std::vector<char16_t> four_;
};

const Codes& codes() {
  static const Codes all;
  return all;
}

void append_four(std::string& out, std::uint32_t place) {
  const auto put = [&](std::uint32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  put(0x81 + place / 12'600);
  put(0x30 + place / 1'260 % 10);
  put(0x81 + place / 10 % 126);
  put(0x30 + place % 10);
}

}  // namespace

std::optional<std::string> from_gb18030(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() * 3 / 2);
  for (std::size_t at = 0; at < bytes.size();) {
    const auto byte = [&](std::size_t i) -> std::uint32_t {
      return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
    };
    const auto in = [](std::uint32_t value, std::uint32_t from, std::uint32_t to) {
      return value >= from && value <= to;
    };
    const std::uint32_t lead = byte(0), second = byte(1);
    if (lead < 0x80) {
      text.push_back(bytes[at++]);
      continue;
    }
    if (!in(lead, 0x81, 0xFE)) return std::nullopt;
    if (in(second, 0x40, 0x7E) || in(second, 0x80, 0xFE)) {
      append_utf8(text, gb18030_two_bytes[(lead - 0x81) * trails + second - (second < 0x80 ? 0x40 : 0x41)]);
      at += 2;
      continue;
    }
    if (!in(second, 0x30, 0x39) || !in(byte(2), 0x81, 0xFE) || !in(byte(3), 0x30, 0x39)) return std::nullopt;
    const std::uint32_t place = ((lead - 0x81) * 10 + second - 0x30) * 1'260 + (byte(2) - 0x81) * 10 + byte(3) - 0x30;
    if (place < codes().four().size())
      append_utf8(text, codes().four()[place]);
    else if (place >= beyond_basic_plane && place < beyond_basic_plane + 0x100000)
      append_utf8(text, static_cast<char32_t>(place - beyond_basic_plane + 0x10000));
    else
      return std::nullopt;
    at += 4;
  }
  return text;
}

std::string to_gb18030(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    at += character.size;
    if (character.code < 0x80) {
      bytes.push_back(static_cast<char>(character.code));
    } else if (character.code >= 0x10000) {
      append_four(bytes, static_cast<std::uint32_t>(character.code) - 0x10000 + beyond_basic_plane);
    } else if (const std::uint32_t place = codes().place(character.code); place >= two_byte_codes) {
      append_four(bytes, place - static_cast<std::uint32_t>(two_byte_codes));
    } else {
      const std::uint32_t trail = place % trails + 0x40;
      bytes.push_back(static_cast<char>(static_cast<unsigned char>(0x81 + place / trails)));
      bytes.push_back(static_cast<char>(static_cast<unsigned char>(trail < 0x7F ? trail : trail + 1)));
    }
  }
  return bytes;
}

}  // namespace wayproof::cli
