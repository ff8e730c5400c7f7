// Customers as files say them: the full sample reaches the model field by field.
#include <gtest/gtest.h>

#include "support/model.h"

namespace wayproof::model {
namespace {

using testing::Said;

const testing::Decoded<Customer>& full() {
  static const auto decoded = testing::decode_customer(testing::source_file("tests/data/model/full.customer.json"));
  return decoded;
}
const Customer& lin() { return full().value; }

TEST(DecodeCustomer, TheFullSampleHasNoFindings) { EXPECT_EQ(full().findings, std::vector<Said>{}); }

TEST(DecodeCustomer, Profile) {
  EXPECT_EQ(lin().id.value, "lin");
  EXPECT_EQ(lin().title.entries[1].value, "付款晚到");
  EXPECT_EQ(iso_local(lin().from->local), "2027-03-01T10:00:00");
  EXPECT_FALSE(lin().from->offset);
  EXPECT_EQ(lin().until->offset, 8 * 3600);
  ASSERT_EQ(lin().attributes.size(), 4u);
  EXPECT_EQ(lin().attributes[1].second.number, 41);
  EXPECT_EQ(lin().attributes[2].second.kind, Literal::Kind::boolean);
  EXPECT_EQ(lin().attributes[3].second.kind, Literal::Kind::date);
  EXPECT_EQ(lin().tags[0].value + lin().segments[0].value + lin().stages[0].value, "viplookalikeMQL");
  EXPECT_EQ(lin().scores[0].second.value, -3);
  EXPECT_EQ(lin().suppressed[1].value, "all");
  EXPECT_EQ(lin().region->value + lin().zone->value + lin().language->value, "CNAsia/Shanghaizh");
  EXPECT_TRUE(lin().addresses_given);
  EXPECT_EQ(lin().addresses[0].second.text, "13800000001");
  EXPECT_EQ(lin().addresses[1].second.kind, Literal::Kind::boolean);
}

TEST(DecodeCustomer, WhatHappens) {
  ASSERT_EQ(lin().consents.size(), 3u);
  EXPECT_FALSE(lin().consents[0].at);
  EXPECT_EQ(lin().consents[1].channel->value, "sms");
  EXPECT_EQ(lin().consents[1].at->offset, 0);
  EXPECT_EQ(lin().consents[1].arrives->local - lin().consents[1].at->local, 60);
  EXPECT_FALSE(lin().consents[2].given);
  ASSERT_EQ(lin().events.size(), 1u);
  EXPECT_EQ(lin().events[0].arrives->local - lin().events[0].at.local, 600);
  EXPECT_EQ(lin().events[0].with[1].second.text, "a-1");
  const Change& change = lin().changes.at(0);
  EXPECT_EQ(change.arrives->local - change.at.local, 300);
  EXPECT_EQ(change.set[0].second.text, "normal");
  EXPECT_EQ(change.add_tags[0].value + change.remove_tags[0].value, "coldvip");
  EXPECT_EQ(change.enter_segments[0].value + change.leave_segments[0].value, "sleepinglookalike");
  EXPECT_EQ(change.suppress[0].value + change.unsuppress[0].value + change.stage->value, "emailsmsSQL");
}

TEST(DecodeCustomer, WhatTheCustomerDoes) {
  ASSERT_EQ(lin().reactions.size(), 2u);
  EXPECT_EQ(lin().reactions[0].to.step->value, "mail");
  EXPECT_EQ(lin().reactions[0].nth->value, 2);
  EXPECT_EQ(lin().reactions[0].reaction, Reaction::clicked);
  EXPECT_TRUE(lin().reactions[0].after->value.zero());
  EXPECT_EQ(lin().reactions[0].link->value, "trial");
  EXPECT_TRUE(lin().reactions[0].machine);
  EXPECT_TRUE(lin().reactions[1].opt_out);
  const OutcomeInput& outcome = lin().outcomes.at(0);
  EXPECT_EQ(outcome.journey->value + outcome.step.value + outcome.outcome.value, "fullcalldone");
  EXPECT_EQ(outcome.nth->value, 1);
  EXPECT_EQ(outcome.after->value.seconds, 7200);
  EXPECT_EQ(lin().arms.at(0).experiment.value, "full/split");
}

TEST(DecodeCustomer, WhatLacksItsPiecesDoesNotHappen) {
  const auto decoded = testing::decode_customer(R"({"format": "wayproof/customer@1", "id": "c",
    "events": [{"event": "a"}, {"event": "b", "at": "tomorrow"}], "reactions": [{"to": {"step": "s"}}]})");
  EXPECT_EQ(decoded.findings.size(), 3u);
  EXPECT_TRUE(decoded.value.events.empty());
  EXPECT_TRUE(decoded.value.reactions.empty());
}

}  // namespace
}  // namespace wayproof::model
