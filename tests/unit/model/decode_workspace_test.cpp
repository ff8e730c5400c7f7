// Workspaces as files say them: the full sample reaches the model field by field.
#include <gtest/gtest.h>

#include "support/model.h"

namespace wayproof::model {
namespace {

using testing::Said;

const testing::Decoded<Workspace>& full() {
  static const auto decoded = testing::decode_workspace(testing::source_file("tests/data/model/full.workspace.json"));
  return decoded;
}
const Workspace& shop() { return full().value; }

TEST(DecodeWorkspace, TheFullSampleHasNoFindings) { EXPECT_EQ(full().findings, std::vector<Said>{}); }

TEST(DecodeWorkspace, TheFirm) {
  EXPECT_TRUE(shop().given);
  EXPECT_EQ(shop().id.value, "full-shop");
  EXPECT_EQ(shop().title.entries.size(), 2u);
  EXPECT_EQ(shop().language->value, "zh");
  EXPECT_EQ(shop().languages[2].value, "zh-Hans-CN");
  EXPECT_EQ(shop().zone->value, "Asia/Shanghai");
  EXPECT_EQ(shop().journeys[1].value, "more/**");
  EXPECT_EQ(iso_date(shop().packs[0].version->value), "2026-11-21");
  EXPECT_FALSE(shop().packs[0].off);
  EXPECT_EQ(shop().packs[1].file->value, "policy/house.pack.json");
  EXPECT_FALSE(shop().packs[1].version);
  EXPECT_EQ(shop().packs[2].off->value, "A pilot with twenty friends.");
  const Attestation& registered = shop().attestations[0];
  EXPECT_EQ(registered.requirement.value, "cn.sms/registered");
  EXPECT_EQ(registered.answer, Attestation::Answer::yes);
  EXPECT_EQ(registered.by.value + registered.evidence->value, "Li NaTicket 12");
  EXPECT_EQ(iso_date(registered.on.value) + iso_date(registered.until->value), "2026-11-012027-11-01");
  EXPECT_EQ(shop().attestations[1].answer, Attestation::Answer::does_not_apply);
  EXPECT_EQ(shop().regions[1].value, "US-CA");
  EXPECT_FALSE(shop().holidays[0].workday);
  EXPECT_TRUE(shop().holidays[1].workday);
  EXPECT_EQ(shop().holidays[0].name.entries[0].value, "New Year");
  EXPECT_EQ(shop().identity.person->value, "one_id");
  EXPECT_EQ(shop().identity.keys.size(), 2u);
  EXPECT_EQ(shop().identity.match_rate->value, 920'000);
  EXPECT_EQ(shop().sender.name.entries[0].value, "Shop");
  EXPECT_EQ(shop().sender.legal_name->value + shop().sender.postal_address->value + shop().sender.contact->value +
                shop().sender.email_from->value,
            "Shop Ltd1 Roadhelp@example.comshop@example.com");
  EXPECT_TRUE(shop().latency.opt_out->value.zero());
  EXPECT_EQ(shop().latency.consent->value.seconds, 60);
  EXPECT_EQ(shop().latency.bounce->value.seconds, 3600);
  EXPECT_EQ(shop().latency.attribute->value.seconds, 300);
  EXPECT_EQ(shop().latency.reaction->value.seconds, 120);
}

TEST(DecodeWorkspace, Dictionary) {
  const Attribute& tier = *shop().attributes.find("tier");
  EXPECT_EQ(tier.type, ValueType::text);
  EXPECT_EQ(tier.one_of[1].text, "normal");
  EXPECT_EQ(tier.longest->value, 12);
  EXPECT_EQ(tier.missing->value, 100'000);
  EXPECT_EQ(tier.changes, Changes::external);
  EXPECT_TRUE(tier.sensitive);
  EXPECT_EQ(full().at(tier.id.span), "\"tier\"");
  const Attribute& age = *shop().attributes.find("age");
  EXPECT_EQ(age.least->value, 0);
  EXPECT_EQ(age.most->value, 130);
  EXPECT_EQ(age.changes, Changes::never);
  EXPECT_EQ(shop().attributes.find("phone")->region->value, "CN");
  EXPECT_EQ(shop().attributes.find("phone")->changes, Changes::unset);
  EXPECT_EQ(shop().attributes.find("nobody"), nullptr);

  const Event& paid = *shop().events.find("order.paid");
  EXPECT_EQ(paid.properties[0].id.value, "channel");
  EXPECT_EQ(paid.properties[0].one_of.size(), 2u);
  EXPECT_EQ(paid.late->value.seconds, 600);
  EXPECT_TRUE(paid.may_be_lost);
  EXPECT_TRUE(paid.ordered);
  EXPECT_EQ(paid.means, Means::purchase);
  EXPECT_FALSE(shop().events.find("page.viewed")->late);
  EXPECT_EQ(shop().events.find("page.viewed")->means, Means::nothing);

  EXPECT_EQ(shop().segments.find("sleeping")->condition->kind, Condition::Kind::negation);
  EXPECT_FALSE(shop().segments.find("lookalike")->condition);
  const Score& lead = *shop().scores.find("lead");
  EXPECT_EQ(lead.from, -10);
  EXPECT_EQ(lead.to, 90);
  EXPECT_EQ(lead.start, 5);
  EXPECT_EQ(lead.rules[0].add.value, 3);
  EXPECT_EQ(lead.rules[0].on.name.value, "page.viewed");
  EXPECT_EQ(lead.rules[0].at_most_once_in->value.days, 1);
  EXPECT_EQ(lead.fade_by->value, 10);
  EXPECT_EQ(lead.fade_every->value.days, 30);
  ASSERT_EQ(shop().stages.size(), 2u);
  EXPECT_EQ(shop().stages[0].stages[2].value, "SQL");
  EXPECT_TRUE(shop().tags_given);
  EXPECT_EQ(shop().tags.size(), 2u);
}

TEST(DecodeWorkspace, TopicsChannelsPeople) {
  const Topic& news = *shop().topics.find("news");
  EXPECT_EQ(news.channels[1].value, "sms");
  EXPECT_EQ(news.consent->value, ConsentKind::double_opt_in);
  EXPECT_TRUE(news.sells);
  EXPECT_FALSE(shop().topics.find("care")->consent);
  const Channel& email = *shop().channels.find("email");
  EXPECT_EQ(email.kind, ChannelKind::email);
  EXPECT_EQ(email.cost->value, 1);
  EXPECT_TRUE(email.opens_measured);
  EXPECT_EQ(email.machine_opens->value, 350'000);
  EXPECT_EQ(email.address->value, "email");
  EXPECT_TRUE(email.delivery_delay->value.zero());
  const Channel& sms = *shop().channels.find("sms");
  EXPECT_FALSE(sms.opens_measured);
  EXPECT_EQ(sms.signature->value, "全店");
  EXPECT_EQ(sms.opt_out_words[1].value, "TD");
  EXPECT_TRUE(sms.opt_out_built_in);
  EXPECT_FALSE(email.reply_window);
  ASSERT_TRUE(sms.reply_window);
  EXPECT_EQ(sms.reply_window->length.value.seconds, 48 * 3600);
  EXPECT_EQ(sms.reply_window->after.parts[1].name.value, "order.paid");
  EXPECT_EQ(sms.reply_window->after.parts[1].where.size(), 1u);
  EXPECT_EQ(sms.reply_window->of.kind->value, "answer");
  const Role& sales = *shop().people.find("sales");
  EXPECT_EQ(sales.count->value, 12);
  EXPECT_EQ(sales.tasks_a_day->value, 25);
  EXPECT_EQ(sales.minutes_a_task->value, 8);
  EXPECT_EQ(sales.from->value, 9 * 3600);
  EXPECT_EQ(sales.to->value, 18 * 3600);
  EXPECT_EQ(sales.on[0].value, DayKind::workday);
  EXPECT_EQ(sales.logs_at_once->value, 370'000);
  EXPECT_EQ(sales.logs_late->value.days, 3);
}

TEST(DecodeWorkspace, OffersAndTemplates) {
  const Offer& ten = *shop().offers.find("ten-off");
  EXPECT_EQ(ten.goods[0].value, "shirts");
  EXPECT_EQ(ten.percent_off->value, 100'000);
  EXPECT_EQ(ten.valid->value.seconds, 86'400);
  EXPECT_EQ(ten.stock, Offer::Stock::counted);
  const Offer& fifty = *shop().offers.find("fifty");
  EXPECT_EQ(fifty.money_off->value, 5000);
  EXPECT_EQ(fifty.currency->value, "CNY");
  EXPECT_EQ(fifty.from_money->value, 10'000);
  EXPECT_LT(fifty.from->value, fifty.until->value);
  EXPECT_EQ(fifty.stock, Offer::Stock::unset);
  EXPECT_EQ(shop().price_tolerance->value, 50'000);
  const Template& hello = *shop().templates.find("hello");
  EXPECT_EQ(hello.file->value, "templates/hello.{lang}.html");
  EXPECT_EQ(hello.languages[0].value, "zh");
  EXPECT_TRUE(hello.content_given);
  EXPECT_EQ(hello.content.html.entries[0].value, "H");
  EXPECT_EQ(hello.content.variants[0].content.text.entries[0].value, "V");
  EXPECT_EQ(hello.owner->value, "content");
  EXPECT_EQ(hello.reviewed->value - hello.ready->value, 1);
  EXPECT_TRUE(hello.opt_out_in_footer);
  EXPECT_FALSE(shop().templates.find("later")->content_given);
}

TEST(DecodeWorkspace, ChecksBeforeSending) {
  const Gate& gate = shop().gate;
  EXPECT_TRUE(gate.given);
  EXPECT_EQ(gate.dialect->value, "some-platform");
  const auto mode = [&](Check check) { return gate.checks[static_cast<std::size_t>(check)].mode; };
  EXPECT_EQ(mode(Check::address), Mode::enforce);
  EXPECT_EQ(mode(Check::suppression), Mode::observe);
  EXPECT_EQ(mode(Check::consent), Mode::off);
  const CheckRule& hours = gate.checks[static_cast<std::size_t>(Check::hours)];
  EXPECT_EQ(hours.on_fail[static_cast<std::size_t>(Purpose::service)], OnFail::leave);
  EXPECT_EQ(hours.applies[static_cast<std::size_t>(Purpose::transactional)], false);
  EXPECT_FALSE(gate.checks[0].on_fail[0]);
  EXPECT_EQ(gate.hold_at_most->value.seconds, 14 * 3600);
  EXPECT_TRUE(gate.detached);
  const Cap& cap = gate.caps.at(0);
  EXPECT_EQ(cap.max.value, 2);
  EXPECT_EQ(cap.window.kind, Window::Kind::calendar);
  EXPECT_EQ(cap.count_at, CountAt::delivery);
  EXPECT_EQ(cap.on_full, OnFail::hold);
  EXPECT_EQ(cap.unit, CapUnit::address);
  EXPECT_LT(cap.from->value, cap.until->value);
  const Hours& night = gate.quiet.at(0);
  EXPECT_EQ(night.id->value, "night");
  EXPECT_EQ(night.channels[0].value, "sms");
  EXPECT_EQ(night.from.value, 21 * 3600);
  EXPECT_EQ(night.on.size(), 2u);
  EXPECT_EQ(night.on_fail, OnFail::leave);
  EXPECT_EQ(gate.windows.at(0).to.value, 86'400);
  EXPECT_EQ(gate.windows.at(0).on_fail, OnFail::hold);
  EXPECT_EQ(gate.dedupe.at(0).by, Dedupe::By::template_);
  EXPECT_EQ(gate.dedupe.at(0).in.value.days, 7);
  EXPECT_EQ(shop().opt_out_promise->value.seconds, 48 * 3600);
  EXPECT_EQ(shop().guarantees.size(), 1u);
  EXPECT_EQ(shop().ignores.size(), 1u);
}

TEST(DecodeWorkspace, AnAdvancingCapDrops) {
  const auto decoded = testing::decode_workspace(R"({"format": "wayproof/workspace@1", "id": "w", "gate": {"caps": [
    {"id": "a", "max": 1, "window": {"sliding": "PT24H"}, "on_full": "advance"}]}})");
  EXPECT_EQ(decoded.findings, std::vector<Said>{});
  EXPECT_EQ(decoded.value.gate.caps.at(0).on_full, OnFail::drop);
}

TEST(DecodeWorkspace, AThingWithABrokenInsideStillExists) {
  const auto decoded = testing::decode_workspace(R"({"format": "wayproof/workspace@1", "id": "w",
    "channels": {"email": 7, "sms": {"kind": "telegram"}}, "gate": {"caps": [{"id": "a", "max": "two"}]}})");
  EXPECT_EQ(decoded.findings.size(), 4u);
  EXPECT_NE(decoded.value.channels.find("email"), nullptr);
  EXPECT_EQ(decoded.value.channels.find("sms")->kind, ChannelKind::other);
  EXPECT_TRUE(decoded.value.gate.caps.empty());
}

}  // namespace
}  // namespace wayproof::model
