#include "model/formats.h"

#include <limits>
#include <optional>

#include "time/time.h"
#include "time/zone.h"

namespace wayproof::model {
namespace {

constexpr bool digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool upper(char c) { return c >= 'A' && c <= 'Z'; }

/// Takes a text apart from the left; every `take` says whether it found what it wanted and only then moves on.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool take(std::string_view word) {
    if (rest_.substr(0, word.size()) != word) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  template <class Predicate>
  std::size_t take_while(Predicate wanted, std::size_t most = std::string_view::npos) {
    std::size_t n = 0;
    while (n < rest_.size() && n < most && wanted(rest_[n])) ++n;
    rest_.remove_prefix(n);
    return n;
  }
  /// Exactly `n` digits giving a number in [least, most].
  bool take_number(std::size_t n, int least, int most, int& value) {
    if (rest_.size() < n) return false;
    value = 0;
    for (std::size_t i = 0; i < n; ++i) {
      if (!digit(rest_[i])) return false;
      value = value * 10 + (rest_[i] - '0');
    }
    if (value < least || value > most) return false;
    rest_.remove_prefix(n);
    return true;
  }

 private:
  std::string_view rest_;
};

bool anything(std::string_view) { return true; }

bool is_line(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return false;
  }
  return !text.empty();
}

/// Words of small letters and digits with one of `joints` between two of them.
bool words_joined_by(std::string_view text, std::string_view joints) {
  bool after_word = false;
  for (const char c : text) {
    if (lower(c) || digit(c)) {
      after_word = true;
    } else if (after_word && joints.find(c) != std::string_view::npos) {
      after_word = false;
    } else {
      return false;
    }
  }
  return after_word;
}
bool is_id(std::string_view text) { return words_joined_by(text, "-"); }
bool is_dotted_id(std::string_view text) { return words_joined_by(text, "._-"); }

// ---- durations ------------------------------------------------------------------------------------------------------

struct DurationLooks {
  bool formed = false, nothing = true, dated = false;
};

/// P[nY][nM][nD][T[nH][nM][nS]] or PnW, at least one part. Only the looks: sizes are for `possible` to judge.
DurationLooks looks_of_duration(std::string_view text) {
  DurationLooks looks;
  Scanner scan(text);
  if (!scan.take('P')) return looks;
  /// Parts with `units` in this order, each at most once; how many there were, or nothing when one is malformed.
  const auto parts = [&](std::string_view units) -> std::optional<std::size_t> {
    std::size_t count = 0;
    for (std::size_t unit = 0; !scan.done(); ++unit, ++count) {
      const std::size_t digits = scan.take_while([&](char c) {
        if (digit(c) && c != '0') looks.nothing = false;
        return digit(c);
      });
      if (digits == 0) break;
      while (unit < units.size() && !scan.take(units[unit])) ++unit;
      if (unit == units.size()) return std::nullopt;
    }
    return count;
  };
  const Scanner start = scan;
  const bool weeks = parts("W") == std::size_t{1};
  if (weeks) {
    looks.dated = true;
    looks.formed = scan.done();
    return looks;
  }
  scan = start;
  looks.nothing = true;
  const auto dated = parts("YMD");
  if (!dated) return looks;
  looks.dated = *dated > 0;
  if (scan.take('T')) {
    looks.formed = parts("HMS").value_or(0) > 0 && scan.done();
  } else {
    looks.formed = looks.dated && scan.done();
  }
  return looks;
}

bool is_duration(std::string_view text) {
  const DurationLooks looks = looks_of_duration(text);
  return looks.formed && !looks.nothing;
}
bool is_zero_duration(std::string_view text) { return looks_of_duration(text).formed; }
bool is_signed_duration(std::string_view text) {
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  return looks_of_duration(text).formed;
}
bool is_exact_duration(std::string_view text) {
  const DurationLooks looks = looks_of_duration(text);
  return looks.formed && !looks.nothing && !looks.dated;
}
bool duration_possible(std::string_view text) { return parse_duration(text, true).has_value(); }

// ---- clocks, dates, moments -----------------------------------------------------------------------------------------

