// See tick_replay.h.
#include "support/tick_replay.h"

#include <algorithm>

#include "support/model.h"
#include "trace/trace.h"

namespace wayproof::testing {

Sends play(const program::Program& program, const model::Project& project, const std::string& customer,
           const Stage& stage, std::vector<std::string>& findings) {
  auto decoded = decode_customer(customer);
  for (const auto& said : decoded.findings) findings.push_back(said.rule + " at " + said.at);
  Report report;
  const auto run =
      trace::replay(program, trace::prepare(program, project, decoded.value, static_cast<Instant>(0), report));
  for (const auto& finding : std::move(report).finish()) findings.emplace_back(finding.rule);
  Sends out;
  for (const auto& record : run.state.messages) {
    if (record.result != trace::MessageRecord::Result::sent) continue;
    if ((record.sent - stage.start) % stage.tick_seconds != 0) findings.emplace_back("sent between two ticks");
    out.emplace_back(static_cast<int>((record.sent - stage.start) / stage.tick_seconds), record.step);
  }
  std::sort(out.begin(), out.end());
  return out;
}

int most_in(const Sends& sends, const program::Program& program, const program::Filter& of, int ticks) {
  const auto matches = [&](program::Index step) {
    const auto& message = program.steps[step];
    return (!of.purpose || *of.purpose == message.purpose) &&
           (of.channel == program::none || of.channel == message.channel);
  };
  int most = 0;
  for (const auto& last : sends) {
    int count = 0;
    for (const auto& one : sends) {
      count += one.first > last.first - ticks && one.first <= last.first && matches(one.second) ? 1 : 0;
    }
    most = std::max(most, count);
  }
  return most;
}

}  // namespace wayproof::testing
