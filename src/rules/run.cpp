#include <algorithm>

#include "rules/ignores.h"
#include "rules/pin.h"
#include "rules/rule.h"
#include "rules/starts.h"
#include "rules/steps.h"
#include "rules/texts.h"

namespace wayproof::rules {

namespace {

/// Where brackets are missing, what is not there may only have slipped into a neighbour. The syntax findings say so;
/// rules that draw conclusions from such a file would add noise to them.
bool can_be_trusted(const Context& context, const Finding& finding) {
  const auto& project = context.project;
  const auto broken = [&](FileId file) { return file < project.files.size() && project.files[file].structure_broken; };
  if (project.workspace.given && broken(project.workspace.file)) return false;
  if (broken(finding.place.file)) return false;
  for (const auto& journey : project.journeys) {
    if (journey.id.value == finding.journey && broken(journey.file)) return false;
  }
  return true;
}

}  // namespace

void run_rules(const Context& context, Report& report, const Options& options) {
  const auto wanted = [&](const RuleInfo& rule) {
    return options.only.empty() || std::find(options.only.begin(), options.only.end(), rule.id) != options.only.end();
  };
  Context gathered = context;
  const Steps steps = steps_in(gathered);
  gathered.steps = &steps;
  const Texts texts = texts_of(gathered);
  gathered.texts = &texts;
  const Starts starts = starts_of(gathered);
  gathered.starts = &starts;
  Report found;
  for (const Rule* rule : registry()) {
    if (rule->check != nullptr && wanted(rule->info)) rule->check(rule->info, gathered, found);
  }
  std::vector<Finding> all = std::move(found).finish();
  if (options.and_then) options.and_then(gathered, all);
  for (Finding& finding : all) {
    if (can_be_trusted(context, finding)) report.add(std::move(finding));
  }
  // With a choice of rules an `ignore` of another one would look unused; nothing can be said about them then.
  if (!options.only.empty()) return;
  std::vector<Finding> findings = std::move(report).finish();
  honour_ignores(context, findings);
  honour_pin(context.project, registry(), findings);
  report = Report{};
  for (Finding& finding : findings) report.add(std::move(finding));
}

}  // namespace wayproof::rules
