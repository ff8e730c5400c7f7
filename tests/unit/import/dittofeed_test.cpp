// Dittofeed exports: every node with its place, every field accounted for.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "i18n/render.h"
#include "import/import.h"
#include "import/pieces.h"
#include "json/read.h"
#include "support/import_table.h"
#include "support/source_dir.h"
#include "text/line_index.h"

namespace wayproof::imports {
namespace {

using model::Step;
using model::StepType;

std::string file_text(const std::filesystem::path& path) {
  std::stringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

using testing::expect_books_balance;
using Loaded = testing::Imported;

std::string data(const char* file) {
  return file_text(std::filesystem::path(testing::source_dir()) / "tests/data/dittofeed" / file);
}

TEST(Dittofeed, IsRecognisedByItsContent) {
  const auto recognised = [](std::string_view text) { return recognise(json::read(text).tree.root()) != nullptr; };
  EXPECT_TRUE(recognised(R"({"entryNode": {"type": "EntryNode"}, "nodes": [], "exitNode": {"type": "ExitNode"}})"));
  EXPECT_TRUE(recognised(R"([{"name": "x", "definition": {"entryNode": {}, "nodes": []}}])"));
  EXPECT_TRUE(recognised(R"({"entryNode": {"type": "EntryNode"}, "nodes": [)")) << "a broken file too";
  EXPECT_FALSE(recognised(R"({"format": "wayproof/journey@1", "entryNode": {}, "nodes": [], "exitNode": {}})"));
  EXPECT_FALSE(recognised(R"({"nodes": [], "edges": []})"));
  EXPECT_FALSE(recognised("[1, 2]"));
  EXPECT_FALSE(recognised(""));
  EXPECT_EQ(find("dittofeed")->title, "Dittofeed");
  EXPECT_EQ(find("nobody"), nullptr);
}

TEST(Dittofeed, ReservationReminderKeepsItsPlaces) {
  const Loaded loaded(data("reservation-reminder.json"), "reservation-reminder.json");
  ASSERT_EQ(loaded.import.journeys.size(), 1u);
  const model::Journey& journey = loaded.import.journeys[0];
  EXPECT_EQ(journey.system, "dittofeed");
  EXPECT_EQ(journey.id.value, "reservation-reminder");
  EXPECT_EQ(journey.entry.on.kind, model::Trigger::Kind::event);
  EXPECT_EQ(journey.entry.on.name.value, "TABLE_RESERVED");
  EXPECT_EQ(loaded.at(journey.entry.on.name.span), "\"TABLE_RESERVED\"");
  ASSERT_TRUE(journey.entry.again) << "one run for each reservation";
  EXPECT_EQ(journey.first->value, "until-the-day-before");

  const Step& delay = loaded.step("until-the-day-before");
  ASSERT_TRUE(delay.until);
  EXPECT_EQ(delay.until->of.kind, model::Anchor::Kind::attribute);
  EXPECT_EQ(delay.until->of.name, "reservedFor");
  EXPECT_EQ(delay.until->plus->value.seconds, -86400);
  EXPECT_EQ(loaded.at(delay.until->plus->span), "86400");

  const Step& reminder = loaded.step("reminder");
  EXPECT_EQ(reminder.type, StepType::message);
  EXPECT_EQ(reminder.title.entries.at(0).value, "Your table tomorrow");
  EXPECT_EQ(reminder.channel->value, "sms");
  EXPECT_EQ(loaded.at(reminder.channel->span), "\"Sms\"");
  EXPECT_EQ(reminder.content.template_id->value, "table-tomorrow");
  EXPECT_FALSE(reminder.purpose) << "the file does not say what the message is for";
  EXPECT_FALSE(reminder.topic);

  // Whoever has cancelled already goes on at once, others wait for it.
  const Step& until = loaded.step("until-cancelled");
  EXPECT_EQ(until.type, StepType::branch);
  ASSERT_EQ(until.cases.size(), 1u);
  EXPECT_EQ(until.cases[0].next.value, "another-day");
  const Step& wait = loaded.step(until.otherwise->value);
  EXPECT_EQ(wait.wait, Step::WaitKind::until_event);
  EXPECT_EQ(wait.until_event->kind, model::Trigger::Kind::becomes);
  EXPECT_EQ(wait.until_event->becomes.at(0).name.value, "cancelled-tables");
  EXPECT_EQ(wait.at_most->value.seconds, 86400);
  EXPECT_EQ(wait.on_time_out->value, "ExitNode");
  EXPECT_EQ(wait.next->value, "another-day");
  EXPECT_EQ(loaded.step("ExitNode").type, StepType::end);

  ASSERT_EQ(loaded.import.needs.segments.size(), 1u);
  EXPECT_FALSE(loaded.import.needs.segments[0].condition) << "only the platform knows who is in it";
  EXPECT_EQ(loaded.import.needs.templates.size(), 2u);
  for (const model::Template& one : loaded.import.needs.templates) EXPECT_FALSE(one.content_given);
  EXPECT_TRUE(loaded.report.findings().empty());
  EXPECT_EQ(loaded.unknown_fields(), 0u);
  expect_books_balance(loaded);
}

TEST(Dittofeed, ResourcesWithAllKindsOfNodes) {
  const Loaded loaded(data("winter-offer.json"), "winter-offer.json");
  ASSERT_EQ(loaded.import.journeys.size(), 2u);
  const model::Journey& journey = loaded.import.journeys[0];
  EXPECT_EQ(journey.id.value, "6f0b4f0e-winter");
  EXPECT_EQ(journey.title.entries.at(0).value, "Winter offer");
  EXPECT_EQ(journey.status, model::Status::live);
  ASSERT_TRUE(journey.entry.again) << "canRunMultiple";
  EXPECT_EQ(journey.entry.again->since, model::Again::Since::leave);
  EXPECT_EQ(journey.entry.on.kind, model::Trigger::Kind::becomes);
  EXPECT_EQ(journey.entry.on.becomes.at(0).name.value, "hikers");

  const Step& thirds = loaded.step("thirds");
  ASSERT_EQ(thirds.arms.size(), 3u);
  EXPECT_EQ(thirds.arms[0].share.value, 333300);
  EXPECT_EQ(thirds.arms[2].share.value, 333400);
  EXPECT_EQ(thirds.arms[0].share.value + thirds.arms[1].share.value + thirds.arms[2].share.value, 1000000);
  EXPECT_EQ(thirds.arms[1].name.entries.at(0).value, "Push");
  EXPECT_TRUE(thirds.arms[2].name.empty());

  const Step& at_ten = loaded.step("at-ten");
  EXPECT_EQ(at_ten.until->at->value, 10 * 3600 + 30 * 60);
  ASSERT_EQ(at_ten.until->on.size(), 2u);
  EXPECT_EQ(at_ten.until->on[0].value, model::DayKind::sun);
  EXPECT_EQ(at_ten.until->on[1].value, model::DayKind::sat);
  EXPECT_EQ(loaded.step("two-days").duration->value.seconds, 172800) << "exact seconds, not two days of a calendar";

  EXPECT_EQ(loaded.step("mail").topic->value, "offers");
  EXPECT_EQ(loaded.step("push").channel->value, "push");
  const Step& webhook = loaded.step("call-shop");
  EXPECT_EQ(webhook.type, StepType::webhook);
  EXPECT_EQ(webhook.call->value, "reserve-a-pair");
  EXPECT_EQ(webhook.next->value, "two-days");

  // Two segments: whichever comes first wakes the customer, then it is asked which.
  EXPECT_EQ(loaded.step("interest").cases.size(), 2u);
  const Step& wait = loaded.step("interest:wait");
  EXPECT_EQ(wait.until_event->kind, model::Trigger::Kind::any);
  EXPECT_EQ(wait.until_event->parts.size(), 2u);
  const Step& which = loaded.step(wait.next->value);
  EXPECT_EQ(which.cases.at(0).next.value, "push");
  EXPECT_EQ(which.otherwise->value, "ExitNode");

  const Step& slow = loaded.step("slow-down");
  EXPECT_EQ(slow.type, StepType::opaque);
  EXPECT_EQ(slow.next->value, "choice");
  const Step& choice = loaded.step("choice");
  ASSERT_EQ(choice.outcomes.size(), 2u);
  EXPECT_EQ(choice.outcomes[0].name.value, "leftChild");
  EXPECT_EQ(choice.outcomes[0].next.value, "push");

  EXPECT_EQ(loaded.import.journeys[1].status, model::Status::draft);
  EXPECT_FALSE(loaded.import.journeys[1].entry.again);
  EXPECT_EQ(loaded.import.needs.channels.size(), 2u);
  EXPECT_EQ(loaded.import.needs.segments.size(), 4u);

  EXPECT_EQ(loaded.field("/journeys/0/definition/nodes/2/variant/providerOverride").fate, Fate::left_out);
  EXPECT_EQ(loaded.field("/journeys/0/definition/nodes/2/skipOnFailure").fate, Fate::approximated);
  EXPECT_EQ(loaded.field("/journeys/0/definition/nodes/5/skipOnFailure").fate, Fate::mapped);
  EXPECT_EQ(loaded.field("/journeys/0/definition/nodes/1/variant/defaultTimezone").fate, Fate::approximated);
  EXPECT_EQ(loaded.field("/journeys/0/definition/nodes/8/colour").note.key, "import.unknown_field");
  EXPECT_EQ(loaded.unknown_fields(), 1u) << "only the colour, which was put in for that";
  expect_books_balance(loaded);
}

TEST(Dittofeed, PercentsStayExact) {
  const Loaded loaded(
      R"({"entryNode": {"type": "EventEntryNode", "event": "e", "child": "r"}, "exitNode": {"type": "ExitNode"}, "nodes": [
    {"id": "r", "type": "RandomCohortNode", "children": [{"id": "ExitNode", "percent": 33.333333}, {"id": "ExitNode", "percent": 66.666667}]}]})");
  const Step& split = loaded.step("r");
  EXPECT_EQ(split.arms.at(0).share.value, 33333333);
  EXPECT_EQ(split.arms.at(1).share.value, 66666667);
}

TEST(Dittofeed, WhatIsNotUnderstoodIsAFindingAtItsPlace) {
  const Loaded loaded(
      R"({"entryNode": {"type": "EventEntryNode", "event": 5, "child": "a"}, "exitNode": {"type": "ExitNode"}, "nodes": [
    {"id": "a", "type": "DelayNode", "variant": {"type": "Second", "seconds": "soon"}, "child": "b"},
    {"id": "b", "type": "MessageNode", "variant": {"type": "Fax", "templateId": "t"}, "child": "ExitNode"},
    {"id": "c", "type": "DelayNode", "variant": {"type": "LocalTime", "hour": 25, "allowedDaysOfWeek": [7]}, "child": "ExitNode"},
    {"id": 4}, 17]})");
  std::vector<std::string> places;
  for (const Finding& finding : loaded.report.findings()) {
    EXPECT_EQ(finding.rule, "file/foreign-field");
    EXPECT_TRUE(i18n::known(finding.what.key));
    places.emplace_back(loaded.at(finding.place.span));
  }
  EXPECT_EQ(places, (std::vector<std::string>{"5", "\"soon\"", "\"Fax\"", "25", "7"}));
  EXPECT_EQ(loaded.step("4").readable, false);
  EXPECT_EQ(loaded.import.journeys[0].steps.size(), 6u) << "five nodes and the exit";
  expect_books_balance(loaded);
}

