// Any files with customers: a trace must come to an end, go forward in time, be the same twice, and have a sentence for
// each of its entries.
#include "support/fuzzed_files.h"
#include "trace/narrate.h"
#include "trace/trace.h"

namespace {

using namespace wayproof;

void check(const trace::Trace& trace, std::size_t journeys) {
  std::vector<bool> inside(journeys);
  Instant last = trace.from;
  for (const auto& entry : trace.log) {
    if (entry.at < last) testing::found("time goes back");
    last = entry.at;
    using Kind = trace::LogEntry::Kind;
    if (entry.kind == Kind::entered && inside[entry.journey]) testing::found("a customer is twice inside");
    if (entry.kind == Kind::left && !inside[entry.journey]) testing::found("a customer leaves who is not inside");
    if (entry.kind == Kind::entered) inside[entry.journey] = true;
    if (entry.kind == Kind::left) inside[entry.journey] = false;
    if (entry.kind != Kind::message) continue;
    const bool sent = entry.gate->action == trace::GateDecision::Action::send;
    for (const auto& one : entry.gate->checks) {
      const bool failed = one.verdict == trace::Verdict::fail || one.verdict == trace::Verdict::fail_until;
      if (sent && failed && one.mode == model::Mode::enforce)
        testing::found("a message went out although an enforced check failed");
    }
  }
  for (const auto& record : trace.state.messages) {
    const bool held = record.result == trace::MessageRecord::Result::held;
    if (held && !inside[record.journey]) testing::found("a message is held for a run that is over");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr Instant today = 1'800'000'000;
  const auto loaded = testing::load(testing::files_in({reinterpret_cast<const char*>(data), size}));
  for (const auto& part : loaded->parts) {
    for (const auto& customer : part.project->customers) {
      Report report;
      const auto rehearsal = trace::prepare(part.program, *part.project, customer, today, report);
      const auto trace = trace::run(part.program, rehearsal);
      check(trace, part.program.journeys.size());
      if (trace::replay(part.program, rehearsal).log.size() != trace.log.size())
        testing::found("two traces of one customer differ");
      const trace::Narrator narrator(*part.project, part.program, trace);
      for (const auto& entry : trace.log) (void)narrator.sentence(entry);
    }
  }
  return 0;
}
