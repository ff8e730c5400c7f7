// Findings about late data bring the customer to whom it happens, wherever the shipped examples have such a problem,
// and a trace of him shows the message after the event.
#include <gtest/gtest.h>

#include <filesystem>

#include "support/checked.h"
#include "support/source_dir.h"
#include "trace/trace.h"

namespace wayproof::testing {
namespace {

/// The late-event findings of a folder of examples, with the trace of each one's customer.
void expect_customer(const std::string& folder, const std::string& step, const std::string& event) {
  SCOPED_TRACE(folder);
  const auto path = std::filesystem::path(source_dir()) / "examples" / "broken" / folder;
  auto loaded = load(files_of(path.string()));
  bool found = false;
  for (const Finding& finding : check(*loaded, *parse_date("2027-02-01"))) {
    if (finding.rule != "data/late-event") continue;
    found = true;
    ASSERT_FALSE(finding.witness.empty());
    auto files = loaded->texts;
    files.emplace_back("it-happens-to.customer.json", finding.witness);
    auto with = load(files);
    const auto& part = with->parts.front();
    const model::Customer* customer = nullptr;
    for (const auto& one : part.project->customers) {
      if (one.id.value == "witness") customer = &one;
    }
    ASSERT_NE(customer, nullptr) << finding.witness;
    Report report;
    const auto trace = trace::run(part.program, trace::prepare(part.program, *part.project, *customer, 0, report));
    EXPECT_TRUE(report.findings().empty()) << finding.witness;
    ASSERT_FALSE(customer->events.empty());
    const model::Occurrence& last = customer->events.back();
    EXPECT_EQ(last.event.value, event);
    ASSERT_TRUE(last.arrives);
    bool sent_between = false;
    for (const auto& record : trace.state.messages) {
      const LocalSeconds at = part.program.zone.local(record.sent);
      const auto& id = part.project->journeys[record.journey]
                           .steps[record.step - part.program.journeys[record.journey].steps_begin]
                           .id.value;
      sent_between |= record.result == trace::MessageRecord::Result::sent && id == step && last.at.local < at &&
                      at < last.arrives->local;
    }
    EXPECT_TRUE(sent_between) << finding.witness;
  }
  EXPECT_TRUE(found);
}

TEST(LateWitness, IsSomebodyWhoPaidAndIsRemindedAllTheSame) {
  expect_customer("c02-order-comes-late", "reminder-sms", "order.paid");
}
TEST(LateWitness, IsSomebodyWhoseMoneyCameBackAndWhoIsToldToSendTheGoods) {
  expect_customer("c17-late-refund", "please-send", "refund.paid");
}

}  // namespace
}  // namespace wayproof::testing
