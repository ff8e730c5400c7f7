#include "dialect/compare.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <memory>

#include "dialect/midnights.h"
#include "facts/facts.h"
#include "proof/prove.h"
#include "suite/retime.h"
#include "suite/suite.h"
#include "trace/customer.h"

namespace wayproof::dialect {
namespace {

using model::Check;
using model::Mode;
using program::Program;
using proof::Property;
using Verdict = proof::Answer::Verdict;

// For one platform; what would take more is not found.
constexpr std::size_t most_states = 10'000;

std::size_t index(Check check) { return static_cast<std::size_t>(check); }

Mode& mode(Program& program, Check check) { return program.gate.mode[index(check)]; }

/// What is proved of one program, with everything that the proofs need of it.
class Prover {
 public:
  Prover(const model::Project& project, Program program)
      : program_(std::move(program)), workspace_(project, program_, {.most_states = most_states}) {}

  proof::Answer prove(const Property& property, Instant start) { return proof::prove(workspace_, property, start); }

 private:
  Program program_;
  proof::Workspace workspace_;
};

class Comparer {
 public:
  Comparer(const model::Project& project, const Program& own, Instant start)
      : project_(project), own_(own), start_(start), one_clock_(facts::compute(project, own).one_clock) {
    for (Property& property : proof::properties(project, own)) {
      if (property.source == Property::Source::cap) caps_.push_back(std::move(property));
      if (property.source == Property::Source::quiet || property.source == Property::Source::window)
        hours_.push_back(std::move(property));
    }
  }

  Comparison compare() {
    Comparison out;
    for (const program::Dialect& dialect : program::dialects()) {
      Program other = program::as_read_by(own_, dialect);
      if (one_clock_) forget_clocks(other);
      Changes changes = changes_between(own_.gate, other.gate);
      if (changes.empty()) {
        out.alike.push_back(&dialect);
        continue;
      }
      const auto same = std::find_if(out.pairs.begin(), out.pairs.end(), [&](const Pair& pair) {
        return changes_between(pair.program.gate, other.gate).empty();
      });
      if (same != out.pairs.end()) {
        same->dialects.push_back(&dialect);
        continue;
      }
      Pair& pair = out.pairs.emplace_back();
      pair.dialects.push_back(&dialect);
      pair.program = std::move(other);
      pair.changes = std::move(changes);
    }
    for (Pair& pair : out.pairs) decide(pair);
    return out;
  }

 private:
  /// Where all customers live by the workspace's clock, it is theirs.
  void forget_clocks(Program& other) const {
    for (Index c = 0; c < own_.gate.caps.size(); ++c) {
      std::optional<Zone>& zone = other.gate.caps[c].zone;
      const auto as_workspace = [&](const std::optional<Zone>& one) { return !one || one->same_clock(own_.zone); };
      if (as_workspace(zone) && as_workspace(own_.gate.caps[c].zone)) zone = own_.gate.caps[c].zone;
    }
  }

  void decide(Pair& pair) {
    const Changes changes = noticed(pair.changes, own_.gate);
    if (changes.empty()) {
      pair.answer = Pair::Answer::cannot_differ;
      pair.ground = Pair::Ground::not_checked;
      return;
    }
    // If nobody were held back, could a limit ever be full? Whoever fills one is the first to be tried.
    std::vector<model::Customer> customers;
    if (never_held_back(pair, changes, customers)) {
      pair.answer = Pair::Answer::cannot_differ;
      pair.ground = Pair::Ground::never_full;
      return;
    }
    if (any_differs(pair, changes, customers)) return;
    if (any_differs(pair, changes, who_breaks(pair, changes))) return;
    if (any_differs(pair, changes, suite())) return;
    pair.answer = Pair::Answer::not_found;
    pair.ground = Pair::Ground::tried;
  }

  // ---- what can be proved ----

