// The rule that names exist: file/unknown-reference, and file/no-workspace where that cannot be known.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "base/stable_sort.h"
#include "finding/suggest.h"
#include "model/references.h"

namespace wayproof::model {
namespace {

bool of_workspace(Refers kind) { return kind != Refers::step && kind != Refers::zone; }

class References {
 public:
  References(const Project& project, Report& report) : project_(project), report_(report) {}

  void check() {
    for (const Reference& reference : references(project_)) {
      if (reference.to == Refers::zone) continue;  // the grammar knows them all
      if (may_have_slipped_away(reference)) continue;
      if (of_workspace(reference.to) && !project_.workspace.given) {
        without_workspace(reference);
      } else if (reference.to == Refers::tag && !project_.workspace.tags_given) {
        continue;
      } else if (!exists(reference)) {
        unknown(reference);
      }
    }
  }

 private:
  /// Behind a missing bracket a declaration may stand where nobody looks for it; the syntax finding comes first.
  bool may_have_slipped_away(const Reference& reference) const {
    const FileId declared_in = of_workspace(reference.to) ? project_.workspace.file : reference.place.file;
    return declared_in < project_.files.size() && project_.files[declared_in].structure_broken;
  }

  using Scope = std::pair<Refers, std::string_view>;

  bool exists(const Reference& reference) {
    const auto [known, is_new] =
        known_.emplace(Scope{reference.to, reference.journey}, std::vector<std::string_view>{});
    std::vector<std::string_view>& names = known->second;
    if (is_new) {
      names = candidates(project_, reference);
      stable_sort(names);
    }
    // A journey without any step is no journey here, or lost its steps: either is a finding by itself.
    if (reference.to == Refers::step && names.empty()) return true;
    return std::binary_search(names.begin(), names.end(), reference.name);
  }

  void unknown(const Reference& reference) {
    const bool is_step = reference.to == Refers::step;
    Finding finding;
    finding.rule = "file/unknown-reference";
    finding.place = reference.place;
    finding.journey = reference.inside;
    if (!reference.step.empty()) finding.steps.emplace_back(reference.step);
    const Word kind{"file/refers." + std::string(name(reference.to))};
    finding.what = {"file/unknown-reference.what", {{"kind", kind}, {"name", Verbatim{std::string(reference.name)}}}};
    finding.why = {is_step ? "file/unknown-reference.why.step" : "file/unknown-reference.why", {}};
    finding.advice = {is_step ? "file/unknown-reference.advice.step" : "file/unknown-reference.advice", {}};
    if (const auto meant = did_you_mean(reference.name, candidates(project_, reference))) suggest(finding, *meant);
    report_.add(std::move(finding));
  }

  void suggest(Finding& finding, std::string_view meant) {
    const Arg suggestion{"suggestion", Verbatim{std::string(meant)}};
    finding.advice = {"file/unknown-reference.advice.meant", {suggestion}};
    if (project_.files.size() <= finding.place.file || project_.files[finding.place.file].kind == FileKind::imported)
      return;
    Fix fix;
    fix.title = {"file/unknown-reference.fix.1", {suggestion}};
    fix.effect = ContactEffect::more;  // what led nowhere then leads somewhere
    fix.edits.push_back({finding.place.file, {finding.place.span, "\"" + std::string(meant) + "\""}});
    finding.fixes.push_back(std::move(fix));
  }

  /// Once a file, at the first name that only a workspace could explain.
  void without_workspace(const Reference& reference) {
    if (!mute_.insert(reference.place.file).second) return;
    Finding finding;
    finding.rule = "file/no-workspace";
    finding.severity = Severity::info;
    finding.place = reference.place;
    finding.journey = reference.inside;
    finding.question = "question.workspace";
    const Word kind{"file/refers." + std::string(name(reference.to))};
    finding.what = {"file/no-workspace.what", {{"kind", kind}, {"name", Verbatim{std::string(reference.name)}}}};
    finding.why = {"file/no-workspace.why", {}};
    finding.advice = {"file/no-workspace.advice", {}};
    report_.add(std::move(finding));
  }

  const Project& project_;
  Report& report_;
  std::map<Scope, std::vector<std::string_view>> known_;  // sorted
  std::set<FileId> mute_;
};

}  // namespace

void check_references(const Project& project, Report& report) { References(project, report).check(); }

}  // namespace wayproof::model
