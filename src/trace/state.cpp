#include "trace/state.h"

#include <algorithm>
#include <tuple>

namespace wayproof::trace {

namespace {

// The id of what an arrival is about. Indices follow the order in which a file declares things, and that has no
// meaning.
std::string_view id_of(const program::Program& program, const Arrival& arrival) {
  const auto id = [&](const program::Names& names) {
    return arrival.subject == none ? std::string_view() : std::string_view(names[arrival.subject]);
  };
  switch (arrival.kind) {
    case Arrival::Kind::consent:
      return id(program.topics);
    case Arrival::Kind::suppression:
      return id(program.channels);
    case Arrival::Kind::attribute:
      return id(program.attributes);
    case Arrival::Kind::tag:
      return id(program.tags);
    case Arrival::Kind::segment:
      return id(program.segments);
    case Arrival::Kind::stage:
      return id(program.stages);
    case Arrival::Kind::event:
      return id(program.events);
    case Arrival::Kind::reaction:
    case Arrival::Kind::answer:
      break;  // made here, one after the other: their number says which came first
  }
  return {};
}

}  // namespace

const std::vector<Occurrence>& History::of(Index event) const {
  static const std::vector<Occurrence> never;
  const auto kind = std::lower_bound(kinds_.begin(), kinds_.end(), event,
                                     [](const auto& one, Index wanted) { return one.front().event < wanted; });
  return kind == kinds_.end() || kind->front().event != event ? never : *kind;
}

Index History::add(Occurrence occurrence) {
  auto kind = std::lower_bound(kinds_.begin(), kinds_.end(), occurrence.event,
                               [](const auto& one, Index wanted) { return one.front().event < wanted; });
  if (kind == kinds_.end() || kind->front().event != occurrence.event)
    kind = kinds_.insert(kind, std::vector<Occurrence>());
  const auto place = std::upper_bound(kind->begin(), kind->end(), occurrence.occurred,
                                      [](Instant t, const Occurrence& one) { return t < one.occurred; });
  const auto position = static_cast<Index>(place - kind->begin());
  kind->insert(place, std::move(occurrence));
  return position;
}

void schedule(const program::Program& program, State& state, Arrival arrival) {
  arrival.number = state.next_number++;
  const auto key = [&](const Arrival& a) {
    return std::tuple(a.arrives, a.kind, a.occurred, id_of(program, a), a.number);
  };
  const auto at = std::upper_bound(state.pending.begin(), state.pending.end(), arrival,
                                   [&](const Arrival& a, const Arrival& b) { return key(a) < key(b); });
  state.pending.insert(at, std::move(arrival));
}

bool record_consent(State& state, const ConsentRecord& word) {
  const auto same = std::find_if(state.consents.begin(), state.consents.end(), [&](const ConsentRecord& record) {
    return record.topic == word.topic && record.channel == word.channel;
  });
  if (same == state.consents.end()) {
    state.consents.push_back(word);
    return true;
  }
  if (word.occurred < same->occurred) return false;
  // The last one goes to the end: of two words given in the same second, for the topic and for a channel, it is the
  // later.
  std::rotate(same, same + 1, state.consents.end());
  state.consents.back() = word;
  return true;
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
