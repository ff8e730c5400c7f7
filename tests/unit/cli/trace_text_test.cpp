// A trace as the terminal shows it, whole, in both languages. The files are small workspaces of the examples.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/command_line.h"
#include "support/fake_io.h"
#include "support/golden.h"
#include "support/source_dir.h"

namespace wayproof::testing {
namespace {

namespace fs = std::filesystem;

/// A machine that has one folder of the examples.
FakeIo machine_with(const std::string& folder) {
  FakeIo io;
  for (const auto& entry : fs::directory_iterator(fs::path(source_dir()) / "examples" / folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    io.files[entry.path().filename().string()] = text.str();
  }
  return io;
}

std::string traced(const std::string& folder, const std::string& customer) {
  FakeIo io = machine_with(folder);
  for (const char* language : {"en", "zh"}) {
    EXPECT_EQ(cli::run({"trace", customer + ".customer.json", "--lang", language}, io), cli::ExitCode::clean)
        << io.complained;
    io.printed += "\n";
  }
  return io.printed;
}

// The answer to the call is told once, though it arrives, and then sets the step in motion.
TEST(TraceText, TellsAnAnswerOnce) {
  EXPECT_TRUE(matches_golden("trace/asks-in-the-afternoon.txt", traced("finance", "c20-asks-in-the-afternoon")));
}

// The daily reminder of June is not worth a line on each day of February.
TEST(TraceText, IsSilentAboutSchedulesOutsideTheirPeriod) {
  EXPECT_TRUE(matches_golden("trace/born-on-29-february.txt", traced("fashion-shop", "c04-born-on-29-february")));
}

}  // namespace
}  // namespace wayproof::testing
