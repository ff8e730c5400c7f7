// Journeys as files say them: the full sample reaches the model field by field, and each field knows where it is
// written.
#include <gtest/gtest.h>

#include "support/model.h"

namespace wayproof::model {
namespace {

using testing::Said;

const testing::Decoded<Journey>& full() {
  static const auto decoded = testing::decode_journey(testing::source_file("tests/data/model/full.journey.json"));
  return decoded;
}
const Step& step(std::string_view id) { return *full().value.find_step(id); }

TEST(DecodeJourney, TheFullSampleHasNoFindings) { EXPECT_EQ(full().findings, std::vector<Said>{}); }

TEST(DecodeJourney, Head) {
  const Journey& j = full().value;
  EXPECT_EQ(j.id.value, "full");
  EXPECT_EQ(full().at(j.id.span), "\"full\"");
  ASSERT_EQ(j.title.entries.size(), 2u);
  EXPECT_EQ(j.title.entries[1].language, "zh");
  EXPECT_EQ(j.title.entries[1].value, "全部");
  EXPECT_EQ(full().at(j.title.entries[1].span), "\"全部\"");
  EXPECT_EQ(j.status, Status::paused);
  EXPECT_EQ(j.owner->value, "Growth team");
  EXPECT_EQ(j.review_by->value, *parse_date("2027-03-31"));
  EXPECT_EQ(j.priority, -7);
  EXPECT_EQ(j.lifetime.value, (Duration{.days = 60}));
  EXPECT_EQ(full().at(j.lifetime.span), "\"P60D\"");
  EXPECT_EQ(j.first->value, "mail");
  ASSERT_EQ(j.rollout.size(), 2u);
  EXPECT_EQ(j.rollout[0].share.value, 50'000);
  EXPECT_EQ(j.rollout[1].share.value, 1'000'000);
  ASSERT_EQ(j.ignores.size(), 1u);
  EXPECT_EQ(j.ignores[0].rule.value, "goal/vanity");
}

TEST(DecodeJourney, Goal) {
  const Goal& goal = *full().value.goal;
  EXPECT_EQ(goal.event->value, "order.paid");
  EXPECT_EQ(goal.where.size(), 1u);
  EXPECT_EQ(goal.within->value, (Duration{.days = 14}));
  EXPECT_FALSE(goal.target);
  EXPECT_EQ(goal.uplift->value, 200'000);
  EXPECT_EQ(goal.baseline->value, 65'000);
  EXPECT_EQ(goal.by->value, *parse_date("2027-02-28"));
  EXPECT_EQ(goal.level, Goal::Level::outcome);
  ASSERT_EQ(goal.guards.size(), 1u);
  EXPECT_EQ(goal.guards[0].rate.value, "opt_out");
  EXPECT_EQ(goal.guards[0].at_most.value, 5'000);
  EXPECT_EQ(goal.sentence.entries[0].value, "One in five more");
}

TEST(DecodeJourney, ActivePeriod) {
  const Active& active = *full().value.active;
  EXPECT_EQ(iso_local(active.from->value), "2026-12-01T00:00:00");
  EXPECT_EQ(iso_local(active.until->value), "2027-12-01T00:00:00");
  EXPECT_EQ(active.zone->value, "Asia/Shanghai");
  EXPECT_EQ(active.at_end, Active::AtEnd::drain);
}

TEST(DecodeJourney, Triggers) {
  const Trigger& on = full().value.entry.on;
  ASSERT_EQ(on.kind, Trigger::Kind::any);
  ASSERT_EQ(on.parts.size(), 8u);
  for (std::size_t i = 0; i < 7; ++i) {
    EXPECT_EQ(on.parts[i].kind, static_cast<Trigger::Kind>(i + 1))
        << "the sample lists them in the order of the enumeration";
  }
  EXPECT_EQ(on.parts[2].name.value, "birthday");
  EXPECT_FALSE(on.parts[2].date);
  EXPECT_EQ(on.parts[7].kind, Trigger::Kind::date);
  ASSERT_TRUE(on.parts[7].date);
  EXPECT_EQ(on.parts[7].date->value, day_of({2027, 4, 6}));
  EXPECT_TRUE(on.parts[7].name.value.empty());
  const auto& where = on.parts[0].where;
  ASSERT_EQ(where.size(), 7u);
  EXPECT_EQ(where[0].compare.op, Op::is_not);
  EXPECT_EQ(where[0].compare.entry_field, "sku");
  EXPECT_EQ(where[1].compare.attribute, "tier");
  EXPECT_EQ(where[2].compare.literal.kind, Literal::Kind::rate);
  EXPECT_EQ(where[2].compare.literal.number, 10'500'000);
  EXPECT_EQ(where[3].compare.literal.kind, Literal::Kind::integer);
  EXPECT_EQ(where[3].compare.literal.number, 1000) << "1e3 is a whole number";
  EXPECT_EQ(where[4].compare.literal.kind, Literal::Kind::date);
  ASSERT_EQ(where[5].compare.literal.items.size(), 4u);
  EXPECT_EQ(where[5].compare.literal.items[3].kind, Literal::Kind::boolean);
  EXPECT_EQ(where[6].compare.op, Op::known);
  EXPECT_EQ(where[6].compare.literal.number, 1);

  EXPECT_EQ(on.parts[1].reaction, Reaction::clicked);
  EXPECT_EQ(on.parts[1].link->value, "trial");
  const MessageFilter& of = on.parts[1].of;
  EXPECT_EQ(of.purpose->value, Purpose::marketing);
  EXPECT_EQ(of.channel->value + of.topic->value + of.kind->value + of.offer->value + of.journey->value + of.step->value,
            "emailnewscase-studyten-offfullmail");

  const Trigger& date = on.parts[2];
  EXPECT_EQ(date.name.value, "birthday");
  EXPECT_EQ(date.plus->value, (Duration{.days = -3}));
  EXPECT_EQ(date.at->value, 9 * 3600);
  EXPECT_EQ(date.zone->value, "workspace");
  EXPECT_TRUE(date.yearly);
  EXPECT_EQ(date.leap_day, Trigger::LeapDay::march_1);
  EXPECT_EQ(date.if_past, Trigger::IfPast::enter);

  const Trigger& every = on.parts[3];
  EXPECT_EQ(every.period, Trigger::Period::month);
  EXPECT_EQ(every.day->value, 31);
  ASSERT_EQ(every.on.size(), 2u);
  EXPECT_EQ(every.on[1].value, DayKind::workday);
  ASSERT_EQ(on.parts[4].becomes.size(), 1u);
  EXPECT_EQ(on.parts[4].becomes[0].kind, Condition::Kind::score);
  EXPECT_EQ(on.parts[5].name.value, "any");
  EXPECT_EQ(on.parts[5].channel->value, "sms");
}

TEST(DecodeJourney, Conditions) {
  const Entry& entry = full().value.entry;
  ASSERT_TRUE(entry.condition);
  const auto& parts = entry.condition->parts;
  ASSERT_EQ(parts.size(), 12u);
  using Kind = Condition::Kind;
  const Kind kinds[] = {Kind::any,       Kind::negation, Kind::attribute, Kind::attribute,
                        Kind::attribute, Kind::entry,    Kind::score,     Kind::event,
                        Kind::reaction,  Kind::streak,   Kind::consent,   Kind::local_time};
  for (std::size_t i = 0; i < parts.size(); ++i) EXPECT_EQ(parts[i].kind, kinds[i]) << i;
  EXPECT_EQ(parts[0].parts[1].kind, Kind::stage);
  EXPECT_EQ(parts[0].parts[1].name.value, "MQL");
  EXPECT_EQ(parts[2].compare.op, Op::within);
  EXPECT_EQ(parts[2].compare.duration, (Duration{.days = 3}));
  EXPECT_EQ(parts[3].compare.op, Op::ago);
  EXPECT_EQ(parts[6].compare.op, Op::at_most);
  EXPECT_EQ(parts[6].compare.literal.number, -5);
  EXPECT_EQ(parts[7].at_least->value, 3);
  EXPECT_EQ(parts[7].at_most->value, 9);
  EXPECT_EQ(parts[7].since.kind, Since::Kind::entry);
  EXPECT_EQ(parts[8].since.kind, Since::Kind::step);
  EXPECT_EQ(parts[8].since.step, "mail");
  EXPECT_EQ(parts[8].in->value, (Duration{.days = 1}));
  EXPECT_EQ(parts[9].at_least->value, 2);
  EXPECT_EQ(parts[9].of.kind->value, "case-study");
  EXPECT_EQ(parts[10].channel->value, "email");
  EXPECT_EQ(parts[11].from, 22 * 3600);
  EXPECT_EQ(parts[11].to, 86'400);
  EXPECT_EQ(parts[11].on.size(), 3u);
  EXPECT_EQ(full().at(parts[10].span), R"({"consent": "news", "channel": "email"})");
  EXPECT_EQ(entry.again->after.value, (Duration{.days = 180}));
  EXPECT_EQ(entry.again->since, Again::Since::leave);
}

TEST(DecodeJourney, Exits) {
  const auto& exits = full().value.exits;
  ASSERT_EQ(exits.size(), 2u);
  EXPECT_EQ(exits[0].then_enter->value, "care");
  EXPECT_EQ(exits[0].condition->name.value, "vip");
  EXPECT_EQ(exits[0].name.entries[0].language, "") << "a plain string is in the workspace's language";
  EXPECT_EQ(exits[1].next->value, "call");
}

TEST(DecodeJourney, TheOrderOfKeysHasNoMeaning) {
  const auto ids = [](std::string_view steps) {
    std::string all;
    const auto decoded = testing::decode_journey(
        R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": {"handed_over": true}}, "first": "a",
        "exits": [{"on": {"event": "e"}, "next": "last"}], "steps": {)" +
        std::string(steps) + "}}");
    for (const Step& step : decoded.value.steps) all += step.id.value + " ";
    return all;
  };
  const std::string a = R"("a": {"type": "task", "outcomes": {"x": "b", "w": "c"}, "overdue": "a"})";
  const std::string b = R"("b": {"type": "wait", "for": "P1D", "next": "d"})";
  const std::string c = R"("c": {"type": "wait", "for": "P1D", "next": "d"})";
  const std::string d = R"("d": {"type": "end"})", last = R"("last": {"type": "end"})";
  for (const std::string& steps :
       {a + "," + b + "," + c + "," + d + "," + last, last + "," + d + "," + c + "," + b + "," + a,
        c + "," + last + "," + a + "," + d + "," + b}) {
    EXPECT_EQ(ids(steps), "a c b d last ") << steps;
  }
}

TEST(DecodeJourney, StepsComeInTheOrderOfTheirWaysAndKeepTheirPlaces) {
  std::vector<std::string> ids;
  for (const Step& s : full().value.steps) ids.push_back(s.id.value);
  EXPECT_EQ(ids,
            (std::vector<std::string>{"mail", "short", "until", "event", "end", "branch", "call", "split", "hook",
                                      "update", "other", "theirs", "note-it", "tell-crm", "their-mail", "on-the-day"}));
  EXPECT_EQ(full().at(step("short").id.span), "\"short\"");
  EXPECT_EQ(full().at(step("short").span), R"({"type": "wait", "for": "P1DT2H", "next": "until"})");
  EXPECT_EQ(full().at(step("short").next->span), "\"until\"");
}

TEST(DecodeJourney, Message) {
  const Step& mail = step("mail");
  EXPECT_EQ(mail.type, StepType::message);
  EXPECT_EQ(mail.owner->value, "content");
  EXPECT_EQ(mail.was[0].value, "old-mail");
  EXPECT_EQ(mail.ignores[0].until->value, *parse_date("2027-05-01"));
  EXPECT_EQ(mail.to->owner->value, "sales");
  EXPECT_EQ(mail.to->otherwise[0].role->value, "desk");
  EXPECT_EQ(mail.purpose->value, Purpose::internal);
  EXPECT_EQ(mail.kind->value, "case-study");
  EXPECT_EQ(mail.by->of.kind, Anchor::Kind::step);
  EXPECT_EQ(mail.by->of.name, "mail");
  EXPECT_EQ(mail.content.subject.entries[1].value, "您好");
  EXPECT_EQ(mail.content.text.entries[0].value, "Hello");
  EXPECT_EQ(mail.content.links[0].first.value, "trial");
  EXPECT_EQ(mail.content.links[0].second.value, "https://example.com/t");
  ASSERT_EQ(mail.content.variants.size(), 1u);
  EXPECT_EQ(mail.content.variants[0].condition.name.value, "vip");
  EXPECT_EQ(mail.content.variants[0].content.template_id->value, "vip-mail");
}

TEST(DecodeJourney, Waits) {
  EXPECT_EQ(step("short").wait, Step::WaitKind::for_);
  EXPECT_EQ(step("short").duration->value, (Duration{.days = 1, .seconds = 7200}));
  const InstantSpec& until = *step("until").until;
  EXPECT_EQ(until.of.kind, Anchor::Kind::attribute);
  EXPECT_EQ(until.of.name, "cycle_ends");
  EXPECT_EQ(until.at->value, 36'000);
  EXPECT_EQ(until.zone->value, "Europe/Berlin");
  EXPECT_EQ(until.if_past->kind, Otherwise::Kind::go_on);
  EXPECT_EQ(until.if_missing->kind, Otherwise::Kind::step);
  EXPECT_EQ(until.if_missing->step, "end");
  const Step& event = step("event");
  EXPECT_EQ(event.wait, Step::WaitKind::until_event);
  EXPECT_TRUE(event.since_given);
  EXPECT_EQ(event.since.step, "mail");
  EXPECT_EQ(event.at_most->value, (Duration{.days = 30}));
  EXPECT_EQ(event.on_time_out->value, "end");
}

TEST(DecodeJourney, OtherSteps) {
  EXPECT_EQ(step("branch").cases[0].next.value, "call");
  EXPECT_EQ(step("branch").otherwise->value, "split");
  EXPECT_EQ(step("split").experiment->value, "when");
  EXPECT_EQ(step("split").arms[0].share.value, 45);
  EXPECT_TRUE(step("split").arms[1].control);
  const Step& update = step("update");
  ASSERT_EQ(update.set.size(), 4u);
  EXPECT_EQ(update.set[0].literal.text, "premium");
  EXPECT_EQ(update.set[1].entry_field, "sku");
  EXPECT_EQ(update.set[2].literal.number, 19'990'000);
  EXPECT_EQ(update.add_tags[0].value + update.remove_tags[0].value + update.stage->value, "hotcoldSQL");
  EXPECT_EQ(update.add_score[0].literal.number, -20);
  const Step& call = step("call");
  EXPECT_EQ(call.assign->role->value, "desk");
  EXPECT_EQ(call.contact->purpose.value, Purpose::marketing);
  ASSERT_EQ(call.outcomes.size(), 2u);
  EXPECT_EQ(call.outcomes[1].name.value, "no-answer");
  EXPECT_EQ(full().at(call.outcomes[1].span), R"("no-answer": "hook")");
  EXPECT_EQ(call.overdue->value, "hook");
  EXPECT_EQ(call.due->plus->value, (Duration{.days = 1}));
  EXPECT_EQ(step("hook").call->value, "Create the coupon");
  EXPECT_EQ(step("hook").on_time_out->value, "end");
  EXPECT_EQ(step("other").journey->value, "care");
  EXPECT_EQ(step("theirs").system->value, "our CRM");
  EXPECT_EQ(step("tell-crm").next->value, "their-mail");
}

TEST(DecodeJourney, Anchors) {
  const InstantSpec& due = *step("note-it").due;
  EXPECT_EQ(due.of.kind, Anchor::Kind::entry_field);
  EXPECT_EQ(due.of.name, "deadline");
  EXPECT_EQ(full().at(due.of.name_span), "\"deadline\"");
  EXPECT_EQ(due.if_missing->kind, Otherwise::Kind::leave);
  EXPECT_EQ(step("note-it").assign->otherwise[0].owner->value, "sales");
  const InstantSpec& day = *step("on-the-day").until;
  EXPECT_EQ(day.of.kind, Anchor::Kind::date);
  EXPECT_EQ(iso_date(day.of.date), "2027-06-18");
  EXPECT_EQ(full().at(day.if_past->step_span), "\"end\"");
}

TEST(DecodeJourney, AGoalMayBeAReaction) {
  const auto decoded = testing::decode_journey(testing::source_file("tests/data/model/vanity.journey.json"));
  EXPECT_EQ(decoded.findings, std::vector<Said>{});
  EXPECT_EQ(decoded.value.goal->reaction, Reaction::opened);
  EXPECT_EQ(decoded.value.goal->target->value, 300'000);
  EXPECT_EQ(decoded.value.entry.on.kind, Trigger::Kind::handed_over);
}

TEST(DecodeJourney, Guarantees) {
  const auto& promises = full().value.guarantees;
  ASSERT_EQ(promises.size(), 8u);
  EXPECT_EQ(promises[0].max->value, 2);
  EXPECT_EQ(promises[0].window->length, (Duration{.seconds = 86'400}));
  EXPECT_EQ(promises[1].window->unit, Window::Unit::week);
  EXPECT_EQ(promises[1].window->zone->value, "recipient");
  EXPECT_EQ(promises[2].window->kind, Window::Kind::tumbling);
  EXPECT_EQ(promises[3].from_clock->value, 21 * 3600);
  EXPECT_EQ(promises[3].to_clock->value, 8 * 3600);
  EXPECT_EQ(promises[4].from->value, (Duration{.seconds = 600}));
  EXPECT_EQ(promises[4].until->value, (Duration{.days = 30}));
  EXPECT_EQ(promises[4].after->name.value, "order.paid");
  EXPECT_TRUE(promises[5].instance_scope);
  EXPECT_EQ(promises[6].consent->value, "news");
  EXPECT_EQ(promises[7].to_step->value, "end");
}

// ---- what is broken stays as small as possible ----------------------------------------------------------------------

TEST(DecodeJourney, AWrongFieldIsAbsentAndTheRestIsRead) {
  const auto decoded = testing::decode_journey(R"({"format": "wayproof/journey@1", "id": "j", "priority": "high",
    "entry": {"on": {"event": "a"}}, "first": "s", "steps": {
      "s": {"type": "message", "channel": 7, "purpose": "marketing", "content": {"text": "x"}, "next": "w"},
      "w": {"type": "wait", "for": "3 days", "next": "end"}, "end": {"type": "end"}}})");
  EXPECT_EQ(decoded.findings.size(), 3u);
  EXPECT_EQ(decoded.value.priority, 0);
  EXPECT_FALSE(decoded.value.steps[0].channel);
  EXPECT_EQ(decoded.value.steps[0].purpose->value, Purpose::marketing);
  EXPECT_EQ(decoded.value.steps[1].wait, Step::WaitKind::none);
  EXPECT_EQ(decoded.value.steps[1].next->value, "end");
}

TEST(DecodeJourney, AnUnknownStepTypeIsAHoleThatKeepsItsIdAndNext) {
  const auto decoded =
      testing::decode_journey(R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": {"event": "a"}},
    "first": "s", "steps": {"s": {"type": "teleport", "where_to": 3, "next": "end"}, "end": {"type": "end"}}})");
  ASSERT_EQ(decoded.findings.size(), 1u);
  EXPECT_FALSE(decoded.value.steps[0].readable);
  EXPECT_EQ(decoded.value.steps[0].id.value, "s");
  EXPECT_EQ(decoded.value.steps[0].next->value, "end");
}

TEST(DecodeJourney, OfEqualKeysTheFirstStands) {
  const auto decoded = testing::decode_journey(R"({"format": "wayproof/journey@1", "id": "one", "id": "two",
    "entry": {"on": {"event": "a"}}, "first": "s", "steps": {"s": {"type": "end", "title": "x"}, "s": {"type": "wait"}}})");
  EXPECT_EQ(decoded.value.id.value, "one");
  ASSERT_EQ(decoded.value.steps.size(), 1u);
  EXPECT_EQ(decoded.value.steps[0].type, StepType::end);
}

TEST(DecodeJourney, AConditionThatLacksAPieceIsInvalidAsAWhole) {
  const auto decoded =
      testing::decode_journey(R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": {"event": "a"},
    "if": {"all": [{"tag": "t"}, {"event": "e", "in": "soon"}, {"event": "e", "where": [{"field": "f", "is": null}]}]}},
    "first": "s", "steps": {"s": {"type": "end"}}})");
  const Condition& all = *decoded.value.entry.condition;
  EXPECT_EQ(all.kind, Condition::Kind::all);
  ASSERT_EQ(all.parts.size(), 3u);
  EXPECT_EQ(all.parts[0].kind, Condition::Kind::tag);
  EXPECT_EQ(all.parts[1].kind, Condition::Kind::invalid);
  EXPECT_EQ(all.parts[2].kind, Condition::Kind::invalid);
}

TEST(DecodeJourney, GarbageGivesAJourneyWithoutAnything) {
  for (const char* text :
       {"", "[]", "null", "7", "\"x\"", "{", "{}", "{\"steps\": []}", "{\"entry\": {\"on\": [[]]}}"}) {
    const auto decoded = testing::decode_journey(text);
    EXPECT_TRUE(decoded.value.steps.empty()) << text;
    EXPECT_EQ(decoded.value.lifetime.value, (Duration{.days = 365})) << text;
  }
}

}  // namespace
}  // namespace wayproof::model
