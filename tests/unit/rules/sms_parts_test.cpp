// How many parts an SMS takes.
#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include "rules/sms_parts.h"

namespace wayproof::rules {
namespace {

std::int64_t parts(const std::string& text) {
  const SmsSize size = sms_size(text);
  return sms_parts(size.units(), size.is_wide());
}

std::string times(std::size_t count, std::string_view piece) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

TEST(SmsParts, OfTheGsmAlphabet) {
  EXPECT_EQ(parts(""), 1);
  EXPECT_EQ(parts(times(160, "a")), 1);
  EXPECT_EQ(parts(times(161, "a")), 2);
  EXPECT_EQ(parts(times(306, "a")), 2);
  EXPECT_EQ(parts(times(307, "a")), 3);
  EXPECT_EQ(parts(times(160, "é")), 1) << "é is in it";
  EXPECT_EQ(parts(times(80, "€")), 1) << "the extension table takes two septets";
  EXPECT_EQ(parts(times(81, "€")), 2);
  EXPECT_EQ(parts(times(81, "[")), 2);
}

TEST(SmsParts, OfEverythingElse) {
  EXPECT_EQ(parts(times(70, "字")), 1);
  EXPECT_EQ(parts(times(71, "字")), 2);
  EXPECT_EQ(parts(times(134, "字")), 2);
  EXPECT_EQ(parts(times(135, "字")), 3);
  EXPECT_EQ(parts(times(70, "a") + "’"), 2) << "one curly quote turns all of it";
  EXPECT_EQ(parts(times(35, "🎉")), 1) << "an emoji is two units";
  EXPECT_EQ(parts(times(36, "🎉")), 2);
  EXPECT_EQ(parts(times(71, "`")), 2) << "of ASCII, the grave accent is not in it";
  EXPECT_EQ(parts(times(71, "ê")), 2);
}

TEST(SmsParts, NamesWhatIsOutside) {
  const SmsSize size = sms_size("it’s “so” – it’s €5");
  ASSERT_EQ(size.outside.size(), 4U);
  EXPECT_EQ(size.outside[0], "’");
  EXPECT_EQ(size.outside[3], "–");
}

RC_GTEST_PROP(SmsParts, AnyBytesAreCounted, (const std::string& text)) {
  const SmsSize size = sms_size(text);
  RC_ASSERT(size.plain >= 0 && size.wide <= static_cast<std::int64_t>(text.size()));
  RC_ASSERT(sms_parts(size.units() + 1, size.is_wide()) >= sms_parts(size.units(), size.is_wide()));
}

}  // namespace
}  // namespace wayproof::rules