bool take_clock(Scanner& scan) {
  int number = 0;
  return scan.take_number(2, 0, 23, number) && scan.take(':') && scan.take_number(2, 0, 59, number) && scan.take(':') &&
         scan.take_number(2, 0, 59, number);
}
bool is_clock(std::string_view text) {
  Scanner scan(text);
  return take_clock(scan) && scan.done();
}
bool is_clock_end(std::string_view text) { return text == "24:00:00" || is_clock(text); }

bool take_date(Scanner& scan) {
  int year = 0, month = 0, day = 0;
  if (!scan.take_number(4, 1900, 2199, year) || !scan.take('-')) return false;
  if (!scan.take_number(2, 1, 12, month) || !scan.take('-')) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int longest = month == 2 ? (leap ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  return scan.take_number(2, 1, longest, day);
}
bool is_date(std::string_view text) {
  Scanner scan(text);
  return take_date(scan) && scan.done();
}
bool take_local_moment(Scanner& scan) { return take_date(scan) && scan.take('T') && take_clock(scan); }
bool is_local_moment(std::string_view text) {
  Scanner scan(text);
  return take_local_moment(scan) && scan.done();
}
bool is_moment(std::string_view text) {
  Scanner scan(text);
  if (!take_local_moment(scan)) return false;
  if (scan.done() || scan.take('Z')) return scan.done();
  int hours = 0, minutes = 0;
  if (!scan.take('+') && !scan.take('-')) return false;
  return scan.take_number(2, 0, 14, hours) && scan.take(':') && scan.take_number(2, 0, 59, minutes) && scan.done();
}
bool is_date_or_moment(std::string_view text) { return is_date(text) || is_local_moment(text); }

// ---- names of the world ---------------------------------------------------------------------------------------------

bool is_zone(std::string_view text) {
  Scanner scan(text);
  do {
    if (scan.take_while(upper, 1) == 0) return false;
    scan.take_while([](char c) { return upper(c) || lower(c) || digit(c) || c == '_' || c == '+' || c == '-'; });
  } while (scan.take('/'));
  return scan.done();
}
bool is_zone_workspace(std::string_view text) { return text == "workspace" || is_zone(text); }
bool is_zone_recipient(std::string_view text) { return text == "recipient" || is_zone_workspace(text); }
bool zone_possible(std::string_view text) {
  return text == "workspace" || text == "recipient" || Zone::find(text).has_value();
}

bool is_language(std::string_view text) {
  Scanner scan(text);
  const std::size_t letters = scan.take_while(lower, 4);
  if (letters != 2 && letters != 3) return false;
  if (scan.done()) return true;
  if (!scan.take('-')) return false;
  if (scan.take_while(digit, 4) == 3) return scan.done();
  const std::size_t capitals = scan.take_while(upper, 3);
  if (capitals == 2) return scan.done();
  if (capitals != 1 || scan.take_while(lower, 4) != 3) return false;  // a script: Hans
  if (scan.done()) return true;
  if (!scan.take('-')) return false;
  if (scan.take_while(digit, 4) == 3) return scan.done();
  return scan.take_while(upper, 3) == 2 && scan.done();
}
bool is_region(std::string_view text) {
  Scanner scan(text);
  if (scan.take_while(upper, 3) != 2) return false;
  if (scan.done()) return true;
  if (!scan.take('-')) return false;
  const std::size_t rest = scan.take_while([](char c) { return upper(c) || digit(c); }, 4);
  return rest >= 1 && rest <= 3 && scan.done();
}
bool is_currency(std::string_view text) {
  Scanner scan(text);
  return scan.take_while(upper, 4) == 3 && scan.done();
}

/// "wayproof/<kind>@1" or "@1.<minor>".
bool is_version_1_of(std::string_view kind, std::string_view text) {
  Scanner scan(text);
  if (!scan.take("wayproof/") || !scan.take(kind) || !scan.take("@1")) return false;
  if (scan.done()) return true;
  if (!scan.take('.')) return false;
  if (scan.take('0')) return scan.done();
  return scan.take_while(digit, 5) <= 4 && scan.done() && text.back() != '.';
}
/// Year and month: "2026.11".
bool is_rule_set(std::string_view text) {
  Scanner scan(text);
  if (!scan.take("20") || scan.take_while(digit, 2) != 2 || !scan.take('.')) return false;
  const bool late = scan.take('1');
  if (!late && !scan.take('0')) return false;
  if (scan.done()) return false;
  const char last = text.back();
  return scan.take_while(digit, 1) == 1 && scan.done() && (late ? last <= '2' : last >= '1');
}
bool is_journey_format(std::string_view text) { return is_version_1_of("journey", text); }
bool is_workspace_format(std::string_view text) { return is_version_1_of("workspace", text); }
bool is_customer_format(std::string_view text) { return is_version_1_of("customer", text); }
bool is_tests_format(std::string_view text) { return is_version_1_of("tests", text); }
bool is_baseline_format(std::string_view text) { return is_version_1_of("baseline", text); }
bool is_pack_format(std::string_view text) { return is_version_1_of("pack", text); }

#define WAYPROOF_CLOCK "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
#define WAYPROOF_LEAP_YEAR \
  "(19(0[48]|[2468][048]|[13579][26])|20([02468][048]|[13579][26])|21(0[48]|[2468][048]|[13579][26]))"
#define WAYPROOF_DATE                                                                                 \
  "((19|20|21)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|" \
  "02-(0[1-9]|1[0-9]|2[0-8]))|" WAYPROOF_LEAP_YEAR "-02-29)"
#define WAYPROOF_DURATION \
  "P([0-9]+W|(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?)"
#define WAYPROOF_MINOR "(\\.(0|[1-9][0-9]{0,3}))?"
#define WAYPROOF_ZONE "[A-Z][A-Za-z0-9_+-]*(/[A-Z][A-Za-z0-9_+-]*)*"

}  // namespace

