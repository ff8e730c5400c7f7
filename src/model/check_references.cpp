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

bool of_workspace(Refers kind) { return kind != Refers::step && kind != Refers::zone && kind != Refers::customer; }

class References {
 public:
  References(const Project& project, Report& report) : project_(project), report_(report) {}

  void check() {
    for_each_reference(project_, [this](const Reference& reference) { check(reference); });
  }

 private:
  void check(const Reference& reference) {
    if (reference.to == Refers::zone) return;  // the grammar knows them all
    if (may_have_slipped_away(reference)) return;
    if (of_workspace(reference.to) && !project_.workspace.given) {
      without_workspace(reference);
    } else if (reference.to == Refers::tag && !project_.workspace.tags_given) {
      return;
    } else if (!exists(reference)) {
      unknown(reference);
    }
  }

  /// Behind a missing bracket a declaration may stand where nobody looks for it; the syntax finding comes first.
  bool may_have_slipped_away(const Reference& reference) const {
    const FileId declared_in = of_workspace(reference.to) ? project_.workspace.file : reference.place.file;
    return declared_in < project_.files.size() && project_.files[declared_in].structure_broken;
  }

  using Names = std::vector<std::string_view>;  // sorted

  bool exists(const Reference& reference) {
    const Names& names = names_for(reference);
    // A journey without any step is no journey here, or lost its steps: either is a finding by itself.
    if (reference.to == Refers::step && names.empty()) return true;
    return std::binary_search(names.begin(), names.end(), reference.name);
  }

  const Names& names_for(const Reference& reference) {
    if (reference.to == Refers::step && !reference.journey.empty()) return steps_of(reference.journey);
    const auto [known, is_new] = known_.try_emplace(reference.to);
    if (is_new) {
      known->second = candidates(project_, reference);
      stable_sort(known->second);
    }
    return known->second;
  }

  // References come journey by journey, so the one asked for is mostly the last one.
  const Names& steps_of(std::string_view journey) {
    if (last_ != nullptr && last_->first == journey) return last_->second;
    if (steps_.empty()) {
      for (const Journey& each : project_.journeys) {
        Names& names = steps_[each.id.value];
        for (const Step& step : each.steps) names.push_back(step.id.value);
      }
      for (auto& [id, names] : steps_) stable_sort(names);
    }
    last_ = &*steps_.try_emplace(journey).first;
    return last_->second;
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
  std::map<Refers, Names> known_;
  std::map<std::string_view, Names> steps_;  // by journey; of those with the same id together
  const std::pair<const std::string_view, Names>* last_ = nullptr;
  std::set<FileId> mute_;
};

}  // namespace

void check_references(const Project& project, Report& report) { References(project, report).check(); }

}  // namespace wayproof::model
