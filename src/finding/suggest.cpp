#include "finding/suggest.h"

#include <algorithm>
#include <array>

#include "text/character.h"

namespace wayproof {
namespace {

constexpr std::size_t longest_compared = 64;  // characters; also bounds the work a hostile file can cause

/// How near a candidate is; smaller is nearer.
enum class Nearness : unsigned { same_spelled_otherwise, other_number, slips };

struct Judged {
  Nearness nearness = Nearness::slips;
  unsigned slips = 0;
  std::size_t shared = 0;  // characters at the beginning in common
};

std::size_t shared_beginning(std::u32string_view a, std::u32string_view b) {
  const auto differs =
      std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin());
  return static_cast<std::size_t>(differs.first - a.begin());
}

/// Without what people do not hear: capitals, and the marks between words ("reEntry", "re_entry", "re-entry").
std::u32string plain(std::u32string_view name) {
  std::u32string result;
  for (const char32_t c : name) {
    if (c == U'-' || c == U'_' || c == U' ' || c == U'.') continue;
    result.push_back(c >= U'A' && c <= U'Z' ? c + 32 : c);
  }
  return result;
}

/// One of the two is the English plural of the other.
bool differ_in_number(std::u32string_view a, std::u32string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  const auto is_plus = [](std::u32string_view one, std::u32string_view ending, std::u32string_view many) {
    return many.size() == one.size() + ending.size() && many.substr(0, one.size()) == one &&
           many.substr(one.size()) == ending;
  };
  if (a.empty()) return false;
  const bool y = a.back() == U'y';  // property, properties
  return is_plus(a, U"s", b) || is_plus(a, U"es", b) || (y && is_plus(a.substr(0, a.size() - 1), U"ies", b));
}

unsigned forgiven_slips(std::size_t length) {
  if (length < 3) return 0;
  if (length <= 5) return 1;
  return length <= 8 ? 2 : 3;
}

std::optional<Judged> judge(std::u32string_view written, std::u32string_view candidate) {
  if (candidate == written || candidate.size() > longest_compared) return std::nullopt;
  const std::size_t shared = shared_beginning(written, candidate);
  const std::u32string a = plain(written);
  const std::u32string b = plain(candidate);
  if (a.empty() || b.empty()) return std::nullopt;
  if (a == b) return Judged{Nearness::same_spelled_otherwise, 0, shared};
  if (differ_in_number(a, b)) return Judged{Nearness::other_number, 0, shared};
  // The shorter one decides, or "id" would be near to "is" and "end" near to "send".
  const unsigned limit = forgiven_slips(std::min(a.size(), b.size()));
  const unsigned slips = edit_distance(a, b, limit);
  if (slips > limit) return std::nullopt;
  return Judged{Nearness::slips, slips, shared};
}

bool nearer(const Judged& a, const Judged& b) {
  if (a.nearness != b.nearness) return a.nearness < b.nearness;
  if (a.slips != b.slips) return a.slips < b.slips;
  return a.shared > b.shared;
}

bool as_near(const Judged& a, const Judged& b) { return !nearer(a, b) && !nearer(b, a); }

template <typename Text>
std::optional<std::string_view> nearest(std::string_view written, std::span<const Text> candidates) {
  if (written.size() > 4 * longest_compared) return std::nullopt;
  const std::u32string name = to_utf32(written);
  if (name.size() > longest_compared) return std::nullopt;
  std::optional<Judged> best;
  std::string_view answer;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > 4 * longest_compared) continue;
    const std::optional<Judged> judged = judge(name, to_utf32(candidate));
    if (!judged) continue;
    if (!best || nearer(*judged, *best) || (as_near(*judged, *best) && candidate < answer)) {
      best = judged;
      answer = candidate;
    }
  }
  if (!best) return std::nullopt;
  return answer;
}

}  // namespace

unsigned edit_distance(std::u32string_view a, std::u32string_view b, unsigned limit) {
  if (a.size() > b.size()) std::swap(a, b);
  const unsigned too_far = limit + 1;
  if (b.size() - a.size() > limit) return too_far;

  // Three rows of the table are alive at a time; a swap looks two back.
  const std::size_t width = a.size() + 1;
  std::vector<unsigned> before_last(width);
  std::vector<unsigned> last(width);
  std::vector<unsigned> row(width);
  for (std::size_t i = 0; i < width; ++i) last[i] = static_cast<unsigned>(i);
  for (std::size_t j = 1; j <= b.size(); ++j) {
    row[0] = static_cast<unsigned>(j);
    unsigned smallest = row[0];
    for (std::size_t i = 1; i < width; ++i) {
      const unsigned replaced = last[i - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
      row[i] = std::min({replaced, last[i] + 1, row[i - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[i] = std::min(row[i], before_last[i - 2] + 1);
      smallest = std::min(smallest, row[i]);
    }
    // A swap may jump over one row, so both this and the one before must be past the limit.
    if (smallest > limit && *std::min_element(last.begin(), last.end()) > limit) return too_far;
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return std::min(last[a.size()], too_far);
}

std::optional<std::string_view> did_you_mean(std::string_view written, std::span<const std::string_view> candidates) {
  return nearest(written, candidates);
}

std::optional<std::string_view> did_you_mean(std::string_view written, std::span<const std::string> candidates) {
  return nearest(written, candidates);
}

}  // namespace wayproof
