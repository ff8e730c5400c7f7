#include "trace/expectation.h"

#include <algorithm>
#include <limits>
#include <map>

namespace wayproof::trace {
namespace {

using Expectation = model::Expectation;
using Kind = LogEntry::Kind;
using program::Program;

/// A message's last word: held and sent later, it was sent; held and never seen again, it was held.
bool is_last_word(const Log& log, std::size_t at) {
  return std::none_of(log.begin() + static_cast<std::ptrdiff_t>(at) + 1, log.end(), [&](const LogEntry& later) {
    return later.kind == Kind::message && later.record == log[at].record;
  });
}

/// True if a check that decides says no for this reason; of several that do, the author may expect any.
bool failed_for(const GateDecision& gate, model::Reason reason) {
  return gate.reason == reason || std::any_of(gate.checks.begin(), gate.checks.end(), [&](const CheckResult& check) {
           return check.mode == model::Mode::enforce && check.reason == reason;
         });
}

bool went_out(const LogEntry& entry) { return entry.gate && entry.gate->action == GateDecision::Action::send; }

/// True of what the token does at a step, as against what arrives for it.
bool is_at_step(Kind kind) {
  switch (kind) {
    case Kind::step:
    case Kind::waits:
    case Kind::woke:
    case Kind::branched:
    case Kind::split:
    case Kind::task:
    case Kind::message:
    case Kind::past_due:
      return true;
    default:
      return false;
  }
}

class Judge {
 public:
  Judge(const Program& program, const Rehearsal& rehearsal, const Trace& trace)
      : program_(program), rehearsal_(rehearsal), trace_(trace), evaluator_(program, trace.state, nullptr) {}

  Judgement judge(const Expectation& expectation, const program::Expected& expected) {
    Judgement out;
    if (expectation.at) out.when = instant(*expectation.at);
    switch (expectation.kind) {
      case Expectation::Kind::invalid:
        break;
      case Expectation::Kind::message:
        for (std::size_t i = 0; i < log().size(); ++i) {
          if (is_message(i, expected)) put(i, went_out(log()[i]), expectation, out);
        }
        out.met = often_enough(expectation, out);
        break;
      case Expectation::Kind::no_message:
        no_message(expectation, expected, out);
        break;
      case Expectation::Kind::entry:
        all_of(Kind::entered, expected.journey, expectation, out, [](const LogEntry&) { return true; });
        out.met = often_enough(expectation, out);
        break;
      case Expectation::Kind::no_entry:
        no_entry(expectation, expected, out);
        break;
      case Expectation::Kind::leave:
        all_of(Kind::left, expected.journey, expectation, out,
               [&](const LogEntry& entry) { return !expectation.how || entry.leaving == expectation.how->value; });
        out.met = often_enough(expectation, out);
        break;
      case Expectation::Kind::step:
      case Expectation::Kind::no_step:
        for (const Visit& visit : visits(log())) {
          if (visit.step == expected.step && visit.step != none) put(visit.entry, true, expectation, out);
        }
        out.met = expectation.kind == Expectation::Kind::step ? often_enough(expectation, out)
                                                              : out.found.empty() && expected.step != none;
        break;
      case Expectation::Kind::state:
        state(expected, out);
        break;
    }
    return out;
  }

 private:
  [[nodiscard]] const Log& log() const { return trace_.log; }
  [[nodiscard]] Instant instant(const model::Moment& moment) const { return instant_of(moment, trace_.state.zone); }

  [[nodiscard]] bool is_message(std::size_t at, const program::Expected& expected) const {
    const LogEntry& entry = log()[at];
    return entry.kind == Kind::message && !expected.of.impossible && evaluator_.matches(expected.of, entry.step);
  }

  /// Among what fits if the time does, too; else among what nearly fits.
  void put(std::size_t at, bool fits, const Expectation& expectation, Judgement& out) const {
    (fits && in_time(at, expectation) ? out.found : out.nearly).push_back(at);
  }

  template <class Fits>
  void all_of(Kind kind, Index journey, const Expectation& expectation, Judgement& out, const Fits& fits) const {
    for (std::size_t i = 0; i < log().size(); ++i) {
      const LogEntry& entry = log()[i];
      if (entry.kind == kind && entry.journey == journey && journey != none) put(i, fits(entry), expectation, out);
    }
  }

  void no_message(const Expectation& expectation, const program::Expected& expected, Judgement& out) const {
    for (std::size_t i = 0; i < log().size(); ++i) {
      if (!is_message(i, expected) || (!went_out(log()[i]) && !is_last_word(log(), i))) continue;
      const bool fits = expectation.reason
                            ? !went_out(log()[i]) && failed_for(*log()[i].gate, expectation.reason->value)
                            : went_out(log()[i]);
      put(i, fits, expectation, out);
    }
    // Of a name that nothing has, "none" would always be true.
    out.met = expectation.reason ? !out.found.empty() : out.found.empty() && !expected.of.impossible;
  }

