// Templates, offers, segments and scores that somebody keeps up and no journey uses. The rest of the dictionary
// (events, attributes, tags, channels) says what the world is like, whether or not a journey asks.
#include <set>

#include "model/references.h"
#include "rules/support.h"

namespace wayproof::rules {
namespace {

using model::Refers;

/// A journey that belongs to the workspace may use it and is not at hand: a file it names, one that cannot be read, one
/// of another system.
bool journeys_lack(const Context& context) {
  const auto& project = context.project;
  for (const auto& journey : project.journeys) {
    if (!journey.system.empty()) return true;
  }
  for (const auto& file : project.files) {
    if (!file.readable) return true;
  }
  for (const auto& pattern : project.workspace.journeys) {
    if (pattern.value.find_first_of("*?") != std::string::npos) continue;
    bool there = false;
    for (const auto& file : project.files) {
      const std::string_view name = file.name;
      there = there ||
              (name.size() >= pattern.value.size() && name.substr(name.size() - pattern.value.size()) == pattern.value);
    }
    if (!there) return true;
  }
  return project.journeys.size() < 2;  // one alone is hardly all there is
}

template <class Thing>
void check_kind(const RuleInfo& rule, const Context& context, Refers kind, const model::Declared<Thing>& things,
                const std::set<std::pair<Refers, std::string_view>>& used, Report& report) {
  std::vector<Verbatim> names;
  const Thing* first = nullptr;
  for (const Thing& thing : things) {
    if (used.count({kind, thing.id.value}) != 0) continue;
    if (first == nullptr) first = &thing;
    names.push_back(verbatim(thing.id.value));
  }
  if (first == nullptr) return;
  Draft(rule, {context.workspace().file, first->id.span})
      .what({{"names", names}}, model::name(kind))
      .why()
      .advice()
      .add_to(report);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  const auto& workspace = context.workspace();
  if (!workspace.given || journeys_lack(context)) return;
  std::set<std::pair<Refers, std::string_view>> used;
  model::for_each_reference(context.project, [&](const model::Reference& reference) {
    if (!reference.inside.empty() || reference.place.file == workspace.file)
      used.insert({reference.to, reference.name});
  });
  check_kind(rule, context, Refers::template_, workspace.templates, used, report);
  check_kind(rule, context, Refers::offer, workspace.offers, used, report);
  check_kind(rule, context, Refers::segment, workspace.segments, used, report);
  check_kind(rule, context, Refers::score, workspace.scores, used, report);
}

}  // namespace

extern constinit const Rule data_unused{{"data/unused", Severity::info, "2026.11", Stability::preview}, check};

}  // namespace wayproof::rules
