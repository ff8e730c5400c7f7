// Numbers, durations, moments, money and lists as people write them in each language. Used by the renderer of messages;
// independent of any message, so each can be tested by itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "i18n/language.h"
#include "time/time.h"

namespace wayproof::i18n {

enum class MomentPart : std::uint8_t { both, clock, date };
enum class ListWord : std::uint8_t { and_, or_, none };

/// "1,234,567"; the same in both languages.
[[nodiscard]] std::string natural_number(std::int64_t number);
/// A share given in millionths, as percentage with as many places as it needs: "15%", "1.5%", "0.0001%".
[[nodiscard]] std::string natural_rate(std::int64_t millionths);
/// "1 day 2 hours" / "1 天 2 小时". Exact parts stay hours ("24 hours" is not "1 day": a day may have 23 or 25).
[[nodiscard]] std::string natural_duration(const Duration& duration, Language language);
/// "Tue 2 Mar, 10:30" / "3月2日周二 10:30"; seconds are shown when there are any.
[[nodiscard]] std::string natural_moment(LocalSeconds local, MomentPart part, bool with_year, Language language);
/// "21:00", "24:00", "10:30:05".
[[nodiscard]] std::string natural_clock(ClockTime clock);
/// "€49.90", "CNY 50" / "49.90 欧元", "50 元". Minor units as ISO 4217 gives them; zero minors are left out.
[[nodiscard]] std::string natural_money(std::int64_t minor, std::string_view currency, Language language);
/// "A, B and C" / "A、B 和 C".
[[nodiscard]] std::string natural_list(const std::vector<std::string>& items, ListWord word, Language language);

}  // namespace wayproof::i18n
