// Records of consents that do not hold what would show them later: when it was given, where, to which text.
#include <array>

#include "rules/support.h"

namespace wayproof::rules {
namespace {

using Kept = model::ConsentRecords::Kept;

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const auto& topic : context.workspace().topics) {
    if (!topic.records || !topic.records->keeps_given) continue;
    std::array<bool, model::consent_kept_count> kept{};
    for (const auto& one : topic.records->keeps) kept[static_cast<std::size_t>(one.value)] = true;
    if (kept[static_cast<std::size_t>(Kept::export_)]) continue;  // imported: the export is the evidence
    std::vector<Message> lacking;
    for (const auto& [what, key] :
         {std::pair{Kept::when, "consent/evidence.when"}, std::pair{Kept::where, "consent/evidence.where"},
          std::pair{Kept::text, "consent/evidence.text"}}) {
      if (!kept[static_cast<std::size_t>(what)]) lacking.push_back({key, {}});
    }
    if (lacking.empty()) continue;
    Draft draft(rule, {context.workspace().file, topic.records->keeps_span});
    draft.what({{"topic", title_of(topic.title, topic.id.value)}, {"lacking", lacking}}).why().advice().add_to(report);
  }
}

}  // namespace

extern constinit const Rule consent_evidence{{"consent/evidence", Severity::warning, "2026.11", Stability::stable},
                                             check};

}  // namespace wayproof::rules
