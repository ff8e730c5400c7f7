#include "rules/pin.h"

#include <algorithm>

#include "rules/support.h"

namespace wayproof::rules {

extern const Rule file_unknown_rule_set;  // reading.cpp
namespace {

/// Files that belong to no journey, customer or workspace of the project have another pin, or none.
std::vector<bool> files_of(const model::Project& project) {
  std::vector<bool> its(project.files.size(), false);
  const auto mark = [&](FileId file) {
    if (file < its.size()) its[file] = true;
  };
  mark(project.workspace.file);
  for (const model::Journey& journey : project.journeys) mark(journey.file);
  for (const model::Customer& customer : project.customers) mark(customer.file);
  return its;
}

Finding unknown_rule_set(const model::Workspace& workspace, std::string_view newest) {
  const std::vector<Arg> args{{"pin", verbatim(workspace.rules->value)}, {"newest", verbatim(newest)}};
  Draft draft(file_unknown_rule_set.info, {workspace.file, workspace.rules->span});
  draft.what(args).why().advice(args);
  Report one;
  draft.add_to(one);
  return one.findings().front();
}

}  // namespace

std::string_view newest_rule_set(std::span<const Rule* const> rules) {
  std::string_view newest;
  for (const Rule* const rule : rules) newest = std::max(newest, rule->info.since);
  return newest;
}

void honour_pin(const model::Project& project, std::span<const Rule* const> rules, std::vector<Finding>& findings) {
  if (!project.workspace.rules) return;
  const std::string& pin = project.workspace.rules->value;  // "2026.11": these compare as they follow one another
  const std::string_view newest = newest_rule_set(rules);
  if (pin > newest) return findings.push_back(unknown_rule_set(project.workspace, newest));
  const std::vector<bool> its = files_of(project);
  for (Finding& finding : findings) {
    if (finding.place.file >= its.size() || !its[finding.place.file]) continue;
    const auto rule =
        std::find_if(rules.begin(), rules.end(), [&](const Rule* one) { return one->info.id == finding.rule; });
    if (rule == rules.end() || (*rule)->info.since <= pin) continue;
    finding.severity = Severity::info;
    finding.newer_rule_set = (*rule)->info.since;
  }
}

}  // namespace wayproof::rules
