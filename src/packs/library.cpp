#include "packs/library.h"

#include <algorithm>
#include <functional>

#include "base/stable_sort.h"
#include "finding/suggest.h"
#include "json/read.h"
#include "model/words.h"
#include "packs/looser.h"
#include "packs/recipients.h"
#include "rules/rule.h"

namespace wayproof::packs {
namespace {

void unknown(FileId file, std::string_view kind, const model::Id& name, std::span<const std::string_view> candidates,
             Report& report) {
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

/// Whether some of the regions where customers live has to do with one of these: lies in it, or it in them.
template <class Regions>
bool touches(const std::vector<model::Id>& customers, const Regions& regions) {
  return std::any_of(customers.begin(), customers.end(), [&](const model::Id& own) {
    return std::any_of(regions.begin(), regions.end(), [&](std::string_view region) {
      return lies_in(own.value, region) || lies_in(region, own.value);
    });
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

/// The packs that there are: those of the project in front of those that came with Wayproof.
class KnownPacks {
 public:
  explicit KnownPacks(const model::Project& project) : project_(project) {}

  const model::Pack* find(std::string_view id) {
    for (const model::Pack& pack : project_.packs) {
      if (pack.id.value == id) return &pack;
    }
    return find_ours(id);
  }

  const model::Pack* find_ours(std::string_view id) {
    for (const model::Pack& pack : read_) {
      if (pack.id.value == id) return &pack;
    }
    const ShippedPack* const shipped = find_shipped(id);
    return shipped == nullptr ? nullptr : &read_.emplace_back(packs::read(*shipped));
  }

  std::vector<std::string_view> ids() const {
    std::vector<std::string_view> all;
    for (const model::Pack& pack : project_.packs) all.emplace_back(pack.id.value);
    for (const ShippedPack& pack : shipped()) all.push_back(pack.id);
    return all;
  }

  /// A requirement by its full name; a name that nothing has is a finding.
  std::pair<const model::Pack*, const model::Requirement*> requirement(FileId file, const model::Id& name,
                                                                       Report& report) {
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
    unknown(file, "requirement", name, candidates, report);
    return {nullptr, nullptr};
  }

 private:
  const model::Project& project_;
  std::deque<model::Pack> read_;
};

class Choosing {
 public:
  Choosing(const model::Project& project, const KnownPacks& known, Report& report)
      : project_(project), known_(known), report_(report) {}

  Library choose() {
    const model::Workspace& workspace = project_.workspace;
    if (!workspace.given) return {};
    for (const model::PackRef& named : workspace.packs) {
      if (!exists(named.id.value)) {
        unknown(workspace.file, "pack", named.id, known_.ids(), report_);
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
    stable_sort(library_.packs, [](const auto* a, const auto* b) { return a->id.value < b->id.value; });
    return std::move(library_);
  }

 private:
  const model::Pack* own(std::string_view id) const {
    const auto found = std::find_if(project_.packs.begin(), project_.packs.end(),
                                    [&](const model::Pack& pack) { return pack.id.value == id; });
    return found == project_.packs.end() ? nullptr : &*found;
  }

  bool exists(std::string_view id) const { return own(id) != nullptr || find_shipped(id) != nullptr; }

  bool is_off(std::string_view id) const {
    const auto& packs = project_.workspace.packs;
    return std::any_of(packs.begin(), packs.end(), [&](const auto& one) { return one.id.value == id && one.off; });
  }

  /// With the packs that come with it.
  void add(std::string_view id) {
    const auto is_there = [&](const model::Pack* pack) { return pack->id.value == id; };
    if (is_off(id) || std::any_of(library_.packs.begin(), library_.packs.end(), is_there)) return;
    const model::Pack* pack = own(id);
    if (pack == nullptr) {
      const ShippedPack* const known = find_shipped(id);
      if (known == nullptr) return;  // check_pack says so of whoever extends it
      pack = &library_.read.emplace_back(packs::read(*known));
    }
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
  const KnownPacks& known_;
  Report& report_;
  Library library_;
};

/// What packs of the user's own ask less for than those whose place they take.
class Comparing {
 public:
  Comparing(KnownPacks& known, const model::Pack& pack, Report& report) : known_(known), pack_(pack), report_(report) {}

  void run() {
    for (const model::Requirement& own : pack_.requirements) {
      if (!own.instead_of) continue;
      const auto [pack, other] = known_.requirement(pack_.file, *own.instead_of, report_);
      if (other != nullptr) compare(own, *pack, *other);
    }
    const model::Pack* const replaced = known_.find_ours(pack_.id.value);
    if (replaced == nullptr) return;
    std::vector<Verbatim> missing;
    for (const model::Requirement& other : replaced->requirements) {
      if (const model::Requirement* const own = pack_.requirements.find(other.id.value)) {
        compare(*own, *replaced, other);
      } else {
        missing.push_back({other.id.value});
      }
    }
    if (missing.empty()) return;
    add(pack_.id.span, {"packs/looser.what.missing", {{"pack", Verbatim{pack_.id.value}}, {"missing", missing}}});
  }

 private:
  void compare(const model::Requirement& own, const model::Pack& pack, const model::Requirement& other) {
    const auto how = looser(pack_, own, pack, other);
    if (!how) return;
    add(own.id.span, {"packs/looser.what",
                      {{"own", Verbatim{name_of(pack_, own)}},
                       {"other", Verbatim{name_of(pack, other)}},
                       {"how", std::vector<Message>{*how}}}});
  }

  void add(Span span, Message what) {
    Finding finding;
    finding.rule = "packs/looser";
    finding.severity = Severity::warning;
    finding.place = {pack_.file, span};
    finding.what = std::move(what);
    finding.why = {"packs/looser.why", {}};
    finding.advice = {"packs/looser.advice", {}};
    report_.add(std::move(finding));
  }

  KnownPacks& known_;
  const model::Pack& pack_;
  Report& report_;
};

bool binds(model::Standing standing) {
  return standing == model::Standing::in_force || standing == model::Standing::provider_policy;
}

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

Library library_for(const model::Project& project, Report& report) {
  KnownPacks known(project);
  for (const model::Pack& pack : project.packs) {
    check_pack(pack, known.ids(), report);
    Comparing(known, pack, report).run();
  }
  for (const model::Attestation& one : project.workspace.attestations) {
    (void)known.requirement(project.workspace.file, one.requirement, report);
  }
  return Choosing(project, known, report).choose();
}

void check_pack(const model::Pack& pack, std::span<const std::string_view> packs, Report& report) {
  std::vector<std::string_view> sources;
  for (const model::Source& source : pack.sources) sources.emplace_back(source.id.value);
  std::vector<std::string_view> rule_ids;
  for (const rules::Rule* rule : rules::registry()) rule_ids.push_back(rule->info.id);
  for (const model::Id& more : pack.extends) {
    if (std::find(packs.begin(), packs.end(), more.value) == packs.end())
      unknown(pack.file, "pack", more, packs, report);
  }
  for (const model::Requirement& requirement : pack.requirements) {
    for (const model::Cite& cite : requirement.cites) {
      if (pack.sources.find(cite.source.value) == nullptr) unknown(pack.file, "source", cite.source, sources, report);
    }
    for (const model::Id& rule : requirement.must.rules) {
      if (rules::find_rule(rule.value) == nullptr) unknown(pack.file, "rule", rule, rule_ids, report);
    }
    if (requirement.severity != Severity::error || binds(requirement.standing.value)) continue;
    Finding finding;
    finding.rule = "packs/too-severe";
    finding.severity = Severity::error;
    finding.place = {pack.file, requirement.standing.span};
    finding.what = {
        "packs/too-severe.what",
        {{"requirement", Verbatim{name_of(pack, requirement)}}, {"standing", model::word(requirement.standing.value)}}};
    finding.why = {"packs/too-severe.why", {}};
    finding.advice = {"packs/too-severe.advice", {}};
    report.add(std::move(finding));
  }
}

}  // namespace wayproof::packs
