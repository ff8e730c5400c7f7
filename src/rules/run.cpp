#include <algorithm>

#include "rules/ignores.h"
#include "rules/rule.h"

namespace wayproof::rules {

void run_rules(const Context& context, Report& report, const Options& options) {
  const auto wanted = [&](const RuleInfo& rule) {
    return options.only.empty() || std::find(options.only.begin(), options.only.end(), rule.id) != options.only.end();
  };
  for (const Rule* rule : registry()) {
    if (wanted(rule->info)) rule->check(rule->info, context, report);
  }
  // With a choice of rules an `ignore` of another one would look unused; nothing can be said about them then.
  if (!options.only.empty()) return;
  std::vector<Finding> findings = std::move(report).finish();
  honour_ignores(context, findings);
  report = Report{};
  for (Finding& finding : findings) report.add(std::move(finding));
}

}  // namespace wayproof::rules
