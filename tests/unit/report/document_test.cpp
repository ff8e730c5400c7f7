// Documents as Markdown and as HTML: what comes from files stays text.
#include "report/document.h"

#include <gtest/gtest.h>

namespace wayproof::report {
namespace {

Document sample() {
  Document out;
  out.heading(1, "A & B", "bad");
  out.paragraph({{"Read ", Run::Kind::plain, {}},
                 {"the law", Run::Kind::link, "https://example.com/law"},
                 {" or ", Run::Kind::plain, {}},
                 {"this", Run::Kind::link, "javascript:alert(1)"},
                 {".", Run::Kind::plain, {}}});
  out.list({{{"x|y", Run::Kind::code, {}}}, {{"<b>", Run::Kind::strong, {}}}});
  out.table({"one", "two"}, {{plain("a|b\nc"), {{"d|e", Run::Kind::code, {}}}}});
  out.table({"day", "none"}, {{plain("2026-11-21"), plain("2026/11/21")}});
  out.table({"empty"}, {});
  return out;
}

TEST(Document, BackticksMarkWhatIsWrittenInFiles) {
  const auto read = [](std::string_view text) {
    std::string out;
    for (const auto& one : sentence(text))
      out += (one.kind == report::Run::Kind::code ? "<" + one.text + ">" : one.text) + "/";
    return out;
  };
  EXPECT_EQ(read("Write `keeps` at `news`."), "Write /<keeps>/ at /<news>/./");
  EXPECT_EQ(read("`a``b`"), "<a>/<b>/");
  EXPECT_EQ(read("one ` alone"), "one ` alone/");
  EXPECT_EQ(read("``"), "");
  EXPECT_EQ(read(""), "");
}

TEST(Document, Markdown) {
  EXPECT_EQ(write_markdown(sample()),
            "# A \\& B\n\n"
            "Read [the law](<https://example.com/law>) or this.\n\n"
            "- `x|y`\n- **\\<b\\>**\n\n"
            "| one | two |\n|---|---|\n| a\\|b c | `d\\|e` |\n\n"
            "| day | none |\n|---|---|\n| 2026-11-21 | 2026/11/21 |\n");
}

TEST(Document, Html) {
  const std::string html = write_html(sample(), i18n::Language::zh);
  EXPECT_NE(html.find("<html lang=\"zh-CN\">"), std::string::npos);
  EXPECT_NE(html.find("<title>A &amp; B</title>"), std::string::npos);
  EXPECT_NE(html.find("<h1 class=\"bad\">A &amp; B</h1>"), std::string::npos);
  EXPECT_NE(html.find("<a href=\"https://example.com/law\" rel=\"noopener noreferrer\">the law</a> or this."),
            std::string::npos);
  EXPECT_NE(html.find("<strong>&lt;b&gt;</strong>"), std::string::npos);
  EXPECT_EQ(html.find("javascript:"), std::string::npos);
  EXPECT_NE(html.find("<td class=\"date\">2026-11-21</td><td>2026/11/21</td>"), std::string::npos);
  EXPECT_EQ(html.find("<script"), std::string::npos);
}

TEST(Document, ALinkEndsWhereItEnds) {
  EXPECT_TRUE(is_web_address("https://example.com/a?b=c#d"));
  EXPECT_FALSE(is_web_address("https://example.com/> <b>"));
  EXPECT_FALSE(is_web_address("https://example.com/\""));
  EXPECT_FALSE(is_web_address("file:///etc/passwd"));
}

}  // namespace
}  // namespace wayproof::report
