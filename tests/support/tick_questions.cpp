// See tick_questions.h.
#include "support/tick_questions.h"

#include <algorithm>

namespace wayproof::testing::ticks {
namespace {

using Kind = Question::Kind;

class Answering {
 public:
  Answering(const TickProgram& program, const Graph& graph, const Question& question)
      : program_(program), graph_(graph), question_(question), of_(program.matching(question.of)) {
    for (std::uint32_t l = 0; l < graph.labels(); ++l) weights_.push_back(weight(graph.label(l)));
  }

  OracleAnswer run() {
    switch (question_.kind) {
      case Kind::most_in_window:
        if (question_.window == Question::Window::sliding) return most_sliding();
        return most_in_period();
      case Kind::can_send_between:
        return first_edge([&](std::uint32_t node, const Edge&) {
          const Range range{question_.from, question_.until, {}};
          return program_.calendar.inside(range, program_.calendar.local(graph_.next_tick(node)));
        });
      case Kind::without_consent:
        return without_consent();
      case Kind::after_event:
        return after_event();
      case Kind::longest_stay:
        return longest_stay();
    }
    return {};
  }

 private:
  int weight(const Happened& happened) const {
    return static_cast<int>(std::count_if(happened.sent.begin(), happened.sent.end(), [&](std::uint8_t step) {
      return step != 0 && (of_ >> (step - 1) & 1U) != 0;
    }));
  }

  // ---- windows ------------------------------------------------------------------------------------------------------

  // most[r][n]: the most messages in the r ticks that follow state n.
  OracleAnswer most_sliding() {
    std::vector<std::vector<std::uint16_t>> most(1, std::vector<std::uint16_t>(graph_.size()));
    for (int r = 1; r <= question_.ticks; ++r) {
      std::vector<std::uint16_t> next(graph_.size());
      for (std::uint32_t n = 0; n < graph_.size(); ++n) {
        for (const Edge* e = graph_.begin(n); e != graph_.end(n); ++e)
          next[n] = std::max(next[n], with(*e, most.back()));
      }
      most.push_back(std::move(next));
    }
    const auto best = std::max_element(most.back().begin(), most.back().end());
    std::uint32_t node = static_cast<std::uint32_t>(best - most.back().begin());
    OracleAnswer out;
    out.value = *best;
    if (out.value == 0) return out;
    Way way = way_to(graph_, node);
    way.first = static_cast<int>(way.edges.size());
    for (std::size_t r = most.size() - 1; r > 0 && most[r][node] > 0; --r)
      node = follow(way, node, most[r], most[r - 1]);
    way.last = static_cast<int>(way.edges.size()) - 1;
    out.witness = witness_of(program_, graph_, way);
    return out;
  }

  std::uint16_t with(const Edge& edge, const std::vector<std::uint16_t>& later) const {
    return static_cast<std::uint16_t>(weights_[edge.label] + later[edge.to]);
  }

  std::uint32_t follow(Way& way, std::uint32_t node, const std::vector<std::uint16_t>& now,
                       const std::vector<std::uint16_t>& later) const {
    const Edge* edge = std::find_if(graph_.begin(node), graph_.end(node),
                                    [&](const Edge& one) { return with(one, later) == now[node]; });
    way.edges.push_back(*edge);
    return edge->to;
  }

