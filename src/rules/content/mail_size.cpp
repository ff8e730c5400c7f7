// A mail that Gmail cuts off: beyond 102 kB of HTML the rest hides behind a link, the footer with the way to opt out
// first of all. Practice, measured by many and published by none: the limit is no promise of Gmail's.
#include <set>

#include "rules/opt_out.h"
#include "rules/texts.h"

namespace wayproof::rules {
namespace {

constexpr std::int64_t shown = 102 * 1024;

void tell(const RuleInfo& rule, const StepView& step, Place place, std::int64_t size, std::string_view variant,
          Report& report) {
  Draft draft(rule, place);
  draft.what({{"step", title_of(*step.model)}, {"size", (size + 1023) / 1024}}, variant).why().advice();
  if (place.file != step.journey_model->file) {
    draft.word_label(step.place(key_of(*step.model)), "label.sent_by", {{"step", title_of(*step.model)}});
  }
  draft.journey(*step.journey_model).step(*step.model).add_to(report);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const SentText& text : context.texts->all) {
    const bool mail = text.channel.kind_known && text.channel.kind == model::ChannelKind::email;
    const auto size = static_cast<std::int64_t>(text.text().size());
    if (!mail || text.body.part != Part::html || size <= shown) continue;
    // Where nothing of it is shown, the way out is what matters most.
    const bool hides_opt_out = text.advertises() && !offers_link(text.text().substr(0, shown));
    tell(rule, text.step(), text.body.place(), size, hides_opt_out ? "opt_out" : "", report);
  }
  std::set<std::string_view> told;
  for (const SentMessage& message : context.texts->messages) {
    const model::Template* one = message.contents.without_text;
    if (one == nullptr || !one->bytes || one->bytes->value <= shown || !told.insert(one->id.value).second) continue;
    tell(rule, message.step, {context.workspace().file, one->bytes->span}, one->bytes->value, "", report);
  }
}

}  // namespace

extern constinit const Rule content_mail_size{{"content/mail-size", Severity::warning, "2026.11", Stability::stable},
                                              check};

}  // namespace wayproof::rules
