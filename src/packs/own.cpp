#include "packs/own.h"

#include <algorithm>

#include "model/words.h"
#include "packs/library.h"
#include "packs/looser.h"
#include "rules/rule.h"

namespace wayproof::packs {
namespace {

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
    const model::Pack* const replaced = known_.find_shipped(pack_.id.value);
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

void check_pack(const model::Pack& pack, std::span<const std::string_view> packs, Report& report) {
  std::vector<std::string_view> sources;
  for (const model::Source& source : pack.sources) sources.emplace_back(source.id.value);
  std::vector<std::string_view> rule_ids;
  for (const rules::Rule* rule : rules::registry()) rule_ids.push_back(rule->info.id);
  for (const model::Id& more : pack.extends) {
    if (std::find(packs.begin(), packs.end(), more.value) == packs.end())
      unknown_name(pack.file, "pack", more, packs, report);
  }
  for (const model::Requirement& requirement : pack.requirements) {
    for (const model::Cite& cite : requirement.cites) {
      if (pack.sources.find(cite.source.value) == nullptr)
        unknown_name(pack.file, "source", cite.source, sources, report);
    }
    for (const model::Id& rule : requirement.must.rules) {
      if (rules::find_rule(rule.value) == nullptr) unknown_name(pack.file, "rule", rule, rule_ids, report);
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

void compare_pack(const model::Pack& pack, KnownPacks& known, Report& report) { Comparing(known, pack, report).run(); }

}  // namespace wayproof::packs