  // The most messages up to the end of the day or week, the last ticks of it first. Every state comes after one at the
  // beginning of its day, so the greatest of all is that of a whole day.
  OracleAnswer most_in_period() {
    const auto same = [&](int a, int b) {
      return question_.window == Question::Window::week ? program_.calendar.same_week(a, b)
                                                        : program_.calendar.same_day(a, b);
    };
    std::vector<int> remaining(static_cast<std::size_t>(program_.transient + program_.period));
    int longest_period = 0;
    for (int t = 0; t < static_cast<int>(remaining.size()); ++t) {
      int& left = remaining[static_cast<std::size_t>(t)];
      for (left = 1; same(t, t + left);) ++left;
      longest_period = std::max(longest_period, left);
    }
    const auto left_of = [&](std::uint32_t node) {
      return remaining[static_cast<std::size_t>(graph_.next_tick(node))];
    };
    std::vector<std::uint16_t> most(graph_.size());
    const std::vector<std::uint16_t> nothing(graph_.size());
    for (int left = 1; left <= longest_period; ++left) {
      for (std::uint32_t n = 0; n < graph_.size(); ++n) {
        if (left_of(n) != left) continue;
        const auto& later = left == 1 ? nothing : most;
        for (const Edge* e = graph_.begin(n); e != graph_.end(n); ++e) most[n] = std::max(most[n], with(*e, later));
      }
    }
    const auto best = std::max_element(most.begin(), most.end());
    std::uint32_t node = static_cast<std::uint32_t>(best - most.begin());
    OracleAnswer out;
    out.value = *best;
    if (out.value == 0) return out;
    Way way = way_to(graph_, node);
    way.first = static_cast<int>(way.edges.size());
    for (int left = left_of(node); left > 0 && most[node] > 0; --left)
      node = follow(way, node, most, left == 1 ? nothing : most);
    way.last = static_cast<int>(way.edges.size()) - 1;
    out.witness = witness_of(program_, graph_, way);
    return out;
  }

  // ---- single messages ----------------------------------------------------------------------------------------------

  // Words arrive before anything is sent. An opt-out that can be late may have been said just now and not be known.
  OracleAnswer without_consent() const {
    const auto topic = static_cast<std::size_t>(program_.topic_number(question_.topic));
    const auto refused = [&](std::uint32_t, const Edge& edge) {
      return graph_.state(edge.to).consents[topic] != Consent::given;
    };
    OracleAnswer out = first_edge(refused);
    if (out.value > 0 || program_.opt_outs_late == 0) return out;
    out = first_edge([](std::uint32_t, const Edge&) { return true; });
    if (out.value == 0) return out;
    Move opt_out;
    opt_out.kind = Move::Kind::consent;
    opt_out.subject = question_.topic;
    opt_out.occurred = out.witness.last;
    opt_out.tick = out.witness.last + 1;
    out.witness.moves.push_back(opt_out);
    return out;
  }

  // Is there a move that sends a matching message and that `wanted` agrees with?
  template <class Wanted>
  OracleAnswer first_edge(Wanted wanted) const {
    OracleAnswer out;
    for (std::uint32_t n = 0; n < graph_.size(); ++n) {
      for (const Edge* e = graph_.begin(n); e != graph_.end(n); ++e) {
        if (weights_[e->label] == 0 || !wanted(n, *e)) continue;
        Way way = way_to(graph_, n);
        way.first = way.last = static_cast<int>(way.edges.size());
        way.edges.push_back(*e);
        out.value = 1;
        out.witness = witness_of(program_, graph_, way);
        return out;
      }
    }
    return out;
  }

  OracleAnswer after_event();
  OracleAnswer longest_stay();

