// A short stable name for a text. The same in every build and forever, because other programs keep it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace wayproof {

/// FNV-1a over 64 bits (Fowler, Noll, Vo) as 16 hexadecimal digits: to tell findings apart, not for security.
[[nodiscard]] inline std::string fingerprint(std::string_view text) {
  std::uint64_t value = 0xcbf29ce484222325U;
  for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  std::string out(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4U) out[i] = "0123456789abcdef"[value & 15U];
  return out;
}

}  // namespace wayproof
