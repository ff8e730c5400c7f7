// A threshold that no sum of points reaches: what adds points does so too seldom, or fading takes them away faster.
// Only an upper bound is computed, so what is reported is out of reach for everybody.
#include <algorithm>
#include <map>

#include "rules/support.h"
#include "rules/walk.h"

namespace wayproof::rules {
namespace {

/// Points that come again, each time this many seconds have passed.
struct Source {
  std::int64_t points = 0;
  std::int64_t every = 0;
};

struct Sources {
  bool unlimited = false;  ///< something adds points as often as one likes
  bool any = false;
  std::int64_t once = 0;  ///< points that come once in a life
  std::vector<Source> repeated;
};

Sources sources_of(const Context& context, const model::Score& score) {
  Sources sources;
  for (const auto& one : context.workspace().external.scores) sources.unlimited |= one == score.id;
  for (const auto& rule : score.rules) {
    sources.any = true;
    if (rule.add.value <= 0) continue;
    const std::int64_t every = rule.at_most_once_in ? facts::least_seconds(rule.at_most_once_in->value) : 0;
    sources.unlimited |= every == 0;
    sources.repeated.push_back({rule.add.value, every});
  }
  const Index id = context.program.scores.find(score.id.value);
  for (const StepView& step : all_steps(context)) {
    for (const auto& change : step.lowered->add_score) {
      if (change.name != id) continue;
      sources.any = true;
      const std::int64_t points = change.value.constant.number;
      if (points <= 0) continue;
      sources.unlimited |= step.journey_model->entry.again || step.facts->circle[step.node] != 0;
      sources.once += points;
    }
  }
  return sources;
}

/// The most points there can ever be; nothing where there is no bound.
std::optional<std::int64_t> most_points(const model::Score& score, const Sources& sources) {
  if (sources.unlimited) return std::nullopt;
  const std::int64_t begin = std::max(score.start, score.from) + sources.once;
  if (sources.repeated.empty()) return begin;
  if (!score.fade_by || !score.fade_every) return std::nullopt;
  const std::int64_t fade = score.fade_by->value;
  const std::int64_t every = facts::most_seconds(score.fade_every->value);
  // Points gained while one fading goes by; more than it takes means that the score grows for ever.
  double gained = 0;
  for (const Source& source : sources.repeated) {
    gained += static_cast<double>(source.points) * static_cast<double>(every) / static_cast<double>(source.every);
  }
  if (every <= 0 || gained >= static_cast<double>(fade)) return std::nullopt;
  // From the last time the score stood at its bottom on: best right before a fading. In the long run it falls, so the
  // best time comes early; for all that is later the straight line above the steps will do.
  constexpr std::int64_t periods = 400;
  double later =
      static_cast<double>(begin) + gained - static_cast<double>(periods) * (static_cast<double>(fade) - gained);
  for (const Source& source : sources.repeated) later += static_cast<double>(source.points);
  std::int64_t best = std::max(begin, static_cast<std::int64_t>(later) + 1);
  for (std::int64_t k = 0; k < periods; ++k) {
    const std::int64_t passed = (k + 1) * every - 1;
    std::int64_t points = begin - fade * k;
    for (const Source& source : sources.repeated) points += source.points * (passed / source.every + 1);
    best = std::max(best, points);
  }
  return best;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  std::map<std::string_view, std::optional<std::int64_t>> most;
  for (const auto& score : context.workspace().scores) {
    const Sources sources = sources_of(context, score);
    if (sources.any) most[score.id.value] = most_points(score, sources);  // none at all: data/never-set
  }
  for_each_condition(context.project, [&](const model::Condition& condition, ConditionUse, const Owner& owner) {
    for_each_part(condition, [&](const model::Condition& part) {
      if (part.kind != model::Condition::Kind::score || part.compare.op != model::Op::at_least) return;
      const auto bound = most.find(part.name.value);
      const auto* score = context.workspace().scores.find(part.name.value);
      const std::int64_t wanted = part.compare.literal.number;
      // Beyond the end of its range: graph/constant-condition.
      if (bound == most.end() || !bound->second || *bound->second >= wanted || wanted > score->to) return;
      Draft draft(rule, {owner.file, part.span});
      draft.what({{"score", title_of(score->title, score->id.value)}, {"wanted", wanted}, {"most", *bound->second}});
      draft.why().advice();
      draft.label({context.workspace().file, score->id.span}, "score");
      if (owner.journey != nullptr) draft.journey(*owner.journey);
      if (owner.step != nullptr) draft.step(*owner.step);
      draft.add_to(report);
    });
  });
}

}  // namespace

extern constinit const Rule data_score_out_of_reach{
    {"data/score-out-of-reach", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
