#include "table/phrase.h"

#include <array>
#include <optional>

#include "table/words.h"
#include "text/character.h"

namespace wayproof::tables {
namespace {

using Kind = Token::Kind;
using Timing = Token::Timing;

constexpr std::int64_t million = 1'000'000;

constexpr Meaning mark_words[] = {
    {"daily", "每天|每日|天天|daily|every day|each day|per day"},
    {"next-day", "次日|第二天|隔天|翌日|隔日|next day|the day after|tomorrow"},
    {"same-day", "当天|当日|same day|that day|on the day"},
    {"at-once",
     "立即|立刻|马上|即时|实时|即刻|随即|秒级|at once|immediately|instantly|right away|straight away|real time"},
    {"weekly", "每周|每星期|weekly|every week|every"},
    {"monthly", "每月|每个月|monthly|every month"},
    {"any-time",
     "任意时间|任何时间|任意时刻|任何时候|随时|期间一旦|一旦|任意阶段|at any time|any time|anytime|whenever"},
    {"if", "如果|若|如|假如|当|if|when|where|in case"},
    {"or", "或者|或|or"},
};
constexpr std::string_view negations =
    "未|没有|没|无|不|尚未|非|除|not|no|without|didn't|did not|hasn't|has not|never|isn't|is not|doesn't|don't";

constexpr std::string_view digits_in_chinese[] = {"零", "一", "二", "三", "四", "五", "六",
                                                  "七", "八", "九", "十", "两", "半"};

/// One character's value as a Chinese number: 0 to 10, 12 for a half; nothing for others.
std::optional<int> chinese_digit(std::string_view text, std::size_t at) {
  for (std::size_t i = 0; i < std::size(digits_in_chinese); ++i) {
    if (text.substr(at, 3) == digits_in_chinese[i]) return i == 11 ? 2 : static_cast<int>(i);
  }
  return std::nullopt;
}

bool is_digit(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

/// Moves `at` behind one of the words if it stands there, blanks aside.
bool take_word(std::string_view text, std::size_t& at, std::string_view words) {
  const std::size_t from = skip_blanks(text, at);
  const std::size_t length = from < text.size() ? starts_with_word(text.substr(from), words) : 0;
  if (length != 0) at = from + length;
  return length != 0;
}

std::optional<Duration> duration_of(std::int64_t millionths, std::string_view unit) {
  constexpr std::int64_t most = 100'000 * million;
  if (millionths <= 0 || millionths > most) return std::nullopt;
  const auto exact = [&](std::int64_t seconds) { return Duration{0, 0, millionths * seconds / million}; };
  const std::int64_t whole = millionths / million;
  const bool fraction = millionths % million != 0;
  if (unit == "second") return exact(1);
  if (unit == "minute") return exact(60);
  if (unit == "hour") return exact(3600);
  if (fraction && unit == "day") return exact(day_seconds);
  if (fraction && unit == "month") return Duration{0, static_cast<std::int32_t>(millionths * 30 / million), 0};
  if (fraction || whole > 36'000) return std::nullopt;
  const auto count = static_cast<std::int32_t>(whole);
  if (unit == "day") return Duration{0, count, 0};
  if (unit == "week" && count < 5'000) return Duration{0, count * 7, 0};
  if (unit == "month" && count <= 1'200) return Duration{count, 0, 0};
  if (unit == "year" && count <= 100) return Duration{count * 12, 0, 0};
  return std::nullopt;
}

class Reader {
 public:
  Reader(std::string_view text, std::size_t begin) : text_(text), begin_(begin) {}

  std::vector<Token> read() {
    for (std::size_t at = begin_; at < text_.size();) {
      Token token;
      token.begin = at;
      token.end = at;
      if (number(token) || word(token)) {
        at = token.end;
        token.negated = negated(token);
        if (token.id.starts_with('!')) {  // a word that says it by itself
          token.negated = true;
          token.id.erase(0, 1);
        }
        tokens_.push_back(std::move(token));
      } else {
        at += character_at(text_, at).size;
      }
    }
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] std::string_view before(std::size_t at) const { return text_.substr(begin_, at - begin_); }

  /// "no order": said between this word and the one before it.
  [[nodiscard]] bool negated(const Token& token) const {
    const std::size_t from = tokens_.empty() ? begin_ : tokens_.back().end;
    const std::string_view gap = text_.substr(from, token.begin - from);
    const std::size_t clause = gap.find_last_of(",;(");
    return has_word(gap.substr(clause == std::string_view::npos ? 0 : clause), negations);
  }

  bool done(Token& token, Kind kind, std::size_t end) {
    token.kind = kind;
    token.end = end;
    return true;
  }

  bool word(Token& token) {
    if (ordinal_day(token)) return true;
    struct Family {
      Kind kind;
      std::span<const Meaning> words;
    };
    const std::array families{Family{Kind::reaction, words::reactions()},
                              Family{Kind::event, words::events()},
                              Family{Kind::channel, words::channels()},
                              Family{Kind::date, words::dates()},
                              Family{Kind::action, words::actions()},
                              Family{Kind::person, words::people()},
                              Family{Kind::role, words::roles()},
                              Family{Kind::weekday, words::weekdays()},
                              Family{Kind::mark, mark_words}};
    for (const Family& family : families) {
      const Hit hit = match_at(text_, token.begin, family.words);
      if (hit.end <= token.end) continue;
      token.kind = family.kind;
      token.id = hit.id();
      token.end = hit.end;
    }
    if (token.is(Kind::mark, "monthly")) day_of_month(token);
    return token.end > token.begin;
  }

  /// "day 5", "D+3", "T+7".
  bool ordinal_day(Token& token) {
    std::size_t at = token.begin;
    if (at > 0 && text_[at - 1] >= 'a' && text_[at - 1] <= 'z') return false;
    for (const std::string_view word : {"day ", "day", "d+", "t+", "d", "第"}) {
      if (text_.substr(token.begin, word.size()) != word) continue;
      at = token.begin + word.size();
      const auto number = take_number(text_, at);
      if (!number || *number % million != 0 || *number > 3'650 * million) continue;
      if (word == "第" && !take_word(text_, at, "天|日|个自然日")) continue;
      if (at < text_.size() && text_[at] >= 'a' && text_[at] <= 'z') continue;
      token.timing = Timing::nth_day;
      token.duration = {0, static_cast<std::int32_t>(*number / million), 0};
      take_word(text_, at, "后|起");
      return done(token, Kind::duration, at);
    }
    return false;
  }

  /// "每月1日".
  void day_of_month(Token& token) {
    std::size_t at = token.end;
    if (take_word(text_, at, "on day|on the")) at = skip_blanks(text_, at);
    const auto number = take_number(text_, at);
    if (!number || *number < million || *number > 31 * million || *number % million != 0) return;
    if (!take_word(text_, at, "日|号") && !take_word(text_, at, "st|nd|rd|th")) return;
    token.number = *number / million;
    done(token, Kind::month_day, at);
  }

  bool number(Token& token) {
    if (money_off(token)) return true;
    if (clock(token)) return true;
    if (calendar_day(token)) return true;
    const std::size_t sign = text_[token.begin] == '+' ? 1 : 0;
    std::size_t at = token.begin + sign;
    const bool chinese = at < text_.size() && chinese_digit(text_, at).has_value();
    const auto value = take_number(text_, at);
    if (!value) return false;
    token.number = *value;
    if (const std::size_t sign_at = skip_blanks(text_, at); sign_at < text_.size() && text_[sign_at] == '%') {
      at = sign_at + 1;
      token.number = *value / 100;
      std::size_t behind = at;
      // "10% off", "10% code", "20% coupon"; a share otherwise
      if (take_word(text_, behind, "off|discount|code|coupon|voucher")) {
        token.id = "off-" + std::to_string(*value / million) + "-percent";
        return done(token, Kind::offer, behind);
      }
      return done(token, Kind::rate, at);
    }
    if (take_word(text_, at, "折")) {
      // "9折" and "95折"
      const std::int64_t kept = *value >= 10 * million ? *value / 100 : *value / 10;
      if (kept <= 0 || kept >= million) return false;
      token.number = million - kept;
      token.id = "off-" + std::to_string(token.number / 10'000) + "-percent";
      return done(token, Kind::offer, at);
    }
    if (take_word(text_, at, "元券|元优惠券|元代金券|元红包|yuan coupon|yuan off"))
      return fixed_offer(token, *value, 0, at);
    const bool about_score =
        sign != 0 || ends_with_word(before(token.begin), "积分|评分|加|分值|达到|≥|>=|score|score of|at least");
    if (take_word(text_, at, "次|times|time")) {
      token.number = *value / million;
      return done(token, Kind::times, at);
    }
    if (about_score && !text_.substr(at).starts_with("分钟") &&
        take_word(text_, at, "个积分|积分|分|points|point|score")) {
      token.number = *value / million;
      return done(token, Kind::points, at);
    }
    return !(chinese && sign != 0) && duration(token, *value, at);
  }

  bool duration(Token& token, std::int64_t value, std::size_t at) {
    const std::size_t from = skip_blanks(text_, at);
    const Hit unit = from < text_.size() ? match_at(text_, from, words::units()) : Hit{};
    if (unit.meaning == nullptr) return false;
    const auto length = duration_of(value, unit.id());
    if (!length) return false;
    token.duration = *length;
    at = unit.end;
    const std::string_view front = before(token.begin);
    const auto front_is = [&](std::string_view words) { return ends_with_word(front, words) != 0; };
    if (take_word(text_, at, "有效|内有效|valid|validity"))
      token.timing = Timing::valid;
    else if (front_is("有效期|有效|valid for|valid"))
      token.timing = Timing::valid;
    else if (front_is("近|最近|过去|连续|last|past|for"))
      token.timing = Timing::window;
    else if (front_is("再|再过|又过|再等|another|further|after another"))
      token.timing = Timing::further;
    else if (take_word(text_, at, "以上|及以上|or more|or longer"))
      token.timing = Timing::least;
    else if (take_word(text_, at, "内|以内|之内"))
      token.timing = Timing::within;
    else if (take_word(text_, at, "前|之前|以前|before|ahead of|ahead|prior to"))
      token.timing = Timing::before;
    else if (front_is("前|提前|之前|before"))
      token.timing = Timing::before;
    else if (take_word(text_, at, "后到期|后过期|后失效|后截止"))
      token.timing = Timing::valid;
    else if (take_word(text_, at, "后|之后|以后|过后|later|after"))
      token.timing = Timing::after;
    else if (front_is("within|in|不超过|no later than|at most|最晚"))
      token.timing = Timing::within;
    else if (front_is("after|wait|等待|等|满|超过|过"))
      token.timing = Timing::after;
    return done(token, Kind::duration, at);
  }

  /// "9:00", "09:00:30", "9点半", "下午2点", "2 pm", "at 9".
  bool clock(Token& token) {
    std::size_t at = token.begin;
    const bool afternoon = ends_with_word(before(at), "下午|晚上|晚|傍晚|pm") != 0;
    const auto hour = digits(at, 2);
    if (!hour || *hour > 24) return false;
    std::int64_t seconds = *hour * 3600;
    bool sure = false;
    if (at < text_.size() && text_[at] == ':' && is_digit(text_, at + 1)) {
      ++at;
      const auto minute = digits(at, 2);
      if (!minute || *minute > 59) return false;
      seconds += *minute * 60;
      sure = true;
      if (at < text_.size() && text_[at] == ':' && is_digit(text_, at + 1)) {
        ++at;
        const auto second = digits(at, 2);
        if (!second || *second > 59) return false;
        seconds += *second;
      }
    } else if (take_word(text_, at, "点钟|点半|点整|点|时")) {
      sure = true;
      if (before(at).ends_with("半")) seconds += 1800;
      std::size_t behind = at;
      if (const auto minute = digits(behind, 2); minute && *minute < 60 && take_word(text_, behind, "分")) {
        seconds += *minute * 60;
        at = behind;
      }
    }
    if (take_word(text_, at, "am|a.m."))
      sure = true;
    else if (take_word(text_, at, "pm|p.m.")) {
      sure = true;
      if (seconds < 12 * 3600) seconds += 12 * 3600;
    } else if (afternoon && seconds < 12 * 3600) {
      seconds += 12 * 3600;
    }
    if (!sure || seconds >= day_seconds) return false;
    token.clock = static_cast<ClockTime>(seconds);
    return done(token, Kind::clock, at);
  }

  std::optional<std::int64_t> digits(std::size_t& at, std::size_t most) const {
    std::size_t end = at;
    std::int64_t value = 0;
    while (is_digit(text_, end) && end < at + most) value = value * 10 + (text_[end++] - '0');
    if (end == at || is_digit(text_, end)) return std::nullopt;
    at = end;
    return value;
  }

  /// "2027-03-01", "2027/3/1", "2027年3月1日"; a day without its year is none.
  bool calendar_day(Token& token) {
    std::size_t at = token.begin;
    const auto year = digits(at, 4);
    if (!year || *year < 1900) return false;
    const auto separator = [&] { return take_word(text_, at, "-|/|.|年|月"); };
    if (!separator()) return false;
    const auto month = digits(at, 2);
    if (!month || !separator()) return false;
    const auto day = digits(at, 2);
    if (!day) return false;
    take_word(text_, at, "日|号");
    const auto two = [](std::int64_t n) { return (n < 10 ? "-0" : "-") + std::to_string(n); };
    const auto read = parse_date(std::to_string(*year) + two(*month) + two(*day));
    if (!read) return false;
    token.number = *read;
    return done(token, Kind::day, at);
  }

  bool fixed_offer(Token& token, std::int64_t off, std::int64_t least, std::size_t end) {
    token.id = "off-" + std::to_string(off / million) + (least == 0 ? "" : "-from-" + std::to_string(least / million));
    token.number = -off / 10'000;  // minor units, told from a share by the sign
    token.least = least / 10'000;
    const std::string_view said = text_.substr(token.begin, end - token.begin);
    struct Sign {
      std::string_view words, currency;
    };
    for (const Sign& sign : {Sign{"元|yuan|¥|减|满", "CNY"}, Sign{"$", "USD"}, Sign{"€", "EUR"}, Sign{"£", "GBP"}}) {
      if (has_word(said, sign.words)) token.currency = sign.currency;
    }
    return done(token, Kind::offer, end);
  }

  /// "满300减50", "立减30元", "¥50 coupon", "10 off 50".
  bool money_off(Token& token) {
    std::size_t at = token.begin;
    if (take_word(text_, at, "满|每满")) {
      const auto least = take_number(text_, at);
      take_word(text_, at, "元");
      if (!least || !take_word(text_, at, "减|立减|-")) return false;
      const auto off = take_number(text_, at);
      if (!off) return false;
      take_word(text_, at, "元");
      return fixed_offer(token, *off, *least, at);
    }
    if (take_word(text_, at, "立减|直降|减免")) {
      const auto off = take_number(text_, at);
      if (!off) return false;
      take_word(text_, at, "元");
      return fixed_offer(token, *off, 0, at);
    }
    const bool currency = take_word(text_, at, "¥|$|€|£");
    const auto off = take_number(text_, at);
    if (!off) return false;
    if (take_word(text_, at, "off|coupon|voucher|券|优惠券")) {
      std::size_t behind = at;
      take_word(text_, behind, "from|over|on orders over");
      take_word(text_, behind, "¥|$|€|£");
      if (const auto least = take_number(text_, behind)) return fixed_offer(token, *off, *least, behind);
      return fixed_offer(token, *off, 0, at);
    }
    return currency && fixed_offer(token, *off, 0, at);
  }

  std::string_view text_;
  std::size_t begin_;
  std::vector<Token> tokens_;
};

}  // namespace

std::optional<std::int64_t> take_number(std::string_view text, std::size_t& at) {
  std::size_t end = skip_blanks(text, at);
  constexpr std::int64_t most = 1'000'000'000;  // nothing in a plan is larger
  if (is_digit(text, end)) {
    std::int64_t value = 0;
    for (; is_digit(text, end) || (end < text.size() && text[end] == ',' && is_digit(text, end + 1) &&
                                   is_digit(text, end + 2) && is_digit(text, end + 3) && !is_digit(text, end + 4));
         ++end) {
      if (text[end] != ',') value = value * 10 + (text[end] - '0');
      if (value > most) return std::nullopt;
    }
    value *= million;
    if (end < text.size() && text[end] == '.' && is_digit(text, end + 1)) {
      std::int64_t unit = million / 10;
      for (++end; is_digit(text, end); ++end, unit /= 10) value += (text[end] - '0') * unit;
    }
    at = end;
    return value;
  }
  auto digit = end < text.size() ? chinese_digit(text, end) : std::nullopt;
  if (!digit) return std::nullopt;
  end += 3;
  std::int64_t value = *digit;
  if (*digit == 12) {
    at = end;
    return million / 2;
  }
  const auto next = [&] { return end < text.size() ? chinese_digit(text, end) : std::nullopt; };
  if (value < 10 && next() == 10) {
    value *= 10;
    end += 3;
  }
  if (value % 10 == 0 && value != 0 && next() && *next() < 10) {
    value += *next();
    end += 3;
  }
  at = end;
  return value * million;
}

std::vector<Token> tokens_of(std::string_view folded, std::size_t begin, std::size_t end) {
  return Reader(folded.substr(0, end), begin).read();
}

}  // namespace wayproof::tables
