// Where in a file a piece of a text stands, escapes and all; and texts too large for a rule's page.
#include <gtest/gtest.h>

#include "rules/texts.h"
#include "support/checked.h"

namespace wayproof::rules {
namespace {

/// The piece of the file that place_in names for [begin, end) of the text.
std::string written(std::string_view literal, std::string value, std::size_t begin, std::size_t end) {
  model::Project project;
  const std::string file = "{\"text\": " + std::string(literal) + "}";
  project.files.push_back({"a.journey.json", file, model::FileKind::journey, {}, true, false, {}});
  const program::Program program;
  const facts::Facts facts;
  const Context context{project, program, facts};
  const model::Text::Entry entry{"", std::move(value), {9, static_cast<std::uint32_t>(9 + literal.size())}};
  Body body;
  body.entry = &entry;
  const Span span = place_in(context, body, begin, end).span;
  return file.substr(span.begin, span.size());
}

TEST(TextPlaces, AreThoseOfTheFile) {
  EXPECT_EQ(written(R"("Two days left")", "Two days left", 4, 8), "days");
  EXPECT_EQ(written(R"("a\nb\"c")", "a\nb\"c", 2, 5), R"(b\"c)");
  EXPECT_EQ(written(R"("\u9000订：#")", "退订：#", 3, 6), "订");
  EXPECT_EQ(written(R"("\u9000订：#")", "退订：#", 0, 3), R"(\u9000)");
  EXPECT_EQ(written(R"("\ud83c\udf89!")", "🎉!", 4, 5), "!");
  EXPECT_EQ(written(R"("end")", "end", 3, 3), "") << "an empty piece at the end";
  EXPECT_EQ(written(R"("short")", "short", 3, 99), R"("short")") << "what is not in it is the whole text";
}

std::vector<std::string> problems(std::size_t filler, std::string_view end) {
  const std::string workspace = R"({"format": "wayproof/workspace@1", "id": "shop", "language": "en",
    "topics": {"news": {"consent": "express"}}, "channels": {"email": {"kind": "email"}},
    "gate": {"checks": {"consent": {"mode": "enforce"}}}})";
  const std::string journey =
      R"({"format": "wayproof/journey@1", "id": "j", "owner": "crm", "entry": {"on": {"handed_over": true}},
    "first": "mail", "steps": {"mail": {"type": "message", "channel": "email", "purpose": "marketing", "topic": "news",
    "content": {"subject": "Long", "html": "<p>)" +
      std::string(filler, 'x') + std::string(end) + R"("}, "next": "end"}, "end": {"type": "end"}}})";
  auto loaded = testing::load({{"shop.workspace.json", workspace}, {"j.journey.json", journey}});
  std::vector<std::string> found;
  for (const Finding& finding : testing::check(*loaded, *parse_date("2027-03-01"))) {
    if (finding.rule == "content/mail-size") found.push_back(finding.what.key);
  }
  return found;
}

TEST(MailSize, CountsTheHtml) {
  constexpr std::string_view footer = "</p><a href='{{unsubscribe_url}}'>Unsubscribe</a>";
  const std::size_t rest = footer.size() + 3;  // and the opening tag
  EXPECT_EQ(problems(102 * 1024 - rest, footer), std::vector<std::string>{});
  EXPECT_EQ(problems(102 * 1024 - rest + 1, footer), std::vector<std::string>{"content/mail-size.what"});
  EXPECT_EQ(problems(102 * 1024, footer), std::vector<std::string>{"content/mail-size.what.opt_out"})
      << "the way out stands behind what Gmail shows";
}

}  // namespace
}  // namespace wayproof::rules