TEST(Dittofeed, ABrokenFileStillGivesItsSteps) {
  std::string text = file_text(testing::source_dir() + "/tests/data/dittofeed/reservation-reminder.json");
  for (std::size_t at = 0; at < text.size(); at += 7) {
    std::string broken = text;
    broken.erase(at, 1);
    const Loaded loaded(broken);
    if (loaded.importer == nullptr) continue;  // the word "entryNode" itself was hit
    for (const FieldFate& field : loaded.import.fields) EXPECT_LE(field.span.end, broken.size());
  }
  text.erase(text.find("},\n    {\n      \"id\": \"reminder\""), 1);
  const Loaded loaded(text);
  EXPECT_FALSE(loaded.result.errors.empty());
  EXPECT_EQ(loaded.step("reminder").type, StepType::message);
  EXPECT_EQ(loaded.step("another-day").type, StepType::message);
}

TEST(Merge, AddsWhatTheWorkspaceLacks) {
  const Loaded loaded(data("reservation-reminder.json"), "reservation-reminder.json");
  model::Workspace alone;
  merge(loaded.import.needs, 3, alone);
  EXPECT_EQ(alone.file, 3u);
  ASSERT_FALSE(alone.segments.empty());
  EXPECT_EQ(loaded.at(alone.segments[0].span), "\"cancelled-tables\"");
  model::Workspace given;
  given.given = true;
  given.file = 1;
  declare(given.segments, {"cancelled-tables", {5, 6}});
  merge(loaded.import.needs, 3, given);
  EXPECT_EQ(given.file, 1u);
  EXPECT_EQ(given.segments.size(), 1u);
  EXPECT_EQ(given.segments[0].span, (Span{5, 6})) << "what the workspace says stands";
  ASSERT_EQ(given.templates.size(), 2u);
  EXPECT_TRUE(given.templates[0].span.empty()) << "a place in another file would mislead";
}

