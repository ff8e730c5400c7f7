#include "i18n/natural.h"

#include <gtest/gtest.h>

#include <limits>

namespace wayproof::i18n {
namespace {

constexpr Language en = Language::en;
constexpr Language zh = Language::zh;

TEST(NaturalNumber, has_thousands_marks) {
  EXPECT_EQ(natural_number(0), "0");
  EXPECT_EQ(natural_number(999), "999");
  EXPECT_EQ(natural_number(1'000), "1,000");
  EXPECT_EQ(natural_number(-1'234'567), "-1,234,567");
  EXPECT_EQ(natural_number(std::numeric_limits<std::int64_t>::min()), "-9,223,372,036,854,775,808");
  EXPECT_EQ(natural_number(std::numeric_limits<std::int64_t>::max()), "9,223,372,036,854,775,807");
}

TEST(NaturalRate, shows_the_places_it_needs) {
  EXPECT_EQ(natural_rate(150'000), "15%");
  EXPECT_EQ(natural_rate(15'000), "1.5%");
  EXPECT_EQ(natural_rate(1), "0.0001%");
  EXPECT_EQ(natural_rate(0), "0%");
  EXPECT_EQ(natural_rate(1'000'000), "100%");
  EXPECT_EQ(natural_rate(-22'500), "-2.25%");
}

TEST(NaturalDuration, keeps_days_and_hours_apart) {
  EXPECT_EQ(natural_duration({0, 0, 86'400}, en), "24 hours");
  EXPECT_EQ(natural_duration({0, 0, 86'400}, zh), "24 小时");
  EXPECT_EQ(natural_duration({0, 1, 0}, en), "1 day");
  EXPECT_EQ(natural_duration({0, 2, 0}, zh), "2 天");
  EXPECT_EQ(natural_duration({0, 1, 7'200}, en), "1 day 2 hours");
  EXPECT_EQ(natural_duration({0, 1, 7'200}, zh), "1 天 2 小时");
}

TEST(NaturalDuration, names_every_unit) {
  EXPECT_EQ(natural_duration({14, 0, 3'661}, en), "1 year 2 months 1 hour 1 minute 1 second");
  EXPECT_EQ(natural_duration({14, 0, 3'661}, zh), "1 年 2 个月 1 小时 1 分钟 1 秒");
  EXPECT_EQ(natural_duration({}, en), "0 seconds");
  EXPECT_EQ(natural_duration({}, zh), "0 秒");
  EXPECT_EQ(natural_duration({0, 0, 90 * 60}, en), "1 hour 30 minutes");
}

TEST(NaturalDuration, says_the_sign_once) {
  EXPECT_EQ(natural_duration({0, -3, -7'200}, en), "-3 days 2 hours");
  EXPECT_EQ(natural_duration({0, -3, 0}, zh), "-3 天");
}

TEST(NaturalMoment, reads_like_a_calendar) {
  const LocalSeconds local = *parse_date("2027-03-02") * day_seconds + 10 * 3600 + 30 * 60;
  EXPECT_EQ(natural_moment(local, MomentPart::both, false, en), "Tue 2 Mar, 10:30");
  EXPECT_EQ(natural_moment(local, MomentPart::both, false, zh), "3月2日周二 10:30");
  EXPECT_EQ(natural_moment(local, MomentPart::both, true, en), "Tue 2 Mar 2027, 10:30");
  EXPECT_EQ(natural_moment(local, MomentPart::both, true, zh), "2027年3月2日周二 10:30");
  EXPECT_EQ(natural_moment(local, MomentPart::clock, true, zh), "10:30");
  EXPECT_EQ(natural_moment(local, MomentPart::date, false, en), "Tue 2 Mar");
  EXPECT_EQ(natural_moment(local, MomentPart::date, false, zh), "3月2日周二");
  EXPECT_EQ(natural_moment(local + 5, MomentPart::clock, false, en), "10:30:05");
  EXPECT_EQ(natural_moment(-1, MomentPart::both, true, en), "Wed 31 Dec 1969, 23:59:59");
}

TEST(NaturalClock, allows_the_end_of_the_day) {
  EXPECT_EQ(natural_clock(0), "00:00");
  EXPECT_EQ(natural_clock(21 * 3600), "21:00");
  EXPECT_EQ(natural_clock(day_seconds), "24:00");
}

TEST(NaturalMoney, knows_the_minor_units) {
  EXPECT_EQ(natural_money(4'990, "EUR", en), "€49.90");
  EXPECT_EQ(natural_money(4'990, "EUR", zh), "49.90 欧元");
  EXPECT_EQ(natural_money(5'000, "CNY", en), "CNY 50");
  EXPECT_EQ(natural_money(5'000, "CNY", zh), "50 元");
  EXPECT_EQ(natural_money(1'500, "JPY", en), "JPY 1,500");
  EXPECT_EQ(natural_money(1'500, "KWD", en), "KWD 1.500");
  EXPECT_EQ(natural_money(-5, "USD", en), "-$0.05");
  EXPECT_EQ(natural_money(123'456'789, "BRL", zh), "1,234,567.89 BRL");
}

TEST(NaturalList, joins_as_each_language_does) {
  EXPECT_EQ(natural_list({}, ListWord::and_, en), "");
  EXPECT_EQ(natural_list({"A"}, ListWord::and_, zh), "A");
  EXPECT_EQ(natural_list({"A", "B"}, ListWord::or_, en), "A or B");
  EXPECT_EQ(natural_list({"A", "B", "C"}, ListWord::and_, en), "A, B and C");
  EXPECT_EQ(natural_list({"A", "B", "C"}, ListWord::and_, zh), "A、B 和 C");
  EXPECT_EQ(natural_list({"短信", "邮件", "外呼"}, ListWord::or_, zh), "短信、邮件或外呼");
  EXPECT_EQ(natural_list({"A", "B", "C"}, ListWord::none, en), "A, B, C");
  EXPECT_EQ(natural_list({"短信", "邮件"}, ListWord::none, zh), "短信、邮件");
}

}  // namespace
}  // namespace wayproof::i18n