namespace formats {
constinit const Format any_text{"text", "", anything, nullptr, "Hello"};
constinit const Format line{"line", "^[^\\u0000-\\u001f\\u007f]+$", is_line, nullptr, "Marketing"};
constinit const Format id{"id", "^[a-z0-9]+(-[a-z0-9]+)*$", is_id, nullptr, "cart-recovery"};
constinit const Format dotted_id{"dotted-id", "^[a-z0-9]+([._-][a-z0-9]+)*$", is_dotted_id, nullptr, "order.paid"};
constinit const Format duration{"duration", "^(?=.*[1-9])" WAYPROOF_DURATION "$", is_duration, duration_possible,
                                "P3D"};
constinit const Format zero_duration{"zero-duration", "^" WAYPROOF_DURATION "$", is_zero_duration, duration_possible,
                                     "PT10M"};
constinit const Format signed_duration{"signed-duration", "^-?" WAYPROOF_DURATION "$", is_signed_duration,
                                       duration_possible, "-P3D"};
constinit const Format exact_duration{"exact-duration", "^PT(?=[0-9])(?=.*[1-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?$",
                                      is_exact_duration, duration_possible, "PT24H"};
constinit const Format clock{"clock", "^" WAYPROOF_CLOCK "$", is_clock, nullptr, "09:00:00"};
constinit const Format clock_end{"clock-end", "^(" WAYPROOF_CLOCK "|24:00:00)$", is_clock_end, nullptr, "24:00:00"};
constinit const Format date{"date", "^" WAYPROOF_DATE "$", is_date, nullptr, "2027-03-01"};
constinit const Format local_moment{"local-moment", "^" WAYPROOF_DATE "T" WAYPROOF_CLOCK "$", is_local_moment, nullptr,
                                    "2027-03-01T10:00:00"};
constinit const Format moment{"moment", "^" WAYPROOF_DATE "T" WAYPROOF_CLOCK "(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?$",
                              is_moment, nullptr, "2027-03-01T10:00:00"};
constinit const Format date_or_moment{"date-or-moment", "^" WAYPROOF_DATE "(T" WAYPROOF_CLOCK ")?$", is_date_or_moment,
                                      nullptr, "2027-03-01"};
constinit const Format zone{"zone", "^" WAYPROOF_ZONE "$", is_zone, zone_possible, "Asia/Shanghai"};
constinit const Format zone_workspace{"zone-workspace", "^(workspace|" WAYPROOF_ZONE ")$", is_zone_workspace,
                                      zone_possible, "workspace"};
constinit const Format zone_recipient{"zone-recipient", "^(recipient|workspace|" WAYPROOF_ZONE ")$", is_zone_recipient,
                                      zone_possible, "recipient"};
constinit const Format language{"language", "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$", is_language,
                                nullptr, "zh-CN"};
constinit const Format region{"region", "^[A-Z]{2}(-[A-Z0-9]{1,3})?$", is_region, nullptr, "CN"};
constinit const Format currency{"currency", "^[A-Z]{3}$", is_currency, nullptr, "CNY"};
constinit const Format rule_set{"rule-set", "^20[0-9]{2}\\.(0[1-9]|1[0-2])$", is_rule_set, nullptr, "2026.11"};
constinit const Format journey_format{"journey-format", "^wayproof/journey@1" WAYPROOF_MINOR "$", is_journey_format,
                                      nullptr, "wayproof/journey@1"};
constinit const Format workspace_format{"workspace-format", "^wayproof/workspace@1" WAYPROOF_MINOR "$",
                                        is_workspace_format, nullptr, "wayproof/workspace@1"};
constinit const Format customer_format{"customer-format", "^wayproof/customer@1" WAYPROOF_MINOR "$", is_customer_format,
                                       nullptr, "wayproof/customer@1"};
constinit const Format tests_format{"tests-format", "^wayproof/tests@1" WAYPROOF_MINOR "$", is_tests_format, nullptr,
                                    "wayproof/tests@1"};
constinit const Format baseline_format{"baseline-format", "^wayproof/baseline@1" WAYPROOF_MINOR "$", is_baseline_format,
                                       nullptr, "wayproof/baseline@1"};
constinit const Format pack_format{"pack-format", "^wayproof/pack@1" WAYPROOF_MINOR "$", is_pack_format, nullptr,
                                   "wayproof/pack@1"};
}  // namespace formats

