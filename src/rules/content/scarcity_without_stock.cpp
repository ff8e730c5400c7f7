// A text that says that little is left, where nobody counts what is left.
#include "rules/texts.h"
#include "rules/wording.h"

namespace wayproof::rules {
namespace {

// "While stocks last" and 数量有限 are left out: they reserve a right and claim nothing.
constexpr std::string_view claims[] = {
    "only a few left", "few left",     "almost gone", "almost sold out", "selling fast", "going fast", "low stock",
    "limited stock",   "stock is low", "only # left", "last pieces",     "last few",     "库存告急",   "库存紧张",
    "库存不多",        "仅剩",         "即将售罄",    "快要售罄",        "所剩不多",     "手慢无",     "最后#件",
    "卖断货"};

const model::Offer* offer_of(const Context& context, const StepView& step) {
  return step.model->offer ? context.workspace().offers.find(step.model->offer->value) : nullptr;
}

bool is_counted(const model::Offer* offer) {
  return offer != nullptr &&
         (offer->stock == model::Offer::Stock::synced || offer->stock == model::Offer::Stock::counted);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const SentText& text : context.texts->all) {
    if (!text.advertises()) continue;
    const model::Offer* offer = offer_of(context, text.step());
    if (is_counted(offer)) continue;
    const Wording found = find_wording(text.folded, text.index, claims);
    // "Only {{stock}} left": the number comes from somewhere.
    if (!found || found.sentence.find("{{") != std::string_view::npos) continue;
    const bool unlimited = offer != nullptr && offer->stock == model::Offer::Stock::unlimited;
    Draft draft(rule, place_of_words(context, text.body, found.words));
    std::vector<Arg> args{{"step", title_of(*text.step().model)}, {"words", verbatim(found.words)}};
    if (offer != nullptr) args.push_back({"offer", title_of(offer->title, offer->id.value)});
    const std::string_view variant = offer == nullptr ? "" : unlimited ? "unlimited" : "offer";
    draft.what(args, variant).why().advice({}, offer == nullptr ? "" : "offer");
    if (offer != nullptr) draft.label({context.workspace().file, offer->id.span}, "offer");
    add_senders(draft, text);
    draft.add_to(report);
  }
}

}  // namespace

extern constinit const Rule content_scarcity_without_stock{
    {"content/scarcity-without-stock", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
