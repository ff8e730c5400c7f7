#include "cli/arguments.h"

#include <gtest/gtest.h>

#include "cli/command_line.h"
#include "cli/session.h"
#include "support/fake_io.h"

namespace wayproof::cli {
namespace {

using Words = std::vector<std::string>;

std::string mistake_in(const Words& words) {
  const ParsedArguments parsed = parse_arguments(words);
  return parsed.mistake ? parsed.mistake->key : "";
}

TEST(Arguments, OptionsTakeTheirValueEitherWay) {
  for (const Words& words : {Words{"check", "--format", "json", "a"}, Words{"check", "a", "--format=json"}}) {
    const Arguments arguments = parse_arguments(words).arguments;
    EXPECT_EQ(arguments.command->name, "check");
    EXPECT_EQ(arguments.operands, Words{"a"});
    EXPECT_EQ(arguments.value("format"), "json");
  }
}

TEST(Arguments, TheLastValueCounts) {
  EXPECT_EQ(parse_arguments({"check", "--lang=en", "--lang=zh"}).arguments.value("lang"), "zh");
}

TEST(Arguments, ADashIsAnOperandAndTwoEndTheOptions) {
  EXPECT_EQ(parse_arguments({"check", "-", "--", "--format"}).arguments.operands, (Words{"-", "--format"}));
}

TEST(Arguments, HelpIsTakenAnywhere) {
  for (const Words& words :
       {Words{"--help"}, Words{"help"}, Words{"-h"}, Words{"check", "x", "-h"}, Words{"help", "explain"}}) {
    EXPECT_TRUE(parse_arguments(words).arguments.help);
    EXPECT_EQ(mistake_in(words), "");
  }
}

TEST(Arguments, EveryMistakeHasItsSentence) {
  EXPECT_EQ(mistake_in({"chekc"}), "cli.usage.unknown-command");
  EXPECT_EQ(mistake_in({"--lang", "en", "check"}), "cli.usage.option-before-command");
  EXPECT_EQ(mistake_in({"check", "--fromat", "json"}), "cli.usage.unknown-option");
  EXPECT_EQ(mistake_in({"check", "-format", "json"}), "cli.usage.unknown-option");
  EXPECT_EQ(mistake_in({"fix", "--unsafe=yes"}), "cli.usage.value-not-wanted");
  EXPECT_EQ(mistake_in({"check", "--format"}), "cli.usage.value-missing");
  EXPECT_EQ(mistake_in({"check", "--format", "yaml"}), "cli.usage.bad-choice");
  EXPECT_EQ(mistake_in({"explain"}), "cli.usage.operand-missing");
  EXPECT_EQ(mistake_in({"explain", "a", "b", "c"}), "cli.usage.operand-not-wanted");
}

TEST(CommandLine, WrongUseIsSaidOnStandardErrorAndEndsWithTwo) {
  for (const Words& words : {Words{"chekc"}, Words{"check", "--as-of", "tomorrow"}, Words{"check", "--width", "7"}}) {
    testing::FakeIo io;
    EXPECT_EQ(run(words, io), ExitCode::usage);
    EXPECT_EQ(io.printed, "");
    EXPECT_NE(io.complained.find(words.back()), std::string::npos);
  }
}

TEST(CommandLine, SpeaksTheLanguageOfTheEnvironmentUnlessTold) {
  const auto first_line = [](const Words& words, std::map<std::string, std::string> variables) {
    testing::FakeIo io;
    io.variables = std::move(variables);
    EXPECT_EQ(run(words, io), ExitCode::clean);
    return io.printed.substr(0, io.printed.find('\n'));
  };
  const std::string english = first_line({"help"}, {});
  const std::string chinese = first_line({"help"}, {{"LANG", "zh_CN.UTF-8"}});
  EXPECT_NE(english, chinese);
  EXPECT_EQ(first_line({"help"}, {{"LANG", "zh_CN.UTF-8"}, {"LC_ALL", "C"}}), english);
  EXPECT_NE(first_line({"version", "--help", "--lang", "zh"}, {}), first_line({"version", "--help"}, {}));
}

TEST(CommandLine, EveryCommandHasHelpWithoutHolesInBothLanguages) {
  for (const CommandSpec& command : commands()) {
    for (const auto language : {i18n::Language::en, i18n::Language::zh}) {
      const std::string text = help_text(&command, language);
      EXPECT_EQ(text.find("⟨"), std::string::npos) << text;
      for (const OptionSpec& option : command.options)
        EXPECT_NE(text.find("--" + std::string(option.name)), std::string::npos);
    }
  }
  EXPECT_EQ(help_text(nullptr, i18n::Language::zh).find("⟨"), std::string::npos);
}

}  // namespace
}  // namespace wayproof::cli
