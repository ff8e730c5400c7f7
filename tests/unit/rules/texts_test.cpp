// Texts of messages as people read them: variables, what of an HTML body can be seen, ways to opt out.
#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include "rules/opt_out.h"
#include "rules/template_text.h"

namespace wayproof::rules {
namespace {

std::string told(std::string_view text) {
  std::string all;
  for (const ToldWord& one : told_words(text))
    all += (all.empty() ? "" : " ") + one.word + (one.in_chinese ? "(zh)" : "");
  return all;
}

TEST(OptOutWords, InChinese) {
  EXPECT_EQ(told("购物车优惠还剩两天。拒收请回复R"), "R(zh)");
  EXPECT_EQ(told("购物车优惠还剩两天 回TD退订"), "TD(zh)");
  EXPECT_EQ(told("退订回T"), "T(zh)");
  EXPECT_EQ(told("退订请回复“退订”"), "退订(zh)");
  EXPECT_EQ(told("拒收请回复 Ｒ"), "R(zh)") << "full width";
  EXPECT_EQ(told("回TD退订，回N拒收"), "TD(zh) N(zh)");
}

TEST(OptOutWords, InOtherLanguages) {
  EXPECT_EQ(told("Two days left. Reply STOP to opt out"), "STOP");
  EXPECT_EQ(told("Two days left. Txt stop to 12345"), "STOP");
  EXPECT_EQ(told("STOP to end"), "STOP");
  EXPECT_EQ(told("Offre valable 2 jours. STOP au 36180"), "STOP");
  EXPECT_EQ(told("To unsubscribe, reply with \"R\""), "R");
  EXPECT_EQ(told("Reply END to cancel"), "END");
  EXPECT_EQ(told("Reply C to cancel all messages."), "C");
  EXPECT_EQ(told("Reply QUIT"), "QUIT");
  EXPECT_EQ(told("Responda BAJA para cancelar"), "BAJA");
  EXPECT_EQ(told("You get two texts a week. Text STOP to end them"), "STOP");
  EXPECT_EQ(told("Reply Y to confirm, STOP to end"), "Y STOP") << "what one answer is for is not told from another";
}

TEST(OptOutWords, AnswersThatAreNone) {
  EXPECT_EQ(told("Reply Y to confirm your table."), "");
  EXPECT_EQ(told("回复1了解详情"), "");
  EXPECT_EQ(told("回复A选红色，回复B选蓝色。"), "");
  EXPECT_EQ(told("The bus does not stop here."), "");
  EXPECT_EQ(told("Reply R to recommend us."), "") << "no end in it";
  EXPECT_EQ(told("Meet us this weekend. Reply T to attend."), "");
  EXPECT_EQ(told("Reply END to finish the game."), "") << "not of messages";
  EXPECT_EQ(told("Reply CANCEL to cancel your booking."), "");
  EXPECT_EQ(told(""), "");
}

TEST(OptOutLink, HasToBeOne) {
  EXPECT_TRUE(offers_link("Unsubscribe: {{unsubscribe_url}}"));
  EXPECT_TRUE(offers_link("Unsubscribe: {{ one_click_url }}"));
  EXPECT_TRUE(offers_link("https://shop.example.com/unsubscribe?u=1"));
  EXPECT_FALSE(offers_link("https://shop.example.com/cart"));
  EXPECT_FALSE(offers_link("http://shop.example.com/unsubscribe")) << "not over https";
  EXPECT_FALSE(offers_link("Unsubscribe by mail to us"));
}

TEST(VisibleText, LeavesOutWhatNobodySees) {
  EXPECT_EQ(visible_text("Hi <b>Li</b>"), "Hi Li");
  EXPECT_EQ(visible_text("a<!-- {{unsubscribe_url}} -->b"), "ab");
  EXPECT_EQ(visible_text("<head><title>T</title></head>x<style>p{}</style>"), "x");
  EXPECT_EQ(visible_text("<p style=\"display: none\">no <i>no</i></p>yes"), "yes");
  EXPECT_EQ(visible_text("<div hidden>no</div>yes"), "yes");
  EXPECT_EQ(visible_text("<a href=\"https://x.example\">here</a>"), "here <https://x.example>");
  EXPECT_EQ(visible_text("<a href='https://x.example'></a>"), "") << "nothing to click on";
  EXPECT_EQ(visible_text("<a href='https://x.example'><img alt='Stop'></a>"), "Stop <https://x.example>");
  EXPECT_EQ(visible_text("1 <2"), "1 ") << "a tag that does not end";
}

TEST(VisibleText, ReadsCharacterReferences) {
  EXPECT_EQ(visible_text("Un&#115;ub&#x73;cribe &amp; go"), "Unsubscribe & go");
  EXPECT_EQ(visible_text("Unsub&shy;scri&#8203;be"), "Unsubscribe") << "nobody sees these";
  EXPECT_EQ(visible_text("&#36864;&#x8BA2;"), "退订");
  EXPECT_EQ(visible_text("a &copy b & c &; &#; &#xD800; &#1114112;"), "a &copy b & c &; &#; &#xD800; &#1114112;")
      << "none that it knows";
}

TEST(IncludedText, IsFoundByItsMarks) {
  EXPECT_EQ(included_text("a {% include 'footer' %} b"), "{% include 'footer' %}");
  EXPECT_EQ(included_text("a {{> footer}}"), "{{> footer}}");
  EXPECT_EQ(included_text("{{content_blocks.${footer}}}"), "{{content_blocks.${footer}}");
  EXPECT_EQ(included_text("{{unsubscribe_url}} {% if vip %}"), "");
  EXPECT_EQ(included_text("{% include 'footer'"), "") << "does not end";
}

TEST(Variables, AreReadWithTheirFilters) {
  const auto all = variables_in("Dear {{name | fallback: 'you'}}, {{ code }} {{a.b}} {{x y}} {{open");
  ASSERT_EQ(all.size(), 5U);
  EXPECT_EQ(all[0].name, "name");
  EXPECT_EQ(all[0].filter, "fallback");
  EXPECT_TRUE(all[0].has_argument);
  EXPECT_EQ(all[1].name, "code");
  EXPECT_TRUE(all[1].filter.empty());
  EXPECT_TRUE(all[2].well_formed);
  EXPECT_FALSE(all[3].well_formed);
  EXPECT_FALSE(all[4].well_formed);
}

TEST(Links, AreReadWithTheirWords) {
  const std::string html =
      "<p><a class='button' href='https://x.example/a'>Buy <b>now</b></a> <a>gone</a></p>"
      "<a href='https://x.example/b' style='display:none'>hidden</a><a href=''> </a>";
  const auto links = links_in(html);
  ASSERT_EQ(links.size(), 2U);
  EXPECT_EQ(links[0].words, "Buy now");
  EXPECT_EQ(links[0].address, "https://x.example/a");
  EXPECT_NE(links[0].tag.find("class='button'"), std::string_view::npos);
  EXPECT_EQ(links[1].words, "gone");
  EXPECT_EQ(links[1].address, "");
}

std::string lost(std::string_view text, bool html) {
  const auto one = lost_link(text, html, [](std::string_view name) { return name == "unsubscribe_url"; });
  if (!one) return "";
  return one->words + ":" + std::string(text.substr(one->begin, one->end - one->begin));
}

TEST(LostLinks, LeadNowhere) {
  EXPECT_EQ(lost("<a href='#'>Unsubscribe</a>", true), "Unsubscribe:#");
  EXPECT_EQ(lost("<a href=''>退订</a>", true), "退订:a href=''");
  EXPECT_EQ(lost("<a href='{{of_nobody}}'>Unsubscribe</a>", true), "Unsubscribe:{{of_nobody}}");
  EXPECT_EQ(lost("<a href='{{unsubscribe_url}}'>Unsubscribe</a>", true), "");
  EXPECT_EQ(lost("<a href='#'>Unsubscribe</a><a href='https://x.example/t'>Unsubscribe</a>", true), "")
      << "another one works";
  EXPECT_EQ(lost("<a href='#top'>Up</a>", true), "");
  EXPECT_EQ(lost("Hello\nUnsubscribe: \nBye", false), "Unsubscribe:Unsubscribe");
  EXPECT_EQ(lost("退订：{{of_nobody}}", false), "退订:{{of_nobody}}");
  EXPECT_EQ(lost("退订：{{unsubscribe_url}}", false), "");
  EXPECT_EQ(lost("You can unsubscribe at any time", false), "");
}

TEST(OptOutLinks, MayStandBehindATracker) {
  EXPECT_TRUE(offers_link("Unsubscribe <https://click.example/8f2a>"));
  EXPECT_FALSE(offers_link("Buy <https://click.example/8f2a>"));
  EXPECT_FALSE(offers_link("Unsubscribe\nBuy <https://click.example/8f2a>"));
}

TEST(Folding, MakesFullWidthPlain) {
  EXPECT_EQ(folded("ＳＴＯＰ stop Ｒ１！"), "stop stop r1!");
  EXPECT_EQ(folded("退订"), "退订");
}

RC_GTEST_PROP(Texts, AnyBytesAreRead, ()) {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::oneOf(
      rc::gen::element<std::string>("<", ">", "</a>", "<a href=", "<!--", "-->", "{{", "}}", "|", "回", "复", "退订",
                                    "&#", "&amp;", ";", "{% include", "%}", "end", " to cancel", "stop", "reply ", "\"",
                                    "'", "\xEF\xBC", "\xE5", "style=display:none"),
      rc::gen::arbitrary<std::string>()));
  std::string text;
  for (const auto& piece : pieces) text += piece;
  for (const Variable& variable : variables_in(text)) {
    RC_ASSERT(variable.begin < variable.end);
    RC_ASSERT(variable.end <= text.size());
  }
  (void)offers_link(visible_text(text));
  (void)links_in(text);
  for (const bool html : {false, true}) {
    const auto lost = lost_link(text, html, [](std::string_view) { return false; });
    if (lost) RC_ASSERT(lost->begin <= lost->end && lost->end <= text.size());
  }
  (void)told_words(text);
  (void)hints_at_switch(text);
}

}  // namespace
}  // namespace wayproof::rules
