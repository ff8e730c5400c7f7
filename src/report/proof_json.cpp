// wayproof/proof@1: every property with its answer, what it rests on, and the customer who refutes it.
#include "model/write_customer.h"
#include "model/write_tests.h"
#include "report/json_writer.h"
#include "report/proof_words.h"

namespace wayproof::report {
namespace {

const std::string& id_of(const ProvedProject& project, program::Index journey) {
  return project.project->journeys[journey].id.value;
}

ordered_json property_json(const ProvedProject& project, const ProvedProperty& one, JsonWriter& json) {
  const ProofWords words(project, one);
  const proof::Answer& answer = one.answer;
  ordered_json out{{"source", name_of(one.property.source)}, {"kind", name_of(one.property.kind)},
                   {"title", json.say(words.title())},       {"at", json.place({one.property.file, one.property.span})},
                   {"verdict", name_of(answer.verdict)},     {"ground", name_of(answer.ground)},
                   {"text", json.say(words.ground())}};
  if (one.requirement) {
    out["requirement"] = one.requirement->name;
    out["regions"] = one.requirement->regions;
  }
  if (one.property.kind == proof::Property::Kind::at_most) {
    out["allowed"] = one.property.limit.max;
    if (answer.shown > 0) out["shown"] = answer.shown;
    if (answer.bound) out["bound"] = *answer.bound;
  }
  if (!one.rests_on.empty()) {
    ordered_json premises = ordered_json::array();
    for (const proof::Needed& needed : one.rests_on) {
      premises.push_back({{"premise", name_of(needed.premise.kind)}, {"text", json.say(words.premise(needed))}});
      if (needed.bound) premises.back()["else"] = *needed.bound;
    }
    out["rests_on"] = std::move(premises);
  }
  if (const auto text = words.unmatched()) {
    out["unmatched"] = {{"records", one.unmatched->records}, {"text", json.say(*text)}};
    if (one.unmatched->bound) out["unmatched"]["bound"] = *one.unmatched->bound;
  }
  out["states"] = answer.work;
  if (answer.race) {
    out["race"] = {{"at", iso(answer.race->at, answer.refutation->run.state.zone)},
                   {"first", id_of(project, answer.race->first)},
                   {"second", id_of(project, answer.race->second)}};
  } else if (answer.refutation) {
    out["customer"] = model::write_customer(answer.refutation->customer);
    if (one.test) out["test"] = model::write_test(*one.test);
    ordered_json sends = ordered_json::array();
    for (const auto record : answer.refutation->records) {
      const auto& message = answer.refutation->run.state.messages[record];
      sends.push_back({{"step", json.say(words.step_title(message.step))},
                       {"at", iso(message.sent, answer.refutation->run.state.zone)}});
    }
    out["messages"] = std::move(sends);
  }
  return out;
}

}  // namespace

std::string write_proof_json(const ProofInput& input) {
  const ProofCounts counts = count_proofs(input.projects);
  ordered_json properties = ordered_json::array();
  for (const ProvedProject& project : input.projects) {
    JsonWriter json(project.sources, input.context);
    for (const ProvedProperty& one : project.properties) properties.push_back(property_json(project, one, json));
  }
  return dump({{"format", "wayproof/proof@1"},
               {"version", input.context.version},
               {"as_of", iso_date(input.context.as_of)},
               {"tzdata", input.context.tzdata},
               {"lang", input.context.language == i18n::Language::zh ? "zh" : "en"},
               {"summary",
                {{"proved", counts.proved},
                 {"refuted", counts.refuted},
                 {"unknown", counts.unknown},
                 {"text", said(proof_summary(input), input.context)}}},
               {"properties", std::move(properties)}});
}

}  // namespace wayproof::report
