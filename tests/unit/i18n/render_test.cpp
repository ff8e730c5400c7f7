#include "i18n/render.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "i18n/catalogue.h"

namespace wayproof::i18n {
namespace {

constexpr Language en = Language::en;
constexpr Language zh = Language::zh;

Arg number(std::int64_t value) { return {"n", value}; }

TEST(Render, fills_in_arguments) {
  EXPECT_EQ(fill("{n} of {limit}", {number(3), {"limit", 1'200}}, en), "3 of 1,200");
  EXPECT_EQ(fill("上限 {n}", {number(2)}, zh), "上限 2");
  EXPECT_EQ(fill("no placeholder", {}, en), "no placeholder");
  EXPECT_EQ(fill("", {}, en), "");
}

TEST(Render, picks_the_plural) {
  const std::string_view sentence = "{n} {n|message|messages}";
  EXPECT_EQ(fill(sentence, {number(1)}, en), "1 message");
  EXPECT_EQ(fill(sentence, {number(0)}, en), "0 messages");
  EXPECT_EQ(fill(sentence, {number(-1)}, en), "-1 messages");
  EXPECT_EQ(fill("step{n||s}", {number(2)}, en), "steps");
  EXPECT_EQ(fill("{n|key|keys}", {{"n", std::vector<Verbatim>{{"a"}}}}, en), "key");
  EXPECT_EQ(fill("{n|key|keys}", {{"n", std::vector<Message>{}}}, en), "keys");
}

TEST(Render, quotes_on_request) {
  EXPECT_EQ(fill("{name:q} is unknown", {{"name", Verbatim{"chanel"}}}, en), "“chanel” is unknown");
  EXPECT_EQ(fill("没有{names:oq}", {{"names", std::vector<Verbatim>{{"甲"}, {"乙"}}}}, zh), "没有“甲”或“乙”");
}

TEST(Render, says_moments_on_the_customers_clock) {
  const Zone shanghai = *Zone::find("Asia/Shanghai");
  const Instant at = *parse_date("2027-03-02") * day_seconds + 14 * 3600 + 40 * 60;  // 22:40 in Shanghai
  const std::vector<Arg> args{{"when", LocalMoment{at, shanghai}}};
  EXPECT_EQ(fill("{when}", args, en), "Tue 2 Mar, 22:40");
  EXPECT_EQ(fill("{when:t}", args, zh), "22:40");
  EXPECT_EQ(fill("{when:dy}", args, zh), "2027年3月2日周二");
  EXPECT_EQ(fill("{when:y}", args, en), "Tue 2 Mar 2027, 22:40");
  EXPECT_EQ(fill("{day} {day:y}", {{"day", Date{*parse_date("2027-03-02")}}}, en), "Tue 2 Mar Tue 2 Mar 2027");
}

TEST(Render, says_every_kind_of_argument) {
  EXPECT_EQ(render(ArgValue{Clock{21 * 3600}}, zh), "21:00");
  EXPECT_EQ(render(ArgValue{Rate{15'000}}, en), "1.5%");
  EXPECT_EQ(render(ArgValue{Money{3'000, "CNY"}}, zh), "30 元");
  EXPECT_EQ(render(ArgValue{Duration{0, 0, 86'400}}, zh), "24 小时");
  EXPECT_EQ(render(ArgValue{Word{"word.channel.sms"}}, zh), "短信");
  EXPECT_EQ(render(ArgValue{std::vector<Message>{{"word.channel.sms", {}}, {"word.channel.email", {}}}}, en),
            "SMS and mail");
  EXPECT_EQ(
      fill("{list:c}", {{"list", std::vector<Message>{{"word.channel.sms", {}}, {"word.channel.email", {}}}}}, zh),
      "短信、邮件");
}

TEST(Render, an_int_is_a_number_and_not_a_date) {
  const ArgValue value = 3;
  EXPECT_TRUE(std::holds_alternative<std::int64_t>(value));
}

TEST(Render, chooses_the_readers_language) {
  const UserText both{{{"en", "Cart"}, {"zh-Hans", "购物车"}}};
  EXPECT_EQ(choose(both, zh), "购物车");
  EXPECT_EQ(choose(both, en), "Cart");
  EXPECT_EQ(choose(UserText{{{"de", "Wagen"}, {"fr", "Panier"}}}, zh), "Wagen");
  EXPECT_EQ(choose(UserText{}, en), "");
}

TEST(Render, cuts_long_texts_of_users_between_characters) {
  std::string name;
  for (int i = 0; i < 300; ++i) name += "旅";
  const std::string shown = render(ArgValue{Verbatim{name}}, zh);
  EXPECT_EQ(shown.size(), 200 * 3 + std::string_view("…").size());
  EXPECT_EQ(shown.substr(shown.size() - 3), "…");
  EXPECT_EQ(render(ArgValue{Verbatim{std::string(200, 'a')}}, en), std::string(200, 'a'));
}

TEST(Render, shows_what_is_missing_instead_of_failing) {
  EXPECT_EQ(render(Message{"no/such.key", {}}, en), "⟨no/such.key⟩");
  EXPECT_EQ(fill("{n} of {m}", {number(1)}, en), "1 of ⟨m⟩");
}

TEST(Render, braces_may_be_doubled_or_lonely) {
  EXPECT_EQ(fill("{{{n}}}", {number(1)}, en), "{1}");
  EXPECT_EQ(fill("{n", {number(1)}, en), "{n");
  EXPECT_EQ(fill("a } b", {}, en), "a } b");
  EXPECT_EQ(fill("{n|", {number(1)}, en), "{n|");
  EXPECT_EQ(fill("{n|one}", {number(2)}, en), "");
}

TEST(Language, is_read_from_a_tag) {
  EXPECT_EQ(language_of("zh"), zh);
  EXPECT_EQ(language_of("zh-Hant-TW"), zh);
  EXPECT_EQ(language_of("zho"), en);
  EXPECT_EQ(language_of("en-GB"), en);
  EXPECT_EQ(language_of(""), en);
  EXPECT_EQ(code(zh), "zh-CN");
}

TEST(Render, names_do_not_turn_the_sentence_around) {
  // U+202E and its like end with the paragraph only: "gets <name> still" would be read from the right.
  EXPECT_EQ(render(ArgValue(Verbatim{"a\u202Eb\u2066c\u2069\u200Fd\u061C"}), en), "a\uFFFDb\uFFFDc\uFFFD\uFFFDd\uFFFD");
  EXPECT_EQ(render(ArgValue(UserText{{{"zh", "甲\u202E乙"}}}), zh), "甲\uFFFD乙");
  EXPECT_EQ(render(ArgValue(Verbatim{"שלום é 購物"}), en), "שלום é 購物");
}

TEST(Catalogue, is_sorted_and_found) {
  const std::span<const Sentence> all = catalogue();
  EXPECT_GT(all.size(), 50U);
  EXPECT_TRUE(
      std::is_sorted(all.begin(), all.end(), [](const Sentence& a, const Sentence& b) { return a.key < b.key; }));
  for (const Sentence& sentence : all) EXPECT_TRUE(known(sentence.key)) << sentence.key;
  EXPECT_FALSE(known("zzz"));
  EXPECT_FALSE(known(""));
}

}  // namespace
}  // namespace wayproof::i18n
