// A notice that sells: it is declared as transactional or service, and says what only advertising says, or carries an
// offer. Such a notice counts as advertising whatever it is called, and skips the checks that advertising passes.
#include <algorithm>

#include "model/words.h"
#include "rules/texts.h"
#include "rules/wording.h"

namespace wayproof::rules {
namespace {

// What only advertising says. Words that a receipt says too ("coupon", "discount", "SALE") are left out on purpose.
constexpr std::string_view calls[] = {"shop now",
                                      "buy now",
                                      "order now",
                                      "use code",
                                      "use the code",
                                      "promo code",
                                      "discount code",
                                      "limited time",
                                      "limited offer",
                                      "special offer",
                                      "don't miss",
                                      "hurry",
                                      "you may also like",
                                      "recommended for you",
                                      "last chance",
                                      "抢购",
                                      "秒杀",
                                      "立即购买",
                                      "马上购买",
                                      "领券",
                                      "领取优惠",
                                      "下单立享",
                                      "限时优惠",
                                      "限时特惠",
                                      "限时折扣",
                                      "特惠",
                                      "大促",
                                      "满#减",
                                      "再减#",
                                      "猜你喜欢",
                                      "好物推荐",
                                      "复购"};
// A reminder of a cart sells what is in it.
constexpr std::string_view carts[] = {"left in your cart",    "left something in your cart",
                                      "still in your cart",   "items in your cart",
                                      "your cart is waiting", "complete your purchase",
                                      "购物车里还有",         "购物车还有",
                                      "还在购物车",           "还在您的购物车",
                                      "购物车里的商品"};
constexpr std::string_view cuts[] = {"# % off", "#% off", "# percent off", "#折", "save #", "save up to"};
// The price that was paid is no offer.
constexpr std::string_view settled[] = {"you saved", "was applied", "has been applied", "已享",     "已减",
                                        "已优惠",    "已抵扣",      "已使用",           "you paid", "实付",
                                        "paid for",  "购买的",      "your order",       "您的订单"};

Wording selling_words(const SentText& text) {
  using List = std::span<const std::string_view>;
  for (const List list : {List(calls), List(carts), List(cuts)}) {
    const Wording found = find_wording(text.folded, text.index, list);
    if (found && !find_wording(found.sentence, settled)) return found;
  }
  return {};
}

bool is_notice(model::Purpose purpose) {
  return purpose == model::Purpose::transactional || purpose == model::Purpose::service ||
         purpose == model::Purpose::otp;
}

void tell_offer(const RuleInfo& rule, const StepView& step, const Context& context, Report& report) {
  const auto* offer = context.workspace().offers.find(step.model->offer->value);
  Draft draft(rule, step.place(step.model->offer->span));
  draft.what({{"step", title_of(*step.model)},
              {"purpose", model::word(step.lowered->purpose)},
              {"offer", offer == nullptr ? ArgValue(verbatim(step.model->offer->value))
                                         : title_of(offer->title, offer->id.value)}},
             "offer");
  draft.why().advice();
  if (step.model->purpose) draft.label(step.place(step.model->purpose->span), "purpose");
  draft.journey(*step.journey_model).step(*step.model).add_to(report);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const SentMessage& message : context.texts->messages) {
    if (is_notice(message.step.lowered->purpose) && message.step.model->offer) {
      tell_offer(rule, message.step, context, report);
    }
  }
  for (const SentText& text : context.texts->all) {
    const auto notice = std::find_if(text.sent_by.begin(), text.sent_by.end(), [](const StepView& step) {
      return is_notice(step.lowered->purpose) && !step.model->offer;
    });
    if (notice == text.sent_by.end()) continue;
    const Wording found = selling_words(text);
    if (!found) continue;
    Draft draft(rule, place_of_words(context, text.body, found.words));
    draft.what({{"step", title_of(*notice->model)},
                {"purpose", model::word(notice->lowered->purpose)},
                {"words", verbatim(found.words)}});
    draft.why().advice();
    if (notice->model->purpose) draft.label(notice->place(notice->model->purpose->span), "purpose");
    add_senders(draft, text);
    draft.add_to(report);
  }
}

}  // namespace

extern constinit const Rule content_advertising_in_notice{
    {"content/advertising-in-notice", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
