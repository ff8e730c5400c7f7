#include "suite/story.h"

#include <algorithm>
#include <array>

#include "suite/leads.h"
#include "suite/retime.h"
#include "trace/customer.h"

namespace wayproof::suite {
namespace {

using program::Cause;
using proof::base;
using proof::Move;
using proof::Point;
using proof::Ticks;
using proof::Way;

// A test is for reading: more than this happens only to customers who go round in circles.
constexpr std::size_t longest_log = 120;

// What he does is put right so often at most.
constexpr std::size_t most_delays = 12;

constexpr std::int64_t minute = 60, hour = 3600;

/// Somebody does something, so that it takes a while.
bool is_deed(const program::Program& program, const Move& move) {
  if (move.kind == Move::Kind::exits) return move.detail != none;
  if (move.kind != Move::Kind::outcome || move.detail == none) return false;
  const Cause cause = program.steps[move.step].outcomes[move.detail].cause;
  return cause == Cause::happened || cause == Cause::answered;
}

Ticks folded(const Way& way) {
  Ticks out = 0;
  for (const proof::Found* found : way.moves) out += found->move.folded;
  return out;
}

/// Adds what may hold besides; false, and nothing is added, if the way cannot be gone so.
bool wish(Way& way, const std::vector<proof::Difference>& wanted) {
  way.wanted.insert(way.wanted.end(), wanted.begin(), wanted.end());
  if (!ends_of(way).empty()) return true;
  way.wanted.resize(way.wanted.size() - wanted.size());
  return false;
}

void begin_in_the_morning(const proof::Workspace& workspace, Way& way) {
  constexpr std::array mornings{10 * hour, 9 * hour, 8 * hour};
  for (const std::int64_t morning : mornings) {
    // The first move is told from the base of the last one, too.
    if (wish(way, {{base, 1, folded(way) - workspace.clock().ticks(morning)}})) return;
  }
}

void take_time(const proof::Workspace& workspace, Way& way) {
  constexpr std::array pauses{2 * hour, hour / 2, 10 * minute, minute};
  for (std::size_t m = 1; m < way.moves.size(); ++m) {
    if (!is_deed(workspace.program(), way.moves[m]->move)) continue;
    const auto before = static_cast<Point>(m), end = static_cast<Point>(m + 1);
    for (const std::int64_t pause : pauses) {
      // Not in the very second in which something else falls due.
      if (!wish(way, {{before, end, -workspace.clock().ticks(pause + minute)}})) continue;
      way.wanted.back().most = -workspace.clock().ticks(pause);
      break;
    }
  }
}

/// Makes the way begin where the other one ends; false if it cannot.
bool follow(const proof::Workspace& workspace, const Way& first, Way& second) {
  const auto ends = ends_of(first);
  if (ends.empty()) return false;
  const Ticks period = workspace.period(), at = ends.back() - first.shift;
  const Ticks entry = ((at % period) + period) % period - folded(second);  // from the base of its last move
  second.shift = entry - at;
  return wish(second, {{base, 1, -entry}, {1, base, entry}});
}

/// An address that looks like one; the search only sees to it that there is some.
void give_addresses(const model::Project& project, const program::Program& program, model::Customer& customer) {
  const bool chinese = customer.region && customer.region->value == "CN";
  for (const auto& channel : program.channel_facts) {
    if (channel.address == none) continue;
    const std::string& name = program.attributes[channel.address];
    const auto* const declared = project.workspace.attributes.find(name);
    for (auto& [id, value] : customer.attributes) {
      if (id.value != name || declared == nullptr || value.text != "yes") continue;
      if (declared->type == model::ValueType::email) value.text = "customer@mail.example.com";
      if (declared->type == model::ValueType::phone) value.text = chinese ? "13800000001" : "+15550100";
    }
  }
}

/// Names of orders and bookings look like numbers; the search takes any text for them.
void give_numbers(const program::Program& program, model::Customer& customer) {
  if (program.texts.find("other") != none) return;
  for (model::Occurrence& event : customer.events) {
    for (auto& [field, value] : event.with) {
      if (value.kind == model::Literal::Kind::text && value.text == "other") value.text = "A-1001";
    }
  }
}

/// When the customer left the journey for the first time; else the end of the run.
Instant end_in(const trace::Run& run, Index journey) {
  const auto left = std::find_if(run.log.begin(), run.log.end(), [&](const trace::LogEntry& entry) {
    return entry.kind == trace::LogEntry::Kind::left && entry.journey == journey;
  });
  return left == run.log.end() ? run.until : left->at;
}

/// Journeys run at certain times only.
Instant first_day(const program::Program& program, const std::vector<Way>& ways, Instant start) {
  for (const Way& way : ways) {
    const auto& journey = program.journeys[way.token->journey()];
    const bool over = journey.active_until && *journey.active_until <= start;
    if (journey.active_from && (over || *journey.active_from > start)) start = *journey.active_from;
  }
  return start;
}

}  // namespace

Index Story::message_of(Index step) const {
  for (Index r = 0; r < run.state.messages.size(); ++r) {
    if (run.state.messages[r].step == step) return r;
  }
  return none;
}

Story Theatre::seen(model::Customer customer) const {
  Story out;
  Report names;  // they come from the program itself
  out.run = trace::replay(program(), trace::prepare(program(), project(), customer, start_, names));
  out.customer = std::move(customer);
  out.tried.assign(targets_.size(), false);
  trace::cover(program(), out.run.log, targets_, out.tried);
  return out;
}

Story Theatre::play(model::Customer customer) const {
  const std::optional<model::Moment> until = std::exchange(customer.until, std::nullopt);
  Story out = seen(std::move(customer));
  const bool too_long = !out.run.at_rest || out.run.log.size() > longest_log;
  if (!until || !too_long) return out;
  out.customer.until = until;
  return seen(std::move(out.customer));
}

/// A trace ends where the customer comes to rest, which can be long before a journey of a certain day.
trace::Run Theatre::far_ahead(const model::Customer& customer) const {
  Report names;
  auto rehearsal = trace::prepare(program(), project(), customer, start_, names);
  rehearsal.until = rehearsal.start + trace::longest_trace;
  return trace::replay(program(), rehearsal);
}

std::optional<Story> Theatre::tell(std::vector<Way> ways) const {
  begin_in_the_morning(*workspace_, ways.front());
  for (std::size_t w = 0; w < ways.size(); ++w) {
    if (w > 0 && !follow(*workspace_, ways[w - 1], ways[w])) return std::nullopt;
    take_time(*workspace_, ways[w]);
  }
  const auto ordinary = [&](Day day) {
    const auto& holidays = program().holidays;
    const auto next = std::lower_bound(holidays.begin(), holidays.end(), day);
    return next == holidays.end() || *next > day + 7;
  };
  auto customer = proof::customer_of(*workspace_, ways, first_day(program(), ways, start_), ordinary);
  if (!customer) return std::nullopt;
  give_addresses(project(), program(), *customer);
  give_numbers(program(), *customer);
  constexpr std::int64_t after_the_last = hour;  // a customer's end, as the proof makes him
  const Way& way = ways.back();
  const Instant end = trace::instant_of(*customer->until, program().zone) - after_the_last;
  give_dates(*this, way, end, *customer);
  std::vector<PlannedArrival> planned = arrivals(*workspace_, way, end);
  const Index journey = way.token->journey();
  for (std::size_t moved = 0; moved < most_delays; ++moved) {
    Story story = play(*customer);
    if (story.run.state.journeys[journey].entries > 0) {
      const auto delay = delay_of(program(), journey, story.run, planned);
      if (!delay) return story;
      move_on(program(), *customer, delay->from, delay->seconds);
      continue;
    }
    const trace::Run far = far_ahead(*customer);
    const auto delay = delay_of(program(), journey, far, planned);
    if (!delay) {
      const Instant until = end_in(far, journey) + after_the_last;
      customer->until = model::Moment{program().zone.local(until), {}, {}};
      return seen(std::move(*customer));
    }
    move_on(program(), *customer, delay->from, delay->seconds);
  }
  return play(std::move(*customer));
}

}  // namespace wayproof::suite
