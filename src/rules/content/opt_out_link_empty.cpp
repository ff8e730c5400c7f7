// A marketing text whose link to opt out leads nowhere: its address is empty, "#", or a variable that nothing fills.
#include "rules/opt_out.h"
#include "rules/texts.h"
#include "rules/variables.h"

namespace wayproof::rules {
namespace {

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const SentText& text : context.texts->all) {
    if (!text.advertises() || text.body.part == Part::subject || offers_link(text.seen)) continue;
    const auto lost = lost_link(text.text(), text.body.part == Part::html, [&](std::string_view name) {
      return is_filled(context, *text.step().journey_model, name);
    });
    if (!lost) continue;
    const Place place = place_in(context, text.body, lost->begin, lost->end);
    Draft draft(rule, place);
    std::vector<Arg> args{{"step", title_of(*text.step().model)}, {"words", verbatim(lost->words)}};
    if (!lost->variable.empty()) {
      args.push_back({"variable", verbatim("{{" + std::string(lost->variable) + "}}")});
    }
    draft.what(std::move(args), lost->variable.empty() ? "" : "variable").why().advice();
    const std::string_view written = text.text().substr(lost->begin, lost->end - lost->begin);
    if (const bool has_address = !lost->variable.empty() || written == "#"; has_address && place != text.body.place()) {
      draft.fix("address", {}, Applicability::unsafe, ContactEffect::none,
                {{place.file, {place.span, "{{unsubscribe_url}}"}}});
    }
    add_senders(draft, text);
    draft.add_to(report);
  }
}

}  // namespace

extern constinit const Rule content_opt_out_link_empty{
    {"content/opt-out-link-empty", Severity::error, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
