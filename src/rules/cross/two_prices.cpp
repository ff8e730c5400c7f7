// One person, the same goods, two prices that hold at the same time (scenario A22).
#include <algorithm>

#include "rules/starts.h"

namespace wayproof::rules {
namespace {

constexpr std::int64_t a_quarter = 90 * day_seconds;

const model::Offer* offer_of(const Context& context, const Passed& passed) {
  const auto& id = passed.step.model->offer;
  return id && passed.step.lowered->sends ? context.workspace().offers.find(id->value) : nullptr;
}

/// The goods that both offers are for.
const model::Id* shared_goods(const model::Offer& a, const model::Offer& b) {
  const auto found = std::find_first_of(a.goods.begin(), a.goods.end(), b.goods.begin(), b.goods.end());
  return found == a.goods.end() ? nullptr : &*found;
}

/// Shares compare with shares; what an amount comes to depends on the goods, so two amounts are told apart only under
/// one threshold.
bool differ(const Context& context, const model::Offer& a, const model::Offer& b) {
  if (a.percent_off && b.percent_off) {
    const auto& tolerance = context.workspace().price_tolerance;
    const std::int64_t gap = a.percent_off->value - b.percent_off->value;
    return (gap < 0 ? -gap : gap) > (tolerance ? tolerance->value : 0);
  }
  const bool comparable = a.money_off && b.money_off && a.currency == b.currency && a.from_money == b.from_money;
  return comparable && a.money_off->value != b.money_off->value;
}

/// The first offer still holds whenever the second one is sent.
bool hold_together(const Passed& earlier, const model::Offer& a, const Passed& later, const model::Offer& b) {
  const auto over = [](const model::Offer& x, const model::Offer& y) {
    return x.until && y.from && x.until->value <= y.from->value;
  };
  if (over(a, b) || over(b, a)) return false;
  if (!a.valid) return true;
  const auto latest = later.elapsed().latest;
  return latest && *latest < earlier.elapsed().earliest + facts::least_seconds(a.valid->value);
}

ArgValue title(const model::Offer& offer) { return title_of(offer.title, offer.id.value); }

void check(const RuleInfo& rule, const Context& context, Report& report) {
  const auto offers = [&](const Passed& passed) { return offer_of(context, passed) != nullptr; };
  for_each_pair(context, a_quarter, true, offers, [&](const Passed& a, const Passed& b) {
    const model::Offer& one = *offer_of(context, a);
    const model::Offer& other = *offer_of(context, b);
    const model::Id* goods = shared_goods(one, other);
    if (goods == nullptr || !differ(context, one, other) || !hold_together(a, one, b, other)) return false;
    Draft draft =
        draft_of_pair(rule, a, b, {{"goods", verbatim(goods->value)}, {"one", title(one)}, {"other", title(other)}});
    draft.label({context.workspace().file, other.id.span}, "offer").add_to(report);
    return true;
  });
}

}  // namespace

extern constinit const Rule cross_two_prices{{"cross/two-prices", Severity::error, "2026.11", Stability::stable},
                                             check};

}  // namespace wayproof::rules