// Real exports, when they are at hand: WAYPROOF_CORPUS names a folder with a folder for each system.
TEST(Dittofeed, RealExports) {
  const char* const corpus = std::getenv("WAYPROOF_CORPUS");
  const std::filesystem::path folder = corpus ? std::filesystem::path(corpus) / "dittofeed" : std::filesystem::path();
  if (corpus == nullptr || !std::filesystem::exists(folder))
    GTEST_SKIP() << "WAYPROOF_CORPUS is not set: 0 real exports read";
  std::map<Fate, std::size_t> fates;
  std::size_t files = 0;
  std::size_t unreachable = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    const Loaded loaded(file_text(entry.path()), entry.path().filename().string());
    ASSERT_NE(loaded.importer, nullptr) << entry.path();
    ++files;
    EXPECT_TRUE(loaded.report.findings().empty()) << entry.path();
    EXPECT_EQ(loaded.unknown_fields(), 0u) << entry.path();
    expect_books_balance(loaded);
    for (const FieldFate& field : loaded.import.fields) ++fates[field.fate];
    for (const model::Journey& journey : loaded.import.journeys) {
      EXPECT_TRUE(journey.entry_given) << entry.path();
      EXPECT_TRUE(journey.first && journey.find_step(journey.first->value)) << entry.path();
      for (const Step& step : journey.steps) unreachable += step.id.value == "check-cancellation";
    }
  }
  std::printf("%zu real exports: %zu fields mapped, %zu approximated, %zu left out\n", files, fates[Fate::mapped],
              fates[Fate::approximated], fates[Fate::left_out]);
  EXPECT_GE(files, 10u);
  EXPECT_EQ(unreachable, 1u);
}

}  // namespace
}  // namespace wayproof::imports
