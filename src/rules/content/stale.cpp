// A text that was finished years ago and that nobody has looked at since (scenario A25). Templates with a date of
// review are team/review-due's.
#include <set>

#include "rules/texts.h"

namespace wayproof::rules {
namespace {

constexpr Day long_ago = 2 * 365;

void check(const RuleInfo& rule, const Context& context, Report& report) {
  std::set<std::string_view> sent;
  for (const SentMessage& message : context.texts->messages) {
    if (const auto& id = message.step.model->content.template_id) sent.insert(id->value);
  }
  for (const auto& one : context.workspace().templates) {
    if (!one.ready || one.reviewed || sent.count(one.id.value) == 0) continue;
    if (context.as_of - one.ready->value <= long_ago) continue;
    Draft(rule, {context.workspace().file, one.ready->span})
        .what({{"template", title_of(one.title, one.id.value)}, {"date", Date{one.ready->value}}})
        .why()
        .advice()
        .add_to(report);
  }
}

}  // namespace

extern constinit const Rule content_stale{{"content/stale", Severity::info, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
