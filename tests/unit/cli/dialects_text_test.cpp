// `wayproof check --dialects` as people and machines read it.
#include <gtest/gtest.h>

#include "cli/command_line.h"
#include "support/checked.h"
#include "support/fake_io.h"
#include "support/golden.h"
#include "support/source_dir.h"

namespace wayproof::testing {
namespace {

using cli::ExitCode;

const std::string workspace = R"({"format": "wayproof/workspace@1", "id": "shop", "time_zone": "Europe/Berlin",
  "journeys": ["*.journey.json"], "channels": {"sms": {"kind": "sms"}, "email": {"kind": "email"}},
  "topics": {"offers": {"channels": ["sms", "email"]}}, "events": {"cart": {}},
  "gate": {DIALECT"checks": {"caps": {"mode": "enforce"}},
    "caps": [{"id": "a-day", "of": {"purpose": "marketing"}, "max": 1, "window": {"calendar": "day"}}]}})";
const std::string journey = R"({"format": "wayproof/journey@1", "id": "cart", "entry": {"on": {"event": "cart"}},
  "first": "offer", "steps": {
    "offer": {"type": "message", "title": {"en": "Your cart", "zh": "您的购物车"}, "channel": "sms", "topic": "offers",
      "purpose": "marketing", "content": {"text": "Hi"}, "next": "pause"},
    "pause": {"type": "wait", "for": "PT20M", "next": "reminder"},
    "reminder": {"type": "message", "title": {"en": "Still there", "zh": "还在等您"}, "channel": "email", "topic": "offers",
      "purpose": "marketing", "content": {"subject": "Hi", "text": "Hi"}, "next": "z"},
    "z": {"type": "end"}}})";

FakeIo shop(const std::string& dialect) {
  FakeIo io;
  std::string text = workspace;
  text.replace(text.find("DIALECT"), 7, dialect.empty() ? "" : "\"dialect\": \"" + dialect + "\", ");
  io.files["shop.workspace.json"] = text;
  io.files["cart.journey.json"] = journey;
  return io;
}

TEST(DialectsText, ShowsWhatGoesOutInTwoColumns) {
  FakeIo io = shop("");
  for (const char* language : {"en", "zh"}) {
    EXPECT_EQ(cli::run({"check", "--dialects", "--lang", language}, io), ExitCode::clean) << io.complained;
    io.printed += "\n";
  }
  EXPECT_TRUE(matches_golden("dialects/late-evening.txt", io.printed));
}

TEST(DialectsText, MachinesReadJson) {
  FakeIo io = shop("dynamics-365");
  EXPECT_EQ(cli::run({"check", "--dialects", "--format", "json"}, io), ExitCode::findings);
  EXPECT_TRUE(matches_golden("dialects/late-evening.json", io.printed));
}

TEST(DialectsText, OnlyThePlatformThatIsMeantIsAProblem) {
  for (const auto& [dialect, code] : {std::pair{"dynamics-365", ExitCode::findings},
                                      {"braze", ExitCode::clean},
                                      {"some-platform", ExitCode::clean}}) {
    FakeIo io = shop(dialect);
    EXPECT_EQ(cli::run({"check", "--dialects"}, io), code) << dialect;
    EXPECT_NE(io.printed.find("The files are meant for"), std::string::npos);
  }
}

TEST(DialectsText, ExamplesAreAnsweredAsTheyWere) {
  FakeIo io;
  for (const auto& [name, text] : files_of(source_dir() + "/examples/c02-cart-recovery-as-written"))
    io.files[name] = text;
  EXPECT_EQ(cli::run({"check", "--dialects"}, io), ExitCode::clean) << io.complained;
  EXPECT_TRUE(matches_golden("dialects/as-written.txt", io.printed));
}

TEST(DialectsText, KnowsNoOtherFormatAndNoBaseline) {
  FakeIo io = shop("");
  EXPECT_EQ(cli::run({"check", "--dialects", "--format", "sarif"}, io), ExitCode::usage);
  EXPECT_EQ(cli::run({"check", "--dialects", "--baseline", "b.json"}, io), ExitCode::usage);
  EXPECT_TRUE(io.printed.empty());
}

}  // namespace
}  // namespace wayproof::testing
