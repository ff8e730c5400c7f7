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

/// What one run has tried: "step a", "way a 1", "sent a", "waits a hours", "held a consent", "exit 0"; with a "-" before what it has not.
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
            (std::vector<std::string>{"step paid", "-way paid 0", "way paid 1", "-step thanks", "step reminder",
                                      "step end"}));
  EXPECT_EQ(tried(perform({.journeys = {journey("j", steps)},
                           .customer = customer(go + ", " + event("paid", "03-01 11:00:00"))})),
            (std::vector<std::string>{"step paid", "way paid 0", "-way paid 1", "step thanks", "-step reminder",
                                      "step end"}));
}

TEST(Coverage, CountsOnlyChecksThatDecideAndConcernTheMessage) {
  const std::string steps = message("s", "end", "marketing", R"("topic": "ask", )");
  EXPECT_EQ(tried(perform({.workspace = workspace({.gate = R"({"checks": {"consent": {"mode": "enforce"},
                                                    "hours": {"mode": "enforce"}, "address": {"mode": "observe"}}})"}),
                           .journeys = {journey("j", steps)},
                           .customer = customer(go)})),
            (std::vector<std::string>{"step s", "held s consent", "step end"}));
}

}  // namespace
}  // namespace wayproof::testing
