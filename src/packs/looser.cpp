#include "packs/looser.h"

#include <algorithm>

#include "facts/facts.h"
#include "packs/library.h"
#include "packs/mechanisms.h"
#include "packs/recipients.h"

namespace wayproof::packs {
namespace {

using model::Must;
using model::Requirement;

/// Every item of `all` is in `among`.
template <class Items>
bool all_in(const Items& all, const Items& among) {
  return std::all_of(all.begin(), all.end(), [&](const auto& one) {
    return std::any_of(among.begin(), among.end(), [&](const auto& other) { return other.value == one.value; });
  });
}

/// Of two lists that narrow something down, empty ones do not.
template <class Items>
bool narrower(const Items& own, const Items& other) {
  return !own.empty() && (other.empty() || !all_in(other, own));
}

bool fewer_purposes(const Requirement& own, const Requirement& other) {
  const auto purposes = purposes_of(own), others = purposes_of(other);
  return std::any_of(others.begin(), others.end(), [&](model::Purpose one) {
    return std::find(purposes.begin(), purposes.end(), one) == purposes.end();
  });
}

bool fewer_regions(const std::vector<model::Id>& own, const std::vector<model::Id>& other) {
  if (own.empty()) return false;
  return other.empty() || std::any_of(other.begin(), other.end(), [&](const model::Id& region) {
           return std::none_of(own.begin(), own.end(),
                               [&](const model::Id& one) { return lies_in(region.value, one.value); });
         });
}

bool longer(const model::Maybe<Duration>& own, const model::Maybe<Duration>& other) {
  if (!own || !other) return false;
  return own->value != other->value && facts::most_seconds(own->value) > facts::least_seconds(other->value);
}

/// `for_more`: each word of a list is one more way to meet it; else each is one more thing to avoid.
bool weaker_words(const Must& own, const Must& other, bool for_more) {
  return std::any_of(other.words.begin(), other.words.end(), [&](const model::WordList& list) {
    const auto mine = std::find_if(own.words.begin(), own.words.end(),
                                   [&](const model::WordList& one) { return one.language == list.language; });
    if (mine == own.words.end()) return true;
    return for_more ? !all_in(mine->words, list.words) : !all_in(list.words, mine->words);
  });
}

bool shorter_window(const model::Window& own, const model::Window& other) {
  if (own.kind != other.kind) return true;
  if (own.kind == model::Window::Kind::calendar) return own.unit < other.unit;
  return facts::least_seconds(own.length) < facts::most_seconds(other.length);
}

/// What of its mechanism is weaker, as the end of a key of "packs/looser".
std::string_view weaker_must(const Must& own, const Must& other) {
  using Kind = Must::Kind;
  if (own.kind != other.kind) return "other";
  switch (own.kind) {
    case Kind::invalid:
    case Kind::attested:
    case Kind::one_click:
      return {};
    case Kind::pass:
      return all_in(other.rules, own.rules) ? "" : "rules";
    case Kind::hours: {
      const bool open = !(open_hours(own) & open_hours(other).complement()).empty();
      const bool holidays = other.closed_on_holidays && !own.closed_on_holidays;
      return open || holidays ? "hours" : "";
    }
    case Kind::at_most: {
      const bool more = own.max && other.max && own.max->value > other.max->value;
      return more || (own.window && other.window && shorter_window(*own.window, *other.window)) ? "limit" : "";
    }
    case Kind::consent_kinds:
      return !all_in(own.kinds, other.kinds) || !all_in(other.facts, own.facts) ? "consent" : "";
    case Kind::consent_kept:
      return all_in(other.kept, own.kept) ? "" : "consent";
    case Kind::consent_life:
    case Kind::stop_within:
    case Kind::reply_window:
      return longer(own.life, other.life) || (own.workdays && !other.workdays) ? "time" : "";
    case Kind::begin_with:
    case Kind::say:
    case Kind::opt_out_words:
      return weaker_words(own, other, true) ? "words" : "";
    case Kind::not_say:
      return weaker_words(own, other, false) ? "words" : "";
    case Kind::sender:
      return all_in(other.sender, own.sender) ? "" : "sender";
    case Kind::longest:
      return own.unit != other.unit || (own.max && other.max && own.max->value > other.max->value) ? "length" : "";
  }
  return {};
}

std::string_view weaker(const model::Pack& pack, const Requirement& own, const model::Pack& other_pack,
                        const Requirement& other) {
  if (const std::string_view how = weaker_must(own.must, other.must); !how.empty()) return how;
  if (own.severity > other.severity) return "severity";
  if (narrower(own.channels, other.channels)) return "channels";
  if (fewer_purposes(own, other)) return "purposes";
  const auto& regions = regions_of(pack, own);
  const auto& others = regions_of(other_pack, other);
  if (fewer_regions(regions, others)) return "regions";
  const bool later = own.from && (!other.from || own.from->value > other.from->value);
  const bool sooner = own.until && (!other.until || own.until->value < other.until->value);
  return later || sooner ? "days" : "";
}

}  // namespace

std::optional<Message> looser(const model::Pack& pack, const Requirement& own, const model::Pack& other_pack,
                              const Requirement& other) {
  const std::string_view how = weaker(pack, own, other_pack, other);
  if (how.empty()) return std::nullopt;
  return Message{"packs/looser." + std::string(how), {}};
}

}  // namespace wayproof::packs