  void no_entry(const Expectation& expectation, const program::Expected& expected, Judgement& out) const {
    for (std::size_t i = 0; i < log().size(); ++i) {
      const LogEntry& entry = log()[i];
      if (entry.journey != expected.journey || expected.journey == none) continue;
      if (entry.kind == Kind::refused && expectation.refusal) {
        put(i, entry.refusal == expectation.refusal->value, expectation, out);
      } else if (entry.kind == Kind::entered) {
        put(i, !expectation.refusal, expectation, out);
      }
    }
    out.met = expectation.refusal ? !out.found.empty() : out.found.empty() && expected.journey != none;
  }

  void state(const program::Expected& expected, Judgement& out) const {
    if (expected.condition == none) return;
    if (!out.when || *out.when >= trace_.until) {
      out.met = evaluator_.holds(expected.condition, &out.atoms);
      return;
    }
    Rehearsal until = rehearsal_;
    until.until = out.when;
    Run run = replay(program_, std::move(until));
    run.state.now = *out.when;
    out.met = Evaluator(program_, run.state, nullptr).holds(expected.condition, &out.atoms);
  }

  [[nodiscard]] bool in_time(std::size_t at, const Expectation& expectation) const {
    const LogEntry& entry = log()[at];
    if (expectation.at && entry.at != instant(*expectation.at)) return false;
    if (expectation.from && entry.at < instant(*expectation.from)) return false;
    if (expectation.to && entry.at >= instant(*expectation.to)) return false;
    if (!expectation.within) return true;
    const std::optional<Instant> entered = entered_before(at);
    return entered && entry.at <= add(*entered, expectation.within->value, trace_.state.zone);
  }

  /// When the journey of an entry was entered for the last time before it.
  [[nodiscard]] std::optional<Instant> entered_before(std::size_t at) const {
    for (std::size_t i = at; i-- > 0;) {
      if (log()[i].kind == Kind::entered && log()[i].journey == log()[at].journey) return log()[i].at;
    }
    return std::nullopt;
  }

  static bool often_enough(const Expectation& expectation, const Judgement& out) {
    if (!expectation.times) return !out.found.empty();
    return out.found.size() == static_cast<std::size_t>(expectation.times->value);
  }

  const Program& program_;
  const Rehearsal& rehearsal_;
  const Trace& trace_;
  Evaluator evaluator_;
};

/// The last time that the expectations name.
std::optional<Instant> last_time(const model::JourneyTest& test, const Zone& zone) {
  std::optional<Instant> last;
  for (const Expectation& expectation : test.expectations) {
    for (const auto& moment : {expectation.at, expectation.from, expectation.to}) {
      if (moment) last = std::max(last.value_or(std::numeric_limits<Instant>::min()), instant_of(*moment, zone));
    }
  }
  return last;
}

}  // namespace

bool TestRun::passed() const {
  return std::all_of(judgements.begin(), judgements.end(), [](const Judgement& one) { return one.met; });
}

TestRun run_test(const Program& program, const model::JourneyTest& test, Rehearsal rehearsal,
                 std::span<const program::Expected> expected) {
  TestRun out;
  out.trace = run(program, rehearsal);
  const std::optional<Instant> last = last_time(test, rehearsal.state.zone);
  if (!rehearsal.until && last && out.trace.until < *last && *last - rehearsal.start <= longest_trace) {
    rehearsal.until = last;
    out.trace = run(program, rehearsal);
  }
  Judge judge(program, rehearsal, out.trace);
  for (std::size_t i = 0; i < test.expectations.size(); ++i) {
    out.judgements.push_back(judge.judge(test.expectations[i], expected[i]));
  }
  return out;
}

std::vector<Visit> visits(const Log& log) {
  std::vector<Visit> out;
  struct At {
    Index step = none;
    bool over = false;  // what comes of the same step now is another visit
    Index record = none;
  };
  std::map<Index, At> tokens;  // by journey
  for (std::size_t i = 0; i < log.size(); ++i) {
    const LogEntry& entry = log[i];
    if (entry.kind == Kind::entered || entry.kind == Kind::left) tokens.erase(entry.journey);
    if (!is_at_step(entry.kind) || entry.step == none) continue;
    At& token = tokens[entry.journey];
    const bool same = token.step == entry.step && !token.over &&
                      (entry.kind != Kind::message || token.record == none || token.record == entry.record);
    if (!same) out.push_back({i, entry.step});
    token = {entry.step, entry.kind == Kind::woke || entry.kind == Kind::branched || entry.kind == Kind::split,
             entry.kind == Kind::message ? entry.record
             : same                      ? token.record
                                         : none};
  }
  return out;
}

}  // namespace wayproof::trace
