#include "packs/library.h"

#include <algorithm>

#include "base/stable_sort.h"
#include "json/read.h"
#include "model/words.h"
#include "packs/own.h"
#include "packs/recipients.h"

namespace wayproof::packs {
namespace {

/// Whether some of the regions where customers live has to do with one of these: lies in it, or it in them.
template <class Regions>
bool touches(const std::vector<model::Id>& customers, const Regions& regions) {
  return std::any_of(customers.begin(), customers.end(), [&](const model::Id& own) {
    return std::any_of(regions.begin(), regions.end(),
                       [&](std::string_view region) { return meet(own.value, region); });
  });
}

std::vector<std::string_view> split(std::string_view words) {
  std::vector<std::string_view> all;
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    words.remove_prefix(std::min(words.size(), word.size() + 1));
    if (!word.empty()) all.push_back(word);
  }
  return all;
}

class Choosing {
 public:
  Choosing(const model::Project& project, KnownPacks& known, Report& report)
      : project_(project), known_(known), report_(report) {}

  Library choose() {
    const model::Workspace& workspace = project_.workspace;
    if (!workspace.given) return {};
    for (const model::PackRef& named : workspace.packs) {
      if (known_.find(named.id.value) == nullptr) {
        unknown_name(workspace.file, "pack", named.id, known_.ids(), report_);
      } else if (named.off) {
        library_.left_out.push_back(&named);
      } else {
        add(named.id.value);
        check_version(named);
      }
    }
    if (!workspace.regions.empty()) {
      for (const ShippedPack& pack : shipped()) {
        if (pack.regions.empty() || touches(workspace.regions, split(pack.regions))) add(pack.id);
      }
    }
    library_.read = known_.take();
    stable_sort(library_.packs, [](const auto* a, const auto* b) { return a->id.value < b->id.value; });
    return std::move(library_);
  }

 private:
  bool is_off(std::string_view id) const {
    const auto& packs = project_.workspace.packs;
    return std::any_of(packs.begin(), packs.end(), [&](const auto& one) { return one.id.value == id && one.off; });
  }

  /// With the packs that come with it.
  void add(std::string_view id) {
    const auto is_there = [&](const model::Pack* pack) { return pack->id.value == id; };
    if (is_off(id) || std::any_of(library_.packs.begin(), library_.packs.end(), is_there)) return;
    const model::Pack* const pack = known_.find(id);
    if (pack == nullptr) return;  // check_pack says so of whoever extends it
    library_.packs.push_back(pack);
    for (const model::Id& more : pack->extends) add(more.value);
  }

  void check_version(const model::PackRef& named) {
    if (!named.version) return;
    const auto found = std::find_if(library_.packs.begin(), library_.packs.end(),
                                    [&](const model::Pack* pack) { return pack->id.value == named.id.value; });
    if (found == library_.packs.end() || (*found)->version.value == named.version->value) return;
    Finding finding;
    finding.rule = "packs/other-version";
    finding.severity = Severity::warning;
    finding.place = {project_.workspace.file, named.version->span};
    finding.what = {"packs/other-version.what",
                    {{"pack", Verbatim{named.id.value}},
                     {"wanted", Date{named.version->value}},
                     {"there", Date{(*found)->version.value}}}};
    finding.why = {"packs/other-version.why", {}};
    finding.advice = {"packs/other-version.advice", {{"there", Verbatim{iso_date((*found)->version.value)}}}};
    report_.add(std::move(finding));
  }

  const model::Project& project_;
  KnownPacks& known_;
  Report& report_;
  Library library_;
};

}  // namespace

const ShippedPack* find_shipped(std::string_view id) {
  const auto all = shipped();
  const auto found = std::find_if(all.begin(), all.end(), [&](const ShippedPack& pack) { return pack.id == id; });
  return found == all.end() ? nullptr : &*found;
}

model::Pack read(const ShippedPack& pack) {
  Report ours;
  return model::decode_pack(json::read(pack.text).tree, 0, ours);
}

std::string name_of(const model::Pack& pack, const model::Requirement& requirement) {
  return pack.id.value + "/" + requirement.id.value;
}

const model::Requirement* Library::find(std::string_view name) const {
  const std::string_view id = name.substr(0, name.find('/'));
  for (const model::Pack* pack : packs) {
    if (pack->id.value == id && name.size() > id.size()) return pack->requirements.find(name.substr(id.size() + 1));
  }
  return nullptr;
}

std::vector<model::Purpose> purposes_of(const model::Requirement& requirement) {
  std::vector<model::Purpose> out;
  for (const auto& one : requirement.purposes) out.push_back(one.value);
  if (out.empty()) out = {model::Purpose::marketing, model::Purpose::mixed};
  return out;
}

const std::vector<model::Id>& regions_of(const model::Pack& pack, const model::Requirement& requirement) {
  return requirement.regions.empty() ? pack.regions : requirement.regions;
}

Library library_for(const model::Project& project, Report& report) {
  KnownPacks known(project);
  for (const model::Pack& pack : project.packs) {
    check_pack(pack, known.ids(), report);
    compare_pack(pack, known, report);
  }
  for (const model::Attestation& one : project.workspace.attestations) {
    (void)known.requirement(project.workspace.file, one.requirement, report);
  }
  return Choosing(project, known, report).choose();
}

}  // namespace wayproof::packs