ExactNumber exact_number(std::string_view json_number, int scale) {
  ExactNumber result;
  Scanner scan(json_number);
  result.negative = scan.take('-');

  // The number is `digits` times 10^exponent, and a little more (away from zero) when digits were dropped. Zeros are
  // kept back until another digit follows, so that 1.000 is 1.
  std::uint64_t digits = 0;
  long exponent = scale;
  long held_zeros = 0;
  bool dropped = false;
  const auto append = [&](unsigned next) {
    constexpr std::uint64_t limit = std::numeric_limits<std::uint64_t>::max();
    if (digits > (limit - next) / 10) return false;
    digits = digits * 10 + next;
    return true;
  };
  const auto take_digits = [&](bool fraction) {
    scan.take_while([&](char c) {
      if (!digit(c)) return false;
      if (fraction) --exponent;
      if (c == '0' || dropped) {
        ++held_zeros;  // of dropped digits only their number counts
        return true;
      }
      for (; held_zeros > 0 && digits != 0; --held_zeros) {
        if (!append(0)) break;
      }
      if (digits == 0) held_zeros = 0;
      if (held_zeros > 0 || !append(static_cast<unsigned>(c - '0'))) {
        dropped = true;
        ++held_zeros;
      }
      return true;
    });
  };
  take_digits(false);
  if (scan.take('.')) take_digits(true);
  exponent += held_zeros;
  if (scan.take('e') || scan.take('E')) {
    const bool down = scan.take('-');
    if (!down) scan.take('+');
    long written = 0;
    scan.take_while([&](char c) {
      if (!digit(c)) return false;
      if (written < 100'000'000) written = written * 10 + (c - '0');
      return true;
    });
    exponent += down ? -written : written;
  }

  if (digits == 0) return result;
  bool large = false;
  for (; exponent > 0 && !large; --exponent) large = !append(0);
  if (large || (exponent >= 0 && dropped)) {
    result.state = ExactNumber::State::too_large;
    return result;
  }
  bool rest = dropped;
  for (; exponent < 0 && digits != 0; ++exponent) {
    rest = rest || digits % 10 != 0;
    digits /= 10;
  }
  if (digits > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
    result.state = ExactNumber::State::too_large;
    return result;
  }
  result.state = rest ? ExactNumber::State::too_fine : ExactNumber::State::exact;
  result.value = static_cast<std::int64_t>(digits);
  if (result.negative) result.value = -result.value;
  return result;
}

std::int64_t characters(std::string_view text) {
  std::int64_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

}  // namespace wayproof::model
