// Where opt-outs lead.
#include "rules/consent/opt_outs.h"

namespace wayproof::rules {
namespace {

/// The part of a trigger that is an opt-out.
const program::Trigger* opt_out_in(const program::Program& program, Index index) {
  if (index == program::none) return nullptr;
  const auto& trigger = program.triggers[index];
  if (trigger.kind == model::Trigger::Kind::opt_out) return &trigger;
  for (Index i = 0; trigger.kind == model::Trigger::Kind::any && i < trigger.count; ++i) {
    if (const auto* part = opt_out_in(program, trigger.first + i)) return part;
  }
  return nullptr;
}

class Collection {
 public:
  explicit Collection(const Context& context) : context_(context), program_(context.program) {}

  void journey(Index j) {
    const program::Journey& journey = program_.journeys[j];
    const model::Journey& model = context_.project.journeys[j];
    if (const auto* opt_out = opt_out_in(program_, journey.trigger))
      enter(j, *opt_out, {model.file, model.entry.on.span});
    for (std::size_t e = 0; e < journey.exits.size() && e < model.exits.size(); ++e) {
      const auto& exit = journey.exits[e];
      const auto* opt_out = opt_out_in(program_, exit.trigger);
      if (opt_out == nullptr) continue;
      const Place place{model.file, model.exits[e].span};
      if (exit.next != program::none) follow({j, exit.next - journey.steps_begin, opt_out, place});
      if (exit.then_enter != program::none) enter(exit.then_enter, *opt_out, place);
    }
    for (Index s = journey.steps_begin; s < journey.steps_end; ++s) {
      const auto* opt_out = opt_out_in(program_, program_.steps[s].trigger);
      if (opt_out == nullptr || context_.facts.journeys[j].reached[s - journey.steps_begin] == 0) continue;
      for (const auto& outcome : program_.steps[s].outcomes) {
        if (outcome.cause == program::Cause::happened && outcome.next != program::none) {
          follow({j,
                  outcome.next - journey.steps_begin,
                  opt_out,
                  {model.file, model.steps[s - journey.steps_begin].id.span}});
        }
      }
    }
  }

  std::vector<Refusal> found;

 private:
  void enter(Index j, const program::Trigger& opt_out, Place place) {
    if (program_.journeys[j].runs && program_.journeys[j].first != program::none) {
      follow({j, program_.journeys[j].first - program_.journeys[j].steps_begin, &opt_out, place});
    }
  }

  void follow(const Refusal& refusal) { found.push_back(refusal); }

  const Context& context_;
  const program::Program& program_;
};

}  // namespace

std::vector<Refusal> opt_outs(const Context& context) {
  Collection all(context);
  for (Index j = 0; j < context.project.journeys.size(); ++j) all.journey(j);
  return std::move(all.found);
}

}  // namespace wayproof::rules
