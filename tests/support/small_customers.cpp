// See small_customers.h.
#include "support/small_customers.h"

#include <algorithm>

namespace wayproof::testing {

Witness random_customer(const program::Program& program, const SmallWorkspace& small, Dice& dice) {
  Witness out;
  const int ticks = 8 * small.ticks_per_day;
  const int often = dice.from_to(3, 30);
  for (Index a = 0; a < program.attributes.size(); ++a) {
    if (program.attributes[a] == "tier" && dice.chance(60)) {
      const Index text = program.texts.find(dice.chance(60) ? "gold" : "silver");
      if (text != program::none) out.attributes.emplace_back(a, program::Value{program::Value::Kind::text, text});
    }
    if (program.attributes[a] == "age" && dice.chance(60)) {
      out.attributes.emplace_back(a, program::Value{program::Value::Kind::number, dice.from_to(17, 19)});
    }
  }
  for (Index t = 0; t < program.tags.size(); ++t) {
    if (dice.chance(50)) out.tags.push_back(t);
  }
  if (dice.chance(70)) out.consents.emplace_back(program.topics.find("news"), dice.chance(80));
  for (int tick = 0; tick < ticks; ++tick) {
    for (Index e = 0; e < program.events.size(); ++e) {
      if (!dice.chance(often)) continue;
      Move move;
      move.subject = e;
      move.tick = tick;
      move.occurred = tick - dice.from_to(0, small.late);
      out.moves.push_back(move);
    }
    const Index gold = program.texts.find("gold");
    if (small.tier_changes && gold != program::none && dice.chance(often)) {
      Move move;
      move.kind = Move::Kind::attribute;
      move.subject = program.attributes.find("tier");
      move.tick = tick;
      move.value = {program::Value::Kind::text, dice.chance(50) ? gold : 1'000'000};
      out.moves.push_back(move);
    }
    if (dice.chance(often / 3)) {
      Move move;
      move.kind = Move::Kind::consent;
      move.occurred = tick;
      move.subject = program.topics.find("news");
      move.tick = tick;
      move.given = dice.chance(50);
      out.moves.push_back(move);
    }
  }
  for (Index s = 0; s < program.steps.size(); ++s) {
    const auto& step = program.steps[s];
    const auto outcome = std::find_if(step.outcomes.begin(), step.outcomes.end(), [](const program::Outcome& one) {
      return one.cause == program::Cause::answered;
    });
    for (int nth = 1; nth <= 4; ++nth) {
      Move move;
      move.subject = s;
      move.nth = nth;
      move.tick = dice.from_to(0, small.ticks_per_day);  // since 0
      if (outcome != step.outcomes.end() && dice.chance(60)) {
        move.kind = Move::Kind::answer;
        move.detail = outcome->name;
        out.moves.push_back(move);
      }
      if (step.sends && dice.chance(40)) {
        move.kind = Move::Kind::reaction;
        move.reaction = dice.chance(50) ? model::Reaction::opened : model::Reaction::clicked;
        out.moves.push_back(move);
      }
    }
  }
  out.last = ticks;
  return out;
}

}  // namespace wayproof::testing
