// What counts as coming to a step, what a set of runs has tried, and how expectations are judged (trace/expectation.h,
// trace/coverage.h).
#include <gtest/gtest.h>

#include "model/names.h"
#include "support/rehearse.h"
#include "support/scenes.h"
#include "trace/coverage.h"
#include "trace/expectation.h"

namespace wayproof::testing {
namespace {

using namespace scenes;

std::string step_id(const Performance& performance, trace::Index step) {
  const auto& journey = performance.program.journeys[performance.program.steps[step].journey];
  return performance.project.journeys[performance.program.steps[step].journey]
      .steps[step - journey.steps_begin]
      .id.value;
}

/// The steps that the customer came to, one after another.
std::string way(const Performance& performance) {
  std::string out;
  for (const trace::Visit& visit : trace::visits(performance.trace.log))
    out += (out.empty() ? "" : " ") + step_id(performance, visit.step);
  return out;
}

/// What one run has tried: "step a", "way a 1", "sent a", "waits a hours", "held a consent", "exit 0"; with a "-"
/// before what it has not.
std::vector<std::string> tried(const Performance& performance) {
  const std::vector<trace::Target> targets = trace::targets(performance.program);
  std::vector<bool> done(targets.size(), false);
  trace::cover(performance.program, performance.trace.log, targets, done);
  std::vector<std::string> out;
  for (std::size_t t = 0; t < targets.size(); ++t) {
    const trace::Target& target = targets[t];
    std::string text = done[t] ? "" : "-";
    const std::string id = target.step == trace::none ? "" : step_id(performance, target.step);
    switch (target.kind) {
      case trace::Target::Kind::step:
        text += "step " + id;
        break;
      case trace::Target::Kind::way:
        text += "way " + id + " " + std::to_string(target.outcome);
        break;
      case trace::Target::Kind::sent:
        text += "sent " + id;
        break;
      case trace::Target::Kind::waits:
        text += "waits " + id + " " + std::string(model::names::of(model::names::check, target.check));
        break;
      case trace::Target::Kind::held:
        text += "held " + id + " " + std::string(model::names::of(model::names::check, target.check));
        break;
      case trace::Target::Kind::exit:
        text += "exit " + std::to_string(target.exit_rule);
        break;
    }
    out.push_back(text);
  }
  return out;
}

const std::string go = event("go", "03-01 10:00:00");
const std::string night = R"("quiet": [{"from": "21:00:00", "to": "08:00:00"}])";

TEST(Visits, AHeldMessageIsOneVisitAndALoopIsMany) {
  EXPECT_EQ(way(perform({.workspace = workspace({.gate = enforcing(night)}),
                         .journeys = {journey("j", message("s", "end", "marketing", R"("topic": "ask", )"))},
                         .customer = customer(event("go", "03-01 23:00:00"), "",
                                              R"(, "consents": [{"topic": "ask", "given": true}])")})),
            "s end");
  EXPECT_EQ(
      way(perform({.journeys = {journey("j", wait_for("w", "P1D", "m") + sms("m", "w"), R"("lifetime": "P3D", )")},
                   .customer = customer(go)})),
      "w m w m w");
  EXPECT_EQ(way(perform({.journeys = {journey("j", wait_for("w", "P1D", "w"), R"("lifetime": "P3D", )")},
                         .customer = customer(go)})),
            "w w w");
}

TEST(Coverage, CountsWaysThatAFileCanTellApart) {
  const std::string steps = wait_event("paid", R"({"event": "paid"})", "P1D", "thanks", "reminder") +
                            sms("thanks", "end") + sms("reminder", "end");
  EXPECT_EQ(tried(perform({.journeys = {journey("j", steps)}, .customer = customer(go)})),
            (std::vector<std::string>{"step paid", "-way paid 0", "way paid 1", "-step thanks", "-sent thanks",
                                      "step reminder", "sent reminder", "step end"}));
  EXPECT_EQ(tried(perform({.journeys = {journey("j", steps)},
                           .customer = customer(go + ", " + event("paid", "03-01 11:00:00"))})),
            (std::vector<std::string>{"step paid", "way paid 0", "-way paid 1", "step thanks", "sent thanks",
                                      "-step reminder", "-sent reminder", "step end"}));
}

TEST(Coverage, CountsOnlyChecksThatDecideAndConcernTheMessage) {
  const std::string steps = message("s", "end", "marketing", R"("topic": "ask", )");
  EXPECT_EQ(tried(perform({.workspace = workspace({.gate = R"({"checks": {"consent": {"mode": "enforce"},
                                                    "hours": {"mode": "enforce"}, "address": {"mode": "observe"}}})"}),
                           .journeys = {journey("j", steps)},
                           .customer = customer(go)})),
            (std::vector<std::string>{"step s", "-sent s", "held s consent", "step end"}));
}

TEST(Coverage, TellsWaitingFromNotBeingSent) {
  const std::string steps = sms("s", "end");
  const auto at = [&](const std::string& clock, const std::string& hold_at_most) {
    const std::string gate =
        R"({"checks": {"hours": {"mode": "enforce"}}, "hold_at_most": ")" + hold_at_most + R"(", )" + night + "}";
    return tried(perform({.workspace = workspace({.gate = gate}),
                          .journeys = {journey("j", steps)},
                          .customer = customer(event("go", "03-01 " + clock))}));
  };
  using Tried = std::vector<std::string>;
  // A night of eleven hours lets a message wait for half a day.
  EXPECT_EQ(at("22:00:00", "PT12H"), (Tried{"step s", "sent s", "waits s hours", "step end"}));
  EXPECT_EQ(at("12:00:00", "PT12H"), (Tried{"step s", "sent s", "-waits s hours", "step end"}));
  // Where it may wait for five hours only, some messages of the night do not go out.
  EXPECT_EQ(at("22:00:00", "PT5H"), (Tried{"step s", "-sent s", "-waits s hours", "held s hours", "step end"}));
  EXPECT_EQ(at("04:00:00", "PT5H"), (Tried{"step s", "sent s", "waits s hours", "-held s hours", "step end"}));
}

TEST(Coverage, CountsRulesForLeaving) {
  const auto with = [&](const std::string& events) {
    return tried(
        perform({.journeys = {journey("j", wait_for("w", "P1D", "end"),
                                      R"("exits": [{"on": {"event": "paid"}}, {"on": {"opt_out": "ask"}}], )")},
                 .customer = customer(events)}));
  };
  EXPECT_EQ(with(go), (std::vector<std::string>{"step w", "step end", "-exit 0", "-exit 1"}));
  EXPECT_EQ(with(go + ", " + event("paid", "03-01 11:00:00")),
            (std::vector<std::string>{"step w", "-step end", "exit 0", "-exit 1"}));
}

}  // namespace
}  // namespace wayproof::testing
