// Written by hand rather than with the standard library's locales, which differ between machines.
#include "i18n/natural.h"

#include <array>

namespace wayproof::i18n {
namespace {

struct Name {
  std::string_view en;
  std::string_view zh;
  [[nodiscard]] std::string_view in(Language language) const { return language == Language::zh ? zh : en; }
};

constexpr std::array<Name, 7> weekdays{{{"Mon", "周一"},
                                        {"Tue", "周二"},
                                        {"Wed", "周三"},
                                        {"Thu", "周四"},
                                        {"Fri", "周五"},
                                        {"Sat", "周六"},
                                        {"Sun", "周日"}}};

constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct Currency {
  std::string_view code;
  int places;             // of the minor unit (ISO 4217)
  std::string_view sign;  // in front, in English; empty: the code and a blank
  std::string_view zh;    // behind; empty: the code
};

// Only what differs from "two places, written by its code".
constexpr std::array<Currency, 21> currencies{{
    {"AUD", 2, "", "澳元"},     {"BHD", 3, "", ""},     {"CAD", 2, "", "加元"},   {"CHF", 2, "", "瑞士法郎"},
    {"CLP", 0, "", ""},         {"CNY", 2, "", "元"},   {"EUR", 2, "€", "欧元"},  {"GBP", 2, "£", "英镑"},
    {"HKD", 2, "", "港元"},     {"IQD", 3, "", ""},     {"ISK", 0, "", ""},       {"JOD", 3, "", ""},
    {"JPY", 0, "", "日元"},     {"KRW", 0, "", "韩元"}, {"KWD", 3, "", ""},       {"OMR", 3, "", ""},
    {"SGD", 2, "", "新加坡元"}, {"TND", 3, "", ""},     {"TWD", 2, "", "新台币"}, {"USD", 2, "$", "美元"},
    {"VND", 0, "", "越南盾"},
}};

Currency currency_of(std::string_view code) {
  for (const Currency& currency : currencies) {
    if (currency.code == code) return currency;
  }
  return {code, 2, "", ""};
}

std::uint64_t magnitude(std::int64_t number) {
  return number < 0 ? ~static_cast<std::uint64_t>(number) + 1 : static_cast<std::uint64_t>(number);
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

/// `number` / 10^places: "1,234.50". With `shorten`, zeros at the end of the fraction go; a fraction of zeros goes
/// always.
std::string decimal(std::uint64_t number, int places, bool shorten) {
  std::uint64_t unit = 1;
  for (int i = 0; i < places; ++i) unit *= 10;
  const std::uint64_t fraction = number % unit;
  std::string text = grouped(number / unit);
  if (fraction == 0) return text;
  std::string digits = std::to_string(fraction);
  digits.insert(0, static_cast<std::size_t>(places) - digits.size(), '0');
  while (shorten && digits.back() == '0') digits.pop_back();
  return text + "." + digits;
}

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80U; }

}  // namespace

std::string natural_number(std::int64_t number) { return (number < 0 ? "-" : "") + grouped(magnitude(number)); }

std::string natural_rate(std::int64_t millionths) {
  return (millionths < 0 ? "-" : "") + decimal(magnitude(millionths), 4, true) + "%";
}

std::string natural_duration(const Duration& duration, Language language) {
  struct Unit {
    std::int64_t count;
    std::string_view one;
    std::string_view many;
    std::string_view zh;
  };
  const std::array<Unit, 6> units{{{duration.months / 12, "year", "years", "年"},
                                   {duration.months % 12, "month", "months", "个月"},
                                   {duration.days, "day", "days", "天"},
                                   {duration.seconds / 3600, "hour", "hours", "小时"},
                                   {duration.seconds / 60 % 60, "minute", "minutes", "分钟"},
                                   {duration.seconds % 60, "second", "seconds", "秒"}}};
  std::string text;
  for (const Unit& unit : units) {
    if (unit.count == 0) continue;
    // The sign applies to all parts, so it is said once.
    if (text.empty() && unit.count < 0)
      text = "-";
    else if (!text.empty())
      text += ' ';
    const std::uint64_t count = magnitude(unit.count);
    text += grouped(count);
    text += ' ';
    text += language == Language::zh ? unit.zh : count == 1 ? unit.one : unit.many;
  }
  if (text.empty()) return language == Language::zh ? "0 秒" : "0 seconds";
  return text;
}

std::string natural_clock(ClockTime clock) {
  std::string text = two_digits(clock / 3600) + ":" + two_digits(clock / 60 % 60);
  if (clock % 60 != 0) text += ":" + two_digits(clock % 60);
  return text;
}

std::string natural_moment(LocalSeconds local, MomentPart part, bool with_year, Language language) {
  const std::string clock = natural_clock(clock_of_local(local));
  if (part == MomentPart::clock) return clock;

  const Day day = day_of_local(local);
  const CivilDate date = civil(day);
  const std::string_view name = weekdays[static_cast<std::size_t>(weekday(day))].in(language);
  std::string text;
  if (language == Language::zh) {
    if (with_year) text = std::to_string(date.year) + "年";
    text += std::to_string(date.month) + "月" + std::to_string(date.day) + "日";
    text += name;
    return part == MomentPart::date ? text : text + " " + clock;
  }
  text = std::string(name) + " " + std::to_string(date.day) + " ";
  text += months[static_cast<std::size_t>(date.month - 1)];
  if (with_year) text += " " + std::to_string(date.year);
  return part == MomentPart::date ? text : text + ", " + clock;
}

std::string natural_money(std::int64_t minor, std::string_view code, Language language) {
  const Currency currency = currency_of(code);
  const std::string amount = decimal(magnitude(minor), currency.places, false);
  const std::string sign = minor < 0 ? "-" : "";
  if (language == Language::zh) return sign + amount + " " + std::string(currency.zh.empty() ? code : currency.zh);
  if (!currency.sign.empty()) return sign + std::string(currency.sign) + amount;
  return std::string(code) + " " + sign + amount;
}

std::string natural_list(const std::vector<std::string>& items, ListWord word, Language language) {
  const bool zh = language == Language::zh;
  const std::string_view comma = zh ? "、" : ", ";
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool last = i + 1 == items.size();
    if (i > 0 && (!last || word == ListWord::none)) {
      text += comma;
    } else if (i > 0 && !zh) {
      text += word == ListWord::or_ ? " or " : " and ";
    } else if (i > 0) {
      // Chinese sets a blank between Chinese and Latin letters, none between Chinese and Chinese.
      if (!text.empty() && is_ascii(text.back())) text += ' ';
      text += word == ListWord::or_ ? "或" : "和";
      if (!items[i].empty() && is_ascii(items[i].front())) text += ' ';
    }
    text += items[i];
  }
  return text;
}

}  // namespace wayproof::i18n
