#include "trace/state.h"

#include <algorithm>
#include <tuple>

namespace wayproof::trace {

void schedule(State& state, Arrival arrival) {
  arrival.number = state.next_number++;
  const auto key = [](const Arrival& a) { return std::tie(a.arrives, a.kind, a.occurred, a.subject, a.number); };
  const auto at = std::upper_bound(state.pending.begin(), state.pending.end(), arrival,
                                   [&](const Arrival& a, const Arrival& b) { return key(a) < key(b); });
  state.pending.insert(at, std::move(arrival));
}

const ConsentRecord* consent_for(const State& state, Index topic, Index channel) {
  const ConsentRecord* latest = nullptr;
  for (const auto& record : state.consents) {
    if (record.topic != topic || (record.channel != none && record.channel != channel)) continue;
    if (latest == nullptr || record.occurred >= latest->occurred) latest = &record;
  }
  return latest;
}

const std::string& text_of(const program::Program& program, const State& state, const Value& value) {
  const auto id = static_cast<Index>(value.number);
  const auto known = static_cast<Index>(program.texts.size());
  return id < known ? program.texts[id] : state.texts[id - known];
}

Value text_value(const program::Program& program, State& state, std::string_view text) {
  Index id = program.texts.find(text);
  if (id == none) id = static_cast<Index>(program.texts.size()) + state.texts.add(text);
  return {Value::Kind::text, id};
}

}  // namespace wayproof::trace
