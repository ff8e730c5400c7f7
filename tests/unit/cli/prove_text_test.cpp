// `wayproof prove` as people and machines read it.
#include <gtest/gtest.h>

#include "cli/command_line.h"
#include "support/checked.h"
#include "support/fake_io.h"
#include "support/golden.h"
#include "support/source_dir.h"

namespace wayproof::testing {
namespace {

using cli::ExitCode;

FakeIo machine_with(const std::string& folder) {
  FakeIo io;
  for (const auto& [name, text] : files_of(source_dir() + "/examples/" + folder)) io.files[name] = text;
  return io;
}

TEST(ProveText, TellsWhatCanHappenAndToWhom) {
  FakeIo io = machine_with("c02-cart-recovery-as-written");
  for (const char* language : {"en", "zh"}) {
    EXPECT_EQ(cli::run({"prove", "--lang", language}, io), ExitCode::findings) << io.complained;
    io.printed += "\n";
  }
  EXPECT_TRUE(matches_golden("proof/as-written.txt", io.printed));
}

TEST(ProveText, TellsWhatCannotHappen) {
  FakeIo io = machine_with("member-shop");
  for (const char* language : {"en", "zh"}) {
    EXPECT_EQ(cli::run({"prove", "--lang", language}, io), ExitCode::clean) << io.complained;
    io.printed += "\n";
  }
  EXPECT_TRUE(matches_golden("proof/member-shop.txt", io.printed));
}

TEST(ProveText, MachinesReadJson) {
  FakeIo io = machine_with("c02-cart-recovery-as-written");
  EXPECT_EQ(cli::run({"prove", "--format", "json"}, io), ExitCode::findings);
  EXPECT_TRUE(matches_golden("proof/as-written.json", io.printed));
}

TEST(ProveText, APromiseThatCannotBeReadIsNotAProvedOne) {
  FakeIo io;
  io.files["w.workspace.json"] = R"({"format": "wayproof/workspace@1", "id": "w", "channels": {"sms": {"kind": "sms"}},
    "topics": {"news": {"consent": "none"}}, "journeys": ["*.journey.json"], "guarantees": [
      {"kind": "never_between", "message": {"channel": "sms"}, "from": "22:00", "to": "08:00:00"},
      {"kind": "never_between", "message": {"channel": "sms"}, "from": "22:00:00", "to": "08:00:00"}]})";
  io.files["j.journey.json"] = R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": "hand"}, "first": "z",
    "steps": {"z": {"type": "end"}}})";
  (void)cli::run({"prove"}, io);
  EXPECT_NE(io.complained.find("22:00"), std::string::npos);
  EXPECT_NE(io.printed.find("22:00 and 08:00"), std::string::npos) << io.printed;
  EXPECT_EQ(io.printed.find("00:00 and 08:00"), std::string::npos) << io.printed;
}

TEST(ProveText, WritesTestsOfWhatCanHappenAndNoneTwice) {
  FakeIo io = machine_with("c02-cart-recovery-as-written");
  const std::string path = "fashion-shop.journey-tests.json";
  EXPECT_EQ(cli::run({"prove", "--write-tests"}, io), ExitCode::findings);
  ASSERT_EQ(io.files.count(path), 1U);
  const std::string written = io.files[path];
  EXPECT_NE(written.find("no_message"), std::string::npos);
  EXPECT_EQ(cli::run({"test"}, io), ExitCode::findings) << "what can happen still does";
  EXPECT_EQ(cli::run({"prove", "--write-tests"}, io), ExitCode::findings);
  EXPECT_EQ(io.files[path], written);
}

// The timeline of a race is told in the order in which it happens; as a test it would be played in the usual one.
TEST(ProveText, ARaceIsToldAsOneAndIsNoTest) {
  FakeIo io;
  io.files["w.workspace.json"] = R"({"format": "wayproof/workspace@1", "id": "shop", "time_zone": "Asia/Shanghai",
    "journeys": ["*.journey.json"], "channels": {"sms": {"kind": "sms"}}, "tags": ["open"],
    "topics": {"offers": {"channels": ["sms"], "consent": "express"}}, "latency": {"opt_out": "PT0S"},
    "guarantees": [{"kind": "at_most", "max": 0, "of": {"channel": "sms"}, "window": {"calendar": "day"}}]})";
  const auto at_nine = [](const std::string& id, const std::string& steps) {
    return R"({"format": "wayproof/journey@1", "id": ")" + id + R"(",
      "entry": {"on": {"every": {"period": "day", "at": "09:00:00"}}}, "first": "a", "steps": {)" +
           steps + R"(, "z": {"type": "end"}}})";
  };
  io.files["close.journey.json"] = at_nine("close", R"("a": {"type": "update", "remove_tags": ["open"], "next": "z"})");
  io.files["remind.journey.json"] = at_nine("remind", R"("a": {"type": "branch", "cases": [{"if": {"tag": "open"},
      "next": "b"}], "else": "z"}, "b": {"type": "message", "channel": "sms", "topic": "offers", "purpose": "marketing",
      "content": {"text": "Hi"}, "next": "z"})");
  for (const char* language : {"en", "zh"}) {
    EXPECT_EQ(cli::run({"prove", "--write-tests", "--lang", language}, io), ExitCode::clean) << io.complained;
    io.printed += "\n";
  }
  EXPECT_TRUE(matches_golden("proof/race.txt", io.printed));
  EXPECT_EQ(io.files.size(), 3U) << "no file of tests";
  io.printed.clear();
  (void)cli::run({"prove", "--format", "json"}, io);
  EXPECT_NE(io.printed.find(R"("first": "remind")"), std::string::npos) << io.printed;
  EXPECT_EQ(io.printed.find("\"customer\""), std::string::npos) << "it would be played in the usual order";
}

TEST(ProveText, AReplyThatComesTooLateIsShown) {
  FakeIo io;
  io.files["w.workspace.json"] = R"({"format": "wayproof/workspace@1", "id": "shop", "time_zone": "Asia/Shanghai",
    "journeys": ["*.journey.json"], "topics": {"offers": {"channels": ["chat"], "consent": "none"}},
    "channels": {"chat": {"kind": "official-account", "title": {"en": "Official account", "zh": "公众号"},
      "reply_window": {"length": "PT48H", "after": {"event": "wechat.message"}}}},
    "events": {"wechat.message": {"title": {"en": "Wrote to us", "zh": "发来消息"}, "late": {"at_most": "PT1M"}}}})";
  io.files["j.journey.json"] = R"({"format": "wayproof/journey@1", "id": "answer",
    "entry": {"on": {"event": "wechat.message"}}, "first": "hello", "steps": {
      "hello": {"type": "message", "channel": "chat", "topic": "offers", "purpose": "service",
        "content": {"text": "Hi"}, "next": "two-days"},
      "two-days": {"type": "wait", "for": "PT47H59M", "next": "offer"},
      "offer": {"type": "message", "channel": "chat", "topic": "offers", "purpose": "marketing",
        "content": {"text": "Hi"}, "next": "end"},
      "end": {"type": "end"}}})";
  for (const char* language : {"en", "zh"}) {
    EXPECT_EQ(cli::run({"prove", "--lang", language}, io), ExitCode::findings) << io.complained;
    io.printed += "\n";
  }
  EXPECT_TRUE(matches_golden("proof/reply-window.txt", io.printed));
}

}  // namespace
}  // namespace wayproof::testing
