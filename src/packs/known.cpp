#include "packs/known.h"

#include "finding/suggest.h"
#include "packs/library.h"

namespace wayproof::packs {

const model::Pack* KnownPacks::find(std::string_view id) {
  for (const model::Pack& pack : project_.packs) {
    if (pack.id.value == id) return &pack;
  }
  return find_shipped(id);
}

const model::Pack* KnownPacks::find_shipped(std::string_view id) {
  for (const model::Pack& pack : read_) {
    if (pack.id.value == id) return &pack;
  }
  const ShippedPack* const shipped = packs::find_shipped(id);
  return shipped == nullptr ? nullptr : &read_.emplace_back(packs::read(*shipped));
}

std::vector<std::string_view> KnownPacks::ids() const {
  std::vector<std::string_view> all;
  for (const model::Pack& pack : project_.packs) all.emplace_back(pack.id.value);
  for (const ShippedPack& pack : shipped()) all.push_back(pack.id);
  return all;
}

KnownPacks::Named KnownPacks::requirement(FileId file, const model::Id& name, Report& report) {
  const std::size_t slash = name.value.find('/');
  const model::Pack* const pack = find(std::string_view(name.value).substr(0, slash));
  if (pack != nullptr && slash != std::string::npos) {
    const model::Requirement* const found = pack->requirements.find(std::string_view(name.value).substr(slash + 1));
    if (found != nullptr) return {pack, found};
  }
  std::vector<std::string> names;
  if (pack != nullptr) {
    for (const model::Requirement& one : pack->requirements) names.push_back(name_of(*pack, one));
  }
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  unknown_name(file, "requirement", name, candidates, report);
  return {};
}

void unknown_name(FileId file, std::string_view kind, const model::Id& name,
                  std::span<const std::string_view> candidates, Report& report) {
  Finding finding;
  finding.rule = "file/unknown-reference";
  finding.place = {file, name.span};
  finding.what = {"file/unknown-reference.what",
                  {{"kind", Word{"file/refers." + std::string(kind)}}, {"name", Verbatim{name.value}}}};
  finding.why = {"file/unknown-reference.why", {}};
  finding.advice = {"file/unknown-reference.advice", {}};
  if (const auto meant = did_you_mean(name.value, candidates)) {
    finding.advice = {"file/unknown-reference.advice.meant", {{"suggestion", Verbatim{std::string(*meant)}}}};
  }
  report.add(std::move(finding));
}

}  // namespace wayproof::packs
