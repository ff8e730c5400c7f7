#include "dialect/side_by_side.h"

#include <algorithm>
#include <limits>

#include "base/stable_sort.h"

namespace wayproof::dialect {
namespace {

/// Of each message of a run, in the order of planning.
struct Told {
  Index step = none;
  std::size_t nth = 0;  ///< of its step
  Fate fate;
};

bool watched_and_full(const trace::GateDecision& decision) {
  const auto& caps = decision.checks[static_cast<std::size_t>(model::Check::caps)];
  return caps.mode == model::Mode::observe && caps.reason == model::Reason::cap_full;
}

/// `end`: what goes out behind it is not seen in both runs.
std::vector<Told> told(const program::Program& program, const trace::Run& run, Instant end) {
  std::vector<Fate> fates(run.state.messages.size());
  for (const trace::LogEntry& entry : run.log) {
    if (entry.kind != trace::LogEntry::Kind::message || !entry.gate) continue;
    Fate& fate = fates[entry.record];  // what was held comes again
    switch (entry.gate->action) {
      case trace::GateDecision::Action::send:
        fate.kind = Fate::Kind::sent;
        fate.sent = entry.at;
        fate.too_many = watched_and_full(*entry.gate);
        break;
      case trace::GateDecision::Action::hold:
        fate.kind = Fate::Kind::waits;
        break;
      case trace::GateDecision::Action::drop:
      case trace::GateDecision::Action::leave:
        fate.kind = Fate::Kind::not_sent;
        fate.reason = entry.gate->reason;
        break;
    }
  }
  std::vector<Told> out;
  std::vector<std::size_t> times(program.steps.size(), 0);
  for (std::size_t r = 0; r < fates.size(); ++r) {
    const trace::MessageRecord& record = run.state.messages[r];
    if (program.steps[record.step].purpose == model::Purpose::internal || record.planned > end) continue;
    Fate& fate = fates[r];
    fate.planned = record.planned;
    // Whoever leaves a journey takes what waits there with him.
    if (fate.kind == Fate::Kind::waits && record.result == trace::MessageRecord::Result::dropped)
      fate.kind = Fate::Kind::not_sent;
    if (fate.kind == Fate::Kind::sent && fate.sent > end) fate = {.kind = Fate::Kind::waits, .planned = fate.planned};
    out.push_back({record.step, times[record.step]++, fate});
  }
  return out;
}

}  // namespace

std::vector<Row> side_by_side(const program::Program& program, const trace::Run& own, const trace::Run& other) {
  std::vector<Row> out;
  Instant end = std::numeric_limits<Instant>::max();
  for (const trace::Run* const run : {&own, &other}) {
    if (!run->at_rest) end = std::min(end, run->until);
  }
  const std::vector<Told> left = told(program, own, end);
  const std::vector<Told> right = told(program, other, end);
  for (const Told& one : left) out.push_back({one.step, one.fate.planned, one.fate, {}, false});
  for (const Told& one : right) {
    const auto beside = std::find_if(left.begin(), left.end(),
                                     [&](const Told& there) { return there.step == one.step && there.nth == one.nth; });
    if (beside == left.end()) {
      out.push_back({one.step, one.fate.planned, {}, one.fate, false});
      continue;
    }
    Row& row = out[static_cast<std::size_t>(beside - left.begin())];
    row.other = one.fate;
    row.at = std::min(row.at, one.fate.planned);
  }
  for (Row& row : out) row.differs = row.gets_else() || row.own.too_many != row.other.too_many;
  stable_sort(out, [](const Row& a, const Row& b) { return a.at < b.at; });
  return out;
}

}  // namespace wayproof::dialect