  const TickProgram& program_;
  const Graph& graph_;
  const Question& question_;
  StepBits of_ = 0;
  std::vector<int> weights_;  // by label
};

// ---- after an event -------------------------------------------------------------------------------------------------

// A search in the graph with a stop-watch beside it: ticks since the event occurred, whether it has arrived, whether
// the message has gone out. The event may have arrived at any tick up to its greatest lateness; where nobody listens to
// it, any move will do.
OracleAnswer Answering::after_event() {
  const int event = program_.event_number(question_.event);
  const int late = program_.late[static_cast<std::size_t>(event)];
  if (late > 0 && (program_.since_events >> event & 1U) != 0)
    throw Refused("a late event that waits count backwards to");
  const int stop = std::max(question_.from, late) + 1;  // all later ticks are alike, but for `until`
  const int ticks = question_.until > 0 ? std::max(stop, question_.until) : stop;
  const std::uint32_t journey = question_.journey == program::none ? 0 : 1U << question_.journey;
  struct Place {
    std::uint32_t node;
    int ticks;
    bool arrived, sent;
    int from;  // of `places`, -1: the event occurs here
    Edge edge;
  };
  std::vector<Place> places;
  std::vector<bool> seen(std::size_t{graph_.size()} * static_cast<std::size_t>(ticks + 1) * 4);
  const auto visit = [&](const Place& place) {
    const std::size_t key =
        ((std::size_t{place.node} * static_cast<std::size_t>(ticks + 1) + static_cast<std::size_t>(place.ticks)) * 2 +
         (place.arrived ? 1 : 0)) *
            2 +
        (place.sent ? 1 : 0);
    if (seen[key]) return;
    seen[key] = true;
    places.push_back(place);
  };
  for (std::uint32_t n = 0; n < graph_.size(); ++n) visit({n, 0, false, false, -1, {}});
  const Tick tick(program_);
  for (std::size_t p = 0; p < places.size(); ++p) {
    const Place place = places[p];
    const State state = graph_.state(place.node);
    const bool listens = (tick.offered(state) >> event & 1U) != 0;
    const bool was_inside = question_.journey != program::none && state.tokens[question_.journey].step >= 0;
    for (const Edge* e = graph_.begin(place.node); e != graph_.end(place.node); ++e) {
      const Happened& happened = graph_.label(e->label);
      const bool here = (happened.events >> event & 1U) != 0 || !listens;
      const bool left = (happened.left & journey) != 0;
      if (question_.within_instance && !was_inside && !place.sent) continue;
      const bool in_time = place.ticks >= question_.from && (question_.until == 0 || place.ticks < question_.until);
      const bool foreign = question_.within_instance && was_inside && left && (happened.entered & journey) != 0;
      for (const bool arrives : {false, true}) {
        if (arrives && (place.arrived || !here || place.ticks > late)) continue;
        const Place next{e->to,
                         std::min(place.ticks + 1, ticks),
                         place.arrived || arrives,
                         place.sent || (in_time && !foreign && weights_[e->label] > 0),
                         static_cast<int>(p),
                         *e};
        if (next.sent && next.arrived) {
          std::vector<Edge> edges;
          std::optional<int> arrived_at;
          Place at = next;
          int steps_back = 0;
          for (;; at = places[static_cast<std::size_t>(at.from)], ++steps_back) {
            if (at.from < 0) break;
            edges.push_back(at.edge);
            if (at.arrived && !places[static_cast<std::size_t>(at.from)].arrived) arrived_at = steps_back;
          }
          std::reverse(edges.begin(), edges.end());
          Way way = way_to(graph_, at.node);
          const int occurred = static_cast<int>(way.edges.size());
          way.edges.insert(way.edges.end(), edges.begin(), edges.end());
          const int arrival = static_cast<int>(way.edges.size()) - 1 - *arrived_at;
          const bool heard =
              (graph_.label(way.edges[static_cast<std::size_t>(arrival)].label).events >> event & 1U) != 0;
          way.occurrence = Way::Occurrence{event, occurred, arrival, heard};
          way.first = occurred;
          way.last = static_cast<int>(way.edges.size()) - 1;
          OracleAnswer out;
          out.value = 1;
          out.witness = witness_of(program_, graph_, way);
          return out;
        }
        if (next.ticks > late && !next.arrived) continue;
        if (question_.until > 0 && next.ticks >= question_.until && !next.sent) continue;
        if (question_.within_instance && left && !next.sent) continue;
        visit(next);
      }
    }
  }
  return {};
}

// ---- stays ----------------------------------------------------------------------------------------------------------

// The longest way from an entry to the goal inside the journey; without an end where it can go round.
OracleAnswer Answering::longest_stay() {
  const std::uint32_t journey = 1U << question_.journey;
  const auto arrives = [&](const Edge& edge) {
    const Happened& happened = graph_.label(edge.label);
    if (question_.step == program::none) return (happened.left & journey) != 0;
    return (happened.reached >> question_.step & 1U) != 0;
  };
  const auto leaves = [&](const Edge& edge) { return (graph_.label(edge.label).left & journey) != 0; };
  constexpr int open = -1, unknown = -2, never = -3;
  std::vector<int> stay(graph_.size(), unknown);
  struct Frame {
    std::uint32_t node;
    const Edge* edge;
  };
  bool endless = false;
  const auto visit = [&](std::uint32_t root) {
    std::vector<Frame> stack{{root, graph_.begin(root)}};
    stay[root] = open;
    std::vector<int> best{never};
    while (!stack.empty()) {
      Frame& top = stack.back();
      if (top.edge == graph_.end(top.node)) {
        const int value = best.back();
        stay[top.node] = value;
        stack.pop_back();
        best.pop_back();
        if (!best.empty() && value >= 0) best.back() = std::max(best.back(), value + 1);
        continue;
      }
      const Edge edge = *top.edge++;
      if (arrives(edge)) {
        best.back() = std::max(best.back(), 1);
      } else if (leaves(edge)) {
        continue;
      } else if (stay[edge.to] == open) {
        endless = true;
      } else if (stay[edge.to] == unknown) {
        stay[edge.to] = open;
        stack.push_back({edge.to, graph_.begin(edge.to)});
        best.push_back(never);
      } else if (stay[edge.to] >= 0) {
        best.back() = std::max(best.back(), stay[edge.to] + 1);
      }
    }
  };
  OracleAnswer out;
  std::optional<std::pair<std::uint32_t, Edge>> entry;
  for (std::uint32_t n = 0; n < graph_.size() && !endless; ++n) {
    for (const Edge* e = graph_.begin(n); e != graph_.end(n); ++e) {
      if ((graph_.label(e->label).entered & journey) == 0 || arrives(*e) || leaves(*e)) continue;
      if (stay[e->to] == unknown) visit(e->to);
      if (stay[e->to] <= out.value) continue;
      out.value = stay[e->to];
      entry = {n, *e};
    }
  }
  out.unbounded = endless;
  if (endless || !entry) return out;
  Way way = way_to(graph_, entry->first);
  way.first = static_cast<int>(way.edges.size());
  way.edges.push_back(entry->second);
  for (std::uint32_t node = entry->second.to; true;) {
    const Edge* edge = std::find_if(graph_.begin(node), graph_.end(node), [&](const Edge& one) {
      if (arrives(one)) return stay[node] == 1;
      return !leaves(one) && stay[one.to] >= 0 && stay[one.to] + 1 == stay[node];
    });
    way.edges.push_back(*edge);
    if (arrives(*edge)) break;
    node = edge->to;
  }
  way.last = static_cast<int>(way.edges.size()) - 1;
  out.witness = witness_of(program_, graph_, way);
  return out;
}

}  // namespace

Interest interest_of(const TickProgram& program, const std::vector<Question>& questions) {
  Interest out;
  for (const auto& question : questions) {
    if (question.kind != Kind::longest_stay) out.sent |= program.matching(question.of);
    if (question.kind == Kind::after_event) {
      out.events = static_cast<std::uint16_t>(out.events | 1U << program.event_number(question.event));
    }
    if (question.journey != program::none)
      out.journeys = static_cast<std::uint8_t>(out.journeys | 1U << question.journey);
    if (question.step != program::none) out.reached |= StepBits{1} << question.step;
  }
  return out;
}

OracleAnswer answer(const TickProgram& program, const Graph& graph, const Question& question) {
  return Answering(program, graph, question).run();
}

}  // namespace wayproof::testing::ticks
