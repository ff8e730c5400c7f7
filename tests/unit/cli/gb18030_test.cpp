// GB18030: every code of two bytes, and codes of four bytes, there and back; and what is none.
#include <gtest/gtest.h>

#include "cli/gb18030.h"
#include "text/utf8.h"

namespace wayproof::cli {
namespace {

std::string bytes(std::initializer_list<int> values) {
  std::string out;
  for (const int value : values) out.push_back(static_cast<char>(value));
  return out;
}

TEST(Gb18030, KnownCodes) {
  EXPECT_EQ(from_gb18030(bytes({0xC1, 0xF7, 0xB3, 0xCC, 'a'})), "流程a");
  EXPECT_EQ(to_gb18030("流程a"), bytes({0xC1, 0xF7, 0xB3, 0xCC, 'a'}));
  EXPECT_EQ(to_gb18030("€"), bytes({0xA2, 0xE3}));
  EXPECT_EQ(to_gb18030("é"), bytes({0xA8, 0xA6}));
  EXPECT_EQ(to_gb18030("\u00A5"), bytes({0x81, 0x30, 0x84, 0x36}));
  EXPECT_EQ(to_gb18030("\uFFFD"), bytes({0x84, 0x31, 0xA4, 0x37}));
  EXPECT_EQ(to_gb18030("\U00010000"), bytes({0x90, 0x30, 0x81, 0x30}));
  EXPECT_EQ(to_gb18030("😀"), bytes({0x94, 0x39, 0xFC, 0x36}));
  EXPECT_EQ(to_gb18030("\U0010FFFF"), bytes({0xE3, 0x32, 0x9A, 0x35}));
}

TEST(Gb18030, EveryCodeOfTwoBytesComesBack) {
  std::size_t codes = 0;
  for (int lead = 0x81; lead <= 0xFE; ++lead) {
    for (int trail = 0x40; trail <= 0xFE; ++trail) {
      if (trail == 0x7F) continue;
      const std::string code = bytes({lead, trail});
      const auto text = from_gb18030(code);
      ASSERT_TRUE(text) << lead << " " << trail;
      ASSERT_EQ(to_gb18030(*text), code);
      ++codes;
    }
  }
  EXPECT_EQ(codes, 23'940U);
}

TEST(Gb18030, EveryCharacterComesBack) {
  for (char32_t code = 0; code <= 0x10FFFF; code += code < 0x10000 ? 1 : 97) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, code);
    ASSERT_EQ(from_gb18030(to_gb18030(text)), text) << std::hex << static_cast<unsigned>(code);
  }
}

TEST(Gb18030, WhatIsNone) {
  for (const std::string& none : {bytes({0x80}), bytes({0xFF}), bytes({0x81}), bytes({0x81, 0x20}), bytes({0x81, 0x30}),
                                  bytes({0x81, 0x30, 0x81}), bytes({0x84, 0x31, 0xA4, 0x40}),
                                  bytes({0xE3, 0x32, 0x9A, 0x36}), bytes({0x85, 0x30, 0x81, 0x30})}) {
    EXPECT_EQ(from_gb18030(none), std::nullopt);
  }
}

}  // namespace
}  // namespace wayproof::cli