  /// Up to the first message that a limit or closed hours say no to, both readings do the same, and the same as if
  /// there were neither. So it is enough that without them there is no such message.
  bool never_held_back(Pair& pair, const Changes& changes, std::vector<model::Customer>& customers) {
    bool never = true;
    const auto ask = [&](const Property& property) {
      const proof::Answer& answer = without(property, changes.closed);
      pair.work += std::exchange(fresh_work_, 0);
      never = never && answer.verdict == Verdict::proved;
      if (answer.refutation) customers.push_back(answer.refutation->customer);
    };
    const bool counts = own_.gate.mode[index(Check::caps)] == Mode::enforce || !changes.counting.empty();
    for (Index c = 0; counts && c < caps_.size(); ++c) {
      ask(caps_[c]);
      if (is_among(changes.counting, c)) ask(limited(c, pair.program));
    }
    if (!changes.closed) return never;
    for (const Property& property : hours_) ask(property);
    // Similar messages are looked for only after the hours, and hide what comes at closed ones.
    const bool hides = own_.gate.mode[index(Check::dedupe)] == Mode::enforce && !own_.gate.dedupe.empty();
    return never && !hides;
  }

  /// The answer for the journeys without limits, and if asked for without hours; each question is asked once.
  const proof::Answer& without(const Property& property, bool hours) {
    for (const Asked& asked : asked_) {
      const program::Limit& limit = asked.property.limit;
      const bool same_limit = limit.kind == property.limit.kind && limit.length == property.limit.length &&
                              limit.unit == property.limit.unit && limit.zone == property.limit.zone &&
                              limit.count_at == property.limit.count_at;
      if (asked.hours == hours && asked.property.source == property.source && asked.property.index == property.index &&
          same_limit)
        return asked.answer;
    }
    std::unique_ptr<Prover>& prover = hours ? without_hours_ : without_limits_;
    if (!prover) {
      Program open = own_;
      open.gate.caps.clear();
      if (hours) mode(open, Check::hours) = Mode::observe;
      prover = std::make_unique<Prover>(project_, std::move(open));
    }
    asked_.push_back({property, hours, prover->prove(property, start_)});
    fresh_work_ = asked_.back().answer.work;
    return asked_.back().answer;
  }

  /// Customers whom one reading, enforced, gives more than the other allows.
  std::vector<model::Customer> who_breaks(Pair& pair, const Changes& changes) {
    std::vector<model::Customer> out;
    const auto ask = [&](const Program& keeps, const Program& asks) {
      if (changes.counting.empty()) return;
      Program enforced = keeps;
      mode(enforced, Check::caps) = Mode::enforce;
      Prover prover(project_, std::move(enforced));
      for (const Index c : changes.counting) {
        proof::Answer answer = prover.prove(limited(c, asks), start_);
        pair.work += answer.work;
        if (answer.refutation) out.push_back(std::move(answer.refutation->customer));
      }
    };
    ask(own_, pair.program);
    ask(pair.program, own_);
    return out;
  }

  /// The question about a limit with the window that it has in that program.
  [[nodiscard]] Property limited(Index cap, const Program& program) const {
    Property out = caps_[cap];
    out.limit = program.gate.caps[cap];
    return out;
  }

  // ---- customers who are tried ----

  bool any_differs(Pair& pair, const Changes& changes, const std::vector<model::Customer>& customers) {
    for (const model::Customer& customer : customers) {
      for (const model::Customer& one : on_clocks(pair, changes, customer)) {
        if (differs(pair, one)) return true;
        for (const std::int64_t later : moves(pair, changes, one)) {
          model::Customer moved = one;
          suite::move_on(own_, moved, std::numeric_limits<Instant>::min(), later);
          if (differs(pair, std::move(moved))) return true;
        }
      }
    }
    return false;
  }

  /// The customer, and where a limit begins at another clock's midnight also as somebody who lives far from it.
  std::vector<model::Customer> on_clocks(const Pair& pair, const Changes& changes,
                                         const model::Customer& customer) const {
    std::vector<model::Customer> out{customer};
    const bool other_clock = std::any_of(changes.counting.begin(), changes.counting.end(), [&](Index c) {
      return own_.gate.caps[c].zone != pair.program.gate.caps[c].zone;
    });
    if (!other_clock || one_clock_ || customer.zone) return out;
    for (const char* const far : {"Asia/Shanghai", "America/New_York"}) {
      out.push_back(customer);
      out.back().zone = model::Id{far, {}};
    }
    return out;
  }

