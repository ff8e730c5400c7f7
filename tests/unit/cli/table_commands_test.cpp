// `wayproof import` and `wayproof export` on a machine in memory.
#include <gtest/gtest.h>

#include "cli/command_line.h"
#include "support/fake_io.h"
#include "support/model.h"

namespace wayproof {
namespace {

using testing::FakeIo;

using cli::ExitCode;

ExitCode run(FakeIo& io, std::vector<std::string> words) { return cli::run(words, io); }

const std::string plan = "流程名称,触发条件,关键动作\nWelcome,注册,立即短信\n";

TEST(TableCommands, ImportSaysWhatIsOpenAndWritesOnlyWhereItIsTold) {
  FakeIo io;
  io.files["plan.csv"] = plan;
  EXPECT_EQ(run(io, {"import", "plan.csv", "--lang", "en"}), ExitCode::clean);
  EXPECT_EQ(io.files.size(), 1U);
  EXPECT_NE(io.printed.find("table/missing"), std::string::npos) << io.printed;
  EXPECT_NE(io.printed.find("1 journey."), std::string::npos) << io.printed;

  EXPECT_EQ(run(io, {"import", "plan.csv", "--out", "flows", "--lang", "en"}), ExitCode::clean);
  ASSERT_EQ(io.files.count("flows/welcome.journey.json"), 1U);
  EXPECT_EQ(io.files.count("flows/shared.workspace.json"), 1U);
  EXPECT_TRUE(testing::decode_journey(io.files["flows/welcome.journey.json"]).findings.empty());

  EXPECT_EQ(run(io, {"import", "plan.csv", "--out", "flows"}), ExitCode::usage);  // it is there already
}

TEST(TableCommands, ImportTellsGb18030ByItself) {
  FakeIo io;
  io.files["plan.csv"] = testing::source_file("tests/data/tables/plan-gb18030.csv");
  EXPECT_EQ(run(io, {"import", "plan.csv", "--out", ".", "--lang", "zh"}), ExitCode::clean);
  ASSERT_EQ(io.files.count("./cart-updated.journey.json") + io.files.count("cart-updated.journey.json"), 1U);
  io.files["plan.csv"] = "a,\x80\n";
  EXPECT_EQ(run(io, {"import", "plan.csv", "--encoding", "gb18030"}), ExitCode::usage);
  EXPECT_EQ(run(io, {"import", "plan.csv"}), ExitCode::findings);
  EXPECT_EQ(run(io, {"import", "nowhere.csv"}), ExitCode::usage);
}

TEST(TableCommands, ExportWritesWhatImportReads) {
  for (const std::string encoding : {"utf-8", "gb18030"}) {
    FakeIo io;
    io.files["a.journey.json"] =
        testing::source_file("examples/c02-cart-recovery-as-written/cart-recovery.journey.json");
    EXPECT_EQ(run(io, {"export", "--table", "plan", "--out", "plan.csv", "--encoding", encoding, "--lang", "zh"}),
              ExitCode::clean);
    ASSERT_EQ(io.files.count("plan.csv"), 1U);
    EXPECT_EQ(run(io, {"import", "plan.csv", "--out", "back", "--lang", "zh"}), ExitCode::clean)
        << io.printed << io.complained;
    ASSERT_EQ(io.files.count("back/cart-updated.journey.json"), 1U);
  }
}

TEST(TableCommands, ExportPrintsCsvForExcel) {
  FakeIo io;
  io.files["a.journey.json"] = testing::source_file("examples/c02-cart-recovery-as-written/cart-recovery.journey.json");
  EXPECT_EQ(run(io, {"export", "--table", "actions", "--lang", "en"}), ExitCode::clean);
  EXPECT_TRUE(
      io.printed.starts_with("\xEF\xBB\xBF"
                             "Flow name,Condition kind,"))
      << io.printed;
}

}  // namespace
}  // namespace wayproof
