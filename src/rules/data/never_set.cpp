// A condition reads a tag, a stage, a score or an attribute that nothing in these files ever sets: it is false, or
// true, for everybody. Who else sets it, nobody can see, so of tags, stages and scores it is asked.
#include <set>

#include "rules/support.h"
#include "rules/walk.h"

namespace wayproof::rules {
namespace {

using Kind = model::Condition::Kind;
using Names = std::set<std::string_view>;

/// All that journeys and the workspace set.
struct Setters {
  Names tags, stages, scores, attributes;

  explicit Setters(const model::Project& project) {
    const auto& workspace = project.workspace;
    for (const auto& tag : workspace.external.tags) tags.insert(tag.value);
    for (const auto& stage : workspace.external.stages) stages.insert(stage.value);
    for (const auto& score : workspace.external.scores) scores.insert(score.value);
    for (const auto& score : workspace.scores) {
      if (!score.rules.empty()) scores.insert(score.id.value);
    }
    for (const auto& journey : project.journeys) {
      for (const auto& step : journey.steps) {
        for (const auto& tag : step.add_tags) tags.insert(tag.value);
        if (step.stage) stages.insert(step.stage->value);
        for (const auto& one : step.add_score) scores.insert(one.name.value);
        for (const auto& one : step.set) attributes.insert(one.name.value);
      }
    }
  }
};

class Check {
 public:
  Check(const RuleInfo& rule, const Context& context, Report& report)
      : rule_(rule), context_(context), report_(report), set_(context.project) {}

  void read(const model::Condition& part, const Owner& owner) {
    const std::string& name = part.name.value;
    const auto& workspace = context_.workspace();
    switch (part.kind) {
      case Kind::tag:
        // Tags that the workspace does not list are everybody's.
        if (workspace.tags_given && has(workspace.tags, name) && set_.tags.count(name) == 0) ask(part, owner, "tag");
        break;
      case Kind::stage:
        if (context_.program.stages.find(name) != program::none && declares_stage(name) &&
            set_.stages.count(name) == 0) {
          ask(part, owner, "stage");
        }
        break;
      case Kind::score:
        if (workspace.scores.find(name) != nullptr && set_.scores.count(name) == 0) ask(part, owner, "score");
        break;
      case Kind::attribute: {
        const auto* attribute = workspace.attributes.find(name);
        if (attribute == nullptr || attribute->changes != model::Changes::journey) break;
        if (set_.attributes.count(name) == 0 && first_time(part)) {
          Draft draft(rule_, {owner.file, part.name.span});
          draft.what({{"name", title_of(attribute->title, name)}}).why().advice();
          draft.label({workspace.file, attribute->id.span}, "declared");
          finish(draft, owner);
        }
        break;
      }
      default:
        break;
    }
  }

 private:
  static bool has(const std::vector<model::Id>& ids, std::string_view name) {
    for (const auto& id : ids) {
      if (id.value == name) return true;
    }
    return false;
  }
  bool declares_stage(std::string_view name) const {
    for (const auto& ladder : context_.workspace().stages) {
      if (has(ladder.stages, name)) return true;
    }
    return false;
  }
  bool first_time(const model::Condition& part) { return told_.insert({part.kind, part.name.value}).second; }

  void ask(const model::Condition& part, const Owner& owner, std::string_view what) {
    if (!first_time(part)) return;
    Draft draft(rule_, {owner.file, part.name.span});
    draft.what({{"name", verbatim(part.name.value)}}, what).why();
    draft.advice({{"list", verbatim("\"external\": {\"" + std::string(what) + "s\": [\"" + part.name.value + "\"]}")}},
                 "ask");
    draft.question("who_sets");
    finish(draft, owner);
  }

  void finish(Draft& draft, const Owner& owner) {
    if (owner.journey != nullptr) draft.journey(*owner.journey);
    if (owner.step != nullptr) draft.step(*owner.step);
    draft.add_to(report_);
  }

  const RuleInfo& rule_;
  const Context& context_;
  Report& report_;
  Setters set_;
  std::set<std::pair<Kind, std::string_view>> told_;  // once a name
};

void check(const RuleInfo& rule, const Context& context, Report& report) {
  if (!context.workspace().given) return;
  Check one(rule, context, report);
  for_each_condition(context.project, [&](const model::Condition& condition, ConditionUse, const Owner& owner) {
    for_each_part(condition, [&](const model::Condition& part) { one.read(part, owner); });
  });
}

}  // namespace

extern constinit const Rule data_never_set{{"data/never-set", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
