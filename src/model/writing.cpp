#include "model/writing.h"

#include "model/names.h"

namespace wayproof::model::writing {
namespace {

// A rate of 10^-6 as the shortest decimal.
std::string decimal(std::int64_t millionths) {
  std::string digits = std::to_string(millionths < 0 ? -millionths : millionths);
  if (digits.size() < 7) digits.insert(0, 7 - digits.size(), '0');
  std::string fraction = digits.substr(digits.size() - 6);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  return (millionths < 0 ? "-" : "") + digits.substr(0, digits.size() - 6) + (fraction.empty() ? "" : "." + fraction);
}

std::string value(const Literal& literal) {
  switch (literal.kind) {
    case Literal::Kind::text:
      return quoted(literal.text);
    case Literal::Kind::integer:
      return std::to_string(literal.number);
    case Literal::Kind::rate:
      return decimal(literal.number);
    case Literal::Kind::boolean:
      return literal.number != 0 ? "true" : "false";
    case Literal::Kind::date:
      return quoted(iso_date(static_cast<Day>(literal.number)));
    case Literal::Kind::moment:
      return quoted(iso_local(literal.number));
    case Literal::Kind::none:
    case Literal::Kind::list:
      break;
  }
  return "null";
}

}  // namespace

std::string quoted(std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += std::string("\\u00") + hex[(c >> 4) & 15] + hex[c & 15];
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string moment(const Moment& at) {
  std::string out = iso_local(at.local);
  if (at.offset) {
    const std::int32_t minutes = (*at.offset < 0 ? -*at.offset : *at.offset) / 60;
    const auto two = [](std::int32_t n) {
      return std::string{static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
    };
    out += (*at.offset < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60);
  }
  return quoted(out);
}

std::string literals(const std::vector<std::pair<Id, Literal>>& from) {
  Line line;
  for (const auto& [id, literal] : from) line.add(id.value, value(literal));
  return line.str();
}

std::string ids(const std::vector<Id>& from) {
  std::string out = "[";
  for (const auto& id : from) out += (out.size() > 1 ? ", " : "") + quoted(id.value);
  return out + "]";
}

std::string text(const Text& from) {
  if (from.entries.size() == 1 && from.entries.front().language.empty()) return quoted(from.entries.front().value);
  Line line;
  for (const auto& entry : from.entries) line.add(entry.language, quoted(entry.value));
  return line.str();
}

std::string filter(const MessageFilter& from) {
  Line line;
  if (from.purpose) line.add("purpose", quoted(names::of(names::purpose, from.purpose->value)));
  return line.text("channel", from.channel)
      .text("topic", from.topic)
      .text("kind", from.kind)
      .text("offer", from.offer)
      .text("journey", from.journey)
      .text("step", from.step)
      .str();
}

}  // namespace wayproof::model::writing
