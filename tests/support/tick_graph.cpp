// See tick_graph.h.
#include "support/tick_graph.h"

#include <algorithm>

namespace wayproof::testing::ticks {
namespace {

constexpr std::uint32_t no_node = 0xffff'ffff;

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9e37'79b9'7f4a'7c15ULL;
  return hash ^ (hash >> 29);
}

}  // namespace

std::size_t Graph::Hash::operator()(const Happened& happened) const {
  std::uint64_t hash = happened.reached;
  for (const std::uint8_t step : happened.sent) hash = mix(hash, step);
  return static_cast<std::size_t>(mix(hash, happened.events + 65'536ULL * (happened.entered + 256ULL * happened.left)));
}

Graph::Graph(const TickProgram& program, const Interest& interest)
    : program_(program), interest_(interest), packing_(program), scratch_(packing_.words()), table_(1 << 12) {
  label_of({});
}

State Graph::state(std::uint32_t node) const {
  State out;
  packing_.unpack(&keys_[node * packing_.words()], out);
  return out;
}

void Graph::explore(std::size_t budget) {
  add_starts();
  std::uint32_t node = 0;
  for (; node < size() && size() <= budget; ++node) expand(node);
  finished_ = node == size();
  first_edge_.resize(size() + 1, edges_.size());
}

// Every value of the attributes, every set of tags, every last word on each topic: all of them at the first tick.
void Graph::add_starts() {
  Choices choices;
  choices.begin();
  do {
    State start;
    for (std::size_t a = 0; a < program_.attributes.size(); ++a) {
      start.attributes[a] = choices.choose(static_cast<int>(program_.attributes[a].values.size()));
    }
    for (std::size_t t = 0; program_.any_tags_at_start && t < program_.tags.size(); ++t) {
      start.tags |= choices.choose(2) != 0 ? 1U << t : 0U;
    }
    for (std::size_t t = 0; t < program_.topics.size(); ++t)
      start.consents[t] = static_cast<Consent>(choices.choose(3));
    number_of(start, no_node);
  } while (choices.next());
  starts_ = size();
}

void Graph::expand(std::uint32_t node) {
  const State before = state(node);
  const std::size_t first = edges_.size();
  first_edge_.push_back(first);
  Choices choices;
  choices.begin();
  Tick tick(program_);
  do {
    State after = before;
    tick.run(after, choices);
    const std::uint32_t label = label_of(masked(tick.happened()));
    const Edge edge{number_of(after, node), label};
    const auto from = edges_.begin() + static_cast<std::ptrdiff_t>(first);
    if (std::find(from, edges_.end(), edge) == edges_.end()) edges_.push_back(edge);
  } while (choices.next());
}

Happened Graph::masked(const Happened& happened) const {
  Happened out;
  std::size_t count = 0;
  for (const std::uint8_t step : happened.sent) {
    if (step != 0 && (interest_.sent >> (step - 1) & 1U) != 0) out.sent[count++] = step;
  }
  out.events = happened.events & interest_.events;
  out.entered = happened.entered & interest_.journeys;
  out.left = happened.left & interest_.journeys;
  out.reached = happened.reached & interest_.reached;
  return out;
}

std::uint32_t Graph::label_of(const Happened& happened) {
  if (!labels_.empty() && happened == labels_.front()) return 0;
  const auto [place, is_new] = label_numbers_.try_emplace(happened, static_cast<std::uint32_t>(labels_.size()));
  if (is_new) labels_.push_back(happened);
  return place->second;
}

std::uint32_t Graph::number_of(const State& state, std::uint32_t parent) {
  const std::size_t words = packing_.words();
  packing_.pack(state, scratch_.data());
  std::uint64_t hash = 0;
  for (const std::uint64_t word : scratch_) hash = mix(hash, word);
  const std::size_t mask = table_.size() - 1;
  std::size_t place = static_cast<std::size_t>(hash >> 20) & mask;
  for (; table_[place] != 0; place = (place + 1) & mask) {
    const std::uint32_t node = table_[place] - 1;
    if (std::equal(scratch_.begin(), scratch_.end(), &keys_[node * words])) return node;
  }
  const std::uint32_t node = size();
  table_[place] = node + 1;
  keys_.insert(keys_.end(), scratch_.begin(), scratch_.end());
  parents_.push_back(parent);
  next_ticks_.push_back(state.next);
  if (parents_.size() * 2 > table_.size()) grow();
  return node;
}

void Graph::grow() {
  const std::size_t words = packing_.words();
  table_.assign(table_.size() * 4, 0);
  const std::size_t mask = table_.size() - 1;
  for (std::uint32_t node = 0; node < size(); ++node) {
    std::uint64_t hash = 0;
    for (std::size_t w = 0; w < words; ++w) hash = mix(hash, keys_[node * words + w]);
    std::size_t place = static_cast<std::size_t>(hash >> 20) & mask;
    while (table_[place] != 0) place = (place + 1) & mask;
    table_[place] = node + 1;
  }
}

std::vector<std::uint32_t> Graph::way_to(std::uint32_t node) const {
  std::vector<std::uint32_t> way;
  for (; node != no_node; node = parents_[node]) way.push_back(node);
  std::reverse(way.begin(), way.end());
  return way;
}

// Found again by playing all choices: nothing but the edge was kept.
void Graph::replay(std::uint32_t node, const Edge& edge, Listener& listener) const {
  class Silence : public Listener {
   public:
    void moved(const Move&) override {}
    void asked(int) override {}
    void sent(int) override {}
  } silence;
  std::vector<std::uint64_t> key(packing_.words());
  const auto goal = &keys_[edge.to * packing_.words()];
  const State before = state(node);
  Choices choices;
  choices.begin();
  Tick tick(program_);
  do {
    Choices same = choices;
    State after = before;
    tick.run(after, choices, &silence);
    packing_.pack(after, key.data());
    if (!std::equal(key.begin(), key.end(), goal) || masked(tick.happened()) != label(edge.label)) continue;
    after = before;
    tick.run(after, same, &listener);
    return;
  } while (choices.next());
}

}  // namespace wayproof::testing::ticks
