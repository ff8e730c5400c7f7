#include "import/answers.h"

#include <algorithm>

namespace wayproof::imports {
namespace {

using Names = std::vector<model::Imported::Name>;

void rename(const Names& names, std::string& name) {
  for (const model::Imported::Name& one : names) {
    if (one.theirs.value != name) continue;
    name = one.ours.value;
    return;
  }
}

class Answering {
 public:
  explicit Answering(const model::Imported& answers) : answers_(answers) {}

  void journey(model::Journey& journey) {
    trigger(journey.entry.on);
    if (journey.entry.condition) condition(*journey.entry.condition);
    for (model::Exit& exit : journey.exits) {
      trigger(exit.on);
      if (exit.condition) condition(*exit.condition);
    }
    for (model::Step& step : journey.steps) {
      if (step.until_event) trigger(*step.until_event);
      for (model::Case& one : step.cases) condition(one.condition);
      if (step.topic) rename(answers_.topics, step.topic->value);
      message(journey.id.value, step);
    }
  }

  template <class Thing>
  static void declarations(const Names& names, model::Declared<Thing>& things) {
    for (Thing& thing : things.take()) {
      rename(names, thing.id.value);
      things.add(std::move(thing));
    }
  }

 private:
  // An answer's place is in another file; the step's own is where a finding about it belongs.
  void message(std::string_view journey, model::Step& step) {
    for (const model::Imported::Message& one : answers_.messages) {
      if (one.journey.value != journey || one.step.value != step.id.value) continue;
      if (one.purpose) step.purpose = model::Located<model::Purpose>{one.purpose->value, step.id.span};
      if (one.topic) step.topic = model::Id{one.topic->value, step.id.span};
    }
  }

  void trigger(model::Trigger& one) {
    if (one.kind == model::Trigger::Kind::event) rename(answers_.events, one.name.value);
    if (one.kind == model::Trigger::Kind::opt_out) rename(answers_.topics, one.name.value);
    for (model::Trigger& part : one.parts) trigger(part);
    for (model::Condition& part : one.becomes) condition(part);
  }

  void condition(model::Condition& one) {
    if (one.kind == model::Condition::Kind::event) rename(answers_.events, one.name.value);
    if (one.kind == model::Condition::Kind::consent) rename(answers_.topics, one.name.value);
    for (model::Condition& part : one.parts) condition(part);
  }

  const model::Imported& answers_;
};

}  // namespace

void apply_answers(const model::Imported& answers, Import& import) {
  Answering answering(answers);
  for (model::Journey& journey : import.journeys) answering.journey(journey);
  Answering::declarations(answers.topics, import.needs.topics);
  Answering::declarations(answers.events, import.needs.events);
}

}  // namespace wayproof::imports