  std::vector<std::int64_t> moves(const Pair& pair, const Changes& changes, const model::Customer& customer) const {
    std::vector<std::int64_t> out;
    const trace::Run run = play(own_, customer);
    for (const Index c : changes.counting) {
      for (const Program* const program : {&own_, &pair.program}) {
        for (const std::int64_t later : onto_midnights(own_, run, program->gate.caps[c])) {
          if (std::find(out.begin(), out.end(), later) == out.end()) out.push_back(later);
        }
      }
    }
    return out;
  }

  bool differs(Pair& pair, model::Customer customer) const {
    ++pair.tried;
    pair.shown = parted(pair, std::move(customer));
    if (!pair.shown) return false;
    pair.answer = Pair::Answer::differs;
    pair.ground = Pair::Ground::replay;
    leave_out(pair, &model::Customer::events);
    leave_out(pair, &model::Customer::changes);
    return true;
  }

  /// Of what he does and what befalls him everything that the difference does not need, the last first.
  template <class Part>
  void leave_out(Pair& pair, std::vector<Part> model::Customer::*part) const {
    for (std::size_t n = (pair.shown->customer.*part).size(); n-- > 0;) {
      model::Customer less = pair.shown->customer;
      (less.*part).erase((less.*part).begin() + static_cast<std::ptrdiff_t>(n));
      if (auto shown = parted(pair, std::move(less))) pair.shown = std::move(shown);
    }
  }

  /// The customer played under both, if that is not the same.
  std::optional<Shown> parted(const Pair& pair, model::Customer customer) const {
    // Up to where both have come to rest, so that nothing is cut off that one of them holds; or as far as he is told.
    const auto until = std::exchange(customer.until, std::nullopt);
    trace::Run own = play(own_, customer), other = play(pair.program, customer);
    if (until && (!own.at_rest || !other.at_rest)) {
      customer.until = until;
      own = play(own_, customer);
      other = play(pair.program, customer);
    }
    std::vector<Row> rows = side_by_side(own_, own, other);
    const auto first = std::find_if(rows.begin(), rows.end(), [](const Row& row) { return row.differs; });
    if (first == rows.end()) return std::nullopt;
    const auto at = static_cast<std::size_t>(first - rows.begin());
    return Shown{std::move(customer), std::move(own), std::move(other), std::move(rows), at};
  }

  [[nodiscard]] trace::Run play(const Program& program, const model::Customer& customer) const {
    Report names;  // they come from the program itself
    return trace::replay(program, trace::prepare(program, project_, customer, start_, names));
  }

  /// Customers who go every way through the journeys; made when they are first asked for.
  const std::vector<model::Customer>& suite() {
    if (suite_) return *suite_;
    suite_.emplace();
    const std::vector<trace::Target> targets = trace::targets(own_);
    proof::Workspace workspace(project_, own_);
    const suite::Theatre theatre(workspace, targets, start_);
    suite::Wanted wanted;
    wanted.tried.assign(targets.size(), false);
    for (Index j = 0; j < own_.journeys.size(); ++j) wanted.journeys.push_back(j);
    for (suite::JourneySuite& one : suite::make_suite(theatre, wanted).journeys) {
      for (model::JourneyTest& test : one.tests.tests) {
        if (!test.own) continue;
        suite_->push_back(std::move(*test.own));
        suite_->back().id = std::move(test.id);
      }
    }
    return *suite_;
  }

  static bool is_among(const std::vector<Index>& all, Index one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  }

  struct Asked {
    Property property;
    bool hours = false;
    proof::Answer answer;
  };

  const model::Project& project_;
  const Program& own_;
  Instant start_;
  bool one_clock_;                      // of all customers, the workspace's
  std::vector<Property> caps_, hours_;  // by their positions in the gate; quiet hours before windows
  std::unique_ptr<Prover> without_limits_, without_hours_;
  std::deque<Asked> asked_;
  std::size_t fresh_work_ = 0;
  std::optional<std::vector<model::Customer>> suite_;
};

}  // namespace

Comparison compare(const model::Project& project, const program::Program& program, Instant start) {
  return Comparer(project, program, start).compare();
}

}  // namespace wayproof::dialect
