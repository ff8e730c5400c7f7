// See tick_customer.h.
#include "support/tick_customer.h"

#include <vector>

namespace wayproof::testing {
namespace {

using program::Value;

std::string in_quotes(const std::string& text) { return "\"" + text + "\""; }

std::string list_of(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : ",\n    ") + part;
  return "[" + out + "]";
}

class Writing {
 public:
  Writing(const program::Program& program, const model::Project& project, const Witness& witness, const Stage& stage)
      : program_(program), project_(project), witness_(witness), stage_(stage) {}

  std::string run() {
    for (const Move& move : witness_.moves) write(move);
    return R"({"format": "wayproof/customer@1", "id": "c", "from": )" + when(0) + R"(, "until": )" +
           when(stage_.ticks) + ",\n  \"profile\": " + profile() + ",\n  \"events\": " + list_of(events_) +
           ",\n  \"changes\": " + list_of(changes_) + ",\n  \"consents\": " + list_of(consents_) +
           ",\n  \"reactions\": " + list_of(reactions_) + ",\n  \"outcomes\": " + list_of(outcomes_) +
           ",\n  \"arms\": " + list_of(arms_) + "}";
  }

 private:
  std::string when(int tick) const { return in_quotes(iso_utc(stage_.at(tick))); }
  std::string times(int tick, int occurred) const {
    return R"("at": )" + when(occurred) + (tick == occurred ? "" : R"(, "arrives": )" + when(tick));
  }
  std::string duration(int ticks) const {
    return in_quotes("PT" + std::to_string(static_cast<std::int64_t>(ticks) * stage_.tick_seconds) + "S");
  }

  std::string text(const Value& value) const {
    if (value.kind == Value::Kind::number) return std::to_string(value.number);
    if (value.kind == Value::Kind::boolean) return value.number != 0 ? "true" : "false";
    const auto id = static_cast<std::size_t>(value.number);
    return in_quotes(id < program_.texts.size() ? program_.texts[static_cast<Index>(id)] : "something-else");
  }

  std::string place(Index step) const {
    const Index journey = program_.steps[step].journey;
    const auto& from = project_.journeys[journey];
    return R"("journey": )" + in_quotes(from.id.value) + R"(, "step": )" +
           in_quotes(from.steps[step - program_.journeys[journey].steps_begin].id.value);
  }

  std::string profile() const {
    std::vector<std::string> tags, consents;
    std::string attributes;
    for (const auto& [name, value] : witness_.attributes) {
      attributes += (attributes.empty() ? "" : ", ") + in_quotes(program_.attributes[name]) + ": " + text(value);
    }
    for (const Index tag : witness_.tags) tags.push_back(in_quotes(program_.tags[tag]));
    for (const auto& [topic, given] : witness_.consents) {
      consents.push_back(R"({"topic": )" + in_quotes(program_.topics[topic]) + R"(, "given": )" +
                         (given ? "true}" : "false}"));
    }
    return R"({"time_zone": )" + in_quotes(stage_.zone) + R"(, "attributes": {)" + attributes + R"(}, "tags": )" +
           list_of(tags) + R"(, "consents": )" + list_of(consents) + "}";
  }

  void write(const Move& move) {
    using Kind = Move::Kind;
    switch (move.kind) {
      case Kind::event:
        events_.push_back(R"({"event": )" + in_quotes(program_.events[move.subject]) + ", " +
                          times(move.tick, move.occurred) + "}");
        return;
      case Kind::consent:
        consents_.push_back(R"({"topic": )" + in_quotes(program_.topics[move.subject]) + R"(, "given": )" +
                            (move.given ? "true, " : "false, ") + times(move.tick, move.occurred) + "}");
        return;
      case Kind::attribute:
        changes_.push_back("{" + times(move.tick, move.tick) + R"(, "set": {)" +
                           in_quotes(program_.attributes[move.subject]) + ": " + text(move.value) + "}}");
        return;
      case Kind::arm:
        arms_.push_back(R"({"experiment": )" + in_quotes(program_.experiments[move.subject]) + R"(, "arm": )" +
                        in_quotes(program_.arms[move.detail]) + "}");
        return;
      case Kind::answer:
        outcomes_.push_back("{" + place(move.subject) + R"(, "nth": )" + std::to_string(move.nth) + R"(, "outcome": )" +
                            in_quotes(program_.outcome_names[move.detail]) + R"(, "after": )" +
                            duration(move.tick - move.since) + "}");
        return;
      case Kind::reaction:
        static constexpr const char* names[] = {"sent", "delivered", "opened", "clicked", "replied", "bounced"};
        reactions_.push_back(R"({"to": {)" + place(move.subject) + R"(}, "nth": )" + std::to_string(move.nth) +
                             R"(, "reaction": )" + in_quotes(names[static_cast<std::size_t>(move.reaction)]) +
                             R"(, "after": )" + duration(move.tick - move.since) + "}");
        return;
    }
  }

  const program::Program& program_;
  const model::Project& project_;
  const Witness& witness_;
  const Stage& stage_;
  std::vector<std::string> events_, changes_, consents_, reactions_, outcomes_, arms_;
};

}  // namespace

std::string customer_text(const program::Program& program, const model::Project& project, const Witness& witness,
                          const Stage& stage) {
  return Writing(program, project, witness, stage).run();
}

}  // namespace wayproof::testing
