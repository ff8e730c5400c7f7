// The order of findings and what counts as the same finding. Argument values are compared field by field, never by
// their sentence, so the order is the same in every language.
#include "finding/report.h"

#include <algorithm>

#include "base/stable_sort.h"

namespace wayproof {
namespace {

using Order = std::strong_ordering;

// Spelled out, because emcc 3.1.6's library lacks <=> for strings, vectors and tuples.
Order order(std::int64_t a, std::int64_t b) { return a <=> b; }
Order order(const std::string& a, const std::string& b) { return a.compare(b) <=> 0; }
Order order(const Verbatim& a, const Verbatim& b) { return order(a.text, b.text); }
Order order(const Word& a, const Word& b) { return order(a.key, b.key); }
Order order(const Date& a, const Date& b) { return order(a.day, b.day); }
Order order(const Clock& a, const Clock& b) { return order(a.at, b.at); }
Order order(const Rate& a, const Rate& b) { return order(a.millionths, b.millionths); }
Order order(const Message& a, const Message& b) { return compare(a, b); }
Order order(const Duration& a, const Duration& b) {
  if (a.months != b.months) return a.months <=> b.months;
  if (a.days != b.days) return a.days <=> b.days;
  return a.seconds <=> b.seconds;
}
Order order(const LocalMoment& a, const LocalMoment& b) {
  if (a.at != b.at) return a.at <=> b.at;
  return a.zone.name().compare(b.zone.name()) <=> 0;
}
Order order(const Money& a, const Money& b) {
  if (const Order o = order(a.currency, b.currency); o != 0) return o;
  return order(a.minor, b.minor);
}
Order order(const std::pair<std::string, std::string>& a, const std::pair<std::string, std::string>& b) {
  if (const Order o = order(a.first, b.first); o != 0) return o;
  return order(a.second, b.second);
}
Order order(const Arg& a, const Arg& b);

template <typename T>
Order order(const std::vector<T>& a, const std::vector<T>& b) {
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    if (const Order o = order(a[i], b[i]); o != 0) return o;
  }
  return a.size() <=> b.size();
}

Order order(const UserText& a, const UserText& b) { return order(a.by_language, b.by_language); }

Order order(const ArgValue& a, const ArgValue& b) {
  if (a.index() != b.index()) return a.index() <=> b.index();
  return std::visit([&b](const auto& value) { return order(value, *std::get_if<std::decay_t<decltype(value)>>(&b)); },
                    a);
}

Order order(const Arg& a, const Arg& b) {
  if (a.name != b.name) return a.name.compare(b.name) <=> 0;
  return order(a.value, b.value);
}

Order order(const Finding& a, const Finding& b) {
  if (a.place != b.place) return a.place <=> b.place;
  if (a.rule != b.rule) return a.rule.compare(b.rule) <=> 0;
  return compare(a.what, b.what);
}

}  // namespace

Order compare(const Message& a, const Message& b) {
  if (const Order o = order(a.key, b.key); o != 0) return o;
  return order(a.args, b.args);
}

bool before(const Finding& a, const Finding& b) { return order(a, b) < 0; }

std::vector<Finding> Report::finish() && {
  // Stable, so that of equal findings the one added first stays.
  stable_sort(findings_, before);
  const auto same = [](const Finding& a, const Finding& b) { return order(a, b) == 0; };
  findings_.erase(std::unique(findings_.begin(), findings_.end(), same), findings_.end());
  return std::move(findings_);
}

}  // namespace wayproof
