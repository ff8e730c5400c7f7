// A mail with several buttons that ask for different things. Only what is certain: links that look like buttons, with
// different words and different addresses; ten times "Buy" under ten pictures is one call.
#include <set>

#include "rules/template_text.h"
#include "rules/texts.h"

namespace wayproof::rules {
namespace {

constexpr std::size_t too_many = 3;

bool is_button(const Link& link) {
  const std::string tag = folded(link.tag);
  return tag.find("button") != std::string::npos || tag.find("btn") != std::string::npos ||
         tag.find("background") != std::string::npos;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const SentText& text : context.texts->all) {
    const bool mail = text.channel.kind_known && text.channel.kind == model::ChannelKind::email;
    if (!mail || text.body.part != Part::html || !text.advertises()) continue;
    std::set<std::string> words;
    std::set<std::string_view> addresses;
    std::vector<Verbatim> in_order;
    for (const Link& link : links_in(text.text())) {
      if (!is_button(link) || link.words.empty() || link.address.empty()) continue;
      addresses.insert(link.address);
      if (words.insert(folded(link.words)).second) in_order.push_back(verbatim(link.words));
    }
    if (words.size() < too_many || addresses.size() < too_many) continue;
    Draft draft(rule, place_of_words(context, text.body, in_order[1].text));
    draft.what({{"step", title_of(*text.step().model)},
                {"count", static_cast<std::int64_t>(in_order.size())},
                {"words", in_order}});
    draft.why().advice();
    add_senders(draft, text);
    draft.add_to(report);
  }
}

}  // namespace

extern constinit const Rule content_several_calls{
    {"content/several-calls", Severity::info, "2026.11", Stability::preview}, check};

}  // namespace wayproof::rules
